"""The tree that a screen reader walks, and what it could not name there."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_NAMED = {
    QAccessible.Role.EditableText,
    QAccessible.Role.ComboBox,
    QAccessible.Role.PushButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Table,
    QAccessible.Role.List,
    QAccessible.Role.SpinBox,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.ButtonDropDown,
}


def _walk(node: QAccessibleInterface | None, depth: int = 0) -> Iterator[QAccessibleInterface]:
    if node is None or not node.isValid() or depth > 40:
        return
    yield node
    if node.role() in (QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.ComboBox):
        return
    for place in range(node.childCount()):
        yield from _walk(node.child(place), depth + 1)


def nameless(widget: QWidget) -> list[str]:
    """What a screen reader meets below a widget and could not name."""
    found = []
    for node in _walk(QAccessible.queryAccessibleInterface(widget)):
        if node.role() in _NAMED and not node.state().invisible and not node.text(QAccessible.Text.Name):
            thing = node.object()
            parent = thing.parent()
            found.append(f"{node.role()} {type(thing).__name__} in {type(parent).__name__}")
    return found

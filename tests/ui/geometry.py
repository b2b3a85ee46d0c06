"""Measures what is on the screen: texts that do not fit their widget, widgets that lie on each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCheckBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTabBar,
    QTableView,
    QToolButton,
    QWidget,
)

from register_app.ui.widgets.chips import Chip
from register_app.ui.widgets.text import ElidedLabel

_SLACK = 1
"""Pixels lost to rounding of fractional text widths."""


def _describe(widget: QWidget, text: str = "") -> str:
    return f"{type(widget).__name__} {text[:60]!r} ({widget.width()}×{widget.height()})"


def _label(widget: QLabel) -> str:
    text, area = widget.text(), widget.contentsRect()
    if widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        longest = max((widget.fontMetrics().horizontalAdvance(word) for word in text.split()), default=0)
        if longest > area.width() + _SLACK:
            return f"a word needs {longest} of {area.width()}"
        return f"needs a height of {needed}" if needed > widget.height() + _SLACK else ""
    size = widget.fontMetrics().size(0, text)
    if size.width() > area.width() + _SLACK or size.height() > area.height() + 2 * _SLACK:
        return f"needs {size.width()}×{size.height()}, has {area.width()}×{area.height()}"
    return ""


def _hinted(widget: QWidget) -> str:
    """The hint for the width; for the height the line itself, since the hint of a style sheet adds its padding twice."""
    hint, line = widget.sizeHint(), widget.fontMetrics().height() + 4
    if hint.width() > widget.width() + _SLACK or line > widget.height() + _SLACK:
        return f"needs {hint.width()}×{line}"
    return ""


def _hint_of(widget: QLineEdit) -> str:
    """The text that an empty field shows; what one has typed scrolls."""
    if widget.text() or not widget.placeholderText():
        return ""
    needed = widget.fontMetrics().horizontalAdvance(widget.placeholderText())
    margins = widget.textMargins()
    room = widget.contentsRect().width() - margins.left() - margins.right() - 4
    return f"needs {needed} of {room}" if needed > room + _SLACK else ""


def _shown(root: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    for widget in root.findChildren(kind):
        if widget.isVisible() and widget.window() is root.window():
            yield widget


def cut_texts(root: QWidget) -> list[str]:
    """What is shown of `root` with less room than its text needs, each with what it needs.

    Left out is what ends in “…” by design: chips, elided labels, cells.
    """
    found = []
    for widget in _shown(root, QWidget):
        text = ""
        why = ""
        if isinstance(widget, (ElidedLabel, Chip)) or isinstance(widget.parent(), QTabBar):
            continue
        if isinstance(widget, QLabel) and widget.text():
            text, why = widget.text(), _label(widget)
        elif (isinstance(widget, (QPushButton, QCheckBox, QRadioButton)) and widget.text()) or (
            isinstance(widget, QToolButton)
            and widget.text()
            and widget.toolButtonStyle() != Qt.ToolButtonStyle.ToolButtonIconOnly
        ):
            text, why = widget.text(), _hinted(widget)
        elif isinstance(widget, QLineEdit):
            text, why = widget.placeholderText(), _hint_of(widget)
        if why:
            found.append(f"{_describe(widget, text)}: {why}")
    return found


def unnamed(root: QWidget) -> list[str]:
    """Buttons and fields one can reach that a screen reader could not name."""
    return [
        _describe(widget)
        for widget in _shown(root, QWidget)
        if isinstance(widget, (QAbstractButton, QLineEdit))
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not isinstance(widget.parent(), (QHeaderView, QTabBar, QTableView))
        and not (isinstance(box := widget.parent(), QAbstractSpinBox) and box.accessibleName())
    ]


def overlaps(root: QWidget) -> list[str]:
    """Pairs of widgets side by side in one layout that cover each other."""
    found = []
    for parent in [root, *_shown(root, QWidget)]:
        layout = parent.layout()
        if layout is None:
            continue
        # Asked for each child: walking the items would make Python objects of spacers, which PySide confuses later.
        layouts = [layout, *layout.findChildren(QLayout)]
        children = parent.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        placed = [
            child
            for child in children
            if child.isVisible()
            and not child.size().isEmpty()
            and any(inner.indexOf(child) >= 0 for inner in layouts)
        ]
        for one, other in combinations(placed, 2):
            shared: QRect = one.geometry().intersected(other.geometry())
            if shared.width() > _SLACK and shared.height() > _SLACK:
                found.append(
                    f"{_describe(one, one.accessibleName())} and {_describe(other, other.accessibleName())} "
                    f"in {type(parent).__name__} share {shared.width()}×{shared.height()}"
                )
    return found


def outgrown(root: QWidget, size: tuple[int, int]) -> list[str]:
    """A window that needs more room than a screen of `size` (width, height in pixels) has."""
    window = root.window()
    hint = window.minimumSizeHint().expandedTo(window.minimumSize())
    layout = window.layout()
    if layout is not None:
        hint = hint.expandedTo(layout.totalMinimumSize())
    if hint.width() > size[0] or hint.height() > size[1]:
        return [f"{type(window).__name__} needs {hint.width()}×{hint.height()} of {size[0]}×{size[1]}"]
    return []

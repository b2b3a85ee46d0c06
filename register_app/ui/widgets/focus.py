"""The order in which Tab goes through what was made later than its neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stops(root: QWidget) -> list[QWidget]:
    """Where Tab stops within `root` and at `root` itself, in the order in which they were made."""
    window = root.window()
    found = [root, *root.findChildren(QWidget)]
    # Menus and lists that open are windows of their own; who hands the focus on is no stop itself.
    return [
        widget
        for widget in found
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.window() is window
        and widget.focusProxy() is None
    ]


def chain(start: QWidget | None, roots: Iterable[QWidget]) -> None:
    """Let Tab go from `start` through each of `roots`, and then on to where it went before."""
    previous = start
    for root in roots:
        for widget in stops(root):
            if previous is not None:
                QWidget.setTabOrder(previous, widget)
            previous = widget

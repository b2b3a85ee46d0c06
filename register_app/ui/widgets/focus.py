"""The order in which Tab goes through what was made later than its neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

LAST = "tab_last"
"""Property of a widget that Tab reaches after those beside it, also where these are made later."""


def stops(root: QWidget) -> list[QWidget]:
    """Where Tab stops within `root` and at `root` itself, in the order in which they were made, but for `LAST`."""
    window = root.window()
    found = [root, *root.findChildren(QWidget)]
    # Menus and lists that open are windows of their own; who hands the focus on is no stop itself.
    stopping = [
        widget
        for widget in found
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.window() is window
        and widget.focusProxy() is None
    ]
    for widget in [widget for widget in stopping if widget.property(LAST)]:
        beside = [place for place, other in enumerate(stopping) if other.parent() is widget.parent()]
        stopping.insert(beside[-1], stopping.pop(stopping.index(widget)))
    return stopping


def follow(start: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let `widgets` come one after the other behind `start`, whether Tab stops at them now or not."""
    for widget in widgets:
        QWidget.setTabOrder(start, widget)
        start = widget


def chain(start: QWidget | None, roots: Iterable[QWidget]) -> None:
    """Let Tab go from `start` through each of `roots`, and then on to where it went before."""
    previous = start
    for root in roots:
        for widget in stops(root):
            if previous is not None:
                QWidget.setTabOrder(previous, widget)
            previous = widget

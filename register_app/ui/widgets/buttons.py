"""The kinds of buttons the window has."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from register_app.ui.theme import scaled
from register_app.ui.widgets.text import caption, tip

_ICON = 16


class Button(QPushButton):
    """A button that Enter presses as well as the space bar."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """The same with an icon only; where it has a menu, Enter opens that."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.menu() is not None:
            self.showMenu()
        else:
            self.click()


def push(
    text: str, act: Callable[[], object] | None = None, *, role: str = "", icon: QIcon | None = None,
    parent: QWidget | None = None,
) -> QPushButton:  # fmt: skip
    """A button with a caption; `role` is "", "primary", "link" or "tile"."""
    made = Button(caption(text), parent)
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    if icon is not None:
        made.setIcon(icon)
        made.setIconSize(QSize(scaled(_ICON), scaled(_ICON)))
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def icon_button(
    icon: QIcon,
    name: str,
    act: Callable[[], object] | None = None,
    *,
    parent: QWidget | None = None,
    size: int = 16,
) -> QToolButton:
    """A button with an icon only; its name is the tool tip and what a screen reader says."""
    made = IconButton(parent)
    made.setProperty("role", "icon")
    made.setIcon(icon)
    made.setIconSize(QSize(scaled(size), scaled(size)))
    made.setAccessibleName(name)
    made.setToolTip(tip(name))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def menu_button(icon: QIcon, name: str, menu: QMenu, *, parent: QWidget | None = None) -> QToolButton:
    made = icon_button(icon, name, parent=parent)
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu.setParent(made, menu.windowFlags())
    return made

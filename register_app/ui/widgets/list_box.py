"""A short list of texts."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from register_app.ui.widgets.text import tip


class ListBox(QListWidget):
    """Lines of one height, each with a value behind it."""

    def __init__(self, name: str, parent: QWidget | None = None, *, boxed: bool = False) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        if boxed:
            self.setProperty("role", "boxed")

    def add(self, text: str, value: object, *, icon: QIcon | None = None, hint: str = "") -> QListWidgetItem:
        """One more line."""
        item = QListWidgetItem(text)
        if icon is not None:
            item.setIcon(icon)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setToolTip(tip(hint))
        item.setSizeHint(QSize(60, self.fontMetrics().lineSpacing() + 14))
        self.addItem(item)
        return item


def value_of(item: QListWidgetItem) -> object:
    """What stands behind a line."""
    return item.data(Qt.ItemDataRole.UserRole)

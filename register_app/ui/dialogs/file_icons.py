"""Icons and kinds of the files that a file dialog lists, told by their names alone."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QFileInfo
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileIconProvider

Kind = QAbstractFileIconProvider.IconType


class FileIcons(QFileIconProvider):
    """Opens no file.

    Qt's own provider looks into files whose names tell it nothing. Where it looks into the open register, POSIX takes the
    locks of the whole process from that file as soon as it is closed again: another program could then write to it
    in the middle of a step, or roll that step back.
    """

    @staticmethod
    @cache
    def shared() -> FileIcons:
        """The one that all dialogs use: they do not keep theirs alive."""
        return FileIcons()

    def icon(self, what: QFileInfo | Kind) -> QIcon:
        if isinstance(what, QFileInfo):
            what = Kind.Folder if what.isDir() else Kind.File
        return super().icon(what)

    def type(self, info: QFileInfo) -> str:
        """The end of the name says it."""
        return info.suffix().upper() if info.isFile() else ""

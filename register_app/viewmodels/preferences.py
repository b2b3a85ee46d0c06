"""The user's settings while the program runs: read once, kept after each change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from register_app.base import settings
from register_app.base.settings import Settings


class Preferences(QObject):
    """Holds the settings. `changed` follows each change that somebody may have to show."""

    changed = Signal()

    def __init__(self, path: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._settings = settings.load(path)

    @property
    def now(self) -> Settings:
        return self._settings

    @property
    def folder(self) -> Path:
        """The folder that holds the settings."""
        return (self._path or settings.settings_path()).parent

    def set(self, **values: Any) -> None:
        """Change some settings and keep them."""
        fresh = replace(self._settings, **values)
        if fresh != self._settings:
            self._settings = fresh
            settings.save(fresh, self._path)
            self.changed.emit()

    def add_recent(self, path: Path) -> None:
        self.set(recent=self._settings.with_recent(path.absolute()).recent)

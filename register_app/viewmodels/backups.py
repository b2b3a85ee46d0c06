"""The backups of the open register: the newest told, one made now."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, ngettext
from register_app.store.backups import DAYS, MONTHS, WEEKS, Backup, listing
from register_app.viewmodels.dates import moment_shown
from register_app.viewmodels.jobs import Control, Job, Jobs
from register_app.viewmodels.session import Session

__all__ = ["DAYS", "MONTHS", "WEEKS", "BackupsView"]


class BackupsView(QObject):
    """`changed()` follows each backup, `failed(sentence)` tells why one did not come about."""

    changed = Signal()
    failed = Signal(str)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None

    @property
    def possible(self) -> bool:
        """Whether a backup can be made now."""
        return self._session.is_open and not self._session.read_only and self._job is None

    def backups(self) -> list[Backup]:
        """Those there are, the newest first."""
        return listing(self._session.path) if self._session.path else []

    def folder(self) -> Path | None:
        """Any file of the folder of the backups; None while there is none."""
        found = self.backups()
        return found[0].path if found else None

    def text(self) -> str:
        """What there is, in words."""
        if not self._session.is_open:
            return _("Open a register to see its backups.")
        found = self.backups()
        if not found:
            return _("No backup yet.")
        newest = found[0]
        when = moment_shown(newest.at.astimezone())
        count = ngettext("{n} backup", "{n} backups", len(found)).format(n=len(found))
        return _("{count}, the newest of {time}, in {folder}").format(
            count=count, time=when, folder=newest.path.parent
        )

    def back_up(self) -> None:
        """Make one now, off the window's thread."""
        if not self.possible:
            return
        register = self._session.register

        def work(control: Control) -> Path:
            control.check()
            return register.backup()

        self._job = self._jobs.start(work, done=lambda _path: self._on_end(""), failed=self._on_failed)
        self.changed.emit()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RegisterError):
            self._on_end("")
            raise error
        self._on_end(str(error))

    def _on_end(self, sentence: str) -> None:
        self._job = None
        self.failed.emit(sentence)
        self.changed.emit()

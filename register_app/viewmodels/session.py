"""The open register for Qt: opened, changed, undone, closed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _
from register_app.services.record import Reader
from register_app.store.changes import ChangeSet, Step
from register_app.store.register import Register
from register_app.viewmodels.use_counts import UseCounts

P = ParamSpec("P")
T = TypeVar("T")


class NothingOpen(RegisterError):
    """An act needs a register, and none is open."""


class Session(QObject):
    """Holds at most one register. `changed(ChangeSet)` follows every step, whoever made it."""

    opened = Signal()
    closed = Signal()
    changed = Signal(object)
    stored = Signal()
    _made_elsewhere = Signal(object, object)

    def __init__(self, author: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.author = author
        self._times = 1
        self._register: Register | None = None
        self._stored_at: datetime | None = None
        self._stored_step: Step | None = None
        self._before_leaving: list[Callable[[], None]] = []
        self.uses = UseCounts(lambda: self._register, self)
        """In how many activities each catalogue entry is used."""
        self._made_elsewhere.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    @property
    def register(self) -> Register:
        """The open register; raises NothingOpen."""
        if self._register is None:
            raise NothingOpen(N_("No register is open: open one, or make a new one."))
        return self._register

    @property
    def is_open(self) -> bool:
        return self._register is not None

    @property
    def read_only(self) -> bool:
        return self._register is None or self._register.read_only

    @property
    def path(self) -> Path | None:
        return self._register.path if self._register else None

    @property
    def stored_at(self) -> datetime | None:
        """When the last step of this session was on disk."""
        return self._stored_at

    def stored_step(self) -> str:
        """The last step of this session in the user's language; "" where there is none."""
        return self._stored_step.message if self._stored_step and self._stored_at else ""

    def keep_backups(self, times: int) -> None:
        """Keep `times` the usual number of backups, of this register and those opened after it."""
        self._times = times
        if self._register is not None:
            self._register.backups.times = times

    def sign_as(self, author: str) -> None:
        """Put another name beside the steps made from now on."""
        self.author = author
        if self._register is not None:
            self._register.author = author

    def read(self) -> Reader:
        """The connection for reading, to be handed to a service."""
        return self.register.read()

    def open(self, path: Path, *, read_only: bool = False) -> None:
        """Close what is open and open the register at `path`; on failure the old one stays open.

        To read only, it may be open in another program: what that stored last is shown.
        """
        self._take(Register.open(path, author=self.author, read_only=read_only, beside=read_only))

    def create(self, path: Path, title: str, language: str) -> None:
        """Close what is open and make a new register at `path`."""
        self._take(Register.create(path, title=title, language=language, author=self.author))

    def close(self) -> None:
        self.finish_typing()
        if self._register is not None:
            register, self._register = self._register, None
            register.changed.disconnect(self._on_changed)
            register.close()
            self._stored_at = None
            self.uses.forget()
            self.closed.emit()

    def before_leaving(self, finish: Callable[[], None]) -> None:
        """Have `finish` called before undo, before closing and wherever text still being typed must be stored."""
        self._before_leaving.append(finish)

    def finish_typing(self) -> None:
        """Store what is half-typed, and let the next keystroke begin a step of its own."""
        for finish in tuple(self._before_leaving):
            finish()
        self.end_merge()

    def end_merge(self) -> None:
        if self._register is not None and not self._register.read_only:
            self._register.end_merge()

    def undo_text(self) -> str:
        """What undo would take back, in the user's language; "" when there is nothing."""
        step = self._register.undo_step() if self._register else None
        return step.message if step else ""

    def redo_text(self) -> str:
        step = self._register.redo_step() if self._register else None
        return step.message if step else ""

    def undo_steps(self, most: int) -> list[Step]:
        """What undo would take back step by step, the latest first."""
        return self._register.undo_steps(most) if self._register else []

    def redo_steps(self, most: int) -> list[Step]:
        """What redo would do again step by step."""
        return self._register.redo_steps(most) if self._register else []

    def undo(self, count: int = 1) -> None:
        """Take back the last `count` steps."""
        self.finish_typing()
        for _step in range(count):
            self.register.undo()

    def redo(self, count: int = 1) -> None:
        """Do the last `count` undone steps again."""
        self.finish_typing()
        for _step in range(count):
            self.register.redo()

    def _take(self, register: Register) -> None:
        self.close()
        self._register = register
        register.backups.times = self._times
        register.changed.connect(self._on_changed)
        self.opened.emit()

    def _on_changed(self, changes: ChangeSet) -> None:
        """Those who show the register hear of each step in the window's own thread, whichever made it."""
        if QThread.currentThread() == self.thread():
            self._tell(self._register, changes)
        else:
            self._made_elsewhere.emit(self._register, changes)

    def _tell(self, register: Register | None, changes: ChangeSet) -> None:
        if register is None or register is not self._register:  # closed meanwhile
            return
        self._stored_at = datetime.now().astimezone()
        self._stored_step = changes.step
        self.uses.note(changes)
        self.changed.emit(changes)
        self.stored.emit()


def stored_text(session: Session) -> str:
    """What the window's last line says of the register's safety; "" when none is open."""
    if not session.is_open:
        return ""
    if session.read_only:
        return _("Opened to read only")
    if session.stored_at is None:
        return _("Everything is stored")
    time = session.stored_at.strftime("%H:%M:%S")
    step = session.stored_step()
    if not step:
        return _("Stored at {time}").format(time=time)
    return _("{step} – stored at {time}").format(step=step, time=time)

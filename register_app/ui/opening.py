"""What is done when a register has been opened: it is checked where that is needed, and backed up, in other threads."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, counted, ngettext
from register_app.store.backups import Backup
from register_app.store.register import Register
from register_app.store.verify import Finding
from register_app.ui.context import Context
from register_app.ui.main_window import MainWindow
from register_app.ui.warming import Warming, read_heavy

_PAUSE = 400
"""The first picture comes before the work."""


class Opening(QObject):
    """Listens to the session of a window."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        context.session.opened.connect(self.begin)
        self._warming = Warming(context.icons, self)

    def begin(self) -> None:
        """Say what one must know of the register, and begin what is to be done with it."""
        session = self._context.session
        if not session.is_open:
            return
        register = session.register
        if session.read_only:
            self._window.message.tell(
                _("Opened to read only: you can look, search and export, and nothing is changed."), "warning"
            )
            self._window.message.stay()
        QTimer.singleShot(_PAUSE, self, lambda: self._work(register))

    def _work(self, register: Register) -> None:
        if not self._is_open(register):
            return
        self._warming.begin()
        self._context.jobs.start(read_heavy)
        if register.unclean:
            self._context.jobs.start(
                lambda _control: register.verify(), done=lambda found: self._tell_checked(register, found)
            )
        if not register.read_only:
            self._context.jobs.start(
                lambda _control: register.backups.if_due(),
                done=lambda backup: self._tell_backup(register, backup),
            )

    def _is_open(self, register: Register) -> bool:
        session = self._context.session
        return session.is_open and session.register is register

    def _tell_checked(self, register: Register, findings: list[Finding]) -> None:
        if not self._is_open(register):
            return
        told = _("The register was not closed properly the last time.")
        if not findings:
            checked = _("It has been checked: nothing is lost or changed.")
            self._window.message.tell(f"{told} {checked}")
            return
        count = len(findings)
        found = ngettext(
            "The check found {n} place that is not as it was left: see “register-app verify”, and keep a copy.",
            "The check found {n} places that are not as they were left: see “register-app verify”, and keep a copy.",
            count,
        )
        self._window.message.tell(f"{told} {found.format(n=counted(count))}", "error")

    def _tell_backup(self, register: Register, _backup: Backup | None) -> None:
        problem: RegisterError | None = register.backups.problem
        if problem is not None and self._is_open(register):
            self._window.message.tell(
                _("No backup could be made: {reason}").format(reason=problem), "warning"
            )

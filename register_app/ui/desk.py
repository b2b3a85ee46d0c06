"""Builds the window and what it stands on; `app.py` and the pictures of the documentation start here."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from register_app.base import i18n
from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.base.settings import user_name
from register_app.ui.acts import Acts
from register_app.ui.context import Context
from register_app.ui.ending import Ending
from register_app.ui.icons import Icons, program_icon
from register_app.ui.main_window import MainWindow
from register_app.ui.opening import Opening
from register_app.ui.qt_texts import QtTexts
from register_app.ui.theme import Look
from register_app.ui.window_state import left, place_beside
from register_app.viewmodels.dates import use_date_format
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.preferences import Preferences
from register_app.viewmodels.session import Session
from register_app.viewmodels.table import RegisterTable

_TURN = 0.0005
"""Seconds after which a thread that works lets another one go on; Python's own 5 ms come back with each row it reads."""
_CASCADE = 36
"""How far a further window lies from the one it came from, in pixels."""


def application(arguments: list[str]) -> QApplication:
    """The one application object of the process, whose thread gets its turn soon while others are at work."""
    sys.setswitchinterval(_TURN)
    app = QApplication(arguments)
    app.setApplicationName("register-app")
    app.setDesktopFileName("register-app")
    if sys.platform != "darwin":  # where the bundle has a sharper one
        app.setWindowIcon(program_icon())
    Ending(app)
    return app


class Desk:
    """One window with its objects, in the order in which they need each other."""

    def __init__(
        self,
        app: QApplication,
        settings: Path | None = None,
        *,
        register: Path | None = None,
        theme: str = "",
        language: str = "",
        beside: Desk | None = None,
    ) -> None:
        """`theme` and `language` overrule the settings, which are at `settings` or the user's own place.

        `register` is opened before the window is built, which is then built once; where it cannot be opened the
        window says why. A window `beside` another one shares its settings and its look.
        """
        self.app = app
        icons: Icons
        if beside is None:
            self.preferences = Preferences(settings)
            now = self.preferences.now
            i18n.use(language or now.language or i18n.system_language())
            use_date_format(now.date_format)
            self.qt_texts = QtTexts(app, i18n.language())
            self.look = Look(app, theme or now.theme, now.text_size, now.motion)
            icons = Icons(self.look)
            self.all: list[Desk] = []
        else:
            self.preferences, self.qt_texts, self.look = beside.preferences, beside.qt_texts, beside.look
            icons, now = beside.context.icons, self.preferences.now
            self.all = beside.all
        self.all.append(self)
        self.context: Context
        self.session = Session(author=now.author or user_name())
        self.session.keep_backups(now.backups)
        self.context = Context(self.session, self.preferences, self.look, icons, Jobs())
        self.table = RegisterTable(self.session)
        self.window = MainWindow(self.context, self.table)
        self.window.installEventFilter(self.look)
        problem = self._open(register) if register is not None else None
        self.acts = Acts(self.context, self.window, self.qt_texts)
        self.acts.shell.window_requested.connect(lambda: self.open_window())
        self.acts.shell.quit_requested.connect(self.quit)
        self.acts.shell.show_elsewhere = self._show_elsewhere
        self.window.gone.connect(self._on_gone)
        self._opening = Opening(self.context, self.window)
        if problem is not None and register is not None:
            self.acts.tell_refused(register, problem)
        elif register is not None:
            self.preferences.add_recent(register)
            self.window.restore(left(self.preferences, register))
            self._opening.begin()
        self.session.opened.connect(self._on_opened)

    def open_window(self, register: Path | None = None) -> Desk:
        """One more window in this process, for another register; one that is open already comes to the front."""
        found = self._with(register) if register is not None else None
        if found is not None:
            found.window.raise_()
            found.window.activateWindow()
            return found
        made = Desk(self.app, register=register, beside=self)
        made.window.move(place_beside(self.window, made.window.size(), _CASCADE))
        made.window.show()
        return made

    def quit(self) -> None:
        """Close every window of the program, this one last: as it stands, the next start finds it."""
        for desk in [*(desk for desk in self.all if desk is not self), self]:
            desk.window.close()

    def _with(self, register: Path) -> Desk | None:
        wanted = register.resolve()
        return next(
            (desk for desk in self.all if desk.session.path and desk.session.path.resolve() == wanted), None
        )

    def _show_elsewhere(self, register: Path) -> bool:
        found = self._with(register)
        if found is None or (found is self and self.session.read_only):
            return False
        if found is self:
            self.window.message.tell(_("This register is open in this window already."))
            return True
        return self.open_window(register) is not self

    def tell_error(self, error: RegisterError) -> None:
        """Say it in the window one works in."""
        active = self.app.activeWindow()
        desk = next((desk for desk in self.all if desk.window is active), self)
        desk.acts.tell_error(error)

    def _open(self, register: Path) -> RegisterError | None:
        try:
            self.session.open(register)
        except RegisterError as error:
            return error
        return None

    def _on_opened(self) -> None:
        if self.session.path is not None:
            self.preferences.add_recent(self.session.path)

    def _on_gone(self) -> None:
        if self in self.all:
            self.all.remove(self)
            if self.all:
                # The last window is the application's; any other one goes with its objects.
                self.look.leaving.disconnect(self.window.take_down)
                self.look.changed.disconnect(self.window.rebuild)
                self.window.deleteLater()

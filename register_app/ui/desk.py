"""Builds the window and what it stands on; `app.py` and the pictures of the documentation start here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication

from register_app.base import i18n
from register_app.base.errors import RegisterError
from register_app.base.settings import user_name
from register_app.ui.acts import Acts
from register_app.ui.context import Context
from register_app.ui.icons import Icons
from register_app.ui.main_window import MainWindow
from register_app.ui.qt_texts import QtTexts
from register_app.ui.theme import Look
from register_app.viewmodels.dates import use_date_format
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.preferences import Preferences
from register_app.viewmodels.session import Session
from register_app.viewmodels.table import RegisterTable


def application(arguments: list[str]) -> QApplication:
    """The one application object of the process."""
    app = QApplication(arguments)
    app.setApplicationName("register-app")
    app.setDesktopFileName("register-app")
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
    ) -> None:
        """`theme` and `language` overrule the settings, which are at `settings` or the user's own place.

        `register` is opened before the window is built, which is then built once; where it cannot be opened the
        window says why.
        """
        self.preferences = Preferences(settings)
        now = self.preferences.now
        i18n.use(language or now.language or i18n.system_language())
        use_date_format(now.date_format)
        self.qt_texts = QtTexts(app, i18n.language())
        self.look = Look(app, theme or now.theme, now.text_size)
        self.session = Session(author=now.author or user_name())
        self.context = Context(self.session, self.preferences, self.look, Icons(self.look), Jobs())
        self.table = RegisterTable(self.session)
        self.window = MainWindow(self.context, self.table)
        problem = self._open(register) if register is not None else None
        self.acts = Acts(self.context, self.window, self.qt_texts)
        if problem is not None:
            self.acts.tell_error(problem)

    def _open(self, register: Path) -> RegisterError | None:
        try:
            self.session.open(register)
        except RegisterError as error:
            return error
        return None

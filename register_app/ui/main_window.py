"""The window: menus, navigation, the current screen, and a line that tells what was stored."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from register_app.base import i18n
from register_app.base.i18n import _
from register_app.ui.actions import MENUS, SEPARATED, Actions
from register_app.ui.context import Context
from register_app.ui.screens.makers import ScreenMaker
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.page import Page
from register_app.ui.widgets.rail import Rail
from register_app.ui.widgets.text import caption, label
from register_app.viewmodels.activity import ActivityView
from register_app.viewmodels.session import stored_text
from register_app.viewmodels.table import RegisterTable

Handlers = dict[str, Callable[[], object]]


class MainWindow(QMainWindow):
    """Shows the open register; what one can do with it is in `ui/acts.py`. `recent_requested(path)` opens another."""

    recent_requested = Signal(str)
    undo_requested = Signal()

    def __init__(self, context: Context, table: RegisterTable) -> None:
        super().__init__()
        self.context, self.table = context, table
        self.actions_: Actions | None = None
        self._screen = ""
        self._activity = 0
        self._screens: dict[str, QWidget] = {}
        self._handlers: Handlers = {}
        self._language = i18n.language()
        self._maker = ScreenMaker(context, table, self)
        self._maker.activity_requested.connect(self._on_activity_requested)
        self._maker.act_requested.connect(lambda name: self._handlers[name]())
        self._maker.recent_requested.connect(self.recent_requested)
        self._maker.chosen.connect(self.allow)
        self.resize(1280, 820)
        if geometry := context.preferences.now.geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode("ascii", "ignore")))
        context.session.opened.connect(self._on_opened)
        context.session.closed.connect(self._on_closed)
        context.session.stored.connect(self._show_state)
        context.session.changed.connect(self.allow)
        context.look.changed.connect(self.rebuild)

    # Building

    def set_up(self, handlers: Handlers) -> None:
        """Build the window for the acts it can do."""
        self._handlers = handlers
        self.actions_ = Actions(self, self.context.icons, handlers, self.context.preferences.now.shortcuts)
        self.rebuild()

    def rebuild(self) -> None:
        """Build everything anew in the language and theme of now; what is shown stays shown."""
        if self.actions_ is None:
            return
        self.context.store_typing()
        if self._language != i18n.language():
            self._language = i18n.language()
            self.table.retranslate()
        self.actions_.retranslate()
        self._build_menus()
        central = QWidget(self)
        outer = QHBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.rail = Rail(
            self.context.icons,
            [
                ("overview", "overview", _("Overview")),
                ("register", "register", _("Register")),
                ("cross", "columns", _("Cross tables")),
                ("parties", "parties", _("Parties")),
                ("catalogues", "catalogues", _("Catalogues")),
                ("checks", "checks", _("Checks")),
                ("history", "history", _("History")),
            ],
            central,
        )
        self.rail.chosen.connect(self.show_screen)
        outer.addWidget(self.rail)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.message = MessageBar(self.context, central)
        self.message.acted.connect(self.undo_requested)
        self.stack = QStackedWidget(central)
        column.addWidget(self.message)
        column.addWidget(self.stack, 1)
        outer.addLayout(column, 1)
        self._build_status()
        self._screens = {}
        screen, activity = self._screen, self._activity
        self.setCentralWidget(central)
        if not self.context.session.is_open:
            self.show_screen("start")
        elif screen == "activity":
            self.open_activity(activity)
        else:
            self.show_screen(screen if screen not in ("", "start") else "register")
        self._show_state()

    def _build_menus(self) -> None:
        bar = self.menuBar()
        bar.clear()
        assert self.actions_ is not None
        separated = [self.actions_[name] for name in SEPARATED]
        for name, text in MENUS:
            menu = bar.addMenu(_(text))
            menu.setToolTipsVisible(False)
            for action in self.actions_.of_menu(name):
                menu.addAction(action)
                if action in separated:
                    menu.addSeparator()
        self.mark_choices()

    def mark_choices(self) -> None:
        """Tick what is chosen in the menus."""
        if self.actions_ is None:
            return
        settings = self.context.preferences.now
        self.actions_["preview"].setChecked(settings.preview)
        for theme in ("system", "light", "dark"):
            self.actions_[f"theme_{theme}"].setChecked(settings.theme == theme)
        for language in i18n.LANGUAGES:
            self.actions_[f"language_{language}"].setChecked(i18n.language() == language)

    def _build_status(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        for old in bar.findChildren(QLabel):
            bar.removeWidget(old)
            old.deleteLater()
        self._state, self._place = label("", "hint"), label("", "hint")
        self._state.setContentsMargins(12, 3, 8, 3)
        self._place.setContentsMargins(8, 3, 12, 3)
        bar.addWidget(self._state, 1)
        bar.addPermanentWidget(self._place)

    # Screens

    @property
    def screen_name(self) -> str:
        return self._screen

    def current(self) -> QWidget | None:
        return self.stack.currentWidget()

    def show_screen(self, name: str) -> None:
        """Show a screen by name; they are made when they are first wanted."""
        self.context.store_typing()
        if name != "start" and not self.context.session.is_open:
            name = "start"
        if name == "start" or name not in self._screens:
            self._put(name, self._make(name))
        self._screen = name
        self.stack.setCurrentWidget(self._screens[name])
        self.rail.setVisible(name != "start")
        self.rail.mark("register" if name == "activity" else name)
        screen = self._screens[name]
        if isinstance(screen, (RegisterScreen, Page)):
            screen.shown()
        self.allow()

    def open_activity(self, number: int, path: tuple[str | int, ...] = ()) -> QWidget | None:
        """Show the form of the activity in row `number`, at the place `path` of its document."""
        from register_app.ui.screens.activity import ActivityScreen

        self.context.store_typing()
        view = ActivityView(self.context.session, number)
        if not view.exists:
            self.show_screen("register")
            return None
        screen = ActivityScreen(self.context, view, self.stack)
        view.setParent(screen)
        screen.closed.connect(self.back_to_register)
        screen.stepped.connect(self.step)
        self._put("activity", screen)
        self._activity = number
        self.show_screen("activity")
        if path:
            QTimer.singleShot(0, screen, lambda: screen.go_to(path))
        else:
            screen.setFocus()
        return screen

    def back_to_register(self) -> None:
        number = self._activity
        self.show_screen("register")
        screen = self._screens.get("register")
        if isinstance(screen, RegisterScreen):
            screen.select(number)

    def step(self, by: int) -> None:
        """Open the activity before or after this one, in the order of the table."""
        ids = self.table.ids()
        if self._screen == "activity" and self._activity in ids:
            place = ids.index(self._activity) + by
            if 0 <= place < len(ids):
                self.open_activity(ids[place])

    def chosen_activities(self) -> list[int]:
        """Row numbers of the activities that an act is about."""
        if self._screen == "activity":
            return [self._activity]
        screen = self._screens.get("register")
        return (
            screen.selected_ids() if self._screen == "register" and isinstance(screen, RegisterScreen) else []
        )

    def _put(self, name: str, screen: QWidget) -> None:
        old = self._screens.pop(name, None)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self._screens[name] = screen
        self.stack.addWidget(screen)

    def _make(self, name: str) -> QWidget:
        screen = self._maker.make(name)
        if isinstance(screen, RegisterScreen) and self.actions_ is not None:
            names = (
                "edit_activity", "edit_cell", "copy_cells", "copy_headings", "paste_cells", "fill_down", "clear_cells",
                "duplicate", "new_from_template", "move_department", "bulk", "retire", "remove_activity",
            )  # fmt: skip
            screen.set_context_actions([self.actions_[act] for act in names])
        return screen

    def _on_activity_requested(self, number: int, path: tuple[str | int, ...]) -> None:
        if number:
            self.open_activity(number, path)
        else:
            self.show_screen("parties")

    # State

    def allow(self) -> None:
        """Enable the acts that can be done now, and name what undo and redo would do."""
        if self.actions_ is None:
            return
        session = self.context.session
        conditions: set[str] = set()
        if session.is_open:
            conditions.add("open")
            chosen = bool(self.chosen_activities())
            undo, redo = session.undo_text(), session.redo_text()
            if chosen:
                conditions.add("activity")
            table = self._screen == "register" and self.table.rowCount() > 0
            if table:
                conditions |= {"table"} | (set() if session.read_only else {"table_writable"})
            if not session.read_only:
                conditions |= {"writable"} | ({"activity_writable"} if chosen else set())
                conditions |= ({"undo"} if undo else set()) | ({"redo"} if redo else set())
            self.actions_["undo"].setText(caption(_("Undo: {step}").format(step=undo)) if undo else _("Undo"))
            self.actions_["redo"].setText(caption(_("Redo: {step}").format(step=redo)) if redo else _("Redo"))
        self.actions_.allow(conditions)

    def _show_state(self) -> None:
        session = self.context.session
        self._state.setText(stored_text(session))
        self._place.setText(str(session.path or ""))
        title = _("Register of processing activities")
        self.setWindowTitle(f"{session.path.stem} – {title}" if session.path else title)

    def _on_opened(self) -> None:
        if session_path := self.context.session.path:
            self.context.preferences.add_recent(session_path)
        self._screens.pop("register", None)
        if self.actions_ is not None:
            self._screen = "register"
            self.rebuild()

    def _on_closed(self) -> None:
        self._screen, self._activity = "start", 0
        if self.actions_ is not None:
            self.rebuild()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.context.store_typing()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self.context.preferences.set(geometry=geometry)
        self.context.jobs.stop_all()
        self.actions_ = None
        self.context.session.close()
        super().closeEvent(event)

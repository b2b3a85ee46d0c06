"""The window: menus, navigation, the current screen, and a line that tells what was stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import delete

from register_app.base import i18n
from register_app.base.i18n import _
from register_app.ui import conditions, menus, window_state
from register_app.ui.actions import Actions
from register_app.ui.context import Context
from register_app.ui.frame import Frame
from register_app.ui.screens.makers import ScreenMaker
from register_app.ui.screens.register import CONTEXT_ACTS, RegisterScreen
from register_app.ui.status_line import StatusLine
from register_app.ui.widgets.page import Page
from register_app.viewmodels.table import RegisterTable

if TYPE_CHECKING:  # made when the first activity is opened: the list is to be on the screen at once
    from register_app.ui.screens.activity_tabs import ActivityTabs

Handlers = dict[str, Callable[[], object]]


class MainWindow(QMainWindow):
    """Shows the open register; what one can do with it is in `ui/acts.py`.

    `recent_requested(path)` opens another, `undo_requested(n)` takes back n steps, `torn_off(row number)` asks for a
    window of its own for an activity; `gone` follows the closing.
    """

    recent_requested = Signal(str)
    undo_requested = Signal(int)
    redo_requested = Signal(int)
    torn_off = Signal(int)
    gone = Signal()

    def __init__(self, context: Context, table: RegisterTable) -> None:
        super().__init__()
        self.context, self.table = context, table
        self.actions_: Actions | None = None
        self._screen, self._language = "", i18n.language()
        self._screens: dict[str, QWidget] = {}
        self._left: window_state.Left | None = None
        self._handlers: Handlers = {}
        self._maker = ScreenMaker(context, table, self)
        self._maker.activity_requested.connect(self._on_activity_requested)
        self._maker.tab_requested.connect(lambda number: self.open_activity(number, beside=True))
        self._maker.act_requested.connect(lambda name: self._handlers[name]())
        self._maker.recent_requested.connect(self.recent_requested)
        self._maker.chosen.connect(self.allow)
        self._maker.told.connect(lambda text, undo: self.message.tell(text, "", _("Undo") if undo else ""))
        self.resize(window_state.within(QSize(1280, 820), self.screen()))
        if geometry := context.preferences.now.geometry:
            self.restoreGeometry(window_state.geometry_of(geometry))
        self._splitters = window_state.Splitters(context.preferences, self)
        context.preferences.changed.connect(self.speak)
        context.session.opened.connect(self._on_opened)
        context.session.closed.connect(self._on_closed)
        context.session.stored.connect(self._show_state)
        context.session.changed.connect(self.allow)
        context.look.leaving.connect(self.take_down)
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
        frame = Frame(self.context, self)
        self.rail, self.message, self.stack = frame.rail, frame.message, frame.stack
        self.rail.chosen.connect(self.show_screen)
        self.message.acted.connect(lambda: self.undo_requested.emit(1))
        self._status = StatusLine(
            self.context, self.undo_requested.emit, self.redo_requested.emit, self.statusBar()
        )
        self._status.put_into(self.statusBar())
        left, self._left = self._left or self.left(), None
        self._maker.keep(self._screens)
        self._screens = {}
        self.setCentralWidget(frame)
        if self.context.session.is_open:
            self.restore(left)
        else:
            self.show_screen("start")
        self._show_state()

    def take_down(self) -> None:
        """Take away what is built anew in a moment: to style it once more takes longer than to build it."""
        frame = self.centralWidget()
        if self.actions_ is not None and isinstance(frame, Frame):
            self.context.store_typing()
            self._maker.keep(self._screens)
            self._left, self._screens = self.left(), {}
            delete(frame)

    def speak(self) -> None:
        """Build everything anew where the language is another one now."""
        if self._language != i18n.language():
            self.rebuild()
        self.mark_choices()

    def _build_menus(self) -> None:
        assert self.actions_ is not None
        menus.build(self.menuBar(), self.actions_, self.context.preferences, self.recent_requested.emit)
        self.mark_choices()

    def mark_choices(self) -> None:
        """Tick what is chosen in the menus."""
        if self.actions_ is not None:
            conditions.mark_choices(self.actions_, self.context.preferences.now)

    # Screens

    @property
    def screen_name(self) -> str:
        return self._screen

    def current(self) -> QWidget | None:
        """The screen in front; of the activities, the one in front."""
        return self.tabs.current() if self.tabs and self._screen == "activity" else self.stack.currentWidget()

    @property
    def tabs(self) -> ActivityTabs | None:
        """The open activities; None before the first one."""
        return self._screens.get("activity")  # type: ignore[return-value]

    def left(self) -> window_state.Left:
        """What is shown, so that it can be shown again."""
        tabs, screen = self.tabs, self._screens.get("register")
        opened, front, part = (tuple(tabs.numbers()), tabs.number, tabs.part) if tabs else ((), 0, "")
        row = screen.current_id() if isinstance(screen, RegisterScreen) else 0
        return window_state.Left(self._screen, opened, front, row, part)

    def restore(self, left: window_state.Left) -> None:
        """Show again what was shown."""
        if left.activities:
            self._open_tabs().open_all(left.activities, left.front, left.part)
        if left.screen == "activity" and self.tabs and self.tabs.numbers():
            self.show_screen("activity")
            return
        self.show_screen(left.screen if left.screen in {*self._maker.names} - {"start"} else "register")
        if left.row and isinstance(screen := self._screens.get("register"), RegisterScreen):
            screen.select(left.row)

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

    def open_activity(
        self, number: int, path: tuple[str | int, ...] = (), *, beside: bool = False
    ) -> QWidget | None:
        """Show the form of the activity in row `number`, at the place `path` of its document; `beside` in a tab."""
        self.context.store_typing()
        tabs = self._open_tabs()
        screen = tabs.open(number, path, beside=beside)
        if screen is None:
            self.show_screen("register")
            return None
        self.show_screen("activity")
        return screen

    def _open_tabs(self) -> ActivityTabs:
        if self.tabs is None:
            from register_app.ui.screens.activity_tabs import ActivityTabs

            tabs = ActivityTabs(self.context, self.stack)
            tabs.closed.connect(self.back_to_register)
            tabs.stepped.connect(self.step)
            tabs.parties_requested.connect(lambda: self.show_screen("parties"))
            tabs.torn_off.connect(self.torn_off)
            tabs.chosen.connect(self.allow)
            self._put("activity", tabs)
        assert self.tabs is not None
        return self.tabs

    def back_to_register(self) -> None:
        if self._screen != "activity":  # an activity behind another screen is gone: one stays where one is
            return
        number = self.tabs.number if self.tabs else 0
        self.show_screen("register")
        screen = self._screens.get("register")
        if isinstance(screen, RegisterScreen):
            screen.select(number)

    def step(self, by: int) -> None:
        """Open the activity before or after this one, in the order of the table."""
        ids = self.table.ids()
        if self._screen == "activity" and self.tabs and self.tabs.number in ids:
            place = ids.index(self.tabs.number) + by
            if 0 <= place < len(ids):
                self.open_activity(ids[place])

    def chosen_activities(self) -> list[int]:
        """Row numbers of the activities that an act is about."""
        if self._screen == "activity" and self.tabs:
            return [self.tabs.number] if self.tabs.number else []
        screen = self._screens.get(self._screen)
        return screen.selected_ids() if isinstance(screen, RegisterScreen) else []

    def _put(self, name: str, screen: QWidget) -> None:
        old = self._screens.pop(name, None)
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self._screens[name] = screen
        self.stack.addWidget(screen)
        self._splitters.restore(name, screen)

    def _make(self, name: str) -> QWidget:
        screen = self._maker.make(name)
        if isinstance(screen, RegisterScreen) and self.actions_ is not None:
            screen.set_context_actions([self.actions_[act] for act in CONTEXT_ACTS])
        return screen

    def _on_activity_requested(self, number: int, path: tuple[str | int, ...]) -> None:
        if number:
            self.open_activity(number, path)
        else:
            self.show_screen("parties")

    # State

    def allow(self) -> None:
        """Enable the acts that can be done now, and name what undo and redo would do."""
        if self.actions_ is not None:
            session, rows = self.context.session, self.table.rowCount() > 0
            chosen = self.chosen_activities() if session.is_open else []
            conditions.name_acts(self.actions_, session, chosen)
            self.actions_.allow(conditions.now(session, self._screen, chosen=bool(chosen), rows=rows))

    def _show_state(self) -> None:
        self._status.refresh()
        path, title = self.context.session.path, _("Register of processing activities")
        self.setWindowTitle(f"{path.stem} – {title}" if path else title)

    def _on_opened(self) -> None:
        self._screens = {}
        if self.actions_ is not None:
            self._screen = ""
            self.rebuild()
            if (path := self.context.session.path) is not None:
                self.restore(window_state.left(self.context.preferences, path))

    def keep_left(self) -> None:
        """Remember for the next time what is shown of the open register."""
        if (path := self.context.session.path) is not None:
            window_state.keep(self.context.preferences, path, self.left())

    def _on_closed(self) -> None:
        self._screen, self._screens = "start", {}
        if self.actions_ is not None:
            self.rebuild()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.context.store_typing()
        self.keep_left()
        self._splitters.keep()
        self.context.preferences.set(geometry=window_state.geometry_text(self.saveGeometry()))
        self.context.jobs.stop_all()
        self.actions_ = None
        self.context.session.close()
        super().closeEvent(event)
        self.gone.emit()

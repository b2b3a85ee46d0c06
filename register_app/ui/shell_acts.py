"""Acts of the window itself: tabs and further windows, files dropped onto it, printing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from register_app.base.i18n import ngettext
from register_app.ui.context import Context
from register_app.ui.dropping import DropTarget, is_register
from register_app.ui.main_window import MainWindow

if TYPE_CHECKING:  # made when the first activity is opened: the list is to be on the screen at once
    from register_app.ui.screens.activity_form import ActivityForm

_MOST_TABS = 12
_SHARED = ("undo", "redo", "palette", "quit", "add_row", "next_part", "previous_part")
"""Acts that a window with one activity has too."""


class ShellActs(QObject):
    """Asks for one more window (`window_requested`) or none at all; files dropped are told as what they are."""

    window_requested = Signal()
    quit_requested = Signal()
    register_dropped = Signal(object)
    sources_dropped = Signal(list, str)

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.show_elsewhere: Callable[[Path], bool] = lambda _path: False
        """Brings the window to the front in which a register is open already; False where there is none."""
        window.torn_off.connect(self.show_alone)
        self.drop_target = DropTarget(window)
        self.drop_target.brought.connect(self._on_brought)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """By the names of `ui/actions.py`."""
        return {
            "new_window": self.window_requested.emit,
            "quit": self.quit_requested.emit,
            "print": self.print,
            "open_tab": self.open_tab,
            "next_tab": lambda: self._step(1),
            "previous_tab": lambda: self._step(-1),
            "close_tab": self.close_tab,
            "tear_off": self.tear_off,
            "add_row": lambda: self._in_form(lambda form: form.add_here()),
            "next_part": lambda: self._in_form(lambda form: form.step_part(1)),
            "previous_part": lambda: self._in_form(lambda form: form.step_part(-1)),
        }

    def _in_form(self, act: Callable[[ActivityForm], object]) -> None:
        """Do something in the form in which the cursor stands, in this window or one torn off it."""
        from register_app.ui.screens.activity import ActivityScreen

        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, ActivityScreen):
            widget = widget.parentWidget()
        screen = widget or self._window.current()
        if isinstance(screen, ActivityScreen):
            act(screen.form)

    # Tabs and windows

    def open_tab(self) -> None:
        """Open the chosen activities, each in a tab of its own."""
        for number in self._window.chosen_activities()[:_MOST_TABS]:
            self._window.open_activity(number, beside=True)

    def _step(self, by: int) -> None:
        if self._window.tabs is not None:
            self._window.tabs.step_tab(by)

    def close_tab(self) -> None:
        if self._window.tabs is not None:
            self._window.tabs.close_tab()

    def tear_off(self) -> None:
        if self._window.tabs is not None:
            self._window.tabs.tear_off()

    def show_alone(self, number: int) -> QObject:
        """An activity in a window of its own, where undo and redo are the same as here."""
        from register_app.ui.activity_window import ActivityWindow

        actions = self._window.actions_
        shared = [actions[name] for name in _SHARED] if actions is not None else []
        made = ActivityWindow(self._context, number, shared, self._window)
        made.show()
        return made

    # Files

    def _on_brought(self, paths: list[Path], refused: str) -> None:
        self._window.message.hide()
        if not paths:
            self._window.message.tell(refused, "warning")
        elif is_register(paths[0]):
            self.register_dropped.emit(paths[0])
            if refused:
                self._window.message.tell(refused, "warning")
        else:
            self.sources_dropped.emit(paths, refused)

    # Paper

    def print(self) -> None:
        """Print the register, or what is open or shown of it."""
        from register_app.ui.dialogs.print_dialog import PrintDialog

        self._context.store_typing()
        opened = self._window.chosen_activities() if self._window.screen_name == "activity" else []
        dialog = PrintDialog(self._context, self._window.table.ids(), opened, self._window)
        dialog.printed.connect(self._on_printed)
        dialog.open()

    def _on_printed(self, pages: int) -> None:
        text = ngettext("{n} page sent to the printer.", "{n} pages sent to the printer.", pages)
        self._window.message.tell(text.format(n=pages))

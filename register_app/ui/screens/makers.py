"""How each list screen is made with its model; what it asks for is passed on as signals.

Screens are imported when they are first wanted: the first list is to be on the screen at once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from register_app.ui.context import Context
from register_app.ui.screens.register import RegisterScreen
from register_app.ui.widgets.page import Page, Seen
from register_app.viewmodels.table import RegisterTable


class ScreenMaker(QObject):
    """Makes screens by name.

    `activity_requested(row number, place)` asks for a form, `tab_requested(row number)` for one in a tab,
    `act_requested(name)` for an act of `ui/actions.py`, `recent_requested(path)` for another register; `chosen()` tells
    that another activity is the current one.
    """

    activity_requested = Signal(int, tuple)
    tab_requested = Signal(int)
    act_requested = Signal(str)
    recent_requested = Signal(str)
    chosen = Signal()
    told = Signal(str, bool)

    def __init__(self, context: Context, table: RegisterTable, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._table = context, table
        self._seen: dict[str, Seen] = {}
        context.session.opened.connect(self.forget)
        self._makers: dict[str, Callable[[], QWidget]] = {
            "register": self._register,
            "parties": self._parties,
            "catalogues": self._catalogues,
            "checks": self._checks,
            "history": self._history,
            "cross": self._cross,
            "overview": self._overview,
            "start": self._start,
        }

    @property
    def names(self) -> tuple[str, ...]:
        """The screens there are."""
        return tuple(self._makers)

    def make(self, name: str) -> QWidget:
        """The screen `name`, made anew."""
        screen = self._makers[name]()
        if isinstance(screen, Page):
            if name in self._seen:
                screen.see(self._seen.pop(name))
            screen.told.connect(self.told)
        return screen

    def keep(self, screens: Mapping[str, QWidget]) -> None:
        """Keep what one chose to see of these screens until they are made anew."""
        self._seen |= {name: screen.seen() for name, screen in screens.items() if isinstance(screen, Page)}

    def forget(self) -> None:
        """Another register is open."""
        self._seen = {}

    def _register(self) -> QWidget:
        screen = RegisterScreen(self._context, self._table)
        screen.opened.connect(self._open)
        screen.tab_requested.connect(self.tab_requested)
        screen.chosen.connect(self.chosen)
        screen.add_requested.connect(lambda: self.act_requested.emit("add_activity"))
        screen.import_requested.connect(lambda: self.act_requested.emit("import"))
        return screen

    def _parties(self) -> QWidget:
        from register_app.ui.screens.parties import PartiesScreen
        from register_app.viewmodels.parties import PartiesModel

        model = PartiesModel(self._context.session)
        return _owning(PartiesScreen(self._context, model), model)

    def _catalogues(self) -> QWidget:
        from register_app.ui.screens.catalogues import CataloguesScreen
        from register_app.viewmodels.catalogues import CatalogueModel

        model = CatalogueModel(self._context.session, "data_category")
        screen = CataloguesScreen(self._context, model)
        screen.activity_requested.connect(self._open)
        return _owning(screen, model)

    def _checks(self) -> QWidget:
        from register_app.ui.screens.checks import ChecksScreen
        from register_app.viewmodels.issues import IssuesModel

        model = IssuesModel(self._context.session, self._context.jobs)
        screen = ChecksScreen(self._context, model)
        screen.jump_requested.connect(self.activity_requested)
        return _owning(screen, model)

    def _history(self) -> QWidget:
        from register_app.ui.screens.history import HistoryScreen
        from register_app.viewmodels.history import HistoryModel

        model = HistoryModel(self._context.session)
        return _owning(HistoryScreen(self._context, model), model)

    def _cross(self) -> QWidget:
        from register_app.ui.screens.cross_tables import CrossTablesScreen
        from register_app.viewmodels.crosstable import CrossModel

        model = CrossModel(self._context.session)
        screen = CrossTablesScreen(self._context, model)
        screen.jump_requested.connect(self.activity_requested)
        return _owning(screen, model)

    def _overview(self) -> QWidget:
        from register_app.ui.screens.overview import OverviewScreen
        from register_app.viewmodels.overview import OverviewModel

        model = OverviewModel(self._context.session, self._context.jobs)
        screen = OverviewScreen(self._context, model)
        screen.rows_requested.connect(self._show_rows)
        screen.screen_requested.connect(lambda name: self.act_requested.emit(f"go_{name}"))
        screen.add_requested.connect(lambda: self.act_requested.emit("add_activity"))
        screen.import_requested.connect(lambda: self.act_requested.emit("import"))
        return _owning(screen, model)

    def _show_rows(self, numbers: list[int], why: str) -> None:
        self._table.narrow(numbers, why)
        self.act_requested.emit("go_register")

    def _start(self) -> QWidget:
        from register_app.ui.screens.start import StartScreen

        screen = StartScreen(self._context)
        screen.requested.connect(self.act_requested)
        screen.recent_requested.connect(self.recent_requested)
        return screen

    def _open(self, number: int) -> None:
        self.activity_requested.emit(number, ())


def _owning(screen: QWidget, model: QObject) -> QWidget:
    """A screen takes its model with it when it goes, so that no model works on for nobody."""
    model.setParent(screen)
    return screen

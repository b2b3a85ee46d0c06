"""Makes ready what the first activity needs, while nobody types: piece by piece, once the window stands."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from importlib import import_module
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from register_app.ui.icons import Icons
from register_app.viewmodels.jobs import Control

MODULES = (
    "register_app.services.record",
    "register_app.services.check",
    "register_app.viewmodels.activity",
    "register_app.viewmodels.offers",
    "register_app.viewmodels.fieldpast",
    "register_app.ui.editors.factory",
    "register_app.ui.editors.field_popovers",
    "register_app.ui.editors.field_box",
    "register_app.ui.editors.section",
    "register_app.ui.editors.grid_row",
    "register_app.ui.editors.rows_grid",
    "register_app.ui.editors.purpose_texts",
    "register_app.ui.editors.purpose_row",
    "register_app.ui.editors.purposes_grid",
    "register_app.ui.editors.extras_grid",
    "register_app.ui.editors.holders",
    "register_app.ui.screens.activity_parts",
    "register_app.ui.screens.activity_form",
    "register_app.ui.screens.activity",
    "register_app.ui.screens.activity_tabs",
)
"""In the order in which they need each other, so that each piece is a small one."""

HEAVY = (
    "sqlmodel",
    "register_app.model.record",
    "register_app.services.edit",
    "register_app.services.rows",
    "register_app.services.cells",
    "register_app.services.fieldhistory",
    "register_app.services.retention",
    "register_app.services.importing",
    "register_app.services.exporting",
    "register_app.services.presets",
    "register_app.viewmodels.exporting.flow",
)
"""What the first edit and the first export need, in the order in which they need each other: each takes too long for
a pause in the window, so that another thread reads them. SQLAlchemy is read through sqlmodel alone, here as everywhere:
its modules need each other in circles, and two threads that enter them by two doors each find the other's half made."""

ICONS = (
    "answered",
    "not_applicable",
    "unclarified",
    "missing",
    "drag",
    "down",
    "up",
    "more",
    "delete",
    "back",
)

_AFTER, _BETWEEN, _REST = 900, 15, 0.4
"""Milliseconds until the first piece and between two; seconds without a key or the mouse before one is taken."""

_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


def read_heavy(control: Control) -> None:
    """Import `HEAVY`, in another thread than the window's."""
    for name in HEAVY:
        control.check()
        import_module(name)


class Warming(QObject):
    """One piece at a time; a key, a click or the wheel puts it off."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left: deque[Callable[[], object]] = deque(partial(import_module, name) for name in MODULES)
        self._left.extend(partial(icons.get, name) for name in ICONS)
        self._touched = 0.0
        self._timer = QTimer(self, singleShot=True, interval=_AFTER)
        self._timer.timeout.connect(self.step)

    @property
    def done(self) -> bool:
        return not self._left

    def begin(self) -> None:
        """Once the window is drawn; a second time does nothing."""
        app = QCoreApplication.instance()
        if app is not None and self._left and not self._timer.isActive():
            app.installEventFilter(self)
            self._timer.start()

    def step(self) -> None:
        """One piece, unless somebody is at work."""
        if monotonic() - self._touched >= _REST and self._left:
            self._left.popleft()()
        if self._left:
            self._timer.start(_BETWEEN if monotonic() - self._touched >= _REST else int(_REST * 1000))
        else:
            app = QCoreApplication.instance()
            if app is not None:
                app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = monotonic()
        return False

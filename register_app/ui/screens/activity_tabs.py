"""Several activities open at once, one tab each; with a single one there is no bar of tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.services.record import Path
from register_app.ui.context import Context
from register_app.ui.screens.activity import ActivityScreen
from register_app.ui.widgets.buttons import icon_button
from register_app.ui.widgets.text import caption, tip
from register_app.viewmodels.activity import ActivityView

_LONGEST = 28


class ActivityTabs(QWidget):
    """`closed` asks to go back to the register; `torn_off(row number)` asks for a window of its own."""

    closed = Signal()
    stepped = Signal(int)
    parties_requested = Signal()
    torn_off = Signal(int)
    chosen = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.bar = QTabBar(self)
        self.bar.setAccessibleName(_("Open activities"))
        self.bar.setProperty("role", "activities")
        self.bar.setMovable(True)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.bar.customContextMenuRequested.connect(lambda at: self._menu(self.bar.tabAt(at), at))
        self.bar.currentChanged.connect(self._on_current)
        self.bar.tabMoved.connect(self._on_moved)
        self.bar.installEventFilter(self)
        self.bar.hide()
        layout.addWidget(self.bar)
        self._stack = QStackedWidget(self)
        layout.addWidget(self._stack, 1)
        self._screens: list[ActivityScreen] = []

    # What is open

    def current(self) -> ActivityScreen | None:
        place = self.bar.currentIndex()
        return self._screens[place] if 0 <= place < len(self._screens) else None

    @property
    def number(self) -> int:
        """Row number of the activity in front, 0 where none is open."""
        screen = self.current()
        return screen.view.id if screen is not None else 0

    def numbers(self) -> list[int]:
        """Row numbers of all open activities, from left to right."""
        return [screen.view.id for screen in self._screens]

    def open(self, number: int, path: Path = (), *, beside: bool = False) -> ActivityScreen | None:
        """Show an activity: where it is open already, else in place of the one in front, or `beside` it in a tab."""
        if number in self.numbers():
            self.bar.setCurrentIndex(self.numbers().index(number))
        else:
            view = ActivityView(self._context.session, number)
            if not view.exists:
                view.deleteLater()
                return None
            self._put(view, beside=beside)
        screen = self.current()
        assert screen is not None
        if path:
            QTimer.singleShot(0, screen, lambda: screen.go_to(path))
        else:
            screen.take_focus()
        return screen

    @property
    def part(self) -> str:
        """The part of the activity in front that is on the screen; "" at its top."""
        screen = self.current()
        return screen.slots.marked() if screen is not None else ""

    def open_all(self, numbers: Sequence[int], front: int, part: str = "") -> None:
        """Open those that are still there, `front` in front, at its part `part`."""
        for number in numbers:
            self.open(number, beside=True)
        if front in self.numbers():
            self.bar.setCurrentIndex(self.numbers().index(front))
        if part and (screen := self.current()) is not None and screen.view.id == front:
            QTimer.singleShot(0, screen, lambda: screen.jump(part))

    def step_tab(self, by: int) -> None:
        """Go to the tab at the right (1) or the left (-1), round and round."""
        if self._screens:
            self.bar.setCurrentIndex((self.bar.currentIndex() + by) % len(self._screens))

    def close_tab(self, place: int = -1) -> None:
        """Close the tab at a place, by default the one in front; with the last one the register comes back."""
        place = self.bar.currentIndex() if place < 0 else place
        if not 0 <= place < len(self._screens):
            return
        self._context.store_typing()
        last = len(self._screens) == 1
        if last:
            self.closed.emit()
        self._drop(place)
        if not last:
            self.chosen.emit()

    def tear_off(self, place: int = -1) -> None:
        """Let an activity go into a window of its own."""
        place = self.bar.currentIndex() if place < 0 else place
        if 0 <= place < len(self._screens):
            number = self._screens[place].view.id
            self.close_tab(place)
            self.torn_off.emit(number)

    # Inside

    def _put(self, view: ActivityView, *, beside: bool) -> None:
        screen = ActivityScreen(self._context, view, self._stack)
        view.setParent(screen)
        screen.closed.connect(lambda: self._on_closed(screen))
        screen.stepped.connect(self.stepped)
        screen.parties_requested.connect(self.parties_requested)
        view.changed.connect(lambda: self._name(screen))
        view.gone.connect(lambda: self._on_gone(screen))
        place = self.bar.currentIndex()
        if self._screens and not beside:
            old = self._screens[place]
            self._screens[place] = screen
            self._stack.insertWidget(place, screen)
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()
            self._stack.setCurrentWidget(screen)
        else:
            place += 1
            self._screens.insert(place, screen)
            self._stack.insertWidget(place, screen)
            self.bar.insertTab(place, "")
            self.bar.setTabButton(place, QTabBar.ButtonPosition.RightSide, self._closer())
            self.bar.setCurrentIndex(place)
            self._stack.setCurrentWidget(screen)
        self._name(screen)
        self.bar.setVisible(len(self._screens) > 1)

    def _closer(self) -> QWidget:
        """The small cross of a tab; by keyboard it is Ctrl+F4."""
        icon = self._context.icons.get("remove")
        button = icon_button(icon, _("Close tab"), parent=self.bar, size=13)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self._close(button))
        return button

    def _close(self, button: QWidget) -> None:
        side = QTabBar.ButtonPosition.RightSide
        place = next((i for i in range(self.bar.count()) if self.bar.tabButton(i, side) is button), -1)
        if place >= 0:
            self.close_tab(place)

    def _drop(self, place: int) -> None:
        screen = self._screens.pop(place)
        self.bar.removeTab(place)
        self._stack.removeWidget(screen)
        screen.hide()
        screen.deleteLater()
        self.bar.setVisible(len(self._screens) > 1)
        self._on_current(self.bar.currentIndex())

    def _name(self, screen: ActivityScreen) -> None:
        if screen not in self._screens or not screen.view.exists:
            return
        document = screen.view.document
        full = " ".join(f"{document['number']} {document['name']}".split())
        short = full if len(full) <= _LONGEST else full[: _LONGEST - 1].rstrip() + "…"
        place = self._screens.index(screen)
        self.bar.setTabText(place, caption(short))
        self.bar.setTabToolTip(place, tip(full))

    def _on_current(self, place: int) -> None:
        if 0 <= place < len(self._screens):
            self._context.store_typing()
            self._stack.setCurrentWidget(self._screens[place])
            self.chosen.emit()

    def _on_moved(self, source: int, target: int) -> None:
        self._screens.insert(target, self._screens.pop(source))

    def _on_closed(self, screen: ActivityScreen) -> None:
        """Back to the register: what is open stays open in its tabs."""
        self.closed.emit()

    def _on_gone(self, screen: ActivityScreen) -> None:
        if screen in self._screens and len(self._screens) > 1:
            self._drop(self._screens.index(screen))
            self.chosen.emit()
        else:
            self.closed.emit()
            if screen in self._screens:
                self._drop(self._screens.index(screen))

    def _menu(self, place: int, at: QPoint) -> None:
        if place < 0:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("Open in a window of its own"), lambda: self.tear_off(place))
        menu.addAction(_("Close tab"), lambda: self.close_tab(place))
        menu.popup(self.bar.mapToGlobal(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The middle button closes a tab, as in a browser."""
        if (
            event.type() == QEvent.Type.MouseButtonRelease
            and isinstance(event, QMouseEvent)
            and event.button() == Qt.MouseButton.MiddleButton
        ):
            self.close_tab(max(self.bar.tabAt(event.position().toPoint()), 0))
            return True
        return super().eventFilter(watched, event)

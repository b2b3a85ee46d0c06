"""The form of an activity: its parts in the order of Art. 30(1), or of Art. 30(2) for a processor."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from register_app.services.record import Path
from register_app.ui.context import Context
from register_app.ui.editors.extras_grid import ExtrasGrid
from register_app.ui.editors.field_box import FieldBox
from register_app.ui.editors.purposes_grid import PurposesGrid
from register_app.ui.editors.rows_grid import RowsGrid
from register_app.ui.editors.section import Section
from register_app.ui.screens.activity_parts import ActivityParts
from register_app.ui.widgets.reveal import KeepInView
from register_app.viewmodels.activity import ActivityView

_NEAR_TOP = 40
_NARROW, _SIDES = 720, (22, 8)
_AT_ONCE = 3
"""Parts made before the first picture: as many as a window shows."""


class ActivityForm(QScrollArea):
    """All parts below each other; `scrolled_to(slot)` tells which one is at the top."""

    scrolled_to = Signal(str)
    parties_requested = Signal()

    def __init__(self, context: Context, view: ActivityView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self.setProperty("role", "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        # Its parent from the beginning: who moves to another one is styled anew, with all that stands in it.
        body = QWidget(self.viewport())
        body.setProperty("role", "page-body")
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(22, 18, 22, 40)
        self._body.setSpacing(14)
        self._body.addStretch(1)
        self._parts = ActivityParts(context, view, self, self._put, self.parties_requested.emit)
        self._later = deque(self._parts.makers())
        for _part in range(_AT_ONCE):
            self._later.popleft()()
        self.setWidget(body)
        self.kept = KeepInView(self)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._build_next)
        self._next.start()

    # Building

    def _put(self, section: Section) -> None:
        """One more part below the others."""
        self._body.insertWidget(self._body.count() - 1, section)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self._parts.sections[0].focus_first()

    def _build_next(self) -> None:
        """What is below the window's edge is made while the user already looks at what is above."""
        if self._later and self._view.exists and self._view.session.is_open:
            self._build_one()
            self._next.start()

    def _build_one(self) -> None:
        sections, grids = len(self._parts.sections), set(self._parts.grids)
        self._later.popleft()()
        for section in self._parts.sections[sections:]:
            # A layout shows what it gets only in a later turn, and who jumps here wants to go to a field now.
            section.show()
            section.refresh()
        for key in set(self._parts.grids) - grids:
            self._parts.grids[key].refresh()
        if not self._later:
            self.show_issues()

    def complete(self) -> None:
        """Make every part now."""
        while self._later:
            self._build_one()

    # Showing

    def refresh(self) -> None:
        """Show what is stored now; editors keep their cursors, and what is still being typed."""
        for box in self._parts.boxes.values():
            box.refresh()
        for section in self._parts.sections:
            section.refresh()
        for grid in self._parts.grids.values():
            grid.refresh()

    def show_issues(self) -> None:
        """Show beside each field what the checks say of it."""
        for name, box in self._parts.boxes.items():
            box.set_issues(self._view.issues_at(name) if name not in self._parts.by_slot else [])
        parts = {
            section: slot
            for slot, section in self._parts.by_slot.items()
            if section is not self._parts.purposes
        }
        for section in parts:
            slots = [slot for slot, other in self._parts.by_slot.items() if other is section]
            section.set_issues([i for slot in slots for i in self._view.issues_at(slot) if len(i.path) == 1])
        if self._parts.purposes is not None:
            self._parts.purposes.refresh()
        for grid in self._parts.grids.values():
            grid.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the cards use what they can."""
        side = _SIDES[self.width() < _NARROW]
        margins = self._body.contentsMargins()
        if margins.left() != side:
            self._body.setContentsMargins(side, margins.top(), side, margins.bottom())
        super().resizeEvent(event)

    def jump(self, slot: str) -> None:
        """Scroll to the part of a slot and put the cursor there."""
        self.complete()
        section = self._parts.by_slot.get(slot)
        if section is not None:
            self._show_part(section)
            self.scrolled_to.emit(slot)

    def _show_part(self, section: Section) -> None:
        """Put the cursor into a part, and its heading at the top."""
        self._settle()
        section.focus_first()
        self.kept.lead_to(section)

    def step_part(self, by: int) -> None:
        """Go to the next part (1) or the one before (-1) and put the cursor there."""
        self.complete()
        shown = [section for section in self._parts.sections if not section.isHidden()]
        here = self._part_here()
        place = (shown.index(here) if here in shown else -1) + by
        if 0 <= place < len(shown):
            self._show_part(shown[place])

    def add_here(self) -> None:
        """Add a row to the part in which the cursor stands, where that has any."""
        section = self._part_here()
        if section is not None and section.add_button is not None and section.add_button.isEnabled():
            section.add_button.click()

    def _part_here(self) -> Section | None:
        """The part with the focus."""
        focused = QApplication.focusWidget()
        return next(
            (s for s in self._parts.sections if focused is not None and s.isAncestorOf(focused)), None
        )

    def go_to(self, path: Path) -> None:
        """Go to the place of an issue."""
        key = str(path[0]) if path else ""
        place = int(path[1]) if len(path) > 1 and isinstance(path[1], int) else 0
        self.jump(key)
        if key == "purposes" and self.purposes.row_count():
            self.purposes.focus_row(place)
        elif key in self._parts.grids and self._parts.grids[key].row_count():
            self._parts.grids[key].focus_row(place)
        elif key in self._parts.boxes:
            self.ensureWidgetVisible(self._parts.boxes[key])
            self._parts.boxes[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        """Give what was just made its place, so that one can scroll to it."""
        body = self.widget()
        layout = body.layout() if body is not None else None
        if body is not None and layout is not None:
            layout.activate()
            body.resize(body.width(), max(body.height(), layout.heightForWidth(body.width())))

    @property
    def purposes(self) -> PurposesGrid:
        if self._parts.purposes is None:
            self.complete()
        assert self._parts.purposes is not None
        return self._parts.purposes

    def grid(self, key: str) -> RowsGrid:
        self.complete()
        return self._parts.grids[key]

    def section(self, slot: str) -> Section:
        self.complete()
        return self._parts.by_slot[slot]

    def box(self, name: str) -> FieldBox:
        self.complete()
        return self._parts.boxes[name]

    @property
    def extras(self) -> ExtrasGrid:
        self.complete()
        return next(section for section in self._parts.sections if isinstance(section, ExtrasGrid))

    def _on_scrolled(self, top: int) -> None:
        current = ""
        for slot, section in self._parts.by_slot.items():
            above = section.y() <= top + _NEAR_TOP
            if above and section is not self._parts.by_slot.get(current):
                current = slot
        self.scrolled_to.emit(current)

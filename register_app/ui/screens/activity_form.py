"""The form of an activity: its parts in the order of Art. 30(1), or of Art. 30(2) for a processor."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.services.record import Path
from register_app.ui.context import Context
from register_app.ui.editors.extras_grid import ExtrasGrid
from register_app.ui.editors.field_box import FieldBox, activity_field
from register_app.ui.editors.grid_row import Shape
from register_app.ui.editors.holders import Holders
from register_app.ui.editors.purposes_grid import PurposesGrid
from register_app.ui.editors.rows_grid import RowsGrid
from register_app.ui.editors.section import Section
from register_app.ui.editors.shapes import DATA, GENERAL, RECIPIENTS, TRANSFERS
from register_app.ui.widgets.columns import Columns
from register_app.ui.widgets.reveal import KeepInView
from register_app.viewmodels.activity import HOLDERS, ActivityView
from register_app.viewmodels.rows import RowsView

_NEAR_TOP = 40
_NARROW, _SIDES = 720, (22, 8)
_AT_ONCE = 3
"""Parts made before the first picture: as many as a window shows."""

_COLUMNS, _COLUMN_LETTERS = 4, 22


class ActivityForm(QScrollArea):
    """All parts below each other; `scrolled_to(slot)` tells which one is at the top."""

    scrolled_to = Signal(str)
    parties_requested = Signal()

    def __init__(self, context: Context, view: ActivityView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self._purposes: PurposesGrid | None = None
        self._sections: list[Section] = []
        self._boxes: dict[str, FieldBox] = {}
        self._grids: dict[str, RowsGrid] = {}
        self._by_slot: dict[str, Section] = {}
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
        processor = view.document["part"] == "processor"
        self._later = deque(self._processor() if processor else self._controller())
        for _part in range(_AT_ONCE):
            self._later.popleft()()
        self.setWidget(body)
        self.kept = KeepInView(self)
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._build_next)
        self._next.start()

    # Building

    def _controller(self) -> list[Callable[[], object]]:
        """The parts in the order of Art. 30(1), each as what makes it."""
        return [
            lambda: self._general(()),
            lambda: self._holders(("joint_controllers",)),
            lambda: self._put_purposes("purposes"),
            lambda: self._data("c · f", "30(1)(c)", ("data", "subjects", "retention")),
            lambda: self._recipients("d", "30(1)(d)", "recipients"),
            lambda: self._transfers("e", "30(1)(e)"),
            lambda: self._fields(
                _("Security measures"), ("measures", "systems"), "g", "30(1)(g)", "measures"
            ),
            *self._last(),
        ]

    def _processor(self) -> list[Callable[[], object]]:
        """The parts in the order of Art. 30(2); what it does not ask for comes behind."""
        return [
            lambda: self._general(()),
            lambda: self._holders(()),
            lambda: self._fields(_("Controllers served"), ("clients",), "a", "30(2)(a)", "clients"),
            lambda: self._fields(
                _("Categories of processing"), ("processing",), "b", "30(2)(b)", "processing"
            ),
            lambda: self._transfers("c", "30(2)(c)"),
            lambda: self._fields(
                _("Security measures"), ("measures", "systems"), "d", "30(2)(d)", "measures"
            ),
            self._put_purposes,
            self._data,
            self._recipients,
            *self._last(),
        ]

    def _last(self) -> list[Callable[[], object]]:
        return [
            lambda: self._put(ExtrasGrid(self._context, self._view, self)),
            lambda: self._fields(_("Notes"), ("notes",)),
        ]

    def _build_next(self) -> None:
        """What is below the window's edge is made while the user already looks at what is above."""
        if self._later and self._view.exists and self._view.session.is_open:
            self._build_one()
            self._next.start()

    def _build_one(self) -> None:
        sections, grids = len(self._sections), set(self._grids)
        self._later.popleft()()
        for section in self._sections[sections:]:
            # A layout shows what it gets only in a later turn, and who jumps here wants to go to a field now.
            section.show()
            section.refresh()
        for key in set(self._grids) - grids:
            self._grids[key].refresh()
        if not self._later:
            self.show_issues()

    def complete(self) -> None:
        """Make every part now."""
        while self._later:
            self._build_one()

    def _data(self, letter: str = "", article: str = "", slots: tuple[str, ...] = ()) -> None:
        title = _("Personal data, data subjects and time limits")
        data = self._section(title, letter, article, slots[0] if slots else "", "data")
        self._grid(data, "data", DATA, _("Remove data category"), _("Add data category …"))
        for slot in slots:
            self._by_slot[slot] = data

    def _put_purposes(self, slot: str = "") -> None:
        self._purposes = PurposesGrid(self._context, self._view, self)
        self._put(self._purposes, slot)

    def _holders(self, more: tuple[str, ...]) -> None:
        holders = Holders(self._context, self._view, self)
        holders.change_requested.connect(self.parties_requested)
        for name in more:
            holders.body.addWidget(self._box(name))
        self._put(holders, HOLDERS)

    def _general(self, more: tuple[str, ...]) -> None:
        section = self._section(_("The activity"))
        section.body.addWidget(self._box("description"))
        short = Columns(_COLUMNS, _COLUMN_LETTERS, section)
        section.body.addWidget(short)
        for name in GENERAL:
            short.add(self._box(name))
        for name in more:
            section.body.addWidget(self._box(name))

    def _fields(
        self, title: str, names: tuple[str, ...], letter: str = "", article: str = "", slot: str = ""
    ) -> None:
        section = self._section(title, letter, article, slot)
        for name in names:
            # A part with one field needs no second heading.
            section.body.addWidget(self._box(name, named=len(names) > 1))
        # What can be said of an empty part stands below its fields.
        section.chain_answer([self._boxes[name] for name in names])

    def _recipients(self, letter: str = "", article: str = "", slot: str = "") -> None:
        section = self._section(_("Recipients"), letter, article, slot, "recipients")
        self._grid(section, "recipients", RECIPIENTS, _("Remove recipient"), _("Add recipient …"))

    def _transfers(self, letter: str, article: str) -> None:
        title = _("Transfers to third countries and international organisations")
        section = self._section(title, letter, article, "transfers", "transfers")
        self._grid(section, "transfers", TRANSFERS, _("Remove transfer"))

    def _section(
        self, title: str, letter: str = "", article: str = "", slot: str = "", add: str = ""
    ) -> Section:
        texts = {
            "data": _("Add data category"),
            "recipients": _("Add recipient"),
            "transfers": _("Add transfer"),
        }
        section = Section(
            self._context,
            self._view,
            title,
            letter=letter,
            article=article,
            slot=slot,
            add=(texts[add], lambda: self._grids[add].add()) if add else None,
        )
        return self._put(section, slot)

    def _put(self, section: Section, slot: str = "") -> Section:
        self._sections.append(section)
        if slot:
            self._by_slot[slot] = section
        self._body.insertWidget(self._body.count() - 1, section)
        return section

    def _grid(self, section: Section, key: str, shape: Shape, remove: str, hint: str = "") -> None:
        self._grids[key] = RowsGrid(section, RowsView(self._view, key), replace(shape, remove=remove), hint)
        section.body.addWidget(self._grids[key])

    def _box(self, name: str, *, named: bool = True) -> FieldBox:
        box = activity_field(self._context, self._view, name, named=named)
        self._boxes[name] = box
        return box

    # Showing

    def refresh(self) -> None:
        """Show what is stored now; editors keep their cursors, and what is still being typed."""
        for box in self._boxes.values():
            box.refresh()
        for section in self._sections:
            section.refresh()
        for grid in self._grids.values():
            grid.refresh()

    def show_issues(self) -> None:
        """Show beside each field what the checks say of it."""
        for name, box in self._boxes.items():
            box.set_issues(self._view.issues_at(name) if name not in self._by_slot else [])
        parts = {section: slot for slot, section in self._by_slot.items() if section is not self._purposes}
        for section in parts:
            slots = [slot for slot, other in self._by_slot.items() if other is section]
            section.set_issues([i for slot in slots for i in self._view.issues_at(slot) if len(i.path) == 1])
        if self._purposes is not None:
            self._purposes.refresh()
        for grid in self._grids.values():
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
        section = self._by_slot.get(slot)
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
        shown = [section for section in self._sections if not section.isHidden()]
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
        return next((s for s in self._sections if focused is not None and s.isAncestorOf(focused)), None)

    def go_to(self, path: Path) -> None:
        """Go to the place of an issue."""
        key = str(path[0]) if path else ""
        place = int(path[1]) if len(path) > 1 and isinstance(path[1], int) else 0
        self.jump(key)
        if key == "purposes" and self.purposes.row_count():
            self.purposes.focus_row(place)
        elif key in self._grids and self._grids[key].row_count():
            self._grids[key].focus_row(place)
        elif key in self._boxes:
            self.ensureWidgetVisible(self._boxes[key])
            self._boxes[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        """Give what was just made its place, so that one can scroll to it."""
        body = self.widget()
        layout = body.layout() if body is not None else None
        if body is not None and layout is not None:
            layout.activate()
            body.resize(body.width(), max(body.height(), layout.heightForWidth(body.width())))

    @property
    def purposes(self) -> PurposesGrid:
        if self._purposes is None:
            self.complete()
        assert self._purposes is not None
        return self._purposes

    def grid(self, key: str) -> RowsGrid:
        self.complete()
        return self._grids[key]

    def section(self, slot: str) -> Section:
        self.complete()
        return self._by_slot[slot]

    def box(self, name: str) -> FieldBox:
        self.complete()
        return self._boxes[name]

    @property
    def extras(self) -> ExtrasGrid:
        self.complete()
        return next(section for section in self._sections if isinstance(section, ExtrasGrid))

    def _on_scrolled(self, top: int) -> None:
        current = ""
        for slot, section in self._by_slot.items():
            above = section.y() <= top + _NEAR_TOP
            if above and section is not self._by_slot.get(current):
                current = slot
        self.scrolled_to.emit(current)

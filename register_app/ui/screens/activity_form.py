"""The form of an activity: its parts in the order of Art. 30(1), or of Art. 30(2) for a processor."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.services.record import Path
from register_app.ui.context import Context
from register_app.ui.editors.factory import LIST_KINDS
from register_app.ui.editors.field_box import FieldBox
from register_app.ui.editors.purposes_grid import PurposesGrid
from register_app.ui.editors.rows_grid import RowsGrid, Shape
from register_app.ui.editors.section import Section
from register_app.viewmodels.activity import ActivityView
from register_app.viewmodels.rows import RowsView

_NEAR_TOP = 40

DATA = Shape(
    "data_use",
    (("category sensitivity", 8), ("subjects", 7), ("purposes", 4), ("text period", 8)),
    ("start", "action", "law", "basis_use", "basis", "source", "note"),
    add_by="category",
)
RECIPIENTS = Shape(
    "disclosure",
    (("name", 7), ("role", 5), ("location", 4), ("country", 4)),
    ("contract", "note"),
    add_by="name",
)
TRANSFERS = Shape(
    "transfer",
    (("country", 4), ("recipient", 5), ("mechanism", 6), ("safeguards", 6)),
    ("organisation", "tia", "note"),
)
_GENERAL = (
    "department",
    "owner",
    "status",
    "next_review",
    "last_review",
    "valid_from",
    "valid_until",
    "number",
)
_COLUMNS = 4


class ActivityForm(QScrollArea):
    """All parts below each other; `scrolled_to(slot)` tells which one is at the top."""

    scrolled_to = Signal(str)

    def __init__(self, context: Context, view: ActivityView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._view = context, view
        self.purposes = PurposesGrid(context, view, self)
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
        if view.document["part"] == "processor":
            self._build_processor()
        else:
            self._build_controller()
        self._fields(_("Notes"), ("notes",))
        self._body.addStretch(1)
        self.setWidget(body)

    # Building

    def _build_controller(self) -> None:
        self._general(("joint_controllers",))
        self._put(self.purposes, "purposes")
        data = self._section(
            _("Personal data, data subjects and time limits"), "c · f", "30(1)(c)", "data", "data"
        )
        self._grid(data, "data", DATA, _("Remove data category"), _("Add data category …"))
        for slot in ("data", "subjects", "retention"):
            self._by_slot[slot] = data
        self._recipients("d", "30(1)(d)", "recipients")
        self._transfers("e", "30(1)(e)")
        self._fields(_("Security measures"), ("measures", "systems"), "g", "30(1)(g)", "measures")

    def _build_processor(self) -> None:
        self._general(())
        self._fields(_("Controllers served"), ("clients",), "a", "30(2)(a)", "clients")
        self._fields(_("Categories of processing"), ("processing",), "b", "30(2)(b)", "processing")
        self._transfers("c", "30(2)(c)")
        self._fields(_("Security measures"), ("measures", "systems"), "d", "30(2)(d)", "measures")
        self._put(self.purposes)
        data = self._section(_("Personal data, data subjects and time limits"), add="data")
        self._grid(data, "data", DATA, _("Remove data category"), _("Add data category …"))
        self._recipients()

    def _general(self, more: tuple[str, ...]) -> None:
        section = self._section(_("The activity"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.addWidget(self._box("description"), 0, 0, 1, _COLUMNS)
        for place, name in enumerate(_GENERAL):
            grid.addWidget(self._box(name), 1 + place // _COLUMNS, place % _COLUMNS)
        for row, name in enumerate(more, 1 + len(_GENERAL) // _COLUMNS):
            grid.addWidget(self._box(name), row, 0, 1, _COLUMNS)
        for column in range(_COLUMNS):
            grid.setColumnStretch(column, 1)
        section.body.addLayout(grid)

    def _fields(
        self, title: str, names: tuple[str, ...], letter: str = "", article: str = "", slot: str = ""
    ) -> None:
        section = self._section(title, letter, article, slot)
        for name in names:
            # A part with one field needs no second heading.
            section.body.addWidget(self._box(name, named=len(names) > 1))

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
        self._body.addWidget(section)
        return section

    def _grid(self, section: Section, key: str, shape: Shape, remove: str, hint: str = "") -> None:
        self._grids[key] = RowsGrid(section, RowsView(self._view, key), replace(shape, remove=remove), hint)
        section.body.addWidget(self._grids[key])

    def _box(self, name: str, *, named: bool = True) -> FieldBox:
        field, view = FIELDS[f"activity.{name}"], self._view
        if field.kind in LIST_KINDS:
            box = FieldBox(
                self._context,
                field,
                lambda: view.texts(name),
                lambda values: view.set_list(view.ref, name, values),
                named=named,
            )
        else:
            box = FieldBox(
                self._context,
                field,
                lambda: view.text(name),
                lambda text: view.set(view.ref, name, text),
                lines=2 if field.kind == "long_text" else 1,
                named=named,
            )
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
        parts = {section: slot for slot, section in self._by_slot.items() if section is not self.purposes}
        for section in parts:
            slots = [slot for slot, other in self._by_slot.items() if other is section]
            section.set_issues([i for slot in slots for i in self._view.issues_at(slot) if len(i.path) == 1])
        self.purposes.refresh()
        for grid in self._grids.values():
            grid.refresh()

    def jump(self, slot: str) -> None:
        """Scroll to the part of a slot and put the cursor there."""
        section = self._by_slot.get(slot)
        if section is not None:
            section.focus_first()
            self.verticalScrollBar().setValue(section.y() - 8)
            self.scrolled_to.emit(slot)

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

    def grid(self, key: str) -> RowsGrid:
        return self._grids[key]

    def section(self, slot: str) -> Section:
        return self._by_slot[slot]

    def box(self, name: str) -> FieldBox:
        return self._boxes[name]

    def _on_scrolled(self, top: int) -> None:
        current = ""
        for slot, section in self._by_slot.items():
            above = section.y() <= top + _NEAR_TOP
            if above and section is not self._by_slot.get(current):
                current = slot
        self.scrolled_to.emit(current)

"""One activity: the Art. 30 side list at the left, the form in the order of the article at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.services.record import Path
from register_app.ui.context import Context
from register_app.ui.editors.binding import TypedBinding
from register_app.ui.editors.factory import LIST_KINDS
from register_app.ui.editors.field_box import FieldBox
from register_app.ui.editors.purposes_grid import PurposesGrid
from register_app.ui.editors.rows_grid import RowsGrid, Shape
from register_app.ui.editors.section import Section
from register_app.ui.widgets.buttons import icon_button
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.slots import SlotList
from register_app.ui.widgets.text import label
from register_app.viewmodels.activity import ActivityView
from register_app.viewmodels.citation import cite
from register_app.viewmodels.rows import RowsView

_CHECK_PAUSE = 350
_NEAR_TOP = 40

DATA = Shape(
    "data_use",
    (("category sensitivity", 6), ("subjects", 6), ("purposes", 4), ("text period", 7)),
    ("start", "action", "law", "basis_use", "basis", "source", "note"),
    "",
)
RECIPIENTS = Shape(
    "disclosure", (("name", 7), ("role", 5), ("location", 4), ("country", 4)), ("contract", "note"), ""
)
TRANSFERS = Shape(
    "transfer",
    (("country", 4), ("recipient", 5), ("mechanism", 6), ("safeguards", 6)),
    ("organisation", "tia", "note"),
    "",
)


class ActivityScreen(QWidget):
    """Edits one activity. `closed` asks to go back to the register, `stepped(±1)` for the next one in its order."""

    closed = Signal()
    stepped = Signal(int)

    def __init__(self, context: Context, view: ActivityView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.view = context, view
        self.setProperty("role", "page")
        self._sections: list[Section] = []
        self._boxes: list[tuple[Path, FieldBox]] = []
        self._grids: dict[str, RowsGrid] = {}
        self._by_slot: dict[str, Section] = {}
        self.purposes: PurposesGrid | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_bar())
        below = QHBoxLayout()
        below.setSpacing(0)
        outer.addLayout(below, 1)
        self.slots = SlotList(context, self)
        self.slots.jump_requested.connect(self.jump)
        below.addWidget(self.slots)
        self._scroll = QScrollArea(self)
        self._scroll.setProperty("role", "page")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.verticalScrollBar().valueChanged.connect(self._mark_visible)
        below.addWidget(self._scroll, 1)
        body = QWidget()
        body.setProperty("role", "page-body")
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(22, 18, 22, 40)
        self._body.setSpacing(14)
        self._make_sections()
        self._body.addStretch(1)
        self._scroll.setWidget(body)
        self._check = QTimer(self, singleShot=True, interval=_CHECK_PAUSE)
        self._check.timeout.connect(self.check_now)
        view.changed.connect(self.refresh)
        view.gone.connect(self.closed)
        self.refresh()

    # Building

    def _make_bar(self) -> QWidget:
        bar = QFrame(self)
        bar.setProperty("role", "bar")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(12, 8, 14, 8)
        layout.setSpacing(8)
        icons = self.context.icons
        layout.addWidget(icon_button(icons.get("back"), _("Back to the register"), self.closed.emit, size=20))
        self._number = label("", "badge")
        self._number.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        layout.addWidget(self._number)
        self._name = LineEdit(bar)
        self._name.setProperty("role", "name")
        self._name.setPlaceholderText(_("Name of the activity"))
        self._name.setAccessibleName(_("Activity"))
        self._name_binding = TypedBinding(
            self.context,
            self._name,
            lambda: self._value("name"),
            lambda text: self.view.set(self.view.ref, "name", text),
        )
        self._name_binding.set_read_only(read_only=self.view.read_only)
        layout.addWidget(self._name, 1)
        layout.addWidget(
            icon_button(icons.get("up"), _("Previous activity"), lambda: self.stepped.emit(-1), size=20)
        )
        layout.addWidget(
            icon_button(icons.get("down"), _("Next activity"), lambda: self.stepped.emit(1), size=20)
        )
        return bar

    def _make_sections(self) -> None:
        processor = self.view.document["part"] == "processor"
        self._general(processor=processor)
        if processor:
            self._fields(_("Controllers served"), ["clients"], letter="a", article="30(2)(a)", slot="clients")
            self._fields(
                _("Categories of processing"),
                ["processing"],
                letter="b",
                article="30(2)(b)",
                slot="processing",
            )
        else:
            self.purposes = PurposesGrid(self.context, self.view, self)
            self._add(self.purposes, "purposes")
            self._data()
            self._rows(
                "recipients",
                RECIPIENTS,
                _("Recipients"),
                "d",
                "30(1)(d)",
                _("Add recipient"),
                _("Remove recipient"),
            )
        self._rows(
            "transfers",
            TRANSFERS,
            _("Transfers to third countries and international organisations"),
            "c" if processor else "e",
            "30(2)(c)" if processor else "30(1)(e)",
            _("Add transfer"),
            _("Remove transfer"),
        )
        letter, article = ("d", "30(2)(d)") if processor else ("g", "30(1)(g)")
        self._fields(
            _("Security measures"), ["measures", "systems"], letter=letter, article=article, slot="measures"
        )
        if processor:
            self.purposes = PurposesGrid(self.context, self.view, self)
            self._add(self.purposes)
            self._data()
            self._rows(
                "recipients", RECIPIENTS, _("Recipients"), "", "", _("Add recipient"), _("Remove recipient")
            )
        self._fields(_("Notes"), ["notes"])

    def _add(self, section: Section, slot: str = "") -> Section:
        self._sections.append(section)
        if slot:
            self._by_slot[slot] = section
        self._body.addWidget(section)
        return section

    def _general(self, *, processor: bool) -> None:
        names = ["department", "owner", "status", "next_review", "last_review", "valid_from", "valid_until"]
        section = self._add(Section(self.context, self.view, _("The activity"), parent=self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        description = self._box("description")
        grid.addWidget(description, 0, 0, 1, 4)
        for place, name in enumerate(names):
            grid.addWidget(self._box(name), 1 + place // 4, place % 4)
        grid.addWidget(self._box("number"), 2, 3)
        if not processor:
            grid.addWidget(self._box("joint_controllers"), 3, 0, 1, 4)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        section.body.addLayout(grid)

    def _fields(
        self, title: str, names: list[str], *, letter: str = "", article: str = "", slot: str = ""
    ) -> None:
        section = Section(
            self.context, self.view, title, letter=letter, article=article, slot=slot, parent=self
        )
        for name in names:
            # A part with one field needs no second heading.
            section.body.addWidget(self._box(name, named=len(names) > 1))
        self._add(section, slot)

    def _data(self) -> None:
        processor = self.view.document["part"] == "processor"
        section = Section(
            self.context,
            self.view,
            _("Personal data, data subjects and time limits"),
            letter="" if processor else "c · f",
            article="" if processor else "30(1)(c)",
            slot="" if processor else "data",
            add=(_("Add data category"), lambda: self._grids["data"].add()),
            parent=self,
        )
        self._grid(section, "data", DATA, _("Remove data category"))
        for slot in ("data", "subjects", "retention"):
            if not processor:
                self._by_slot[slot] = section
        self._add(section)

    def _rows(
        self, key: str, shape: Shape, title: str, letter: str, article: str, add: str, remove: str
    ) -> None:
        section = Section(
            self.context,
            self.view,
            title,
            letter=letter,
            article=article,
            slot=key if article else "",
            add=(add, lambda: self._grids[key].add()),
            parent=self,
        )
        self._grid(section, key, shape, remove)
        self._add(section, key if article else "")

    def _grid(self, section: Section, key: str, shape: Shape, remove: str) -> None:
        shape = Shape(shape.table, shape.columns, shape.details, remove)
        self._grids[key] = RowsGrid(section, RowsView(self.view, key), shape)
        section.body.addWidget(self._grids[key])

    def _box(self, name: str, *, named: bool = True) -> FieldBox:
        field, view = FIELDS[f"activity.{name}"], self.view
        if field.kind in LIST_KINDS:
            box = FieldBox(
                self.context,
                field,
                lambda: list(view.document[name]) if view.exists else [],  # type: ignore[literal-required]
                lambda values: view.set_list(view.ref, name, values),
                parent=self,
                named=named,
            )
        else:
            box = FieldBox(
                self.context,
                field,
                lambda: self._value(name),
                lambda text: view.set(view.ref, name, text),
                parent=self,
                lines=2 if name in ("description", "notes") else 1,
                named=named,
            )
        self._boxes.append(((name,), box))
        return box

    def _value(self, name: str) -> str:
        return str(self.view.document[name]) if self.view.exists else ""  # type: ignore[literal-required]

    # Showing

    def refresh(self) -> None:
        """Show what is stored now; editors keep their cursors, and what is still being typed."""
        document = self.view.document
        self._number.setText(document["number"])
        self._name_binding.refresh()
        for _path, box in self._boxes:
            box.refresh()
        for section in self._sections:
            section.refresh()
        for grid in self._grids.values():
            grid.refresh()
        article = cite("30(2)" if document["part"] == "processor" else "30(1)")
        self.slots.show_slots(article[:1].upper() + article[1:], self.view.slots())
        self._check.start()

    def check_now(self) -> None:
        """Show beside each field what the checks say of it."""
        if not self.view.exists or not self.view.session.is_open:
            return
        self.view.check()
        for path, box in self._boxes:
            box.set_issues(self.view.issues_at(*path) if path[0] not in self._by_slot else [])
        for slot, section in self._by_slot.items():
            if section is not self.purposes:
                section.set_issues([i for i in self.view.issues_at(slot) if len(i.path) == 1])
        for section in self._sections:
            section.refresh()
        for grid in self._grids.values():
            grid.refresh()

    def jump(self, slot: str) -> None:
        """Scroll to the part of a slot and put the cursor there."""
        section = self._by_slot.get(slot)
        if section is None:
            return
        self._scroll.verticalScrollBar().setValue(section.y() - 8)
        self.slots.mark(slot)
        section.focus_first()
        self._scroll.verticalScrollBar().setValue(section.y() - 8)

    def go_to(self, path: Path) -> None:
        """Go to the place of an issue."""
        key = str(path[0]) if path else ""
        place = int(path[1]) if len(path) > 1 and isinstance(path[1], int) else 0
        if key == "purposes" and self.purposes is not None and self.purposes.row_count():
            self.jump("purposes")
            self.purposes.focus_row(place)
        elif key in self._grids and self._grids[key].row_count():
            self.jump(key)
            self._grids[key].focus_row(place)
        elif key in self._by_slot:
            self.jump(key)
        else:
            box = next((box for known, box in self._boxes if known == (key,)), None)
            if box is not None:
                self._scroll.ensureWidgetVisible(box)
                box.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_name(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def grid(self, key: str) -> RowsGrid:
        return self._grids[key]

    def _mark_visible(self, top: int) -> None:
        current = ""
        for slot, section in self._by_slot.items():
            if section.y() <= top + _NEAR_TOP:
                current = slot if section is not self._by_slot.get(current) else current
        self.slots.mark(current)

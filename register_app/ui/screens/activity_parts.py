"""The parts of an activity's form: which there are, in the order of the article, and what stands in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from register_app.base.i18n import _
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
from register_app.viewmodels.activity import HOLDERS, ActivityView
from register_app.viewmodels.rows import RowsView

_COLUMNS, _COLUMN_LETTERS = 4, 22


class ActivityParts:
    """Makes the parts and knows them: all `sections`, those of Art. 30 `by_slot`, their fields and grids by name."""

    def __init__(
        self,
        context: Context,
        view: ActivityView,
        form: QWidget,
        put: Callable[[Section], object],
        ask_parties: Callable[[], object],
    ) -> None:
        """`put` shows a part below the others in `form`; `ask_parties` leads to where the holders are changed."""
        self._context, self._view, self._form = context, view, form
        self._show, self._ask_parties = put, ask_parties
        self.purposes: PurposesGrid | None = None
        self.sections: list[Section] = []
        self.boxes: dict[str, FieldBox] = {}
        self.grids: dict[str, RowsGrid] = {}
        self.by_slot: dict[str, Section] = {}

    def makers(self) -> list[Callable[[], object]]:
        """Each part as what makes it, in the order of Art. 30(1), or of Art. 30(2) for a processor."""
        return self._processor() if self._view.document["part"] == "processor" else self._controller()

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
            lambda: self._put(ExtrasGrid(self._context, self._view, self._form)),
            lambda: self._fields(_("Notes"), ("notes",)),
        ]

    def _data(self, letter: str = "", article: str = "", slots: tuple[str, ...] = ()) -> None:
        title = _("Personal data, data subjects and time limits")
        data = self._section(title, letter, article, slots[0] if slots else "", "data")
        self._grid(data, "data", DATA, _("Remove data category"), _("Add data category …"))
        for slot in slots:
            self.by_slot[slot] = data

    def _put_purposes(self, slot: str = "") -> None:
        self.purposes = PurposesGrid(self._context, self._view, self._form)
        self._put(self.purposes, slot)

    def _holders(self, more: tuple[str, ...]) -> None:
        holders = Holders(self._context, self._view, self._form)
        holders.change_requested.connect(self._ask_parties)
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
        section.chain_answer([self.boxes[name] for name in names])

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
            add=(texts[add], lambda: self.grids[add].add()) if add else None,
        )
        return self._put(section, slot)

    def _put(self, section: Section, slot: str = "") -> Section:
        self.sections.append(section)
        if slot:
            self.by_slot[slot] = section
        self._show(section)
        return section

    def _grid(self, section: Section, key: str, shape: Shape, remove: str, hint: str = "") -> None:
        self.grids[key] = RowsGrid(section, RowsView(self._view, key), replace(shape, remove=remove), hint)
        section.body.addWidget(self.grids[key])

    def _box(self, name: str, *, named: bool = True) -> FieldBox:
        box = activity_field(self._context, self._view, name, named=named)
        self.boxes[name] = box
        return box

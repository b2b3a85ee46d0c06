"""A workbook in the shape of an authority that this program wrote and that comes back.

It is known by its headings, which carry the letters of Art. 30 as only this program writes them. Each cell is taken
apart as it was put together, so that a gap comes back as a gap, in whatever language the shape speaks, and not as a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from sqlite3 import Connection
from typing import Any

from register_app.base.i18n import N_, Message, catalogue
from register_app.reading.batch import FATES, Batch, CellCount, ColumnReading, Draft, SheetReading
from register_app.reading.layouts.parties import party_of
from register_app.reading.problems import NOTES
from register_app.reading.workbook import Problem, Sheet, Workbook, cell_name, column_name
from register_app.services import documents, unchanged
from register_app.services.shape_facts import ANSWERED, Cells, Facts, cells_of
from register_app.writing.profiles import PROFILES, shown
from register_app.writing.shapes.articles import headed
from register_app.writing.shapes.fills import Fills
from register_app.writing.shapes.shape import FormTable, Shape, shape, shapes
from register_app.writing.shapes.words import ANNEX, CONTACT_KEYS, ENDING, ShapeLabels

_LOOK_DOWN = 60
"""Rows above the headings are contacts; there are not more."""

_FIELDS = {
    **{
        name: name
        for name in ("number", "name", "department", "owner", "status", "subjects", "data", "special")
    },
    **{
        name: name
        for name in ("recipients", "processors", "retention", "measures", "systems", "clients", "processing")
    },
    **{
        name: name for name in ("joint_controllers", "valid_from", "valid_until", "last_review", "safeguards")
    },
    "purposes": "purpose",
    "purpose_main": "purpose",
    "purposes_other": "purpose",
    "data_ordinary": "data",
    "data_special": "special",
    "recipients_other": "recipients",
    "recipient_names": "recipients",
    "contracts": "contract",
    "transfers": "transfer",
    "transfer_places": "transfer",
    "bases": "basis",
    "bases6": "basis",
    "bases9": "basis9",
    "interests": "interest",
    "sources": "source",
}
"""What fills a cell → field of the importer, for showing how a column was read."""

_LEFT = N_("The cell is no part of the shape, so it was not taken over: {text}")


@dataclass(frozen=True)
class _Found:
    """A shape in the first sheet of a workbook; `row` is that of its headings, from 0."""

    shape: Shape
    row: int


@cache
def _headings(name: str) -> tuple[str, ...]:
    found = next(item for item in shapes() if item.name == name)
    labels = ShapeLabels(found.language)
    return tuple(headed(labels, found.part, column.heading, column.fill) for column in found.columns)


def is_ours(workbook: Workbook) -> bool:
    """Whether a source is a workbook that this program wrote in the shape of an authority."""
    return (
        workbook.kind in ("xlsx", "ods") and bool(workbook.sheets) and _found(workbook.sheets[0]) is not None
    )


def _found(sheet: Sheet) -> _Found | None:
    for number, row in enumerate(sheet.rows[:_LOOK_DOWN]):
        for item in shapes():
            headings = _headings(item.name)
            if len(row) >= len(headings) and all(
                value == heading for value, heading in zip(row, headings, strict=False)
            ):
                return _Found(item, number)
    return None


def to_batch(workbook: Workbook) -> Batch:
    """The batch of a workbook for which `is_ours` holds."""
    return _Reading(workbook).batch()


def without_unchanged(connection: Connection, batch: Batch, found: Sequence[int]) -> Batch:
    """The batch with only those keys of its activities that say something else than the register would say.

    `found` has for each draft the row of its activity, 0 for none. A shape says less than the register: what it never
    had (descriptions, assessments) stays.
    """
    item = shape(batch.exported_shape)
    assert item is not None, "the batch is of a shape"
    labels = ShapeLabels(item.language)
    facts = Facts(labels)
    document = documents.dump(connection, [row for row in found if row])
    held = {activity["number"]: activity for activity in document["activities"]}
    numbers = dict(connection.execute("SELECT id, number FROM activity").fetchall())
    fills = Fills.of(document, labels)
    told = [  # for any of the profiles the file may have been written
        {
            activity["number"]: facts.activity(cells_of(activity, item, fills), item.part)
            for activity in shown(document, profile, labels)["activities"]
        }
        for profile in PROFILES
    ]
    drafts = []
    for draft, row in zip(batch.drafts, found, strict=True):
        number = numbers.get(row, "")
        before = [activities[number] for activities in told if number in activities]
        drafts.append(unchanged.news(draft, held[number], _same(before)) if before else draft)
    return replace(batch, drafts=drafts)


def _same(before: Sequence[Mapping[str, Any]]) -> unchanged.Same:
    """Whether any of `before`, what the shape would say of an activity, says a thing."""

    def same(key: str, name: str, value: object) -> bool:
        said = (one.get(key, {}).get(name) if name else one.get(key) for one in before)
        return any(told == value for told in said)

    return same


class _Reading:
    """One workbook on its way to a batch; cells that nobody asked for are told."""

    def __init__(self, workbook: Workbook) -> None:
        found = _found(workbook.sheets[0])
        assert found is not None, "is_ours was asked before"
        self._workbook, self._shape, self._heading = workbook, found.shape, found.row
        self._labels = ShapeLabels(found.shape.language)
        self._facts = Facts(self._labels)
        self._annex_name = catalogue(found.shape.language).gettext(ANNEX)
        self._texts = self._long_texts()
        self._taken: dict[str, set[tuple[int, int]]] = {sheet.name: set() for sheet in workbook.sheets}
        self._extra: dict[str, set[tuple[int, int]]] = {sheet.name: set() for sheet in workbook.sheets}
        self._sheets: list[SheetReading] = []

    def batch(self) -> Batch:
        first = self._workbook.sheets[0]
        register = self._contacts(first)
        drafts = list(self._rows(first))
        parties: list[dict[str, Any]] = []
        for sheet in self._workbook.sheets[1:]:
            if sheet.name == self._annex_name:
                self._take_all(sheet)
                self._sheets.append(SheetReading(sheet.name, "linked", score=1.0))
            elif self._is_parties(sheet):
                parties += self._parties(sheet)
            elif self._shape.kind == "forms" and (form := self._form(sheet)) is not None:
                drafts.append(form)
            else:
                self._sheets.append(SheetReading(sheet.name, "ignored"))
        problems, fates, cells = self._account()
        return Batch(
            self._workbook.source,
            self._sheets,
            register,
            drafts,
            parties,
            cells=cells,
            problems=[*self._foreign(), *problems],
            fates=fates,
            exported_shape=self._shape.name,
        )

    # ---- cells --------------------------------------------------------------------------------

    def _text(self, sheet: Sheet, row: int, column: int) -> str:
        """The whole text of a cell, which then counts as taken."""
        value = sheet.value(row, column)
        if value is None:
            return ""
        self._taken[sheet.name].add((row, column))
        text = str(value)
        reference, whole = self._texts.get((sheet.name, cell_name(row, column)), ("", ""))
        shortened = reference and text.endswith(ENDING.format(annex=self._annex_name, reference=reference))
        return whole if shortened else text

    def _long_texts(self) -> dict[tuple[str, str], tuple[str, str]]:
        """By sheet and cell, the reference and the whole text of those that stand in the annex."""
        found: dict[tuple[str, str], tuple[str, str]] = {}
        for sheet in self._workbook.sheets[1:]:
            if sheet.name != self._annex_name:
                continue
            for row in range(1, len(sheet.rows)):
                name, _, cell = str(sheet.value(row, 1) or "").rpartition("!")
                reference = str(sheet.value(row, 0) or "")
                piece = str(sheet.value(row, 2) or "")
                found[name, cell] = reference, found.get((name, cell), ("", ""))[1] + piece
        return found

    def _take_all(self, sheet: Sheet) -> None:
        self._taken[sheet.name].update((row, column) for row, column, _ in _filled(sheet))

    # ---- the table ----------------------------------------------------------------------------

    def _contacts(self, sheet: Sheet) -> dict[str, Any]:
        """The title and the parties above the headings."""
        register: dict[str, Any] = {}
        if title := self._text(sheet, 0, 0):
            register["title"] = title
        roles = dict(self._shape.contacts)
        for row in range(1, self._heading):
            # The label, and beside it the party; where pages lie beside each other, not in the columns they repeat.
            filled = [column for column in range(sheet.width) if sheet.value(row, column) is not None]
            role = roles.get(self._text(sheet, row, filled[0]), "") if filled else ""
            if role and len(filled) > 1:
                party = self._party(self._text(sheet, row, filled[1]))
                if role == "joint_controllers":
                    register.setdefault(role, []).append(party)
                else:
                    register[role] = party
        if any(column.group for column in self._shape.columns):
            for column in range(len(self._shape.columns)):
                self._text(sheet, self._heading - 1, column)
        return register

    def _party(self, text: str) -> dict[str, Any]:
        """A party from one line; the country at the end of its address is told apart."""
        party = party_of(text)
        before, _, last = str(party["address"]).rpartition(", ")
        if country := self._facts.country(last):
            party["address"], party["country"] = before, country
        return party

    def _rows(self, sheet: Sheet) -> Iterator[Draft]:
        """A draft for each row below the headings; in a shape of forms they only list these."""
        columns = self._shape.columns
        index = self._shape.kind == "forms"
        headings = [self._text(sheet, self._heading, column) for column in range(sheet.width)]
        read = [
            ColumnReading(column_name(place), headings[place], _FIELDS.get(column.fill, ""), 1.0)
            for place, column in enumerate(columns)
        ]
        reading = SheetReading(
            sheet.name, "index" if index else "rows", self._heading + 1, 0, read, headings, score=1.0
        )
        reading.roles = dict.fromkeys(range(1, self._heading + 1), "title") | {self._heading + 1: "header"}
        self._sheets.append(reading)
        for row in range(self._heading + 1, len(sheet.rows)):
            if not any(value is not None for value in sheet.rows[row]):
                continue
            cells, places = Cells(), dict[str, list[str]]()
            for place, heading in enumerate(headings):
                fill = columns[place].fill if place < len(columns) else "extra"
                text = self._text(sheet, row, place)
                label = columns[place].heading if place < len(columns) else heading
                self._put(cells, places, sheet, (row, place), (fill, label, text))
            if not index:
                reading.activities += 1
                yield Draft(self._facts.activity(cells, self._shape.part), sheet.name, [row + 1], places)

    def _put(
        self,
        cells: Cells,
        places: dict[str, list[str]],
        sheet: Sheet,
        at: tuple[int, int],
        said: tuple[str, str, str],
    ) -> None:
        fill, label, text = said
        if fill in ("extra", "none"):
            if text and label:
                cells.extra[label] = text
                places.setdefault("extra", []).append(cell_name(*at))
                self._extra[sheet.name].add(at)
            elif text:
                self._taken[sheet.name].discard(at)
            return
        cells.texts[fill] = text
        if text:
            places.setdefault(_FIELDS.get(fill, fill), []).append(cell_name(*at))

    # ---- forms --------------------------------------------------------------------------------

    def _form(self, sheet: Sheet) -> Draft | None:
        """The draft of an activity's own sheet; None where a sheet is none."""
        rows = self._form_rows()
        tables = {part.table.columns[0][0]: part.table for part in self._shape.sections if part.table}
        known = {str(sheet.value(row, 0)) for row in range(len(sheet.rows))}
        if len(known & rows.keys()) * 2 < len(rows):
            return None
        cells, places = Cells(), dict[str, list[str]]()
        fixed = self._fixed(sheet)
        for row in (0, *fixed):
            for column in range(sheet.width):
                self._text(sheet, row, column)
        row = 1
        while row < len(sheet.rows):
            label = str(sheet.value(row, 0) or "")
            if label in rows and row not in fixed:
                self._text(sheet, row, 0)
                heading, fill = rows.pop(label)
                said = fill, heading, self._text(sheet, row, 1)
                self._put(cells, places, sheet, (row, 1), said)
            elif label in tables:
                row = self._table(sheet, row, tables.pop(label), cells, places)
                continue
            row += 1
        activity = self._facts.activity(cells, self._shape.part)
        filled = [number + 1 for number in range(len(sheet.rows)) if any(sheet.rows[number])]
        self._sheets.append(SheetReading(sheet.name, "form", 0, 1, self._labelled(sheet), score=1.0))
        return Draft(activity, sheet.name, filled, places)

    def _labelled(self, sheet: Sheet) -> list[ColumnReading]:
        rows = self._form_rows()
        return [
            ColumnReading(cell_name(row, 0), label, _FIELDS.get(rows[label][1], ""), 1.0)
            for row in range(len(sheet.rows))
            if (label := str(sheet.value(row, 0) or "")) in rows
        ]

    def _form_rows(self) -> dict[str, tuple[str, str]]:
        """By what stands beside them in a form: the labels of its rows, and what fills them."""
        return {
            headed(self._labels, self._shape.part, label, fill): (label, fill)
            for section in self._shape.sections
            for label, fill in section.rows
        }

    def _fixed(self, sheet: Sheet) -> list[int]:
        """The rows that only hold fixed words: titles of sections, headings of the form."""
        titles = {section.title for section in self._shape.sections if section.title}
        heads = self._shape.form_heads
        return [
            row
            for row in range(1, len(sheet.rows))
            if (str(sheet.value(row, 0)) in titles and sheet.value(row, 1) is None)
            or (heads and (sheet.value(row, 0), sheet.value(row, 1)) == heads)
        ]

    def _table(
        self, sheet: Sheet, row: int, table: FormTable, cells: Cells, places: dict[str, list[str]]
    ) -> int:
        """Read a small table whose headings stand in `row`; gives the row after it."""
        headings = [heading for heading, _ in table.columns]
        slot = _FIELDS.get(table.of, table.of)
        if [sheet.value(row, place) for place in range(len(headings))] != headings:
            # An answer stands in the place of the items.
            self._text(sheet, row, 0)
            answer = self._text(sheet, row, 1)
            places.setdefault(slot, []).append(cell_name(row, 1))
            cells.texts[ANSWERED.get(table.of, table.of)] = answer
            return row + 1
        for place in range(len(headings)):
            self._text(sheet, row, place)
        row += 1
        items = cells.tables.setdefault(table.of, [])
        while row < len(sheet.rows) and any(value is not None for value in sheet.rows[row]):
            item = {}
            for place, (_, what) in enumerate(table.columns):
                text = self._text(sheet, row, place)
                if text and what == "none":
                    self._taken[sheet.name].discard((row, place))
                elif text and not what.startswith("#"):
                    item[what] = text
                    places.setdefault(slot, []).append(cell_name(row, place))
            if item:
                items.append(item)
            row += 1
        return row

    # ---- parties ------------------------------------------------------------------------------

    def _is_parties(self, sheet: Sheet) -> bool:
        return [sheet.value(0, place) for place in range(len(CONTACT_KEYS))] == [
            self._labels[key] for key in CONTACT_KEYS
        ]

    def _parties(self, sheet: Sheet) -> list[dict[str, Any]]:
        self._sheets.append(SheetReading(sheet.name, "list:party", 1, score=1.0))
        made = []
        for row in range(len(sheet.rows)):
            texts = {key: self._text(sheet, row, place) for place, key in enumerate(CONTACT_KEYS)}
            if row and texts["name"]:
                texts["country"] = self._facts.country(texts["country"]) or texts["country"]
                made.append({**texts, "web": "", "note": ""})
        return made

    # ---- what became of each cell ---------------------------------------------------------------

    def _account(self) -> tuple[list[Problem], dict[str, list[bytes]], CellCount]:
        problems, fates, cells = [], {}, CellCount()
        for sheet in self._workbook.sheets:
            rows = [
                bytearray(FATES["" if value is None else "reported"] for value in row) for row in sheet.rows
            ]
            for row, column, value in _filled(sheet):
                cells.filled += 1
                if (row, column) in self._extra[sheet.name]:
                    rows[row][column] = FATES["extra"]
                    cells.kept_as_extra += 1
                elif (row, column) in self._taken[sheet.name]:
                    rows[row][column] = FATES["imported"]
                    cells.imported += 1
                else:
                    cells.reported += 1
                    said = Message(_LEFT, {"text": str(value)})
                    problems.append(Problem(sheet.name, cell_name(row, column), "warning", said))
            fates[sheet.name] = [bytes(row) for row in rows]
        return problems, fates, cells

    def _foreign(self) -> list[Problem]:
        """What reading noted of the workbook, less the links that the writer put there."""
        return [
            problem
            for problem in self._workbook.problems
            if problem.message.msgid != NOTES["link"][1]
            or not str(problem.message.params.get("address", "")).startswith("#")
        ]


def _filled(sheet: Sheet) -> Iterator[tuple[int, int, object]]:
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if value is not None:
                yield row, column, value

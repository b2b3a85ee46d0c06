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

from register_app.base.cellnames import column_name
from register_app.reading.batch import Batch, ColumnReading, Draft, SheetReading
from register_app.reading.layouts.parties import party_of
from register_app.reading.problems import NOTES
from register_app.reading.workbook import Problem, Sheet, Workbook
from register_app.services import documents, unchanged
from register_app.services.shape_draft import ShapeDraft, field_of
from register_app.services.shape_facts import Facts, cells_of
from register_app.services.shape_forms import Forms
from register_app.services.taken_cells import TakenCells
from register_app.writing.profiles import PROFILES, shown
from register_app.writing.shapes.articles import headed
from register_app.writing.shapes.fills import Fills
from register_app.writing.shapes.shape import Shape, shape, shapes
from register_app.writing.shapes.words import CONTACT_KEYS, ShapeLabels

_LOOK_DOWN = 60
"""Rows above the headings are contacts; there are not more."""


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
        drafts.append(unchanged.news(draft, held[number], _same(before), item.parted) if before else draft)
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
        self._taken = TakenCells(workbook, found.shape.language)
        self._sheets: list[SheetReading] = []

    def batch(self) -> Batch:
        first = self._workbook.sheets[0]
        register = self._contacts(first)
        drafts = list(self._rows(first))
        parties: list[dict[str, Any]] = []
        forms = Forms(self._shape, self._labels, self._taken, self._facts)
        for sheet in self._workbook.sheets[1:]:
            if sheet.name == self._taken.annex:
                self._taken.whole(sheet)
                self._sheets.append(SheetReading(sheet.name, "linked", score=1.0))
            elif self._is_parties(sheet):
                parties += self._parties(sheet)
            elif self._shape.kind == "forms" and (form := forms.read(sheet)) is not None:
                self._sheets.append(form[0])
                drafts.append(form[1])
            else:
                self._sheets.append(SheetReading(sheet.name, "ignored"))
        problems, fates, cells = self._taken.account()
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

    # ---- the first sheet ----------------------------------------------------------------------

    def _contacts(self, sheet: Sheet) -> dict[str, Any]:
        """The title and the parties above the headings."""
        register: dict[str, Any] = {}
        if title := self._taken.text(sheet, 0, 0):
            register["title"] = title
        roles = dict(self._shape.contacts)
        for row in range(1, self._heading):
            # The label, and beside it the party; where pages lie beside each other, not in the columns they repeat.
            filled = [column for column in range(sheet.width) if sheet.value(row, column) is not None]
            role = roles.get(self._taken.text(sheet, row, filled[0]), "") if filled else ""
            if role and len(filled) > 1:
                party = self._party(self._taken.text(sheet, row, filled[1]))
                if role == "joint_controllers":
                    register.setdefault(role, []).append(party)
                else:
                    register[role] = party
        if any(column.group for column in self._shape.columns):
            for column in range(len(self._shape.columns)):
                self._taken.text(sheet, self._heading - 1, column)
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
        headings = [self._taken.text(sheet, self._heading, column) for column in range(sheet.width)]
        read = [
            ColumnReading(column_name(place), headings[place], field_of(column.fill), 1.0)
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
            said = ShapeDraft(self._taken, sheet)
            for place, heading in enumerate(headings):
                if place < len(columns):
                    said.put(row, place, columns[place].fill, columns[place].heading)
                else:
                    said.put(row, place, "extra", heading)
            if not index:
                reading.activities += 1
                yield said.draft(self._facts, self._shape.part, [row + 1])

    # ---- parties ------------------------------------------------------------------------------

    def _is_parties(self, sheet: Sheet) -> bool:
        return [sheet.value(0, place) for place in range(len(CONTACT_KEYS))] == [
            self._labels[key] for key in CONTACT_KEYS
        ]

    def _parties(self, sheet: Sheet) -> list[dict[str, Any]]:
        self._sheets.append(SheetReading(sheet.name, "list:party", 1, score=1.0))
        made = []
        for row in range(len(sheet.rows)):
            texts = {key: self._taken.text(sheet, row, place) for place, key in enumerate(CONTACT_KEYS)}
            if row and texts["name"]:
                texts["country"] = self._facts.country(texts["country"]) or texts["country"]
                made.append({**texts, "web": "", "note": ""})
        return made

    def _foreign(self) -> list[Problem]:
        """What reading noted of the workbook, less the links that the writer put there."""
        return [
            problem
            for problem in self._workbook.problems
            if problem.message.msgid != NOTES["link"][1]
            or not str(problem.message.params.get("address", "")).startswith("#")
        ]

"""From the rows of our own workbook to what they stand for: purposes with bases, data uses, recipients and the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from register_app.base.cellnames import cell_name
from register_app.base.i18n import N_, Message
from register_app.model.document import RETENTION_FIELDS
from register_app.model.text import fold
from register_app.model.vocabulary import ANSWER_STATES, SLOTS
from register_app.model.workbook import EMPTY_MARK, ITEMS, SHEETS, fingerprint
from register_app.reading import ownadded
from register_app.reading.owncells import OwnCells
from register_app.reading.ownregister import fields_of
from register_app.reading.ownsheets import OwnRow
from register_app.reading.workbook import Problem

_SLOTS = frozenset(slot for slots in SLOTS.values() for slot in slots)

_NO_ACTIVITY = N_(
    "No activity of this workbook has the number “{number}”, so the row was not taken over; correct the number."
)
_GATHERED = N_(
    "This cell is gathered from other sheets; what was changed here was not taken over. Change it there."
)
_BOTH = N_("The list was changed here and in its own sheet; the sheet counts.")
_UNKNOWN_ANSWER = N_(
    "The row is no answer to a point of Art. 30, so it was not taken over; choose both from the lists."
)
_UNKNOWN_LIST = N_(
    "“{kind}” is no list of names, so the row was not taken over; choose a kind from the list."
)


@dataclass
class OwnActivity:
    """An activity as the workbook has it: its overview row, and what the other sheets say of it."""

    row: OwnRow
    content: dict[str, Any]
    positions: dict[int, int] = field(default_factory=dict)
    """Number that a purpose had in the workbook → its position now."""
    places: dict[str, list[str]] = field(default_factory=dict)
    """Which cells of the overview each key was read from."""


@dataclass
class OwnRows:
    """Everything in the sheets, read once; `problems` and `refused` cells are what could not be taken over."""

    cells: OwnCells
    activities: list[OwnActivity] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: set[tuple[str, int, int]] = field(default_factory=set)
    extra: set[tuple[str, int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._by_key: dict[str, OwnActivity] = {}
        self._by_number: dict[str, OwnActivity] = {}
        self._by_name: dict[str, OwnActivity] = {}
        self._read_overviews()
        self._read_purposes()
        self._read_data()
        self._read_simple("recipients", "disclosure", "recipients")
        self._read_simple("transfers", "transfer", "transfers")
        self._read_items()
        self._read_answers()
        self._read_extra()
        for activity in self.activities:
            self._take_shadows(activity)

    # -- activities --------------------------------------------------------------------------------------------

    def _read_overviews(self) -> None:
        found: list[tuple[int, OwnActivity]] = []
        before = 0
        for key in ("controller", "processor"):
            before = 0
            for row in self.cells.rows(key):
                before = row.number if row.number is not None else before
                found.append((before, self._activity(row, key)))
        # Both overviews share one count, so that mixed parts come back in their order.
        self.activities = [activity for _, activity in sorted(found, key=lambda item: item[0])]
        for activity in self.activities:
            row = activity.row
            if row.activity and not row.copy:
                self._by_key.setdefault(row.activity, activity)
            self._by_number.setdefault(fold(activity.content.get("number", "")), activity)
            self._by_name.setdefault(fold(activity.content.get("name", "")), activity)

    def _activity(self, row: OwnRow, key: str) -> OwnActivity:
        content: dict[str, Any] = {}
        activity = OwnActivity(row, content)
        known = row.activity if not row.copy else ""
        content["id"] = "" if known.startswith("#") else known
        content["part"] = key
        for column in SHEETS[key]:
            entity, _, name = column.key.partition(".")
            place = row.place(column.key)
            if entity != "activity" or column.kind == "names" or place is None:
                continue
            content[name] = self.cells.value(row, column)
            activity.places[name] = [cell_name(*place)]
        for column_number, heading in row.sheet.others.items():
            text = self.cells.text_at(row, column_number)
            if text:
                content.setdefault("extra", {})[heading] = text
                self.extra.add((row.sheet.sheet.name, row.index, column_number))
        return activity

    def _owner(self, row: OwnRow) -> OwnActivity | None:
        """The activity a row of details belongs to; None (and a problem) when there is none."""
        found = self._by_key.get(row.activity) if row.activity else None
        if found is None:
            number, name = self.cells.text(row, "activity.number"), self.cells.text(row, "activity.name")
            found = (
                self._by_number.get(fold(number))
                if number
                else self._by_name.get(fold(name))
                if name
                else None
            )
            if found is None:
                self._refuse(row, _NO_ACTIVITY, number=number or name)
        return found

    def _owned(self, key: str, target: str) -> Iterator[tuple[OwnActivity, OwnRow]]:
        """Rows of details with their activity; where the sheet is there, every activity has said something."""
        if self.cells.of(key):
            for activity in self.activities:
                activity.content.setdefault(target, {} if target in ("answers", "extra") else [])
        for row in self.cells.rows(key):
            owner = self._owner(row)
            if owner is not None:
                if key != "items":
                    _note_place(owner, target, row)
                yield owner, row

    def refuse_kind(self, row: OwnRow, kind: str) -> None:
        """Report a row whose kind is none."""
        self._refuse(row, _UNKNOWN_LIST, kind=kind)

    def _refuse(self, row: OwnRow, msgid: str, key: str = "", **params: object) -> None:
        sheet = row.sheet.sheet
        place = row.place(key) if key else None
        for column in range(len(sheet.rows[row.index])):
            if place is None or column == place[1]:
                self.refused.add((sheet.name, row.index, column))
        cell = cell_name(*place) if place else cell_name(row.index, 0)
        self.problems.append(Problem(sheet.name, cell, "warning", Message(msgid, params)))

    # -- purposes ----------------------------------------------------------------------------------------------

    def _read_purposes(self) -> None:
        gathered: dict[int, list[_Purpose]] = {}
        for owner, row in self._owned("purposes", "purposes"):
            fields = fields_of(self.cells, row, "purposes", "purpose")
            basis = fields_of(self.cells, row, "purposes", "purpose_basis")
            said, _, mark = row.mark.partition(" ")
            if any(basis.values()) or mark == EMPTY_MARK:
                fields["bases"] = [basis]
            _add_purpose(gathered.setdefault(id(owner), []), fields, row, said)
        for activity in self.activities:
            purposes = gathered.get(id(activity), [])
            # Numbers give the order; purposes without one were added and come last.
            purposes.sort(key=lambda purpose: (purpose.number == 0, purpose.number))
            for position, purpose in enumerate(purposes, 1):
                if purpose.number:
                    activity.positions.setdefault(purpose.number, position)
                activity.content["purposes"].append(
                    {"title": purpose.title, "description": purpose.description, "bases": purpose.bases}
                )

    # -- data --------------------------------------------------------------------------------------------------

    def _read_data(self) -> None:
        for owner, row in self._owned("data", "data"):
            fields = fields_of(self.cells, row, "data", "data_use")
            if not any(fields.values()) and row.mark != EMPTY_MARK:
                continue
            retention = {name: fields.pop(name) for name in RETENTION_FIELDS}
            # A purpose that was deleted takes its number along; those behind it moved up.
            if self.cells.of("purposes"):
                positions = owner.positions
                fields["purposes"] = [
                    positions[number] for number in fields["purposes"] if number in positions
                ]
            owner.content["data"].append({**fields, "retention": retention})

    def _read_simple(self, key: str, entity: str, target: str) -> None:
        for owner, row in self._owned(key, target):
            fields = fields_of(self.cells, row, key, entity)
            if any(fields.values()) or row.mark == EMPTY_MARK:
                if "kind" in fields and fields["kind"] not in ("party", "category"):
                    fields["kind"] = "party"
                owner.content[target].append(fields)

    def _read_items(self) -> None:
        for kind in ITEMS:
            if self.cells.of("items"):
                for activity in self.activities:
                    activity.content[kind] = []
        for owner, row in self._owned("items", "measures"):
            fields = fields_of(self.cells, row, "items", "item")
            if not any(fields.values()):
                continue
            if fields["kind"] not in ITEMS:
                self.refuse_kind(row, fields["kind"])
            elif fields["name"]:
                owner.content[fields["kind"]].append(fields["name"])
                _note_place(owner, fields["kind"], row)

    def _read_answers(self) -> None:
        for owner, row in self._owned("answers", "answers"):
            fields = fields_of(self.cells, row, "answers", "answer")
            if not any(fields.values()):
                continue
            if fields["slot"] not in _SLOTS or fields["state"] not in ANSWER_STATES:
                self._refuse(row, _UNKNOWN_ANSWER)
            else:
                owner.content["answers"][fields["slot"]] = {
                    "state": fields["state"],
                    "reason": fields["reason"],
                }

    def _read_extra(self) -> None:
        for owner, row in self._owned("extra", "extra"):
            fields = fields_of(self.cells, row, "extra", "extra")
            if any(fields.values()) or row.mark == EMPTY_MARK:
                owner.content["extra"][fields["heading"]] = fields["text"]

    # -- what the overview says of other sheets ------------------------------------------------------------------

    def _take_shadows(self, activity: OwnActivity) -> None:
        row = activity.row
        added = row.number is None or row.copy
        marks = dict(part.partition("=")[::2] for part in row.mark.split())
        for column in SHEETS[row.sheet.key]:
            name = column.key.partition(".")[2]
            if row.place(column.key) is None or column.kind not in ("names", "shown"):
                continue
            if added:
                continue
            shown, _, whole = marks.get(name, "").partition("/")
            if not shown or self.cells.same(row, column.key, shown):
                continue
            if column.kind == "shown":
                self._refuse(row, _GATHERED, column.key)
            elif fingerprint("\n".join(activity.content.get(name, []))) != whole:
                self._refuse(row, _BOTH, column.key)
            elif "… [" in self.cells.text(row, column.key):
                self._refuse(row, _GATHERED, column.key)
            else:
                activity.content[name] = self.cells.names(self.cells.text(row, column.key))
        if added:
            ownadded.complete(activity.content, row, self.cells)


@dataclass
class _Purpose:
    number: int
    title: str
    description: str
    edited: bool
    bases: list[dict[str, Any]] = field(default_factory=list)


def _add_purpose(purposes: list[_Purpose], fields: dict[str, Any], row: OwnRow, said: str) -> None:
    """Add a row to the purposes of its activity: a new one, or one more basis of a known one."""
    title, description = fields["title"], fields["description"]
    number = fields["position"]
    added = row.number is None or row.copy
    edited = bool(said) and fingerprint(f"{title}\n{description}") != said
    known = next((purpose for purpose in purposes if purpose.number == number and number), None)
    if known is not None and added and title and fold(title) != fold(known.title):
        known, number = None, 0
    if known is None:
        known = _Purpose(
            0 if added and any(p.number == number for p in purposes) else number, title, description, edited
        )
        purposes.append(known)
    elif edited and not known.edited and not added and not _cut(title, known.title):
        known.title, known.description, known.edited = title, description or known.description, True
    known.bases.extend(fields.get("bases", []))


def _cut(shown: str, whole: str) -> bool:
    """Whether a repeated cell only shows the beginning of what the first one means."""
    return shown.endswith("…") and whole.startswith(shown[:-1].rstrip())


def _note_place(owner: OwnActivity, key: str, row: OwnRow) -> None:
    """Remember which cells of a sheet of details a key was read from."""
    values = row.sheet.sheet.rows[row.index]
    filled = [column for column, value in enumerate(values) if value is not None]
    if filled:
        first, last = cell_name(row.index, filled[0]), cell_name(row.index, filled[-1])
        owner.places.setdefault(key, []).append(f"'{row.sheet.sheet.name}'!{first}:{last}")

"""Drafts of table rows that repeat what other rows say: each part of an activity is worked out once for the same texts.

A large register is made of few texts: the same purposes, categories, recipients, time limits row by row. What a
few columns make of an activity depends on their texts alone, as long as a row is an activity of its own; `Rows`
remembers it, and drafts of the same texts share it. Rows that are anything else are left to `assemble`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from register_app.base.cellnames import cell_name
from register_app.reading.batch import FATES, Draft
from register_app.reading.fields import ARTICLE_30, PARTY_FIELDS, SIDE_FIELDS
from register_app.reading.layouts import assemble, datause, dealings, grounds
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.record import Line, Record
from register_app.reading.layouts.rowrecord import RowCells, RowRecord, Shape
from register_app.reading.workbook import Sheet

_TOGETHER: tuple[tuple[str, ...], ...] = (
    ("number",),
    ("department",),
    ("owner",),
    ("description",),
    ("notes",),
    ("status",),
    ("valid_from",),
    ("valid_until",),
    ("last_review",),
    ("next_review",),
    tuple(sorted(grounds.FIELDS)),
    tuple(sorted(datause.FIELDS)),
    tuple(sorted(dealings.FIELDS)),
    ("measures",),
    ("systems",),
    PARTY_FIELDS,
    ("part",),
)
"""Fields whose columns are read together, since what one says decides what another means; in the order of a document."""

_AS_WRITTEN = frozenset(("number", "description", "notes"))
"""Fields that hold just what stands in their cells."""

_KNOWN = frozenset(("name", *SIDE_FIELDS, *(name for together in _TOGETHER for name in together)))
_MOST = 10_000
"""How many different texts of a part are remembered."""
_TRIAL, _NEW = 1_000, 0.5
"""After so many rows no more than this share of their parts may have been new, or remembering is of no use."""


@dataclass(slots=True)
class _Said:
    """What some columns of a row make of an activity."""

    activity: dict[str, Any]
    answers: dict[str, Any]
    kept: tuple[int, ...]
    """Columns whose text has no place and is kept as extra."""
    nothing: tuple[int, ...]
    """Columns that only say that there is nothing."""
    answered: tuple[int, ...]
    """Columns that a question is answered by."""
    more: bool
    """Whether there is anything beside the activity."""


class _Part:
    """Some columns of a shape that are read together, and what was made of each of their texts so far."""

    def __init__(self, columns: Sequence[int], together: tuple[str, ...]) -> None:
        self.columns = tuple(columns)
        self.together = together
        self.as_written = together[0] if together[0] in _AS_WRITTEN else ""
        self.texts = itemgetter(*columns)
        self.known: dict[Any, _Said | None] = {}


class _Plan:
    """How the rows of one shape become drafts."""

    def __init__(self, shape: Shape, parts: dict[tuple[int, ...], _Part]) -> None:
        self.shape = shape
        self.name = shape.by_field["name"][0]
        self.parts: list[_Part] = []
        for together in _TOGETHER:
            columns = sorted(index for field in together for index in shape.by_field.get(field, ()))
            if columns:
                # What a place beside them would change is not the same as what is said without one.
                which = (*(id(shape.column[index]) for index in columns), "location" in shape.fields)
                self.parts.append(parts.setdefault(which, _Part(columns, together)))
        self.lookups = [(part.texts, part.known.get, part) for part in self.parts]
        self.aside = tuple(
            index for index, column in shape.columns if not column.fields or column.field in SIDE_FIELDS
        )
        self.headings = {index: column.header for index, column in shape.columns}
        self.rows = self.new = 0
        self._ends: dict[tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]], _End] = {}

    def end(self, kept: tuple[int, ...], nothing: tuple[int, ...], answered: tuple[int, ...]) -> _End:
        found = self._ends.get((kept, nothing, answered))
        if found is None:
            found = _End(self.shape, sorted({*self.aside, *kept}), nothing, sorted(answered))
            self._ends[kept, nothing, answered] = found
        return found

    def repeats(self) -> bool:
        """Whether most of what these rows say was said before."""
        return self.rows < _TRIAL or self.new <= _NEW * self.rows * len(self.parts)


class _End:
    """What becomes of the cells of a row of a shape, when some of them have no place and some say nothing."""

    def __init__(
        self, shape: Shape, extras: Sequence[int], nothing: Sequence[int], answered: Sequence[int]
    ) -> None:
        self.extras = [shape.column[index].header for index in extras]
        self.texts: Callable[[Sequence[str]], Iterable[str]] = (
            itemgetter(*extras) if len(extras) > 1 else lambda row: [row[index] for index in extras]
        )
        codes = bytearray(shape.codes)
        for index in extras:
            codes[index] = FATES["extra"]
        self.codes = bytes(codes)
        cells: dict[str, tuple[int, ...]] = {}
        for field, columns in shape.by_field.items():
            if left := tuple(index for index in columns if index not in nothing):
                cells[field] = left
        if answered:
            cells["answers"] = tuple(answered)
        if extras:
            cells["extra"] = tuple(extras)
        self.cells = cells


class Rows:
    """Makes drafts of rows. Lives as long as one reading; `date_order` is that of its dates."""

    def __init__(self, ledgers: Mapping[str, Ledger], date_order: str) -> None:
        self.ledgers, self.date_order = ledgers, date_order
        self._plans: dict[Shape, _Plan | None] = {}
        self._parts: dict[tuple[int, ...], _Part] = {}
        """By the identity of their columns, so that the shapes of a table share them."""

    def build(self, record: Record) -> Draft:
        """The draft of a record, as `assemble.build` makes it."""
        draft = self._repeated(record) if isinstance(record, RowRecord) and record.untouched else None
        return draft or assemble.build(record, self.ledgers, self.date_order)

    def _plan(self, shape: Shape) -> _Plan | None:
        if shape not in self._plans:
            self._plans[shape] = _Plan(shape, self._parts) if _is_plain(shape) else None
        return self._plans[shape]

    def _repeated(self, record: RowRecord) -> Draft | None:
        plan = self._plan(record.shape)
        if plan is None or not plan.repeats() or record.part not in ("", "controller"):
            return None
        texts = record.grid.texts[record.row]
        name = texts[plan.name]
        if assemble.is_on_behalf(name):
            return None
        plan.rows += 1
        activity: dict[str, Any] = {"name": " ".join(name.split()), "part": "controller"}
        answers: dict[str, Any] = {}
        kept: tuple[int, ...] = ()
        nothing: tuple[int, ...] = ()
        answered: tuple[int, ...] = ()
        for texts_of, known, part in plan.lookups:
            key = texts_of(texts)
            said = known(key)
            if said is None:
                if part.as_written:
                    activity[part.as_written] = key if type(key) is str else "\n".join(dict.fromkeys(key))
                    continue
                said = self._said(plan, part, key, record)
                if said is None:
                    return None
            activity |= said.activity
            if said.more:
                answers.update(said.answers)
                kept += said.kept
                nothing += said.nothing
                answered += said.answered
        if activity["part"] != "controller":
            return None
        if answers:
            people = activity.pop("joint_controllers", None)
            activity["answers"] = {slot: answers[slot] for slot in assemble.SLOTS if slot in answers}
            if people is not None:
                activity["joint_controllers"] = people
        if record.department:
            activity = _in_department(activity, record.department)
        end = plan.end(kept, nothing, answered)
        if end.extras:
            activity["extra"] = dict(zip(end.extras, end.texts(texts), strict=True))
        if end.codes != record.shape.codes:
            self.ledgers[record.sheet].whole_row(record.row, end.codes)
        return Draft(activity, record.sheet, [record.row + 1], RowCells(end.cells, record.row))

    def _said(self, plan: _Plan, part: _Part, key: Any, record: RowRecord) -> _Said | None:
        """What columns say that nobody has said before; None where it takes the whole row to tell."""
        if key in part.known:
            return None
        plan.new += 1
        if len(part.known) >= _MOST:
            part.known.clear()
        said = part.known[key] = _read(part, record, self.date_order)
        return said


def _in_department(activity: dict[str, Any], department: str) -> dict[str, Any]:
    """The activity in the department its section or sheet is called after, its keys in their order."""
    assemble.put_in(activity, department)
    first = ("name", "part", "number", "department", "owner", "description", "notes")
    return {key: activity[key] for key in dict.fromkeys((*first, *activity)) if key in activity}


def _is_plain(shape: Shape) -> bool:
    """Whether a row of the shape is an activity of its own, each column of it with one known meaning and heading."""
    if len(shape.by_field.get("name", ())) != 1 or len(shape.by_field.get("number", ())) > 1:
        return False
    headings = [column.header for _, column in shape.columns]
    return (
        shape.fields <= _KNOWN
        and all(headings)
        and len(set(headings)) == len(headings)
        and ("purpose" in shape.fields or not shape.fields & {"basis", "basis9"})
        and bool(shape.fields & ARTICLE_30)
    )


def _read(part: _Part, record: RowRecord, date_order: str) -> _Said | None:
    """What `assemble` makes of a row that has no more than these columns."""
    line: Line = {}
    for index in part.columns:
        entry = record.shape.entry(record.grid, record.row, index)
        line.setdefault(record.shape.column[index].field, []).append(entry)
    alone = Record(
        record.sheet, [line], rows=[record.row], part="" if part.together == ("part",) else "controller"
    )
    aside = {record.sheet: Ledger(Sheet(record.sheet))}
    draft = assemble.build(alone, aside, date_order)
    activity = draft.activity
    del activity["name"]
    if part.together != ("part",):
        del activity["part"]
    activity.pop("extra", None)
    if any(not item["title"] for item in activity.get("purposes", ())):
        return None  # called by the name of the activity
    if "location" in record.shape.fields and dealings.asks_for_places(alone.lines[0]):
        return None
    left = {entry.cell[1] for entries in alone.lines[0].values() for entry in entries}
    answers = activity.pop("answers", {})
    kept = tuple(entry.cell[1] for entry in alone.extras)
    nothing = tuple(index for index in part.columns if index not in left)
    told = draft.cells.get("answers", ())
    answered = tuple(index for index in part.columns if cell_name(record.row, index) in told)
    return _Said(activity, answers, kept, nothing, answered, bool(answers or kept or nothing))

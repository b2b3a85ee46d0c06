"""The columns of a source, and the labels of its forms, line by line: what each is taken for, and samples of its values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from register_app.base.i18n import _, ngettext
from register_app.reading.batch import ColumnReading, Draft, SheetReading
from register_app.reading.layouts.chosen import label_key
from register_app.reading.layouts.grid import text_of
from register_app.reading.workbook import Sheet, Workbook, cell_name
from register_app.viewmodels.headings import heading_label
from register_app.viewmodels.importing.places import cells_of, column_of
from register_app.viewmodels.importing.readings import became, of_cell
from register_app.viewmodels.importing.sheets import can_be_chosen
from register_app.viewmodels.importing.source import SURE, ImportSource

_SAMPLES = 3
_LIKELY = 0.6
_LONGEST = 160


@dataclass(frozen=True)
class Sample:
    """A cell as it stands in the file, and what it became."""

    cell: str
    original: str
    read: str

    @property
    def same(self) -> bool:
        return " ".join(self.original.split()) == " ".join(self.read.split())


@dataclass(frozen=True)
class ColumnLine:
    """How a column (of forms: a label, wherever it stands) was understood; `chosen` when the user said so.

    `places` are the sheets, each with the key by which its choices know the column; none where nothing can be chosen.
    """

    sheet: str
    column: str
    header: str
    field: str
    confidence: float
    chosen: bool
    samples: tuple[Sample, ...]
    places: tuple[tuple[str, str], ...] = ()
    cells: int = 1
    """In how many cells the label stands."""

    @property
    def label(self) -> str:
        return heading_label(self.field)

    @property
    def sure(self) -> bool:
        return self.chosen or not self.field or self.confidence >= SURE

    def sureness(self) -> str:
        """How sure the reading is, in a word."""
        if self.chosen:
            return _("your choice")
        if not self.field:
            return _("not recognised")
        if self.confidence >= SURE:
            return _("sure")
        return _("likely") if self.confidence >= _LIKELY else _("please check")

    def where(self, *, many: bool) -> str:
        """Where it stands; with the name of its sheet where there are `many`."""
        first = f"{self.sheet} · {self.column}" if many else self.column
        if self.cells == 1:
            return first
        more = ngettext("{place} and {n} more", "{place} and {n} more", self.cells - 1)
        return more.format(place=first, n=self.cells - 1)


@dataclass
class _Drafts:
    """The activities that one sheet brings."""

    listed: list[Draft] = field(default_factory=list)

    @cached_property
    def _by_line(self) -> dict[int, list[Draft]]:
        found: dict[int, list[Draft]] = {}
        for draft in self.listed:
            for line in draft.rows:
                found.setdefault(line, []).append(draft)
        return found

    def owner(self, address: str, draft: Draft) -> Draft:
        """Whose cell it is that stands on a line of `draft`: one of tables side by side belongs to an activity of each."""
        beside = reversed(self._by_line.get(draft.rows[0], [draft]))
        return next((other for other in beside if _holds(other, address)), draft)


def _holds(draft: Draft, address: str) -> bool:
    return any(address in addresses for addresses in draft.cells.values())


@dataclass(frozen=True)
class _Place:
    """A column, or a label, of one sheet."""

    sheet: SheetReading
    column: ColumnReading

    @property
    def words(self) -> str:
        return label_key(self.column.header)


def lines_of(source: ImportSource) -> list[ColumnLine]:
    """The columns of every sheet that was read; of forms a line a label, however many forms have it."""
    if source.plan is None:
        return []
    plain = (
        {sheet.name: sheet for sheet in source.content.sheets} if isinstance(source.content, Workbook) else {}
    )
    drafts: dict[str, _Drafts] = {}
    for draft in source.plan.batch.drafts:
        drafts.setdefault(draft.sheet, _Drafts()).listed.append(draft)
    forms = [sheet for sheet in source.sheets() if sheet.layout == "form"]
    labels = _labels(forms)
    meanings = [words for words, _field in labels]
    made = []
    for sheet in source.sheets():
        if forms and sheet is forms[0]:
            for (words, _field), places in labels.items():
                made.append(
                    _line(source, places, plain, drafts, by_words=bool(words) and meanings.count(words) == 1)
                )
        elif sheet.layout != "form":
            made += [
                _line(source, [_Place(sheet, column)], plain, drafts, by_words=False)
                for column in sheet.columns
            ]
    return made


def _labels(forms: Iterable[SheetReading]) -> dict[tuple[str, str], list[_Place]]:
    """The labels of forms by their words and what they were taken for."""
    found: dict[tuple[str, str], list[_Place]] = {}
    for sheet in forms:
        for column in sheet.columns:
            place = _Place(sheet, column)
            found.setdefault((place.words, column.field), []).append(place)
    return found


def _line(
    source: ImportSource,
    places: Sequence[_Place],
    plain: dict[str, Sheet],
    drafts: dict[str, _Drafts],
    *,
    by_words: bool,
) -> ColumnLine:
    first = places[0]
    column = first.column
    keys = [
        (place.sheet.name, place.words if by_words else place.column.column)
        for place in places
        if can_be_chosen(place.sheet)
    ]
    samples: list[Sample] = []
    for place in places:
        if len(samples) < _SAMPLES:
            own = drafts.get(place.sheet.name, _Drafts())
            found = _samples(place.sheet, place.column, plain.get(place.sheet.name), own)
            seen = {sample.original for sample in samples}
            samples += [sample for sample in found if sample.original not in seen]
    return ColumnLine(
        first.sheet.name,
        column.column,
        " ".join(column.header.split()),
        column.field,
        min(place.column.confidence for place in places),
        all(_is_chosen(source, place) for place in places),
        tuple(samples[:_SAMPLES]) or tuple(Sample("", text, "") for text in column.samples[:_SAMPLES]),
        tuple(dict.fromkeys(keys)),
        len(places),
    )


def _is_chosen(source: ImportSource, place: _Place) -> bool:
    chosen = {label_key(key) for key in source.choice(place.sheet.name).columns}
    return bool({place.column.column.casefold(), place.words} & chosen)


def _samples(
    reading: SheetReading, column: ColumnReading, sheet: Sheet | None, drafts: _Drafts
) -> Iterator[Sample]:
    """The first cells of a column that hold something; those alone in their activity first, as they tell most."""
    if sheet is None:
        return
    found = 0
    seen: set[str] = set()
    for draft in sorted(drafts.listed[:60], key=lambda draft: len(draft.rows) > 1):
        cell = _cell(reading, column, draft)
        if cell is None:
            continue
        text = text_of(sheet.value(*cell))
        if not text or text in seen:
            continue
        owner = drafts.owner(cell_name(*cell), draft)
        seen.add(text)
        yield Sample(
            cell_name(*cell),
            text[:_LONGEST],
            of_cell(became(column.field, owner.activity, column.header, text), text, column.header)[
                :_LONGEST
            ],
        )
        found += 1
        if found == _SAMPLES:
            return


def _cell(reading: SheetReading, column: ColumnReading, draft: Draft) -> tuple[int, int] | None:
    """Where a draft's value of a column stands."""
    if not draft.rows:
        return None
    if reading.layout == "transposed":
        return (int(column.column) - 1, draft.rows[0] - 1) if column.column.isdigit() else None
    if column.column.isalpha():
        return draft.rows[0] - 1, column_of(column.column)
    label = cells_of(column.column)
    if label is None:
        return None
    addresses = [span[0] for address in _addresses(draft, column.field) if (span := cells_of(address))]
    beside = [cell for cell in addresses if cell[0] == label[0][0] and cell != label[0]]
    below = [cell for cell in addresses if cell[0] > label[0][0]]
    return next(iter(beside or below), None)


def _addresses(draft: Draft, field: str) -> list[str]:
    wanted = set(field.split("+")) if field else {"extra"}
    return [
        address
        for key, listed in draft.cells.items()
        if key == field or key in wanted or key == "extra"
        for address in listed
    ]

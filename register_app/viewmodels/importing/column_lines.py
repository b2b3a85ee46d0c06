"""The columns of a source, and the labels of its forms, line by line: what each is taken for, and samples of its values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from register_app.base.i18n import _, ngettext
from register_app.reading.batch import ColumnReading, SheetReading
from register_app.reading.layouts.chosen import label_key
from register_app.reading.workbook import Sheet
from register_app.viewmodels.headings import heading_label
from register_app.viewmodels.importing.cells import plain_sheets
from register_app.viewmodels.importing.list_samples import JOINED, Details, details_of, list_samples
from register_app.viewmodels.importing.places import place_shown
from register_app.viewmodels.importing.samples import SAMPLES, Drafts, Sample, samples
from register_app.viewmodels.importing.sheets import OWN, can_be_chosen
from register_app.viewmodels.importing.source import SURE, ImportSource

_LIKELY = 0.6


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
    layout: str = ""
    """That of its sheet."""

    @property
    def label(self) -> str:
        return heading_label(self.field, self.layout)

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
        place = place_shown(self.column)
        first = f"{self.sheet} · {place}" if many else place
        if self.cells == 1:
            return first
        more = ngettext("{place} and {n} more", "{place} and {n} more", self.cells - 1)
        return more.format(place=first, n=self.cells - 1)


@dataclass(frozen=True)
class _Place:
    """A column, or a label, of one sheet."""

    sheet: SheetReading
    column: ColumnReading

    @property
    def words(self) -> str:
        return label_key(self.column.header)


def lines_of(source: ImportSource) -> list[ColumnLine]:
    """The columns of every sheet that was read; of forms a line a label, however many forms have it.

    A workbook of our own has none to choose: its columns are what they are.
    """
    if source.plan is None:
        return []
    plain = {sheet.name: sheet for sheet in plain_sheets(source)}
    drafts: dict[str, Drafts] = {}
    for draft in source.plan.batch.drafts:
        drafts.setdefault(draft.sheet, Drafts()).listed.append(draft)
    details = details_of(source.plan.batch)
    forms = [sheet for sheet in source.sheets() if sheet.layout == "form"]
    labels = _labels(forms)
    meanings = [words for words, _field in labels]
    made = []
    for sheet in source.sheets():
        if forms and sheet is forms[0]:
            for (words, _field), places in labels.items():
                by_words = bool(words) and meanings.count(words) == 1
                made.append(_line(source, places, plain, drafts, details, by_words=by_words))
        elif sheet.layout not in ("form", *OWN):
            made += [
                _line(source, [_Place(sheet, column)], plain, drafts, details, by_words=False)
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
    drafts: dict[str, Drafts],
    details: Details,
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
    found: dict[str, Sample] = {}
    for place in places:
        if len(found) < SAMPLES:
            sheet = plain.get(place.sheet.name)
            if place.sheet.layout in JOINED or place.sheet.layout.startswith("list"):
                told = list_samples(place.sheet, place.column, sheet, details)
            else:
                told = samples(place.sheet, place.column, sheet, drafts.get(place.sheet.name, Drafts()))
            for sample in told:
                found.setdefault(sample.original, sample)
    return ColumnLine(
        first.sheet.name,
        column.column,
        " ".join(column.header.split()),
        column.field,
        min(place.column.confidence for place in places),
        all(_is_chosen(source, place) for place in places),
        tuple(found.values())[:SAMPLES] or tuple(Sample("", text, "") for text in column.samples[:SAMPLES]),
        tuple(dict.fromkeys(keys)),
        len(places),
        first.sheet.layout,
    )


def _is_chosen(source: ImportSource, place: _Place) -> bool:
    chosen = {label_key(key) for key in source.choice(place.sheet.name).columns}
    return bool({place.column.column.casefold(), place.words} & chosen)

"""Words of this program in a table that anybody may have made: a user's own template that was filled and comes back.

"Not applicable because: …" stands there in place of content, in the language of the document. The general reader takes
it for a name; here it is taken out before, and put back as the answer that it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import groupby

from register_app.base.cellnames import column_name
from register_app.model.vocabulary import SLOTS
from register_app.reading import layouts
from register_app.reading.batch import Batch, Draft
from register_app.reading.layouts import Choices, SheetChoice
from register_app.reading.workbook import Sheet, Workbook
from register_app.services import gaps, taken_out, templaterows, templates
from register_app.services.gaps import Gap, GapWords
from register_app.writing.citing import article_names
from register_app.writing.labels import DocumentLabels, document_languages
from register_app.writing.overview import PlainLabels, plain

FIELD_SLOTS = {
    "purpose": "purposes",
    "subjects": "subjects",
    "data": "data",
    "recipients": "recipients",
    "transfer": "transfers",
    "transfer_country": "transfers",
    "retention": "retention",
    "measures": "measures",
    "clients": "clients",
    "processing": "processing",
}
"""Field of the importer → the point that an answer in its column stands for."""

_Cells = Mapping[tuple[int, int], tuple[str, Gap]]
"""By row and column (from 0): the content of a cell without our words, and what they say."""


@cache
def _words() -> tuple[GapWords, frozenset[str]]:
    """Our words in all languages, and those that mean something only as a whole cell, beside others of these."""
    languages = [DocumentLabels(language) for language in document_languages()]
    alone = frozenset(plain(labels["missing"]) for labels in languages)
    return GapWords.of(languages, gaps.NEVER_CONTENT), alone


def read(workbook: Workbook, choices: Choices | None = None) -> Batch:
    """The batch of a table of any make, with our own words for gaps and reasons as the answers that they are."""
    batch = _read(workbook, choices)
    batch.tables = workbook.sheets
    return batch


def _read(workbook: Workbook, choices: Choices | None) -> Batch:
    batch = layouts.read(workbook, choices)
    rows = {reading.name for reading in batch.sheets if reading.layout == "rows"}
    found = {sheet.name: dict(_answers(sheet)) for sheet in workbook.sheets if sheet.name in rows}
    found = {name: cells for name, cells in found.items() if cells}
    if not found:
        return batch
    for sheet in workbook.sheets:
        if sheet.name in found:
            found[sheet.name] = {**dict(_unnamed(sheet)), **found[sheet.name]}
    sheets = [_without(sheet, found.get(sheet.name, {})) for sheet in workbook.sheets]
    again = layouts.read(replace(workbook, sheets=sheets), _as_filled(batch, workbook, set(found), choices))
    again.drafts = [_answered(draft, again, found.get(draft.sheet, {})) for draft in again.drafts]
    again.drafts = list(_exact(again, workbook, found.keys()))
    taken_out.account(again, [sheet for sheet in workbook.sheets if sheet.name in found])
    return again


def _exact(batch: Batch, workbook: Workbook, names: Collection[str]) -> Iterator[Draft]:
    """The drafts, those of rows that this program filled as it filled them."""
    sheets = {sheet.name: sheet for sheet in workbook.sheets}
    readings = {reading.name: reading for reading in batch.sheets if reading.layout == "rows"}
    for name, drafts in groupby(batch.drafts, key=lambda draft: draft.sheet):
        if name in names and name in readings:
            yield from templaterows.exact(list(drafts), readings[name], sheets[name])
        else:
            yield from drafts


def _as_filled(batch: Batch, workbook: Workbook, names: set[str], choices: Choices | None) -> Choices:
    """The choices with what the headings alone say of the sheets that we filled, since it is by them that we did."""
    chosen = choices or Choices()
    told: dict[str, SheetChoice] = {}
    for reading in batch.sheets:
        if reading.name not in names or chosen.of(reading.name) != SheetChoice():
            continue
        sheet = next(item for item in workbook.sheets if item.name == reading.name)
        last = max(
            (row for row, role in reading.roles.items() if role == "header"), default=reading.header_row
        )
        found = templates.headings(replace(workbook, sheets=[replace(sheet, rows=sheet.rows[:last])]))
        if found is not None:
            columns = {column.letter: "+".join(column.fields) for column in found[1].columns}
            told[reading.name] = SheetChoice(found[1].row + 1, "rows", columns=columns)
    return replace(chosen, by_sheet={**chosen.by_sheet, **told})


def _answers(sheet: Sheet) -> Iterator[tuple[tuple[int, int], tuple[str, Gap]]]:
    words, alone = _words()
    letters = frozenset(beginning[0] for beginning in words.begins)
    said: dict[object, tuple[str, Gap]] = {}
    for value in set[object]().union(*sheet.rows):  # most texts of a large sheet repeat
        if not isinstance(value, str):
            continue
        text = plain(value) if "\xa0" in value else value
        if text in alone:
            continue
        first = text[:1]
        if (
            "\n" in text
            or text in words.lines
            or (first in letters and text.startswith(words.begins))
            or (first.isdecimal() and gaps.numbered(text))
        ):
            content, gap = words.parted(text, by_number=True)
            if gap is not None:
                said[value] = _bare(content), gap
    if not said:
        return
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if value in said:
                yield (row, column), said[value]
            elif isinstance(value, str) and plain(value) in alone:
                yield (row, column), ("", Gap(""))


@cache
def _named_articles() -> tuple[re.Pattern[str], Mapping[str, tuple[str, ...]]]:
    """What finds the name of an article in brackets, and the citations after which we put it there."""
    cited: dict[str, list[str]] = {}
    for labels in map(PlainLabels, document_languages()):
        for code in article_names():
            if name := labels.article_name(code):
                cited.setdefault(name, []).append(labels.citation(code))
    names = "|".join(sorted(map(re.escape, cited), key=len, reverse=True))
    return re.compile(rf" \(({names})\)"), {name: tuple(texts) for name, texts in cited.items()}


def _bare(text: str) -> str:
    """`text` without the names that we put after articles, which a reader would take for reasons."""
    pattern, cited = _named_articles()

    def said(found: re.Match[str]) -> str:
        return "" if text[: found.start()].endswith(cited[found[1]]) else found[0]

    return pattern.sub(said, text) if "(" in text else text


def _unnamed(sheet: Sheet) -> Iterator[tuple[tuple[int, int], tuple[str, Gap]]]:
    """The cells that name articles, without the names."""
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and (text := _bare(plain(value))) != plain(value):
                yield (row, column), (text, Gap(""))


def _without(sheet: Sheet, found: _Cells) -> Sheet:
    if not found:
        return sheet
    rows = [list(row) for row in sheet.rows]
    for (row, column), (text, _) in found.items():
        rows[row][column] = text or None
    return replace(sheet, rows=rows)


def _answered(draft: Draft, batch: Batch, found: _Cells) -> Draft:
    """The draft with the answers that stood in its row."""
    reading = next(item for item in batch.sheets if item.name == draft.sheet)
    fields = {column.column: column.field for column in reading.columns}
    answers = dict(draft.activity.get("answers", {}))
    for (row, column), (_, gap) in found.items():
        names = fields.get(column_name(column), "").split("+")
        slot = next((FIELD_SLOTS[name] for name in names if name in FIELD_SLOTS), "")
        asked = slot in SLOTS[draft.activity.get("part") or "controller"]
        if row + 1 in draft.rows and gap.state and asked and slot not in answers:
            answers[slot] = gap.answer()
    return replace(draft, activity={**draft.activity, "answers": answers}) if answers else draft

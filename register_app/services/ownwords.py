"""Words of this program in a table that anybody may have made: a user's own template that was filled and comes back.

"Not applicable because: …" stands there in place of content, in the language of the document. The general reader takes
it for a name; here it is taken out before, and put back as the answer that it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby

from register_app.model.vocabulary import SLOTS
from register_app.reading import layouts
from register_app.reading.batch import FATES, Batch, CellCount, Draft
from register_app.reading.layouts import Choices, SheetChoice
from register_app.reading.workbook import Sheet, Workbook, column_name
from register_app.services import templaterows, templates
from register_app.writing.citing import article_names
from register_app.writing.labels import DocumentLabels, document_languages
from register_app.writing.overview import PlainLabels

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
_STATES = ("not_applicable", "unclarified")
_NUMBER = re.compile(r"\d{1,4}\. ")

Answer = tuple[str, str]
"""State and reason; both empty for what is only said to be missing."""


@dataclass(frozen=True)
class _Words:
    """What is said in place of content: whole lines, and beginnings of lines with a reason after them."""

    lines: Mapping[str, Answer]
    beginnings: Mapping[str, str]
    alone: frozenset[str]
    """Single words that mean something only as a whole cell, beside others of these words."""


@cache
def _words() -> _Words:
    lines: dict[str, Answer] = {}
    beginnings: dict[str, str] = {}
    alone: set[str] = set()
    for labels in map(DocumentLabels, document_languages()):
        said = {
            key: _plain(labels[key])
            for key in ("missing", "basis_not_stated", "not_applicable_no_reason", "unclarified")
        }
        lines[said["basis_not_stated"]] = "", ""
        lines[said["not_applicable_no_reason"]] = "not_applicable", ""
        lines[said["unclarified"]] = "unclarified", ""
        alone.add(said["missing"])
        for state in _STATES:
            beginnings[_plain(labels[f"{state}_because"]).partition("{reason}")[0]] = state
    return _Words(lines, beginnings, frozenset(alone))


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


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
    _account(again, workbook, found)
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


def _answers(sheet: Sheet) -> Iterator[tuple[tuple[int, int], tuple[str, Answer]]]:
    """By row and column: the content of the cell without our words, and what they say."""
    words = _words()
    begins = tuple(words.beginnings)
    letters = frozenset(beginning[0] for beginning in begins)
    said: dict[object, tuple[str, Answer]] = {}
    for value in set[object]().union(*sheet.rows):  # most texts of a large sheet repeat
        text = _plain(value) if isinstance(value, str) else ""
        if text in words.alone:
            continue
        if (
            text in words.lines
            or (text[:1] in letters and text.startswith(begins))
            or "\n" in text
            or _NUMBER.match(text)
        ):
            parted = _parted(text, words, begins)
            if parted is not None:
                said[value] = parted
    if not said:
        return
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if value in said:
                yield (row, column), said[value]
            elif isinstance(value, str) and _plain(value) in words.alone:
                yield (row, column), ("", ("", ""))


def _parted(text: str, words: _Words, begins: tuple[str, ...]) -> tuple[str, Answer] | None:
    kept: list[str] = []
    answer: Answer | None = None
    lines = text.split("\n")
    for place, line in enumerate(lines):
        bare = _NUMBER.sub("", line, count=1)
        if line.startswith(begins):
            start = max((item for item in begins if line.startswith(item)), key=len)
            reason = "\n".join(lines[place:])[len(start) :]
            return _bare("\n".join(kept)), (words.beginnings[start], reason)
        if bare in words.lines:
            answer = words.lines[bare]
        else:
            kept.append(line)
    return None if answer is None else (_bare("\n".join(kept)), answer)


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


def _unnamed(sheet: Sheet) -> Iterator[tuple[tuple[int, int], tuple[str, Answer]]]:
    """The cells that name articles, without the names."""
    for row, values in enumerate(sheet.rows):
        for column, value in enumerate(values):
            if isinstance(value, str) and (text := _bare(_plain(value))) != _plain(value):
                yield (row, column), (text, ("", ""))


def _without(sheet: Sheet, found: Mapping[tuple[int, int], tuple[str, Answer]]) -> Sheet:
    if not found:
        return sheet
    rows = [list(row) for row in sheet.rows]
    for (row, column), (text, _) in found.items():
        rows[row][column] = text or None
    return replace(sheet, rows=rows)


def _answered(draft: Draft, batch: Batch, found: Mapping[tuple[int, int], tuple[str, Answer]]) -> Draft:
    """The draft with the answers that stood in its row."""
    reading = next(item for item in batch.sheets if item.name == draft.sheet)
    fields = {column.column: column.field for column in reading.columns}
    answers = dict(draft.activity.get("answers", {}))
    for (row, column), (_, (state, reason)) in found.items():
        names = fields.get(column_name(column), "").split("+")
        slot = next((FIELD_SLOTS[name] for name in names if name in FIELD_SLOTS), "")
        asked = slot in SLOTS[draft.activity.get("part") or "controller"]
        if row + 1 in draft.rows and state and asked and slot not in answers:
            answers[slot] = {"state": state, "reason": reason}
    return replace(draft, activity={**draft.activity, "answers": answers}) if answers else draft


def _account(
    batch: Batch, workbook: Workbook, found: Mapping[str, Mapping[tuple[int, int], tuple[str, Answer]]]
) -> None:
    """Count the cells that were taken out whole: they were understood."""
    for sheet in workbook.sheets:
        lines = [bytearray(line) for line in batch.fates.get(sheet.name, [])]
        for (row, column), (text, _) in found.get(sheet.name, {}).items():
            if text:
                continue
            while len(lines) <= row:
                lines.append(bytearray())
            lines[row] = lines[row].ljust(column + 1, bytes([FATES[""]]))
            lines[row][column] = FATES["imported"]
        if sheet.name in found:
            batch.fates[sheet.name] = [bytes(line) for line in lines]
    whole = sum(not text for cells in found.values() for text, _ in cells.values())
    cells = batch.cells
    batch.cells = CellCount(cells.filled + whole, cells.imported + whole, cells.kept_as_extra, cells.reported)

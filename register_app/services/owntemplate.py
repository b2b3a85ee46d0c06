"""A user's own template that was filled and comes back to its register: what it was filled with is no change.

Such a workbook has no mark of ours. But what the register would fill it with is known, cell by cell, so that a row which
nobody touched changes nothing, whatever a reader would make of its texts; what was changed is read as in any table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from sqlite3 import Connection

from register_app.model.document import ActivityDoc, Document
from register_app.model.text import one_line
from register_app.reading.batch import Batch, Draft
from register_app.reading.workbook import Sheet
from register_app.services import documents, templaterows, unchanged
from register_app.services.import_fields import KEY_FIELDS
from register_app.services.ownwords import FIELD_SLOTS
from register_app.services.templaterows import LANGUAGES, FilledColumn, text_of
from register_app.writing.labels import DocumentLabels
from register_app.writing.profiles import PROFILES, shown
from register_app.writing.shapes.filling import beginning
from register_app.writing.shapes.fills import Fills
from register_app.writing.shapes.words import ShapeLabels

_KEYS = {field: key for key, fields in KEY_FIELDS.items() for field in fields}
"""Field of the importer → key of the activity it tells of, where the two are called otherwise."""

_SAMPLE = 5
"""Rows by which the language of a workbook is told."""


def without_unchanged(connection: Connection, batch: Batch, found: Sequence[int]) -> Batch:
    """The batch with only those keys of its activities whose cells say something else than the register would fill in.

    `found` has for each draft the row of its activity, 0 for none. A table that was not filled by this program stays as
    it was read.
    """
    sheets = {sheet.name: sheet for sheet in batch.tables}
    columns = {
        reading.name: templaterows.columns(reading) for reading in batch.sheets if reading.layout == "rows"
    }
    rows = [
        (number, row)
        for number, (draft, row) in enumerate(zip(batch.drafts, found, strict=True))
        if row and len(draft.rows) == 1 and columns.get(draft.sheet) and draft.sheet in sheets
    ]
    if not rows:
        return batch
    document = documents.dump(connection, [row for _, row in rows])
    ids = dict(connection.execute("SELECT id, uuid FROM activity").fetchall())
    told = [
        _Row(batch.drafts[number], sheets[batch.drafts[number].sheet], columns[batch.drafts[number].sheet])
        for number, _ in rows
    ]
    uuids = [str(ids[row]) for _, row in rows]
    language = _language(document, told[:_SAMPLE], uuids[:_SAMPLE])
    if not language:
        return batch
    views = _views(document, language)
    held = {activity["id"]: activity for activity in document["activities"]}
    drafts = list(batch.drafts)
    for (number, _), row, uuid in zip(rows, told, uuids, strict=True):
        same = set().union(*(row.same(activities[uuid], fills) for activities, fills in views))
        drafts[number] = unchanged.news(row.draft, held[uuid], _Same(row.columns, same))
    return replace(batch, drafts=drafts)


def _language(document: Document, rows: Sequence[_Row], uuids: Sequence[str]) -> str:
    """The language in which most cells of the first rows say what they would be filled with; "" where none does in any."""
    held = {activity["id"]: activity for activity in document["activities"]}
    best, found = 0, ""
    own = document["register"]["language"]
    for language in sorted(LANGUAGES, key=lambda code: (code != own, code)):
        fills = _fills(document, language)
        alike = sum(
            len(row.same(held[uuid], fills) & row.filled_places())
            for row, uuid in zip(rows, uuids, strict=True)
        )
        if alike > best:
            best, found = alike, language
    return found


def _fills(document: Document, language: str) -> Fills:
    return Fills.of(document, ShapeLabels(language))


def _views(document: Document, language: str) -> list[tuple[Mapping[str, ActivityDoc], Fills]]:
    """The activities by their ids as any of the profiles shows them, for any of which the file may have been filled."""
    labels = DocumentLabels(language)
    documents_shown = [shown(document, profile, labels) for profile in PROFILES]
    return [
        ({activity["id"]: activity for activity in one["activities"]}, _fills(one, language))
        for one in documents_shown
    ]


class _Row:
    """A row of a table with the draft that was read from it."""

    def __init__(self, draft: Draft, sheet: Sheet, columns: Sequence[FilledColumn]) -> None:
        self.draft, self.columns = draft, columns
        row = draft.rows[0] - 1
        self._texts = {column.place.column: one_line(text_of(sheet, row, column.place)) for column in columns}

    def filled_places(self) -> set[int]:
        return {place for place, text in self._texts.items() if text}

    def same(self, activity: ActivityDoc, fills: Fills) -> set[int]:
        """The columns that say what they would be filled with, or nothing: nothing is no change."""
        return {
            column.place.column
            for column in self.columns
            if not (text := self._texts[column.place.column])
            or text == one_line(beginning(column.place.text(activity, fills)))
        }


class _Same:
    """What a row says that the register says too, by its columns; `same` are the numbers of those."""

    def __init__(self, columns: Sequence[FilledColumn], same: set[int]) -> None:
        self._whole = all(column.place.column in same for column in columns)
        self._told = {key for column in columns for key in _told(column)}
        self._changed = {
            key for column in columns if column.place.column not in same for key in _told(column)
        }

    def __call__(self, key: str, name: str, _: object) -> bool:
        told = f"{key}:{name}" if name else key
        if told == "part" and told not in self._told:  # what a reader takes for granted
            return True
        return self._whole or told in self._told - self._changed


def _told(column: FilledColumn) -> list[str]:
    """The keys of the activity that a column tells of, in answers and extra with the name in it."""
    told = [f"extra:{column.place.heading}"]
    for field in column.fields:
        told.append(_KEYS.get(field, field))
        if slot := FIELD_SLOTS.get(field):
            told.append(f"answers:{slot}")
    return told

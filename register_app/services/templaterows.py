"""Rows of a user's own template that this program filled: taken apart as they were put together.

Nothing in such a workbook says so. But a row is ours when what is read from it, filled in again, gives the very same
cells; it is asked of sheets in which words of ours stand in place of content (services/ownwords).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from register_app.model.document import complete_activity
from register_app.model.vocabulary import PARTS
from register_app.reading.addresses import column_number
from register_app.reading.batch import Draft, SheetReading
from register_app.reading.workbook import Sheet
from register_app.services import templates
from register_app.services.shape_facts import Cells, Facts
from register_app.services.shape_lines import Doc
from register_app.writing.labels import document_languages
from register_app.writing.shapes.filling import Place, beginning
from register_app.writing.shapes.fills import Fills
from register_app.writing.shapes.words import ShapeLabels

LANGUAGES = (*document_languages(), "da+en")
"""In which a template may have been filled."""

_SAMPLE = 12


@dataclass(frozen=True)
class FilledColumn:
    """A column of a table as a template has it, with the fields that it was read as."""

    place: Place
    fields: tuple[str, ...]


def columns(reading: SheetReading) -> list[FilledColumn]:
    """The columns of a sheet that was read, each with what would fill it."""
    given = [
        (column_number(column.column) + 1, column.header, tuple(column.field.split("+")))
        for column in reading.columns
    ]
    return [
        FilledColumn(place, fields)
        for place, (_, _, fields) in zip(templates.places(given), given, strict=True)
    ]


def text_of(sheet: Sheet, row: int, place: Place) -> str:
    """What stands in a row (from 0) in the column of a place, with ordinary blanks."""
    return same_blanks(sheet.value(row, place.column - 1))


def same_blanks(value: object) -> str:
    return "" if value is None else str(value).replace("\u00a0", " ").strip()


def exact(drafts: Sequence[Draft], reading: SheetReading, sheet: Sheet) -> list[Draft]:
    """The drafts, those of rows that are ours with what these say exactly."""
    places = [column.place for column in columns(reading)]
    alone = [place for draft in drafts if len(draft.rows) == 1 for place in [draft.rows[0] - 1]]
    if not alone or any(len(place.fills) > 1 for place in places):
        return list(drafts)
    read = {language: _Rows(language, places, sheet) for language in LANGUAGES[:-1]}
    rows = read[max(read, key=lambda language: read[language].understood(alone[:_SAMPLE]))]
    return [_exactly(draft, rows) if len(draft.rows) == 1 else draft for draft in drafts]


def _exactly(draft: Draft, rows: _Rows) -> Draft:
    found = rows.activity(draft.rows[0] - 1, str(draft.activity.get("part", "")))
    if found is None:
        return draft
    kept = {key: value for key, value in draft.activity.items() if key == "id" and value}
    return replace(draft, activity={**found, **kept})


class _Rows:
    """Reads the rows of a sheet in the words of one language."""

    def __init__(self, language: str, places: Sequence[Place], sheet: Sheet) -> None:
        labels = ShapeLabels(language)
        self._facts, self._fills = Facts(labels), Fills(labels)
        self._places, self._sheet = places, sheet

    def understood(self, rows: Sequence[int]) -> tuple[int, int]:
        """How many answers in place of content are known in the rows, and how many rows are ours."""
        found = [activity for row in rows if (activity := self.activity(row, "")) is not None]
        return sum(len(activity.get("answers", {})) for activity in found), len(found)

    def activity(self, row: int, part: str) -> Doc | None:
        """What the row says, as one of the parts under which it gives its very cells again; None where it is not ours."""
        said = {place: text_of(self._sheet, row, place) for place in self._places}
        for each in sorted(PARTS, key=lambda code: (code != part, code)):
            cells = Cells()
            for place, text in said.items():
                if place.fills == (templates.EXTRA,):
                    cells.extra[place.heading] = text
                else:
                    cells.texts[place.fills[0]] = text
            found = self._facts.activity(cells, each)
            if self._gives(found, said):
                return found
        return None

    def _gives(self, found: Doc, said: Mapping[Place, str]) -> bool:
        activity = complete_activity(found)
        return all(
            same_blanks(beginning(place.text(activity, self._fills))) == text for place, text in said.items()
        )

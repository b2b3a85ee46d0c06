"""A separated file that this program wrote and that comes back: its texts restored, its activities known by their id.

That is the flat table for people, in any language, and the table of activities of a folder, which has stored values
under the keys of the document; another table of a folder says nothing alone and is refused.
Its cells are for people: several things joined in one. What of them still says what the register says is no change, so
that a file nobody touched changes nothing; what was changed is read as in any other table, and what the file never had
(descriptions, sources) stays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from sqlite3 import Connection
from typing import Any

from register_app.base.cellnames import column_name
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.model.csvtext import MARK, restored
from register_app.model.document import ActivityDoc
from register_app.model.text import clean, fold
from register_app.model.vocabulary import PARTS, STATUSES
from register_app.reading import layouts
from register_app.reading.batch import Batch, Draft
from register_app.reading.layouts import Choices, SheetChoice
from register_app.reading.workbook import Workbook
from register_app.services import documents, gaps, taken_out, unchanged
from register_app.services.gaps import GapWords
from register_app.writing.csvfile import Column, columns
from register_app.writing.csvtables import ACTIVITIES, STORED_ACTIVITY, table_of
from register_app.writing.labels import DocumentLabels, document_languages, document_text
from register_app.writing.profiles import PROFILES, shown

_FIELDS = {"purposes": "purpose", "transfers": "transfer", "bases": "basis", "id": ""}
_TEXTS = (
    "number", "name", "department", "owner", "description", "valid_from", "valid_until", "last_review", "next_review",
    "notes",
)  # fmt: skip
_NAMES = ("joint_controllers", "clients", "processing", "systems", "measures")
_TOLD_BY = {"purposes": ("purposes", "bases"), "data": ("subjects", "data", "retention")}
"""Columns that together tell a key of the document; any other key is told by the column of its name."""

_SLOTS = (
    "purposes", "subjects", "data", "recipients", "transfers", "retention", "measures", "clients", "processing",
)  # fmt: skip
_ROW = "Row "

_PAIRS = ("da+en",)
_STORED = ""
"""The language of the table of activities of a folder: keys and codes."""


class OneOfMany(RegisterError):
    """A table of a folder of tables that cannot be read without the others."""


def is_ours(workbook: Workbook) -> bool:
    """Whether a source is a separated file of ours; OneOfMany for one that says nothing alone."""
    rows = workbook.sheets[0].rows if workbook.kind == "csv" and workbook.sheets else []
    if not rows:
        return False
    table = table_of([str(value or "") for value in rows[0]])
    if table and table != ACTIVITIES:
        raise OneOfMany(
            N_(
                "“{name}” is one of a folder of tables and says little without the others. Import its {activities}, "
                "or export the register as .xlsx or .json and import that."
            ),
            name=workbook.source,
            activities=f"{ACTIVITIES}.csv",
        )
    return MARK in rows[0] or bool(table)


def to_batch(workbook: Workbook) -> Batch:
    """The batch of such a file; `exported_rows` has its texts as written, by the id of the activity."""
    given = workbook.sheets[0]
    language, keys = _understood([str(value or "") for value in given.rows[0]])
    rows = [list(given.rows[0]), *([_restored(value) for value in row] for row in given.rows[1:])]
    told = [{key: _text(row, place) for place, key in keys.items()} for row in rows]
    choices = _choices(language)
    labels = DocumentLabels(language) if language != _STORED else None
    answers = [dict(_answers(labels, row)) if labels and number else {} for number, row in enumerate(told)]
    for number, row in enumerate(rows):
        for place, key in keys.items():
            if place < len(row):
                row[place] = _plain(row[place], key, answers[number], number)
                if key in choices and number and _code(told[number][key], choices[key]):
                    row[place] = None
                elif key == "name" and number and told[number].get("id"):
                    # The general reader takes a row without a name for a remark on the row above; `_exact` has it.
                    row[place] = f"{_ROW}{number}"
    fields = {column_name(place): _FIELDS.get(key, key) for place, key in keys.items()}
    choice = SheetChoice(header_row=1, layout="rows", columns=fields)
    batch = layouts.read(
        Workbook(workbook.source, "csv", [replace(given, rows=rows)], workbook.problems),
        Choices(by_sheet={given.name: choice}),
    )
    headings = {fold(str(given.rows[0][place] or "")): key for place, key in keys.items()}
    batch.drafts = [_exact(draft, told, answers, language, headings) for draft in batch.drafts]
    taken_out.account(batch, [given])
    batch.exported_language = language
    batch.exported_rows = {row["id"]: row for row in told[1:] if row.get("id")}
    return batch


def without_unchanged(connection: Connection, batch: Batch) -> Batch:
    """The batch with only those keys of its activities whose cells say something else than the register does."""
    document = documents.dump(connection)
    labels = DocumentLabels(batch.exported_language or "en")
    made = _columns(batch.exported_language)
    same: dict[str, set[str]] = {}
    for profile in PROFILES:  # for any of them the file may have been written
        for activity in shown(document, profile, labels)["activities"]:
            if row := batch.exported_rows.get(activity["id"]):
                same.setdefault(activity["id"], set()).update(
                    column.key
                    for column in made
                    if row.get(column.key, column.text(activity)) == column.text(activity)
                )
    held = {activity["id"]: activity for activity in document["activities"]}
    headings = {fold(column.heading): column.key for column in made}
    drafts = [
        unchanged.news(draft, held[draft.activity["id"]], _Same(same[draft.activity["id"]], headings))
        if draft.activity.get("id") in same
        else draft
        for draft in batch.drafts
    ]
    return replace(batch, drafts=drafts)


@dataclass(frozen=True)
class _Same:
    """What a row says that the register says too, by its columns: `same` are their keys, `headings` what they are called."""

    same: set[str]
    headings: Mapping[str, str]

    def __call__(self, key: str, name: str, _: object) -> bool:
        if key == "extra":
            return self.headings.get(fold(name)) in self.same
        return name in self.same if name else self.same.issuperset(_TOLD_BY.get(key, (key,)))


# ---- reading -------------------------------------------------------------------------------------


def _understood(headings: Sequence[str]) -> tuple[str, dict[int, str]]:
    """In which language the headings are, and which column has which key."""
    if table_of(headings):
        return _STORED, dict(enumerate(headings))
    best: tuple[str, dict[int, str]] = ("en", {})
    for language in (*document_languages(), *_PAIRS):
        found = _keys(columns(language), headings)
        if len(found) > len(best[1]):
            best = language, found
    return best


def _columns(language: str) -> list[Column]:
    """The columns of a file in `language`."""
    if language != _STORED:
        return columns(language)
    return [Column(key, key, _stored(key)) for key in STORED_ACTIVITY]


def _stored(key: str) -> Callable[[ActivityDoc], str]:
    return lambda activity: str(activity[key])  # type: ignore[literal-required]


def _keys(made: Sequence[Column], headings: Sequence[str]) -> dict[int, str]:
    places: dict[str, list[int]] = {}
    for place, heading in enumerate(headings):
        places.setdefault(fold(heading), []).append(place)
    return {
        places[fold(column.heading)].pop(0): column.key for column in made if places.get(fold(column.heading))
    }


def _restored(value: object) -> Any:
    return restored(value) if isinstance(value, str) else value


def _text(row: Sequence[object], place: int) -> str:
    return clean(str(row[place])) if place < len(row) and row[place] is not None else ""


def _answers(
    labels: DocumentLabels, row: Mapping[str, str]
) -> Iterator[tuple[str, tuple[str, dict[str, str] | None]]]:
    """By slot: the text without what only says how the point stands, and that as an answer (None for "missing")."""
    words = GapWords.of([labels], {**gaps.NEVER_CONTENT, **gaps.MAY_BE_CONTENT})
    for slot in _SLOTS:
        rest, gap = words.parted(row.get(slot, ""))
        if gap is not None:
            yield slot, (rest, gap.answer() or None)


def _plain(value: Any, key: str, answers: Mapping[str, tuple[str, Any]], number: int) -> Any:
    """A cell as the general reader gets it: without the id, and without the words of an answer."""
    if not number:
        return value
    if key == "id":
        return None
    return (answers[key][0] or None) if key in answers else value


def _exact(
    draft: Draft,
    told: Sequence[Mapping[str, str]],
    answers: Sequence[Mapping[str, tuple[str, Any]]],
    language: str,
    keys: Mapping[str, str],
) -> Draft:
    """The draft with what its row says exactly: texts, names, choices, answers and the id."""
    activity = dict(draft.activity)
    if len(draft.rows) != 1:  # rows that were folded into one activity
        return draft
    row = told[draft.rows[0] - 1]
    said = {slot: answer for slot, (_, answer) in answers[draft.rows[0] - 1].items() if answer}
    activity["answers"] = {**activity.get("answers", {}), **said}
    for key in _TEXTS:
        activity[key] = row.get(key, "")
    for key in _NAMES:
        activity[key] = (
            [line for line in row.get(key, "").split("\n") if line]
            if key not in answers[draft.rows[0] - 1]
            else []
        )
    words = _choices(language)
    activity["status"] = _code(row.get("status", ""), words["status"])
    activity["part"] = _code(row.get("part", ""), words["part"]) or activity.get("part", "")
    activity["id"] = row.get("id", "")
    exact = {*_TEXTS, *_NAMES, "status", "part", "id"}
    activity["extra"] = {
        heading: text
        for heading, text in activity.get("extra", {}).items()
        if keys.get(fold(heading)) not in exact
    }
    return replace(draft, activity={key: value for key, value in activity.items() if value})


def _choices(language: str) -> dict[str, dict[str, str]]:
    """The words of those columns that hold one of a few choices."""
    if language == _STORED:
        return {"status": {code: code for code in STATUSES}, "part": {code: code for code in PARTS}}
    labels, gettext = DocumentLabels(language), document_text(language)
    return {
        "status": {code: labels.term("status", code) for code in STATUSES},
        "part": {code: gettext(text) for code, text in PARTS.items()},
    }


def _code(text: str, words: Mapping[str, str]) -> str:
    return next((code for code, word in words.items() if fold(word) == fold(text)), "")

"""How a document lies in our own workbook: what the writer of it and the reader of it must agree on.

Each sheet describes itself: a hidden row holds the key of every column ("purposes:purpose.title"), so that moved,
inserted or renamed columns do not matter. What cells show in the document's language is listed beside its stored
value in the sheet LISTS_SHEET. A value that its cell cannot show exactly (too long, made of blanks, mistakable for a
choice) stands whole in REGISTER_SHEET with a fingerprint of what the cell shows: while the cell shows that, the
whole value counts; once a person has edited the cell, the cell does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b

MAGIC = "register-app"
VERSION = 1
REGISTER_SHEET = "_register"
LISTS_SHEET = "_lists"
HEADING_MARK = "#"
"""Stands in the `_row` column of the rows above the data."""
EMPTY_MARK = "e"
"""Stands in the `_mark` column of a row whose item had nothing in any field, yet was there."""
CODE_SUFFIX = ":code"


@dataclass(frozen=True)
class Column:
    """A column by its key and by how a stored value becomes a cell.

    `kind`: text; date; integer; numbers ("1, 3"); lines (a list, one item a line); names (the same, gathered from
    the sheet "items": a shadow that may be edited); roles (choices of the list "register_role", one a line); shown
    (text gathered from other sheets for reading only); technical (hidden); or the name of a list of choices.
    """

    key: str
    kind: str = "text"

    @property
    def is_choice(self) -> bool:
        return self.kind in CHOICE_LISTS


CHOICE_LISTS = (
    "part",
    "status",
    "article",
    "mechanism",
    "sensitivity",
    "basis_use",
    "period",
    "action",
    "recipient_kind",
    "role",
    "location",
    "country",
    "item",
    "slot",
    "answer",
    "register_role",
    "term_kind",
    "version_kind",
)

ITEMS = ("measures", "systems", "processing", "clients", "joint_controllers")
"""Lists of names of an activity, kept in the sheet "items"."""


def _columns(*specifications: str) -> tuple[Column, ...]:
    return tuple(
        Column(key, kind or "text") for key, _, kind in (item.partition(" ") for item in specifications)
    )


_ROW = ("_row technical", "_mark technical")
_OF_ACTIVITY = ("activity.number shown", "activity.name shown")
_FACTS = (
    "activity.owner",
    "activity.status status",
    "activity.description",
    "activity.valid_from date",
    "activity.valid_until date",
    "activity.last_review date",
    "activity.next_review date",
    "activity.notes",
    "_activity technical",
    *_ROW,
)
_OF_ROW = ("_activity technical", *_ROW)
_RETENTION = ("period period", "text", "start", "action action", "law", "note")

SHEETS: dict[str, tuple[Column, ...]] = {
    "cover": _columns("value", "_row technical"),
    "controller": _columns(
        "activity.number",
        "activity.name",
        "activity.department",
        "activity.joint_controllers names",
        "shown.purposes shown",
        "shown.subjects shown",
        "shown.data shown",
        "shown.recipients shown",
        "shown.transfers shown",
        "shown.retention shown",
        "activity.measures names",
        "shown.bases shown",
        "activity.systems names",
        *_FACTS,
    ),
    "processor": _columns(
        "activity.number",
        "activity.name",
        "activity.department",
        "activity.clients names",
        "activity.processing names",
        "shown.transfers shown",
        "activity.measures names",
        "shown.subjects shown",
        "shown.data shown",
        "shown.recipients shown",
        "shown.retention shown",
        "activity.systems names",
        *_FACTS,
    ),
    "purposes": _columns(
        *_OF_ACTIVITY,
        "purpose.position integer",
        "purpose.title",
        "purpose.description",
        "purpose_basis.article article",
        "purpose_basis.law",
        "purpose_basis.section",
        "purpose_basis.reason",
        "purpose_basis.lia",
        *_OF_ROW,
    ),
    "data": _columns(
        *_OF_ACTIVITY,
        "data_use.category",
        "data_use.sensitivity sensitivity",
        "data_use.subjects lines",
        "data_use.purposes numbers",
        "data_use.period period",
        "data_use.text",
        "data_use.start",
        "data_use.action action",
        "data_use.law",
        "data_use.note",
        "data_use.source",
        "data_use.basis_use basis_use",
        "data_use.basis",
        *_OF_ROW,
    ),
    "recipients": _columns(
        *_OF_ACTIVITY,
        "disclosure.name",
        "disclosure.kind recipient_kind",
        "disclosure.role role",
        "disclosure.location location",
        "disclosure.country country",
        "disclosure.contract",
        "disclosure.note",
        *_OF_ROW,
    ),
    "transfers": _columns(
        *_OF_ACTIVITY,
        "transfer.country country",
        "transfer.organisation",
        "transfer.recipient",
        "transfer.mechanism mechanism",
        "transfer.safeguards",
        "transfer.tia",
        "transfer.note",
        *_OF_ROW,
    ),
    "items": _columns(*_OF_ACTIVITY, "item.kind item", "item.name", *_OF_ROW),
    "answers": _columns(*_OF_ACTIVITY, "answer.slot slot", "answer.state answer", "answer.reason", *_OF_ROW),
    "extra": _columns(*_OF_ACTIVITY, "extra.heading", "extra.text", *_OF_ROW),
    "parties": _columns(
        "party.name",
        "party.roles roles",
        "party.registration_number",
        "party.address",
        "party.country country",
        "party.email",
        "party.phone",
        "party.web",
        "party.note",
        "_listed technical",
        "_order technical",
        *_ROW,
    ),
    "catalogues": _columns(
        "term.kind term_kind", "term.name", "term.sensitivity sensitivity", "term.note", *_ROW
    ),
    "rules": _columns("retention_rule.name", *(f"retention_rule.{field}" for field in _RETENTION), *_ROW),
    "versions": _columns(
        "version.name",
        "version.kind version_kind",
        "version.at",
        "version.note",
        "version.step integer",
        "version.hash",
        *_ROW,
    ),
    "changes": _columns(
        "change.number shown",
        "change.name shown",
        "change.kind shown",
        "change.field shown",
        "change.before",
        "change.after",
        *_ROW,
    ),
    "annex": _columns("annex.reference", "annex.place shown", "annex.part shown", "annex.text", *_ROW),
}
"""The sheets in their order, each with its columns; overviews are "controller" and "processor"."""

COVER_FIELDS = ("register.title", "register.scope", "register.security")
"""Facts of the register whose home is the cover."""

_ESCAPED = re.compile(r"_?x[0-9A-Fa-f]{4}_")
_INVISIBLE = re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b\u2028\u2029\ufeff]+")


def fingerprint(text: str) -> str:
    """What tells whether a person changed a cell: blanks, which spreadsheet programs change, do not count."""
    plain = _INVISIBLE.sub("", _ESCAPED.sub("", text))
    return blake2b(plain.encode("utf-8", "replace"), digest_size=6).hexdigest()


def folded(text: str) -> str:
    """A label as it is looked up: case and blanks, no-break ones too, do not count."""
    return _INVISIBLE.sub(" ", text).strip().casefold()


def column_key(sheet: str, key: str) -> str:
    """What stands in the hidden row above a column."""
    return f"{sheet}:{key}"


def parse_column_key(text: object) -> tuple[str, str] | None:
    """The sheet and the column that a cell of the hidden row names; None for any other cell."""
    if not isinstance(text, str):
        return None
    sheet, colon, key = text.partition(":")
    if colon and sheet in SHEETS and any(column.key == key for column in SHEETS[sheet]):
        return sheet, key
    return None

"""What a step changed, a line for each field: names instead of the numbers of rows, words instead of codes."""

from __future__ import annotations

from register_app.base.i18n import N_, _
from register_app.model import vocabulary
from register_app.model.fields import FIELDS
from register_app.services.row_names import POINTERS, RowNames
from register_app.store.changes import Change, Row
from register_app.viewmodels.dates import date_shown
from register_app.viewmodels.value_texts import shown

_LONGEST = 300

TABLE_TEXTS = {
    "register": N_("Register"),
    "party": N_("Party"),
    "term": N_("Catalogue entry"),
    "retention_rule": N_("Retention rule"),
    "activity": N_("Activity"),
    "role": N_("Role"),
    "activity_term": N_("System or measure"),
    "purpose": N_("Purpose"),
    "purpose_basis": N_("Legal basis"),
    "data_use": N_("Data category"),
    "data_use_subject": N_("Data subject"),
    "data_use_purpose": N_("Purpose of the data"),
    "disclosure": N_("Recipient"),
    "transfer": N_("Transfer"),
    "answer": N_("Answer"),
    "extra": N_("Additional column"),
    "version": N_("Version"),
}

_TEXTS = {
    "answer": ("slot",),
    "data_use": ("category_id",),
    "data_use_subject": ("data_use_id", "term_id"),
    "data_use_purpose": ("data_use_id", "purpose_id"),
    "disclosure": ("party_id", "category_id"),
    "purpose": ("title", "description"),
    "role": ("party_id",),
    "transfer": ("country", "organisation", "party_id"),
}
"""The columns that say which row it is, where these are others than `_USUAL`."""
_USUAL = ("name", "title", "heading", "article", "term_id", "text", "number")

_LABELS = {
    "position": N_("Order"),
    "state": N_("State"),
    "reason": N_("Reason"),
    "kind": N_("Catalogue"),
    "category_id": N_("Name"),
    "party_id": N_("Name"),
    "term_id": N_("Name"),
    "purpose_id": N_("Purpose"),
    "text": N_("Text"),
    "heading": N_("Heading"),
}
"""Columns that no field describes."""

_OF_THE_PROGRAM = frozenset({"id", "uuid", "next_number"})
_WORDS = {
    ("answer", "state"): vocabulary.ANSWER_STATES,
    ("answer", "slot"): vocabulary.SLOT_LABELS,
    ("term", "kind"): vocabulary.TERM_KIND_LABELS,
}


def change_lines(change: Change, names: RowNames) -> list[tuple[str, str, str]]:
    """What became of one row: (where, before, after), as text."""
    where = _where(change, names)
    if change.before is None:
        return [(where, "", _("new"))]
    if change.after is None:
        return [(where, "", _("removed"))]
    return [
        (
            f"{where} – {_label(change.table, column)}",
            _said(change.table, column, change.before.get(column), names),
            _said(change.table, column, change.after.get(column), names),
        )
        for column in change.columns()
        if column not in _OF_THE_PROGRAM
    ]


def _where(change: Change, names: RowNames) -> str:
    """Which row it is, after the number of the activity that it belongs to."""
    row = change.after or change.before or {}
    table = _(TABLE_TEXTS.get(change.table, change.table))
    if change.table == "activity_term" and (kind := names.kind(row["term_id"])):
        table = _(vocabulary.TERM_KIND_LABELS[kind])
    name = _name(change.table, row, names)
    activity = row.get("number", "") if change.table == "activity" else names.activity_of(row)
    return " · ".join(part for part in (activity, f"{table}: {name}" if name else table) if part)


def _name(table: str, row: Row, names: RowNames) -> str:
    columns = _TEXTS.get(table, _USUAL)
    parts = [said for column in columns if (said := _said(table, column, row.get(column), names))]
    return " – ".join(parts if table.startswith("data_use_") else parts[:1])


def _label(table: str, column: str) -> str:
    described = FIELDS.get(f"{table}.{column}") or FIELDS.get(f"{table}.{column.removesuffix('_id')}")
    return _(described.label if described else _LABELS.get(column, column))


def _said(table: str, column: str, value: object, names: RowNames) -> str:
    """A stored value in words: what it points to by name, codes, countries and articles as the window writes them."""
    if column in POINTERS and isinstance(value, int):
        return _short(names.of(POINTERS[column], value))
    text = "" if value is None else str(value)
    words = _WORDS.get((table, column), {})
    if text in words:
        return _(words[text])
    field = FIELDS.get(f"{table}.{column}")
    if field is not None:
        text = date_shown(text) if field.kind == "date" else shown(field, text)
    return _short(text)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"

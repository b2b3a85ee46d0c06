"""What has changed since an earlier state of the register, as a chapter of the PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from register_app.writing.pdf_blocks import SOFT, STRONG, Block, Cell, Composer, paragraphs, shortened, table

Change = Mapping[str, str]
"""One difference: "kind" (added, removed, changed), "what", "number", "name", "key", "before", "after"."""

INTERNAL = frozenset({"owner", "notes", "extra"})
"""Fields that only the organisation itself sees (as in pdf_options.PdfOptions)."""

_LIMIT = 400
_NAME_LIMIT = 120
# The fields of a document whose label has another name.
_LABELS = {
    "clients": "client",
    "data": "category",
    "purposes": "purpose",
    "transfers": "third_country",
    "security": "common_measures",
    "answers": "letters",
    "extra": "supplement",
    "part": "role",
    "valid_from": "valid",
    "valid_until": "valid",
    "period": "time_limit",
    "text": "time_limit",
    "start": "counted_from",
    "action": "afterwards",
    "law": "retention_law",
}
_OF_THE_REGISTER = frozenset({"title"})


def changes(compose: Composer, entries: Sequence[Change], *, internal: bool) -> list[Block]:
    """A row for each difference; texts that are long are cut, for the chapter tells where to look."""
    rows = [_row(compose, entry) for entry in entries if internal or entry["key"] not in INTERNAL]
    labels = compose.labels
    if not rows:
        shown = paragraphs([[compose.say("changes_none")]])
        return [shown] if shown else []
    columns = [
        (labels["change"], -22.0),
        (labels["name"], 1.0),
        (labels["changed_field"], -30.0),
        (labels["before"], 1.2),
        (labels["now"], 1.2),
    ]
    return [table(columns, rows)]


def _row(compose: Composer, entry: Change) -> list[Cell | Block | None]:
    labels = compose.labels
    name = compose.cleaner.one_line(f"{entry['number']} {entry['name']}".strip(), _NAME_LIMIT)
    where: Cell = (
        compose.words(labels["all_activities"], SOFT)
        if entry["what"] == "register"
        else [[compose.own(name)]]
    )
    return [
        compose.words(labels.term("change", entry["kind"]), STRONG),
        where,
        compose.words(_field(compose, entry["key"])),
        compose.lines(shortened(entry["before"], _LIMIT)),
        compose.lines(shortened(entry["after"], _LIMIT)),
    ]


def _field(compose: Composer, key: str) -> str:
    """The label of a field of the document; a field that has none is called as it is."""
    if not key:
        return ""
    name = _LABELS.get(key, key)
    known = compose.labels.has(name) and key not in _OF_THE_REGISTER
    return compose.labels[name] if known else key.replace("_", " ")

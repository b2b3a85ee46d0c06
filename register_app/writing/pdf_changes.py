"""What has changed since an earlier state of the register: a chapter of the PDF, or a PDF of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from register_app.writing.pdf_blocks import SOFT, STRONG, Block, Cell, Composer, paragraphs, shortened, table

Change = Mapping[str, str]
"""One difference: "kind" (added, removed, changed), "what", "number", "name", "key", "before", "after"."""

INTERNAL = frozenset({"owner", "notes", "extra"})
"""Fields of an activity that only the organisation itself sees (as in writing/profiles.py)."""

KINDS = ("added", "removed", "changed")

_LIMIT = 400
_WHOLE_LIMIT = 6000
_NAME_LIMIT = 120
_NUMBER_LIMIT = 40
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
_CATALOGUES = {
    "departments": "department",
    "data_categories": "categories",
    "subject_categories": "subjects",
    "recipient_categories": "recipients",
    "laws": "retention_law",
    "retention_rules": "time_limit",
}


def changes(compose: Composer, entries: Sequence[Change], *, internal: bool) -> list[Block]:
    """A row for each difference; texts that are long are cut, for the chapter tells where to look."""
    rows = [_row(compose, entry) for entry in _shown(entries, internal=internal)]
    labels = compose.labels
    if not rows:
        return _nothing(compose)
    columns = [
        (labels["change"], -22.0),
        (labels["name"], 1.0),
        (labels["changed_field"], -30.0),
        (labels["before"], 1.2),
        (labels["now"], 1.2),
    ]
    return [table(columns, rows)]


def difference(compose: Composer, entries: Sequence[Change], *, internal: bool) -> list[Block]:
    """The chapters of a document about nothing but changes: what came and went, then each thing that changed."""
    labels = compose.labels
    shown = _shown(entries, internal=internal)
    if not shown:
        return [{"title": labels["change"], "blocks": _nothing(compose)}]
    chapters: list[Block] = []
    activities = [entry for entry in shown if entry["what"] == "activity"]
    whole = [entry for entry in activities if not entry["key"]]
    if whole:
        columns = [(labels["change"], -26.0), (labels["number"], -24.0), (labels["activity"], 1.0)]
        chapters.append({"title": labels["activities"], "blocks": [table(columns, _whole(compose, whole))]})
    of_register = [entry for entry in shown if entry["what"] == "register"]
    if of_register:
        chapters.append({"title": labels["common"], "blocks": [_fields(compose, of_register)]})
    for (number, name), members in groupby(
        [entry for entry in activities if entry["key"]], lambda entry: (entry["number"], entry["name"])
    ):
        title = compose.cleaner.one_line(f"{number} {name}".strip(), _NAME_LIMIT)
        chapters.append(
            {"title": title or labels["unnamed_activity"], "blocks": [_fields(compose, list(members))]}
        )
    for what, members in groupby(
        [entry for entry in shown if entry["what"] not in ("activity", "register")],
        lambda entry: entry["what"],
    ):
        title = labels["parties"] if what == "party" else _catalogue(compose, what)
        chapters.append({"title": title, "blocks": changes(compose, list(members), internal=True)})
    return chapters


def counted(compose: Composer, entries: Sequence[Change], *, internal: bool) -> Cell:
    """How much was added, removed and changed, a line each; nothing where nothing was.

    What was changed counts by the thing, not by its fields.
    """
    labels = compose.labels
    things = {
        (entry["kind"], entry["what"], entry["number"], entry["name"])
        for entry in _shown(entries, internal=internal)
    }
    found = Counter(kind for kind, *_ in things)
    return [
        [compose.word(labels.term("change", kind) + f": {labels.number(found[kind])}")]
        for kind in KINDS
        if found[kind]
    ]


def _shown(entries: Sequence[Change], *, internal: bool) -> list[Change]:
    return [
        entry for entry in entries if internal or entry["what"] != "activity" or entry["key"] not in INTERNAL
    ]


def _nothing(compose: Composer) -> list[Block]:
    shown = paragraphs([[compose.say("changes_none")]])
    return [shown] if shown else []


def _row(compose: Composer, entry: Change) -> list[Cell | Block | None]:
    labels = compose.labels
    name = compose.cleaner.one_line(f"{entry['number']} {entry['name']}".strip(), _NAME_LIMIT)
    where: Cell = (
        compose.words(labels["all_activities"], SOFT)
        if entry["what"] == "register"
        else [[compose.own(name)]]
    )
    before, after = _parted(entry)
    return [
        compose.words(labels.term("change", entry["kind"]), STRONG),
        where,
        compose.words(_field(compose, entry["key"])),
        compose.lines(shortened(before, _LIMIT)),
        compose.lines(shortened(after, _LIMIT)),
    ]


def _whole(compose: Composer, entries: Sequence[Change]) -> list[list[Cell | Block | None]]:
    return [
        [
            compose.words(compose.labels.term("change", entry["kind"]), STRONG),
            [[compose.own(compose.cleaner.one_line(entry["number"], _NUMBER_LIMIT))]],
            [[compose.own(entry["name"])]] if entry["name"].strip() else [[compose.say("unnamed_activity")]],
        ]
        for entry in entries
    ]


def _fields(compose: Composer, entries: Sequence[Change]) -> Block:
    """Field, before and now of one thing."""
    labels = compose.labels
    rows: list[list[Cell | Block | None]] = []
    for entry in entries:
        before, after = _parted(entry)
        cells = [compose.lines(shortened(text, _WHOLE_LIMIT)) for text in (before, after)]
        none: Cell = [[compose.word("–", SOFT)]]
        rows.append([compose.words(_field(compose, entry["key"]), STRONG), *(cell or none for cell in cells)])
    return table([(labels["changed_field"], -34.0), (labels["before"], 1.0), (labels["now"], 1.0)], rows)


def _parted(entry: Change) -> tuple[str, str]:
    """What only one side says; of a list the lines that both have are left out, unless only their order changed."""
    before, after = entry["before"].split("\n"), entry["after"].split("\n")
    kept = Counter(before) & Counter(after)
    sides = [_without(lines, kept) for lines in (before, after)]
    return ("\n".join(sides[0]), "\n".join(sides[1])) if any(sides) else (entry["before"], entry["after"])


def _without(lines: Sequence[str], kept: Mapping[str, int]) -> list[str]:
    left = Counter(kept)
    found = []
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
        else:
            found.append(line)
    return found


def _catalogue(compose: Composer, what: str) -> str:
    name = what.partition(":")[2]
    key = _CATALOGUES.get(name, name)
    return compose.labels[key] if compose.labels.has(key) else name.replace("_", " ")


def _field(compose: Composer, key: str) -> str:
    """The label of a field of the document; a field that has none is called as it is."""
    if not key:
        return ""
    name = _LABELS.get(key, key)
    known = compose.labels.has(name) and key not in _OF_THE_REGISTER
    return compose.labels[name] if known else key.replace("_", " ")

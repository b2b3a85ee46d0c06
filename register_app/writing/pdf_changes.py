"""What has changed since an earlier state of the register: a chapter of the PDF, or a PDF of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from register_app.writing.changes import KINDS, Change, catalogue, field, parted, seen
from register_app.writing.pdf_blocks import SOFT, STRONG, Block, Cell, Composer, paragraphs, shortened, table

_LIMIT = 400
_WHOLE_LIMIT = 6000
_NAME_LIMIT = 120
_NUMBER_LIMIT = 40


def changes(compose: Composer, entries: Sequence[Change], *, internal: bool) -> list[Block]:
    """A row for each difference; texts that are long are cut, for the chapter tells where to look."""
    rows = [_row(compose, entry) for entry in seen(entries, internal=internal)]
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
    shown = seen(entries, internal=internal)
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
        title = labels["parties"] if what == "party" else catalogue(labels, what)
        chapters.append({"title": title, "blocks": changes(compose, list(members), internal=True)})
    return chapters


def counted(compose: Composer, entries: Sequence[Change], *, internal: bool) -> Cell:
    """How much was added, removed and changed, a line each; nothing where nothing was.

    What was changed counts by the thing, not by its fields.
    """
    labels = compose.labels
    things = {
        (entry["kind"], entry["what"], entry["number"], entry["name"])
        for entry in seen(entries, internal=internal)
    }
    found = Counter(kind for kind, *_ in things)
    return [
        [compose.word(labels.term("change", kind) + f": {labels.number(found[kind])}")]
        for kind in KINDS
        if found[kind]
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
    before, after = parted(entry)
    return [
        compose.words(labels.term("change", entry["kind"]), STRONG),
        where,
        compose.words(field(labels, entry["key"])),
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
        before, after = parted(entry)
        cells = [compose.lines(shortened(text, _WHOLE_LIMIT)) for text in (before, after)]
        none: Cell = [[compose.word("–", SOFT)]]
        rows.append([compose.words(field(labels, entry["key"]), STRONG), *(cell or none for cell in cells)])
    return table([(labels["changed_field"], -34.0), (labels["before"], 1.0), (labels["now"], 1.0)], rows)

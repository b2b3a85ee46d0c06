"""What has changed since an earlier state of the register: a chapter of the PDF, or a PDF of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from register_app.writing.changes import KINDS, Change, catalogue, field, parted, seen
from register_app.writing.pairs import Pair, each, tied
from register_app.writing.pdf_blocks import SOFT, STRONG, Block, Cell, Composer, paragraphs, table
from register_app.writing.pdf_long import HALF, NARROW, LongTexts

_NAME_LIMIT = 120
_NUMBER_LIMIT = 40


def changes(
    compose: Composer, entries: Sequence[Change], long: LongTexts, *, internal: bool, several: bool = True
) -> list[Block]:
    """A row for each difference; what its column cannot hold goes to `long`.

    What came or went in one list is told in one row. `several`: the entries are of several kinds of things, so each row
    says what it is about.
    """
    rows: list[list[Cell | Block | None]] = []
    for (kind, what), members in groupby(seen(entries, internal=internal), _listed_as):
        if what:
            rows.append(_listed(compose, kind, what, list(members), several=several))
        else:
            rows += [_row(compose, entry, long, several=several) for entry in members]
    labels = compose.labels
    if not rows:
        return _nothing(compose)
    columns = [
        (labels["change"], compose.fixed(22)),
        (labels["name"], 1.0),
        (labels["changed_field"], compose.fixed(30)),
        (labels["before"], 1.2),
        (labels["now"], 1.2),
    ]
    return [table(columns, rows, lists=[1])]


def _listed_as(entry: Change) -> tuple[str, str]:
    """Kind of change and list of an entry that came or went in one of the lists; ("", "") of everything else."""
    whole = entry["what"].startswith("catalogue:") and not entry["key"] and entry["kind"] != "changed"
    return (entry["kind"], entry["what"]) if whole else ("", "")


def _listed(
    compose: Composer, kind: str, what: str, entries: Sequence[Change], *, several: bool
) -> list[Cell | Block | None]:
    names = [compose.cleaner.one_line(entry["name"], _NAME_LIMIT) for entry in entries]
    return [
        compose.words(compose.labels.term("change", kind), STRONG),
        [[compose.own(name)] for name in names],
        compose.words(catalogue(compose.labels, what)) if several else [],
        [],
        [],
    ]


def difference(
    compose: Composer, entries: Sequence[Change], long: LongTexts, *, internal: bool
) -> list[Block]:
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
        chapters.append({"title": labels["common"], "blocks": [_fields(compose, of_register, long)]})
    for (number, name), members in groupby(
        [entry for entry in activities if entry["key"]], lambda entry: (entry["number"], entry["name"])
    ):
        title = compose.cleaner.one_line(f"{number} {name}".strip(), _NAME_LIMIT)
        chapters.append(
            {"title": title or labels["unnamed_activity"], "blocks": [_fields(compose, list(members), long)]}
        )
    for what, members in groupby(
        [entry for entry in shown if entry["what"] not in ("activity", "register")],
        lambda entry: entry["what"],
    ):
        title = labels["parties"] if what == "party" else catalogue(labels, what)
        chapters.append(
            {"title": title, "blocks": changes(compose, list(members), long, internal=True, several=False)}
        )
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
        [compose.word(labels.term("change", kind) + compose.colon + labels.number(found[kind]))]
        for kind in KINDS
        if found[kind]
    ]


def _nothing(compose: Composer) -> list[Block]:
    shown = paragraphs([[compose.say("changes_none")]])
    return [shown] if shown else []


def _row(compose: Composer, entry: Change, long: LongTexts, *, several: bool) -> list[Cell | Block | None]:
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
        compose.words(field(labels, entry["key"]) or (_thing(compose, entry["what"]) if several else "")),
        *_sides(compose, entry, (before, after), long, NARROW),
    ]


def _thing(compose: Composer, what: str) -> str:
    """What it is that came or went as a whole."""
    labels = compose.labels
    if what == "activity":
        return labels["activity"]
    return labels["parties"] if what == "party" else catalogue(labels, what)


def _whole(compose: Composer, entries: Sequence[Change]) -> list[list[Cell | Block | None]]:
    return [
        [
            compose.words(compose.labels.term("change", entry["kind"]), STRONG),
            [[compose.own(compose.cleaner.one_line(entry["number"], _NUMBER_LIMIT))]],
            [[compose.own(entry["name"])]] if entry["name"].strip() else [[compose.say("unnamed_activity")]],
        ]
        for entry in entries
    ]


def _sides(
    compose: Composer, entry: Change, texts: tuple[str, str], long: LongTexts, limit: int
) -> list[Cell]:
    """What stood there and what stands there now; the annex tells of a long one which of both it is."""
    labels = compose.labels
    long.about = compose.cleaner.one_line(f"{entry['number']} {entry['name']}".strip(), _NAME_LIMIT)
    sides = zip(("before", "now"), texts, strict=True)
    label = field(labels, entry["key"]) or labels["change"]
    return [long.cell(text, _which(label, labels[side]), limit) for side, text in sides]


def _which(label: str, side: str) -> str:
    """A field and which of its two states, as in "Description (Before)"."""
    told = tied(label, " (", side)
    return each(told, lambda half: half + ")") if isinstance(label, Pair) else told + ")"


def _fields(compose: Composer, entries: Sequence[Change], long: LongTexts) -> Block:
    """Field, before and now of one thing."""
    labels = compose.labels
    rows: list[list[Cell | Block | None]] = []
    for entry in entries:
        cells = _sides(compose, entry, parted(entry), long, HALF)
        none: Cell = [[compose.word("–", SOFT)]]
        rows.append([compose.words(field(labels, entry["key"]), STRONG), *(cell or none for cell in cells)])
    return table([(labels["changed_field"], -34.0), (labels["before"], 1.0), (labels["now"], 1.0)], rows)

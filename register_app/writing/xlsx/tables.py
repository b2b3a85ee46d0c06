"""The sheets of a workbook as tables: which rows a document gives, in stored values, and where each activity stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from register_app.model.document import PARTY_FIELDS, RETENTION_FIELDS, ActivityDoc, Document, PartyDoc
from register_app.model.vocabulary import TERM_KINDS
from register_app.model.workbook import EMPTY_MARK, ITEMS, SHEETS, Column, fingerprint
from register_app.writing.changes import Change, catalogue, parted, seen
from register_app.writing.changes import field as field_label
from register_app.writing.labels import DocumentLabels
from register_app.writing.overview import Joined, OverviewTexts, plain
from register_app.writing.pdf_blocks import shortened


@dataclass(slots=True)
class Row:
    """A row of a table: stored values by the table's shown columns, then texts of its technical columns.

    `activity` is the position of its activity in the document (-1: none), `first` says that it begins there;
    `repeated` are the columns that say again what the row above says, `gaps` those that name something missing.
    """

    values: list[Any]
    technical: list[Any]
    activity: int = -1
    first: bool = False
    repeated: tuple[int, ...] = ()
    gaps: tuple[int, ...] = ()


@dataclass
class Table:
    """The rows of one sheet, by its key in `model.workbook.SHEETS`."""

    key: str
    rows: list[Row] = field(default_factory=list)
    title: str = ""
    """What stands above it; "" is the name of its sheet."""

    @property
    def shown(self) -> tuple[Column, ...]:
        return tuple(column for column in SHEETS[self.key] if column.kind != "technical")

    @property
    def technical(self) -> tuple[Column, ...]:
        return tuple(column for column in SHEETS[self.key] if column.kind == "technical")


@dataclass(frozen=True)
class Changes:
    """What differs from the state that the reader calls `since`, in words (writing/changes.py)."""

    since: str
    entries: Sequence[Change]
    internal: bool
    labels: DocumentLabels


OPTIONAL = ("answers", "extra", "rules", "versions")
"""Sheets that a workbook goes without when they have no rows."""


def build(document: Document, texts: OverviewTexts, changes: Changes | None = None) -> list[Table]:
    """All tables of a document in the order of the sheets, the optional ones only when they are filled."""
    activities = document["activities"]
    names = [_Named(position, activity) for position, activity in enumerate(activities)]
    tables = [
        *_overviews(names, texts),
        _of_activities("purposes", names, _purpose_rows),
        _of_activities("data", names, _data_rows),
        _of_activities("recipients", names, _recipient_rows),
        _of_activities("transfers", names, _transfer_rows),
        _of_activities("items", names, _item_rows),
        _of_activities("answers", names, _answer_rows),
        _of_activities("extra", names, _extra_rows),
        _parties(document),
        _catalogues(document),
        _rules(document),
        _versions(document),
    ]
    found = [table for table in tables if table.rows or table.key not in OPTIONAL]
    return [*found, _changes(changes, names)] if changes is not None else found


@dataclass(frozen=True)
class _Named:
    """An activity with its place; `key` stands for it in the hidden columns, also when it has no id of its own."""

    position: int
    activity: ActivityDoc

    @property
    def key(self) -> str:
        return self.activity["id"] or f"#{self.position + 1}"


# -- the overviews -----------------------------------------------------------------------------------------------


def _overviews(names: list[_Named], texts: OverviewTexts) -> Iterator[Table]:
    for key in ("controller", "processor"):
        mine = [item for item in names if (item.activity["part"] == "processor") == (key == "processor")]
        if mine or (key == "controller" and not names):
            table = Table(key)
            columns = table.shown
            table.rows = [_overview_row(columns, item, texts) for item in mine]
            yield table


def _overview_row(columns: tuple[Column, ...], item: _Named, texts: OverviewTexts) -> Row:
    activity = item.activity
    values: list[Any] = []
    gaps: list[int] = []
    for index, column in enumerate(columns):
        name = column.key.partition(".")[2]
        if column.kind in ("names", "shown"):
            joined: Joined = (
                texts.names(activity, name) if column.kind == "names" else getattr(texts, name)(activity)
            )
            if joined.gap:
                gaps.append(index)
            values.append("\n".join(joined.lines))
        else:
            values.append(activity[name])  # type: ignore[literal-required]
    return Row(values, [item.key, item.position + 1, ""], item.position, True, (), tuple(gaps))


# -- rows below activities ---------------------------------------------------------------------------------------

_Rows = Iterator[tuple[list[Any], str, tuple[int, ...]]]
"""Values after the activity's number and name, the mark, and which of the values are repeated."""


def _of_activities(key: str, names: list[_Named], rows: Callable[[ActivityDoc], _Rows]) -> Table:
    table = Table(key)
    for item in names:
        first = True
        for values, mark, repeated in rows(item.activity):
            reference = [item.activity["number"], item.activity["name"]]
            again = tuple(column + 2 for column in repeated)
            table.rows.append(
                Row(
                    reference + values,
                    [item.key, len(table.rows) + 1, mark],
                    item.position,
                    first,
                    again if first else (0, 1, *again),
                )
            )
            first = False
    return table


def _mark(values: list[Any]) -> str:
    return "" if any(values) else EMPTY_MARK


def _purpose_rows(activity: ActivityDoc) -> _Rows:
    for position, purpose in enumerate(activity["purposes"], 1):
        named = [position, purpose["title"], purpose["description"]]
        said = fingerprint("\n".join(str(value) for value in named[1:]))
        if not purpose["bases"]:
            yield [*named, "", "", "", "", ""], said, ()
        for number, basis in enumerate(purpose["bases"]):
            values = [basis["article"], basis["law"], basis["section"], basis["reason"], basis["lia"]]
            yield [*named, *values], f"{said} {_mark(values)}".strip(), (0, 1, 2) if number else ()


def _data_rows(activity: ActivityDoc) -> _Rows:
    for use in activity["data"]:
        retention = use["retention"]
        values = [
            use["category"],
            use["sensitivity"],
            use["subjects"],
            use["purposes"],
            *(retention[name] for name in RETENTION_FIELDS),  # type: ignore[literal-required]
            use["source"],
            use["basis_use"],
            use["basis"],
        ]
        yield values, _mark(values), ()


def _recipient_rows(activity: ActivityDoc) -> _Rows:
    for recipient in activity["recipients"]:
        values = [
            recipient["name"],
            recipient["kind"],
            recipient["role"],
            recipient["location"],
            recipient["country"],
            recipient["contract"],
            recipient["note"],
        ]
        yield values, _mark(values), ()


def _transfer_rows(activity: ActivityDoc) -> _Rows:
    for transfer in activity["transfers"]:
        values = [
            transfer["country"],
            transfer["organisation"],
            transfer["recipient"],
            transfer["mechanism"],
            transfer["safeguards"],
            transfer["tia"],
            transfer["note"],
        ]
        yield values, _mark(values), ()


def _item_rows(activity: ActivityDoc) -> _Rows:
    for kind in ITEMS:
        names: list[str] = activity[kind]  # type: ignore[literal-required]
        for name in names:
            yield [kind, name], "", ()


def _answer_rows(activity: ActivityDoc) -> _Rows:
    for slot, answer in activity["answers"].items():
        yield [slot, answer["state"], answer["reason"]], "", ()


def _extra_rows(activity: ActivityDoc) -> _Rows:
    for heading, text in activity["extra"].items():
        yield [heading, text], EMPTY_MARK if not heading else "", ()


# -- what belongs to the register --------------------------------------------------------------------------------


def roles(document: Document) -> list[tuple[str, int, PartyDoc]]:
    """Every party in a role of the whole register: the role, its order among those in the role, the party."""
    register = document["register"]
    joint = [("joint_controller", order, party) for order, party in enumerate(register["joint_controllers"])]
    single = {
        "controller": register["controller"],
        "representative": register["representative"],
        "dpo": register["dpo"],
    }
    found = [(role, 0, party) for role, party in single.items() if party is not None]
    leading = 1 if found and found[0][0] == "controller" else 0
    return [*found[:leading], *joint, *found[leading:]]


def _parties(document: Document) -> Table:
    table = Table("parties")
    in_roles = roles(document)
    taken: set[int] = set()
    for party in document["parties"]:
        mine = [
            index for index, (_, _, other) in enumerate(in_roles) if index not in taken and other == party
        ]
        taken.update(mine)
        table.rows.append(_party_row(party, [in_roles[index] for index in mine], "", len(table.rows) + 1))
    # In a register the parties in roles are among its parties; a document from elsewhere may keep them apart.
    for index, role in enumerate(in_roles):
        if index not in taken:
            table.rows.append(_party_row(role[2], [role], "no", len(table.rows) + 1))
    return table


def _party_row(party: PartyDoc, in_roles: list[tuple[str, int, PartyDoc]], listed: str, number: int) -> Row:
    fields: list[Any] = [party[name] for name in PARTY_FIELDS]  # type: ignore[literal-required]
    orders = [str(order) for role, order, _ in in_roles if role == "joint_controller"]
    values = [fields[0], [role for role, _, _ in in_roles], *fields[1:]]
    return Row(values, [listed, " ".join(orders), number, _mark(fields)])


def _catalogues(document: Document) -> Table:
    table = Table("catalogues")
    for kind, name in TERM_KINDS.items():
        for entry in document["catalogues"][name]:  # type: ignore[literal-required]
            values = [kind, entry["name"], entry.get("sensitivity", ""), entry["note"]]
            table.rows.append(Row(values, [len(table.rows) + 1, ""]))
    return table


def _rules(document: Document) -> Table:
    table = Table("rules")
    for rule in document["catalogues"]["retention_rules"]:
        values = [rule["name"], *(rule[name] for name in RETENTION_FIELDS)]  # type: ignore[literal-required]
        table.rows.append(Row(values, [len(table.rows) + 1, _mark(values)]))
    return table


def _versions(document: Document) -> Table:
    table = Table("versions")
    for version in document["versions"]:
        values = [
            version["name"],
            version["kind"],
            version["at"],
            version["note"],
            version["step"],
            version["hash"],
        ]
        table.rows.append(Row(values, [len(table.rows) + 1, ""]))
    return table


_SHOWN = 1200
"""Letters of one side of a change; the whole is in the register, and what is now is in the other sheets."""

# -- changes -----------------------------------------------------------------------------------------------------


def _changes(changes: Changes, names: list[_Named]) -> Table:
    labels = changes.labels
    table = Table("changes", title=plain(labels.fill("changes_since", since=labels.date(changes.since))))
    places = {item.activity["number"]: item.position for item in names if item.activity["number"]}
    before: tuple[str, str, str] | None = None
    for entry in seen(changes.entries, internal=changes.internal):
        thing = (entry["what"], entry["number"], entry["name"])
        of_activity = entry["what"] == "activity"
        was, now = parted(entry)
        values = [
            entry["number"],
            labels["all_activities"] if entry["what"] == "register" else entry["name"],
            labels.term("change", entry["kind"]),
            plain(field_label(labels, entry["key"]) or _kind(labels, entry["what"])),
            shortened(was, _SHOWN),
            shortened(now, _SHOWN),
        ]
        place = places.get(entry["number"], -1) if of_activity else -1
        repeated = () if thing != before else (0, 1)
        table.rows.append(
            Row(values, [len(table.rows) + 1, ""], place, first=thing != before, repeated=repeated)
        )
        before = thing
    if not table.rows:
        table.rows.append(Row(["", labels["changes_none"], "", "", "", ""], [1, ""], first=True))
    return table


def _kind(labels: DocumentLabels, what: str) -> str:
    """What a thing is that came or went as a whole."""
    if what.startswith("catalogue:"):
        return catalogue(labels, what)
    return labels["activity"] if what == "activity" else labels["parties"] if what == "party" else ""

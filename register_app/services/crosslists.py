"""Cross tables: every legal basis, data use, recipient, transfer and measure of the register, a row each. Plain SQL."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from sqlite3 import Connection, Cursor
from typing import NamedTuple

from register_app.base.i18n import N_
from register_app.store.changes import ChangeSet

_ACTIVITY = (("number", "activity.number"), ("name", "activity.name"), ("department", "activity.department"))
_WHOSE = "a.number, a.name, coalesce(d.name, '')"
_DEPARTMENT = "LEFT JOIN term d ON d.id = a.department_id"


class CrossRow(NamedTuple):
    """A row by its number, the activity it belongs to, and its values in the order of the table's columns."""

    id: int
    activity_id: int
    values: tuple[str, ...]


@dataclass(frozen=True)
class CrossTable:
    """One cross table: `columns` as (key, field of `model/fields.py`), those from `own` on belong to the row itself.

    `fixed` are columns of the row that are only shown; `others` the tables whose changes may show in it.
    """

    key: str
    title: str
    table: str
    columns: tuple[tuple[str, str], ...]
    query: str
    fixed: tuple[str, ...] = ()
    others: frozenset[str] = frozenset()

    def editable(self, key: str) -> bool:
        """Whether a column's value can be changed here."""
        return key not in self.fixed and key not in dict(_ACTIVITY)


CROSS_TABLES: dict[str, CrossTable] = {
    item.key: item
    for item in (
        CrossTable(
            "bases",
            N_("Legal bases"),
            "purpose_basis",
            (
                *_ACTIVITY,
                ("purpose", "purpose.title"),
                ("article", "purpose_basis.article"),
                ("law", "purpose_basis.law"),
                ("section", "purpose_basis.section"),
                ("reason", "purpose_basis.reason"),
                ("lia", "purpose_basis.lia"),
            ),
            f"SELECT r.id, a.id, {_WHOSE}, CASE p.title WHEN '' THEN p.description ELSE p.title END, r.article, "
            f"coalesce(l.name, ''), r.section, r.reason, r.lia FROM purpose_basis r "
            f"JOIN purpose p ON p.id = r.purpose_id JOIN activity a ON a.id = p.activity_id {_DEPARTMENT} "
            "LEFT JOIN term l ON l.id = r.law_id {only} "
            "ORDER BY a.position, a.id, p.position, p.id, r.position, r.id",
            fixed=("purpose",),
            others=frozenset({"purpose"}),
        ),
        CrossTable(
            "retention",
            N_("Time limits for erasure"),
            "data_use",
            (
                *_ACTIVITY,
                ("category", "data_use.category"),
                ("sensitivity", "data_use.sensitivity"),
                ("subjects", "data_use.subjects"),
                ("period", "data_use.period"),
                ("text", "data_use.text"),
                ("start", "data_use.start"),
                ("action", "data_use.action"),
                ("law", "data_use.law"),
                ("note", "data_use.note"),
            ),
            f"SELECT r.id, a.id, {_WHOSE}, coalesce(c.name, ''), coalesce(c.sensitivity, ''), "
            "coalesce((SELECT group_concat(name, '; ') FROM (SELECT t.name FROM data_use_subject s "
            "JOIN term t ON t.id = s.term_id WHERE s.data_use_id = r.id ORDER BY s.position, s.id)), ''), "
            f"r.period, r.text, r.start, r.action, r.law, r.note FROM data_use r "
            f"JOIN activity a ON a.id = r.activity_id {_DEPARTMENT} "
            "LEFT JOIN term c ON c.id = r.category_id {only} ORDER BY a.position, a.id, r.position, r.id",
            fixed=("subjects",),
            others=frozenset({"data_use_subject"}),
        ),
        CrossTable(
            "recipients",
            N_("Recipients"),
            "disclosure",
            (
                *_ACTIVITY,
                ("recipient", "disclosure.name"),
                ("role", "disclosure.role"),
                ("location", "disclosure.location"),
                ("country", "disclosure.country"),
                ("contract", "disclosure.contract"),
                ("note", "disclosure.note"),
            ),
            f"SELECT r.id, a.id, {_WHOSE}, coalesce(p.name, c.name, ''), r.role, r.location, r.country, "
            f"r.contract, r.note FROM disclosure r JOIN activity a ON a.id = r.activity_id {_DEPARTMENT} "
            "LEFT JOIN party p ON p.id = r.party_id LEFT JOIN term c ON c.id = r.category_id {only} "
            "ORDER BY a.position, a.id, r.position, r.id",
        ),
        CrossTable(
            "transfers",
            N_("Transfers to third countries"),
            "transfer",
            (
                *_ACTIVITY,
                ("country", "transfer.country"),
                ("organisation", "transfer.organisation"),
                ("recipient", "transfer.recipient"),
                ("mechanism", "transfer.mechanism"),
                ("safeguards", "transfer.safeguards"),
                ("tia", "transfer.tia"),
                ("note", "transfer.note"),
            ),
            f"SELECT r.id, a.id, {_WHOSE}, r.country, r.organisation, coalesce(p.name, ''), r.mechanism, "
            f"r.safeguards, r.tia, r.note FROM transfer r JOIN activity a ON a.id = r.activity_id {_DEPARTMENT} "
            "LEFT JOIN party p ON p.id = r.party_id {only} ORDER BY a.position, a.id, r.position, r.id",
        ),
        CrossTable(
            "measures",
            N_("Security measures"),
            "activity_term",
            (*_ACTIVITY, ("measure", "activity.measures"), ("note", "term.note")),
            f"SELECT r.id, a.id, {_WHOSE}, m.name, m.note FROM activity_term r "
            "JOIN term m ON m.id = r.term_id AND m.kind = 'measure' "
            f"JOIN activity a ON a.id = r.activity_id {_DEPARTMENT} {{only}} "
            "ORDER BY a.position, a.id, r.position, r.id",
            fixed=("note",),
        ),
    )
}


def rows(
    connection: Connection,
    key: str,
    ids: Collection[int] | None = None,
    activities: Collection[int] | None = None,
) -> list[CrossRow]:
    """The rows of a cross table in the order of the register, or only some of them, or those of some activities."""
    wanted = {"r.id": ids, "a.id": activities}
    given = [
        f"{column} IN ({', '.join(str(int(number)) for number in numbers)})"
        for column, numbers in wanted.items()
        if numbers is not None
    ]
    only = f"WHERE {' AND '.join(given)}" if given else ""
    cursor: Cursor = connection.cursor()
    cursor.row_factory = None
    found = cursor.execute(CROSS_TABLES[key].query.replace("{only}", only))
    return [CrossRow(number, activity, tuple(values)) for number, activity, *values in found]


def touched(key: str, changes: ChangeSet) -> set[int] | None:
    """Which rows of a cross table a step may have changed; None when it may be any or their number may differ."""
    cross = CROSS_TABLES[key]
    tables = changes.tables()
    if not tables & ({cross.table, "activity", "term", "party"} | cross.others):
        return set()
    ids = changes.rows(cross.table)
    if tables & ({"activity"} | cross.others) or len(ids) > 400:
        return None
    for change in changes.changes:
        if change.table in ("term", "party") and change.before is not None:
            return None
        if change.table == cross.table and (change.before is None or change.after is None):
            return None
    return set(ids)

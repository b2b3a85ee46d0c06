"""The sheets about the register as a whole: its parties, the words that activities share, its versions."""

from __future__ import annotations

from typing import Any

from register_app.model.document import PARTY_FIELDS, RETENTION_FIELDS, Document, PartyDoc
from register_app.model.vocabulary import TERM_KINDS
from register_app.writing.xlsx.rows import Row, Table, mark


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


def parties(document: Document) -> Table:
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
    return Row(values, [listed, " ".join(orders), number, mark(fields)])


def catalogues(document: Document) -> Table:
    table = Table("catalogues")
    for kind, name in TERM_KINDS.items():
        for entry in document["catalogues"][name]:  # type: ignore[literal-required]
            values = [kind, entry["name"], entry.get("sensitivity", ""), entry["note"]]
            table.rows.append(Row(values, [len(table.rows) + 1, ""]))
    return table


def rules(document: Document) -> Table:
    table = Table("rules")
    for rule in document["catalogues"]["retention_rules"]:
        values = [rule["name"], *(rule[name] for name in RETENTION_FIELDS)]  # type: ignore[literal-required]
        table.rows.append(Row(values, [len(table.rows) + 1, mark(values)]))
    return table


def versions(document: Document) -> Table:
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

"""What our own workbook says of the register itself: parties and roles, catalogues, versions, facts on the cover."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from register_app.model.document import PARTY_FIELDS
from register_app.model.vocabulary import TERM_KINDS
from register_app.model.workbook import COVER_FIELDS, EMPTY_MARK, SHEETS
from register_app.reading.owncells import OwnCells
from register_app.reading.ownsheets import OwnRow


def fields_of(cells: OwnCells, row: OwnRow, key: str, entity: str) -> dict[str, Any]:
    """The stored values of a row by the fields of `entity`."""
    return {
        column.key.partition(".")[2]: cells.value(row, column)
        for column in SHEETS[key]
        if column.key.startswith(f"{entity}.") and column.kind != "shown"
    }


def parties(cells: OwnCells) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The parties, and those that have a role in the register by that role."""
    parties: list[dict[str, Any]] = []
    register: dict[str, Any] = {
        "controller": None,
        "joint_controllers": [],
        "representative": None,
        "dpo": None,
    }
    joint: list[tuple[int, dict[str, Any]]] = []
    for row in cells.rows("parties"):
        fields = fields_of(cells, row, "parties", "party")
        roles = fields.pop("roles")
        if not any(fields.values()) and EMPTY_MARK not in row.mark:
            continue
        party = {name: fields[name] for name in PARTY_FIELDS}
        if cells.text(row, "_listed") != "no":
            parties.append(party)
        orders = [
            int(order) for order in cells.text(row, "_order").split() if order.isdecimal() and len(order) < 10
        ]
        for role in roles:
            if role == "joint_controller":
                joint.append((orders.pop(0) if orders else len(joint), party))
            elif role in register and register[role] is None:
                register[role] = party
    register["joint_controllers"] = [party for _, party in sorted(joint, key=lambda item: item[0])]
    return parties, register


def catalogues(cells: OwnCells, refuse: Callable[[OwnRow, str], None]) -> dict[str, list[dict[str, Any]]]:
    """The catalogues that have a sheet."""
    found: dict[str, list[dict[str, Any]]] = {}
    if cells.of("catalogues"):
        found.update({name: [] for name in TERM_KINDS.values()})
    for row in cells.rows("catalogues"):
        fields = fields_of(cells, row, "catalogues", "term")
        if fields["kind"] not in TERM_KINDS:
            refuse(row, fields["kind"])
            continue
        entry = {"name": fields["name"], "note": fields["note"]}
        if fields["kind"] == "data_category":
            entry["sensitivity"] = fields["sensitivity"]
        found[TERM_KINDS[fields["kind"]]].append(entry)
    if cells.of("rules"):
        rules = (fields_of(cells, row, "rules", "retention_rule") for row in cells.rows("rules"))
        found["retention_rules"] = list(rules)
    return found


def versions(cells: OwnCells) -> list[dict[str, Any]]:
    return [fields_of(cells, row, "versions", "version") for row in cells.rows("versions")]


def facts(cells: OwnCells) -> dict[str, str]:
    """The facts of the register on the cover."""
    found: dict[str, str] = {}
    for own in cells.of("cover"):
        for index in range(own.first, len(own.sheet.rows)):
            key = own.sheet.value(index, own.columns.get("_row", -1))
            if key in COVER_FIELDS:
                key = str(key)
                row = OwnRow(own, index, COVER_FIELDS.index(key) + 1, "", "")
                found[key.partition(".")[2]] = cells.cover(row, key)
    return found

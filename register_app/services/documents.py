"""A register as a plain document (docs/architecture.md), read with plain SQL from any connection to one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from sqlite3 import Connection, Row
from typing import Any, cast

from register_app.base.collecting import uncollected
from register_app.model.document import (
    ACTIVITY_TEXTS,
    FORMAT,
    FORMAT_VERSION,
    PARTY_FIELDS,
    RETENTION_FIELDS,
    ActivityDoc,
    BasisDoc,
    CataloguesDoc,
    DataUseDoc,
    Document,
    PartyDoc,
    PurposeDoc,
    RecipientDoc,
    RegisterDoc,
    RetentionDoc,
    TransferDoc,
    VersionDoc,
    blank_activity,
)
from register_app.model.vocabulary import TERM_KINDS

_ACTIVITY_KEYS = tuple(blank_activity())


def dump(connection: Connection, activity_ids: Sequence[int] | None = None) -> Document:
    """The whole register, or only `activity_ids` of it, in the order of the register.

    Parties and catalogues are given whole, also what no activity uses.
    """
    names = _Names(connection)
    # Looked through again and again while it grows, a large register takes three times as long, and in another
    # thread it stops the window for a second at a time.
    with uncollected(freeze=True):
        activities = _activities(connection, names, activity_ids)
    return Document(
        format=FORMAT,
        version=FORMAT_VERSION,
        register=_register(connection, names),
        activities=activities,
        parties=list(names.parties.values()),
        catalogues=_catalogues(connection),
        versions=[
            VersionDoc(
                name=row["name"],
                kind=row["kind"],
                at=row["at"],
                note=row["note"],
                step=row["step"],
                hash=row["hash"],
            )
            for row in connection.execute("SELECT * FROM version ORDER BY id")
        ],
    )


def activity(connection: Connection, activity_id: int) -> ActivityDoc | None:
    """One activity, or None where there is none of that number."""
    found = _activities(connection, _Names(connection), [activity_id])
    return found[0] if found else None


def activities(connection: Connection, activity_ids: Sequence[int]) -> dict[int, ActivityDoc]:
    """Several activities by their row numbers, read together; numbers that are none are left out."""
    return _by_number(connection, _Names(connection), activity_ids)


class _Names:
    """What links point to, read once: terms by id, parties by id."""

    def __init__(self, connection: Connection) -> None:
        self.terms: dict[int, str] = {}
        self.sensitivities: dict[int, str] = {}
        self.kinds: dict[int, str] = {}
        for row in connection.execute("SELECT id, kind, name, sensitivity FROM term"):
            self.terms[row["id"]] = row["name"]
            self.sensitivities[row["id"]] = row["sensitivity"]
            self.kinds[row["id"]] = row["kind"]
        self.parties = {
            row["id"]: _party(row) for row in connection.execute("SELECT * FROM party ORDER BY id")
        }

    def term(self, term_id: int | None) -> str:
        return self.terms.get(term_id, "") if term_id is not None else ""

    def party(self, party_id: int | None) -> str:
        found = self.parties.get(party_id) if party_id is not None else None
        return found["name"] if found else ""


def _party(row: Row) -> PartyDoc:
    return cast(PartyDoc, {name: row[name] for name in PARTY_FIELDS})


def _retention(row: Row) -> RetentionDoc:
    return cast(RetentionDoc, {name: row[name] for name in RETENTION_FIELDS})


def _register(connection: Connection, names: _Names) -> RegisterDoc:
    row = connection.execute("SELECT * FROM register").fetchone()
    holders: dict[str, list[PartyDoc]] = defaultdict(list)
    for role in connection.execute(
        "SELECT role, party_id FROM role WHERE activity_id IS NULL ORDER BY position, id"
    ):
        if role["party_id"] in names.parties:
            holders[role["role"]].append(names.parties[role["party_id"]])

    def first(name: str) -> PartyDoc | None:
        return holders[name][0] if holders[name] else None

    return RegisterDoc(
        id=row["uuid"],
        title=row["title"],
        language=row["language"],
        scope=row["scope"],
        security=row["security"],
        controller=first("controller"),
        joint_controllers=holders["joint_controller"],
        representative=first("representative"),
        dpo=first("dpo"),
    )


def _catalogues(connection: Connection) -> CataloguesDoc:
    catalogues: dict[str, list[dict[str, str]]] = {key: [] for key in TERM_KINDS.values()}
    for row in connection.execute("SELECT * FROM term ORDER BY position, id"):
        if row["kind"] not in TERM_KINDS:
            continue
        entry = {"name": row["name"], "note": row["note"]}
        if row["kind"] == "data_category":
            entry["sensitivity"] = row["sensitivity"]
        catalogues[TERM_KINDS[row["kind"]]].append(entry)
    catalogues["retention_rules"] = [
        {"name": row["name"], **cast(dict[str, str], _retention(row))}
        for row in connection.execute("SELECT * FROM retention_rule ORDER BY position, id")
    ]
    return cast(CataloguesDoc, catalogues)


class _Children:
    """The rows below activities, grouped by the row they hang on, in their order."""

    def __init__(self, connection: Connection, activity_ids: Sequence[int] | None) -> None:
        self._connection = connection
        self._ids = activity_ids

    def of(self, table: str, key: str = "activity_id", within: str = "") -> dict[int, list[Row]]:
        """Rows of `table` by their `key`; `within` is the SQL that leads from `table` to its activity."""
        order = "id" if table in ("data_use_purpose", "answer") else "position, id"
        grouped: dict[int, list[Row]] = defaultdict(list)
        for row in self._rows(table, key, within, order):
            grouped[row[key]].append(row)
        return grouped

    def _rows(self, table: str, key: str, within: str, order: str) -> Iterable[Row]:
        if self._ids is None:
            return self._connection.execute(f"SELECT * FROM {table} ORDER BY {order}")
        rows: list[Row] = []
        for start in range(0, len(self._ids), 500):
            chunk = list(self._ids[start : start + 500])
            marks = ",".join("?" * len(chunk))
            inner = f"SELECT id FROM {within} WHERE activity_id IN ({marks})" if within else marks
            rows += self._connection.execute(
                f"SELECT * FROM {table} WHERE {key} IN ({inner}) ORDER BY {order}",
                chunk,
            )
        return rows


def _activities(
    connection: Connection, names: _Names, activity_ids: Sequence[int] | None
) -> list[ActivityDoc]:
    return list(_by_number(connection, names, activity_ids).values())


def _by_number(
    connection: Connection, names: _Names, activity_ids: Sequence[int] | None
) -> dict[int, ActivityDoc]:
    """Activities by their row number, in the order of the register."""
    children = _Children(connection, activity_ids)
    rows = children.of("activity", "id")
    purposes, bases = children.of("purpose"), children.of("purpose_basis", "purpose_id", "purpose")
    uses = children.of("data_use")
    subjects = children.of("data_use_subject", "data_use_id", "data_use")
    served = children.of("data_use_purpose", "data_use_id", "data_use")
    terms, roles = children.of("activity_term"), children.of("role")
    disclosures, transfers = children.of("disclosure"), children.of("transfer")
    answers, extras = children.of("answer"), children.of("extra")
    documents: dict[int, ActivityDoc] = {}
    for row in sorted((group[0] for group in rows.values()), key=lambda item: (item["position"], item["id"])):
        number = row["id"]
        # What is written down is let go at once: all together it would take long to, and hold up other threads.
        own_purposes, own_terms, own_roles = (
            purposes.pop(number, []),
            terms.pop(number, ()),
            roles.pop(number, ()),
        )
        places = {purpose["id"]: place for place, purpose in enumerate(own_purposes, 1)}

        def linked(kind: str, links: Sequence[Row] = own_terms) -> list[str]:
            return [names.term(link["term_id"]) for link in links if names.kinds.get(link["term_id"]) == kind]

        def holders(role: str, held: Sequence[Row] = own_roles) -> list[str]:
            return [names.party(item["party_id"]) for item in held if item["role"] == role]

        document: dict[str, Any] = {"id": row["uuid"]}
        document.update((name, row[name]) for name in ACTIVITY_TEXTS)
        document.update(
            department=names.term(row["department_id"]),
            clients=holders("client"),
            joint_controllers=holders("joint_controller"),
            processing=linked("processing"),
            purposes=[_purpose(item, bases.pop(item["id"], ()), names) for item in own_purposes],
            data=[
                _data_use(item, subjects.pop(item["id"], ()), served.pop(item["id"], ()), places, names)
                for item in uses.pop(number, ())
            ],
            recipients=[_recipient(item, names) for item in disclosures.pop(number, ())],
            transfers=[_transfer(item, names) for item in transfers.pop(number, ())],
            systems=linked("system"),
            measures=linked("measure"),
            answers={
                item["slot"]: {"state": item["state"], "reason": item["reason"]}
                for item in sorted(answers.pop(number, ()), key=lambda item: str(item["slot"]))
            },
            extra={item["heading"]: item["text"] for item in extras.pop(number, ())},
        )
        documents[number] = cast(ActivityDoc, {key: document[key] for key in _ACTIVITY_KEYS})
    return documents


def _purpose(row: Row, bases: Iterable[Row], names: _Names) -> PurposeDoc:
    return PurposeDoc(
        title=row["title"],
        description=row["description"],
        bases=[
            BasisDoc(
                article=basis["article"],
                law=names.term(basis["law_id"]),
                section=basis["section"],
                reason=basis["reason"],
                lia=basis["lia"],
            )
            for basis in bases
        ],
    )


def _data_use(
    row: Row, subjects: Iterable[Row], served: Iterable[Row], places: dict[int, int], names: _Names
) -> DataUseDoc:
    category = row["category_id"]
    return DataUseDoc(
        category=names.term(category),
        sensitivity=names.sensitivities.get(category, "") if category is not None else "",
        subjects=[names.term(link["term_id"]) for link in subjects],
        purposes=sorted(places[link["purpose_id"]] for link in served if link["purpose_id"] in places),
        basis_use=row["basis_use"],
        basis=row["basis"],
        source=row["source"],
        retention=_retention(row),
    )


def _recipient(row: Row, names: _Names) -> RecipientDoc:
    by_party = row["party_id"] is not None
    return RecipientDoc(
        name=names.party(row["party_id"]) if by_party else names.term(row["category_id"]),
        kind="party" if by_party else "category",
        location=row["location"],
        role=row["role"],
        country=row["country"],
        contract=row["contract"],
        note=row["note"],
    )


def _transfer(row: Row, names: _Names) -> TransferDoc:
    return TransferDoc(
        country=row["country"],
        organisation=row["organisation"],
        recipient=names.party(row["party_id"]),
        mechanism=row["mechanism"],
        safeguards=row["safeguards"],
        tia=row["tia"],
        note=row["note"],
    )

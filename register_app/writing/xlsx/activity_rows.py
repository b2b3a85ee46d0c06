"""The rows that an activity has in each sheet of details."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from register_app.model.document import RETENTION_FIELDS, ActivityDoc
from register_app.model.workbook import EMPTY_MARK, ITEMS, fingerprint
from register_app.writing.xlsx.rows import mark

Rows = Iterator[tuple[list[Any], str, tuple[int, ...]]]
"""Values after the activity's number and name, the mark, and which of the values are repeated."""


def purpose_rows(activity: ActivityDoc) -> Rows:
    for position, purpose in enumerate(activity["purposes"], 1):
        named = [position, purpose["title"], purpose["description"]]
        said = fingerprint("\n".join(str(value) for value in named[1:]))
        if not purpose["bases"]:
            yield [*named, "", "", "", "", ""], said, ()
        for number, basis in enumerate(purpose["bases"]):
            values = [basis["article"], basis["law"], basis["section"], basis["reason"], basis["lia"]]
            yield [*named, *values], f"{said} {mark(values)}".strip(), (0, 1, 2) if number else ()


def data_rows(activity: ActivityDoc) -> Rows:
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
        yield values, mark(values), ()


def recipient_rows(activity: ActivityDoc) -> Rows:
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
        yield values, mark(values), ()


def transfer_rows(activity: ActivityDoc) -> Rows:
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
        yield values, mark(values), ()


def item_rows(activity: ActivityDoc) -> Rows:
    for kind in ITEMS:
        names: list[str] = activity[kind]  # type: ignore[literal-required]
        for name in names:
            yield [kind, name], "", ()


def answer_rows(activity: ActivityDoc) -> Rows:
    for slot, answer in activity["answers"].items():
        yield [slot, answer["state"], answer["reason"]], "", ()


def extra_rows(activity: ActivityDoc) -> Rows:
    for heading, text in activity["extra"].items():
        yield [heading, text], EMPTY_MARK if not heading else "", ()

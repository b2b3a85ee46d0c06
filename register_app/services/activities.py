"""Whole activities: new, duplicated, retired. Each call is one transaction and one step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from sqlite3 import Connection

from register_app.base.i18n import N_, Message, _
from register_app.base.watching import Watch, unwatched
from register_app.model.document import ActivityDoc
from register_app.model.ref import Ref
from register_app.services import documents
from register_app.services.loading import Loader
from register_app.services.refused import GONE, EditError
from register_app.store.register import Register

_TOGETHER = 200
_BACK = """
UPDATE activity SET status = coalesce((
    SELECT json_extract(before, '$.status') FROM change
    WHERE table_name = 'activity' AND row_id = activity.id
    AND json_extract(before, '$.status') <> 'retired' AND json_extract(after, '$.status') = 'retired'
    ORDER BY id DESC LIMIT 1
), 'draft') WHERE id = ? AND status = 'retired'
"""


def add_activity(
    register: Register, part: str = "controller", name: str = "", values: Mapping[str, object] | None = None
) -> Ref:
    """A new activity at the end, with the next number; `values` is a partial activity document."""
    with register.edit_rows(Message(N_("Add activity"))) as connection:
        return _add(connection, {"part": part, "name": name, **(values or {})})


def duplicate_activity(register: Register, ref: Ref) -> Ref:
    """A copy with a number of its own, as a draft that nobody has reviewed."""
    with register.edit_rows(Message(N_("Duplicate activity"))) as connection:
        source = _document(connection, ref)
        fresh = {
            "id": "",
            "number": "",
            "status": "draft",
            "last_review": "",
            "name": _("{name} (copy)").format(name=source["name"]),
        }
        return _add(connection, {**source, **fresh})


def new_from_template(register: Register, ref: Ref, name: str) -> Ref:
    """A new activity shaped like another: people, data, measures and recipients, but its own purposes."""
    with register.edit_rows(Message(N_("Add activity from template"))) as connection:
        source = _document(connection, ref)
        kept = ("part", "department", "owner", "recipients", "transfers", "systems", "measures", "clients")
        shaped: dict[str, object] = {key: source[key] for key in kept}  # type: ignore[literal-required]
        shaped["data"] = [{**use, "purposes": []} for use in source["data"]]
        return _add(connection, {**shaped, "name": name})


def set_status(register: Register, refs: Sequence[Ref], status: str, watch: Watch = unwatched) -> None:
    """Give activities a status; "retired" takes them out of use, and nothing of them is lost.

    `watch` is told how many are done; what it raises takes the step back.
    """
    label = N_("Retire activities") if status == "retired" else N_("Change status")
    with register.edit_rows(Message(label)) as connection:
        for first in range(0, len(refs), _TOGETHER):
            watch(first)
            connection.executemany(
                "UPDATE activity SET status = ? WHERE id = ? AND status <> ?",
                [(status, ref.id, status) for ref in refs[first : first + _TOGETHER]],
            )


def bring_back(register: Register, refs: Sequence[Ref], watch: Watch = unwatched) -> None:
    """Take retired activities into use again, each with the status it had before; as a draft where none is known."""
    with register.edit_rows(Message(N_("Bring activities back"))) as connection:
        for first in range(0, len(refs), _TOGETHER):
            watch(first)
            connection.executemany(_BACK, [(ref.id,) for ref in refs[first : first + _TOGETHER]])


def _document(connection: Connection, ref: Ref) -> ActivityDoc:
    found = documents.activity(connection, ref.id)
    if found is None:
        raise EditError(GONE)
    return found


def _add(connection: Connection, document: Mapping[str, object]) -> Ref:
    loader = Loader(connection)
    number = loader.add_activity(document)
    loader.finish()
    return Ref("activity", number)

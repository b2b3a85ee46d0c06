"""Two states of a register side by side: what was added, removed and changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from register_app.model.document import ActivityDoc, Document
from register_app.services.import_plan import as_text

Kind = Literal["added", "removed", "changed"]


@dataclass(frozen=True)
class Entry:
    """One difference: of an activity (with its number), a party, a catalogue or the register as a whole.

    `key` is the field of the document; `before` and `after` are text. A whole thing added or removed has no key.
    """

    kind: Kind
    what: str
    number: str
    name: str
    key: str
    before: str
    after: str

    def to_json(self) -> dict[str, str]:
        return asdict(self)


def compare(before: Document, after: Document) -> list[Entry]:
    """Every difference between two documents, register first, then activities in the order of `after`."""
    entries = _fields("register", "", "", before["register"], after["register"])
    entries += _activities(before["activities"], after["activities"])
    entries += _named("party", before["parties"], after["parties"])
    for key, held in after["catalogues"].items():
        entries += _named(f"catalogue:{key}", before["catalogues"].get(key, []), held)
    return entries


def _activities(before: list[ActivityDoc], after: list[ActivityDoc]) -> list[Entry]:
    known = {item["id"]: item for item in before}
    by_number = {item["number"]: item for item in before}
    entries: list[Entry] = []
    met: set[str] = set()
    for item in after:
        old = known.get(item["id"])
        if old is None:
            # Another file has other identities; the number is what people know an activity by.
            candidate = by_number.get(item["number"])
            old = candidate if candidate and candidate["id"] not in {x["id"] for x in after} else None
        if old is None:
            entries.append(Entry("added", "activity", item["number"], item["name"], "", "", ""))
        else:
            met.add(old["id"])
            entries += _fields("activity", item["number"], item["name"], old, item)
    entries += [
        Entry("removed", "activity", item["number"], item["name"], "", "", "")
        for item in before
        if item["id"] not in met
    ]
    return entries


def _named(what: str, before: Any, after: Any) -> list[Entry]:
    old = {item["name"]: item for item in before}
    new = {item["name"]: item for item in after}
    entries: list[Entry] = []
    for name, item in new.items():
        if name not in old:
            entries.append(Entry("added", what, "", name, "", "", ""))
        else:
            entries += _fields(what, "", name, old[name], item)
    entries += [Entry("removed", what, "", name, "", "", "") for name in old if name not in new]
    return entries


def _fields(
    what: str, number: str, name: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> list[Entry]:
    return [
        Entry("changed", what, number, name, key, as_text(before.get(key)), as_text(value))
        for key, value in after.items()
        if key != "id" and before.get(key) != value
    ]

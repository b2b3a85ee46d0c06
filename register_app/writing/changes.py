"""What has changed since an earlier state of the register, as a document in any format tells it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from register_app.writing.labels import DocumentLabels

Change = Mapping[str, str]
"""One difference: "kind" (added, removed, changed), "what", "number", "name", "key", "before", "after"."""

INTERNAL = frozenset({"owner", "notes", "extra"})
"""Fields of an activity that only the organisation itself sees (as in writing/profiles.py)."""

KINDS = ("added", "removed", "changed")

# The fields of a document whose label has another name.
_LABELS = {
    "clients": "client",
    "data": "category",
    "purposes": "purpose",
    "transfers": "third_country",
    "security": "common_measures",
    "answers": "letters",
    "extra": "supplement",
    "part": "role",
    "valid_from": "valid",
    "valid_until": "valid",
    "period": "time_limit",
    "text": "time_limit",
    "start": "counted_from",
    "action": "afterwards",
    "law": "retention_law",
}
_OF_THE_REGISTER = frozenset({"title"})
_CATALOGUES = {
    "departments": "department",
    "data_categories": "categories",
    "subject_categories": "subjects",
    "recipient_categories": "recipients",
    "laws": "retention_law",
    "retention_rules": "time_limit",
}


def seen(entries: Sequence[Change], *, internal: bool) -> list[Change]:
    """The differences that a reader sees; those of internal fields only with `internal`."""
    return [
        entry for entry in entries if internal or entry["what"] != "activity" or entry["key"] not in INTERNAL
    ]


def parted(entry: Change) -> tuple[str, str]:
    """What only one side says; of a list the lines that both have are left out, unless only their order changed."""
    before, after = entry["before"].split("\n"), entry["after"].split("\n")
    kept = Counter(before) & Counter(after)
    sides = [_without(lines, kept) for lines in (before, after)]
    return ("\n".join(sides[0]), "\n".join(sides[1])) if any(sides) else (entry["before"], entry["after"])


def _without(lines: Sequence[str], kept: Mapping[str, int]) -> list[str]:
    left = Counter(kept)
    found = []
    for line in lines:
        if left[line] > 0:
            left[line] -= 1
        else:
            found.append(line)
    return found


def catalogue(labels: DocumentLabels, what: str) -> str:
    """What a catalogue is called that an entry is of ("catalogue:departments")."""
    name = what.partition(":")[2]
    key = _CATALOGUES.get(name, name)
    return labels[key] if labels.has(key) else name.replace("_", " ")


def field(labels: DocumentLabels, key: str) -> str:
    """The label of a field of the document; a field that has none is called as it is."""
    if not key:
        return ""
    name = _LABELS.get(key, key)
    known = labels.has(name) and key not in _OF_THE_REGISTER
    return labels[name] if known else key.replace("_", " ")

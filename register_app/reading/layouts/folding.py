"""Rows that repeat an activity, once for each purpose, category or recipient, folded into one."""

from __future__ import annotations

import re
from functools import cache, cached_property

from register_app.reading.folded import fold
from register_app.reading.layouts.record import Record

_ALIKE = 0.5
_NEAR = 50
"""With so many activities of one name and numbers of their own a row is compared, the last ones: it stands near its own."""
_OWN = frozenset(("number", "name", "department", "part"))


def denormalised(records: list[Record]) -> list[Record]:
    """The records with those of one name, department and part made one, in the order of their first rows.

    Rows with numbers of their own are one activity only when most of what they say is the same (one row for each
    recipient, say); an address as number ("https://…#3") counts as none.
    """
    firsts: dict[tuple[str, str, str], Record] = {}
    groups: dict[tuple[str, str, str], _Group] = {}
    order: list[Record] = []
    repeated = cache(fold)  # a department has many rows
    for record in records:
        name = fold(record.text("name"))
        key = (
            name,
            repeated(record.text("department") or record.department),
            record.part or repeated(record.text("part")),
        )
        if not name or firsts.setdefault(key, record) is record:
            order.append(record)
            continue
        if key not in groups:
            groups[key] = _Group(firsts[key])
        first = groups[key].repeated_by(record)
        if first is None:
            order.append(record)
        else:
            first.lines.extend(record.lines)
            first.rows.extend(record.rows)
            first.extras.extend(record.extras)
    return order


class _Member:
    """A record of a group with its number, and what its last row says by field once that is asked."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.given = record.text("number")
        self.number = "" if re.match(r"https?://|urn:", self.given) else fold(self.given)
        self.last: dict[str, list[str]] | None = None

    def is_repeated_by(self, row: _Member) -> bool:
        if not self.number or self.number == row.number:
            return True
        if self.last is None:
            self.last = self.record.said(-1)
        return _alike(self.last, row.first) > _ALIKE

    @cached_property
    def first(self) -> dict[str, list[str]]:
        """What its first row says by field."""
        return self.record.said(0)

    def goes_on(self, row: _Member) -> None:
        """Its last row is now that of another record."""
        self.last = None
        if not self.given:
            self.given, self.number = row.given, row.number


class _Group:
    """The activities of one name, in the order of their first rows."""

    def __init__(self, first: Record) -> None:
        self._members: list[_Member] = []
        self._numbered: dict[str, _Member] = {}
        self._add(_Member(first))

    def _add(self, member: _Member) -> None:
        self._members.append(member)
        self._numbered.setdefault(member.number, member)

    def repeated_by(self, record: Record) -> Record | None:
        """The activity that a record repeats, which goes on with it; None where it is another, and now one of them."""
        row = _Member(record)
        if row.number:
            near = (member for member in self._members[-_NEAR:] if member.is_repeated_by(row))
            found = next(near, self._numbered.get(row.number))
        else:
            found = self._members[0]
        if found is None:
            self._add(row)
            return None
        found.goes_on(row)
        self._numbered.setdefault(found.number, found)
        return found.record


def _alike(line: dict[str, list[str]], other: dict[str, list[str]]) -> float:
    """The share of fields that say the same, of those that both have."""
    shared = [name for name in line if name in other and name not in _OWN]
    return sum(line[name] == other[name] for name in shared) / len(shared) if shared else 0.0

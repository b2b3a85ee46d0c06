"""Rows that repeat an activity, once for each purpose, category or recipient, folded into one."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from register_app.reading.headings import fold
from register_app.reading.layouts.record import Record

_ALIKE = 0.5


def denormalised(records: list[Record]) -> list[Record]:
    """The records with those of one name, department and part made one, in the order of their first rows.

    Rows with numbers of their own are one activity only when most of what they say is the same (one row for each
    recipient, say); an address as number ("https://…#3") counts as none.
    """
    groups: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    order: list[Record] = []
    repeated = cache(fold)  # a department has many rows
    for record in records:
        name = fold(record.text("name"))
        key = (
            name,
            repeated(record.text("department") or record.department),
            record.part or repeated(record.text("part")),
        )
        group = groups[key]
        first = next((other for other in group if _same(other, record)), None) if name and group else None
        if first is None:
            order.append(record)
            group.append(record)
        else:
            first.lines.extend(record.lines)
            first.rows.extend(record.rows)
            first.extras.extend(record.extras)
    return order


def _same(first: Record, second: Record) -> bool:
    numbers = [_number(first), _number(second)]
    if all(numbers) and numbers[0] != numbers[1]:
        return _alike(first, second) > _ALIKE
    return True


def _number(record: Record) -> str:
    text = record.text("number")
    return "" if re.match(r"https?://|urn:", text) else fold(text)


def _alike(first: Record, second: Record) -> float:
    """The share of fields that say the same, of those that both have."""
    line, other = first.lines[-1], second.lines[0]
    shared = [name for name in line if name in other and name not in ("number", "name", "department", "part")]
    if not shared:
        return 0.0
    same = sum(
        [entry.text for entry in line[name]] == [entry.text for entry in other[name]] for name in shared
    )
    return same / len(shared)

"""Cells that name categories of data each with its time limit: "Payslips – 6 years", a line or a part for each."""

from __future__ import annotations

import re
from dataclasses import replace

from register_app.reading.layouts.evidence import looks_like_retention
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.lists import Habit
from register_app.reading.recognise import retention
from register_app.reading.recognise.division import divide

_PART = re.compile(r"\n+|;(?=\s)|\s\|\s")
_COMMA = re.compile(r",(?=\s)")
_BETWEEN = re.compile(r"\s+[–—→-]\s+|:\s+|\s*(?:=|-+)>\s*|\s*[=→]\s*")
_BRACKETED = re.compile(r"(?P<name>[^()]{2,80})\((?P<limit>[^()]{2,80})\)\.?")
_BULLET = re.compile(r"^\s*[-–—•▪●*·]\s+")
_LOOKS = 0.3
_LONGEST_NAME = 80


def told_apart(fields: list[str], entry: Entry) -> list[tuple[str, Entry]]:
    """The categories of a cell under "data", and the cell itself under "retention", which pairs them by name.

    A cell of limits alone, or of data alone, stays whole under the field that it speaks of.
    """
    halves = _pieces(divide(entry.text, _PART))
    listed = _pieces(divide(entry.text, _COMMA)) if len(halves) == 1 else []
    if len(listed) > 1 and all(limit for _, limit in listed):
        halves = listed
    names = [name for name, limit in halves if limit]
    if names:
        others = [name for name, limit in halves if not limit]
        data = replace(entry, text="\n".join((*names, *others)), habit=Habit())
        limited = "\n".join(f"{name}: {limit}" for name, limit in halves if limit)
        return [("data", data), ("retention", replace(entry, text=limited))]
    if retention.looks_like(entry.text) == 1.0:
        return [("retention", entry)]
    return [(fields[0], entry)]


def _pieces(parts: list[str]) -> list[tuple[str, str]]:
    return [_halves(_BULLET.sub("", part)) for part in parts]


def _halves(part: str) -> tuple[str, str]:
    """A category and its limit; ("…", "") for a part that names no limit."""
    bracketed = _BRACKETED.fullmatch(part)
    if bracketed is not None and looks_like_retention(bracketed["limit"]):
        return bracketed["name"].strip(), bracketed["limit"].strip()
    for joint in _BETWEEN.finditer(part):
        name, limit = part[: joint.start()].strip(), part[joint.end() :].strip()
        if (
            0 < len(name) <= _LONGEST_NAME
            and not looks_like_retention(name)
            and (looks_like_retention(limit) or retention.looks_like(limit) >= _LOOKS)
        ):
            return name, limit
    return part, ""

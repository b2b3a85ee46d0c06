"""Cells under a combined heading ("Data subjects / personal data"): told apart where the text does so itself."""

from __future__ import annotations

import re
from dataclasses import replace

from register_app.reading.headings import fold
from register_app.reading.layouts.evidence import looks_like_basis
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.lists import Habit, split
from register_app.reading.layouts.matrix import is_people
from register_app.reading.layouts.record import Line

_CITED = re.compile(
    r"[\s(–—:;,-]*(?=(?:\b(?:gdpr|dsgvo|databeskyttelsesforordning\w*|forordning\w*)\W+)?\b(?:art(?:\.|ikel|icle|icolo|ículo|iculo|ikkel)?\s*\.?\s*(?:6|9|10)\b|[69]\s*\(\s*[12]\s*\)))",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?P<label>[^:\n]{2,60}):\s*(?P<rest>.+)$", re.DOTALL)
_DASH = re.compile(r"\s+[–—-]\s+|\s+/\s+|\n+")
_NUMBER = re.compile(r"^(?P<number>[A-Z]{0,6}[ -]?\d+(?:[.-]\d+)*)[.):\s–-]+(?P<rest>\D.*)$", re.DOTALL)


def expand(line: Line, *, purposes_named: bool = False) -> Line:
    """The line with the entries of combined headings under single fields.

    Under "activity / purpose" a text is both, unless purposes are named elsewhere in the record.
    """
    if not any("+" in key for key in line):
        return line
    result: Line = {}
    for key, entries in line.items():
        if "+" not in key:
            result.setdefault(key, []).extend(entries)
    for key, entries in line.items():
        if "+" in key:
            fields = key.split("+")
            for entry in entries:
                for name, part in _parts(fields, entry, purposes_named=purposes_named):
                    result.setdefault(name, []).append(part)
    return result


def _parts(fields: list[str], entry: Entry, *, purposes_named: bool) -> list[tuple[str, Entry]]:
    pair = set(fields)
    if pair == {"subjects", "data"}:
        return _subjects_data(fields, entry)
    if {"purpose", "basis"} <= pair or {"basis", "basis9"} <= pair:
        return _purpose_basis(fields, entry)
    if fields[:2] == ["number", "name"]:
        found = _NUMBER.match(entry.text)
        if found:
            return [
                ("number", replace(entry, text=found["number"])),
                ("name", replace(entry, text=found["rest"].strip())),
            ]
        return [("name", entry)]
    if pair == {"name", "purpose"}:
        return [("name", entry)] if purposes_named else [("name", entry), ("purpose", entry)]
    if pair in ({"name", "description"}, {"purpose", "description"}):
        pieces = _DASH.split(entry.text, maxsplit=1)
        if len(pieces) == 2 and len(pieces[0]) < 90:
            return [(fields[0], replace(entry, text=pieces[0])), (fields[1], replace(entry, text=pieces[1]))]
        return [(fields[0] if fields[0] != "description" else fields[1], entry)]
    if pair == {"department", "owner"}:
        pieces = re.split(r"\s*[/\n,]\s*|\s+[–-]\s+", entry.text, maxsplit=1)
        if len(pieces) == 2:
            return [(fields[0], replace(entry, text=pieces[0])), (fields[1], replace(entry, text=pieces[1]))]
        return [(fields[0], entry)]
    if "transfer" in pair and "safeguards" in pair:
        return [("transfer", entry)]
    return [(fields[0], entry)]


def _subjects_data(fields: list[str], entry: Entry) -> list[tuple[str, Entry]]:
    """People and their data of one cell: "Customers: name, address", or "Customers / name, address"."""
    result: list[tuple[str, Entry]] = []
    pieces = [piece for piece in re.split(r"\n+|;\s*(?=[^:;]{2,40}:)", entry.text) if piece.strip()]
    labelled = [_LABEL.match(piece.strip(" -–•")) for piece in pieces]
    if all(labelled):
        for found in labelled:
            assert found is not None
            label, rest = (
                fold(found["label"]),
                replace(entry, text=found["rest"].strip(), habit=Habit(commas=True)),
            )
            if re.search(
                r"oplysning|personal data|^data|daten|donnees|gegevens|uppgift|opplysning|datos|dati|dane|tiedot",
                label,
            ):
                result.append(("data", rest))
            elif re.search(r"registrer|subject|betroff|personnes|betrokken|interes|osob|rekister", label):
                result.append(("subjects", rest))
            else:
                result.append(("subjects", replace(entry, text=found["label"].strip())))
                result.append(("data", rest))
        return result
    halves = [
        half
        for half in re.split(r"\s+/\s+|\s+[–—]\s+|\n\s*\n|\n(?=[^\n]*$)", entry.text, maxsplit=1)
        if half.strip()
    ]
    if len(halves) == 2:
        first, second = halves
        if (is_people(second) and not is_people(first)) or (fields[0] == "data" and not is_people(first)):
            first, second = second, first
        return [
            ("subjects", replace(entry, text=first)),
            ("data", replace(entry, text=second, habit=Habit(commas=True))),
        ]
    items = split(entry.text, entry.habit)
    people = [item for item in items if is_people(item)]
    if people and len(people) < len(items):
        others = [item for item in items if item not in people]
        return [
            ("subjects", replace(entry, text="\n".join(people))),
            ("data", replace(entry, text="\n".join(others))),
        ]
    return [("subjects" if people else fields[0], entry)]


def _purpose_basis(fields: list[str], entry: Entry) -> list[tuple[str, Entry]]:
    """The purpose stands before the citation ("Run payroll (Art. 6(1)(b))")."""
    if fields[0] == "basis" or not looks_like_basis(entry.text):
        return [(fields[0], entry)]
    purposes, bases = [], []
    for piece in entry.text.split("\n"):
        found = _CITED.search(piece)
        if found and found.start() > 0:
            purposes.append(piece[: found.start()].strip(" (–-:;,"))
            bases.append(re.sub(r"^\s*[(–—:;,-]\s*|\)\s*$", "", piece[found.start() :]).strip())
        elif found:
            bases.append(piece.strip())
        elif piece.strip():
            purposes.append(piece.strip())
    result = []
    if purposes:
        result.append(("purpose", replace(entry, text="\n".join(purposes))))
    if bases:
        result.append(("basis", replace(entry, text="\n".join(bases))))
    return result or [(fields[0], entry)]

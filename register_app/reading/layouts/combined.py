"""Cells under a combined heading ("Data subjects / personal data"): told apart where the text does so itself."""

from __future__ import annotations

import re
from dataclasses import replace

from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts import limits
from register_app.reading.layouts.evidence import looks_like_basis
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.lists import Habit, split
from register_app.reading.layouts.matrix import is_people
from register_app.reading.layouts.record import Line
from register_app.reading.recognise import bases, transfers

_CITED = re.compile(
    r"[\s(–—:;,-]*(?=(?:\b(?:gdpr|dsgvo|databeskyttelsesforordning\w*|forordning\w*)\W+)?\b(?:art(?:\.|ikel|icle|icolo|ículo|iculo|ikkel)?\s*\.?\s*(?:6|9|10)\b|[69]\s*\(\s*[12]\s*\)|[69]\s?[.,]\s?[12]\s?[.,]\s?[a-j]\b))",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^(?P<label>[^:\n]{2,60}):\s*(?P<rest>.+)$", re.DOTALL)
_DATA_LABEL = re.compile(
    r"oplysning|personal data|^data|daten|donnees|gegevens|uppgift|opplysning|datos|dati|dane|tiedot"
)
_PEOPLE_LABEL = re.compile(r"registrer|subject|betroff|personnes|betrokken|interes|osob|rekister")
_DASH = re.compile(r"\s+[–—-]\s+|\s+/\s+|\n+")
_IN_BRACKETS = re.compile(r"^([^()]{3,})\s*\(([^()]+)\)\.?$")
_BETWEEN = re.compile(r"\s+[–—-]\s+|:\s+")
_LONGEST_BASIS = 12
_BASIS = 0.6
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
    if pair == {"data", "retention"}:
        return limits.told_apart(fields, entry)
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
    if "transfer" in pair and pair & {"recipients", "processors"}:
        receiver = next(name for name in fields if name != "transfer")
        abroad = transfers.read(entry.text).transfers
        return [(receiver, entry), ("transfer", entry)] if abroad else [(receiver, entry)]
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
            if _DATA_LABEL.search(label):
                result.append(("data", rest))
            elif _PEOPLE_LABEL.search(label):
                result.append(("subjects", rest))
            else:
                result.append(("subjects", replace(entry, text=found["label"].strip())))
                result.append(("data", rest))
        return result
    if any(labelled):
        for piece, found in zip(pieces, labelled, strict=True):
            if found and _DATA_LABEL.search(fold(found["label"])):
                result.append(("data", replace(entry, text=found["rest"].strip(), habit=Habit(commas=True))))
            elif found and _PEOPLE_LABEL.search(fold(found["label"])):
                result.append(("subjects", replace(entry, text=found["rest"].strip())))
            else:
                result.append(("", replace(entry, text=piece.strip())))
        told = {name for name, _ in result if name}
        if len(told) == 1:
            other = "subjects" if told == {"data"} else "data"
            return [(name or other, part) for name, part in result]
        result = []
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


def _told_apart(text: str) -> dict[str, list[str]]:
    """Purposes and bases of a cell each line of which names both by words ("Consent – send offers"); {} for others."""
    told: dict[str, list[str]] = {"purpose": [], "basis": []}
    for piece in text.split("\n"):
        bracketed = _IN_BRACKETS.match(piece.strip())
        halves = list(bracketed.groups()) if bracketed else _BETWEEN.split(piece.strip(), maxsplit=1)
        if len(halves) != 2:
            return {}
        cited = [_names_basis(half) for half in halves]
        if sum(cited) != 1:
            return {}
        told["basis"].append(halves[cited.index(True)].strip())
        told["purpose"].append(halves[cited.index(False)].strip())
    return told


_LABELLED = re.compile(r"^(?P<label>[^:\n]{2,40}):(?:\s+(?P<rest>.*))?$", re.DOTALL)
_LABELLED_LATER = re.compile(r"(?:(?<=[.;,–—])\s+|\s*\((?=[^()]*\)$))(?=[^\W\d_][^:.;,\n]{3,30}:\s)")


def _labelled(text: str) -> dict[str, list[str]]:
    """Purposes and bases of a cell in which a label says which is which ("Run payroll⏎Legal basis: …"); {} for others."""
    told: dict[str, list[str]] = {"purpose": [], "basis": []}
    field, labels = "purpose", 0
    for line in text.split("\n"):
        for piece in _LABELLED_LATER.split(line):
            label = _LABELLED.match(piece.strip())
            said = match(label["label"]) if label else ()
            if label and said and said[0].field in _SAID:
                field, rest = _SAID[said[0].field], label["rest"] or ""
                labels += field == "basis"
            else:
                rest = piece
            rest = rest.strip().rstrip("–—")
            if rest.endswith(")") and "(" not in rest:
                rest = rest[:-1]
            if rest := rest.strip():
                told[field].append(rest)
    return told if labels and told["basis"] else {}


_SAID = {"purpose": "purpose", "basis": "basis", "basis9": "basis", "law": "basis"}


def _names_basis(text: str) -> bool:
    """Whether a text is a legal basis and little else."""
    return len(text.split()) <= _LONGEST_BASIS and bases.looks_like(text) >= _BASIS


def _purpose_basis(fields: list[str], entry: Entry) -> list[tuple[str, Entry]]:
    """The purpose stands before the citation ("Run payroll (Art. 6(1)(b))") or on the other side of a dash.

    Only a cell that tells the two apart is parted; any other stays under the first field of its heading.
    """
    if "purpose" in fields and (named := _labelled(entry.text)):
        return [(name, replace(entry, text="\n".join(texts))) for name, texts in named.items() if texts]
    if "purpose" in fields and (told := _told_apart(entry.text)):
        return [(name, replace(entry, text="\n".join(texts))) for name, texts in told.items() if texts]
    if fields[0] == "basis" or not looks_like_basis(entry.text):
        return [(fields[0], entry)]
    purposes, cited = [], []
    for piece in entry.text.split("\n"):
        found = _CITED.search(piece)
        if found and found.start() > 0:
            purposes.append(piece[: found.start()].strip(" (–-:;,"))
            cited.append(re.sub(r"^\s*[(–—:;,-]\s*|\)\s*$", "", piece[found.start() :]).strip())
        elif found:
            cited.append(piece.strip())
        elif piece.strip():
            purposes.append(piece.strip())
    result = []
    if purposes:
        result.append(("purpose", replace(entry, text="\n".join(purposes))))
    if cited:
        result.append(("basis", replace(entry, text="\n".join(cited))))
    return result or [(fields[0], entry)]

"""The short form of the register: one wide table, a row an activity, a column a letter of Art. 30."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from register_app.writing.answers import answer, says
from register_app.writing.bases import link
from register_app.writing.citing import closing
from register_app.writing.pairs import each
from register_app.writing.pdf_blocks import (
    CITED,
    MISSING,
    NOT_APPLICABLE,
    SOFT,
    STRONG,
    UNCLARIFIED,
    Block,
    Cell,
    Composer,
    table,
)
from register_app.writing.pdf_long import NARROW, LongTexts

Doc = Mapping[str, Any]
_NAME_LIMIT = 200
_LINE, _CELL = 15, 600
_NARROWEST, _WIDEST = 9.0, 20.0
"""Letters that the end of a line costs; letters of a cell that count; the least and the most share of a column."""


def wide_table(
    compose: Composer, register: Doc, activities: Sequence[Doc], part: str, long: LongTexts
) -> Block:
    """The activities of one part; each column heading carries its letter. What no column can hold goes to `long`."""
    labels = compose.labels
    letters = {
        letter.letter: letter
        for letter in labels.letters("processor" if part == "processor" else "controller")
    }
    if part == "processor":
        chosen = {
            "a": _clients,
            "b": _processing,
            "c": _transfers,
            "d": _measures,
        }
    else:
        chosen = {
            "b": _purposes,
            "c": _data,
            "d": _recipients,
            "e": _transfers,
            "f": _retention,
            "g": _measures,
        }
    common = bool(register["security"].strip())
    rows = []
    for activity in activities:
        first: Cell = [[compose.own(activity["number"], SOFT)]] if activity["number"].strip() else []
        name = compose.cleaner.one_line(activity["name"], _NAME_LIMIT)
        first.append([[STRONG, name, 1, ""]] if name else [compose.say("unnamed_activity", STRONG)])
        first += compose.words(labels.term("status", activity["status"]), SOFT)
        row = [first]
        long.about = compose.cleaner.one_line(f"{activity['number']} {activity['name']}".strip(), _NAME_LIMIT)
        for letter, shown in chosen.items():
            cell = shown(compose, activity, long)
            if letter in ("g", "d") and "measures" in letters[letter].slots and common:
                cell = cell + compose.words(
                    "+ " + each(labels["common_measures"], lambda half: half[0].lower() + half[1:]), SOFT
                )
            row.append(cell + _said(compose, activity, letters[letter].slots, long, common=common))
        rows.append(row)
    columns = [(labels["activity"], -34.0)]
    columns += [
        (f"{letter}) " + letters[letter].heading, _width([row[place] for row in rows]))
        for place, letter in enumerate(chosen, 1)
    ]
    return table(columns, rows)


def _width(cells: Sequence[Cell]) -> float:
    """The share of a column: by the root of what its cells hold on the whole, so that long ones gain and none starves."""
    held = [sum(sum(len(run[1]) for run in line) + _LINE for line in cell) for cell in cells]
    usual = sum(min(length, _CELL) for length in held) / max(1, len(held))
    return round(min(max(math.sqrt(usual), _NARROWEST), _WIDEST), 1)


def _said(compose: Composer, activity: Doc, slots: Sequence[str], long: LongTexts, *, common: bool) -> Cell:
    cell: Cell = []
    labels = compose.labels
    for slot in slots:
        given = answer(activity, slot, common_measures=common)
        lead = (
            [
                compose.word(
                    {"subjects": labels["subjects"], "data": labels["categories"]}[slot] + compose.colon
                )
            ]
            if len(slots) > 1
            else []
        )
        if given.missing:
            cell.append([*lead, compose.say("missing", MISSING)])
        elif given.state:
            key, style = (
                ("not_applicable", NOT_APPLICABLE)
                if given.state == "not_applicable"
                else ("unclarified", UNCLARIFIED)
            )
            words = [*lead, compose.say(key, style)]
            if given.reason.strip():
                words += [compose.word(compose.colon), *long.line(given.reason, labels[key], NARROW)]
            cell.append(words)
    return cell


def _purposes(compose: Composer, activity: Doc, long: LongTexts) -> Cell:
    """Each purpose, and below it each of its articles on a line of its own, joined as they hold."""
    cell: Cell = []
    for purpose in activity["purposes"]:
        cell.append(long.line(purpose["title"] or purpose["description"], compose.labels["purpose"], NARROW))
        before: Doc | None = None
        for basis in _articles(purpose):
            joined = [compose.say(link(before, basis), SOFT), compose.word(" ")] if before else []
            cell.append([*joined, compose.word(compose.labels.citation(basis["article"].strip()), CITED)])
            before = basis
    return cell


def _articles(purpose: Doc) -> list[Doc]:
    """The bases of a purpose that name an article, each article once."""
    found: dict[str, Doc] = {}
    for basis in purpose["bases"]:
        if code := basis["article"].strip():
            found.setdefault(code, basis)
    return list(found.values())


def _data(compose: Composer, activity: Doc, long: LongTexts) -> Cell:
    groups: dict[tuple[str, ...], list[str]] = {}
    for use in activity["data"]:
        names = groups.setdefault(tuple(name for name in use["subjects"] if name.strip()), [])
        if use["category"].strip():
            names.append(use["category"])
    cell: Cell = []
    for subjects, categories in groups.items():
        line = []
        if subjects:
            line.append(compose.own(compose.labels.all_of(subjects), STRONG))
        if subjects and categories:
            line.append(compose.word(compose.colon))
        if categories:
            # Many names are read one after another; only what is no list of names any more goes elsewhere.
            named = ", ".join(dict.fromkeys(categories))
            line += long.line(named, compose.labels["categories"], 4 * NARROW)
        if line:
            cell.append(line)
    return cell


def _recipients(compose: Composer, activity: Doc, long: LongTexts) -> Cell:
    labels = compose.labels
    cell: Cell = []
    for entry in activity["recipients"]:
        role = compose.word(labels.term("role", entry["role"]), SOFT)
        about = compose.joined([role, compose.country(entry["country"], SOFT)], ", ")
        line = long.line(entry["name"], labels["recipient"], NARROW)
        cell.append([*line, compose.word(" (", SOFT), *about, compose.word(")", SOFT)] if about else line)
    return cell


def _transfers(compose: Composer, activity: Doc, long: LongTexts) -> Cell:
    labels = compose.labels
    cell: Cell = []
    for entry in activity["transfers"]:
        organisation = compose.own(entry["organisation"])
        line = compose.joined([compose.country(entry["country"]), organisation], ", ")
        if entry["recipient"].strip():
            line += [compose.word(", ")] if line else []
            line += long.line(entry["recipient"], labels["recipient"], NARROW)
        if entry["mechanism"].strip():
            cited = labels.citation(entry["mechanism"].strip())
            line.append(compose.word(" (" + cited + closing(cited), CITED))
        cell.append(line)
    return cell


def _retention(compose: Composer, activity: Doc, long: LongTexts) -> Cell:
    labels = compose.labels
    groups: dict[tuple[str, str, str], list[str]] = {}
    for use in activity["data"]:
        kept = use["retention"]
        key = (kept["period"].strip(), kept["text"].strip(), kept["start"].strip())
        groups.setdefault(key, []).append(use["category"].strip())
    if not any(period or text for period, text, _ in groups):
        return []
    cell: Cell = []
    for (period, text, start), categories in groups.items():
        named = [
            compose.own(name) if name else compose.say("whole_activity") for name in dict.fromkeys(categories)
        ]
        line = [*compose.joined(named, ", "), compose.word(compose.colon)]
        length = compose.word(labels.period(period), STRONG)
        if says(text, labels.period(period)):
            length = compose.word("")
        if says(text, start):
            start = ""
        told = [*long.line(text, labels["time_limit"], NARROW, STRONG)]
        limit = compose.joined([length, *told, compose.own(start, STRONG)], ", ")
        cell.append([*line, *limit] if period or text else [*line, compose.say("missing", MISSING)])
    return cell


def _measures(compose: Composer, activity: Doc, long: LongTexts) -> Cell:
    return _listed(activity["measures"], compose.labels["measures"], long)


def _processing(compose: Composer, activity: Doc, long: LongTexts) -> Cell:
    return _listed(activity["processing"], compose.labels["processing"], long)


def _clients(compose: Composer, activity: Doc, long: LongTexts) -> Cell:
    return _listed(activity["clients"], compose.labels["client"], long)


def _listed(texts: Sequence[str], label: str, long: LongTexts) -> Cell:
    return [long.line(text, label, NARROW) for text in texts if text.strip()]

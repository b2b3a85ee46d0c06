"""Where every paragraph and table cell of a notice went: into the register, or into the report with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from register_app.base.i18n import N_, Message
from register_app.reading.batch import FATES, CellCount, Draft
from register_app.reading.notice import words
from register_app.reading.notice.record import sentences
from register_app.reading.notice.units import Unit
from register_app.reading.recognise import answers, bases, places
from register_app.reading.workbook import Problem

_REPORTED = {
    "recipients": N_(
        "Recipients named for the whole notice; add them to the activities they belong to: {text}"
    ),
    "retention": N_(
        "Time limits given for the whole notice; add them to the activities they belong to: {text}"
    ),
    "transfers": N_(
        "Transfers named for the whole notice; add them to the activities they belong to: {text}"
    ),
    "data": N_("Data named for the whole notice; add them to the activities they belong to: {text}"),
    "source": N_("Sources named for the whole notice: {text}"),
    "rights": N_("Rights of the data subjects, not part of a register: {text}"),
    "": N_("Not taken over: {text}"),
}
_SHOWN = 300
_SHORT = 30
"""Letters of a cell that says too little to be found without the first of its row."""


def account(
    everything: Sequence[Unit], known: set[int], told: Mapping[int, Told], sheet: str, problems: list[Problem]
) -> tuple[CellCount, list[bytes]]:
    """Count every paragraph and table cell once, and report the place and text of each that was not taken over.

    `known` are the lines that were understood, `told` is what was read of a line. A paragraph or cell of which
    sentences are not to be found in that is reported with them: they may be no part of the register.
    The fates are those of `Batch`: of a paragraph of several lines, that of its first.
    """
    count = CellCount()
    fates = [bytearray() for _line in range(max((unit.line for unit in everything), default=0))]
    section = ""
    for unit in everything:
        own = words.section(unit.text) if is_heading(unit) and unit.kind != "item" else ""
        if own:
            section = own
        taken = unit.line in known or bool(own)
        here = None if own or announces(unit) else told.get(unit.line)
        cells = unit.cells if unit.kind == "row" else (unit.text or "…",)
        missing = ["" if here is None or not taken else _missing(cell, here) for cell in cells]
        for cell, text in zip(cells, missing, strict=True):
            if not cell:
                fates[unit.line - 1].append(FATES[""])
                continue
            fate = "reported" if text or not taken else "imported"
            fates[unit.line - 1].append(FATES[fate])
            count.filled += 1
            count.reported += fate == "reported"
            count.imported += fate == "imported"
        if not taken:
            problems.append(_problem(sheet, unit.line, section, unit.text))
        problems.extend(
            _problem(sheet, unit.line, "", text if at == 0 or len(text) > _SHORT else f"{cells[0]}: {text}")
            for at, text in enumerate(missing)
            if text
        )
    return count, [bytes(codes) for codes in fates]


def _problem(sheet: str, line: int, section: str, text: str) -> Problem:
    text = re.sub(r"\s+", " ", text)
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    message = Message(_REPORTED.get(section, _REPORTED[""]), {"text": shown})
    return Problem(sheet, f"line {line}", "info", message)


def announces(unit: Unit) -> bool:
    """Whether a unit only leads to what follows it."""
    return unit.kind == "heading" or unit.text.endswith(":") or (unit.line == 1 and is_heading(unit))


def is_heading(unit: Unit) -> bool:
    """Whether a unit may announce what follows it."""
    return unit.kind == "heading" or (len(unit.text) <= 100 and not unit.text.endswith("."))


@dataclass(frozen=True)
class Told:
    """What was read of a line: the texts in the register, and the words in them."""

    texts: frozenset[str]
    words: frozenset[str]


def told_by_line(drafts: Sequence[Draft], register: Mapping[str, Any], lines: set[int]) -> dict[int, Told]:
    """What was read of each line that belongs to an activity, or (`lines`) to the register itself."""
    owners: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        for line in draft.rows:
            owners.setdefault(line, []).append(number)
    for line in lines:
        owners.setdefault(line, []).append(len(drafts))
    single = [_told(list(_texts(draft.activity))) for draft in drafts] + [_told(list(_texts(register)))]
    joint: dict[tuple[int, ...], Told] = {}
    found: dict[int, Told] = {}
    for line, numbers in owners.items():
        # A line of very many activities speaks of all of them.
        own = tuple(numbers) if len(numbers) <= _MANY else ()
        if own not in joint:
            parts = [single[number] for number in own] or single
            joint[own] = Told(
                frozenset().union(*(part.texts for part in parts)),
                frozenset().union(*(part.words for part in parts)),
            )
        found[line] = joint[own] if len(own) != 1 else single[own[0]]
    return found


_MANY = 20


def _told(texts: Sequence[str]) -> Told:
    return Told(frozenset(texts), frozenset(word for text in texts for word in _words(text)))


def _texts(value: object) -> Iterator[str]:
    """The texts in a document, at any depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, Sequence):
        for inner in value:
            yield from _texts(inner)


_WORD = re.compile(r"[^\W\d_]{4,}")
_FEWEST = 2
"""Words missing of a sentence; one may be that which leads to the rest ("We keep", "Shared with")."""
_LESS = 3
"""A sentence of whose words no more than a third is missing is told."""
_NAMES_BASIS = 0.6
"""Of the words missing, how much may name a legal basis, which the article says as well ("legitimate interests")."""
_FRAME = 5
"""Words that may lead to what a sentence says and stand in no field of the register."""


def _missing(text: str, told: Told) -> str:
    """The sentences of a text that are for the most part not in what was read of it; "" when there are none."""
    label = words.label(text)
    said = text if label is None else label.rest
    if answers.read(said) and said.rstrip(".") not in told.texts:
        return text  # "Sensitive data: No" names no data, and has no field of its own
    missing = [sentence for sentence in sentences(text) if _is_missing(sentence, told.words)]
    return " ".join(part for part in missing if _is_missing(_without_countries(part, told), told.words))


def _without_countries(sentence: str, told: Told) -> str:
    """A sentence without the names of countries that stand in the register by their codes."""
    for code, start, end in sorted(places.spans(sentence), key=itemgetter(1), reverse=True):
        if code in told.texts:
            sentence = f"{sentence[:start]} {sentence[end:]}"
    return sentence


def _is_missing(sentence: str, have: frozenset[str]) -> bool:
    if have.issuperset(_words(sentence)):
        return False
    content = _content(sentence)
    wanted = set(_words(content))
    bare = wanted - have
    if len(bare) < _FEWEST or (_LESS * len(bare) <= len(wanted) and len(bare) <= _FRAME):
        return False
    return bases.looks_like(" ".join(word for word in _words(content) if word in bare)) < _NAMES_BASIS


def _words(text: str) -> Iterator[str]:
    return (match[0].casefold() for match in _WORD.finditer(text))


def _content(sentence: str) -> str:
    """A sentence without its label and without the citations that became articles and laws."""
    label = words.label(sentence)
    if label is not None:
        sentence = label.rest
    found = bases.read(sentence)
    cited = any(basis.article and not basis.by_words for basis in found)
    return " ".join(basis.reason for basis in found) if cited else sentence

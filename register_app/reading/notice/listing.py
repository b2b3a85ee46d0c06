"""Lists of purposes with one legal basis for all of them, told before or after the list."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from register_app.reading.notice import aims, never, prose, spoken, words
from register_app.reading.notice.chunks import Chunk
from register_app.reading.notice.record import (
    Record,
    clean_title,
    is_basis,
    read_bases,
    title_and_rest,
)
from register_app.reading.notice.units import Unit
from register_app.reading.recognise.found import BasisFound

_OPENS_DATA = re.compile(
    r"(?:^|[\s,(])(?:behandler|indsamler|registrerer|opbevarer|gemmer|process|collect|hold|store|record)(?:\s+(?:vi|bl\.a\.|blandt andet|typisk))*"
    r"(?:\s+(?:følgende|disse|the following|these))?(?:\s+(?:(?:typer|kategorier) af|types of|categories of))?"
    r"(?:\s+(?:person)?oplysninger|(?:\s+personal)?\s+(?:data|information|details))?(?:\s+(?:om dig|about you))?:$"
    r"|^(?:the |de )?(?:personal )?(?:data|information|(?:person)?oplysninger),? (?:that |som )?(?:we|vi) (?:collect|process|use|hold|behandler|indsamler|bruger)\b[^:]{0,40}:$",
    re.IGNORECASE,
)


def opens_data(text: str) -> bool:
    """Whether a line opens a list of data ("We process the following information:"), not one of purposes."""
    return _OPENS_DATA.search(text) is not None


_SPEAKS_OF_BASIS = re.compile(
    r"(?:rets|behandlings|lov)?grundlag|hjemmel|hjemlet|(?:lovlige?|retlige?|juridiske?) grund|(?:legal|lawful) (?:basis|bases|ground|reason)|in accordance with|i henhold til|i medfør af",
    re.IGNORECASE,
)


@dataclass
class _Group:
    """Purposes listed together, and the bases that are given for all of them."""

    items: list[tuple[str, int]] = field(default_factory=list)
    bases: list[BasisFound] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    listed: bool = False
    """Whether the bases stood in a list of their own."""


def lists(chunk: Chunk) -> list[Record]:
    """Lists of purposes with one basis for all of them, before ("On the basis of … we:") or after the list."""
    groups = [_Group()]
    lead = ""
    title = chunk.title
    if title is not None and is_basis(title.text):
        groups[-1].bases, groups[-1].lines, lead = read_bases(title.text), [title.line], "title"
    for at, unit in enumerate(chunk.units):
        group = groups[-1]
        if opens_data(unit.text) or (
            unit.kind != "item" and unit.text.endswith(":") and _opens_other(unit.text)
        ):
            lead = ""
            continue
        if unit.kind == "item":
            if lead == "basis":
                group.bases.extend(read_bases(unit.text, labelled=True))
                group.lines.append(unit.line)
            elif lead:
                group.items.append((unit.text, unit.line))
            continue
        opens_list = _opens_list(chunk.units, at)
        said = BEFORE_LIST.sub("", unit.text)
        found = [basis for told in prose.told(said) for basis in told.bases] or (
            read_bases(said.rstrip(":"))
            if is_basis(said.rstrip(":")) or _SPEAKS_OF_BASIS.search(unit.text)
            else _given(unit.text)
        )
        if opens_list and found:
            groups.append(_Group([], found, [unit.line]))
            lead = "both"
        elif found and group.items and group.bases and _leads(chunk.units[at + 1 :]):
            groups.append(_Group([], found, [unit.line]))
            lead = "title"
        elif found and group.items:
            group.bases.extend(found)
            group.lines.append(unit.line)
            lead = ""
        elif opens_list and group.items and _SPEAKS_OF_BASIS.search(unit.text):
            group.lines.append(unit.line)
            lead = "basis"
        elif opens_list and _SPEAKS_OF_BASIS.search(unit.text) and _lists_bases(chunk.units[at + 1 :]):
            groups.append(_Group(lines=[unit.line], listed=True))
            lead = "basis"
        elif opens_list:
            if group.items and group.bases and lead != "title":
                groups.append(_Group())
            groups[-1].lines.append(unit.line)
            lead = "purposes"
        elif lead == "title" and (purpose := aims.first(unit.text)):
            group.items.append((purpose, unit.line))
        elif lead != "title":
            lead = ""
    return [record for group in groups if group.items and group.bases for record in _of_group(group, chunk)]


def _opens_other(text: str) -> bool:
    """Whether a line opens a list of something else: of rights, of sources, or of what a section of its own would tell."""
    return (
        never.opens_rights(text) or _FROM.search(text) is not None or words.section(text) in words.PASSED_OVER
    )


_FROM = re.compile(
    r"\b(?:from|fra) (?:the |one of the |en af )?(?:following|følgende|disse|these)\b|\b(?:following|følgende) (?:sources|kilder)\b",
    re.IGNORECASE,
)


def _opens_list(units: Sequence[Unit], at: int) -> bool:
    """Whether a list follows that a line opens, by a colon or as a sentence that the items end ("We use it to")."""
    text = units[at].text
    follows = at + 1 < len(units) and units[at + 1].kind == "item"
    return text.endswith(":") or (follows and _GOES_ON.search(text) is not None)


_GOES_ON = re.compile(r"\b(?:in order to|to|for|for at|til at|til)$", re.IGNORECASE)


def _lists_bases(after: Sequence[Unit]) -> bool:
    """Whether the items that follow each name a legal basis, and a list of purposes stands below them."""
    items = list(itertools.takewhile(lambda unit: unit.kind == "item", after))
    below = after[len(items)] if len(items) < len(after) else None
    return (
        len(items) > 1
        and below is not None
        and below.text.endswith(":")
        and all(any(basis.article for basis in read_bases(unit.text)) for unit in items)
        and words.section(below.text) == "purposes"
    )


_GIVEN = re.compile(
    r"(?P<given>(?:because|as|since|where|when|if|fordi|da|idet|når|hvis)\s[^,:]{6,120}),?\s+(?:(?:kan|må|skal|will|may|can|must)\s+)?(?:vi|we)\b[^,:]{0,60}:$",
    re.IGNORECASE,
)
"""How a list opens that first says what gives the right: "Because the law obliges us to, we:"."""


BEFORE_LIST = re.compile(
    r",?\s+(?:(?:kan|må|skal|vil|may|can|must)\s+)?(?:vi|we)(?:\s+(?:kan|må|skal|vil|may|can|must|will))?:$",
    re.IGNORECASE,
)
"""What stands between such a clause and the list: ", we may:"."""


def _given(text: str) -> list[BasisFound]:
    given = _GIVEN.match(text)
    return spoken.read(given["given"]) if given is not None else []


def _leads(after: Sequence[Unit]) -> bool:
    """Whether a basis stands over what follows: a list, or the words that open one."""
    return bool(after) and (after[0].kind == "item" or after[0].text.endswith(":"))


_LAWFUL = re.compile(
    r"(?:to )?(?:comply(?:ing)?|compliance) with (?:the |our )?(?:laws?|legislation|legal requirements)"
    r"|(?:for at )?(?:overholdelse af|overholde|efterleve) (?:loven|lovgivningen|love|lovkrav\w*)",
    re.IGNORECASE,
)
"""A heading that is a legal obligation in everyday words."""


def _names_right(title: str) -> bool:
    """Whether a heading says on what basis the purposes below it are, and so holds none of them together."""
    return is_basis(title) or bool(spoken.read(title)) or _LAWFUL.fullmatch(title) is not None


def own(title: str, told: Sequence[BasisFound]) -> list[BasisFound]:
    """The bases of one purpose among those told for several: that which it names ("Legal obligations"), else all."""
    named = {basis.article for basis in read_bases(title)} if is_basis(title) else set()
    return [basis for basis in told if basis.article in named] or list(told)


def _of_group(group: _Group, chunk: Chunk) -> list[Record]:
    """A record for each purpose; under a heading of its own, one record that holds them all."""
    records = []
    for text, line in group.items:
        title, rest = title_and_rest(text)
        record = Record(title, [rest] if rest else [], lines=[line, *group.lines])
        record.add_bases(own(record.title, group.bases) if group.listed else group.bases)
        records.append(record)
    if chunk.specific and not _names_right(chunk.specific) and len(records) > 1:
        whole = Record(
            clean_title(chunk.specific),
            lines=[line for record in records for line in record.lines],
            purposes=records,
        )
        whole.add_bases(group.bases)
        return [whole]
    return records

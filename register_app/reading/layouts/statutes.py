"""National law that stands in a column of its own beside the articles of the GDPR (Art. 6(3)): it is the law of these."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from register_app.reading.folded import fold
from register_app.reading.layouts.grid import Entry
from register_app.reading.recognise.found import BasisFound

_DUTIES = ("6(1)(c)", "6(1)(e)")
"""The grounds that Union or Member State law lays down."""

_UNKNOWN_ACT = re.compile(
    r"(?P<law>[^\W\d_][^\s:;]{1,40}(?:\s[^\s:;§]{1,30}){0,5}?)\s+(?P<section>(?:§{1,2}|artt?\.?|artikel|article|articolo|kap\.)\s*\d[^;]{0,40})"
)

Found = tuple[Entry, list[BasisFound]]


def complete(found: Sequence[Found]) -> list[Found]:
    """The bases of a line with the laws of a column without articles put to the duties and tasks of the other columns.

    A second law makes a second basis of the same article. Where no duty or task is cited, every basis stays as it is.
    """
    found = _explained(found)
    cited = {entry.cell for entry, items in found if any(item.article in _DUTIES for item in items)}
    national = [
        (entry, items)
        for entry, items in ((entry, [_as_law(item) for item in items]) for entry, items in found)
        if items
        and entry.cell not in cited
        and not any(item.article or item.ad or item.doubtful for item in items)
        and all(item.law or item.section for item in items)
    ]
    free = [
        item
        for _, items in found
        for item in items
        if item.article in _DUTIES and not item.law and not item.section
    ]
    if not cited or not national or not free:
        return list(found)
    laws = [item for _, items in national for item in items]
    taken = {entry.cell for entry, _ in national}
    result: list[Found] = []
    for entry, items in found:
        if entry.cell in taken:
            result.append((entry, []))
            continue
        made: list[BasisFound] = []
        for item in items:
            made.extend(_with_laws(item, laws, first=item is free[0]) if item in free else [item])
        result.append((entry, made))
    return result


def _explained(found: Sequence[Found]) -> list[Found]:
    """The bases of a line, with words of a second column that name no ground as the reason of the only one cited.

    As "Efficient planning of shifts" in "Lawful basis detail" beside "Legitimate interests (Art. 6(1)(f))".
    """
    cited = [(entry, item) for entry, items in found for item in items if item.article]
    bare = [
        (entry, items)
        for entry, items in found
        if items
        and not any(
            item.article or item.note or item.ad or _as_law(item).law or item.section for item in items
        )
    ]
    if len(cited) != 1 or len(bare) != 1 or bare[0][0].header == cited[0][0].header:
        return list(found)
    (holder, ground), (entry, items) = cited[0], bare[0]
    reason = "; ".join(item.reason for item in items if item.reason)
    if ground.reason and fold(ground.reason) == fold(reason):
        reason = ""
    told = replace(ground, reason="; ".join(filter(None, (ground.reason, reason))))
    return [
        (
            own,
            []
            if own is entry
            else [told if item is ground else item for item in has]
            if own is holder
            else has,
        )
        for own, has in found
    ]


def _as_law(basis: BasisFound) -> BasisFound:
    """An act that nobody knows by name, told by the section that stands behind it ("Wfx 2015 art. 5.1")."""
    named = (
        _UNKNOWN_ACT.fullmatch(basis.reason) if not (basis.article or basis.law or basis.section) else None
    )
    return (
        replace(basis, law=named["law"], section=named["section"], reason="", doubtful=False)
        if named
        else basis
    )


def _with_laws(basis: BasisFound, laws: Sequence[BasisFound], *, first: bool) -> list[BasisFound]:
    """A basis once for each law; where several bases wait, only the first of them takes more than one."""
    return [
        replace(
            basis,
            law=law.law,
            section=law.section,
            reason="; ".join(filter(None, (basis.reason, law.reason))),
        )
        for law in (laws if first else laws[:1])
    ]

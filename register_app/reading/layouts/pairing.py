"""What belongs together: legal bases with purposes, time limits and people with data."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from register_app.reading.folded import fold
from register_app.reading.layouts import citing, lists, statutes
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.record import Line, Record
from register_app.reading.recognise import bases, citations
from register_app.reading.recognise.found import BasisFound, RetentionFound

Document = dict[str, Any]

_PROSE = 24
_ARTICLE = re.compile(r"\b(?:art\w*)?\.?\s*(6|9|10)\b")


def basis_document(found: BasisFound) -> Document:
    """A basis as the document writes it; words that put it in doubt stay with the reason."""
    reason = found.reason
    if found.note and found.note not in reason:
        reason = f"{reason} – {found.note}" if reason else found.note
    return {"article": found.article, "law": found.law, "section": found.section, "reason": reason, "lia": ""}


def _column_article(entry: Entry, name: str) -> str:
    if name == "basis9":
        return "9"
    if entry.article:
        return entry.article
    found = _ARTICLE.findall(entry.header)
    if len(set(found)) == 1:
        return str(found[0])
    # Of the articles that a register cites, Art. 6 alone gives every activity its ground.
    return "6" if not found and citations.says_letters(entry.text) else ""


def read_bases(line: Line) -> list[tuple[Entry, list[BasisFound]]]:
    """The bases of each cell of a line that holds bases."""
    result = []
    for name in ("basis", "basis9"):
        for entry in line.get(name, ()):
            found = bases.read(entry.text, _column_article(entry, name))
            if len(found) == 1 and found[0].by_words and found[0].law and len(entry.text.split()) > _PROSE:
                # One word ("contract staff") in long prose about another law is no citation of the GDPR.
                found = [BasisFound("", reason=" ".join(entry.text.split()))]
            if _column_article(entry, name) == "10":
                # What a column about Art. 10 names of national law is the authorisation that article asks for.
                found = [
                    replace(item, article="10") if not item.article and (item.law or item.section) else item
                    for item in found
                ]
            if entry.note:
                found = [replace(item, note=entry.note) for item in found]
            result.append((entry, found))
    result = statutes.complete(_named_again(result))
    _complete(result, line)
    told = {item.article for _, items in result for item in items}
    for entry, items in citing.conditions(line):
        if items := [item for item in items if item.article not in told]:
            result.append((entry, items))
    return result


def _named_again(found: list[tuple[Entry, list[BasisFound]]]) -> list[tuple[Entry, list[BasisFound]]]:
    """The bases without those that another cell cites and these words only speak of again: they are its reason."""
    cited = [item for _, items in found for item in items if item.article and not item.by_words]
    more: dict[int, str] = {}
    result = []
    for entry, items in found:
        kept = []
        own = set(items)
        for item in items:
            worded = item.by_words and item.reason and not (item.law or item.section)
            same = (
                [other for other in cited if other.article == item.article and other not in own]
                if worded
                else []
            )
            if len(same) == 1:
                more[id(same[0])] = item.reason
            else:
                kept.append(item)
        result.append((entry, kept))
    return [
        (
            entry,
            [
                replace(item, reason=_joined(item.reason, more[id(item)])) if id(item) in more else item
                for item in items
            ],
        )
        for entry, items in result
    ]


def _joined(reason: str, more: str) -> str:
    """Two reasons as one, the shorter left out where the longer begins with it."""
    return more if fold(more).startswith(fold(reason)) else f"{reason}; {more}"


def _complete(found: list[tuple[Entry, list[BasisFound]]], line: Line) -> None:
    """Reasons that stand in a column of their own beside the bases belong to them."""
    reasons = [" ".join(entry.text.split()) for entry in line.get("basis_reason", ())]
    count = sum(len(items) for _, items in found)
    parts = lists.lines("\n".join(entry.text for entry in line.get("basis_reason", ())))
    position = 0
    for index, (entry, items) in enumerate(found):
        made = []
        for item in items:
            reason = parts[position] if len(parts) == count else "; ".join(reasons)
            made.append(
                replace(item, reason="; ".join(filter(None, (item.reason, reason))))
                if reason and reason not in item.reason
                else item
            )
            position += 1
        found[index] = (entry, made)


def read_purposes(line: Line) -> list[tuple[Entry, tuple[str, ...]]]:
    """The purposes of each cell of a line that holds purposes."""
    return [
        (entry, (entry.text,) if entry.whole else lists.statements(entry.text))
        for name in ("purpose", "purpose_detail")
        for entry in line.get(name, ())
    ]


def purposes(record: Record) -> list[Document]:
    """The purposes of a record with the bases that belong to each.

    On one line: by the number written for it ("Ad 2)"), else by order when both cells list equally many, else every
    basis belongs to every purpose. Over several lines: bases belong to the purposes of their line; those of a
    line without a purpose to the purpose before; those of the only line that has any, to all.
    """
    per_line: list[tuple[list[Document], list[tuple[Entry, list[BasisFound]]]]] = []
    for line in record.lines:
        made: list[Document] = []
        cells = read_purposes(line)
        for _, titles in cells:
            for title in titles:
                if not any(fold(title) == fold(other["title"]) for other in made):
                    made.append({"title": title, "description": "", "bases": []})
        per_line.append((made, read_bases(line)))
    with_bases = [index for index, (_, found) in enumerate(per_line) if any(items for _, items in found)]
    with_purposes = [index for index, (made, _) in enumerate(per_line) if made]
    known: dict[str, Document] = {}
    for index, (made, found) in enumerate(per_line):
        # Purposes repeated on several lines are one; the later lines add to it.
        made[:] = [known.setdefault(fold(item["title"]), item) for item in made]
        if not found:
            continue
        if made and not (len(with_bases) == 1 and len(with_purposes) > 1):
            _pair(made, found, record.lines[index])
        elif with_purposes:
            targets = (
                [item for number in with_purposes for item in per_line[number][0]]
                if len(with_bases) == 1 or index < with_purposes[0]
                else per_line[with_purposes[bisect_right(with_purposes, index) - 1]][0]
            )
            _pair(targets, found, record.lines[index])
    result = list(known.values())
    if not with_purposes and with_bases:
        title = record.text("name") or record.text("processing") or record.title
        only: Document = {"title": title, "description": "", "bases": []}
        for _, found in per_line:
            _pair([only], found, {})
        result.append(only)
    for item in result:
        item["bases"] = _distinct(item["bases"])
    return result


def _pair(made: list[Document], found: list[tuple[Entry, list[BasisFound]]], line: Line) -> None:
    for entry, items in found:
        if len(made) > 1 and any(item.ad for item in items):
            for item in items:
                targets = [made[item.ad - 1]] if item.ad and item.ad <= len(made) else made
                for target in targets:
                    target["bases"].append(basis_document(item))
            continue
        groups = _by_order(made, entry, line)
        if groups:
            for target, group in zip(made, groups, strict=True):
                target["bases"].extend(basis_document(item) for item in group)
            continue
        for target in made:
            target["bases"].extend(basis_document(item) for item in items)


def _by_order(made: list[Document], entry: Entry, line: Line) -> list[list[BasisFound]]:
    """The bases of each purpose when purposes and bases are lists of the same length in one cell each."""
    if len(made) < 2 or len(line.get("purpose", ())) != 1:
        return []
    parts: Sequence[str] = lists.lines(entry.text)
    if len(parts) != len(made):
        parts = bases.lines(entry.text)
    if len(parts) != len(made):
        return []
    groups = [bases.read(part, _column_article(entry, "")) for part in parts]
    return groups if all(groups) else []


def _distinct(items: list[Document]) -> list[Document]:
    """The bases, each once: one that another says with more about it (a second column, a later line) is that one."""
    result: list[Document] = []
    for item in items:
        if any(_says_as_much(other, item) for other in result):
            continue
        less = [place for place, other in enumerate(result) if _says_as_much(item, other)]
        if less:
            result[less[0]] = item
        else:
            result.append(item)
    return result


def _says_as_much(basis: Document, other: Document) -> bool:
    """Whether a basis says all that another of the same article says."""
    if basis == other:
        return True
    return (
        bool(other["article"])
        and basis["article"] == other["article"]
        and all(not other[key] or other[key] == basis[key] for key in ("law", "section", "lia"))
        and fold(other["reason"]) in fold(basis["reason"])
    )


# ---- time limits ------------------------------------------------------------------------------


def retention_document(found: RetentionFound) -> Document:
    return {
        "period": found.period,
        "text": found.text,
        "start": found.start,
        "action": found.action,
        "law": found.law,
        "note": found.note,
    }


def for_category(found: Sequence[RetentionFound], category: str) -> RetentionFound | None:
    """The time limit that was written for a category of data, by name."""
    wanted = fold(category)
    for item in found:
        named = fold(item.category)
        if named and (named == wanted or f" {named} " in f" {wanted} " or f" {wanted} " in f" {named} "):
            return item
    return None


def by_order(
    found: Sequence[RetentionFound], categories: Sequence[str], texts: Sequence[Entry], data: Sequence[Entry]
) -> bool:
    """Whether time limits and categories are parallel lists: as many of each, both numbered or by line."""
    if len(found) != len(categories) or len(found) < 2 or len(texts) != 1 or len(data) != 1:
        return False
    if lists.numbered(texts[0].text) and lists.numbered(data[0].text):
        return True
    return len(lists.lines(texts[0].text)) == len(found) and len(lists.lines(data[0].text)) == len(categories)

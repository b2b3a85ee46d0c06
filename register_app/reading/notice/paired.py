"""Items and lines that tell a purpose and its legal basis one after the other: "To pay our staff: our contract"."""

from __future__ import annotations

import re

from register_app.reading.notice import prose, spoken, words
from register_app.reading.notice.chunks import Chunk
from register_app.reading.notice.record import (
    Record,
    bracketed,
    clean_title,
    is_basis,
    read_bases,
    sentences,
    title_and_rest,
)
from register_app.reading.notice.units import Unit

_BASIS_WITHIN = re.compile(
    r"[\s(.;,–—-]*\b(?:(?:vores |our |the )?(?:rets|behandlings|lov)grundlag\w*|grundlag(?:et)?(?=:)|(?:lovlige?|retlige?|juridiske?|laglig|rättslig|rettslig[et]*) (?:grund(?:lag)?|grunnlag)\w*|hjemmel\w*|hjemlen|(?:legal|lawful) (?:basis|bases|grounds?)|basis(?=:)"
    r"|rechtsgrundlage\w*|bases? (?:légales?|juridiques?|jurídicas?|legales?|giuridiche?)|fondement(?: juridique)?|(?:wettelijke )?grondslag\w*|rechtsgrond|behandlingsgrunnlag|podstawa(?: prawna)?|oikeusperuste\w*|käsittelyperuste\w*)\b"
    r"[^:.;]{0,60}?(?::|\s(?:er|is|are|ist|sind|est|sont|är|es|son|è|sono|zijn)\s)\s*(?P<basis>.+)",
    re.IGNORECASE | re.DOTALL,
)
DIVIDER = re.compile(r"\s+(?:[–—→|-]|=>|->)\s+|:\s+|;\s+")
_WEAK_DIVIDER = re.compile(r"\.\s+(?=[A-ZÆØÅ])|,\s+")


def divide(text: str) -> tuple[str, str] | None:
    """A line like "Purpose – legal basis" in its two parts; `None` when it holds no basis so plainly."""
    if (match := _BASIS_WITHIN.search(text)) and match.start() > 2 and read_bases(match["basis"]):
        return _ARTICLE.sub("", text[: match.start()]), match["basis"].rstrip(" .")
    return divided(text, DIVIDER)


_ARTICLE = re.compile(r"(?<=[.!?;,])\s+(?:the|our|vores|min|my)\s*$", re.IGNORECASE)


def _divided_weakly(text: str) -> tuple[str, str] | None:
    """A line like "Purpose (legal basis)" or "Purpose, legal basis" in its two parts."""
    if len(text) > 600 or len(sentences(text)) > 1:
        return None
    return bracketed(text) or divided(text, _WEAK_DIVIDER)


def divided(text: str, divider: re.Pattern[str]) -> tuple[str, str] | None:
    for match in divider.finditer(text):
        left, right = text[: match.start()], text[match.end() :].rstrip(".")
        if left.count("(") > left.count(")"):
            continue
        if len(left) > 2 and is_basis(right) and not (is_basis(left) and divider is _WEAK_DIVIDER):
            return left, right
    return None


def items(chunk: Chunk) -> list[Record]:
    """Lists whose items each have a purpose and its basis; also paragraphs written like that, one after another."""
    found: list[Record] = []
    items = [unit for unit in chunk.units if unit.kind == "item"]
    lines = items or [unit for unit in chunk.units if unit.kind == "paragraph" and len(unit.text) <= 400]
    for unit in lines:
        record = _item(unit, chunk, listed=bool(items))
        if record is not None:
            found.append(record)
    fewest = 1 if items else 2
    return found if len(found) >= max(fewest, 0.5 * len(lines)) else []


_HEAD = re.compile(r"(?P<head>[^:]{4,160}):\s+(?P<rest>\S.*)", re.DOTALL)


def _item(unit: Unit, chunk: Chunk, *, listed: bool) -> Record | None:
    """The record of one line that tells a purpose and its basis, in the plainest way that fits."""
    head = _HEAD.match(unit.text)
    if head is not None and (cut := titled(head["head"])) is not None:
        record = Record(clean_title(cut[0]), [head["rest"]], lines=[unit.line], group=chunk.specific)
        record.add_bases(read_bases(cut[1]))
        return record
    deed = _deed(unit.text) if listed else None
    title, rest = deed or title_and_rest(unit.text)
    parts = divide(unit.text)
    if parts is None and rest and (title.count(" ") <= 8 or deed) and not words.begins_sentence(title):
        told = prose.told(rest)
        if told:
            record = Record(title, [rest], lines=[unit.line], group=chunk.specific)
            for sentence in told:
                record.add_bases(list(sentence.bases))
            return record
    weak = None if parts is not None else _divided_weakly(unit.text)
    if weak is not None and not listed and _is_sentence(weak[0]):
        weak = None
    parts = parts or weak
    if parts is not None and not (words.begins_sentence(parts[0]) and len(parts[0]) > 60):
        title, rest = (_deed(parts[0]) if listed else None) or title_and_rest(parts[0])
        record = Record(title, [rest] if rest else [], lines=[unit.line], group=chunk.specific)
        record.add_bases(read_bases(parts[1]))
        return record
    said = spoken.divide(unit.text) if len(sentences(unit.text)) == 1 else None
    if said is not None and not words.begins_sentence(said[0]):
        return Record(clean_title(said[0]), [], said[1], lines=[unit.line], group=chunk.specific)
    if listed:
        told = [sentence for sentence in prose.told(unit.text) if sentence.purpose]
        if told:
            return prose.record(told[0], unit.line, chunk.specific)
        if parts is not None and len(parts[0]) <= _LONGEST_DEED:
            record = Record(clean_title(parts[0]), lines=[unit.line], group=chunk.specific)
            record.add_bases(read_bases(parts[1]))
            return record
    return None


def _deed(text: str) -> tuple[str, str] | None:
    """What an item says is done and what follows ("To answer you with our offer. The basis is …"); else `None`."""
    first, *others = sentences(text)
    return (clean_title(first), " ".join(others)) if others and _INFINITIVE.match(first) else None


_INFINITIVE = re.compile(r"(?:at|to|for at|in order to)\s+[^\W\d_]", re.IGNORECASE)


def _is_sentence(text: str) -> bool:
    """Whether what stands before a basis in running text is said of it, and no title."""
    return words.begins_sentence(text) or len(text) > _LONGEST_TITLE


_LONGEST_TITLE = 100
_LONGEST_DEED = 160
"""Characters of a sentence that says what is done ("We keep a waiting list"), and so stands for the purpose."""


def titled(head: str) -> tuple[str, str] | None:
    """What stands before a colon as a purpose and its basis ("Marketing (consent)", "Payments — contract"); else `None`."""
    parts = bracketed(head) or divided(head, DIVIDER)
    return parts if parts is not None and len(parts[0]) > 2 and not is_basis(parts[0]) else None

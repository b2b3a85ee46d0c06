"""Legal bases cited by article, with the words that belong to each citation."""

from __future__ import annotations

import re
from itertools import pairwise

from register_app.reading.recognise import worded
from register_app.reading.recognise.citations import Citation
from register_app.reading.recognise.found import BasisFound
from register_app.reading.recognise.lexicon import fold, squeeze
from register_app.reading.recognise.remainder import TRAILING, around, join, trim, with_reason


def read(text: str, citations: list[Citation], column: str) -> list[BasisFound]:
    befores, afters = _distribute(text, citations)
    found: list[BasisFound] = []
    for citation, before, after in zip(citations, befores, afters, strict=True):
        leading, before = _own_words(before, column, citation.articles, before=True)
        trailing, after = _own_words(after, column, citation.articles, before=False)
        found.extend(leading)
        law, section, reason, note = around(before, after)
        told = _told(citation, after)
        if told:
            law, section, reason, note = around(before)
            found.append(with_reason(told[0], BasisFound("", law, section, reason, note=note)))
            found.extend([*told[1:], *trailing])
            continue
        if not citation.articles:
            raw = squeeze(text[citation.start : citation.end])
            found.append(BasisFound("", law, section, join(raw, reason), doubtful=True, note=note))
        for article in citation.articles:
            # National law lays down the duty or the task: in "litra b og c, jf. …" it goes with c.
            owns = (
                len(citation.articles) == 1
                or not _wants_law(citation.articles)
                or article in _wants_law(citation.articles)
            )
            found.append(
                BasisFound(
                    article,
                    law if owns else "",
                    section if owns else "",
                    reason,
                    doubtful=citation.doubtful or bool(note),
                    note=note,
                )
            )
        found.extend(trailing)
    return found


def _told(citation: Citation, after: str) -> list[BasisFound]:
    """The bases that words name after an article without a letter: "Art. 6: Legitimate interests"."""
    if not citation.number:
        return []
    read_words = worded.read(trim(after), citation.number)
    fitting = all(basis.article.startswith(citation.number) for basis in read_words)
    return read_words if read_words and fitting else []


def _wants_law(articles: tuple[str, ...]) -> list[str]:
    return [
        article for article in articles if article in ("6(1)(c)", "6(1)(e)", "10") or article.startswith("9")
    ]


def _distribute(text: str, citations: list[Citation]) -> tuple[list[str], list[str]]:
    """The words before and after each citation that belong to it.

    As a rule words follow their citation; when the first has a label ("Consent (Art. …), Contract (Art. …)"), so
    have the others.
    """
    befores = [text[: citations[0].start]]
    afters: list[str] = []
    opening = befores[0].rstrip()
    labelled = bool(trim(opening.rstrip("([")))
    in_brackets = opening.endswith(("(", "["))
    for citation, following in pairwise(citations):
        between = text[citation.end : following.start]
        if labelled and (
            in_brackets
            or opening.endswith((":", "-", "–", "—"))
            or re.search(r"\b(?:jf|jfr)\.?$", opening, re.IGNORECASE)
        ):
            closing = re.match(r"[^()\[\]]*[)\]]", between) if in_brackets else None
            cut = closing.end() if closing else 0
            if not closing:
                separator = re.search(r"[,;/]|\b(?:og|and|und|et|samt|och)\b", between)
                cut = separator.start() if separator else 0
            afters.append(between[:cut])
            befores.append(between[cut:])
        else:
            label = re.search(r"[,;]\s*(?:og|and|und|samt)?\s*[^,;()]*[(:]\s*$", between)
            cut = (
                label.start()
                if label and between.rstrip().endswith("(") and "(" not in between[: label.start()]
                else len(between)
            )
            afters.append(between[:cut])
            befores.append(between[cut:])
    afters.append(text[citations[-1].end :])
    if in_brackets:
        befores = [before.rstrip().removesuffix("(").removesuffix("[") for before in befores]
        afters = [_closed(after) for after in afters]
    else:
        for index, before in enumerate(befores):
            if before.rstrip().endswith(("(", "[")):
                befores[index] = before.rstrip()[:-1]
                afters[index] = _closed(afters[index])
    return befores, afters


def _closed(after: str) -> str:
    """`after` without the first bracket that closes something opened before it."""
    depth = 0
    for index, char in enumerate(after):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
            if depth < 0:
                return f"{after[:index]} – {after[index + 1 :]}"
    return after


_OF_BOTH = {"9(2)(a)": "6(1)(a)", "9(2)(c)": "6(1)(d)", "9(2)(g)": "6(1)(e)", "9(2)(i)": "6(1)(e)"}
"""Grounds of Art. 9 and those of Art. 6 that words call by the same name."""


def _other_article(text: str, cited: tuple[str, ...]) -> list[BasisFound]:
    """A ground of Art. 6 in words before a citation of Art. 9: "Legal obligation (…) – Art. 9(2)(b)" names two."""
    if not cited or not all(article.startswith("9(") for article in cited):
        return []
    if worded.words().match(fold(text)) is None:
        return []
    found = worded.read(TRAILING.sub("", text).rstrip("([ "), "")
    same = {_OF_BOTH.get(article, "") for article in cited}
    return found if all(one.article.startswith("6(") and one.article not in same for one in found) else []


def _own_words(
    text: str, column: str, cited: tuple[str, ...], *, before: bool
) -> tuple[list[BasisFound], str]:
    """Bases named by words alone beside a citation: "… litra b og samtykke", "Samtykke eller art. …"."""
    folded = fold(text)
    if before and (other := _other_article(text, cited)):
        return other, ""
    if before and (several := _several_before(text, column, cited)):
        return several
    if before:
        joined = re.fullmatch(
            r"(.*?)\s*,?\s*\b(?:og|eller|samt|and|or|und|oder|sowie|et|ou|och|en|y|e|o|oraz|i|lub|ja|seka|sekae|tai)\s*",
            folded,
            re.DOTALL,
        )
        if joined is None:
            return [], text
        words = TRAILING.sub("", text[: joined.end(1)])
        return (worded.read(words, column), "") if worded.words().match(fold(words)) else ([], text)
    joined = re.match(
        r"\s*,?\s*(?:og|eller|samt|and|or|und|oder|sowie|et|ou|och|en|y|e|o|oraz|i|lub|ja|seka|sekae|tai)\s+"
        r"(?:(?:your|our|the|a|dit|dine|vores|et|en|ihrer?|deiner?|einer?|votre|notre|uw|su|din|ditt)\s+)?",
        folded,
    )
    if joined is None or worded.words().match(folded, joined.end()) is None:
        return _after_comma(text, column, cited)
    return worded.read(text[joined.end() :], column), ""


def _several_before(text: str, column: str, cited: tuple[str, ...]) -> tuple[list[BasisFound], str] | None:
    """Grounds in words of which the citation is that of the last: "Contract / legitimate interest, Art. 6(1)(f)"."""
    told = (
        worded.read(TRAILING.sub("", text).rstrip("([ ,:–—-"), column)
        if worded.words().match(fold(text))
        else []
    )
    if len(told) < 2 or told[-1].article not in cited or any(one.article in cited for one in told[:-1]):
        return None
    return told[:-1], told[-1].reason


_COMMA = re.compile(r",\s+")


def _after_comma(text: str, column: str, cited: tuple[str, ...]) -> tuple[list[BasisFound], str]:
    """Another ground in a sentence about the one cited: "Art. 6(1)(a) for the newsletter, legitimate interest for …".

    Only where several words name it: one alone ("contract", "consent") may as well be what the sentence is about.
    """
    folded = fold(text)
    for comma in _COMMA.finditer(folded):
        hit = worded.words().match(folded, comma.end())
        if hit is None or " " not in folded[hit.start : hit.end].strip():
            continue
        if folded.count("(", 0, comma.start()) > folded.count(")", 0, comma.start()):
            continue
        if hit.value not in cited and hit.value in _GROUNDS:
            return worded.read(text[comma.end() :], column), text[: comma.start()]
    return [], text


_GROUNDS = frozenset(("6(1)(c)", "6(1)(d)", "6(1)(e)", "6(1)(f)"))

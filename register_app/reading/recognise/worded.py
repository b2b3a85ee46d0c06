"""Legal bases named by words alone: "samtykke", "Legitimate interest in …", "Vertrag oder Einwilligung"."""

from __future__ import annotations

import re
from functools import cache

from register_app.reading.recognise import laws
from register_app.reading.recognise.found import BasisFound
from register_app.reading.recognise.lexicon import Hit, Lexicon, entries, fold, squeeze, vocabulary
from register_app.reading.recognise.remainder import (
    EDGE_WORDS,
    SHORT_NOTE,
    around,
    doubts,
    join,
    trim,
)

_CONJOINED = re.compile(rf"^(?:[\s,;/&+(]++|(?:{EDGE_WORDS})\s)+", re.IGNORECASE)
_CONJUNCTION = re.compile(
    r"(?P<before>.*)(?:(?:^|[\s,/;&+(])(?:og|eller|samt|and|or|und|oder|sowie|et|ou|och|en|of|y|o|e|i|lub|oraz|ja|tai|seka|"
    r"og/eller|and/or|und/oder|et/ou|y/o|e/o|i/lub|en/of|och/eller|ja/tai)\s+(?:(?:du|vi|you|we)\s+(?:har|have)\s+)?(?:[\w'-]+\s+){0,2}|[,/;&+]\s*(?:[\w'-]+\s+){0,1})$",
    re.DOTALL,
)
_FREE = re.compile(
    r"\s*(?:$|[,;:.()/&+\n–—-]|(?:og|eller|samt|and|or|und|oder|et|ou|och|en|of|y|o|e|i|lub|oraz|ja|tai|fra|from|to|til|till|med|with|mit|in|for|"
    r"von|des|der|de|du|da|dei|degli|av|from|fran|van|met|z|na|under|jf|efter|given|by|where|when|if|hvor|hvis|naar|wo|wenn|falls|dar|nar|om)\b)"
)
_NOT_AFTER = re.compile(
    r"\s+(?:(?:er|is|are|ist|sind|est|ar|es|e|jest|on|kraeves|kræves|indhentes)\s+)?(?:ikke|not|nicht|inte|niet|nie|n'est pas|pas)\b(?!\s+only)"
    r"|\s+(?:no|non)\s+(?:es|e|se|si)\b|\s+ei\s+(?:ole|tarvita)\b"
)


@cache
def words() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("legal_words")))


@cache
def _negation() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("markers")["negation"]))


def read(text: str, column: str) -> list[BasisFound]:
    """The bases of a segment that cites no article of the GDPR."""
    if laws.OWN_GROUNDS.search(fold(text)):
        return [BasisFound("", reason=squeeze(text), doubtful=True)]
    law = laws.find(text)
    masked = fold(text)
    for start, end in laws.names(text):
        masked = masked[:start] + " " * (end - start) + masked[end:]
    hits = [hit for hit in words().find(masked) if not _negated(masked, hit)]
    heads = _heads(text, masked, hits)
    if not heads and (short := _INITIALS.match(text)) is not None:
        rest_law, section, reason, note = around(text[short.end() :])
        return [
            BasisFound("6(1)(f)", rest_law, section, reason, doubtful=bool(note), note=note, by_words=True)
        ]
    if not heads:
        doubtful = [text[hit.start : hit.end] for hit in doubts().find(fold(text))]
        note = squeeze(text) if doubtful and len(text.split()) <= SHORT_NOTE else join(*doubtful)
        if law is not None:
            rest_law, section, reason, more = around(text)
            if "; " in reason and ";" not in text:
                reason = squeeze(text)  # a sentence about law, which pieces would only scramble
            if rest_law or section:
                return [BasisFound("", rest_law, section, reason, doubtful=bool(more), note=more)]
        reason = squeeze(text)
        return [BasisFound("", reason=reason, doubtful=True, note=note)] if re.search(r"\w", reason) else []
    return _of_heads(text, column, heads)


def _of_heads(text: str, column: str, heads: list[tuple[Hit[str], int]]) -> list[BasisFound]:
    cuts = [0, *(cut for _, cut in heads[1:]), len(text)]
    found: list[BasisFound] = []
    for (hit, _), start, end in zip(heads, cuts, cuts[1:], strict=False):
        piece = text[start:end] if start == 0 else _CONJOINED.sub("", text[start:end])
        article = _in_column(hit.value, column)
        rest_law, section, reason, note = around(piece)
        if not (rest_law or section):
            reason = trim(piece) if not note else reason or trim(piece)
        found.append(
            BasisFound(article, rest_law, section, reason, doubtful=bool(note), note=note, by_words=True)
        )
    return found


_INITIALS = re.compile(r"\s*(?:LI|L\.I\.)(?=\s*(?:$|[.,;:(/–-]))[\s.,;:]*")
"""How the English shorten "legitimate interests"."""
_NEXT_SENTENCE = re.compile(r"(?:[^\W\d_]{5}|\)|^)\.\s+$")


def _heads(text: str, folded: str, hits: list[Hit[str]]) -> list[tuple[Hit[str], int]]:
    """The words that name a basis, each with where its own words begin: the first, those after a conjunction or a full stop.

    In "legitimate interest in keeping the contract" only the first names one: the contract is what it is about.
    """
    heads: list[tuple[Hit[str], int]] = []
    for hit in hits:
        if not heads:
            heads.append((hit, 0))
            continue
        if hit.value == heads[-1][0].value:
            continue  # "aftale eller kontrakt"
        between = folded[heads[-1][0].end : hit.start]
        sentence = _NEXT_SENTENCE.search(between) if text[hit.start].isupper() else None
        if sentence is not None and _stands_alone(folded, hit, ""):
            heads.append((hit, hit.start))
            continue
        joint = _CONJUNCTION.match(between)
        if joint is not None and _stands_alone(folded, hit, joint.group("before")):
            heads.append((hit, heads[-1][0].end + joint.end("before")))
    return heads


def _stands_alone(folded: str, hit: Hit[str], between: str) -> bool:
    """Whether the words after a conjunction name a basis of their own, not a further object of a sentence."""
    if " " not in folded[hit.start : hit.end].strip() and _FREE.match(folded, hit.end) is None:
        return False  # "consent management"
    # "… handling orders and the contract": the word contract is too common inside reasons.
    return hit.value != "6(1)(b)" or len(between.split()) <= 4


def _negated(folded: str, hit: Hit[str]) -> bool:
    if _NOT_AFTER.match(folded, hit.end):
        return True
    before = folded[max(0, hit.start - 40) : hit.start]
    return any(
        not re.search(r"[,;.:]|\b(?:men|but|aber|mais|utan|maar|sino|ma|ale|vaan)\b", before[found.end :])
        and before[found.end :].count(" ") <= 2
        for found in _negation().find(before)
    )


def _in_column(article: str, column: str) -> str:
    """A word read in a column about Art. 9 means that article's basis of the same name."""
    if column == "9":
        return {"6(1)(a)": "9(2)(a)", "6(1)(d)": "9(2)(c)", "6(1)(e)": "9(2)(g)"}.get(article, article)
    return article

"""The words around a citation: the law they name, the reason they give, the doubt they cast."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from register_app.reading.recognise import laws
from register_app.reading.recognise.division import outside
from register_app.reading.recognise.found import BasisFound
from register_app.reading.recognise.lexicon import Lexicon, entries, fold, squeeze, vocabulary

EDGE_WORDS = (
    r"og|eller|samt|and|or|und|oder|sowie|et|ou|och|en|y|e|lub|oraz|ja|tai|sekä|jf\.?|jfr\.?|jvf\.?|cf\.?|vgl\.?|"
    r"i\.?\s?v\.?\s?m\.?|in verbindung mit|in conjunction with|sammenholdt med|se også|conformément à|"
    r"en relation avec|en lien avec|in combinatie met|jo\.|juncto|w zw\. z|w związku z|en relación con|"
    r"in combinato disposto con|ks\.|yhdessä|in connection with|read with|together with|i forbindelse med|i sammenheng med"
)
# "en", "e", "o", "y", "of" and "i" also begin a reason ("en interesseafvejning"), so they stay there.
_LEADING = re.compile(
    rf"^(?:[\s,;:.\-–—/&+=>→]++|(?!(?:en|e|o|y|of|or)\s)(?:{EDGE_WORDS})(?=\s|$))+", re.IGNORECASE
)
_LONE = re.compile(rf"{EDGE_WORDS}|l'|the|la|le|el|il|den|det|der|die|das|dell'|del|du", re.IGNORECASE)
_ACCORDING = (
    r"gem\.|gemäß|iht\.?|i henhold til|efter|under|according to|pursuant to|in accordance with|based on|på grundlag af|på baggrund af|"
    r"auf grundlage von|nach|en vertu de|sur la base de|enligt|op grond van|con arreglo a|ai sensi dell?[’']?|na podstawie|zgodnie z"
)
_MARKS = r"[\s,;:\-–—/&+=>→]"
# Begun only where a run of marks begins, and never given back: fifty spaces in a cell would take years.
TRAILING = re.compile(
    rf"(?:(?<!{_MARKS}){_MARKS}++|(?<=[\s,])(?:{EDGE_WORDS}|{_ACCORDING}))+$", re.IGNORECASE
)
_PIECE = re.compile(r"\n|\s+[–—-]\s+|;|:\s+")
_UNDER = re.compile(
    r"\b(?:under(?: the)?|efter|ifølge|i henhold til|following|according to|pursuant to|in accordance with|required by|nach(?: de[mr])?|"
    r"gemäß(?: de[mr])?|laut|aus(?: de[mr])?|conformément (?:à la|au)|selon (?:la|le)|en vertu d[eu](?: la)?|enligt|etter|krachtens(?: de)?|op grond van(?: de)?|"
    r"conforme a(?: la|l)?|según(?: la| el)?|ai sensi d[ie]l?(?:la)?|zgodnie z|na podstawie|mukaan)\s*$",
    re.IGNORECASE,
)
_LAW_COVERS = 0.6
SHORT_NOTE = 8


@cache
def doubts() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("markers")["doubt"]))


def with_reason(basis: BasisFound, more: BasisFound) -> BasisFound:
    """`basis` with the words of `more` beside its own, and with its law when it has none itself."""
    lawless = not basis.law and not basis.section
    other_law = (
        ""
        if lawless or (more.law, more.section) == (basis.law, basis.section)
        else f"{more.law} {more.section}".strip()
    )
    return replace(
        basis,
        law=more.law if lawless else basis.law,
        section=more.section if lawless else basis.section,
        reason=join(basis.reason, other_law, more.reason),
        note=join(basis.note, more.note),
        doubtful=basis.doubtful or bool(more.note),
    )


def join(*texts: str) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))


def trim(text: str) -> str:
    """`text` without the conjunctions and marks at its ends that only joined it to a citation."""
    text = _LEADING.sub("", text)
    return squeeze(TRAILING.sub("", text)).strip()


_BRACKETED_ACT = re.compile(r"\w \([A-Z][^()]*\) [^()§]*\b(?:Act|Regulations?|Rules|Order|Code)\b")
"""The name of an act with a bracket in it: "Harbours (Safety of Piers) Act 1987"."""


def around(*parts: str) -> tuple[str, str, str, str]:
    """The words around a citation as (law, section, reason, note)."""
    law = section = ""
    reasons: list[str] = []
    notes: list[str] = []

    def take(piece: str) -> None:
        nonlocal law, section
        piece = trim(piece)
        if not piece or _LONE.fullmatch(piece):
            return
        found = laws.find(piece)
        if found is not None and not law and not section and _is_reference(piece, found):
            law, section = found.law, found.section
            for rest in (piece[: found.start], piece[found.end :]):
                take(rest)
            return
        if found is not None and not law and not section and _UNDER.search(piece[: found.start]):
            law, section = found.law, found.section  # the sentence stays whole beside it
        doubtful = bool(doubts().find(fold(piece)))
        if doubtful and len(piece.split()) <= SHORT_NOTE:
            notes.append(piece)
            return
        if doubtful:
            notes.append(piece)
        reasons.append(piece)

    for part in parts:
        named = None if law or section else laws.find(part)
        if named is not None and _BRACKETED_ACT.search(named.law):
            law, section = named.law, named.section
            part = f"{part[: named.start]}; {part[named.end :]}"
        plain, contents = outside(part)
        for piece in re.split(_PIECE, plain):
            take(piece)
        for content in contents:
            found = laws.find(content)
            if (
                found is not None
                and not law
                and found.start == 0
                and found.end - found.start >= _LAW_COVERS * len(content)
            ):
                take(content)
            else:
                _keep(content, reasons, notes)
    return law, section, join(*reasons), join(*notes)


def _keep(content: str, reasons: list[str], notes: list[str]) -> None:
    content = squeeze(content)
    if doubts().find(fold(content)):
        notes.append(content)
        if len(content.split()) <= SHORT_NOTE:
            return
    reasons.append(content)


def _is_reference(piece: str, found: laws.LawFound) -> bool:
    """Whether a piece is a reference to law, not a sentence that mentions one."""
    return found.start <= 3 or bool(found.section) or found.end - found.start >= _LAW_COVERS * len(piece)

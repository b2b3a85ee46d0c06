"""Sentences that tell a purpose and its legal basis: "We use your address to deliver, on the basis of Art. 6(1)(b)"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from register_app.reading.notice import aims, deeds, never, spoken
from register_app.reading.notice.cues import BASIS, HANDLES_DA, HANDLES_EN
from register_app.reading.notice.record import (
    Record,
    read_bases,
    sentences,
)
from register_app.reading.recognise import bases, laws
from register_app.reading.recognise.found import BasisFound


@dataclass(frozen=True)
class Told:
    """What one or two sentences tell: `purpose` is "" when they only give a basis for what was said before."""

    purpose: str
    bases: tuple[BasisFound, ...]
    sentence: str
    explicit: bool
    """Whether the basis is named as such or cited, not only implied by words like "your consent"."""
    deed: bool = False
    """Whether the purpose is only what is done with consent ("With your consent, we send …")."""


_RELY = re.compile(
    r"\b(?:rely|relies|relying) on (?P<basis>.+?)\s+(?:in order to|when we|when|for|to)\s+(?P<purpose>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NO_RECORD = re.compile(
    r"\b(?:(?:må|kan|skal) (?:vi )?(?:kun|alene|udelukkende|ikke|altid have)|may only|can only|must (?:always )?have|only process|"
    r"kan være (?:et eller flere|én|en) af|one (?:or more )?of the following|typisk (?:et|en) af|følgende (?:rets)?grundlag(?!\s*:)|"
    r"following legal bas|(?:du|man) har (?:altid |også )?ret|har du (?:altid |også )?ret|retten? til|you have the right|(?:your|the) right to|(?:ma|masz|mają|przysługuje)\b[^.]{0,40}\bprawo\b|sinulla on oikeus)"
    r"|^(?:derudover |desuden |endvidere )?(?:du|you|man) (?:kan|can|may|are entitled)\b|^(?:derudover|desuden|endvidere) kan du\b",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"\b(?:artikel|artikkel(?:en)?|article|artículo|articolo|artykuł\w*|art)\b\.?\s*\d|\b\d{1,2}\s+artikla",
    re.IGNORECASE,
)


def told(paragraph: str) -> list[Told]:
    """What the sentences of a paragraph tell, in order; rules about processing in general tell nothing."""
    found: list[Told] = []
    purpose, said = "", ""
    for sentence in sentences(paragraph):
        if never.of_others(sentence) or never.itself(sentence):
            continue
        if _NO_RECORD.search(sentence) and not aims.of_sentence(sentence, ""):
            continue
        here = _one(sentence)
        if here is not None and not here.purpose and (done := aims.phrase(deeds.deed(sentence))):
            here = replace(here, purpose=done, deed=True)
        own = here.purpose if here else aims.of_sentence(sentence, "") or aims.answer(sentence)
        if here is None:
            if own:
                purpose, said = own, sentence
            continue
        if here.purpose:
            found.append(here)
        elif found and (not purpose or found[-1].purpose == purpose):
            last = found[-1]
            found[-1] = Told(
                last.purpose,
                # What names the basis as such speaks before what only implied it.
                (*here.bases, *_new(last, here))
                if here.explicit and not last.explicit
                else (*last.bases, *_new(here, last)),
                f"{last.sentence} {sentence}",
                last.explicit or here.explicit,
            )
        else:
            found.append(Told(purpose, here.bases, f"{said} {sentence}".strip(), here.explicit))
        purpose, said = found[-1].purpose, ""
    return found


def _new(here: Told, last: Told) -> list[BasisFound]:
    known = {(basis.article, basis.law) for basis in last.bases}
    return [basis for basis in here.bases if (basis.article, basis.law) not in known]


_OTHER_THAN = re.compile(
    r"\b(?:andre?t?|andet|other|another|anderen?|autre|annan|annet)\b[^.;,]{0,50}?\b(?:end|than|als|que|än|enn)\s+(?:(?:dit|your|et|the|die|deine?|ihre?|votre|ditt)\s+)?[^\W\d_]+",
    re.IGNORECASE,
)
"""What names a basis only to say that it is another: "on another ground than consent"."""


def _one(sentence: str) -> Told | None:
    """What one sentence tells of a legal basis; `None` when it names none."""
    sentence = _OTHER_THAN.sub("", sentence)
    if rely := _RELY.search(sentence):
        found = read_bases(rely["basis"])
        if found:
            return Told(aims.phrase(rely["purpose"]), tuple(found), sentence, True)
    cues = list(BASIS.finditer(sentence))
    for cue in cues:
        # Some cues are themselves words of the basis: "with your consent", "because we have a legitimate interest".
        clause = sentence[cue.start() if _PART_OF_BASIS.search(cue["cue"]) else cue.end() :]
        clause = _NECESSARY.sub("", clause)
        if cue["cue"] == "(":
            clause = _bracket(sentence, cue.start())
            lead = _LEADING.search(sentence[: cue.start()])
            if (
                lead
                and bases.looks_like(lead["words"]) >= 0.25
                and any(b.article for b in bases.read(clause))
            ):
                clause = f"{lead['words']} ({clause})"
        found = read_bases(_clause(clause))
        if not found or (all(basis.by_words for basis in found) and bases.looks_like(clause) < 0.05):
            continue
        named = bool(
            re.search(
                r"grund|hjemmel|basis|bases|podstaw|perust|ground|rely|reason|medfør|baser|(?:må|kan) vi|we (?:may|can|are)",
                cue["cue"],
                re.IGNORECASE,
            )
        )
        if cue["cue"] == "(":
            found = _with_brackets(found, cues, sentence, cue.end())
        found = _with_consent(cue, cues, sentence, _with_law(found, sentence[: cue.start()]))
        cited = any(not basis.by_words for basis in found)
        return Told(
            aims.of_sentence(sentence, cue["cue"], cue.start()), tuple(found), sentence, named or cited
        )
    if _CITED.search(sentence):
        found = [basis for basis in read_bases(sentence) if basis.article]
        if found:
            return Told(aims.of_sentence(sentence, ""), tuple(found), sentence, True)
    if said := spoken.read(sentence):
        return Told(aims.of_sentence(sentence, ""), tuple(said), sentence, False)
    return None


def _with_brackets(
    found: list[BasisFound], cues: Sequence[re.Match[str]], sentence: str, after: int
) -> list[BasisFound]:
    """The bases, and those that later brackets cite: "to serve you (Art. 6(1)(b)) and to keep books (Art. 6(1)(c))"."""
    known = {basis.article for basis in found}
    for cue in cues:
        if cue["cue"] != "(" or cue.start() < after:
            continue
        before = sentence[: cue.start()].rpartition(")")[2]
        cited = [
            basis
            for basis in read_bases(_clause(_bracket(sentence, cue.start())))
            if basis.article and not basis.by_words and basis.article not in known
        ]
        found = [*found, *_with_law(cited, before)]
        known |= {basis.article for basis in cited}
    return found


_CONSENT = re.compile(r"samtyk|consent", re.IGNORECASE)
_BESIDE = re.compile(r",?\s(?:og|and|men|but|mens|while|or|eller)\s", re.IGNORECASE)
"""What joins a second clause with a basis of its own to the first."""


def _with_consent(
    cue: re.Match[str], cues: Sequence[re.Match[str]], sentence: str, found: list[BasisFound]
) -> list[BasisFound]:
    """The bases, and consent where another clause of the sentence asks for it: "…, and by e-mail only with your consent"."""
    later = next(
        (other for other in cues if other.start() > cue.end() and _CONSENT.search(other["cue"])), None
    )
    if later is None or any(basis.article == "6(1)(a)" for basis in found):
        return found
    joints = list(_BESIDE.finditer(sentence, cue.end(), later.start()))
    joint = max(joints, key=lambda found: (found[0].startswith(","), found.start()), default=None)
    consent = read_bases(_clause(sentence[later.start() :]))
    if joint is None or [basis.article for basis in consent] != ["6(1)(a)"]:
        return found
    first = cue.start() if _PART_OF_BASIS.search(cue["cue"]) else cue.end()
    return [*(read_bases(_clause(sentence[first : joint.start()])) or found), *consent]


def _with_law(found: list[BasisFound], before: str) -> list[BasisFound]:
    """A legal obligation or a task, with the law that the sentence gave for it before it came to the article."""
    by_law = [basis for basis in found if basis.article in _BY_LAW]
    if len(by_law) != 1 or any(basis.law for basis in found):
        return found
    cited = [basis for basis in read_bases(before) if basis.law]
    if len(cited) == 1 and not cited[0].article:
        law, section = cited[0].law, cited[0].section
    elif not cited and (named := laws.find(before)) and _FOLLOWS.search(before[: named.start]):
        law, section = named.law, named.section
    else:
        return found
    return [replace(basis, law=law, section=section) if basis in by_law else basis for basis in found]


_FOLLOWS = re.compile(
    r"\b(?:følger af|efter|kræves (?:af|efter|i)|reguleret (?:af|i)|follows from|required (?:by|under)|governed by|under)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
"""What leads to a law without a section."""


_BY_LAW = frozenset({"6(1)(c)", "6(1)(e)"})
"""The points of Art. 6(1) that need a law beside them, Art. 6(3)."""


def _bracket(sentence: str, start: int) -> str:
    depth = 0
    for at in range(start, len(sentence)):
        depth += (sentence[at] == "(") - (sentence[at] == ")")
        if not depth:
            return sentence[start + 1 : at]
    return sentence[start + 1 :]


_NECESSARY = re.compile(
    r"^(?:(?:fordi|da|idet|because|as|since)\s+)?\W*(?:(?:det|dette|behandlingen|it|this|the processing)\s+(?:er|is)\s+(?:nødvendig\w*|necessary|needed)\s+(?=for|to))?",
    re.IGNORECASE,
)
"""What leads to the words that name a basis: "because it is necessary to perform our contract with you"."""
_PART_OF_BASIS = re.compile(
    r"^(?:fordi|da|idet|as|since|because)\b|samtyk|consent|interes|legitim|berettiget|retmæssig|forpligtet|required|obliged|retlig$|legal\s*$|statutory",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:^|,\s|\bpå grundlag af |\bon the basis of )(?P<words>[^,]{5,160})$", re.IGNORECASE)
_MAIN_CLAUSE = re.compile(
    rf",?\s+(?:(?:vi|we)\s+)?(?:{HANDLES_DA}\s+(?:vi|foreningen|kommunen|virksomheden|dine|dit|din)\b|(?:may |will |also )?{HANDLES_EN}\s+(?:your|the|his|their)\b).*$",
    re.IGNORECASE | re.DOTALL,
)


def _clause(text: str) -> str:
    """The words of a basis, without the main clause of a sentence that began with them, or the bracket they stood in."""
    open_brackets = itertools.accumulate((letter == "(") - (letter == ")") for letter in text)
    text = text[: next((at for at, depth in enumerate(open_brackets) if depth < 0), len(text))]
    return _MAIN_CLAUSE.sub("", text.strip()).rstrip(".:").strip()


def from_sentences(record: Record) -> str:
    for text in record.description:
        found = next((here.purpose for here in told(text) if here.purpose), "") or aims.first(text)
        if found:
            return found
    return ""


def record(here: Told, line: int, group: str) -> Record:
    """The record of what a sentence on `line` tells."""
    return Record(here.purpose, [here.sentence], list(here.bases), lines=[line], group=group)

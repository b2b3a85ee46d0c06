"""The purpose that a sentence tells: "We use your address to deliver", "To answer you, we keep …"."""

from __future__ import annotations

import re

from register_app.reading.notice.cues import BASIS, HANDLES_DA, HANDLES_EN
from register_app.reading.notice.record import clean_title, first_sentence, is_basis, sentences

_PURPOSES = (
    re.compile(r"\bformål(?:et|ene)?\b[^.;]{0,80}?\ber(?: at)?\s+(?P<purpose>.+)", re.IGNORECASE | re.DOTALL),
    re.compile(
        r"\bpurposes? (?:of\b[^.;]{0,80}?)?(?:is|are)(?: to)?\s+(?P<purpose>.+)", re.IGNORECASE | re.DOTALL
    ),
    re.compile(
        rf"\b{HANDLES_DA}\b.{{0,260}}?\b(?:for (?:at|bl\.a\. at|blandt andet at|herved at)|med henblik på(?: at)?|med det formål at|til det formål at|"
        r"så vi kan|til brug for|(?<!i stand )til at|som led i|i forbindelse med|(?<!i stand )til)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        rf"\b{HANDLES_EN}\b.{{0,260}}?\b(?:in order to|so that we can|so we can|for the (?:sole )?purposes? of|in connection with|as part of|to|for)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"^(?:for at|med henblik på(?: at)?|med det formål at|in order to|for the purposes? of|to)\s+(?P<purpose>[^,]+),\s+(?:\w+\s+){0,4}?"
        rf"(?:vi|we|{HANDLES_DA})\b",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:verarbeiten|nutzen|verwenden|erheben|speichern)\b.{0,200}?(?:,\s+um|\bzur|\bzum zwecke? der)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:traitons|utilisons|collectons|recueillons|conservons)\b.{0,200}?\b(?:afin de|pour|en vue de)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:behandlar|använder|samlar in|sparar|registrerar|bruker|samler inn|lagrer)\b.{0,200}?\b(?:(?:för att|for å)(?: kunna| kunne)?|i syfte att)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:verwerken|gebruiken|verzamelen|bewaren)\b.{0,200}?\bom\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:tratamos|utilizamos|usamos|recogemos|trattiamo|utilizziamo|usiamo|raccogliamo)\b.{0,200}?\b(?:para|con el fin de|per|al fine di)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:przetwarzamy|wykorzystujemy|zbieramy|gromadzimy|prowadzimy)\b.{0,200}?\b(?:w celu|po to,? aby|aby(?: móc)?|żeby(?: móc)?)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:käsittelemme|käytämme|keräämme|tallennamme)\b.{0,200}?\b(?:jotta(?: voimme)?|tarkoituksena on)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
    re.compile(
        r"\b(?:allows us to|helps us(?: to)?|gør det muligt for os at|hjælper os med at)\s+(?P<purpose>.+)",
        re.IGNORECASE | re.DOTALL,
    ),
)
_OCCASION = re.compile(
    rf"^(?P<purpose>(?:når|hvis|when|if)\s+(?:vi|du|i|we|you)\s+[^,.;:]{{3,100}}),\s+(?:så\s+)?(?:{HANDLES_DA}|sætter|modtager|får|sender|(?:vi|we)\s)",
    re.IGNORECASE,
)
"""What is done when, where no purpose is told: "When we recruit, we process …"."""
_NO_PURPOSE = re.compile(
    r"(?:(?:up to|op til|mindst|at least|højst|en periode|a period) |\d|(?:to|tre|fire|fem|seks|ti|two|three|four|five|six|ten|one|et|en|\w+) (?:år|måneder|dage|uger|years?|months?|days|weeks)\b|"
    r"(?:enhver tid|any time|beskrevet|angivet|nævnt|anført|described|mentioned|stated|set out|listed|følgende|nedenstående|disse|the following|these|this|that|det|dette|dig|you|os|us|vores|our|dem|them|it|as long|så længe)(?:\s|$))",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r"\b(?:for at|med henblik på(?: at)?|in order to|til at|to)\s+(?P<purpose>.+)", re.IGNORECASE | re.DOTALL
)
_END = re.compile(
    r"[\s,;:(–—-]+(?:og|and|som|which|hvilket|and this|dette|this|vi|we|idet|da|efter|behandlingen|the processing|the|our|vores|det|it)?[\s,;:(–—-]*$",
    re.IGNORECASE,
)


def of_sentence(sentence: str, cue: str, at: int | None = None) -> str:
    """The purpose that a sentence tells, without its legal basis; "" when it tells none."""
    before = sentence if at is None else sentence[:at]
    after = "" if at is None else sentence[at + len(cue) :]
    for text in (before, after):
        if not text.strip():
            continue
        for pattern in _PURPOSES:
            match = pattern.search(text)
            while match:
                given = _GIVES_TO.search(match[0][: match.start("purpose") - match.start()])
                told = "" if given else phrase(match["purpose"])
                if told and not is_basis(told) and not _NO_PURPOSE.match(told):
                    return told
                # "visits to our shop to improve it": the first "to" led to no purpose, a later one may.
                match = _FURTHER.search(match["purpose"])
    occasion = _OCCASION.match(sentence)
    return phrase(occasion["purpose"]) if occasion is not None and not cue else ""


_GIVES_TO = re.compile(
    r"\b(?:videregive[rs]?|dele[rs]?|indberette[rs]?|udlevere[rs]?|overlade[rs]?)\b.*\btil\s+$",
    re.IGNORECASE | re.DOTALL,
)
"""What leads to a recipient, and no purpose: "We pass on your name to the council"."""


def phrase(text: str) -> str:
    """A purpose cut off where the next clause of the sentence begins."""
    if cue := BASIS.search(text):
        text = text[: cue.start()]
    text = re.split(
        r",? (?:og (?:det|dette) sker|hvilket|som (?:sker|er baseret)|which is|and this is|and we do (?:this|so)|and do so)\b|;",
        first_sentence(text),
        maxsplit=1,
    )[0]
    text = _END.sub("", text.strip().rstrip("."))
    return clean_title(text) if 2 < len(text) <= 300 else ""


def first(paragraph: str) -> str:
    """The first purpose that a paragraph tells, whether or not it names a basis."""
    return next((found for sentence in sentences(paragraph) if (found := of_sentence(sentence, ""))), "")


_ANSWER = re.compile(
    r"(?:in order to|so (?:that )?we can|to|for at|så vi kan|pour|afin de|för att|for å|para|per)\s+(?P<purpose>[^,;:]{3,100})\.",
    re.IGNORECASE,
)
"""A whole sentence that only answers why: "To deliver your parcel."."""


def answer(sentence: str) -> str:
    match = _ANSWER.fullmatch(sentence)
    return clean_title(match["purpose"]) if match is not None else ""

"""What is done with consent, where a sentence tells no purpose besides: "With your consent, we send you newsletters"."""

from __future__ import annotations

import re

_ADVERBS = r"(?:(?:også|desuden|endvidere|gerne|kun|alene|jævnligt|løbende|indimellem|also|only|sometimes|regularly|occasionally|from time to time)\s+)*"
_CONSENT_DA = r"(?:dit|din|jeres|et)\s+(?:\w+\s+){0,2}(?:samtykke|tilladelse|accept)"
_CONSENT_EN = r"your\s+(?:\w+\s+){0,2}(?:consent|permission|agreement)"
_GIVEN_DA = (
    rf"(?:(?:hvis|når|såfremt)\s+du\s+(?:har\s+)?(?:giv(?:er|et)\s+(?:os\s+)?(?:{_CONSENT_DA}|lov|samtykke)|samtykke[rt]|sag?t?\s?ja|siger\s+ja)"
    rf"|giver\s+du\s+(?:os\s+)?(?:{_CONSENT_DA}|lov|samtykke))[^,.;:]{{0,50}}"
)
_GIVEN_EN = (
    rf"(?:if|where|when|provided(?:\s+that)?)\s+you\s+(?:have\s+)?(?:give|given|gave)\s+(?:us\s+)?(?:{_CONSENT_EN})[^,.;:]{{0,50}}"
    r"|(?:if|where|when|provided(?:\s+that)?)\s+you\s+(?:have\s+)?(?:consent|consented|agree|agreed)\b[^,.;:]{0,50}"
)
_BY_DA = rf"(?:med|på\s+(?:grundlag|baggrund)\s+af|efter|ud\s+fra)\s+{_CONSENT_DA}"
_BY_EN = rf"(?:with|on\s+the\s+basis\s+of|based\s+on|subject\s+to)\s+{_CONSENT_EN}"
_TOLD = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"(?:{_BY_DA}|{_GIVEN_DA}),?\s+(?:så\s+)?(?:kan|vil|må)\s+vi\s+{_ADVERBS}(?P<deed>.+)",
        rf"(?:{_BY_DA}|{_GIVEN_DA}),?\s+(?:så\s+)?(?P<verb>\w+r)\s+vi\s+{_ADVERBS}(?P<deed>.+)",
        rf"vi\s+(?:kan|vil|må)\s+{_ADVERBS}(?P<deed>.+?),?\s+(?:men\s+)?{_ADVERBS}(?:{_BY_DA}|{_GIVEN_DA})\W*",
        rf"vi\s+(?P<verb>\w+r)\s+{_ADVERBS}(?P<deed>.+?),?\s+(?:men\s+)?{_ADVERBS}(?:{_BY_DA}|{_GIVEN_DA})\W*",
        rf"(?:{_BY_EN}|{_GIVEN_EN}),?\s+we\s+(?:(?:may|will|can|would\s+like\s+to)\s+)?{_ADVERBS}(?P<deed>.+)",
        rf"we\s+(?:(?:may|will|can|would\s+like\s+to)\s+)?{_ADVERBS}(?P<deed>.+?),?\s+(?:but\s+)?{_ADVERBS}(?:{_BY_EN}|{_GIVEN_EN})\W*",
    )
)
_HANDLES = re.compile(
    r"(?:behandle|bruge|anvende|benytte|indsamle|indhente|registrere|opbevare|gemme|dele|videregive|bede|spørge|støtte|basere|bygge|gøre|have|være|"
    r"process|use|collect|obtain|store|keep|hold|record|share|disclose|transfer|pass|ask|rely|base|do|need|have|are|will|must|delete)\b",
    re.IGNORECASE,
)
"""What is done with any data, and so says nothing of why; where it does, the sentence names its purpose."""
_BEFORE = re.compile(r"\w+\s+(?:det|dette|disse|dem|den|this|that|so|it|them|these)\b", re.IGNORECASE)
"""What was told before."""
_LONGEST = 160


def deed(sentence: str) -> str:
    """What a sentence says is done with consent, in the infinitive; "" when it says no such thing."""
    for pattern in _TOLD:
        found = pattern.fullmatch(sentence.strip().rstrip("."))
        if found is None:
            continue
        said = found["deed"]
        if "verb" in found.groupdict():
            said = f"{_infinitive(found['verb'])} {said}"
        if " " in said and len(said) <= _LONGEST and not _HANDLES.match(said) and not _BEFORE.match(said):
            return said
    return ""


def _infinitive(verb: str) -> str:
    """The infinitive of a Danish verb in the present: "sender" → "sende", "får" → "få"."""
    verb = verb.casefold()
    return f"{verb}e" if verb.endswith("gør") else verb[:-1]

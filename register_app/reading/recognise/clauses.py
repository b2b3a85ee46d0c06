"""Clauses after a comma: "everyone, who works on it" and "suppliers, such as hosting, support" name one thing each."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RELATIVE = re.compile(
    r"(?:(?:til|med|hos|for|af|om|på|i|fra|von|mit|bei|für|an|mit|van|met|aan|voor|à|de|pour|avec|par|a|con|por|di|da|z|od|dla|do|av|åt|from|to|with|of|by)\s+)?"
    r"(?:som|hvem|hvis|hvilke[nt]?|hvor\w*|når|vilka|vilken|vilket|vars|vilkas|där|när|"
    r"welche[rsmn]?|deren|dessen|denen|wo|wenn|soweit|sofern|falls|"
    r"who|whom|whose|which|that|where|when|if|as far as|"
    r"wie|waar\w*|welke|wier|indien|wanneer|"
    r"qui|que|dont|lesquel(?:le)?s|auxquel(?:le)?s|où|lorsque|si|"
    r"quien(?:es)?|cuy[oa]s?|cuando|che|(?:il|la|i|le) (?:cui|qual[ei])|cui|quando|qualora|"
    r"któr\w+|gdy|jeśli|jeżeli|jo(?:tka|ka|ita|iden|ihin|ilta|ille|illa|issa|ista|hon|lle|lla|lta|nka|ssa|sta|ta|s)|milloin)"
    r"\s+\S",
    re.IGNORECASE,
)
_CIRCUMSTANCE = re.compile(
    r"(?:in (?:the )?(?:case|event) of|on request|upon request|where (?:needed|necessary|relevant)|through|i tilfælde af|efter anmodning|på anmodning|ved behov|efter behov|gennem|"
    r"im falle?|auf anfrage|auf verlangen|bei bedarf|bei anfrage|en cas d[e’']|sur demande|le cas échéant|par l[’']intermédiaire|in geval van|op verzoek|desgevraagd|"
    r"i händelse av|vid behov|på begäran|genom|på forespørsel|i tilfelle|en caso de|previa solicitud|a través de|in caso di|su richiesta|tramite|w przypadku|na żądanie|na wniosek|"
    r"za pośrednictwem|tarvittaessa|pyynnöstä)(?!\w)",
    re.IGNORECASE,
)
"""When or how something happens: "the police, in case of theft"."""
_ARTICLE_OR_RELATIVE = re.compile(r"(?:der|die)\s+(?P<next>\S+)", re.IGNORECASE)
"""In German also articles: "der Steuerberater", "die zuständige Stelle"."""
_OWN_SUBJECT = re.compile(
    r"(?:(?:den|dem|das|die|der|dat)\s+(?:wir|sie|er|es|man|ihnen|uns|we|wij)|vi|du|man|we|you|they|wir|ihr|wij)\s+[^\W\d_]{2,}"
)
"""Clauses without a pronoun of their own: "everyone, we work with", and those of which it reads like an article."""
_EXAMPLES = re.compile(
    r"(?:f\.\s?eks\.?|fx|for eksempel|eksempelvis|bl\.\s?a\.?|blandt andet|herunder|såsom|som f\.eks\.|inklusive|dvs\.?|"
    r"e\.\s?g\.?|i\.\s?e\.?|for example|for instance|such as|including|in particular|"
    r"z\.\s?b\.?|zum beispiel|beispielsweise|etwa|wie|insbesondere|einschließlich|u\.\s?a\.|"
    r"par exemple|p\.\s?ex\.?|notamment|y compris|tel(?:le)?s que|"
    r"t\.\s?ex\.?|till exempel|däribland|inklusive|bland annat|"
    r"bijv\.?|bijvoorbeeld|zoals|waaronder|inclusief|"
    r"p\.\s?ej\.?|por ejemplo|como|incluid[oa]s?|en particular|"
    r"ad es\.?|per esempio|come|inclus[ieoa]|tra cui|fra cui|"
    r"np\.?|na przykład|takie jak|w tym|m\.in\.?|"
    r"esim\.?|esimerkiksi|kuten|mukaan lukien|muun muassa)\s+\S",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\s+(?:og|samt|and|und|sowie|et|och|en|y|e|i|oraz|ja|sekä|or|eller|oder)\s+", re.IGNORECASE
)


def relative(part: str) -> bool:
    """Whether what follows a comma is a clause about what stands before it, not the next item of a list."""
    if _RELATIVE.match(part) or _OWN_SUBJECT.match(part) or _CIRCUMSTANCE.match(part):
        return True
    found = _ARTICLE_OR_RELATIVE.match(part)
    if found is None:
        return False
    last = part.rsplit(maxsplit=1)[-1]
    noun = found["next"][:1].isupper() or (found["next"].endswith(("e", "en")) and last[:1].isupper())
    return not noun


def gathered(parts: Sequence[str]) -> list[str]:
    """The parts of a text cut at its commas, with those from the first clause on put to what it speaks of.

    Where a clause ends cannot be seen: "people, who bought a car, a boat" may be one thing.
    """
    at = next((n for n, part in enumerate(parts) if n and (relative(part) or _EXAMPLES.match(part))), 0)
    if not at:
        return list(parts)
    head = parts[at - 1]
    before = list(parts[: at - 1])
    if before and relative(parts[at]) and len(joined := _JOINT.split(head)) == 2 and all(joined):
        before.append(joined[0])
        head = joined[1]
    return [*before, ", ".join([head, *parts[at:]])]


def head(part: str) -> str:
    """What a part names, without the clauses and examples that follow it."""
    pieces = part.split(", ")
    end = next((n for n, piece in enumerate(pieces) if n and (relative(piece) or _EXAMPLES.match(piece))), 0)
    return ", ".join(pieces[:end]) if end else part

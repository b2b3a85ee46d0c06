"""How a notice speaks of its purposes in another place: by number, letter or name, several at once, or all."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from functools import lru_cache

_AND = r"(?:,\s*(?:and|og|und|et|och|en|y|e|i|ja|samt)?|;|&|/|\+|\b(?:and|og|und|et|och|en|y|e|i|ja|samt|sowie|oraz)\b)"
_TO = r"(?:[–—-]|\b(?:to|til|bis|till|tot|à|al?|do)\b)"
NOUN = (
    r"(?:(?:the |de |die |le |les |los |las )?(?:processing|behandlings)?\s*(?:formål(?:et|ene)?|purposes?|zwecke?n?|finalités?|ändamål(?:en)?|doel(?:en|einden)?|fines|"
    r"finalidad(?:es)?|finalità|cele?|celów|tarkoitus|tarkoitukset|activit(?:y|ies)|aktivitet(?:erne|er)?|punkt(?:erne)?|pkt\.?|litra|bogstav|points?|items?|nr\.?|no\.?|"
    r"nos\.?|numbers?|#)\s*)"
)
_PLACE = (
    r"(?:(?:the )?(?:sections?|clauses?|paragraphs?|afsnit(?:tene)?|avsnitt(?:en)?|ziffern?|abschnitte?|nummern?|sections?|alinéas?|paragraf(?:en)?|sectie|"
    r"apartados?|punt[io]|ust\.?|kohta|kohdat)\s*)"
)
"""What a purpose is called by its place in the notice."""
_NOUN = rf"(?:{NOUN}|{_PLACE})"
_NOUNS = re.compile(_NOUN, re.IGNORECASE)
_LEAD = re.compile(
    r"(?:(?:the |our |vores )?(?:legal |lawful |rets|behandlings|lov)?(?:basis|bases|grounds?|grund(?:lag)?(?:et)?|hjemmel|hjemlen|rechtsgrundlage|base (?:juridique|légale))\s+)?"
    r"(?:(?:for|til|under|re|ad|vedr\.?|with regard to|hvad angår|as to|für|zu|pour|för|voor|para|per|dla|(?:the )?processing (?:for|under)|"
    r"behandling(?:en)? (?:efter|etter|enligt|til|under|för)|(?:die )?verarbeitung (?:nach|gemäß|zu|für|unter)|(?:de )?verwerking (?:onder|volgens|voor)|"
    r"(?:le )?traitement (?:visé au|prévu au|au titre du)|(?:el )?tratamiento (?:del|según|para)|(?:il )?trattamento (?:di cui al|per))\s+)?",
    re.IGNORECASE,
)
_MARK = re.compile(r"\(?(?P<mark>[a-z]|\d{1,2}(?:\.\d{1,2}){0,3})(?![^\W_])\)?", re.IGNORECASE)
_JOINT = re.compile(
    rf"\s*(?:(?P<and>{_AND})|(?P<to>{_TO}))\s*{_NOUN}?(?=\(?(?:[a-z]|\d{{1,2}})(?![^\W_]))", re.IGNORECASE
)
"""What stands between two marks."""
_JOINED = re.compile(rf"\s*{_AND}\s*", re.IGNORECASE)
_ALL = re.compile(
    r"(?:all|alle|samtlige|tous|toutes|alla|todas|todos|tutte|tutti|wszystkie|kaikki)(?: (?:of (?:them|the above)|(?:the )?purposes|formål(?:ene)?|zwecke|ändamål|activities|above|ovenstående))*",
    re.IGNORECASE,
)
_ARTICLE = r"(?:(?:the|our|your|my|an?|den|det|de|vores|dine|din|dit|der|die|das|unsere?|le|la|les|nos|votre|vår|din|het|el|los|il|lo|gli)\W+)?"
_ENDS = re.compile(r"\s*(?::|[–—]|-\s|\.\s|$)\s*")
_SAYS = re.compile(
    r"\s*,?\s*(?:(?:we|vi|our|the|vores|wir|nous)\s+)?(?:(?:will\s+|may\s+)?(?:rely|relies|base|bases) (?:this |the processing )?(?:up)?on|"
    r"(?:legal |lawful )?(?:basis|ground) is|(?:is|are) (?:based|founded) on|is|are|"
    r"(?:støtter|baserer|bygger) (?:vi )?(?:os |behandlingen |det )?på|(?:er|bliver) (?:baseret|støttet) på|er (?:rets|behandlings)?grundlaget|"
    r"(?:rets|behandlings)?grundlaget er|har vi hjemmel i|sker (?:på grundlag af|efter|med hjemmel i)|er|gælder|"
    r"(?:sker|skjer) (?:med stöd av|på grunnlag av)|grundas på|bygger på|erfolgt (?:auf (?:der )?(?:grundlage|basis)(?: von| des)?|nach|gemäß)|"
    r"berust op|is gebaseerd op|est fondé sur|se basa en|si (?:basa|fonda) su|stützen wir uns auf|beruht auf|ist|sind|nous nous fondons sur|repose(?:nt)? sur|est|sont|stöder vi oss på|är|baseren wij ons op|is|zijn|"
    r"nos basamos en|es|son|ci basiamo su|è|sono)\s+",
    re.IGNORECASE,
)
"""The verb between a purpose and what is said of it."""


_CITES = re.compile(r"(?:art(?:ik|ic|íc|yk)?\w*\b|§)", re.IGNORECASE)


class Names:
    """The purposes of a list, by the marks that stand before them and by their titles."""

    def __init__(self, marks: Sequence[str], titles: Sequence[str]) -> None:
        self._marks = {mark.lower(): at for at, mark in enumerate(marks) if mark}
        self._count = len(titles)
        self._titles: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        for at, title in enumerate(titles):
            parts = tuple(_WORD.findall(title)) if len(title) >= _SHORTEST else ()
            if parts:
                self._titles.setdefault(parts[0].casefold(), []).append((parts, at))
        for known in self._titles.values():
            known.sort(key=lambda item: -len(item[0]))

    def begin(self, text: str) -> tuple[list[int], str] | None:
        """The purposes that a line begins with, and what it says of them ("Purposes A and C: 5 years"); else `None`."""
        lead = _LEAD.match(text)
        start = lead.end() if lead is not None else 0
        noun = _NOUNS.match(text, start)
        named = bool(lead is not None and lead[0]) or noun is not None
        found, end = self._marked(text, noun.end() if noun is not None else start, sure=named)
        if not found:
            found, end = self._titled(text, start)
        if not found and (match := _ALL.match(text, start)) is not None:
            found, end = list(range(self._count)), match.end()
        if not found:
            return None
        verb = _SAYS.match(text, end)
        close = verb if verb is not None and named else _ENDS.match(text, end)
        if close is None:
            said = text[end:].strip()
            told = noun is not None or (named and (text[:end].endswith(")") or _CITES.match(said)))
            return (found, said) if told and said else None
        return found, text[close.end() :].strip()

    def whole(self, text: str) -> list[int]:
        """The purposes that a cell names, when it names nothing else."""
        text = text.strip(" .:;")
        lead = _LEAD.match(text)
        start = lead.end() if lead is not None else 0
        if _ALL.fullmatch(text, start):
            return list(range(self._count))
        noun = _NOUNS.match(text, start)
        for found, end in (
            self._marked(text, noun.end() if noun is not None else start, sure=True),
            self._titled(text, start),
        ):
            if found and not text[end:].strip(" .)"):
                return found
        return []

    def marked(self, text: str, start: int) -> tuple[list[int], int] | None:
        """The purposes whose marks stand at a place of a text, and where the marks end."""
        found, end = self._marked(text, start, sure=True)
        return (found, end) if found else None

    def _marked(self, text: str, start: int, *, sure: bool) -> tuple[list[int], int]:
        found: list[int] = []
        end, upto = start, False
        while (match := _MARK.match(text, start)) is not None:
            at = self._marks.get(match["mark"].lower())
            # "a: …" and "i – …" begin lines of many kinds.
            if at is None and found:
                break  # "For 2 – a legal obligation"
            if at is None or not (sure or "(" in match[0] or not match["mark"].islower()):
                return [], end
            found.extend(range(found[-1] + 1, at) if upto and found else ())
            found.append(at)
            end = match.end()
            further = _JOINT.match(text, end)
            if further is None:
                break
            upto, start = further["to"] is not None, further.end()
        return list(dict.fromkeys(found)), end

    def _titled(self, text: str, start: int) -> tuple[list[int], int]:
        found: list[int] = []
        end = start
        while True:
            first = [word[0].casefold() for word in itertools.islice(_WORD.finditer(text, start), 2)]
            match, at = next(
                (
                    (match, at)
                    for word in first  # the second where an article stands first
                    for parts, at in self._titles.get(word, ())
                    if (match := _written(parts).match(text, start))
                ),
                (None, 0),
            )
            if match is None:
                return list(dict.fromkeys(found)), end
            found.append(at)
            end = match.end()
            further = _JOINED.match(text, end)
            if further is None:
                return list(dict.fromkeys(found)), end
            start = further.end()


_SHORTEST = 4
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=2000)
def _written(parts: tuple[str, ...]) -> re.Pattern[str]:
    """A title as it may be written elsewhere: with an article before it, and other signs between its words."""
    return re.compile(_ARTICLE + r"[\W_]+".join(map(re.escape, parts)) + r"(?![^\W_])", re.IGNORECASE)

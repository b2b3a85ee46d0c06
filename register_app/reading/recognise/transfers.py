"""Transfers to third countries in text (Art. 30(1)(e)): country, recipient, instrument and what safeguards them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache

from register_app.reading.recognise import answers, former, mechanisms, parties, places
from register_app.reading.recognise.division import brackets, divide
from register_app.reading.recognise.found import TransferFound, TransfersFound
from register_app.reading.recognise.lexicon import Lexicon, clean, entries, fold, squeeze, vocabulary

_LINE = re.compile(r"\n+|;|\s\|\s|(?:(?<=\s)|^)[•▪●◦►]\s+")
_PIECE = re.compile(r"\s+[–—-]+\s+|,(?=\s)|:\s+|\s*[–—]\s*(?=[A-ZÆØÅ])")
_BULLET = re.compile(r"^\s*(?:[-–—•▪●◦*►]|\(?\d{1,2}[.)](?=\s))\s*")
_LABEL = re.compile(
    r"^(?:tredjeland|land|lande|country|third country|drittland|pays(?: tiers)?|tredje ?land|derde land|país(?: tercero)?|paese(?: terzo)?|państwo|maa|"
    r"modtager|recipient|importer|empfänger|destinataire|mottagare|mottaker|ontvanger|destinatario|odbiorca|vastaanottaja|"
    r"(?:overførsels)?grundlag|mekanisme|mechanism|transfer (?:tool|mechanism)|safeguards?|garantier?|transferinstrument|garanties?|grondslag|garantías|garanzie|"
    r"overførsel(?: til)?|transfers?(?: to)?|overførsel til tredjeland)\s*:\s*",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?:\b(?:til|to|i|in|the|den|det|de|la|le|les|nach|an|vers|aux|till|naar|a|en|hacia|verso|negli|do|w|via|ved|hos|ja|yes|oui|si|tak|kyllä|"
    r"muligvis|evt\.?|eventuelt|overførsel|overføres|transfer|transfers|land|country|pays|og|and|und|et|kun|only|data)\b|[\s,.:/&()+–—-])+",
    re.IGNORECASE,
)
_NOT_OUTSIDE = re.compile(
    r"(?:none|nothing|not?|nej|ingen|intet|ikke|keine?|nicht|aucun\w*|pas|non|inga|inget|inte|geen|niet|ningun\w*|nessun\w*|brak|nie|ei)\b[^.,;:(]*"
    r"\b(?:outside|beyond|uden ?for|utanfor|utenfor|au(?:ss|ß)erhalb|hors|buiten|fuera|fuori|poza|ulkopuol\w*)\b(?:\s+(?:of|the|af|de|la|l'|den|der|dem|het|el|del|dell'))*\s*"
    r"(?:(?:uk|eu|eea|ue|eee|eos|eøs|ees|ewr|eer|eog|see|eta|europ\w*)\b[\s/&,+-]*(?:and|og|und|et|och|en|y|e|i|ja)?\s*)+[.]?$"
)
"""A text that only says that nothing leaves the EU: "None outside UK/EEA" names no country of destination."""
_NOT_THIRD = re.compile(
    r"(?:[^\s.,;:(]+ ){0,4}(?:no|not|never|nej|ingen|ikke|aldrig|keine?|nicht|aucune?|pas|inga|inte|geen|niet)\b(?! (?:only|kun|nur|bare|seulement|bara|alleen)\b)[^.,;:(]*"
    r"\b(?:third countr\w*|tredje ?land\w*|tredjestat\w*|dritt(?:l|staat)\w*|pays tiers|derde land\w*)"
    r"(?: (?:or|and|nor|eller|og|samt|oder|und|ou|et|och|of|en) (?:to |til |an )?(?:an? |en )?internationa\w+ organi[sz]ation\w*)?(?: (?:ubermittelt|ubertragen|weitergegeben|doorgegeven|overgedragen))?[.]?$"
)
_SENT = re.compile(
    r"\b(?:transfer|overf|sen[dt]|\w*bermitt|transmi|doorgegeven|doorgeven|doorgifte|transf|give|pass|share|deles|videregiv)\w*"
)
"""What says that nothing is sent to third countries: "No data is transferred to third countries"."""
_PROSE_WORDS = 6


def _none_sent(folded: str) -> bool:
    return _NOT_THIRD.match(folded) is not None and _SENT.search(folded) is not None


@cache
def _organisations() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("transfer_words")["organisations"]))


def read(text: str) -> TransfersFound:
    """The transfers that `text` tells of; EU and EEA countries are none, and "none" is told with its reason."""
    return _read(clean(text))


def mechanism(text: str) -> str:
    """The instrument in `text` as the document has it ("45", "46(2)(c)", "47", "49(1)(a)"), or ""."""
    return mechanisms.read(text)


def outdated(text: str) -> str:
    """The words that name an instrument since annulled, or ""."""
    return mechanisms.outdated(text)


def looks_like(text: str) -> float:
    """How much `text` looks like a statement about transfers, from 0 to 1."""
    text = clean(text)
    if not text or len(text) > 2000:
        return 0.0
    if mechanisms.find(text) or mechanisms.outdated(text):
        return 1.0
    found = places.read(text) if len(text) > 2 else []
    if any(places.is_third_country(code) for code in found):
        return 0.8
    return 0.4 if found or places.names_union(text) else 0.0


@lru_cache(maxsize=8192)
def _read(text: str) -> TransfersFound:
    if not text:
        return TransfersFound()
    state, reason = answers.lead(text)
    if not state and (_NOT_OUTSIDE.match(fold(text)) or _none_sent(fold(text))):
        return TransfersFound(state="none", reason=squeeze(text))
    today, earlier = former.apart(text)
    if earlier and not today:
        return TransfersFound(state="none", reason=squeeze(text))
    third = [code for code in places.read(text) if places.is_third_country(code)]
    if state in ("no", "none") and (not third or not reason):
        return TransfersFound(state="none", reason=squeeze(reason))
    if state in ("not_applicable", "unclarified") and not third:
        return TransfersFound(state=state, reason=squeeze(reason))
    if state == "yes" and not reason:
        return TransfersFound(state="unclarified", reason=text)
    lines = [_BULLET.sub("", line) for line in divide(text, _LINE)]
    lines = [_LABEL.sub("", line) for line in lines]
    found: list[TransferFound] = []
    loose: list[str] = []
    for line in lines:
        line_state, _ = answers.lead(line)
        line_third = any(places.is_third_country(code) for code in places.read(line))
        if line_state in ("no", "none", "not_applicable") and not line_third:
            loose.append(line)
            continue
        read_line = _line(line)
        if not read_line and found and not found[-1].recipient and parties.has_form(line):
            found[-1] = replace(found[-1], recipient=line)
        elif not read_line:
            loose.append(line)
        elif found and _only_instrument(read_line):
            found[-1] = _with_instrument(found[-1], read_line[0])
        else:
            found.extend(read_line)
    if found:
        if loose:
            found[-1] = replace(found[-1], safeguards="; ".join(filter(None, [found[-1].safeguards, *loose])))
        return TransfersFound(tuple(found), reason="")
    if places.read(text) or places.names_union(text):
        # Only countries inside the EU or the EEA: nothing leaves it, and the text says where it stays.
        return TransfersFound(state="none", reason=squeeze(text))
    if state in {"unclarified", "yes"}:
        return TransfersFound(state="unclarified", reason=squeeze(text))
    return (
        TransfersFound((TransferFound(safeguards=squeeze(text)),))
        if re.search(r"\w", text)
        else TransfersFound()
    )


def _only_instrument(found: list[TransferFound]) -> bool:
    return len(found) == 1 and not (found[0].country or found[0].recipient or found[0].organisation)


def _with_instrument(transfer: TransferFound, more: TransferFound) -> TransferFound:
    return replace(
        transfer,
        mechanism=transfer.mechanism or more.mechanism,
        safeguards="; ".join(filter(None, [transfer.safeguards, more.safeguards])),
        outdated=transfer.outdated or more.outdated,
    )


def _line(line: str) -> list[TransferFound]:
    """The transfers of one line; none when it names no third country, organisation or instrument."""
    instruments = [(found.start, found.end) for found in mechanisms.find(line)]
    pieces = parties.rejoined(divide(line, _PIECE, instruments))
    countries: list[str] = []
    implied: list[str] = []
    """Countries that only the name of an instrument gives: "EU-US DPF"."""
    inside: list[str] = []
    recipients: list[str] = []
    organisation = ""
    safeguards: list[str] = []
    for piece in pieces:
        for head, content in _with_brackets(piece):
            for words in filter(None, (head, content)):
                here = places.spans(words)
                abroad = [code for code, _, _ in here if places.is_third_country(code)]
                inside += [code for code, _, _ in here if not places.is_third_country(code)]
                rest = _without(words, here)
                if mechanisms.find(words) or mechanisms.outdated(words):
                    for code, start, end in here:
                        named = any(hit.start <= start and end <= hit.end for hit in mechanisms.find(words))
                        known = implied if named else countries
                        if places.is_third_country(code) and code not in known:
                            known.append(code)
                    safeguards.append(words)
                    if not recipients and (name := parties.name_in(words)):
                        recipients.append(name)
                elif abroad and not rest:
                    countries += [code for code in abroad if code not in countries]
                elif (
                    not organisation
                    and (hits := _organisations().find(fold(words)))
                    and len(words.split()) <= 5
                ):
                    hit = hits[0]
                    if words[hit.start].isupper():
                        organisation = words
                    else:
                        _sort(words, recipients, safeguards)
                elif here and not rest:
                    continue
                elif abroad:
                    countries += [code for code in abroad if code not in countries]
                    _sort(words, recipients, safeguards, countries_inside=True)
                else:
                    _sort(words, recipients, safeguards)
    countries = countries or implied
    instrument = next((found.mechanism for words in safeguards for found in mechanisms.find(words)), "")
    if not instrument:
        instrument = mechanisms.read(line)
    void = mechanisms.outdated(line)
    if not countries and not organisation and not instrument and not void:
        return []
    if not countries and inside and not instrument and not organisation:
        return []
    shared = TransferFound(
        organisation=organisation,
        recipient=squeeze("; ".join(recipients)),
        mechanism=instrument,
        safeguards="; ".join(squeeze(words) for words in safeguards),
        outdated=void,
    )
    return [replace(shared, country=code) for code in countries or [""]]


def _with_brackets(piece: str) -> list[tuple[str, str]]:
    """A piece as (words before a bracket, words in it); brackets of company names and instruments stay in place."""
    groups = brackets(piece)
    if not groups or mechanisms.find(piece[: groups[0][0]]):
        return [(piece.strip(), "")]
    found: list[tuple[str, str]] = []
    position = 0
    for start, end in groups:
        content = piece[start + 1 : end].strip()
        after = piece[end + 1 :].strip()
        if (parties.is_only_form(re.split(r"\s{2,}|,", after)[0]) and after) or not _speaks(content):
            continue
        found.append((piece[position:start].strip(), content))
        position = end + 1
    found.append((piece[position:].strip(" ,"), ""))
    return found


def _speaks(content: str) -> bool:
    """Whether a bracket tells of country, party or instrument, not of the word before it."""
    return bool(
        places.read(content)
        or mechanisms.find(content)
        or mechanisms.outdated(content)
        or parties.has_form(content)
        or len(content.split()) > 1
    )


def _without(words: str, found: list[tuple[str, int, int]]) -> str:
    for _, start, end in sorted(found, key=lambda span: span[1], reverse=True):
        words = words[:start] + " " + words[end:]
    return _SMALL.sub(" ", words).strip()


def _sort(
    words: str, recipients: list[str], safeguards: list[str], *, countries_inside: bool = False
) -> None:
    """Put words among the recipients when they are a name, else among the safeguards."""
    plain = words.strip(" ,:")
    plain = plain if parties.has_form(plain) else plain.rstrip(".")
    if not plain or answers.read(plain) == "yes":
        return
    if answers.read(plain.split()[0]):
        safeguards.append(plain)
        return
    if (
        len(plain.split()) <= _PROSE_WORDS
        and plain[:1].isupper()
        and not countries_inside
        and (not recipients or parties.has_form(plain))
    ):
        recipients.append(plain)
        return
    if countries_inside and len(plain.split()) <= 4 and parties.has_form(plain):
        recipients.append(plain)
        return
    name = parties.name_in(plain)
    if name and not recipients:
        recipients.append(name)
    safeguards.append(plain)

"""Time limits in the running text about one purpose: "We delete the messages after six months"."""

from __future__ import annotations

import re

from register_app.reading.recognise import durations

_KEPT = (
    r"opbevare[rs]?|opbevaret|gemme[rs]?|gemt|bevare[rs]?|lagre[rs]?|oppbevare[rst]?|behold(?:er|es|e)|"
    r"keep|keeps|kept|retain|retains|retained|stored?|stores|hold|held|"
    r"speicher[nt]|gespeichert|aufbewahrt?|aufzubewahren|bewahren|aufgehoben|vorgehalten|"
    r"conserv(?:ons|ez|ent|e|er|erons|é|ée|és|ées)|gard(?:ons|ent|er|erons|é|ée|és|ées)|stockée?s?|"
    r"spara[rs]?|sparats?|bevara[rs]?|lagra[rs]?|behåll(?:er|s|a|as)|"
    r"bewaren|bewaart|bewaard|opgeslagen|"
    r"conserv(?:amos|an|a|arán|aremos|ar|ados?|adas?)|guard(?:amos|an|arán|aremos|ar|ados?|adas?)|almacen(?:amos|an|arán|ados?|adas?)|mant(?:enemos|ienen|endremos|endrán)|"
    r"conserv(?:iamo|ano|eremo|eranno|are|at[oiae])|"
    r"przechow(?:ujemy|uje|ywan[aey]|ywać|amy)|"
    r"säily(?:tämme|tetään|tää|tettävä|vät)"
)
_ERASED = (
    r"slette[rs]?|slettet|fjerne[rs]?|fjernet|anonymisere[rst]?|delete[sd]?|erase[sd]?|remove[sd]?|destroy(?:s|ed)?|makulere[rst]?|destruere[rst]?|anonymi[sz]e[sd]?|"
    r"löschen|löscht|gelöscht|vernichtet|vernichten|anonymisier(?:en|t)|"
    r"supprim(?:ons|ent|er|erons|é|ée|és|ées)|effac(?:er|é|ée|és|ées|ent)|effaçons|détrui(?:sons|t|te|ts|tes)|anonymis(?:ons|é|ée|és|ées)|"
    r"radera[rs]?|raderats?|gallra[rs]?|ta[rs]? bort|anonymisera[rs]?|"
    r"verwijderen|verwijdert?|verwijderd|wissen|gewist|vernietig(?:en|t|d)|geanonimiseerd|"
    r"suprim(?:imos|en|e|irán|iremos|idos?|idas?)|elimin(?:amos|an|a|arán|aremos|ados?|adas?)|borr(?:amos|an|arán|ados?|adas?)|anonimiz(?:amos|an|ados?|adas?)|"
    r"cancell(?:iamo|ano|eremo|eranno|at[oiae])|elimin(?:iamo|at[oiae])|distrutt[oiae]|anonimizzat[oiae]|"
    r"usuwa(?:my|ne|na|ny)|usuni(?:emy|ęte|ęta)|niszczone|kasujemy|anonimizowane|"
    r"poist(?:amme|etaan)|hävit(?:ämme|etään)|anonymisoi(?:mme|daan)"
)
_KEEPS = re.compile(rf"\b(?:{_KEPT}|{_ERASED})\b", re.IGNORECASE)
"""That something is kept or erased, in eleven languages."""
_AT_END = re.compile(
    r"(?:\s+lang)?\s+(?:auf|gespeichert|aufbewahrt|aufgehoben|vorgehalten|gelöscht|vernichtet|anonymisiert|bewaard|opgeslagen|verwijderd|gewist|vernietigd|"
    r"geanonimiseerd)(?:\s+(?:werden|wird|worden|wordt))?$",
    re.IGNORECASE,
)
"""What of the verb stands at the end of a German or Dutch sentence."""
_UNTIL = re.compile(
    r"\b(?:indtil|så længe|senest|straks|until|for as long as|as long as|no later than|immediately|indefinitely|på ubestemt tid|"
    r"bis|solange|so lange|spätestens|unverzüglich|jusqu['’]\w+|jusque|tant qu[e'’]|aussi longtemps|au plus tard|immédiatement|"
    r"tills|till dess|så länge|senast|omedelbart|inntil|så lenge|totdat|tot|zolang|zo lang|uiterlijk|onmiddellijk|"
    r"hasta|mientras|a más tardar|inmediatamente|fino a\w*|finch[éè]|al più tardi|immediatamente|"
    r"dopóki|do czasu|do momentu|tak długo|najpóźniej|do (?:zakończenia|końca|upływu|wycofania|odwołania|ustania)|"
    r"niin kauan|kunnes|viimeistään|välittömästi|(?:[^\W\d_]+n\s+)?[^\W\d_]+n\s+(?:asti|saakka))\b",
    re.IGNORECASE,
)
_ONCE = re.compile(
    rf"\b(?:{_ERASED})\b[^.;:]{{0,60}}?[\s,]"
    r"(?P<event>(?:når|så snart|when|once|as soon as|sobald|wenn|dès qu[e'’]|lorsqu[e'’]|när|zodra|wanneer|en cuanto|cuando|tan pronto como|quando|"
    r"non appena|appena|gdy|kiedy|jak tylko|heti kun|kun)\s?)",
    re.IGNORECASE,
)
"""At what event data are deleted: "We delete your number when you opt out"."""
_WIDER = re.compile(
    r"(?:\b(?:op til|mindst|højst|maksimalt|en periode på|up to|at least|at most|a period of|a maximum of|"
    r"bis zu|mindestens|höchstens|maximal|(?:die|eine) Dauer von|einen Zeitraum von|"
    r"au moins|au plus|au maximum|une durée (?:maximale |minimale )?de|une période (?:maximale )?de|"
    r"högst|minst|maximalt|upp till|en period (?:på|av)|opptil|høyst|minst|"
    r"maximaal|minimaal|ten hoogste|ten minste|hooguit|een periode van|een termijn van|"
    r"un (?:plazo|periodo|período)(?: máximo| mínimo)? de|un máximo de|un mínimo de|como máximo|al menos|"
    r"un (?:periodo|termine)(?: massimo| minimo)? di|un massimo di|al massimo|almeno|"
    r"okres|maksymalnie|co najmniej|najdłużej|nie dłużej niż|enintään|vähintään|korkeintaan)\s+)$",
    re.IGNORECASE,
)
_FURTHER = re.compile(
    r",?\s+(?:og|and)\s+(?:(?:kan|må|may|can|might)\b|(?:videregives|udleveres|deles|sendes)\b|(?:is|are|will be) (?:shared|disclosed|passed|sent)\b)",
    re.IGNORECASE,
)
"""What else a sentence goes on to say of the data: "… 30 days and may be given to the police"."""
_CITED = re.compile(r"\s*\([^()]*(?:\([^()]*\)[^()]*)*\bart\w{0,6}\b(?:[^()]|\([^()]*\))*\)$", re.IGNORECASE)
_LONGEST_LEAD = 10
"""Words; a longer beginning tells more than that something is kept."""


def limit(sentence: str) -> str:
    """The time limit that a sentence tells, without the words that only say that data are kept; "" when it tells none."""
    keeps = _KEEPS.search(sentence)
    if keeps is None:
        return ""
    found = durations.find(sentence)
    until = _UNTIL.search(sentence)
    once = _ONCE.search(sentence)
    places = [duration.start for duration in found[:1]] + ([until.start()] if until is not None else [])
    places += [once.start("event")] if once is not None and not places else []
    if not places:
        return ""
    start = min(places)
    wider = _WIDER.search(sentence[:start])
    start = wider.start() if wider is not None else start
    sentence = sentence.strip().rstrip(".")
    ends = _AT_END.search(sentence)
    lead = sentence[keeps.end() : start] if keeps.end() < start else sentence[:start]
    if len(lead.split()) > _LONGEST_LEAD or (ends is None and start < keeps.start()):
        start = 0
    further = _FURTHER.search(sentence, start) if ends is None else ends
    end = further.start() if further is not None and start else len(sentence)
    return _CITED.sub("", sentence[start:end].strip()).strip(" ,")


def begins(text: str) -> bool:
    """Whether a text begins as a time limit does, whatever event it names ("2 years after you withdrew your consent")."""
    lead = _FOR.match(text)
    found = durations.find(text)
    return _UNTIL.match(text) is not None or bool(found and lead and found[0].start <= lead.end())


_FOR = re.compile(
    rf"(?:(?:i|for|ca\.|max\w*\.?|maks\w*\.?|über|pendant|under|gedurende|durante|per|przez)\s+)?(?:{_WIDER.pattern.removesuffix('$')})?",
    re.IGNORECASE,
)
"""What may stand before the first number of a time limit: "for up to"."""

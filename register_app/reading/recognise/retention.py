"""Time limits for erasure in text (Art. 30(1)(f)): period, event, what happens then, and the law behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from register_app.reading.recognise import answers, durations, laws
from register_app.reading.recognise.division import brackets, divide, outside, unwrap
from register_app.reading.recognise.durations import Duration
from register_app.reading.recognise.found import RetentionFound
from register_app.reading.recognise.lexicon import Lexicon, clean, entries, fold, squeeze, vocabulary
from register_app.reading.recognise.remainder import doubts

_SEGMENT = re.compile(r"\n+|;|\s\|\s|(?:(?<=\s)|^)[•▪●◦►]\s+")
_COMMA = re.compile(r",(?=\s)")
_SENTENCE = re.compile(
    r"\.\s+(?=[A-ZÆØÅÄÖ])|\s+/\s+|\s+(?:og|and|und|et|och|en|y|e|i|ja|oraz)\s+(?=\d)|\n+|;"
)
_JOINING = re.compile(
    r"^(?:mens|medens|while|whereas|og|and|samt|und|während|tandis que|et|medan|och|terwijl|en|mientras|y|mentre|e|oraz|ja)\s+",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-–—•▪●◦*►]|\(?\d{1,2}[.)](?=\s))\s*")
_LABEL = re.compile(
    r"(?P<label>[^:;()\n]{2,80}?)(?:\s*:\s+|\s+[–—=→-]\s+|\s*:\s*(?=\d))(?P<rest>.+)", re.DOTALL
)
_FOR_LABEL = re.compile(
    r"\s*(?:\(\s*(?P<bracket>[^()]{2,60})\s*\)|(?:for|vedr(?:ørende|\.)?|for så vidt angår|für|pour|för|voor|para|per|dla|regarding|concerning)\s+(?P<plain>[^.;]{2,60}))\s*$",
    re.IGNORECASE,
)
_AFTER = (
    r"efter at|efter|etter at|etter|regnet fra|fra og med|fra|siden|after|following|from|since|as of|counted from|calculated from|post-|"
    r"nach|ab|seit|gerechnet ab|nach dem|à compter de la|à compter du|à compter de l'|à compter des|à compter de|a compter de la|a compter du|"
    r"a compter de l'|a compter des|a compter de|après|depuis|à partir de la|à partir du|à partir de|suivant|från och med|från|räknat från|"
    r"na afloop van|na|vanaf|sinds|después de la|después del|después de|tras|desde la|desde el|desde|a partir de la|a partir del|a partir de|"
    r"dopo|dalla|dal|dall'|dallo|dai|a decorrere da(?:lla|l|ll')?|a partire da(?:lla|l|ll')?|successiv[io] al(?:la|l')?|"
    r"od|po|licząc od|alkaen|lukien|\+"
)
_START = re.compile(
    rf"(?:\s+[^\W\d][\w-]*){{0,3}}?[\s,]*(?:\(?\s*)?(?:{_AFTER})(?:(?<=['-])|(?![\w-]))[\s,]*(?:at\s+|,\s*at\s+|dass\s+)?(?P<event>[^\s].*)",
    re.IGNORECASE | re.DOTALL,
)
_STOP = re.compile(
    r"[;\n(]|\.(?=\s+[A-ZÆØÅÄÖ]|\s*$)|,?\s*(?:\bjf\.|\bjfr\.|\bi henhold til\b|\bcf\.|\bgemäß\b|\bi\.\s?V\.\s?m\b|\bin accordance with\b|\baccording to\b|"
    r"\bunder the\b|\bpursuant to\b|\bconformément\b|\bconforme\b|\bvgl\.|\benligt\b|\bovereenkomstig\b|\bzgodnie z\b|\bai sensi\b)"
    r"|,\s*(?:medmindre|dog|hvorefter|herefter|derefter|og slettes|hvis|med mindre|unless|then|after which|except|however|sofern|danach|anschließend|"
    r"sauf|puis|om inte|därefter|daarna|tenzij|mens|medens|while|whereas|während|tandis que|medan|terwijl|mientras|mentre|salvo|luego|después|poi|chyba że|następnie|ellei|minkä jälkeen)\b"
    r"|\s+(?:og|and|und|et|och)\s+(?:slettes|anonymiseres|arkiveres|deleted|erased|anonymised)\b"
    r"|\s+(?=(?:hvorefter|herefter|medmindre|unless|after which|then|og derefter|and then)\b)",
    re.IGNORECASE,
)
_BEFORE_EVENT = re.compile(
    rf"^(?:(?:{_AFTER})\s+)?(?P<event>[^\d].*?)\s*(?:\+|plus|og derefter|herefter|derefter|danach|,?\s*then|puis)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_UNTIL = re.compile(
    r"^(?:(?:data|oplysningerne|oplysninger|optagelser\w*|de|daten|les données|gegevens|uppgifter\w*)\s+)?(?:slettes|opbevares|gemmes|bevares|kept|stored|retained|deleted|speicherung|conservées?|"
    r"sparas|lagras|lagres|bewaard|conservados|säilytetään|raderas|gallras|gelöscht|verwijderd|poistetaan)?\s*"
    r"(?P<word>indtil|frem til|ved|straks efter|umiddelbart efter|efter|until|till|upon|on|at|immediately after|after|bis zum|bis zur|bis|nach|bei|"
    r"jusqu'à la|jusqu'à l'|jusqu'à|jusqu'au|après|à la|au|inntil|etter|tills|till dess|vid|efter|tot aan|totdat|tot|na|bij|hasta que|hasta la|hasta el|hasta|fino alla|fino al|"
    r"fino a|alla|do czasu|do momentu|do|po|kunnes|til|når|when|wenn|sobald)\s+(?:at\s+)?(?P<event>.+)",
    re.IGNORECASE | re.DOTALL,
)
_FINNISH_EVENT = re.compile(
    r"\s*(?P<event>[\w\s-]+?\w+(?:sta|stä|n)(?:\s+(?:jälkeen|alkaen|lukien))?)\s*$", re.IGNORECASE
)
_NOT_BEFORE = re.compile(
    r"\b(?:ikke|not|nicht|inte|niet|nie|non|ej|pas|no|ei|never|aldrig)(?:\s+(?:be|blive|werden|sont))?\s*$"
)
_NOT_AFTER = re.compile(r"\s+(?:ikke|nicht|inte|niet|pas|aldrig|ej)\b")
_LEAST = re.compile(
    r"(?:\bmin\w*\.?|\bat least|\bmindst|\bmindestens|\bau moins|\bminst|\btenminste|\bal menos|\balmeno|\bco najmniej|\bvähintään)\s*$",
    re.IGNORECASE,
)
_MOST = re.compile(
    r"(?:\bmax\w*\.?|\bmaks\w*\.?|\bat most|\bno more than|\bhøjst|\bsenest|\bop til|\bup to|\bhöchstens|\bspätestens|\bau plus|\bhögst|\bmaximaal|\bcomo máximo|"
    r"\bal massimo|\bmaksymalnie|\benintään)\s*$",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\s+(?:(?:er|is|are|be|to be|skal|must be|will be|shall be|werden|wird|sont|worden|wordt|se|vengono|sono|są|jest)\s+)?"
    r"(?:slettes|gemmes|opbevares|bevares|lagres|anonymiseres|arkiveres|makuleres|deleted|erased|kept|stored|retained|anonymi[sz]ed|archived|destroyed|"
    r"gelöscht|aufbewahrt|gespeichert|conservée?s?|supprimée?s?|raderas|gallras|sparas|bevaras|bewaard|verwijderd|conservan|conservarán|suprimen|suprimirán|"
    r"conservati|cancellati|przechowywane|usuwane|säilytetään|poistetaan|werden|worden)\b",
    re.IGNORECASE,
)
_MOST_LABEL_WORDS = 7


@cache
def _actions() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("time_words")["actions"]))


@cache
def _current() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("time_words")["current"]))


@cache
def _criteria() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("time_words")["criteria"]))


def read(text: str, categories: Sequence[str] = ()) -> list[RetentionFound]:
    """The time limits of `text`: one, or one for each category of data where every part of the text names its own.

    `categories` are names known for the data at hand; a part that begins with one of them is taken as its limit.
    """
    return list(_read(clean(text), tuple(categories)))


def looks_like(text: str) -> float:
    """How much `text` looks like a time limit, from 0 to 1."""
    return _looks_like(clean(text))


@lru_cache(maxsize=8192)
def _looks_like(text: str) -> float:
    if not text or len(text) > 2000:
        return 0.0
    found = durations.find(text)
    folded = fold(text)
    if found:
        lead = found[0].start
        return 1.0 if lead <= 40 or len(text) <= 120 else 0.5
    hits = _criteria().find(folded)
    if hits and hits[0].start == 0:
        return 0.6 if hits[0].end - hits[0].start > 3 else 0.3
    if _actions().find(folded):
        return 0.5
    return 0.3 if hits and len(text) < 120 else 0.0


@lru_cache(maxsize=8192)
def _read(text: str, categories: tuple[str, ...]) -> tuple[RetentionFound, ...]:
    if not text or answers.read(text):
        return ()
    text = unwrap(text)
    pairs = _paired(text, categories)
    return tuple(pairs) if pairs else (_one(text),)


# --- one limit --------------------------------------------------------------------------------------------


def _one(text: str) -> RetentionFound:
    found = durations.find(text)
    several = len({duration.period for duration in found}) > 1
    duration = _limit(text, found)
    law = _law(text)
    return RetentionFound(
        text=text,
        period=duration.period if duration else "",
        start=_start(text, duration),
        action=_action(text),
        law=law,
        note=_note(text, duration) if duration else "",
        doubtful=several or bool(duration and duration.ranged) or bool(doubts().find(fold(text))),
    )


def _limit(text: str, found: list[Duration]) -> Duration | None:
    """The period of several that is the limit: the first, the most allowed after a least, the one put in its place."""
    for changed in _CHANGED.finditer(text) if len(found) > 1 else ():
        instead = next((duration for duration in found if duration.start >= changed.end()), None)
        if instead is not None and instead is not found[0]:
            return instead
    if len(found) > 1 and _LEAST.search(text[: found[0].start]) and _MOST.search(text[: found[1].start]):
        return found[1]
    return found[0] if found else None


def _law(text: str) -> str:
    found = laws.find(text)
    if found is None or not found.law:
        return ""
    return squeeze(text[found.start : found.end]).rstrip(",. ") if not found.section else _said(text, found)


def _said(text: str, found: laws.LawFound) -> str:
    """The reference in the order it was written, the name without its genitive."""
    first = fold(text[found.start :]).startswith(fold(found.section)[:3])
    return f"{found.section} {found.law}" if first else f"{found.law} {found.section}"


_CHANGED = re.compile(
    r"\b(?:(?:rettet|ændret|sat (?:op|ned)|changed|corrected|amended|reduced|extended|endret|ändrat|rättat|gewijzigd|aangepast) (?:til|to|till|in|naar)|"
    r"(?:geändert|berichtigt|korrigiert|verkürzt|verlängert) (?:auf|in|zu)|(?:modifiée?|corrigée?|ramenée?|portée?) (?:à|en)|jetzt|nunmehr|désormais|nu(?= ?:)|now(?= ?:))(?!\w)",
    re.IGNORECASE,
)
"""What stands before the limit that holds now: "1 year, changed to: 6 months"."""


def _start(text: str, duration: Duration | None) -> str:
    current = _current().find(fold(text))
    if current and duration is not None:
        return squeeze(text[current[0].start : current[0].end])
    if duration is None:
        until = _UNTIL.match(text)
        return _event(until.group("event")) if until is not None else ""
    after = _START.match(text[duration.end :])
    if after is not None:
        return _event(after.group("event"))
    before = _BEFORE_EVENT.match(text[: duration.start])
    if before is not None:
        return _event(before.group("event"))
    finnish = _FINNISH_EVENT.match(text[duration.end :].split("(", 1)[0])
    if finnish is not None and re.search(
        r"(?:vuotta|vuoden|vuosi|kuukaut|kuukaude|kk|päivää|viikkoa|v\.?)\W*$",
        text[: duration.end],
        re.IGNORECASE,
    ):
        return _event(re.sub(r"\s+(?:jälkeen|alkaen|lukien)$", "", finnish.group("event")))
    return ""


def _event(words: str) -> str:
    stop = _STOP.search(words)
    words = words[: stop.start()] if stop else words
    further = durations.find(words)
    if further:  # what stands about another period is no part of the event of the first
        words = words[: further[0].start].rpartition(",")[0]
    return squeeze(words).strip(" ,.)")


def _action(text: str) -> str:
    folded = fold(text)
    for hit in _actions().find(folded):
        if not _NOT_BEFORE.search(folded[: hit.start]) and not _NOT_AFTER.match(folded, hit.end):
            return hit.value
    return ""


def _note(text: str, duration: Duration) -> str:
    """The words in a bracket after the period, such as what it is for: "30 år (prøvebeviser)"."""
    _, contents = outside(text[duration.end :])
    return "; ".join(content for content in contents if laws.find(content) is None)


# --- a limit for each category ----------------------------------------------------------------------------


def _paired(text: str, categories: tuple[str, ...]) -> list[RetentionFound]:
    for separator in (_SEGMENT, _COMMA, _SENTENCE):
        parts = [_JOINING.sub("", _BULLET.sub("", part)) for part in divide(text, separator)]
        parts = [part for part in parts if part]
        if len(parts) < 2:
            continue
        found = [_labelled(part, categories) for part in parts]
        if all(one is not None for one in found):
            return [one for one in found if one is not None]
    single = _labelled(text, categories) if categories else None
    return [single] if single is not None else []


def _labelled(part: str, categories: tuple[str, ...]) -> RetentionFound | None:
    """A part that says what it is the limit of: "CV: 6 måneder", "5 år (kontrakter)", "6 months for applications"."""
    label = _LABEL.fullmatch(part)
    if label is not None and _is_label(label.group("label")) and _is_limit(label.group("rest")):
        return replace(_one(label.group("rest").strip()), category=squeeze(label.group("label")), text=part)
    known = next((name for name in categories if name and fold(part).startswith(fold(name))), "")
    if known and _is_limit(part[len(known) :]):
        return replace(_one(part), category=known)
    found = durations.find(part)
    if len(found) == 1 and found[0].start <= 12:
        after = _FOR_LABEL.match(part[found[0].end :])
        if after is not None:
            name = after.group("bracket") or after.group("plain")
            if _is_label(name) and laws.find(name) is None:
                return replace(_one(part), category=squeeze(name), note="")
    kept = _KEPT.search(part)
    if len(found) == 1 and kept is not None and 0 < kept.start() < found[0].start:
        subject = part[: kept.start()]
        # "Kontrakter slettes efter 5 år": the subject of the sentence.
        if len(subject.split()) <= 4 and _is_label(subject) and not _is_sentence(subject):
            return replace(_one(part), category=squeeze(subject))
    if len(found) == 1 and found[0].start > 0 and not brackets(part):
        before = part[: found[0].start].strip(" -–:=")
        # "CV 6 måneder": a short noun phrase and nothing of a sentence before the period.
        if before and len(before.split()) <= 3 and _is_label(before) and not _is_sentence(before):
            return replace(_one(part), category=squeeze(before))
    return None


def _is_label(words: str) -> bool:
    return (
        len(words.split()) <= _MOST_LABEL_WORDS
        and not durations.find(words)
        and re.search(r"[^\W\d]{2}", words) is not None
        and _UNTIL.match(words + " x") is None
    )


def _is_sentence(words: str) -> bool:
    folded = fold(words)
    return bool(
        _actions().find(folded)
        or _criteria().find(folded)
        or _current().find(folded)
        or re.search(
            r"(?:^|\s)(?:efter|after|nach|apres|etter|na|tras|dopo|po|maks\w*|max\w*|min\w*|senest|op til|up to|at least|mindst|hojst|bis|zu|i|in|for|fra|from|"
            r"de|du|von|og|and|und|samt|plus|\+|ophor\w*|termination|end|ende|ca\.?|normalt|derefter|herefter)\s*$",
            folded,
        )
        or "+" in words
    )


def _is_limit(words: str) -> bool:
    """Whether words are a time limit: a period, a criterion or what happens."""
    if durations.find(words):
        return True
    folded = fold(words.strip())
    hits = _criteria().find(folded)
    return bool(hits and hits[0].start == 0) or bool(_actions().find(folded))

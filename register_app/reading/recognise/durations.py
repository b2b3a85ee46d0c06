"""Lengths of time in eleven languages: "5 år", "36 mdr.", "two years", "12–24 mnd", "1 år og 6 måneder", "P5Y"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from register_app.reading.recognise.lexicon import Lexicon, entries, fold, vocabulary

_DIGITS = r"(?:1/2|\d{1,3}(?:[.,]\d{1,2})?\s?½?\+?|½)"
_ISO = re.compile(r"(?<!\w)p(?=\d|t\d)(?:\d+y)?(?:\d+m)?(?:\d+w)?(?:\d+d)?(?:t(?:\d+h)?(?:\d+m)?)?(?!\w)")
_RANGE = re.compile(
    r"\s*(?:-|–|—|til|to|bis|a|à|till|tot|hasta|fino a|do|eller|or|oder|ou|of|o|lub|bzw\.?|/|og|and|und)\s*(?=\d)"
)
_JOINT = re.compile(r"\s*(?:,|og|and|und|et|och|en|y|e|i|ja|\+|plus)?\s*(?:i tillæg til)?\s*")
_AGE_BEFORE = re.compile(
    r"(?:\b(?:fyld\w*|age|aged|alter von|age de|alle von|edad de|eta di|ikä|wiek\w*|under|unter|below|fyller)\s+|\bover\s+(?=1[3-8]\b))$"
)
_AGE_AFTER = re.compile(r"\s*(?:gammel|gamle|old\b|alt\b|gammal|gamla|oud\b|de edad|di eta|vanha|ikäi)")
_FREQUENCY = re.compile(
    r"(?:\b(?:hver|hvert|every|each|pr\.?|jede[srn]?|alle|chaque|tous les|toutes les|varje|vart|elke|iedere|om de|cada|ogni|co|joka|"
    r"gang om|once an?|once|twice a?|mal pro|gange om)\s+)$"
)
_KEPT_UNDER = re.compile(
    r"\b(?:spara|lagra|bevara|behall|arkivera|forvara|oppbevar|lagre|behold)(?:s|r|er|es|as)?\b[^.;]*(?<!\bbarn)(?<!\bunga)(?<!\bpersoner)(?<!\belever)\sunder\s$"
)
"""In Swedish what is kept "under tre år" is kept for three years."""
_KEPT_WITHIN = 120

_UNCOUNTED = re.compile(
    r"(?:^|[;:(]\s*|\b(?:przez|okres)\s+)(?:(?=(?:rok|miesiac|tydzien|kwartal)\s+(?:po|od)\b)|(?=(?:vuosi|kuukausi|viikko)\s+(?:\w+st[aä]\b|\w+ jalkeen)))|\bprzez\s+(?=(?:rok|miesiac|tydzien)\b)"
)
"""Before a unit that stands for one of it in languages without articles: "rok po zakończeniu"."""

_MONTHS = re.compile(r"([1-9]\d{0,2}) ?m\.?")
"""A whole cell like "6m"; inside other words an m may be metres."""
_LONGEST_UNIT = 30


@dataclass(frozen=True)
class Duration:
    """A length of time at [start, end) of a text; `period` in ISO 8601, `ranged` when a range was written."""

    start: int
    end: int
    period: str
    ranged: bool = False


@cache
def _units() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("time_words")["units"]))


@cache
def _numbers() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("time_words")["numbers"]))


def find(text: str) -> list[Duration]:
    """The lengths of time in `text` (cleaned), from left to right; ages and frequencies are none."""
    return list(_find(text))


@lru_cache(maxsize=8192)
def _find(text: str) -> tuple[Duration, ...]:
    folded = fold(text)
    if (months := _MONTHS.fullmatch(folded)) is not None:
        return (Duration(0, len(folded), f"P{int(months[1])}M"),)
    found = [
        Duration(m.start(), m.end(), m.group().upper()) for m in _ISO.finditer(folded) if len(m.group()) > 2
    ]
    found += _counted(folded)
    found.sort(key=lambda duration: duration.start)
    kept: list[Duration] = []
    for duration in found:
        if kept and duration.start < kept[-1].end:
            continue
        merged = _compound(folded, kept[-1], duration) if kept else None
        if merged is not None:
            kept[-1] = merged
        else:
            kept.append(duration)
    return tuple(kept)


@lru_cache(maxsize=1000)
def unit_named(heading: str) -> str:
    """The unit that a heading says its numbers count ("Erased after (years)", "Months kept"), as it is written; else ""."""
    bracket = _BRACKETED.search(heading)
    if bracket is not None and _unit_of(bracket["unit"]):
        return bracket["unit"]
    words = re.findall(r"[^\W\d_]+", heading)
    if re.search(r"\d", heading) or not words:
        return ""
    return next((word for word in (words[-1], words[0]) if _unit_of(word) not in ("", "H")), "")


_BRACKETED = re.compile(
    r"[(\[/]\s*(?:(?:antal|anzahl|number of|aantal|nombre d['’]|i|in|en|em|w)\s*)?(?P<unit>[^\W\d_]+\.?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)


def _unit_of(word: str) -> str:
    """The letter of a unit of time ("Y") when a word is one and no more, or ""."""
    folded = fold(word)
    found = _unit(folded, 0) if len(folded) > 1 else None
    return found[0] if found is not None and found[1] >= len(folded.rstrip(".")) else ""


def _counted(folded: str) -> list[Duration]:
    found: list[Duration] = []
    position = 0
    for number in re.finditer(rf"(?<![\w.,:§])(?<!\d/)(?<!§\s)(?<!\d-){_DIGITS}", folded):
        if number.start() < position:
            continue
        duration = _with_digits(folded, number)
        if duration is not None:
            found.append(duration)
            position = duration.end
    found.extend(
        Duration(bare.end(), unit[1], _period(1, unit[0]))
        for bare in _UNCOUNTED.finditer(folded)
        if (unit := _unit(folded, bare.end())) is not None
    )
    for hit in _numbers().find(folded):
        if any(duration.start <= hit.start < duration.end for duration in found):
            continue
        unit = _unit(folded, hit.end)
        if unit is None and folded[hit.end : hit.end + 1] in "- (":
            bracket = re.match(r"\s*\(\s*\d+\s*\)\s*", folded[hit.end :])
            unit = _unit(folded, hit.end + bracket.end()) if bracket else None
        if unit is None or (unit[0] == "H" and hit.value == "1"):
            continue
        if unit[2] in ("y", "v", "v.", "j.", "ora"):
            continue  # "a v.", "un'ora": too short to be sure of beside a word
        if _excluded(folded, hit.start, unit[1]):
            continue
        period = _period(float(hit.value), unit[0])
        if period:
            found.append(Duration(hit.start, unit[1], period))
    return found


def _with_digits(folded: str, number: re.Match[str]) -> Duration | None:
    start, end = number.span()
    ranged = False
    last = number.group()
    span = _RANGE.match(folded, end)
    if span is not None:
        second = re.match(_DIGITS, folded[span.end() :])
        if second is not None and _unit(folded, span.end() + second.end()) is not None:
            ranged, last, end = True, second.group(), span.end() + second.end()
    unit = _unit(folded, end)
    if unit is None:
        unit = _unit_in_bracket(folded, end)
    if unit is None or _excluded(folded, start, unit[1]):
        return None
    period = _period(_value(last), unit[0])
    return Duration(start, unit[1], period, ranged) if period else None


def _unit_in_bracket(folded: str, position: int) -> tuple[str, int, str] | None:
    """The unit after a number said again in words: "5 (fem) år"."""
    said = re.match(r"\s*\(\s*\w+\s*\)\s*", folded[position:])
    return _unit(folded, position + said.end()) if said else None


def _value(digits: str) -> float:
    if digits == "1/2":
        return 0.5
    half = "½" in digits
    plain = digits.replace("½", "").replace("+", "").strip().replace(",", ".")
    return (float(plain) if plain else 0.0) + (0.5 if half else 0.0)


def _unit(folded: str, position: int) -> tuple[str, int, str] | None:
    """The unit that begins at `position` after space or hyphen, as (letter, end, word)."""
    gap = re.match(
        r"[\s-]{0,3}(?:(?:hele|fulde|full|calendar|kalender|volle|ganze|hela|consecutive|løbende|on going)\s+)?",
        folded[position:],
    )
    begin = position + (gap.end() if gap else 0)
    # Cut off what stands before, for the unit may follow its number at once ("5år").
    hit = _units().match(folded[begin : begin + _LONGEST_UNIT])
    if hit is None:
        return None
    return hit.value, begin + hit.end, folded[begin : begin + hit.end]


def _excluded(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - 24) : start]
    if before.endswith("under ") and _KEPT_UNDER.search(folded[max(0, start - _KEPT_WITHIN) : start]):
        return False
    return bool(_AGE_BEFORE.search(before) or _FREQUENCY.search(before) or _AGE_AFTER.match(folded, end))


def _period(value: float, unit: str) -> str:
    """ISO 8601 of `value` units, in whole numbers; "" when that cannot be."""
    if not 0 < value < 1000:
        return ""
    if len(unit) > 1:  # a quarter is "3M", half a year "6M"
        value, unit = value * int(unit[:-1]), unit[-1]
    if unit == "H" and value % 24 == 0:  # "72 hours" are three days
        value, unit = value / 24, "D"
    if value == int(value):
        return f"PT{int(value)}H" if unit == "H" else f"P{int(value)}{unit}"
    finer = {"Y": (12, "M"), "W": (7, "D"), "D": (24, "H")}.get(unit)
    if finer is None or value * finer[0] != int(value * finer[0]):
        return (
            "P15D"
            if unit == "M" and value == 0.5
            else f"P{int(value)}M15D"
            if unit == "M" and value % 1 == 0.5
            else ""
        )
    return _period(value * finer[0], finer[1])


_ISO_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_RANK = "YMWD"


def _compound(folded: str, first: Duration, second: Duration) -> Duration | None:
    """Join "1 år og 6 måneder" into one length: the second follows at once with a smaller unit."""
    between = folded[first.end : second.start]
    if first.ranged or second.ranged or not _JOINT.fullmatch(between):
        return None
    one, two = _ISO_PARTS.fullmatch(first.period), _ISO_PARTS.fullmatch(second.period)
    if one is None or two is None:
        return None
    lower = max(index for index, value in enumerate(one.groups()) if value)
    upper = min(index for index, value in enumerate(two.groups()) if value)
    if upper <= lower or ("," in between and not between.strip(", ")):
        return None
    parts = [a or b for a, b in zip(one.groups(), two.groups(), strict=True)]
    period = "P" + "".join(f"{value}{_RANK[index]}" for index, value in enumerate(parts) if value)
    return Duration(first.start, second.end, period)

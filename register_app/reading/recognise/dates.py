"""Dates as people and programs write them, to ISO 8601."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from functools import cache

from register_app.reading.recognise.lexicon import LANGUAGES, clean, fold

_ISO = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?:[T\s]\d{1,2}[:.]\d{2}.*)?")
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_NUMERIC = re.compile(
    r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{4}|\d{2})\.?(?:\s+(?:kl\.?\s*)?\d{1,2}[:.]\d{2}.*)?"
)
_WORDED = re.compile(
    r"(?:[a-z]+,?\s+(?:den\s+)?)?(?P<day>\d{1,2})(?:\.|st|nd|rd|th|er|o)?\s*(?:de\s+|of\s+)?(?P<month>[a-z]{3,})\.?,?\s*(?:de\s+|del\s+)?(?P<year>\d{4}|'?\d{2})(?:\s*(?:r|\.)\.?)?"
)
_MONTH_FIRST = re.compile(
    r"(?:[a-z]+,\s+)?(?P<month>[a-z]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})"
)
_EPOCH = datetime.date(1899, 12, 30)
_SERIALS = (20_000, 80_000)
"""Day numbers taken for Excel serials: years 1954 to 2119."""


@cache
def _months() -> dict[str, int]:
    from babel import Locale

    months: dict[str, int] = {}
    for language in LANGUAGES:
        calendar = Locale(language).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in calendar[context][width].items():
                    months.setdefault(fold(name).rstrip("."), number)
    for name, number in {
        "sept": 9,
        "okt": 10,
        "maj": 5,
        "mrt": 3,
        "mrz": 3,
        "maerz": 3,
        "aout": 8,
        "fev": 2,
    }.items():
        months.setdefault(name, number)
    return months


def read(value: object, order: str = "dmy", *, serials: bool = False) -> str:
    """The date of `value` as `2026-03-31`, or "" when it is none.

    `order` ("dmy" or "mdy") decides numbers that could be either; with `serials` a number is an Excel day number.
    """
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, (int, float)):
        return _serial(float(value)) if serials else ""
    text = clean(str(value)).strip(" .,;")
    if serials and re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return _serial(float(text))
    for pattern in (_ISO, _COMPACT):
        found = pattern.fullmatch(text)
        if found:
            return _iso(int(found[1]), int(found[2]), int(found[3]))
    found = _NUMERIC.fullmatch(text)
    if found:
        first, second = int(found[1]), int(found[2])
        if (order == "mdy" and first <= 12) or second > 12:
            first, second = second, first
        return _iso(_year(found[3]), second, first)
    return _worded(fold(text))


def _worded(folded: str) -> str:
    for pattern in (_WORDED, _MONTH_FIRST):
        found = pattern.fullmatch(folded)
        month = _months().get(found["month"]) if found else None
        if found and month:
            return _iso(_year(found["year"].lstrip("'")), month, int(found["day"]))
    return ""


def _year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else year + (2000 if year < 70 else 1900)


def _iso(year: int, month: int, day: int) -> str:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return ""


def _serial(number: float) -> str:
    return (
        (_EPOCH + datetime.timedelta(days=int(number))).isoformat()
        if _SERIALS[0] <= number <= _SERIALS[1]
        else ""
    )


def order_of(values: Iterable[object]) -> str:
    """The order that the values themselves prove: "dmy", "mdy" or "" when none does."""
    proof = ""
    for value in values:
        found = _NUMERIC.fullmatch(clean(value)) if isinstance(value, str) else None
        if found is None:
            continue
        first, second = int(found[1]), int(found[2])
        if first > 12 >= second:
            return "dmy"
        if second > 12 >= first:
            proof = "mdy"
    return proof


def ambiguous(values: Iterable[object]) -> bool:
    """Whether some of the values could be day-month or month-day and none of them tells which."""
    texts = [value for value in values if isinstance(value, str)]
    if order_of(texts):
        return False
    open_ = (_NUMERIC.fullmatch(clean(text)) for text in texts)
    return any(
        found is not None
        and int(found[1]) <= 12
        and int(found[2]) <= 12
        and found[1].zfill(2) != found[2].zfill(2)
        for found in open_
    )


def looks_like(value: object) -> float:
    """How much `value` looks like a date, from 0 to 1."""
    return 1.0 if read(value) else 0.0

"""Dates and periods as a person writes them, and as they are stored."""

from __future__ import annotations

import re
from datetime import date, datetime

from register_app.base import i18n
from register_app.base.i18n import N_, ngettext

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z")
_LOCAL = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})[./\- ]+(\d{2}|\d{4})\Z")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{4})\Z")
_PERIOD = re.compile(r"P(\d+)([YMWD])\Z")
_WORDS = re.compile(r"(\d+)\s*([^\W\d]+)\.?\Z")

_UNITS = {
    "Y": ("year", "years", "yr", "y", "år", "aar", "års"),
    "M": ("month", "months", "mo", "m", "måned", "måneder", "mdr", "md", "mnd"),
    "W": ("week", "weeks", "w", "uge", "uger"),
    "D": ("day", "days", "d", "dag", "dage", "døgn"),
}


DATE_FORMATS = {"": N_("As the language has it"), "iso": N_("Year first"), "dmy": N_("Day first")}
"""How a user may want dates to be shown."""


class _Chosen:
    """The way of showing dates that was chosen; the one piece of state of this module."""

    form = ""


def use_date_format(form: str) -> None:
    """Show dates from now on as one of DATE_FORMATS says."""
    _Chosen.form = form if form in DATE_FORMATS else ""


def date_shown(stored: str) -> str:
    """ISO 8601 as chosen, or as the program's language writes it; a text that is no date stays as it is."""
    return _shown(stored, _Chosen.form)


def moment_shown(at: datetime) -> str:
    """A date as `date_shown` writes it, and the time of day."""
    return f"{date_shown(at.date().isoformat())} {at:%H:%M}"


def date_example(form: str) -> str:
    """A date shown as one of DATE_FORMATS says."""
    return _shown("2026-12-31", form)


def _shown(stored: str, form: str) -> str:
    found = _ISO.match(stored)
    if not found:
        return stored
    year, month, day = (int(part) for part in found.groups())
    day_first = form == "dmy" or (form != "iso" and i18n.language() == "da")
    return f"{day:02d}.{month:02d}.{year:04d}" if day_first else f"{year:04d}-{month:02d}-{day:02d}"


def date_read(typed: str) -> str:
    """What is stored for a typed date: ISO 8601 where it is one (day before month), else the text itself."""
    text = typed.strip()
    if found := _ISO.match(text):
        year, month, day = (int(part) for part in found.groups())
    elif found := _LOCAL.match(text) or _COMPACT.match(text):
        day, month, year = (int(part) for part in found.groups())
        year += 2000 if year < 100 else 0
    else:
        return text
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def period_shown(stored: str) -> str:
    """ISO 8601 duration in words ("5 years"); a text that is none stays as it is."""
    found = _PERIOD.match(stored)
    if not found:
        return stored
    count, unit = int(found.group(1)), found.group(2)
    match unit:
        case "Y":
            text = ngettext("{n} year", "{n} years", count)
        case "M":
            text = ngettext("{n} month", "{n} months", count)
        case "W":
            text = ngettext("{n} week", "{n} weeks", count)
        case _:
            text = ngettext("{n} day", "{n} days", count)
    return text.format(n=count)


def period_read(typed: str) -> str:
    """What is stored for a typed period: an ISO 8601 duration where it is one, else the text itself."""
    text = typed.strip()
    found = _WORDS.match(text.casefold())
    if found:
        for unit, words in _UNITS.items():
            if found.group(2) in words:
                return f"P{int(found.group(1))}{unit}"
    return text.upper() if _PERIOD.match(text.upper()) else text

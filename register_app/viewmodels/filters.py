"""Filters of the register table: what a column must hold; all filters and the search hold together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from register_app.base.i18n import N_, _
from register_app.services.listing import Line
from register_app.viewmodels.citation import cite
from register_app.viewmodels.columns import BY_KEY, COLUMN_SLOTS, reader, text_of, unclarified
from register_app.viewmodels.dates import date_shown

TESTS = {
    "contains": N_("contains"),
    "lacks": N_("does not contain"),
    "any": N_("is one of"),
    "none": N_("is none of"),
    "between": N_("from – until"),
    "due": N_("is due within days"),
    "empty": N_("is empty"),
    "filled": N_("is filled in"),
    "unclarified": N_("is not clarified"),
}
"""Each test of a column in words."""

MOST_VALUES = 500
"""Values offered for a column; who looks for another types it."""


@dataclass(frozen=True)
class Filter:
    """A test of a column.

    `values`: the text for "contains", stored values for "any" and "none", two dates for "between" (either
    may be ""), a number of days for "due", nothing else.
    """

    key: str
    test: str
    values: tuple[str, ...] = ()

    @property
    def usable(self) -> bool:
        return self.key in BY_KEY and self.test in conditions_of(self.key)


def conditions_of(key: str) -> tuple[str, ...]:
    """The tests that make sense for a column."""
    kind = BY_KEY[key].kind
    first = {"text": ("contains", "lacks"), "choice": ("any", "none", "contains"), "date": ("between", "due")}
    more = ("unclarified",) if key in COLUMN_SLOTS or key == "bases" else ()
    return (*first[kind], "empty", "filled", *more)


def predicate(given: Filter, today: date) -> Callable[[Line], bool]:
    """Whether an activity passes the filter."""
    key, values = given.key, given.values
    match given.test:
        case "contains" | "lacks":
            wanted, yes = (values[0].casefold() if values else ""), given.test == "contains"
            return lambda line: (wanted in text_of(line, key).casefold()) == yes
        case "any" | "none":
            chosen, among = set(values), given.test == "any"
            return lambda line: (not chosen.isdisjoint(held(line, key) or ("",))) == among
        case "between":
            first, last = (*values, "", "")[:2]
            return lambda line: any(
                (not first or value >= first) and (not last or value <= last) for value in line.get(key, ())
            )
        case "due":
            days = int(values[0]) if values and values[0].isdigit() else 0
            limit = (today + timedelta(days=min(days, 36_500))).isoformat()
            return lambda line: any(value <= limit for value in line.get(key, ()))
        case "empty":
            return lambda line: not line.get(key, ())
        case "filled":
            return lambda line: bool(line.get(key, ()))
        case "unclarified":
            return lambda line: unclarified(line, key)
        case _:
            return lambda _line: True


def held(line: Line, key: str) -> tuple[str, ...]:
    """The values by which a column is filtered; of a legal basis that is its article."""
    values = line.get(key, ())
    return tuple(dict.fromkeys(value.partition("\x1f")[0] for value in values)) if key == "bases" else values


def value_text(key: str, value: str) -> str:
    """A stored value of a column in words; "" is what is empty."""
    if not value:
        return _("(empty)")
    if key == "bases":
        return cite(value)
    read = reader(key)
    return read(value) if read else value


def filter_text(given: Filter) -> str:
    """A filter in words, as its chip shows it."""
    if given.key == "gaps" and given.test in ("filled", "empty"):
        missing = given.test == "filled"
        return _("Something of Art. 30 is missing") if missing else _("Nothing of Art. 30 is missing")
    column = _(BY_KEY[given.key].label)
    values = given.values
    match given.test:
        case "any":
            said = _(", ").join(value_text(given.key, value) for value in values)
        case "none":
            said = _("not {values}").format(
                values=_(", ").join(value_text(given.key, value) for value in values)
            )
        case "contains":
            said = _("contains “{text}”").format(text=values[0] if values else "")
        case "lacks":
            said = _("without “{text}”").format(text=values[0] if values else "")
        case "between":
            first, last = (date_shown(value) for value in (*values, "", "")[:2])
            if first and last:
                said = _("{first} – {last}").format(first=first, last=last)
            else:
                said = _("from {date}").format(date=first) if first else _("until {date}").format(date=last)
        case "due":
            days = values[0] if values else "0"
            said = _("due within {n} days").format(n=days) if days not in ("", "0") else _("due")
        case _:
            said = _(TESTS[given.test])
    return _("{column}: {condition}").format(column=column, condition=said)


def counted(lines: Sequence[Line], key: str) -> list[tuple[str, int]]:
    """The values of a column with the number of activities that have each; "" stands for those with none."""
    counts: dict[str, int] = {}
    for line in lines:
        for value in held(line, key) or ("",):
            counts[value] = counts.get(value, 0) + 1
    return list(counts.items())

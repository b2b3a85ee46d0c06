"""Filters of the register table: what a column must hold; all filters and the search hold together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, Protocol, TypeVar

from register_app.base.i18n import N_, _
from register_app.services.listing import Line
from register_app.viewmodels.citation import cite
from register_app.viewmodels.columns import BY_KEY, COLUMN_SLOTS, reader, text_of, unclarified
from register_app.viewmodels.dates import date_shown

Row = TypeVar("Row")

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


class Filterable(Protocol):
    """A table whose columns are filtered, as a filter's popup asks it; columns by their keys."""

    def filter_title(self, key: str) -> str: ...

    def filter_tests(self, key: str) -> tuple[str, ...]: ...

    def filter_of(self, key: str) -> Filter | None: ...

    def set_filter(self, key: str, given: Filter | None) -> None: ...

    def values(self, key: str) -> list[tuple[str, int]]: ...

    def value_text(self, key: str, value: str) -> str: ...


@dataclass(frozen=True)
class Reading(Generic[Row]):
    """How the filter of one column reads a row.

    `text` is what is shown, `values` what is stored, `held` the values by which one chooses, `unclarified`
    whether it is marked as not clarified yet.
    """

    text: Callable[[Row], str]
    values: Callable[[Row], Sequence[str]]
    held: Callable[[Row], Sequence[str]]
    unclarified: Callable[[Row], bool]


def column_tests(kind: str, *, clarified: bool = False) -> tuple[str, ...]:
    """The tests of a "text", "choice" or "date" column; `clarified`: it can be left open."""
    first = {"text": ("contains", "lacks"), "choice": ("any", "none", "contains"), "date": ("between", "due")}
    return (*first[kind], "empty", "filled", *(("unclarified",) if clarified else ()))


def conditions_of(key: str) -> tuple[str, ...]:
    """The tests that make sense for a column of the register table."""
    return column_tests(BY_KEY[key].kind, clarified=key in COLUMN_SLOTS or key == "bases")


def predicate(given: Filter, today: date) -> Callable[[Line], bool]:
    """Whether an activity passes the filter."""
    key = given.key
    return passes(
        given,
        today,
        Reading(
            lambda line: text_of(line, key),
            lambda line: line.get(key, ()),
            lambda line: held(line, key),
            lambda line: unclarified(line, key),
        ),
    )


def passes(given: Filter, today: date, read: Reading[Row]) -> Callable[[Row], bool]:
    """Whether a row of any table passes the filter of a column."""
    values = given.values
    match given.test:
        case "contains" | "lacks":
            wanted, yes = (values[0].casefold() if values else ""), given.test == "contains"
            return lambda row: (wanted in read.text(row).casefold()) == yes
        case "any" | "none":
            chosen, among = set(values), given.test == "any"
            return lambda row: (not chosen.isdisjoint(read.held(row) or ("",))) == among
        case "between":
            first, last = (*values, "", "")[:2]
            return lambda row: any(
                (not first or value >= first) and (not last or value <= last) for value in read.values(row)
            )
        case "due":
            days = int(values[0]) if values and values[0].isdigit() else 0
            limit = (today + timedelta(days=min(days, 36_500))).isoformat()
            return lambda row: any(value <= limit for value in read.values(row))
        case "empty":
            return lambda row: not read.values(row)
        case "filled":
            return lambda row: bool(read.values(row))
        case "unclarified":
            return read.unclarified
        case _:
            return lambda _row: True


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
    return condition_text(given, _(BY_KEY[given.key].label), lambda value: value_text(given.key, value))


def condition_text(given: Filter, column: str, in_words: Callable[[str], str]) -> str:
    """The filter of a column in words; `in_words` tells one of its values."""
    values = given.values
    match given.test:
        case "any":
            said = _(", ").join(in_words(value) for value in values)
        case "none":
            said = _("not {values}").format(values=_(", ").join(in_words(value) for value in values))
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
    return tally(held(line, key) for line in lines)


def tally(held_by_rows: Iterable[Sequence[str]]) -> list[tuple[str, int]]:
    """Each value with the number of rows that hold it; "" stands for those with none."""
    counts: dict[str, int] = {}
    for values in held_by_rows:
        for value in values or ("",):
            counts[value] = counts.get(value, 0) + 1
    return list(counts.items())

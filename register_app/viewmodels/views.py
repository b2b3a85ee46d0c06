"""Views of the register table: columns, order, filters, grouping. Some are given, others saved under a name."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from register_app.base.i18n import N_
from register_app.viewmodels.columns import BY_KEY, COLUMNS
from register_app.viewmodels.filters import Filter

GROUPS = ("department", "status", "part", "owner")
"""Columns by which the table can be grouped."""

_MOST_REGISTERS = 40
_WIDEST = 2000


@dataclass(frozen=True)
class View:
    """What the table shows.

    `columns` from left to right as "name:width" in pixels (0: as the column has it), `sort` columns by weight, with a
    leading "-" when descending; `group` a column of GROUPS or "".
    """

    columns: tuple[str, ...] = ()
    sort: tuple[str, ...] = ("number",)
    filters: tuple[Filter, ...] = ()
    group: str = ""
    retired: bool = False
    name: str = ""


def _given(*columns: str, **more: Any) -> View:
    return View(columns=tuple(f"{key}:0" for key in columns), **more)


GIVEN: dict[str, tuple[str, View]] = {
    "all": (
        N_("All activities"),
        View(columns=tuple(f"{column.key}:0" for column in COLUMNS if column.shown)),
    ),
    "gaps": (
        N_("Gaps"),
        _given(
            "number", "name", "department", "gaps", "owner", "status", "next_review",
            filters=(Filter("gaps", "filled"),),
        ),
    ),
    "special": (
        N_("Special categories"),
        _given(
            "number", "name", "department", "data", "sensitivity", "bases", "subjects", "retention", "status",
            filters=(Filter("sensitivity", "any", ("special", "criminal")),),
        ),
    ),
    "transfers": (
        N_("Third countries"),
        _given(
            "number", "name", "department", "countries", "recipients", "data", "status",
            filters=(Filter("countries", "filled"),),
        ),
    ),
    "due": (
        N_("Due for review"),
        _given(
            "number", "name", "department", "owner", "last_review", "next_review", "status",
            sort=("next_review", "number"), filters=(Filter("next_review", "due", ("30",)),),
        ),
    ),
    "processor": (
        N_("As processor"),
        _given(
            "number", "name", "clients", "processing", "countries", "measures", "systems", "status",
            filters=(Filter("part", "any", ("processor",)),),
        ),
    ),
}  # fmt: skip
"""Id → name and view; a width of 0 is that of the column."""


def to_text(view: View) -> str:
    """A view as the settings keep it."""
    return json.dumps(asdict(view), ensure_ascii=False)


def from_text(text: str) -> View | None:
    """A view out of the settings; what is unknown in it is left out, None when nothing can be read."""
    try:
        raw = json.loads(text)
    except ValueError:
        return None
    if not isinstance(raw, dict):
        return None
    columns = [item for item in _texts(raw.get("columns")) if item.partition(":")[0] in BY_KEY]
    sort = [item for item in _texts(raw.get("sort")) if item.lstrip("-") in BY_KEY]
    filters = (
        [
            made
            for item in raw.get("filters") or ()
            if isinstance(item, dict)
            and (
                made := Filter(str(item.get("key")), str(item.get("test")), tuple(_texts(item.get("values"))))
            ).usable
        ]
        if isinstance(raw.get("filters"), list)
        else []
    )
    group = raw.get("group")
    return View(
        tuple(columns), tuple(sort), tuple(filters), group if group in GROUPS else "",
        raw.get("retired") is True, str(raw.get("name") or ""),
    )  # fmt: skip


def _texts(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def widths(view: View) -> dict[str, int]:
    """Columns shown, in order, with their widths in pixels (0: as the column has it); the name is always there."""
    found: dict[str, int] = {}
    for item in view.columns:
        key, _colon, width = item.partition(":")
        if key in BY_KEY:
            found[key] = min(int(width), _WIDEST) if width.isdecimal() else 0
    if not found:
        found = {column.key: 0 for column in COLUMNS if column.shown}
    return found if "name" in found else {"name": 0, **found}


def kept(layouts: Mapping[str, str], register: str, view: View) -> dict[str, str]:
    """`layouts` with the view of `register` as the latest; the oldest go."""
    rest = {path: text for path, text in layouts.items() if path != register}
    latest = [*rest.items()][-(_MOST_REGISTERS - 1) :]
    return {**dict(latest), register: to_text(view)}


def same(one: View, other: View) -> bool:
    """Whether two views show the same, apart from their names and from widths."""

    def bare(view: View) -> View:
        return replace(view, name="", columns=tuple(widths(view)))

    return bare(one) == bare(other)

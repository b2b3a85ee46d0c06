"""The shapes in which authorities like to see a register: data in `resources/templates/workbook/`, one file each.

A shape says of itself where its headings come from and how sure that is; none is called an authority's own form
unless its headings were read in the authority's own file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from register_app.base.i18n import N_, Message
from register_app.base.paths import resource

EVIDENCE = {
    "primary": N_("headings read in the authority’s own document"),
    "secondary": N_("headings second-hand"),
    "memory": N_("headings written from memory, not verified"),
    "regulation": N_("headings in the words of the regulation"),
}
"""How sure the headings of a shape are."""

_SOURCE = N_("{authority}: {source}{date} – {evidence}; {official}.{note}")
_OFFICIAL = N_("the authority’s own headings")
_NOT_OFFICIAL = N_("not an official form")


_PARTED = {
    "data": {"data_ordinary", "special", "data_special"},
    "recipients": {"processors", "recipients", "recipients_other", "recipient_names"},
}
"""What fills cells with a part of a list each."""


@dataclass(frozen=True)
class ShapeColumn:
    """A column of a table: its heading, what fills it (`fills.FILLS`), its width; `group` stands above several."""

    heading: str
    fill: str
    width: float = 30
    group: str = ""


@dataclass(frozen=True)
class FormTable:
    """A small table within a form: a row for each item of the list `of`, its columns as (heading, what)."""

    of: str
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """A part of a form: labels with what fills the cell beside each, or a table."""

    title: str
    rows: tuple[tuple[str, str], ...] = ()
    table: FormTable | None = None


@dataclass(frozen=True)
class Shape:
    """One shape; `kind` "rows" is one table, "forms" a list and one sheet for each activity.

    `titles` by language of the program; `language` is that of the headings; `date` is the source's (ISO, as far as
    it is known); `contacts` are (label, role in the register) above the table.
    """

    name: str
    titles: Mapping[str, str]
    language: str
    part: str
    kind: str
    official: bool
    evidence: str
    authority: str
    source: str
    date: str
    note: str
    sheet: str
    contacts: tuple[tuple[str, str], ...]
    columns: tuple[ShapeColumn, ...]
    sections: tuple[Section, ...] = ()
    form_heads: tuple[str, str] | None = None
    form_shares: tuple[float, ...] = ()
    """How the columns of a form, after that of the labels, share the width; empty: equally."""

    @property
    def parted(self) -> frozenset[str]:
        """The lists of an activity that this shape tells in several places, so that their order is lost."""
        rows = [fill for section in self.sections for _, fill in section.rows]
        told = {*(column.fill for column in self.columns), *rows}
        told |= {section.table.of for section in self.sections if section.table}
        return frozenset(key for key, fills in _PARTED.items() if len(told & fills) > 1)

    def title(self, language: str) -> str:
        return self.titles.get(language, self.titles["en"])

    def sourced(self) -> Message:
        """Where the headings come from, of which date, how sure that is, and whether they are official."""
        return Message(
            _SOURCE,
            {
                "authority": self.authority,
                "source": self.source,
                "date": f" ({self.date})" if self.date else "",
                "evidence": Message(EVIDENCE[self.evidence]),
                "official": Message(_OFFICIAL if self.official else _NOT_OFFICIAL),
                "note": f" {self.note}" if self.note else "",
            },
        )


@cache
def shapes() -> tuple[Shape, ...]:
    """All shapes, by name."""
    files = sorted(resource("templates", "workbook").glob("*.json"))
    return tuple(_shape(json.loads(path.read_text(encoding="utf-8"))) for path in files)


def shape(name: str) -> Shape | None:
    """The shape of that name, None when there is none."""
    return next((item for item in shapes() if item.name == name), None)


def _shape(data: dict[str, Any]) -> Shape:
    heads = data.get("form_heads")
    return Shape(
        name=data["name"],
        titles=data["title"],
        **{key: data[key] for key in ("language", "part", "kind", "official", "evidence", "authority")},
        **{key: data[key] for key in ("source", "date", "note", "sheet")},
        contacts=tuple((label, role) for label, role in data["contacts"]),
        columns=tuple(ShapeColumn(**column) for column in data["columns"]),
        sections=tuple(_section(section) for section in data.get("sections", ())),
        form_heads=(heads[0], heads[1]) if heads else None,
        form_shares=tuple(data.get("form_shares", ())),
    )


def _section(data: dict[str, Any]) -> Section:
    table = data.get("table")
    return Section(
        data["title"],
        tuple((label, fill) for label, fill in data.get("rows", ())),
        FormTable(table["of"], tuple((heading, what) for heading, what in table["columns"]))
        if table
        else None,
    )

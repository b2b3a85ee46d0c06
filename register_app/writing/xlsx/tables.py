"""The sheets of a workbook as tables: which rows a document gives, in stored values, and where each activity stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from register_app.model.document import ActivityDoc, Document
from register_app.model.workbook import Column
from register_app.writing.changes import Change, catalogue, parted, seen
from register_app.writing.changes import field as field_label
from register_app.writing.labels import DocumentLabels
from register_app.writing.overview import Joined, OverviewTexts, plain
from register_app.writing.pdf_blocks import shortened
from register_app.writing.xlsx.activity_rows import (
    Rows,
    answer_rows,
    data_rows,
    extra_rows,
    item_rows,
    purpose_rows,
    recipient_rows,
    transfer_rows,
)
from register_app.writing.xlsx.register_tables import catalogues, parties, rules, versions
from register_app.writing.xlsx.rows import Row, Table


@dataclass(frozen=True)
class Changes:
    """What differs from the state that the reader calls `since`, in words (writing/changes.py)."""

    since: str
    entries: Sequence[Change]
    internal: bool
    labels: DocumentLabels


OPTIONAL = ("answers", "extra", "rules", "versions")
"""Sheets that a workbook goes without when they have no rows."""


def build(document: Document, texts: OverviewTexts, changes: Changes | None = None) -> list[Table]:
    """All tables of a document in the order of the sheets, the optional ones only when they are filled."""
    activities = document["activities"]
    names = [_Named(position, activity) for position, activity in enumerate(activities)]
    tables = [
        *_overviews(names, texts),
        _of_activities("purposes", names, purpose_rows),
        _of_activities("data", names, data_rows),
        _of_activities("recipients", names, recipient_rows),
        _of_activities("transfers", names, transfer_rows),
        _of_activities("items", names, item_rows),
        _of_activities("answers", names, answer_rows),
        _of_activities("extra", names, extra_rows),
        parties(document),
        catalogues(document),
        rules(document),
        versions(document),
    ]
    found = [table for table in tables if table.rows or table.key not in OPTIONAL]
    return [*found, _changes(changes, names)] if changes is not None else found


@dataclass(frozen=True)
class _Named:
    """An activity with its place; `key` stands for it in the hidden columns, also when it has no id of its own."""

    position: int
    activity: ActivityDoc

    @property
    def key(self) -> str:
        return self.activity["id"] or f"#{self.position + 1}"


# -- the overviews -----------------------------------------------------------------------------------------------


def _overviews(names: list[_Named], texts: OverviewTexts) -> Iterator[Table]:
    for key in ("controller", "processor"):
        mine = [item for item in names if (item.activity["part"] == "processor") == (key == "processor")]
        if mine or (key == "controller" and not names):
            table = Table(key)
            columns = table.shown
            table.rows = [_overview_row(columns, item, texts) for item in mine]
            yield table


def _overview_row(columns: tuple[Column, ...], item: _Named, texts: OverviewTexts) -> Row:
    activity = item.activity
    values: list[Any] = []
    gaps: list[int] = []
    for index, column in enumerate(columns):
        name = column.key.partition(".")[2]
        if column.kind in ("names", "shown"):
            joined: Joined = (
                texts.names(activity, name) if column.kind == "names" else getattr(texts, name)(activity)
            )
            if joined.gap:
                gaps.append(index)
            values.append("\n".join(joined.lines))
        else:
            values.append(activity[name])  # type: ignore[literal-required]
    return Row(values, [item.key, item.position + 1, ""], item.position, True, (), tuple(gaps))


# -- rows below activities ---------------------------------------------------------------------------------------


def _of_activities(key: str, names: list[_Named], rows: Callable[[ActivityDoc], Rows]) -> Table:
    table = Table(key)
    for item in names:
        first = True
        for values, mark, repeated in rows(item.activity):
            reference = [item.activity["number"], item.activity["name"]]
            again = tuple(column + 2 for column in repeated)
            table.rows.append(
                Row(
                    reference + values,
                    [item.key, len(table.rows) + 1, mark],
                    item.position,
                    first,
                    again if first else (0, 1, *again),
                )
            )
            first = False
    return table


_SHOWN = 1200
"""Letters of one side of a change; the whole is in the register, and what is now is in the other sheets."""

# -- changes -----------------------------------------------------------------------------------------------------


def _changes(changes: Changes, names: list[_Named]) -> Table:
    labels = changes.labels
    table = Table("changes", title=plain(labels.fill("changes_since", since=labels.date(changes.since))))
    places = {item.activity["number"]: item.position for item in names if item.activity["number"]}
    before: tuple[str, str, str] | None = None
    for entry in seen(changes.entries, internal=changes.internal):
        thing = (entry["what"], entry["number"], entry["name"])
        of_activity = entry["what"] == "activity"
        was, now = parted(entry)
        values = [
            entry["number"],
            labels["all_activities"] if entry["what"] == "register" else entry["name"],
            labels.term("change", entry["kind"]),
            plain(field_label(labels, entry["key"]) or _kind(labels, entry["what"])),
            shortened(was, _SHOWN),
            shortened(now, _SHOWN),
        ]
        place = places.get(entry["number"], -1) if of_activity else -1
        repeated = () if thing != before else (0, 1)
        table.rows.append(
            Row(values, [len(table.rows) + 1, ""], place, first=thing != before, repeated=repeated)
        )
        before = thing
    if not table.rows:
        table.rows.append(Row(["", labels["changes_none"], "", "", "", ""], [1, ""], first=True))
    return table


def _kind(labels: DocumentLabels, what: str) -> str:
    """What a thing is that came or went as a whole."""
    if what.startswith("catalogue:"):
        return catalogue(labels, what)
    return labels["activity"] if what == "activity" else labels["parties"] if what == "party" else ""

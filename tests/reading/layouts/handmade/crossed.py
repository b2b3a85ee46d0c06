"""Layouts that cross: ticks for data and people, and tables that lie on their side."""

from __future__ import annotations

from register_app.reading.workbook import Value
from tests.reading.layouts.handmade.hand import Hand
from tests.reading.layouts.handmade.material import Activity
from tests.reading.layouts.handmade.pages import Line, Page
from tests.reading.layouts.handmade.tables import name_of

MARKS: tuple[Value, ...] = ("x", "X", "✓", "1", True)


def matrix(hand: Hand, items: list[Activity], over: tuple[str, ...] = ("data",)) -> list[Page]:
    """A column for each value, with a mark where it applies; a heading above them, mostly."""
    fields: list[str] = []
    upper, head, columns = Line([], "head"), Line([], "head"), []
    group = len(over) > 1 or hand.chance.random() < 0.6
    for name in hand.fields():
        values = sorted({value for item in items for value in getattr(item, name)}) if name in over else []
        if len(values) > 2:
            upper.put(len(fields), hand.head(name))
            upper.wide.append((len(fields), 1, len(values)))
        for value in values if len(values) > 2 else [""]:
            head.put(len(fields), value or hand.head(name))
            columns.append((name, value))
            fields.append("tick" if value else name)
    mark = hand.chance.choice(MARKS)
    page = Page(name_of(hand), "table", [upper, head] if group else [head], fields)
    for item in items:
        cells: list[Value] = []
        for name, value in columns:
            ticked = value in getattr(item, name) if value else False
            unticked = False if mark is True else None
            cells.append((mark if ticked else unticked) if value else hand.cell(item, name))
        page.lines.append(Line(cells))
    return [page]


def double_matrix(hand: Hand, items: list[Activity]) -> list[Page]:
    return matrix(hand, items, ("data", "subjects"))


def transposed(hand: Hand, items: list[Activity]) -> list[Page]:
    """A column for each activity."""
    lines = [
        Line([hand.head(name), *(hand.cell(item, name) for item in items)], "entry") for name in hand.fields()
    ]
    return [Page(name_of(hand), "turned", lines)]

"""Layouts with a row (or some rows) for each activity."""

from __future__ import annotations

from collections.abc import Sequence

from register_app.reading.workbook import Value
from tests.reading.layouts.handmade.hand import LISTS, Hand
from tests.reading.layouts.handmade.material import Activity
from tests.reading.layouts.handmade.pages import Line, Page

NAMES = {"da": "Fortegnelse", "en": "Register", "de": "Verzeichnis"}
DOWN = ("purpose", "basis", "data", "subjects", "recipients", "processors")
"""What may go on in the rows below."""


def name_of(hand: Hand) -> str:
    return hand.chance.choice((NAMES.get(hand.language, "Register"), "Ark1", "Sheet1", "Art. 30"))


def header(hand: Hand, fields: Sequence[str]) -> Line:
    return Line([hand.head(name) for name in fields], "head")


def row(hand: Hand, item: Activity, fields: Sequence[str]) -> Line:
    return Line([hand.cell(item, name) for name in fields])


def table(hand: Hand, items: Sequence[Activity], fields: list[str], name: str = "") -> Page:
    lines = [header(hand, fields), *(row(hand, item, fields) for item in items)]
    return Page(name or name_of(hand), "table", lines, list(fields))


def rows(hand: Hand, items: list[Activity]) -> list[Page]:
    return [table(hand, items, hand.fields())]


def by_department(items: Sequence[Activity]) -> dict[str, list[Activity]]:
    found: dict[str, list[Activity]] = {}
    for item in items:
        found.setdefault(item.department, []).append(item)
    return found


def sections(hand: Hand, items: list[Activity]) -> list[Page]:
    """A row with the department's name above its activities."""
    fields = [name for name in hand.fields() if name != "department"]
    page = Page(name_of(hand), "table", [header(hand, fields)], fields)
    merged = hand.chance.random() < 0.5
    for department, own in by_department(items).items():
        page.lines.append(Line([department], "section", [(0, 1, len(fields))] if merged else []))
        page.lines += [row(hand, item, fields) for item in own]
    return [page]


def departments(hand: Hand, items: list[Activity]) -> list[Page]:
    """A sheet for each department."""
    fields = [name for name in hand.fields() if name != "department"]
    return [table(hand, own, fields, department) for department, own in by_department(items).items()]


def several_tables(hand: Hand, items: list[Activity]) -> list[Page]:
    """Tables below each other on one sheet, each with its title and its headings."""
    fields = [name for name in hand.fields() if name != "department"]
    page = Page(name_of(hand), "table", [], fields)
    for department, own in by_department(items).items():
        if page.lines:
            page.lines += [Line([], "note") for _ in range(hand.chance.randint(1, 3))]
        page.lines += [
            Line([department], "title"),
            header(hand, fields),
            *(row(hand, item, fields) for item in own),
        ]
    return [page]


def denormalised(hand: Hand, items: list[Activity]) -> list[Page]:
    """Everything repeated for each value of one column, as exports of programs do."""
    fields = hand.fields()
    over = hand.chance.choice(("recipients", "data", "purpose"))
    page = Page(name_of(hand), "table", [header(hand, fields)], fields)
    for item in items:
        values = hand.items(item, over)
        whole = row(hand, item, fields)
        for index in range(max(1, len(values))):
            line = Line(list(whole.cells), "record" if index == 0 else "more")
            if values:
                line.put(fields.index(over), values[index])
                if over == "purpose":
                    line.put(fields.index("basis"), hand.items(item, "basis")[index])
            page.lines.append(line)
    return [page]


def continued(hand: Hand, items: list[Activity], *, merged: bool = False) -> list[Page]:
    """One value in each row, the rest of the activity in its first row or merged over all of them."""
    fields = hand.fields()
    page = Page(name_of(hand), "table", [header(hand, fields)], fields)
    for item in items:
        columns = {name: hand.items(item, name) for name in fields if name in DOWN}
        lines = max(map(len, columns.values()))
        for index in range(lines):
            cells: list[Value] = []
            for name in fields:
                values = columns.get(name)
                if values is None:
                    cells.append(hand.cell(item, name) if index == 0 else None)
                else:
                    cells.append(values[index] if index < len(values) else None)
            page.lines.append(Line(cells, "record" if index == 0 else "more"))
        if merged and lines > 1:
            page.lines[-lines].wide = [
                (column, lines, 1) for column, name in enumerate(fields) if name not in DOWN
            ]
    return [page]


def merged_down(hand: Hand, items: list[Activity]) -> list[Page]:
    return continued(hand, items, merged=True)


def purposes_down(hand: Hand, items: list[Activity]) -> list[Page]:
    """A row for each purpose with its bases; the other cells stand once, merged over them."""
    fields = hand.fields()
    page = Page(name_of(hand), "table", [header(hand, fields)], fields)
    merged = hand.chance.random() < 0.6
    for item in items:
        whole = row(hand, item, fields)
        for index in range(len(item.purposes)):
            line = Line(
                list(whole.cells) if index == 0 else [None] * len(fields), "more" if index else "record"
            )
            for name in ("purpose", "basis"):
                line.put(fields.index(name), hand.items(item, name)[index])
            page.lines.append(line)
        count = len(item.purposes)
        if merged and count > 1:
            page.lines[-count].wide = [
                (column, count, 1) for column, name in enumerate(fields) if name not in ("purpose", "basis")
            ]
    return [page]


def sub_rows(hand: Hand, items: list[Activity]) -> list[Page]:
    """The activity's row, and below it its purposes, numbered 2.1, 2.2."""
    others = [name for name in hand.fields() if name not in ("number", "name", "purpose", "basis")]
    fields = ["number", "name", "basis", *others]
    page = Page(name_of(hand), "table", [header(hand, fields)], fields)
    for number, item in enumerate(items, 1):
        item.number = str(number)
        page.lines.append(Line([item.number, item.name, None, *(hand.cell(item, name) for name in others)]))
        page.lines += [
            Line([f"{number}.{index}", title, basis], "more")
            for index, (title, basis) in enumerate(
                zip(hand.items(item, "purpose"), hand.items(item, "basis"), strict=True), 1
            )
        ]
    return [page]


GROUPS = (
    ("name", "purpose", "basis"),
    ("subjects", "data"),
    ("recipients", "processors", "transfer", "safeguards"),
)
TITLES = {"da": ("Behandlingen", "Hvem og hvad", "Videregivelse og overførsel"), "en": ("Processing", "Who and what", "Disclosure and transfer"), "de": ("Verarbeitung", "Wer und was", "Weitergabe")}  # fmt: skip


def two_rows(hand: Hand, items: list[Activity]) -> list[Page]:
    """Headings of groups, merged, above the headings; the others merged over both rows."""
    kept = hand.fields()
    grouped = [[name for name in group if name in kept] for group in GROUPS]
    fields = [name for group in grouped for name in group]
    fields += [name for name in kept if name not in fields]
    page = table(hand, items, fields)
    upper, lower = Line([None] * len(fields), "head"), page.lines[0]
    column = 0
    for title, group in zip(TITLES.get(hand.language, ("A", "B", "C")), grouped, strict=True):
        upper.put(column, title)
        upper.wide.append((column, 1, len(group)))
        column += len(group)
    for rest in range(column, len(fields)):
        upper.put(rest, lower.cells[rest])
        lower.put(rest, None)
        upper.wide.append((rest, 2, 1))
    page.lines.insert(0, upper)
    return [page]


def list_fields(fields: Sequence[str]) -> list[str]:
    return [name for name in fields if name in LISTS]

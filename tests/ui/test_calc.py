"""Ten rows from LibreOffice Calc, in the formats of its clipboard, and ten rows back."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from register_app.services import activities, documents
from register_app.ui.desk import Desk
from register_app.ui.screens.register import RegisterScreen
from register_app.viewmodels import block

_KEYS = ("name", "department", "owner", "next_review")
_ROWS = [
    ["Payroll", "HR", "Mette", "2026-12-31"],
    ["Recruiting, interns & temps", "HR", "Jens", "2027-01-15"],
    ['Camera "north" gate', "Security", "Ida", "2026-06-01"],
    ["Newsletter", "Marketing", "Ole", "2026-09-30"],
    ["Supplier contracts", "Finance", "Lis", "2026-11-11"],
    ["Two\nlines", "Legal", "Per", "2026-02-28"],
    ["Whistleblowing <line>", "Legal", "Per", "2026-03-31"],
    ["Access control", "Security", "Ida", "2026-04-30"],
    ["Customer service", "Sales", "Eva", "2026-05-31"],
    ["Æbleskiver & øl", "Canteen", "Åse", "2026-07-01"],
]
_STORED = [[" ".join(cell.split()) for cell in row] for row in _ROWS]


@pytest.fixture
def markup(root: Path) -> str:
    """What Calc writes as HTML for these cells (made with its own export)."""
    return (root / "tests" / "data" / "ten_rows_of_calc.html").read_text("utf-8")


@pytest.fixture
def screen(desk: Desk) -> RegisterScreen:
    for number in range(10):
        activities.add_activity(desk.session.register, "controller", f"Row {number}", {})
    desk.window.show_screen("register")
    found = desk.window.current()
    assert isinstance(found, RegisterScreen)
    for place, key in enumerate(desk.table.column_keys()):
        found.show_column(place, shown=key in _KEYS)
    heading, keys = found.view.heading, desk.table.column_keys()
    for place, key in enumerate(_KEYS):
        heading.moveSection(heading.visualIndex(keys.index(key)), place)
    found.view.setFocus()
    found.view.go_to(0, keys.index("name"))
    return found


def _as_calc_writes_it() -> str:
    """The text beside the HTML: only cells of several lines are quoted, and quotation marks stay as they are."""
    return "".join("\t".join(f'"{c}"' if "\n" in c else c for c in row) + "\n" for row in _ROWS)


def test_the_html_of_calc_is_read(markup: str) -> None:
    assert block.read("", markup) == _ROWS


@pytest.mark.parametrize("flavours", ["text and html", "text", "html"])
def test_ten_rows_are_pasted_in_one_step_and_copied_back(
    desk: Desk, screen: RegisterScreen, markup: str, flavours: str
) -> None:
    steps = len(desk.session.register.steps())
    data = QMimeData()
    if "text" in flavours:
        data.setText(_as_calc_writes_it())
    if "html" in flavours:
        data.setHtml(markup)
    QGuiApplication.clipboard().setMimeData(data)
    screen.blocks.paste()
    stored = [
        [item["name"], item["department"], item["owner"], item["next_review"]]
        for item in documents.dump(desk.session.read())["activities"]
    ]
    assert stored == _STORED
    assert len(desk.session.register.steps()) == steps + 1
    screen.view.selectAll()
    screen.blocks.copy()
    back = QGuiApplication.clipboard().mimeData()
    shown = list(csv.reader(io.StringIO(back.text()), delimiter="\t"))
    assert [row[:3] for row in shown] == [row[:3] for row in _STORED]
    assert block.read("", back.html()) == shown
    # Pasted again, the copied rows change nothing: their dates are read as they are shown.
    screen.view.go_to(0, list(desk.table.column_keys()).index("name"))
    screen.blocks.paste()
    assert len(desk.session.register.steps()) == steps + 1
    desk.session.undo()
    names = [item["name"] for item in documents.dump(desk.session.read())["activities"]]
    assert names == [f"Row {number}" for number in range(10)]

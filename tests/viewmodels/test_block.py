"""Blocks of cells to and from a spreadsheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.services import activities
from register_app.viewmodels import block
from register_app.viewmodels.block import Block
from register_app.viewmodels.session import Session
from register_app.viewmodels.table import RegisterTable

_CELL = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), max_size=12).filter(
    lambda text: text.strip() == text
)


@given(st.lists(st.lists(_CELL, min_size=2, max_size=4), min_size=1, max_size=5))
def test_what_is_copied_can_be_pasted(rows: list[list[str]]) -> None:
    width = max(map(len, rows))
    square = [row + [""] * (width - len(row)) for row in rows]
    if any(any(row) for row in square):
        assert block.read(block.as_text(square)) == square


@pytest.mark.parametrize(
    ("text", "markup", "rows"),
    [
        ("a\tb\r\nc\td\r\n", "", [["a", "b"], ["c", "d"]]),
        ('"two\nlines"\tb\n', "", [["two\nlines", "b"]]),
        ('5" disk\nplain\n', "", [['5" disk'], ["plain"]]),
        ("one", "", [["one"]]),
        ("a\t\nb\tc\n", "", [["a", ""], ["b", "c"]]),
        ("", "", []),
        ("x\ny\tz\n", "<table><tr><td>x<br>y</td><td>z &amp; w</td></tr></table>", [["x\ny", "z & w"]]),
        (
            "",
            (
                "<html><style><!-- td {x} --></style><body><!--StartFragment--><table><col width=64>"
                "<tr height=20><td>to <b>fede</b> ord</td><td>linje<br>\n   anden\n  linje</td></tr>"
                "<tr><td></td></tr></table><!--EndFragment-->"
            ),
            [["to fede ord", "linje\nanden linje"], ["", ""]],
        ),
        ("", "<p>no table</p>", []),
        ("a\n", "<table><tr><td>a</td></tr></table><table><tr><td>b</td></tr></table>", [["a"]]),
    ],
)
def test_clipboards_of_spreadsheets_are_read(text: str, markup: str, rows: list[list[str]]) -> None:
    assert block.read(text, markup) == rows


@given(st.text(max_size=200), st.text(max_size=200))
def test_any_clipboard_is_read(text: str, markup: str) -> None:
    assert all(isinstance(cell, str) for row in block.read(text, markup) for cell in row)


def test_markup_in_a_text_is_text() -> None:
    assert "&lt;img src=x&gt;" in block.as_html([["<img src=x>"]])


def _cells(
    rows: list[list[str]], chosen: Block, below: list[int], right: list[str]
) -> list[tuple[int, str, str]]:
    return [(cell.number, cell.key, cell.text) for cell in block.spread(rows, chosen, below, right)]


def test_one_value_fills_the_chosen_block() -> None:
    chosen = Block((1, 2), ("owner", "notes"))
    assert _cells([["x"]], chosen, [1, 2, 3], ["owner", "notes", "status"]) == [
        (1, "owner", "x"), (1, "notes", "x"), (2, "owner", "x"), (2, "notes", "x"),
    ]  # fmt: skip


def test_a_block_goes_beyond_what_is_chosen_and_beyond_the_last_row() -> None:
    chosen = Block((2,), ("owner",))
    found = _cells([["a", "b"], ["c", "d"]], chosen, [2], ["owner", "notes"])
    assert found == [(2, "owner", "a"), (2, "notes", "b"), (0, "owner", "c"), (0, "notes", "d")]
    assert _cells([["a", "b", "c"]], chosen, [2], ["owner"]) == [(2, "owner", "a")]
    assert _cells([["a"], [" "]], chosen, [2], ["owner"]) == [(2, "owner", "a")]


@pytest.fixture
def table(session: Session) -> RegisterTable:
    for name, values in (
        ("A", {"owner": "Mette", "systems": ["SAP", "Excel"]}),
        ("B", {}),
        ("C", {"owner": "Bo"}),
    ):
        activities.add_activity(session.register, "controller", name, values)
    made = RegisterTable(session)
    made.load()
    made.load_linked()
    return made


def test_cells_are_copied_as_shown(table: RegisterTable) -> None:
    text, markup = block.copied(table.line, Block(tuple(table.ids()[:2]), ("name", "systems", "status")))
    assert text == "A\tSAP; Excel\tDraft\nB\t\tDraft\n"
    assert "<td>SAP; Excel</td>" in markup
    headed, _markup = block.copied(table.line, Block(tuple(table.ids()[:1]), ("name",)), headings=True)
    assert headed == "Activity\nA\n"


def test_fill_down_copies_values_and_lists(table: RegisterTable, session: Session) -> None:
    first, second, third = table.ids()
    plan = block.fill_down(
        session, table.line, Block((first, second, third), ("owner", "systems", "number")), 0
    )
    assert len(plan.changes) == 4
    assert table.line(third)["owner"] == ("Mette",)
    assert table.line(second)["systems"] == ("SAP", "Excel")
    session.undo()
    assert table.line(third)["owner"] == ("Bo",)
    block.fill_down(session, table.line, Block((second,), ("owner",)), first)
    assert table.line(second)["owner"] == ("Mette",)


def test_clearing_leaves_number_and_status(table: RegisterTable, session: Session) -> None:
    first = table.ids()[0]
    assert (
        block.clear(session, table.line, Block((first,), ("number", "owner", "status", "systems", "bases")))
        == 2
    )
    assert table.line(first)["status"] == ("draft",)
    assert not table.line(first).get("systems")
    session.undo()
    assert table.line(first)["systems"] == ("SAP", "Excel")


def test_pasting_back_what_was_copied_changes_nothing(table: RegisterTable, session: Session) -> None:
    keys = ("name", "owner", "systems", "status")
    chosen = Block(tuple(table.ids()), keys)
    text, markup = block.copied(table.line, chosen)
    plan = block.plan(session, table.line, block.spread(block.read(text, markup), chosen, table.ids(), keys))
    assert (plan.changes, plan.refused, plan.unchanged) == ((), (), 12)


def test_a_pasted_block_is_one_step(table: RegisterTable, session: Session) -> None:
    chosen = Block((table.ids()[0],), ("name",))
    rows = [["X", "Y"], ["Z", "W"], ["N", "M"], ["new", "one"]]
    plan = block.plan(session, table.line, block.spread(rows, chosen, table.ids(), ["name", "owner"]))
    [added] = block.paste(session, plan)
    assert [table.line(n)["name"][0] for n in table.ids()] == ["X", "Z", "N", "new"]
    assert table.line(added)["owner"] == ("one",)
    session.undo()
    assert [table.line(n)["name"][0] for n in table.ids()] == ["A", "B", "C"]


def test_a_step_on_one_cell_is_called_so(table: RegisterTable, session: Session) -> None:
    number = table.ids()[0]
    for rows, said in (([["X"]], "Paste a cell"), ([["Y"], ["Z"]], "Paste 2 cells")):
        cells = block.spread(rows, Block((number,), ("name",)), table.ids(), ["name"])
        block.paste(session, block.plan(session, table.line, cells))
        assert session.undo_text() == said

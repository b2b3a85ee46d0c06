"""The account of an import is of what came in: the cells of what was not chosen are reported, each once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.reading import layouts
from register_app.reading.batch import Batch, Draft, SheetReading
from register_app.services import importing
from register_app.services.import_account import account, cells_left, cells_of, span_of
from register_app.services.import_fields import cells_of_key
from register_app.store.register import Register
from tests.reading.layouts.workbooks import sheet, workbook

HEAD = ["No.", "Activity", "Purpose", "Legal basis", "Recipients", "Colour of folder"]
ROWS = [
    ["1", "Payroll", "Pay staff", "Art. 6(1)(b)", "None", "green"],
    ["2", "News", "Send news", "Consent", "Post", "blue"],
    ["3", "Gate", "Guard", "Art. 6(1)(f)", "Police", ""],
]


def _batch(rows: Sequence[Sequence[str]]) -> Batch:
    return layouts.read(workbook(sheet("Sheet1", [HEAD, *[[cell or None for cell in row] for row in rows]])))


def test_what_was_not_chosen_is_named_and_counted_as_reported(register: Register) -> None:
    planned = importing.plan(register, _batch(ROWS))
    outcome = importing.apply(register, planned, selected={0, 2})
    report = outcome.to_json("en")
    cells, read = report["cells"], outcome.batch.cells
    assert read.reported == 0
    assert (cells["reported"], cells["kept_as_extra"]) == (6, read.kept_as_extra - 1)
    assert cells["filled"] == cells["imported"] + cells["kept_as_extra"] + cells["reported"]
    told = [item for item in report["problems"] if "was not chosen" in item["message"]]
    assert [(item["cell"], item["severity"]) for item in told] == [("A3:F3", "info")]
    assert report["skipped"] == 1


def test_a_value_that_was_refused_is_counted_as_reported(register: Register) -> None:
    importing.apply(register, importing.plan(register, _batch(ROWS)))
    changed = [[*ROWS[0][:4], "Bank", "red"], *ROWS[1:]]
    planned = importing.plan(register, _batch(changed))
    assert "recipients" in planned.rows[0].accepted
    planned.rows[0].accepted.discard("recipients")
    outcome = importing.apply(register, planned)
    read = outcome.batch.cells
    assert (outcome.cells.imported, outcome.cells.reported) == (read.imported - 1, read.reported + 1)
    assert (
        outcome.cells.filled == outcome.cells.imported + outcome.cells.kept_as_extra + outcome.cells.reported
    )


def test_where_the_file_says_what_the_register_says_there_is_nothing_to_choose(register: Register) -> None:
    importing.apply(register, importing.plan(register, _batch(ROWS)))
    planned = importing.plan(register, _batch([*ROWS, ["4", "Canteen", "Feed", "Art. 6(1)(f)", "", ""]]))
    assert [row.state for row in planned.rows] == ["same", "same", "same", "new"]
    outcome = importing.apply(register, planned, selected={3})
    assert (outcome.created, outcome.unchanged, outcome.skipped) == (1, 3, 0)
    assert outcome.left_out == []
    assert outcome.cells.reported == 0


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(left=st.sets(st.integers(0, 2)))
def test_every_cell_is_counted_once_whatever_is_left_out(left: set[int]) -> None:
    batch = _batch(ROWS)
    counted = account(batch, [batch.drafts[place] for place in sorted(left)])
    assert counted.filled == counted.imported + counted.kept_as_extra + counted.reported
    filled = sum(bool(cell) for place in left for cell in ROWS[place])
    assert counted.reported == batch.cells.reported + filled


def test_a_cell_of_two_activities_is_left_while_one_of_them_comes_in() -> None:
    both = [
        Draft({"name": "One"}, "S", [2], {"name": ["A2"], "law": ["'Laws'!B1:B2", "C2"]}),
        Draft({"name": "Two"}, "S", [3], {"name": ["A3"], "law": ["'Laws'!B2", "C2"]}),
    ]
    batch = Batch("a.xlsx", sheets=[SheetReading("S", "form")], drafts=both)
    found = cells_left(batch, both[:1])
    assert found == {"S": {(1, 0)}, "Laws": {(0, 1)}}


@pytest.mark.parametrize(
    ("address", "cells"),
    [
        ("C7", [(6, 2)]),
        ("'It''s'!AA1:AB1", [(0, 26), (0, 27)]),
        ("line 4", [(3, 0)]),
        ("somewhere", []),
    ],
)
def test_the_cells_of_an_address(address: str, cells: list[tuple[int, int]]) -> None:
    assert list(cells_of(address)) == cells


def test_the_place_of_an_activity() -> None:
    assert span_of(Draft({}, "S", [4, 5], {"name": ["A4"], "data": ["C5", "B4"]})) == "A4:C5"
    assert span_of(Draft({}, "S", [4, 9], {"name": ["A4"], "data": ["C9"]})) == "A4"
    assert span_of(Draft({}, "S", [4], {"name": ["line 4"]})) == "line 4"
    assert span_of(Draft({}, "S", [], {})) == ""


def test_an_answer_that_was_refused_is_counted_as_reported(register: Register) -> None:
    importing.apply(register, importing.plan(register, _batch(ROWS)))
    changed = [ROWS[0], [*ROWS[1][:4], "No", ROWS[1][5]], *ROWS[2:]]
    planned = importing.plan(register, _batch(changed))
    row = planned.rows[1]
    assert cells_of_key(row.draft, "answers") == ("E3",)
    row.accepted = {"answers"}
    taken = importing.apply(register, planned).cells
    row.accepted = set()
    refused = importing.apply(register, planned).cells
    assert (refused.imported, refused.reported) == (taken.imported - 1, taken.reported + 1)

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from register_app.writing.xlsx import paper

LEGIBLE = 0.55


def blank() -> Worksheet:
    sheet = Workbook().active
    assert isinstance(sheet, Worksheet)
    return sheet


@given(
    st.lists(st.integers(8, 60).map(float), min_size=1, max_size=36),
    st.integers(1, 3),
    st.sets(st.integers(2, 36), max_size=4),
)
def test_columns_fill_few_pages_and_none_runs_over(
    widths: list[float], frozen: int, borders: set[int]
) -> None:
    frozen = min(frozen, len(widths))
    laid = paper.lay(widths, frozen, borders)
    assert len(laid.widths) == len(widths)
    assert all(after >= before - 0.1 for before, after in zip(widths, laid.widths, strict=True))
    room = paper.room(laid.size, laid.scale)
    if not laid.begins:
        assert sum(laid.widths) <= room + 0.01
        return
    assert sum(widths) > paper.room("A3", LEGIBLE)
    assert list(laid.begins) == sorted(set(laid.begins))
    assert frozen + 1 < laid.begins[0] <= laid.begins[-1] <= len(widths)
    named = sum(laid.widths[:frozen])
    starts = [frozen, *(begin - 1 for begin in laid.begins)]
    pages = list(zip(starts, [*starts[1:], len(widths)], strict=True))
    for start, end in pages:
        assert named + sum(laid.widths[start:end]) <= room + 0.01
    # As few pages as there can be when each is filled as far as it goes.
    count, used = 1, sum(widths[:frozen])
    for width in widths[frozen:]:
        if used > sum(widths[:frozen]) and used + width > paper.room("A3", LEGIBLE):
            count, used = count + 1, sum(widths[:frozen])
        used += width
    assert len(pages) == count


def test_a_narrow_table_fills_the_paper_of_every_printer() -> None:
    laid = paper.lay([10.0, 44.0, 26.0])
    assert laid.size == "A4"
    assert sum(laid.widths) > 0.95 * paper.room("A4")


def test_a_page_begins_where_the_supplement_does_when_that_costs_little() -> None:
    widths = [10.0, 30.0, *([40.0] * 12)]
    assert paper.lay(widths, 2).begins == (9,)
    assert paper.lay(widths, 2, {8}).begins == (8,)
    assert paper.lay(widths, 2, {4}).begins == (9,)


def test_a_part_that_would_be_torn_begins_on_the_next_page() -> None:
    sheet = blank()
    for row in range(1, 41):
        sheet.row_dimensions[row].height = 30
    sheet["A40"] = "end"
    paper.together(sheet, 0.9, [2, 12, 22, 32], upright=True, last=40)
    most = paper.depth("A4", 0.9, upright=True)
    assert 21 * 30 < most < 31 * 30
    assert [item.id for item in sheet.row_breaks.brk] == [21]
    assert sheet.page_setup.orientation == "portrait"

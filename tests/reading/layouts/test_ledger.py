"""What became of each cell: said once or more often, of a cell or a whole row, and counted once."""

from __future__ import annotations

from register_app.base.i18n import Message
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.workbook import Sheet


def made() -> Ledger:
    return Ledger(Sheet("S", [["a", None, "c"], ["d", "e"], [], ["f", None, "\xa0"]]))


def test_the_last_word_counts() -> None:
    ledger = made()
    ledger.imported([(0, 0), (0, 2), (1, 0)])
    ledger.extra([(0, 2)])
    assert [ledger.fate((0, 0)), ledger.fate((0, 2)), ledger.fate((1, 1)), ledger.fate((7, 7))] == [
        "imported",
        "extra",
        "",
        "",
    ]
    assert ledger.open_cells() == [(1, 1), (3, 0), (3, 2)]


def test_a_row_said_at_once_is_a_row_said_cell_by_cell() -> None:
    ledger = made()
    ledger.whole_row(0, b"i.e")
    assert [ledger.fate((0, column)) for column in range(3)] == ["imported", "", "extra"]
    ledger.extra([(0, 0)])
    ledger.whole_row(1, b"ii")
    assert ledger.codes()[:2] == [b"e.e", b"ii"]


def test_rows_that_share_their_codes_part_when_one_of_them_is_spoken_for_again() -> None:
    ledger = made()
    codes = b"ii"
    ledger.sheet.rows[0] = ["a", "b"]
    ledger.whole_row(0, codes)
    ledger.whole_row(1, codes)
    ledger.reported([(1, 0)], "info", Message("Left out"))
    assert ledger.codes()[:2] == [b"ii", b"ri"]
    ledger.reopen([(0, 1)])
    assert ledger.open_cells()[0] == (0, 1)
    ledger.reopen()
    assert len(ledger.open_cells()) == 6


def test_a_cell_that_shows_no_text_is_not_lost_in_a_row_said_at_once() -> None:
    ledger = made()
    ledger.whole_row(3, b"i..")
    assert ledger.open_cells()[-1] == (3, 2)
    ledger.whole_row(3, b"i")
    assert ledger.open_cells()[-1] == (3, 2)
    ledger.close()
    assert ledger.codes()[3] == b"i.r"
    assert ledger.count(ledger.codes()).filled == 6

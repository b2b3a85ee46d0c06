"""What was taken out before the general reader read a table counts as taken over."""

from __future__ import annotations

from register_app.reading.batch import Batch, CellCount
from register_app.reading.workbook import Sheet
from register_app.services import taken_out


def test_what_the_reader_saw_empty_was_understood() -> None:
    given = Sheet("S", [["Name", "Transfers"], ["Payroll", "Missing"], [None, "Missing", "note"]])
    batch = Batch("a.xlsx", fates={"S": [b"ii", b"i.", b".."], "Other": [b"er"]})
    taken_out.account(batch, [given])
    assert batch.fates == {"S": [b"ii", b"ii", b".ii"], "Other": [b"er"]}
    assert batch.cells == CellCount(filled=8, imported=6, kept_as_extra=1, reported=1)

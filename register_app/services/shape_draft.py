"""The draft of one activity in a shape, put together cell by cell with the address of each."""

from __future__ import annotations

from register_app.base.cellnames import cell_name
from register_app.reading.batch import Draft
from register_app.reading.workbook import Sheet
from register_app.services.shape_facts import Cells, Facts
from register_app.services.taken_cells import TakenCells

_FIELDS = {
    "purposes": "purpose",
    "purpose_main": "purpose",
    "purposes_other": "purpose",
    "data_ordinary": "data",
    "data_special": "special",
    "recipients_other": "recipients",
    "recipient_names": "recipients",
    "contracts": "contract",
    "transfers": "transfer",
    "transfer_places": "transfer",
    "bases": "basis",
    "bases6": "basis",
    "bases9": "basis9",
    "interests": "interest",
    "sources": "source",
}
"""What fills a cell → field of the importer, where it is called otherwise there."""

_SAME = frozenset(
    (
        "number", "name", "department", "owner", "status", "subjects", "data", "special", "recipients", "processors",
        "retention", "measures", "systems", "clients", "processing", "joint_controllers", "valid_from", "valid_until",
        "last_review", "safeguards",
    )
)  # fmt: skip


def field_of(fill: str) -> str:
    """The field of the importer that a column or row was read as, for showing it; "" where there is none."""
    return fill if fill in _SAME else _FIELDS.get(fill, "")


class ShapeDraft:
    """The cells of one activity on the sheet `sheet`, as they are found."""

    def __init__(self, taken: TakenCells, sheet: Sheet) -> None:
        self._taken, self._sheet = taken, sheet
        self._cells = Cells()
        self._places: dict[str, list[str]] = {}

    def put(self, row: int, column: int, fill: str, heading: str) -> None:
        """Take a cell: `fill` says what it holds, `heading` under which heading a text of the user's own is kept."""
        text = self._taken.text(self._sheet, row, column)
        if fill not in ("extra", "none"):
            self._cells.texts[fill] = text
            if text:
                self.at(field_of(fill) or fill, row, column)
        elif text and heading:
            self._cells.extra[heading] = text
            self._taken.as_extra(self._sheet, (row, column))
            self.at("extra", row, column)
        elif text:
            self._taken.give_back(self._sheet, (row, column))

    def answer(self, row: int, column: int, fill: str, field: str) -> None:
        """Take a cell in which an answer stands in the place of the items of a small table."""
        self._cells.texts[fill] = self._taken.text(self._sheet, row, column)
        self.at(field, row, column)

    def items(self, of: str) -> list[dict[str, str]]:
        """The rows of a small table, to be filled."""
        return self._cells.tables.setdefault(of, [])

    def at(self, field: str, row: int, column: int) -> None:
        """Note that a field was read from this cell."""
        self._places.setdefault(field, []).append(cell_name(row, column))

    def draft(self, facts: Facts, part: str, rows: list[int]) -> Draft:
        """What the cells say; `rows` from 1."""
        return Draft(facts.activity(self._cells, part), self._sheet.name, rows, self._places)

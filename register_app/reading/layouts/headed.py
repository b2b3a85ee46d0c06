"""A small table inside a form whose columns all have headings: "People | Data | Recipients" and the lists below."""

from __future__ import annotations

from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.labels import label_text
from register_app.reading.layouts.record import Line
from register_app.reading.layouts.titles import Titles

_LISTED = frozenset(
    ("subjects", "data", "special", "recipients", "processors", "measures", "systems", "retention", "transfer",
     "safeguards", "source", "purpose", "basis", "clients", "processing")
)  # fmt: skip
_FEWEST, _SURE = 3, 0.7
"""How many headings make a table, and how sure each is."""


class Headed(Titles):
    """Reads such tables for `FormReader`."""

    def _headed(self, row: int, cells: list[int]) -> int:
        """Read a table whose headings fill a row; the row after it, or 0 where the row is no such one."""
        heads = self._heads(row, cells)
        body = self._body(row, heads) if heads else range(0)
        if not body:
            return 0
        for index, (text, name, confidence) in heads.items():
            place = self.grid.place(row, index)
            self.found.append((place, text.rstrip(": "), name, confidence))
            self.ledger.imported([place])
        together = "retention" in {name for _, name, _ in heads.values()} or all(
            len(self.grid.filled(below)) == len(heads) for below in body
        )
        for below in body:
            line: Line = {}
            for index in self.grid.filled(below):
                text, name, _ = heads[index]
                entry = self._entry(below, index, text.rstrip(": "))
                self.ledger.imported([entry.cell])
                self._into(line, name, entry, together=together)
            if line:
                self.record.lines.append(line)
            self.record.rows.append(below)
        self.pending = self.last = None
        return body.stop

    def _into(self, line: Line, name: str, entry: Entry, *, together: bool) -> None:
        """What stands in one row belongs together, or each column is a list of its own."""
        if together:
            line.setdefault(name, []).append(entry)
        else:
            self.record.add(name, entry, line=0)

    def _heads(self, row: int, cells: list[int]) -> dict[int, tuple[str, str, float]]:
        """The headings by column with their fields, when each cell of a row is one and no two name the same."""
        found: dict[int, tuple[str, str, float]] = {}
        for index in cells:
            text = self.grid.text(row, index)
            fields = match(label_text(text))
            if not fields or fields[0].field not in _LISTED or fields[0].confidence < _SURE:
                return {}
            found[index] = (text, fields[0].field, fields[0].confidence)
        names = {name for _, name, _ in found.values()}
        beside = cells and cells == list(range(cells[0], cells[0] + len(cells))) and cells[0] == self.column
        return found if beside and len(found) == len(names) >= _FEWEST else {}

    def _body(self, row: int, heads: dict[int, tuple[str, str, float]]) -> range:
        """The rows below the headings up to a blank one, another label of the form, or a cell under no heading."""
        below = row + 1
        while below < self.grid.height and (cells := self.grid.filled(below)) and set(cells) <= heads.keys():
            if self._is_label_here(below):
                break
            below += 1
        return range(row + 1, below)

    def _is_label_here(self, row: int) -> bool:
        """Whether a row begins with a label: one that the form had before, or one that a colon or a question mark ends."""
        text = self.grid.text(row, self.column)
        if not text or not match(label_text(text)):
            return False
        had = {fold(label) for _, label, name, _ in self.found if name}
        return fold(text) in had or text.rstrip().endswith((":", "?"))

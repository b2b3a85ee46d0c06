"""Cover data: who the controller, the representative and the data protection officer are, titles, dates."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from register_app.base.i18n import N_, Message
from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts import furniture
from register_app.reading.layouts.evidence import looks_like_company
from register_app.reading.layouts.grid import Grid, is_pointer, shorten
from register_app.reading.layouts.holders import DATED, PARTIES, Holders, is_dated, is_of_processor
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.parties import (
    REGISTRATION,
    TITLE_WORD,
    Facts,
    label_of,
    party_document,
    party_of,
)
from register_app.reading.workbook import Cell

_LABELLED = re.compile(r"^(?P<label>[^:\n]{2,70}?)\s*:\s*(?P<rest>.*)$", re.DOTALL)
_DATE_LEFT = N_("A register keeps no date or version of its source; not taken over: “{text}”")
TEXT_LEFT = N_("Text outside the table, not taken over: “{text}”")
_LONGEST_NAME = 60


class Cover(Holders):
    """Collects register facts from rows above tables and from cover sheets."""

    def __init__(
        self, facts: Facts, ledger: Ledger, titles: list[str], cells: dict[str, list[Cell]] | None = None
    ) -> None:
        super().__init__(facts, titles)
        self.ledger = ledger
        self.cells = {} if cells is None else cells
        """By role, the cells that said something of who has it."""
        self.roles: dict[int, str] = {}

    def read(self, grid: Grid, rows: Iterable[int]) -> None:
        """Read all cells of these rows: facts go to the register, everything else is a title or an instruction."""
        for row in rows:
            columns = grid.filled(row)
            skip: set[int] = set()
            for position, column in enumerate(columns):
                if column in skip:
                    continue
                text = grid.text(row, column)
                after = columns[position + 1] if position + 1 < len(columns) else None
                value = grid.text(row, after) if after is not None else ""
                if is_pointer(value) or (value.endswith(":") and len(value) < 60):
                    value, after = "", None
                place = grid.place(row, column)
                left = [index for index in self.roles if index <= column]
                if left:
                    self.role = self.roles[max(left)]
                elif self.role in self.roles.values():
                    self.role = "controller"  # left of the blocks of others
                if self._heads(text, column, value):
                    self.ledger.imported([place])
                    self.titles.append(" ".join(text.split()))
                    continue
                raw = grid.value(row, after) if after is not None else None
                pair = len(columns) == 2 and position == 0 and not _LABELLED.match(text)
                if self._label_beside(text, value, raw) or (pair and self._unknown_beside(text, value)):
                    both = [place, grid.place(row, after)] if after is not None else [place]
                    if self._says_when(text):
                        self.ledger.reported(
                            both, "info", Message(_DATE_LEFT, {"text": shorten([text, value])})
                        )
                    else:
                        self._keep(both)
                    self.titles.append(" ".join(text.split()))
                    if after is not None:
                        skip.add(after)
                    continue
                self._cell(text, place)

    def _says_when(self, text: str) -> bool:
        """Whether a text, or a label for the cell beside it, only says of when, or of which version, the source is."""
        inline = _LABELLED.match(text)
        label = inline["label"] if inline else text
        found = match(label.rstrip(": "))
        return not label_of(label) and not (found and found[0].field in PARTIES) and is_dated(label)

    def _heads(self, text: str, column: int, value: str) -> bool:
        """Whether a cell only says of whom the labels below it or beside it speak."""
        inline = _LABELLED.match(text)
        if len(_segments(text)) > 1 and "\n" not in text:
            return False
        found = match(text.rstrip(": "))
        if (
            not found
            or found[0].field not in PARTIES
            or found[0].field == "organisation"
            or (inline and inline["rest"])
        ):
            return False
        beside = _LABELLED.match(value) or re.match(r"(?P<label>.*)", value)
        follower = match(value.rstrip(": "))
        named = bool(follower) and follower[0].field in PARTIES and follower[0].confidence >= 0.95
        is_label = bool(value) and "@" not in value and (bool(beside and label_of(beside["label"])) or named)
        if value and not is_label:
            return False
        self.role = PARTIES[found[0].field]
        self.roles = {index: role for index, role in self.roles.items() if index < column}
        self.roles[column] = self.role
        return True

    def _unknown_beside(self, label: str, value: str) -> bool:
        """Two short cells side by side below a party say something more of it ("Clinic number | 012345")."""
        if (
            not value
            or not self.found
            or len(label) > 40
            or len(value) > 80
            or is_pointer(label)
            or len(label.split()) > 5
        ):
            return False
        party = self._party()
        party["note"] = "; ".join(filter(None, (party["note"], f"{label.rstrip(': ')}: {value}")))
        return True

    def _cell(self, text: str, place: Cell) -> None:
        pieces = _segments(text)
        tells = [piece for piece in pieces if self._piece(piece) and not self._says_when(piece)]
        line = " ".join(text.split())
        if line not in self.titles and not (self.titles and line.startswith(self.titles[-1])):
            self.titles.append(line)
        folded = fold(text)
        if (
            not self.facts.get("title")
            and len(text) < 150
            and TITLE_WORD.search(folded)
            and not _LABELLED.match(text)
        ):
            self.facts["title"] = line
            named = next(
                (piece for piece in re.split(r"\s+[–—|-]\s+|,\s+", line) if looks_like_company(piece)), ""
            )
            if named and len(named) < 60 and not self.facts.get("controller"):
                self._put("controller", party_document(named))
        if tells:
            self._keep([place])
        elif (
            TITLE_WORD.search(folded)
            or furniture.part_of(text)
            or folded == fold(self.ledger.sheet.name)
            or label_of(text.rstrip(": "))
        ):
            self.ledger.imported([place])
        elif self._says_when(text):
            self.ledger.reported([place], "info", Message(_DATE_LEFT, {"text": line}))
            return
        else:
            self.ledger.reported([place], "info", Message(TEXT_LEFT, {"text": shorten([line])}))
            return
        for piece in pieces if len(pieces) > 1 else ():
            if self._says_when(piece):
                self.ledger.tell(place, "info", Message(_DATE_LEFT, {"text": piece}))

    def _keep(self, cells: list[Cell]) -> None:
        self.ledger.imported(cells)
        self.cells.setdefault(self.role, []).extend(cells)

    def _piece(self, text: str) -> bool:
        found = _LABELLED.match(text)
        if found:
            return self._label(found["label"], found["rest"].strip())
        first = text.split(",", maxsplit=1)[0]
        if (number := REGISTRATION.fullmatch(text)) is not None:
            return self._registration(number["n"].strip())
        start = re.match(
            r"^(?P<label>[^\d]{3,60}?)\s*\((?P<short>DPO|DSB|DPD|FG|DSO|IOD|RPD)\)\s+(?P<rest>.+)$", text
        )
        if start:
            return self._label("DPO", start["rest"])
        short = re.match(
            r"^(?P<label>DPO|DSB|FG|IOD|RPD|DPD|Datenschutzbeauftragte\w*|Databeskyttelsesrådgiver|Dataskyddsombud|Personvernombud|Verantwortlicher|Dataansvarlig)\s+(?P<rest>[^\s].+)$",
            text,
        )
        if short and not short["rest"].startswith(("for", "for ", "der", "og", "and")):
            return self._label(short["label"], short["rest"])
        if not looks_like_company(first) or len(text) >= 200 or self._named():
            return False
        alone = len(text) <= _LONGEST_NAME and not TITLE_WORD.search(fold(text))
        if alone or REGISTRATION.search(text) or len(text.split(",")) > 1:
            self._put("controller", party_of(text))
            return True
        return False

    def _label_beside(self, label: str, value: str, raw: object) -> bool:
        if not value or len(label) > 90 or (len(label) > 12 and label.rstrip().endswith((".", ","))):
            return False
        if _LABELLED.match(label) and _LABELLED.match(label)["rest"]:  # type: ignore[index]
            return False
        if isinstance(raw, datetime.date) and DATED.search(fold(label)):
            self.titles.append(f"{label} {raw.isoformat()[:10]}")
            return True
        if _LABELLED.match(value) and label_of(_LABELLED.match(value)["label"]):  # type: ignore[index]
            return False
        return self._label(label.strip().rstrip(":"), value)

    def take(self, label: str, value: str, place: Cell) -> bool:
        """Take a fact that stands with its label elsewhere than above a table, and speak for its cell."""
        taken = self._label(label, value)
        if taken:
            self._keep([place])
        return taken


def _segments(text: str) -> list[str]:
    return [piece.strip() for piece in re.split(r"\s+\|\s+|\n+|\s+·\s+|\s{3,}", text) if piece.strip()]


_TALLEST = 600
"""No cover has more rows than this."""


def is_cover(grid: Grid) -> bool:
    """Whether a sheet is mostly labels of a cover: who, where, since when."""
    if grid.height > _TALLEST:
        return False
    hits = filled = 0
    titles: list[str] = []
    for row in grid.rows():
        cells = grid.filled(row)
        filled += 1
        label = grid.text(row, cells[0])
        found = _LABELLED.match(label)
        label = found["label"] if found else label
        fields = match(label)
        holder = bool(fields) and fields[0].field == "processors" and is_of_processor(titles)
        if holder or label_of(label) or (fields and fields[0].field in PARTIES) or DATED.search(fold(label)):
            hits += 1
        titles.append(grid.text(row, cells[0]))
    return filled > 0 and hits >= 2 and hits >= 0.4 * filled

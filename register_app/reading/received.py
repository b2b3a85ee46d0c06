"""What the child process answers, line by line, made into a source; nothing of it is taken unchecked."""

from __future__ import annotations

import binascii
import datetime
import json
import logging
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from register_app.base.cellnames import cell_name, column_name
from register_app.reading import ownjson, problems, refusals, sending
from register_app.reading.texts import KINDS, Block, SourceText
from register_app.reading.workbook import Cell, Problem, Sheet, Value, Workbook

log = logging.getLogger(__name__)


@dataclass
class OwnDocument:
    """A register exported as JSON by this program, checked for its shape (docs/architecture.md, "The document")."""

    source: str
    content: dict[str, Any] = field(default_factory=dict)


Source = Workbook | SourceText | OwnDocument


_KINDS = frozenset({"workbook", "sheet", "rows", "merged", "marks", "note", "text", "blocks", "piece"})
_SCALARS = frozenset({str, int, float, bool})
_DATES: Mapping[str, Callable[[str], Value]] = {
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "time": datetime.time.fromisoformat,
}
_FORMATS = frozenset({"xlsx", "xlsb", "xls", "ods", "csv", "html"})


class Receiver:
    """Builds a source from the lines of an answer, and refuses any line that is not as it must be."""

    def __init__(self, path: Path, memory: int) -> None:
        self.path = path
        self.memory = memory
        self.workbook: Workbook | None = None
        self.text: SourceText | None = None
        self.document: OwnDocument | None = None
        self.sheet: Sheet | None = None
        self._texts: dict[str, str] = {}
        """Each text of the cells once: most of those of a large sheet repeat."""

    def take(self, line: bytes) -> bool:
        """Take one line; true when it is the last."""
        try:
            content = json.loads(line)
            kind = content["is"]
            if kind == "end":
                return True
            if kind == "refused":
                raise self._refusal(content)
            getattr(self, "_take_" + _known(kind))(content)
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError) as error:
            raise refusals.error("no_answer", {"name": self.path.name}) from error
        return False

    def finish(self) -> Source:
        source = self.workbook or self.text or self.document
        if source is None:
            raise refusals.error("no_answer", {"name": self.path.name})
        if isinstance(source, Workbook):
            for sheet in source.sheets:
                while sheet.rows and not sheet.rows[-1]:
                    sheet.rows.pop()
            if not any(sheet.rows or sheet.errors or sheet.formulas for sheet in source.sheets):
                raise refusals.error("nothing", {"name": self.path.name})
        return source

    def _refusal(self, content: dict[str, Any]) -> refusals.SourceError:
        params: dict[str, object] = {"name": self.path.name, "path": str(self.path)}
        params["limit"] = self.memory // 2**20
        for key, value in content["params"].items():
            params[str(key)] = value if type(value) is int else str(value)[:200]
        if "detail" in params:
            log.info("a file could not be parsed: %s", params["detail"])
        return refusals.error(str(content["code"]), params)

    def _take_workbook(self, content: dict[str, Any]) -> None:
        if content["format"] not in _FORMATS:
            raise ValueError("format")
        self.workbook = Workbook(self.path.name, content["format"])

    def _take_sheet(self, content: dict[str, Any]) -> None:
        if self.workbook is None:
            raise ValueError("no workbook")
        self.sheet = Sheet(_text(content["name"]), hidden=content["hidden"] is True)
        self.workbook.sheets.append(self.sheet)

    def _the_sheet(self) -> Sheet:
        if self.sheet is None:
            raise ValueError("no sheet")
        return self.sheet

    def _take_rows(self, content: dict[str, Any]) -> None:
        """Rows as codes for values (see `sending`)."""
        sheet, values = self._the_sheet(), content["values"]
        if content["first"] != len(sheet.rows) or type(values) is not list:
            raise ValueError("rows")
        kinds = set(map(type, values))
        if not kinds <= _SCALARS or "" in values:
            raise ValueError("value")
        for place, kind in content["typed"]:
            values[place] = _DATES[kind](_text(values[place]))
        known = self._texts.setdefault
        if kinds == {str} and not content["typed"]:  # as nearly always
            values = map(known, values, values)
        else:
            values = [known(value, value) if type(value) is str else value for value in values]
        meant = [None, *values]
        cells = [*map(meant.__getitem__, array(sending.CODES, binascii.a2b_base64(content["codes"])))]
        start = 0
        for width in content["widths"]:
            if type(width) is not int or width < 0:
                raise ValueError("width")
            sheet.rows.append(cells[start : start + width])
            start += width
        if start != len(cells):
            raise ValueError("widths")

    def _take_merged(self, content: dict[str, Any]) -> None:
        for first_row, first_column, last_row, last_column in content["ranges"]:
            area = (int(first_row), int(first_column), int(last_row), int(last_column))
            if min(area) < 0 or area[0] > area[2] or area[1] > area[3]:
                continue
            self._the_sheet().merged.append(area)

    def _take_marks(self, content: dict[str, Any]) -> None:
        sheet = self._the_sheet()
        sheet.hidden_rows = {int(row) for row in content["hidden_rows"]}
        sheet.hidden_columns = {int(column) for column in content["hidden_columns"]}
        sheet.comments = _by_cell(content["comments"])
        sheet.links = _by_cell(content["links"])
        sheet.errors = _by_cell(content["errors"])
        sheet.formulas = {(int(row), int(column)) for row, column in content["formulas"]}
        if self.workbook is not None:
            self.workbook.problems.extend(_marks_told(sheet))

    def _take_note(self, content: dict[str, Any]) -> None:
        if self.workbook is None and self.text is None:
            raise ValueError("no source")
        params = {
            str(key): value if type(value) is int else str(value) for key, value in content["params"].items()
        }
        told = problems.problem(
            _text(content["sheet"]), _text(content["cell"]), _text(content["code"]), params
        )
        told.message.text("en")  # a forged parameter must not fail when it is shown
        for source in (self.workbook, self.text):
            if source is not None:
                source.problems.append(told)
                return

    def _take_text(self, content: dict[str, Any]) -> None:
        self.text = SourceText(self.path.name, _text(content["format"]))

    def _take_blocks(self, content: dict[str, Any]) -> None:
        if self.text is None:
            raise ValueError("no text")
        for kind, line, level, cells, mark in content["blocks"]:
            if kind not in KINDS:
                raise ValueError("block")
            told = tuple(_text(cell) for cell in cells)
            self.text.blocks.append(Block(kind, int(line), int(level), told, _text(mark)))

    def _take_piece(self, content: dict[str, Any]) -> None:
        if self.document is None:
            self.document = OwnDocument(self.path.name)
        ownjson.join(self.document.content, _text(content["key"]), content["content"])


def _known(kind: object) -> str:
    if type(kind) is not str or kind not in _KINDS:
        raise ValueError("kind")
    return kind


def _text(value: object) -> str:
    if type(value) is not str:
        raise ValueError("text")
    return value


def _by_cell(marks: Sequence[Sequence[Any]]) -> dict[Cell, str]:
    return {(int(row), int(column)): _text(text) for row, column, text in marks}


def _marks_told(sheet: Sheet) -> list[Problem]:
    """The problems that tell what stands beside the values of a sheet."""

    def told(place: Cell | None, code: str, /, **params: object) -> Problem:
        return problems.problem(sheet.name, cell_name(*place) if place else "", code, params)

    found = [told(cell, "error_cell", error=error) for cell, error in sorted(sheet.errors.items())]
    if sheet.formulas:
        first = min(sheet.formulas)
        found.append(told(first, "formulas", count=len(sheet.formulas), cell=cell_name(*first)))
    if sheet.hidden_rows:
        found.append(told(None, "hidden_rows", rows=_ranges(sheet.hidden_rows, lambda row: str(row + 1))))
    if sheet.hidden_columns:
        found.append(told(None, "hidden_columns", columns=_ranges(sheet.hidden_columns, column_name)))
    found += [told(cell, "comment", text=text) for cell, text in sorted(sheet.comments.items())]
    for cell, address in sorted(sheet.links.items()):
        shown = str(sheet.value(*cell) or "")
        if address.removeprefix("mailto:").rstrip("/") not in shown:
            found.append(told(cell, "link", address=address))
    return found


def _ranges(numbers: set[int], name: Callable[[int], str]) -> str:
    """Numbers in short: {3, 4, 5, 9} is "4–6, 10" when `name` counts from one."""
    parts: list[str] = []
    start = last = -2
    for number in [*sorted(numbers), -1]:
        if number != last + 1 and last >= 0:
            parts.append(name(start) if start == last else f"{name(start)}–{name(last)}")
        if number != last + 1:
            start = number
        last = number
    return ", ".join(parts)

"""The sheets of Excel and OpenDocument workbooks, sent to the parent; in the child process only."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any

from register_app.base.cellnames import cell_name
from register_app.reading.container import Package
from register_app.reading.refusals import Refusal
from register_app.reading.sending import Answer
from register_app.reading.sheetscan import check_prolog, extent, holds_marks

Extent = tuple[int, int]


def read_excel(answer: Answer, path: Path, package: Package | None) -> None:
    """Send the sheets of an .xlsx or .xlsb (with its `package`) or .xls workbook."""
    import python_calamine as calamine

    kind = package.kind if package else "xls"
    looks = _look(package) if package and kind == "xlsx" else {}
    if package:
        package.check_honest()
    try:
        # By its content: a name may end in anything.
        workbook = calamine.CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        metadata = workbook.sheets_metadata
    except calamine.PasswordError as error:
        raise Refusal("password") from error
    except calamine.WorksheetNotFound as error:
        raise Refusal("damaged_part", part=str(error)[:80]) from error
    except calamine.CalamineError as error:
        raise Refusal("damaged") from error
    answer.send("workbook", format=kind)
    unread = 0
    for index, sheet in enumerate(metadata):
        hidden = sheet.visible is not calamine.SheetVisibleEnum.Visible
        if sheet.typ is not calamine.SheetTypeEnum.WorkSheet:
            answer.note(sheet.name, "", "chart_sheet")
            continue
        answer.send("sheet", name=sheet.name, hidden=hidden)
        parsed = _Beside(partial(workbook.get_sheet_by_index, index))
        marks = looks[index]() if index in looks else None
        try:
            cells = parsed.result()
            answer.rows(_excel_rows(cells, marks), 0)
            merged = cells.merged_cell_ranges or []
            answer.send("merged", ranges=[[*first, *last] for first, last in merged[:100_000]])
        except calamine.CalamineError:
            answer.note(sheet.name, "", "sheet_unread")
            unread += 1
            continue
        if marks is not None:
            last = cells.end or (-1, -1)
            send_marks(answer, marks, (last[0] + 1, last[1] + 1))
        elif index in looks:
            answer.note(sheet.name, "", "extras_unread")
    if kind != "xlsx":
        answer.note("", "", "old_format")
    if unread and unread == len(metadata):
        raise Refusal("damaged")


class _Beside(threading.Thread):
    """Work that begins at once in a thread of its own: native parsers leave the interpreter to others."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__(daemon=True)
        self._work = work
        self._done: Any = None
        self._failed: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self._done = self._work()
        except BaseException as error:  # noqa: BLE001 - a panic of the native parser is not an `Exception`
            self._failed = error

    def result(self) -> Any:
        """What came of it; raises what it raised."""
        self.join()
        if self._failed is not None:
            raise self._failed
        return self._done


def _excel_rows(sheet: Any, marks: Any) -> Iterable[list[object]]:
    """The rows from A1 on, with percentages as they are shown."""
    percent: dict[tuple[int, int], str] = marks.percent if marks is not None else {}
    if sheet.start is None:
        return
    # The rows come from the first one on, but each of them from the first filled column on.
    before: list[object] = [None] * sheet.start[1]
    if not percent:
        for row in sheet.iter_rows():
            yield before + row if before else row
        return
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (number, column), shown in percent.items():
        by_row.setdefault(number, []).append((column, shown))
    for number, part in enumerate(sheet.iter_rows()):
        row = before + part
        for column, shown in by_row.get(number, ()):
            if column < len(row):
                row[column] = shown
        yield row


def _look(package: Package) -> dict[int, Callable[[], Any]]:
    """Look at each sheet before its values are parsed and refuse what is too far; by sheet, what reads its marks."""
    from register_app.reading import ooxml

    plan = ooxml.plan(package)
    found: dict[int, Callable[[], Any]] = {}
    for name in package.names:
        if name.lower().endswith("sharedstrings.xml"):
            check_prolog(next(iter(package.chunks(name)), b""))
    for index, sheet in enumerate(plan.sheets):
        if sheet.kind != "worksheet":
            continue
        if sheet.part not in package.names:
            raise Refusal("damaged_part", part=sheet.part or sheet.name)
        size = extent(package, sheet.part)
        if size.rows * max(size.columns, 26) > package.bounds.area:
            raise Refusal(
                "far_cell", sheet=sheet.name, cell=cell_name(size.rows - 1, max(size.columns, 1) - 1)
            )
        found[index] = partial(_marks, package, sheet.part, plan.percent_styles, odd=size.odd)
    return found


def _marks(package: Package, part: str, percent_styles: frozenset[int], *, odd: bool) -> Any:
    """The marks of a sheet, None where they cannot be read; of most sheets a look is enough."""
    from register_app.reading import extras

    try:
        return extras.read(
            package, part, percent_styles, sheet=odd or holds_marks(package, part, percent_styles)
        )
    except Refusal as refusal:
        if not refusal.code.startswith("damaged"):
            raise
        # A broken list of comments must not keep the values out; the parser of values judges the sheet itself.
        return None


def read_ods(answer: Answer, package: Package) -> None:
    """Send the sheets of an .ods workbook."""
    from register_app.reading import odsfile

    sheets = odsfile.read(package)
    answer.send("workbook", format="ods")
    for sheet in sheets:
        answer.send("sheet", name=sheet.name, hidden=sheet.hidden)
        answer.rows(sheet.rows)
        answer.send("merged", ranges=sheet.merged)
        width = max((len(row) for row in sheet.rows), default=0)
        send_marks(answer, sheet.extras, (len(sheet.rows), width))


def send_marks(answer: Answer, marks: Any, extent: Extent) -> None:
    """Send what stands beside the values of a sheet, as far as it lies where cells are filled or has a text."""
    height, width = extent
    answer.send(
        "marks",
        hidden_rows=sorted(row for row in marks.hidden_rows if row < height),
        hidden_columns=sorted(column for column in marks.hidden_columns if column < width),
        comments=[[*cell, text] for cell, text in sorted(marks.comments.items())],
        links=[[*cell, text] for cell, text in sorted(marks.links.items())],
        errors=[[*cell, text] for cell, text in sorted(marks.errors.items())],
        formulas=sorted(marks.formulas),
    )

"""The sheets of Excel and OpenDocument workbooks, sent to the parent; in the child process only."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from register_app.reading.container import Package
from register_app.reading.refusals import Refusal
from register_app.reading.sending import Answer
from register_app.reading.sheetscan import check_prolog, scan_sheet
from register_app.reading.workbook import cell_name

Extent = tuple[int, int]


def read_excel(answer: Answer, path: Path, package: Package | None) -> None:
    """Send the sheets of an .xlsx or .xlsb (with its `package`) or .xls workbook."""
    import python_calamine as calamine

    kind = package.kind if package else "xls"
    marks = _prepare(package) if package and kind == "xlsx" else {}
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
        try:
            cells = workbook.get_sheet_by_index(index)
            answer.rows(_excel_rows(cells, marks.get(index)), 0)
            merged = cells.merged_cell_ranges or []
            answer.send("merged", ranges=[[*first, *last] for first, last in merged[:100_000]])
        except calamine.CalamineError:
            answer.note(sheet.name, "", "sheet_unread")
            unread += 1
            continue
        if index in marks and marks[index] is None:
            answer.note(sheet.name, "", "extras_unread")
        elif index in marks:
            last = cells.end or (-1, -1)
            send_marks(answer, marks[index], (last[0] + 1, last[1] + 1))
    if kind != "xlsx":
        answer.note("", "", "old_format")
    if unread and unread == len(metadata):
        raise Refusal("damaged")


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


def _prepare(package: Package) -> dict[int, Any]:
    """Look at each sheet before its values are parsed: refuse what is too far, and collect the marks."""
    from register_app.reading import extras, ooxml

    plan = ooxml.plan(package)
    found: dict[int, Any] = {}
    for name in package.names:
        if name.lower().endswith("sharedstrings.xml"):
            check_prolog(next(iter(package.chunks(name)), b""))
    for index, sheet in enumerate(plan.sheets):
        if sheet.kind != "worksheet":
            continue
        if sheet.part not in package.names:
            raise Refusal("damaged_part", part=sheet.part or sheet.name)
        scan = scan_sheet(package, sheet.part, plan.percent_styles)
        columns = max(scan.columns, 26)
        if scan.rows * columns > package.bounds.area:
            raise Refusal(
                "far_cell", sheet=sheet.name, cell=cell_name(scan.rows - 1, max(scan.columns, 1) - 1)
            )
        try:
            found[index] = extras.read(
                package, sheet.part, plan.percent_styles, sheet=scan.special or scan.percent
            )
        except Refusal as refusal:
            if not refusal.code.startswith("damaged"):
                raise
            # A broken list of comments must not keep the values out; the parser of values judges the sheet itself.
            found[index] = None
    return found


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

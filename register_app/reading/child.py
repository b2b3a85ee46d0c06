"""The process in which a file is parsed: it may crash, hang or swell, and only itself is lost.

Started by `guarded.py` with one argument, a JSON object {"act", "path", "memory", "seconds"}; answers with lines of
JSON on standard output, the last of which is {"is": "end"} or {"is": "refused", "code", "params"}.
"""

from __future__ import annotations

import datetime
import io
import json
import os
import sys
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from register_app.reading.container import MEGABYTE, Bounds, Package, check_ole, open_package, read_all, scan_sheet, sniff
from register_app.reading.refusals import Refusal

CHUNK = 500
"""Rows in one line of the answer: so few that taking one in does not hold up a window."""

Extent = tuple[int, int]


class Answer:
    """Writes the lines of the answer."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def send(self, kind: str, **content: object) -> None:
        line = json.dumps({"is": kind, **content}, ensure_ascii=False, separators=(",", ":"))
        self._stream.write(line.encode("utf-8", "replace") + b"\n")
        if kind in ("end", "refused"):
            self._stream.flush()

    def note(self, sheet: str, cell: str, code: str, **params: str | int) -> None:
        self.send("note", sheet=sheet, cell=cell, code=code, params=params)

    def rows(self, rows: Iterable[Sequence[object]], first: int = 0) -> int:
        """Send rows in pieces, plain; returns how many cells were filled."""
        filled = 0
        piece: list[list[object]] = []
        typed: list[tuple[int, int, str]] = []
        start = first
        for number, source in enumerate(rows, first):
            row, count = plain(source, number, typed)
            filled += count
            piece.append(row)
            if len(piece) == CHUNK:
                self.send("rows", first=start, rows=piece, typed=typed)
                piece, typed, start = [], [], number + 1
        if piece:
            self.send("rows", first=start, rows=piece, typed=typed)
        return filled


def plain(source: Sequence[object], number: int, typed: list[tuple[int, int, str]]) -> tuple[list[object], int]:
    """A row as JSON can carry it, without its empty end; dates become text and are named in `typed`."""
    row: list[object] = []
    filled = last = 0
    for column, value in enumerate(source):
        kind = type(value)
        if kind is str:
            if not value or value.isspace():  # type: ignore[attr-defined]
                row.append(None)
                continue
        elif kind is float:
            value = _number(value)  # type: ignore[arg-type]
        elif value is None:
            row.append(None)
            continue
        elif kind is datetime.datetime:
            typed.append((number, column, "datetime"))
            value = value.replace(tzinfo=None).isoformat()  # type: ignore[attr-defined]
        elif kind is datetime.date:
            typed.append((number, column, "date"))
            value = value.isoformat()  # type: ignore[attr-defined]
        elif kind is datetime.time:
            typed.append((number, column, "time"))
            value = value.replace(tzinfo=None).isoformat()  # type: ignore[attr-defined]
        elif kind is not int and kind is not bool:
            value = str(value)
        row.append(value)
        filled += 1
        last = column + 1
    del row[last:]
    return row, filled


def _number(value: float) -> int | float | str:
    if value.is_integer():
        return int(value) if abs(value) < 1e15 else value
    return str(value) if value != value or value in (float("inf"), float("-inf")) else value


def limit_self(memory: int, seconds: int) -> None:
    """Have the system end this process when it takes more memory (bytes) or time than it may."""
    if sys.platform == "win32":
        from register_app.reading.windows import limit_job

        limit_job(memory, seconds)
        return
    import resource
    import signal

    for which, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        try:
            _soft, hard = resource.getrlimit(which)
            most = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            resource.setrlimit(which, (most, most))
        except (ValueError, OSError):
            continue  # a system without this limit; the parent watches as well
    # Without a handler the signal ends the process, also when it hangs in native code and the parent is gone.
    signal.setitimer(signal.ITIMER_REAL, seconds + 5)


def end_with_parent() -> None:
    """End this process when the one that started it does: its end of the pipe then closes."""

    def watch() -> None:
        try:
            while os.read(0, 4096):
                pass
        except OSError:
            pass
        os._exit(3)

    threading.Thread(target=watch, daemon=True).start()


# -- The acts --------------------------------------------------------------------------------------------


def read_any(answer: Answer, path: Path, act: str, bounds: Bounds) -> None:
    """Read a file as what it is: a workbook, a text or a document of our own; `act` says which of them may come."""
    with path.open("rb") as stream:
        head = stream.read(64 * 1024)
    if not head:
        raise Refusal("empty")
    size = path.stat().st_size
    if size > bounds.file:
        raise Refusal("too_large", size=size // MEGABYTE, limit=bounds.file // MEGABYTE)
    kind = sniff(head)
    if kind == "zip":
        with path.open("rb") as stream:
            package = open_package(stream, bounds)
            if package.kind in ("docx", "odt"):
                _text(answer, path, act, package.kind, package, bounds)
            elif act not in ("any", "workbook"):
                raise Refusal("is_table")
            elif package.kind == "ods":
                read_ods(answer, package)
            else:
                read_excel(answer, path, package)
    elif kind == "ole":
        check_ole(read_all(path, bounds))
        if act not in ("any", "workbook"):
            raise Refusal("is_table")
        read_excel(answer, path, None)
    elif kind in ("pdf", "html"):
        _text(answer, path, act, kind, None, bounds)
    elif kind == "xml":
        raise Refusal("is_xml")
    elif kind == "text":
        _plain_text(answer, path, act, bounds)
    else:
        raise Refusal(kind)


def _plain_text(answer: Answer, path: Path, act: str, bounds: Bounds) -> None:
    from register_app.reading import csvfile, encoding

    data = read_all(path, bounds)
    suffix = path.suffix.lower()
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and _json(answer, data, act):
        return
    if act == "text" or (act == "any" and suffix in (".md", ".markdown")):
        _text(answer, path, act, "md" if suffix in (".md", ".markdown") else "txt", None, bounds)
        return
    try:
        table = csvfile.read(data, tabular_name=suffix in (".csv", ".tsv", ".tab"))
    except Refusal as refusal:
        if refusal.code == "is_prose" and act == "any":
            encoding.decode(data)
            _text(answer, path, act, "txt", None, bounds)
            return
        raise
    answer.send("workbook", format="csv")
    answer.send("sheet", name=path.stem, hidden=False)
    answer.rows(table.rows)
    for code, params in table.notes:
        answer.note(path.stem, "", code, **params)


def _json(answer: Answer, data: bytes, act: str) -> bool:
    """Whether the data were JSON (and, if so, are answered or refused)."""
    from register_app.reading import encoding, ownjson

    text = encoding.decode(data).text
    content = ownjson.parse(text)
    if content is None:
        return False
    if act not in ("any", "document"):
        raise Refusal("is_json")
    for key, part in ownjson.pieces(ownjson.check(content)):
        answer.send("piece", key=key, content=part)
    return True


def _text(answer: Answer, path: Path, act: str, kind: str, package: Package | None, bounds: Bounds) -> None:
    """Send a running text; a web page that is called a spreadsheet is read for its tables."""
    if kind == "html" and act in ("any", "workbook") and path.suffix.lower() in (".xls", ".xlsx", ".csv", ".ods"):
        _html_tables(answer, path, bounds)
        return
    if act not in ("any", "text"):
        codes = {"docx": "is_word", "odt": "is_word", "pdf": "is_pdf", "html": "is_html"}
        raise Refusal(codes.get(kind, "is_prose"))
    from register_app.reading import texts

    extracted = texts.extract(path, kind, package, lambda: read_all(path, bounds))
    answer.send("text", format=kind)
    blocks = [[block.kind, block.line, block.level, block.cells] for block in extracted.blocks]
    for at in range(0, len(blocks), CHUNK):
        answer.send("blocks", blocks=blocks[at : at + CHUNK])
    for page in extracted.bare_pages[:100]:
        answer.note("", "", "page_without_text", page=page)


def _html_tables(answer: Answer, path: Path, bounds: Bounds) -> None:
    from register_app.reading import htmltext

    tables = htmltext.tables(htmltext.decode(read_all(path, bounds)))
    if not any(len(table) > 1 for table in tables):
        raise Refusal("is_html")
    answer.send("workbook", format="html")
    for number, table in enumerate(tables, 1):
        answer.send("sheet", name=path.stem if len(tables) == 1 else f"{path.stem} {number}", hidden=False)
        answer.rows(table)


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
        if index in marks:
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
            from register_app.reading.container import check_prolog

            check_prolog(next(iter(package.chunks(name)), b""))
    for index, sheet in enumerate(plan.sheets):
        if sheet.kind != "worksheet":
            continue
        if sheet.part not in package.names:
            raise Refusal("damaged_part", part=sheet.part or sheet.name)
        scan = scan_sheet(package, sheet.part, plan.percent_styles)
        columns = max(scan.columns, 26)
        if scan.rows * columns > package.bounds.area:
            from register_app.reading.workbook import cell_name

            raise Refusal("far_cell", sheet=sheet.name, cell=cell_name(scan.rows - 1, max(scan.columns, 1) - 1))
        found[index] = extras.read(package, sheet.part, plan.percent_styles, sheet=scan.special or scan.percent)
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


def run(request: dict[str, Any], stream: BinaryIO) -> int:
    """Answer one request; the exit status is 0 also when the file is refused."""
    answer = Answer(stream)
    try:
        limit_self(int(request["memory"]), int(request["seconds"]))
        read_any(answer, Path(request["path"]), request["act"], Bounds(**request.get("bounds", {})))
        answer.send("end")
    except Refusal as refusal:
        answer.send("refused", code=refusal.code, params=refusal.params)
    except MemoryError:
        answer.send("refused", code="memory", params={})
    except FileNotFoundError:
        answer.send("refused", code="missing", params={})
    except PermissionError as error:
        answer.send("refused", code="forbidden", params={"reason": error.strerror or ""})
    except OSError as error:
        answer.send("refused", code="forbidden", params={"reason": error.strerror or ""})
    except BaseException as error:  # noqa: BLE001 - a panic of the native parser is not an `Exception`
        # Whatever a broken file makes a parser raise: to the user it is a broken file.
        answer.send("refused", code="damaged", params={"detail": type(error).__name__})
    return 0


def main(arguments: Sequence[str]) -> int:
    """Answer the request given as the one argument."""
    end_with_parent()
    stream = os.fdopen(os.dup(1), "wb", buffering=256 * 1024)
    # A native library that prints something must not garble the answer.
    os.dup2(2, 1)
    status = run(json.loads(arguments[0]), stream)
    stream.flush()
    stream.close()
    # Without waiting for the watching thread, and without freeing what the system frees faster.
    os._exit(status)


if __name__ == "__main__":
    main(sys.argv[1:])

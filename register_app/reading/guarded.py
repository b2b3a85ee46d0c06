"""Reading a file that may be hostile or broken: in a process of its own, with limits on memory and time.

Whatever happens to that process, the caller gets the content or a `SourceError` with one sentence. Nothing that
comes back is trusted: each line of the answer is checked before it is taken.
"""

from __future__ import annotations

import datetime
import json
import logging
import platform
import queue
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from register_app.reading import ownjson, problems, refusals
from register_app.reading.container import MEGABYTE
from register_app.reading.texts import KINDS, Block, SourceText
from register_app.reading.workbook import Cell, Problem, Sheet, Value, Workbook, cell_name, column_name

log = logging.getLogger(__name__)

SWITCH = "--read-in-child"
"""In a frozen program the executable itself is the child when this is its first argument."""


@dataclass(frozen=True)
class Limits:
    """What one reading may take."""

    seconds: float = 30.0
    memory: int = 700 * MEGABYTE
    """Resident memory of the child; its address space may be larger, as memory that is only reserved counts there."""
    answer: int = 600 * MEGABYTE
    line: int = 64 * MEGABYTE


DEFAULT_LIMITS = Limits()


@dataclass
class OwnDocument:
    """A register exported as JSON by this program, checked for its shape (docs/architecture.md, "The document")."""

    source: str
    content: dict[str, Any] = field(default_factory=dict)


Source = Workbook | SourceText | OwnDocument


def read_workbook(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, cancelled: Callable[[], bool] | None = None
) -> Workbook:
    """The sheets of a spreadsheet (.xlsx, .xlsm, .xlsb, .xls, .ods) or of a separated text (.csv, .tsv).

    Raises a `SourceError` with one sentence for everything that is not readable as one, and `Cancelled` within a
    tenth of a second after `cancelled` has become true.
    """
    source = _read(path, "workbook", limits, cancelled)
    if not isinstance(source, Workbook):
        raise refusals.error("no_answer", {"name": path.name})
    return source


def read_text(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, cancelled: Callable[[], bool] | None = None
) -> SourceText:
    """The headings, paragraphs and table rows of a text (.txt, .md, .html, .docx, .odt, .pdf); errors as above."""
    source = _read(path, "text", limits, cancelled)
    if not isinstance(source, SourceText):
        raise refusals.error("no_answer", {"name": path.name})
    return source


def read_document(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, cancelled: Callable[[], bool] | None = None
) -> OwnDocument:
    """A register exported as JSON; errors as above, with what is wrong about its shape."""
    source = _read(path, "document", limits, cancelled)
    if not isinstance(source, OwnDocument):
        raise refusals.error("no_answer", {"name": path.name})
    return source


def read_source(
    path: Path, *, limits: Limits = DEFAULT_LIMITS, cancelled: Callable[[], bool] | None = None
) -> Source:
    """A file as what it is, by its content: a workbook, a text or a document of our own; errors as above."""
    return _read(path, "any", limits, cancelled)


def _read(path: Path, act: str, limits: Limits, cancelled: Callable[[], bool] | None) -> Source:
    _check_path(path)
    builder = _Builder(path, limits)
    request = {
        "act": act,
        "path": str(path.resolve()),
        # Room for what is only reserved: the interpreter, thread stacks, the arenas of the allocator.
        "memory": limits.memory + 500 * MEGABYTE,
        "seconds": max(1, round(limits.seconds)),
    }
    run_child([*child_command(), json.dumps(request)], builder.take, path.name, limits, cancelled)
    return builder.finish()


def _check_path(path: Path) -> None:
    """Refuse what can be refused without a process: no file, a folder, a pipe, nothing in it."""
    shown = {"path": str(path), "name": path.name}
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusals.error("missing", shown) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise refusals.error("forbidden", {**shown, "reason": reason}) from error
    if stat.S_ISDIR(status.st_mode):
        raise refusals.error("folder", shown)
    if not stat.S_ISREG(status.st_mode):
        raise refusals.error("special", shown)
    if status.st_size == 0:
        raise refusals.error("empty", shown)


_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); from register_app.reading.child import main; main(sys.argv[2:])"
)


def child_command() -> list[str]:
    """The command that starts the child, its request to follow: isolated from the user's environment and folder."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    root = Path(__file__).resolve().parents[2]
    return [sys.executable, "-I", "-c", _BOOT, str(root)]


# -- Running the child --------------------------------------------------------------------------------


def run_child(
    command: Sequence[str],
    take: Callable[[bytes], bool],
    name: str,
    limits: Limits = DEFAULT_LIMITS,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Run `command` and hand each line that it writes to `take`, until that returns true: the answer is complete.

    The process is always gone on return. Raises `ReaderFailed`, `TooLarge` or `Cancelled` when it is stopped, ends
    early or talks nonsense, and whatever `take` raises.
    """
    try:
        child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            close_fds=True,
        )
    except OSError as error:
        raise refusals.error("not_started", {"name": name, "reason": error.strerror or ""}) from error
    lines: queue.Queue[bytes] = queue.Queue(maxsize=8)
    stop = threading.Event()
    assert child.stdout is not None
    reader = threading.Thread(target=_pump, args=(child.stdout, lines, limits, stop), daemon=True)
    reader.start()
    try:
        _follow(child, lines, take, name, limits, cancelled)
    finally:
        stop.set()
        if child.poll() is None:
            child.kill()
        if child.stdin is not None:
            child.stdin.close()
        child.wait()
        # What still fills the queue must not keep the pump waiting.
        while reader.is_alive():
            _drain(lines)
            reader.join(0.02)
        child.stdout.close()


def _pump(stream: IO[bytes], lines: queue.Queue[bytes], limits: Limits, stop: threading.Event) -> None:
    """Move lines from the pipe into the queue; b"" is the end, also of an answer longer than allowed."""
    total = 0
    while not stop.is_set():
        try:
            line = stream.readline(limits.line)
        except (OSError, ValueError):
            line = b""
        total += len(line)
        if not line.endswith(b"\n") or total > limits.answer:
            line = b""
        lines.put(line)
        if not line:
            return


def _drain(lines: queue.Queue[bytes]) -> None:
    try:
        while True:
            lines.get_nowait()
    except queue.Empty:
        return


def _follow(
    child: subprocess.Popen[bytes],
    lines: queue.Queue[bytes],
    take: Callable[[bytes], bool],
    name: str,
    limits: Limits,
    cancelled: Callable[[], bool] | None,
) -> None:
    end = time.monotonic() + limits.seconds
    next_look = 0.0
    while True:
        now = time.monotonic()
        if cancelled is not None and cancelled():
            raise refusals.error("cancelled", {"name": name})
        if now > end:
            raise refusals.error("slow", {"name": name, "seconds": round(limits.seconds)})
        if now >= next_look:
            next_look = now + 0.05
            if resident(child.pid) > limits.memory:
                raise refusals.error("memory", {"name": name, "limit": limits.memory // MEGABYTE})
        try:
            line = lines.get(timeout=0.05)
        except queue.Empty:
            continue
        if line == b"":
            _ended_early(child, name, limits)
        if take(line):
            return


def _ended_early(child: subprocess.Popen[bytes], name: str, limits: Limits) -> None:
    """Say why the answer broke off: by what ended the process."""
    try:
        status = child.wait(1.0)
    except subprocess.TimeoutExpired:
        raise refusals.error("no_answer", {"name": name}) from None
    log.warning("the reading process ended with status %s", status)
    if status == -_signal("SIGXCPU") or status == -_signal("SIGALRM"):
        raise refusals.error("slow", {"name": name, "seconds": round(limits.seconds)})
    if status == 0:
        raise refusals.error("no_answer", {"name": name})
    raise refusals.error("crashed", {"name": name})


def _signal(which: str) -> int:
    import signal

    return int(getattr(signal, which, 0)) or 1_000_000


def resident(pid: int) -> int:
    """The memory (bytes) that a process holds at this moment; 0 where the system itself limits it or cannot tell."""
    system = platform.system()
    if system == "Linux":
        try:
            pages = int(Path(f"/proc/{pid}/statm").read_bytes().split()[1])
        except (OSError, IndexError, ValueError):
            return 0
        return pages * _page_size()
    if system == "Darwin":
        done = subprocess.run(["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, check=False)
        text = done.stdout.strip()
        return int(text) * 1024 if text.isdigit() else 0
    return 0


def _page_size() -> int:
    import mmap

    return mmap.PAGESIZE


# -- Taking the answer --------------------------------------------------------------------------------

_KINDS = frozenset({"workbook", "sheet", "rows", "merged", "marks", "note", "text", "blocks", "piece"})
_SCALARS = frozenset({str, int, float, bool, type(None)})
_DATES: Mapping[str, Callable[[str], Value]] = {
    "date": datetime.date.fromisoformat,
    "datetime": datetime.datetime.fromisoformat,
    "time": datetime.time.fromisoformat,
}
_FORMATS = frozenset({"xlsx", "xlsb", "xls", "ods", "csv", "html"})


class _Builder:
    """Builds a source from the lines of an answer, and refuses any line that is not as it must be."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.workbook: Workbook | None = None
        self.text: SourceText | None = None
        self.document: OwnDocument | None = None
        self.sheet: Sheet | None = None

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
        params["limit"] = self.limits.memory // MEGABYTE
        for key, value in content["params"].items():
            params[str(key)] = value if type(value) is int else str(value)[:200]
        if "detail" in params:
            log.warning("a file could not be parsed: %s", params["detail"])
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
        sheet, rows = self._the_sheet(), content["rows"]
        if content["first"] != len(sheet.rows) or type(rows) is not list:
            raise ValueError("rows")
        for row in rows:
            if type(row) is not list or not _SCALARS.issuperset(map(type, row)):
                raise ValueError("row")
        first = len(sheet.rows)
        sheet.rows.extend(rows)
        for row, column, kind in content["typed"]:
            if not first <= row < len(sheet.rows) or column < 0:
                raise ValueError("place")
            sheet.rows[row][column] = _DATES[kind](_text(sheet.rows[row][column]))

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
        params = {str(key): value if type(value) is int else str(value) for key, value in content["params"].items()}
        told = problems.problem(_text(content["sheet"]), _text(content["cell"]), _text(content["code"]), params)
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
        for kind, line, level, cells in content["blocks"]:
            if kind not in KINDS:
                raise ValueError("block")
            self.text.blocks.append(Block(kind, int(line), int(level), tuple(_text(cell) for cell in cells)))

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

"""Reading a file that may be hostile or broken: in a process of its own, with limits on memory and time.

Whatever happens to that process, the caller gets the content or a `SourceError` with one sentence. Nothing that
comes back is trusted: each line of the answer is checked before it is taken.
"""

from __future__ import annotations

import json
import logging
import platform
import queue
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from register_app.base.collecting import uncollected
from register_app.reading import refusals
from register_app.reading.bounds import MEGABYTE
from register_app.reading.received import OwnDocument, Receiver, Source
from register_app.reading.texts import SourceText
from register_app.reading.workbook import Workbook

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


__all__ = [
    "DEFAULT_LIMITS",
    "SWITCH",
    "Limits",
    "OwnDocument",
    "Source",
    "SourceText",
    "Workbook",
    "child_command",
    "read_document",
    "read_source",
    "read_text",
    "read_workbook",
    "run_child",
]


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
    receiver = Receiver(path, limits.memory)
    request = {
        "act": act,
        "path": str(path.resolve()),
        # Room for what is only reserved: the interpreter, thread stacks, the arenas of the allocator.
        "memory": limits.memory + 500 * MEGABYTE,
        "seconds": max(1, round(limits.seconds)),
    }
    with uncollected():
        run_child([*child_command(), json.dumps(request)], receiver.take, path.name, limits, cancelled)
        return receiver.finish()


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


_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from register_app.reading.child import main; main(sys.argv[2:])"


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
        status = child.wait(0.3)
    except subprocess.TimeoutExpired:
        raise refusals.error("no_answer", {"name": name}) from None
    log.info("the reading process ended with status %s", status)
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

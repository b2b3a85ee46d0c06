"""The process in which a file is parsed: it may crash, hang or swell, and only itself is lost.

Started by `guarded.py` with one argument, a JSON object {"act", "path", "memory", "seconds"}; answers with lines of
JSON on standard output, the last of which is {"is": "end"} or {"is": "refused", "code", "params"}.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO

from register_app.reading import sheets
from register_app.reading.bounds import MEGABYTE, Bounds, read_all
from register_app.reading.container import Package, open_package
from register_app.reading.filekind import sniff
from register_app.reading.olefile import check_ole
from register_app.reading.refusals import Refusal
from register_app.reading.sending import CHUNK, Answer


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
    try:
        with path.open("rb") as stream:
            head = stream.read(64 * 1024)
    except FileNotFoundError as error:
        raise Refusal("missing") from error
    except OSError as error:
        raise Refusal("forbidden", reason=error.strerror or "") from error
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
                sheets.read_ods(answer, package)
            else:
                sheets.read_excel(answer, path, package)
    elif kind == "ole":
        check_ole(read_all(path, bounds))
        if act not in ("any", "workbook"):
            raise Refusal("is_table")
        sheets.read_excel(answer, path, None)
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
    first = data[:400].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")[:1]
    if first in (b"{", b"[") and _json(answer, data, act):
        return
    if act == "document" or suffix == ".json":
        raise Refusal("damaged")
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
    if (
        kind == "html"
        and act in ("any", "workbook")
        and path.suffix.lower() in (".xls", ".xlsx", ".csv", ".ods")
    ):
        _html_tables(answer, path, bounds)
        return
    if act not in ("any", "text"):
        codes = {"docx": "is_word", "odt": "is_word", "pdf": "is_pdf", "html": "is_html"}
        raise Refusal(codes.get(kind, "is_prose"))
    from register_app.reading import extracting

    extracted = extracting.extract(path, kind, package, lambda: read_all(path, bounds))
    answer.send("text", format=kind)
    blocks = [[block.kind, block.line, block.level, block.cells, block.mark] for block in extracted.blocks]
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


def run(request: dict[str, Any], stream: BinaryIO) -> int:
    """Answer one request; the exit status is 0 also when the file is refused."""
    bounds = Bounds()
    answer = Answer(stream, bounds.cells)
    try:
        limit_self(int(request["memory"]), int(request["seconds"]))
        read_any(answer, Path(request["path"]), request["act"], bounds)
        answer.send("end")
    except Refusal as refusal:
        answer.send("refused", code=refusal.code, params=refusal.params)
    except MemoryError:
        answer.send("refused", code="memory", params={})
    except ImportError:
        return 1  # a fault of the installation, not of the file
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

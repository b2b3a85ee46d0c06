"""Exports, each beside the library that does the writing, given the same content and no more to do."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Self, cast

from benchmarks import registers
from benchmarks.measure import Pair, Run, Watch
from register_app.services import documents, export_writing, exporting
from register_app.store.register import Register

LANGUAGE = "da"


def excel(folder: Path, size: int) -> Pair:
    """The workbook; the floor writes the same cells with the same styles through openpyxl, cell by cell."""
    return _workbook(folder, size, "full")


def forms(folder: Path, size: int) -> Pair:
    """A list and a form for each activity, as the French authority has them; the floor as for the workbook."""
    return _workbook(folder, size, "cnil")


def _workbook(folder: Path, size: int, template: str) -> Pair:
    register = _register(folder, size)
    target, bare = folder / "ours.xlsx", folder / "bare.xlsx"

    def ours() -> Run:
        with Watch() as watch:
            exporting.export(register, target, language=LANGUAGE, template=template)
        return watch.run(bytes=target.stat().st_size, cells=_cells(target))

    ours()
    model = _model(target)

    def floor() -> Run:
        with Watch() as watch:
            _write_bare(model, bare)
        return watch.run(bytes=bare.stat().st_size, cells=_cells(bare))

    return Pair(ours, floor, register.close)


def pdf(folder: Path, size: int) -> Pair:
    """The PDF, merged, packed and checked; the floor is typst setting the same data in one document."""
    register = _register(folder, size)
    target, bare = folder / "ours.pdf", folder / "bare.pdf"
    job = folder / "typst.json"
    job.write_text(json.dumps(_typst_job(register, bare)), encoding="utf-8")

    def ours() -> Run:
        with Watch() as watch:
            exporting.export(register, target, language=LANGUAGE)
        return watch.run(bytes=target.stat().st_size, pages=_pages(target))

    def floor() -> Run:
        bare.unlink(missing_ok=True)
        with Watch() as watch:
            subprocess.run(
                [sys.executable, "-m", "benchmarks.typst_alone", str(job)], check=True, cwd=_checkout()
            )
        return watch.run(bytes=bare.stat().st_size, pages=_pages(bare))

    return Pair(ours, floor, register.close)


def pdf_memory(folder: Path, size: int) -> Pair:
    """The PDF of a large register: the most that the program and one of its children took at once; so for the floor."""
    pair = pdf(folder, size)
    return Pair(lambda: _weighed(pair.ours), lambda: _weighed(pair.floor), pair.close)


def _weighed(side: Callable[[], Run]) -> Run:
    """A run with the largest sum of what the child processes of this one held at any moment, in MB."""
    with Scale() as scale:
        run = side()
    return replace(run, memory=scale.most)


class Scale:
    """Weighs the child processes of this one, ten times a second, where the system tells (Linux)."""

    most = 1.0

    def __enter__(self) -> Self:
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._weigh)
        self._thread.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._over.set()
        self._thread.join()

    def _weigh(self) -> None:
        while not self._over.wait(0.1):
            self.most = max(self.most, sum(_resident(child) for child in _children(os.getpid())))


def _children(parent: int) -> Iterator[int]:
    for task in Path(f"/proc/{parent}/task").glob("*/children"):
        for child in task.read_text().split():
            yield int(child)
            yield from _children(int(child))


def _resident(process: int) -> float:
    """What a process holds, in MB; 0 for one that is gone."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def beside_libreoffice(folder: Path, size: int) -> Pair:
    """The PDF beside LibreOffice turning the workbook of the same register into one."""
    register = _register(folder, size)
    target, book = folder / "ours.pdf", folder / "theirs.xlsx"
    exporting.export(register, book, language=LANGUAGE)

    def ours() -> Run:
        with Watch() as watch:
            exporting.export(register, target, language=LANGUAGE)
        return watch.run(pages=_pages(target))

    def floor() -> Run:
        with Watch() as watch:
            subprocess.run(
                [
                    str(shutil.which("soffice")), "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}",
                    "--convert-to", "pdf", "--outdir", str(folder), str(book),
                ],
                check=True, capture_output=True,
            )  # fmt: skip
        return watch.run(pages=_pages(book.with_suffix(".pdf")))

    return Pair(ours, floor, register.close)


def as_json(folder: Path, size: int) -> Pair:
    """The register as JSON; the floor writes the finished document."""
    register = _register(folder, size)
    target, bare = folder / "ours.json", folder / "bare.json"
    content = documents.dump(register.read())

    def ours() -> Run:
        with Watch() as watch:
            exporting.export(register, target)
        return watch.run(bytes=target.stat().st_size)

    def floor() -> Run:
        with Watch() as watch, bare.open("w", encoding="utf-8") as stream:
            json.dump(content, stream, ensure_ascii=False, indent=2)
            stream.flush()
            os.fsync(stream.fileno())
        return watch.run(bytes=bare.stat().st_size)

    return Pair(ours, floor, register.close)


def _register(folder: Path, size: int) -> Register:
    return Register.open(registers.stored(folder, size))


# What a workbook of ours is made of, taken from one that was written: openpyxl then writes it again.


_STYLES = (
    "_fonts", "_fills", "_borders", "_alignments", "_protections", "_number_formats", "_cell_styles", "_named_styles",
)  # fmt: skip


def _model(path: Path) -> Any:
    from openpyxl import load_workbook

    return load_workbook(path)


def _write_bare(model: Any, target: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    # The styles are there, as numbers into the workbook's own lists: the quickest way openpyxl has.
    for name in _STYLES:
        setattr(book, name, getattr(model, name))
    for sheet in model.worksheets:
        twin = book.create_sheet(sheet.title)
        twin.sheet_state = sheet.sheet_state
        twin.freeze_panes = sheet.freeze_panes
        twin.auto_filter.ref = sheet.auto_filter.ref
        for letter, width in sheet.column_dimensions.items():
            twin.column_dimensions[letter].width = width.width
        for number, row in sheet.row_dimensions.items():
            if row.height:
                twin.row_dimensions[number].height = row.height
        for cell in sheet._cells.values():
            if cell.value is None and not cell.has_style:
                continue
            written = twin.cell(cell.row, cell.column, cell.value)
            written._style = cell._style
            if cell.hyperlink:
                written.hyperlink = f"#{cell.hyperlink.location}"
    book.save(target)


def _cells(path: Path) -> int:
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as book:
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
    return sum(1 for rows in sheets for row in rows for value in row if value != "")


# The typesetter alone


def _typst_job(register: Register, target: Path) -> dict[str, Any]:
    from register_app.base.paths import resource
    from register_app.writing.font_coverage import coverage
    from register_app.writing.labels import DocumentLabels
    from register_app.writing.pdf import stamp, whole
    from register_app.writing.pdf_options import PdfOptions
    from register_app.writing.pdf_process import compile_job
    from register_app.writing.pdf_view import RegisterView
    from register_app.writing.text_safety import TextCleaner

    content = documents.dump(register.read())
    options = PdfOptions(figures=export_writing.figures(content))
    cleaner = TextCleaner(coverage(resource("fonts"), only_main=False))
    view = RegisterView(content, DocumentLabels(LANGUAGE), cleaner, options)
    return compile_job(whole(view, options), target, strict=True, timestamp=stamp(options))


def _pages(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as opened:
        return len(cast(Any, opened.pages))


def _checkout() -> Path:
    return Path(__file__).resolve().parent.parent

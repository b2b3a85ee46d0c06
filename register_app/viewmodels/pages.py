"""The preview of an export: the very file is written into a private folder and shown, page by page or cell by cell."""

from __future__ import annotations

import csv
import datetime as dt
import itertools
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from register_app.base.i18n import N_, ngettext
from register_app.services.presets import Request
from register_app.store.register import Register
from register_app.viewmodels.jobs import Cancelled, Control, Job, Jobs
from register_app.viewmodels.session import Session

SUFFIXES = (".pdf", ".xlsx", ".csv", ".json", ".jsonld", ".html", ".docx", ".md", ".zip", "")
"""Formats that can be shown; "" is the folder of tables."""

MOST_ROWS, MOST_COLUMNS = 200, 30
"""How much of a sheet is shown."""
MOST_LINES = 2000
"""How much of a text is shown."""
BEGINNING = 6
"""Rows of each table of a folder that are shown."""


@dataclass(frozen=True)
class Made:
    """A file that is there to be looked at.

    How many `pages` a PDF has, the `cells` of the first sheet or of the tables of a folder, or its `text`.
    """

    folder: tempfile.TemporaryDirectory[str]
    path: Path
    pages: int
    cells: list[list[str]]
    text: str = ""


class PagesView(QObject):
    """`opened(pages)`, `cells(rows of texts)` or `told(text)` answers `open`, `drawn(page, PNG)` answers `draw`.

    Or `failed(error)`.

    `close` must be called in the end: it stops what runs and removes the file.
    """

    opened = Signal(int)
    cells = Signal(object)
    told = Signal(str)
    drawn = Signal(int, object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        self._made: Made | None = None
        self._next: tuple[int, float] | None = None
        self._closed = False

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def pages(self) -> int:
        return self._made.pages if self._made else 0

    def open(self, suffix: str, language: str, template: str, ids: Sequence[int] | None = None) -> None:
        """Write the file as an export would; `ids` are activities, None for all. Refusals come at once."""
        from register_app.services import export_choices, exporting

        register = self._session.register
        export_choices.check_request(register, Path(f"preview{suffix}"), template)

        def make(held: Register, path: Path, control: Control) -> None:
            exporting.export(
                held, path, language=language, template=template, ids=ids, cancelled=lambda: control.stopped
            )

        self._open(suffix, make)

    def open_request(self, request: Request) -> None:
        """Write what was chosen; a notice and a package as the PDF of the same content."""
        from register_app.services import presets

        shown = presets.fitted(request)
        if shown.is_notice:
            shown = replace(shown, suffix=".pdf")
        elif shown.suffix == presets.PACKAGE:
            shown = presets.fitted(replace(shown, suffix=".pdf", template="full"))

        def make(held: Register, path: Path, control: Control) -> None:
            presets.run(held, shown, path, cancelled=lambda: control.stopped)

        self._open(shown.suffix, make)

    def _open(self, suffix: str, make: Callable[[Register, Path, Control], None]) -> None:
        if self._job is not None or self._closed:
            return
        register = self._session.register

        def work(control: Control) -> Made:
            folder = tempfile.TemporaryDirectory(prefix="register-app-", ignore_cleanup_errors=True)
            try:
                path = Path(folder.name) / f"preview{suffix}"
                with closing(register.frozen()) as held:
                    make(held, path, control)
                control.check()
                return _made(folder, path)
            except BaseException as error:
                folder.cleanup()
                if control.stopped:
                    raise Cancelled(N_("Stopped. Nothing was changed.")) from error
                raise

        self._begin(self._jobs.start(work, done=self._on_made, failed=self._on_failed, cancelled=self._end))

    def draw(self, page: int, ppi: float) -> None:
        """Draw a page (counted from 1); while another is being drawn, only the last one asked for is kept."""
        made = self._made
        if made is None or self._closed or not 1 <= page <= made.pages:
            return
        if self._job is not None:
            self._next = (page, ppi)
            return

        def work(control: Control) -> tuple[int, bytes]:
            from register_app.writing.pdf_preview import draw_pages

            try:
                pictures = draw_pages(
                    made.path, Path(made.folder.name), page, 1, ppi, lambda: control.stopped
                )
            except Exception as error:
                if control.stopped:
                    raise Cancelled(N_("Stopped. Nothing was changed.")) from error
                raise
            return page, pictures[0]

        self._begin(self._jobs.start(work, done=self._on_drawn, failed=self._on_failed, cancelled=self._end))

    def close(self) -> None:
        """Stop and remove the file; nothing is told afterwards."""
        self._closed = True
        if self._job is not None:
            self._job.cancel()
        else:
            self._remove()

    def _begin(self, job: Job) -> None:
        self._job = job
        self.busy_changed.emit(True)

    def _end(self) -> None:
        self._job = None
        if self._closed:
            self._remove()
        else:
            self.busy_changed.emit(False)

    def _remove(self) -> None:
        if self._made is not None:
            self._made.folder.cleanup()
            self._made = None

    def _on_made(self, made: Made) -> None:
        self._made = made
        self._end()
        if self._closed:
            return
        if made.pages:
            self.opened.emit(made.pages)
        elif made.text:
            self.told.emit(made.text)
        else:
            self.cells.emit(made.cells)

    def _on_drawn(self, result: tuple[int, bytes]) -> None:
        self._end()
        if self._closed:
            return
        wanted, self._next = self._next, None
        if wanted is not None and wanted[0] != result[0]:
            self.draw(*wanted)
            return
        self.drawn.emit(*result)
        if wanted is not None:
            self.draw(*wanted)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not self._closed:
            self.failed.emit(error)


def _made(folder: tempfile.TemporaryDirectory[str], path: Path) -> Made:
    if path.is_dir():
        return Made(folder, path, 0, _beginnings(path))
    match path.suffix:
        case ".pdf":
            return Made(folder, path, _pages(path), [])
        case ".xlsx":
            return Made(folder, path, 0, first_sheet(path))
        case ".csv":
            return Made(folder, path, 0, _table(path, MOST_ROWS))
        case _:
            with path.open(encoding="utf-8") as stream:
                return Made(folder, path, 0, [], "".join(itertools.islice(stream, MOST_LINES)))


def _table(path: Path, most: int) -> list[list[str]]:
    """The first rows of a separated file."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        dialect = csv.Sniffer().sniff(stream.readline(), ",;\t")
        stream.seek(0)
        return list(itertools.islice(csv.reader(stream, dialect), most))


def _beginnings(folder: Path) -> list[list[str]]:
    """The tables of a folder below each other: the name of each with the count of its rows, its headings, its first rows."""
    shown: list[list[str]] = []
    for path in sorted(folder.iterdir()):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            rows = sum(1 for _row in csv.reader(stream)) - 1
        name = ngettext("{name}: {n} row", "{name}: {n} rows", rows).format(name=path.name, n=rows)
        shown += [[name], *_table(path, 1 + BEGINNING), []]
    width = max(map(len, shown))
    return [[*row, *[""] * (width - len(row))] for row in shown[:-1]]


def _pages(path: Path) -> int:
    import pikepdf

    with pikepdf.open(path) as pdf:
        return len(pdf.pages)


def first_sheet(path: Path) -> list[list[str]]:
    """What the first sheet of a workbook shows, without hidden rows and empty columns, as texts of equal count a row."""
    from register_app.reading.guarded import read_workbook

    sheet = next(sheet for sheet in read_workbook(path).sheets if not sheet.hidden)
    width = max((len(row) for row in sheet.rows), default=0)
    filled = {column for row in sheet.rows for column, value in enumerate(row) if value is not None}
    columns = [column for column in range(width) if column in filled - sheet.hidden_columns][:MOST_COLUMNS]
    return [
        [_text(row[column]) if column < len(row) else "" for column in columns]
        for number, row in enumerate(sheet.rows)
        if number not in sheet.hidden_rows
    ][:MOST_ROWS]


def _text(value: object) -> str:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date) else str(value)

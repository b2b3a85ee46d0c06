"""Pages for the printer: the PDF is set in another thread and comes back page by page, as pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from register_app.base.i18n import N_
from register_app.viewmodels.jobs import Cancelled, Control, Job, Jobs
from register_app.viewmodels.session import Session

LAYOUTS = {
    "full": N_("Whole register: cover, contents, activities, annexes"),
    "activity": N_("Activities only"),
    "table": N_("One wide table"),
}
RESOLUTION = 220.0
"""Pixels per inch: fine enough for small type, and a page stays below a few hundred kilobytes."""

_BATCH = 4


class PrintView(QObject):
    """`page(PNG bytes)` for each page in order, then `done(number of pages)`, or `failed(error)` or `cancelled()`."""

    page = Signal(object)
    progressed = Signal(float)
    done = Signal(int)
    failed = Signal(object)
    cancelled = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def register_language(self) -> str:
        from register_app.services.lists import register_language

        return register_language(self._session.read())

    def start(
        self,
        layout: str,
        language: str,
        ids: Sequence[int] | None = None,
        first: int = 1,
        last: int = 0,
    ) -> None:
        """Set the pages; `ids` are activities, None for all; `first` to `last` are pages, 0 for the last one."""
        if self._job is not None:
            return
        from register_app.services import export_writing, exporting

        register = self._session.register
        content = exporting.document(register, ids=ids)
        total = register.read().execute("SELECT count(*) FROM activity").fetchone()[0]

        def work(control: Control) -> int:
            from register_app.writing.pdf_preview import PdfPreview

            control.progress(-1)
            try:
                with PdfPreview(
                    content,
                    cancel=lambda: control.stopped,
                    language=language,
                    layout=layout,
                    total=total,
                    figures=export_writing.figures(content),
                ) as pages:
                    end = min(last or pages.pages, pages.pages)
                    for page in range(first, end + 1, _BATCH):
                        count = min(_BATCH, end + 1 - page)
                        for picture in pages.draw(page, count, RESOLUTION, lambda: control.stopped):
                            control.check()
                            self.page.emit(picture)
                        control.progress((page + count - first) / max(end + 1 - first, 1))
                    return max(end + 1 - first, 0)
            except Exception as error:
                if control.stopped:
                    raise Cancelled(N_("Stopped. Nothing was changed.")) from error
                raise

        self._job = self._jobs.start(
            work,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progressed=self._on_progress,
        )

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_progress(self, share: float, _text: str) -> None:
        self.progressed.emit(share)

    def _on_done(self, pages: int) -> None:
        self._job = None
        self.done.emit(pages)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._job = None
        self.cancelled.emit()

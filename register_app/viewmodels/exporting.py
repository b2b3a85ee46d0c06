"""The export dialog's state: which format, language and part of the register, and the work off the thread."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from register_app.base.i18n import N_
from register_app.viewmodels.jobs import Cancelled, Control, Job, Jobs
from register_app.viewmodels.session import Session

FORMATS = {
    ".xlsx": N_("Excel workbook: overview and detail sheets, can be read back"),
    ".pdf": N_("PDF: the register to hand over, in the order of Art. 30"),
    ".csv": N_("CSV: the overview table for other programs"),
    ".json": N_("JSON: everything, for other programs and for import"),
}
LANGUAGES = {
    "da": "Dansk",
    "en": "English",
    "da+en": "Dansk + English",
    "de": "Deutsch",
    "fr": "Français",
    "sv": "Svenska",
    "nb": "Norsk bokmål",
    "nl": "Nederlands",
    "es": "Español",
    "it": "Italiano",
    "pl": "Polski",
    "fi": "Suomi",
}
"""Languages of documents, each by its own name."""


@dataclass(frozen=True)
class Exported:
    """What was written."""

    path: Path
    activities: int
    notes: tuple[str, ...]


class ExportView(QObject):
    """`done(Exported)`, `failed(error)` or `cancelled()` ends an export; the register stays as it is."""

    progressed = Signal(float, str)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    busy_changed = Signal(bool)

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

    def templates(self, suffix: str) -> dict[str, str]:
        """The shapes that a format can have: name → title (a msgid)."""
        from register_app.services import exporting

        return {item.name: item.title for item in exporting.templates() if suffix in item.formats}

    def proposal(self, suffix: str) -> Path:
        """Where the file might go: beside the register, under its name."""
        path = self._session.path
        assert path is not None
        return path.with_suffix(suffix)

    def start(self, target: Path, language: str, template: str, ids: list[int] | None) -> None:
        """Write to `target`; its ending tells the format; `ids` are activities, None for all. Refusals come at once."""
        if self._job is not None:
            return
        from register_app.services import exporting

        register = self._session.register
        exporting.check_request(register, target, template)
        content = exporting.document(register, ids=ids)
        extract = exporting.about(register)

        def work(control: Control) -> Exported:
            control.progress(-1)

            def progress(done: int, total: int) -> None:
                control.progress(done / max(total, 1))

            try:
                made = exporting.write(
                    content,
                    target,
                    language=language,
                    template=template,
                    extract=extract,
                    progress=progress,
                    cancelled=lambda: control.stopped,
                )
            except Exception as error:
                if control.stopped:
                    raise Cancelled(N_("Stopped. Nothing was changed.")) from error
                raise
            return Exported(made.path, made.activities, tuple(note.text() for note in made.notes))

        self.busy_changed.emit(True)
        self._job = self._jobs.start(
            work,
            done=self._on_done,
            failed=self._on_failed,
            cancelled=self._on_cancelled,
            progressed=self._on_progress,
        )

    def _on_progress(self, share: float, text: str) -> None:
        self.progressed.emit(share, text)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _on_done(self, result: Any) -> None:
        self._end()
        self.done.emit(result)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)

    def _on_cancelled(self) -> None:
        self._end()
        self.cancelled.emit()

    def _end(self) -> None:
        self._job = None
        self.busy_changed.emit(False)

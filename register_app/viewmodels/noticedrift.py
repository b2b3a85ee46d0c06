"""A published privacy notice beside the register, purpose by purpose, as a table."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base import i18n
from register_app.base.i18n import N_, _
from register_app.viewmodels.citation import cite
from register_app.viewmodels.jobs import Control, Job, Jobs
from register_app.viewmodels.session import Session

if TYPE_CHECKING:  # loaded when something is compared
    from register_app.model.document import Document
    from register_app.services.drift import Drift, Pair
    from register_app.services.drift_purposes import Purpose

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
KIND_ROLE = Qt.ItemDataRole.UserRole
_HEADINGS = (N_("Finding"), N_("The notice says"), N_("The register says"), N_("What differs"))

KINDS = {
    "differing": N_("Bases differ"),
    "unknown": N_("Not in the register"),
    "missing": N_("Not in the notice"),
    "agree": N_("In step"),
}


@dataclass(frozen=True)
class Line:
    """One purpose of either side or both; `activity` is the row number of its activity, 0 where there is none."""

    kind: str
    notice: str
    register: str
    note: str
    activity: int


class DriftModel(QAbstractTableModel):
    """`done()` or `failed(error)` answers `compare_file` and `compare_text`; `saved(path)` or `failed` `save`."""

    done = Signal()
    failed = Signal(object)
    saved = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        self._found: tuple[Drift, Document] | None = None
        self._all: list[Line] = []
        self._shown: list[Line] = []
        self._kind = ""
        session.closed.connect(self.clear)

    @property
    def busy(self) -> bool:
        return self._job is not None

    @property
    def source(self) -> str:
        """The name of the notice that was compared; "" before."""
        return self._found[0].notice if self._found else ""

    def counts(self) -> dict[str, int]:
        return {kind: sum(line.kind == kind for line in self._all) for kind in KINDS}

    def clear(self) -> None:
        self._found = None
        self._all = []
        self.filter("")

    def compare_file(self, path: Path) -> None:
        """Read the notice at `path`, in a process of its own, and compare it with the register as it is now."""

        def named(_folder: Path) -> Path:
            return path

        self._compare(named)

    def compare_text(self, text: str) -> None:
        """Compare a notice that was pasted."""
        name = _("Pasted text")

        def written(folder: Path) -> Path:
            path = folder / f"{name}.txt"
            path.write_text(text, "utf-8")
            return path

        self._compare(written)

    def _compare(self, path_in: Callable[[Path], Path]) -> None:
        if self._job is not None:
            return
        register = self._session.register

        def work(control: Control) -> tuple[Drift, Document]:
            from register_app.services import documents, drift, reading

            with tempfile.TemporaryDirectory(prefix="register-app-") as folder:
                batch = reading.read(path_in(Path(folder)))
            control.check()
            with closing(register.frozen()) as held:
                document = documents.dump(held.read())
            return drift.compare(batch, document), document

        self._begin(self._jobs.start(work, done=self._on_done, failed=self._on_failed, cancelled=self._end))

    def save(self, target: Path, language: str) -> None:
        """Write the comparison as a report, in the format of the ending."""
        if self._job is not None or self._found is None:
            return
        found, document = self._found

        def work(_control: Control) -> Path:
            from register_app.services import drift_report, notice

            day = dt.datetime.now().astimezone().date().isoformat()
            notice.write(drift_report.report(found, document, language=language, day=day), target)
            return target

        self._begin(self._jobs.start(work, done=self._on_saved, failed=self._on_failed, cancelled=self._end))

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def filter(self, kind: str) -> None:
        """Show only one kind of finding, "" all."""
        self._kind = kind
        self.beginResetModel()
        self._shown = [line for line in self._all if not kind or line.kind == kind]
        self.endResetModel()

    def activity(self, row: int) -> int:
        """The row number of the activity of a line, 0 where it has none."""
        return self._shown[row].activity if 0 <= row < len(self._shown) else 0

    def line(self, row: int) -> Line | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        line = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (_(KINDS[line.kind]), line.notice, line.register, line.note)[index.column()]
        return line.kind if role == KIND_ROLE else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section]) if 0 <= section < len(_HEADINGS) else None
        return None

    def _begin(self, job: Job) -> None:
        self._job = job
        self.busy_changed.emit(True)

    def _end(self) -> None:
        self._job = None
        self.busy_changed.emit(False)

    def _on_done(self, found: tuple[Drift, Document]) -> None:
        self._end()
        if not self._session.is_open:
            return
        self._found = found
        numbers = {
            (str(row["number"]), str(row["name"])): int(row["id"])
            for row in self._session.read().execute("SELECT id, number, name FROM activity")
        }
        self._all = _lines(found[0], numbers)
        self.filter("")
        self.done.emit()

    def _on_saved(self, target: Path) -> None:
        self._end()
        self.saved.emit(target)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)


def _lines(drift: Drift, numbers: dict[tuple[str, str], int]) -> list[Line]:
    from register_app.writing.notice_labels import NoticeLabels

    labels = NoticeLabels(i18n.language())

    def number(purpose: Purpose) -> int:
        return numbers.get((purpose.number, purpose.name), 0)

    def near(purpose: Purpose) -> str:
        nearest = drift.nearest.get(purpose.title, "")
        return _("Nearest: {title}").format(title=nearest) if nearest else ""

    pairs = [
        Line(
            "differing" if pair.differs else "agree",
            _said(pair.notice),
            _said(pair.register),
            "\n".join([*_differences(pair), *(labels.drift(f"note_{note}") for note in pair.notes)]),
            number(pair.register),
        )
        for pair in drift.pairs
    ]
    unknown = [Line("unknown", _said(purpose), "", near(purpose), 0) for purpose in drift.unknown]
    missing = [
        Line("missing", "", _said(purpose), near(purpose), number(purpose)) for purpose in drift.missing
    ]
    found = [*pairs, *unknown, *missing]
    return sorted(found, key=lambda line: list(KINDS).index(line.kind))


def _said(purpose: Purpose) -> str:
    """A purpose and its articles, each on a line of its own."""
    articles = dict.fromkeys(basis.article for basis in purpose.bases if basis.article)
    return "\n".join([purpose.called, *(map(cite, articles) if articles else [_("No legal basis stated")])])


def _cited(articles: Sequence[str]) -> str:
    """Articles one after another: each has commas of its own."""
    return "; ".join(cite(article) for article in articles)


def _differences(pair: Pair) -> list[str]:
    said = []
    if pair.only_notice:
        said.append(_("Only in the notice: {bases}").format(bases=_cited(pair.only_notice)))
    if pair.only_register:
        said.append(_("Only in the register: {bases}").format(bases=_cited(pair.only_register)))
    return said

"""What has changed since a version, a date, a step or a hand-over package, as a table."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.i18n import N_, _, language
from register_app.viewmodels.history import moment
from register_app.viewmodels.jobs import Cancelled, Control, Job, Jobs
from register_app.viewmodels.session import Session
from register_app.viewmodels.word_changes import condensed, word_changes

if TYPE_CHECKING:  # loaded when something is compared
    from register_app.services.diffing import Entry

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
KIND_ROLE = Qt.ItemDataRole.UserRole
_HEADINGS = (N_("Kind of change"), N_("Where"), N_("Field"), N_("Before"), N_("Now"))
KINDS = {"added": N_("new"), "removed": N_("removed"), "changed": N_("changed")}
_LONGEST = 2000


@dataclass(frozen=True)
class Version:
    """A named state: `text` is what one chooses it by."""

    name: str
    text: str
    handed_over: bool


class ChangesModel(QAbstractTableModel):
    """`done()` or `failed(error)` answers `compare`; `saved(path)` or `failed(error)` answers `save`."""

    done = Signal()
    failed = Signal(object)
    saved = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._job: Job | None = None
        self._entries: list[Entry] = []
        self.since = ""

    @property
    def busy(self) -> bool:
        return self._job is not None

    def versions(self) -> list[Version]:
        """The named states, the latest first; one of a name that came again is left out."""
        found = self._session.read().execute("SELECT name, kind, at FROM version ORDER BY id DESC")
        made: dict[str, Version] = {}
        for row in found:
            handed_over = row["kind"] == "handed_over"
            text = _("{name} · {moment}").format(name=row["name"], moment=moment(str(row["at"])))
            made.setdefault(str(row["name"]), Version(str(row["name"]), text, handed_over))
        return list(made.values())

    def compare(self, since: str) -> None:
        """Compare the register with the state `since`: a version, a date, a step, or the path of a package."""
        if self._job is not None:
            return
        register, spoken = self._session.register, language()

        def work(_control: Control) -> list[Entry]:
            from register_app.services import export_changes, states

            with closing(register.frozen()) as held:
                return export_changes.compared(*states.both(held, since, None), spoken)

        self.since = since
        self._begin(self._jobs.start(work, done=self._on_done, failed=self._on_failed, cancelled=self._end))

    def save(self, target: Path, language: str) -> None:
        """Write the same as a PDF in `language`."""
        if self._job is not None or not self.since:
            return
        from register_app.services import export_choices, exporting

        register, look = self._session.register, export_choices.Look(since=self.since, profile="internal")
        export_choices.check_request(register, target, export_choices.CHANGES)

        def work(control: Control) -> Path:
            try:
                with closing(register.frozen()) as held:
                    made = exporting.export(
                        held,
                        target,
                        language=language,
                        template=export_choices.CHANGES,
                        look=look,
                        cancelled=lambda: control.stopped,
                    )
            except Exception as error:
                if control.stopped:
                    raise Cancelled(N_("Stopped. Nothing was changed.")) from error
                raise
            return made.path

        self._begin(self._jobs.start(work, done=self._on_saved, failed=self._on_failed, cancelled=self._end))

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def counts(self) -> dict[str, int]:
        return {kind: sum(entry.kind == kind for entry in self._entries) for kind in KINDS}

    def activity(self, row: int) -> int:
        """The row number of the activity that a line is about; 0 where it is about none that is there."""
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        if entry is None or entry.what != "activity":
            return 0
        found = (
            self._session.read()
            .execute("SELECT id FROM activity WHERE number = ? AND name = ?", (entry.number, entry.name))
            .fetchone()
        )
        return int(found["id"]) if found else 0

    def texts(self, row: int) -> tuple[str, str]:
        """What stood there before and stands there now; of long texts what differs, with the words around it."""
        if not 0 <= row < len(self._entries):
            return "", ""
        before, after = self._entries[row].before, self._entries[row].after
        spans = word_changes(before, after)
        return condensed(before, spans.before)[0], condensed(after, spans.after)[0]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (
                _(KINDS[entry.kind]),
                _where(entry),
                _field(entry),
                entry.before[:_LONGEST],
                entry.after[:_LONGEST],
            )[index.column()]
        return entry.kind if role == KIND_ROLE else None

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

    def _on_done(self, entries: list[Entry]) -> None:
        self._end()
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()
        self.done.emit()

    def _on_saved(self, target: Path) -> None:
        self._end()
        self.saved.emit(target)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)


def _where(entry: Entry) -> str:
    if entry.what == "register":
        return _("The register")
    if entry.what == "activity":
        return " ".join(part for part in (entry.number, entry.name or _("Without a name")) if part)
    return entry.name


def _field(entry: Entry) -> str:
    from register_app.model.fields import FIELDS

    kind = entry.what.partition(":")[0]
    described = FIELDS.get(f"{kind}.{entry.key}")
    if described is not None:
        return _(described.label)
    return _(_OTHERS[entry.key]) if entry.key in _OTHERS else ""


_OTHERS = {
    "purposes": N_("Purposes"),
    "data": N_("Data"),
    "recipients": N_("Recipients"),
    "transfers": N_("Transfers"),
    "systems": N_("Systems"),
    "measures": N_("Security measures"),
    "clients": N_("Clients"),
    "processing": N_("Processing"),
    "answers": N_("Answers"),
    "extra": N_("Additional columns"),
    "joint_controllers": N_("Joint controllers"),
    "controller": N_("Controller"),
    "dpo": N_("Data protection officer"),
    "representative": N_("Representative"),
    "department": N_("Department"),
}

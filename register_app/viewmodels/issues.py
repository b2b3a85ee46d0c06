"""What the checks find in the whole register, as a list."""

from __future__ import annotations

from collections import Counter
from contextlib import closing

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from register_app.base.collecting import let_go
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _
from register_app.services.record import Path, activity_ids
from register_app.services.rules.rule import Issue
from register_app.viewmodels.citation import cite
from register_app.viewmodels.jobs import Control, Job, Jobs
from register_app.viewmodels.search import fits, words_of
from register_app.viewmodels.session import Session
from register_app.viewmodels.state_texts import SEVERITIES

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
SEVERITY_ROLE = Qt.ItemDataRole.UserRole
_HEADINGS = (N_("Weight"), N_("Number"), N_("Activity"), N_("What the checks say"), N_("Article"))


class IssuesModel(QAbstractTableModel):
    """Issues, gravest first within the order of the register; found off the window's thread."""

    counted = Signal(dict)
    failed = Signal(str)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._jobs = session, jobs
        self._all: list[Issue] = []
        self._shown: list[Issue] = []
        self._severity, self._query, self._rule = "", "", ""
        self._job: Job | None = None
        self._again = False
        self._ids: dict[str, int] = {}
        session.closed.connect(self._on_closed)

    def start(self) -> None:
        """Find the issues of the register as it is now."""
        if not self._session.is_open:
            return
        if self._job is not None:
            self._again = True
            return
        register = self._session.register
        self._ids = activity_ids(register.read())

        def work(control: Control) -> list[Issue]:
            from register_app.services import check, documents

            # A copy in memory: reading 20,000 activities takes seconds, and the connection belongs to the window.
            with closing(register.snapshot()) as copy:
                control.check()
                document = documents.dump(copy)
            try:
                control.check()
                return check.run(document)
            finally:
                let_go(document["activities"])

        self._job = self._jobs.start(work, done=self._on_done, failed=self._on_failed)

    def filter(self, severity: str, query: str, rule: str = "") -> None:
        """Show only issues of one severity and one rule ("" for all) that hold every word of `query`."""
        self._severity, self._query, self._rule = severity, query, rule
        self._choose()

    def issue(self, row: int) -> Issue | None:
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def key(self, row: int) -> Issue | None:
        return self.issue(row)

    def row_of(self, issue: object) -> int:
        return self._shown.index(issue) if issue in self._shown else -1

    def target(self, row: int) -> tuple[int, Path] | None:
        """The activity of an issue by its row number (0: the register itself) and the place in it."""
        issue = self.issue(row)
        if issue is None:
            return None
        return self._ids.get(issue.activity, 0), issue.path

    def why(self, row: int) -> str:
        """Why the issue in `row` matters."""
        from register_app.services.check import RULES

        issue = self.issue(row)
        return next((_(rule.why) for rule in RULES if issue and rule.id == issue.rule), "")

    def _on_done(self, issues: list[Issue]) -> None:
        self._job = None
        order = {"error": 0, "warning": 1, "note": 2}
        self._all = sorted(issues, key=lambda issue: order[issue.severity])
        self._choose()
        self.counted.emit(dict(Counter(issue.severity for issue in issues)))
        if self._again:
            self._again = False
            self.start()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        if not isinstance(error, RegisterError):
            raise error
        self.failed.emit(str(error))

    def _on_closed(self) -> None:
        self._all = []
        self._choose()

    def _choose(self) -> None:
        words = words_of(self._query)
        self.beginResetModel()
        self._shown = [
            issue
            for issue in self._all
            if (not self._severity or issue.severity == self._severity)
            and (not self._rule or issue.rule == self._rule)
            and fits(f"{issue.number} {issue.name} {issue.message}".casefold(), words)
        ]
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        issue = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            name = issue.name or (_("Without a name") if issue.activity else _("The register"))
            return (
                _(SEVERITIES[issue.severity]),
                issue.number,
                name,
                issue.message.text(),
                cite(issue.article) if issue.article else "",
            )[index.column()]
        if role == SEVERITY_ROLE:
            return issue.severity
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_HEADINGS[section]) if 0 <= section < len(_HEADINGS) else None
        return None

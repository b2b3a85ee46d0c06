"""Import in one dialog: the file, how its columns are understood, what would change, and then one step."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, ngettext
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.import_columns import ColumnsPage
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.text import ElidedLabel, label, line, tip
from register_app.viewmodels.import_rows import STATES
from register_app.viewmodels.importing import MATCHES, ImportView

_FILTER = "*.xlsx *.xls *.xlsm *.ods *.csv *.json *.txt *.html *.pdf"


class ImportDialog(QDialog):
    """`finished_import(sentence)` follows the step that was written."""

    finished_import = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import"))
        self.resize(1080, 720)
        self._context = context
        self.view = ImportView(context.session, context.jobs, self)
        self._sheet_rows: dict[str, QSpinBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_file())
        self.message = MessageBar(context, self)
        layout.addWidget(self.message)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._make_preview(), _("What would change"))
        self.columns = ColumnsPage(self)
        self.columns.chosen.connect(self.view.set_field)
        self.tabs.addTab(self.columns, _("Columns"))
        self.tabs.addTab(self._make_sheets(), _("Sheets"))
        self.tabs.addTab(self._make_problems(), _("Remarks"))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(line(self))
        layout.addWidget(self._make_foot())
        self.view.read_done.connect(self._show)
        self.view.failed.connect(self._on_failed)
        self.view.cancelled.connect(self._on_cancelled)
        self.view.applied.connect(self._on_applied)
        self.view.progressed.connect(self._on_progress)
        self.view.busy_changed.connect(self._on_busy)
        self.view.rows.ticked.connect(self._count_taken)
        self._show()

    # Building

    def _make_file(self) -> QFrame:
        bar = QFrame(self)
        bar.setProperty("role", "bar")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(16, 12, 16, 12)
        self._name = ElidedLabel("heading")
        self._name.setText(_("Choose a spreadsheet, a privacy notice or a register as JSON"))
        layout.addWidget(self._name, 1)
        choose = push(_("Choose file …"), self.choose, icon=self._context.icons.get("open"))
        layout.addWidget(choose)
        return bar

    def _make_preview(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(8)
        top = QHBoxLayout()
        self._filters = {}
        for state, text in (("", _("All")), *((key, _(value)) for key, value in STATES.items())):
            button = push(text, partial(self._filter, state), role="link")
            button.setCheckable(True)
            button.setChecked(not state)
            self._filters[state] = (button, text)
            top.addWidget(button)
        top.addStretch(1)
        top.addWidget(label(_("Recognise activities by"), "label"))
        self._match = ChoiceBox(page)
        self._match.setAccessibleName(_("Recognise activities by"))
        for value, text in MATCHES.items():
            self._match.addItem(_(text), value)
        self._match.setMinimumContentsLength(22)
        self._match.chosen.connect(self.view.set_match)
        top.addWidget(self._match)
        layout.addLayout(top)
        self.rows = Listing(self.view.rows, _("Activities of the file"), (6, 12, 8, 12, 34, 0), page)
        self.rows.setProperty("role", "boxed")
        layout.addWidget(self.rows, 1)
        self._cells = label("", "hint", wrap=True)
        layout.addWidget(self._cells)
        return page

    def _make_sheets(self) -> QWidget:
        page = QWidget(self)
        self._sheets = QVBoxLayout(page)
        self._sheets.setContentsMargins(16, 12, 16, 12)
        self._sheets.setSpacing(8)
        return page

    def _make_problems(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 10, 16, 12)
        self.problems = QListWidget(page)
        self.problems.setProperty("role", "boxed")
        self.problems.setAccessibleName(_("Remarks"))
        self.problems.setWordWrap(True)
        layout.addWidget(self.problems)
        return page

    def _make_foot(self) -> QWidget:
        foot = QWidget(self)
        layout = QHBoxLayout(foot)
        layout.setContentsMargins(16, 10, 16, 12)
        self._progress = QProgressBar(foot)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Progress"))
        self._progress.setMaximumWidth(260)
        layout.addWidget(self._progress)
        layout.addWidget(
            label(_("Nothing is written until you press “Import”, and undo takes all of it back."), "hint")
        )
        layout.addStretch(1)
        self._cancel = push(_("Cancel"), self.reject)
        layout.addWidget(self._cancel)
        self._apply = push(_("Import"), self.view.apply, role="primary")
        self._apply.setDefault(True)
        layout.addWidget(self._apply)
        return foot

    # Acts

    def choose(self) -> None:
        """Ask for a file and read it."""
        filters = _("Spreadsheets and registers ({patterns})").format(patterns=_FILTER)
        path = ask.pick_file(self, _("Choose file"), filters)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read the file at `path` and show what its import would do."""
        self.message.hide()
        self._name.setText(path.name)
        self._name.setToolTip(tip(str(path)))
        self.view.read(path)

    def reject(self) -> None:
        if self.view.busy:
            self.view.cancel()
        else:
            super().reject()

    def _filter(self, state: str) -> None:
        for key, (button, _text) in self._filters.items():
            button.setChecked(key == state)
        self.view.rows.filter(state)

    # Showing

    def _show(self) -> None:
        counts = self.view.counts()
        for state, (button, text) in self._filters.items():
            count = counts.get(state, 0) if state else sum(counts.get(key, 0) for key in STATES)
            button.setText(f"{text} ({count})")
        self._cells.setText(self.view.cells_text())
        problems = self.view.problems()
        self.tabs.setTabText(3, _("Remarks ({n})").format(n=len(problems)))
        self.columns.show_columns(self.view.columns())
        self._show_sheets()
        self.problems.clear()
        for severity, where, text in problems:
            icon = {"error": "error", "warning": "warning"}.get(severity, "note")
            colour = icon if icon != "note" else "muted"
            self.problems.addItem(
                QListWidgetItem(self._context.icons.get(icon, colour), f"{where}: {text}" if where else text)
            )
        self._count_taken()

    def _show_sheets(self) -> None:
        while entry := self._sheets.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        self._sheet_rows = {}
        sheets = self.view.sheets()
        for sheet in sheets:
            row = QWidget(self)
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            tick = QCheckBox(sheet.name, row)
            tick.setChecked(sheet.layout != "ignored")
            tick.clicked.connect(self._on_sheets)
            tick.setProperty("sheet", sheet.name)
            layout.addWidget(tick)
            count = ngettext("{n} activity", "{n} activities", sheet.activities).format(n=sheet.activities)
            reasons = "; ".join(reason.text() for reason in sheet.reasons)
            layout.addWidget(label(f"{count}. {reasons}" if reasons else count, "hint", wrap=True), 1)
            if sheet.layout == "rows":
                layout.addWidget(label(_("Headings in row"), "label"))
                spin = QSpinBox(row)
                spin.setRange(1, 1000)
                spin.setValue(max(sheet.header_row, 1))
                spin.setAccessibleName(_("Headings in row, sheet “{name}”").format(name=sheet.name))
                spin.editingFinished.connect(
                    lambda spin=spin, sheet=sheet: self._on_header(spin, sheet.name, sheet.header_row)
                )
                self._sheet_rows[sheet.name] = spin
                layout.addWidget(spin)
            self._sheets.addWidget(row)
        self._sheets.addStretch(1)

    def _on_header(self, spin: QSpinBox, sheet: str, before: int) -> None:
        if spin.value() != before:
            self.view.set_header_row(sheet, spin.value())

    def _on_sheets(self) -> None:
        ticks = [box for box in self.findChildren(QCheckBox) if box.property("sheet")]
        chosen = [str(box.property("sheet")) for box in ticks if box.isChecked()]
        if chosen:
            self.view.set_sheets(chosen)

    def _count_taken(self) -> None:
        count = len(self.view.rows.taken())
        self._apply.setText(
            ngettext("Import {n} activity", "Import {n} activities", count).format(n=count)
            if count
            else _("Import")
        )
        self._apply.setEnabled(self.view.plan is not None and not self.view.busy)

    def _on_busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._progress.setRange(0, 0)
        self.tabs.setEnabled(not busy)
        self._apply.setEnabled(not busy and self.view.plan is not None)

    def _on_progress(self, share: float, _text: str) -> None:
        if share < 0:
            self._progress.setRange(0, 0)
        else:
            self._progress.setRange(0, 1000)
            self._progress.setValue(round(share * 1000))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RegisterError):
            raise error
        self.message.tell(str(error), "error")

    def _on_cancelled(self) -> None:
        self.message.tell(_("Stopped. Nothing was changed."), "warning")

    def _on_applied(self, sentence: str) -> None:
        self.finished_import.emit(sentence)
        self.accept()

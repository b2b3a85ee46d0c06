"""What has changed since a version or a hand-over: on the screen, and as a PDF."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, counted, ngettext
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.exporting.rows import complete
from register_app.ui.dialogs.parts import first_size, progress_foot
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.empty import EmptyPage
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.text import label
from register_app.viewmodels.changes import ChangesModel

_PACKAGE, _STATE = "\x00package", "\x00state"
_MOST = 900
"""Letters of a text below the list."""


class ChangesDialog(QDialog):
    """Begins with the last hand-over. `activity_wanted(row number)` follows a line to its activity."""

    activity_wanted = Signal(int)

    def __init__(self, context: Context, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What has changed"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first_size(self, 1040, 640)
        self._language = language
        self.model = ChangesModel(context.session, context.jobs, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.message = MessageBar(context, self)
        layout.addWidget(self.message)
        layout.addWidget(self._make_bar())
        self._stack = QStackedWidget(self)
        layout.addWidget(self._stack, 1)
        self.list = Listing(self.model, _("Changes"), (12, 30, 20, 34, 0), self)
        self.list.opened.connect(self._on_opened)
        self.list.current_changed.connect(self._on_current)
        self._stack.addWidget(self.list)
        self._empty = EmptyPage(
            context.icons,
            "history",
            _("Nothing to compare with yet"),
            _("Choose a version, a hand-over package, a date or a step."),
            [],
            self,
        )
        self._same = EmptyPage(
            context.icons,
            "answered",
            _("Nothing has changed"),
            _("The register is as it was then."),
            [],
            self,
        )
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._same)
        self._stack.setCurrentWidget(self._empty)
        self._detail = label("", "label", wrap=True)
        self._detail.setContentsMargins(16, 8, 16, 0)
        layout.addWidget(self._detail)
        foot, self._progress = progress_foot(self)
        self._count = label("", "hint")
        foot.addWidget(self._count)
        self._save = push(_("Save as PDF …"), self.save, icon=context.icons.get("export"))
        self._close = push(_("Close"), self.reject)
        foot.addWidget(self._save)
        foot.addWidget(self._close)
        layout.addLayout(foot)
        self.model.done.connect(self._on_done)
        self.model.failed.connect(self._on_failed)
        self.model.saved.connect(self._on_saved)
        self.model.busy_changed.connect(self._on_busy)
        context.session.closed.connect(self.close)
        self._on_busy(False)
        self._begin()

    def _make_bar(self) -> QWidget:
        bar = QFrame(self)
        bar.setProperty("role", "bar")
        inside = QHBoxLayout(bar)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(8)
        inside.addWidget(label(_("Since"), "label"))
        self.since = ChoiceBox(self)
        self.since.setAccessibleName(_("Since"))
        self.since.setMinimumContentsLength(28)
        versions = self.model.versions()
        for version in versions:
            self.since.addItem(version.text, version.name)
        self.since.addItem(_("A date or step …"), _STATE)
        self.since.addItem(_("A hand-over package …"), _PACKAGE)
        self.since.chosen.connect(self._on_chosen)
        inside.addWidget(self.since, 1)
        self.state = LineEdit(self)
        self.state.setAccessibleName(_("Date or step"))
        self.state.setPlaceholderText(_("2026-01-31, or 12"))
        self.state.returnPressed.connect(lambda: self.compare(self.state.text().strip()))
        self.state.hide()
        complete(self.state, [version.name for version in versions])
        inside.addWidget(self.state, 1)
        return bar

    def _begin(self) -> None:
        versions = self.model.versions()
        last = next(
            (version for version in versions if version.handed_over), versions[0] if versions else None
        )
        if last is None:
            self.since.set_value(_STATE)
            self.state.show()
            self.state.setFocus()
            return
        self.since.set_value(last.name)
        self.compare(last.name)

    def compare(self, since: str) -> None:
        """Compare with a version, date, step or the path of a package."""
        if since:
            self.message.hide()
            self.model.compare(since)

    def save(self) -> None:
        target = ask.pick_target(self, _("Save as PDF"), f"{_('What has changed')}.pdf", "*.pdf")
        if target is not None:
            try:
                self.model.save(target if target.suffix else target.with_suffix(".pdf"), self._language)
            except RegisterError as error:
                self.message.tell(str(error), "error")

    def reject(self) -> None:
        if self.model.busy:
            self.model.cancel()
        else:
            super().reject()

    def _on_chosen(self, value: str) -> None:
        self.state.setVisible(value == _STATE)
        if value == _STATE:
            self.state.setFocus()
        elif value == _PACKAGE:
            path = ask.pick_file(self, _("A hand-over package"), f"{_('Packages')} (*.zip)")
            if path is not None:
                self.compare(str(path))
        else:
            self.compare(value)

    def _on_done(self) -> None:
        count = self.model.rowCount()
        self._count.setText(ngettext("{n} difference", "{n} differences", count).format(n=counted(count)))
        self._stack.setCurrentWidget(self.list if count else self._same)
        if count:
            self.list.choose(0)
            self.list.setFocus()
        self._on_busy(False)

    def _on_current(self, row: int) -> None:
        before, after = self.model.texts(row)
        told = [_("before: {text}").format(text=before)] if before else []
        told += [_("now: {text}").format(text=after)] if after else []
        self._detail.setText("\n".join(text if len(text) < _MOST else text[:_MOST] + "…" for text in told))
        self._detail.setVisible(bool(told))

    def _on_saved(self, target: Path) -> None:
        self.message.tell(
            _("The changes were written to {path}.").format(path=target),
            "",
            _("Show in folder"),
            partial(ask.show_in_folder, target),
        )

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RegisterError):
            raise error
        self.message.tell(str(error), "error")

    def _on_busy(self, busy: bool) -> None:
        self._progress.setRange(0, 0)
        self._progress.setVisible(busy)
        self._save.setEnabled(not busy and bool(self.model.rowCount()))
        self.since.setEnabled(not busy)
        self._close.setText(_("Cancel") if busy else _("Close"))

    def _on_opened(self, row: int) -> None:
        number = self.model.activity(row)
        if number:
            self.activity_wanted.emit(number)

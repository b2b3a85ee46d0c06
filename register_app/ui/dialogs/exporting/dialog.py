"""The export dialogue: for whom, what, how and where to; then what was written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.services.listing import Line
from register_app.services.presets import FOLDER, PACKAGE, Outcome
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.exporting.form import ExportForm
from register_app.ui.dialogs.exporting.heads import ExportHead
from register_app.ui.dialogs.exporting.result import ExportResult
from register_app.ui.dialogs.exporting.rows import choose_text
from register_app.ui.dialogs.exporting.side import ExportSide
from register_app.ui.dialogs.parts import first_size, progress_foot
from register_app.ui.dialogs.preview_dialog import PreviewDialog
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.text import label
from register_app.viewmodels.exporting.choices import FORMATS
from register_app.viewmodels.exporting.flow import ExportFlow
from register_app.viewmodels.exporting.scopes import Scopes
from register_app.viewmodels.exporting.work import Looked
from register_app.viewmodels.pages import SUFFIXES

_HANDED_OVER = ("authority", "board", "public")
"""Audiences before whom a gap is asked about."""


class ExportDialog(QDialog):
    """Exports of the open register. `checks_wanted(rule)` asks for the checks, "" for all, and ends it."""

    checks_wanted = Signal(str)

    def __init__(
        self,
        context: Context,
        shown: Sequence[int],
        selected: Sequence[int],
        parent: QWidget | None = None,
        *,
        line: Callable[[int], Line] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export"))
        first_size(self, 1000, 760)
        self._context = context
        self.view = ExportFlow(context.session, context.jobs, context.preferences, self)
        scopes = Scopes(
            context.session, shown, selected, line or (lambda _number: {}), context.preferences.now.views
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.message = MessageBar(context, self)
        layout.addWidget(self.message)
        self.result_ = ExportResult(context, self)
        layout.addWidget(self.result_)
        self.head = ExportHead(context, self.view, self)
        layout.addWidget(self.head)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.form = ExportForm(self.view, scopes, self)
        area = QScrollArea(self)
        area.setProperty("role", "page")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self.form)
        area.setMinimumWidth(min(self.form.minimumSizeHint().width() + 24, 620))
        middle.addWidget(area, 1)
        self.side = ExportSide(context, self)
        middle.addWidget(self.side)
        layout.addLayout(middle, 1)
        layout.addWidget(self._make_where())
        layout.addLayout(self._make_foot())
        self.form.kind.setFocus()
        self._connect()
        self._on_changed()
        self._on_busy(False)
        self.view.look()

    def _connect(self) -> None:
        view = self.view
        view.changed.connect(self._on_changed)
        view.looking.connect(self.side.show_counting)
        view.looked.connect(self._on_looked)
        view.refused.connect(self.side.show_refusal)
        view.progressed.connect(self._on_progress)
        view.busy_changed.connect(self._on_busy)
        view.done.connect(self._on_done)
        view.failed.connect(self._on_failed)
        view.cancelled.connect(lambda: self.message.tell(_("Stopped. Nothing was changed."), "warning"))
        self.side.gap_wanted.connect(self._show_checks)
        self.result_.package_wanted.connect(self._pack)

    def _make_where(self) -> QWidget:
        bar = QFrame(self)
        bar.setProperty("role", "bar")
        where = QHBoxLayout(bar)
        where.setContentsMargins(22, 10, 22, 10)
        where.setSpacing(8)
        where.addWidget(label(_("Where to"), "label"))
        self.target = LineEdit(self)
        self.target.setAccessibleName(_("Where to"))
        self.target.textChanged.connect(self._show_command)
        where.addWidget(self.target, 1)
        self._pick = push(choose_text(), self._choose)
        self._pick.setAccessibleName(f"{_('Where to')}: {choose_text()}")
        where.addWidget(self._pick)
        return bar

    def _make_foot(self) -> QHBoxLayout:
        foot, self._progress = progress_foot(self)
        self._preview = push(_("Preview …"), self.preview)
        foot.addWidget(self._preview)
        self._cancel = push(_("Close"), self.reject)
        foot.addWidget(self._cancel)
        self._start = push(_("Export"), self.start, role="primary")
        self._start.setDefault(True)
        foot.addWidget(self._start)
        return foot

    @property
    def suffix(self) -> str:
        return self.view.request.suffix

    def choose_format(self, suffix: str) -> None:
        """Take the format of that ending."""
        self.view.choose(suffix=suffix)

    def start(self) -> None:
        """Write the file; where something grave is missing for those it is for, ask before."""
        self._take_ending()
        looked = self.view.last_look
        if looked is not None and looked.gaps and self.view.request.audience in _HANDED_OVER:
            sentence = "\n".join(f"• {gap.text}" for gap in looked.gaps)
            choices = [_("Show"), _("Export anyway"), _("Cancel")]
            title = _("Something is missing")
            match ask.ask(self, title, f"{title}:\n\n{sentence}", choices):
                case 0:
                    self._show_checks(looked.gaps[0].rule if len(looked.gaps) == 1 else "")
                    return
                case 2:
                    return
        self.write()

    def _take_ending(self) -> None:
        """A name typed with the ending of another format means that format."""
        typed = Path(self.target.text()).suffix.lower()
        if typed in FORMATS and self.suffix in FORMATS and typed != self.suffix:
            self.choose_format(typed)

    def write(self) -> None:
        """Write the file without asking."""
        self.result_.hide()
        self.message.hide()
        try:
            self.view.start(Path(self.target.text()))
        except RegisterError as error:
            self.message.tell(str(error), "error")

    def _pack(self) -> None:
        """Go on with a package of the same, at the one thing that it asks for besides: its name."""
        self.view.choose(suffix=PACKAGE)
        self.form.name.setFocus()
        self.form.name.selectAll()

    def preview(self) -> PreviewDialog:
        """Show what would be written."""
        shown = PreviewDialog(self._context, self)
        shown.open()
        shown.show_request(self.view.request)
        return shown

    def reject(self) -> None:
        if self.view.busy:
            self.view.cancel()
        else:
            super().reject()

    def _on_changed(self) -> None:
        suffix = self.suffix
        self._preview.setEnabled(suffix in SUFFIXES)
        proposal = self.view.proposal(suffix)
        now = Path(self.target.text()) if self.target.text().strip() else proposal
        if suffix == FOLDER or (now.suffix != suffix and not now.suffix):
            now = now.with_name(proposal.name)
        elif now.suffix != suffix:
            now = now.with_suffix(suffix)
        self.target.setText(str(now))
        self._show_command()

    def _show_command(self) -> None:
        self.side.show_command(self.view.command(Path(self.target.text() or "?")))

    def _choose(self) -> None:
        if self.suffix == FOLDER:
            folder = ask.pick_folder(self, _("Export"), self.target.text())
            if folder is not None:
                self.target.setText(str(folder))
            return
        target = ask.pick_target(self, _("Export"), self.target.text(), f"*{self.suffix}")
        if target is not None:
            self.target.setText(str(target if target.suffix else target.with_suffix(self.suffix)))

    def _show_checks(self, rule: str) -> None:
        self.checks_wanted.emit(rule)
        self.accept()

    def _on_looked(self, looked: Looked) -> None:
        self.side.show_looked(looked)
        chain(self.form.since, self.side.stops())

    def _on_busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._progress.setRange(0, 0)
        self._start.setEnabled(not busy)
        self._cancel.setText(_("Cancel") if busy else _("Close"))
        if busy:
            # before what holds it is disabled: Qt would hand it to anything, such as a link that closes the dialogue
            self._cancel.setFocus()
        for part in (self.head, self.form, self.side, self.target, self._pick):
            part.setEnabled(not busy)
        self._preview.setEnabled(not busy and self.suffix in SUFFIXES)
        if not busy and self._cancel.hasFocus():
            self._start.setFocus()

    def _on_progress(self, share: float, _text: str) -> None:
        self._progress.setRange(0, 0 if share < 0 else 1000)
        self._progress.setValue(max(round(share * 1000), 0))

    def _on_done(self, outcome: Outcome) -> None:
        self.result_.show_outcome(outcome, may_pack=not self._context.session.read_only)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RegisterError):
            raise error
        self.message.tell(str(error), "error")

"""Export: what, in which format and language, where to; then where it went."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, ngettext
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.parts import choice_row, progress_foot
from register_app.ui.dialogs.preview_dialog import PreviewDialog
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.text import label, line
from register_app.viewmodels.exporting import FORMATS, LANGUAGES, Exported, ExportView
from register_app.viewmodels.pages import SUFFIXES


class ExportDialog(QDialog):
    """Exports all activities, those that the table shows, or those selected in it."""

    def __init__(
        self, context: Context, shown: list[int], selected: list[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Export"))
        self.setMinimumWidth(660)
        self.view = ExportView(context.session, context.jobs, self)
        self._context = context
        self._written: Path | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.message = MessageBar(context, self)
        self.message.acted.connect(self._show_folder)
        layout.addWidget(self.message)
        inside = QGridLayout()
        inside.setContentsMargins(22, 18, 22, 18)
        inside.setHorizontalSpacing(16)
        inside.setVerticalSpacing(12)
        inside.setColumnStretch(1, 1)
        layout.addLayout(inside)
        inside.addWidget(label(_("Format"), "label"), 0, 0, Qt.AlignmentFlag.AlignTop)
        formats = QVBoxLayout()
        formats.setSpacing(4)
        self._formats = QButtonGroup(self)
        self._suffixes: list[str] = list(FORMATS)
        for place, text in enumerate(FORMATS.values()):
            button = QRadioButton(_(text), self)
            button.setChecked(not place)
            self._formats.addButton(button, place)
            formats.addWidget(button)
        inside.addLayout(formats, 0, 1)
        self._formats.idClicked.connect(self._on_format)
        self._language = choice_row(self, inside, 1, _("Language"))
        for value, text in LANGUAGES.items():
            self._language.addItem(text, value)
        self._language.set_value(self.view.register_language())
        self._template = choice_row(self, inside, 2, _("Shape"))
        self._scope = choice_row(self, inside, 3, _("Activities"))
        self._scopes: list[list[int] | None] = [None]
        self._scope.addItem(_("All"), "all")
        if shown:
            text = ngettext("The {n} that the table shows", "The {n} that the table shows", len(shown))
            self._scope.addItem(text.format(n=len(shown)), "shown")
            self._scopes.append(shown)
        if selected:
            text = ngettext("The {n} selected", "The {n} selected", len(selected))
            self._scope.addItem(text.format(n=len(selected)), "selected")
            self._scopes.append(selected)
        inside.addWidget(label(_("Where to"), "label"), 4, 0)
        where = QHBoxLayout()
        where.setSpacing(8)
        self.target = LineEdit(self)
        self.target.setAccessibleName(_("Where to"))
        where.addWidget(self.target, 1)
        where.addWidget(push(_("Choose …"), self._choose))
        inside.addLayout(where, 4, 1)
        layout.addStretch(1)
        layout.addWidget(line(self))
        layout.addLayout(self._make_foot())
        self.view.progressed.connect(self._on_progress)
        self.view.busy_changed.connect(self._on_busy)
        self.view.done.connect(self._on_done)
        self.view.failed.connect(self._on_failed)
        self.view.cancelled.connect(lambda: self.message.tell(_("Stopped. Nothing was changed."), "warning"))
        self._on_format(0)
        self._on_busy(False)

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
        return self._suffixes[self._formats.checkedId()]

    def choose_format(self, suffix: str) -> None:
        """Take the format of that ending."""
        place = self._suffixes.index(suffix)
        self._formats.button(place).setChecked(True)
        self._on_format(place)

    def start(self) -> None:
        """Write the file."""
        language, template = str(self._language.currentData()), str(self._template.currentData() or "")
        try:
            self.view.start(
                Path(self.target.text()), language, template, self._scopes[self._scope.currentIndex()]
            )
        except RegisterError as error:
            self.message.tell(str(error), "error")

    def preview(self) -> PreviewDialog:
        """Show what would be written."""
        shown = PreviewDialog(self._context, self)
        shown.open()
        language, template = str(self._language.currentData()), str(self._template.currentData() or "")
        shown.show_export(self.suffix, language, template, self._scopes[self._scope.currentIndex()])
        return shown

    def reject(self) -> None:
        if self.view.busy:
            self.view.cancel()
        else:
            super().reject()

    def _on_format(self, place: int) -> None:
        suffix = self._suffixes[place]
        self._preview.setEnabled(suffix in SUFFIXES)
        now = Path(self.target.text()) if self.target.text() else self.view.proposal(suffix)
        self.target.setText(str(now.with_suffix(suffix)))
        self._template.clear()
        for name, title in self.view.templates(suffix).items():
            self._template.addItem(_(title), name)
        self._template.setEnabled(self._template.count() > 1)

    def _choose(self) -> None:
        filters = f"*{self.suffix}"
        target = ask.pick_target(self, _("Export"), self.target.text(), filters)
        if target is not None:
            self.target.setText(str(target if target.suffix else target.with_suffix(self.suffix)))

    def _on_busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._progress.setRange(0, 0)
        self._start.setEnabled(not busy)
        self._cancel.setText(_("Cancel") if busy else _("Close"))

    def _on_progress(self, share: float, _text: str) -> None:
        self._progress.setRange(0, 0 if share < 0 else 1000)
        self._progress.setValue(max(round(share * 1000), 0))

    def _on_done(self, exported: Exported) -> None:
        self._written = exported.path
        text = ngettext(
            "{n} activity written to {path}.", "{n} activities written to {path}.", exported.activities
        )
        sentence = text.format(n=exported.activities, path=exported.path)
        self.message.tell(" ".join([sentence, *exported.notes]), "", _("Show in folder"))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RegisterError):
            raise error
        self.message.tell(str(error), "error")

    def _show_folder(self) -> None:
        if self._written is not None:
            ask.show_in_folder(self._written)

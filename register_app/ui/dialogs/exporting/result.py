"""What was written, counted and verified, and what one may do with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.services.presets import Outcome
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.text import label, restyle
from register_app.viewmodels.exporting.flow import told


class ExportResult(QFrame):
    """Hidden until there is something; `package_wanted()` asks for a hand-over package."""

    package_wanted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "message")
        self._outcome: Outcome | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(22, 10, 16, 10)
        layout.setSpacing(8)
        self._icons = context.icons
        self._mark = label("")
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        self.counted = label("", "strong", wrap=True)
        self.where = label("", "label", wrap=True)
        self.notes: QLabel = label("", "hint", wrap=True)
        for text in (self.counted, self.where, self.notes):
            texts.addWidget(text)
        layout.addLayout(texts, 1)
        self.folder = push(_("Show in folder"), self._show_folder, icon=self._icons.get("folder"))
        self.package = push(_("Package …"), self.package_wanted.emit, icon=self._icons.get("archive"))
        layout.addWidget(self.folder)
        layout.addWidget(self.package)
        self.hide()

    def show_outcome(self, outcome: Outcome, *, may_pack: bool) -> None:
        self._outcome = outcome
        if outcome.complete:
            sentence = _("Written, read again and counted: {counted}").format(counted=told(outcome))
        else:
            sentence = _("Not complete: {n} of the chosen activities are in the file. {counted}").format(
                n=outcome.written, counted=told(outcome)
            )
        icon, tone = ("answered", "ok") if outcome.complete else ("warning", "warning")
        self._icons.mark(self._mark, icon, tone, 18)
        self.counted.setText(sentence)
        self.where.setText(str(outcome.path))
        notes = [note.text() for note in outcome.notes]
        if outcome.seal:
            verified = _(
                "The package was read again and is whole. Version “{name}”, step {step}, seal {seal}"
            )
            notes.insert(0, verified.format(name=outcome.name, step=outcome.step, seal=outcome.seal[:16]))
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.package.setVisible(may_pack and not outcome.seal)
        self.setProperty("tone", "" if outcome.complete else "warning")
        restyle(self)
        self.show()
        self.folder.setFocus()

    def _show_folder(self) -> None:
        if self._outcome is not None:
            ask.show_in_folder(self._outcome.path)

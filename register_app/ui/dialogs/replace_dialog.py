"""Find and replace over the whole register: every hit shown with what it would become, replaced in one step."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _, counted, ngettext
from register_app.ui.context import Context
from register_app.ui.dialogs.parts import LongStep, bar_head, first_size, progress_foot
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.hit_cells import HitCells
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import caption, label, line
from register_app.viewmodels.replacing import ReplaceModel

_PAUSE = 250


class ReplaceDialog(QDialog):
    """`replaced(sentence)` follows the step; the dialog stays open for the next one."""

    replaced = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Find and replace"))
        first_size(self, 940, 620)
        self._context = context
        self.model = ReplaceModel(context.session, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_head())
        self.list = _Hits(self.model, _("Texts found"), (34, 0, 0), self)
        self.list.setItemDelegate(HitCells(context.look, self.list))
        layout.addWidget(self.list, 1)
        self.issues = IssueList(context, self)
        self.issues.setContentsMargins(18, 6, 18, 6)
        layout.addWidget(self.issues)
        layout.addWidget(line(self))
        foot, progress = progress_foot(self)
        self._said = label("", "hint")
        for place, widget in enumerate(
            (
                push(_("Tick all"), lambda: self.model.tick_all(ticked=True), role="link"),
                push(_("Tick none"), lambda: self.model.tick_all(ticked=False), role="link"),
                self._said,
            )
        ):
            foot.insertWidget(place, widget)
        foot.addWidget(push(_("Close"), self.reject))
        self.button = push(_("Replace"), self.replace, role="primary")
        foot.addWidget(self.button)
        layout.addLayout(foot)
        self._step = LongStep(context.jobs, progress, self)
        self._step.began.connect(lambda: self._work(running=True))
        self._step.ended.connect(self._on_ended)
        self._step.failed.connect(self._on_failed)
        self._asked = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.search)
        self.model.counted.connect(self._on_counted)
        self.model.refused.connect(self.issues.set_refusal)
        self._on_counted(0, 0, searching=False)
        self.wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_head(self) -> QFrame:
        head, grid = bar_head(self)
        self._head = head
        self.wanted, self.new = LineEdit(head), LineEdit(head)
        for row, (text, field) in enumerate(((_("Find"), self.wanted), (_("Replace with"), self.new))):
            name = label(text, "label")
            name.setBuddy(field)
            field.setAccessibleName(text)
            field.textChanged.connect(lambda: self._pause.start())
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        self.new.setReadOnly(self._context.session.read_only)
        self.case, self.words = QCheckBox(_("Match case"), head), QCheckBox(_("Whole words"), head)
        ticks = QHBoxLayout()
        ticks.setSpacing(18)
        for tick in (self.case, self.words):
            tick.toggled.connect(lambda: self._pause.start())
            ticks.addWidget(tick)
        ticks.addStretch(1)
        grid.addLayout(ticks, 2, 1)
        return head

    def search(self) -> None:
        """Look for what is typed, in every text of the register."""
        self._pause.stop()
        self._asked = False
        self._context.store_typing()
        self.model.look_for(
            self.wanted.text(), self.new.text(), case=self.case.isChecked(), words=self.words.isChecked()
        )

    def replace(self) -> None:
        """Replace in the ticked texts, as one step; while they are still looked for, as soon as all are found."""
        if self._pause.isActive():
            self.search()
        if self._step.running:
            return
        self._asked = self.model.searching
        if not self._asked and self.model.ticked:
            self._step.run(self.model.change, self.model.ticked)

    def reject(self) -> None:
        """Stop what runs, else close."""
        if not self._step.cancel():
            super().reject()

    def _on_ended(self, count: int) -> None:
        self._work(running=False)
        self.model.look_again() if count else self.model.settle()
        if count:
            self.replaced.emit(
                ngettext("Replaced in {n} text.", "Replaced in {n} texts.", count).format(n=counted(count))
            )

    def _on_failed(self, sentence: str) -> None:
        self._work(running=False)
        self.model.settle()
        self.issues.set_refusal(sentence)

    def _work(self, *, running: bool) -> None:
        self._head.setEnabled(not running)
        self.list.setEnabled(not running)
        self.button.setEnabled(not running)

    def _on_counted(self, found: int, ticked: int, searching: bool) -> None:
        if searching:
            text = _("Searching … {n} so far").format(n=counted(found))
        elif self.wanted.text():
            text = ngettext("Found in {n} text", "Found in {n} texts", found).format(n=counted(found))
        else:
            text = ""
        self._said.setText(text)
        ready = ticked > 0 and not self._context.session.read_only
        self.button.setEnabled(ready)
        self.button.setText(
            caption(ngettext("Replace in {n} text", "Replace in {n} texts", ticked).format(n=counted(ticked)))
            if ticked
            else _("Replace")
        )
        if self._asked and not searching:
            self.replace()


class _Hits(Listing):
    """Space ticks the selected rows or takes their ticks away."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.rows():
            model = self.model()
            first = model.index(self.rows()[0], 0)
            checked = Qt.CheckState(first.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
            state = Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked
            for row in self.rows():
                model.setData(model.index(row, 0), state, Qt.ItemDataRole.CheckStateRole)
        else:
            super().keyPressEvent(event)

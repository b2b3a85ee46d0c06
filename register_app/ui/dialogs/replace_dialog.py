"""Find and replace over the whole register: every hit shown with what it would become, replaced in one step."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _, ngettext
from register_app.ui.context import Context
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
        self.resize(940, 620)
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
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 10, 18, 12)
        foot.setSpacing(10)
        foot.addWidget(push(_("Tick all"), lambda: self.model.tick_all(ticked=True), role="link"))
        foot.addWidget(push(_("Tick none"), lambda: self.model.tick_all(ticked=False), role="link"))
        self._said = label("", "hint")
        foot.addWidget(self._said)
        foot.addStretch(1)
        foot.addWidget(push(_("Close"), self.accept))
        self.button = push(_("Replace"), self.replace, role="primary")
        foot.addWidget(self.button)
        layout.addLayout(foot)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.search)
        self.model.counted.connect(self._on_counted)
        self.model.refused.connect(self.issues.set_refusal)
        self._on_counted(0, 0, searching=False)
        self.wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_head(self) -> QFrame:
        head = QFrame(self)
        head.setProperty("role", "bar")
        grid = QGridLayout(head)
        grid.setContentsMargins(18, 12, 18, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
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
        for tick in (self.case, self.words):
            tick.toggled.connect(lambda: self._pause.start())
            ticks.addWidget(tick)
        ticks.addStretch(1)
        grid.addLayout(ticks, 2, 1)
        grid.setColumnStretch(1, 1)
        return head

    def search(self) -> None:
        """Look for what is typed, in every text of the register."""
        self._pause.stop()
        self._context.store_typing()
        self.model.look_for(
            self.wanted.text(), self.new.text(), case=self.case.isChecked(), words=self.words.isChecked()
        )

    def replace(self) -> None:
        """Replace in the ticked texts, as one step."""
        if self._pause.isActive():
            self.search()
        count = self.model.replace()
        if count:
            self.replaced.emit(
                ngettext("Replaced in {n} text.", "Replaced in {n} texts.", count).format(n=count)
            )

    def _on_counted(self, found: int, ticked: int, searching: bool) -> None:
        if searching:
            text = _("Searching … {n} so far").format(n=found)
        elif self.wanted.text():
            text = ngettext("Found in {n} text", "Found in {n} texts", found).format(n=found)
        else:
            text = ""
        self._said.setText(text)
        ready = ticked > 0 and not self._context.session.read_only
        self.button.setEnabled(ready)
        self.button.setText(
            caption(ngettext("Replace in {n} text", "Replace in {n} texts", ticked).format(n=ticked))
            if ticked
            else _("Replace")
        )


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

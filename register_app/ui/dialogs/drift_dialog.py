"""A published privacy notice beside the register: what either lacks and where the bases differ, purpose by purpose."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from register_app.base import i18n
from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.parts import first_size, progress_foot
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.empty import EmptyPage
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.text import ElidedLabel
from register_app.viewmodels.noticedrift import KIND_ROLE, KINDS, DriftModel

ICONS = {
    "differing": ("error", "error"),
    "unknown": ("warning", "warning"),
    "missing": ("missing", "warning"),
    "agree": ("answered", "ok"),
}
_READ = "*.txt *.md *.docx *.pdf *.html *.htm *.odt *.xlsx *.csv"


class DriftDialog(QDialog):
    """Takes a notice as a file, dropped or pasted. `activity_wanted(row number)` follows a line to its activity."""

    activity_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Compare a privacy notice"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        first_size(self, 1040, 660)
        self.model = DriftModel(context.session, context.jobs, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.message = MessageBar(context, self)
        layout.addWidget(self.message)
        self._stack = QStackedWidget(self)
        layout.addWidget(self._stack, 1)
        self._stack.addWidget(
            EmptyPage(
                context.icons,
                "bases",
                _("Does your privacy notice still say what the register says?"),
                _("Drop the published notice here, choose it, or paste its text."),
                [(_("Choose the notice …"), self.choose), (_("Paste its text"), self.paste)],
                self,
            )
        )
        self._stack.addWidget(self._make_findings(context))
        foot, self._progress = progress_foot(self)
        self._save = push(_("Save report …"), self.save, icon=context.icons.get("export"))
        self._other = push(_("Another notice …"), self.choose)
        self._close = push(_("Close"), self.reject)
        for button in (self._other, self._save, self._close):
            foot.addWidget(button)
        layout.addLayout(foot)
        QShortcut(QKeySequence.StandardKey.Paste, self, self.paste)
        self.model.done.connect(self._on_done)
        self.model.failed.connect(self._on_failed)
        self.model.saved.connect(self._on_saved)
        self.model.busy_changed.connect(self._on_busy)
        context.session.closed.connect(self.close)
        self._on_busy(False)

    def _make_findings(self, context: Context) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        bar = QFrame(page)
        bar.setProperty("role", "bar")
        inside = QVBoxLayout(bar)
        inside.setContentsMargins(16, 10, 16, 10)
        inside.setSpacing(8)
        self.heading = ElidedLabel("heading", bar)
        inside.addWidget(self.heading)
        chips = QWidget(bar)
        flow = FlowLayout(chips, 8)
        self.kinds = {}
        for kind in ("", *KINDS):
            icon = context.icons.get(*ICONS[kind]) if kind else None
            button = push("", partial(self.filter, kind), role="link", icon=icon, parent=chips)
            button.setCheckable(True)
            flow.addWidget(button)
            self.kinds[kind] = button
        inside.addWidget(chips)
        column.addWidget(bar)
        self.list = Listing(self.model, _("Purposes compared"), (20, 34, 34, 0), page)
        self.list.setWordWrap(True)
        self.list.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.setItemDelegate(_Cells(context, self.list))
        self.list.opened.connect(self._on_opened)
        column.addWidget(self.list, 1)
        return page

    def choose(self) -> None:
        path = ask.pick_file(self, _("The published notice"), f"{_('Texts')} ({_READ})")
        if path is not None:
            self.compare(path)

    def paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.model.compare_text(text)
        else:
            self.message.tell(_("Nothing is copied. Copy the text of the notice first."), "warning")

    def compare(self, path: Path) -> None:
        """Compare the notice at `path`."""
        self.message.hide()
        self.model.compare_file(path)

    def take(self, paths: Sequence[Path], refused: str = "") -> None:
        """Compare the first of the files that were dropped; `refused` says why others cannot be read."""
        if paths:
            self.compare(paths[0])
        if refused:
            self.message.tell(refused, "warning")

    def filter(self, kind: str) -> None:
        for key, button in self.kinds.items():
            button.setChecked(key == kind)
        self.model.filter(kind)
        self.list.choose(0)

    def save(self) -> None:
        formats = "*.html *.docx *.pdf *.md"
        target = ask.pick_target(self, _("Save report"), f"{_('Privacy notice compared')}.pdf", formats)
        if target is not None:
            self.model.save(target if target.suffix else target.with_suffix(".pdf"), i18n.language())

    def reject(self) -> None:
        if self.model.busy:
            self.model.cancel()
        else:
            super().reject()

    def _on_done(self) -> None:
        counts = self.model.counts()
        self.heading.setText(self.model.source)
        self.heading.setToolTip("")
        for kind, button in self.kinds.items():
            text = _(KINDS[kind]) if kind else _("All")
            button.setText(f"{text} ({counts[kind] if kind else sum(counts.values())})")
        self._stack.setCurrentIndex(1)
        self.filter("")
        self.list.setFocus()
        self._on_busy(False)

    def _on_saved(self, target: Path) -> None:
        self.message.tell(
            _("The report was written to {path}.").format(path=target),
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
        compared = bool(self.model.source)
        self._other.setVisible(compared)
        self._save.setVisible(compared)
        self._save.setEnabled(not busy)
        self._other.setEnabled(not busy)
        self._close.setText(_("Cancel") if busy else _("Close"))

    def _on_opened(self, row: int) -> None:
        number = self.model.activity(row)
        if number:
            self.activity_wanted.emit(number)


class _Cells(QStyledItemDelegate):
    """The word of a finding with its icon: meaning is never in the colour alone."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if index.column() == 0:
            option.icon = self._context.icons.get(*ICONS[str(index.data(KIND_ROLE))])
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

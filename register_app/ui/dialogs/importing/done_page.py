"""Step five: what was imported, what to look at first, the report, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from register_app.base.i18n import _, counted, ngettext
from register_app.ui.context import Context
from register_app.ui.dialogs.importing.saving import of_which
from register_app.ui.dialogs.importing.whole_text import WholeText
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.text import caption, label, tip
from register_app.viewmodels.importing.accounts import left_text, outcome_text
from register_app.viewmodels.importing.beside import BesideModel
from register_app.viewmodels.importing.done import DoneModel
from register_app.viewmodels.importing.flow import ImportFlow

_FILES = 4
"""Files of which it is told at once what became of their cells."""
_LONGEST, _END = 30, 12
"""Letters of a file's name that a button shows, and how many of them are its last."""


class DonePage(QWidget):
    """`opened(activity)` asks for an activity; the other signals for what their buttons say."""

    opened = Signal(int)
    undo_wanted = Signal()
    report_wanted = Signal()
    marked_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, context: Context, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 12)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(12)
        mark = QLabel(self)
        context.icons.mark(mark, "answered", "ok", 28)
        top.addWidget(mark)
        self.sentence = label("", "title", wrap=True)
        top.addWidget(self.sentence, 1)
        layout.addLayout(top)
        self.detail = label("", "label", wrap=True)
        layout.addWidget(self.detail)
        self._account = WholeText(context, self)
        self._account.setAccessibleName(_("What became of the cells"))
        layout.addWidget(self._account)
        acts = FlowLayout(gap=8)
        icons = context.icons
        self.undo = push(_("Undo the import"), self.undo_wanted.emit, icon=icons.get("undo"))
        self.undo.setShortcut(QKeySequence(QKeySequence.StandardKey.Undo))
        self.report = push(_("Save the report …"), self.report_wanted.emit, icon=icons.get("export"))
        self.marked = push(_("Save the source, marked …"), self.marked_wanted.emit, icon=icons.get("export"))
        for button in (self.undo, self.report, self.marked):
            acts.addWidget(button)
        acts.addWidget(push(_("Import more …"), self.more_wanted.emit, icon=icons.get("import")))
        layout.addSpacing(4)
        layout.addLayout(acts)
        layout.addSpacing(4)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setAccessibleName(_("What came in"))
        self.tabs.addTab(self._make_activities(context), "")
        self.beside = BesideModel(self)
        self.beside_list = Listing(self.beside, _("Beside the activities"), (13, 26, 34, 0), self)
        self.beside_list.setProperty("role", "boxed")
        self.tabs.addTab(self.beside_list, "")
        layout.addWidget(self.tabs, 1)
        self._nothing = QWidget(self)
        layout.addWidget(self._nothing, 1)

    def _make_activities(self, context: Context) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(8)
        top = FlowLayout(gap=14)
        self.first = label("", "heading")
        top.addWidget(self.first)
        top.addWidget(label(_("Enter or a double click opens the activity."), "hint"))
        layout.addLayout(top)
        self.model = DoneModel(self)
        self.list = Listing(self.model, _("What to look at first"), (9, 42, 0), page)
        self.list.setProperty("role", "boxed")
        self.list.opened.connect(self._on_opened)
        self.list.current_changed.connect(self._show_remarks)
        layout.addWidget(self.list, 1)
        self.remarks = WholeText(context, page)
        layout.addWidget(self.remarks)
        return page

    def show_done(self) -> None:
        """Show what the last import wrote."""
        done = [source for source in self._flow.sources if source.state == "done"]
        self.sentence.setText(outcome_text(done))
        # What did not come in is first: of many files the last lines are out of sight.
        self.detail.setText("\n".join([*left_text(self._flow.sources), self.model.show(done)]))
        self._show_account()
        self.beside.show_came_in(done)
        counts = self.model.rowCount(), self.beside.rowCount()
        for place, text in enumerate((_("Activities ({n})"), _("Beside the activities ({n})"))):
            self.tabs.setTabText(place, text.format(n=counted(counts[place])))
            self.tabs.setTabVisible(place, counts[place] > 0)
        self.tabs.setCurrentIndex(0 if counts[0] else 1)
        self.tabs.tabBar().setVisible(all(counts))
        # The focus would go to the tabs, also where they are not seen, and stay behind them.
        policy = Qt.FocusPolicy
        self.tabs.setFocusPolicy(policy.TabFocus if all(counts) else policy.NoFocus)
        self.tabs.setVisible(any(counts))
        self._nothing.setVisible(not any(counts))
        self._show_first()
        self.undo.setEnabled(any(source.steps for source in done))
        self.marked.setEnabled(any(source.content is not None for source in done))
        self.name_source()

    def name_source(self) -> None:
        """Say on the buttons of which of several files they save something."""
        name = of_which(self._flow)
        short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - _END]}…{name[-_END:]}"
        whole = _("Of “{name}”; the list at the top right chooses another file.").format(name=name)
        for button, plain, told in (
            (self.report, _("Save the report …"), _("Save the report of “{name}” …")),
            (self.marked, _("Save the source, marked …"), _("Save “{name}”, marked …")),
        ):
            button.setText(caption(told.format(name=short) if name else plain))
            button.setAccessibleName(told.format(name=name) if name else plain)
            button.setToolTip(tip(whole if name else ""))

    def _show_account(self) -> None:
        """The lines of a few files as they are; those of many, which would leave no room for the rest, scrolled."""
        told = self.detail.text()
        many = told.count("\n") >= _FILES
        self.detail.setVisible(not many)
        self._account.show_text(told if many else "")
        self._account.setMaximumHeight(_FILES * self.fontMetrics().lineSpacing() + 14)

    def main(self) -> QWidget:
        """Where one goes on: what came in, else the ways on."""
        if not self.model.rowCount():
            return self.beside_list if self.beside.rowCount() else self.undo
        return self.list

    def show_issues(self, issues: dict[int, list[str]]) -> None:
        """Show what the checks say of what came in."""
        self.model.add_issues(issues)
        self._show_first()

    def _show_first(self) -> None:
        self._show_remarks(self.list.currentIndex().row())
        count = self.model.remarked
        if count:
            text = ngettext(
                "{n} activity to look at first",
                "{n} activities to look at first",
                count,
            )
            self.first.setText(text.format(n=counted(count)))
        else:
            self.first.setText(_("What came in"))

    def _show_remarks(self, row: int) -> None:
        """All that is said of the current activity: a line of the list may be too short for it."""
        self.remarks.show_text("\n".join(self.model.remarks(row)))

    def _on_opened(self, row: int) -> None:
        number = self.model.activity(row)
        if number:
            self.opened.emit(number)

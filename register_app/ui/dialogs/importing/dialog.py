"""Import, step by step: choose, sheets and layout, columns, preview, done. A good file is in at once from step one."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, counted, ngettext
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.importing import saving
from register_app.ui.dialogs.importing.foot import Foot
from register_app.ui.dialogs.importing.leaving import lasting, may_leave
from register_app.ui.dialogs.importing.pages import Pages
from register_app.ui.dialogs.importing.step_bar import StepBar
from register_app.ui.dialogs.parts import first_size
from register_app.ui.dropping import DropTarget
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.text import line
from register_app.viewmodels.importing.flow import ImportFlow
from register_app.viewmodels.importing.places import cells_of
from register_app.viewmodels.importing.source import ImportSource
from register_app.viewmodels.importing.steps import STEPS, Step, beside, reachable
from register_app.viewmodels.importing.verdict import brings_anything, confident


class ImportDialog(QDialog):
    """`finished_import(sentence)` follows what was written, `activity_wanted(id)` asks to see an activity."""

    finished_import = Signal(str)
    activity_wanted = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import"))
        first_size(self, 1180, 780)
        self._context = context
        self.flow = ImportFlow(context.session, context.jobs, self)
        self._step: Step = "choose"
        self._focused: QWidget | None = None
        self._unasked = False
        self._stale: set[str] = set()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._make_bar())
        self.message = MessageBar(context, self)
        layout.addWidget(self.message)
        self.pages = Pages(context, self.flow, self)
        layout.addWidget(self.pages, 1)
        self.choose_page, self.done_page = self.pages.choose, self.pages.done
        self.sheets, self.columns, self.preview = self.pages.sheets, self.pages.columns, self.pages.preview
        layout.addWidget(line(self))
        self.foot = Foot(self)
        layout.addWidget(self.foot)
        self._connect()
        drop = DropTarget(self, into_import=True)
        drop.brought.connect(self.take)
        self._show_all()
        self.show_step("choose")

    @property
    def step(self) -> str:
        """The step that is shown: a key of STEPS."""
        return self._step

    # Building

    def _make_bar(self) -> StepBar:
        self.bar = StepBar(self._context.icons, {str(name): _(text) for name, text in STEPS.items()}, self)
        self.bar.chosen.connect(self.show_step)
        self.which = ChoiceBox(self.bar)
        self.which.setAccessibleName(_("File that is shown"))
        self.which.setMinimumContentsLength(16)
        self.which.activated.connect(lambda place: self.flow.look_at(self.flow.sources[place]))
        self.bar.row.addWidget(self.which)
        return self.bar

    def _connect(self) -> None:
        flow, foot = self.flow, self.foot
        flow.changed.connect(self._show_all)
        flow.busy_changed.connect(self._on_busy)
        flow.progressed.connect(foot.progress)
        flow.failed.connect(self._on_failed)
        flow.cancelled.connect(self._on_cancelled)
        flow.applied.connect(self._on_applied)
        flow.saved.connect(self._tell_saved)
        flow.checked.connect(self.done_page.show_issues)
        self.choose_page.files_wanted.connect(self.choose)
        self.choose_page.paste_wanted.connect(self.paste)
        self.choose_page.step_wanted.connect(self._on_step_wanted)
        self.columns.failed.connect(lambda sentence: self.message.tell(sentence, "error"))
        self.columns.told.connect(self.message.tell)
        self.preview.place_wanted.connect(self.show_place)
        self.preview.decided.connect(self._allow)
        self.done_page.undo_wanted.connect(self._on_undo)
        self.done_page.report_wanted.connect(self._save_report)
        self.done_page.marked_wanted.connect(lambda: saving.save_marked(self, self.flow))
        self.done_page.more_wanted.connect(lambda: self.show_step("choose"))
        self.done_page.opened.connect(self._on_opened)
        foot.back.clicked.connect(lambda: self._go(-1))
        foot.next.clicked.connect(lambda: self._go(1))
        foot.cancel.clicked.connect(self.reject)
        foot.apply.clicked.connect(self.apply)

    # Acts

    def choose(self) -> None:
        """Ask for files and read them."""
        self.read(ask.pick_sources(self))

    def paste(self) -> None:
        """Read what was copied: files, a table, a text."""
        data = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.read(paths)
        elif data.text().strip():
            self.message.hide()
            self.flow.add_text(data.text(), data.html() if data.hasHtml() else "")
        else:
            self.message.tell(_("Nothing to read was copied: copy a table or a text first."), "warning")

    def read(self, paths: Iterable[Path] | Path) -> None:
        """Read files and show what their import would do."""
        self.message.hide()
        self.flow.add_paths([paths] if isinstance(paths, Path) else paths)
        if self._step != "choose":
            self.show_step("choose")

    def take(self, paths: Iterable[Path], refused: str = "") -> None:
        """Read files that were dropped; `refused` says why others cannot be read."""
        self.read(paths)
        if refused:
            self.message.tell(refused, "warning")

    def apply(self) -> None:
        """Write what is ticked."""
        self.message.hide()
        self.flow.apply()

    def reject(self) -> None:
        if self.flow.busy:
            self.flow.cancel()
        elif self._unasked or may_leave(self, self.flow.sources):
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        # The program itself closes it without a question.
        self._unasked = not event.spontaneous()
        super().closeEvent(event)
        self._unasked = False

    # Steps

    def show_step(self, name: Step) -> None:
        """Show a step that can be shown."""
        if not self._reachable()[name]:
            return
        self._step = name
        self._refresh()
        self.pages.show_page(name)
        self.bar.show_step(name)
        self._allow()
        self._focus()

    def _focus(self) -> None:
        """Put the focus where one goes on: the files to choose, the list of a step, or the way on."""
        if self._step == "choose":
            place = self.choose_page.empty if not self.flow.sources else self.foot.main()
        else:
            place = self.pages.main(self._step)
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, by: int) -> None:
        if step := beside(self._step, by, self._reachable()):
            self.show_step(step)

    def _reachable(self) -> dict[str, bool]:
        return reachable(self.flow.sources, self.flow.current)

    def show_place(self, sheet: str, address: str) -> None:
        """Show a cell where it stands."""
        span = cells_of(address)
        if span is not None:
            self.show_step("sheets")
            self.sheets.show_cell(sheet, *span[0])

    def _on_step_wanted(self, source: ImportSource, step: Step) -> None:
        self.flow.look_at(source)
        self.show_step(step)
        if step == "preview" and self.preview.rows.counts()["conflicts"]:
            self.preview.filter("conflicts")

    # Showing

    def _show_all(self) -> None:
        flow, source = self.flow, self.flow.current
        self.which.clear()
        for each in flow.sources:
            self.which.addItem(each.name, each.name)
        if source is not None:
            self.which.setCurrentIndex(flow.sources.index(source))
        self.which.setVisible(len(flow.sources) > 1)
        self._stale = {"sheets", "columns", "preview"}
        self.choose_page.show_sources()
        self.done_page.name_source()
        if not self._reachable()[self._step]:
            self.show_step("choose")
        self._refresh()
        self._allow()

    def _refresh(self) -> None:
        """Bring the step that is shown up to date; the others follow when they are shown."""
        if self._step in self._stale:
            self._stale.discard(self._step)
            self.pages.refresh(self._step, self.flow.current)

    def _allow(self) -> None:
        flow, foot = self.flow, self.foot
        open_ = self._reachable()
        self.bar.allow(open_)
        ready = flow.ready()
        count = flow.taken()
        before, following = (beside(self._step, by, open_) for by in (-1, 1))
        sure = bool(ready) and all(confident(source) for source in ready)
        something = any(brings_anything(source) for source in ready)
        foot.allow(
            back=before is not None and self._step != "done",
            forward=following not in (None, "done") and not flow.busy,
            apply=something and not flow.busy and self._step != "done",
            main="apply" if something and (self._step == "preview" or sure) else "next",
            done=self._step == "done",
        )
        text = ngettext("&Import {n} activity", "&Import {n} activities", count).format(n=counted(count))
        foot.name_apply(text if count else _("&Import"))

    def _on_busy(self, busy: bool) -> None:
        self.foot.show_busy(self.flow.what if busy else "")
        focused = lasting(self.focusWidget())
        self.pages.allow(not busy, choosing=not self.flow.writing)
        self._allow()
        if busy:
            self._focused = focused
            return
        # A page that was disabled meanwhile has lost it.
        kept = self._focused if self._focused is not None and isValid(self._focused) else None
        here = kept is not None and kept.isVisible() and self.pages.page(self._step).isAncestorOf(kept)
        if self._step != "choose" and kept is not None and here:
            kept.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._focus()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RegisterError):
            raise error
        self.message.tell(str(error), "error")

    def _on_cancelled(self) -> None:
        self.message.tell(_("Stopped. Nothing was changed."), "warning")

    def _on_applied(self, sentence: str) -> None:
        self.done_page.show_done()
        self.show_step("done")
        self.finished_import.emit(sentence)

    # After the import

    def _on_undo(self) -> None:
        def undone() -> None:
            self.flow.undone()
            self.show_step("choose")
            self.message.tell(_("The import was taken back; the register is as it was before."))

        self._context.steps.undo(
            self.flow.steps, done=undone, failed=lambda sentence: self.message.tell(sentence, "error")
        )

    def _on_opened(self, number: int) -> None:
        self.accept()
        self.activity_wanted.emit(number)

    def _save_report(self) -> None:
        try:
            name = saving.save_report(self, self.flow)
        except RegisterError as error:
            self.message.tell(str(error), "error")
        else:
            if name:
                self._tell_saved(name)

    def _tell_saved(self, name: str) -> None:
        self.message.tell(_("{name} was saved.").format(name=name))

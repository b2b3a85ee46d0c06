"""What one does with chosen cells of the register table: copy, paste, fill down, clear, move, template."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, ngettext
from register_app.services.cell_plan import Plan
from register_app.ui.context import Context
from register_app.ui.widgets.register_view import RegisterView
from register_app.viewmodels import activities, block
from register_app.viewmodels.choices import ChoicesModel
from register_app.viewmodels.offers import terms
from register_app.viewmodels.table import RegisterTable


class RegisterBlocks(QObject):
    """Acts on the chosen cells. `told(sentence, undoable)` says what was done, `refused(sentence)` why nothing was."""

    told = Signal(str, bool)
    refused = Signal(str)
    opened = Signal(int)

    def __init__(self, context: Context, table: RegisterTable, view: RegisterView) -> None:
        super().__init__(view)
        self._context, self._table, self._view = context, table, view

    def copy(self, *, headings: bool = False) -> None:
        """Put the chosen block on the clipboard, for a spreadsheet and for any text."""
        chosen = self._view.block()
        if not chosen.numbers or not chosen.keys:
            return
        text, markup = block.copied(self._table.line, chosen, headings=headings)
        data = QMimeData()
        data.setText(text)
        data.setHtml(markup)
        QGuiApplication.clipboard().setMimeData(data)
        cells = len(chosen.numbers) * len(chosen.keys)
        self.told.emit(ngettext("{n} cell copied.", "{n} cells copied.", cells).format(n=cells), False)

    def paste(self) -> None:
        """Paste what the clipboard holds from the first chosen cell on."""
        data = QGuiApplication.clipboard().mimeData()
        if data.hasText() or data.hasHtml():
            self.paste_rows(
                block.read(data.text() if data.hasText() else "", data.html() if data.hasHtml() else "")
            )

    def paste_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Paste cells; where something cannot be pasted or rows would be new, ask first."""
        if not self._writable():
            return
        chosen = self._view.block()
        below, right = self._view.from_block()
        cells = block.spread(rows, chosen, below, right)
        plan = block.plan(self._context.session, self._table.line, cells)
        if plan.refused or plan.new_rows:
            from register_app.ui.dialogs.paste_dialog import PasteDialog

            dialog = PasteDialog(self._table, plan, self._view.window())
            dialog.decided.connect(self._paste)
            dialog.open()
        elif plan.changes:
            self._paste(plan)
        else:
            self.told.emit(_("The cells hold these values already."), False)

    def _paste(self, plan: Plan) -> None:
        if self._guarded(lambda: block.paste(self._context.session, plan)):
            self._choose(plan)
            self._say(ngettext("{n} cell pasted.", "{n} cells pasted.", len(plan.changes)), len(plan.changes))

    def fill_down(self) -> None:
        """Copy the first chosen row into the others, or the row above into a single one."""
        if not self._writable():
            return
        found: list[Plan] = []
        if self._guarded(
            lambda: found.append(
                block.fill_down(
                    self._context.session, self._table.line, self._view.block(), self._view.above()
                )
            )
        ):
            count = len(found[0].changes)
            if count:
                self._say(ngettext("{n} cell filled.", "{n} cells filled.", count), count)

    def clear(self) -> None:
        """Empty the chosen cells."""
        if not self._writable():
            return
        counts: list[int] = []
        if self._guarded(
            lambda: counts.append(block.clear(self._context.session, self._table.line, self._view.block()))
        ):
            if counts[0]:
                self._say(ngettext("{n} cell cleared.", "{n} cells cleared.", counts[0]), counts[0])
            else:
                self.told.emit(
                    _("Nothing to clear: these cells are empty, or are edited in the activity."), False
                )

    def move(self) -> None:
        """Ask for a department and give it to the chosen activities."""
        numbers = self._view.chosen_ids()
        if not numbers or not self._writable():
            return
        from register_app.ui.dialogs.one_name import NameDialog

        count = len(numbers)
        question = ngettext("Department of the activity", "Department of the {n} activities", count)
        dialog = NameDialog(
            _("Move to a department"),
            question.format(n=count),
            _("Move"),
            ChoicesModel(terms(self._context.session, "department")),
            self._view.window(),
            may_be_empty=True,
            hint=_("A name that is not known yet becomes a new department."),
        )
        dialog.decided.connect(lambda name: self.move_to(numbers, name))
        dialog.open()

    def move_to(self, numbers: Sequence[int], name: str) -> None:
        """Give activities a department, as one step."""
        counts: list[int] = []
        if self._guarded(
            lambda: counts.append(
                block.move(self._context.session, self._table.line, numbers, "department", name)
            )
        ):
            self._say(ngettext("{n} activity moved.", "{n} activities moved.", counts[0]), counts[0])

    def new_from_template(self) -> None:
        """A new activity shaped like the current one: its people, data, measures and recipients, not its purposes."""
        chosen = self._view.chosen_ids()
        made: list[int] = []
        if (
            chosen
            and self._writable()
            and self._guarded(
                lambda: made.append(activities.new_from_template(self._context.session, chosen[0]))
            )
        ):
            self.opened.emit(made[0])

    def _writable(self) -> bool:
        self._context.store_typing()
        return self._context.session.is_open and not self._context.session.read_only

    def _guarded(self, act: Callable[[], object]) -> bool:
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            act()
        except RegisterError as error:
            self.refused.emit(str(error))
            return False
        finally:
            QGuiApplication.restoreOverrideCursor()
        return True

    def _say(self, sentence: str, count: int) -> None:
        self.told.emit(sentence.format(n=count), True)

    def _choose(self, plan: Plan) -> None:
        """Choose the cells that were pasted, as a spreadsheet does."""
        keys = list(self._table.column_keys())
        chosen = QItemSelection()
        for change in plan.changes:
            row = self._table.row_of(change.number) if change.number else -1
            if row >= 0:
                index = self._table.index(row, keys.index(change.key))
                chosen.merge(QItemSelection(index, index), QItemSelectionModel.SelectionFlag.Select)
            if chosen.count() > 400:
                return
        if not chosen.isEmpty():
            self._view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

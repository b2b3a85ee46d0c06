"""What one does with chosen cells of a table: copy, paste, fill down, clear. Each act is one step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QMimeData,
    QObject,
    Signal,
)
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView

from register_app.base.i18n import _, counted, ngettext
from register_app.base.watching import Watch
from register_app.services.cell_plan import Cell, Plan
from register_app.ui.context import Context
from register_app.ui.widgets.block_choice import BlockChoice
from register_app.viewmodels import block
from register_app.viewmodels.block import Block
from register_app.viewmodels.crosstable import CrossModel
from register_app.viewmodels.table import RegisterTable

_MOST_CHOSEN = 400
"""Parts of a pasted block, where order has torn it apart, that are chosen afterwards."""
_COPIED = 10
"""So many cells are copied in the time in which one is stored."""
_LETTERS = 100
"""So many letters of a clipboard are read in the time of a cell that is stored."""


class CellBlocks(QObject):
    """Acts on the chosen cells. `told(sentence, undoable)` says what was done, `refused(sentence)` why nothing was.

    What the acts do to the model is told by those who build on it.
    """

    told = Signal(str, bool)
    refused = Signal(str)

    def __init__(
        self, context: Context, model: RegisterTable | CrossModel, view: QTableView, choice: BlockChoice
    ) -> None:
        super().__init__(view)
        self._context, self._model, self._view, self._choice = context, model, view, choice

    # What a table does. All but `ready` are asked for in another thread where there is much to do.

    def copied(self, chosen: Block, watch: Watch, *, headings: bool) -> tuple[str, str]:
        """The block as text and as HTML; `watch` counts the rows."""
        raise NotImplementedError

    def ready(self, numbers: Sequence[int], act: Callable[[], object]) -> None:
        """Do `act` once what these rows hold is known as it is stored."""
        raise NotImplementedError

    def planned(self, cells: Sequence[Cell], watch: Watch) -> Plan:
        raise NotImplementedError

    def store(self, plan: Plan, watch: Watch) -> object:
        raise NotImplementedError

    def filled(self, chosen: Block, above: int, watch: Watch) -> int:
        """Fill the block down; gives how many cells changed."""
        raise NotImplementedError

    def cleared(self, chosen: Block, watch: Watch) -> int:
        """Empty the block; gives how many cells changed."""
        raise NotImplementedError

    # The acts

    def copy(self, *, headings: bool = False) -> None:
        """Put the chosen block on the clipboard, for a spreadsheet and for any text."""
        chosen = self._choice.block()
        if not chosen.numbers or not chosen.keys:
            return
        cells = len(chosen.numbers) * len(chosen.keys)

        share = max(len(chosen.keys) // _COPIED, 1)

        def put(copied: tuple[str, str]) -> None:
            data = QMimeData()
            data.setText(copied[0])
            data.setHtml(copied[1])
            QGuiApplication.clipboard().setMimeData(data)
            self.told.emit(
                ngettext("{n} cell copied.", "{n} cells copied.", cells).format(n=counted(cells)), False
            )

        self.ready(
            chosen.numbers,
            lambda: self._context.steps.run(
                lambda watch: self.copied(chosen, lambda rows: watch(rows * share), headings=headings),
                len(chosen.numbers) * share,
                title=_("Copying …"),
                done=put,
                failed=self.refused.emit,
                stopped=lambda: _("Stopped. Nothing was copied."),
            ),
        )

    def paste(self) -> None:
        """Paste what the clipboard holds from the first chosen cell on."""
        data = QGuiApplication.clipboard().mimeData()
        if not (data.hasText() or data.hasHtml()):
            return
        text = data.text() if data.hasText() else ""
        markup = data.html() if data.hasHtml() else ""
        self._context.steps.run(
            lambda _watch: block.read(text, markup),
            (len(text) + len(markup)) // _LETTERS,
            title=_("Reading what is pasted …"),
            done=self.paste_rows,
            failed=self.refused.emit,
        )

    def paste_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Paste cells; where something cannot be pasted or rows would be new, ask first."""
        if not rows or not self._writable():
            return
        chosen = self._choice.block()
        below, right = self._choice.from_block()
        height = max(len(rows), len(chosen.numbers))
        cells = height * max(len(chosen.keys), *map(len, rows))

        def plan(watch: Watch) -> Plan:
            return self.planned(block.spread(rows, chosen, below, right), watch)

        self.ready(
            below[:height],
            lambda: self._context.steps.run(
                plan,
                cells,
                title=_("Looking at what is pasted …"),
                done=self._on_planned,
                failed=self.refused.emit,
            ),
        )

    def _on_planned(self, plan: Plan) -> None:
        if plan.refused or plan.new_rows:
            from register_app.ui.dialogs.paste_dialog import PasteDialog

            dialog = PasteDialog(self._model, plan, self._view.window())
            dialog.decided.connect(self._paste)
            dialog.open()
        elif plan.changes:
            self._paste(plan)
        else:
            self.told.emit(_("The cells hold these values already."), False)

    def _paste(self, plan: Plan) -> None:
        def pasted(_result: object) -> None:
            self._choose(plan)
            self._say(ngettext("{n} cell pasted.", "{n} cells pasted.", len(plan.changes)), len(plan.changes))

        self._context.steps.run(
            lambda watch: self.store(plan, watch),
            len(plan.changes),
            title=_("Pasting …"),
            done=pasted,
            failed=self.refused.emit,
        )

    def fill_down(self) -> None:
        """Copy the first chosen row into the others, or the row above into a single one."""
        if not self._writable():
            return
        chosen, above = self._choice.block(), self._choice.above()

        def filled(count: int) -> None:
            if count:
                self._say(ngettext("{n} cell filled.", "{n} cells filled.", count), count)

        self._change(
            [*chosen.numbers, above],
            chosen,
            _("Filling down …"),
            lambda watch: self.filled(chosen, above, watch),
            filled,
        )

    def clear(self) -> None:
        """Empty the chosen cells."""
        if not self._writable():
            return
        chosen = self._choice.block()

        def cleared(count: int) -> None:
            if count:
                self._say(ngettext("{n} cell cleared.", "{n} cells cleared.", count), count)
            else:
                self.told.emit(
                    _("Nothing to clear: these cells are empty, or are edited in the activity."), False
                )

        self._change(
            chosen.numbers, chosen, _("Clearing …"), lambda watch: self.cleared(chosen, watch), cleared
        )

    def _change(
        self,
        numbers: Sequence[int],
        chosen: Block,
        title: str,
        act: Callable[[Watch], int],
        done: Callable[[int], object],
    ) -> None:
        """Change the chosen cells once the rows `numbers` are known; `done` is told how many changed."""
        cells = len(chosen.numbers) * len(chosen.keys)
        self.ready(
            numbers,
            lambda: self._context.steps.run(act, cells, title=title, done=done, failed=self.refused.emit),
        )

    def _writable(self) -> bool:
        self._context.store_typing()
        return self._context.session.is_open and not self._context.session.read_only

    def _say(self, sentence: str, count: int) -> None:
        self.told.emit(sentence.format(n=counted(count)), True)

    def _choose(self, plan: Plan) -> None:
        """Choose the block that was pasted, as a spreadsheet does: also cells that held the same before."""
        keys, row_of, index = list(self._model.column_keys()), self._model.row_of, self._model.index
        numbers = {change.number for change in plan.changes if change.number}
        rows = _runs(row for number in numbers if (row := row_of(number)) >= 0)
        columns = _runs(keys.index(key) for key in {change.key for change in plan.changes})
        if len(rows) * len(columns) > _MOST_CHOSEN:
            return
        chosen = QItemSelection()
        for top, bottom in rows:
            for left, right in columns:
                chosen.append(QItemSelectionRange(index(top, left), index(bottom, right)))
        if not chosen.isEmpty():
            self._view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def _runs(places: Iterable[int]) -> list[tuple[int, int]]:
    """Places that follow each other, as the first and the last of each run."""
    runs: list[tuple[int, int]] = []
    for place in sorted(places):
        if runs and place == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs

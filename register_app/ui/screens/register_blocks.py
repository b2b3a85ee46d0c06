"""What one does with chosen cells of the register table: as in any table, and move, make from a template."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from register_app.base.i18n import _, ngettext
from register_app.services.cell_plan import Cell, Plan
from register_app.ui.context import Context
from register_app.ui.screens.cell_blocks import CellBlocks
from register_app.ui.widgets.register_view import RegisterView
from register_app.viewmodels import activities, block
from register_app.viewmodels.block import Block
from register_app.viewmodels.choices import ChoicesModel
from register_app.viewmodels.offers import terms
from register_app.viewmodels.table import RegisterTable


class RegisterBlocks(CellBlocks):
    """Acts on the chosen cells of the register table; `opened(id)` asks for an activity's form."""

    opened = Signal(int)

    def __init__(self, context: Context, table: RegisterTable, view: RegisterView) -> None:
        super().__init__(context, table, view, view.choice)
        self._table = table

    def copied(self, chosen: Block, *, headings: bool) -> tuple[str, str]:
        self._table.catch_up(chosen.numbers)
        return block.copied(self._table.line, chosen, headings=headings)

    def planned(self, cells: Sequence[Cell]) -> Plan:
        self._table.catch_up([cell.number for cell in cells])
        return block.plan(self._context.session, self._table.line, cells)

    def store(self, plan: Plan) -> object:
        return block.paste(self._context.session, plan)

    def filled(self, chosen: Block, above: int) -> int:
        self._table.catch_up([*chosen.numbers, above])
        return len(block.fill_down(self._context.session, self._table.line, chosen, above).changes)

    def cleared(self, chosen: Block) -> int:
        self._table.catch_up(chosen.numbers)
        return block.clear(self._context.session, self._table.line, chosen)

    def move(self) -> None:
        """Ask for a department and give it to the chosen activities."""
        numbers = self._choice.numbers()
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
        self._table.catch_up(numbers)
        if self._guarded(
            lambda: counts.append(
                block.move(self._context.session, self._table.line, numbers, "department", name)
            )
        ):
            self._say(ngettext("{n} activity moved.", "{n} activities moved.", counts[0]), counts[0])

    def new_from_template(self) -> None:
        """A new activity shaped like the current one: its people, data, measures and recipients, not its purposes."""
        chosen = self._choice.numbers()
        made: list[int] = []
        if (
            chosen
            and self._writable()
            and self._guarded(
                lambda: made.append(activities.new_from_template(self._context.session, chosen[0]))
            )
        ):
            self.opened.emit(made[0])

"""What one does with chosen cells of the register table: as in any table, and move to a department."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from register_app.base.i18n import _, counted, ngettext
from register_app.base.watching import Watch
from register_app.services.cell_plan import Cell, Plan
from register_app.ui.context import Context
from register_app.ui.screens.cell_blocks import CellBlocks
from register_app.ui.widgets.register_view import RegisterView
from register_app.viewmodels import block
from register_app.viewmodels.block import Block
from register_app.viewmodels.choices import ChoicesModel
from register_app.viewmodels.long_steps import MANY
from register_app.viewmodels.offers import terms
from register_app.viewmodels.table import RegisterTable


class RegisterBlocks(CellBlocks):
    """Acts on the chosen cells of the register table."""

    def __init__(self, context: Context, table: RegisterTable, view: RegisterView) -> None:
        super().__init__(context, table, view, view.choice)
        self._table = table

    def copied(self, chosen: Block, watch: Watch, *, headings: bool) -> tuple[str, str]:
        return block.copied(self._table.line, chosen, watch, headings=headings)

    def ready(self, numbers: Sequence[int], act: Callable[[], object]) -> None:
        if len(numbers) < MANY:
            self._table.catch_up(numbers)
            act()
        else:
            self._table.when_read(act)

    def planned(self, cells: Sequence[Cell], watch: Watch) -> Plan:
        return block.plan(self._context.session, self._table.line, cells, watch)

    def store(self, plan: Plan, watch: Watch) -> object:
        return block.paste(self._context.session, plan, watch)

    def filled(self, chosen: Block, above: int, watch: Watch) -> int:
        return len(block.fill_down(self._context.session, self._table.line, chosen, above, watch).changes)

    def cleared(self, chosen: Block, watch: Watch) -> int:
        return block.clear(self._context.session, self._table.line, chosen, watch)

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
            question.format(n=counted(count)),
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

        def move(watch: Watch) -> int:
            return block.move(self._context.session, self._table.line, numbers, "department", name, watch)

        def moved(count: int) -> None:
            self._say(ngettext("{n} activity moved.", "{n} activities moved.", count), count)

        self._change(numbers, Block(tuple(numbers), ("department",)), _("Moving …"), move, moved)

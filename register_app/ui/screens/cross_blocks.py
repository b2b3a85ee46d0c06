"""What one does with chosen cells of a cross table: copy, paste, fill down, clear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QTableView

from register_app.base.watching import Watch
from register_app.services.cell_plan import Cell, Plan
from register_app.ui.context import Context
from register_app.ui.screens.cell_blocks import CellBlocks
from register_app.ui.widgets.block_choice import BlockChoice
from register_app.viewmodels.block import Block
from register_app.viewmodels.crosstable import CrossModel


class CrossBlocks(CellBlocks):
    """Acts on the chosen cells of the cross table shown now."""

    def __init__(self, context: Context, model: CrossModel, view: QTableView, choice: BlockChoice) -> None:
        super().__init__(context, model, view, choice)
        self._cross = model

    def copied(self, chosen: Block, watch: Watch, *, headings: bool) -> tuple[str, str]:
        return self._cross.copied(chosen.numbers, chosen.keys, watch, headings=headings)

    def ready(self, numbers: Sequence[int], act: Callable[[], object]) -> None:
        self._cross.read_all()
        act()

    def planned(self, cells: Sequence[Cell], watch: Watch) -> Plan:
        return self._cross.plan(cells, watch)

    def store(self, plan: Plan, watch: Watch) -> None:
        self._cross.paste(plan, watch)

    def filled(self, chosen: Block, above: int, watch: Watch) -> int:
        return self._cross.fill_down(chosen.numbers, chosen.keys, above, watch)

    def cleared(self, chosen: Block, watch: Watch) -> int:
        return self._cross.clear(chosen.numbers, chosen.keys, watch)

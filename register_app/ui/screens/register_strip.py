"""What narrows the register table: filters, the reason of a jump; and the retired that are left out."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtWidgets import QWidget

from register_app.base.i18n import _, counted, ngettext
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.filter_strip import FilterStrip
from register_app.ui.widgets.narrowed import NarrowedChip
from register_app.viewmodels.table import RegisterTable


class RegisterStrip(FilterStrip):
    """The strip above the register table."""

    def __init__(self, context: Context, table: RegisterTable, parent: QWidget | None = None) -> None:
        super().__init__(context, table, parent)
        self._table = table
        self._narrowed = NarrowedChip(context.icons, table, self)
        self._flow.addWidget(self._narrowed)
        table.narrowed.connect(self.show_filters)
        self.show_filters()

    def state(self) -> Hashable:
        table = self._table
        return (table.filters, table.hidden_retired(), table.narrowed_to, table.retired)

    def more(self) -> list[QWidget]:
        table, hidden = self._table, self._table.hidden_retired()
        if hidden:
            text = ngettext("Show {n} retired", "Show {n} retired", hidden).format(n=counted(hidden))
            return [push(text, lambda: table.arrange(retired=True), role="link", parent=self)]
        if table.retired and any(table.line(n).get("status") == ("retired",) for n in table.ids()):
            return [push(_("Hide retired"), lambda: table.arrange(retired=False), role="link", parent=self)]
        return []

    def wanted(self) -> bool:
        return bool(self._table.narrowed_to)

"""The pages of the steps, one of them shown."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from register_app.ui.context import Context
from register_app.ui.dialogs.importing.choose_page import ChoosePage
from register_app.ui.dialogs.importing.columns_page import ColumnsPage
from register_app.ui.dialogs.importing.done_page import DonePage
from register_app.ui.dialogs.importing.preview_page import PreviewPage
from register_app.ui.dialogs.importing.sheets_page import SheetsPage
from register_app.viewmodels.importing.flow import ImportFlow
from register_app.viewmodels.importing.source import ImportSource


class Pages(QStackedWidget):
    """A page a step: "choose", "sheets", "columns", "preview", "done"."""

    def __init__(self, context: Context, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose = ChoosePage(context, flow, self)
        self.sheets = SheetsPage(context, flow, self)
        self.columns = ColumnsPage(context, flow, self)
        self.preview = PreviewPage(context, flow, self)
        self.done = DonePage(context, flow, self)
        self._by_name: dict[str, QWidget] = {
            "choose": self.choose,
            "sheets": self.sheets,
            "columns": self.columns,
            "preview": self.preview,
            "done": self.done,
        }
        for page in self._by_name.values():
            self.addWidget(page)

    def page(self, name: str) -> QWidget:
        return self._by_name[name]

    def main(self, name: str) -> QWidget:
        """Where one goes on in a step. (As focus proxies of the pages they would keep Tab from the rest of them)."""
        match name:
            case "sheets":
                return self.sheets.list if self.sheets.list.isVisible() else self.sheets.view.grid
            case "columns":
                return self.columns.table
            case "preview":
                return self.preview.shown_list()
            case "done":
                return self.done.main()
        return self.choose.empty

    def show_page(self, name: str) -> None:
        self.setCurrentWidget(self._by_name[name])

    def allow(self, on: bool, *, choosing: bool) -> None:
        """Let the pages be used; the first with `choosing`: files can be added while others are read."""
        for name, page in self._by_name.items():
            page.setEnabled(choosing if name == "choose" else on)

    def refresh(self, name: str, source: ImportSource | None) -> None:
        """Show on a page what a source is read as now."""
        for page in (self.sheets, self.columns, self.preview):
            if page is self._by_name[name]:
                page.show_source(source)

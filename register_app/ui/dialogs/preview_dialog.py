"""The export before it is written: its real pages, or the cells of its first sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.messages import MessageBar
from register_app.ui.widgets.page_view import PageView
from register_app.viewmodels.pages import PagesView


class PreviewDialog(QDialog):
    """Shows what an export with these choices would hold; `show_export` begins."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Preview"))
        self.resize(820, 900)
        self.view = PagesView(context.session, context.jobs, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.message = MessageBar(context, self)
        layout.addWidget(self.message)
        self._progress = QProgressBar(self)
        self._progress.setRange(0, 0)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(_("Progress"))
        layout.addWidget(self._progress)
        self.pages = PageView(self)
        layout.addWidget(self.pages, 1)
        self.view.opened.connect(self.pages.open)
        self.view.cells.connect(self.pages.show_cells)
        self.view.drawn.connect(self.pages.show_page)
        self.view.failed.connect(self._on_failed)
        self.view.busy_changed.connect(self._progress.setVisible)
        self.pages.wanted.connect(self.view.draw)
        self.finished.connect(lambda _result: self.view.close())

    def show_export(self, suffix: str, language: str, template: str, ids: Sequence[int] | None) -> None:
        """Write the file privately and show it."""
        try:
            self.view.open(suffix, language, template, ids)
        except RegisterError as error:
            self.message.tell(str(error), "error")
            self._progress.hide()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, RegisterError):
            raise error
        self.message.tell(str(error), "error")

"""The frame of a list page: a bar with heading, search and buttons, and below it the content."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.empty import EmptyPage
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.text import label


class Page(QWidget):
    """`searched(text)` follows what is typed in the page's search field; `told(sentence)` says what a step did."""

    searched = Signal(str)
    told = Signal(str)

    def __init__(
        self, context: Context, heading: str, *, search: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.setProperty("role", "page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        bar = QFrame(self)
        bar.setProperty("role", "bar")
        self.bar = QHBoxLayout(bar)
        self.bar.setContentsMargins(16, 9, 14, 9)
        self.bar.setSpacing(10)
        self.bar.addWidget(label(heading, "heading"))
        self.bar.addSpacing(8)
        self.search_line: LineEdit | None = None
        if search:
            self.search_line = LineEdit(bar)
            self.search_line.make_search(_("Search"), context.icons.get("search"))
            self.search_line.setMaximumWidth(360)
            self.search_line.textChanged.connect(self.searched)
            self.bar.addWidget(self.search_line, 1)
        self.bar.addStretch(1)
        outer.addWidget(bar)
        self.body = QHBoxLayout()
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)

    def shown(self) -> None:
        """The page has come to the front."""
        for widget in (*self.findChildren(QTableView), *self.findChildren(EmptyPage)):
            if not widget.isHidden() and (isinstance(widget, QTableView) or widget.focusProxy() is not None):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def show_list_or_reason(self, listing: QWidget, empty: QWidget, nothing: QWidget, *, some: bool) -> None:
        """Show the list where there is something on it, else why not: `empty`, or `nothing` that fits the search."""
        searching = self.search_line is not None and bool(self.search_line.text().strip())
        listing.setVisible(some)
        empty.setVisible(not some and not searching)
        nothing.setVisible(not some and searching)

    def focus_search(self) -> None:
        if self.search_line is not None:
            self.search_line.setFocus()
            self.search_line.selectAll()

"""The frame of a list page: a bar with heading, search and buttons, and below it the content."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.empty import EmptyPage, Reason, bring
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.text import label
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.ordering import Sort

_FIRST = 100
"""The search takes the room that is left in a bar, up to its greatest width, before the gap behind it does."""


class Seen(NamedTuple):
    """What one chose to see of a page, so that it is seen again where the page is built anew.

    `kind` is which of its lists (or how much of it), `row` the key of the current row.
    """

    kind: str = ""
    query: str = ""
    sort: Sort = ()
    filters: tuple[Filter, ...] = ()
    row: object | None = None


class Page(QWidget):
    """`searched(text)` follows the page's search field; `told(sentence, undoable)` says what an act did, if anything."""

    empty: EmptyPage
    nothing: EmptyPage
    searched = Signal(str)
    told = Signal(str, bool)

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
        self._rows: Listing | None = None
        self.search_line: LineEdit | None = None
        if search:
            self.search_line = LineEdit(bar)
            self.search_line.make_search(_("Search"), context.icons.get("search"))
            self.search_line.setMaximumWidth(360)
            self.search_line.textChanged.connect(self.searched)
            self.bar.addWidget(self.search_line, _FIRST)
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

    def seen(self) -> Seen:
        """What one has chosen to see."""
        query = self.search_line.text() if self.search_line is not None else ""
        return Seen(query=query, row=self._rows.key() if self._rows is not None else None)

    def see(self, seen: Seen) -> None:
        """Show again what `seen` says."""
        if self.search_line is not None:
            self.search_line.setText(seen.query)
        if self._rows is not None and seen.row is not None:
            self._rows.choose_key(seen.row)

    def put_list(
        self,
        listing: QWidget,
        into: QBoxLayout,
        empty: Reason,
        nothing: Reason,
        *,
        stretch: int = 1,
        width: int = 420,
    ) -> None:
        """Put the list of the page into a layout, and in its place what is said while it is empty.

        `empty` where there is nothing at all, `nothing` where nothing fits what one looks for; `width` of the
        sentences in pixels.
        """
        self._listing = listing
        self._rows = listing if isinstance(listing, Listing) else None
        self.empty, self.nothing = (
            EmptyPage(
                self.context.icons,
                why.icon,
                why.heading,
                why.sentence,
                why.acts,
                listing.parentWidget(),
                width=width,
            )
            for why in (empty, nothing)
        )
        for widget in (listing, self.empty, self.nothing):
            into.addWidget(widget, stretch)
        self.show_list_or_reason(some=True)

    def show_list_or_reason(self, *, some: bool, narrowed: bool | None = None) -> None:
        """Show the list where there is something on it, else why not.

        `narrowed`: whether only some of what there is was to be shown; left out, whether one searches.
        """
        if narrowed is None:
            narrowed = self.search_line is not None and bool(self.search_line.text().strip())
        front = self._listing if some else self.nothing if narrowed else self.empty
        bring(front, *(widget for widget in (self._listing, self.empty, self.nothing) if widget is not front))

    def focus_search(self) -> None:
        if self.search_line is not None:
            self.search_line.setFocus()
            self.search_line.selectAll()

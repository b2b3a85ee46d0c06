"""What narrows the table, one chip each: filters, the reason of a jump; and the retired that are left out."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from register_app.base.i18n import _, ngettext
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.chips import Chip, ChipText
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.narrowed import NarrowedChip
from register_app.viewmodels.filters import filter_text
from register_app.viewmodels.table import RegisterTable


class FilterChip(Chip):
    """Delete is its own before it is the window's."""

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        ):
            event.accept()
            return True
        return super().event(event)


class FilterStrip(QFrame):
    """Shown while something narrows the table. A chip opens its filter, Delete or its cross takes it away."""

    filter_requested = Signal(str)
    cleared = Signal()

    def __init__(self, context: Context, table: RegisterTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAccessibleName(_("Filters"))
        self._context, self._table = context, table
        self._layout = FlowLayout(self, 6)
        self._layout.setContentsMargins(14, 6, 14, 7)
        self._narrowed = NarrowedChip(context.icons, table, self)
        self._layout.addWidget(self._narrowed)
        self._made: list[QWidget] = []
        table.arranged.connect(self.show_filters)
        table.counted.connect(self.show_filters)
        table.narrowed.connect(self.show_filters)
        self.show_filters()

    def chips(self) -> list[Chip]:
        return [widget for widget in self._made if isinstance(widget, Chip)]

    def buttons(self) -> list[QPushButton]:
        return [w for w in self._made if isinstance(w, QPushButton) and not isinstance(w, Chip)]

    def show_filters(self) -> None:
        table = self._table
        hidden = table.hidden_retired()
        state = (table.filters, hidden, table.narrowed_to, table.retired)
        if state == self.property("state"):
            return
        self.setProperty("state", state)
        focused = next((place for place, widget in enumerate(self._made) if widget.hasFocus()), -1)
        for widget in self._made:
            self._layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._made = [self._chip(given.key, filter_text(given)) for given in table.filters]
        if table.filters:
            self._made.append(push(_("Clear all filters"), self.cleared.emit, role="link", parent=self))
        if hidden:
            text = ngettext("Show {n} retired", "Show {n} retired", hidden).format(n=hidden)
            self._made.append(push(text, lambda: table.arrange(retired=True), role="link", parent=self))
        elif table.retired and any(table.line(n).get("status") == ("retired",) for n in table.ids()):
            self._made.append(
                push(_("Hide retired"), lambda: table.arrange(retired=False), role="link", parent=self)
            )
        for widget in self._made:
            self._layout.addWidget(widget)
            widget.show()
        if 0 <= focused < len(self._made):
            self._made[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(self._made or table.narrowed_to))

    def _chip(self, key: str, text: str) -> Chip:
        shown = text if len(text) <= 70 else text[:69] + "…"
        chip = FilterChip(
            ChipText(
                shown,
                hint=_("Change this filter; Delete takes it away"),
                spoken=_("Filter {text}").format(text=text),
            ),
            self,
        )
        chip.setIcon(self._context.icons.get("filter", "accent"))
        chip.clicked.connect(lambda: self.filter_requested.emit(key))
        chip.remove_requested.connect(lambda: self._table.set_filter(key, None))
        return chip

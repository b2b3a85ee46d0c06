"""What narrows a table, one chip for each filter."""

from __future__ import annotations

from collections.abc import Hashable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.chips import Chip, ChipText
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.focus import chain
from register_app.viewmodels.crosstable import CrossModel
from register_app.viewmodels.table import RegisterTable


class FilterChip(Chip):
    """Delete is its own before it is the window's."""

    longest = 70

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

    def __init__(
        self, context: Context, table: RegisterTable | CrossModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.setAccessibleName(_("Filters"))
        self._context, self._filtered = context, table
        self._flow = FlowLayout(self, 6)
        self._flow.setContentsMargins(14, 6, 14, 7)
        self._made: list[QWidget] = []
        self.after: QWidget | None = None
        """From where Tab goes on to the chips."""
        self.hide()
        table.arranged.connect(self.show_filters)
        table.counted.connect(self.show_filters)

    def chips(self) -> list[Chip]:
        return [widget for widget in self._made if isinstance(widget, Chip)]

    def buttons(self) -> list[QPushButton]:
        return [w for w in self._made if isinstance(w, QPushButton) and not isinstance(w, Chip)]

    def state(self) -> Hashable:
        """What is shown; while it is the same, nothing is made anew."""
        return self._filtered.filters

    def more(self) -> list[QWidget]:
        """What stands after the filters."""
        return []

    def wanted(self) -> bool:
        """Whether there is something to tell beside the filters."""
        return False

    def show_filters(self) -> None:
        state = self.state()
        if state == self.property("state"):
            return
        self.setProperty("state", state)
        focused = next((place for place, widget in enumerate(self._made) if widget.hasFocus()), -1)
        for widget in self._made:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        table = self._filtered
        self._made = [self._chip(given.key, table.filter_text(given)) for given in table.filters]
        if table.filters:
            self._made.append(push(_("Clear all filters"), self.cleared.emit, role="link", parent=self))
        self._made += self.more()
        for widget in self._made:
            self._flow.addWidget(widget)
            widget.show()
        chain(self.after, [self])
        if 0 <= focused < len(self._made):
            self._made[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setVisible(bool(self._made) or self.wanted())

    def _chip(self, key: str, text: str) -> Chip:
        chip = FilterChip(
            ChipText(
                text,
                hint=_("Change this filter; Delete takes it away"),
                spoken=_("Filter {text}").format(text=text),
            ),
            self,
        )
        chip.setIcon(self._context.icons.get("filter", "accent"))
        chip.clicked.connect(lambda: self.filter_requested.emit(key))
        chip.remove_requested.connect(lambda: self._filtered.set_filter(key, None))
        return chip

"""Rows of one kind below an activity, such as recipients: the chief fields side by side, the others on demand."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.ui.editors.factory import offer_of
from register_app.ui.editors.field_place import mark
from register_app.ui.editors.grid_row import GridRow, Shape
from register_app.ui.editors.section import Section
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.reorder import Reorder
from register_app.ui.widgets.text import label
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.choices import Choice, ChoicesModel
from register_app.viewmodels.rows import RowsView

_AT_ONCE = 4
"""Rows made in one turn of the event loop: an activity is on the screen at once, however many rows it has."""


class RowsGrid(QWidget):
    """The rows of a section, with their headings."""

    def __init__(self, section: Section, rows: RowsView, shape: Shape, hint: str = "") -> None:
        super().__init__(section)
        self.section, self.rows, self.shape = section, rows, shape
        self._made: dict[Ref, GridRow] = {}
        self._chained = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._heads = QWidget(self)
        heads = QGridLayout(self._heads)
        heads.setContentsMargins(26, 0, 64, 4)
        heads.setHorizontalSpacing(8)
        for place, (names, share) in enumerate(shape.columns):
            heads.setColumnStretch(place, share)
            head = label(_(FIELDS[f"{shape.table}.{names.split()[0]}"].label), "column", wrap=True)
            head.setContentsMargins(6, 0, 0, 0)  # where the text of the fields and chips below begins
            head.setMinimumWidth(40)
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            heads.addWidget(head, 0, place)
        layout.addWidget(self._heads)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout.addLayout(self._list)
        self.adder = self._make_adder(hint) if shape.add_by else None
        if self.adder is not None:
            below = QHBoxLayout()
            below.setContentsMargins(18, 2, 0, 0)
            below.addWidget(self.adder)
            below.addStretch(1)
            layout.addLayout(below)
        self.order = Reorder(self, self._shown, self._put)
        self._rest = QTimer(self, singleShot=True, interval=0)
        self._rest.timeout.connect(self.refresh)
        if not section.view.read_only:
            for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda by=by: self._move_focused(by))

    def _make_adder(self, hint: str) -> TypeAhead:
        field = FIELDS[f"{self.shape.table}.{self.shape.add_by}"]
        context = self.section.context
        adder = TypeAhead(ChoicesModel(offer_of(context, field)), self, clears=True)
        mark(adder, field)
        adder.setProperty("role", "quiet")
        adder.setPlaceholderText(hint)
        adder.setAccessibleName(hint)
        adder.setMinimumWidth(max(320, adder.fontMetrics().horizontalAdvance(hint) + 24))
        adder.setVisible(not context.session.read_only)
        adder.chosen.connect(lambda name: self._add_named([name]))
        adder.pasted.connect(self._add_named)
        return adder

    def _add_named(self, names: list[str]) -> None:
        self.section.act(lambda: self.rows.add_many([{self.shape.add_by: name} for name in names]))

    def refresh(self) -> None:
        """Show what is stored now; of many new rows, those that come later are made in later turns."""
        self._show(_AT_ONCE)

    def complete(self) -> None:
        """Make every row now."""
        self._show(len(self.rows.refs()))

    def _show(self, most: int) -> None:
        refs = self.rows.refs()
        for ref in [ref for ref in self._made if ref not in refs]:
            gone = self._made.pop(ref)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._heads.setVisible(bool(refs))
        before = list(self._made.values()) if self._chained else None
        self._chained = True
        for place, ref in enumerate(refs):
            if ref not in self._made:
                if most == 0:
                    self._rest.start()
                    break
                most -= 1
                self._made[ref] = GridRow(self.section, self.rows, self.shape, ref, self.order, self)
            row = self._made[ref]
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
                row.show()
            row.refresh(place, self.purposes)
        shown = self._shown()
        if shown != before:
            self._made = {row.ref: row for row in shown}
            chain(self.section.add_button, [*shown, *([self.adder] if self.adder else [])])

    def purposes(self) -> list[Choice]:
        """The activity's purposes, to choose among."""
        return [Choice(text, text) for text in self.rows.purpose_labels()]

    def add(self, values: dict[str, str] | None = None) -> None:
        """A new row at the end, ready to be filled; where rows are added by name, the field for that."""
        if self.adder is not None and not values:
            self.adder.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        made: list[Ref] = []
        if self.section.act(lambda: made.append(self.rows.add(values))):
            QTimer.singleShot(0, self, lambda: self.focus_ref(made[0]))

    def focus_ref(self, ref: Ref) -> None:
        self.complete()
        if ref in self._made:
            self._made[ref].focus_first()

    def focus_row(self, place: int) -> None:
        refs = self.rows.refs()
        if place < len(refs):
            self.focus_ref(refs[place])

    def row(self, place: int) -> GridRow:
        self.complete()
        return self._made[self.rows.refs()[place]]

    def row_count(self) -> int:
        return len(self.rows.refs())

    def _shown(self) -> list[GridRow]:
        return [self._made[ref] for ref in self.rows.refs() if ref in self._made]

    def _put(self, place: int, target: int) -> None:
        refs = self.rows.refs()
        self.section.context.store_typing()
        self.section.act(lambda: self.rows.move(refs[place], target + 1))

    def _move_focused(self, by: int) -> None:
        focused = QApplication.focusWidget()
        rows = self._shown()
        place = next((i for i, row in enumerate(rows) if focused and row.isAncestorOf(focused)), -1)
        if place >= 0 and 0 <= place + by < len(rows):
            self._put(place, place + by)

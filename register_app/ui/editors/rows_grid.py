"""Rows of one kind below an activity, such as recipients: the chief fields side by side, the others on demand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.ui.editors.binding import Binding
from register_app.ui.editors.factory import LIST_KINDS, make, offer_of
from register_app.ui.editors.field_box import FieldBox
from register_app.ui.editors.section import Section
from register_app.ui.widgets.buttons import icon_button, menu_button
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label, line
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels.choices import Choice, ChoicesModel
from register_app.viewmodels.rows import RowsView


@dataclass(frozen=True)
class Shape:
    """Which fields of a table stand in the row, with their share of the width, and which in its details.

    Two fields of a column, one below the other, are named in one text: "category sensitivity".
    """

    table: str
    columns: tuple[tuple[str, int], ...]
    details: tuple[str, ...]
    remove: str = ""
    add_by: str = ""
    """The field that names a new row: it is added by picking or writing that name. Empty: added as an empty row."""


class RowsGrid(QWidget):
    """The rows of a section, with their headings."""

    def __init__(self, section: Section, rows: RowsView, shape: Shape, hint: str = "") -> None:
        super().__init__(section)
        self.section, self.rows, self.shape = section, rows, shape
        self._made: dict[Ref, GridRow] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._heads = QWidget(self)
        heads = QGridLayout(self._heads)
        heads.setContentsMargins(8, 0, 64, 4)
        heads.setHorizontalSpacing(8)
        for place, (names, share) in enumerate(shape.columns):
            heads.setColumnStretch(place, share)
            head = label(_(FIELDS[f"{shape.table}.{names.split()[0]}"].label), "column", wrap=True)
            head.setMinimumWidth(40)
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            heads.addWidget(head, 0, place)
        layout.addWidget(self._heads)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout.addLayout(self._list)
        self.adder = self._make_adder(hint) if shape.add_by else None
        if self.adder is not None:
            layout.addWidget(self.adder)

    def _make_adder(self, hint: str) -> TypeAhead:
        field = FIELDS[f"{self.shape.table}.{self.shape.add_by}"]
        context = self.section.context
        adder = TypeAhead(ChoicesModel(offer_of(context, field)), self, clears=True)
        adder.setProperty("role", "quiet")
        adder.setPlaceholderText(hint)
        adder.setAccessibleName(hint)
        adder.setMaximumWidth(420)
        adder.setVisible(not context.session.read_only)
        adder.chosen.connect(lambda name: self._add_named([name]))
        adder.pasted.connect(self._add_named)
        return adder

    def _add_named(self, names: list[str]) -> None:
        self.section.act(lambda: self.rows.add_many([{self.shape.add_by: name} for name in names]))

    def refresh(self) -> None:
        refs = self.rows.refs()
        for ref in [ref for ref in self._made if ref not in refs]:
            gone = self._made.pop(ref)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, ref in enumerate(refs):
            if ref not in self._made:
                self._made[ref] = GridRow(self, ref)
            row = self._made[ref]
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
            row.refresh(place)
        self._heads.setVisible(bool(refs))

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
        if ref in self._made:
            self._made[ref].focus_first()

    def focus_row(self, place: int) -> None:
        refs = self.rows.refs()
        if place < len(refs):
            self.focus_ref(refs[place])

    def row(self, place: int) -> GridRow:
        return self._made[self.rows.refs()[place]]

    def row_count(self) -> int:
        return len(self._made)


class GridRow(QFrame):
    """One row: its chief fields, what the checks say, and below them the details."""

    def __init__(self, grid: RowsGrid, ref: Ref) -> None:
        super().__init__(grid)
        self.ref = ref
        self._grid = grid
        self._place = 0
        context = grid.section.context
        self._context = context
        self._details: QFrame | None = None
        self._boxes: list[FieldBox] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line(self))
        cells = QGridLayout()
        cells.setContentsMargins(0, 5, 0, 5)
        cells.setHorizontalSpacing(8)
        self.bindings: dict[str, Binding] = {}
        for place, (names, share) in enumerate(grid.shape.columns):
            cells.setColumnStretch(place, share)
            cell = QVBoxLayout()
            cell.setSpacing(0)
            for name in names.split():
                binding = self._bind(name)
                self.bindings[name] = binding
                widget = binding.widget
                widget.setMinimumWidth(60)
                policy = widget.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                widget.setSizePolicy(policy)
                cell.addWidget(widget)
            cell.addStretch(1)
            cells.addLayout(cell, 0, place)
        icons = context.icons
        self._toggle = icon_button(icons.get("down"), _("Show details"), self.toggle_details)
        side = QHBoxLayout()
        side.setSpacing(2)
        side.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignTop)
        side.addWidget(
            menu_button(icons.get("more"), _("More for this row"), self._menu(), parent=self),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        cells.addLayout(side, 0, len(grid.shape.columns))
        outer.addLayout(cells)
        self._outer = outer
        self._issues = IssueList(context, self)
        self._issues.setContentsMargins(8, 0, 8, 6)
        outer.addWidget(self._issues)

    def _menu(self) -> QMenu:
        menu, icons = QMenu(self), self._context.icons
        menu.addAction(icons.get("up"), _("Move up"), "Alt+Up", lambda: self._move(-1))
        menu.addAction(icons.get("down"), _("Move down"), "Alt+Down", lambda: self._move(1))
        menu.addSeparator()
        menu.addAction(icons.get("delete"), self._grid.shape.remove, self.remove)
        for action in menu.actions():
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setEnabled(not self._context.session.read_only)
            self.addAction(action)
        return menu

    def _bind(self, name: str) -> Binding:
        rows, ref, field = self._grid.rows, self.ref, FIELDS[f"{self._grid.shape.table}.{name}"]
        binding = make(
            self._context,
            field,
            (lambda: rows.values(ref, name))
            if field.kind in (*LIST_KINDS, "purposes")
            else (lambda: rows.value(ref, name)),
            (lambda values: rows.set_list(ref, name, values))
            if field.kind in (*LIST_KINDS, "purposes")
            else (lambda text: rows.set(ref, name, text)),
            parent=self,
            quiet=True,
            offer=self._grid.purposes if name == "purposes" else None,
        )
        binding.refused.connect(lambda sentence: self._issues.set_refusal(sentence))
        return binding

    def refresh(self, place: int) -> None:
        self._place = place
        for binding in self.bindings.values():
            binding.refresh()
        for box in self._boxes:
            box.refresh()
        self._issues.set_issues(self._grid.rows.issues(place))

    @property
    def details_shown(self) -> bool:
        return self._details is not None and not self._details.isHidden()

    def focus_first(self) -> None:
        next(iter(self.bindings.values())).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_details(self) -> None:
        """Show or hide the fields that do not stand in the row."""
        if self._details is None:
            self._details = self._make_details()
            self._outer.addWidget(self._details)
            shown = True
        else:
            shown = self._details.isHidden()
        self._details.setVisible(shown)
        icons = self._context.icons
        self._toggle.setIcon(icons.get("up" if shown else "down"))
        self._toggle.setAccessibleName(_("Hide details") if shown else _("Show details"))

    def _make_details(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("role", "inset")
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        place = 0
        rows, ref = self._grid.rows, self.ref
        for name in self._grid.shape.details:
            field = FIELDS[f"{self._grid.shape.table}.{name}"]
            box = FieldBox(
                self._context,
                field,
                lambda name=name: rows.value(ref, name),
                lambda text, name=name: rows.set(ref, name, text),
                parent=frame,
            )
            self._boxes.append(box)
            wide = field.kind == "long_text"
            if wide and place % 2:
                place += 1
            grid.addWidget(box, place // 2, place % 2, 1, 2 if wide else 1)
            place += 2 if wide else 1
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return frame

    def remove(self) -> None:
        self._context.store_typing()
        self._grid.section.act(lambda: self._grid.rows.remove(self.ref))

    def _move(self, by: int) -> None:
        self._context.store_typing()
        self._grid.section.act(lambda: self._grid.rows.move(self.ref, self._place + 1 + by))

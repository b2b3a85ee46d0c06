"""One sheet: what it was read as and why, the other reading, and the grid of its cells."""

from __future__ import annotations

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.vocabulary import PARTS
from register_app.reading.batch import SheetReading
from register_app.reading.layouts import SheetChoice
from register_app.ui.context import Context
from register_app.ui.dialogs.importing.cell_grid import CellGrid
from register_app.ui.dialogs.importing.cell_painter import GROUNDS
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.text import ElidedLabel, caption, label, tip
from register_app.viewmodels.importing.cells import MARKS, CellsModel
from register_app.viewmodels.importing.flow import ImportFlow
from register_app.viewmodels.importing.sheets import can_be_chosen, is_left_out, layout_text, second_best
from register_app.viewmodels.importing.source import LAYOUTS, ImportSource


class SheetView(QWidget):
    """What the user decides here is a choice of the source; the flow then reads it anew."""

    def __init__(self, context: Context, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._flow = context, flow
        self._source: ImportSource | None = None
        self.sheet_name = ""
        self.column = layout = QVBoxLayout(self)
        layout.setSpacing(8)
        top = QHBoxLayout()
        self._why = label("", wrap=True)
        top.addWidget(self._why, 1)
        self.other = push("", self._on_other, role="link")
        top.addWidget(self.other)
        layout.addLayout(top)
        self._controls = self._make_controls()
        layout.addWidget(self._controls)
        self.model = CellsModel(self)
        self.grid = CellGrid(context, self.model, self)
        self.grid.header_chosen.connect(self.choose_header)
        self.grid.row_chosen.connect(self.choose_row)
        self.grid.cell_changed.connect(self._show_cell)
        layout.addWidget(self.grid, 1)
        self._nothing = QWidget(self)
        layout.addWidget(self._nothing, 1)
        self._legend = QWidget(self)
        self._legend_row = FlowLayout(self._legend, gap=14)
        layout.addWidget(self._legend)
        self._cell = ElidedLabel("", self)
        self._cell.setText(" ")
        layout.addWidget(self._cell)
        context.look.recoloured.connect(self._show_legend)

    def _make_controls(self) -> QWidget:
        row = QWidget(self)
        layout = FlowLayout(row, gap=8)
        self.layout_ = ChoiceBox(row)
        self.layout_.setAccessibleName(_("Read the sheet as"))
        self.layout_.setMinimumContentsLength(25)
        for value, text in LAYOUTS.items():
            self.layout_.addItem(_(text), value)
        self.layout_.addItem(_("leave out"), "ignored")
        self.layout_.chosen.connect(self._on_layout)
        layout.addWidget(_named(label(_("Read as"), "label"), self.layout_, row))
        self.header = LineEdit(row)
        self.header.setAccessibleName(_("Headings in row"))
        self.header.setFixedWidth(self.fontMetrics().averageCharWidth() * 9)
        self.header.editingFinished.connect(self._on_header)
        self._header = _named(label(_("Headings in row"), "label"), self.header, row)
        layout.addWidget(self._header)
        self.part = ChoiceBox(row)
        self.part.setAccessibleName(_("Part of the register"))
        self.part.addItem(_("Part: as the sheet says"), "")
        for value, text in PARTS.items():
            self.part.addItem(_(text), value)
        self.part.setMinimumContentsLength(18)
        self.part.chosen.connect(self._on_part)
        layout.addWidget(self.part)
        return row

    # Showing

    def show_sheet(self, source: ImportSource | None, name: str) -> None:
        """Show a sheet of a source as it is read now."""
        self._source, self.sheet_name = source, name
        reading = source.sheet(name) if source is not None else None
        self.model.show(source, name)
        chosen = reading is not None and can_be_chosen(reading)
        self._controls.setVisible(chosen)
        filled = self.model.rowCount() > 0
        for widget in (self.grid, self._cell):
            widget.setVisible(filled)
        self._nothing.setVisible(not filled)
        self._show_why(reading)
        self._show_legend()
        if reading is None or source is None:
            self.other.hide()
            return
        rows = reading.layout not in ("transposed", "form", "cover", "ignored") and reading.header_row > 0
        self._show_layout(reading)
        self.header.set_text(str(reading.header_row) if rows else "")
        self.header.setValidator(QIntValidator(1, max(self.model.rowCount(), 1), self.header))
        self.part.set_value(source.choice(name).part)
        self._header.setVisible(rows)
        self._show_other(reading, decided=source.choice(name) != SheetChoice())
        movable = chosen and reading.layout not in ("transposed", "form", "cover")
        self.grid.show_marks(movable=movable)
        current = self.grid.currentIndex()
        if current.isValid():
            self._show_cell(current.row(), current.column())
        else:
            self._cell.setText(
                _(
                    "Drag the row number of the headings to another row, or press H on that row. Below them A takes a row "
                    "for an activity, Delete leaves it out."
                )
                if movable
                else _("Choose a cell to read all of it here.")
            )

    def _show_layout(self, reading: SheetReading) -> None:
        """The layout among those to choose from; one that only the program finds (details, an index) as one more."""
        box = self.layout_
        plain = "list" if reading.layout.startswith("list") else reading.layout
        if (found := box.findData("")) >= 0:
            box.removeItem(found)
        if plain not in LAYOUTS and not is_left_out(reading):
            box.addItem(layout_text(reading), "")
            plain = ""
        box.set_value(plain if plain in LAYOUTS or not plain else "ignored")

    def _show_other(self, reading: SheetReading, *, decided: bool) -> None:
        """Offer the second-best reading; where the user has decided, the way back to what was found."""
        other = second_best(reading)
        text = ""
        if decided:
            text = _("Read it as it was found")
        elif other is not None:
            text = _("Read it as {layout} instead").format(layout=_(LAYOUTS[other.layout]))
        self.other.setVisible(bool(text))
        self.other.setText(caption(text))
        self.other.setAccessibleName(text)

    def _show_why(self, reading: SheetReading | None) -> None:
        if reading is None:
            self._why.setText(_("This source has no sheets: it is read as it is."))
            return
        told = [f"{reading.name}: {layout_text(reading)}."]
        told += dict.fromkeys(reason.text() for reason in reading.reasons)
        self._why.setText(" ".join(told))

    def _show_legend(self) -> None:
        while entry := self._legend_row.takeAt(0):
            if widget := entry.widget():
                widget.hide()
                widget.deleteLater()
        theme = self._context.look.theme
        for mark in self.model.marks():
            if mark not in GROUNDS:
                continue
            made = label(_(MARKS[mark]), "hint", parent=self._legend)
            ground, edge = theme.colour(GROUNDS[mark]).name(), theme.colour("border_strong").name()
            made.setStyleSheet(
                f"background: {ground}; border: 1px solid {edge}; border-radius: 4px; padding: 1px 7px;"
            )
            self._legend_row.addWidget(made)
            made.show()
        self._legend.setVisible(self._legend_row.count() > 0)

    def _show_cell(self, row: int, column: int) -> None:
        text = " ".join(self.model.whole(row, column).split())
        place = self.model.address(row, column)
        place = place[:1].upper() + place[1:]
        told = [f"{place}: {text}" if text else place]
        mark = self.model.mark(row, column)
        if mark:
            told.append(_(MARKS[mark]))
        # What was left out is not said twice.
        told += [remark.removesuffix(text).rstrip(": ") for remark in self.model.remarks(row, column)]
        shown = " – ".join(told)
        self._cell.setText(shown)
        self._cell.setToolTip(tip(shown))

    # Deciding

    def choose_header(self, row: int) -> None:
        """Take a row (from 1) for the headings."""
        source = self._source
        if source is not None and row - 1 != self.model.header_row:
            source.choose_header(self.sheet_name, row)
            self._flow.replan(source)

    def choose_row(self, row: int, what: str) -> None:
        """Take a row (from 1) below the headings for something else than it looks like."""
        source = self._source
        if source is not None and what != source.choice(self.sheet_name).rows.get(row, ""):
            source.choose_row(self.sheet_name, row, what)
            self._flow.replan(source)

    def _on_header(self) -> None:
        if self.header.text():
            self.choose_header(int(self.header.text()))

    def _on_layout(self, value: str) -> None:
        if self._source is not None:
            self._source.choose_layout(self.sheet_name, value)
            self._flow.replan(self._source)

    def _on_part(self, value: str) -> None:
        if self._source is not None:
            self._source.choose_part(self.sheet_name, value)
            self._flow.replan(self._source)

    def _on_other(self) -> None:
        source = self._source
        reading = source.sheet(self.sheet_name) if source is not None else None
        other = second_best(reading) if reading is not None else None
        if source is not None and source.choice(self.sheet_name) != SheetChoice():
            source.choose(self.sheet_name, SheetChoice())
            self._flow.replan(source)
        elif source is not None and other is not None:
            source.choose_layout(self.sheet_name, other.layout, other.header_row)
            self._flow.replan(source)


def _named(name: QLabel, field: QWidget, parent: QWidget) -> QWidget:
    """A field with its name at the left, which stay together where the line is broken."""
    pair = QWidget(parent)
    layout = QHBoxLayout(pair)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    layout.addWidget(name)
    layout.addWidget(field)
    return pair

"""The columns of a source: what each was taken for, how sure that is, and examples; the user may decide otherwise."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.text import label, tip
from register_app.viewmodels.headings import heading_choices
from register_app.viewmodels.importing import SURE, ColumnView

_COLUMN_HEADS = 4


class ColumnsPage(QWidget):
    """`chosen(sheet, column, field)` is the user's decision."""

    chosen = Signal(str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.addWidget(
            label(
                _(
                    "Each column and what it is taken for. What has no place is kept with the activity under its heading."
                ),
                "hint",
                wrap=True,
            )
        )
        self.table = QTableWidget(0, _COLUMN_HEADS, self)
        self.table.setProperty("role", "boxed")
        self.table.setAccessibleName(_("Columns"))
        self.table.setHorizontalHeaderLabels([_("Column"), _("Taken as"), _("How sure"), _("Examples")])
        self.table.verticalHeader().hide()
        self.table.setShowGrid(False)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        for column, width in enumerate((250, 250, 110)):
            self.table.setColumnWidth(column, width)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().lineSpacing() + 20)
        layout.addWidget(self.table, 1)

    def show_columns(self, columns: list[ColumnView]) -> None:
        """Show how each column was understood."""
        self.table.setRowCount(len(columns))
        choices = heading_choices()
        for row, column in enumerate(columns):
            heading = QTableWidgetItem(f"{column.column}  {' '.join(column.header.split())}")
            heading.setToolTip(tip(f"{column.sheet}: {column.header}"))
            self.table.setItem(row, 0, heading)
            box = ChoiceBox(self.table)
            box.setAccessibleName(_("“{heading}” is taken as").format(heading=column.header))
            for choice in choices:
                box.addItem(choice.text, choice.value)
            if box.findData(column.field) < 0:
                box.addItem(column.label, column.field)
            box.set_value(column.field)
            box.chosen.connect(lambda field, c=column: self.chosen.emit(c.sheet, c.column, field))
            self.table.setCellWidget(row, 1, box)
            sure = _("sure") if column.confidence >= SURE else _("please check")
            shown = "" if not column.field else f"{round(column.confidence * 100)} %  {sure}"
            self.table.setItem(row, 2, QTableWidgetItem(shown))
            samples = " │ ".join(" ".join(sample.split()) for sample in column.samples)
            item = QTableWidgetItem(samples)
            item.setToolTip(tip("\n".join(column.samples)))
            self.table.setItem(row, 3, item)

"""What a paste would do where it cannot do everything: what is refused and why, and rows that would be new."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from register_app.base.i18n import _, counted, ngettext
from register_app.services.cell_plan import Plan
from register_app.ui.dialogs.parts import first_size
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.text import caption, label

_MOST = 200


class PasteTarget(Protocol):
    """The table into which is pasted: how its rows and columns are called."""

    def row_title(self, number: int) -> str: ...

    def filter_title(self, key: str) -> str: ...


class PasteDialog(QDialog):
    """`decided(plan)` gives what the user wants pasted."""

    decided = Signal(object)

    def __init__(self, table: PasteTarget, plan: Plan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Paste"))
        first_size(self, 680, 380 if plan.refused else 180)
        self._plan = plan
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(9)
        self.summary = label("", "heading", wrap=True)
        layout.addWidget(self.summary)
        new = plan.new_rows
        text = ngettext(
            "Add the row below the last activity as a new activity",
            "Add the {n} rows below the last activity as new activities",
            new,
        )
        self.add_new = QCheckBox(caption(text.format(n=counted(new))), self)
        self.add_new.setAccessibleName(text.format(n=counted(new)))
        self.add_new.setChecked(new > 0)
        self.add_new.setVisible(new > 0)
        self.add_new.toggled.connect(self._show)
        layout.addWidget(self.add_new)
        refused = len(plan.refused)
        if refused:
            text = ngettext(
                "{n} cell cannot be pasted and stays as it is:",
                "{n} cells cannot be pasted and stay as they are:",
                refused,
            )
            layout.addWidget(label(text.format(n=counted(refused)), wrap=True))
            layout.addWidget(self._list(table, plan), 1)
            if refused > _MOST:
                layout.addWidget(label(_("… and {n} more").format(n=counted(refused - _MOST)), "hint"))
        else:
            layout.addStretch(1)
        layout.addWidget(label(_("Undo takes everything back in one step."), "hint"))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(push(_("Cancel"), self.reject))
        self._go = push(_("Paste"), self.accept, role="primary")
        self._go.setDefault(True)
        foot.addWidget(self._go)
        layout.addLayout(foot)
        self._show()

    def plan(self) -> Plan:
        """What is to be pasted."""
        return self._plan if self.add_new.isChecked() else self._plan.without_new()

    def accept(self) -> None:
        super().accept()
        self.decided.emit(self.plan())

    def _show(self) -> None:
        count = len(self.plan().changes)
        text = ngettext("{n} cell will be changed", "{n} cells will be changed", count)
        self.summary.setText(text.format(n=counted(count)))
        self._go.setEnabled(count > 0)

    def _list(self, table: PasteTarget, plan: Plan) -> QTableWidget:
        rows = plan.refused[:_MOST]
        made = QTableWidget(len(rows), 4, self)
        made.setProperty("role", "boxed")
        made.setAccessibleName(_("Cells that cannot be pasted"))
        made.setHorizontalHeaderLabels([_("Row"), _("Column"), _("Text"), _("Why")])
        made.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        made.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        made.setTabKeyNavigation(False)
        made.setShowGrid(False)
        made.verticalHeader().hide()
        for place, cell in enumerate(rows):
            number = table.row_title(cell.number) if cell.number else _("(new)")
            text = " ".join(cell.text.split())[:120]
            for column, value in enumerate((number, table.filter_title(cell.key), text, cell.reason.text())):
                item = QTableWidgetItem(value)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                made.setItem(place, column, item)
        letter = self.fontMetrics().averageCharWidth()
        for column, width in enumerate((11, 22, 20)):
            made.setColumnWidth(column, width * letter + 16)
        made.horizontalHeader().setStretchLastSection(True)
        made.setWordWrap(True)
        made.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        made.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        return made

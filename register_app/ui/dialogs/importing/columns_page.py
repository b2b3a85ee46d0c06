"""Step three: what each column is taken for, how sure that is, and what its cells become; each can be changed at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, ngettext
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.importing.column_cells import ColumnCells
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.text import caption, label
from register_app.viewmodels.importing.column_lines import ColumnLine
from register_app.viewmodels.importing.columns import ColumnsModel
from register_app.viewmodels.importing.flow import ImportFlow
from register_app.viewmodels.importing.source import ImportSource


class ColumnsTable(QTableView):
    """Enter, a letter or a click opens the choice of a field; Delete keeps the column under its heading."""

    def __init__(self, context: Context, model: ColumnsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(ColumnCells(context, self))
        self.setProperty("role", "boxed")
        self.setAccessibleName(_("Columns"))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(2 * self.fontMetrics().lineSpacing() + 16)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setStretchLastSection(True)
        letter = self.fontMetrics().averageCharWidth()
        for column, width in enumerate((27, 30, 17, 30, 30)):
            header.resizeSection(column, width * letter + 10)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self._on_reset)
        model.modelAboutToBeReset.connect(self._remember)
        self._kept = 0

    def _remember(self) -> None:
        self._kept = max(self.currentIndex().row(), 0)

    def choose(self, row: int) -> None:
        """Make the field of a column the current cell."""
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, ColumnsModel.FIELD))

    def _on_reset(self) -> None:
        self.choose(min(self._kept, self._model.rowCount() - 1))

    def _on_clicked(self) -> None:
        index = self.currentIndex()
        if index.column() == ColumnsModel.FIELD and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.currentIndex()
        if not current.isValid():
            super().keyPressEvent(event)
            return
        field = self._model.index(current.row(), ColumnsModel.FIELD)
        editable = bool(field.flags() & Qt.ItemFlag.ItemIsEditable)
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if editable:
                self._model.set_field(current.row(), "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if editable:
                self.setCurrentIndex(field)
                self.edit(field)
        else:
            if event.text().strip() and editable and current.column() != ColumnsModel.FIELD:
                self.setCurrentIndex(field)
            super().keyPressEvent(event)


class ColumnsPage(QWidget):
    """`failed(sentence)` tells of a mapping that cannot be read or written."""

    failed = Signal(str)
    told = Signal(str)

    def __init__(self, context: Context, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._flow = context, flow
        self._source: ImportSource | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self._make_recalled())
        layout.addWidget(self._make_dates())
        layout.addLayout(self._make_top())
        self.model = ColumnsModel(self)
        self.model.decided.connect(self._on_decided)
        self.table = ColumnsTable(context, self.model, self)
        layout.addWidget(self.table, 1)
        self._none = label("", "hint", wrap=True)
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._none, 1)
        self._how = label(
            _(
                "Enter or a letter chooses a field, Delete keeps the column with each activity under its heading."
            ),
            "hint",
            wrap=True,
        )
        layout.addWidget(self._how)

    def _make_recalled(self) -> QFrame:
        self._recalled = QFrame(self)
        self._recalled.setProperty("role", "inset")
        layout = QHBoxLayout(self._recalled)
        layout.setContentsMargins(12, 8, 10, 8)
        layout.addWidget(
            label(_("Headings like these were imported before. Read them as you decided then?"), wrap=True), 1
        )
        self.use = push(_("Read it as then"), self._flow.use_recalled)
        layout.addWidget(self.use)
        layout.addWidget(push(_("No, read it as shown"), self._flow.ignore_recalled))
        return self._recalled

    def _make_top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(8)
        self.doubtful = QCheckBox(_("Only what needs checking"), self)
        self.doubtful.toggled.connect(self._on_doubtful)
        top.addWidget(self.doubtful)
        top.addStretch(1)
        top.addWidget(push(_("Load mapping …"), self.load))
        self.keep = push(_("Save mapping …"), self.save)
        top.addWidget(self.keep)
        return top

    def _make_dates(self) -> QFrame:
        self._dates_row = QFrame(self)
        self._dates_row.setProperty("role", "inset")
        row = QHBoxLayout(self._dates_row)
        row.setContentsMargins(12, 8, 10, 8)
        self._dates_label = label("")
        row.addWidget(self._dates_label)
        self.dates = ChoiceBox(self._dates_row)
        self.dates.setAccessibleName(_("Order of day and month"))
        self.dates.addItem(_("As the file shows"), "")
        self.dates.addItem(_("Day first (31/12)"), "dmy")
        self.dates.addItem(_("Month first (12/31)"), "mdy")
        self.dates.setMinimumContentsLength(30)
        self.dates.chosen.connect(self._flow.set_date_order)
        row.addWidget(self.dates)
        row.addStretch(1)
        return self._dates_row

    def show_source(self, source: ImportSource | None) -> None:
        """Show the columns of a source as they are understood now."""
        again = source is self._source
        self._source = source
        self._recalled.setVisible(source is not None and source.recalled is not None)
        self.model.show(source)
        self._show_whether_any()
        if not again:
            self.table.choose(self.model.first_doubtful())
        count = self.model.doubtful()
        text = _("Only what needs checking ({n})").format(n=count) if count else _("Only what needs checking")
        self.doubtful.setText(caption(text))
        batch = source.plan.batch if source is not None and source.plan is not None else None
        dates = batch.ambiguous_dates if batch is not None else 0
        order = source.choices.date_order if source is not None else ""
        self._dates_row.setVisible(bool(dates or order))
        if dates:
            text = ngettext("{n} date may be read either way:", "{n} dates may be read either way:", dates)
            self._dates_label.setText(text.format(n=dates))
        else:
            self._dates_label.setText(_("Dates:"))
        # Where the file does not tell, it must not sound as if it did.
        told = _("Not decided: read as day first") if dates else _("As the file shows")
        self.dates.setItemText(0, told)
        self.dates.set_value(order)

    def _show_whether_any(self) -> None:
        """Where there is no column to show, say why."""
        filled = self.model.rowCount() > 0
        for widget in (self.doubtful, self.keep):
            widget.setVisible(self.model.total() > 0)
        self.table.setVisible(filled)
        self._how.setVisible(filled)
        self._none.setVisible(not filled)
        self._none.setText(
            _("Every column was recognised for sure.")
            if self.model.total()
            else _(
                "No sheet is read as a table, so there are no columns. “Sheets and layout” shows how each is read, "
                "and lets you read it otherwise."
            )
        )

    def load(self) -> None:
        """Read the source as a mapping file says."""
        path = ask.pick_file(self, _("Load mapping"), _mapping_filter())
        if path is not None:
            self._try(lambda: self._flow.load_mapping(path))

    def save(self) -> None:
        """Write how the source is read to a file."""
        proposal = Path(self._source.name).stem if self._source is not None else _("mapping")
        path = ask.pick_target(self, _("Save mapping"), f"{proposal}.mapping.json", _mapping_filter())
        if path is not None and self._try(lambda: self._flow.save_mapping(path)):
            self.told.emit(_("The mapping was saved as {name}.").format(name=path.name))

    def _try(self, act: object) -> bool:
        try:
            assert callable(act)
            act()
        except RegisterError as error:
            self.failed.emit(str(error))
            return False
        return True

    def _on_doubtful(self, on: bool) -> None:
        self.model.only_doubtful(on)
        self._show_whether_any()

    def _on_decided(self, line: ColumnLine, field: str) -> None:
        if self._source is not None:
            self._source.choose_fields(line.places, field)
            self._flow.replan(self._source)


def _mapping_filter() -> str:
    return _("Mappings ({patterns})").format(patterns="*.json")

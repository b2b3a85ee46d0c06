"""A picture in its frame: title, the table behind it, export."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.pictures import export
from register_app.ui.pictures.drawing import Drawing
from register_app.ui.pictures.view import PictureView
from register_app.ui.widgets.buttons import icon_button, menu_button
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label, tip

_MOST_LINES = 14


class PictureCard(QFrame):
    """`chosen(label, activities)` asks for the rows behind a spot of the picture or a line of its table.

    `written(sentence)` says where the picture was put.
    """

    chosen = Signal(str, tuple)
    written = Signal(str)

    def __init__(self, context: Context, drawing: Drawing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self.drawing = context, drawing
        self.setProperty("role", "card")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 14, 14)
        layout.setSpacing(6)
        top = QHBoxLayout()
        title = label(drawing.title, "strong")
        title.setContentsMargins(4, 0, 0, 0)
        top.addWidget(title, 1)
        self.as_table = icon_button(
            context.icons.get("register"), _("{title} as a table").format(title=drawing.title), parent=self
        )
        self.as_table.setCheckable(True)
        self.as_table.toggled.connect(self._show_table)
        top.addWidget(self.as_table)
        menu = QMenu(self)
        menu.addAction(_("Copy picture"), self.copy)
        menu.addAction(_("Save as PNG …"), lambda: self.save("png"))
        menu.addAction(_("Save as SVG …"), lambda: self.save("svg"))
        self._save = menu_button(
            context.icons.get("export"), _("Save {title}").format(title=drawing.title), menu, parent=self
        )
        top.addWidget(self._save)
        layout.addLayout(top)
        self.view = PictureView(context.look, drawing, self)
        self.view.chosen.connect(self.chosen)
        self.view.copy_requested.connect(self.copy)
        layout.addWidget(self.view)
        self._table: QTableWidget | None = None
        self._said = label("", "hint", wrap=True)
        self._said.hide()
        self.view.current_changed.connect(self._say)
        layout.addWidget(self._said)
        self.issues = IssueList(context, self)
        layout.addWidget(self.issues)

    def save(self, kind: str) -> None:
        """Ask where, and write the picture there as "png" or "svg"."""
        name = " ".join("".join(c if c.isalnum() or c in " -" else " " for c in self.drawing.title).split())
        path = ask.pick_target(self, _("Save picture"), f"{name}.{kind}", f"{kind.upper()} (*.{kind})")
        if path is not None:
            self.write(path if path.suffix.lower() in (".png", ".svg") else path.with_suffix(f".{kind}"))

    def write(self, path: Path) -> None:
        """Write the picture at `path`; why it cannot be is said in the card."""
        try:
            export.write(self.drawing, path, self.view.font())
        except RegisterError as error:
            self.issues.set_refusal(str(error))
        else:
            self.issues.set_refusal("")
            self.written.emit(_("The picture was saved: {path}").format(path=path))
        finally:
            self._lay_out_again()

    def copy(self) -> None:
        """Put the picture on the clipboard, as it is saved, to be pasted into a document."""
        QGuiApplication.clipboard().setImage(export.image(self.drawing, self.view.font()))
        self._lay_out_again()
        self.written.emit(_("The picture was copied."))

    def _lay_out_again(self) -> None:
        """The drawing was laid out for the document."""
        self.drawing.lay_out(max(self.view.width() - 8, 200), self.view.font())
        self.view.update()

    def take_focus(self) -> None:
        """Make what is shown, the picture or the table behind it, ready for the keys."""
        front = self.table() if self.as_table.isChecked() else self.view
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def table(self) -> QTableWidget:
        """The table behind the picture, made when it is first wanted."""
        if self._table is None:
            self._table = self._make_table()
            layout = self.layout()
            assert isinstance(layout, QVBoxLayout)
            layout.insertWidget(2, self._table)
            chain(self._save, [self._table])
        return self._table

    def _show_table(self, shown: bool) -> None:
        self.table().setVisible(shown)
        self.view.setVisible(not shown)
        self._said.setVisible(not shown and bool(self._said.text()) and self.view.hasFocus())

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _make_table(self) -> QTableWidget:
        heads, rows = self.drawing.table()
        made = QTableWidget(len(rows), len(heads), self)
        made.setProperty("role", "boxed")
        made.setAccessibleName(self.drawing.title)
        made.setHorizontalHeaderLabels(heads)
        made.verticalHeader().hide()
        made.setShowGrid(False)
        made.setWordWrap(False)
        made.setTabKeyNavigation(False)
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        header = made.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in range(len(heads)):
            # The words take what the states and numbers leave.
            narrow = column == len(heads) - 1 or heads[column] == _("State")
            header.setSectionResizeMode(
                column, QHeaderView.ResizeMode.ResizeToContents if narrow else QHeaderView.ResizeMode.Stretch
            )
        tall = self.fontMetrics().lineSpacing() + 12
        made.verticalHeader().setDefaultSectionSize(tall)
        for place, (cells, activities, text) in enumerate(rows):
            for column, cell in enumerate(cells):
                item = QTableWidgetItem(cell)
                item.setToolTip(tip(cell))
                item.setData(Qt.ItemDataRole.UserRole, (text, activities))
                made.setItem(place, column, item)
        made.setFixedHeight(tall * (min(len(rows), _MOST_LINES) + 1) + 12)
        made.itemActivated.connect(self._on_activated)
        return made

    def _on_activated(self, item: QTableWidgetItem) -> None:
        text, activities = item.data(Qt.ItemDataRole.UserRole)
        if activities:
            self.chosen.emit(text, tuple(activities))

"""The heart of the form: purposes at the left, the legal bases of each at the right."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.ref import Ref
from register_app.ui.context import Context
from register_app.ui.editors.purpose_row import LEFT, RIGHT, PurposeRow
from register_app.ui.editors.section import Section
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.reorder import Reorder
from register_app.ui.widgets.text import label
from register_app.viewmodels.activity import ActivityView


class PurposesGrid(Section):
    """Art. 30(1)(b), with the legal bases that Art. 5(2) makes a controller able to show."""

    def __init__(self, context: Context, view: ActivityView, parent: QWidget | None = None) -> None:
        super().__init__(
            context,
            view,
            _("Purposes and legal bases"),
            letter="b",
            article="30(1)(b)",
            slot="purposes",
            add=(_("Add purpose"), self.add_purpose),
            parent=parent,
        )
        heads = QGridLayout()
        heads.setColumnStretch(0, LEFT)
        heads.setColumnStretch(1, RIGHT)
        heads.setHorizontalSpacing(16)
        heads.addWidget(label(_("Purpose of processing"), "column"), 0, 0)
        heads.addWidget(label(_("Legal basis"), "column"), 0, 1)
        self._heads = QWidget(self)
        self._heads.setLayout(heads)
        heads.setContentsMargins(26, 0, 34, 0)
        self.body.addWidget(self._heads)
        self._rows: dict[Ref, PurposeRow] = {}
        self._area = QWidget(self)
        self._list = QVBoxLayout(self._area)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self.body.addWidget(self._area)
        self._order = Reorder(self._area, self._shown, self._put)
        if not view.read_only:
            for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):
                shortcut = QShortcut(QKeySequence(keys), self)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(lambda by=by: self._move_focused(by))

    def refresh(self) -> None:
        super().refresh()
        purposes = self.view.document["purposes"]
        refs = [self.view.row("purposes", place) for place in range(len(purposes))]
        for ref in [ref for ref in self._rows if ref not in refs]:
            gone = self._rows.pop(ref)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        before = list(self._rows)
        for place, ref in enumerate(refs):
            if ref not in self._rows:
                self._rows[ref] = PurposeRow(self, ref, self._order)
                self._rows[ref].basis_left.connect(self._carry)
                self._rows[ref].basis_dropped.connect(self.drop_basis)
            row = self._rows[ref]
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
                row.show()
            row.refresh(place)
        if refs != before:
            self._rows = {ref: self._rows[ref] for ref in refs}
            chain(self.add_button, self._rows.values())
            for row in self._rows.values():
                row.chain_chips()
        self._heads.setVisible(bool(refs))
        self.set_issues([issue for issue in self.view.issues_at("purposes") if len(issue.path) == 1])

    def add_purpose(self) -> None:
        """A new purpose at the end, ready to be written."""
        made: list[Ref] = []
        if self.act(lambda: made.append(self.view.add("purpose"))):
            QTimer.singleShot(
                0, self, lambda: self._rows[made[0]].focus_title() if made[0] in self._rows else None
            )

    def focus_row(self, place: int) -> None:
        """Go to the purpose at a 0-based place."""
        ref = self.view.record.rows.get(("purposes", place))
        if ref in self._rows:
            self._rows[ref].focus_title()

    def row_count(self) -> int:
        return len(self._rows)

    def row(self, place: int) -> PurposeRow:
        return self._rows[self.view.row("purposes", place)]

    def _shown(self) -> list[PurposeRow]:
        return [self.row(place) for place in range(len(self.view.document["purposes"]))]

    def _put(self, place: int, target: int) -> None:
        self.context.store_typing()
        self.act(lambda: self.view.move(self.view.row("purposes", place), target + 1))

    def drop_basis(self, basis: Ref, at: QPoint) -> None:
        """Put a basis where the mouse stands (global place), below whichever purpose that is."""
        rows = self._shown()
        source = next((row for row in rows if basis in row.basis_refs()), None)
        y = self._area.mapFromGlobal(at).y()
        target = next((row for row in rows if row.y() <= y < row.y() + row.height()), source)
        if source is None or target is None:
            return
        if target is source:
            source.drop_basis(basis, at)
        else:
            self._rehome(basis, target, target.gap(at, basis))

    def _carry(self, basis: Ref, by: int) -> None:
        """Move a basis on to the purpose before (last there) or after (first there)."""
        rows = self._shown()
        place = next((i for i, row in enumerate(rows) if basis in row.basis_refs()), -1) + by
        if 0 <= place < len(rows):
            self._rehome(basis, rows[place], 0 if by > 0 else len(rows[place].basis_refs()))

    def _rehome(self, basis: Ref, target: PurposeRow, place: int) -> None:
        self.context.store_typing()
        if self.act(lambda: self.view.rehome(basis, target.ref, place + 1)):
            target.focus_basis(basis)

    def _move_focused(self, by: int) -> None:
        """Move the purpose in which the cursor stands; where it stands on a basis, that."""
        focused = QApplication.focusWidget()
        rows = self._shown()
        place = next((i for i, row in enumerate(rows) if focused and row.isAncestorOf(focused)), -1)
        if place < 0 or (focused is not None and rows[place].move_chip(focused, by)):
            return
        if 0 <= place + by < len(rows):
            self._put(place, place + by)

"""Columns that an import could not place: shown and edited, copied into a field, removed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.services.record import ExtraColumn
from register_app.ui.context import Context
from register_app.ui.editors.binding import TypedBinding
from register_app.ui.editors.invisible_marks import watch
from register_app.ui.editors.section import Section
from register_app.ui.widgets.buttons import menu_button
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import caption, label, line
from register_app.viewmodels.activity import ActivityView

TARGETS = ("description", "notes", "owner", "department")
"""Fields of the activity that a text can be copied into; those for long texts get it added, the others set."""


class ExtrasGrid(Section):
    """Hidden where there is no such column."""

    def __init__(self, context: Context, view: ActivityView, parent: QWidget | None = None) -> None:
        super().__init__(context, view, _("Additional columns"), parent=parent)
        told = _(
            "These columns came with an import and have no field here. They are kept, searched and exported."
        )
        self.body.addWidget(label(told, "hint", wrap=True))
        self._rows: dict[Ref, _ExtraRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)

    def refresh(self) -> None:
        super().refresh()
        extras = self.view.extras()
        refs = [extra.ref for extra in extras]
        for ref in [ref for ref in self._rows if ref not in refs]:
            gone = self._rows.pop(ref)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for extra in extras:
            if extra.ref not in self._rows:
                self._rows[extra.ref] = _ExtraRow(self, extra)
                self._list.addWidget(self._rows[extra.ref])
            self._rows[extra.ref].refresh()
        self.setVisible(bool(extras))

    def row(self, place: int) -> _ExtraRow:
        return self._rows[self.view.extras()[place].ref]


class _ExtraRow(QWidget):
    def __init__(self, grid: ExtrasGrid, extra: ExtraColumn) -> None:
        super().__init__(grid)
        self.ref = extra.ref
        self._grid, self._view = grid, grid.view
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line(self))
        cells = QGridLayout()
        cells.setContentsMargins(0, 6, 0, 6)
        cells.setHorizontalSpacing(12)
        cells.setColumnStretch(0, 1)
        cells.setColumnStretch(1, 3)
        self._heading = label("", "label", wrap=True, parent=self)
        self._heading.setContentsMargins(0, 6, 0, 0)
        self._heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        cells.addWidget(self._heading, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.text = GrowingText(self)
        self.text.setProperty("role", "quiet")
        self.text.setAccessibleName(extra.heading)
        self._binding = TypedBinding(
            grid.context,
            self.text,
            lambda: self._value().text,
            lambda text: self._view.set(self.ref, "text", text),
        )
        self._binding.set_read_only(read_only=self._view.read_only)
        cells.addWidget(self.text, 0, 1)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill_menu)
        more = menu_button(grid.context.icons.get("more"), _("More for this column"), self._menu, parent=self)
        more.setEnabled(not self._view.read_only)
        cells.addWidget(more, 0, 2, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(cells)
        self._issues = IssueList(grid.context, self)
        self._binding.refused.connect(self._issues.set_refusal)
        watch(self._binding, self._issues)
        outer.addWidget(self._issues)

    def _value(self) -> ExtraColumn:
        found = next((extra for extra in self._view.extras() if extra.ref == self.ref), None)
        return found or ExtraColumn(self.ref, "", "")

    def refresh(self) -> None:
        self._heading.setText(self._value().heading)
        self._binding.refresh()

    def fill_menu(self) -> QMenu:
        self._menu.clear()
        into = self._menu.addMenu(_("Copy into field"))
        for name in TARGETS:
            into.addAction(caption(_(FIELDS[f"activity.{name}"].label)), partial(self.copy_into, name))
        into.addAction(caption(_("A new purpose")), self.copy_to_purpose)
        self._menu.addSeparator()
        self._menu.addAction(self._grid.context.icons.get("delete"), _("Remove column"), self.remove)
        return self._menu

    def copy_into(self, name: str) -> None:
        """Copy the text into a field of the activity: behind what stands in a long text, in place of a short one."""
        self._grid.context.store_typing()
        text = self._value().text
        if FIELDS[f"activity.{name}"].kind == "long_text" and (there := self._view.text(name)):
            text = f"{there}\n{text}"
        self._grid.act(lambda: self._view.set(self._view.ref, name, text))
        self._view.session.end_merge()

    def copy_to_purpose(self) -> None:
        self._grid.context.store_typing()
        self._grid.act(lambda: self._view.add("purpose", values={"title": self._value().text}))

    def remove(self) -> None:
        self._grid.context.store_typing()
        self._grid.act(lambda: self._view.remove(self.ref))

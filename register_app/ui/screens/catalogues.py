"""Catalogues: the words that activities share, renamed once, with where each is used."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout, QWidget

from register_app.base.errors import RegisterError
from register_app.base.i18n import _, counted, ngettext
from register_app.model import vocabulary
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.services.lists import Entry
from register_app.services.uses import Use
from register_app.ui.context import Context
from register_app.ui.dialogs.merge_dialog import MergeDialog
from register_app.ui.editors.entry_order import make_orderable
from register_app.ui.editors.field_box import FieldBox
from register_app.ui.theme import scaled
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.empty import Reason
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.list_box import ListBox
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.page import Page, Seen
from register_app.ui.widgets.text import label
from register_app.viewmodels.catalogues import CatalogueModel

_MOST_USES = 200
_SENTENCE = 260
"""Width of what is said of an empty list, in pixels."""


class CataloguesScreen(Page):
    """Kinds at the left, the entries of one in the middle, the chosen entry at the right."""

    activity_requested = Signal(int)

    def __init__(self, context: Context, model: CatalogueModel, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Catalogues"), parent=parent)
        self._model = model
        self._entry: Entry | None = None
        self._listed: list[Use] = []
        self.searched.connect(model.search)
        self._new = LineEdit(self)
        self._new.setPlaceholderText(_("New entry …"))
        self._new.setAccessibleName(_("New entry"))
        self._new.setMaximumWidth(240)
        self._new.returnPressed.connect(self.add)
        add = push(_("Add"), self.add, role="primary", icon=context.icons.get("new", "on_accent"))
        unused = push(_("Remove unused"), self.remove_unused)
        duplicates = push(_("Merge duplicates …"), self.merge)
        for widget in (duplicates, unused, self._new, add):
            widget.setEnabled(not context.session.read_only)
            self.bar.addWidget(widget)
        self.kinds = ListBox(_("Catalogues"), self)
        for kind, text in vocabulary.TERM_KIND_LABELS.items():
            self.kinds.add(_(text), kind)
        letters = self.kinds.fontMetrics()
        widest = max(letters.horizontalAdvance(_(text)) for text in vocabulary.TERM_KIND_LABELS.values())
        self.kinds.setFixedWidth(min(widest + scaled(30), 320))
        self.kinds.setCurrentRow(list(vocabulary.TERM_KIND_LABELS).index(model.kind))
        self.kinds.currentItemChanged.connect(self._on_kind)
        side = QFrame(self)
        side.setProperty("role", "side")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(6, 8, 6, 8)
        inside.addWidget(self.kinds)
        self.body.addWidget(side)
        self.list = Listing(model, _("Entries"), self._widths(), self)
        self.list.current_changed.connect(self._show)
        self.list.delete_requested.connect(self.remove_chosen)
        self.list.opened.connect(self._on_opened)
        make_orderable(self.list, model, context)
        self.put_list(
            self.list,
            self.body,
            Reason(
                "catalogues",
                _("Nothing in this catalogue yet"),
                _("Entries come by themselves while activities are filled in; above you can add your own."),
            ),
            Reason("search", _("No entry fits"), _("Nothing here fits the search.")),
            stretch=3,
            width=_SENTENCE,
        )
        self.body.addWidget(self._make_form(), 2)
        model.modelReset.connect(self._on_reset)
        model.dataChanged.connect(lambda *_: self._show(self.list.currentIndex().row()))
        self.list.choose(0)
        self._on_reset()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.active = False

    def _widths(self) -> tuple[int, ...]:
        return (0, 26, 9) if self._model.kind == "data_category" else (0, 9)

    def _make_form(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("role", "side-right")
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(10)
        self._boxes = {
            name: FieldBox(
                self.context,
                FIELDS[f"term.{name}"],
                lambda name=name: getattr(self._entry, name) if self._entry else "",
                lambda text, name=name: self._set(name, text),
                parent=frame,
            )
            for name in ("name", "sensitivity", "note")
        }
        self._name = self._boxes["name"]
        for box in self._boxes.values():
            layout.addWidget(box)
        self._issues = IssueList(self.context, frame)
        layout.addWidget(self._issues)
        self._used = label("", "column")
        layout.addWidget(self._used)
        self.uses = ListBox(_("Where it is used"), frame)
        self.uses.itemActivated.connect(
            lambda item: self.activity_requested.emit(int(item.data(Qt.ItemDataRole.UserRole)))
        )
        layout.addWidget(self.uses, 1)
        self._form = frame
        return frame

    def _on_kind(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.context.store_typing()
            self._model.choose(str(item.data(Qt.ItemDataRole.UserRole)))
            self.list.set_widths(self._widths())

    def _on_reset(self) -> None:
        self._show(self.list.currentIndex().row())
        self.show_list_or_reason(some=self._model.rowCount() > 0)

    def _show(self, row: int) -> None:
        entry = self._model.entry(row)
        if entry is None or self._entry is None or entry.ref != self._entry.ref:
            self.context.store_typing()
            self._issues.set_refusal("")
        self._entry = entry
        for box in self._boxes.values():
            box.setVisible(entry is not None)
            box.refresh()
        self._boxes["sensitivity"].setVisible(entry is not None and self._model.kind == "data_category")
        self._show_uses(row)

    def _show_uses(self, row: int) -> None:
        """Where the entry is used: the first places; in the line above them, in how many activities altogether."""
        entry = self._model.entry(row)
        found: dict[int, Use] = {}
        for use in self._model.uses(row, 2 * _MOST_USES):
            if len(found) < _MOST_USES:
                found.setdefault(use.activity_id, use)
        if list(found.values()) != self._listed:
            self._listed = list(found.values())
            self.uses.clear()
            for use in self._listed:
                text = f"{use.number}  {use.name}" if use.activity_id else _("The register")
                self.uses.add(text, use.activity_id, hint=use.name)
        if entry is None:
            text = ""
        elif not found:
            text = _("Not used anywhere yet.")
        elif self._model.counting:
            text = _("Counting …")
        else:
            count = max(entry.uses, len(found))
            text = ngettext("Used in {n} activity", "Used in {n} activities", count).format(n=counted(count))
            if count > len(found):
                first = ngettext("the first {n} is listed", "the first {n} are listed", len(found))
                text = f"{text} – {first.format(n=counted(len(found)))}"
        self._used.setText(text)

    def _on_opened(self, _row: int) -> None:
        index = self.list.currentIndex()
        if self._model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.list.edit(index)
        else:
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def seen(self) -> Seen:
        return super().seen()._replace(kind=self._model.kind)

    def see(self, seen: Seen) -> None:
        self.kinds.setCurrentRow(list(vocabulary.TERM_KIND_LABELS).index(seen.kind))
        super().see(seen)

    def choose(self, ref: Ref) -> None:
        """Show an entry in its catalogue."""
        kind = self._model.kind_of(ref)
        if kind:
            self.kinds.setCurrentRow(list(vocabulary.TERM_KIND_LABELS).index(kind))
            if self.search_line is not None:
                self.search_line.clear()
            self.list.choose(self._model.row_of(ref))

    def merge(self) -> None:
        """Merge the selected entries, or look for those that may be the same."""
        self.context.store_typing()
        refs = [entry.ref for row in self.list.rows() if (entry := self._model.entry(row))]
        dialog = MergeDialog(self.context, self._model.kind, refs if len(refs) > 1 else (), self)
        dialog.merged.connect(lambda sentence: self.told.emit(sentence, True))
        dialog.open()

    def _set(self, name: str, text: str) -> None:
        if self._entry is not None:
            self._model.set(self._entry.ref, name, text)

    def add(self) -> None:
        """Add the typed name to the catalogue."""
        try:
            ref = self._model.add(self._new.text())
        except RegisterError as error:
            self._issues.set_refusal(str(error))
            return
        self._new.clear()
        self.list.choose(self._model.row_of(ref))

    def remove_chosen(self) -> None:
        chosen = [entry.ref for row in self.list.rows() if (entry := self._model.entry(row))]
        try:
            self._model.remove(chosen)
        except RegisterError as error:
            self._issues.set_refusal(str(error))

    def remove_unused(self) -> None:
        self.context.store_typing()
        try:
            count = self._model.remove_unused()
        except RegisterError as error:
            self._issues.set_refusal(str(error))
            return
        removed = ngettext("{n} unused entry removed.", "{n} unused entries removed.", count)
        nothing = _("Every entry of this catalogue is used; nothing was removed.")
        self.told.emit(removed.format(n=counted(count)) if count else nothing, count > 0)

"""Parties: everybody named in the register, with contact data and every role."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.model import vocabulary
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.services.lists import PartyEntry
from register_app.ui.context import Context
from register_app.ui.dialogs.merge_dialog import MergeDialog
from register_app.ui.editors.field_box import FieldBox
from register_app.ui.theme import scaled
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.columns import Columns
from register_app.ui.widgets.empty import Reason
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.page import Page
from register_app.ui.widgets.page_body import PageBody
from register_app.ui.widgets.text import label
from register_app.viewmodels.parties import PartiesModel, roles_text

_ROWS = (("name",), ("registration_number", "country"), ("address",), ("email", "phone"), ("web",), ("note",))
"""The fields of the form; those of a row stand side by side where there is room."""
_LETTERS = 15
"""Average letters that a field has room for beside another one, and a role for its name below."""
_ROLE_LETTERS = 26
_LEAST = 275
"""The form is not narrower than this many pixels at normal text."""

_SENTENCE = 260
"""Width of what is said of an empty list, in pixels."""


class PartiesScreen(Page):
    """A list at the left, the chosen party's form at the right."""

    def __init__(self, context: Context, model: PartiesModel, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Parties"), parent=parent)
        self._model = model
        self.searched.connect(model.search)
        read_only = context.session.read_only
        self._remove = push(_("Remove"), self.remove_chosen, icon=context.icons.get("delete"))
        add = push(_("New party"), self.add, role="primary", icon=context.icons.get("new", "on_accent"))
        merge = push(_("Merge duplicates …"), self.merge)
        for button in (merge, self._remove, add):
            button.setEnabled(not read_only)
            self.bar.addWidget(button)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setChildrenCollapsible(False)
        self.body.addWidget(split)
        self.list = Listing(model, _("Parties"), (30, 0, 26), self)
        left = QWidget(self)
        stack = QVBoxLayout(left)
        stack.setContentsMargins(0, 0, 0, 0)
        self.put_list(
            self.list,
            stack,
            Reason(
                "parties",
                _("No party yet"),
                _(
                    "Everybody the register names stands here with contact data and roles, the controller first."
                ),
                [] if read_only else [(_("New party"), self.add)],
            ),
            Reason("search", _("No party fits"), _("Nobody here fits the search.")),
            width=_SENTENCE,
        )
        split.addWidget(left)
        self.form = PartyForm(context, model, self)
        split.addWidget(self.form)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([640, 440])
        self.list.current_changed.connect(self._on_current)
        self.list.opened.connect(lambda _row: self.form.focus_name())
        self.list.delete_requested.connect(self.remove_chosen)
        model.modelReset.connect(self._on_changed)
        model.dataChanged.connect(self._on_changed)
        self.list.choose(0)
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._model.wake()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._model.active = False

    def add(self) -> None:
        """A new party under a name that is free, ready to be renamed."""
        stem = _("New party")
        names = {str(self._model.index(row, 0).data()) for row in range(self._model.rowCount())}
        name = next(n for n in (stem, *(f"{stem} {i}" for i in range(2, len(names) + 3))) if n not in names)
        if self.search_line is not None:
            self.search_line.clear()
        try:
            ref = self._model.add(name)
        except RegisterError as error:
            self.form.tell(str(error))
            return
        self.list.choose(self._model.row_of(ref))
        QTimer.singleShot(0, self.form, self.form.focus_name)

    def remove_chosen(self) -> None:
        """Remove the selected parties; those in use are refused with the reason."""
        self.context.store_typing()
        chosen = [party.ref for row in self.list.rows() if (party := self._model.party(row))]
        try:
            self._model.remove(chosen)
        except RegisterError as error:
            self.form.tell(str(error))

    def merge(self) -> None:
        """Merge the selected parties, or look for those that may be the same."""
        self.context.store_typing()
        refs = [party.ref for row in self.list.rows() if (party := self._model.party(row))]
        dialog = MergeDialog(self.context, "party", refs if len(refs) > 1 else (), self)
        dialog.merged.connect(lambda sentence: self.told.emit(sentence, True))
        dialog.open()

    def choose(self, ref: Ref) -> None:
        self.list.choose(self._model.row_of(ref))

    def _on_current(self, row: int) -> None:
        self.form.show_party(self._model.party(row))

    def _on_changed(self) -> None:
        self.form.show_party(self._model.party(self.list.currentIndex().row()))
        some = self._model.rowCount() > 0
        self.show_list_or_reason(some=some)
        self._remove.setEnabled(some and not self.context.session.read_only)


class PartyForm(QScrollArea):
    """Contact data and roles of one party."""

    def __init__(self, context: Context, model: PartiesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._model = context, model
        self._party: PartyEntry | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("role", "page")
        self.setMinimumWidth(scaled(_LEAST))
        body = PageBody()
        outer = QVBoxLayout(body)
        outer.setContentsMargins(18, 16, 18, 18)
        self._card = QFrame(body)
        self._card.setProperty("role", "card")
        outer.addWidget(self._card)
        outer.addStretch(1)
        rows = QVBoxLayout(self._card)
        rows.setContentsMargins(18, 16, 18, 18)
        rows.setSpacing(10)
        self._boxes: dict[str, FieldBox] = {}
        for names in _ROWS:
            row = Columns(len(names), _LETTERS, self._card)
            for name in names:
                self._boxes[name] = box = self._make_box(name)
                row.add(box)
            rows.addWidget(row)
        rows.addWidget(label(_("Roles in this register"), "strong"))
        self._roles: dict[str, QCheckBox] = {}
        roles = Columns(2, _ROLE_LETTERS, self._card)
        for role, text in vocabulary.REGISTER_ROLES.items():
            tick = QCheckBox(_(text), self._card)
            tick.setEnabled(not context.session.read_only)
            tick.clicked.connect(lambda held, role=role: self._on_role(role, held=held))
            self._roles[role] = tick
            roles.add(tick)
        rows.addWidget(roles)
        self._used = label("", "hint", wrap=True)
        rows.addWidget(self._used)
        self._issues = IssueList(context, self._card)
        rows.addWidget(self._issues)
        self.setWidget(body)

    def _make_box(self, name: str) -> FieldBox:
        return FieldBox(
            self._context,
            FIELDS[f"party.{name}"],
            lambda: self._value(name),
            lambda text: self._set(name, text),
            parent=self._card,
        )

    def show_party(self, party: PartyEntry | None) -> None:
        changed = party is None or self._party is None or party.ref != self._party.ref
        if changed:
            self._context.store_typing()
            self._issues.set_refusal("")
        self._party = party
        self._card.setVisible(party is not None)
        if party is None:
            return
        for box in self._boxes.values():
            box.refresh()
        for role, tick in self._roles.items():
            tick.setChecked(role in party.register_roles)
        text = roles_text(party)
        self._used.setText(_("Used as: {roles}").format(roles=text) if text else _("Not used anywhere yet."))

    def focus_name(self) -> None:
        self._boxes["name"].setFocus(Qt.FocusReason.OtherFocusReason)
        editor = self._boxes["name"].binding.widget
        if hasattr(editor, "selectAll"):
            editor.selectAll()

    def tell(self, sentence: str) -> None:
        """Say why something was refused."""
        self._issues.set_refusal(sentence)

    def _value(self, name: str) -> str:
        return self._party.fields[name] if self._party else ""

    def _set(self, name: str, text: str) -> None:
        if self._party is not None:
            self._model.set(self._party.ref, name, text)

    def _on_role(self, role: str, *, held: bool) -> None:
        if self._party is None:
            return
        try:
            self._model.set_register_role(self._party.ref, role, held=held)
        except RegisterError as error:
            self.tell(str(error))

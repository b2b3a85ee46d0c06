"""Merging duplicates: the groups at the left, at the right which entry of a group stays and what that changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidgetItem,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from register_app.base.i18n import _, counted, ngettext
from register_app.model import vocabulary
from register_app.model.ref import Ref
from register_app.ui.context import Context
from register_app.ui.dialogs.parts import first_size
from register_app.ui.theme import scaled
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.list_box import ListBox
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import caption, label, line
from register_app.viewmodels.merging import Group, MergeView, preview_lines
from register_app.viewmodels.offers import used


class MergeDialog(QDialog):
    """`merged(sentence)` follows the step. With `refs` it is about these entries, else it looks for duplicates."""

    merged = Signal(str)

    def __init__(
        self, context: Context, kind: str, refs: Sequence[Ref] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Merge duplicates"))
        first_size(self, 860, 560)
        self.view = MergeView(context.session, context.jobs, kind, self)
        self._rows: list[tuple[QRadioButton, QCheckBox, Ref]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QFrame(self)
        head.setProperty("role", "bar")
        top = QVBoxLayout(head)
        top.setContentsMargins(18, 12, 18, 12)
        title = _("Parties") if kind == "party" else _(vocabulary.TERM_KIND_LABELS[kind])
        top.addWidget(label(_("Merge duplicates: {catalogue}").format(catalogue=title), "heading", wrap=True))
        self._said = label(_("Looking for entries that are alike …"), "hint", wrap=True)
        top.addWidget(self._said)
        layout.addWidget(head)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.list = ListBox(_("Entries that may be the same"), self)
        self.list.setFixedWidth(min(scaled(330), 460))
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(self._on_ticked)
        side = QFrame(self)
        side.setProperty("role", "side")
        inside = QVBoxLayout(side)
        inside.setContentsMargins(6, 8, 6, 8)
        inside.addWidget(self.list)
        middle.addWidget(side)
        self._page = QScrollArea(self)
        self._page.setWidgetResizable(True)
        self._page.setFrameShape(QFrame.Shape.NoFrame)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle.addWidget(self._page, 1)
        layout.addLayout(middle, 1)
        self.issues = IssueList(context, self)
        layout.addWidget(self.issues)
        layout.addWidget(line(self))
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 10, 18, 12)
        foot.setSpacing(10)
        foot.addWidget(label(_("Undo brings every entry back."), "hint"))
        foot.addStretch(1)
        foot.addWidget(push(_("Cancel"), self.reject))
        self._merge = push(_("Merge"), self.merge, role="primary")
        self._merge.setDefault(True)
        foot.addWidget(self._merge)
        layout.addLayout(foot)
        self.view.found.connect(self._fill)
        self.view.failed.connect(self.issues.set_refusal)
        self._allow()
        if refs:
            self.view.take(refs)
        else:
            self.view.search()

    def merge(self) -> None:
        """Merge what is ticked, in one step."""
        count = sum(len(others) for others in self.view.decided().values())
        if self.view.merge():
            self.merged.emit(
                ngettext("{n} entry merged into another.", "{n} entries merged into others.", count).format(
                    n=count
                )
            )
            self.accept()

    def _fill(self) -> None:
        groups = self.view.groups
        self._said.setText(
            ngettext(
                "{n} group of entries that are alike.", "{n} groups of entries that are alike.", len(groups)
            ).format(n=counted(len(groups)))
            + " "
            + _("Tick those that are the same; nothing is merged before that.")
            if groups
            else _("No two entries are alike. To merge others, select them in the list first.")
        )
        self.list.blockSignals(True)
        self.list.clear()
        for group in groups:
            item = self.list.add(group.title, None, hint=group.title)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if group.chosen else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        if groups:
            self.list.setCurrentRow(0)
            self._show(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._allow()

    def _on_ticked(self, item: QListWidgetItem) -> None:
        group = self.view.groups[self.list.row(item)]
        group.chosen = item.checkState() == Qt.CheckState.Checked
        self._allow()

    def _allow(self) -> None:
        count = sum(len(others) for others in self.view.decided().values())
        self._merge.setEnabled(count > 0)
        self._merge.setText(
            caption(ngettext("Merge {n} entry", "Merge {n} entries", count).format(n=counted(count)))
            if count
            else _("Merge")
        )

    def _show(self, place: int) -> None:
        body = QWidget()
        body.setProperty("role", "page-body")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(6)
        self._rows = []
        if 0 <= place < len(self.view.groups):
            self._show_group(self.view.groups[place], layout)
        layout.addStretch(1)
        self._page.setWidget(body)
        chain(self.list, [body])

    def _show_group(self, group: Group, layout: QVBoxLayout) -> None:
        layout.addWidget(label(_("Keep which name?"), "strong"))
        keepers = QButtonGroup(layout.parent())
        for entry in group.entries:
            row = QHBoxLayout()
            radio = QRadioButton(caption(entry.name))
            radio.setChecked(entry.ref == group.keep)
            radio.setAccessibleName(_("Keep {name}").format(name=entry.name))
            radio.clicked.connect(lambda _on=False, ref=entry.ref: self._keep(group, ref))
            keepers.addButton(radio)
            row.addWidget(radio, 1)
            tick = QCheckBox(_("the same"))
            tick.setAccessibleName(_("{name} is the same").format(name=entry.name))
            tick.setChecked(entry.ref in group.taken)
            tick.clicked.connect(lambda on, ref=entry.ref: self._include(group, ref, included=on))
            row.addWidget(tick)
            layout.addLayout(row)
            where = label(used(entry.activities, register=entry.links > 0), "hint")
            where.setContentsMargins(scaled(28), 0, 0, 4)  # below the text of the choice
            layout.addWidget(where)
            self._rows.append((radio, tick, entry.ref))
        layout.addSpacing(8)
        layout.addWidget(label(_("What changes"), "strong"))
        self._changes = QVBoxLayout()
        layout.addLayout(self._changes)
        self._show_changes(group)

    def _show_changes(self, group: Group) -> None:
        while item := self._changes.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for text in preview_lines(self.view.preview(group)):
            self._changes.addWidget(label(text, "label", wrap=True))
        for radio, tick, ref in self._rows:
            tick.setVisible(ref != group.keep)  # what stays is the same as itself
            radio.setChecked(ref == group.keep)
        self._allow()

    def _keep(self, group: Group, ref: Ref) -> None:
        group.keep = ref
        group.taken.add(ref)
        for _radio, tick, other in self._rows:
            tick.setChecked(other in group.taken)
        self._show_changes(group)

    def _include(self, group: Group, ref: Ref, *, included: bool) -> None:
        group.taken.add(ref) if included else group.taken.discard(ref)
        self._show_changes(group)

"""The heart of the form: purposes at the left, the legal bases of each at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.ui.context import Context
from register_app.ui.editors.basis_panel import BasisPanel, basis_chip
from register_app.ui.editors.binding import TypedBinding
from register_app.ui.editors.section import Section
from register_app.ui.widgets.buttons import menu_button, push
from register_app.ui.widgets.chips import Chip, ChipText
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label, line, tip
from register_app.viewmodels.activity import ActivityView

_LEFT, _RIGHT = 11, 9


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
        heads.setColumnStretch(0, _LEFT)
        heads.setColumnStretch(1, _RIGHT)
        heads.setHorizontalSpacing(16)
        heads.addWidget(label(_("Purpose of processing"), "column"), 0, 0)
        heads.addWidget(label(_("Legal basis"), "column"), 0, 1)
        self._heads = QWidget(self)
        self._heads.setLayout(heads)
        heads.setContentsMargins(8, 0, 34, 0)
        self.body.addWidget(self._heads)
        self._rows: dict[Ref, PurposeRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.body.addLayout(self._list)

    def refresh(self) -> None:
        super().refresh()
        purposes = self.view.document["purposes"]
        refs = [self.view.row("purposes", place) for place in range(len(purposes))]
        for ref in [ref for ref in self._rows if ref not in refs]:
            gone = self._rows.pop(ref)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, ref in enumerate(refs):
            if ref not in self._rows:
                self._rows[ref] = PurposeRow(self, ref)
            row = self._rows[ref]
            if self._list.indexOf(row) != place:
                self._list.removeWidget(row)
                self._list.insertWidget(place, row)
            row.refresh(place)
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


class PurposeRow(QWidget):
    """One purpose with its bases as chips."""

    def __init__(self, grid: PurposesGrid, ref: Ref) -> None:
        super().__init__(grid)
        self.ref = ref
        self._grid, self._view, self._context = grid, grid.view, grid.context
        self._place = 0
        self._chips: dict[Ref, Chip] = {}
        self._panel: BasisPanel | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line(self))
        layout = QGridLayout()
        layout.setContentsMargins(0, 8, 0, 10)
        layout.setHorizontalSpacing(16)
        layout.setColumnStretch(0, _LEFT)
        layout.setColumnStretch(1, _RIGHT)
        outer.addLayout(layout)
        left = QVBoxLayout()
        left.setSpacing(1)
        self._title = self._text("title", _("What for? In a few words …"), left)
        self._description = self._text(
            "description", _("In detail, as one would tell the data subject …"), left
        )
        self._issues = IssueList(self._context, self)
        left.addWidget(self._issues)
        left.addStretch(1)
        layout.addLayout(left, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.setContentsMargins(0, 5, 0, 0)
        self._flow_widget = QWidget(self)
        self._flow = FlowLayout(self._flow_widget, gap=6)
        self._add = push(
            _("Add legal basis"),
            self.add_basis,
            role="link",
            icon=self._context.icons.get("new", "accent"),
            parent=self,
        )
        self._add.setVisible(not self._view.read_only)
        self._flow.addWidget(self._add)
        right.addWidget(self._flow_widget)
        self._right = right
        right.addStretch(1)
        layout.addLayout(right, 0, 1)
        menu = QMenu(self)
        icons = self._context.icons
        menu.addAction(icons.get("up"), _("Move up"), "Alt+Up", lambda: self._move(-1))
        menu.addAction(icons.get("down"), _("Move down"), "Alt+Down", lambda: self._move(1))
        menu.addSeparator()
        menu.addAction(icons.get("delete"), _("Remove purpose"), self.remove)
        for action in menu.actions():
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.setEnabled(not self._view.read_only)
            self.addAction(action)
        more = menu_button(icons.get("more"), _("More for this purpose"), menu, parent=self)
        side = QHBoxLayout()
        side.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(side, 0, 2)

    def _text(self, name: str, hint: str, into: QVBoxLayout) -> TypedBinding:
        area = GrowingText(self)
        area.setProperty("role", "quiet")
        area.setPlaceholderText(hint)
        field = FIELDS[f"purpose.{name}"]
        area.setAccessibleName(_(field.label))
        if field.help:
            area.setToolTip(tip(_(field.help)))
        if name == "title":
            font = area.font()
            font.setWeight(font.Weight.DemiBold)
            area.setFont(font)
            area.setStyleSheet("font-weight: 600;")
        binding = TypedBinding(
            self._context, area, lambda: self._value(name), lambda text: self._view.set(self.ref, name, text)
        )
        binding.set_read_only(read_only=self._view.read_only)
        binding.refused.connect(lambda sentence: self._issues.set_refusal(sentence))
        into.addWidget(area)
        return binding

    def _value(self, name: str) -> str:
        path = self._view.record.place(self.ref)
        if path is None:
            return ""
        return str(self._view.document["purposes"][int(path[1])][name])  # type: ignore[literal-required]

    def refresh(self, place: int) -> None:
        self._place = place
        self._title.refresh()
        self._description.refresh()
        bases = self._view.document["purposes"][place]["bases"]
        refs = [self._view.row("purposes", place, "bases", index) for index in range(len(bases))]
        for ref in [ref for ref in self._chips if ref not in refs]:
            chip = self._chips.pop(ref)
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
            if self._panel is not None and self._panel.ref == ref:
                self._close_panel(focus=False)
        for index, (ref, basis) in enumerate(zip(refs, bases, strict=True)):
            text = basis_chip(basis)
            if ref in self._chips:
                self._chips[ref].show_text(text)
            else:
                self._chips[ref] = self._make_chip(ref, text)
                self._flow.insert(index, self._chips[ref])
                self._chips[ref].show()
        previous: QWidget = self._description.widget
        for widget in (*(self._chips[ref] for ref in refs), self._add):
            QWidget.setTabOrder(previous, widget)
            previous = widget
        self._flow.invalidate()
        self._flow_widget.updateGeometry()
        if self._panel is not None:
            self._panel.refresh()
        # The bases' own issues stand here too: this is where they are mended.
        self._issues.set_issues(self._view.issues_at("purposes", place))

    def _make_chip(self, ref: Ref, text: ChipText) -> Chip:
        chip = Chip(text, self._flow_widget, checkable=True)
        chip.clicked.connect(lambda: self._toggle(ref))
        chip.remove_requested.connect(lambda: self.remove_basis(ref))
        chip.step_requested.connect(lambda by: self._step(ref, by))
        return chip

    @property
    def panel(self) -> BasisPanel | None:
        """The small editor that is open, if one is."""
        return self._panel

    def chips(self) -> list[Chip]:
        return list(self._chips.values())

    def focus_title(self) -> None:
        self._title.widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_basis(self) -> None:
        """A new legal basis, its small editor open on the article."""
        made: list[Ref] = []
        if self._grid.act(lambda: made.append(self._view.add("purpose_basis", self.ref))):
            self.open_basis(made[0])

    def open_basis(self, ref: Ref) -> None:
        """Open the small editor of a basis."""
        if ref not in self._chips:
            return
        if self._panel is not None:
            self._close_panel(focus=False)
        panel = BasisPanel(self._context, self._view, ref, self)
        panel.closed.connect(self._close_panel)
        panel.remove_requested.connect(lambda: self.remove_basis(ref))
        self._panel = panel
        self._right.insertWidget(1, panel)
        panel.refresh()
        self._chips[ref].setChecked(True)
        QTimer.singleShot(0, panel, panel.focus_first)

    def remove_basis(self, ref: Ref) -> None:
        self._context.store_typing()
        if self._grid.act(lambda: self._view.remove(ref)):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove(self) -> None:
        self._context.store_typing()
        self._grid.act(lambda: self._view.remove(self.ref))

    def _toggle(self, ref: Ref) -> None:
        if self._panel is not None and self._panel.ref == ref:
            self._close_panel()
        else:
            self.open_basis(ref)

    def _close_panel(self, *, focus: bool = True) -> None:
        panel, self._panel = self._panel, None
        if panel is None:
            return
        chip = self._chips.get(panel.ref)
        if chip is not None:
            chip.setChecked(False)
            if focus:
                chip.setFocus(Qt.FocusReason.OtherFocusReason)
        self._right.removeWidget(panel)
        panel.hide()
        panel.deleteLater()

    def _step(self, ref: Ref, by: int) -> None:
        order = [*self._chips.values(), self._add]
        target = order.index(self._chips[ref]) + by
        if 0 <= target < len(order):
            order[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        self._context.store_typing()
        self._grid.act(lambda: self._view.move(self.ref, self._place + 1 + by))

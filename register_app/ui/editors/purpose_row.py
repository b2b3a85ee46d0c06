"""A purpose with its legal bases: what for at the left, the bases as chips at the right, those of Art. 9 and 10 apart."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.document import BasisDoc
from register_app.model.ref import Ref
from register_app.ui.editors.basis_panel import BasisPanel, basis_chip, is_apart
from register_app.ui.editors.purpose_texts import PurposeTexts
from register_app.ui.editors.section import Section
from register_app.ui.widgets.buttons import menu_button, push
from register_app.ui.widgets.chips import Chip, ChipText
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.reorder import DragHandle, Reorder
from register_app.ui.widgets.text import label, line
from register_app.viewmodels.citation import bases_sentence

LEFT, RIGHT = 11, 9
"""Shares of the width."""


class PurposeRow(QWidget):
    """One purpose with its bases as chips; `order` moves it with the mouse.

    `basis_left(basis, ±1)` asks to move a basis on to the purpose before or after this one, `basis_dropped(basis, place)`
    to put it where the mouse stands (global).
    """

    basis_left = Signal(object, int)
    basis_dropped = Signal(object, QPoint)

    def __init__(self, grid: Section, ref: Ref, order: Reorder) -> None:
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
        layout.setHorizontalSpacing(4)
        layout.setColumnStretch(1, LEFT)
        layout.setColumnStretch(2, RIGHT)
        outer.addLayout(layout)
        icons = self._context.icons
        if self._view.read_only:
            layout.setColumnMinimumWidth(0, 14)
        else:
            handle = DragHandle(icons.get("drag", "faint"), _("Drag to move (Alt+Up, Alt+Down)"), self)
            order.attach(handle, self)
            layout.addWidget(handle, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._texts = PurposeTexts(grid, ref, self)
        layout.addLayout(self._texts.layout, 0, 1)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.setContentsMargins(12, 5, 0, 0)
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
        self._apart_head = label(
            _("Special categories and criminal offences"), "hint", wrap=True, parent=self
        )
        self._apart_widget = QWidget(self)
        self._apart = FlowLayout(self._apart_widget, gap=6)
        self._sentence = label("", "hint", wrap=True, parent=self)
        for widget in (self._apart_head, self._apart_widget, self._sentence):
            widget.hide()
            right.addWidget(widget)
        self._right = right
        right.addStretch(1)
        layout.addLayout(right, 0, 2)
        menu = QMenu(self)
        menu.addAction(icons.get("up"), _("Move up") + "\tAlt+Up", lambda: self._move(-1))
        menu.addAction(icons.get("down"), _("Move down") + "\tAlt+Down", lambda: self._move(1))
        menu.addSeparator()
        menu.addAction(icons.get("delete"), _("Remove purpose"), self.remove)
        more = menu_button(icons.get("more"), _("More for this purpose"), menu, parent=self)
        more.setEnabled(not self._view.read_only)
        side = QHBoxLayout()
        side.addWidget(more, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(side, 0, 3)

    def refresh(self, place: int) -> None:
        self._place = place
        self._texts.refresh()
        bases = self._view.document["purposes"][place]["bases"]
        refs = [self._view.row("purposes", place, "bases", index) for index in range(len(bases))]
        self._show_chips(refs, bases)
        if self._panel is not None:
            self._panel.refresh()
        # The bases' own issues stand here too: this is where they are mended.
        self._texts.issues.set_issues(self._view.issues_at("purposes", place))

    def _show_chips(self, refs: list[Ref], bases: list[BasisDoc]) -> None:
        for ref in [ref for ref in self._chips if ref not in refs]:
            chip = self._chips.pop(ref)
            for flow in (self._flow, self._apart):
                flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
            if self._panel is not None and self._panel.ref == ref:
                self._close_panel(focus=False)
        places = {True: 0, False: 0}
        for ref, basis in zip(refs, bases, strict=True):
            text, apart = basis_chip(basis), is_apart(basis)
            if ref in self._chips:
                self._chips[ref].show_text(text)
            else:
                self._chips[ref] = self._make_chip(ref)
                self._chips[ref].show_text(text)
            flow = self._apart if apart else self._flow
            if flow.place_of(self._chips[ref]) != places[apart]:
                for other in (self._flow, self._apart):
                    other.removeWidget(self._chips[ref])
                flow.insert(places[apart], self._chips[ref])
                self._chips[ref].show()
            places[apart] += 1
        self._chips = {ref: self._chips[ref] for ref in refs}
        for part in (self._apart_head, self._apart_widget):
            part.setVisible(places[True] > 0)
        # How consent and the bases of Art. 9 and 10 go with the others is read in a sentence.
        joined = len(bases) > 1 and (places[True] or any(basis["article"] == "6(1)(a)" for basis in bases))
        sentence = bases_sentence(bases) if joined else ""
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self.chain_chips()
        for flow, holder in ((self._flow, self._flow_widget), (self._apart, self._apart_widget)):
            flow.invalidate()
            holder.updateGeometry()

    def chain_chips(self) -> None:
        """Let Tab go from the description through the bases as they stand."""
        previous: QWidget = self._texts.description.widget
        for widget in self._stops():
            QWidget.setTabOrder(previous, widget)
            previous = widget

    def _make_chip(self, ref: Ref) -> Chip:
        chip = Chip(ChipText(""), self._flow_widget, checkable=True)
        chip.clicked.connect(lambda: self._toggle(ref))
        chip.remove_requested.connect(lambda: self.remove_basis(ref))
        chip.step_requested.connect(lambda by: self._step(ref, by))
        chip.move_requested.connect(lambda by: self._move_basis(ref, by))
        chip.dropped.connect(lambda at: self.basis_dropped.emit(ref, at))
        return chip

    def _stops(self) -> list[QWidget]:
        """The chips as they stand, with the button that adds one behind those of Art. 6."""
        bases = self._view.document["purposes"][self._place]["bases"]
        chips = list(zip(self._chips.values(), bases, strict=False))
        return [
            *(chip for chip, basis in chips if not is_apart(basis)),
            self._add,
            *(chip for chip, basis in chips if is_apart(basis)),
        ]

    def move_chip(self, widget: QWidget, by: int) -> bool:
        """Move the basis whose chip `widget` is, from either end on to the next purpose; False where it is none."""
        ref = next((ref for ref, chip in self._chips.items() if chip is widget), None)
        if ref is None:
            return False
        if 0 <= list(self._chips).index(ref) + by < len(self._chips):
            self._move_basis(ref, by)
        else:
            self.basis_left.emit(ref, by)
        return True

    def _move_basis(self, ref: Ref, by: int) -> None:
        place = list(self._chips).index(ref)
        if 0 <= place + by < len(self._chips):
            self._context.store_typing()
            self._grid.act(lambda: self._view.move(ref, place + 1 + by))
            self._chips[ref].setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_basis(self, ref: Ref, at: QPoint) -> None:
        """Put one of these bases before the one that lies under the mouse (global place), or last."""
        place, target = list(self._chips).index(ref), self.gap(at, ref)
        self._move_basis(ref, (target - 1 if target > place else target) - place)

    def gap(self, at: QPoint, moved: Ref) -> int:
        """Before which basis (0-based) `moved` goes where the mouse stands (global place)."""
        behind = (
            place
            for place, (ref, chip) in enumerate(self._chips.items())
            if ref != moved and chip.lies_behind(at)
        )
        return next(behind, len(self._chips))

    def focus_basis(self, ref: Ref) -> None:
        """Go to a basis."""
        if ref in self._chips:
            self._chips[ref].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def panel(self) -> BasisPanel | None:
        """The small editor that is open, if one is."""
        return self._panel

    def chips(self) -> list[Chip]:
        return list(self._chips.values())

    def basis_refs(self) -> list[Ref]:
        return list(self._chips)

    def focus_title(self) -> None:
        self._texts.title.widget.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self._right.insertWidget(4, panel)
        chain(self._chips[ref], [panel])
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
        order = self._stops()
        target = order.index(self._chips[ref]) + by
        if 0 <= target < len(order):
            order[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, by: int) -> None:
        self._context.store_typing()
        self._grid.act(lambda: self._view.move(self.ref, self._place + 1 + by))

"""One row of a grid of the form: its chief fields, what the checks say, and below them the details."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from register_app.base.i18n import N_, _
from register_app.model.fields import FIELDS, Field
from register_app.model.ref import Ref
from register_app.ui.editors.binding import Binding
from register_app.ui.editors.factory import LIST_KINDS, make
from register_app.ui.editors.field_box import FieldBox
from register_app.ui.editors.invisible_marks import watch
from register_app.ui.editors.section import Section
from register_app.ui.widgets.buttons import icon_button, menu_button
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.reorder import DragHandle, Reorder
from register_app.ui.widgets.text import line, restyle
from register_app.ui.widgets.typeahead import TypeAhead
from register_app.viewmodels import offers
from register_app.viewmodels.choices import Choice, ChoicesModel
from register_app.viewmodels.rows import RowsView

RECIPIENT_KIND = Field(
    "disclosure",
    "kind",
    N_("Kind of recipient"),
    "choice",
    choices={"party": N_("Named recipient"), "category": N_("Category of recipients")},
)
"""Not a field of the record: whether a recipient points to a party or to a category."""


@dataclass(frozen=True)
class Shape:
    """Which fields of a table stand in the row, with their share of the width, and which in its details.

    Fields of a column, one below the other, are named in one text: "category sensitivity".
    """

    table: str
    columns: tuple[tuple[str, int], ...]
    details: tuple[str, ...]
    remove: str = ""
    add_by: str = ""
    """The field that names a new row: it is added by picking or writing that name. Empty: added as an empty row."""


class GridRow(QFrame):
    """A row of `shape`; `order` moves it with the mouse."""

    def __init__(
        self, section: Section, rows: RowsView, shape: Shape, ref: Ref, order: Reorder, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.ref = ref
        self._section, self._rows, self._shape = section, rows, shape
        self._context = section.context
        self._place = 0
        self._purposes: Callable[[], Sequence[Choice]] = list
        self._details: QFrame | None = None
        self._boxes: list[FieldBox] = []
        self.rule: TypeAhead | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line(self))
        cells = QGridLayout()
        cells.setContentsMargins(0, 5, 0, 5)
        cells.setHorizontalSpacing(8)
        icons = self._context.icons
        read_only = section.view.read_only
        if read_only:
            cells.setColumnMinimumWidth(0, 14)
        else:
            handle = DragHandle(icons.get("drag", "faint"), _("Drag to move (Alt+Up, Alt+Down)"), self)
            order.attach(handle, self)
            cells.addWidget(handle, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.bindings: dict[str, Binding] = {}
        for place, (names, share) in enumerate(shape.columns, 1):
            cells.setColumnStretch(place, share)
            cell = QVBoxLayout()
            cell.setSpacing(0)
            for name in names.split():
                self.bindings[name] = self._bind(name)
                widget = self.bindings[name].widget
                widget.setMinimumWidth(60)
                policy = widget.sizePolicy()
                policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
                widget.setSizePolicy(policy)
                cell.addWidget(widget)
            cell.addStretch(1)
            cells.addLayout(cell, 0, place)
        self._toggle = icon_button(icons.get("down"), _("Show details"), self.toggle_details, parent=self)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self.fill_menu)
        more = self._more = menu_button(icons.get("more"), _("More for this row"), self._menu, parent=self)
        more.setEnabled(not read_only)
        side = QHBoxLayout()
        side.setSpacing(2)
        for button in (self._toggle, more):
            side.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        cells.addLayout(side, 0, len(shape.columns) + 1)
        outer.addLayout(cells)
        self._outer = outer
        self._issues = IssueList(self._context, self)
        self._issues.setContentsMargins(26, 0, 8, 6)
        outer.addWidget(self._issues)
        for binding in self.bindings.values():
            watch(binding, self._issues)

    def fill_menu(self) -> QMenu:
        """What can be done with the row; made when it is asked for, since a form has dozens of rows."""
        menu, icons = self._menu, self._context.icons
        menu.clear()
        menu.addAction(icons.get("up"), _("Move up") + "\tAlt+Up", lambda: self._move(-1))
        menu.addAction(icons.get("down"), _("Move down") + "\tAlt+Down", lambda: self._move(1))
        if self._shape.table == "data_use":
            menu.addSeparator()
            menu.addAction(icons.get("retention"), _("Take over retention rule …"), self.focus_rule)
            menu.addAction(_("Keep time limit as a retention rule"), self.keep_as_rule)
        menu.addSeparator()
        menu.addAction(icons.get("delete"), self._shape.remove, self.remove)
        return menu

    def _field(self, name: str) -> Field:
        return RECIPIENT_KIND if name == "kind" else FIELDS[f"{self._shape.table}.{name}"]

    def _bind(self, name: str) -> Binding:
        rows, ref, field = self._rows, self.ref, self._field(name)
        several = field.kind in (*LIST_KINDS, "purposes")
        binding = make(
            self._context,
            field,
            (lambda: rows.values(ref, name)) if several else (lambda: rows.value(ref, name)),
            (lambda values: rows.set_list(ref, name, values))
            if several
            else (lambda text: rows.set(ref, name, text)),
            parent=self,
            quiet=True,
            offer=(lambda: self._purposes()) if name == "purposes" else None,
            ref=ref,
        )
        binding.refused.connect(lambda sentence: self._issues.set_refusal(sentence))
        if name == "basis":
            binding.set_hint(_("Which legal basis?"))
        elif not several and not self._section.view.read_only:
            # Without a frame an empty field would be seen by nobody; one below another has no heading.
            heads = [names.split()[0] for names, _share in self._shape.columns]
            binding.set_hint(_("Add …") if name in heads else _(field.label))
        return binding

    def refresh(self, place: int, purposes: Callable[[], Sequence[Choice]]) -> None:
        """Show what is stored now, as the row at a 0-based place."""
        self._place, self._purposes = place, purposes
        for binding in self.bindings.values():
            binding.refresh()
        for box in self._boxes:
            box.refresh()
        self._show_basis()
        self._issues.set_issues(self._rows.issues(place))

    def _show_basis(self) -> None:
        """Data with a basis of its own say which; what is not clarified is marked."""
        if "basis" not in self.bindings:
            return
        use = self._rows.value(self.ref, "basis_use")
        stated = bool(self._rows.value(self.ref, "basis"))
        self.bindings["basis"].widget.setVisible(use == "own" or stated)
        box = self.bindings["basis_use"].widget
        state = "warning" if use == "unclarified" else ""
        if (box.property("tone") or "") != state:
            box.setProperty("tone", state)
            restyle(box)

    @property
    def details_shown(self) -> bool:
        return self._details is not None and not self._details.isHidden()

    def focus_first(self) -> None:
        next(iter(self.bindings.values())).widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_details(self) -> None:
        """Show or hide the fields that do not stand in the row."""
        if self._details is None:
            self._details = self._make_details()
            self._outer.addWidget(self._details)
            chain(self._more, [self._details])
            shown = True
        else:
            shown = self._details.isHidden()
        self._details.setVisible(shown)
        icons = self._context.icons
        self._toggle.setIcon(icons.get("up" if shown else "down"))
        self._toggle.setAccessibleName(_("Hide details") if shown else _("Show details"))

    def _make_details(self) -> QFrame:
        frame = QFrame(self)
        frame.setProperty("role", "inset")
        grid = QGridLayout(frame)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        place = 0
        rows, ref = self._rows, self.ref
        if self._shape.table == "data_use" and not self._section.view.read_only:
            self.rule = self._make_rule(frame)
            grid.addWidget(self.rule, 0, 0, 1, 2)
            place = 2
        for name in self._shape.details:
            field = self._field(name)
            box = FieldBox(
                self._context,
                field,
                lambda name=name: rows.value(ref, name),
                lambda text, name=name: rows.set(ref, name, text),
                parent=frame,
                ref=ref,
            )
            self._boxes.append(box)
            wide = field.kind == "long_text"
            if wide and place % 2:
                place += 1
            grid.addWidget(box, place // 2, place % 2, 1, 2 if wide else 1)
            place += 2 if wide else 1
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return frame

    def _make_rule(self, parent: QWidget) -> TypeAhead:
        choices = ChoicesModel(offers.retention_rules(self._context.session), creatable=False)
        pick = TypeAhead(choices, parent, strict=True, clears=True)
        pick.setPlaceholderText(_("Take over a retention rule of the catalogue …"))
        pick.setAccessibleName(_("Take over a retention rule of the catalogue …"))
        pick.chosen.connect(self._take_rule)
        return pick

    def focus_rule(self) -> None:
        """Open the details on the choice of a retention rule."""
        if not self.details_shown:
            self.toggle_details()
        if self.rule is not None:
            self.rule.setFocus(Qt.FocusReason.OtherFocusReason)
            self.rule.open_list()

    def _take_rule(self, name: str) -> None:
        self._context.store_typing()
        self._section.act(lambda: self._rows.take_rule(self.ref, name))

    def keep_as_rule(self) -> None:
        """Put the time limit of this row into the catalogue."""
        self._context.store_typing()
        self._section.act(lambda: self._rows.keep_as_rule(self.ref))

    def remove(self) -> None:
        self._context.store_typing()
        self._section.act(lambda: self._rows.remove(self.ref))

    def _move(self, by: int) -> None:
        self._context.store_typing()
        self._section.act(lambda: self._rows.move(self.ref, self._place + 1 + by))

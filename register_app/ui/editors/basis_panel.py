"""The small editor of one legal basis: article, law, section, reason, balancing test."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.document import BasisDoc
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.ui.context import Context
from register_app.ui.editors.field_box import FieldBox
from register_app.ui.widgets.buttons import icon_button, push
from register_app.ui.widgets.chips import ChipText
from register_app.ui.widgets.text import label
from register_app.viewmodels.activity import ActivityView
from register_app.viewmodels.citation import basis_spoken, basis_text

_PLACES = {
    "article": (0, 0, 1, 2),
    "law": (1, 0, 1, 1),
    "section": (1, 1, 1, 1),
    "reason": (2, 0, 1, 2),
    "lia": (3, 0, 1, 2),
}


class BasisPanel(QFrame):
    """Opens below the chips of a purpose and edits one of them in place; Escape closes it."""

    closed = Signal()
    remove_requested = Signal()

    def __init__(self, context: Context, view: ActivityView, ref: Ref, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "inset")
        self.ref = ref
        self._view = view
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        top = QHBoxLayout()
        top.addWidget(label(_("Legal basis"), "strong"))
        top.addStretch(1)
        if not view.read_only:
            top.addWidget(
                push(
                    _("Remove"),
                    self.remove_requested.emit,
                    role="link",
                    icon=context.icons.get("delete", "accent"),
                )
            )
        top.addWidget(icon_button(context.icons.get("up"), _("Close (Esc)"), self.closed.emit))
        grid.addLayout(top, 0, 0, 1, 2)
        self._boxes: dict[str, FieldBox] = {}
        for name, (row, column, _rows, columns) in _PLACES.items():
            box = FieldBox(
                context,
                FIELDS[f"purpose_basis.{name}"],
                lambda name=name: self._value(name),
                lambda value, name=name: view.set(ref, name, value),
                parent=self,
                lines=2 if name == "reason" else 1,
                named=name != "article",
                ref=ref,
            )
            self._boxes[name] = box
            grid.addWidget(box, row + 1, column, 1, columns)

    def field(self, name: str) -> QWidget:
        """The editor of a field."""
        return self._boxes[name].binding.widget

    def focus_first(self) -> None:
        self._boxes["article"].binding.widget.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        for box in self._boxes.values():
            box.refresh()
        # A balancing test belongs to legitimate interests; what was written is shown whatever the article.
        self._boxes["lia"].setVisible(self._value("article") == "6(1)(f)" or bool(self._value("lia")))

    def _value(self, name: str) -> str:
        path = self._view.record.place(self.ref)
        if path is None:
            return ""
        _key, purpose, _bases, place = path
        basis = self._view.document["purposes"][int(purpose)]["bases"][int(place)]
        return str(basis[name])  # type: ignore[literal-required]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def basis_chip(basis: BasisDoc) -> ChipText:
    """A legal basis as a chip: Art. 9 and 10 apart, and one without an article as what has to be mended."""
    tone = "warning" if not basis["article"] else "special" if is_apart(basis) else ""
    return ChipText(basis_text(basis), tone, basis_spoken(basis), basis_spoken(basis))


def is_apart(basis: BasisDoc) -> bool:
    """Art. 9 and Art. 10 allow what Art. 6 alone does not; they stand apart from it."""
    return basis["article"].startswith(("9", "10"))

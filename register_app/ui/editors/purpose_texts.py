"""What a purpose is in words: its title, its description, and below them what there is to say of it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.ui.editors.binding import TypedBinding
from register_app.ui.editors.field_place import mark
from register_app.ui.editors.invisible_marks import watch
from register_app.ui.editors.section import Section
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import tip


class PurposeTexts:
    """The left side of a purpose's row: `layout` holds the two texts and `issues`."""

    def __init__(self, grid: Section, ref: Ref, row: QWidget) -> None:
        self._view, self._context, self._ref, self._row = grid.view, grid.context, ref, row
        self.layout = QVBoxLayout()
        self.layout.setSpacing(1)
        self.title = self._text("title", _("What for? In a few words …"))
        self.description = self._text("description", _("In detail, as one would tell the data subject …"))
        self.issues = IssueList(self._context, row)
        self.layout.addWidget(self.issues)
        for binding in (self.title, self.description):
            binding.refused.connect(self.issues.set_refusal)
            watch(binding, self.issues)
        self.layout.addStretch(1)

    def refresh(self) -> None:
        self.title.refresh()
        self.description.refresh()

    def _text(self, name: str, hint: str) -> TypedBinding:
        area = GrowingText(self._row)
        area.setProperty("role", "quiet")
        area.setPlaceholderText(hint)
        field = FIELDS[f"purpose.{name}"]
        area.setAccessibleName(_(field.label))
        mark(area, field, self._ref)
        if field.help:
            area.setToolTip(tip(_(field.help)))
        if name == "title":
            font = area.font()
            font.setWeight(font.Weight.DemiBold)
            area.setFont(font)
            area.setStyleSheet("font-weight: 600;")
        binding = TypedBinding(
            self._context, area, lambda: self._value(name), lambda text: self._view.set(self._ref, name, text)
        )
        binding.set_read_only(read_only=self._view.read_only)
        self.layout.addWidget(area)
        return binding

    def _value(self, name: str) -> str:
        path = self._view.record.place(self._ref)
        if path is None:
            return ""
        return str(self._view.document["purposes"][int(path[1])][name])  # type: ignore[literal-required]

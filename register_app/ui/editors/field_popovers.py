"""What one can ask of a field: help with the article and an example (F1), and what it held before (F4)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register_app.base.errors import RegisterError
from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.editors.field_place import FieldPlace, place_of
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.popover import Popover
from register_app.ui.widgets.text import label, line
from register_app.viewmodels.citation import cite
from register_app.viewmodels.fieldpast import FieldPast, PastLine

_TALLEST = 420
_LONGEST = 600


class HelpPopover(Popover):
    """What belongs into a field, with the article that asks for it and an example."""

    def __init__(self, place: FieldPlace, parent: QWidget) -> None:
        field = place.field
        super().__init__(_(field.label), parent)
        if field.help:
            self.body.addWidget(label(_(field.help), wrap=True))
        if field.example:
            self.body.addWidget(label(_("Example: {example}").format(example=_(field.example)), wrap=True))
        if field.article:
            told = _("Asked for by {article} of the GDPR.").format(article=cite(field.article))
        else:
            told = _("Art. 30 of the GDPR does not ask for it; it is kept because it is needed elsewhere.")
        self.body.addWidget(label(told, "hint", wrap=True))
        keys = _("F4 shows what this field held before, and who changed it.")
        self.body.addWidget(label(keys, "hint", wrap=True))


class PastPopover(Popover):
    """Who changed a field, when, from what; each old value can be put back, as one step to undo."""

    def __init__(self, context: Context, past: FieldPast, parent: QWidget) -> None:
        super().__init__(_("History of {field}").format(field=_(past.field.label)), parent)
        self._context, self._past = context, past
        self._refusal = label("", "error", wrap=True)
        self._refusal.hide()
        self.body.addWidget(self._refusal)
        self.lines = past.lines()
        if not self.lines:
            self.body.addWidget(label(_("Nothing was ever entered here."), "hint", wrap=True))
            return
        content = QWidget()
        rows = QVBoxLayout(content)
        rows.setContentsMargins(0, 0, 4, 0)
        rows.setSpacing(6)
        for place, past_line in enumerate(self.lines):
            if place:
                rows.addWidget(line())
            self._add(rows, past_line)
        rows.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        content.setAutoFillBackground(False)
        area.viewport().setAutoFillBackground(False)
        area.setMinimumHeight(min(content.sizeHint().height() + 30, _TALLEST))
        self.body.addWidget(area)

    def _add(self, rows: QVBoxLayout, past_line: PastLine) -> None:
        top = QHBoxLayout()
        who = f"{past_line.when} · {past_line.author}" if past_line.author else past_line.when
        top.addWidget(label(who, "hint"), 1)
        if past_line.current:
            top.addWidget(label(_("now"), "badge"))
        rows.addLayout(top)
        rows.addWidget(label(_cut(past_line.after), wrap=True))
        before = QHBoxLayout()
        before.addWidget(label(_("before: {text}").format(text=_cut(past_line.before)), "hint", wrap=True), 1)
        if self._past.restorable:
            button = push(_("Put back"), partial(self.restore, past_line), role="link")
            button.setAccessibleName(_("Put back: {text}").format(text=past_line.before[:80]))
            before.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(before)

    def restore(self, past_line: PastLine) -> None:
        """Put back what the field held before that change."""
        try:
            self._past.restore(past_line.change.before)
        except RegisterError as error:
            self._refusal.setText(str(error))
            self._refusal.show()
            self.adjustSize()
            return
        self.close()


def _focused(root: QWidget) -> QWidget | None:
    """The widget with the cursor; of a window that is not in front, the one that will have it."""
    return QApplication.focusWidget() or root.window().focusWidget()


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


class FieldHelp:
    """F1 and F4 within `root`, for the field in which the cursor stands."""

    def __init__(self, context: Context, root: QWidget) -> None:
        self._context, self._root = context, root
        for keys, act in (("F1", self.show_help), ("F4", self.show_past)):
            shortcut = QShortcut(QKeySequence(keys), root)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _place(self) -> FieldPlace | None:
        focused = _focused(self._root)
        return place_of(focused) if focused is not None and self._root.isAncestorOf(focused) else None

    def show_help(self) -> HelpPopover | None:
        """Help for the field with the cursor."""
        place = self._place()
        if place is None:
            return None
        popover = HelpPopover(place, self._root)
        popover.open_beside(place.widget)
        return popover

    def show_past(self) -> PastPopover | None:
        """The history of the field with the cursor."""
        place = self._place()
        if place is None or place.ref is None or not self._context.session.is_open:
            return None
        self._context.store_typing()
        popover = PastPopover(
            self._context, FieldPast(self._context.session, place.field, place.ref), self._root
        )
        popover.open_beside(place.widget)
        return popover

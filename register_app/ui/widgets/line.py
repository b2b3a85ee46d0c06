"""A field of one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QKeySequence, QPaintEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStylePainter,
    QToolButton,
    QWidget,
)

from register_app.base.i18n import _
from register_app.ui.widgets.text import tip

_BOX_MARGINS = 54
"""What the style sheet leaves free at the sides of a list box, with its arrow."""


LONGEST = 4_000_000
"""Characters a field of one line takes; Qt's own limit of 32,767 would cut off the rest of what is pasted."""


def is_programs(event: QEvent) -> bool:
    """Whether a field leaves a key to the program: X11 would end the line with Ctrl+E and cut it off with Ctrl+K."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        and event.key() in (Qt.Key.Key_E, Qt.Key.Key_K)
    )


def paint_elided(field: QLineEdit) -> bool:
    """Draw a field that one is not in with its text ending in “…” where it does not fit; False where it fits."""
    text = field.text()
    if field.hasFocus() or not text:
        return False
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    area = (
        field.style()
        .subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
        .adjusted(2, 0, -2, 0)
    )
    metrics = field.fontMetrics()
    if metrics.horizontalAdvance(text) <= area.width():
        return False
    painter = QStylePainter(field)
    painter.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option)
    painter.setPen(field.palette().color(QPalette.ColorRole.Text))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
    return True


class LineEdit(QLineEdit):
    """`edited(text)` follows each change by the user, `left` the loss of focus.

    Ctrl+Z takes back typing while there is any; after that the key is the program's undo.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(LONGEST)
        self.textEdited.connect(self.edited)

    def make_search(self, hint: str, icon: QIcon) -> None:
        """Look and behave as a field to search in."""
        self.setProperty("role", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(_("Search"))
        self.addAction(icon, QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        names = (_("Search"), _("Clear"))
        for button, name in zip(self.findChildren(QToolButton), names, strict=True):
            button.setAccessibleName(name)
            button.setToolTip(tip(name))

    def set_text(self, text: str) -> None:
        """Show `text`; a text that is there already keeps its cursor."""
        if text != self.text():
            self.setText(text)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
            if not self.isUndoAvailable():
                return
            # What is stored is undone by the program, not by a field that one has left.
            text = self.text()
            self.setText("")
            self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not paint_elided(self):
            super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_programs(event) or (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (
                (event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable())
                or (event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable())
            )
        ):
            event.ignore()
            return False
        return super().event(event)


class ChoiceBox(QComboBox):
    """A list of fixed choices that the mouse wheel does not change in passing; `chosen(value)` is the user's act."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.activated.connect(lambda place: self.chosen.emit(str(self.itemData(place) or "")))

    def set_choices(self, choices: dict[str, str], empty: str) -> None:
        """Offer value → text; the empty value is shown as `empty`."""
        self.addItem(empty, "")
        for value, text in choices.items():
            self.addItem(text, value)

    def set_value(self, value: str) -> None:
        """Show `value`, also one that is none of the choices (a file may hold it)."""
        place = self.findData(value)
        if place < 0:
            self.addItem(value, value)
            place = self.count() - 1
        self.setCurrentIndex(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As any list box, with its text ending in “…” where it does not fit."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        width = self.width() - _BOX_MARGINS
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, max(width, 12)
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

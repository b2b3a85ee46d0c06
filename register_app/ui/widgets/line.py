"""A field of one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QIcon,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
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
from register_app.ui.widgets.keys import is_programs
from register_app.ui.widgets.long_line import LONG, LongLine
from register_app.ui.widgets.text import tip

LONGEST = 4_000_000
"""Characters a field of one line takes; Qt's own limit of 32,767 would cut off the rest of what is pasted."""


_SEEN = 2000
"""Letters of which never all are in view: to measure more of them takes long."""


def paint_elided(field: QLineEdit) -> bool:
    """Draw a field that one is not in with its text ending in “…” where it does not fit; False where it fits."""
    text = field.text()[:_SEEN]
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

    Ctrl+Z takes back typing while there is any; after that the key is the program's undo. A very long text is held by
    a `LongLine` that lies over the field.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._long: LongLine | None = None
        self.setMaxLength(LONGEST)
        self.textEdited.connect(self._on_edited)

    def text(self) -> str:
        return super().text() if self._long is None else self._long.text()

    def setText(self, text: str | None) -> None:
        if text is not None and len(text) > LONG:
            self._hold(text)
        else:
            self._let_go()
            super().setText(text)

    def clear(self) -> None:
        self.setText("")

    def setReadOnly(self, read_only: bool) -> None:
        super().setReadOnly(read_only)
        if self._long is not None:
            self._long.setReadOnly(read_only)

    @property
    def long_line(self) -> LongLine | None:
        """What holds a very long text; None while the field does so itself."""
        return self._long

    def _hold(self, text: str) -> None:
        """Hand a very long text over to the field that takes it in pieces."""
        if self._long is not None:
            self._long.set_text(text)
        else:
            focused = self.hasFocus()
            made = self._long = LongLine(self)
            super().setText("")
            made.set_text(text)
            made.setReadOnly(self.isReadOnly())
            made.edited.connect(lambda _text: self.edited.emit(self.text()))
            made.left.connect(self._on_left)
            self.setFocusProxy(made)
            if focused:
                made.setFocus(Qt.FocusReason.OtherFocusReason)

    def _let_go(self) -> None:
        held, self._long = self._long, None
        if held is not None:
            focused = held.hasFocus()
            self.setFocusProxy(None)  # type: ignore[arg-type]
            held.hide()
            held.deleteLater()
            if focused:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_left(self) -> None:
        held = self._long
        self.left.emit()
        # Shortened meanwhile: it fits into the field again.
        if held is not None and held is self._long:
            if len(held.text()) <= LONG:
                self.setText(held.text())
            else:
                held.go_to(0)  # as any field that one has left

    def _on_edited(self, text: str) -> None:
        if len(text) > LONG:
            place = self.cursorPosition()
            self._hold(text)
            if self._long is not None:
                self._long.go_to(place)
        self.edited.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._long is not None and event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._long.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._long is not None:
            self._long.fill(self)

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
        if self._long is None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
            if not self.isUndoAvailable():
                return
            # What is stored is undone by the program, not by a field that one has left.
            text = self.text()
            self.setText("")
            self.setText(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._long is not None or not paint_elided(self):
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
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, max(room.width() - 2, 12)
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

"""A text editor as tall as its text."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from register_app.ui.widgets import pieces
from register_app.ui.widgets.keys import is_programs

_TALLEST_LINES = 24
_ENDLESS = re.compile(r"\S{2000}")
"""A word that nobody writes: looking for a place to break it takes Qt seconds with every key."""


class GrowingText(QPlainTextEdit):
    """Plain text that grows with what is written; Tab leaves it, as in any other field.

    `edited(text)` follows each change by the user, `left` the loss of focus.
    """

    edited = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self._lines = lines
        self._quiet = False
        self._shown_height = 0
        self._in_pieces = False
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._on_text_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def set_text(self, text: str) -> None:
        """Show `text`; a text that is there already keeps its cursor."""
        if text != self.toPlainText():
            self._quiet = True
            self._wrap_for(text)
            self.setPlainText("")
            self._in_pieces = pieces.needed(text)
            if self._in_pieces:
                pieces.insert(self.textCursor(), text)
                self.moveCursor(QTextCursor.MoveOperation.Start)
            else:
                self.setPlainText(text)
            self.document().clearUndoRedoStacks()
            self._quiet = False

    def toPlainText(self) -> str:
        """What was written: the breaks between pieces of a very long paragraph are none of it."""
        if self._in_pieces:
            return pieces.text_of(self.document())
        # Not Qt's own, which makes every no-break space a plain one.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def sizeHint(self) -> QSize:
        return QSize(220, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(90, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
            # What is stored is undone by the program, not by a field that one has left.
            self.document().clearUndoRedoStacks()

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back typing while there is any; after that the key is the program's undo."""
        if is_programs(event):
            event.ignore()
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            if (event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()) or (
                event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()
            ):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What a button's default key does elsewhere: the field is finished, the next one follows.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (
            event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.focusNextChild()
            return
        if self._in_pieces and self._edit_pieces(event):
            return
        super().keyPressEvent(event)

    def _edit_pieces(self, event: QKeyEvent) -> bool:
        """The keys for which the edge between two pieces is no place of its own; True where that was all."""
        cursor, key = self.textCursor(), QKeySequence.StandardKey
        if event.matches(key.InsertParagraphSeparator) and not self.isReadOnly():
            pieces.new_paragraph(cursor)
            self.setTextCursor(cursor)
            self.ensureCursorVisible()
            return True
        back = event.matches(key.Backspace) or event.matches(key.DeleteStartOfWord)
        if back or event.matches(key.Delete) or event.matches(key.DeleteEndOfWord):
            pieces.reach_over(cursor, back=back)
            self.setTextCursor(cursor)
        return False

    def createMimeDataFromSelection(self) -> QMimeData:
        if not self._in_pieces:
            return super().createMimeDataFromSelection()
        data = QMimeData()
        data.setText(pieces.text_of_selection(self.textCursor()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as plain text, whatever the other program offers."""
        if source.hasText():
            text = source.text()
            # With what stands here already, since a word may be pasted in pieces.
            self._wrap_for(self.toPlainText() + text)
            if self._in_pieces or pieces.needed(text):
                self._in_pieces = True
                pieces.insert(self.textCursor(), text)
                self.ensureCursorVisible()
            else:
                self.insertPlainText(text)

    def _wrap_for(self, text: str) -> None:
        """Break lines between words; between any letters where a word has no end."""
        wrap = QTextOption.WrapMode
        self.setWordWrapMode(
            wrap.WrapAnywhere if _ENDLESS.search(text) else wrap.WrapAtWordBoundaryOrAnywhere
        )

    def _height(self) -> int:
        spacing = self.fontMetrics().lineSpacing()
        count = max(self._lines, min(round(self.document().size().height()), _TALLEST_LINES))
        return count * spacing + 12

    def _fit(self) -> None:
        height = self._height()
        if height != self._shown_height:
            self._shown_height = height
            tall = self.document().size().height() > _TALLEST_LINES
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if tall else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(policy)
            self.setFixedHeight(height)

    def _on_text_changed(self) -> None:
        self._fit()
        if not self._quiet:
            self.edited.emit(self.toPlainText())

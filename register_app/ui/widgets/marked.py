"""Plain texts laid out as they are, with formats for what is marked in them; a label that marks the hits of a search."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from register_app.ui.theme import Look
from register_app.ui.widgets.text import label
from register_app.viewmodels.search import hits


def marked(look: Look, text: str, role: str, words: Sequence[str], parent: QWidget | None = None) -> QLabel:
    """A label of several lines; one that draws itself where there is something to mark."""
    if not words or not hits(text, tuple(words)):
        return label(text, role, wrap=True, parent=parent)
    return _Marked(look, text, role, tuple(words), parent)


def laid_out(
    text: str, font: QFont, width: int, formats: Sequence[QTextLayout.FormatRange] = ()
) -> tuple[QTextLayout, float]:
    """A text with its formats in lines of `width` pixels, and how high it is."""
    layout = QTextLayout(text.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    height = 0.0
    while (row := layout.createLine()).isValid():
        row.setLineWidth(max(width, 20))
        row.setPosition(QPointF(0, height))
        height += row.height()
    layout.endLayout()
    return layout, height


def format_range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """How `length` characters from `start` on are shown, as Qt counts them."""
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, length, look
    return found


class _Marked(QLabel):
    """The text never becomes markup: it is laid out as it is, with formats for the hits."""

    def __init__(
        self, look: Look, text: str, role: str, words: tuple[str, ...], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self.spans = hits(text, words)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if role:
            self.setProperty("role", role)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.ensurePolished()
        return round(self._laid_out(width)[1]) + 2

    def sizeHint(self) -> QSize:
        width = min(self.fontMetrics().horizontalAdvance(self.text()) + 4, 320)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        layout, _height = self._laid_out(self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layout.draw(painter, QPointF(0, 0), [self._range(*span) for span in self.spans])
        if self.hasFocus():
            painter.drawRect(QRect(0, 0, self.width() - 1, self.height() - 1))

    def _laid_out(self, width: int) -> tuple[QTextLayout, float]:
        return laid_out(self.text(), self.font(), width)

    def _range(self, start: int, length: int) -> QTextLayout.FormatRange:
        theme = self._look.theme
        look = QTextCharFormat()
        look.setBackground(theme.colour("mark"))
        look.setForeground(theme.colour("on_mark"))
        return format_range(start, length, look)

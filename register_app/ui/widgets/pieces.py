"""Very long paragraphs shown in pieces: laying out one of 200,000 characters anew takes Qt a tenth of a second a key.

A piece begins a block of the document that its block format marks as joined to the block before: on the screen it
begins a line, in the text it does not. What is read, copied and stored has no break there.
"""

from __future__ import annotations

import re
from itertools import pairwise

from PySide6.QtGui import QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument, QTextFormat

LONG, PIECE = 8000, 2000
"""A paragraph of more than LONG characters is shown in pieces of about PIECE."""

_LINE_ENDS = re.compile("\r\n|[\r\u2029]")
_JOINED = int(QTextFormat.Property.UserProperty) + 1


def needed(text: str) -> bool:
    """Whether a paragraph of `text` is too long to be laid out at once."""
    return len(text) > LONG and any(len(part) > LONG for part in text.split("\n"))


def is_joined(block: QTextBlock) -> bool:
    """Whether no line break stands before `block`."""
    return block.blockFormat().hasProperty(_JOINED)


def text_of(document: QTextDocument) -> str:
    """The text of a document, without the breaks between pieces; a space that keeps words together stays one."""
    block = document.begin()
    parts = [block.text()]
    while (block := block.next()).isValid():
        parts.append(block.text() if is_joined(block) else "\n" + block.text())
    return "".join(parts).replace("\u2028", "\n")


def text_of_selection(cursor: QTextCursor) -> str:
    """The same of what is selected."""
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    block = cursor.document().findBlock(start)
    parts = [block.text()[start - block.position() : end - block.position()]]
    while (block := block.next()).isValid() and block.position() <= end:
        parts.append("" if is_joined(block) else "\n")
        parts.append(block.text()[: end - block.position()])
    return "".join(parts).replace("\u2028", "\n")


def insert(cursor: QTextCursor, text: str) -> None:
    """Put `text` in place of what is selected, its long paragraphs in pieces; one step to undo."""
    joined, plain = QTextBlockFormat(), QTextBlockFormat()
    joined.setProperty(_JOINED, 1)
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    for number, paragraph in enumerate(_LINE_ENDS.sub("\n", text).split("\n")):
        if number:
            cursor.insertBlock(plain)
        for place, piece in enumerate(_cut(paragraph)):
            if place:
                cursor.insertBlock(joined)
            cursor.insertText(piece)
    cursor.endEditBlock()


def new_paragraph(cursor: QTextCursor) -> None:
    """A line break of the text, also within a paragraph in pieces."""
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    cursor.insertBlock(QTextBlockFormat())
    cursor.endEditBlock()


def reach_over(cursor: QTextCursor, *, back: bool) -> None:
    """Before a deletion at the edge of a piece: go where the character stands that is to go."""
    block = cursor.block()
    if cursor.hasSelection():
        return
    while back and cursor.atBlockStart() and is_joined(block):
        cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        block = cursor.block()
    while not back and cursor.atBlockEnd() and block.next().isValid() and is_joined(block.next()):
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        block = cursor.block()


def _cut(paragraph: str) -> list[str]:
    """A paragraph in pieces that end behind a space where there is one; never between the halves of a character."""
    if len(paragraph) <= LONG:
        return [paragraph]
    cuts, place = [0], 0
    while len(paragraph) - place > PIECE + PIECE // 2:
        space = paragraph.rfind(" ", place + PIECE // 2, place + PIECE)
        place = space + 1 if space >= 0 else place + PIECE
        cuts.append(place)
    return [paragraph[start:end] for start, end in pairwise([*cuts, len(paragraph)])]

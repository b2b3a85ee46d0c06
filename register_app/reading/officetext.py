"""Word (.docx) and OpenDocument (.odt) texts → blocks."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from register_app.reading import ooxml
from register_app.reading.container import Package
from register_app.reading.footnotes import inlined, marked, named
from register_app.reading.texts import Block, numbered, tidy


def blocks(package: Package) -> list[Block]:
    """The blocks of a text document; `line` is the number of the paragraph."""
    return numbered(_unwrapped(_word(package) if package.kind == "docx" else _open_document(package)))


_FEWEST_WRAPPED = 4
_WRAPPED = 0.3
"""The share of the paragraphs that go on in the next one, where a text was wrapped by hand."""
_LONGEST_WRAPPED = 120


def _unwrapped(blocks: list[Block]) -> list[Block]:
    """The paragraphs as lines of text, where a text was pasted line by line: each of its lines is a paragraph."""
    lines = [block for block in blocks if block.kind == "paragraph" and block.cells[0]]
    going_on = sum(
        before.line + 1 == after.line
        and len(before.cells[0]) <= _LONGEST_WRAPPED
        and before.cells[0][-1] not in ".:;!?"
        and after.cells[0][0].islower()
        for before, after in itertools.pairwise(lines)
    )
    if going_on < max(_FEWEST_WRAPPED, _WRAPPED * len(lines)):
        return blocks
    return [replace(block, kind="line") if block.kind == "paragraph" else block for block in blocks]


class _Builder:
    """Collects paragraphs and table rows; a table within a cell is part of the cell's text."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.count = 0
        self.tables = 0
        self.cells: list[str] = []
        self.cell: list[str] = []
        self.row_line = 0

    def paragraph(self, kind: str, level: int, text: str) -> None:
        self.count += 1
        text = tidy(text)
        if self.tables:
            self.cell.append(text)
        elif kind == "paragraph" and "\n" in text:
            self.blocks.extend(Block(kind, self.count, 0, (line,)) for line in text.split("\n"))
        else:
            self.blocks.append(Block(kind, self.count, level, (text.replace("\n", " "),)))

    def begin_row(self) -> None:
        if self.tables == 1:
            self.cells, self.row_line = [], self.count + 1

    def begin_cell(self) -> None:
        if self.tables == 1:
            self.cell = []

    def end_cell(self, *, covered: bool = False) -> None:
        if self.tables == 1:
            above = self.blocks[-1].cells if self.blocks and self.blocks[-1].kind == "row" else ()
            at = len(self.cells)
            covering = above[at] if covered and at < len(above) else ""
            self.cells.append(covering or "\n".join(text for text in self.cell if text))

    def end_row(self) -> None:
        if self.tables == 1:
            self.blocks.append(Block("row", self.row_line, 0, tuple(self.cells)))


# -- Word ------------------------------------------------------------------------------------------------

_SKIPPED = frozenset({"del", "moveFrom", "instrText", "delText", "Fallback", "pict"})


def _word(package: Package) -> list[Block]:
    part = next((name for name in package.names if name.lower() == "word/document.xml"), "word/document.xml")
    reader = _WordReader(_heading_styles(package))
    ooxml.parse(package, part, reader.start, reader.end, reader.characters)
    for notes in ("word/footnotes.xml", "word/endnotes.xml"):
        if notes in package.names:
            ooxml.parse(package, notes, reader.start, reader.end, reader.characters)
    return inlined(reader.built.blocks)


def _heading_styles(package: Package) -> dict[str, int]:
    """The level of each paragraph style that is a heading, by the style's id."""
    levels: dict[str, int] = {}
    bases: dict[str, str] = {}
    style = ""

    def start(element: str, attributes: ooxml.Attributes) -> None:
        nonlocal style
        value = ooxml.attribute(attributes, "val")
        if element == "style":
            style = ooxml.attribute(attributes, "styleId")
        elif element == "name":
            if found := re.fullmatch(r"(?:heading|overskrift|rubrik|überschrift) (\d)", value.lower()):
                levels[style] = int(found[1])
            elif value.lower() in ("title", "titel"):
                levels[style] = 1
        elif element == "basedOn":
            bases[style] = value
        elif element == "outlineLvl" and value.isdecimal() and int(value) < 9:
            levels.setdefault(style, int(value) + 1)

    if "word/styles.xml" in package.names:
        ooxml.parse(package, "word/styles.xml", start)
    for name in bases:
        ancestor, steps = name, 0
        while ancestor not in levels and ancestor in bases and steps < 20:
            ancestor, steps = bases[ancestor], steps + 1
        if ancestor in levels:
            levels[name] = levels[ancestor]
    return levels


_REFERENCES = {"footnoteReference": "footnote", "endnoteReference": "endnote"}


class _WordReader:
    def __init__(self, headings: dict[str, int]) -> None:
        self.headings = headings
        self.built = _Builder()
        self.skip = 0
        self.words: list[str] = []
        self.inside = False
        self.level = 0
        self.item = self.bold = self.run = self.covered = self.raised = False
        self.note = ""
        """The mark of the footnote whose first paragraph is to come."""
        self.all_bold = True
        self.open = 0

    def start(self, element: str, attributes: ooxml.Attributes) -> None:
        if self.skip or element in _SKIPPED:
            self.skip += 1
            return
        value = ooxml.attribute(attributes, "val")
        if element == "p":
            self.open += 1
            if self.open == 1:
                self.words, self.level, self.item, self.all_bold = [], 0, False, True
        elif element == "pStyle":
            self.level = self.headings.get(value, 0)
            self.item = self.item or "list" in value.lower()
        elif element == "outlineLvl" and value.isdecimal() and int(value) < 9:
            self.level = self.level or int(value) + 1
        elif element == "numId":
            self.item = value != "0"
        elif element == "r":
            self.bold, self.run, self.raised = False, True, False
        elif element == "b" and self.run:
            self.bold = value not in ("0", "false", "off")
        elif element == "t":
            self.inside = True
        elif element == "tab" and self.run:
            self.words.append("\t")
        elif element in ("br", "cr"):
            self.words.append("\n")
        elif element == "noBreakHyphen":
            self.words.append("-")
        elif element in _REFERENCES:
            self.words.append(named(f"{_REFERENCES[element]} {ooxml.attribute(attributes, 'id')}"))
        elif element in ("footnote", "endnote"):
            self.note = named(f"{element} {ooxml.attribute(attributes, 'id')}")
        elif element == "vertAlign":
            self.raised = value == "superscript"
        else:
            self._start_table(element, value)

    def _start_table(self, element: str, value: str) -> None:
        if element == "tbl":
            self.built.tables += 1
        elif element == "tr":
            self.built.begin_row()
        elif element == "tc":
            self.built.begin_cell()
            self.covered = False
        elif element == "vMerge":
            self.covered = value != "restart"

    def characters(self, text: str) -> None:
        if self.inside and not self.skip:
            self.words.append(marked(text) if self.raised else text)
            if text.strip():
                self.all_bold = self.all_bold and self.bold

    def end(self, element: str) -> None:
        if self.skip:
            self.skip -= 1
        elif element == "t":
            self.inside = False
        elif element == "r":
            self.run = False
        elif element == "p":
            self.open -= 1
            if not self.open:
                self._end_paragraph()
        elif element == "tbl":
            self.built.tables -= 1
        elif element == "tr":
            self.built.end_row()
        elif element == "tc":
            self.built.end_cell(covered=self.covered)

    def _end_paragraph(self) -> None:
        text = "".join(self.words)
        if self.note and text.strip():
            text, self.note = f"{self.note} {text.strip()}", ""
        level = self.level
        if (
            not level
            and self.all_bold
            and not self.item
            and 0 < len(text.strip()) <= 120
            and not text.strip().endswith((".", ":"))
        ):
            level = 7
        kind = "heading" if level else "item" if self.item else "paragraph"
        self.built.paragraph(kind, level, text)


# -- OpenDocument ----------------------------------------------------------------------------------------


def _open_document(package: Package) -> list[Block]:
    reader = _OdtReader()
    ooxml.parse(package, "content.xml", reader.start, reader.end, reader.characters)
    for mark, text in enumerate(reader.notes):
        reader.built.paragraph("paragraph", 0, f"{named(str(mark))} {text}")
    return inlined(reader.built.blocks)


_ODT_SKIPPED = frozenset(
    {
        "tracked-changes",
        "annotation",
        "note-citation",
        "automatic-styles",
        "font-face-decls",
        "sequence-decls",
        "table-of-content",
    }
)


class _OdtReader:
    def __init__(self) -> None:
        self.built = _Builder()
        self.skip = self.items = self.level = self.open = 0
        self.words: list[str] = []
        self.notes: list[str] = []
        self.note: list[str] | None = None

    def start(self, element: str, attributes: ooxml.Attributes) -> None:
        if self.skip or element in _ODT_SKIPPED:
            self.skip += 1
        elif element in ("p", "h"):
            self.open += 1
            if self.open == 1:
                self.words = []
                level = ooxml.attribute(attributes, "outline-level")
                self.level = (
                    (int(level) if level.isdecimal() and len(level) < 3 else 1) if element == "h" else 0
                )
        elif element == "note":
            self.words.append(named(str(len(self.notes))))
            self.note = []
        elif element == "s":
            self.words.append(" ")
        elif element == "tab":
            self.words.append("\t")
        elif element == "line-break":
            self.words.append("\n")
        elif element == "list-item":
            self.items += 1
        elif element == "table":
            self.built.tables += 1
        elif element == "table-row":
            self.built.begin_row()
        elif element in ("table-cell", "covered-table-cell"):
            self.built.begin_cell()

    def characters(self, text: str) -> None:
        if self.open and not self.skip:
            (self.words if self.note is None else self.note).append(text)

    def end(self, element: str) -> None:
        if self.skip:
            self.skip -= 1
        elif element == "note" and self.note is not None:
            self.notes.append(" ".join("".join(self.note).split()))
            self.note = None
        elif element in ("p", "h"):
            self.open -= 1
            if not self.open:
                kind = "heading" if self.level else "item" if self.items else "paragraph"
                self.built.paragraph(kind, self.level, "".join(self.words))
        elif element == "list-item":
            self.items -= 1
        elif element == "table":
            self.built.tables -= 1
        elif element == "table-row":
            self.built.end_row()
        elif element in ("table-cell", "covered-table-cell"):
            self.built.end_cell(covered=element.startswith("covered"))

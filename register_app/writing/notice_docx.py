"""A notice as a Word document: real headings, tables with repeated heading rows, its language set throughout."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from register_app.model.text import clean
from register_app.writing import notice_docx_look as look
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.notice import Block, Cell, Facts, Line, NoticeText, Paragraph, Table
from register_app.writing.notice_html import INCOMPLETE
from register_app.writing.notice_pdf import shares

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_TEXT_WIDTH = 170.0  # mm between the margins of an A4 page
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)


def write_docx(content: NoticeText, target: Path) -> None:
    """Write `content` to `target`; the same text gives the same bytes. Raises WriteError; the old file then stays."""
    data = to_docx(content)
    wanted = _count(content)

    def check(path: Path) -> None:
        import docx

        found = docx.Document(str(path))
        if sum(len(table.rows) for table in found.tables) != wanted:
            raise Incomplete(INCOMPLETE, name=target.name)

    write_atomic(target, lambda path: _fill(path, data), check)


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _count(content: NoticeText) -> int:
    """The rows of all tables, with their heading rows."""
    blocks = [block for part in content.sections for block in part.blocks]
    return sum(
        len(block.rows) + (1 if isinstance(block, Table) else 0)
        for block in blocks
        if isinstance(block, Facts | Table)
    )


def to_docx(content: NoticeText) -> bytes:
    """The notice as the bytes of a Word file."""
    import docx

    document = docx.Document()
    _Pages(document, content).fill()
    relations = document.part.package.rels
    for name, relation in list(relations.items()):
        if relation.reltype.endswith("/thumbnail"):  # a picture of the library's empty template
            del relations[name]
    made = io.BytesIO()
    document.save(made)
    return _repacked(made.getvalue())


def _repacked(data: bytes) -> bytes:
    """The same parts in the same order, without the time of day that the library writes beside each."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = zipfile.ZipInfo(name, _ZIP_DATE)
            part.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(part, before.read(name))
    return packed.getvalue()


class _Pages:
    def __init__(self, document: WordDocument, content: NoticeText) -> None:
        self._document = document
        self._content = content
        self._after_table = False

    def fill(self) -> None:
        content, document = self._content, self._document
        look.set_up(document, content)
        document.add_paragraph(clean(content.organisation), style="Subtitle")
        document.add_paragraph(clean(content.title), style="Title")
        for block in content.lead:
            self._add(block)
        document.add_paragraph(clean(content.updated), style="Caption")
        for part in content.sections:
            document.add_heading(clean(part.title), level=1)
            self._after_table = False
            for block, following in zip(part.blocks, (*part.blocks[1:], None), strict=True):
                self._add(block, before_table=isinstance(following, Facts | Table))
        if self._after_table:  # a document ends with a paragraph
            self._gap()

    # --- blocks ------------------------------------------------------------------------------------------------

    def _add(self, block: Block, *, before_table: bool = False) -> None:
        """Add a block; words that lead up to a table stay on its page."""
        from docx.shared import Pt

        if isinstance(block, Facts | Table):
            if self._after_table:  # two tables that touch become one
                self._gap()
            self._add_table(block)
            self._after_table = True
            return
        paragraphs = []
        if isinstance(block, Paragraph):
            paragraphs.append(self._document.add_paragraph())
            self._lines(paragraphs[0], block.lines)
        else:
            for item in block.items:
                paragraphs.append(self._document.add_paragraph(style="List Bullet"))
                self._item(paragraphs[-1], item)
        if paragraphs and self._after_table:
            paragraphs[0].paragraph_format.space_before = Pt(8)
        if paragraphs and before_table:
            paragraphs[-1].paragraph_format.keep_with_next = True
        self._after_table = False

    def _gap(self) -> None:
        from docx.shared import Pt

        shape = self._document.add_paragraph().paragraph_format
        shape.line_spacing, shape.space_after = Pt(8), Pt(0)

    def _item(self, paragraph: Any, item: Cell) -> None:
        first, *others = item
        if first.strong and others:
            colon = self._content.words["colon"]
            self._run(paragraph, f"{first.text}{colon} ", strong=True, own=first.own)
            self._lines(paragraph, tuple(others))
        else:
            self._lines(paragraph, item)

    def _add_table(self, block: Facts | Table) -> None:
        """A table, its heading row with its first row; facts all on one page."""
        if isinstance(block, Facts):
            rows: list[tuple[Cell, ...]] = [((Line(label),), value) for label, value in block.rows]
            table = self._table(block.title, rows, (45.0, _TEXT_WIDTH - 45.0), header=False)
            together = table.rows[:-1]
        else:
            rows = [tuple((Line(text, strong=True),) for text in block.head), *block.rows]
            widths = tuple(round(_TEXT_WIDTH * share, 1) for share in shares(block))
            table = self._table(block.caption, rows, widths, header=True)
            together = table.rows[:1]
        for row in together:
            for box in row.cells:
                for paragraph in box.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True

    def _table(
        self, caption: str, rows: Sequence[tuple[Cell, ...]], widths: tuple[float, ...], *, header: bool
    ) -> Any:
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        table = self._document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        look.dress(table, header=header, caption=caption)
        for place, width in enumerate(widths):
            table.columns[place].width = Mm(width)
        for number, row in enumerate(rows):
            added = table.add_row()
            properties = added._tr.get_or_add_trPr()  # noqa: SLF001 - the library knows no heading rows
            properties.append(OxmlElement("w:cantSplit"))
            if header and number == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for box, cell, width in zip(added.cells, row, widths, strict=True):
                box.width = Mm(width)
                self._fill_box(box, cell)
                if header and number == 0:
                    look.shade(box)
        return table

    def _fill_box(self, box: Any, cell: Cell) -> None:
        from docx.shared import Pt

        paragraph = box.paragraphs[0]
        for at, line in enumerate(cell):
            if at:
                paragraph = box.add_paragraph()
            paragraph.paragraph_format.space_after = Pt(2)
            self._run(paragraph, line.text, strong=line.strong, own=line.own)

    def _lines(self, paragraph: Any, lines: Cell) -> None:
        for at, line in enumerate(lines):
            if at:
                paragraph.add_run().add_break()
            self._run(paragraph, line.text, strong=line.strong, own=line.own)

    def _run(self, paragraph: Any, text: str, *, strong: bool, own: bool) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        run = paragraph.add_run(clean(text))
        run.bold = strong or None
        if own and self._content.own_language != self._content.language:
            mark = OxmlElement("w:lang")
            mark.set(qn("w:val"), self._content.own_language)
            run._r.get_or_add_rPr().append(mark)  # noqa: SLF001 - the library knows no language of a run

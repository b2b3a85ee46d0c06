"""A notice as a Word document: real headings, tables with repeated heading rows, its language set throughout."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from register_app.model.text import clean
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.notice import Block, Bullets, Cell, Facts, Line, NoticeText, Paragraph, Table
from register_app.writing.notice_html import INCOMPLETE
from register_app.writing.notice_pdf import shares

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_ACCENT = (0x1F, 0x4E, 0x79)
_SOFT = (0x4A, 0x55, 0x64)
_TINT, _LINE, _RULE = "F1F4F7", "C9D1DA", "1F4E79"
_FONT = "Calibri"
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

    def fill(self) -> None:
        content, document = self._content, self._document
        self._set_up()
        document.add_paragraph(clean(content.organisation), style="Subtitle")
        document.add_paragraph(clean(content.title), style="Title")
        for block in content.lead:
            self._add(block)
        document.add_paragraph(clean(content.updated), style="Caption")
        for part in content.sections:
            document.add_heading(clean(part.title), level=1)
            for block in part.blocks:
                self._add(block)

    def _set_up(self) -> None:
        from docx.shared import Mm, Pt, RGBColor

        content, document = self._content, self._document
        page = document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = Mm(20)
        page.top_margin = page.bottom_margin = Mm(20)
        looks = {
            "Normal": (10.5, None, 0, 6),
            "Title": (26, _ACCENT, 0, 10),
            "Subtitle": (11, _SOFT, 0, 0),
            "Heading 1": (15, _ACCENT, 20, 6),
            "Caption": (9.5, _SOFT, 0, 6),
            "List Bullet": (10.5, None, 0, 4),
        }
        for name, (size, colour, before, after) in looks.items():
            style: Any = document.styles[name]
            self._set_font(style)
            style.font.size = Pt(size)
            style.font.italic = False
            style.font.bold = name in ("Title", "Heading 1", "Subtitle")
            if colour:
                style.font.color.rgb = RGBColor(*colour)
            style.paragraph_format.space_before = Pt(before)
            style.paragraph_format.space_after = Pt(after)
        self._plain_title()
        self._set_language()
        about = document.core_properties
        about.title = clean(f"{content.title} – {content.organisation}")[:255]
        about.author = about.last_modified_by = clean(content.organisation)[:255]
        about.language = content.language
        about.comments = ""
        about.created = about.modified = content.moment.replace(tzinfo=None)
        self._page_numbers(page)

    def _set_font(self, style: Any) -> None:
        from docx.oxml.ns import qn

        style.font.name = _FONT
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{kind}"), None)
        for kind in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{kind}"), _FONT)

    def _plain_title(self) -> None:
        """Without the rule that the library's template draws below a title."""
        from docx.oxml.ns import qn

        properties = self._document.styles["Title"].element.find(qn("w:pPr"))
        border = properties.find(qn("w:pBdr")) if properties is not None else None
        if border is not None:
            properties.remove(border)

    def _set_language(self) -> None:
        from docx.oxml.ns import qn

        for element in self._document.styles.element.iter(qn("w:lang")):
            element.set(qn("w:val"), self._content.language)

    def _page_numbers(self, page: Any) -> None:
        before, _, rest = self._content.words["page"].partition("{x}")
        middle, _, after = rest.partition("{y}")
        paragraph = page.footer.paragraphs[0]
        paragraph.style = self._document.styles["Caption"]
        for text, field in ((before, "PAGE"), (middle, "NUMPAGES"), (after, "")):
            if text:
                paragraph.add_run(text)
            if field:
                self._field(paragraph, field)

    def _field(self, paragraph: Any, code: str) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        field.append(run)
        paragraph._p.append(field)  # noqa: SLF001 - the library has no fields of its own

    # --- blocks ------------------------------------------------------------------------------------------------

    def _add(self, block: Block) -> None:
        match block:
            case Paragraph(lines):
                self._lines(self._document.add_paragraph(), lines)
            case Bullets(items):
                for item in items:
                    self._item(self._document.add_paragraph(style="List Bullet"), item)
            case Facts(_, rows):
                self._table(
                    [((Line(label),), value) for label, value in rows], (), (45.0, _TEXT_WIDTH - 45.0)
                )
            case Table(_, head, rows):
                self._table(rows, head, tuple(round(_TEXT_WIDTH * share, 1) for share in shares(block)))

    def _item(self, paragraph: Any, item: Cell) -> None:
        first, *others = item
        if first.strong and others:
            self._run(paragraph, f"{first.text}: ", strong=True, own=first.own)
            self._lines(paragraph, tuple(others))
        else:
            self._lines(paragraph, item)

    def _table(self, rows: Any, head: tuple[str, ...], widths: tuple[float, ...]) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        table = self._document.add_table(rows=0, cols=len(widths))
        table.autofit = False
        self._dress(table, header=bool(head))
        for place, width in enumerate(widths):
            table.columns[place].width = Mm(width)
        cells: list[tuple[Cell, ...]] = [tuple((Line(text, strong=True),) for text in head)] if head else []
        cells.extend(rows)
        for number, row in enumerate(cells):
            added = table.add_row()
            properties = added._tr.get_or_add_trPr()  # noqa: SLF001 - the library knows no heading rows
            properties.append(OxmlElement("w:cantSplit"))
            if head and number == 0:
                properties.append(OxmlElement("w:tblHeader"))
            for place, cell in enumerate(row):
                box = added.cells[place]
                box.width = Mm(widths[place])
                paragraph = box.paragraphs[0]
                for at, line in enumerate(cell):
                    if at:
                        paragraph = box.add_paragraph()
                    paragraph.paragraph_format.space_after = Pt(2)
                    self._run(paragraph, line.text, strong=line.strong, own=line.own)
                if head and number == 0:
                    shade = OxmlElement("w:shd")
                    shade.set(qn("w:val"), "clear")
                    shade.set(qn("w:fill"), _TINT)
                    box._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - the library knows no shading
        self._document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _dress(self, table: Any, *, header: bool) -> None:
        """Hair lines between rows, and for who reads aloud the first row and column as headings."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        properties = table._tbl.tblPr  # noqa: SLF001 - the library knows no borders
        look = properties.find(qn("w:tblLook"))
        if look is None:
            look = OxmlElement("w:tblLook")
            properties.append(look)
        for name in list(look.attrib):
            del look.attrib[name]
        for name, value in (
            ("firstRow", header),
            ("firstColumn", True),
            ("noVBand", True),
            ("noHBand", True),
        ):
            look.set(qn(f"w:{name}"), "1" if value else "0")
        borders = OxmlElement("w:tblBorders")
        for side, colour, size in (
            ("top", _RULE if header else _LINE, "8"),
            ("bottom", _LINE, "4"),
            ("insideH", _LINE, "4"),
        ):
            edge = OxmlElement(f"w:{side}")
            edge.set(qn("w:val"), "single")
            edge.set(qn("w:sz"), size)
            edge.set(qn("w:color"), colour)
            borders.append(edge)
        # The parts of a table's properties have a fixed order, in which the borders come before the layout.
        properties.find(qn("w:tblLayout")).addprevious(borders)
        margins = OxmlElement("w:tblCellMar")
        for side, width in (("top", "50"), ("left", "90"), ("bottom", "50"), ("right", "90")):
            edge = OxmlElement(f"w:{side}")
            edge.set(qn("w:w"), width)
            edge.set(qn("w:type"), "dxa")
            margins.append(edge)
        look.addprevious(margins)

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

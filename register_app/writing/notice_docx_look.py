"""How a notice looks as a Word document: page, styles, language, page numbers, and the dress of its tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from register_app.model.text import clean
from register_app.writing.notice import NoticeText

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_ACCENT = (0x1F, 0x4E, 0x79)
_SOFT = (0x4A, 0x55, 0x64)
_TINT, _LINE, _RULE = "F1F4F7", "C9D1DA", "1F4E79"
_FONT = "Calibri"


def set_up(document: WordDocument, content: NoticeText) -> None:
    """Give an empty document the page, styles, language and facts of `content`."""
    from docx.shared import Mm, Pt, RGBColor

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
        _set_font(style)
        style.font.size = Pt(size)
        style.font.italic = False
        style.font.bold = name in ("Title", "Heading 1", "Subtitle")
        if colour:
            style.font.color.rgb = RGBColor(*colour)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
    _plain_title(document)
    _set_language(document, content.language)
    about = document.core_properties
    about.title = clean(f"{content.title} – {content.organisation}")[:255]
    about.author = about.last_modified_by = clean(content.organisation)[:255]
    about.language = content.language
    about.comments = ""
    about.created = about.modified = content.moment.replace(tzinfo=None)
    _page_numbers(document, content.words["page"])


def _set_font(style: Any) -> None:
    from docx.oxml.ns import qn

    style.font.name = _FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{kind}"), _FONT)


def _plain_title(document: WordDocument) -> None:
    """Without the rule that the library's template draws below a title."""
    from docx.oxml.ns import qn

    properties = document.styles["Title"].element.find(qn("w:pPr"))
    border = properties.find(qn("w:pBdr")) if properties is not None else None
    if border is not None:
        properties.remove(border)


def _set_language(document: WordDocument, language: str) -> None:
    from docx.oxml.ns import qn

    for element in document.styles.element.iter(qn("w:lang")):
        element.set(qn("w:val"), language)
    for element in document.settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:val"), language)


def _page_numbers(document: WordDocument, words: str) -> None:
    before, _, rest = words.partition("{x}")
    middle, _, after = rest.partition("{y}")
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.style = document.styles["Caption"]
    for text, field in ((before, "PAGE"), (middle, "NUMPAGES"), (after, "")):
        if text:
            paragraph.add_run(text)
        if field:
            _field(paragraph, field)


def _field(paragraph: Any, code: str) -> None:
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


def dress(table: Any, *, header: bool, caption: str) -> None:
    """Hair lines between rows, and for who reads aloud the first row and column as headings; `caption` is read to them."""
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
    said = OxmlElement("w:tblCaption")
    said.set(qn("w:val"), clean(caption))
    look.addnext(said)


def shade(box: Any) -> None:
    """The ground of a cell of a heading row."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    ground = OxmlElement("w:shd")
    ground.set(qn("w:val"), "clear")
    ground.set(qn("w:fill"), _TINT)
    box._tc.get_or_add_tcPr().append(ground)  # noqa: SLF001 - the library knows no shading

"""A notice as HTML, Markdown, Word and PDF: every text once, nothing live, readable by machines and by ear."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given

from register_app.model.document import Document
from register_app.writing.notice import Facts, NoticeText, Table, word
from register_app.writing.notice_content import notice_text
from register_app.writing.notice_docx import to_docx, write_docx
from register_app.writing.notice_html import to_html, write_html
from register_app.writing.notice_markdown import to_markdown, write_markdown
from register_app.writing.notice_pdf import parted, shares, write_notice_pdf
from tests.documents import documents
from tests.writing import pdf_structure
from tests.writing.notice_documents import PAYLOADS, hostile, sample, squeezed, texts

DAY = "2026-03-31"
TAGS = {
    "html", "head", "meta", "title", "style", "body", "a", "div", "header", "p", "h1", "h2", "nav", "ul", "li", "main",
    "section", "dl", "dt", "dd", "br", "table", "caption", "thead", "tbody", "tr", "th", "td", "strong", "span",
}  # fmt: skip


def made(document: Document, language: str = "en") -> NoticeText:
    return notice_text(document, language=language, day=DAY)


class Page(HTMLParser):
    """The elements and texts of a page; fails on one that is not closed."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def assert_safe(page: Page) -> None:
    """Nothing but our own elements and addresses within the page."""
    assert {tag for tag, _ in page.elements} <= TAGS
    for _, attributes in page.elements:
        assert not any(name.startswith("on") or name in ("src", "action", "style") for name in attributes)
        assert attributes.get("href", "#").startswith("#")


# -- HTML ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["da", "en"])
def test_html_is_accessible(language: str) -> None:
    source = to_html(made(sample(language), language))
    page = Page(source)
    assert_safe(page)
    assert page.all("html") == [{"lang": language}]
    ids = {attributes["id"] for _, attributes in page.elements if "id" in attributes}
    assert all(link["href"][1:] in ids for link in page.all("a"))
    assert len(page.all("h1")) == 1
    assert all(cell["scope"] in ("col", "row") for cell in page.all("th"))
    assert len(page.all("caption")) == len(page.all("table")) == 5
    assert page.all("a")[0]["class"] == "skip"
    for wanted in ("prefers-color-scheme: dark", "@media print", "default-src 'none'"):
        assert wanted in source
    assert "<script" not in source
    assert "http://" not in source


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_html_can_be_read_in_both_themes() -> None:
    themes = re.findall(r":root \{(.*?)\}", to_html(made(sample("en"))))[:2]
    assert len(themes) == 2
    for theme in themes:
        colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", theme))
        for ink in ("ink", "soft", "accent"):
            for ground in ("ground", "tint"):
                assert contrast(colours[ink], colours[ground]) >= 7, (ink, ground)


def test_html_marks_the_registers_language() -> None:
    content = made(sample("en"), "da")
    page = Page(to_html(content))
    assert page.all("html") == [{"lang": "da"}]
    assert {span["lang"] for span in page.all("span")} == {"en"}
    assert Page(to_html(made(sample("da"), "da"))).all("span") == []


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_keeps_texts_as_texts(payload: str) -> None:
    content = made(hostile(payload))
    page = Page(to_html(content))
    assert_safe(page)
    told = squeezed("".join(page.text))
    assert all(squeezed(text) in told for text in texts(content))


@given(documents())
def test_html_of_any_register(document: Document) -> None:
    content = made(document)
    page = Page(to_html(content))
    assert_safe(page)
    told = squeezed("".join(page.text))
    assert all(squeezed(text) in told for text in texts(content))


# -- Markdown --------------------------------------------------------------------------------------------


def rendered(source: str) -> Page:
    """The Markdown as a strict renderer with tables and links shows it."""
    markdown_it = pytest.importorskip("markdown_it")
    renderer = markdown_it.MarkdownIt("commonmark", {"html": False}).enable("table")
    return Page(
        renderer.render(source.replace("<br>", "BREAK")).replace("BREAK", "<br>").replace("<br />", "<br>")
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_keeps_texts_as_texts(payload: str) -> None:
    content = made(hostile(payload))
    page = rendered(to_markdown(content))
    assert {tag for tag, _ in page.elements} <= {
        "h1",
        "h2",
        "p",
        "br",
        "ul",
        "li",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert len(page.all("h1")) == 1
    assert len(page.all("h2")) == len(content.sections)
    told = squeezed("".join(page.text)).replace(":", "")
    assert all(squeezed(text).replace(":", "") in told for text in texts(content))


def test_markdown_keeps_two_addresses_apart() -> None:
    source = to_markdown(made(sample("en")))
    assert [item for item in source.splitlines() if item.startswith("**E-mail:**")]
    assert len(rendered(source).all("ul")) == 1  # the rights alone are a list


def test_names_in_french_have_a_blank_before_the_colon() -> None:
    source = to_markdown(made(sample("fr"), "fr"))
    assert "**Courriel\xa0:** " in source
    assert not re.search(r"\w:\*\*", source)


def test_markdown_tables_are_whole() -> None:
    content = made(sample("en"))
    page = rendered(to_markdown(content))
    tables = [block for part in content.sections for block in part.blocks if isinstance(block, Table)]
    assert len(page.all("table")) == len(tables)
    assert len(page.all("tr")) == sum(len(table.rows) + 1 for table in tables)


# -- Word ------------------------------------------------------------------------------------------------


def word_texts(data: bytes, folder: Path) -> str:
    import docx

    path = folder / "notice.docx"
    path.write_bytes(data)
    document = docx.Document(str(path))
    return "".join(node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t"))


def test_word_has_headings_and_heading_rows(tmp_path: Path) -> None:
    import docx

    content = made(sample("da"), "da")
    write_docx(content, tmp_path / "notice.docx")
    document = docx.Document(str(tmp_path / "notice.docx"))
    headings = [
        paragraph.text
        for paragraph in document.paragraphs
        if paragraph.style and paragraph.style.name == "Heading 1"
    ]
    assert headings == [part.title for part in content.sections]
    tables = [block for part in content.sections for block in part.blocks if isinstance(block, Table)]
    repeated = [row for table in document.tables for row in table.rows if "w:tblHeader" in row._tr.xml]
    assert [row.cells[0].text for row in repeated] == [table.head[0] for table in tables]
    assert document.core_properties.language == "da"
    assert document.core_properties.author == "Havlund Finans A/S"
    assert 'w:lang w:val="da"' in document.styles.element.xml


def test_word_keeps_together_what_is_read_together(tmp_path: Path) -> None:
    """Words with the table they lead up to, a heading row with its first row, an address whole."""
    import docx
    from docx.table import Table as WordTable
    from docx.text.paragraph import Paragraph as WordParagraph

    content = made(sample("da"), "da")
    write_docx(content, tmp_path / "notice.docx")
    document = docx.Document(str(tmp_path / "notice.docx"))
    before: WordParagraph | WordTable | None = None
    captions = []
    for item in document.iter_inner_content():
        if isinstance(item, WordTable):
            assert isinstance(before, WordParagraph)
            assert before.paragraph_format.keep_with_next or not before.text
            captions += item._tbl.xpath("./w:tblPr/w:tblCaption/@w:val")
            heading = "w:tblHeader" in item.rows[0]._tr.xml
            kept = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in item.rows]
            assert kept == [not heading or place == 0 for place in range(len(kept) - 1)] + [False]
        before = item
    assert isinstance(before, WordParagraph)
    blocks = [block for section in content.sections for block in section.blocks]
    assert captions == [
        block.caption if isinstance(block, Table) else block.title
        for block in blocks
        if isinstance(block, Facts | Table)
    ]


@pytest.mark.parametrize("payload", [*PAYLOADS, "bell\x07 nul\x00 æøå 日本語 👩‍⚖️"])
def test_word_keeps_texts_as_texts(tmp_path: Path, payload: str) -> None:
    content = made(hostile(payload))
    told = squeezed(word_texts(to_docx(content), tmp_path))
    for text in texts(content):
        assert squeezed(text).replace("\x07", "").replace("\x00", "") in told


def test_word_marks_the_registers_language(tmp_path: Path) -> None:
    write_docx(made(sample("en"), "da"), tmp_path / "notice.docx")
    with zipfile.ZipFile(tmp_path / "notice.docx") as parts:
        assert b'<w:lang w:val="en"/>' in parts.read("word/document.xml")


# -- PDF -------------------------------------------------------------------------------------------------


def test_pdf_is_tagged(tmp_path: Path) -> None:
    content = made(sample("da"), "da")
    pages = write_notice_pdf(content, tmp_path / "notice.pdf")
    pdf = pdf_structure.read(tmp_path / "notice.pdf")
    assert pdf.pages == pages
    assert (pdf.marked, pdf.language) == (True, "da")
    assert [title for _, title in pdf.headings()] == [part.title for part in content.sections]
    assert len(pdf.root.all("Table")) == 5
    tables = [block for part in content.sections for block in part.blocks if isinstance(block, Table)]
    heads = [cell.said().replace(" \xad ", "") for cell in pdf.root.all("TH")]
    assert heads == [text for table in tables for text in table.head]
    assert pdf.xmp["title"] == "Privatlivspolitik – Havlund Finans A/S"
    with pikepdf.open(tmp_path / "notice.pdf") as opened, opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")


def test_pdf_keeps_texts_as_texts(tmp_path: Path) -> None:
    payload = " ".join(PAYLOADS)
    content = made(hostile(payload))
    write_notice_pdf(content, tmp_path / "notice.pdf")
    told = squeezed(pdf_structure.read(tmp_path / "notice.pdf").root.said())
    assert told.count(squeezed(PAYLOADS[0])) >= 10
    assert squeezed(payload.replace("\n", " ")) in told


def test_columns_have_room_for_their_words() -> None:
    table = Table(
        "", ("Country", "Recipient", "Why"), ((word("A"), word("Berufsgenossenschaft"), word("x " * 200)),)
    )
    widths = shares(table)
    assert sum(widths) == pytest.approx(1, abs=0.001)
    assert widths[1] > 0.23 > widths[0]
    assert parted(table) == [False, False, False]
    long = Table(
        "", ("Who", "Why"), ((word("Rindfleischetikettierungsüberwachungsaufgabe"), word("x " * 200)),)
    )
    assert parted(long) == [True, False]


# -- all -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "write"),
    [("n.html", write_html), ("n.md", write_markdown), ("n.docx", write_docx), ("n.pdf", write_notice_pdf)],
)
def test_the_same_notice_gives_the_same_bytes(
    tmp_path: Path, name: str, write: Callable[[NoticeText, Path], object]
) -> None:
    content = made(sample("en"))
    write(content, tmp_path / f"1{name}")
    write(content, tmp_path / f"2{name}")
    assert (tmp_path / f"1{name}").read_bytes() == (tmp_path / f"2{name}").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == [f"1{name}", f"2{name}"]

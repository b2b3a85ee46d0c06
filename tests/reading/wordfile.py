"""Makes small .docx and .odt files of headings, paragraphs, lists and tables for the tests."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.reading.hostile import ODS_START, zipped

Part = str | tuple[str, str] | list[Sequence[str]]
"""A paragraph; ("h1" | "h2" | "item" | "bold", text); or a table as rows of cells."""

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(parts: Sequence[Part]) -> bytes:
    body = "".join(_table(part) if isinstance(part, list) else _paragraph(part) for part in parts)
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="Overskrift{n}"><w:name w:val="heading {n}"/></w:style>'
        for n in (1, 2)
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{W}">{styles}</w:styles>',
        }
    )


def _paragraph(part: str | tuple[str, str]) -> str:
    kind, text = ("", part) if isinstance(part, str) else part
    properties = {
        "h1": '<w:pStyle w:val="Overskrift1"/>',
        "h2": '<w:pStyle w:val="Overskrift2"/>',
        "item": '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>',
    }.get(kind, "")
    bold = "<w:rPr><w:b/></w:rPr>" if kind == "bold" else ""
    half = len(text) // 2
    runs = "".join(
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(piece)}</w:t></w:r>'
        for piece in (text[:half], text[half:])
    )
    deleted = "<w:del><w:r><w:delText>gammelt</w:delText></w:r></w:del>"
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}{deleted}</w:p>"


def _table(rows: Sequence[Sequence[str]]) -> str:
    made = ""
    for row in rows:
        cells = "".join(
            "<w:tc><w:tcPr/>" + "".join(_paragraph(line) for line in cell.split("\n")) + "</w:tc>"
            for cell in row
        )
        made += f"<w:tr>{cells}</w:tr>"
    return f"<w:tbl>{made}</w:tbl>"


def odt(parts: Sequence[Part]) -> bytes:
    body = ""
    for part in parts:
        if isinstance(part, list):
            rows = "".join(
                "<table:table-row>"
                + "".join(
                    "<table:table-cell>"
                    + "".join(f"<text:p>{escape(line)}</text:p>" for line in cell.split("\n"))
                    + "</table:table-cell>"
                    for cell in row
                )
                + "</table:table-row>"
                for row in part
            )
            body += f"<table:table>{rows}</table:table>"
            continue
        kind, text = ("", part) if isinstance(part, str) else part
        if kind in ("h1", "h2"):
            body += f'<text:h text:outline-level="{kind[1]}">{escape(text)}</text:h>'
        elif kind == "item":
            body += f"<text:list><text:list-item><text:p>{escape(text)}</text:p></text:list-item></text:list>"
        else:
            body += f"<text:p>{escape(text)}</text:p>"
    content = (
        f"{ODS_START}<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content},
        store=frozenset({"mimetype"}),
    )

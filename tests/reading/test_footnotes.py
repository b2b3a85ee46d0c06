"""Footnotes of a notice: what they say stands in brackets where the text refers to them."""

from __future__ import annotations

import io

import pytest

from register_app.reading import footnotes, officetext, plaintext
from register_app.reading.bounds import Bounds
from register_app.reading.container import open_package
from register_app.reading.texts import Block
from tests.reading.hostile import ODS_START, zipped
from tests.reading.noticetext import articles, kept, read

EXPECTED = {"Letting plots": ["6(1)(b)"], "Keeping a waiting list": ["6(1)(f)"]}
TEXTS = {
    "named": (
        "md",
        "- Letting plots[^plot]\n- Keeping a waiting list[^wait]\n\n[^plot]: {b}\n[^wait]: {f}\n",
    ),
    "raised": ("txt", "What we do:\n• Letting plots¹\n• Keeping a waiting list²\n\n¹ {b}\n² {f}\n"),
    "bracket": ("txt", "What we do:\n• Letting plots 1)\n• Keeping a waiting list 2)\n\n1) {b}\n2) {f}\n"),
    "star": ("txt", "What we do:\n• Letting plots*\n• Keeping a waiting list**\n\n*{b}\n**{f}\n"),
    "html": (
        "html",
        "<li>Letting plots<sup>1</sup></li><li>Keeping a waiting list<sup>2</sup></li><p><sup>1</sup> {b}</p><p><sup>2</sup> {f}</p>",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_bases_in_footnotes(name: str) -> None:
    kind, text = TEXTS[name]
    found = read(
        kind, text.format(b="Article 6(1)(b): your tenancy.", f="Article 6(1)(f). Our interest is order.")
    )
    assert {title: articles(activity) for title, activity in found.items()} == EXPECTED


def test_notes_below_a_table_set_with_blanks() -> None:
    text = """Formål                         Oplysninger              Opbevaring
Medlemskab 1)                  Navn, adresse            2 år
Kurser 1)                      Navn, niveau             1 år
Regnskab 2)                    Navn, kontonummer        5 år

1) Artikel 6, stk. 1, litra b.
2) Artikel 6, stk. 1, litra c, jf. bogføringsloven § 12.
"""
    found = read("txt", text)
    assert {name: (articles(activity), kept(activity)) for name, activity in found.items()} == {
        "Medlemskab": (["6(1)(b)"], ["2 år"]),
        "Kurser": (["6(1)(b)"], ["1 år"]),
        "Regnskab": (["6(1)(c)"], ["5 år"]),
    }


@pytest.mark.parametrize(
    "texts",
    [
        ["An area of 20 m²", "Annex 1)", "1) First point of a list"],
        ["Annex 1)", "Annex 2)", "1) First point of a list"],
        ["Only one 1)", "1) First point of a list"],
    ],
)
def test_what_looks_like_a_mark_stays_without_its_notes(texts: list[str]) -> None:
    blocks = [Block("paragraph", number, 0, (text,)) for number, text in enumerate(texts, 1)]
    assert footnotes.found(blocks) == blocks


def test_no_mark_is_left_where_no_note_is() -> None:
    (block,) = plaintext.markdown("Letting plots[^lost] to members.")
    assert block.text == "Letting plotslost to members."


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RAISED = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'


def _word(body: str, notes: str) -> list[str]:
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {W}>{notes}</w:footnotes>",
    }
    package = open_package(io.BytesIO(zipped(parts)), Bounds())
    return [block.text for block in officetext.blocks(package)]


def test_footnotes_of_word_and_raised_numbers() -> None:
    body = (
        f'<w:p><w:r><w:t>Letting plots</w:t></w:r><w:r>{RAISED}<w:footnoteReference w:id="2"/></w:r></w:p>'
        f"<w:p><w:r><w:t>Keeping a list</w:t></w:r><w:r>{RAISED}<w:t>1</w:t></w:r></w:p>"
        f'<w:p><w:r>{RAISED}<w:t>1</w:t></w:r><w:r><w:t xml:space="preserve"> Article 6(1)(f)</w:t></w:r></w:p>'
    )
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p><w:r>{RAISED}<w:footnoteRef/></w:r><w:r><w:t> Article 6(1)(b)</w:t></w:r></w:p>'
        "</w:footnote>"
    )
    assert _word(body, notes) == ["Letting plots (Article 6(1)(b))", "Keeping a list (Article 6(1)(f))"]


def test_footnotes_of_open_document() -> None:
    note = (
        '<text:note text:id="n"><text:note-citation>1</text:note-citation><text:note-body>'
        "<text:p>Article 6(1)(b).</text:p></text:note-body></text:note>"
    )
    start = f"{ODS_START}<office:body><office:text>"
    end = "</office:text></office:body></office:document-content>"
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"{start}<text:p>Letting plots{note} to members</text:p>{end}",
    }
    package = open_package(io.BytesIO(zipped(parts)), Bounds())
    assert [block.text for block in officetext.blocks(package)] == [
        "Letting plots (Article 6(1)(b)) to members"
    ]


def test_a_cell_over_several_rows_stands_in_each() -> None:
    def cell(text: str, merged: str = "") -> str:
        return f"<w:tc><w:tcPr>{merged}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"

    above = cell("Renting") + cell("Article 6(1)(b)", '<w:vMerge w:val="restart"/>')
    below = cell("Selling") + cell("", "<w:vMerge/>")
    assert _word(f"<w:tbl><w:tr>{above}</w:tr><w:tr>{below}</w:tr></w:tbl>", "") == [
        "Renting Article 6(1)(b)",
        "Selling Article 6(1)(b)",
    ]

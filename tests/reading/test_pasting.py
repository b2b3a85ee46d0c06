"""The clipboard: a copied table gives cells, anything else a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from register_app.reading import notices, pasting
from register_app.reading.texts import SourceText
from register_app.reading.workbook import Workbook


def test_a_copied_table() -> None:
    read = pasting.read(
        'Navn\tFormål\tGrund\r\nLøn\t"to\nlinjer"\tAftale\r\nSkat\t\tLov\r\n', "Udklipsholder"
    )
    assert isinstance(read, Workbook)
    assert (read.kind, read.source) == ("csv", "Udklipsholder")
    assert read.sheets[0].rows == [
        ["Navn", "Formål", "Grund"],
        ["Løn", "to\nlinjer", "Aftale"],
        ["Skat", None, "Lov"],
    ]


def test_a_copied_text() -> None:
    read = pasting.read("Nyhedsbrev\nVi sender nyheder.\nSamtykke\n")
    assert isinstance(read, SourceText)
    assert [draft.activity["name"] for draft in notices.read(read).drafts] == ["Nyhedsbrev"]


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    assert isinstance(pasting.read(text), Workbook | SourceText)


def test_half_a_surrogate_and_zero_bytes() -> None:
    assert pasting.as_text("a\ud800b\0c").blocks[0].text == "a?bc"


_MARKDOWN = (
    "# Privacy\n\n### Contract\n\nWe need your data to perform a contract, when we:\n\n- sell tickets\n"
)


def test_markdown_is_read_as_such_wherever_it_comes_from() -> None:
    read = pasting.read(_MARKDOWN)
    assert isinstance(read, SourceText)
    assert [(block.kind, block.text) for block in read.blocks[:2]] == [
        ("heading", "Privacy"),
        ("heading", "Contract"),
    ]
    assert ("item", "sell tickets") in [(block.kind, block.text) for block in read.blocks]
    number = pasting.as_text("Ticket #4 is sold\n#4 too")
    assert [block.text for block in number.blocks] == ["Ticket #4 is sold", "#4 too"]


def test_a_page_keeps_its_shape() -> None:
    page = "<meta charset='utf-8'><h2>Newsletter</h2><ul><li>name</li><li>address</li></ul><p>Consent</p>"
    read = pasting.read("Newsletter\nname\naddress\nConsent", "Copied", markup=page)
    assert isinstance(read, SourceText)
    assert [(block.kind, block.text) for block in read.blocks] == [
        ("heading", "Newsletter"),
        ("item", "name"),
        ("item", "address"),
        ("paragraph", "Consent"),
    ]
    # A page without a shape, or a table of a spreadsheet, says no more than its text.
    plain = pasting.read("One\nTwo", markup="<p>One</p><p>Two</p>")
    assert isinstance(plain, SourceText)
    assert [block.text for block in plain.blocks] == ["One", "Two"]
    table = pasting.read("A\tB\tC\n1\t2\t3\n4\t5\t6\n", markup="<table><tr><td>A</td></tr></table>")
    assert isinstance(table, Workbook)

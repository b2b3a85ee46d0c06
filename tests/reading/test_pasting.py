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

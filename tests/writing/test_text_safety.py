"""Texts made fit for a strict PDF, saying what they said."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.paths import resource
from register_app.writing.font_coverage import characters, coverage
from register_app.writing.text_safety import TextCleaner


def _cleaner(*, only_main: bool = False) -> TextCleaner:
    return TextCleaner(coverage(resource("fonts"), only_main=only_main))


@pytest.mark.parametrize(
    "text",
    [
        "Kreditvurdering",
        "Æblegrød på Ærø – §\u00a012",
        "Łódź, Ελλάδα, Россия",
        "בדיקה",
        "اختبار",
        "x² ≤ ½ ✓",
        "№ 5",
    ],
)
def test_ordinary_text_stays(text: str) -> None:
    cleaner = _cleaner()
    assert cleaner.clean(text) == text
    assert not cleaner.replaced


def test_what_has_no_glyph_is_printed_as_its_code_and_counted() -> None:
    cleaner = _cleaner()
    assert cleaner.clean("kunde 中国 中 \U0001f600\ufe0f") == "kunde [U+4E2D][U+56FD] [U+4E2D] [U+1F600]"
    assert cleaner.replaced == {"中": 2, "国": 1, "\U0001f600": 1}


def test_controls_and_direction_overrides_are_dropped_and_counted() -> None:
    cleaner = _cleaner()
    assert cleaner.clean("a\x00b\x07c\u202ed\ufeffe\ue000") == "abcde[U+E000]"
    assert set(cleaner.replaced) == {"\x00", "\x07", "\u202e", "\ufeff", "\ue000"}


def test_every_kind_of_line_end_is_one_line_end() -> None:
    assert _cleaner().clean("a\r\nb\rc\u2028d\x0be\tf") == "a\nb\nc\nd\ne f"


def test_a_mark_without_a_font_that_joins_it_is_replaced() -> None:
    cleaner = _cleaner(only_main=True)
    assert cleaner.clean("e\u0301") == "é"
    assert cleaner.clean("a\u20dd") == "a[U+20DD]"
    assert cleaner.replaced == {"\u20dd": 1}


def test_a_number_stays_with_its_sign() -> None:
    clean = _cleaner().clean
    assert clean("efter § 12, jf. art. 6, stk. 1, litra f") == (
        "efter §\u00a012, jf. art.\u00a06, stk.\u00a01, litra\u00a0f"
    )
    assert clean("Art. 6(1)(f) and nr. 4") == "Art.\u00a06(1)(f) and nr.\u00a04"
    assert clean("litra og art. af") == "litra og art. af"


def test_endless_words_can_break() -> None:
    clean = _cleaner().clean
    assert "\u0301" * 39_999 in clean("e\u0302" + "\u0301" * 40_000).replace("\u200b", "")  # in no time, too
    assert max(len(piece) for piece in clean("a" * 40_000).split("\u200b")) == 20
    assert max(len(piece) for piece in clean("0123456789abcdef" * 4).split("\u200b")) == 20
    address = clean("https://www.example.dk/fortegnelse/2026?afdeling=kredit")
    assert "/\u200bfortegnelse" in address
    assert address.replace("\u200b", "") == "https://www.example.dk/fortegnelse/2026?afdeling=kredit"
    assert clean("Kvalitetsstyringsdokumentation") == "Kvalitetsstyringsdokumentation"


def test_a_name_for_a_heading_is_cut_at_a_word() -> None:
    cleaner = _cleaner()
    assert cleaner.one_line(" a \n b ") == "a b"
    assert cleaner.one_line("Behandling af ansøgninger om lån", 20) == "Behandling af…"
    assert cleaner.one_line("B" * 50, 20).replace("\u200b", "") == "B" * 20 + "…"


@given(st.text())
def test_cleaned_text_is_printable_and_clean_again(text: str) -> None:
    cleaner = _cleaner()
    shown = cleaner.clean(text)
    again = _cleaner()
    assert again.clean(shown) == shown
    assert not again.replaced
    known = coverage(resource("fonts"))
    for character in shown:
        assert character in "\n\u00ad\u200b\u200c\u200d\u2060\u00a0" or (
            unicodedata.category(character)[0] != "C" and any(ord(character) in font for font in known.fonts)
        )


@given(st.text(alphabet=st.characters(categories=["Ll", "Lu", "Nd", "Po", "Zs"], max_codepoint=0x17F)))
def test_latin_text_loses_nothing(text: str) -> None:
    cleaner = _cleaner()
    shown = cleaner.clean(text).replace("\u200b", "").replace("\u00a0", " ")
    assert shown == unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\x85", "\n")
    assert not cleaner.replaced


def test_each_font_says_what_it_covers() -> None:
    for path in resource("fonts").glob("*.ttf"):
        found = characters(path.read_bytes())
        assert len(found) > 50, path.name
    main = characters(resource("fonts", "SourceSans3-Regular.ttf").read_bytes())
    assert {ord(c) for c in "aæøåÆØÅ§€–“”"} <= main
    assert ord("中") not in main


def test_the_shipped_faces_have_the_same_characters_as_the_main_one() -> None:
    main = characters(resource("fonts", "SourceSans3-Regular.ttf").read_bytes())
    for face in ("Semibold", "Bold", "It"):
        assert characters(resource("fonts", f"SourceSans3-{face}.ttf").read_bytes()) == main


def test_the_fonts_come_with_their_licences_and_stay_small() -> None:
    folder = resource("fonts")
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL-SourceSans3.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL-Noto.txt").read_text(encoding="utf-8")
    assert sum(path.stat().st_size for path in folder.glob("*.ttf")) < 6_000_000

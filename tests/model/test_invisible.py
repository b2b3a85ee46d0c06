"""Characters that nobody sees are found and can be taken out; those that spell something are left alone."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.model.invisible import invisible, name_of, without_invisible


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("plain text, løn – § 5", {}),
        ("two\nlines\tand a tab", {}),
        ("a\u00a0b", {}),
        ("a\u200bb\u200b", {"\u200b": 2}),
        ("løn\u00admodtager", {"\u00ad": 1}),
        ("\u202ecod\u202c", {"\u202e": 1, "\u202c": 1}),
        ("\u2066a\u2069", {"\u2066": 1, "\u2069": 1}),
        ("\ufeffstart", {"\ufeff": 1}),
        ("bell\x07", {"\x07": 1}),
        ("\u3164", {"\u3164": 1}),
        ("\U0001f469\u200d\U0001f4bb", {}),
        ("\U0001f469\U0001f3fd\u200d\U0001f4bb", {}),
        ("\u2764\ufe0f\u200d\U0001f525", {}),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", {}),
        ("Jen\u200dsen", {"\u200d": 1}),
        ("end\u200d", {"\u200d": 1}),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f", {}),
        ("a\U000e0067", {"\U000e0067": 1}),
    ],
)
def test_what_nobody_sees(text: str, found: dict[str, int]) -> None:
    assert invisible(text) == found
    clean = without_invisible(text)
    assert invisible(clean) == {}
    assert len(clean) == len(text) - sum(found.values())


def test_every_format_character_is_found_save_those_that_are_drawn() -> None:
    drawn = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2\u0890\u0891\U000110bd\U000110cd")
    letters = (chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf")
    assert [letter for letter in letters if not invisible(f"a{letter}a") and letter not in drawn] == []


@given(st.text())
def test_nothing_else_is_changed(text: str) -> None:
    clean = without_invisible(text)
    rest = iter(text)
    assert all(letter in rest for letter in clean)
    assert without_invisible(clean) == clean


def test_a_name_to_look_up() -> None:
    assert name_of("\u200b") == "U+200B ZERO WIDTH SPACE"
    assert name_of("\x07") == "U+0007"

"""Several values in a cell of two lines: a line ends between two of them where that loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.ui.widgets.cells import divided

_WIDE = 20
_VALUES = st.lists(st.text("abcdefgh ,§", min_size=1, max_size=30), max_size=6)


def _share(text: str) -> float:
    return len(text) / _WIDE


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("art. 6(1)(b)", ["art. 6(1)(b)"]),
        ("art. 6(1)(b); art. 9(2)(h)", ["art. 6(1)(b) ", "art. 9(2)(h)"]),
        ("one; two; three", ["one; two; three"]),
        ("customers; guarantors; heirs", ["customers;", "guarantors; heirs"]),
        ("heirs; visitors; guarantors; applicants", ["heirs; visitors;", "guarantors; applicants"]),
        # Not within two lines either way: the first value is whole, and the end is cut off the second.
        ("heirs; " + "a name of many words and letters", ["heirs ", "a name of many words and letters"]),
        # As it is, both are seen whole.
        ("heirs; a name of many words and", ["heirs; a name of many words and"]),
        ("a name longer than one line; b", ["a name longer than one line; b"]),
    ],
)
def test_values_stand_in_lines_of_their_own_where_there_is_room(text: str, lines: list[str]) -> None:
    assert divided(text, _share).split("\u2028") == lines


@given(_VALUES)
def test_places_in_the_text_stay_true(values: list[str]) -> None:
    """Hits of the search are marked by their place."""
    text = "; ".join(values)
    made = divided(text, _share)
    assert len(made) == len(text)
    assert all(one in (other, ";") or other == "\u2028" for one, other in zip(text, made, strict=True))
    assert made.count("\u2028") <= 1

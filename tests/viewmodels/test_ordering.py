"""Order: plain numbers take a shorter way, and end up where the language puts them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.viewmodels.ordering import by_columns, collator, numerals


@given(st.lists(st.integers(0, 10**6), min_size=1), st.sampled_from(["", "A-", "Nr. ", "HR/"]), st.booleans())
def test_numbers_are_sorted_as_the_language_sorts_them(
    numbers: list[int], word: str, descending: bool
) -> None:
    texts = [f"{word}{number}" for number in numbers]
    keys = numerals(set(texts))
    assert keys is not None
    by_text = collator()
    rows = list(range(len(texts)))
    expected = sorted(rows, key=lambda row: by_text.sortKey(texts[row]), reverse=descending)
    assert (
        by_columns(rows, (("number", descending),), lambda rows, _key: dict(zip(rows, texts, strict=True)))
        == expected
    )


@pytest.mark.parametrize(
    "texts", [set(), {"A-1", "B-2"}, {"1", "1a"}, {"12", "x"}, {"٣", "4"}, {"9" * 5000}, {"A", "A1"}]
)
def test_what_is_no_plain_number_is_left_to_the_language(texts: set[str]) -> None:
    assert numerals(texts) is None

"""Order: plain numbers take a shorter way, and end up where the language puts them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.viewmodels import ordering
from register_app.viewmodels.ordering import Collation, by_columns, collator, numerals


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


_TEXTS = st.lists(st.text("aAåÅbæ-1 ", min_size=1, max_size=4), max_size=12)


@given(_TEXTS, _TEXTS, _TEXTS, st.integers(0, 9))
def test_texts_learned_in_pieces_stand_as_the_language_puts_them(
    one: list[str], other: list[str], third: list[str], given_up: int
) -> None:
    by_text = collator()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ordering, "_PIECE", 2)
        collation = Collation()
        for _piece in collation.learn(set(one)):
            pass
        # One that is given up midway, and one that is overtaken by another.
        left = iter(collation.learn(set(third)))
        for _turn in range(given_up):
            next(left, None)
        for turn, _piece in enumerate(collation.learn({*one, *other})):
            if turn == given_up:
                for _other in collation.learn(set(third[:5])):
                    pass
    texts = [*one, *other]
    ranks = collation.ranks
    assert {*texts} <= ranks.keys()
    by_language = sorted(texts, key=by_text.sortKey)
    assert sorted(texts, key=ranks.__getitem__) == by_language
    for before, after in pairwise(by_language):
        assert (ranks[before] == ranks[after]) == (by_text.compare(before, after) == 0)

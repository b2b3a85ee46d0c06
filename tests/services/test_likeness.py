"""Likeness of texts, and the assignment of two lists to each other."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.services.likeness import Corpus, assign, grams

TEXTS = [
    "Direkte markedsføring af vores produkter",
    "Markedsføring af egne produkter over for kunder",
    "Hvidvask og terrorfinansiering",
    "Lovgivningen om anti-hvidvaskning",
    "Udbetaling af løn til medarbejdere",
]


def test_the_same_subject_is_more_alike_than_another() -> None:
    corpus = Corpus(TEXTS)
    assert corpus.likeness(0)[1] > 0.4
    assert corpus.likeness(0)[4] < 0.1
    assert corpus.likeness(2)[3] > 0.1 > corpus.likeness(2)[4]


def test_words_that_every_purpose_has_say_nothing() -> None:
    assert not grams("behandling af oplysninger til formål")
    assert not grams("processing of personal data for the purposes")
    assert grams("behandling af løn") == grams("løn")


@given(st.lists(st.text(max_size=40), min_size=2, max_size=5))
def test_likeness_is_a_share_and_symmetric(texts: list[str]) -> None:
    corpus = Corpus(texts)
    for one, other in itertools.product(range(len(texts)), repeat=2):
        assert -1e-9 <= corpus.likeness(one)[other] <= 1 + 1e-9
        assert corpus.likeness(one)[other] == pytest.approx(corpus.likeness(other)[one])


SCORES = st.integers(1, 4).flatmap(
    lambda width: st.lists(
        st.lists(st.floats(0, 1).map(lambda x: round(x, 2)), min_size=width, max_size=width),
        min_size=1,
        max_size=4,
    )
)


@given(SCORES, st.sampled_from([0.0, 0.3, 0.6]))
def test_the_assignment_is_the_best_there_is(scores: list[list[float]], least: float) -> None:
    def worth(pairs: list[tuple[int, int]]) -> float:
        return sum(scores[row][column] for row, column in pairs if scores[row][column] >= least)

    rows, columns = range(len(scores)), range(len(scores[0]))
    found = assign(scores, least)
    assert len(set(found.values())) == len(found)
    assert all(scores[row][column] >= least for row, column in found.items())
    if len(scores) <= len(scores[0]):
        every = [
            list(zip(rows, chosen, strict=True)) for chosen in itertools.permutations(columns, len(scores))
        ]
    else:
        every = [
            list(zip(chosen, columns, strict=True)) for chosen in itertools.permutations(rows, len(scores[0]))
        ]
    assert worth(list(found.items())) == pytest.approx(max(worth(pairs) for pairs in every))


def test_nothing_is_assigned_to_nobody() -> None:
    assert assign([], 0.5) == {}
    assert assign([[], []], 0.5) == {}


def test_two_long_lists_with_few_doubts_are_settled_at_once() -> None:
    size = 600
    scores = [[1.0 if row == (column + 7) % size else 0.1 for column in range(size)] for row in range(size)]
    assert assign(scores, 0.5) == {row: (row - 7) % size for row in range(size)}

"""Changed words: exactly those that differ, however long the texts are."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from register_app.viewmodels.word_changes import condensed, told, united, word_changes

_WORDS = st.lists(
    st.sampled_from(["og", "at", "navn", "kunder.", "5", "år;", "løn", "\n", "🙂"]), max_size=40
)


def _changes(before: str, after: str) -> tuple[list[str], list[str]]:
    found = word_changes(before, after)
    return [before[a:b] for a, b in found.before], [after[a:b] for a, b in found.after]


def test_single_words() -> None:
    before = "We keep names for 5 years. Art. 6(1)(b)"
    assert _changes(before, "We keep names for 2 years. Art. 6(1)(f)") == (["5", "b"], ["2", "f"])
    assert _changes("a b c", "a b c d") == ([""], ["d"])
    assert _changes("a b c", "a c") == (["b"], [""])
    assert _changes("the same", "the  same") == ([], [])
    # Next to nothing between two changes reads better as one.
    assert _changes("kind, old and long", "new, young and long") == (["kind, old"], ["new, young"])


def test_of_two_texts_with_little_in_common_all_is_told() -> None:
    before, after = "Customers and others", "Employees, applicants and people who visit us"
    assert _changes(before, after) == ([before], [after])


@given(_WORDS, _WORDS)
def test_without_the_changes_both_say_the_same(old: list[str], new: list[str]) -> None:
    before, after = " ".join(old), " ".join(new)
    found = word_changes(before, after)
    assert len(found.before) == len(found.after)
    at = to = 0
    for (a, b), (c, d) in zip(
        (*found.before, (len(before),) * 2), (*found.after, (len(after),) * 2), strict=True
    ):
        assert before[at:a].split() == after[to:c].split() or "".join(before[at:a].split()) == "".join(
            after[to:c].split()
        )
        at, to = b, d


def _long(sentences: bool) -> str:
    end = "." if sentences else ""
    return " ".join(
        f"{word} ord{n}{end}" for n, word in enumerate(random.Random(1).choices(["og", "at", "de"], k=4000))
    )


def test_single_changes_in_forty_thousand_characters() -> None:
    before = ""
    for sentences in (True, False):
        before = _long(sentences)
        assert len(before) > 38_000
        after = before
        for n in range(5, 4000, 190):
            after = after.replace(f"ord{n}", f"andet{n}", 1) if n % 2 else after.replace(f"ord{n + 1}", "", 1)
        found = word_changes(before, after)
        assert len(found.before) in range(18, 24)
        assert sum(b - a for a, b in found.before) < 400
    # What is wholly mixed up is told as changed, not looked through for ever.
    words = before.split()
    random.Random(2).shuffle(words)
    assert len(word_changes(before, " ".join(words)).before) == 1


@given(_WORDS, st.lists(st.integers(0, 300), max_size=8), st.integers(1, 30))
def test_a_condensed_text_keeps_its_changes(words: list[str], places: list[int], times: int) -> None:
    text = " ".join(words * times)
    spans = united((place, min(place + 5, len(text))) for place in places if place < len(text))
    short, moved = condensed(text, spans)
    assert [short[a:b] for a, b in moved] == [text[a:b] for a, b in spans]
    assert len(short) <= len(text) + 5
    if not spans or len(text) <= 500:
        assert short == text


def test_what_stayed_is_left_out_of_a_long_text() -> None:
    text = "start " + "same " * 300 + "new " + "same " * 300 + "end"
    place = text.index("new")
    short, moved = condensed(text, [(place, place + 3)])
    assert short.startswith("[…] same")
    assert short.endswith("same […]")
    assert len(short) < 200
    assert [short[a:b] for a, b in moved] == ["new"]
    assert told(text, [(place, place + 3), (0, 0), (0, 5)]) == "new; start"

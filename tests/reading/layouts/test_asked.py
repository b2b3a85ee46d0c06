"""Bare questions as headings, letters without their article, and cells that repeat the one above."""

from __future__ import annotations

import pytest

from register_app.reading.layouts import asked, furniture
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.recognise import bases, citations


def _header(*texts: str) -> Header:
    return Header(0, [0], [Column(at, text) for at, text in enumerate(texts)], 1.0, 0, len(texts))


@pytest.mark.parametrize(
    "row",
    [
        ("Why", "Who", "What", "Where to", "How long"),
        ("Warum", "Wer", "Was", "Wohin", "Wie lange"),
        ("Pourquoi", "Qui", "Quoi", "Vers où", "Combien de temps"),
        ("Perché", "Chi", "Cosa", "Dove", "Quanto tempo"),
        ("Miksi", "Kuka", "Mitä", "Minne", "Kuinka kauan"),
        ("Hvorfor", "Hvem", "Hvad", "Hvortil", "Hvor længe?"),
    ],
)
def test_a_row_of_questions(row: tuple[str, ...]) -> None:
    header = _header(*row)
    asked.settle(header)
    assert [column.field for column in header.columns] == [
        "purpose",
        "subjects",
        "data",
        "recipients",
        "retention",
    ]


def test_one_question_among_headings_is_left_open() -> None:
    header = _header("Formål", "Hvortil", "Bemærkninger")
    asked.settle(header)
    assert [column.field for column in header.columns] == ["", "", ""]


@pytest.mark.parametrize(
    "text", ["ibid.", "dito", "wie zuvor", "voir ci-dessus", "som ovenstående", "vedi sopra"]
)
def test_a_whole_cell_that_repeats(text: str) -> None:
    assert furniture.is_ditto(text)
    assert not furniture.is_ditto(f"{text} x")


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("stk. 1, litra f", ["6(1)(f)"]),
        ("Abs. 1 lit. b", ["6(1)(b)"]),
        ("nr. 1 bokstav c", ["6(1)(c)"]),
        ("litra b og c", ["6(1)(b)", "6(1)(c)"]),
    ],
)
def test_letters_without_the_article(text: str, articles: list[str]) -> None:
    assert [basis.article for basis in bases.read(text, "6")] == articles
    assert citations.says_letters(text)


@pytest.mark.parametrize("text", ["b", "b og c", "litra b i lov om foo", "stk. 1"])
def test_letters_that_do_not_say_so_name_no_article(text: str) -> None:
    assert not citations.says_letters(text)

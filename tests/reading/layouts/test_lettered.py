"""Letters of Art. 6 that stand alone in a column which elsewhere names the article."""

from __future__ import annotations

import pytest

from tests.reading.layouts.workbooks import Rows, activities, bases, one


def ferry(*cells: str) -> Rows:
    rows = [["Aktivitet", "Formål", "Retsgrundlag", "Oplysninger"]]
    names = ("Billetsalg", "Bagage", "Besætning")
    return rows + [
        [name, f"Føre {name.lower()}", cell, "Navn"] for name, cell in zip(names, cells, strict=True)
    ]


def found(rows: Rows) -> list[list[str]]:
    return [
        [article for articles in bases(activity).values() for article in articles]
        for activity in activities(one(rows)).values()
    ]


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("b og c", ["6(1)(b)", "6(1)(c)"]),
        ("b, c og f", ["6(1)(b)", "6(1)(c)", "6(1)(f)"]),
        ("F", ["6(1)(f)"]),
        ("(b) and (c)", ["6(1)(b)", "6(1)(c)"]),
        ("c/e", ["6(1)(c)", "6(1)(e)"]),
    ],
)
def test_letters_are_those_of_the_article_that_the_column_cites(text: str, articles: list[str]) -> None:
    assert found(ferry("Art. 6, stk. 1, litra b", text, "Samtykke")) == [["6(1)(b)"], articles, ["6(1)(a)"]]


def test_letters_alone_are_no_basis_where_no_cell_names_the_article() -> None:
    assert found(ferry("b", "b og c", "f")) == [[""], [""], [""]]


def test_words_of_one_letter_beside_others_stay_words() -> None:
    assert found(ferry("Art. 6, stk. 1, litra b", "se A", "i")) == [["6(1)(b)"], [""], [""]]

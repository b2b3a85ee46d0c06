"""Paragraphs that name themselves and go on with labels: "Rotas: we plan …. Legal basis: …. Kept for: …"."""

from __future__ import annotations

import pytest

from tests.reading.noticetext import articles, data, kept, read, receivers


@pytest.mark.parametrize("mark", ["1.\t 2.\t", "a)\t b)\t", "(1)_ (2)_", "§~1_ §~2_", "*_ *_", "•\t •\t", ""])
@pytest.mark.parametrize("between", [": we ", ". We ", " – we "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_items_and_numbered_paragraphs(mark: str, between: str, gap: str) -> None:
    first, second = (
        [part.replace("_", " ").replace("~", " ") for part in mark.split(" ")] or ["", ""]
        if mark
        else ("", "")
    )
    if not mark and (between != ": we " or gap == "\n"):
        return  # without a number only the colon tells a name, and only white the next paragraph
    text = (
        f"How we use data\n\n{first}Rotas{between}plan who works when. Legal basis: our legitimate interests. Kept for: 1 year.{gap}"
        f"{second}Expenses{between}pay back what you spent. Legal basis: legal obligation. Shared with: Cardline and your treasurer. Stored for: 6 years.\n"
    )
    found = read("txt", text)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Rotas": ["6(1)(f)"],
        "Expenses": ["6(1)(c)"],
    }
    assert kept(found["Expenses"]) == ["6 years"]
    assert receivers(found["Expenses"]) == ["Cardline", "your treasurer"]


def test_a_title_that_begins_with_a_word_of_another_language_is_no_label() -> None:
    text = """What we do with data

* Rotas: we plan who works when. Legal basis: legitimate interests.
* Fines, tolls and ferries: we pay them and bill you. Legal basis: contract.
* Leave: name, days. Legal basis: contract.
"""
    assert list(read("txt", text)) == ["Rotas", "Fines, tolls and ferries", "Leave"]


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("numbers", [("", ""), ("1. ", "2. "), ("2.1\t", "2.2\t"), ("a) ", "b) ")])
def test_labels_without_a_colon_on_lines_above_their_values(numbers: tuple[str, str], gap: str) -> None:
    first = ["Billetsalg", "Vi sælger billetter.", "Oplysninger", "Navn, adresse", "Retsgrundlag", "Artikel 6, stk. 1, litra b",
             "Modtagere", "Billetsystem A/S", "Opbevaring", "5 år"]  # fmt: skip
    second = ["Nyhedsbrev", "Vi fortæller om koncerter.", "Oplysninger", "Navn, e-mail", "Retsgrundlag",
              "Artikel 6, stk. 1, litra a", "Opbevaring", "Indtil du melder fra"]  # fmt: skip
    rights = "\n\nDine rettigheder\nDu kan klage til tilsynet.\n"
    told = [number + gap.join(lines) for number, lines in zip(numbers, (first, second), strict=True)]
    found = read("txt", "Sådan bruger koret oplysninger\n\n" + "\n\n".join(told) + rights)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Billetsalg": ["6(1)(b)"],
        "Nyhedsbrev": ["6(1)(a)"],
    }
    assert data(found["Billetsalg"]) == ["Navn", "adresse"]
    assert receivers(found["Billetsalg"]) == ["Billetsystem A/S"]
    assert kept(found["Nyhedsbrev"]) == ["Indtil du melder fra"]


def test_a_section_after_the_last_label_is_of_the_whole_notice() -> None:
    text = """Privacy at the choir

Ticket sales
Data
Name, address
Legal basis
Article 6(1)(b)

Newsletter
Data
Name, e-mail
Legal basis
Article 6(1)(a)

Recipients
We share what we have with our auditor and the bank.
"""
    found = read("txt", text)
    assert set(found) == {"Ticket sales", "Newsletter"}
    assert receivers(found["Newsletter"]) == []

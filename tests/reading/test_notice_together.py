"""Columns of a notice that tell the data subjects and their data in one cell."""

from __future__ import annotations

import pytest

from tests.reading.noticetext import data, read

ROWS = {
    "en": (
        ("Berth list", ("Berth holders", "name, boat, length"), "Art. 6(1)(b) GDPR"),
        ("Accounts", ("Payers", "name, amount"), "Art. 6(1)(c) GDPR"),
        ("Job openings", ("Applicants", "CV, cover letter"), "Art. 6(1)(b) GDPR"),
    ),
    "da": (
        ("Bådpladser", ("Pladsejere", "navn, båd, længde"), "Artikel 6, stk. 1, litra b"),
        ("Regnskab", ("Kunder", "navn, beløb"), "Artikel 6, stk. 1, litra c"),
        ("Ledige job", ("Ansøgere", "CV, ansøgning"), "Artikel 6, stk. 1, litra b"),
    ),
}
HEADS = {
    "en": ("Purpose", ("Data subjects and data", "Data subjects / personal data", "People and data"), "Legal basis"),
    "da": ("Formål", ("Registrerede og oplysninger", "Personer og oplysninger", "Kategorier af registrerede og personoplysninger"), "Retsgrundlag"),
}  # fmt: skip


@pytest.mark.parametrize("written", ["{0}: {1}", "{0} – {1}"])
@pytest.mark.parametrize("number", range(3))
@pytest.mark.parametrize("language", ["en", "da"])
@pytest.mark.parametrize("kind", ["md", "txt"])
def test_people_and_their_data_in_one_cell(kind: str, language: str, number: int, written: str) -> None:
    purpose, joint, basis = HEADS[language]
    table = [
        (purpose, joint[number], basis),
        *((title, written.format(*cell), law) for title, cell, law in ROWS[language]),
    ]
    text = (
        "\n\n".join("\n".join(row) for row in table)
        if kind == "txt"
        else "\n".join(f"| {' | '.join(row)} |" for row in (table[0], ("---",) * 3, *table[1:]))
    )
    found = read(kind, f"Marina\n\n{text}\n")
    assert {
        name: (activity["data"][0]["subjects"], [use["category"] for use in activity["data"]])
        for name, activity in found.items()
    } == {title: ([people], kinds.split(", ")) for title, (people, kinds), _law in ROWS[language]}


def test_cells_that_begin_with_people_tell_them_under_a_heading_of_data_alone() -> None:
    found = read(
        "md",
        "# Marina\n\n| Purpose | Personal data | Legal basis |\n|---|---|---|\n| Berth list | Customers: name, boat | Art. 6(1)(b) |\n"
        "| Job openings | Applicants: CV | Art. 6(1)(b) |",
    )
    assert [use["subjects"] for use in found["Berth list"]["data"]] == [["Customers"], ["Customers"]]


def test_cells_that_begin_with_a_kind_of_data_tell_no_people() -> None:
    found = read(
        "md",
        "# Marina\n\n| Purpose | Personal data | Legal basis |\n|---|---|---|\n| Berth list | Contact details: name, e-mail | Art. 6(1)(b) |\n"
        "| Accounts | Payment data: amount, account number | Art. 6(1)(c) |",
    )
    assert [use["subjects"] for activity in found.values() for use in activity["data"]].count([]) == len(
        [use for activity in found.values() for use in activity["data"]]
    )


def test_a_column_of_people_whose_cells_go_on_with_their_data() -> None:
    found = read(
        "md",
        "# Marina\n\n| Purpose | Whose data and which | Legal basis |\n|---|---|---|\n| Berth list | Customers: name; Visitors: name, boat | "
        "Art. 6(1)(b) |\n| Job openings | Applicants: CV | Art. 6(1)(b) |\n| Accidents | Visitors (name, description of the injury) | Art. 6(1)(c) |",
    )
    assert {
        name: (sorted({person for use in activity["data"] for person in use["subjects"]}), data(activity))
        for name, activity in found.items()
    } == {
        "Berth list": (["Customers", "Visitors"], ["name", "boat"]),
        "Job openings": (["Applicants"], ["CV"]),
        "Accidents": (["Visitors"], ["name", "description of the injury"]),
    }


def test_words_in_brackets_behind_people_are_no_data_under_a_heading_of_people() -> None:
    found = read(
        "md",
        "# Marina\n\n| Purpose | Data subjects | Legal basis |\n|---|---|---|\n| Berth list | Customers (private and business) | Art. 6(1)(b) |\n"
        "| Accounts | Customers (former and present) | Art. 6(1)(c) |",
    )
    assert [data(activity) for activity in found.values()] == [[], []]

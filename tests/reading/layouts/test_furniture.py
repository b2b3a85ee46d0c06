"""What a few words of a cell say of it: a sum, an example, work on behalf of another, bare letters, boxes."""

from __future__ import annotations

import pytest

from register_app.reading.layouts import assemble, furniture, lettered, tickboxes


@pytest.mark.parametrize(
    "text",
    ["Total", "I alt", "ialt: 5", "Sum", "SUMME", "Gesamtzahl", "Altogether 12", "Łącznie", "Antal i alt", "in totaal", "Number of records"],
)  # fmt: skip
def test_totals(text: str) -> None:
    assert furniture.is_total(text)


@pytest.mark.parametrize("text", ["Totem", "Summer camp", "12", "Antalya", "Number", "Total " * 8, ""])
def test_names_that_are_no_totals(text: str) -> None:
    assert not furniture.is_total(text)


@pytest.mark.parametrize(
    "text",
    ["EKSEMPEL: Løn", "(Example) Payroll", "*Sample*", "1 - Sample", "Payroll (example)", "Løn – eksempel", "Kadry [przykład]", "eks. løn",
     "Musterfirma", "Demo"],
)  # fmt: skip
def test_examples(text: str) -> None:
    assert furniture.is_example(text)


@pytest.mark.parametrize(
    "text", ["Exams", "Samples of blood", "Musterwohnung", "Setting an example", "12", ""]
)
def test_names_that_are_no_examples(text: str) -> None:
    assert not furniture.is_example(text)


@pytest.mark.parametrize(
    ("text", "bare"), [("b", True), (" (c) og (f).", True), ("\nb", True), ("A, F", True), ("g", False), ("brev", False), ("", False)]
)  # fmt: skip
def test_bare_letters(text: str, bare: bool) -> None:
    assert lettered.is_bare(text) is bare


@pytest.mark.parametrize(("text", "said"), [("[x] a\n[ ] b", "a"), ("☐ a\n☒ b", "b"), ("(see f)", "(see f)")])
def test_boxes_of_either_kind(text: str, said: str) -> None:
    assert tickboxes.chosen(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Payroll on behalf of Beta", True), ("Løn PÅ VEGNE AF Beta", True), ("Lønn på vegne av Beta", True),
        ("Abrechnung im Auftrag der Beta", True), ("Paie pour le compte d'Omega", True), ("Loon (namens Beta)", True),
        ("Löner för kundens räkning Beta", True), ("Löner för kundräkning Beta", True), ("Nóminas por cuenta de Beta", True),
        ("Paghe per conto dell'impresa", True), ("Kadry w imieniu Beta", True), ("Payroll on behalf", False),
        ("Auftragsabwicklung", False), ("Räkningar", False),
    ],
)  # fmt: skip
def test_work_on_behalf_of_another(text: str, said: bool) -> None:
    assert assemble.is_on_behalf(text) is said

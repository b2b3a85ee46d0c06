"""Everyday clauses that give the right to process, in several languages."""

from __future__ import annotations

import pytest

from register_app.reading.notice import prose, spoken


@pytest.mark.parametrize(
    ("sentence", "article"),
    [
        ("Den Newsletter senden wir, weil Sie eingewilligt haben.", "6(1)(a)"),
        ("Wir heben Belege auf, weil wir gesetzlich verpflichtet sind.", "6(1)(c)"),
        ("Wir brauchen Ihre Adresse, um den Mietvertrag zu erfüllen.", "6(1)(b)"),
        ("Das tun wir, weil wir ein berechtigtes Interesse an sicheren Räumen haben.", "6(1)(f)"),
        ("Nous le faisons parce que vous y avez consenti.", "6(1)(a)"),
        ("La loi nous oblige à garder les factures.", "6(1)(c)"),
        ("Nous utilisons votre adresse pour exécuter le contrat.", "6(1)(b)"),
        ("Vi skickar brevet eftersom du har samtyckt.", "6(1)(a)"),
        ("Bokföringslagen kräver att vi sparar underlagen.", "6(1)(c)"),
        ("Vi gjør det fordi loven pålegger oss det.", "6(1)(c)"),
        ("Wij doen dit omdat u toestemming hebt gegeven.", "6(1)(a)"),
        ("Wij zijn wettelijk verplicht dit te bewaren.", "6(1)(c)"),
        ("Lo hacemos porque usted nos ha dado su consentimiento.", "6(1)(a)"),
        ("Estamos obligados por ley a comunicarlo.", "6(1)(c)"),
        ("Lo facciamo perché ci hai dato il consenso.", "6(1)(a)"),
        ("Siamo obbligati per legge a conservare le fatture.", "6(1)(c)"),
        ("We do this because you have agreed.", "6(1)(a)"),
        ("Det gør vi, fordi du har sagt ja.", "6(1)(a)"),
    ],
)
def test_an_everyday_clause_names_its_basis(sentence: str, article: str) -> None:
    assert [basis.article for basis in spoken.read(sentence)] == [article]


@pytest.mark.parametrize(
    "sentence",
    [
        "Algunas indicaciones hacen falta para ejecutar el contrato, otras porque la ley nos obliga.",
        "Sommige velden zijn verplicht om de overeenkomst uit te voeren.",
        "Wir verkaufen nichts, weil Sie nicht eingewilligt haben.",
        "Sie können widerrufen, wenn Sie eingewilligt haben.",
        "You may withdraw at any time because you have agreed.",
        "Når du har en aftale med os, behandler vi:",
        "We are not legally obliged to keep it.",
        "We sold the house.",
    ],
)
def test_what_denies_or_only_says_when_names_none(sentence: str) -> None:
    assert spoken.read(sentence) == []


def test_a_line_is_divided_before_its_because() -> None:
    divided = spoken.divide("Gestionar su reserva, porque es necesario para ejecutar el contrato")
    assert divided is not None
    assert divided[0] == "Gestionar su reserva"
    assert [basis.article for basis in divided[1]] == ["6(1)(b)"]
    assert spoken.divide("Gestionar su reserva, porque es mejor") is None


def test_an_answer_and_its_reason_are_one() -> None:
    (told,) = prose.told("To prevent theft. We are legally obliged to do so.")
    assert told.purpose == "Prevent theft"
    assert [basis.article for basis in told.bases] == ["6(1)(c)"]

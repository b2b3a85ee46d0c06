"""What is answered to a question for sensitive data names none of them, in every language, whatever shape the file has."""

from __future__ import annotations

from typing import Any

import pytest

from register_app.reading import notices, pasting
from register_app.reading.workbook import Sheet, Workbook
from register_app.services import reading

# Heads for the activity, its purpose, its data and its time limit; two wordings of the question; what names health; answers.
ASKED = {
    "da": ("Aktivitet;Formål;Personoplysninger;Opbevaring", "Følsomme oplysninger?;Særlige kategorier af personoplysninger", "Helbredsoplysninger", "Nej;Ingen;Nej, ingen;Ingen følsomme oplysninger;Behandles ikke;Der behandles ikke følsomme oplysninger;Ikke relevant;Nej – kun hvis du selv skriver det"),
    "en": ("Activity;Purpose;Personal data;Retention", "Sensitive data?;Special categories of data", "Health data", "No;None;No sensitive data;Not processed;No special category data is processed;N/A;No – unless you tell us"),
    "de": ("Verarbeitungstätigkeit;Zweck;Personenbezogene Daten;Löschfrist", "Sensible Daten?;Besondere Kategorien personenbezogener Daten", "Gesundheitsdaten", "Nein;Keine;Keine besonderen Kategorien;Keine sensiblen Daten;Werden nicht verarbeitet;entfällt"),
    "fr": ("Traitement;Finalité;Données personnelles;Durée de conservation", "Données sensibles ?;Catégories particulières de données", "Données de santé", "Non;Aucune;Néant;Pas de données sensibles;Aucune donnée sensible;Sans objet"),
    "sv": ("Behandling;Ändamål;Personuppgifter;Gallring", "Känsliga personuppgifter?;Särskilda kategorier av personuppgifter", "Hälsouppgifter", "Nej;Inga;Inga känsliga uppgifter;Behandlas inte;Ej tillämpligt"),
    "nb": ("Behandling;Formål;Personopplysninger;Lagringstid", "Særlige kategorier?;Særlige kategorier av personopplysninger", "Helseopplysninger", "Nei;Ingen;Ingen særlige kategorier;Behandles ikke;Ikke aktuelt"),
    "nl": ("Verwerking;Doel;Persoonsgegevens;Bewaartermijn", "Bijzondere persoonsgegevens?;Bijzondere categorieën van persoonsgegevens", "Gezondheidsgegevens", "Nee;Neen;Geen;Geen bijzondere gegevens;Worden niet verwerkt;N.v.t."),
    "es": ("Actividad de tratamiento;Finalidad;Datos personales;Plazo de conservación", "¿Datos sensibles?;Categorías especiales de datos", "Datos de salud", "No;Ninguno;Sin datos sensibles;No se tratan;No procede"),
    "it": ("Trattamento;Finalità;Dati personali;Periodo di conservazione", "Dati sensibili?;Categorie particolari di dati", "Dati sanitari", "No;Nessuno;Nessun dato sensibile;Non trattati;Non applicabile"),
    "pl": ("Czynność przetwarzania;Cel;Dane osobowe;Okres przechowywania", "Dane wrażliwe?;Szczególne kategorie danych", "Dane o zdrowiu", "Nie;Brak;Brak danych wrażliwych;Nie są przetwarzane;Nie dotyczy"),
    "fi": ("Käsittelytoimi;Tarkoitus;Henkilötiedot;Säilytysaika", "Arkaluonteisia tietoja?;Erityiset henkilötietoryhmät", "Terveystiedot", "Ei;Ei ole;Ei arkaluonteisia tietoja;Ei käsitellä;Ei sovellu"),
}  # fmt: skip
Case = tuple[list[str], str, str, list[str]]


def cases() -> list[Any]:
    return [
        pytest.param((heads.split(";"), question, health, answers.split(";")), id=f"{language}-{question}")
        for language, (heads, questions, health, answers) in ASKED.items()
        for question in questions.split(";")
    ]


def categories(rows: list[list[str]]) -> list[list[str]]:
    """The categories of each activity of a table."""
    sheet = Sheet("Table", [[*row] for row in rows])
    batch = reading.interpret(Workbook("table", "csv", [sheet]))
    return [[use["category"] for use in draft.activity.get("data", [])] for draft in batch.drafts]


@pytest.mark.parametrize("case", cases())
def test_an_answer_in_a_column_is_no_category(case: Case) -> None:
    (name, purpose, data, limit), question, health, answers = case
    rows = [[name, purpose, data, question, limit]]
    rows += [
        [f"Plan {chr(65 + at)}", f"Xyz {at}", "E-mail", said, "5"]
        for at, said in enumerate([*answers, health])
    ]
    assert categories(rows) == [["E-mail"]] * len(answers) + [["E-mail", health]]


@pytest.mark.parametrize("case", cases())
def test_an_answer_in_a_form_is_no_category(case: Case) -> None:
    (name, purpose, data, _), question, health, answers = case
    for said in answers:
        form = [[name, "Plan A"], [purpose, "Xyz"], [data, "E-mail"], [question, said]]
        assert categories(form) == [["E-mail"]]
    form = [[name, "Plan A"], [purpose, "Xyz"], [data, "E-mail"], [question, health]]
    assert categories(form) == [["E-mail", health]]


def test_a_reservation_that_names_sensitive_data_stays() -> None:
    rows = [
        ["Aktivitet", "Formål", "Personoplysninger", "Følsomme oplysninger"],
        ["Løn", "Betale løn", "Navn", "Nej, undtagen helbredsoplysninger ved sygdom"],
        ["Kaffe", "Brygge kaffe", "Navn", "Nej"],
    ]
    first, second = categories(rows)
    assert second == ["Navn"]
    assert "helbredsoplysninger" in first[-1]


def test_answers_of_a_notice() -> None:
    text = (
        "Formål: Løn\nRetsgrundlag: Aftale\nOplysninger: navn\nFølsomme oplysninger: Nej\nModtagere: Ingen\n"
    )
    batch = notices.read(pasting.as_text(text))
    (draft,) = batch.drafts
    assert [use["category"] for use in draft.activity["data"]] == ["navn"]
    assert draft.activity["answers"]["recipients"] == {"state": "not_applicable", "reason": "Ingen"}
    assert [problem.message.text("en") for problem in batch.problems] == [
        "Not taken over: Følsomme oplysninger: Nej"
    ]


def test_answers_in_a_table_of_a_notice() -> None:
    text = "Purpose | Legal basis | Data | Sensitive data?\nPayroll | Contract | Name | No\nCoffee | Consent | Name | None"
    batch = notices.read(pasting.as_text(text))
    assert [[use["category"] for use in draft.activity["data"]] for draft in batch.drafts] == [["Name"]] * 2
    assert "Payroll: No" in batch.problems[0].message.text("en")

"""What the cells themselves say of a column or a label that no heading explains."""

from __future__ import annotations

import pytest

from register_app.reading.layouts.contents import field_of, kind_of_cell
from tests.reading.layouts.workbooks import (
    Rows,
    activities,
    bases,
    categories,
    limits,
    one,
    people,
    recipients,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kunder", "subjects"), ("Medarbejdere og ansøgere", "subjects"), ("Parents", "subjects"), ("Huoltajat", "subjects"),
        ("Klubbens trænere", "subjects"), ("Kundenummer", "data"), ("Navn, adresse", "data"), ("Employees' names", "data"),
        ("Henkilötunnus", "data"), ("Kryptering, backup", "measures"), ("Zugriffsrechte", "measures"), ("Salg", ""),
        ("Gæstetilladelser", ""), ("5 år", ""), ("", ""),
    ],
)  # fmt: skip
def test_what_a_cell_is_about(text: str, kind: str) -> None:
    assert kind_of_cell(text) == kind


@pytest.mark.parametrize(
    ("texts", "field"),
    [
        (["Overeenkomst", "Toestemming", "Art. 6 lid 1 sub f"], "basis"),
        (["5 år", "6 mdr. efter afslag"], "retention"),
        (["Elever", "Lærere, pedeller"], "subjects"),
        (["Kaffe", "Te"], ""),
        ([], ""),
    ],
)
def test_what_the_cells_of_a_column_speak_of(texts: list[str], field: str) -> None:
    assert field_of(texts) == field


def test_columns_with_headings_nobody_knows_are_known_by_their_cells() -> None:
    rows: Rows = [
        ["Aktivitet", "Formål", "Blå", "Gul", "Rød", "Slettes"],
        ["Udlån", "Låne bøger ud", "Art. 6, stk. 1, litra e", "Lånere, børn", "Navn, cpr-nr.", "1 år"],
        ["Foredrag", "Sælge billetter", "Aftale", "Deltagere", "Navn, mail", "6 mdr."],
    ]
    found = activities(one(rows))["Udlån"]
    assert bases(found) == {"Låne bøger ud": ["6(1)(e)"]}
    assert people(found) == ["Lånere", "børn"]
    assert limits(found) == {"Navn": "P1Y", "cpr-nr.": "P1Y"}


def test_a_known_heading_is_not_overruled_by_cells() -> None:
    rows: Rows = [
        ["Aktivitet", "Formål", "Modtagere", "Oplysninger"],
        ["Udlån", "Låne bøger ud", "Lånere", "Titel"],
        ["Foredrag", "Sælge billetter", "Deltagere", "Titel"],
    ]
    found = activities(one(rows))["Udlån"]
    assert recipients(found) == ["Lånere"]
    assert not people(found)


def test_citations_under_a_question_for_the_reason_are_the_basis() -> None:
    rows: Rows = [
        ["Activity", "Purpose", "Why then", "Data"],
        ["Payroll", "Pay staff", "Art. 6(1)(b)", "Name"],
        ["News", "Send news", "Art. 6(1)(a)", "E-mail"],
    ]
    assert bases(activities(one(rows))["Payroll"]) == {"Pay staff": ["6(1)(b)"]}


def test_the_long_texts_beside_the_names_are_purposes() -> None:
    rows: Rows = [
        ["Aktivitet", "Bunke", "Registrerede", "Oplysninger", "Slettes"],
        ["Løn", "Udbetale løn til de ansatte hver måned", "Ansatte", "Navn", "5 år"],
        ["Nyt", "Sende nyheder til dem der vil have dem", "Abonnenter", "E-mail", "Ved afmelding"],
    ]
    assert list(bases(activities(one(rows))["Løn"])) == ["Udbetale løn til de ansatte hver måned"]


def test_the_first_of_two_columns_of_one_field_holds_the_names() -> None:
    rows: Rows = [
        ["Nr.", "Hvilke oplysninger drejer det sig om", "Formål", "Personoplysninger", "Slettes"],
        ["1", "Udlån", "Låne bøger ud", "Navn", "1 år"],
        ["2", "Bøder", "Opkræve gebyr", "Navn", "2 år"],
    ]
    found = activities(one(rows))
    assert list(found) == ["Udlån", "Bøder"]
    assert categories(found["Udlån"]) == ["Navn"]


def test_areas_name_the_activities_where_nothing_else_does() -> None:
    rows: Rows = [
        ["Område", "Formål", "Retsgrundlag", "Oplysninger", "Slettes"],
        ["Elever", "Optage elever", "Art. 6(1)(b)", "Navn", "5 år"],
        ["", "Søge tilskud", "Art. 6(1)(c)", "Cpr-nr.", ""],
        ["Lærere", "Betale løn", "Art. 6(1)(b)", "Konto", "5 år"],
    ]
    found = activities(one(rows))
    assert bases(found["Elever"]) == {"Optage elever": ["6(1)(b)"], "Søge tilskud": ["6(1)(c)"]}
    full: Rows = [[*row[:4], "1 år"] if row[0] == "" else row for row in rows]
    assert list(activities(one(full))) == ["Optage elever", "Søge tilskud", "Betale løn"]


def test_limits_under_a_heading_about_erasure_are_limits() -> None:
    rows: Rows = [
        ["Vorgang", "Zweck", "Daten", "Löschung"],
        ["Lohn", "Lohn zahlen", "Name", "10 Jahre"],
        ["Tor", "Zutritt", "Name", "1 Woche"],
    ]
    assert limits(activities(one(rows))["Lohn"]) == {"Name": "P10Y"}


def test_a_label_nobody_knows_is_known_by_its_value() -> None:
    rows: Rows = [
        ["Activity", "Payroll"],
        ["Purpose", "Pay staff"],
        ["Data subjects", "Employees"],
        ["Our footing", "Art. 6(1)(b)"],
        ["Folder colour", "Blue"],
    ]
    found = activities(one(rows))["Payroll"]
    assert bases(found) == {"Pay staff": ["6(1)(b)"]}
    assert found["extra"] == {"Folder colour": "Blue"}


def test_what_is_done_for_clients_is_the_processing() -> None:
    rows: Rows = [
        ["Nr.", "Auftraggeber", "Was getan wird, kurz", "Verarbeitete Daten", "Unterauftragnehmer"],
        ["1", "Praxis Weiß", "Lohnabrechnung", "Lohndaten", "Rechen eG"],
        ["2", "Autohaus Kern", "Buchführung", "Belege", "Rechen eG"],
    ]
    found = activities(one(rows))
    assert found["Lohnabrechnung"]["clients"] == ["Praxis Weiß"]
    assert found["Lohnabrechnung"]["part"] == "processor"


def test_a_record_without_any_name_is_called_after_its_client() -> None:
    rows: Rows = [
        ["Auftraggeber", "Verarbeitete Daten", "Unterauftragnehmer", "TOM"],
        ["Praxis Weiß", "Lohndaten", "Rechen eG", "siehe Anlage"],
    ]
    assert list(activities(one(rows))) == ["Praxis Weiß"]


def test_companies_and_authorities_are_recipients() -> None:
    rows: Rows = [
        ["Aktivitet", "Formål", "Registrerede", "Oplysninger", "Grøn"],
        ["Løn", "Betale løn", "Ansatte", "Navn", "SKAT, Løn A/S"],
        ["Post", "Sende breve", "Kunder", "Navn", "Brev ApS"],
    ]
    assert recipients(activities(one(rows))["Løn"]) == ["SKAT", "Løn A/S"]


def test_a_yes_before_special_categories_is_no_category() -> None:
    rows: Rows = [
        ["Activity", "Purpose", "Personal data", "Special category data?"],
        ["Care", "Give care", "Name", "Yes - health"],
        ["News", "Send news", "E-mail", "No"],
    ]
    assert categories(activities(one(rows))["Care"]) == ["Name", "health"]


@pytest.mark.parametrize("limits_", [("5 J. nach Ende", "10 J."), ("2 v. päättymisestä", "5 v.")])
def test_abbreviated_years_make_a_column_of_deletion_one_of_limits(limits_: tuple[str, str]) -> None:
    rows: Rows = [
        ["Verfahren", "Zweck", "Daten", "Löschung"],
        *([f"Verfahren {limit}", "Verwalten", "Name", limit] for limit in limits_),
    ]
    found = activities(one(rows))
    assert all(limits(item)["Name"] for item in found.values())


@pytest.mark.parametrize("first", ["Client (controller)", "Service"])
def test_the_service_names_an_activity_of_a_processor(first: str) -> None:
    row = {"Service": "Printing bureau", "Client (controller)": "Alpha Ltd"}
    other = {"Service": "Payroll bureau", "Client (controller)": "Alpha Ltd"}
    second = next(name for name in row if name != first)
    rows: Rows = [
        [first, second, "Categories of processing", "Security"],
        [row[first], row[second], "Printing letters", "Encryption"],
        [other[first], other[second], "Running payroll", "Encryption"],
    ]
    found = activities(one(rows, "As processor"))
    assert {name: item["processing"] for name, item in found.items()} == {
        "Printing bureau": ["Printing letters"],
        "Payroll bureau": ["Running payroll"],
    }
    assert all(item["clients"] == ["Alpha Ltd"] and item["part"] == "processor" for item in found.values())


def test_when_somebody_receives_data_is_no_recipient_of_its_own() -> None:
    rows: Rows = [
        ["Behandling", "Formål", "Modtagere"],
        ["Kamera", "Forebygge tyveri", "Politiet, på anmodning"],
        ["Løn", "Betale løn", "Banken, Skat"],
    ]
    found = activities(one(rows))
    assert recipients(found["Kamera"]) == ["Politiet, på anmodning"]
    assert recipients(found["Løn"]) == ["Banken", "Skat"]

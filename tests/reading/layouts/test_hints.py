"""Rows below or above the headings that say what to write in the columns are no activities."""

from __future__ import annotations

import pytest

from tests.reading.layouts.workbooks import Rows, activities, one

_TOLD: dict[str, tuple[Rows, list[str]]] = {
    "Danish, numbered": (
        [
            ["Nr", "Aktivitet", "Formål", "Retsgrundlag", "Registrerede", "Modtagere", "Sletning", "DPIA?"],
            ["", "Kort titel", "Hvorfor behandler vi?", "Art. 6 + evt. særlov", "f.eks. borgere", "Firmaer", "konkret frist", "ja/nej"],
            ["1", "Cykler", "Udlåne cykler", "Art. 6, stk. 1, litra b", "Lånere", "Cykelværksted ApS", "1 år", "Nej"],
        ],
        ["Cykler"],
    ),
    "Danish, blanks": (
        [
            ["ID", "Aktivitet", "Formål", "Hjemmel", "Personer", "Oplysninger", "Sletning"],
            ["", "", "Skriv kort", "", "fx gæster", "", "fx 5 år"],
            ["A1", "Bordbestilling", "Holde styr på borde", "Aftale", "Gæster", "Navn", "1 måned"],
            ["A2", "Gavekort", "Sælge gavekort", "Aftale", "Købere", "E-mail", "3 år"],
        ],
        ["Bordbestilling", "Gavekort"],
    ),
    "English, choices": (
        [
            ["Processing activity", "Department", "Purpose", "Lawful basis", "Special category data", "DPIA"],
            ["Free text", "HR / Sales / IT / Finance", "Free text", "Consent / Contract / Public task", "Yes / No", "Yes / No / Pending"],
            ["Boat hire", "Sales", "Hire out boats", "Contract", "No", "No"],
        ],
        ["Boat hire"],
    ),
    "German, in another order": (
        [
            ["Zweck der Verarbeitung", "Verarbeitungstätigkeit", "Betroffene", "Daten", "Empfänger", "Löschfrist", "Nr."],
            ["Wofür?", "Bezeichnung, max. 60 Zeichen", "z.B. Gäste", "z.B. Name", "intern/extern", "Frist nennen", ""],
            ["Verleih", "Bootsverleih", "Segler", "Name", "keine", "2 Jahre", "V1"],
        ],
        ["Bootsverleih"],
    ),
    "Polish, with what of Art. 30 a column is": (
        [
            ["Lp.", "Czynność przetwarzania", "Cel", "Kategorie osób", "Kategorie danych", "Odbiorcy", "Termin usunięcia"],
            ["1", "2", "3", "4", "5", "6", "7"],
            ["", "", "art. 30 ust. 1 lit. b", "lit. c", "lit. c", "lit. d", "lit. f"],
            ["1", "Wynajem łodzi", "Wynajem", "Żeglarze", "Imię", "Port sp. z o.o.", "2 lata"],
        ],
        ["Wynajem łodzi"],
    ),
    "German, of Art. 30 without its number": (
        [
            ["Tätigkeit", "Zweck", "Betroffene", "Daten", "Empfänger", "Löschfrist"],
            ["", "Abs. 1 b)", "Abs. 1 c)", "Abs. 1 c)", "Abs. 1 d)", "Abs. 1 f)"],
            ["Bootsverleih", "Verleih", "Segler", "Name", "keine", "2 Jahre"],
        ],
        ["Bootsverleih"],
    ),
    "French": (
        [
            ["N°", "Traitement", "Finalité", "Base légale", "Personnes concernées", "Transfert hors UE", "Durée de conservation"],
            ["", "Nom court", "À quoi servent les données ?", "Art. 6 RGPD + loi", "ex. : clients", "oui/non, pays", "durée précise"],
            ["1", "Location", "Louer des bateaux", "Contrat", "Marins", "non", "2 ans"],
        ],
        ["Location"],
    ),
    "Italian, above the headings": (
        [
            ["", "Nome breve", "A cosa servono i dati?", "Art. 6 GDPR + legge", "es. clienti", "sì/no, paese", "termine preciso"],
            ["N.", "Trattamento", "Finalità", "Base giuridica", "Interessati", "Trasferimenti", "Conservazione"],
            ["1", "Noleggio", "Noleggiare barche", "Contratto", "Velisti", "no", "2 anni"],
        ],
        ["Noleggio"],
    ),
    "Finnish": (
        [
            ["Nro", "Käsittelytoimi", "Tarkoitus", "Oikeusperuste", "Rekisteröidyt", "Siirrot", "Säilytysaika"],
            ["", "Lyhyt nimi", "Mihin tietoja käytetään?", "6 art. + erityislaki", "esim. asiakkaat", "kyllä/ei, maa", "tarkka aika"],
            ["1", "Venevuokraus", "Vuokrata veneitä", "Sopimus", "Purjehtijat", "ei", "2 vuotta"],
        ],
        ["Venevuokraus"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", _TOLD)
def test_a_row_that_says_what_to_write_is_no_activity(case: str) -> None:
    rows, names = _TOLD[case]
    assert list(activities(one(rows))) == names


@pytest.mark.parametrize(
    "told",
    [
        ["Mandatory", "Mandatory", "Mandatory", "Optional", "Mandatory"],
        ["Skal udfyldes", "Skal udfyldes", "Kan udfyldes", "Skal udfyldes", "Kan udfyldes"],
        ["Text", "Text", "Choice", "Text", "Text"],
        ["Filled in by the owner", "Filled in by the owner", "The lawyer", "Filled in by the owner", "The lawyer"],
        ["* Angiv navn", "* Angiv formål", "* Vælg hjemmel", "* Hvem?", "* Hvor længe?"],
    ],
)  # fmt: skip
def test_a_row_that_says_one_thing_of_columns_of_different_kinds_is_no_activity(told: list[str]) -> None:
    rows = [
        ["Activity", "Purpose", "Lawful basis", "Data subjects", "Retention"],
        told,
        ["Boat hire", "Hire", "Contract", "Sailors", "1 year"],
    ]
    assert list(activities(one(rows))) == ["Boat hire"]


def test_a_record_whose_cells_refer_to_one_appendix_is_an_activity() -> None:
    rows = [
        ["Activity", "Purpose", "Lawful basis", "Data subjects", "Retention"],
        ["Boat hire", "See annex 1", "See annex 1", "See annex 1", "See annex 1"],
        ["Swimming", "Teach", "Contract", "Pupils", "1 year"],
    ]
    assert list(activities(one(rows))) == ["Boat hire", "Swimming"]


def test_a_sample_below_a_row_of_hints_is_left_out_as_well() -> None:
    rows = _TOLD["Danish, numbered"][0]
    sample = ["0", "Eksempel: Gæstebog", "Prøve", "Samtykke", "Gæster", "Ingen", "1 år", "Nej"]
    assert list(activities(one([*rows[:2], sample, *rows[2:]]))) == ["Cykler"]


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Give care", "Use of beds", "Name", "See policy"],
            ["Payroll", "Pay staff", "Bank details", "5 years"],
        ],
        [
            ["Parking", "Is the permit valid?", "Guests / staff / suppliers", "1 year"],
            ["Payroll", "Pay staff", "Staff", "5 years"],
        ],
        [
            ["Fairs", "Meet people", "e.g. guests", "yes/no is open"],
            ["Payroll", "Pay staff", "e.g. temps", "yes/no is open"],
        ],
    ],
)
def test_a_row_that_only_sounds_like_hints_is_an_activity(rows: Rows) -> None:
    found = activities(one([["Activity", "Purpose", "Data subjects", "Retention"], *rows]))
    assert list(found) == [row[0] for row in rows]

"""Rows below an empty one: activities that go on with the table, other tables, and what belongs to no activity."""

from __future__ import annotations

import pytest

from tests.reading.layouts.workbooks import (
    Rows,
    activities,
    bases,
    categories,
    layout,
    limits,
    one,
    people,
    read,
    recipients,
    sheet,
)

_HEAD = [
    "Business function",
    "Purpose of processing",
    "Categories of individuals",
    "Categories of personal data",
    "Categories of recipients",
    "Retention schedule",
    "Security measures",
    "Article 6 lawful basis",
    "Interest",
    "DPIA required?",
    "Personal data breach?",
]  # fmt: skip


def test_a_row_of_words_like_headings_below_an_empty_one_is_an_activity() -> None:
    rows: Rows = [
        _HEAD,
        ["Toy shop", "Selling toys", "Customers", "Name", "Carriers", "5 years", "Locks", "Art. 6(1)(b)", "", "No", "No"],
        [],
        ["Services", "Mending toys", "Data subjects", "Contact details", "Recipients", "2 years after the repair",
         "Security", "Art. 6(1)(f)", "Legitimate interests assessment", "DPIA done", "No"],
        ["Services", "Lending toys", "Borrowers", "Name", "N/A", "1 year", "Locks", "Art. 6(1)(a)", "", "No", "No"],
    ]  # fmt: skip
    batch = one(rows)
    found = activities(batch)
    assert list(found) == ["Selling toys", "Mending toys", "Lending toys"]
    assert bases(found["Mending toys"]) == {"Mending toys": ["6(1)(f)"]}
    assert found["Mending toys"]["department"] == "Services"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        (["Afdeling", "Behandling", "Formål", "Registrerede", "Retsgrundlag", "Slettefrist"],
         ["System", "Notat", "Retsgrundlag", "Personer", "Art. 6, stk. 1, litra e", "3 år"]),
        (["Abteilung", "Bezeichnung", "Zweck", "Betroffene", "Rechtsgrundlage", "Löschfrist"],
         ["System", "Bemerkung", "Zwecke", "Personen", "Art. 6 Abs. 1 lit. e DSGVO", "3 Jahre"]),
        (["Service", "Nom du traitement", "Finalité", "Personnes concernées", "Base légale", "Durée de conservation"],
         ["Service", "Remarques", "Finalités", "Personnes", "Art. 6.1.e", "3 ans"]),
    ],
)  # fmt: skip
def test_what_a_row_holds_tells_that_it_heads_nothing(head: list[str], row: list[str]) -> None:
    found = one([head, ["Køkken", "Grød", "Koge grød", "Nisser", "Art. 6(1)(b)", "P"], [], row])
    (second,) = [draft.activity for draft in found.drafts][1:]
    assert list(bases(second).values()) == [["6(1)(e)"]]
    assert list(limits(second).values()) == ["P3Y"]


def test_other_headings_below_an_empty_row_begin_another_table() -> None:
    rows: Rows = [
        ["Hvad", "Formål", "Hjemmel", "Personer", "Slettes"],
        ["Honning", "Sælge honning", "6.1.b", "Kunder", "5 år"],
        [],
        ["Nr.", "Behandling", "Formål", "Retsgrundlag", "Oplysninger", "CPR", "Helbred", "Modtagere", "Slettes"],
        ["a", "Bier", "Passe bier", "6.1.f", "navn", "x", "x", "Bikontrollen", "2 år"],
        ["b", "Løn til biavlere", "Udbetale løn", "6.1.b", "konto", "x", "", "Banken", "5 år"],
        [],
        ["Aktivitet", "Formål", "Grundlag", "Personer", "Data", "Databehandler", "Slettefrist"],
        ["Kamera ved stader", "Undgå tyveri", "6.1.f", "Forbipasserende", "Video", "Vogter ApS", "30 dage"],
    ]  # fmt: skip
    found = activities(one(rows))
    assert list(found) == ["Honning", "Bier", "Løn til biavlere", "Kamera ved stader"]
    assert people(found["Kamera ved stader"]) == ["Forbipasserende"]
    # The ticks of the second table are known although words stand in the same columns of the third.
    assert categories(found["Bier"]) == ["navn", "CPR", "Helbred"]
    assert recipients(found["Bier"]) == ["Bikontrollen"]


def test_words_far_below_the_last_activity_belong_to_none() -> None:
    rows: Rows = [
        ["Nr.", "Behandling", "Formål", "Retsgrundlag", "Personer", "Slettes"],
        ["1", "Fisk", "Sælge fisk", "6.1.b", "Kunder", "5 år"],
        ["2", "Garn", "Låne garn ud", "6.1.a", "Fiskere", "1 år"],
        [],
        [],
        ["", "", "", "", "", "Telefonliste", "nummer"],
        ["", "", "", "", "", "Havnefogeden", "00 00 00 01"],
    ]  # fmt: skip
    batch = one(rows)
    found = activities(batch)
    assert list(found) == ["Fisk", "Garn"]
    assert [use["retention"]["text"] for use in found["Garn"]["data"]] == ["1 år"]
    assert {"F6:G6", "F7:G7"} <= {problem.cell for problem in batch.problems}


def test_a_sheet_of_headings_and_help_is_a_guide() -> None:
    register = sheet(
        "Register", [_HEAD, ["Toy shop", "Selling toys", "Customers", "Name", "Carriers", "5 years"]]
    )
    for head in (
        ["Column", "Help"],
        ["Spalte", "Hilfe"],
        ["Kolonne", "Hjælp"],
        ["Champ", "Aide"],
        ["Kolumn", "Hjälp"],
    ):
        notes = sheet(
            "Blad2",
            [
                head,
                ["Purpose of processing", "What you do with it, e.g. 'marketing'"],
                ["Retention schedule", "How long"],
            ],
        )
        batch = read(register, notes)
        assert layout(batch) == ["rows", "ignored"]
        assert list(activities(batch)) == ["Selling toys"]


def test_words_that_only_resemble_headings_need_one_sign_to_be_an_activity() -> None:
    rows: Rows = [
        ["Department", "Purpose", "Individuals", "Data", "Recipients", "Lawful basis", "Retention", "Security"],
        ["Finance", "Payroll", "Staff", "Bank details", "Tax office", "Contract", "6 years", "Encryption"],
        [],
        ["Services", "Processing activities of the help desk", "Data subjects who call", "Personal data of callers",
         "Recipients: the police", "Legitimate interests", "Retention: two years", "Security policy"],
        [],
        ["HR", "Recruitment", "Applicants", "Contact details", "Line managers", "Consent", "6 months", "Doors"],
    ]  # fmt: skip
    found = activities(one(rows))
    assert list(found) == ["Payroll", "Processing activities of the help desk", "Recruitment"]
    assert bases(found["Recruitment"]) == {"Recruitment": ["6(1)(a)"]}


def test_the_same_headings_in_another_order_head_another_table_below_its_title() -> None:
    rows: Rows = [
        ["Name", "Purpose", "Data", "Recipients", "Retention"],
        ["Chess", "Playing", "Names", "The league", "1 year"],
        [],
        ["The hall"],
        ["Purpose", "Name", "Retention", "Data", "Legal basis"],
        ["Cleaning", "Caretaker", "2 years", "Keys", "6(1)(f)"],
    ]
    found = activities(one(rows))
    assert list(found) == ["Chess", "Caretaker"]
    assert bases(found["Caretaker"]) == {"Cleaning": ["6(1)(f)"]}
    assert limits(found["Caretaker"]) == {"Keys": "P2Y"}


def test_a_list_far_below_the_table_makes_no_activity_though_two_of_its_cells_stand_under_headings() -> None:
    rows: Rows = [
        ["Nr.", "Verarbeitung", "Zweck", "Rechtsgrundlage", "Empfänger", "Löschung"],
        ["a", "Chor", "Singen", "6.1.b", "Verband", "1 Jahr"],
        ["b", "Judo", "Üben", "6.1.f", "Verband", "2 Jahre"],
        [],
        [],
        ["", "", "", "", "Telefonliste", ""],
        ["", "", "", "", "Hausmeister", "00 01"],
    ]
    found = activities(one(rows))
    assert list(found) == ["Chor", "Judo"]
    assert recipients(found["Judo"]) == ["Verband"]


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [
        ("Avdeling|Formål|Registrerte|Personopplysninger|Mottakere|Slettefrist|Behandlingsgrunnlag",
         "Kjøkken|Grøt|Nisser|Navn|Fjøset|5 år|Art. 6 nr. 1 bokstav b",
         "Tjenester|Trøst|Brukere|Kontaktopplysninger|Mottakere på bygda|2 år|Art. 6 nr. 1 bokstav e"),
        ("Ufficio|Finalità|Interessati|Dati personali|Destinatari|Termini di cancellazione|Base giuridica",
         "Cucina|Polenta|Ospiti|Nome|Mugnaio|5 anni|Art. 6, par. 1, lett. b",
         "Servizi|Conforto|Utenti|Dati di contatto|Destinatari interni|2 anni|Art. 6, par. 1, lett. e"),
        ("Dział|Cel|Osoby|Dane osobowe|Odbiorcy|Termin usunięcia|Podstawa prawna",
         "Kuchnia|Kasza|Goście|Imię|Młynarz|5 lat|art. 6 ust. 1 lit. b",
         "Usługi|Pociecha|Osoby|Dane kontaktowe|Odbiorcy zewnętrzni|2 lata|art. 6 ust. 1 lit. e"),
        ("Osasto|Tarkoitus|Rekisteröidyt|Henkilötiedot|Vastaanottajat|Säilytysaika|Oikeusperuste",
         "Keittiö|Puuro|Vieraat|Nimi|Mylläri|5 vuotta|6 artiklan 1 kohdan b alakohta",
         "Palvelut|Lohtu|Henkilöt|Yhteystiedot|Vastaanottajat|2 vuotta|6 artiklan 1 kohdan e alakohta"),
        ("Departamento|Finalidad|Interesados|Datos personales|Destinatarios|Plazo de conservación|Base jurídica",
         "Cocina|Gachas|Huéspedes|Nombre|Molinero|5 años|Art. 6.1.b",
         "Servicios|Consuelo|Personas|Datos de contacto|Destinatarios internos|2 años|Art. 6.1.e"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("blanks", [1, 2])
def test_departments_parted_by_blank_rows_in_other_languages(
    head: str, first: str, second: str, blanks: int
) -> None:
    found = one([head.split("|"), first.split("|"), *[[] for _ in range(blanks)], second.split("|")])
    assert [draft.activity["name"] for draft in found.drafts] == [
        row.split("|")[1] for row in (first, second)
    ]
    assert list(bases(found.drafts[1].activity).values()) == [["6(1)(e)"]]
    assert list(limits(found.drafts[1].activity).values()) == ["P2Y"]

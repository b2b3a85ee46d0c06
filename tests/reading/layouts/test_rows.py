"""Tables with an activity a row, or several rows."""

from __future__ import annotations

import datetime

import pytest

from register_app.reading import headings
from register_app.reading.layouts import Choices
from register_app.reading.layouts import grid as grids
from register_app.reading.layouts import ledger as ledgers
from tests.reading.layouts.workbooks import (
    Rows,
    activities,
    bases,
    categories,
    countries,
    fields,
    layout,
    limits,
    one,
    people,
    read,
    recipients,
    sheet,
)  # fmt: skip


def test_heading_below_titles_and_contacts() -> None:
    batch = one(
        [
            ["Fortegnelse over behandlingsaktiviteter"],
            ["Andeby Sparekasse A/S, CVR-nr. 11 22 33 44, Torvet 1, 9999 Andeby"],
            ["Databeskyttelsesrådgiver (DPO): Rita Gås, rita@andeby.example, tlf. 11 22 33 44"],
            ["Senest opdateret: 01-02-2024"],
            [],
            [
                "Nr.",
                "Behandlingsaktivitet",
                "Formål med behandlingen",
                "Retsgrundlag",
                "Slettefrist",
                "Sidst gennemgået",
            ],
            [
                1,
                "Lån",
                "Udbetale lån",
                "Art. 6, stk. 1, litra b (låneaftale)",
                "5 år efter indfrielse",
                datetime.date(2024, 2, 1),
            ],
        ]
    )
    found = activities(batch)["Lån"]
    assert batch.sheets[0].header_row == 6
    assert found["number"] == "1"
    assert bases(found) == {"Udbetale lån": ["6(1)(b)"]}
    assert found["purposes"][0]["bases"][0]["reason"] == "låneaftale"
    assert found["last_review"] == "2024-02-01"
    assert batch.register["controller"]["name"] == "Andeby Sparekasse A/S"
    assert batch.register["controller"]["registration_number"] == "11 22 33 44"
    assert batch.register["dpo"]["name"] == "Rita Gås"
    assert batch.register["dpo"]["email"] == "rita@andeby.example"
    assert "6" in batch.sheets[0].reasons[0].text("en")


def test_none_and_no_become_answers_and_never_values() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Recipients", "Processors", "Third country", "Retention"],
            ["Payroll", "Pay staff", "None", "Payco Ltd", "No", "to be clarified"],
        ]
    )
    found = activities(batch)["Payroll"]
    assert recipients(found) == ["Payco Ltd"]
    assert "transfers" not in found
    assert found["answers"]["transfers"] == {"state": "not_applicable", "reason": "No"}
    assert found["answers"]["retention"]["state"] == "unclarified"
    assert "recipients" not in found["answers"]


def test_bases_belong_to_the_purpose_whose_number_they_name() -> None:
    batch = one(
        [
            ["Behandling", "Formål", "Hjemmel"],
            [
                "Inkasso",
                "1) Rykke kunder\n2) Indberette skyldnere",
                "Ad 1) Art. 6, stk. 1, litra f\nAd 2) Art. 6, stk. 1, litra c",
            ],
        ]
    )
    assert bases(activities(batch)["Inkasso"]) == {
        "Rykke kunder": ["6(1)(f)"],
        "Indberette skyldnere": ["6(1)(c)"],
    }


def test_purposes_and_bases_by_line_are_paired_in_order() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Legal basis"],
            ["App", "Remote help\nStatistics", "Art. 6(1)(a) consent\nArt. 6(1)(f)"],
        ]
    )
    assert bases(activities(batch)["App"]) == {"Remote help": ["6(1)(a)"], "Statistics": ["6(1)(f)"]}


def test_without_a_pairing_every_basis_belongs_to_every_purpose() -> None:
    batch = one(
        [["Activity", "Purpose", "Legal basis"], ["App", "Remote help\nStatistics", "Art. 6(1)(a) and (f)"]]
    )
    assert bases(activities(batch)["App"]) == {
        "Remote help": ["6(1)(a)", "6(1)(f)"],
        "Statistics": ["6(1)(a)", "6(1)(f)"],
    }


def test_continuation_rows_belong_to_the_activity_above() -> None:
    batch = one(
        [
            [
                "Nr",
                "Behandlingsaktivitet",
                "Formål",
                "Hjemmel",
                "Registrerede",
                "Personoplysninger",
                "Slettefrist",
            ],
            [1, "Løn", "Udbetale løn", "Art. 6, stk. 1, litra b", "Ansatte", "Navn", "5 år"],
            ["", "", "Indberette skat", "Art. 6, stk. 1, litra c", "", "CPR-nummer", "10 år"],
            ["", "", "", "", "Pårørende", "Telefon", ""],
            [2, "Job", "Vurdere ansøgere", "Art. 6, stk. 1, litra f", "Ansøgere", "CV", "6 måneder"],
        ]
    )
    found = activities(batch)
    assert list(found) == ["Løn", "Job"]
    assert bases(found["Løn"]) == {"Udbetale løn": ["6(1)(b)"], "Indberette skat": ["6(1)(c)"]}
    assert limits(found["Løn"]) == {"Navn": "P5Y", "CPR-nummer": "P10Y", "Telefon": ""}
    assert people(found["Løn"]) == ["Ansatte", "Pårørende"]
    assert batch.drafts[0].rows == [2, 3, 4]


def test_merged_cells_speak_for_all_rows_they_cover() -> None:
    batch = one(
        [
            ["Abteilung", "Verarbeitungstätigkeit", "Zweck", "Datenkategorien", "Löschfrist"],
            ["Personal", "Lohn", "Gehälter zahlen", "Stammdaten", "10 Jahre"],
            ["", "", "", "Bankdaten", "6 Jahre"],
            ["", "Bewerbungen", "Bewerber auswählen", "Lebenslauf", "6 Monate"],
        ],
        merged=[(1, 0, 3, 0), (1, 1, 2, 1), (1, 2, 2, 2)],
    )
    found = activities(batch)
    assert limits(found["Lohn"]) == {"Stammdaten": "P10Y", "Bankdaten": "P6Y"}
    assert found["Bewerbungen"]["department"] == "Personal"


def test_numbered_rows_below_an_activity_are_its_purposes() -> None:
    batch = one(
        [
            ["Nr.", "Aktivitet / formål", "Lovligt grundlag", "Personoplysninger", "Personkreds"],
            [1, "Undervisning", "", "Navn\nOpgaver", "Elever"],
            ["1.1", "   Give feedback", "Artikel 6, stk. 1, litra b"],
            ["1.2", "   Registrere fravær", "Artikel 6, stk. 1, litra c, jf. friskoleloven § 17"],
            [2, "Skolepenge", "", "Kontonummer", "Forældre"],
            ["2.1", "   Opkræve skolepenge", "Artikel 6, stk. 1, litra b"],
        ]
    )
    found = activities(batch)
    assert bases(found["Undervisning"]) == {"Give feedback": ["6(1)(b)"], "Registrere fravær": ["6(1)(c)"]}
    assert bases(found["Skolepenge"]) == {"Opkræve skolepenge": ["6(1)(b)"]}
    assert categories(found["Undervisning"]) == ["Navn", "Opgaver"]


def test_section_rows_are_carried_down_as_department() -> None:
    rows = [
        ["Nr", "Namn på behandling", "Ändamål", "Mottagare", "Gallring"],
        ["PERSONAL", "", "", "", ""],
        ["1", "Lön", "Betala lön", "Skatteverket", "7 år"],
        ["2", "Rekrytering", "Välja sökande", "", "2 år"],
        ["MARKNAD", "", "", "", ""],
        ["3", "Nyhetsbrev", "Skicka brev", "", "1 år"],
    ]
    found = activities(one(rows, merged=[(1, 0, 1, 4), (4, 0, 4, 4)]))
    assert [item["department"] for item in found.values()] == ["PERSONAL", "PERSONAL", "MARKNAD"]
    assert [item["department"] for item in activities(one(rows)).values()] == [
        "PERSONAL",
        "PERSONAL",
        "MARKNAD",
    ]


@pytest.mark.parametrize(
    "example",
    ["(EKSEMPEL) Løn", "SAMPLE: payroll", "Beispiel: Lohn", "(EXEMPLE) Paie", "Voorbeeld verwerking"],
)
def test_example_rows_are_left_out_and_reported(example: str) -> None:
    batch = one(
        [["Name", "Purpose", "Retention"], [example, "Pay", "5 years"], ["Payroll", "Pay", "5 years"]]
    )
    assert list(activities(batch)) == ["Payroll"]
    assert batch.cells.reported == 3
    assert batch.problems[0].cell == "A2:C2"


def test_totals_signatures_legends_and_column_numbers_are_no_activities() -> None:
    batch = one(
        [
            [
                "Lp.",
                "Nazwa czynności przetwarzania",
                "Cel przetwarzania",
                "Kategorie osób",
                "Okres przechowywania",
            ],
            [1, 2, 3, 4, 5],
            [1, "Płace", "Wypłata wynagrodzeń", "Pracownicy", "10 lat"],
            ["Razem", 1, "", "", ""],
            [],
            ["Sporządził: Anna", "", "", "", ""],
            ["* dane poufne", "", "", "", ""],
        ]
    )
    assert list(activities(batch)) == ["Płace"]
    assert batch.cells.reported == 4


def test_vocabulary_terms_below_the_heading_belong_to_it() -> None:
    batch = one(
        [
            [
                "the purposes of the processing; ",
                "a description of the categories of data subjects",
                "the categories of personal data;",
            ],
            ["dpv: Purpose", "dpv:DataSubject", "dpv:PersonalDataCategory"],
            ["Payroll activities ", "Employees", "Financial data; CV "],
        ]
    )
    found = activities(batch)["Payroll activities"]
    assert categories(found) == ["Financial data", "CV"]
    assert people(found) == ["Employees"]
    assert batch.cells.reported == 0


def test_two_heading_rows_with_merged_cells() -> None:
    batch = one(
        [
            ["Behandling", "", "Personuppgifter", "", "Mottagare", "", "Gallring"],
            ["Nr", "Namn", "Kategorier av registrerade", "Kategorier av personuppgifter", "Namn", "Land", ""],
            ["1", "Nyhetsbrev", "Läsare", "E-post", "Brev AB", "Sverige", "Tills samtycket återkallas"],
        ],
        merged=[(0, 0, 0, 1), (0, 2, 0, 3), (0, 4, 0, 5)],
    )
    assert fields(batch) == [
        "number",
        "name",
        "subjects",
        "data",
        "recipients",
        "recipient_country",
        "retention",
    ]
    found = activities(batch)["Nyhetsbrev"]
    assert found["recipients"][0]["country"] == "SE"
    assert found["data"][0]["retention"]["text"] == "Tills samtycket återkallas"


def test_rows_that_repeat_an_activity_are_folded() -> None:
    batch = one(
        [
            ["Activity", "Department", "Purpose", "Data category", "Recipient", "Retention"],
            ["Payroll", "HR", "Pay staff", "Name", "Tax authority", "7 years"],
            ["Payroll", "HR", "Pay staff", "Bank account", "Tax authority", "7 years"],
            ["Payroll", "HR", "Pay staff", "Name", "Payco Ltd", "7 years"],
            ["Payroll", "Sales", "Pay bonus", "Name", "", "7 years"],
        ]
    )
    assert [(draft.activity["name"], draft.activity["department"]) for draft in batch.drafts] == [
        ("Payroll", "HR"),
        ("Payroll", "Sales"),
    ]
    assert categories(batch.drafts[0].activity) == ["Name", "Bank account"]
    assert recipients(batch.drafts[0].activity) == ["Tax authority", "Payco Ltd"]
    assert "4" in batch.sheets[0].reasons[-1].text("en")


def test_rows_of_one_name_with_numbers_of_their_own_stay_apart() -> None:
    batch = one(
        [
            ["No.", "Activity", "Purpose"],
            [1, "Customer care", "Answer calls"],
            [2, "Customer care", "Send offers"],
        ]
    )
    assert len(batch.drafts) == 2


def test_an_unknown_heading_is_kept_as_extra_and_the_same_one_twice_too() -> None:
    batch = one(
        [["Activity", "Purpose", "Project", "Project", "DPIA"], ["Payroll", "Pay", "Apollo", "Gemini", "No"]]
    )
    assert activities(batch)["Payroll"]["extra"] == {
        "Project": "Apollo",
        "Project (2)": "Gemini",
        "DPIA": "No",
    }
    assert batch.cells.kept_as_extra == 3


def test_a_combined_heading_is_told_apart_where_the_cell_does_so() -> None:
    batch = one(
        [
            ["Aktivitet", "Formål", "Kategorier af registrerede / oplysninger", "Slettefrist"],
            ["Løn", "Udbetale løn", "Ansatte: navn, CPR-nr.\nPårørende: telefon", "5 år"],
        ]
    )
    found = activities(batch)["Løn"]
    assert people(found) == ["Ansatte", "Pårørende"]
    assert categories(found) == ["navn", "CPR-nr.", "telefon"]


def test_content_decides_a_column_whose_heading_says_nothing() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Column X", "Column Y"],
            ["Payroll", "Pay", "Art. 6(1)(b)", "5 years"],
            ["CCTV", "Security", "Art. 6(1)(f)", "30 days"],
        ]
    )
    assert fields(batch) == ["name", "purpose", "basis", "retention"]
    assert batch.sheets[0].columns[2].confidence < 0.8


def test_commas_part_values_only_where_the_whole_column_does_so() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Personal data", "Data subjects"],
            ["A one", "x one", "Name, address and number\nSalary", "Employees, Applicants"],
            ["B two", "y two", "Name, address\nPhone", "Customers"],
        ]
    )
    found = activities(batch)
    assert categories(found["A one"]) == ["Name, address and number", "Salary"]
    assert people(found["A one"]) == ["Employees", "Applicants"]


def test_time_limits_belong_to_the_data_they_name_or_stand_parallel_to() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Personal data", "Retention"],
            ["Hiring", "Select", "CV\nReferences", "CV: 6 months\nReferences: 1 year"],
            ["Sales", "Sell", "1) Name\n2) Orders", "1) 3 years\n2) 5 years"],
            ["News", "Inform", "E-mail; Name", "2 years"],
        ]
    )
    found = activities(batch)
    assert limits(found["Hiring"]) == {"CV": "P6M", "References": "P1Y"}
    assert limits(found["Sales"]) == {"Name": "P3Y", "Orders": "P5Y"}
    assert limits(found["News"]) == {"E-mail": "P2Y", "Name": "P2Y"}


def test_transfers_with_country_recipient_and_safeguards() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Third country", "Transfer safeguards"],
            ["News", "Inform", "USA (Mailco Inc.)", "SCC Module 2"],
            ["Support", "Help", "India, USA", "SCC"],
        ]
    )
    found = activities(batch)
    assert [(item["country"], item["mechanism"]) for item in found["News"]["transfers"]] == [
        ("US", "46(2)(c)")
    ]
    assert found["News"]["transfers"][0]["recipient"] == "Mailco Inc."
    assert sorted(countries(found["Support"])) == ["IN", "US"]


def test_a_transfer_that_names_nobody_and_no_country_stays_an_open_question() -> None:
    found = activities(one([["Activity", "Purpose", "Third country"], ["News", "Inform", "Yes"]]))["News"]
    assert found["answers"]["transfers"] == {"state": "unclarified", "reason": "Yes"}


def test_second_table_of_a_sheet_holds_the_processor_part() -> None:
    batch = one(
        [
            ["Teil A: Verantwortlicher"],
            ["Nr.", "Verarbeitungstätigkeit", "Zweck", "Betroffene", "Löschfrist"],
            ["A1", "Kunden", "Verträge erfüllen", "Kunden", "10 Jahre"],
            [],
            ["Teil B: Auftragsverarbeiter"],
            ["Nr.", "Auftraggeber", "Kategorien der Verarbeitung", "Drittland", "TOM"],
            ["B1", "Beta GmbH", "Hosting", "Nein", "Verschlüsselung"],
        ]
    )
    found = activities(batch)
    assert found["Kunden"]["part"] == "controller"
    assert found["Hosting"]["part"] == "processor"
    assert found["Hosting"]["clients"] == ["Beta GmbH"]
    assert found["Hosting"]["measures"] == ["Verschlüsselung"]


def test_processing_on_behalf_of_somebody_is_told() -> None:
    batch = one(
        [
            ["Purpose", "Data subjects", "Personal data"],
            ["Run expenses on behalf of Gamma Ltd.", "Staff of Gamma", "Receipts"],
        ]
    )
    assert batch.drafts[0].activity["part"] == "processor"
    assert batch.drafts[0].activity["clients"] == ["Gamma Ltd"]
    assert [problem.severity for problem in batch.problems] == ["warning"]


def test_sheets_of_one_build_are_departments() -> None:
    head = ["Behandling", "Formål", "Personopplysninger", "Lagringstid"]
    batch = read(
        sheet("HR", [head, ["Lønn", "Utbetale lønn", "Navn", "5 år"]]),
        sheet("Salg", [head, ["CRM", "Følge opp", "Navn", "3 år"]]),
    )
    assert {name: item["department"] for name, item in activities(batch).items()} == {
        "Lønn": "HR",
        "CRM": "Salg",
    }


def test_contracts_go_to_the_processor_they_name() -> None:
    batch = one(
        [
            ["Aktivitet", "Formål", "Databehandlere", "Databehandleraftale"],
            ["Løn", "Udbetale løn", "Payco A/S\nBackup ApS", "DBA med Backup ApS"],
            ["Drift", "Hoste", "", "DBA 2020"],
        ]
    )
    found = activities(batch)
    assert [(item["name"], item["contract"]) for item in found["Løn"]["recipients"]] == [
        ("Payco A/S", ""),
        ("Backup ApS", "DBA med Backup ApS"),
    ]
    assert found["Drift"]["extra"] == {"Databehandleraftale": "DBA 2020"}


def test_rows_of_formulas_alone_are_no_activities() -> None:
    batch = one(
        [
            ["No.", "Activity", "Purpose", "Status"],
            ["RA-1", "Payroll", "Pay", "Active"],
            ["RA-2", "", "", "Draft"],
            ["RA-3", "", "", "Draft"],
        ]
    )
    assert list(activities(batch)) == ["Payroll"]
    assert layout(batch) == ["rows"]
    assert batch.cells.reported == 4


def test_cells_that_repeat_the_one_above() -> None:
    batch = one(
        [
            ["Aktivitet", "Formål", "Hjemmel", "Slettefrist", "Modtagere"],
            ["Løn", "Udbetale løn", "Art. 6, stk. 1, litra b", "5 år", "Revisor"],
            ["Ferie", "Registrere ferie", "do.", '"', "se ovenfor"],
        ]
    )
    found = activities(batch)["Ferie"]
    assert bases(found) == {"Registrere ferie": ["6(1)(b)"]}
    assert recipients(found) == ["Revisor"]
    assert limits(found) == {"": "P5Y"}


def test_an_inventory_of_data_is_one_activity_of_its_sheet() -> None:
    batch = one(
        [
            ["Personoplysninger", "Registrerede", "Hjemmel", "Modtagere", "Slettefrist"],
            ["Navn", "Ansatte", "Art. 6, stk. 1, litra b", "Revisor", "5 år"],
            ["CPR-nummer", "Ansatte", "Art. 6, stk. 1, litra c", "Skattestyrelsen", "10 år"],
        ],
        name="Personale",
    )
    found = activities(batch)["Personale"]
    assert limits(found) == {"Navn": "P5Y", "CPR-nummer": "P10Y"}
    assert recipients(found) == ["Revisor", "Skattestyrelsen"]


@pytest.mark.parametrize(
    ("other", "order", "date"),
    [("25/12/2023", "", "2024-04-03"), ("12/25/2023", "", "2024-03-04"), ("", "mdy", "2024-03-04")],
)
def test_the_dates_of_a_file_tell_their_order_or_it_is_asked_for(other: str, order: str, date: str) -> None:
    rows = [
        ["Activity", "Purpose", "Last review"],
        ["Payroll", "Pay", "03/04/2024"],
        ["News", "Inform", other],
    ]
    batch = read(sheet("A", rows), choices=Choices(date_order=order))
    assert activities(batch)["Payroll"]["last_review"] == date
    assert batch.problems == []


def test_ambiguous_dates_are_told_once() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Last review"],
            ["Payroll", "Pay", "03/04/2024"],
            ["News", "Inform", "05/06/2024"],
        ]
    )
    assert activities(batch)["Payroll"]["last_review"] == "2024-04-03"
    assert [(problem.cell, problem.severity) for problem in batch.problems] == [("C2", "warning")]


def test_hidden_rows_and_columns_are_read_and_told_by_the_workbook_alone() -> None:
    rows = [["Activity", "Purpose", "Retention"], ["Payroll", "Pay", "5 years"], ["News", "Inform", "1 year"]]
    batch = one(rows, hidden_rows={2}, hidden_columns={2})
    assert limits(activities(batch)["News"]) == {"": "P1Y"}
    assert batch.problems == [], "the workbook's own problems name them, each once"


def test_codes_left_of_the_names_are_numbers_whatever_their_heading() -> None:
    batch = one(
        [
            ["KLE", "Behandling", "Formål"],
            ["17.01", "Dagtilbud", "Tildele pladser"],
            ["17.02", "PPR", "Støtte børn"],
        ]
    )
    assert activities(batch)["PPR"]["number"] == "17.02"


def test_a_misspelt_heading_and_one_in_two_languages() -> None:
    batch = one(
        [
            ["Behandlingsaktivtet", "Formål / Purpose", "Kategorier af registrede"],
            ["Løn", "Udbetale løn", "Ansatte"],
        ]
    )
    assert fields(batch) == ["name", "purpose", "subjects"]


def test_measures_of_the_whole_register_stand_above_the_table() -> None:
    batch = one(
        [
            ["Sikkerhedsforanstaltninger: Adgangsstyring og logning"],
            [],
            ["Aktivitet", "Formål", "Slettefrist"],
            ["Løn", "Udbetale løn", "5 år"],
        ]
    )
    assert batch.register["security"] == "Adgangsstyring og logning"


def test_headings_merged_over_two_rows_beside_wide_ones() -> None:
    rows: Rows = [
        ["Lfd.", "Verarbeitung", "", "Zweck", "Daten", "", "Weitergabe", ""],
        ["", "Bezeichnung", "Abteilung", "", "allgemein", "besondere Kat. (Art. 9)", "an wen", "Drittland"],
        ["1", "Lohn", "Personal", "Lohn zahlen", "Name", "Konfession", "Finanzamt", "nein"],
        ["2", "Newsletter", "Marketing", "Werben", "E-Mail", "keine", "Mailchimp", "USA (DPF)"],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (0, 4, 0, 5), (0, 6, 0, 7)]
    found = activities(one(rows, merged=merged))
    assert list(found) == ["Lohn", "Newsletter"]
    assert categories(found["Lohn"]) == ["Name", "Konfession"]
    assert (found["Lohn"]["department"], countries(found["Newsletter"])) == ("Personal", ["US"])


def test_ticks_under_two_wide_headings() -> None:
    rows: Rows = [
        ["Tätigkeit", "Zweck", "Personenkreis", "", "Datenarten", "", "Löschfrist"],
        ["", "", "Mitglieder", "Spender", "Name", "Bankdaten", ""],
        ["Beiträge", "Einzug", "x", "", "x", "x", "3 Jahre"],
        ["Spenden", "Quittungen", "", "x", "x", "", "10 Jahre"],
    ]
    merged = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 0, 5), (0, 6, 1, 6)]
    found = activities(one(rows, merged=merged))
    assert people(found["Spenden"]) == ["Spender"]
    assert categories(found["Beiträge"]) == ["Name", "Bankdaten"]


def test_a_line_apart_from_the_table_is_no_activity() -> None:
    rows: Rows = [
        ["Traitement", "Finalité", "Base légale", "Personnes", "Durée"],
        ["Paie", "Payer", "art. 6.1.b", "Salariés", "5 ans"],
        ["Dons", "Reçus", "art. 6.1.c", "Donateurs", "6 ans"],
        [],
        ["Mis à jour par la secrétaire"],
    ]
    assert list(activities(one(rows))) == ["Paie", "Dons"]


def test_whether_data_stay_in_the_union() -> None:
    rows: Rows = [
        ["Aktivitet", "Formål", "Oplysninger", "EU/EØS?"],
        ["Løn", "Betale løn", "Navn", "Ja"],
        ["Chat", "Svare kunder", "Navn", "Nej"],
    ]
    found = activities(one(rows))
    assert found["Løn"]["answers"]["transfers"]["state"] == "not_applicable"
    assert found["Chat"]["answers"]["transfers"]["state"] == "unclarified"


def test_law_alone_in_a_column_about_offences() -> None:
    rows: Rows = [
        ["Aktivitet", "Formål", "Hjemmel", "Hjemmel art. 10", "Oplysninger"],
        [
            "Ansættelse",
            "Tjekke ansøgere",
            "Art. 6(1)(f)",
            "Databeskyttelseslovens § 8, stk. 3",
            "Straffeattest",
        ],
        ["Løn", "Betale løn", "Art. 6(1)(b)", "", "Navn"],
    ]
    found = activities(one(rows))["Ansættelse"]["purposes"][0]["bases"]
    assert [basis["article"] for basis in found] == ["6(1)(f)", "10"]
    assert "§ 8" in found[1]["section"]


def test_numbers_before_parallel_limits_are_no_part_of_them() -> None:
    rows: Rows = [
        ["Behandling", "Ändamål", "Uppgifter", "Gallring"],
        ["Medlemmar", "Hålla register", "1. Namn\n2. Betalningar", "1. 5 år efter utträde\n2. 7 år"],
        ["Kurser", "Ordna kurser", "Namn", "1 år"],
    ]
    uses = activities(one(rows))["Medlemmar"]["data"]
    assert [(use["category"], use["retention"]["text"]) for use in uses] == [
        ("Namn", "5 år efter utträde"),
        ("Betalningar", "7 år"),
    ]


def test_an_empty_stretch_costs_no_reading_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stray cell far below a table: the empty rows between are passed over, not looked at one by one."""
    looked: list[int] = []
    filled = grids.Grid.filled

    def counted(grid: grids.Grid, row: int) -> list[int]:
        looked.append(row)
        return filled(grid, row)

    monkeypatch.setattr(grids.Grid, "filled", counted)
    told: list[int] = []
    row_codes = ledgers.Ledger._row_codes

    def told_of(ledger: ledgers.Ledger, row: int) -> bytes:
        told.append(row)
        return row_codes(ledger, row)

    monkeypatch.setattr(ledgers.Ledger, "_row_codes", told_of)
    table: list[list[str]] = [
        ["Aktivitet", "Formål", "Retsgrundlag", "Oplysninger"],
        ["Kajplads", "Udleje pladser", "Samtykke", "Navn"],
        ["Slæbested", "Udleje nøgler", "Samtykke", "Navn"],
    ]
    batch = one([*table, *([[]] * 60_000), ["nederst"]])
    assert list(activities(batch)) == ["Kajplads", "Slæbested"]
    assert batch.problems[-1].cell == "A60004"
    assert len(looked) < 5_000
    assert len(told) == 4


def test_no_to_sensitive_data_or_processors_is_no_answer_to_the_whole_question() -> None:
    """A "no" to a part of what Art. 30(1)(c) or (d) asks says nothing of the rest, and is kept under its heading."""
    found = activities(
        one(
            [
                ["Aktivitet", "Formål", "Retsgrundlag", "Følsomme oplysninger?", "Databehandler?"],
                ["Bogklub", "Drive bogklub", "Samtykke", "Nej", "Nej"],
                ["Vagter", "Holde styr på vagter", "Samtykke", "Nej", "Ja - Vagtplan ApS"],
            ]
        )
    )
    assert "answers" not in found["Bogklub"]
    assert found["Bogklub"]["extra"] == {"Følsomme oplysninger?": "Nej", "Databehandler?": "Nej"}
    assert recipients(found["Vagter"]) == ["Vagtplan ApS"]


def test_no_in_the_column_of_recipients_is_one() -> None:
    rows = [
        ["Aktivitet", "Formål", "Modtagere", "Databehandler?"],
        ["Bogklub", "Drive bogklub", "Ingen", "Nej"],
    ]
    answers = activities(one(rows))["Bogklub"]["answers"]
    assert answers["recipients"]["state"] == "not_applicable"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Hvem kan se eller modtage dem?", "recipients"), ("Wer darf sie einsehen?", "recipients"),
        ("Hvem handler det om?", "subjects"), ("Vems uppgifter", "subjects"), ("Elevgrupper", "subjects"),
        ("Customer group", "subjects"), ("Kundengruppe", "subjects"), ("Opgave og delformål", "name"),
        ("De quoi s'agit-il ?", "name"), ("Services carried out on behalf of the customer", "processing"),
        ("Nøgle", "number"), ("Tjekket den", "last_review"),
    ],
)  # fmt: skip
def test_headings_in_everyday_words(heading: str, field: str) -> None:
    assert headings.match(heading)[0].field == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [("Leverandørnøgle", "processors"), ("Systemkode", "systems"), ("Vendor key", "processors"), ("Key", "")],
)
def test_headings_of_codes_say_whose_rows_they_number(heading: str, field: str) -> None:
    assert headings.code_of(heading) == field


@pytest.mark.parametrize("stray", [["ask Karen"], ["", "Karen looks at it"]])
def test_a_lone_cell_far_below_a_narrow_table_is_a_note(stray: list[str]) -> None:
    table = [["Activity", "Purpose"], ["Payroll", "Pay"], ["News", "Inform"]]
    batch = one([*table, [], [], stray])
    assert list(activities(batch)) == ["Payroll", "News"]
    assert batch.cells.reported == 1
    assert "left out" in batch.problems[-1].message.text("en")


def test_a_name_alone_after_one_blank_row_of_a_narrow_table_is_an_activity_still() -> None:
    table = [["Activity", "Purpose"], ["Payroll", "Pay"], ["News", "Inform"], [], ["Parking"]]
    assert list(activities(one(table))) == ["Payroll", "News", "Parking"]


def test_names_in_one_column_go_on_after_blank_rows() -> None:
    rows = [
        ["Activity", "Purpose"],
        ["Payroll", "Pay"],
        ["News"],
        ["Canteen"],
        [],
        [],
        ["Parking"],
        [],
        [],
        ["Rent"],
    ]
    assert list(activities(one(rows))) == ["Payroll", "News", "Canteen", "Parking", "Rent"]


def test_a_lone_cell_between_rows_of_a_table_is_no_note() -> None:
    rows = [["Activity", "Purpose"], ["Payroll", "Pay"], [], [], ["News"], [], [], ["Rent", "Let rooms"]]
    assert {"Payroll", "Rent"} <= set(activities(one(rows)))
    assert one(rows).cells.reported == 0


def test_a_lone_second_heading_is_one() -> None:
    rows = [
        ["Verarbeitung", "Zweck", "Rechtsgrundlage", "Löschfrist"],
        ["", "", "Art. 6 Abs. 1 lit.", ""],
        ["Lohn", "Zahlung", "b", "5 Jahre"],
        ["Werbung", "Kunden", "f", "2 Jahre"],
    ]
    batch = one(rows)
    found = activities(batch)
    assert bases(found["Lohn"]) == {"Zahlung": ["6(1)(b)"]}
    assert bases(found["Werbung"]) == {"Kunden": ["6(1)(f)"]}
    assert batch.cells.reported == 0


def test_a_lone_value_below_the_headings_is_no_heading() -> None:
    rows = [["Activity", "Purpose", "Recipients"], ["", "", "SKAT"], ["Payroll", "Pay", "Pensam"]]
    batch = one(rows)
    assert recipients(activities(batch)["Payroll"]) == ["Pensam"]
    assert [problem.cell for problem in batch.problems] == ["C2"]


@pytest.mark.parametrize(
    "line",
    [
        "sidst rettet 3/5-2021 af Bo",
        "Last edited 3 May 2021",
        "Zuletzt geändert am 3.5.2021",
        "senast ändrad 2021-05-03",
    ],
)
def test_who_changed_a_table_last_is_no_activity(line: str) -> None:
    rows = [
        ["Activity", "Purpose", "Retention", "Recipients", "Data"],
        ["Payroll", "Pay", "5 years", "Bank", "Name"],
        ["News", "Inform", "1 year", "", "E-mail"],
        [line],
    ]
    batch = one(rows)
    assert list(activities(batch)) == ["Payroll", "News"]
    assert batch.cells.reported == 1


def test_the_limits_under_a_heading_about_deletion() -> None:
    rows = [
        ["Nr.", "Verarbeitung", "Zweck", "Löschung"],
        ["1", "Lohn", "Zahlung", "6 Mon. nach Austritt"],
        ["2", "Werbung", "Briefe", "bis Widerruf"],
        ["3", "Video", "Schutz", "72 Stunden"],
        ["4", "Akten", "Nachweis", "unterschiedlich, siehe Konzept"],
    ]
    found = activities(one(rows))
    assert (limits(found["Lohn"]), limits(found["Video"])) == ({"": "P6M"}, {"": "P3D"})


def test_a_start_that_is_no_date_belongs_to_the_time_limit() -> None:
    rows = [
        ["Verarbeitung", "Datenkategorie", "Aufbewahrung", "Beginn"],
        ["Personal", "Bewerbungen", "6 Monate", "Absage"],
        ["", "Lohnkonten", "6 Jahre", "Ende des Jahres"],
        ["Einkauf", "Rechnungen", "10 Jahre", "Ende des Jahres"],
    ]
    batch = one(rows)
    limit = activities(batch)["Einkauf"]["data"][0]["retention"]
    assert (limit["period"], limit["start"]) == ("P10Y", "Ende des Jahres")
    assert batch.cells.kept_as_extra == 0
    dated = [
        [*row[:3], date]
        for row, date in zip(rows, ("Beginn", "1.1.2020", "1.2.2021", "1.3.2022"), strict=True)
    ]
    assert "retention_start" not in fields(one(dated))


def test_a_role_beside_the_recipient_is_no_recipient() -> None:
    rows = [
        ["record_type", "activity", "purpose", "data_category", "recipient", "recipient_role"],
        *(
            ["PII record", name, "Run it", "Member names", f"{name} Software Ltd", "processor"]
            for name in ("Chess", "Judo", "Choir", "Rowing")
        ),
    ]
    found = activities(one(rows))["Judo"]
    assert [(item["name"], item["role"]) for item in found["recipients"]] == [
        ("Judo Software Ltd", "processor")
    ]
    assert categories(found) == ["Member names"]


def test_controls_of_a_standard_are_no_activities() -> None:
    register = [["Activity", "Purpose", "Data", "Retention"], ["Sauna", "Rent it", "Names", "1 year"]]
    controls = [
        ["control", "title", "applicable", "justification"],
        ["A.6.3", "Awareness and training", "Yes", "Contract"],
        ["A.7.4", "Watching the premises", "No", "Risk"],
    ]
    batch = read(sheet("Register", register), sheet("soa", controls))
    assert list(activities(batch)) == ["Sauna"]


def test_a_sentence_that_sums_the_table_up_is_no_activity() -> None:
    rows = [
        ["Activity", "Purpose", "Legal basis", "Data", "Retention", "Measures"],
        *([name, "Run it", "6(1)(b)", "Names", "1 year", "Locks"] for name in ("Chess", "Judo", "Choir")),
        ["All in all 3 active ones. Ask Ann if one is missing", "", "", "", "", ""],
    ]
    assert list(activities(one(rows))) == ["Chess", "Judo", "Choir"]


def test_a_table_on_its_side_says_which_column_holds_its_headings() -> None:
    batch = one(
        [
            ["", "Activity", "Choir", "Judo"],
            ["", "Purpose", "Sing together", "Train"],
            ["", "Legal basis", "6(1)(b)", "6(1)(f)"],
            ["", "Retention", "1 year", "2 years"],
        ]
    )
    assert layout(batch) == ["transposed"]
    assert any(
        "Column" in reason.msgid and reason.params["column"] == "B" for reason in batch.sheets[0].reasons
    )

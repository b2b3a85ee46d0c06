"""Ticked columns: the heading is the value."""

from __future__ import annotations

import pytest

from tests.reading.layouts.workbooks import (
    activities,
    bases,
    categories,
    countries,
    fields,
    layout,
    limits,
    one,
    people,
)


def test_a_wider_heading_says_what_the_ticks_are() -> None:
    batch = one(
        [
            ["", "", "Betroffene", "", "Datenarten", "", "", "", ""],
            [
                "Verarbeitung",
                "Zweck",
                "Mitarbeiter",
                "Kunden",
                "Name",
                "Adresse",
                "Gesundheitsdaten",
                "Rechtsgrundlage",
                "Löschfrist",
            ],
            ["Lohn", "Gehalt zahlen", "x", "", "X ", "x", "x (nur BEM)", "Art. 6 Abs. 1 lit. b", "10 Jahre"],
            ["CRM", "Kundenpflege", "", "x", "x", "nein", "", "Art. 6 Abs. 1 lit. f", "3 Jahre"],
            ["Summe", "", 1, 1, 2, 1, 1, "", ""],
        ],
        merged=[(0, 2, 0, 3), (0, 4, 0, 6)],
    )
    found = activities(batch)
    assert fields(batch)[2:7] == ["subjects", "subjects", "data", "data", "data"]
    assert people(found["Lohn"]) == ["Mitarbeiter"]
    assert categories(found["Lohn"]) == ["Name", "Adresse", "Gesundheitsdaten (x (nur BEM))"]
    assert categories(found["CRM"]) == ["Name"]
    assert limits(found["CRM"]) == {"Name": "P3Y"}


def test_ticks_without_a_wider_heading_are_told_by_their_headings() -> None:
    batch = one(
        [
            [
                "ID",
                "Processing",
                "Purpose",
                "Employees",
                "Customers",
                "Name",
                "Bank account",
                "HealthData",
                "LegalBasis",
            ],
            [1, "CRM", "Sales", False, True, True, False, False, "Consent"],
            [2, "Payroll", "Pay", True, False, True, True, True, "Contract"],
        ]
    )
    found = activities(batch)
    assert people(found["Payroll"]) == ["Employees"]
    assert categories(found["Payroll"]) == ["Name", "Bank account", "HealthData"]
    assert [use["sensitivity"] for use in found["Payroll"]["data"]][-1] == "special"
    assert categories(found["CRM"]) == ["Name"]


def test_a_lone_column_of_yes_and_no_is_no_matrix() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Special category data?", "DPIA"],
            ["Payroll", "Pay", "No", "No"],
            ["Health", "Care", "Yes", "No"],
        ]
    )
    found = activities(batch)
    assert "data" not in found["Payroll"]
    assert found["Health"]["extra"] == {"Special category data?": "Yes", "DPIA": "No"}


def test_a_matrix_on_its_side() -> None:
    batch = one(
        [
            ["", "Payroll", "CRM", "CCTV"],
            ["Purpose", "Pay staff", "Sales", "Security"],
            ["Legal basis", "6(1)(b)", "6(1)(f)", "6(1)(f)"],
            ["Name", "x", "x", ""],
            ["Bank account", "x", "", ""],
            ["Images", "", "", "x"],
            ["Retention", "7 years", "2 years", "30 days"],
        ]
    )
    found = activities(batch)
    assert layout(batch) == ["transposed"]
    assert limits(found["Payroll"]) == {"Name": "P7Y", "Bank account": "P7Y"}
    assert categories(found["CCTV"]) == ["Images"]


@pytest.mark.parametrize("numbered", [False, True])
def test_headings_of_groups_that_nobody_merged(numbered: bool) -> None:
    rows = [
        ["No.", "Activity", "Data subjects", "", "", "Personal data", "", "Time limit"],
        ["", "", "Customers", "Employees", "Children", "Name", "Account number", ""],
        ["1", "Payroll", "", "x", "", "x", "x", "5 years"],
        ["2", "News", "x", "", "x", "x", "", "1 year"],
    ]
    batch = one([row if numbered else row[1:] for row in rows])
    found = activities(batch)
    assert list(found) == ["Payroll", "News"]
    assert people(found["Payroll"]) == ["Employees"]
    assert people(found["News"]) == ["Customers", "Children"]
    assert categories(found["Payroll"]) == ["Name", "Account number"]
    assert batch.cells.reported == batch.cells.kept_as_extra == 0


def test_unmerged_headings_of_groups_whose_members_are_no_ticks() -> None:
    rows = [
        ["No.", "Activity", "Transfer", "", "Deletion", "", ""],
        ["", "", "Country", "Basis", "Period", "From", "Law"],
        ["1", "Payroll", "USA", "SCC", "5 years", "end of employment", "Bookkeeping Act"],
        ["2", "News", "India", "BCR", "1 year", "unsubscribing", ""],
    ]
    found = activities(one(rows))
    assert [(item["country"], item["mechanism"]) for item in found["News"]["transfers"]] == [("IN", "47")]
    limit = found["Payroll"]["data"][0]["retention"]
    assert (limit["period"], limit["start"], limit["law"]) == ("P5Y", "end of employment", "Bookkeeping Act")


@pytest.mark.parametrize(
    ("heading", "named"),
    [("CPR", True), ("Helbred", True), ("CPR behandles?", False), ("Følsomme", False), ("DPIA", False)],
)
def test_one_ticked_column_among_lists_of_data_is_a_category_where_its_heading_names_one(
    heading: str, named: bool
) -> None:
    rows = [
        ["Behandling", "Formål", "Almindelige oplysninger", heading, "Modtagere"],
        ["Løn", "Betale løn", "Navn; Kontonummer", "X", "Banken"],
        ["Nyt", "Sende nyt", "Mail", "", "Trykkeri"],
    ]
    found = activities(one(rows))
    assert (heading in categories(found["Løn"])) is named
    assert categories(found["Nyt"]) == ["Mail"]


@pytest.mark.parametrize(
    "asked",
    [
        "Is the data erased in accordance with the policy?",
        "Overførsel til tredjeland (ja/nej)",
        "Übermittlung in Drittländer (ja/nein)",
    ],
)
def test_a_heading_that_asks_for_something_else_is_answered_although_a_wide_one_stands_over_it(
    asked: str,
) -> None:
    found = activities(
        one(
            [
                ["", "", "", "Personal data", "", ""],
                ["Activity", "Purpose", "Legal basis", "Ordinary", "Personal data", asked],
                ["Tea", "Selling tea", "6(1)(b)", "Names", "Addresses", "yes"],
                ["Cake", "Baking", "6(1)(f)", "Names", "Wishes", "no"],
            ]
        )
    )
    assert asked not in categories(found["Tea"])


def test_ticked_columns_name_their_field_before_the_value() -> None:
    batch = one(
        [
            [
                "Traitement",
                "Finalité",
                "État civil",
                "Santé",
                "Photos",
                "Destinataire : Services internes",
                "Destinataire : Sous-traitants",
                "Durée",
            ],
            ["Paie", "Payer", True, False, False, True, True, "5 ans"],
            ["Club", "Jouer", True, False, True, True, False, "1 an"],
        ]
    )
    found = activities(batch)["Paie"]
    assert categories(found) == ["État civil"]
    assert [item["name"] for item in found["recipients"]] == ["Services internes", "Sous-traitants"]


def test_ticked_columns_of_a_survey_have_their_values_in_brackets() -> None:
    batch = one(
        [
            [
                "Activity",
                "Purpose",
                "Personal data [Photos]",
                "Personal data [Sizes]",
                "Data subjects [Guests]",
                "Data subjects [Crew]",
                "Retention",
            ],
            ["Fittings", "Fit suits", "Yes", "Yes", "Yes", "No", "1 year"],
            ["Album", "Show tours", "Yes", "No", "No", "Yes", "2 years"],
        ]
    )
    found = activities(batch)
    assert categories(found["Fittings"]) == ["Photos", "Sizes"]
    assert people(found["Fittings"]) == ["Guests"]
    assert people(found["Album"]) == ["Crew"]


def test_ticked_grounds_and_data_called_name_are_values_of_their_label() -> None:
    batch = one(
        [
            [
                "Aktivitet",
                "Formål",
                "Oplysninger - Navn",
                "Oplysninger - Foto",
                "Hjemmel: samtykke",
                "Hjemmel: kontrakt",
                "Slettefrist",
            ],
            ["Udlån", "Udlåne både", "Ja", "Nej", "Nej", "Ja", "1 år"],
            ["Album", "Vise ture", "Ja", "Ja", "Ja", "Nej", "2 år"],
        ]
    )
    found = activities(batch)
    assert categories(found["Udlån"]) == ["Navn"]
    assert categories(found["Album"]) == ["Navn", "Foto"]
    assert bases(found["Udlån"]) == {"Udlåne både": ["6(1)(b)"]}
    assert bases(found["Album"]) == {"Vise ture": ["6(1)(a)"]}


def test_what_is_asked_of_a_transfer_is_no_country() -> None:
    batch = one(
        [
            [
                "Activity",
                "Purpose",
                "Transfer: outside the EU",
                "Transfer: safeguards",
                "Processor: contract",
                "Retention",
            ],
            ["Hire", "Hire boats", "No", "No", "Yes", "1 year"],
            ["News", "Send news", "Yes", "Yes", "Yes", "2 years"],
        ]
    )
    found = activities(batch)
    assert all(not item.get("recipients") for item in found.values())
    assert found["News"]["answers"]["transfers"]["state"] == "unclarified"
    assert found["Hire"]["answers"]["transfers"]["state"] == "not_applicable"


def test_ticked_countries_are_transfers() -> None:
    batch = one(
        [
            ["Activity", "Purpose", "Transfer: USA", "Transfer: India", "Retention"],
            ["Hire", "Hire boats", "No", "Yes", "1 year"],
            ["News", "Send news", "Yes", "Yes", "2 years"],
        ]
    )
    assert [countries(item) for item in activities(batch).values()] == [["IN"], ["US", "IN"]]

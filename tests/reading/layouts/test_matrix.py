"""Ticked columns: the heading is the value."""

from __future__ import annotations

from tests.reading.layouts.workbooks import activities, categories, fields, layout, limits, one, people


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

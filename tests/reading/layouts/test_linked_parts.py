"""Sheets with a row for each part of an activity, which name theirs by its number."""

from __future__ import annotations

from tests.reading.layouts.workbooks import (
    activities,
    bases,
    categories,
    fields,
    layout,
    limits,
    people,
    read,
    recipients,
    sheet,
)

_MAIN = sheet(
    "1 Overview",
    [
        ["ID", "Processing activity", "Role", "Data subjects", "Status"],
        ["PA-01", "Ferry tickets", "Controller", "Passengers", "Active"],
        ["PA-02", "Crew rota", "Controller", "Sailors", "Active"],
        ["PA-03", "Harbour post", "Processor", "Guests of clients", "Active"],
    ],
)


def test_what_is_told_apart_within_an_activity_is_no_activity() -> None:
    batch = read(
        _MAIN,
        sheet(
            "2 Details",
            [
                ["Activity ID", "Category", "Sensitive?", "Deletion time limit", "Basis for time limit"],
                ["PA-01", "Seat number", "no", "2 years", "Ferry Act s. 3"],
                ["PA-01", "Wheelchair", "yes", "30 days", ""],
                ["PA-02", "Bank account", "no", "5 years", "Bookkeeping Act"],
                ["PA-02", "Sick days", "yes", "1 year", ""],
                ["PA-03", "Bank account", "no", "at the end of the contract", ""],
            ],
        ),
    )
    found = activities(batch)
    assert layout(batch) == ["rows", "linked"]
    assert fields(batch, 1) == ["number", "data", "special", "retention", "retention_law"]
    assert list(found) == ["Ferry tickets", "Crew rota", "Harbour post"]
    assert limits(found["Ferry tickets"]) == {"Seat number": "P2Y", "Wheelchair": "P30D"}
    assert categories(found["Harbour post"]) == ["Bank account"]
    assert bases(found["Crew rota"]) == {}
    sensitive = {
        use["category"] for item in found.values() for use in item["data"] if use["sensitivity"] == "special"
    }
    assert sensitive == {"Wheelchair", "Sick days"}


def test_several_numbers_in_a_cell_called_activities_refer_to_them() -> None:
    batch = read(
        _MAIN,
        sheet(
            "3 Recipients",
            [
                ["Recipient", "Type", "Activities"],
                ["Tide Pay ApS", "Processor", "PA-01, PA-02"],
                ["Port Authority", "Authority", "PA-01"],
                ["Rope IT Ltd", "Processor", "PA-01, PA-02, PA-03"],
            ],
        ),
    )
    found = activities(batch)
    assert list(found) == ["Ferry tickets", "Crew rota", "Harbour post"]
    assert recipients(found["Ferry tickets"]) == ["Tide Pay ApS", "Port Authority", "Rope IT Ltd"]
    assert recipients(found["Harbour post"]) == ["Rope IT Ltd"]
    assert fields(batch, 1) == ["recipients", "recipient_role", "name"]
    roles = {item["name"]: item["role"] for item in found["Ferry tickets"]["recipients"]}
    assert roles == {"Tide Pay ApS": "processor", "Port Authority": "authority", "Rope IT Ltd": "processor"}


def test_a_row_for_a_number_that_no_activity_has_is_told() -> None:
    batch = read(
        _MAIN,
        sheet(
            "Bases",
            [
                ["Activity ID", "Purpose", "Legal basis"],
                ["PA-01", "Sell seats", "Art. 6(1)(b)"],
                ["PA-02", "Plan shifts", "Art. 6(1)(f)"],
                ["PA-02", "Keep accounts", "Art. 6(1)(c)"],
                ["PA-77", "Left over", "Art. 6(1)(a)"],
            ],
        ),
    )
    found = activities(batch)
    assert list(found) == ["Ferry tickets", "Crew rota", "Harbour post"]
    assert bases(found["Crew rota"]) == {"Plan shifts": ["6(1)(f)"], "Keep accounts": ["6(1)(c)"]}
    told = [problem for problem in batch.problems if problem.severity == "warning"]
    assert [(problem.sheet, problem.cell) for problem in told] == [("Bases", "A5:C5")]
    assert "PA-77" in str(told[0].message)
    assert people(found["Crew rota"]) == ["Sailors"]


def test_numbers_of_activities_below_a_heading_for_names_are_no_names() -> None:
    batch = read(
        sheet(
            "Verarbeitungen",
            [
                ["VVT-Nr.", "Verarbeitungstätigkeit", "Rolle", "Betroffene"],
                ["V-1", "Bootsverleih", "Verantwortlicher", "Mieter"],
                ["V-2", "Segelkurs", "Verantwortlicher", "Schüler"],
                ["V-3", "Hafenpost", "Auftragsverarbeiter", "Gäste"],
            ],
        ),
        sheet(
            "Datenarten",
            [
                ["Verarbeitung", "Kategorie", "Sensibel?", "Löschfrist", "Rechtsgrundlage der Frist"],
                ["V-1", "Name", "nein", "3 Jahre", "§ 147 AO"],
                ["V-1", "Kreditkarte", "nein", "10 Jahre", "§ 147 AO"],
                ["V-2", "Schwimmtauglichkeit", "ja", "1 Jahr", ""],
                ["V-3", "Adresse", "nein", "2 Jahre", ""],
            ],
        ),
    )
    found = activities(batch)
    assert layout(batch) == ["rows", "linked"]
    assert list(found) == ["Bootsverleih", "Segelkurs", "Hafenpost"]
    assert [item["number"] for item in found.values()] == ["V-1", "V-2", "V-3"]
    assert limits(found["Bootsverleih"]) == {"Name": "P3Y", "Kreditkarte": "P10Y"}
    assert [item["part"] for item in found.values()] == ["controller", "controller", "processor"]


def test_names_that_stand_on_several_rows_are_parts_of_what_stands_once_with_its_purpose() -> None:
    batch = read(
        sheet(
            "Gegevens",
            [
                ["Verwerking", "Categorie", "Bijzonder?", "Bewaartermijn"],
                ["Ledenlijst", "Naam", "nee", "2 jaar"],
                ["Ledenlijst", "Adres", "nee", "3 jaar"],
                ["Kamp", "Dieet", "ja", "1 maand"],
            ],
        ),
        sheet(
            "Verwerkingen",
            [
                ["Nr", "Verwerking", "Doel", "Grondslag"],
                ["11", "Ledenlijst", "Leden bijhouden", "Art. 6 lid 1 b AVG"],
                ["12", "Kamp", "Kamp houden", "Art. 6 lid 1 b AVG"],
            ],
        ),
    )
    found = activities(batch)
    assert {name: item["number"] for name, item in found.items()} == {"Ledenlijst": "11", "Kamp": "12"}
    assert limits(found["Ledenlijst"]) == {"Naam": "P2Y", "Adres": "P3Y"}
    assert bases(found["Kamp"]) == {"Kamp houden": ["6(1)(b)"]}


def test_headings_of_linked_sheets_in_everyday_words() -> None:
    batch = read(
        sheet("Activities", [["Ref", "Activity", "Status"], ["A1", "Choir", "live"], ["A2", "News", "live"]]),
        sheet(
            "Purposes",
            [
                ["Activity ref", "Purpose", "Legal basis", "Reason"],
                ["A1", "Sing", "6(1)(b)", "membership"],
                ["A2", "Send news", "6(1)(a)", "sign-up"],
            ],
        ),
        sheet(
            "Retention",
            [
                ["Activity ref", "How long", "From"],
                ["A1", "2 years", "the last concert"],
                ["A2", "30 days", "unsubscribing"],
            ],
        ),
        sheet(
            "Who gets it",
            [
                ["Who", "Role", "Used by"],
                ["Sing Ltd", "processor", "A1\nA2"],
                ["City Hall", "authority", "A1"],
            ],
        ),
    )
    found = activities(batch)
    assert bases(found["Choir"]) == {"Sing": ["6(1)(b)"]}
    assert found["Choir"]["purposes"][0]["bases"][0]["reason"] == "membership"
    assert found["Choir"]["data"][0]["retention"]["start"] == "the last concert"
    assert recipients(found["Choir"]) == ["Sing Ltd", "City Hall"]
    assert recipients(found["News"]) == ["Sing Ltd"]
    assert people(found["Choir"]) == []


def test_a_section_of_an_act_as_the_basis_has_what_stands_beside_it_as_its_reason() -> None:
    batch = read(
        sheet("Activities", [["ID", "Activity", "Data subjects"], ["A1", "Ferry", "Guests"], ["A2", "Crew", "Sailors"]]),
        sheet(
            "Legal basis",
            [
                ["Activity ID", "Purpose", "Legal basis", "Justification / special law"],
                ["A1", "Sell seats", "Art. 6(1)(c)", "the Ferry Act s. 9"],
                ["A1", "Sell seats", "HAVL § 4", "number of the passport under the Harbour Act"],
                ["A2", "Plan shifts", "Art. 6(1)(f)", "rest at night"],
            ],
        ),
    )  # fmt: skip
    purposes = activities(batch)["Ferry"]["purposes"]
    assert [len(purpose["bases"]) for purpose in purposes] == [2]
    own = purposes[0]["bases"][1]
    assert (own["law"], own["section"]) == ("HAVL", "§ 4")
    assert own["reason"] == "number of the passport under the Harbour Act"

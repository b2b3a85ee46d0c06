"""Who is responsible, read from covers and from blocks above a table."""

from __future__ import annotations

import pytest

from register_app.reading.layouts.parties import party_of
from register_app.reading.workbook import Value
from tests.reading.layouts.workbooks import one, read, sheet

TABLE = [["Activity", "Purpose", "Retention"], ["Payroll", "Pay", "5 years"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nordlys A/S, CVR-nr. 40 11 22 33, Havnegade 12, 8000 Aarhus C",
            {
                "name": "Nordlys A/S",
                "registration_number": "40 11 22 33",
                "address": "Havnegade 12, 8000 Aarhus C",
            },
        ),
        (
            "Karen Berg, karen@nordlys.example, tlf. 70 10 20 30",
            {"name": "Karen Berg", "email": "karen@nordlys.example", "phone": "70 10 20 30"},
        ),
        (
            "Alfa Sp. z o.o., ul. Prosta 1, 00-001 Warszawa",
            {"name": "Alfa Sp. z o.o.", "address": "ul. Prosta 1, 00-001 Warszawa"},
        ),
    ],
)
def test_somebody_in_one_line(text: str, expected: dict[str, str]) -> None:
    assert {key: value for key, value in party_of(text).items() if value} == expected


def test_blocks_side_by_side_above_a_table() -> None:
    batch = one(
        [
            ["Controller", "", "Data Protection Officer", "", "EU Representative", ""],
            ["Name", "Northwind Trust", "Name", "Ann Lee", "Name", "N/A"],
            ["Address", "5 Dock Road, Hull", "Email", "dpo@northwind.example", "Email", ""],
            [],
            *TABLE,
        ]
    )
    assert batch.register["controller"]["name"] == "Northwind Trust"
    assert batch.register["controller"]["address"] == "5 Dock Road, Hull"
    assert (batch.register["dpo"]["name"], batch.register["dpo"]["email"]) == (
        "Ann Lee",
        "dpo@northwind.example",
    )
    assert "representative" not in batch.register


def test_several_facts_in_one_cell() -> None:
    batch = one(
        [
            ["Verzeichnis von Verarbeitungstätigkeiten"],
            ["Stand 01.03.2024 | DSB Erika Muster | Verantwortlicher Alfa GmbH"],
            *TABLE,
        ]
    )
    assert batch.register["title"] == "Verzeichnis von Verarbeitungstätigkeiten"
    assert batch.register["dpo"]["name"] == "Erika Muster"
    assert batch.register["controller"]["name"] == "Alfa GmbH"


def test_a_cover_sheet_with_what_has_no_place_of_its_own() -> None:
    cover: list[list[Value]] = [
        ["Fortegnelse over behandlingsaktiviteter"],
        ["Dataansvarlig", "Klinik Syd I/S"],
        ["CVR-nr.", 31415926],
        ["Ydernummer", "012345"],
        ["DPO", "Ikke udpeget"],
        ["Kontaktperson", "Ole Bak"],
    ]
    batch = read(sheet("Forside", cover), sheet("Register", TABLE))
    assert batch.register["controller"]["name"] == "Klinik Syd I/S"
    assert batch.register["controller"]["registration_number"] == "31415926"
    assert batch.register["controller"]["note"] == "Ydernummer: 012345; Kontaktperson: Ole Bak"
    assert "dpo" not in batch.register
    assert "DPO: Ikke udpeget" in batch.sheets[0].headings


def test_the_company_in_a_title() -> None:
    batch = one([["ThermoVest ApS – fortegnelse over behandlingsaktiviteter"], [], *TABLE])
    assert batch.register["controller"]["name"] == "ThermoVest ApS"


def test_a_registration_number_in_a_title_cell_of_its_own() -> None:
    title: list[list[Value]] = [
        ["Alfa ApS", "Fortegnelse over behandlingsaktiviteter", "CVR 12345678"],
        ["Opdateret 12.3.2024"],
        [],
    ]
    batch = one([*title, *TABLE])
    controller = batch.register["controller"]
    assert (controller["name"], controller["registration_number"]) == ("Alfa ApS", "12345678")
    assert batch.register["title"] == "Fortegnelse over behandlingsaktiviteter"
    assert [(problem.cell, problem.severity) for problem in batch.problems] == [("A2", "info")]
    assert "Opdateret 12.3.2024" in batch.problems[0].message.text("en")
    assert batch.cells.reported == 1


def test_a_number_that_stands_before_its_company() -> None:
    batch = one([["CVR 12345678", "Alfa ApS"], [], *TABLE])
    controller = batch.register["controller"]
    assert (controller["name"], controller["registration_number"]) == ("Alfa ApS", "12345678")


def test_a_number_without_anybody_is_told() -> None:
    batch = one([["Register of processing", "CVR 12345678"], [], *TABLE])
    assert "controller" not in batch.register
    assert [problem.cell for problem in batch.problems] == ["B1"]
    assert batch.cells.reported == 1


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        (["Version", "1.2"], "A2:B2"),
        (["Sidst opdateret: 3. maj 2024"], "A2"),
        (["Udfyldes af hver afdeling"], "A2"),
    ],
)
def test_what_has_no_place_in_a_register_is_told_with_its_cells(row: list[Value], cells: str) -> None:
    title: list[Value] = ["Register of processing"]
    batch = one([title, row, [], *TABLE])
    assert batch.register["title"] == "Register of processing"
    assert [problem.cell for problem in batch.problems] == [cells]
    assert batch.cells.reported == len(row)


def test_the_cover_of_a_processor_names_it_and_holds_no_activity() -> None:
    cover: list[list[Value]] = [
        ["Record of processing – Art. 30(2)"],
        ["Processor: Larkbell Ltd, 9 Pier Road, Whitby"],
        ["DPO: not required"],
        ["Version 2.1 – March 2024"],
    ]
    table = [
        ["Client (controller)", "Processing carried out on behalf", "Transfers", "Security"],
        ["Alfa Dental Ltd", "Sending reminders", "None", "Encryption"],
    ]
    batch = read(sheet("Cover", cover), sheet("Processing", table))
    assert [draft.activity["part"] for draft in batch.drafts] == ["processor"]
    controller = batch.register["controller"]
    assert (controller["name"], controller["address"]) == ("Larkbell Ltd", "9 Pier Road, Whitby")
    assert [problem.cell for problem in batch.problems] == ["A4"]


def test_a_party_is_named_by_its_mail_address_where_nothing_else_names_it() -> None:
    batch = one([["DPO", "dpo@alfa.example"], [], *TABLE])
    assert batch.register["dpo"]["name"] == batch.register["dpo"]["email"] == "dpo@alfa.example"


def test_who_is_responsible_above_a_table_on_its_side() -> None:
    rows = [
        ["Controller", "Harbour Clinic Ltd, 3 Mill St, Leeds", "", ""],
        [],
        ["Activity", "Patient records", "Payroll", "CCTV"],
        ["Why", "To treat patients", "To pay staff", "Safety"],
        ["Who", "Patients", "Staff", "Visitors"],
        ["Data", "Name; health", "Name; bank", "Images"],
        ["Outside UK?", "No", "No", "No"],
        ["How long", "8 years", "6 years", "30 days"],
    ]
    batch = one(rows)
    assert batch.sheets[0].layout == "transposed"
    assert batch.register["controller"]["name"] == "Harbour Clinic Ltd"
    assert batch.cells.kept_as_extra == batch.cells.reported == 0
    states = [draft.activity["answers"]["transfers"]["state"] for draft in batch.drafts]
    assert states == ["not_applicable"] * 3


def test_the_block_left_of_those_of_others_is_the_controllers() -> None:
    batch = one(
        [
            ["Name and contact details", "", "Data Protection Officer", "", "Representative", ""],
            ["Name", "Elm School", "Name", "J. Okoro", "Name", "N/A"],
            ["Email", "office@elm.example", "Email", "dpo@elm.example", "Email", ""],
            [],
            *TABLE,
        ]
    )
    assert batch.register["controller"]["name"] == "Elm School"
    assert batch.register["controller"]["email"] == "office@elm.example"
    assert batch.register["dpo"]["name"] == "J. Okoro"
    assert "representative" not in batch.register

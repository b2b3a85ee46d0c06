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

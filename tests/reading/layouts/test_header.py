"""Heading rows: how many unknown headings they may have, and two rows of them in a processor's record."""

from __future__ import annotations

import pytest

from register_app.reading.workbook import Value
from tests.reading.layouts.workbooks import activities, layout, one, people, read, recipients, sheet


@pytest.mark.parametrize("unknown", [0, 18, 60])
def test_unknown_headings_hide_no_register(unknown: int) -> None:
    more: list[Value] = [f"Felt {index}" for index in range(unknown)]
    told: list[Value] = ["ja"] * unknown
    rows: list[list[Value]] = [
        ["Nr.", "Behandling", "Formål", "Retsgrundlag", "Modtagere", *more],
        ["1", "Løn", "Betale løn", "Art. 6, stk. 1, litra b", "Skattestyrelsen", *told],
        ["2", "Job", "Ansætte", "Art. 6, stk. 1, litra f", "Ingen", *told],
    ]
    batch = one(rows)
    assert layout(batch) == ["rows"]
    assert list(activities(batch)) == ["Løn", "Job"]


def test_a_few_known_words_among_many_are_no_heading() -> None:
    rows: list[list[Value]] = [
        ["Nr.", "Navn", *(f"Felt {index}" for index in range(18))],
        ["1", "Bent", *["x"] * 18],
    ]
    assert not activities(one(rows))


def test_a_record_of_a_processor_with_headings_merged_both_ways() -> None:
    rows: list[list[Value]] = [
        ["Verzeichnis – Verarbeitungen im Auftrag"],
        [],
        ["Nr.", "Auftraggeber", None, "Verarbeitung", None, "Unterauftragsverarbeiter", "Maßnahmen"],
        [None, "Name", "Ansprechpartner", "Kategorie der Verarbeitung", "Betroffene Personen und Daten"],
        ["1", "Nordbau GmbH", "Fr. Alt", "Betrieb der Zeiterfassung", "Beschäftigte: Name, Zeiten", "Wolke AG", "Zutrittskontrolle"],
        ["2", None, None, "Druck der Briefe", "Kunden: Anschrift", "–", None],
        ["Ausgelaufene Aufträge"],
        ["3", "Südhandel KG", "Hr. Neu", "Versand von Mustern", "Kunden: Anschrift", "Bote GmbH", "Verschlüsselung"],
    ]  # fmt: skip
    merged = [
        (2, 0, 3, 0),
        (2, 1, 2, 2),
        (2, 3, 2, 4),
        (2, 5, 3, 5),
        (2, 6, 3, 6),
        (4, 1, 5, 1),
        (4, 2, 5, 2),
        (4, 6, 5, 6),
        (6, 0, 6, 6),
    ]
    cover: list[list[Value]] = [
        ["Auftragsverarbeiter", "Rechenhaus GmbH"],
        ["Anschrift", "Weg 1, Kassel"],
        ["Stand", "2024"],
    ]
    batch = read(sheet("Deckblatt", cover), sheet("Verzeichnis", rows, merged=merged))
    found = activities(batch)
    assert layout(batch) == ["cover", "rows"]
    assert list(found) == ["Betrieb der Zeiterfassung", "Druck der Briefe", "Versand von Mustern"]
    assert {item["part"] for item in found.values()} == {"processor"}
    assert [item["clients"] for item in found.values()] == [
        ["Nordbau GmbH"],
        ["Nordbau GmbH"],
        ["Südhandel KG"],
    ]
    assert found["Druck der Briefe"]["measures"] == ["Zutrittskontrolle"]
    assert people(found["Betrieb der Zeiterfassung"]) == ["Beschäftigte"]
    assert recipients(found["Versand von Mustern"]) == ["Bote GmbH"]
    assert "owner" not in found["Betrieb der Zeiterfassung"]


@pytest.mark.parametrize("heads", [("Controller", "Company", "Contact"), ("Clients", "Name", "Contact")])
def test_the_contact_of_a_client_owns_no_activity(heads: tuple[str, str, str]) -> None:
    group, name, contact = heads
    rows: list[list[Value]] = [
        ["Record of processing – processor (Art. 30(2))"],
        [],
        ["No.", group, None, "Processing", None, "Sub-processors", "Security measures"],
        [None, name, contact, "Category", "Data subjects and data"],
        ["1", "Norbuild Ltd", "Ann", "Payroll hosting", "Employees: name, salary", "Cloud Ltd", "Encryption"],
        ["2", "Fishmart Ltd", "Bob", "Letter printing", "Customers: address", "–", "Locks"],
    ]
    found = activities(one(rows, merged=[(2, 1, 2, 2), (2, 3, 2, 4)]))
    assert [item["clients"] for item in found.values()] == [["Norbuild Ltd"], ["Fishmart Ltd"]]
    assert found["Payroll hosting"]["extra"] == {"Contact": "Ann"}
    assert "owner" not in found["Payroll hosting"]

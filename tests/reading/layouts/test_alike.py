"""Rows that repeat what others say are read as if each of them were the only one, and cost no second look."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.reading import layouts
from register_app.reading.batch import Batch
from register_app.reading.layouts import alike, assemble
from register_app.reading.layouts.record import Record
from register_app.reading.layouts.rowrecord import RowRecord
from register_app.reading.workbook import Sheet, Value, Workbook

COLUMNS: dict[str, list[Value]] = {
    "Nr.": [],
    "Behandlingsaktivitet": [],
    "Afdeling": ["HR", "Kundeservice", "Ingen", "–", None],
    "Formål": ["Udbetale løn", "1) Svare\n2) Måle", "Ingen", "skal afklares", None],
    "Retsgrundlag": ["Art. 6, stk. 1, litra b og c", "Samtykke", "n/a", "Legitim interesse", None],
    "Kategorier af registrerede": ["Kunder", "Kunder; Ansøgere", "Ingen", "x", None],
    "Kategorier af personoplysninger": ["Navn, adresse", "CPR-nummer\nNavn", "Helbred", "Nej", None],
    "Kilde": ["Den registrerede selv", "Ingen", None],
    "Modtagere": ["Skattestyrelsen", "Politiet, KMD A/S", "Google LLC (USA)", "Ingen", None],
    "Databehandlere": ["KMD A/S", "Nej", None],
    "Overførsel til tredjelande": ["Nej", "USA", "Ja", "Indien, USA", "ikke relevant", None],
    "Overførselsgrundlag": ["SCC", "Artikel 46, stk. 2, litra c", "Ingen", None],
    "Lokation": ["Bygning 3", "USA", None],
    "Slettefrist": ["5 år efter ophør", "Navn: 2 år", "Ingen", "skal afklares", None],
    "Sikkerhedsforanstaltninger": ["Kryptering; Logning", "Ja", "Ingen", None],
    "Systemer": ["Navision, SharePoint", "Ingen", None],
    "Status": ["Udkast", "Godkendt", "Gammel", None],
    "Sidst gennemgået": [datetime.date(2026, 3, 1), "03-04-2026", "i foråret", None],
    "Bemærkninger": ["Se mappen", None],
    "Journalnummer": ["J-1", "J-2", None],
    "Dataansvarlig": ["Bakkebo A/S", None],
}
NAMED = list(COLUMNS)[:2]


@st.composite
def tables(draw: st.DrawFn) -> Workbook:
    """A sheet of some of these columns, some rows of which repeat others in many ways."""
    others = draw(st.lists(st.sampled_from(list(COLUMNS)[2:]), unique=True, min_size=4))
    headings = [*NAMED, "Formål", *(name for name in others if name != "Formål")]
    rows: list[list[Value]] = [list(headings)]
    for number in range(1, draw(st.integers(3, 10)) + 1):
        name = draw(st.sampled_from(("Løn", "Nyheder", "Drift på vegne af kunder", "Klager")))
        told = [draw(st.sampled_from(COLUMNS[heading])) for heading in headings[2:]]
        rows.append([number, f"{name} {number}", *told])
    return Workbook("test.xlsx", "xlsx", [Sheet("Fortegnelse", rows)])


def plain(batch: Batch) -> dict[str, Any]:
    return {
        "drafts": [
            (list(draft.activity.items()), draft.sheet, draft.rows, dict(draft.cells))
            for draft in batch.drafts
        ],
        "fates": batch.fates,
        "cells": batch.cells,
        "problems": batch.problems,
        "roles": [sheet.roles for sheet in batch.sheets],
    }


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(tables())
def test_what_is_remembered_is_what_would_be_read(workbook: Workbook) -> None:
    read = plain(layouts.read(workbook))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(alike.Rows, "_repeated", lambda _self, _record: None)
        alone = plain(layouts.read(workbook))
    assert read == alone


def themes(count: int, *, different: bool = False) -> Workbook:
    """Rows of four kinds; where they are `different`, no two say the same of anything."""
    headings = [
        "Nr.",
        "Behandlingsaktivitet",
        "Formål",
        "Retsgrundlag",
        "Kategorier af personoplysninger",
        "Modtagere",
    ]
    rows: list[list[Value]] = [list(headings)]
    for number in range(count):
        kind = number if different else number % 4
        told = (
            f"Formål {kind}",
            f"Art. 6(1)(c), sag {kind}",
            f"Navn {kind}; Adresse {kind}",
            f"Firma {kind} A/S",
        )
        rows.append([number + 1, f"Behandling {number + 1}", *told])
    return Workbook("test.xlsx", "xlsx", [Sheet("Fortegnelse", rows)])


@pytest.fixture
def assembled(monkeypatch: pytest.MonkeyPatch) -> list[Record]:
    """The records that were worked out from their cells."""
    made: list[Record] = []
    build = assemble.Assembler.build

    def counted(self: assemble.Assembler) -> Any:
        made.append(self.record)
        return build(self)

    monkeypatch.setattr(assemble.Assembler, "build", counted)
    return made


def test_the_work_grows_with_what_is_said_not_with_the_rows(assembled: list[Record]) -> None:
    few = len(layouts.read(themes(40)).drafts), len(assembled)
    assembled.clear()
    many = len(layouts.read(themes(2_000)).drafts), len(assembled)
    assert (few[0], many[0]) == (40, 2_000)
    assert few[1] == many[1] == 4 * 3, "four texts of three parts"


def test_where_nothing_repeats_remembering_is_given_up(assembled: list[Record]) -> None:
    batch = layouts.read(themes(1_500, different=True))
    assert [draft.activity["purposes"][0]["title"] for draft in batch.drafts[::500]] == [
        "Formål 0",
        "Formål 500",
        "Formål 1000",
    ]
    assert sum(isinstance(record, RowRecord) for record in assembled) == 500


def test_what_a_part_says_is_shared_by_the_drafts_that_say_it() -> None:
    drafts = layouts.read(themes(9)).drafts
    assert drafts[0].activity["data"] is drafts[4].activity["data"] is drafts[8].activity["data"]
    assert drafts[0].activity["data"] is not drafts[1].activity["data"]
    assert drafts[4].activity["name"] == "Behandling 5"
    assert drafts[4].cells["data"] == ["E6"]


def test_a_row_that_somebody_added_to_is_read_whole() -> None:
    """A second row of the same name belongs to the first, and what repeats in it does not hide that."""
    workbook = themes(8)
    workbook.sheets[0].rows.append(
        [1, "Behandling 1", "Formål 9", "Samtykke", "Navn 0; Adresse 0", "Firma 0 A/S"]
    )
    drafts = layouts.read(workbook).drafts
    assert len(drafts) == 8
    assert drafts[0].rows == [2, 10]
    assert [item["title"] for item in drafts[0].activity["purposes"]] == ["Formål 0", "Formål 9"]
    assert [item["title"] for item in drafts[4].activity["purposes"]] == ["Formål 0"]

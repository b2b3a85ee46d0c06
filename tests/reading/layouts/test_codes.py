"""Codes that another sheet explains are replaced by what they stand for."""

from __future__ import annotations

from register_app.reading.layouts import codes
from register_app.reading.layouts.grid import Grid
from tests.reading.layouts.workbooks import Rows, activities, bases, limits, one, read, sheet

LEGEND: Rows = [
    ["Kode", "Betydning"],
    ["R1", "Art. 6, stk. 1, litra b"],
    ["R2", "Art. 6, stk. 1, litra c"],
    ["T1", "5 år efter fratræden"],
]
REGISTER: Rows = [
    ["Behandling", "Formål", "Hjemmel (kode)", "Oplysninger", "Frist (kode)"],
    ["Løn", "Betale løn", "R1, R2", "Navn", "T1"],
    ["Vagtplan", "Planlægge vagter", "R1", "Navn", "T1"],
]


def test_a_legend_explains_codes_of_several_fields() -> None:
    batch = read(sheet("Oversigt", REGISTER), sheet("Koder", LEGEND))
    found = activities(batch)["Løn"]
    assert bases(found) == {"Betale løn": ["6(1)(b)", "6(1)(c)"]}
    assert limits(found) == {"Navn": "P5Y"}
    assert batch.sheets[1].layout == "linked"


def test_the_heading_of_the_legend_says_what_a_column_of_codes_is() -> None:
    rows: Rows = [
        ["Behandling", "Formål", "Kode", "Opplysninger"],
        ["Oppdrag", "Bistå klienter", "B + 9f", "Navn"],
        ["Faktura", "Fakturere", "B", "Navn"],
        ["Bilder", "Presentere oss", "A", "Bilde"],
    ]
    legend: Rows = [
        ["Kode", "Behandlingsgrunnlag"],
        ["A", "art. 6 nr. 1 bokstav a"],
        ["B", "art. 6 nr. 1 bokstav b"],
        ["9f", "art. 9 nr. 2 bokstav f"],
    ]
    found = activities(read(sheet("Protokoll", rows), sheet("Kodeliste", legend)))
    assert bases(found["Oppdrag"]) == {"Bistå klienter": ["6(1)(b)", "9(2)(f)"]}
    assert "number" not in found["Oppdrag"]


def test_numbers_of_activities_are_no_codes() -> None:
    rows: Rows = [
        ["Nr.", "Behandling", "Formål", "Oplysninger"],
        ["A1", "Løn", "Betale løn", "Navn"],
        ["A2", "Nyt", "Sende nyt", "Mail"],
    ]
    notes: Rows = [["Nr.", "Retsgrundlag"], ["A1", "se mappen"], ["A2", "se skabet"]]
    found = activities(read(sheet("Oversigt", rows), sheet("Noter", notes)))
    assert found["Løn"]["number"] == "A1"


def test_what_is_no_code_stays() -> None:
    found = activities(
        read(
            sheet("Oversigt", [*REGISTER, ["Nyt", "Sende nyt", "Samtykke", "Mail", "1 år"]]),
            sheet("Koder", LEGEND),
        )
    )
    assert bases(found["Nyt"]) == {"Sende nyt": ["6(1)(a)"]}
    assert bases(activities(one(REGISTER))["Vagtplan"]) == {"Planlægge vagter": [""]}


def test_the_codes_of_a_legend() -> None:
    legend = codes.legend_of(Grid(sheet("Koder", LEGEND)))
    assert legend.meanings["t1"] == "5 år efter fratræden"
    assert set(legend.meanings) == {"r1", "r2", "t1"}
    assert legend.cells["r1"] == ((1, 0), (1, 1))


def test_notes_below_a_table_explain_its_codes_and_are_no_activities() -> None:
    batch = read(
        sheet(
            "Liste",
            [
                ["Aktivitet", "Formål", "Hjemmel", "Oplysninger", "Sletning"],
                ["Gæstebog", "Registrere gæster", "A", "Navn", "P"],
                ["Nøgler", "Udlevere nøgler", "A, B", "Navn", "Q"],
                [],
                ["A = art. 6, stk. 1, litra f"],
                ["B = art. 6, stk. 1, litra b"],
                ["P = 30 dage"],
                ["Q = 1 år efter aflevering"],
            ],
        )
    )
    found = activities(batch)
    assert list(found) == ["Gæstebog", "Nøgler"]
    assert bases(found["Gæstebog"]) == {"Registrere gæster": ["6(1)(f)"]}
    assert bases(found["Nøgler"]) == {"Udlevere nøgler": ["6(1)(f)", "6(1)(b)"]}
    assert limits(found["Gæstebog"]) == {"Navn": "P30D"}
    assert {problem.cell for problem in batch.problems} == {"A5", "A6", "A7", "A8"}


def test_a_note_that_explains_no_cell_changes_nothing() -> None:
    rows: Rows = [
        ["Aktivitet", "Formål", "Hjemmel", "Oplysninger"],
        ["Gæstebog", "Registrere gæster", "Samtykke", "Navn"],
        ["Nøgler", "Udlevere nøgler", "Samtykke", "Navn"],
        [],
        ["DBA = databehandleraftale"],
        ["KF = kulturforvaltningen"],
    ]
    batch = read(sheet("Liste", rows))
    assert [bases(activity) for activity in activities(batch).values()] == [
        {"Registrere gæster": ["6(1)(a)"]},
        {"Udlevere nøgler": ["6(1)(a)"]},
    ]
    assert {problem.cell for problem in batch.problems} == {"A5", "A6"}


def test_the_title_and_headings_over_explained_codes_are_understood() -> None:
    register = [
        ["Activity", "Purpose", "Legal basis"],
        ["Payroll", "Pay", "H1"],
        ["News", "Inform", "H2"],
        ["Accounts", "Book", "H1, H3"],
    ]
    legend = [
        ["Codes of legal bases"],
        [],
        ["Code", "Meaning"],
        ["H1", "Art. 6(1)(b)"],
        ["H2", "Art. 6(1)(a)"],
        ["H3", "Art. 6(1)(c)"],
    ]
    batch = read(sheet("Register", register), sheet("Codes", legend))
    assert bases(activities(batch)["Accounts"]) == {"Book": ["6(1)(b)", "6(1)(c)"]}
    assert batch.cells.reported == 0


def test_a_sentence_above_explained_codes_is_told() -> None:
    register = [["Activity", "Purpose", "Legal basis"], ["Payroll", "Pay", "H1"], ["News", "Inform", "H2"]]
    legend = [["Ask the lawyer before you use H9."], ["H1", "Art. 6(1)(b)"], ["H2", "Art. 6(1)(a)"]]
    batch = read(sheet("Register", register), sheet("Codes", legend))
    assert [problem.cell for problem in batch.problems if problem.sheet == "Codes"] == ["A1"]


def test_what_a_legend_cites_in_a_third_column_tells_more_than_its_words() -> None:
    rows: Rows = [
        ["Behandling", "Formål", "Hjemmel (kode)", "Oplysninger"],
        ["Pleje", "Pleje borgere", "P, Q", "Helbred"],
        ["Tilsyn", "Føre tilsyn", "P", "Navn"],
    ]
    legend: Rows = [
        ["Kode", "Grundlag", "Forordningen"],
        ["P", "Vores opgave", "art. 6, stk. 1, litra e"],
        ["Q", "Noget med pleje", "art. 9, stk. 2, litra h"],
    ]
    found = activities(read(sheet("Oversigt", rows), sheet("Koder", legend)))
    assert bases(found["Pleje"]) == {"Pleje borgere": ["6(1)(e)", "9(2)(h)"]}
    assert found["Tilsyn"]["purposes"][0]["bases"][0]["reason"] == "Vores opgave"

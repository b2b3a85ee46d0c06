"""Columns that nobody wrote a heading over, or that share a wide one with the column before."""

from __future__ import annotations

import pytest

from register_app.reading.layouts import Choices, SheetChoice
from register_app.reading.workbook import Value
from tests.reading.layouts.workbooks import (
    activities,
    bases,
    categories,
    countries,
    fields,
    limits,
    one,
    people,
    read,
    sheet,
)

HEADINGS = ["Nr.", "Aktivitet", "Formål", "Retsgrundlag", "Oplysninger", "Registrerede", "Tredjeland", "Slettefrist"]  # fmt: skip
ROWS = [
    ["1", "Løn", "Udbetale løn hver måned", "Art. 6, stk. 1, litra b", "Navn, CPR-nummer", "Ansatte", "Nej", "5 år"],
    ["2", "Job", "Vurdere ansøgere til stillinger", "Art. 6, stk. 1, litra f", "Navn, CV", "Ansøgere", "Nej", "6 måneder"],
    ["3", "Nyhedsbrev", "Fortælle kunder om nye varer", "Art. 6, stk. 1, litra a", "E-mail", "Kunder", "USA, DPF", "2 år"],
]  # fmt: skip


@pytest.mark.parametrize("missing", HEADINGS)
def test_a_column_is_known_by_its_cells_where_its_heading_was_forgotten(missing: str) -> None:
    headings = ["" if heading == missing else heading for heading in HEADINGS]
    found = activities(one([headings, *ROWS]))
    job, letter = found["Job"], found["Nyhedsbrev"]
    assert (job["number"], list(bases(job).items())) == (
        "2",
        [("Vurdere ansøgere til stillinger", ["6(1)(f)"])],
    )
    assert (categories(job), people(job), set(limits(job).values())) == (
        ["Navn", "CV"],
        ["Ansøgere"],
        {"P6M"},
    )
    assert (countries(job), countries(letter)) == ([], ["US"])


def test_the_corner_is_empty_and_the_names_stand_below_it() -> None:
    headings = ["", "Formål", "Retsgrundlag", "", "Registrerede"]
    rows = [[row[1], row[2], row[3], row[4], row[5]] for row in ROWS]
    found = activities(one([headings, *rows]))
    assert list(found) == ["Løn", "Job", "Nyhedsbrev"]
    assert categories(found["Job"]) == ["Navn", "CV"]


MERGED: list[list[Value]] = [
    ["Aktivitet", None, "Formål", "Hjemmel", None, "Opbevaring", None],
    [1, "Løn", "Udbetale løn", "Art. 6, stk. 1, litra b", "Art. 9, stk. 2, litra b", "5 år", "efter fratræden"],
    [2, "Job", "Vurdere ansøgere", "Art. 6, stk. 1, litra f", None, "6 måneder", "efter afslag"],
]  # fmt: skip


def test_a_heading_over_two_columns_is_that_of_both() -> None:
    found = activities(one(MERGED, merged=[(0, 0, 0, 1), (0, 3, 0, 4), (0, 5, 0, 6)]))
    assert list(found) == ["Løn", "Job"]
    assert found["Job"]["number"] == "2"
    assert bases(found["Løn"]) == {"Udbetale løn": ["6(1)(b)", "9(2)(b)"]}
    (use,) = found["Job"]["data"]
    assert (use["retention"]["period"], use["retention"]["start"]) == ("P6M", "efter afslag")


def test_a_column_that_tells_nothing_is_kept_and_can_be_mapped() -> None:
    rows = [[*row, f"skab {row[0]}"] for row in ROWS]
    batch = one([[*HEADINGS, ""], *rows])
    assert activities(batch)["Job"]["extra"] == {"(I)": "skab 2"}
    assert fields(batch)[-1] == ""
    mapped = read(
        sheet("X", [[*HEADINGS, ""], *rows]),
        choices=Choices(by_sheet={"X": SheetChoice(columns={"(I)": "systems"})}),
    )
    assert activities(mapped)["Job"]["systems"] == ["skab 2"]


def test_a_few_words_beside_a_table_are_no_column() -> None:
    rows = [[*ROWS[0], "husk at ringe til Bent"], *ROWS[1:]]
    batch = one([HEADINGS, *rows])
    assert len(fields(batch)) == len(HEADINGS)
    assert activities(batch)["Løn"]["extra"] == {"(I)": "husk at ringe til Bent"}


@pytest.mark.parametrize(
    "order", [("Titel", "Beskrivelse", "Status", "Nr."), ("Beskrivelse", "Titel", "Nr.", "Status")]
)
def test_names_that_are_words_of_headings_do_not_make_a_table_lie_on_its_side(order: tuple[str, ...]) -> None:
    cells = {
        "Titel": ["Rekruttering", "Databehandlere", "Uddannelse", "Systemer", "Måling af trivsel", "Løn og pension"],
        "Beskrivelse": [f"Behandling nummer {index} i huset" for index in range(6)],
        "Status": ["i drift"] * 6,
        "Nr.": [f"A-{index}" for index in range(6)],
    }  # fmt: skip
    batch = one([["Behandlingsaktivitet" if name == "Titel" else name for name in order], *map(list, zip(*(cells[name] for name in order), strict=True))])  # fmt: skip
    assert list(activities(batch)) == cells["Titel"]

"""A column of data and time limits at once: each category has the limit that stands beside it."""

from __future__ import annotations

import pytest

from tests.reading.layouts.workbooks import activities, categories, limits, one

HEADINGS = ["Behandling", "Formål", "Kategorier af oplysninger / slettefrist", "Registrerede"]


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("Navn — 5 år\nLønsedler — 6 måneder", {"Navn": "P5Y", "Lønsedler": "P6M"}),
        ("Navn – 5 år efter fratræden", {"Navn": "P5Y"}),
        ("Navn: 5 år; Foto: 30 dage", {"Navn": "P5Y", "Foto": "P30D"}),
        ("- Navn (5 år)\n- Foto (30 dage)", {"Navn": "P5Y", "Foto": "P30D"}),
        ("Navn (5 år), Foto (30 dage)", {"Navn": "P5Y", "Foto": "P30D"}),
        ("Navn: 5 år, Foto: 30 dage", {"Navn": "P5Y", "Foto": "P30D"}),
        ("Navn -> 5 år", {"Navn": "P5Y"}),
        ("Navn\nFoto", {"Navn": "", "Foto": ""}),
    ],
)
def test_category_and_limit_in_one_cell(cell: str, found: dict[str, str]) -> None:
    read = activities(
        one([HEADINGS, ["Løn", "Betale løn", cell, "Ansatte"], ["Job", "Ansætte", "CV – 1 år", "Ansøgere"]])
    )
    assert limits(read["Løn"]) == found
    assert categories(read["Job"]) == ["CV"]


def test_what_has_no_limit_of_its_own_is_data_still() -> None:
    read = activities(
        one([HEADINGS, ["Løn", "Betale løn", "Navn – 5 år\nCPR-nummer\nFoto – 30 dage", "Ansatte"]])
    )
    found = limits(read["Løn"])
    assert (found["Navn"], found["Foto"]) == ("P5Y", "P30D")
    assert "CPR-nummer" in found

"""Rows that show how a table is filled in are no activities, in whatever way they say so."""

from __future__ import annotations

import pytest

from register_app.reading.workbook import Value
from tests.reading.layouts.workbooks import activities, one

_HEADINGS = ["Nr.", "Aktivitet", "Formål", "Retsgrundlag", "Registrerede", "Slettefrist", "Bemærkninger"]
_ROWS: list[list[Value]] = [
    ["1", "Udlån af cykler", "Udlåne cykler", "Art. 6, stk. 1, litra b", "Lånere", "1 år", ""],
    ["2", "FX-handel", "Handle valuta", "Art. 6, stk. 1, litra f", "Kunder", "3 år", "Eksempel på brev er vedlagt"],
]  # fmt: skip


@pytest.mark.parametrize(
    ("number", "name", "remark"),
    [
        ("0", "Eksempel: Gæstebog", ""),
        ("", "[Eksempel] Gæstebog", ""),
        ("", "Gæstebog – eksempel", ""),
        ("", "Fx Gæstebog", ""),
        ("Ex.", "Livre d'or", ""),
        ("Bsp.", "Gästebuch", ""),
        ("vb", "Gastenboek", ""),
        ("np.", "Księga gości", ""),
        ("Ej.", "Libro de visitas", ""),
        ("0", "Gæstebog", "Eksempel – slettes"),
        ("0", "Guest book", "Example row, delete before use"),
        ("0", "Gästebuch", "Beispielzeile, bitte löschen"),
        ("0", "Livre d'or", "Exemple à supprimer"),
    ],
)
def test_a_row_that_is_marked_as_an_example_is_left_out(number: str, name: str, remark: str) -> None:
    example: list[Value] = [number, name, "Vise gæster", "Samtykke", "Gæster", "1 år", remark]
    found = activities(one([_HEADINGS, example, *_ROWS]))
    assert list(found) == ["Udlån af cykler", "FX-handel"]


def test_a_row_that_only_keeps_a_place_is_left_out() -> None:
    found = activities(one([_HEADINGS, ["0", "xxx", "xxx", "xxx", "…", "xxx", ""], *_ROWS]))
    assert list(found) == ["Udlån af cykler", "FX-handel"]


def test_a_country_or_a_code_beside_an_activity_marks_no_example() -> None:
    rows = [
        ["Aktivitet", "Formål", "Retsgrundlag", "Grøn", "Blå"],
        ["Kurser", "Holde kurser", "Kontrakt", "ES", "ex"],
        ["Rejser", "Sælge rejser", "Kontrakt", "NP", "x"],
    ]
    assert list(activities(one(rows))) == ["Kurser", "Rejser"]

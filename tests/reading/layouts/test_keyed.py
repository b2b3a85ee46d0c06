"""Codes of one column that a sentence explains, on the cover, beside the label or below the table."""

from __future__ import annotations

import pytest

from tests.reading.layouts.workbooks import Rows, activities, bases, layout, one, read, sheet

_REGISTER: Rows = [
    ["Nr.", "Activité", "Finalité", "Base légale", "Données"],
    ["1", "Cimetière", "Gérer les concessions", "2", "Nom"],
    ["2", "Bulletin", "Informer", "4", "Courriel"],
    ["3", "Paie", "Verser la paie", "1 et 3", "RIB"],
]
_LEGEND = "1 = obligation légale, 2 = mission d'intérêt public, 3 = contrat ; 4 = consentement"


@pytest.mark.parametrize(
    "cover", [[[f"Base légale : {_LEGEND}"]], [["Base légale", _LEGEND]], [["Base légale"], [_LEGEND]]]
)
def test_bare_numbers_are_codes_of_the_column_that_the_legend_names(cover: Rows) -> None:
    batch = read(sheet("Lisez-moi", [["Registre de la commune"], *cover]), sheet("Registre", _REGISTER))
    found = activities(batch)
    assert bases(found["Cimetière"]) == {"Gérer les concessions": ["6(1)(e)"]}
    assert bases(found["Bulletin"]) == {"Informer": ["6(1)(a)"]}
    assert bases(found["Paie"]) == {"Verser la paie": ["6(1)(c)", "6(1)(b)"]}
    assert [item["number"] for item in found.values()] == ["1", "2", "3"]  # these are no codes
    assert layout(batch)[1] == "rows"


def test_the_legend_may_stand_below_the_table() -> None:
    found = activities(one([*_REGISTER, [], ["", f"Base légale : {_LEGEND}"]]))
    assert bases(found["Bulletin"]) == {"Informer": ["6(1)(a)"]}


def test_a_legend_that_names_no_column_explains_none() -> None:
    batch = read(sheet("Lisez-moi", [[f"Couleurs : {_LEGEND}"]]), sheet("Registre", _REGISTER))
    assert bases(activities(batch)["Bulletin"]) != {"Informer": ["6(1)(a)"]}

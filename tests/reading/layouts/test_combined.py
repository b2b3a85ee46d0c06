"""Purpose and basis in one cell, told apart by the labels within it."""

from __future__ import annotations

import pytest

from tests.reading.layouts.workbooks import activities, bases, one


@pytest.mark.parametrize(
    ("heading", "cell", "purpose", "articles"),
    [
        ("Formål og retligt grundlag", "Udlåne cykler\n\nHjemmel: Forordningens art. 6, stk. 1, litra e, jf. cykellovens § 3", "Udlåne cykler", ["6(1)(e)"]),
        ("Formål og hjemmel", "Formål: Udlåne cykler\nHjemmel: Samtykke", "Udlåne cykler", ["6(1)(a)"]),
        ("Purpose and legal basis", "Hire out boats. Legal basis: Art. 6(1)(b)", "Hire out boats.", ["6(1)(b)"]),
        ("Purpose and legal basis", "Legal basis: contract\nPurpose: hire out boats", "hire out boats", ["6(1)(b)"]),
        ("Zweck und Rechtsgrundlage", "Boote verleihen\nRechtsgrundlage:\nArt. 6 Abs. 1 lit. b DSGVO", "Boote verleihen", ["6(1)(b)"]),
        ("Zweck und Rechtsgrundlage", "Spiele organisieren (Rechtsgrundlage: Einwilligung)", "Spiele organisieren", ["6(1)(a)"]),
        ("Finalité et base légale", "Louer des bateaux\nBase légale : contrat", "Louer des bateaux", ["6(1)(b)"]),
        ("Formål og hjemmel", "Udlåne cykler (art. 6, stk. 1, litra b)", "Udlåne cykler", ["6(1)(b)"]),
    ],
)  # fmt: skip
def test_labels_within_a_cell_part_the_purpose_from_its_basis(
    heading: str, cell: str, purpose: str, articles: list[str]
) -> None:
    rows = [["Nr.", "Aktivitet", heading], ["1", "Udlån", cell]]
    assert bases(activities(one(rows))["Udlån"]) == {purpose: articles}

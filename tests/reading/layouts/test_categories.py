"""Columns headed "Categories" alone, and cells that read like labels beside the names of a table."""

from __future__ import annotations

import pytest

from tests.reading.layouts.workbooks import activities, one
from tests.reading.noticetext import data

HEADS = {
    "en": ("Processing", "Purpose", "Categories", "Retention", "Instruction"),
    "da": ("Behandling", "Formål", "Kategorier", "Opbevaring", "Instruks"),
    "nl": ("Verwerking", "Doel", "Categorieën", "Bewaartermijn", "Instructie"),
    "fr": ("Traitement", "Finalité", "Catégories", "Conservation", "Instruction"),
    "de": ("Verarbeitung", "Zweck", "Kategorien", "Speicherdauer", "Weisung"),
}


@pytest.mark.parametrize("language", HEADS)
def test_categories_alone_are_those_of_data(language: str) -> None:
    rows = [
        list(HEADS[language]),
        ["Boat storage", "Keep the boats of members", "Personal data, keys, photos", "2 years", "Contract"],
        ["Regattas", "Run the races", "What the entry form says", "1 year", "Contract"],
        ["Printing", "Print the club paper", "E-mail addresses of recipients", "30 days", "By mail"],
        ["Rescue", "Find boats", "Number of the boat", "1 day", "By mail"],
    ]
    found = activities(one(rows))
    assert list(found) == ["Boat storage", "Regattas", "Printing", "Rescue"]
    assert data(found["Regattas"]) == ["What the entry form says"]
    assert data(found["Printing"]) == ["E-mail addresses of recipients"]

"""Places in a source as they are told: cells, and the lines of a text."""

from __future__ import annotations

import pytest

from register_app.base import i18n
from register_app.viewmodels.importing.places import place_in, places_shown


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


@pytest.mark.parametrize(
    ("addresses", "shown"),
    [
        ((), ""),
        (("B4",), "B4"),
        (("B4", "'Annex'!C5", "D6", "E7", "F8"), "B4, Annex!C5, D6, E7 …"),
        (("line 12",), "line 12"),
        (("line 12", "line 13", "line 14", "line 20"), "lines 12–14, 20"),
        (("line 1", "line 3", "line 5", "line 7", "line 9"), "lines 1, 3, 5, 7 …"),
    ],
)
def test_places(addresses: tuple[str, ...], shown: str) -> None:
    assert places_shown(addresses) == shown


def test_a_line_needs_no_sheet() -> None:
    assert place_in("notice.docx", "line 3") == "line 3"
    assert place_in("Register", "B4") == "Register!B4"
    assert place_in("Register", "") == "Register"

"""The fixed words of a shape in the language of its headings."""

from __future__ import annotations

import json
from functools import cache

from register_app.base.i18n import N_
from register_app.base.paths import resource
from register_app.writing.overview import PlainLabels

ANNEX = N_("Long texts")
"""The sheet of texts that are longer than a cell."""
ENDING = "… [{annex}, {reference}]"
"""How a cell ends that shows the beginning of such a text only."""
CONTACT_KEYS = ("name", "registration_number", "address", "country", "email", "phone")
"""What the sheet of contact details tells of a party, column by column."""


@cache
def _answers() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(
        resource("templates", "workbook_words.json").read_text(encoding="utf-8")
    )
    return found


class ShapeLabels(PlainLabels):
    """Labels of a shape, which also has "yes" and "no"."""

    def __getitem__(self, key: str) -> str:
        if key in ("yes", "no"):
            return _answers()[self.language][key]
        return super().__getitem__(key)

    def party(self, part: str) -> str:
        """What the organisation is in an activity of this part."""
        return self["processor" if part == "processor" else "controller"]

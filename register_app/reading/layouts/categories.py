"""A heading that only says "Categories": of what, the other columns tell."""

from __future__ import annotations

import re

from register_app.reading.folded import fold
from register_app.reading.layouts.columns import Header

_CATEGORIES = re.compile(
    r"(?:kategorier?|kategorien?|categor(?:y|ies?|ieen|ias?)|kategorie|kategoriat|luokat|ryhmaet)"
)
_CONFIDENCE = 0.6


def settle(header: Header) -> None:
    """In a register without a column of data, categories are those of data (Art. 30(1)(c)), those of people being named."""
    fields = header.fields()
    if fields & {"data", "special"} or not {"name", "purpose"} <= fields:
        return
    for column in header.columns:
        content = column.content
        if (
            not column.fields
            and not column.forced
            and _CATEGORIES.fullmatch(fold(column.header))
            and content.count
            and content.marks + content.dates + content.numbers + content.codes < 0.3
        ):
            column.fields, column.confidence = ("data",), _CONFIDENCE
            return

"""What the user said the labels of a form are, by their words or by their cells."""

from __future__ import annotations

from collections.abc import Mapping

from register_app.base.cellnames import cell_name
from register_app.reading.workbook import Cell

PARTY_LABELS = {
    "controller": "Controller",
    "organisation": "Organisation",
    "joint_controllers": "Joint controller",
    "representative": "Representative",
    "dpo": "Data protection officer",
}
"""A label that the reader of covers knows for each field that names somebody."""


def label_key(text: str) -> str:
    """A label as choices know it: white space, case and the colon at its end do not count."""
    return " ".join(text.split()).rstrip(": ").casefold()


class ChosenLabels:
    """The choices for one form: a cell's own choice ("B12") goes before the one for its words."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self._fields = {label_key(key): name for key, name in columns.items()}

    def of(self, text: str, place: Cell) -> str | None:
        """The field chosen for a label, "" to keep it under its words, None where nothing was said."""
        if not self._fields or not text:
            return None
        own = self._fields.get(cell_name(*place).casefold())
        return self._fields.get(label_key(text)) if own is None else own

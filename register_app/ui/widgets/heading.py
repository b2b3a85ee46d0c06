"""The headings of a table, apart from what is chosen in it."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QHeaderView


def stand_apart(header: QHeaderView) -> None:
    """Have the headings of a table that shows a model not look at what is chosen in it.

    To paint a heading Qt asks whether all of its column is chosen, row by row: with 20,000 chosen rows that takes half a
    second at each change. None of our headings shows it.
    """
    header.setSelectionModel(QItemSelectionModel(header.model(), header))

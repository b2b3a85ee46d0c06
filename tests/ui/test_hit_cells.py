"""Texts with marked places in a cell of one line."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from register_app.ui.widgets.hit_cells import in_line


@pytest.mark.parametrize("text", ["a long text about loans " * 20, "\U0001f600" * 200, "שלום " * 80])
def test_a_text_without_room_ends_in_dots_and_fits(qapp: QApplication, text: str) -> None:
    font = QFont(qapp.font())
    wide = in_line(text, font, 9_000)
    assert wide.text() == text
    cut = in_line(text, font, 150)
    assert cut.text().endswith("…")
    assert text.startswith(cut.text()[:-1])
    line = cut.lineAt(0)
    assert 100 < line.naturalTextWidth() <= 151
    assert line.naturalTextRect().left() < 10

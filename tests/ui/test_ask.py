"""Where the file dialogs begin."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from register_app.ui.dialogs import ask


@pytest.mark.parametrize("there", [True, False])
def test_a_name_without_a_folder_is_proposed_among_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    documents = tmp_path / "Documents"
    if there:
        documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    proposed: list[str] = []

    def choose(_parent: object, _title: str, proposal: str, _filters: str = "") -> tuple[str, str]:
        proposed.append(proposal)
        return proposal, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    folder = documents if there else tmp_path
    assert ask.pick_target(None, "New register", "mine.register", "") == folder / "mine.register"
    # What is proposed beside a register stays there.
    beside = tmp_path / "registers" / "mine.pdf"
    assert ask.pick_target(None, "Export", str(beside), "") == beside
    assert proposed == [str(folder / "mine.register"), str(beside)]

"""Our own workbook read back: the same document, and whatever a person changed in the cells."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from register_app.model.document import Document
from register_app.reading import ownworkbook
from register_app.reading.guarded import read_workbook
from register_app.reading.workbook import Workbook
from register_app.writing.xlsx.workbook import write_xlsx
from tests.cells import plain_cells
from tests.documents import documents

DAY = dt.date(2026, 3, 31)


def trip(document: Document, folder: Path, language: str = "da") -> Document:
    """Written, and read back without the child process (its own tests show that it reads the same cells)."""
    path = folder / "trip.xlsx"
    write_xlsx(document, path, language=language, day=DAY)
    return ownworkbook.read(plain_cells(path))


@given(documents(versions=True))
def test_read_back_is_the_same(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    folder = tmp_path_factory.mktemp("trip")
    assert trip(document, folder) == document
    assert trip(document, folder, "en") == document

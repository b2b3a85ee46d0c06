"""The filled cells of workbooks as another reader sees them: openpyxl, Python's own csv, LibreOffice."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple


class Seen(NamedTuple):
    """A filled cell."""

    address: str
    is_formula: bool = False


Found = dict[str, dict[tuple[int, int], Seen]]
"""By sheet and place (row and column from 0)."""


def cells(paths: Sequence[Path]) -> dict[Path, Found]:
    """The filled cells of files; .xls and .ods are told by LibreOffice, and left out where that is not installed."""
    found = {path: _csv(path) for path in paths if path.suffix == ".csv"}
    found.update((path, _xlsx(path)) for path in paths if path.suffix == ".xlsx")
    others = [path for path in paths if path.suffix in {".xls", ".ods"}]
    program = shutil.which("soffice")
    if program is None or not others:
        return found
    with tempfile.TemporaryDirectory() as folder:
        profile = f"-env:UserInstallation=file://{folder}/profile"
        for suffix in (".xls", ".ods"):
            part = [path for path in others if path.suffix == suffix]
            out = Path(folder) / suffix[1:]
            subprocess.run(
                [
                    program,
                    profile,
                    "--headless",
                    "--convert-to",
                    "xlsx",
                    "--outdir",
                    str(out),
                    *map(str, part),
                ],
                check=True,
                capture_output=True,
                timeout=180,
            )
            found.update((path, _xlsx(out / f"{path.stem}.xlsx")) for path in part)
    return found


def _xlsx(path: Path) -> Found:
    import openpyxl

    book = openpyxl.load_workbook(path)
    return {
        sheet.title: {
            (cell.row - 1, cell.column - 1): Seen(cell.coordinate, cell.data_type == "f")
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None
        }
        for sheet in book.worksheets
    }


def _csv(path: Path) -> Found:
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")
    divider = max(";,\t", key=text.count)
    escape = "\\" if "\\" in text else None
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=divider, escapechar=escape, doublequote=escape is None
    )
    return {
        path.stem: {
            (row, column): Seen(f"row {row + 1}, column {column + 1}")
            for row, values in enumerate(rows)
            for column, value in enumerate(values)
            if value.strip()
        }
    }

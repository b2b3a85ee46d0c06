"""The first list is on the screen before anything heavy is imported."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

_START = """
import json, sys
from pathlib import Path
from register_app.ui.desk import Desk, application
app = application(["register-app"])
desk = Desk(app, Path(sys.argv[2]), language="da")
desk.acts.open_path(Path(sys.argv[1]))
desk.window.show()
app.processEvents()
heavy = ("sqlmodel", "sqlalchemy", "pydantic", "openpyxl", "babel", "typst", "pikepdf", "rapidfuzz", "python_calamine")
print(json.dumps([desk.table.rowCount(), [name for name in heavy if name in sys.modules]]))
"""


def _run(code: str, *arguments: object) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
        cwd=Path(__file__).resolve().parents[2],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return done.stdout.strip().splitlines()[-1]


def test_the_first_list_needs_no_orm_and_no_spreadsheets(sample_path: Path, tmp_path: Path) -> None:
    rows, heavy = json.loads(_run(_START, sample_path, tmp_path / "settings.toml"))
    assert rows > 5
    assert heavy == []


def test_a_command_needs_no_qt(sample_path: Path) -> None:
    code = (
        "import sys; from register_app.app import main; status = main(['show', sys.argv[1]]);"
        "print(status, 'PySide6' in sys.modules)"
    )
    assert _run(code, sample_path) == "0 False"

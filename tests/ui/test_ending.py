"""Logging out ends the program as closing it does: nothing typed is lost, and the register is closed properly."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from register_app.base import settings
from register_app.store.register import Register

_CHILD = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from register_app.ui.desk import Desk, application
from register_app.ui.dialogs.settings_dialog import SettingsDialog

app = application(["register-app"])
desk = Desk(app, Path(sys.argv[2]), register=Path(sys.argv[1]), theme="light", language="en")
desk.window.show()
screen = desk.window.open_activity(desk.table.ids()[0], ("name",))
desk.acts.shell.show_alone(desk.table.ids()[1])
field = screen.form.box("owner").binding.widget
field.setFocus()
field.selectAll()
QTest.keyClicks(field, "Half a na")
desk.acts.tools.settings()
print("typed", flush=True)
sys.exit(app.exec())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks without signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_what_is_typed_is_stored_when_the_system_ends_the_program(
    tmp_path: Path, sample_path: Path, name: str
) -> None:
    path, kept = tmp_path / "a.register", tmp_path / "config" / "settings.toml"
    path.write_bytes(sample_path.read_bytes())
    with subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path), str(kept)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2])},
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "typed\n"
        child.send_signal(getattr(signal, name))
        assert child.wait(timeout=60) == 0
    with Register.open(path) as register:
        assert not register.unclean
        first = register.read().execute("SELECT owner FROM activity ORDER BY id LIMIT 1").fetchone()
        assert first[0] == "Half a na"
    assert settings.load(kept).places

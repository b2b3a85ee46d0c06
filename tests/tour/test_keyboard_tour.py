"""The main job by keyboard alone, with real keys on a virtual screen, and what is in the file afterwards."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.tour.keyboard import Typist, missing, virtual_screen

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux") or bool(missing()),
    reason=f"needs a virtual screen: {', '.join(missing())}",
)


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    with virtual_screen() as name:
        yield name


def _add_basis(typist: Typist, article: str) -> None:
    typist.go_to("Add legal basis")
    typist.press("Return")
    typist.wait_for_focus("Legal basis")
    typist.write(article)
    typist.press("Tab")
    typist.press("Escape")


def _shown(path: Path) -> list[dict[str, Any]]:
    """The activities in a register that no program works in."""
    shown = subprocess.run(
        [sys.executable, "-m", "register_app", "show", str(path), "--json"], capture_output=True, check=True
    )
    activities: list[dict[str, Any]] = json.loads(shown.stdout)["activities"]
    return activities


def test_from_a_new_register_to_the_export(display: str, tmp_path: Path) -> None:
    path, workbook = tmp_path / "tour.register", tmp_path / "tour.xlsx"
    typist = Typist(display, tmp_path / "settings.toml")
    try:
        typist.wait_until(lambda: typist.moved() and typist.focus, "the window is there")
        typist.press("ctrl+shift+n")
        typist.wait_for_focus("fileNameEdit")
        typist.press("ctrl+a")
        typist.write(str(path))
        typist.press("Return")
        typist.wait_until(path.is_file, "a register is made")
        typist.wait_until(
            lambda: typist.moved() and typist.focus not in ("", "fileNameEdit"),
            "the window has the focus again",
        )
        # An activity with two purposes and three legal bases.
        typist.press("ctrl+n")
        typist.wait_for_focus("Activity")
        typist.write("Payroll")
        typist.go_to("Add purpose")
        typist.press("Return")
        typist.wait_for_focus("Purpose")
        typist.write("Pay wages")
        _add_basis(typist, "6(1)(b)")
        _add_basis(typist, "6(1)(c)")
        typist.go_to("Add purpose", "shift+Tab")
        typist.press("Return")
        typist.wait_for_focus("Purpose")
        typist.write("Plan the staff")
        _add_basis(typist, "6(1)(f)")
        # Data, people, and for how long.
        typist.go_to("Add data category …")
        typist.write("Bank account")
        typist.press("Return")
        typist.go_to("Period", "shift+Tab")
        typist.write("5 years")
        typist.go_to("Time limit for erasure", "shift+Tab")
        typist.write("Five years after the last payment")
        typist.go_to("Data subjects", "shift+Tab")
        typist.write("Employees")
        typist.press("Return")
        # The checks, and from one of them to its field.
        typist.press("ctrl+4")
        typist.go_to("Checks")
        typist.press("Down")
        typist.press("Return")
        typist.wait_until(lambda: typist.moved() and typist.focus != "Checks", "an issue leads to its field")
        # The workbook, in spite of what is still missing.
        typist.press("ctrl+e")
        typist.go_to("Where to")
        typist.press("ctrl+a")
        typist.write(str(workbook))
        typist.press("Return")
        typist.wait_for_focus("Show")
        typist.go_to("Export anyway")
        typist.press("Return")
        typist.wait_until(workbook.is_file, "the workbook is written")
        typist.press("Escape")
        typist.wait_until(
            lambda: typist.moved() and typist.focus not in ("", "Where to"), "the dialog is closed"
        )
        typist.press("ctrl+q")
        assert typist.program.wait(30) == 0
    finally:
        typist.end()
    [activity] = _shown(path)
    assert activity["name"] == "Payroll"
    assert [(p["title"], [b["article"] for b in p["bases"]]) for p in activity["purposes"]] == [
        ("Pay wages", ["6(1)(b)", "6(1)(c)"]),
        ("Plan the staff", ["6(1)(f)"]),
    ]
    [use] = activity["data"]
    assert (use["category"], use["subjects"]) == ("Bank account", ["Employees"])
    assert (use["retention"]["period"], use["retention"]["text"]) == (
        "P5Y",
        "Five years after the last payment",
    )
    from openpyxl import load_workbook

    cells = {
        str(c.value) for sheet in load_workbook(workbook) for row in sheet.iter_rows() for c in row if c.value
    }
    assert any("Payroll" in cell for cell in cells)
    assert any("Five years after the last payment" in cell for cell in cells)


def test_half_typed_text_survives_kill_9(display: str, tmp_path: Path) -> None:
    from register_app.store.register import Register

    path = tmp_path / "half.register"
    with Register.create(path, title="Half", language="en"):
        pass
    typist = Typist(display, tmp_path / "settings.toml", path)
    try:
        typist.wait_until(lambda: typist.moved() and typist.focus, "the window is there")
        typist.press("ctrl+n")
        typist.wait_for_focus("Activity")
        typist.write("Payroll")
        typist.go_to("Description")
        typist.write("Wages are calculated and pa")
        # What is promised: kept within five seconds, the cursor still in the field.
        time.sleep(5)
        typist.program.send_signal(signal.SIGKILL)
        typist.program.wait()
    finally:
        typist.end()
    [activity] = _shown(path)
    assert (activity["name"], activity["description"]) == ("Payroll", "Wages are calculated and pa")

"""What users write never becomes markup, opens no file and follows no link."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from register_app.ui.scenes import SCENES
from tests.ui.canary_walk import NAME

ROOT = Path(__file__).resolve().parents[2]


def test_markup_in_every_field_opens_no_file(tmp_path: Path) -> None:
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("strace, which tells the files a process opens, is not installed")
    canary = tmp_path / "seen" / "CANARY-4418.png"
    canary.parent.mkdir()
    canary.write_bytes(b"\x89PNG\r\n")
    trace, folder = tmp_path / "trace", tmp_path / "work"
    folder.mkdir()
    done = subprocess.run(
        [strace, "-f", "--seccomp-bpf", "-e", "trace=file", "-s", "400", "-o", str(trace),
         sys.executable, "-m", "tests.ui.canary_walk", str(folder), str(canary)],
        capture_output=True, text=True, timeout=300, check=False, cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    if "ptrace" in done.stderr:
        pytest.skip("this computer does not let one process watch another")
    assert done.returncode == 0, done.stderr[-2000:]
    columns, fields, drawn = map(int, done.stdout.split())
    assert columns > 30
    assert fields > 120
    assert drawn == len(SCENES)
    opened = [
        line
        for line in trace.read_text("utf-8", errors="replace").splitlines()
        # A text typed where a path belongs is looked for as a whole; what matters is the file it names.
        if f'{canary.name}"' in line and "execve(" not in line
    ]
    assert opened == []
    assert NAME in trace.read_text("utf-8", errors="replace"), "files that are opened are seen"


@cache
def _calls() -> tuple[tuple[Path, str, ast.Call], ...]:
    """Each call in the code of the program: its file, the name that is called, and the call."""
    return tuple(_each_call())


def _each_call() -> Iterator[tuple[Path, str, ast.Call]]:
    for path in sorted((ROOT / "register_app").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = (
                    node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                )
                yield path, name, node


def test_tool_tips_are_made_safe() -> None:
    """A tool tip that looks like HTML is read as HTML: each goes through `tip`, or is empty."""

    def safe(argument: ast.expr) -> bool:
        match argument:
            case ast.Constant(value=""):
                return True
            case ast.IfExp(body=body, orelse=other):
                return safe(body) and safe(other)
            case ast.Call(func=ast.Name(id="tip")):
                return True
        return False

    unsafe = [
        f"{path.name}:{node.lineno}"
        for path, name, node in _calls()
        if name == "setToolTip" and not safe(node.args[-1])
    ]
    assert unsafe == []


def test_no_text_is_shown_as_markup_or_follows_links() -> None:
    forbidden = {
        "setHtml",
        "appendHtml",
        "insertHtml",
        "setOpenExternalLinks",
        "setOpenLinks",
        "setWhatsThis",
    }
    # What goes to the clipboard is no text on the screen.
    found = [
        (path.name, ast.unparse(node.func))
        for path, name, node in _calls()
        if name in forbidden and ast.unparse(node.func) not in ("data.setHtml", "mime.setHtml")
    ]
    assert found == []
    markup = [
        path.name
        for path, name, node in _calls()
        if name == "setTextFormat"
        and ast.unparse(node.args[0]).endswith(("RichText", "AutoText", "MarkdownText"))
    ]
    assert markup == []


def test_only_folders_of_this_computer_are_opened_from_one_place() -> None:
    """Addresses in a register are text: the program opens none of them, whatever they begin with."""
    found = [(path.name, ast.unparse(node.args[0])) for path, name, node in _calls() if name == "openUrl"]
    assert len(found) == 1
    assert found[0][0] == "ask.py"
    assert found[0][1].startswith("QUrl.fromLocalFile(")
    started = {"os.startfile", "os.popen", "os.system", "QProcess.startDetached", "webbrowser.open"}
    assert [path.name for path, _name, node in _calls() if ast.unparse(node.func) in started] == []

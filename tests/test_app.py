from __future__ import annotations

import os
import subprocess
import sys
from importlib import import_module
from inspect import signature
from pathlib import Path

import pytest

from register_app import app


def start(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return subprocess.run(
        [sys.executable, "-m", "register_app", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(Path(app.__file__).parent.parent), **environment},
        timeout=60,
    )


@pytest.mark.parametrize("arguments", [(), ("my.register",)])
@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a screen")
def test_without_a_screen_one_sentence_says_so(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = start(*arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert "no screen" in result.stderr


def test_a_word_that_is_no_command_and_no_file_is_told(tmp_path: Path) -> None:
    result = start("dance", cwd=tmp_path)
    assert result.returncode == 2
    assert "dance" in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_path_opens_the_window_and_a_command_does_not(tmp_path: Path) -> None:
    there = tmp_path / "there"
    there.write_text("x", encoding="utf-8")
    assert app._is_window([])
    assert app._is_window(["my.register"])
    assert app._is_window([str(there)])
    assert not app._is_window(["show"])
    assert not app._is_window(["--version"])
    assert not app._is_window(["a.register", "b.register"])


def test_the_program_is_its_own_child_when_frozen() -> None:
    from register_app.reading import guarded
    from register_app.writing import pdf_process

    assert set(app._CHILDREN) == {guarded.SWITCH, pdf_process.SWITCH}
    for module in app._CHILDREN.values():
        assert len(signature(import_module(module).main).parameters) == 1


def test_a_picture_of_a_screen_is_drawn_without_a_screen(tmp_path: Path) -> None:
    assert start("new", "a.register", "--sample", "--lang", "en", cwd=tmp_path).returncode == 0
    result = start(
        "screenshot", "a.register", "activity", "out.png", "--theme", "dark", "--lang", "da", cwd=tmp_path
    )
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "out.png").read_bytes().startswith(b"\x89PNG")
    assert "activity" in start("screenshot", "--list", cwd=tmp_path).stdout
    assert start("screenshot", "a.register", "nonsense", "out.png", cwd=tmp_path).returncode == 2

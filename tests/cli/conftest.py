from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from register_app.cli import main


@dataclass
class Result:
    """What a command gave: exit status, standard output and standard error."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs a command in a folder of its own."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> Result:
        capsys.readouterr()
        status = main.run([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Result(status, told.out, told.err)

    return call


@pytest.fixture
def file(run: Run, tmp_path: Path) -> Path:
    """A register with the sample in English."""
    path = tmp_path / "sample.register"
    assert run("new", path, "--sample", "--lang", "en").status == 0
    return path

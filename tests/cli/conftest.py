from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from register_app.cli import main
from tests.masters import FEW, make


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


@pytest.fixture(scope="session")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register with the sample in English, made once."""
    path = tmp_path_factory.mktemp("master") / "sample.register"
    assert main.run(["new", str(path), "--sample", "--lang", "en"]) == 0
    return path


@pytest.fixture
def file(master: Path, run: Run, tmp_path: Path) -> Path:
    """A register with the sample in English."""
    return Path(shutil.copy(master, tmp_path / "sample.register"))


@pytest.fixture(scope="session")
def few_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("master") / "few.register", FEW)


@pytest.fixture
def few(few_master: Path, run: Run, tmp_path: Path) -> Path:
    """A register with the sample's first activities, quickly set as pages."""
    return Path(shutil.copy(few_master, tmp_path / "sample.register"))

"""A register open to write, empty or with the sample; each is made once, and a test has a copy of its own."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from register_app.store.register import Register
from tests.masters import FEW, make


@pytest.fixture(scope="session")
def masters(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Closed registers by the name of the fixture that opens a copy."""
    folder = tmp_path_factory.mktemp("masters")
    sizes = {"register": 0, "few": FEW, "sample": None}
    return {name: make(folder / f"{name}.register", size) for name, size in sizes.items()}


@pytest.fixture
def register(masters: dict[str, Path], request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Register]:
    """An empty register, or what a test asks for beside it."""
    asked = [name for name in ("sample", "few") if name in request.fixturenames]
    path = tmp_path / "a.register"
    shutil.copy(masters[asked[0] if asked else "register"], path)
    with Register.open(path, author="tester") as opened:
        yield opened


@pytest.fixture
def sample(register: Register) -> Register:
    """The whole sample in English: 11 activities."""
    return register


@pytest.fixture
def few(register: Register) -> Register:
    """The first activities of the sample, quickly set as pages."""
    return register

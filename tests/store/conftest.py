"""Registers on the disk for tests of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from register_app.base.i18n import Message
from register_app.store.register import Register
from tests.store.content import fill


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a register may be made; the name has what addresses and shells trip over."""
    return tmp_path / "løn & #1 100%?.register"


@pytest.fixture(params=[False, True], ids=["", "unordered"])
def register(path: Path, request: pytest.FixtureRequest) -> Iterator[Register]:
    """An open register without content. Each test runs a second time with SQLite giving unordered rows backwards."""
    with Register.create(path, title="Fortegnelse", language="da", author="Test") as made:
        if request.param:
            made.read().execute("PRAGMA reverse_unordered_selects=ON")
        yield made


@pytest.fixture
def filled(path: Path) -> Path:
    """A closed register with a row in every table, made in two steps."""
    with Register.create(path, title="Fortegnelse", language="da", author="Test") as made:
        with made.edit_rows(Message("Fill")) as rows:
            fill(rows)
        with made.edit_rows(Message("Rename")) as rows:
            rows.execute("UPDATE activity SET name = 'Løn'")
    return path


@pytest.fixture
def folder_bytes(tmp_path: Path) -> Callable[[], dict[str, bytes]]:
    """Every file of the test's folder with its bytes: to show that nothing was touched."""
    return lambda: {
        str(file.relative_to(tmp_path)): file.read_bytes()
        for file in sorted(tmp_path.rglob("*"))
        if file.is_file()
    }

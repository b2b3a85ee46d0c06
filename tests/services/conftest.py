from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from register_app.services import sample as samples
from register_app.store.register import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "a.register", title="Record", language="en", author="tester") as opened:
        yield opened


@pytest.fixture
def sample(register: Register) -> Register:
    samples.fill(register, "en")
    return register

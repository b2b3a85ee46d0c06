"""A session on a small register and on the sample, without any widget."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from register_app.viewmodels.session import Session


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """An empty register, open."""
    made = Session(author="Mette")
    made.create(tmp_path / "small.register", "Small", "en")
    yield made
    made.close()


@pytest.fixture
def sample(session: Session) -> Session:
    """The sample in English, in the same session."""
    from register_app.viewmodels.activities import fill_with_sample

    fill_with_sample(session, "en")
    return session

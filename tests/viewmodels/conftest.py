"""A session on a small register and on the sample, without any widget."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from register_app.viewmodels.session import Session


@pytest.fixture(scope="session")
def masters(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Closed registers by the name of the fixture that opens a copy: each is made once."""
    from register_app.viewmodels.activities import fill_with_sample

    folder = tmp_path_factory.mktemp("masters")
    made = {name: folder / f"{name}.register" for name in ("session", "sample")}
    for name, path in made.items():
        session = Session(author="Mette")
        session.create(path, "Small", "en")
        if name == "sample":
            fill_with_sample(session, "en")
        session.close()
    return made


@pytest.fixture
def session(
    qapp: QApplication, masters: dict[str, Path], request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[Session]:
    """An empty register, open; the sample where a test asks for it."""
    path = tmp_path / "small.register"
    shutil.copy(masters["sample" if "sample" in request.fixturenames else "session"], path)
    made = Session(author="Mette")
    made.open(path)
    yield made
    made.close()


@pytest.fixture
def sample(session: Session) -> Session:
    """The sample in English, in the same session."""
    return session

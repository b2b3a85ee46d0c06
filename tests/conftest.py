"""What every test stands on: no window on the desktop, no network, the user's own settings out of reach."""

from __future__ import annotations

import gc
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt; `QT_QPA_PLATFORM=xcb make tests` still shows real windows.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for _name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE"):
    os.environ.pop(_name, None)
os.environ["LANG"] = "C.UTF-8"
_config = tempfile.TemporaryDirectory(prefix="register-app-tests-")
os.environ["REGISTER_APP_CONFIG"] = _config.name
# What is compiled is kept, whatever the environment says: each process that a test starts would compile all of it again.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

import pytest  # noqa: E402 - after the environment is set
from hypothesis import HealthCheck, settings  # noqa: E402

from register_app.base import i18n  # noqa: E402

# Both without a deadline: the machines of the checks are shared. "quick" tries the same examples in every run, so
# that a check never fails for luck; `HYPOTHESIS_PROFILE=deep make tests` looks for new ones.
settings.register_profile(
    "quick", deadline=None, max_examples=20, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile(
    "deep", deadline=None, max_examples=1000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


def _refuse_network(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook: whoever in a test reaches for another machine, or looks up its name, fails it."""
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        message = f"a test looked up a network name: {arguments!r}"
        raise RuntimeError(message)
    if event in {"socket.connect", "socket.sendto"} and isinstance(arguments[-1], tuple):
        message = f"a test reached for the network: {arguments[-1]!r}"
        raise RuntimeError(message)


sys.addaudithook(_refuse_network)


def pytest_collection_finish() -> None:
    """The tests themselves stay to the end: the collector need not look through them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    """Each test begins and leaves in English, the language of the texts in the source."""
    i18n.use("en")
    yield
    i18n.use("en")


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def corpus(root: Path) -> Path:
    """Real spreadsheets beside the checkout; they are not part of it, so where they are not the test is skipped."""
    folder = root.parent / "shared" / "corpus"
    if not folder.is_dir():
        pytest.skip("the corpus of real spreadsheets is not beside this checkout")
    return folder

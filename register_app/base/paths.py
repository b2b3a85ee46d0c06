"""Where resources and settings lie, in a checkout and when installed alike."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

_HERE = Path(__file__).resolve().parent


@cache
def _resources() -> Path:
    installed = _HERE.parent / "resources"
    return installed if installed.is_dir() else _HERE.parent.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a file or folder shipped with the program, such as `resource("icons", "add.svg")`."""
    return _resources().joinpath(*parts)


def config_dir() -> Path:
    """The user's folder for settings and drafts; `REGISTER_APP_CONFIG` overrides it (tests, portable use)."""
    override = os.environ.get("REGISTER_APP_CONFIG")
    if override:
        return Path(override)
    from platformdirs import user_config_path

    return user_config_path("register-app", appauthor=False)

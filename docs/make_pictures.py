# ruff: noqa: INP001 - a script, no package
"""Draws the pictures of README and user guide from the sample: `python docs/make_pictures.py`. Needs no display.

Each is one `register-app screenshot`; `docs/pictures` then holds these and no others.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
PICTURES = CHECKOUT / "docs" / "pictures"

SHOTS = (
    ("register", "register", "light"),
    ("activity", "activity", "light"),
    ("activity", "activity", "dark"),
    ("activity-basis", "basis", "light"),
    ("activity-data-details", "retention", "light"),
    ("activity-recipients", "answers", "light"),
    ("overview", "overview", "light"),
    ("overview-flow", "overview-flow", "light"),
    ("cross", "cross-table", "light"),
    ("catalogues", "catalogues", "light"),
    ("import-several", "import", "light"),
    ("import-sheets", "import-sheets", "light"),
    ("import-columns", "import-columns", "light"),
    ("import-conflicts", "import-preview", "light"),
    ("import-done", "import-done", "light"),
    ("export", "export", "light"),
    ("notice-compared", "notice-compared", "light"),
    ("changes", "changes", "light"),
    ("checks", "checks", "light"),
    ("history", "history", "light"),
    ("start", "start", "light"),
)
"""Screen, name of the picture, theme."""


def main() -> int:
    """Make a sample register, draw every picture, remove those that nobody draws any more."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    drawn = set()
    with tempfile.TemporaryDirectory() as folder:
        sample = Path(folder) / "Havlund-Finans.register"
        _command("new", str(sample), "--sample", "--lang", "en")
        for screen, name, theme in SHOTS:
            target = PICTURES / f"{name}-{theme}.png"
            _command("screenshot", str(sample), screen, str(target), "--theme", theme, "--lang", "en")
            drawn.add(target)
    for old in set(PICTURES.glob("*.png")) - drawn:
        old.unlink()
    return 0


def _command(*arguments: str) -> None:
    # The history names who did it: the officer of the sample, not whoever draws the pictures.
    environment = {**os.environ, "LOGNAME": "Ellen Kirkegaard"}
    subprocess.run(
        [sys.executable, "-m", "register_app", *arguments], check=True, cwd=CHECKOUT, env=environment
    )


if __name__ == "__main__":
    sys.exit(main())

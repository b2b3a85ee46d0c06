"""A few kills in every run; `python -m tests.campaigns.kill 2000` does many."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.campaigns.kill import campaign


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_killed_at_any_moment(tmp_path: Path) -> None:
    assert sum(campaign(6, seed=4, folder=tmp_path).values()) == 6

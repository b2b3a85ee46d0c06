# ruff: noqa: PT012, PTH208 - what fails in the block is the point

from __future__ import annotations

import os
from pathlib import Path

import pytest

from register_app.store.atomic import new_file
from register_app.store.errors import StoreError


def test_a_failure_leaves_the_old_target(tmp_path: Path) -> None:
    target = tmp_path / "old.xlsx"
    target.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), new_file(target, replace=True) as temporary:
        temporary.write_bytes(b"half")
        raise ZeroDivisionError
    assert target.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["old.xlsx"]
    with new_file(target, replace=True) as temporary:
        temporary.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert target.read_bytes() == b"new"
    with (
        pytest.raises(StoreError, match="already a file"),
        new_file(target, replace=False) as temporary,
    ):
        temporary.write_bytes(b"newer")
    assert target.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["old.xlsx"]


def test_what_a_killed_program_left_is_cleared_when_it_is_old(tmp_path: Path) -> None:
    old, young, other = (
        tmp_path / f".{name}.tmp" for name in ("a[1].pdf.00000000", "a[1].pdf.11111111", "b.22222222")
    )
    for file in (old, young, other):
        file.write_text("half")
    os.utime(old, (1, 1))
    os.utime(other, (1, 1))
    with new_file(tmp_path / "a[1].pdf", replace=True) as temporary:
        temporary.write_text("whole")
    assert {file.name for file in tmp_path.iterdir()} == {"a[1].pdf", young.name, other.name}

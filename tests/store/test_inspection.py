# ruff: noqa: PT017 - the edit that fails, and what is said of it, belong together

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from register_app.base.i18n import Message
from register_app.store import files
from register_app.store.connection import NotARegister
from register_app.store.errors import InUse, StoreError
from register_app.store.inspection import verify_file
from register_app.store.register import Register
from tests.campaigns.flip import flip, survives
from tests.store.content import dump, insert


def test_a_sound_file_has_no_findings_and_stays(
    filled: Path, folder_bytes: Callable[[], dict[str, bytes]]
) -> None:
    before = folder_bytes()
    assert verify_file(filled) == []
    assert folder_bytes() == before


def test_planted_objects_are_findings(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("CREATE TRIGGER evil AFTER UPDATE ON activity BEGIN DELETE FROM party; END")
        other.execute("UPDATE activity SET name = 'x'")
        other.commit()
    assert any("evil" in str(finding) for finding in verify_file(filled))


def test_damage_is_a_finding(filled: Path) -> None:
    with filled.open("r+b") as stream:
        stream.seek(3 * 4096)
        stream.write(os.urandom(4096))
    assert any(
        "damaged" in str(finding) or "cannot be read" in str(finding) for finding in verify_file(filled)
    )


def test_what_is_no_register_or_is_open_is_refused(filled: Path, tmp_path: Path) -> None:
    with Register.open(filled), pytest.raises(InUse):
        verify_file(filled)
    (tmp_path / "x").write_text("x" * 200)
    with pytest.raises(NotARegister):
        verify_file(tmp_path / "x")
    with pytest.raises(StoreError, match="no register"):
        verify_file(tmp_path / "none")


@pytest.mark.parametrize("seed", range(4))
def test_flipped_bits_never_pass_for_content(filled: Path, tmp_path: Path, seed: int) -> None:
    """The seal finds what SQLite's own check lets pass: nothing altered is ever shown as good."""
    with Register.open(filled) as register:
        with register.edit_rows(Message("Much")) as rows:
            for number in range(300):
                insert(rows, "party", uuid=str(number), note="n" * 200)
        sound = dump(register.read())
    chance = random.Random(seed)
    copy = tmp_path / "copy.register"
    seen = set()
    for _ in range(25):
        shutil.copy(filled, copy)
        flip(copy, chance, chance.choice([1, 2, 8, 64]))
        seen.add(survives(copy, sound))
    assert "found" in seen


def test_pages_that_changed_places(filled: Path, tmp_path: Path) -> None:
    with Register.open(filled, read_only=True) as register:
        sound = dump(register.read())
    whole = filled.read_bytes()
    copy = tmp_path / "copy.register"
    chance = random.Random(5)
    for _ in range(20):
        one, two = (chance.randrange(len(whole) // 4096) * 4096 for _ in range(2))
        content = bytearray(whole)
        content[one : one + 4096], content[two : two + 4096] = (
            whole[two : two + 4096],
            whole[one : one + 4096],
        )
        copy.write_bytes(content)
        survives(copy, sound)


def test_opening_a_damaged_copy_to_edit_never_crashes(filled: Path, tmp_path: Path) -> None:
    chance = random.Random(11)
    copy = tmp_path / "copy.register"
    for _ in range(60):
        shutil.copy(filled, copy)
        flip(copy, chance, 64)
        try:
            with Register.open(copy) as register:
                register.undo()
                register.redo()
        except StoreError as refused:
            assert "{" not in str(refused)
        except sqlite3.Error as error:  # a constraint broken by altered content
            assert isinstance(error, sqlite3.IntegrityError)
        files.settle(copy)

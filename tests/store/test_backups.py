# ruff: noqa: PTH208 - the edit that fails, and what is said of it, belong together

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.i18n import Message
from register_app.base.paths import config_dir
from register_app.store import backups, files
from register_app.store.backups import Backup, BackupFailed
from register_app.store.errors import Damaged, InUse, StoreError
from register_app.store.register import Register
from tests.store.content import dump, fill

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def edit(register: Register, title: str, kind: str = "edit") -> None:
    with register.edit_rows(Message("Rename"), kind=kind) as rows:
        rows.execute("UPDATE register SET title = ?", (title,))


def title(path: Path) -> str:
    with Register.open(path, read_only=True) as register:
        assert register.verify() == []
        return str(register.read().execute("SELECT title FROM register").fetchone()[0])


def test_the_state_at_opening_is_backed_up_before_the_first_edit(filled: Path) -> None:
    with Register.open(filled) as register:
        head = register.head()
        assert backups.listing(filled) == []
        edit(register, "One")
        edit(register, "Two")
    (backup,) = backups.listing(filled)
    assert backup.reason == "open"
    assert (backup.step, backup.seal) == (head[0], head[1][:8])
    assert backup.path.parent == filled.with_name(f"{filled.name}.backups")
    assert title(backup.path) == "Fortegnelse"
    if os.name == "posix":
        assert backup.path.stat().st_mode & 0o777 == 0o600
        assert backup.path.parent.stat().st_mode & 0o777 == 0o700
    assert os.listdir(backup.path.parent) == [backup.path.name]


def test_reading_makes_no_backup(filled: Path) -> None:
    with Register.open(filled) as register:
        register.verify()
    with Register.open(filled, read_only=True) as register:
        assert register.backups.if_due() is None
    assert backups.listing(filled) == []


def test_a_state_is_backed_up_once(filled: Path) -> None:
    for _ in range(3):
        with Register.open(filled) as register:
            register.backups.if_due()
    assert len(backups.listing(filled)) == 1
    with Register.open(filled) as register:
        backup = register.backups.if_due()
        assert backup is None
        edit(register, "One")
    with Register.open(filled) as register:
        assert register.backups.if_due() is not None
    assert len(backups.listing(filled)) == 2


def test_a_new_register_needs_none(register: Register, path: Path) -> None:
    edit(register, "One")
    register.close()
    assert backups.listing(path) == []


def test_an_import_has_a_backup_of_its_own(filled: Path) -> None:
    with Register.open(filled) as register:
        edit(register, "One")
        edit(register, "Imported", kind="import")
        edit(register, "Imported again", kind="import")
    assert [(backup.reason, title(backup.path)) for backup in backups.listing(filled)] == [
        ("import", "Imported"),
        ("import", "One"),
        ("open", "Fortegnelse"),
    ]


def test_a_backup_by_hand(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "stick" / "copy.register"
    with Register.open(filled) as register:
        edit(register, "Mine")
        with pytest.raises(StoreError, match="no folder"):
            register.backup(out)
        out.parent.mkdir()
        assert register.backup(out) == out
        with pytest.raises(StoreError, match="already a file"):
            register.backup(out)
        listed = register.backup()
        assert title(listed) == "Mine"
    assert title(out) == "Mine"
    assert backups.listing(filled)[0].path == listed


def tampered(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE activity SET notes = 'tampered'")
        other.commit()


def test_what_is_not_as_it_was_left_pushes_no_good_backup_out(filled: Path) -> None:
    with Register.open(filled) as register:
        edit(register, "Good")
    good = backups.listing(filled)
    tampered(filled)
    for number in range(5):
        with Register.open(filled) as register:
            edit(register, f"Bad {number}")
            register.close()
            assert isinstance(register.backups.problem, BackupFailed)
            assert "activity" in str(register.backups.problem)
    with Register.open(filled) as register, pytest.raises(BackupFailed):
        register.backup()
    with Register.open(filled) as register, pytest.raises(BackupFailed):
        register.backup(filled.with_name("copy.register"))
    assert backups.listing(filled) == good
    assert len(os.listdir(good[0].path.parent)) == 1
    assert not filled.with_name("copy.register").exists()


@pytest.mark.skipif(os.name == "nt", reason="a file in the way")
def test_without_a_place_beside_the_register_backups_go_to_the_users_folder(filled: Path) -> None:
    filled.with_name(f"{filled.name}.backups").write_text("in the way")
    with Register.open(filled) as register:
        edit(register, "One")
    (backup,) = backups.listing(filled)
    assert config_dir() in backup.path.parents
    backup.path.unlink()


def test_a_failed_backup_lets_the_edit_happen(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files, "copy", full)
    with Register.open(filled) as register:
        edit(register, "Kept")
        assert "full" in str(register.backups.problem)
    assert title(filled) == "Kept"
    assert os.listdir(filled.with_name(f"{filled.name}.backups")) == []


def test_restoring_moves_the_old_file_aside(filled: Path) -> None:
    with Register.open(filled) as register:
        before = dump(register.read())
        edit(register, "Later")
    (backup,) = backups.listing(filled)
    aside = backups.restore(backup.path, filled, NOW)
    assert aside is not None
    assert aside.name == "løn & #1 100%?.before-restore-20260331-120000.register"
    assert title(aside) == "Later"
    with Register.open(filled) as register:
        assert dump(register.read()) == before
        assert register.verify() == []
        edit(register, "Later still")
    again = backups.restore(backup.path, filled, NOW)
    assert again is not None
    assert again.name.endswith("120000-2.register")
    assert title(filled) == "Fortegnelse"


def test_restoring_to_a_new_place(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "new.register"
    assert backups.restore(filled, out, NOW) is None
    assert title(out) == "Fortegnelse"
    with pytest.raises(StoreError, match="no folder"):
        backups.restore(filled, tmp_path / "none" / "x.register", NOW)


@pytest.mark.parametrize("suffix", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("there", [True, False])
def test_what_sqlite_left_beside_the_old_file_goes_with_it(
    filled: Path, tmp_path: Path, suffix: str, there: bool
) -> None:
    out = tmp_path / "out.register"
    if there:
        out.write_bytes(b"damaged")
    hot = bytes.fromhex("d9d505f920a163d7") + bytes(600)
    (tmp_path / f"out.register{suffix}").write_bytes(hot)
    aside = backups.restore(filled, out, NOW)
    assert aside is not None
    assert aside.exists() == there
    assert aside.with_name(aside.name + suffix).read_bytes() == hot
    assert not (tmp_path / f"out.register{suffix}").exists()
    assert title(out) == "Fortegnelse"


def test_a_bad_backup_is_not_restored(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.register"
    out.write_bytes(b"mine")
    tampered(filled)
    with pytest.raises(Damaged, match="not restored"):
        backups.restore(filled, out, NOW)
    (tmp_path / "no").write_text("none" * 100)
    with pytest.raises(StoreError, match="not a register"):
        backups.restore(tmp_path / "no", out, NOW)
    assert out.read_bytes() == b"mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == [filled.name, "no", "out.register"]


def test_when_the_last_rename_fails_the_old_file_is_put_back(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.register"
    out.write_bytes(b"mine")
    (tmp_path / "out.register-journal").write_bytes(b"its journal")

    def fail(*_arguments: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(StoreError, match="Input/output"):
        backups.restore(filled, out, NOW)
    monkeypatch.undo()
    assert out.read_bytes() == b"mine"
    assert {path.name for path in tmp_path.iterdir()} == {filled.name, out.name, f"{out.name}-journal"}


def test_an_open_register_is_not_restored_over(register: Register, path: Path, tmp_path: Path) -> None:
    with register.edit_rows(Message("Fill")) as rows:
        fill(rows)
    copy = register.backup(tmp_path / "copy.register")
    with pytest.raises(InUse):
        backups.restore(copy, path, NOW)
    with pytest.raises(InUse):
        backups.restore(path, tmp_path / "else.register", NOW)
    assert register.verify() == []


def made_up(moments: list[datetime]) -> list[Backup]:
    return [Backup(Path(f"{number}"), at, number, "0" * 8, "open") for number, at in enumerate(moments)]


def test_ten_years_of_days_are_thinned_by_age() -> None:
    every = made_up([NOW - timedelta(days=day, hours=hour) for day in range(3650) for hour in (0, 5)])
    removed = set(backups.to_remove(every, NOW))
    kept = [backup for backup in every if backup not in removed]
    ages = [(NOW.date() - backup.at.date()).days for backup in kept]
    assert ages[:15] == [0, 0, 1, *range(1, 12), 16]  # the newest five, twelve days, then weeks
    assert len(kept) == len(set(kept)) <= 3 + backups.DAYS + backups.WEEKS + backups.MONTHS
    assert max(ages) > 240
    assert all(backups.to_remove(kept, NOW) == [] for _ in range(2))


@given(
    days=st.lists(st.integers(-40000, 40000), max_size=60),
    jump=st.integers(-36500, 36500),
)
def test_a_wrong_clock_removes_no_more_than_thinning_would(days: list[int], jump: int) -> None:
    every = made_up([NOW + timedelta(days=day) for day in days])
    now = NOW + timedelta(days=jump)
    removed = backups.to_remove(every, now)
    kept = [backup for backup in every if backup not in removed]
    assert len(kept) >= min(len(every), backups.FEWEST)
    assert all(backup.at.date() <= now.date() for backup in removed)
    past = {backup.at.date() for backup in every if backup.at <= now}
    assert len({backup.at.date() for backup in kept if backup.at <= now}) >= min(len(past), backups.DAYS)


def test_other_files_among_the_backups_are_left_alone(filled: Path) -> None:
    with Register.open(filled) as register:
        edit(register, "One")
    folder = filled.with_name(f"{filled.name}.backups")
    for name in ("notes.txt", "x.register", f"{filled.stem}.20269999T000000Z.1-00000000.open.register"):
        (folder / name).write_text("mine")
    for number in range(3):
        with Register.open(filled) as register:
            edit(register, f"{number}")
    assert len(backups.listing(filled)) == 4
    assert (folder / "notes.txt").read_text() == "mine"


def test_so_many_times_as_many_are_kept_as_one_wants() -> None:
    every = made_up([NOW - timedelta(days=day) for day in range(3650)])

    def days(times: int) -> int:
        removed = set(backups.to_remove(every, NOW, times))
        ages = [(NOW.date() - backup.at.date()).days for backup in every if backup not in removed]
        return next(
            count for count, (age, day) in enumerate(zip(ages, range(3650), strict=False)) if age != day
        )

    assert [days(times) for times in (1, 2, 4)] == [backups.DAYS * times for times in (1, 2, 4)]
    assert set(backups.to_remove(every, NOW, 4)) < set(backups.to_remove(every, NOW, 2))


def test_the_register_honours_how_many_are_kept(filled: Path) -> None:
    kept = {}
    for times in (1, 4):
        with Register.open(filled) as register:
            register.backups.times = times
            for path in [backup.path for backup in backups.listing(filled)]:
                path.unlink()
            made = register.backup()
            for day in range(1, 30):
                at = NOW - timedelta(days=day)
                name = made.name.split(".")
                name[-4] = at.strftime("%Y%m%dT%H%M%SZ")
                made.with_name(".".join(name)).write_bytes(made.read_bytes())
            made.unlink()
            register.backup()
            kept[times] = len(backups.listing(filled))
    assert kept[1] < 20 < kept[4]

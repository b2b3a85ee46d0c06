"""The atomic writer: whatever goes wrong, the old target stays and nothing is left beside it."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from register_app.base.errors import RegisterError
from register_app.writing import files

OLD = b"what stood here before"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "register.xlsx"
    path.write_bytes(OLD)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def put(content: bytes) -> Callable[[Path], None]:
    return lambda path: None if path.write_bytes(content) == len(content) else pytest.fail("short write")


def failing(error: BaseException) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(b"half")
        raise error

    return write


def test_writes_checks_and_replaces(target: Path) -> None:
    seen: list[bytes] = []
    files.write_atomic(target, put(b"new"), lambda path: seen.append(path.read_bytes()))
    assert seen == [b"new"]
    assert target.read_bytes() == b"new"
    assert names(target.parent) == [target.name]


def test_check_sees_another_file_than_the_target_and_the_same_suffix(target: Path) -> None:
    def check(path: Path) -> None:
        assert path != target
        assert path.suffix == ".xlsx"
        assert path.parent == target.parent
        assert target.read_bytes() == OLD

    files.write_atomic(target, put(b"new"), check)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_full_disk(target: Path, number: int) -> None:
    with pytest.raises(files.DiskFull, match="full"):
        files.write_atomic(target, failing(OSError(number, "x")))
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_full_disk_hidden_in_another_error(target: Path) -> None:
    def write(path: Path) -> None:
        try:
            raise OSError(errno.ENOSPC, "x")
        except OSError as error:
            raise ValueError("broken tree") from error

    with pytest.raises(files.DiskFull):
        files.write_atomic(target, write)


def test_full_disk_for_real(target: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("no such device here")

    def write(path: Path) -> None:
        with full.open("wb", buffering=0) as stream:
            stream.write(b"x")

    with pytest.raises(files.DiskFull):
        files.write_atomic(target, write)
    assert target.read_bytes() == OLD


@pytest.mark.parametrize(
    "error", [ValueError("a bug"), KeyboardInterrupt(), files.Incomplete("no"), RegisterError("no")]
)
def test_any_other_failure_passes_through_and_leaves_no_trace(target: Path, error: BaseException) -> None:
    with pytest.raises(type(error)):
        files.write_atomic(target, failing(error))
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_failing_check_keeps_the_old_file(target: Path) -> None:
    with pytest.raises(files.Incomplete):
        files.write_atomic(target, put(b"new"), failing(files.Incomplete("no")))
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_missing_folder_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(files.FolderMissing, match="does not exist"):
        files.write_atomic(tmp_path / "nowhere" / "a.pdf", put(b"x"))
    assert names(tmp_path) == []


def test_folder_as_target(tmp_path: Path) -> None:
    with pytest.raises(files.NotAFile, match="is a folder"):
        files.write_atomic(tmp_path, put(b"x"))


def test_file_as_folder(target: Path) -> None:
    with pytest.raises(files.NotAFile, match="is not a folder"):
        files.write_atomic(target / "a.xlsx", put(b"x"))
    assert target.read_bytes() == OLD


def test_device_as_target() -> None:
    device = Path("/dev/null")
    if not device.exists():
        pytest.skip("no such device here")
    with pytest.raises(files.NotAFile, match="not an ordinary file"):
        files.write_atomic(device, put(b"x"))


def test_protected_target(target: Path) -> None:
    target.chmod(0o444)
    with pytest.raises(files.NoPermission, match="write-protected"):
        files.write_atomic(target, put(b"new"))
    assert target.read_bytes() == OLD


def test_folder_without_permission(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> int:
        raise PermissionError(errno.EACCES, "x")

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(files.NoPermission, match="may not write"):
        files.write_atomic(target, put(b"new"))


def test_target_held_by_another_program(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, other: Path) -> Path:
        raise PermissionError(errno.EACCES, "x")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(files.TargetInUse, match="another program"):
        files.write_atomic(target, put(b"new"))
    assert target.read_bytes() == OLD
    assert names(target.parent) == [target.name]


def test_unknown_disk_error_is_one_sentence(target: Path) -> None:
    with pytest.raises(files.WriteError, match=r"register\.xlsx") as caught:
        files.write_atomic(target, failing(OSError(errno.EIO, "x")))
    assert "\n" not in str(caught.value)


def test_name_too_long(tmp_path: Path) -> None:
    with pytest.raises(files.WriteError, match="too long"):
        files.write_atomic(tmp_path / ("a" * 300), put(b"x"))
    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="no modes there")
def test_mode_of_the_old_file_and_umask_of_a_new_one(target: Path) -> None:
    target.chmod(0o640)
    files.write_atomic(target, put(b"new"))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    before = os.umask(0o027)
    try:
        files.write_atomic(target.with_name("other.xlsx"), put(b"new"))
    finally:
        os.umask(before)
    assert stat.S_IMODE(target.with_name("other.xlsx").stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_link_stays_a_link(target: Path) -> None:
    link = target.with_name("link.xlsx")
    link.symlink_to(target)
    files.write_atomic(link, put(b"new"))
    assert link.is_symlink()
    assert target.read_bytes() == b"new"

"""A file is written beside its target, made durable, read again and counted, and only then moved into place."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_


class WriteError(RegisterError):
    """A file could not be written; whatever stood at its place before is unchanged."""


class FolderMissing(WriteError):
    pass


class NotAFile(WriteError):
    pass


class NoPermission(WriteError):
    pass


class DiskFull(WriteError):
    pass


class TargetInUse(WriteError):
    pass


class Incomplete(WriteError):
    """What was read back from a written file is not what was written."""


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_BUSY = {errno.EBUSY, errno.ETXTBSY}
_SHARING_VIOLATIONS = {32, 33}  # of Windows: another program has the file open

_MESSAGES: dict[type[WriteError], str] = {
    FolderMissing: N_(
        "“{name}” could not be written because the folder “{folder}” does not exist; create it or choose another."
    ),
    DiskFull: N_(
        "“{name}” could not be written because the disk of “{folder}” is full; free some space or choose another "
        "folder."
    ),
    NoPermission: N_(
        "“{name}” could not be written because you may not write in “{folder}”; choose another folder."
    ),
    TargetInUse: N_(
        "“{name}” could not be replaced because it is open in another program; close it there and try again."
    ),
}
_PROTECTED = N_(
    "“{name}” is write-protected, so it was not replaced; choose another name or lift the protection."
)
_IS_FOLDER = N_("“{name}” is a folder, not a file; choose the name of a file.")
_NOT_A_FOLDER = N_("“{name}” could not be written because “{folder}” is not a folder; choose another.")
_NOT_ORDINARY = N_("“{name}” is not an ordinary file, so it was not replaced; choose another name.")
_NAME_TOO_LONG = N_("“{name}” could not be written because the name is too long; choose a shorter one.")
_OTHER = N_(
    "“{name}” could not be written in “{folder}” ({reason}); check the disk or choose another folder."
)


def write_atomic(
    target: Path, write: Callable[[Path], None], check: Callable[[Path], None] | None = None
) -> None:
    """Let `write` fill a temporary file in the folder of `target`, let `check` read it, then move it into place.

    `write` gets the path of an existing empty file with the suffix of `target`; `check` reopens it after it is
    durable and raises `Incomplete` (or any RegisterError) when it is not whole. On any failure `target` keeps
    every byte and no temporary file stays. Raises WriteError for whatever the disk refuses.
    """
    target = Path(os.path.realpath(target))  # a link keeps pointing to the file that is replaced
    with _told(target):
        _refuse_unfit(target)
        temporary = _create_beside(target)
    try:
        with _told(target):
            write(temporary)
            _sync(temporary)
            if check is not None:
                check(temporary)
            _take_over_mode(target, temporary)
        _replace(temporary, target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _refuse_unfit(target: Path) -> None:
    if target.is_dir():
        raise NotAFile(_IS_FOLDER, name=target.name or str(target))
    if target.parent.exists() and not target.parent.is_dir():
        raise NotAFile(_NOT_A_FOLDER, name=target.name, folder=str(target.parent))
    if not target.exists():
        return
    if not target.is_file():
        raise NotAFile(_NOT_ORDINARY, name=target.name)
    # Replacing asks only the folder: without this a file that somebody protected would be lost all the same.
    if not target.stat().st_mode & stat.S_IWUSR:
        raise NoPermission(_PROTECTED, name=target.name)


def _create_beside(target: Path) -> Path:
    path = target.with_name(f".{secrets.token_hex(8)}.part{target.suffix}")
    # Not tempfile: its files are for their owner only, while an export follows the user's umask.
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return path


def _take_over_mode(target: Path, temporary: Path) -> None:
    if target.exists():
        with suppress(PermissionError):
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))


def _sync(path: Path) -> None:
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    # The file is whole and in place; a folder that cannot be opened (Windows, some network drives) syncs itself.
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _replace(temporary: Path, target: Path) -> None:
    try:
        temporary.replace(target)
    except PermissionError as error:
        # The folder takes new files, so it is the target that is held: on Windows by the program showing it.
        raise TargetInUse(_MESSAGES[TargetInUse], name=target.name) from error
    except OSError as error:
        raise _error(target, error) from error


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """Turn what the disk refuses into a sentence, also where a library wrapped it in an error of its own."""
    try:
        yield
    except RegisterError:
        raise
    except Exception as error:
        cause = _disk_error(error)
        if cause is None:
            raise
        raise _error(target, cause) from error


def _disk_error(error: BaseException) -> OSError | None:
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        if isinstance(current, OSError) and current.errno is not None:
            return current
        seen.add(id(current))
        current = current.__cause__ or current.__context__
    return None


def _error(target: Path, error: OSError) -> WriteError:
    places = {"name": target.name, "folder": str(target.parent)}
    kind: type[WriteError] | None = None
    if error.errno in _FULL:
        kind = DiskFull
    elif error.errno in _BUSY or getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        kind = TargetInUse
    elif error.errno in _DENIED:
        kind = NoPermission
    elif error.errno == errno.ENOENT:
        kind = FolderMissing
    if kind is not None:
        return kind(_MESSAGES[kind], **places)
    if error.errno == errno.ENAMETOOLONG:
        return WriteError(_NAME_TOO_LONG, name=target.name)
    return WriteError(_OTHER, reason=os.strerror(error.errno or 0), **places)

"""One program at a time: a visible lock file beside the register that says who has it open and since when.

The file's text is for people. What counts is the system's lock on it: it ends with the process, however that ends,
so a file left behind by a crash is taken over without asking.
"""

from __future__ import annotations

import getpass
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from register_app.base.i18n import N_
from register_app.store.changes import local_time, timestamp, utc_now
from register_app.store.errors import InUse, NotWritable, describe, told

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PROGRAM = "register-app"
_LIMIT = 4096
_OFFSET = 1 << 30  # a byte far behind the text, which other programs must be able to read on Windows too


@dataclass(frozen=True)
class Holder:
    """Who has a register open; `since` is ISO 8601 in UTC."""

    user: str = "?"
    host: str = "?"
    pid: int = 0
    program: str = "?"
    since: str = "?"


class _Claims:
    """The registers that this process has open, by device and file number.

    The one piece of state that belongs to the process: so do the locks of POSIX, and opening a second time would
    drop those of the first.
    """

    guard = threading.Lock()
    files: set[tuple[int, int]] = set()  # noqa: RUF012 - of the process, by intent


class Lock:
    """A held lock; `release` it when the register is closed. `taken_over`: the last holder ended without doing so."""

    def __init__(
        self, path: Path, descriptor: int | None, identity: tuple[int, int] | None, taken_over: bool
    ) -> None:
        self.path = path
        self.taken_over = taken_over
        self._descriptor = descriptor
        self._identity = identity

    def release(self) -> None:
        """Give the register free; a second call does nothing."""
        if self._identity is not None:
            with _Claims.guard:
                _Claims.files.discard(self._identity)
            self._identity = None
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            if sys.platform == "win32":
                os.close(descriptor)
                with suppress(OSError):  # the next one may have it open already
                    self.path.unlink(missing_ok=True)
            else:
                with suppress(OSError):  # while the lock still stands: nobody else's file may be removed
                    self.path.unlink(missing_ok=True)
                os.close(descriptor)


def lock_path(register: Path) -> Path:
    """The lock file of the register at that path."""
    return register.with_name(f".~lock.{register.name}")


def acquire(register: Path, *, clock: Callable[[], datetime] = utc_now) -> Lock:
    """Lock the register for this process, before any other call on its file. Raises InUse or NotWritable."""
    path = lock_path(register)
    identity = _claim(register)
    try:
        for _attempt in range(3):
            lock = _try(register, path, identity, clock)
            if lock is not None:
                return lock
        raise _in_use(register, holder(register) or Holder())
    except BaseException:
        _unclaim(identity)
        raise


def share(register: Path) -> Lock:
    """For reading only: refuse a register that somebody has open to write; leaves no file. Raises InUse."""
    identity = _claim(register)
    try:
        path = lock_path(register)
        try:
            descriptor = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
        except OSError:
            descriptor = None
        if descriptor is not None:
            try:
                if not _lock(descriptor) or _elsewhere(_read(descriptor)):
                    raise _in_use(register, _read(descriptor) or Holder())
            finally:
                os.close(descriptor)
    except BaseException:
        _unclaim(identity)
        raise
    return Lock(path, None, identity, taken_over=False)


def nobodys(register: Path) -> Lock:
    """No lock at all, for a register in memory that came from that path."""
    return Lock(register, None, None, taken_over=False)


@contextmanager
def unopened(register: Path) -> Iterator[None]:
    """Meanwhile nobody in this process has the register open. Raises InUse."""
    identity = _claim(register)
    try:
        yield
    finally:
        _unclaim(identity)


def holder(register: Path) -> Holder | None:
    """Who the lock file says has the register open; None without such a file."""
    try:
        descriptor = os.open(lock_path(register), os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    try:
        return _read(descriptor) or Holder()
    finally:
        os.close(descriptor)


def _claim(register: Path) -> tuple[int, int] | None:
    try:
        look = os.stat(register)
    except OSError:
        return None  # there is no such file (yet); whoever opens it says so
    identity = (look.st_dev, look.st_ino)
    with _Claims.guard:
        if identity in _Claims.files:
            raise InUse(
                N_("The register {path} is already open in this program: go on in its window."), path=register
            )
        _Claims.files.add(identity)
    return identity


def _unclaim(identity: tuple[int, int] | None) -> None:
    if identity is not None:
        with _Claims.guard:
            _Claims.files.discard(identity)


def _try(
    register: Path, path: Path, identity: tuple[int, int] | None, clock: Callable[[], datetime]
) -> Lock | None:
    """The lock; None when its file vanished in between. Raises InUse."""
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    except PermissionError as error:
        raise NotWritable(
            N_(
                "{path} lies in a folder that cannot be written: open it read-only, or copy it to a folder of your own."
            ),
            path=register,
        ) from error
    except OSError as error:
        sentence = describe(error, path)
        raise error if sentence is None else sentence from error
    try:
        if not _lock(descriptor):
            raise _in_use(register, _read(descriptor) or Holder())
        if not _still_there(descriptor, path):
            os.close(descriptor)
            return None
        before = _read(descriptor)
        if _elsewhere(before):
            raise _in_use(register, before or Holder())
        text = json.dumps(asdict(_myself(clock)), ensure_ascii=False).encode("utf-8", "replace")
        with told(path):
            os.ftruncate(descriptor, 0)
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.write(descriptor, text)
        return Lock(path, descriptor, identity, taken_over=before is not None)
    except BaseException:
        os.close(descriptor)
        raise


def _still_there(descriptor: int, path: Path) -> bool:
    """Whether the locked file is the one that others see: its last holder may just have removed it."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except OSError:
        return False


def _myself(clock: Callable[[], datetime]) -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = "?"
    return Holder(user, _host(), os.getpid(), PROGRAM, timestamp(clock()))


def _host() -> str:
    return os.environ.get("COMPUTERNAME", "?") if os.name == "nt" else os.uname().nodename


def _elsewhere(holder: Holder | None) -> bool:
    """Whether another computer wrote the lock file: on shares the system's locks do not always reach us."""
    return holder is not None and holder.host not in ("?", _host())


def _read(descriptor: int) -> Holder | None:
    """What a lock file says. Anybody may have written it, so anything may stand in it; None when it is empty."""
    try:
        os.lseek(descriptor, 0, os.SEEK_SET)
        text = os.read(descriptor, _LIMIT)
    except OSError:
        return Holder()
    if not text:
        return None
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return Holder()
    if not isinstance(found, dict):
        return Holder()
    pid = found.get("pid")
    return Holder(
        user=_word(found.get("user")),
        host=_word(found.get("host")),
        pid=pid if isinstance(pid, int) and not isinstance(pid, bool) else 0,
        program=_word(found.get("program")),
        since=_word(found.get("since")),
    )


def _word(value: object) -> str:
    """One short printable piece of a sentence."""
    if not isinstance(value, str):
        return "?"
    return "".join(char for char in value if char.isprintable()).strip()[:80] or "?"


def _in_use(register: Path, found: Holder) -> InUse:
    if found == Holder():
        return InUse(N_("The register {path} is open in another program: close it there."), path=register)
    told_of = {**asdict(found), "since": local_time(found.since)}
    if _elsewhere(found):
        return InUse(
            N_(
                "{user} has opened {path} on the computer {host} since {since} ({program}): close it there; "
                "if it is no longer open, delete the file {lock} beside it."
            ),
            path=register,
            lock=lock_path(register).name,
            **told_of,
        )
    return InUse(
        N_(
            "{user} has {path} open since {since} ({program} on {host}, process {pid}): close it there first."
        ),
        path=register,
        **told_of,
    )


def _lock(descriptor: int) -> bool:
    """Take the system's lock, without waiting; False when somebody else has it."""
    if sys.platform == "win32":
        try:
            os.lseek(descriptor, _OFFSET, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    else:  # noqa: RET505 - mypy reads the branch of its own platform only
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True  # a file system without such locks: SQLite's own, and the text, are what is left
        return True

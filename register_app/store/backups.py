"""Backups that make themselves: copied, reopened and verified, thinned by age.

A copy that does not pass `verify` is thrown away and never pushes out an older, good one.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from register_app.base.i18n import N_
from register_app.base.paths import config_dir
from register_app.store import connection, files, history, migrations
from register_app.store.atomic import sync, sync_folder
from register_app.store.errors import Damaged, StoreError, told
from register_app.store.schema import Schema, expected
from register_app.store.verify import verify

DAYS, WEEKS, MONTHS = 12, 10, 9
"""Of so many days, weeks and months with backups the newest one each is kept."""

FEWEST = 5
"""So many of the newest are kept whatever the calendar says."""

_NAME = re.compile(r"\.(\d{8}T\d{6}Z)\.(\d{1,12})-([0-9a-f]{8})\.([a-z]{1,20})\.register")
_TIME = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Backup:
    """A backup: the state after step `step` whose seal begins with `seal`; `reason` is open, import, migration or manual."""

    path: Path
    at: datetime
    step: int
    seal: str
    reason: str


class BackupFailed(StoreError):
    """The copy could not be made, or is not good."""


def folders(register: Path) -> tuple[Path, Path]:
    """Where a register's backups lie: beside it, else (write-protected folder) in the user's own folder."""
    mark = sha256(os.fsencode(register)).hexdigest()[:8]
    return register.with_name(
        f"{register.name}.backups"
    ), config_dir() / "backups" / f"{register.stem}-{mark}"


def listing(register: Path) -> list[Backup]:
    """The backups of a register, the newest first. Files that are none are passed over."""
    found = []
    for folder in folders(register):
        with suppress(OSError):
            for path in folder.iterdir():
                backup = _backup(register, path)
                if backup is not None:
                    found.append(backup)
    return sorted(found, key=lambda backup: (backup.at, backup.step, str(backup.path)), reverse=True)


def due(register: Path, source: sqlite3.Connection) -> bool:
    """Whether the register's state has no backup yet. One that holds nothing needs none."""
    step, seal = history.head(source)
    return step > 1 and not any(
        (backup.step, backup.seal) == (step, seal[:8]) for backup in listing(register)
    )


def clear_leftovers(register: Path) -> None:
    """Remove copies that a process which was killed left half made. Only while no copy is being made."""
    for folder in folders(register):
        with suppress(OSError):
            for path in folder.iterdir():
                if path.name.startswith(f".{register.stem}.") and ".register.tmp" in path.name:
                    path.unlink()


class Draft:
    """A copy that is not verified yet: `finish` makes a backup of it."""

    def __init__(
        self, register: Path, path: Path, final: Path, schema: Schema, now: datetime, times: int = 1
    ) -> None:
        self._register = register
        self._times = times
        self._path = path
        self._final = final
        self._schema = schema
        self._now = now

    def finish(self) -> Backup:
        """Verify the copy, give it its name and thin the older ones. Raises BackupFailed."""
        try:
            with told(self._path):
                sync(self._path)
                check(self._path, self._schema, self._register)
                os.replace(self._path, self._final)
                sync_folder(self._final.parent)
        finally:
            self.discard()
        for old in to_remove(listing(self._register), self._now, self._times):
            with suppress(OSError):
                old.path.unlink()
        backup = _backup(self._register, self._final)
        if backup is None:
            raise BackupFailed(N_("The backup {path} could not be made: try again."), path=self._final)
        return backup

    def discard(self) -> None:
        """Remove the copy, if it has not become a backup."""
        for path in (self._path, connection.neighbour(self._path, "-journal")):
            with suppress(OSError):
                path.unlink(missing_ok=True)


def draft(
    register: Path,
    source: sqlite3.Connection,
    schema: Schema,
    reason: str,
    now: datetime,
    times: int = 1,
) -> Draft:
    """Copy `source`, the open register, while nobody writes. Raises StoreError.

    Once it is a backup, `times` the usual number of them is kept.
    """
    step, seal = history.head(source)
    name = f"{register.stem}.{now.astimezone(UTC).strftime(_TIME)}.{step}-{seal[:8]}.{reason}.register"
    folder = _writable_folder(register)
    path = folder / f".{name}.tmp"
    with told(folder):
        path.unlink(missing_ok=True)
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    copy = Draft(register, path, folder / name, schema, now, times)
    try:
        with told(path):
            files.copy(source, path)
    except BaseException:
        copy.discard()
        raise
    return copy


def check(path: Path, schema: Schema, register: Path) -> None:
    """Reopen a copy and verify it as one verifies a register. Raises BackupFailed with the first finding."""
    with closing(connection.connect(path, read_only=True)) as copy:
        findings = verify(copy, schema, path)
    if findings:
        raise BackupFailed(
            N_(
                "No backup of {path} was made, because the register is not as it was left: {finding} Verify it first."
            ),
            path=register,
            finding=findings[0].message,
        )


def to_remove(backups: Iterable[Backup], now: datetime, times: int = 1) -> list[Backup]:
    """Those that neither today, nor a day, week or month that counts, needs; `times` as many are kept.

    Days count when they have a backup, so a wrong clock removes nothing by itself; what is dated in the future is
    kept and counts for nothing.
    """
    today = now.astimezone(UTC).date()
    past = sorted((backup for backup in backups if backup.at.date() <= today), key=_age, reverse=True)
    kept = set(past[: FEWEST * times]) | {backup for backup in past if backup.at.date() == today}
    rules: tuple[tuple[Callable[[datetime], object], int], ...] = (
        (lambda at: at.date(), DAYS),
        (lambda at: at.isocalendar()[:2], WEEKS),
        (lambda at: (at.year, at.month), MONTHS),
    )
    for bucket, count in rules:
        newest: dict[object, Backup] = {}
        for backup in past:
            newest.setdefault(bucket(backup.at), backup)
        kept.update(list(newest.values())[: count * times])
    return [backup for backup in past if backup not in kept]


def _age(backup: Backup) -> tuple[datetime, int, str]:
    return backup.at, backup.step, backup.path.name


def _backup(register: Path, path: Path) -> Backup | None:
    if not path.name.startswith(register.stem):
        return None
    match = _NAME.fullmatch(path.name[len(register.stem) :])
    if match is None:
        return None
    try:
        at = datetime.strptime(match[1], _TIME).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, at, int(match[2]), match[3], match[4])


def _writable_folder(register: Path) -> Path:
    failed: OSError | None = None
    for folder in folders(register):
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            failed = error
            continue
        if os.access(folder, os.W_OK):
            return folder
    raise BackupFailed(
        N_(
            "There is no place for backups of {path}: neither its folder nor your own settings folder can be written; free one of them."
        ),
        path=register,
    ) from failed


def restore(
    backup: Path, out: Path, now: datetime, steps: migrations.Steps = migrations.STEPS
) -> Path | None:
    """Put a copy of `backup` at `out`; what stood there is moved aside, and its new path returned.

    The backup is verified first and stays where it is. Raises StoreError; then `out` is as it was.
    """

    def check_copy(copy: Path, version: int) -> None:
        with closing(connection.connect(copy, read_only=True)) as database:
            findings = verify(database, expected(steps, version), backup)
        if findings:
            raise Damaged(
                N_(
                    "{path} was not restored, because it is not as it was left: {finding} Choose another backup."
                ),
                path=backup,
                finding=findings[0].message,
            )

    return files.put(backup, out, check_copy, now, newest=len(steps))

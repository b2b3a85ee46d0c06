"""How much a source may hold, far above any register and far below what harms the computer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from register_app.reading.refusals import Refusal

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Bounds:
    """The most of everything, for one source."""

    file: int = 200 * MEGABYTE
    unpacked: int = 400 * MEGABYTE
    parts: int = 20_000
    ratio: int = 250
    """How many times larger a part may be than its packed form, once it is larger than `small`."""
    small: int = 60 * MEGABYTE
    cells: int = 3_000_000
    """Filled cells of all sheets together: the parent process holds them all."""
    area: int = 12_000_000
    """Rows times columns up to the last filled cell; the parser of values holds all of them in memory."""


def read_all(path: Path, bounds: Bounds) -> bytes:
    """The bytes of a file that is not larger than `bounds.file`."""
    with path.open("rb") as stream:
        data = stream.read(bounds.file + 1)
    if len(data) > bounds.file:
        raise Refusal("too_large", size=path.stat().st_size // MEGABYTE, limit=bounds.file // MEGABYTE)
    return data

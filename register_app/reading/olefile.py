"""OLE files: old workbooks, and every Office file with a password."""

from __future__ import annotations

import struct

from register_app.reading.refusals import Refusal

_PASSWORD_STREAMS = ("EncryptionInfo", "EncryptedPackage")
_OLD_BOOK_STREAMS = ("Workbook", "Book")


def ole_streams(data: bytes) -> set[str]:
    """The names in the directory of an OLE file, read along its sector chain as far as that holds."""
    if len(data) < 512:
        raise Refusal("damaged")
    (shift,) = struct.unpack_from("<H", data, 30)
    if not 7 <= shift <= 16:
        raise Refusal("damaged")
    size = 1 << shift
    fat_sectors = [s for s in struct.unpack_from("<109I", data, 76) if s < 0xFFFFFFFA]
    (sector,) = struct.unpack_from("<I", data, 48)
    names: set[str] = set()
    seen: set[int] = set()
    while sector < 0xFFFFFFFA and sector not in seen and len(seen) < 4096:
        seen.add(sector)
        start = (sector + 1) * size
        for at in range(start, min(start + size, len(data) - 127), 128):
            (length,) = struct.unpack_from("<H", data, at + 64)
            if 2 < length <= 64:
                names.add(data[at : at + length - 2].decode("utf-16-le", "replace"))
        sector = _next_sector(data, fat_sectors, size, sector)
    return names


def _next_sector(data: bytes, fat_sectors: list[int], size: int, sector: int) -> int:
    index, offset = divmod(sector * 4, size)
    if index >= len(fat_sectors):
        return 0xFFFFFFFE
    at = (fat_sectors[index] + 1) * size + offset
    return int(struct.unpack_from("<I", data, at)[0]) if at + 4 <= len(data) else 0xFFFFFFFE


def check_ole(data: bytes) -> None:
    """Pass an old workbook (.xls); refuse any other OLE file for what it is."""
    names = ole_streams(data)
    if any(name in names for name in _PASSWORD_STREAMS):
        raise Refusal("password")
    if any(name in names for name in _OLD_BOOK_STREAMS):
        return
    if "WordDocument" in names:
        raise Refusal("is_old_word")
    if "PowerPoint Document" in names:
        raise Refusal("is_presentation")
    raise Refusal("is_ole" if names else "damaged")

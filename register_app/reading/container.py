"""What a file really is, by its bytes, and whether it may be opened at all: the check before any parser sees it."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from register_app.reading.refusals import Refusal

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Bounds:
    """How much a source may hold, far above any register and far below what harms the computer."""

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


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (OLE, "ole"),
    (b"{\\rtf", "is_rtf"),
    (b"SQLite format 3\0", "is_database"),
    (b"version https://git-lfs.github.com/spec/", "is_pointer"),
    (b"\x89PNG\r\n", "is_picture"),
    (b"\xff\xd8\xff", "is_picture"),
    (b"GIF8", "is_picture"),
    (b"BM", "bitmap"),
    (b"II*\0", "is_picture"),
    (b"MM\0*", "is_picture"),
    (b"\x1f\x8b", "is_archive"),
    (b"7z\xbc\xaf\x27\x1c", "is_archive"),
    (b"Rar!\x1a\x07", "is_archive"),
    (b"\xfd7zXZ\0", "is_archive"),
    (b"BZh", "is_archive"),
    (b"\x7fELF", "is_binary"),
    (b"MZ", "executable"),
    (b"\x09\x00\x04\x00", "is_old_excel"),
    (b"\x09\x02\x06\x00", "is_old_excel"),
    (b"\x09\x04\x06\x00", "is_old_excel"),
    (b"\x09\x08\x08\x00", "is_old_excel"),
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*\?>\s*)?"
    rb"(?:<!doctype\s+html|<html|<head|<body|<table|<(?:h[1-6]|main|article|section|title|dl)\b[^<>]{0,200}>)",
    re.IGNORECASE | re.DOTALL,
)
_XML = re.compile(rb"\s*<\?xml\b|\s*<(?:Workbook|office:document)\b")


def sniff(head: bytes) -> str:
    """The kind of a file by its first bytes: "zip", "ole", "pdf", "html", "xml", "text", or the code of a refusal."""
    if head.startswith(_ZIP):
        return "zip"
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            if kind in ("bitmap", "executable"):
                # "BM" and "MZ" may well begin a text; zero bytes tell the two apart.
                if b"\0" not in head[:64]:
                    continue
                return "is_picture" if kind == "bitmap" else "is_binary"
            return kind
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(plain):
        return "html"
    if _XML.match(plain):
        return "xml"
    return "text"


def read_all(path: Path, bounds: Bounds) -> bytes:
    """The bytes of a file that is not larger than `bounds.file`."""
    with path.open("rb") as stream:
        data = stream.read(bounds.file + 1)
    if len(data) > bounds.file:
        raise Refusal("too_large", size=path.stat().st_size // MEGABYTE, limit=bounds.file // MEGABYTE)
    return data


# -- OLE files: old workbooks, and every Office file with a password ----------------------------------

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


# -- ZIP containers: .xlsx, .xlsb, .ods, .docx --------------------------------------------------------


@dataclass(frozen=True)
class Package:
    """A ZIP container that passed the check of its directory."""

    archive: zipfile.ZipFile
    kind: str
    """"xlsx", "xlsb", "ods", "odt" or "docx"."""
    bounds: Bounds
    names: frozenset[str] = field(default_factory=frozenset)

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part, never more than its directory entry declares."""
        try:
            info = self.archive.getinfo(name)
            with self.archive.open(info) as stream:
                left = info.file_size
                while left > 0 and (chunk := stream.read(min(left, MEGABYTE))):
                    left -= len(chunk)
                    yield chunk
        except (
            KeyError,
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise Refusal("damaged_part", part=name) from error

    def read(self, name: str) -> bytes:
        return b"".join(self.chunks(name))


def open_package(stream: BinaryIO, bounds: Bounds) -> Package:
    """Open a ZIP container after checking its directory alone: kind, number and size of parts, passwords."""
    try:
        archive = zipfile.ZipFile(stream)
    except (
        zipfile.BadZipFile,
        ValueError,
        OSError,
        NotImplementedError,
        struct.error,
        OverflowError,
    ) as error:
        raise Refusal("damaged") from error
    entries = archive.infolist()
    if len(entries) > bounds.parts:
        raise Refusal("too_many_parts", count=len(entries))
    _check_sizes(entries, bounds)
    names = frozenset(entry.filename for entry in entries)
    kind = _package_kind(archive, names)
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refusal("password")
    package = Package(archive, kind, bounds, names)
    _check_honest(package, stream, entries)
    return package


def _check_sizes(entries: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if sum(entry.file_size for entry in entries) > bounds.unpacked:
        raise Refusal("bomb", limit=bounds.unpacked // MEGABYTE)
    for entry in entries:
        if entry.file_size > bounds.small and entry.file_size > bounds.ratio * max(1, entry.compress_size):
            raise Refusal("bomb", limit=bounds.small // MEGABYTE)


def _check_honest(package: Package, stream: BinaryIO, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse a container whose parts unpack to more than they declare: other readers believe the stream."""
    for entry in entries:
        if entry.compress_type != zipfile.ZIP_DEFLATED or entry.compress_size * 1032 <= entry.file_size:
            continue  # deflate cannot make more than 1,032 bytes of one
        if _unpacks_further(stream, entry):
            raise Refusal("bomb", limit=package.bounds.unpacked // MEGABYTE)


def _unpacks_further(stream: BinaryIO, entry: zipfile.ZipInfo) -> bool:
    """Whether the packed bytes of `entry` hold more than its declared size."""
    stream.seek(entry.header_offset)
    header = stream.read(30)
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        raise Refusal("damaged_part", part=entry.filename)
    name_length, extra_length = struct.unpack_from("<HH", header, 26)
    stream.seek(entry.header_offset + 30 + name_length + extra_length)
    inflate = zlib.decompressobj(-zlib.MAX_WBITS)
    left, produced = entry.compress_size, 0
    try:
        while left > 0 and not inflate.eof:
            packed = inflate.unconsumed_tail or stream.read(min(left, 256 * 1024))
            if not packed:
                break
            before = len(packed)
            produced += len(inflate.decompress(packed, MEGABYTE))
            left -= before - len(inflate.unconsumed_tail)
            if produced > entry.file_size:
                return True
    except zlib.error as error:
        raise Refusal("damaged_part", part=entry.filename) from error
    return False


def _package_kind(archive: zipfile.ZipFile, names: frozenset[str]) -> str:
    lower = {name.lower().replace("\\", "/").lstrip("/") for name in names}
    if "mimetype" in names:
        return _open_document_kind(archive, names)
    if "xl/workbook.bin" in lower:
        return "xlsb"
    if "xl/workbook.xml" in lower or any(re.fullmatch(r"xl/workbook\d*\.xml", name) for name in lower):
        return "xlsx"
    if "word/document.xml" in lower:
        return "docx"
    if any(name.startswith("ppt/") for name in lower):
        raise Refusal("is_presentation")
    if any(name.startswith("index/") and name.endswith(".iwa") for name in lower) or "index.zip" in lower:
        raise Refusal("is_numbers")
    if "content.xml" in lower and "meta-inf/manifest.xml" in lower:
        return _open_document_kind(archive, names)
    if any(name.startswith(("xl/", "word/")) for name in lower) or "[content_types].xml" in lower:
        raise Refusal("damaged_part", part="workbook.xml")
    if not names:
        raise Refusal("damaged")
    raise Refusal("is_archive")


def _open_document_kind(archive: zipfile.ZipFile, names: frozenset[str]) -> str:
    def begin(name: str, size: int) -> bytes:
        if name not in names:
            return b""
        with archive.open(name) as stream:
            return stream.read(size)

    try:
        mimetype, manifest = begin("mimetype", 200), begin("META-INF/manifest.xml", MEGABYTE)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise Refusal("damaged") from error
    if b"encryption-data" in manifest:
        raise Refusal("password")
    told = mimetype or manifest
    if b"opendocument.spreadsheet" in told:
        if "content.xml" not in names:
            raise Refusal("damaged_part", part="content.xml")
        return "ods"
    if b"opendocument.text" in told:
        if "content.xml" not in names:
            raise Refusal("damaged_part", part="content.xml")
        return "odt"
    if b"opendocument.presentation" in told:
        raise Refusal("is_presentation")
    raise Refusal("is_archive")


# -- A look at the sheets of .xlsx before the parser of values ----------------------------------------


@dataclass
class SheetScan:
    """What the bytes of one sheet tell before it is parsed."""

    rows: int = 0
    """The highest row number named."""
    columns: int = 0
    special: bool = False
    """Formulas, failed cells, hidden rows or columns, links: things that only `extras` reads."""
    percent: bool = False


_ROW = re.compile(rb'<row [^>]*?\br="([0-9]{1,9})"')
_CELL = re.compile(rb'r="([A-Z]{2,3})([0-9]{1,9})"')
_SPECIAL = (
    (b"<f", (b"<f>", b"<f ", b"<f/")),
    (b"<hyperlink ", (b"<hyperlink ",)),
    (b't="e"', (b't="e"',)),
    (b'hidden="', (b'hidden="1"', b'hidden="true"')),
)
"""Signs of more than values, each group after what all of it begins with: one look for that tells that none is there."""
# What Office programs never write but XML allows: prefixes, other quotes, blanks around the equal sign.
_ROW_ODD = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["']([0-9]{1,9})""")
_CELL_ODD = re.compile(rb"""\br\s*=\s*["']([A-Z]{2,3})([0-9]{1,9})["']""")
_USUAL = re.compile(rb"<(?:worksheet|sheetData)[\s>/]")
_OVERLAP = 4096
"""The scan looks at pieces that overlap by this much, so that nothing is cut in two."""


def scan_sheet(package: Package, part: str, percent_styles: frozenset[int] = frozenset()) -> SheetScan:
    """Find the extent of a sheet and whether it holds anything but values, in one pass over its bytes."""
    scan = SheetScan()
    percent = None
    if percent_styles:
        numbers = b"|".join(str(number).encode() for number in sorted(percent_styles)[:500])
        percent = re.compile(rb' s="(?:' + numbers + rb')"')
    row_pattern, cell_pattern = _ROW, _CELL
    tail = b""
    first = True
    for chunk in package.chunks(part):
        piece = tail + chunk
        if first:
            check_prolog(piece)
            first = False
            if not is_utf8(piece) or not _USUAL.search(piece) or b"='" in piece[:2000]:
                # The quick patterns would see nothing: look with the slow ones, and let the slower reader look.
                row_pattern, cell_pattern, scan.special = _ROW_ODD, _CELL_ODD, True
        rows = row_pattern.findall(piece)
        if rows:
            scan.rows = max(scan.rows, *map(int, rows)) if len(rows) > 1 else max(scan.rows, int(rows[0]))
        for letters, row in set(cell_pattern.findall(piece)):
            column = 0
            for letter in letters:
                column = column * 26 + letter - 64
            scan.columns = max(scan.columns, column)
            scan.rows = max(scan.rows, int(row))
        scan.special = scan.special or any(
            begin in piece and any(sign in piece for sign in signs) for begin, signs in _SPECIAL
        )
        scan.percent = scan.percent or bool(percent and percent.search(piece))
        tail = piece[-_OVERLAP:]
    return scan


_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0<", b"<\0")


def is_utf8(xml: bytes) -> bool:
    """Whether an XML part says, or by saying nothing means, that it is written in UTF-8."""
    if xml.startswith(_BYTE_ORDER_MARKS):
        return False
    declared = re.match(rb"""(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*["']([\w.-]+)""", xml[:300])
    return declared is None or declared.group(1).lower() in (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def check_prolog(xml: bytes) -> None:
    """Refuse an XML part with a DOCTYPE: Office files have none, and entities are how XML bombs are built."""
    plain = xml[: 64 * 1024].replace(b"\0", b"")
    if re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", plain, re.IGNORECASE):
        raise Refusal("entities")

"""ZIP containers (.xlsx, .xlsb, .ods, .docx), and whether one may be opened at all: the check before any parser sees it."""

from __future__ import annotations

import copy
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, BinaryIO

from register_app.reading.bounds import MEGABYTE, Bounds
from register_app.reading.refusals import Refusal


@dataclass(frozen=True)
class Package:
    """A ZIP container that passed the check of its directory."""

    archive: zipfile.ZipFile
    kind: str
    """"xlsx", "xlsb", "ods", "odt" or "docx"."""
    bounds: Bounds
    names: frozenset[str] = field(default_factory=frozenset)
    _seen: set[zipfile.ZipInfo] = field(default_factory=set)
    """The parts that were read to their end, and so found to hold what they declare."""

    def chunks(self, name: str) -> Iterator[bytes]:
        """The unpacked bytes of a part; refused where there are more of them than its directory entry declares."""
        try:
            entry = self.archive.getinfo(name)
            unbounded = copy.copy(entry)
            unbounded.file_size = _MOST  # or what is declared would be all there is to see
            left = entry.file_size
            with self.archive.open(unbounded) as stream:
                while chunk := stream.read(MEGABYTE):
                    left -= len(chunk)
                    if left < 0:
                        raise Refusal("bomb", limit=self.bounds.unpacked // MEGABYTE)
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
        self._seen.add(entry)

    def read(self, name: str) -> bytes:
        return b"".join(self.chunks(name))

    def check_honest(self) -> None:
        """Refuse a container with a part that unpacks to more than it declares: other readers believe the stream."""
        stream = self.archive.fp
        assert stream is not None
        for entry in self.archive.infolist():
            if entry.compress_type != zipfile.ZIP_DEFLATED or entry.compress_size * 1032 <= entry.file_size:
                continue  # deflate cannot make more than 1,032 bytes of one
            if entry not in self._seen and _unpacks_further(stream, entry):
                raise Refusal("bomb", limit=self.bounds.unpacked // MEGABYTE)


_MOST = 2**62
"""Bytes that no part has."""


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
    return Package(archive, kind, bounds, names)


def _check_sizes(entries: list[zipfile.ZipInfo], bounds: Bounds) -> None:
    if sum(entry.file_size for entry in entries) > bounds.unpacked:
        raise Refusal("bomb", limit=bounds.unpacked // MEGABYTE)
    for entry in entries:
        if entry.file_size > bounds.small and entry.file_size > bounds.ratio * max(1, entry.compress_size):
            raise Refusal("bomb", limit=bounds.small // MEGABYTE)


def _unpacks_further(stream: IO[bytes], entry: zipfile.ZipInfo) -> bool:
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

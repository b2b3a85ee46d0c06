"""A look at the bytes of a sheet of .xlsx: how far it goes, before any parser, and whether it holds more than values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from register_app.reading.container import Package
from register_app.reading.refusals import Refusal


@dataclass(frozen=True)
class Extent:
    """How far a sheet goes."""

    rows: int = 0
    """The highest row number named."""
    columns: int = 0
    odd: bool = False
    """Whether it is written as Office programs never do, so that only a slower reader sees all it holds."""


_ROW = re.compile(rb'<row [^>]*?\br="([0-9]{1,9})"')
_CELL = re.compile(rb'r="([A-Z]{2,3})([0-9]{1,9})"')
# What Office programs never write but XML allows: prefixes, other quotes, blanks around the equal sign.
_ROW_ODD = re.compile(rb"""<(?:\w+:)?row\s[^>]*?\br\s*=\s*["']([0-9]{1,9})""")
_CELL_ODD = re.compile(rb"""\br\s*=\s*["']([A-Z]{2,3})([0-9]{1,9})["']""")
_USUAL = re.compile(rb"<(?:worksheet|sheetData)[\s>/]")
_MARKED = re.compile(rb"<(?:f[ >/]|hyperlink )")
"""Formulas and links."""
_OVERLAP = 4096
"""A look takes pieces that overlap by this much, so that nothing is cut in two."""


def extent(package: Package, part: str) -> Extent:
    """How far a sheet goes, by one look at its bytes; a DOCTYPE in it is refused."""
    height = width = 0
    odd = False
    row_pattern, cell_pattern = _ROW, _CELL
    for number, piece in enumerate(_pieces(package, part)):
        if not number:
            check_prolog(piece)
            odd = not is_utf8(piece) or not _USUAL.search(piece) or b"='" in piece[:2000]
            if odd:  # the quick patterns would see nothing
                row_pattern, cell_pattern = _ROW_ODD, _CELL_ODD
        height = max(height, *map(int, row_pattern.findall(piece)), 0)
        for letters, row in set(cell_pattern.findall(piece)):
            column = 0
            for letter in letters:
                column = column * 26 + letter - 64
            width = max(width, column)
            height = max(height, int(row))
    return Extent(height, width, odd)


def holds_marks(package: Package, part: str, percent_styles: frozenset[int] = frozenset()) -> bool:
    """Whether a sheet holds what only `extras` reads: formulas, failed cells, hidden rows or columns, links, percentages."""
    percent = None
    if percent_styles:
        numbers = b"|".join(str(number).encode() for number in sorted(percent_styles)[:500])
        percent = re.compile(rb' s="(?:' + numbers + rb')"')
    return any(
        _MARKED.search(piece)
        or b't="e"' in piece
        or (b'hidden="' in piece and (b'hidden="1"' in piece or b'hidden="true"' in piece))
        or (percent is not None and percent.search(piece))
        for piece in _pieces(package, part)
    )


def _pieces(package: Package, part: str) -> Iterator[bytes]:
    """The bytes of a part, each piece beginning with the end of the one before."""
    tail = b""
    for chunk in package.chunks(part):
        piece = tail + chunk
        yield piece
        tail = piece[-_OVERLAP:]


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

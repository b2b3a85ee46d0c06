"""A look at a sheet of .xlsx before the parser of values: how far it goes, and whether it holds more than values."""

from __future__ import annotations

import re
from dataclasses import dataclass

from register_app.reading.container import Package
from register_app.reading.refusals import Refusal


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

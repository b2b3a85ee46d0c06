"""Workbooks made to break readers, and small honest ones to break at random: all built here, none kept as files."""

from __future__ import annotations

import io
import struct
import zipfile

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def zipped(parts: dict[str, str | bytes], *, store: frozenset[str] = frozenset()) -> bytes:
    """A ZIP archive of parts, deflated except those in `store`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name in store else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, method)
    return buffer.getvalue()


def xlsx_parts(
    sheet: str, *, shared: str = "", workbook: str = "", styles: str = ""
) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet "Ark"; `sheet` is the whole XML of that sheet."""
    relations = f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": workbook
        or f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="Ark" sheetId="1" r:id="rId1"/>'
        "</sheets></workbook>",
        "xl/worksheets/sheet1.xml": sheet,
    }
    if shared:
        relations += f'<Relationship Id="rId2" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        parts["xl/sharedStrings.xml"] = shared
    if styles:
        relations += f'<Relationship Id="rId3" Type="{OFFICE}/styles" Target="styles.xml"/>'
        parts["xl/styles.xml"] = styles
    parts["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>'
    return parts


def sheet_xml(rows: str, *, before: str = "", after: str = "", prolog: str = "") -> str:
    return f'{prolog}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def text_cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>'


def small_xlsx() -> bytes:
    """An honest workbook of two rows."""
    rows = (
        f'<row r="1">{text_cell("A1", "Behandling")}{text_cell("B1", "Formål")}</row>'
        f'<row r="2">{text_cell("A2", "Løn")}<c r="B2"><v>12</v></c></row>'
    )
    return zipped(xlsx_parts(sheet_xml(rows)))


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "hahahahahahahaha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(9))
    + "]>"
)


def billion_laughs() -> bytes:
    return zipped(xlsx_parts(sheet_xml(f'<row r="1">{text_cell("A1", "&j;")}</row>', prolog=LAUGHS)))


def external_entity(target: str) -> bytes:
    prolog = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{target}">]>'
    return zipped(xlsx_parts(sheet_xml(f'<row r="1">{text_cell("A1", "&e;")}</row>', prolog=prolog)))


def shared_string_bomb(megabytes: int) -> bytes:
    """One shared string of so many megabytes, a thousandth of it on disk."""
    shared = (
        f'<sst xmlns="{MAIN}" count="1" uniqueCount="1"><si><t>' + "a" * (megabytes << 20) + "</t></si></sst>"
    )
    return zipped(xlsx_parts(sheet_xml('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), shared=shared))


def lying_bomb(megabytes: int) -> bytes:
    """A sheet that declares 1,000 bytes and unpacks to many megabytes."""
    data = bytearray(zipped(xlsx_parts("<worksheet>" + " " * (megabytes << 20) + "</worksheet>")))
    for signature, at_size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(signature)
        while at >= 0:
            name_at = at + (30 if signature == b"PK\x03\x04" else 46)
            if data[name_at : name_at + 24] == b"xl/worksheets/sheet1.xml":
                struct.pack_into("<I", data, at + at_size, 1000)
            at = data.find(signature, at + 4)
    return bytes(data)


def lone_cell(reference: str) -> bytes:
    """Two cells with an empty world between them."""
    row = "".join(character for character in reference if character.isdigit())
    rows = f'<row r="1">{text_cell("A1", "x")}</row><row r="{row}">{text_cell(reference, "y")}</row>'
    return zipped(xlsx_parts(sheet_xml(rows)))


ODS_START = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
)


def ods(tables: str, *, styles: str = "", manifest: str = "") -> bytes:
    """An OpenDocument workbook with these tables."""
    content = (
        f"{ODS_START}<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": content,
        "META-INF/manifest.xml": manifest or "<manifest/>",
    }
    return zipped(parts, store=frozenset({"mimetype"}))


def ods_cell(text: str, attributes: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {attributes}><text:p>{text}</text:p></table:table-cell>'


def repeat_bomb() -> bytes:
    cell = ods_cell("x", 'table:number-columns-repeated="16000"')
    return ods(
        f'<table:table table:name="A"><table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
        "</table:table>"
    )


def ole(names: list[str]) -> bytes:
    """An OLE file with a directory of these streams and nothing in them."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIII", header, 44, 1, 1, 0, 4096)
    struct.pack_into("<III", header, 60, 0xFFFFFFFE, 0, 0xFFFFFFFE)
    struct.pack_into("<109I", header, 76, 0, *([0xFFFFFFFF] * 108))
    entries = (len(names) + 1 + 3) // 4
    fat = [0xFFFFFFFD, *range(2, entries + 1), 0xFFFFFFFE]
    table = struct.pack(f"<{len(fat)}I", *fat) + b"\xff" * (512 - 4 * len(fat))
    directory = b"".join(_entry(name, 5 if name == "Root Entry" else 2) for name in ["Root Entry", *names])
    return bytes(header) + table + directory.ljust(entries * 512, b"\0")


def _entry(name: str, kind: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    return written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1) + b"\xff" * 12 + b"\0" * 48

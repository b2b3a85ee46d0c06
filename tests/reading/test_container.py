"""What a file is, by its bytes; what is not opened at all."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.reading.container import (
    Bounds,
    check_ole,
    check_prolog,
    is_utf8,
    ole_streams,
    open_package,
    scan_sheet,
    sniff,
)
from register_app.reading.refusals import REASONS, Refusal, error
from tests.reading import hostile


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (hostile.small_xlsx()[:64], "zip"),
        (b"%PDF-1.4", "pdf"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 20, "ole"),
        (b"\xef\xbb\xbf<!-- x --><!DOCTYPE HTML>", "html"),
        (b"  <table border=1>", "html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "html"),
        (b'<?xml version="1.0"?><data>', "xml"),
        (b"\x1f\x8b\x08", "is_archive"),
        (b"MZ;Navn\n", "text"),
        (b"MZ\x90\0\3\0", "is_binary"),
        (b"BMI;Navn\n", "text"),
        (b"Behandling;Form\xe5l", "text"),
        (b"", "text"),
    ],
)
def test_sniff(head: bytes, kind: str) -> None:
    assert sniff(head) == kind


@given(st.binary(max_size=200))
def test_sniff_knows_something_about_any_bytes(head: bytes) -> None:
    kind = sniff(head)
    assert kind in {"zip", "pdf", "ole", "html", "xml", "text"} or kind in REASONS


def opened(data: bytes, bounds: Bounds | None = None) -> str:
    return open_package(io.BytesIO(data), bounds or Bounds()).kind


def code(data: bytes, bounds: Bounds | None = None) -> str:
    with pytest.raises(Refusal) as caught:
        opened(data, bounds)
    assert caught.value.code in REASONS
    return caught.value.code


def test_kinds() -> None:
    assert opened(hostile.small_xlsx()) == "xlsx"
    assert opened(hostile.ods("")) == "ods"
    assert opened(hostile.zipped({"xl/workbook.bin": "x"})) == "xlsb"
    assert opened(hostile.zipped({"word/document.xml": "x"})) == "docx"
    assert opened(hostile.zipped({"/xl\\workbook.xml": "x"})) == "xlsx"


def test_other_archives() -> None:
    assert code(hostile.zipped({"a.txt": "x"})) == "is_archive"
    assert code(hostile.zipped({"Index/Document.iwa": "x"})) == "is_numbers"
    assert code(hostile.zipped({"xl/worksheets/sheet1.xml": "x"})) == "damaged_part"
    assert code(hostile.zipped({})) == "damaged"
    assert code(b"PK\x03\x04" + b"\0" * 100) == "damaged"


def test_sizes_are_bounded() -> None:
    small = Bounds(unpacked=50_000, parts=10, small=10_000, ratio=100)
    assert opened(hostile.small_xlsx(), small) == "xlsx"
    assert code(hostile.zipped({"xl/workbook.xml": "x" * 60_000}), small) == "bomb"
    assert code(hostile.zipped({"xl/workbook.xml": "x" * 20_000}), small) == "bomb"
    assert code(hostile.zipped({f"xl/{number}": "x" for number in range(11)}), small) == "too_many_parts"


def test_a_part_that_lies_about_its_size() -> None:
    assert code(hostile.lying_bomb(8)) == "bomb"


def test_password_of_a_zip() -> None:
    data = bytearray(hostile.small_xlsx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        data[at + offset] |= 1
    assert code(bytes(data)) == "password"


def test_ole_directory() -> None:
    names = [f"Stream {number}" for number in range(9)]
    assert ole_streams(hostile.ole(names)) == {"Root Entry", *names}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["EncryptionInfo", "EncryptedPackage"], "password"),
        (["WordDocument", "1Table"], "is_old_word"),
        (["PowerPoint Document"], "is_presentation"),
        (["Other"], "is_ole"),
    ],
)
def test_ole_that_is_no_workbook(names: list[str], expected: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_ole(hostile.ole(names))
    assert caught.value.code == expected


def test_ole_workbook_passes() -> None:
    check_ole(hostile.ole(["Workbook", "\5SummaryInformation"]))


@given(st.binary(max_size=1200))
def test_any_ole_is_judged(tail: bytes) -> None:
    code = ""
    try:
        check_ole(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + tail)
    except Refusal as refusal:
        code = refusal.code
    assert code in REASONS or not code


def scan(sheet: str | bytes, styles: frozenset[int] = frozenset()) -> tuple[int, int, bool, bool]:
    parts = hostile.xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = sheet
    package = open_package(io.BytesIO(hostile.zipped(parts)), Bounds())
    found = scan_sheet(package, "xl/worksheets/sheet1.xml", styles)
    return found.rows, found.columns, found.special, found.percent


def test_scan_finds_the_extent() -> None:
    rows = '<row r="1"><c r="A1"/></row><row spans="1:3" r="40"><c r="ABC40"/></row>'
    assert scan(hostile.sheet_xml(rows)) == (40, 731, False, False)
    assert scan(hostile.sheet_xml("").encode("utf-16"))[2]


@pytest.mark.parametrize(
    "xml",
    [
        '<row r="1"><c r="A1"><f>1+1</f></c></row>',
        '<row r="1"><c r="A1"><f t="shared" si="0"/></c></row>',
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>',
        '<row r="1" hidden="1"/>',
        '</sheetData><hyperlinks><hyperlink ref="A1"/></hyperlinks><sheetData>',
    ],
)
def test_scan_finds_what_only_the_slow_reader_sees(xml: str) -> None:
    assert scan(hostile.sheet_xml(xml))[2]


def test_scan_with_prefixes_and_other_quotes() -> None:
    sheet = f"<x:worksheet xmlns:x='{hostile.MAIN}'><x:sheetData><x:row r='7'><x:c r='AB7'/></x:row></x:sheetData></x:worksheet>"
    assert scan(sheet) == (7, 28, True, False)


def test_scan_finds_percentages() -> None:
    rows = '<row r="1"><c r="A1" s="12"><v>1</v></c></row>'
    assert not scan(hostile.sheet_xml(rows), frozenset({1, 2}))[3]
    assert scan(hostile.sheet_xml(rows), frozenset({1, 12}))[3]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_doctype_in_any_encoding(encoding: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_prolog("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY b 'c'>]><a/>".encode(encoding))
    assert caught.value.code == "entities"


def test_encoding_of_xml() -> None:
    assert is_utf8(b"<a/>")
    assert is_utf8(b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><a/>')
    assert not is_utf8(b'<?xml version="1.0" encoding="ISO-8859-1"?><a/>')
    assert not is_utf8("<a/>".encode("utf-16"))


def test_every_reason_is_a_whole_sentence() -> None:
    """With the parameters that its sentence names, and only with them."""
    import string

    for reason, (kind, msgid) in REASONS.items():
        names = {name for _, name, _, _ in string.Formatter().parse(msgid) if name}
        told = error(reason, dict.fromkeys(names, "X"))
        assert type(told) is kind
        assert str(told).rstrip("X:").rstrip().endswith((".", "?", ":")), reason
        if names:
            assert error(reason, {}).message.msgid == REASONS["no_answer"][1] or "name" not in names

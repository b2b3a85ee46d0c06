"""What the bytes of a sheet tell before it is parsed."""

from __future__ import annotations

import io

import pytest

from register_app.reading.bounds import Bounds
from register_app.reading.container import Package, open_package
from register_app.reading.refusals import Refusal
from register_app.reading.sheetscan import Extent, check_prolog, extent, holds_marks, is_utf8
from tests.reading import hostile

PART = "xl/worksheets/sheet1.xml"


def package(sheet: str | bytes) -> Package:
    parts = hostile.xlsx_parts("")
    parts[PART] = sheet
    return open_package(io.BytesIO(hostile.zipped(parts)), Bounds())


def test_extent() -> None:
    rows = '<row r="1"><c r="A1"/></row><row spans="1:3" r="40"><c r="ABC40"/></row>'
    assert extent(package(hostile.sheet_xml(rows)), PART) == Extent(40, 731)
    assert not holds_marks(package(hostile.sheet_xml(rows)), PART)
    assert extent(package(hostile.sheet_xml("").encode("utf-16")), PART).odd


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
def test_marks_that_only_the_slow_reader_sees(xml: str) -> None:
    assert holds_marks(package(hostile.sheet_xml(xml)), PART)


def test_extent_with_prefixes_and_other_quotes() -> None:
    sheet = f"<x:worksheet xmlns:x='{hostile.MAIN}'><x:sheetData><x:row r='7'><x:c r='AB7'/></x:row></x:sheetData></x:worksheet>"
    assert extent(package(sheet), PART) == Extent(7, 28, odd=True)


def test_percentages() -> None:
    rows = '<row r="1"><c r="A1" s="12"><v>1</v></c></row>'
    assert not holds_marks(package(hostile.sheet_xml(rows)), PART, frozenset({1, 2}))
    assert holds_marks(package(hostile.sheet_xml(rows)), PART, frozenset({1, 12}))


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

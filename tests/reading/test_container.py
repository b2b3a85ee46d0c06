"""ZIP containers: which they are, and which are not opened at all."""

from __future__ import annotations

import io

import pytest

from register_app.reading import container
from register_app.reading.bounds import Bounds
from register_app.reading.container import Package, open_package
from register_app.reading.refusals import REASONS, Refusal
from tests.reading import hostile


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
    for read in (Package.check_honest, lambda package: package.read("xl/worksheets/sheet1.xml")):
        with pytest.raises(Refusal) as caught:
            read(open_package(io.BytesIO(hostile.lying_bomb(8)), Bounds()))
        assert caught.value.code == "bomb"


def test_what_was_read_to_its_end_is_not_unpacked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    package = open_package(io.BytesIO(hostile.small_xlsx()), Bounds())
    for name in package.names:
        package.read(name)
    monkeypatch.setattr(container, "_unpacks_further", lambda *_: pytest.fail("unpacked twice"))
    package.check_honest()


def test_password_of_a_zip() -> None:
    data = bytearray(hostile.small_xlsx())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        data[at + offset] |= 1
    assert code(bytes(data)) == "password"

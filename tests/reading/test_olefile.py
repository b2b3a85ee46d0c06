"""OLE files: old workbooks pass, everything else is refused for what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.reading.olefile import check_ole, ole_streams
from register_app.reading.refusals import REASONS, Refusal
from tests.reading import hostile


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

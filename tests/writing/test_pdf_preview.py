"""Pictures of the pages that would be handed over."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from register_app.writing.labels import UnknownDocumentLanguage
from register_app.writing.pdf_child import png
from register_app.writing.pdf_preview import PdfPreview
from tests.writing import pdf_documents as docs


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">LL", picture[16:24])
    return int(width), int(height)


def pixels(picture: bytes) -> bytes:
    """The rows of a PNG written by `png`, each with its filter byte."""
    length = struct.unpack(">L", picture[33:37])[0]
    return zlib.decompress(picture[41 : 41 + length])


def test_pages_are_drawn_from_the_document_itself() -> None:
    with PdfPreview(docs.document(docs.sample()["activities"][:2]), as_of="2026-11-25") as preview:
        folder = Path(preview.result.path).parent
        first, second = preview.draw(1, 2, 50)
        assert size(first) == size(second) == (414, 585)
        assert first != second
        # The bar at the left edge of the cover, in the colour of the document.
        row = pixels(first)[300 * (3 * 414 + 1) :][: 3 * 414 + 1]
        assert row[1 + 30 : 1 + 33] == bytes.fromhex("1f4e79")
        assert preview.draw(preview.pages, 5, 40)[0]
        assert preview.draw(preview.pages + 1, 1) == preview.draw(0, 1) == []
    assert not folder.exists()


def test_no_more_pages_are_drawn_than_there_are() -> None:
    with PdfPreview(docs.empty(), language="en", layout="table", as_of="2026-11-25") as preview:
        pictures = preview.draw(1, 3, 40)
    assert [size(picture) for picture in pictures] == [(468, 331)]


def test_a_preview_that_cannot_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(UnknownDocumentLanguage):
        PdfPreview(docs.empty(), language="xx")
    assert not list(tmp_path.iterdir())


def test_a_picture_holds_the_rows_it_was_given() -> None:
    made = png(bytes(range(16)), 2, 2, 8)
    assert size(made) == (2, 2)
    assert pixels(made) == bytes([0, 0, 1, 2, 3, 4, 5, 0, 8, 9, 10, 11, 12, 13])

"""A large register is set in pieces; the joined file must be as good as one set at once."""

from __future__ import annotations

import hashlib
import re
from itertools import chain
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from register_app.base.paths import resource
from register_app.writing import pdf_pieces
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels
from register_app.writing.pdf import write_pdf
from register_app.writing.pdf_options import PdfOptions
from register_app.writing.pdf_pieces import write_in_pieces
from register_app.writing.pdf_process import PdfCancelled
from register_app.writing.pdf_view import RegisterView
from register_app.writing.text_safety import TextCleaner
from tests.writing import pdf_documents as docs
from tests.writing.pdf_structure import TaggedPdf, read

OPTIONS = PdfOptions(as_of="2026-11-25", profile="internal")


def view() -> RegisterView:
    return RegisterView(
        docs.sample(), DocumentLabels("da"), TextCleaner(coverage(resource("fonts"))), OPTIONS
    )


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, TaggedPdf]:
    path = tmp_path_factory.mktemp("pieces") / "joined.pdf"
    pages = write_in_pieces(view(), path, OPTIONS, piece=2)
    shown = read(path)
    assert shown.pages == pages
    return path, shown


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, TaggedPdf]:
    path = tmp_path_factory.mktemp("pieces") / "whole.pdf"
    write_pdf(docs.sample(), path, as_of="2026-11-25", profile="internal")
    return path, read(path)


def page_texts(path: Path) -> list[str]:
    with pypdfium2.PdfDocument(str(path)) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def test_the_same_pages_say_the_same(joined: tuple[Path, TaggedPdf], whole: tuple[Path, TaggedPdf]) -> None:
    one, other = page_texts(joined[0]), page_texts(whole[0])
    assert len(one) == len(other)
    contents = 1  # the one page whose leaders are set differently
    for i, (mine, theirs) in enumerate(zip(one, other, strict=True)):
        if i != contents:
            assert sorted(mine.split()) == sorted(theirs.split()), i


def test_the_same_headings_in_the_same_order(
    joined: tuple[Path, TaggedPdf], whole: tuple[Path, TaggedPdf]
) -> None:
    assert joined[1].headings() == whole[1].headings()


def test_the_same_bookmarks(joined: tuple[Path, TaggedPdf], whole: tuple[Path, TaggedPdf]) -> None:
    assert joined[1].bookmarks == whole[1].bookmarks


def test_links_lead_to_the_same_pages(joined: tuple[Path, TaggedPdf], whole: tuple[Path, TaggedPdf]) -> None:
    assert set(joined[1].links) == set(whole[1].links)
    assert all(text.strip() for text in joined[1].contents)


def test_the_contents_name_the_right_pages(joined: tuple[Path, TaggedPdf]) -> None:
    pages = page_texts(joined[0])
    entries = re.findall(r"(RA-000\d) [^.]+[. ]+(\d+)", pages[1])
    assert len(entries) == 9
    for number, page in entries:
        assert number in pages[int(page) - 1]


def test_it_is_marked_as_what_it_is(joined: tuple[Path, TaggedPdf]) -> None:
    path, shown = joined
    assert (shown.language, shown.marked) == ("da", True)
    assert all(shown.fonts.values())
    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == (
            "1",
            "2",
            "A",
        )
        assert len(pdf.Root.OutputIntents) == 1


def test_tables_keep_headers_and_scope(joined: tuple[Path, TaggedPdf], whole: tuple[Path, TaggedPdf]) -> None:
    def tables(shown: TaggedPdf) -> list[list[str]]:
        return [[row.said().replace(" ", "") for row in table.all("TR")] for table in shown.root.all("Table")]

    assert tables(joined[1]) == tables(whole[1])
    assert all(head.attributes["Scope"] == "Column" for head in joined[1].root.all("TH"))


def test_every_marked_piece_of_a_page_belongs_to_one_element(joined: tuple[Path, TaggedPdf]) -> None:
    with pikepdf.open(joined[0]) as pdf:
        parents = dict(pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree).items())
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) > max(parents)
        used: list[int] = []
        for page in pdf.pages:
            used.append(int(page.obj.StructParents))
            for element in parents[int(page.obj.StructParents)]:
                assert "/S" in element
            for note in page.obj.get("/Annots", []):
                used.append(int(note.StructParent))
                assert parents[int(note.StructParent)].S in (pikepdf.Name.Link, pikepdf.Name.Reference)
        assert len(used) == len(set(used))


def test_the_same_bytes_whatever_order_the_pieces_end_in(
    joined: tuple[Path, TaggedPdf], tmp_path: Path
) -> None:
    write_in_pieces(view(), tmp_path / "again.pdf", OPTIONS, piece=2, workers=1)
    hashes = {hashlib.sha256(p.read_bytes()).hexdigest() for p in (joined[0], tmp_path / "again.pdf")}
    assert len(hashes) == 1


def test_progress_reaches_the_end_and_a_stop_stops_every_piece(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    with pytest.raises(PdfCancelled):
        write_in_pieces(
            view(),
            tmp_path / "a.pdf",
            OPTIONS,
            lambda n, of: seen.append((n, of)),
            lambda: bool(seen),
            piece=3,
        )
    assert seen
    assert all(of == 9 and 0 < n <= 9 for n, of in seen)
    assert not (tmp_path / "a.pdf").exists()


def test_above_the_limit_a_register_is_set_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from register_app.writing import pdf

    monkeypatch.setattr(pdf, "ONE_DOCUMENT", 3)
    monkeypatch.setattr(pdf_pieces, "PIECE", 4)
    seen: list[int] = []
    result = write_pdf(
        docs.sample(), tmp_path / "a.pdf", as_of="2026-11-25", progress=lambda n, _: seen.append(n)
    )
    assert (result.activities, seen[0], seen[-1]) == (9, 0, 9)
    assert result.pages == read(result.path).pages


def test_a_long_overview_goes_on_in_pieces_of_its_own(
    tmp_path: Path, whole: tuple[Path, TaggedPdf], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_pieces, "LINES", 4)
    path = tmp_path / "long.pdf"
    write_in_pieces(view(), path, OPTIONS, piece=20)
    shown = read(path)
    assert [title for _, title in shown.headings()] == [title for _, title in whole[1].headings()]
    assert len(shown.bookmarks) == len(whole[1].bookmarks)
    texts = page_texts(path)
    places = {title: page for title, page, _ in shown.bookmarks}
    assert "Fælles oplysninger" in texts[places["Fælles oplysninger"]]
    first = next(i for i, text in enumerate(texts) if "Udfyldelse af art. 30" in text)
    lines = [re.findall(r"RA-000\d", text) for text in texts[first : first + 3]]
    assert [len(numbers) for numbers in lines] == [4, 4, 1]
    assert [*chain(*lines)] == [f"RA-000{number}" for number in range(1, 10)]
    assert all("Behandlingsaktivitet" in text for text in texts[first : first + 3])
    assert sum("Udfyldelse af art. 30" in text for text in texts) == 1


def test_a_million_elements_hold_no_more_than_a_reader_needs(joined: tuple[Path, TaggedPdf]) -> None:
    """What each element holds decides how much memory the joining takes."""
    with pikepdf.open(joined[0]) as pdf:
        root = pdf.Root.StructTreeRoot
        elements = [
            each
            for each in pdf.objects
            if isinstance(each, pikepdf.Dictionary) and {"/S", "/P"} <= each.keys()
        ]
        assert len(elements) > 1000
        assert "/IDTree" not in root
        for element in elements:
            assert not {"/Type", "/ID"} & element.keys()
            kids = element.get("/K")
            assert not isinstance(kids, pikepdf.Array) or len(kids) != 1 or str(element.S) == "/Document"
            assert "/Headers" not in str(element.get("/A"))
            if "/Layout" in str(element.get("/A")):
                assert str(element.S) in ("/Figure", "/Table")
        scopes = [each for each in elements if str(each.S) == "/TH" and "/Scope" in str(each.get("/A"))]
        assert len(scopes) > 50

"""The PDF as a file: tagged, archivable, complete, and safe from whatever a register holds."""

from __future__ import annotations

import errno
import hashlib
import re
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pikepdf
import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from register_app.base.paths import resource
from register_app.model.document import Document
from register_app.services import export_writing
from register_app.writing import pdf as writer
from register_app.writing import pdf_process
from register_app.writing.files import DiskFull, FolderMissing, Incomplete
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels, UnknownDocumentLanguage
from register_app.writing.pdf import NoSuchActivity, PdfResult, TooManyActivities, write_pdf
from register_app.writing.pdf_child import png
from register_app.writing.pdf_options import LogoUnreadable, PdfOptions
from register_app.writing.pdf_process import PdfCancelled, PdfError, UnprintableText, compile_job
from register_app.writing.pdf_view import RegisterView
from register_app.writing.text_safety import TextCleaner
from tests.writing import pdf_documents as docs
from tests.writing.pdf_structure import Element, TaggedPdf, read

Doc = dict[str, Any]
DAY = "2026-11-25"


def words(path: Path) -> str:
    """The text of all pages, white space collapsed."""
    with pypdfium2.PdfDocument(str(path)) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    # PDFium gives U+FFFE for the hyphen of a broken word.
    return " ".join(text.replace("\ufffe\r\n", "").replace("\ufffe", "").replace("\u200b", "").split())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[PdfResult, TaggedPdf]:
    path = tmp_path_factory.mktemp("pdf") / "sample.pdf"
    result = write_pdf(docs.sample(), path, as_of=DAY, profile="internal")
    return result, read(path)


def test_the_result_says_what_was_made(made: tuple[PdfResult, TaggedPdf]) -> None:
    result, shown = made
    assert (result.pages, result.activities, dict(result.replaced_characters)) == (shown.pages, 9, {})


def test_it_says_what_it_is(made: tuple[PdfResult, TaggedPdf]) -> None:
    result, shown = made
    assert shown.language == "da"
    assert shown.marked
    assert shown.xmp["title"] == "Fortegnelse over behandlingsaktiviteter – Fjordlån Finans A/S"
    with pikepdf.open(result.path) as pdf, pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert not pdf.is_encrypted
    assert "/OutputIntents" in shown.raw_keys


def test_the_metadata_names_no_person_machine_or_path(made: tuple[PdfResult, TaggedPdf]) -> None:
    told = " ".join(made[1].xmp.values())
    for secret in (str(Path.home()), str(made[0].path.parent), "root", "Jens Holm"):
        assert secret not in told


def test_the_fonts_are_ours_and_embedded(made: tuple[PdfResult, TaggedPdf]) -> None:
    fonts = made[1].fonts
    assert fonts
    assert all(fonts.values())
    assert all(re.fullmatch(r"/[A-Z]{6}\+(SourceSans3|NotoSans)\w*-\w+", name) for name in fonts)


def test_headings_step_down_one_level_at_a_time_and_follow_the_regulation(
    made: tuple[PdfResult, TaggedPdf],
) -> None:
    headings = made[1].headings()
    levels = [level for level, _ in headings]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    titles = [title for _, title in headings]
    first = titles.index("RA-0001 Levering af lån og kontoprodukter")
    letters = [title[:2] for title in titles[first + 1 : first + 8]]
    assert letters == ["a)", "b)", "c)", "d)", "e)", "f)", "g)"]
    assert (
        titles[first + 2].replace("\u00a0", " ") == "b) Formålene med behandlingen art. 30, stk. 1, litra b"
    )
    processor = titles.index("RA-0008 Drift af fordelskort for butikskæder")
    assert [title[:2] for title in titles[processor + 1 : processor + 5]] == ["a)", "b)", "c)", "d)"]


def test_a_reader_of_tags_hears_a_purpose_with_its_basis(made: tuple[PdfResult, TaggedPdf]) -> None:
    tables = [t for t in made[1].root.all("Table") if "Formål med behandling" in t.all("TR")[0].said()]
    rows = [row.said().replace("\u00a0", " ") for table in tables for row in table.all("TR")]
    row = next(row for row in rows if row.startswith("Direkte markedsføring"))
    assert "at markedsføre egne produkter over for eksisterende kunder" in row
    assert "eller art. 6, stk. 1, litra a – samtykke Markedsføringsloven § 10" in row


def test_every_table_has_column_headers_with_scope(made: tuple[PdfResult, TaggedPdf]) -> None:
    tables = made[1].root.all("Table")
    assert len(tables) > 20
    for table in tables:
        heads = table.all("TH")
        assert heads
        assert all(head.attributes["Scope"] == "Column" for head in heads)
        assert all(head.said() for head in heads)
        width = len(heads)
        held: dict[int, int] = {}
        for row in table.all("TBody")[0].all("TR"):
            own = sum(1 for left in held.values() if left > 0)
            held = {i: left - 1 for i, left in held.items() if left > 1}
            cells = row.all("TD", "TH")
            for cell in cells:
                span = int(cell.attributes.get("RowSpan", 1))
                if span > 1:
                    held[len(held) + 100 * span] = span - 1
            assert len(cells) + own == width


def test_marks_have_words_and_links_have_descriptions(made: tuple[PdfResult, TaggedPdf]) -> None:
    shown = made[1]
    marks = [figure.alt for figure in shown.root.all("Figure")]
    assert set(marks) == {"Besvaret", "Ikke relevant", "Ikke afklaret", "Mangler"}
    assert shown.links
    assert all(text.strip() for text in shown.contents)


def test_contents_and_bookmarks_lead_to_the_pages_they_name(made: tuple[PdfResult, TaggedPdf]) -> None:
    result, shown = made
    with pypdfium2.PdfDocument(str(result.path)) as pdf:
        pages = [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]
    titles = [(title, page) for title, page, _ in shown.bookmarks]
    assert [title for title, _ in titles][:3] == [
        "Overblik",
        "Fælles oplysninger",
        "Behandlingsaktiviteter som dataansvarlig",
    ]
    below = [entry for _, _, entries in shown.bookmarks for entry in entries]
    assert len(below) == 9
    for title, page in titles + [entry for entry in below if "\u200b" not in entry[0]]:
        assert title.split(" ", 1)[-1] in pages[page], title
    assert len(shown.root.all("TOCI")) == len(titles) + len(below)
    for i, text in enumerate(pages[1:], 2):
        assert f"Side {i} af {len(pages)}" in text


def test_nothing_of_the_register_is_lost(made: tuple[PdfResult, TaggedPdf]) -> None:
    shown = words(made[0].path)
    for held in (
        "Havnegade 112, 3. sal",
        "Mette Østergaard",
        "Låneaftalen og forberedelsen",
        "Hvidvaskloven",
        "IA-2023-05",
        "DBA-2024-07",
        "TIA-2024-03",
        "Lånesystemet Aurora",
        "Udsendelse af kontoudtog",
        "RA-0006",
        "Kæden Skovgaard",
        "Ikke relevant, fordi: aktiviteten er ophørt",
        "Gammelt løbenummer",
        "Ravnsborgvej 4",
    ):
        assert held in shown.replace("\u00a0", " "), held
    # A reader of tags hears the long note without the pages and hyphens that break it.
    heard = made[1].root.said().replace(" ", "").replace("\u00ad", "")
    assert docs.LONG_NOTE.replace(" ", "") in heard


def test_the_same_register_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    small = docs.document(docs.sample()["activities"][1:3])
    hashes = set()
    for name in ("one.pdf", "two.pdf"):
        write_pdf(small, tmp_path / name, as_of=DAY)
        hashes.add(hashlib.sha256((tmp_path / name).read_bytes()).hexdigest())
    assert len(hashes) == 1
    write_pdf(small, tmp_path / "three.pdf", as_of="2026-11-26")
    assert hashlib.sha256((tmp_path / "three.pdf").read_bytes()).hexdigest() not in hashes


def test_english_with_danish_content_marks_the_language_of_each(tmp_path: Path) -> None:
    write_pdf(docs.document(docs.sample()["activities"][1:2]), tmp_path / "en.pdf", language="en", as_of=DAY)
    shown = read(tmp_path / "en.pdf")
    assert shown.language == "en"
    danish = [e.said() for e in shown.root.walk() if e.language == "da"]
    assert any("kundeforhold" in text for text in danish)
    assert "Purposes of the processing" in words(tmp_path / "en.pdf")


def _languages(element: Element, inherited: str) -> list[tuple[str, str]]:
    """Each text of a tree with the language it is said to be in."""
    own = element.language or inherited
    found = [(own, element.text)] if element.text.strip() else []
    return found + [pair for child in element.children for pair in _languages(child, own)]


@pytest.mark.parametrize("layout", ["full", "table", "activity"])
def test_each_half_of_a_document_in_two_languages_is_in_its_own(layout: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    one = docs.many(3) if layout == "full" else docs.sample()
    counted = export_writing.figures(cast(Document, one), DAY)
    write_pdf(one, path, language="da+en", layout=layout, as_of=DAY, figures=counted)
    shown = read(path)
    assert shown.language == "da"
    told = _languages(shown.root, "da")
    said = {code: "".join(text for own, text in told if own == code) for code in ("da", "en")}
    said = {code: text.replace("\u00ad", "").replace("\u00a0", " ") for code, text in said.items()}
    for danish, english in (
        ("Fortegnelse over", "Record of"),
        ("Godkendt", "Approved"),
        ("Danmark", "Denmark"),
        ("art. 6, stk. 1, litra b", "Art. 6(1)(b)"),
    ):
        assert danish in said["da"]
        assert english in said["en"]
        assert english not in said["da"]
    if layout == "table":
        assert "9 processing activities: 7 as controller" in said["en"]
    # no piece of text holds both halves at once, whatever it says
    assert [text for _, text in told if re.search(r"\w[.:)]? / \w", text)] == []


def test_an_empty_register_is_a_document_too(tmp_path: Path) -> None:
    result = write_pdf(docs.empty(), tmp_path / "empty.pdf", as_of=DAY)
    assert result.activities == 0
    shown = words(result.path)
    assert "Der er endnu ikke registreret behandlingsaktiviteter." in shown
    assert "Dataansvarlig Mangler" in shown
    assert read(result.path).headings()[0] == (1, "Indhold")


@pytest.mark.parametrize("layout", ["table", "activity"])
def test_the_short_layouts(layout: str, tmp_path: Path) -> None:
    result = write_pdf(docs.sample(), tmp_path / "short.pdf", layout=layout, as_of=DAY)
    shown = read(result.path)
    text = words(result.path).replace("\u00a0", " ")
    assert shown.headings()[0][0] == 1
    assert shown.root.all("TH")
    for number in ("RA-0001", "RA-0009"):
        assert number in text
    assert "Informationssikkerheden ledes efter ISO/IEC 27001" in text
    assert "Indhold 1" not in text
    with pikepdf.open(result.path) as pdf:
        x0, y0, x1, y1 = (float(v) for v in pdf.pages[0].mediabox)
        assert (x1 - x0 > y1 - y0) == (layout == "table")


def test_one_activity_by_number_or_id(tmp_path: Path) -> None:
    document = docs.sample()
    for key in ("RA-0004", document["activities"][3]["id"]):
        result = write_pdf(document, tmp_path / "one.pdf", layout="activity", activity=key, as_of=DAY)
        assert result.activities == 1
        text = words(result.path)
        assert "Direkte markedsføring" in text
        assert "RA-0001" not in text
    with pytest.raises(NoSuchActivity, match="RA-9999"):
        write_pdf(document, tmp_path / "one.pdf", activity="RA-9999")


@pytest.mark.parametrize(("layout", "count"), [("activity", 301), ("table", 3001)])
def test_a_layout_that_would_need_too_much_memory_is_refused(layout: str, count: int, tmp_path: Path) -> None:
    register = docs.document([docs.activity("1", "x")] * count)
    with pytest.raises(TooManyActivities, match=f"{count:,}"):
        write_pdf(register, tmp_path / "a.pdf", layout=layout)


HOSTILE = (
    '#panic("x") #import "@preview/cetz:0.3.0": * $x^2$ *fed* _kursiv_ `kode` @henvisning <etiket> // \\ \\u{41} '
    '#read("/etc/passwd") = Overskrift - punkt + tal / ord: #{} "citat" \'enkelt\' [blok] ~ -- --- ... &amp; <script>'
)


def hostile(text: str) -> Doc:
    """A register with `text` in every field that holds free text."""
    filled = docs.activity(
        text,
        text,
        description=text,
        department=text,
        owner=text,
        notes=text,
        valid_from=text,
        last_review=text,
        purposes=[{"title": text, "description": text, "bases": [docs.basis(text, text, text, text, text)]}],
        data=[
            docs.use(
                text,
                [text, text],
                docs.retention(text, text, text, text, text, text),
                source=text,
                sensitivity=text,
                basis_use="own",
                basis=text,
            )
        ],
        recipients=[docs.recipient(text, text, text, location=text, contract=text, note=text)],
        transfers=[
            dict.fromkeys(
                ("country", "organisation", "recipient", "mechanism", "safeguards", "tia", "note"), text
            )
        ],
        systems=[text],
        measures=[text],
        joint_controllers=[text],
        status=text,
        extra={text: text},
        answers={
            "recipients": {"state": "not_applicable", "reason": text},
            "transfers": {"state": "unclarified", "reason": text},
        },
    )
    client = filled | {"part": "processor", "clients": [text], "processing": [text]}
    someone = docs.party(
        text,
        **dict.fromkeys(("registration_number", "address", "country", "email", "phone", "web", "note"), text),
    )
    made = docs.document(
        [filled, client],
        [someone],
        title=text,
        language=text,
        scope=text,
        security=text,
        controller=someone,
        joint_controllers=[someone],
        representative=someone,
        dpo=someone,
    )
    made["versions"] = [{"name": text, "kind": text, "at": text, "note": text, "step": 1, "hash": ""}]
    return made


def test_markup_is_printed_as_it_was_written(tmp_path: Path) -> None:
    result = write_pdf(hostile(HOSTILE), tmp_path / "markup.pdf", as_of=DAY, profile="internal")
    shown = words(result.path).replace(" ", "").replace("\u00a0", "")
    assert shown.count(HOSTILE.replace(" ", "")) >= 10
    assert not result.replaced_characters


@pytest.mark.parametrize(
    "text",
    ["\n" * 500 + "x", "0123456789" * 9, "\u200b\u200d\u00ad", " ", "e" + "\u0301" * 40, "W" * 80, "שלום " * 5,
     "\U0001f468\u200d\U0001f469\u200d\U0001f467 \x00\x1b\ufffe\ue000\U000e0041"],
)  # fmt: skip
def test_odd_texts_are_set_wherever_they_stand(text: str, tmp_path: Path) -> None:
    result = write_pdf(hostile(text), tmp_path / "odd.pdf", as_of=DAY, profile="internal")
    assert result.pages >= 5


@pytest.mark.parametrize("text", ["æ" * 40_000, "W" * 40_000, "ord " * 10_000])
def test_forty_thousand_characters_are_set_over_pages(text: str, tmp_path: Path) -> None:
    bases = [docs.basis("6(1)(f)", text)]
    activity = docs.activity(text, text, purposes=[{"title": "Formål", "description": "", "bases": bases}])
    result = write_pdf(docs.document([activity], title=text), tmp_path / "long.pdf", as_of=DAY)
    assert words(result.path).count(text[0]) >= 2 * text.count(text[0])


def test_replaced_characters_are_reported(tmp_path: Path) -> None:
    document = docs.document([docs.activity("1", "Møde \U0001f600 中")])
    result = write_pdf(document, tmp_path / "signs.pdf", as_of=DAY)
    assert set(result.replaced_characters) == {"\U0001f600", "中"}
    assert "Møde [U+1F600] [U+4E2D]" in words(result.path)
    assert result.replaced() == ["中 (U+4E2D)", "\U0001f600 (U+1F600)"]


@settings(max_examples=8)
@given(st.text(min_size=1, max_size=60))
@example("\u0e33\u0e33 \u0903 \u0967\u20e3")
@example("a\u035c\u0361b \u0915\u094d\u200d\u0937 \u064b\u0651")
@example("\u1d7f \u02de\u0345 \ua717 \u2e3b\ufdfd")
def test_no_text_fails_the_strict_export(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("any")
    result = write_pdf(hostile(text), folder / "any.pdf", as_of=DAY, profile="internal", layout="activity")
    assert result.activities == 2


LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><circle cx="15" cy="15" r="12" fill="#084"/></svg>"""


def test_the_cover_bears_the_logo_with_its_alternative_text(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text(LOGO, encoding="utf-8")
    (tmp_path / "logo.png").write_bytes(png(b"\x00\x80\x40" * 12, 4, 3, 12))
    for name in ("logo.svg", "logo.png"):
        result = write_pdf(
            docs.document([], controller=docs.party("Fjordlån")),
            tmp_path / "a.pdf",
            logo=tmp_path / name,
            cover_text="Udleveret efter anmodning",
            accent="#006644",
        )
        shown = read(result.path)
        assert "Logo for Fjordlån" in [figure.alt for figure in shown.root.all("Figure")]
        assert "Udleveret efter anmodning" in words(result.path)


@pytest.mark.parametrize(
    "content", [None, b"GIF89a", b"\x89PNG\r\n\x1a\nnot really", b"<svg" + b" " * 1_000_001]
)
def test_a_logo_that_is_no_picture_is_refused_by_name(content: bytes | None, tmp_path: Path) -> None:
    logo = tmp_path / "firma.png"
    if content is not None:
        logo.write_bytes(content)
    with pytest.raises(LogoUnreadable, match="firma"):
        write_pdf(docs.empty(), tmp_path / "a.pdf", logo=logo)
    assert not (tmp_path / "a.pdf").exists()


def test_progress_counts_activities_and_ends_at_all(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    write_pdf(
        docs.document([docs.activity("1", "x")]),
        tmp_path / "p.pdf",
        progress=lambda n, of: seen.append((n, of)),
    )
    assert seen == [(0, 1), (1, 1)]


def test_cancelling_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "old.pdf"
    target.write_bytes(b"old")
    with pytest.raises(PdfCancelled):
        write_pdf(docs.sample(), target, cancel=lambda: True)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["old.pdf"]


def test_a_file_that_is_not_whole_does_not_replace_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "old.pdf"
    target.write_bytes(b"old")
    original = pdf_process.run_job

    def cut(job: Doc, cancel: Any = None) -> Doc:
        answer = original(job, cancel)
        path = Path(job["output"])
        path.write_bytes(path.read_bytes()[:2000])
        return answer

    monkeypatch.setattr(writer, "run_job", cut)
    with pytest.raises(Incomplete):
        write_pdf(docs.empty(), target)
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_text_the_typesetter_refuses_is_tried_again_with_the_main_face(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, tried = pdf_process.run_job, []

    def refuse_once(job: Doc, cancel: Any = None) -> Doc:
        tried.append(job["data"])
        if len(tried) == 1:
            raise UnprintableText("no")
        return original(job, cancel)

    monkeypatch.setattr(writer, "run_job", refuse_once)
    result = write_pdf(docs.document([docs.activity("1", "שלום")]), tmp_path / "a.pdf")
    assert "שלום" in tried[0]
    assert "שלום" not in tried[1]
    assert (
        result.replaced_characters == {"ש": 1, "ל": 1, "ו": 1, "ם": 1}
        or sum(result.replaced_characters.values()) >= 4
    )


def test_a_refusal_of_both_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(job: Doc, cancel: Any = None) -> Doc:
        raise UnprintableText("The PDF could not be made.")

    monkeypatch.setattr(writer, "run_job", refuse)
    with pytest.raises(PdfError):
        write_pdf(docs.empty(), tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())


def test_a_full_disk_is_told_and_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "old.pdf").write_bytes(b"old")

    def full(job: Doc, cancel: Any = None) -> Doc:
        Path(job["output"]).write_bytes(b"%PDF")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writer, "run_job", full)
    with pytest.raises(DiskFull):
        write_pdf(docs.empty(), tmp_path / "old.pdf")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("old.pdf", b"old")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full is one of Linux")
def test_the_child_tells_a_full_disk_from_a_refused_text() -> None:
    options = PdfOptions(layout="table", as_of=DAY)
    view = RegisterView(docs.empty(), DocumentLabels("da"), TextCleaner(coverage(resource("fonts"))), options)
    job = compile_job(writer.whole(view, options), Path("/dev/full"), strict=True, timestamp=0, shrink=True)
    with pytest.raises(OSError, match="space") as told:
        pdf_process.run_job(job)
    assert told.value.errno == errno.ENOSPC


def test_what_cannot_be_done_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing):
        write_pdf(docs.empty(), tmp_path / "nowhere" / "a.pdf")
    with pytest.raises(UnknownDocumentLanguage):
        write_pdf(docs.empty(), tmp_path / "a.pdf", language="xx")
    assert not list(tmp_path.iterdir())


def test_the_template_imports_nothing_and_evaluates_nothing() -> None:
    source = resource("templates", "pdf", "register.typ").read_text(encoding="utf-8")
    code = re.sub(r"//.*", "", source)
    for forbidden in ("@", "import ", "include ", "eval(", "read(", "plugin("):
        assert forbidden not in code, forbidden

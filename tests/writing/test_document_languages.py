"""Documents in eleven languages: nothing missing, nothing left in English, each set strictly and read back."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register_app.base.paths import resource
from register_app.cli.options import DOCUMENT_LANGUAGES
from register_app.model import vocabulary
from register_app.model.document import Document
from register_app.model.workbook import SHEETS
from register_app.reading.ownworkbook import read
from register_app.services import export_writing
from register_app.services.sample import sample
from register_app.viewmodels.exporting.choices import LANGUAGES
from register_app.writing.citing import cite
from register_app.writing.csvfile import write_csv
from register_app.writing.labels import (
    DocumentLabels,
    UnknownDocumentLanguage,
    document_languages,
    document_text,
    known_language,
)
from register_app.writing.overview import PlainLabels, plain
from register_app.writing.pdf import write_pdf
from register_app.writing.xlsx import layout
from register_app.writing.xlsx.sheets import NAME_LIMIT, name
from register_app.writing.xlsx.words import Words
from register_app.writing.xlsx.workbook import write_xlsx
from tests.cells import plain_cells
from tests.documents import documents

ELEVEN = ("da", "en", "de", "fr", "sv", "nb", "nl", "es", "it", "pl", "fi")
TRANSLATED = tuple(language for language in ELEVEN if language not in ("da", "en"))
DOCUMENTS = (*ELEVEN, "da+en", "en+de")
ALIKE = 16
"""Up to so many characters a word may be the same in two languages, such as "Administrator"."""


def _json(*parts: str) -> Any:
    return json.loads(resource("catalogues", *parts).read_text(encoding="utf-8"))


def _braces(text: str) -> list[str]:
    return sorted(set(re.findall(r"\{\w+\}", text)))


def _small(language: str = "da") -> Document:
    """Two activities of the sample, one of each part."""
    whole = sample(language)
    kept = [a for a in whole["activities"] if a["part"] == "processor"][:1] + whole["activities"][:1]
    return Document(**{**whole, "activities": kept})


def test_the_eleven_languages_are_offered_everywhere() -> None:
    assert sorted(ELEVEN) == list(document_languages())
    assert set(DOCUMENT_LANGUAGES) == set(LANGUAGES) == {*ELEVEN, "da+en"}


def _said(words: Words) -> Iterator[str]:
    """The marked texts that a workbook asks for, as it asks."""
    asked: set[str] = set()
    known = words.text

    def text(msgid: str) -> str:
        asked.add(msgid)
        return known(msgid)

    words.text = text  # type: ignore[method-assign]
    for list_name in ("part", "basis_use", "recipient_kind", "item", "slot", "term_kind"):
        words._standard(list_name)
    for key, columns in SHEETS.items():
        text(layout.SHEET_LOOKS[key].name)
        text(layout.SHEET_LOOKS[key].about)
        for column in columns:
            if column.kind != "technical" and key != "cover":
                text(layout.heading(column))
                layout.comment(key, column, words)
    return iter(asked)


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_words_of_workbooks_are_complete(language: str) -> None:
    words = _json("document_words", f"{language}.json")
    assert words.keys() == _json("document_words", "de.json").keys()
    missing = [msgid for msgid in _said(Words(language)) if msgid and msgid not in words]
    assert missing == []
    for msgid, text in words.items():
        assert text.strip(), msgid
        assert _braces(text) == _braces(msgid), msgid


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_words_of_covers_and_of_tables_are_known(
    language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the whole writer asks for, beyond what the layout tells."""
    unknown: list[str] = []
    words = _json("document_words", f"{language}.json")
    known = Words.text

    def text(self: Words, msgid: str) -> str:
        if msgid and msgid not in words:
            unknown.append(msgid)
        return known(self, msgid)

    monkeypatch.setattr(Words, "text", text)
    document = _small()
    document["activities"][0]["description"] = "x" * 40_000
    document["activities"][0]["extra"] = {"Heading": "text"}
    write_xlsx(document, tmp_path / "book.xlsx", language=language)
    export_writing.write(document, tmp_path / "questions.xlsx", language=language, template="questionnaire")
    assert unknown == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_in_english(language: str) -> None:
    own, english = (_json("document_labels", f"{code}.json") for code in (language, "en"))
    same = [
        key for key, text in own["labels"].items() if text == english["labels"][key] and len(text) > ALIKE
    ]
    assert [key for key in same if key != "version_line"] == []
    words = _json("document_words", f"{language}.json")
    braces_only = re.compile(r"[\W\d]*(\{\w+\}[\W\d]*)+")
    assert [m for m, t in words.items() if m == t and len(m) > ALIKE and not braces_only.fullmatch(m)] == []


@pytest.mark.parametrize("language", ELEVEN)
@pytest.mark.parametrize("part", ["controller", "processor"])
def test_article_30_is_quoted_or_said_to_be_shortened(language: str, part: str) -> None:
    labels = DocumentLabels(language)
    for entry, letter in zip(_json("article30.json")[part]["letters"], labels.letters(part), strict=True):
        assert letter.heading == entry["heading"][language]
        quoted = language in entry["text"]
        assert letter.verbatim is quoted
        assert quoted is (entry.get("verbatim", {}).get(language, True))
        if quoted:
            assert letter.wording == entry["text"][language]
            assert not letter.wording.endswith((";", ".", ","))
        else:
            assert letter.wording == f"{letter.heading} ({labels['in_short']})"
    assert labels.introduction(part)
    assert "2016/679" in labels.wording_source()


@pytest.mark.parametrize(
    ("language", "basis", "second"),
    [
        ("de", "Art. 6 Abs. 1 lit. f", "Art. 49 Abs. 1 Unterabs. 2"),
        ("fr", "art. 6, § 1, f)", "art. 49, § 1, deuxième alinéa"),
        ("sv", "art. 6.1 f", "art. 49.1 andra stycket"),
        ("nb", "art. 6 nr. 1 bokstav f", "art. 49 nr. 1 annet ledd"),
        ("nl", "art. 6, lid 1, punt f)", "art. 49, lid 1, tweede alinea"),
        ("es", "art. 6.1 f)", "art. 49.1, párrafo segundo"),
        ("it", "art. 6, par. 1, lettera f)", "art. 49, par. 1, secondo comma"),
        ("pl", "art. 6 ust. 1 lit. f", "art. 49 ust. 1 akapit drugi"),
        ("fi", "6 artiklan 1 kohdan f alakohta", "49 artiklan 1 kohdan toinen alakohta"),
    ],
)
def test_citations_as_lawyers_of_the_language_write_them(language: str, basis: str, second: str) -> None:
    assert cite("6(1)(f)", language).replace("\u00a0", " ") == basis
    assert cite("49(1)", language).replace("\u00a0", " ") == second


@pytest.mark.parametrize("language", ELEVEN)
def test_no_two_articles_are_cited_alike(language: str) -> None:
    codes = (*vocabulary.ARTICLES, *vocabulary.MECHANISMS)
    assert len({cite(code, language) for code in codes}) == len(set(codes))


def test_polish_counts_in_its_own_forms() -> None:
    labels = DocumentLabels("pl")
    assert [labels.count("draft", n) for n in (1, 3, 8)] == ["1 projekt", "3 projekty", "8 projektów"]


def test_dates_by_the_language() -> None:
    said = {code: PlainLabels(code).date("2026-03-01") for code in ("de", "fr", "pl", "fi", "nb", "es")}
    assert said == {
        "de": "1. März 2026",
        "fr": "1er mars 2026",
        "pl": "1 marca 2026",
        "fi": "1. maaliskuuta 2026",
        "nb": "1. mars 2026",
        "es": "1 de marzo de 2026",
    }


# -- two languages at once ---------------------------------------------------------------------------------------


def test_two_languages_stand_beside_each_other() -> None:
    labels = PlainLabels("da+en")
    assert labels.language == "da"
    assert labels["purpose_numbers"] == "Formål nr. / Purpose no."
    assert labels["version"] == "Version"
    assert labels["not_applicable_because"] == "Ikke relevant, fordi / Not applicable because: {reason}"
    assert labels.fill("page", x=1, y=2) == "Side 1 af 2 / Page 1 of 2"
    assert labels.citation("6(1)(f)") == "art. 6, stk. 1, litra f / Art. 6(1)(f)"
    assert labels.term("status", "draft") == "Kladde / Draft"
    assert labels.term("status", "efter aftale") == "efter aftale"
    assert labels.country("DK") == "Danmark / Denmark"
    assert labels.period("P1Y6M") == "1 år og 6 måneder / 1 year and 6 months"
    assert labels.date("2026-03-31") == "31. marts 2026 / 31 March 2026"
    said = labels.fill("subtitle_controller", citation=labels.paragraph("controller"))
    assert plain(said) == (
        "Dataansvarlig – art. 30, stk. 1, i databeskyttelsesforordningen / "
        "Controller – Art. 30(1) of the General Data Protection Regulation"
    )
    counts = [labels.count("draft", 2), labels.count("approved", 1)]
    assert labels.all_of(counts) == "2 kladder og 1 godkendt / 2 drafts and 1 approved"


@pytest.mark.parametrize("language", ["da+da", "da+tlh", "da+en+de", "+en", "da+", "tlh"])
def test_what_is_no_pair_of_languages_is_refused(language: str) -> None:
    assert not known_language(language)
    with pytest.raises(UnknownDocumentLanguage):
        DocumentLabels(language)


def test_sheets_of_two_languages_have_names_that_excel_takes() -> None:
    text = document_text("da+en")
    assert name(text("Overview"), ()) == "Oversigt - Overview"
    long = name(text("Purposes and legal bases"), ())
    assert len(long) <= NAME_LIMIT
    assert long == document_text("da")("Purposes and legal bases")


# -- the files ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", DOCUMENTS)
def test_a_pdf_of_each_language_is_set_strictly(language: str, tmp_path: Path) -> None:
    import pikepdf
    import pypdfium2

    made = write_pdf(_small(), tmp_path / "a.pdf", language=language, as_of="2026-03-31")
    assert made.replaced() == []
    first = language.partition("+")[0]
    with pikepdf.open(made.path) as pdf:
        assert str(pdf.Root.Lang) == first
    with pypdfium2.PdfDocument(made.path) as read_again:
        told = " ".join(" ".join(page.get_textpage().get_text_bounded() for page in read_again).split())
    assert all(word in told for word in DocumentLabels(language)["title"].split())
    assert "{" not in told


@pytest.mark.parametrize("language", DOCUMENTS)
def test_a_workbook_of_each_language_is_read_back_the_same(language: str, tmp_path: Path) -> None:
    document = _small()
    write_xlsx(document, tmp_path / "a.xlsx", language=language)
    assert read(plain_cells(tmp_path / "a.xlsx")) == document


@settings(max_examples=12)
@given(documents(versions=True), st.sampled_from(DOCUMENTS))
def test_any_register_comes_back_in_any_language(
    tmp_path_factory: pytest.TempPathFactory, document: Document, language: str
) -> None:
    path = tmp_path_factory.mktemp("trip") / "a.xlsx"
    write_xlsx(document, path, language=language)
    assert read(plain_cells(path)) == document


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_headings_of_a_csv_file_are_translated(language: str, tmp_path: Path) -> None:
    headings = {}
    for code in (language, "en"):
        write_csv(_small(), tmp_path / f"{code}.csv", language=code)
        text = (tmp_path / f"{code}.csv").read_text(encoding="utf-8-sig")
        headings[code] = next(csv.reader(text.splitlines(), delimiter="," if code == "en" else ";"))
    pairs = list(zip(headings[language], headings["en"], strict=True))
    assert sum(own == english for own, english in pairs) <= 3


@pytest.mark.parametrize(
    ("language", "shown"),
    [("da", "dd\\-mm\\-yyyy"), ("de", "dd\\.mm\\.yyyy"), ("fr", "dd\\/mm\\/yyyy"), ("sv", "yyyy\\-mm\\-dd")],
)
def test_cells_show_dates_as_the_language_writes_them(language: str, shown: str, tmp_path: Path) -> None:
    import openpyxl

    write_xlsx(_small(), tmp_path / "a.xlsx", language=language)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    formats = {
        cell.number_format
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if getattr(cell, "is_date", False)
    }
    assert formats == {shown}

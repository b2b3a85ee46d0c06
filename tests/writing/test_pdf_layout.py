"""What a reader sees on a page: heads of pages, feet that lie level, tables whose columns fit what they hold."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from register_app.base.paths import resource
from register_app.model.document import complete_document
from register_app.services import export_writing
from register_app.writing import pdf as writer
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels
from register_app.writing.pdf import write_pdf
from register_app.writing.pdf_blocks import Composer
from register_app.writing.pdf_cover import RUNNING_LIMIT
from register_app.writing.pdf_figures import figures
from register_app.writing.pdf_flow import Flow, laid_out
from register_app.writing.pdf_long import LongTexts
from register_app.writing.pdf_options import PdfOptions
from register_app.writing.pdf_parties import known_parties, party_table
from register_app.writing.pdf_view import RegisterView
from register_app.writing.pdf_wide import wide_table
from register_app.writing.text_safety import TextCleaner
from tests.documents import sized

DAY = "2026-03-31"


@pytest.fixture(scope="module")
def compose() -> Composer:
    return Composer(DocumentLabels("en"), TextCleaner(coverage(resource("fonts"))))


def lines(path: Path) -> list[list[str]]:
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range().splitlines() for page in pdf]


def long_one() -> Any:
    measures = [f"Measure {number}, which is described in some detail" for number in range(90)]
    return complete_document(
        {
            "register": {"title": "The record of all that is done", "language": "en"},
            "activities": [
                {"number": "RA-0001", "name": "Payroll", "part": "controller", "measures": measures},
                {"number": "RA-0002", "name": "Loans", "part": "controller"},
            ],
        }
    )


@pytest.mark.parametrize("most", [300, 1])
def test_a_page_that_goes_on_names_its_activity(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Set in one piece and in several."""
    monkeypatch.setattr(writer, "ONE_DOCUMENT", most)
    write_pdf(long_one(), tmp_path / "a.pdf", language="en", as_of=DAY)
    pages = lines(tmp_path / "a.pdf")
    begins = [place for place, page in enumerate(pages) if "RA-0001" in page]
    assert len(begins) == 1
    heads = [" ".join(page[:2]) for page in pages]
    assert "The record of all that is done" in heads[begins[0]]
    assert "RA-0001 Payroll" in heads[begins[0] + 1]
    other = next(place for place, page in enumerate(pages) if "RA-0002" in page)
    assert all("RA-0001" not in head for head in heads[other:])
    assert "RA-0002 Loans" not in heads[other]


def test_the_head_of_a_page_is_one_line(tmp_path: Path) -> None:
    document = long_one()
    document["register"]["title"] = "record " * 40
    document["activities"][0]["name"] = "payroll " * 40
    write_pdf(document, tmp_path / "a.pdf", language="en", as_of=DAY)
    for page in lines(tmp_path / "a.pdf")[1:]:
        assert len(page[1]) <= RUNNING_LIMIT + 1


@pytest.mark.parametrize("most", [300, 1])
def test_both_ends_of_the_foot_stand_on_one_line(
    most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "ONE_DOCUMENT", most)
    write_pdf(long_one(), tmp_path / "a.pdf", language="en", as_of=DAY)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        for place in range(1, len(pdf)):
            text = pdf[place].get_textpage()
            bottoms = []
            for words in ("Extract of", f"Page {place + 1} of"):
                found = text.search(words).get_next()
                assert found is not None
                bottoms.append(text.get_charbox(found[0])[1])
            assert abs(bottoms[0] - bottoms[1]) < 0.5


def said(cell: Any) -> str:
    return " / ".join("".join(str(run[1]) for run in line) for line in cell)


def test_a_time_limit_says_nothing_twice(compose: Composer) -> None:
    use = {
        "category": "Name",
        "retention": {
            "period": "P5Y",
            "text": "5 years after the loan is repaid",
            "start": "the loan is repaid",
        },
    }
    other = {"category": "Number", "retention": {"period": "P5Y", "text": "", "start": "the end of the year"}}
    document = complete_document({"activities": [{"name": "Loans", "data": [use, other]}]})
    table = wide_table(
        compose, document["register"], document["activities"], "controller", LongTexts(compose, "A")
    )
    cell = said(table["rows"][0][5])
    assert cell.replace("\u00a0", " ") == (
        "Name: 5 years after the loan is repaid / Number: 5 years, the end of the year"
    )


def test_each_article_of_a_purpose_stands_on_a_line_joined_as_it_holds(compose: Composer) -> None:
    codes = ["6(1)(b)", "6(1)(c)", "6(1)(c)", "", "9(2)(b)"]
    purposes = [{"title": "Pay", "bases": [{"article": code} for code in codes]}, {"title": "Plan"}]
    document = complete_document({"activities": [{"name": "Payroll", "purposes": purposes}]})
    table = wide_table(
        compose, document["register"], document["activities"], "controller", LongTexts(compose, "A")
    )
    cell = said(table["rows"][0][1])
    assert cell.replace("\u00a0", " ") == "Pay / Art. 6(1)(b) / or Art. 6(1)(c) / and Art. 9(2)(b) / Plan"


def test_columns_are_as_wide_as_what_they_hold(compose: Composer) -> None:
    measures = [f"A measure that takes many words, number {number}" for number in range(8)]
    document = complete_document(
        {"activities": [{"name": "Loans", "measures": measures, "purposes": [{"title": "P"}]}]}
    )
    table = wide_table(
        compose, document["register"], document["activities"], "controller", LongTexts(compose, "A")
    )
    widths = dict(zip((head[:2] for head in table["head"]), table["widths"], strict=True))
    assert widths["g)"] > 2 * widths["b)"] > 0


def test_a_party_of_many_activities_has_room_and_an_honest_count(compose: Composer) -> None:
    def table(count: int) -> Any:
        activities = [
            {
                "number": f"RA-{place:04}",
                "recipients": [{"name": "Host", "kind": "party", "role": "processor"}],
            }
            for place in range(count)
        ]
        document = complete_document({"activities": activities, "parties": [{"name": "Host"}]})
        made = party_table(compose, known_parties(document), document["activities"], internal=False)
        assert made is not None
        return made

    few, many = table(5), table(90)
    assert few["widths"][-1] < 1 < many["widths"][-1]
    assert len(few["rows"][0][-1]) == 1
    numbers, counted = many["rows"][0][-1]
    assert len(re.findall(r"RA-\d+", said([numbers]))) == 40
    assert "40" in said([counted])
    assert "90" in said([counted])


def test_the_flow_says_from_what_to_what_each_row_leads(compose: Composer) -> None:
    made = figures(compose, export_writing.figures(sized(40)), reviews=True)
    assert made is not None
    labels = compose.labels
    heads = [(said(row[0]), said(row[1])) for row in made["flow"]["table"]["rows"] if row[0][0][0][0] == "j"]
    assert heads[0] == (labels["subjects"], labels["purpose"])
    assert (labels["purpose"], labels["recipients"]) in heads


def test_names_in_the_contents_stand_below_each_other(tmp_path: Path) -> None:
    names = {"F1": "Alpha", "RA-0001": "Beta", "": "Gamma"}
    document = complete_document(
        {
            "register": {"language": "en"},
            "activities": [{"number": number, "name": name} for number, name in names.items()],
        }
    )
    write_pdf(document, tmp_path / "a.pdf", language="en", as_of=DAY)
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pdf:
        contents = pdf[1].get_textpage()
        lefts = []
        for name in names.values():
            found = contents.search(name).get_next()
            assert found is not None
            lefts.append(contents.get_charbox(found[0], loose=True)[0])
    assert max(lefts) - min(lefts) < 0.5


def test_few_boxes_make_a_low_drawing() -> None:
    def flow(rows: int) -> Flow:
        columns = [[f"{place} {row}" for row in range(rows)] for place in range(4)]
        return {
            "columns": columns,
            "links": [
                {"source": (place, columns[place][row]), "target": (place + 1, columns[place + 1][row]), "count": 1}
                for place in range(3)
                for row in range(rows)
            ],
        }  # fmt: skip

    heights = [laid_out(flow(rows))[2] for rows in (1, 3, 9)]
    assert heights[0] < 30
    assert heights == sorted(heights)
    assert heights[2] > 80


@pytest.mark.parametrize(("address", "parts"), [("Main Street 1", 1), ("Main Street 1, " * 5, 2)])
def test_contact_details_part_between_address_and_mail(address: str, parts: int, compose: Composer) -> None:
    party = {
        "name": "Bank",
        "registration_number": "",
        "address": address,
        "country": "DK",
        "email": "post@bank.example",
        "phone": "+45 1",
        "web": "",
        "note": "",
    }
    shown = RegisterView(
        complete_document({"register": {"controller": party}, "activities": [{"name": "A"}]}),
        compose.labels,
        compose.cleaner,
        PdfOptions(as_of=DAY),
    ).activity(0)["sections"][0]["blocks"][0]["rows"][0][1]
    lines = said(shown).replace("\u00a0", " ").split(" / ")[1:]
    assert len(lines) == parts
    assert lines[-1].endswith("post@bank.example · +45 1")
    if parts == 2:
        assert lines[0].endswith("Denmark")
        assert lines[1] == "post@bank.example · +45 1"


def test_a_label_is_not_said_before_a_text_that_begins_with_it(compose: Composer) -> None:
    assert said([compose.around("lia", "balancing of interests 7")]) == "balancing of interests 7"
    assert said([compose.around("lia", "No. 7")]) == "Balancing of interests: No. 7"


def test_two_languages_have_more_room_for_short_words(compose: Composer) -> None:
    both = Composer(DocumentLabels("da+en"), compose.cleaner)
    assert compose.fixed(20) == -20
    assert both.fixed(20) < -20


def test_french_signs_are_never_alone_at_the_begin_of_a_line(compose: Composer) -> None:
    french = Composer(DocumentLabels("fr"), compose.cleaner)
    assert french.word("Motif : « oui »")[1] == "Motif\u00a0: «\u00a0oui\u00a0»"
    assert french.own("Motif : oui")[1] == "Motif : oui"


def test_french_sets_its_colon_and_one_closing_bracket(compose: Composer) -> None:
    french = Composer(DocumentLabels("fr"), compose.cleaner)
    transfer = {"country": "US", "mechanism": "46(2)(c)"}
    answers = {"recipients": {"state": "not_applicable", "reason": "personne"}}
    document = complete_document(
        {"activities": [{"name": "Prêts", "transfers": [transfer], "answers": answers}]}
    )
    table = wide_table(
        french, document["register"], document["activities"], "controller", LongTexts(french, "A")
    )
    told = [said(cell).replace("\u00a0", " ") for cell in table["rows"][0]]
    assert told[3] == "Sans objet : personne"
    assert told[4] == "États-Unis (art. 46, § 2, c)"

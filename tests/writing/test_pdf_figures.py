"""The record in figures: every number in words, the drawing inside its frame, its alternative text and its table."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.paths import resource
from register_app.services import overview
from register_app.writing import pdf, pdf_pieces
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels, document_languages
from register_app.writing.pdf import write_pdf
from register_app.writing.pdf_blocks import Composer
from register_app.writing.pdf_figures import MOST_ROWS, Figures, figures
from register_app.writing.pdf_flow import BOX, WIDTH, Flow, Link, laid_out
from register_app.writing.text_safety import TextCleaner
from tests.writing.pdf_documents import activity, document, many, sample
from tests.writing.pdf_structure import Element, TaggedPdf, read

TODAY = datetime.date(2026, 11, 25)


@pytest.fixture(scope="module")
def cleaner() -> TextCleaner:
    return TextCleaner(coverage(resource("fonts")))


def counted(register: Any) -> Figures:
    return overview.figures(register, TODAY)


def of(**pictures: list[tuple[str, int]]) -> Figures:
    return {
        "in_use": 10,
        "pictures": {
            name: [{"key": key, "count": count} for key, count in rows] for name, rows in pictures.items()
        },
        "flow": {"columns": [[], [], [], []], "links": []},
    }


def said(rows: Any) -> list[tuple[str, int]]:
    return [("".join(run[1] for line in cell for run in line), count) for cell, count in rows]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> TaggedPdf:
    path = tmp_path_factory.mktemp("figures") / "a.pdf"
    write_pdf(sample(), path, language="en", as_of="2026-11-25", figures=counted(sample()))
    return read(path)


def after(shown: TaggedPdf, title: str) -> list[Element]:
    """The elements of the document after the heading `title`, up to the next chapter."""
    flat = [e for e in shown.root.walk() if e.tag in ("H1", "H2", "Table", "Figure", "P")]
    start = next(i for i, e in enumerate(flat) if e.tag == "H1" and e.said() == title)
    end = next(i for i, e in enumerate(flat) if i > start and e.tag == "H1")
    return flat[start + 1 : end]


def test_the_numbers_are_read_from_tables(made: TaggedPdf) -> None:
    tables = [e for e in after(made, "The record in figures") if e.tag == "Table"]
    heads = [[head.said().replace(" \u00ad ", "") for head in table.all("TH")] for table in tables]
    assert [head[0] for head in heads] == [
        "Legal basis",
        "Sensitivity",
        "Time limit",
        "Third country or international organisation",
        "Reviews",
        "From",
    ]
    rows = {row.said().replace("\u00a0", " ") for table in tables for row in table.all("TR")}
    assert "Art. 6(1)(f) legitimate interests 4" in rows
    assert "Special category (Art. 9) 1" in rows
    assert "United States 3" in rows
    assert "Not planned 7" in rows


def test_the_flow_has_words_instead_of_the_drawing_and_a_table(made: TaggedPdf) -> None:
    inside = after(made, "The record in figures")
    drawing = next(e for e in inside if e.tag == "Figure" and e.alt.startswith("Drawing:"))
    assert "The table below the drawing" in drawing.alt
    table = next(e for e in inside if e.tag == "Table" and e.all("TH")[0].said() == "From")
    told = [row.said().replace("\u00a0", " ") for row in table.all("TR")]
    assert any(row.startswith("Kunder ") and "Direkte markedsføring (1)" in row for row in told)
    assert any(row.startswith("Cirrus Hosting Inc. ") and "United States (3)" in row for row in told)


def test_contents_and_bookmarks_know_the_chapter(
    made: TaggedPdf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "The record in figures" in [title for title, _, _ in made.bookmarks]
    path = tmp_path / "pieces.pdf"
    monkeypatch.setattr(pdf, "ONE_DOCUMENT", 8)
    monkeypatch.setattr(pdf_pieces, "PIECE", 5)
    big = many(12)
    write_pdf(big, path, language="en", as_of="2026-11-25", figures=counted(big))
    shown = read(path)
    assert "The record in figures" in [title for title, _, _ in shown.bookmarks]
    assert any(e.alt.startswith("Drawing:") for e in shown.root.all("Figure"))


def test_an_empty_register_has_no_such_chapter(tmp_path: Path) -> None:
    empty = document([])
    path = tmp_path / "a.pdf"
    write_pdf(empty, path, language="en", as_of="2026-11-25", figures=counted(empty))
    assert "The record in figures" not in [title for title, _, _ in read(path).bookmarks]


def test_reviews_are_left_out_of_what_the_public_gets(cleaner: TextCleaner) -> None:
    compose = Composer(DocumentLabels("en"), cleaner)
    given_figures = of(reviews=[("overdue", 2)], countries=[("US", 1)])
    for reviews, names in ((True, ["countries", "reviews"]), (False, ["countries"])):
        shown = figures(compose, given_figures, reviews=reviews)
        assert shown is not None
        assert [block["name"] for block in shown["small"]] == names


@pytest.mark.parametrize("language", document_languages())
def test_every_key_has_words_in_every_language(language: str, cleaner: TextCleaner) -> None:
    keys = {
        "sensitivity": ["ordinary", "confidential", "national_id", "special", "criminal", ""],
        "retention": ["half-year", "year", "three", "five", "ten", "longer", "criterion", ""],
        "reviews": ["overdue", "month", "quarter", "later", ""],
    }
    compose = Composer(DocumentLabels(language), cleaner)
    shown = figures(
        compose, of(**{name: [(key, 1) for key in held] for name, held in keys.items()}), reviews=True
    )
    assert shown is not None
    for block in shown["small"]:
        told = [text for text, _ in said(block["rows"])]
        assert all(told)
        assert len(set(told)) == len(keys[block["name"]])
        assert not set(told) & set(keys[block["name"]])


def test_what_is_rare_is_counted_together_and_each_activity_once(cleaner: TextCleaner) -> None:
    countries = [f"Organisation {i:02}" for i in range(MOST_ROWS + 3)]
    everywhere = [
        {
            "country": "",
            "organisation": name,
            "recipient": "",
            "mechanism": "",
            "safeguards": "",
            "tia": "",
            "note": "",
        }
        for name in countries
    ]
    activities = [
        activity("1", "All of them", transfers=everywhere),
        activity("2", "One", transfers=everywhere[:1]),
    ]
    shown = figures(Composer(DocumentLabels("en"), cleaner), counted(document(activities)), reviews=False)
    assert shown is not None
    told = dict(said(next(block["rows"] for block in shown["small"] if block["name"] == "countries")))
    assert len(told) == MOST_ROWS + 1
    assert told[countries[0]] == 2
    assert told["Others"] == 1


names = st.lists(st.text("abcdef", min_size=1, max_size=3), min_size=1, max_size=9, unique=True)


@st.composite
def flows(draw: st.DrawFn) -> Flow:
    columns = [draw(names) for _ in range(4)]
    links: list[Link] = []
    for place in range(3):
        for one in columns[place]:
            for other in columns[place + 1]:
                count = draw(st.integers(0, 300))
                if count:
                    links.append({"source": (place, one), "target": (place + 1, other), "count": count})
    return {"columns": columns, "links": links}


@given(flows())
def test_boxes_stand_apart_inside_the_frame_and_bands_end_at_them(flow: Flow) -> None:
    boxes, bands, height = laid_out(flow)
    assert height < 200
    for (place, row), (x, y, width, high) in boxes.items():
        assert x >= 0
        assert x + width <= WIDTH + 1e-6
        assert width == BOX
        assert y + high <= height + 1e-6
        if row:
            above = boxes[place, row - 1]
            assert above[1] + above[3] < y
    assert len(bands) == len(flow["links"])
    rights = {(round(x + width, 3)) for x, _, width, _ in boxes.values()}
    for near, upper, lower, far, far_upper, far_lower in bands:
        assert near in rights
        assert near < far
        assert upper < lower
        assert far_upper < far_lower
        assert any(
            round(x, 3) == far and y - 1e-2 <= far_upper and far_lower <= y + high + 1e-2
            for x, y, _, high in boxes.values()
        )

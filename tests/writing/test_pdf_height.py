"""An activity of which a few lines would stand on a page of their own is set closer; which ones those are is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.paths import resource
from register_app.writing import pdf as writer
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels
from register_app.writing.pdf import write_pdf
from register_app.writing.pdf_height import PAGE, close_call, height
from register_app.writing.pdf_options import PdfOptions
from register_app.writing.pdf_view import RegisterView
from register_app.writing.text_safety import TextCleaner
from tests.writing import pdf_documents as make

COUNT, LEAST = 30, 16


def growing(count: int = COUNT, least: int = LEAST) -> Any:
    """Activities that are alike, save that each has one more security measure than the one before."""
    return make.document(
        [
            make.activity(
                f"RA-{number:04d}",
                f"Activity {number}",
                purposes=[{"title": "Payroll", "description": "", "bases": [make.basis("6(1)(c)", "Law")]}],
                data=[make.use(f"Kind {kind}", ["Staff"], make.retention("P5Y")) for kind in range(3)],
                recipients=[make.recipient(f"Bank {bank}", "processor", "DK") for bank in range(3)],
                measures=[f"Measure {measure}" for measure in range(least + number)],
                department="Human resources",
            )
            for number in range(count)
        ]
    )


def spread(path: Path) -> list[tuple[int, float]]:
    """For each activity, how many pages it has and how far its first two measures stand from each other."""
    found: list[tuple[int, float]] = []
    with pypdfium2.PdfDocument(path) as pdf:
        for page in pdf:
            text = page.get_textpage()
            tops = []
            for words in ("Measure 0", "Measure 1"):
                place = text.search(words).get_next()
                tops += [text.get_charbox(place[0])[3]] if place else []
            if len(tops) == 2:
                found.append((1, round(tops[0] - tops[1], 2)))
            elif found and "Supplementary information" in text.get_text_range():
                found[-1] = (found[-1][0] + 1, found[-1][1])
    return found


@pytest.mark.parametrize(("most", "layout"), [(300, "full"), (8, "full"), (300, "activity")])
def test_a_few_lines_more_than_a_page_are_set_closer(
    most: int, layout: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also the first activity, above which a title stands; in one piece and in several, and activities alone."""
    monkeypatch.setattr(writer, "ONE_DOCUMENT", most)
    write_pdf(growing(), tmp_path / "a.pdf", language="en", layout=layout, as_of="2026-03-31")
    found = spread(tmp_path / "a.pdf")
    assert len(found) == COUNT
    pages = [number for number, _ in found]
    assert pages[0] == 1
    assert pages == sorted(pages)
    assert pages[-1] == 2
    usual, close = found[1][1], min(apart for _, apart in found)
    assert close < 0.95 * usual
    # Nothing is set closer in vain, and what is lies between what fits as it is and what needs two pages anyway.
    looks = ["close" if apart == close else "usual" if pages == 1 else "two" for pages, apart in found[1:]]
    assert looks == sorted(looks, key=["usual", "close", "two"].index)
    assert looks.count("close") >= 3
    assert all(apart in (usual, close) for _, apart in found)
    assert all(pages == 1 for pages, apart in found if apart == close)


def test_the_title_of_a_part_counts(tmp_path: Path) -> None:
    """What fits alone but not below the title of its part is set closer."""
    whole = growing()
    write_pdf(whole, tmp_path / "a.pdf", language="en", as_of="2026-03-31")
    found = spread(tmp_path / "a.pdf")
    usual = found[1][1]
    longest = max(place for place, (_, apart) in enumerate(found) if apart == usual and found[place][0] == 1)
    write_pdf(growing(1, LEAST + longest), tmp_path / "b.pdf", language="en", as_of="2026-03-31")
    ((pages, apart),) = spread(tmp_path / "b.pdf")
    assert pages == 1
    assert apart < usual


def test_what_may_end_shortly_below_a_page_is_told() -> None:
    cleaner = TextCleaner(coverage(resource("fonts")))
    view = RegisterView(growing(), DocumentLabels("en"), cleaner, PdfOptions())
    told = [view.activity(place)["close_call"] for place in range(COUNT)]
    # The shortest fit for sure; among the others nobody knows before they are measured.
    first = told.index(True)
    assert first > 0
    assert all(told[first:])


@given(st.floats(10, 2000))
def test_only_what_is_near_the_end_of_a_page_is_close(high: float) -> None:
    if high < 0.9 * PAGE or 1.35 * PAGE < high < 1.85 * PAGE:
        assert not close_call(high)
    if PAGE < high < 1.2 * PAGE:
        assert close_call(high)


def test_longer_texts_and_more_rows_are_higher() -> None:
    def sections(rows: int, text: str) -> list[Any]:
        cell = [[["p", text, 1, ""]]]
        table = {"k": "table", "head": ["Name", "Role"], "widths": [1.0, -30], "rows": [[cell, cell]] * rows}
        return [{"letter": "a", "title": "Names", "cite": "", "blocks": [table]}]

    def high(rows: int, words: int) -> float:
        return height(sections(rows, "word " * words), [], "Payroll")

    assert high(1, 1) < high(5, 1) < high(20, 1)
    assert high(5, 1) < high(5, 40)
    assert high(1, 1) < 40
    assert high(20, 40) > PAGE

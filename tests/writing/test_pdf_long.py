"""Texts that are too long for their column: the beginning in place, the whole over the width of the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from register_app.base.paths import resource
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels
from register_app.writing.pdf import write_pdf
from register_app.writing.pdf_blocks import Composer
from register_app.writing.pdf_long import HALF, LongTexts
from register_app.writing.text_safety import TextCleaner
from tests.writing import pdf_documents as docs
from tests.writing.pdf_structure import read

WORDS = "Vi behandler oplysninger om kunden for at kunne vurdere ansøgningen. "
PURPOSE = (WORDS * 600)[:40_000].strip()


def flat(text: str) -> str:
    return "".join(text.split()).replace("\u00ad", "").replace("\u200b", "").replace("-", "")


@pytest.fixture
def long() -> LongTexts:
    return LongTexts(Composer(DocumentLabels("da+en"), TextCleaner(coverage(resource("fonts")))), "C")


def one(**given: Any) -> dict[str, Any]:
    return docs.document([docs.activity("RA-0001", "Lån", **given)], language="da")


@pytest.mark.parametrize("layout", ["full", "activity", "table"])
@pytest.mark.parametrize("field", ["title", "description"])
def test_a_purpose_of_forty_thousand_characters_stands_whole_in_the_annex(
    layout: str, field: str, tmp_path: Path
) -> None:
    purpose = {"title": "", "description": "", "bases": [docs.basis("6(1)(b)")]} | {field: PURPOSE}
    write_pdf(one(purposes=[purpose]), tmp_path / "a.pdf", as_of="2026-11-25", layout=layout)
    shown = read(tmp_path / "a.pdf")
    assert shown.headings()[-1][1] == "Formål med behandling til RA-0001 Lån"
    paragraphs = [flat(element.said()) for element in shown.root.all("P")]
    assert max(paragraphs, key=len) == flat(PURPOSE)
    cells = [flat(element.said()) for element in shown.root.all("TD")]
    assert max(map(len, cells)) < HALF
    assert any(flat(WORDS) in cell and "Tekstenerlangogståribilag" in cell for cell in cells)
    assert {link.alt for link in shown.root.all("Link")} or any(shown.root.all("Link"))


@pytest.mark.parametrize(
    "given",
    [
        {"recipients": [docs.recipient("Bank", note=PURPOSE[:3000])]},
        {"recipients": [docs.recipient("Bank", contract=PURPOSE[:3000])]},
        {"data": [docs.use("Navn", ["Kunder"], source=PURPOSE[:3000])]},
        {"data": [docs.use("Navn", ["Kunder"], docs.retention("P1Y", note=PURPOSE[:3000]))]},
        {"data": [docs.use("Navn", ["Kunder"], docs.retention(text=PURPOSE[:3000]))]},
        {"purposes": [{"title": "Lån", "description": "", "bases": [docs.basis("6(1)(f)", PURPOSE[:3000])]}]},
    ],
)
def test_every_narrow_column_hands_its_long_texts_over(given: dict[str, Any], tmp_path: Path) -> None:
    write_pdf(one(**given), tmp_path / "a.pdf", as_of="2026-11-25", layout="activity")
    shown = read(tmp_path / "a.pdf")
    assert flat(PURPOSE[:3000]) in [flat(element.said()) for element in shown.root.all("P")]
    assert max(len(element.said()) for element in shown.root.all("TD")) < HALF


def test_what_fits_stays_where_it_is(long: LongTexts) -> None:
    assert "".join(run[1] for run in long.line("a" * 50, "Formål", 50)).replace("\u200b", "") == "a" * 50
    assert not long.entries


def test_the_reference_leads_to_the_text_and_names_the_annex(long: LongTexts) -> None:
    long.about = "RA-0001 Lån"
    labels = DocumentLabels("da+en")
    cell = long.cell("ord " * 300, labels["purpose"], 300)
    reference = cell[-1][0]
    assert reference[3] == long.entries[0]["id"]
    assert (
        str(reference[1])
        == "→ Teksten er lang og står i bilag C. / → The text is long and stands in Annex C."
    )
    assert str(long.entries[0]["title"]) == (
        "Formål med behandling til RA-0001 Lån / Purpose of the processing for RA-0001 Lån"
    )
    assert long.title() == "Bilag C: Længere tekster / Annex C: Longer texts"

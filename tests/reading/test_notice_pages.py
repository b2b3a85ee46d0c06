"""Page numbers, and the heads and feet of pages, in a text copied out of them."""

from __future__ import annotations

from register_app.reading import plaintext
from register_app.reading.notice import pages
from register_app.reading.notice.units import units


def kept(text: str) -> list[str]:
    return [block.text for block in pages.without_margins(plaintext.lines(text))]


def test_numbers_and_the_title_beside_them_are_left_out() -> None:
    text = "Mill Club\nPrivacy notice for guests\nWe lend boats.\nPage 1 of 2\nMill Club – Privacy notice for guests\nWe sell tea.\nPage 2 of 2"
    assert kept(text) == ["Mill Club", "Privacy notice for guests", "We lend boats.", "We sell tea."]


def test_a_foot_with_the_title_and_a_number_is_left_out() -> None:
    text = (
        "Mølleklubben\nPrivatlivspolitik for gæster\n\nVi udlejer både.\nMølleklubben | Side 1\nVi sælger te."
    )
    assert kept(text) == ["Mølleklubben", "Privatlivspolitik for gæster", "Vi udlejer både.", "Vi sælger te."]


def test_cells_that_stand_beside_page_numbers_again_are_kept() -> None:
    text = "Mill Club\nPrivacy notice\n\nPurpose\nLegal basis\nBoats\nRowtech Ltd\n1/3\nPurpose\nLegal basis\nTea\nRowtech Ltd\n2/3\nName"
    found = kept(text)
    assert found.count("Rowtech Ltd") == 2
    assert found.count("Legal basis") == 2
    assert "1/3" not in found


def test_a_text_without_page_numbers_stays_as_it_is() -> None:
    blocks = plaintext.lines("Mill Club\nPrivacy notice\nTea\nMill Club\nSee page 3 of the handbook")
    assert pages.without_margins(blocks) == blocks


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    text = "Mill Club\nPrivacy notice for guests\n\nWe keep a list of all the boats that our guests have\nPage 1 of 2\nMill Club – Privacy notice for guests\nborrowed, and of their keys.\nPage 2 of 2"
    assert units(plaintext.lines(text))[-1].text == (
        "We keep a list of all the boats that our guests have borrowed, and of their keys."
    )

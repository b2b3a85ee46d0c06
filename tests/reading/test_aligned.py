"""Tables of a text that kept its layout, and of a PDF: by where the words stand."""

from __future__ import annotations

import pytest

from register_app.reading import aligned, plaintext
from register_app.reading.columns import Page, Segment


def rows(text: str) -> list[tuple[str, ...]]:
    return [block.cells for block in plaintext.lines(text) if block.kind == "row"]


def test_cells_set_to_the_middle_under_headings_set_to_the_middle() -> None:
    text = """Overview
        Purpose              Data                Ground

                       Name, address,
Delivering your                         Art. 6(1)(b), our
                       phone number                             2 years
parcel                                  contract with you
                       (mobile)

Keeping accounts       Invoices         Art. 6(1)(c)            5 years after
                                                                the year

Newsletter             E-mail           Art. 6(1)(a)            Until you say no

Who receives them?
Our carrier and our accountant, whom we have asked to keep them safe.
"""
    assert rows(text) == [
        ("Purpose", "Data", "Ground", ""),
        (
            "Delivering your parcel",
            "Name, address, phone number (mobile)",
            "Art. 6(1)(b), our contract with you",
            "2 years",
        ),
        ("Keeping accounts", "Invoices", "Art. 6(1)(c)", "5 years after the year"),
        ("Newsletter", "E-mail", "Art. 6(1)(a)", "Until you say no"),
    ]


def test_cells_set_one_blank_apart_are_parted_where_the_column_begins() -> None:
    text = """Purpose            Legal ground                                    Kept

Opening an account Performance of our contract with you, point (b) As long as you
                   of Article 6(1)                                 bank with us

Fraud              Legitimate interests                            13 months

Offers             Consent                                         Until withdrawn
"""
    assert rows(text)[1] == (
        "Opening an account",
        "Performance of our contract with you, point (b) of Article 6(1)",
        "As long as you bank with us",
    )


def test_a_column_whose_heading_stands_higher_than_the_others() -> None:
    text = """What we do
                      Data                 Ground
with it

Hiring                CV, references       Art. 6(1)(b)

Wages                 Account, tax card    Art. 6(1)(c)

Entry log             Card number          Art. 6(1)(f)
"""
    assert rows(text)[0] == ("What we do with it", "Data", "Ground")


@pytest.mark.parametrize(
    "text",
    [
        "1)  We answer your questions.\n\n2)  We send your goods.\n\n3)  We keep our books.\n",
        "We answer you.  We also keep it.\nThat is all.  There is no more.\nWrite to us.  We are here.\n",
        "Name:   Jane Roe\n\nThis is a text about something else that goes on for a while.\n\nAge:   40\n",
    ],
)
def test_lists_and_sentences_are_no_tables(text: str) -> None:
    assert rows(text) == []


def test_a_page_that_tells_heights() -> None:
    """Rows by the white between them, though the cells of one row stand on lines of their own."""

    def line(*words: tuple[float, str]) -> list[Segment]:
        return [Segment(left, left + 5.0 * len(text), text) for left, text in words]

    lines = [
        line((40, "Basis"), (200, "Purposes")),
        line((200, "• Billing")),
        line((20, "Contract with you")),
        line((200, "• Support")),
        line((200, "• Alerts")),
        line((20, "Consent")),
        line((200, "• Maps")),
        line((20, "Law"), (200, "• Tax")),
    ]
    page = Page(lines, 5.0, [0.0, 1.5, 0.0, 0.0, 1.5, 0.0, 0.0, 1.5])
    assert [row.cells for row in aligned.table_rows(page)] == [
        ("Basis", "Purposes"),
        ("Contract with you", "Billing\nSupport"),
        ("Consent", "Alerts\nMaps"),
        ("Law", "Tax"),
    ]

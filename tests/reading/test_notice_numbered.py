"""Numbers and bullets that a tab sets off from their text, and the labels and lists below such headings."""

from __future__ import annotations

import pytest

from register_app.reading import plaintext
from tests.reading.noticetext import articles, data, kept, read, receivers

_HANDBOOK = """Personalehåndbog

{0}Indledning
Velkommen til.

{1}Udbetaling af løn
Vi beregner og udbetaler løn.
Oplysninger: navn, bankkonto og timer.
Retsgrundlag: Artikel 6, stk. 1, litra b.
Modtagere: Skattestyrelsen.
Slettes: 5 år efter regnskabsåret.

{2}Firmabiler
Vi fører kørebog.
Oplysninger: navn og kørekort.
Retsgrundlag: Artikel 6, stk. 1, litra f.
Slettes: 12 måneder efter turen.

{3}Dine rettigheder
Du kan klage til Datatilsynet.
"""


@pytest.mark.parametrize(
    "marks",
    [
        "1.\t 2.\t 3.\t 4.\t",
        "1\t 2\t 3\t 4\t",
        "1)\t 2)\t 3)\t 4)\t",
        "1.1\t 1.2\t 1.3\t 1.4\t",
        "a)\t b)\t c)\t d)\t",
        "A.\t B.\t C.\t D.\t",
        "I.\t II.\t III.\t IV.\t",
        "§~1\t §~2\t §~3\t §~4\t",
        "§~1. §~2. §~3. §~4.",
    ],
)
def test_a_number_and_a_tab_head_what_stands_below(marks: str) -> None:
    numbers = [mark.replace("~", " ") + ("" if mark.endswith("\t") else " ") for mark in marks.split(" ")]
    found = read("txt", _HANDBOOK.format(*numbers))
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Udbetaling af løn": ["6(1)(b)"],
        "Firmabiler": ["6(1)(f)"],
    }
    assert data(found["Udbetaling af løn"]) == ["navn", "bankkonto", "timer"]
    assert kept(found["Firmabiler"]) == ["12 måneder efter turen"]


def test_numbers_below_a_heading_are_a_column_of_the_table() -> None:
    blocks = plaintext.lines("No.\tPurpose\n1\tSending the magazine\n2\tCollecting fees")
    assert [block.cells for block in blocks] == [
        ("No.", "Purpose"),
        ("1", "Sending the magazine"),
        ("2", "Collecting fees"),
    ]


def test_more_tabs_than_that_after_the_number_make_a_row() -> None:
    blocks = plaintext.lines("1.\tSending the magazine\tconsent\n2.\tCollecting fees\tcontract")
    assert [block.kind for block in blocks] == ["row", "row"]


def test_a_law_cited_at_the_start_of_a_line_is_no_number() -> None:
    blocks = plaintext.lines("§ 12 Bookkeeping Act\n§ 3 Archives Act")
    assert [block.text for block in blocks] == ["§ 12 Bookkeeping Act", "§ 3 Archives Act"]


@pytest.mark.parametrize("colon", [":", ""])
@pytest.mark.parametrize("bullet", ["•\t", "- "])
def test_lists_below_labels(colon: str, bullet: str) -> None:
    text = f"""Staff notice

1.\tPayroll
We pay your salary.
Data{colon}
{bullet}name
{bullet}bank account
Legal basis{colon}
{bullet}Article 6(1)(b)
{bullet}Article 6(1)(c)
Recipients{colon}
{bullet}the tax office
{bullet}Paymaster Ltd

2.\tRecruitment
We read applications.
Data{colon}
{bullet}name
{bullet}application
Legal basis{colon}
{bullet}Article 6(1)(f)
"""
    found = read("txt", text)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Payroll": ["6(1)(b)", "6(1)(c)"],
        "Recruitment": ["6(1)(f)"],
    }
    assert data(found["Payroll"]) == ["name", "bank account"]
    assert data(found["Recruitment"]) == ["name", "application"]
    assert receivers(found["Payroll"]) == ["the tax office", "Paymaster Ltd"]


def test_labels_parted_from_their_values_by_a_tab_below_a_heading_and_a_sentence() -> None:
    text = """Privacy at the works

1.\tPayroll
We pay your salary.
Data\tname, bank account, salary
Legal basis\tArticle 6(1)(b)
Retention\t5 years

2.\tCompany cars
We keep a log of who drives which car.
Data\tname, licence number
Legal basis\tArticle 6(1)(f)
Retention\t12 months
"""
    found = read("txt", text)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Payroll": ["6(1)(b)"],
        "Company cars": ["6(1)(f)"],
    }
    assert data(found["Payroll"]) == ["name", "bank account", "salary"]
    assert kept(found["Company cars"]) == ["12 months"]

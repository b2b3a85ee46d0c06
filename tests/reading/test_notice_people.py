"""Headings of a notice that name a group of people: the data subjects of what stands below them."""

from __future__ import annotations

from typing import Any

import pytest

from register_app.reading import htmltext, notices, plaintext
from register_app.reading.notice import people
from register_app.reading.texts import Block, SourceText


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("For customers", "Customers"),
        ("2. Our business customers", "Business customers"),
        ("Til kunder og leverandører", "Kunder; Leverandører"),
        ("Für Bewerberinnen und Bewerber", "Bewerberinnen; Bewerber"),
        ("Parents of pupils", "Parents of pupils"),
        ("Clients professionnels", "Clients professionnels"),
        ("Privacy notice for residents – Mill Court", "Residents"),
        ("Information til ansatte om behandling af oplysninger", "Ansatte"),
        ("When you visit our website", "Website visitors"),
        ("Når du besøger hjemmesiden", "Besøgende på hjemmesiden"),
        ("Du søger job hos os", "Jobansøgere"),
    ],
)
def test_a_heading_that_names_people(heading: str, named: str) -> None:
    assert people.of(heading) == named


@pytest.mark.parametrize(
    "heading",
    [
        "Payment of employees",
        "Support for customers",
        "Managing suppliers",
        "Kundeforhold og betalinger",
        "Rekruttering af medarbejdere",
        "Newsletter to members",
        "Our suppliers and the bank",
        "Når du får en konto",
        "Recipients",
        "",
    ],
)
def test_a_heading_of_something_else(heading: str) -> None:
    assert people.of(heading) == ""


def _subjects(blocks: list[Block]) -> dict[str, list[str]]:
    batch = notices.read(SourceText("notice", "text", blocks))
    assert batch.cells.filled == batch.cells.imported + batch.cells.reported
    told = [problem.message.text("en") for problem in batch.problems]
    assert not [text for text in told if people.of(text.removeprefix("Not taken over: "))]
    return {draft.activity["name"]: _of(draft.activity) for draft in batch.drafts}


def _of(activity: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(name for use in activity.get("data", []) for name in use["subjects"]))


def test_the_group_belongs_to_every_purpose_beneath_it_and_to_no_other() -> None:
    text = """# Privacy policy

## For customers and suppliers

### Delivering orders

We use your name and address to deliver. Legal basis: contract, Art. 6(1)(b).

### Bookkeeping

We keep invoices. Legal basis: legal obligation, Art. 6(1)(c).

## When you visit our website

### Statistics

We count visits. Legal basis: consent, Art. 6(1)(a).

## Newsletter

We send news. Legal basis: consent, Art. 6(1)(a).
"""
    assert _subjects(plaintext.markdown(text)) == {
        "Delivering orders": ["Customers", "Suppliers"],
        "Bookkeeping": ["Customers", "Suppliers"],
        "Statistics": ["Website visitors"],
        "Newsletter": [],
    }


def test_groups_among_lines_without_marks() -> None:
    text = """Privatlivspolitik

Til kunder

Levering af varer
Vi bruger dit navn til at levere varen. Retsgrundlag: aftale, art. 6, stk. 1, litra b.

Når du besøger vores hjemmeside

Statistik
Vi tæller besøg. Retsgrundlag: samtykke, art. 6, stk. 1, litra a.
"""
    assert _subjects(plaintext.lines(text)) == {
        "Levering af varer": ["Kunder"],
        "Statistik": ["Besøgende på hjemmesiden"],
    }


def test_the_rows_of_a_table_have_the_people_of_its_heading_unless_they_name_their_own() -> None:
    page = """<h1>Privacy</h1><h2>Job applicants</h2><table><tr><th>Purpose</th><th>Legal basis</th></tr>
<tr><td>Assessing applications</td><td>Art. 6(1)(b)</td></tr><tr><td>Talent pool</td><td>Art. 6(1)(a)</td></tr></table>
<h2>Members</h2><table><tr><th>Purpose</th><th>Data subjects</th><th>Legal basis</th></tr>
<tr><td>Camp lists</td><td>Children, parents</td><td>Art. 6(1)(b)</td></tr><tr><td>Fees</td><td>Members</td><td>Art. 6(1)(b)</td></tr></table>"""
    assert _subjects(htmltext.blocks(page)) == {
        "Assessing applications": ["Job applicants"],
        "Talent pool": ["Job applicants"],
        "Camp lists": ["Children", "parents"],
        "Fees": ["Members"],
    }


def test_a_group_with_one_purpose_does_not_name_it() -> None:
    text = "# Notice\n\n## Job applicants\n\n- **Recruitment.** We read your application. Basis: contract (Art. 6(1)(b)).\n"
    assert _subjects(plaintext.markdown(text)) == {"Recruitment": ["Job applicants"]}


def test_short_values_below_headings_that_are_labels_are_no_titles() -> None:
    page = """<h1>Privacy statement</h1><h2>If you contact us</h2><h3>Purpose</h3><p>Answering your enquiry</p><h3>Legal basis</h3>
<p>Public task (Article 6(1)(e))</p><h3>Retention</h3><p>2 years</p><h2>Members</h2><h3>Purpose</h3><p>Sending the magazine</p>
<h3>Legal basis</h3><p>Contract (Article 6(1)(b))</p><h3>Retention</h3><p>Until you leave</p><h2>Your rights</h2><p>You may complain.</p>"""
    batch = notices.read(SourceText("notice", "html", htmltext.blocks(page)))
    told = {
        draft.activity["name"]: [
            (use["subjects"], use["retention"]["text"]) for use in draft.activity["data"]
        ]
        for draft in batch.drafts
    }
    assert told == {
        "Answering your enquiry": [(["Persons who contact us"], "2 years")],
        "Sending the magazine": [(["Members"], "Until you leave")],
    }

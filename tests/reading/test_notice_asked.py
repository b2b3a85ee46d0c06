"""Questions as labels ("Why?", "How long?"): in a table a purpose, as headings, on one line with their answers."""

from __future__ import annotations

import pytest

from register_app.reading.notice import words
from tests.reading.noticetext import articles, kept, read, receivers

QUESTIONS = {
    "da": ("Hvorfor?", "Hvad giver os lov?", "Hvor længe?", "Hvem får dem?"),
    "en": ("What for?", "What allows us?", "How long?", "Who sees it?"),
    "de": ("Wozu?", "Was erlaubt uns das?", "Wie lange?", "Wer bekommt sie?"),
    "fr": ("Dans quel but ?", "De quel droit ?", "Jusqu’à quand ?", "Qui les reçoit ?"),
    "sv": ("Varför?", "Med vilket stöd?", "Hur länge?", "Vem får dem?"),
    "nb": ("Hvorfor?", "Hva gir oss lov?", "Hvor lenge?", "Hvem får dem?"),
    "nl": ("Waarvoor?", "Met welk recht?", "Hoe lang?", "Wie krijgt ze?"),
    "es": ("¿Para qué?", "¿Con qué derecho?", "¿Cuánto tiempo?", "¿Quién los recibe?"),
    "it": ("Perché?", "Con quale diritto?", "Quanto a lungo?", "Chi li riceve?"),
    "pl": ("Dlaczego?", "Jakim prawem?", "Jak długo?", "Kto je otrzymuje?"),
    "fi": ("Miksi?", "Millä oikeudella?", "Kuinka kauan?", "Ketkä näkevät ne?"),
}
ANSWERS = (
    ("Courses", "Article 6(1)(b)", "2 years", "Bank"),
    ("Accounts", "Article 6(1)(c)", "5 years", "Treasury"),
)
EXPECTED = [(["6(1)(b)"], ["2 years"], ["Bank"]), (["6(1)(c)"], ["5 years"], ["Treasury"])]


@pytest.mark.parametrize("language", QUESTIONS)
def test_questions_are_labels_in_every_layout(language: str) -> None:
    asked = QUESTIONS[language]
    tables = "".join(
        f"<h2>Part {number}</h2><table>"
        + "".join(f"<tr><td>{q}</td><td>{a}</td></tr>" for q, a in zip(asked, told, strict=True))
        + "</table>"
        for number, told in enumerate(ANSWERS)
    )
    lines = "".join(
        f"\n## Part {number}\n\n" + "\n\n".join(f"{q} {a}." for q, a in zip(asked, told, strict=True)) + "\n"
        for number, told in enumerate(ANSWERS)
    )
    headings = "".join(
        f"\n## Part {number}\n\n"
        + "\n\n".join(f"### {q}\n\n{a}." for q, a in zip(asked, told, strict=True))
        + "\n"
        for number, told in enumerate(ANSWERS)
    )
    for kind, text in (("html", f"<h1>X</h1>{tables}"), ("md", f"# X\n{lines}"), ("md", f"# X\n{headings}")):
        found = read(kind, text)
        told = [(articles(activity), kept(activity), receivers(activity)) for activity in found.values()]
        assert told == EXPECTED, kind


def test_a_question_over_much_else_is_no_label() -> None:
    assert words.asked_field("Do you want to know more?") == ""
    assert words.asked_field("How long") == ""
    assert words.asked_field("How long do we keep what you tell us when you ring our office in Leeds?") == ""


def test_the_sections_below_the_title_of_a_notice_are_no_labels() -> None:
    text = """# Privacy at Mill Club

### What purposes do we have, and what is the legal basis?

1. **Courses.** We keep lists of those who come. *(Article 6(1)(b))*
2. **Photographs.** We show what we do. *(Article 6(1)(a))*

### How long?

We delete all when you leave.
"""
    assert list(read("md", text)) == ["Courses", "Photographs"]


def test_a_question_answered_by_yes_or_no_is_the_title_of_a_purpose() -> None:
    text = """# Notice for crew

## Why do we need your papers?

We use your papers to see whether you may sail with us. The legal basis is Article 6(1)(b).

## Do we check sea books and criminal records?

We call your last master only if you have given your consent (Article 6(1)(a)).

## Do we tape the radio?

We keep the tape on the basis of our legitimate interest in safety (Article 6(1)(f)).
"""
    found = list(read("md", text).values())
    assert [articles(activity) for activity in found] == [["6(1)(b)"], ["6(1)(a)"], ["6(1)(f)"]]


def test_the_answer_to_a_question_about_the_basis_may_take_two_sentences() -> None:
    text = """# Data in Havby

## Schools

### What is the purpose?

We enrol pupils.

### What is the legal basis?

Article 6(1)(e) GDPR, cf. the School Act, section 2. Health data are processed under Article 9(2)(g). More is told at school.

### How long do we keep it?

10 years.
"""
    (activity,) = read("md", text).values()
    assert articles(activity) == ["6(1)(e)", "9(2)(g)"]
    assert [basis["reason"] for basis in activity["purposes"][0]["bases"]] == [
        "",
        "Health data are processed",
    ]
    assert activity["purposes"][0]["description"] == "More is told at school."
    assert kept(activity) == ["10 years"]

"""Purposes in one place of a notice, what is said of them in another: by letter, number or name, several at once, or all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.reading.notice.naming import Names
from tests.reading.noticetext import articles, data, kept, read, receivers


def test_letters_with_several_purposes_a_line() -> None:
    found = read(
        "txt",
        """Mill Club Ltd is the data controller.

What we use your data for
A. Running the courses
B. Sending invoices
C. Sending a magazine

Our lawful bases
A and B: necessary for our contract with you (Article 6(1)(b))
C: your consent (Article 6(1)(a))

How long we keep it
A-B: 6 years
C: until you withdraw consent
""",
    )
    assert {name: (articles(activity), kept(activity)) for name, activity in found.items()} == {
        "Running the courses": (["6(1)(b)"], ["6 years"]),
        "Sending invoices": (["6(1)(b)"], ["6 years"]),
        "Sending a magazine": (["6(1)(a)"], ["until you withdraw consent"]),
    }


def test_names_of_a_list_in_sentences() -> None:
    found = read(
        "txt",
        """DATA OF OUR STAFF

WHAT WE DO
- Recruitment
- Payroll
- Pension scheme

WHAT GIVES US THE RIGHT
For recruitment we rely on our legitimate interests in good colleagues (Article 6(1)(f)).
For payroll and the pension scheme we rely on a legal obligation (Article 6(1)(c)).

HOW LONG
Recruitment: six months
Payroll, pension scheme: 6 years
""",
    )
    assert {name: (articles(activity), kept(activity)) for name, activity in found.items()} == {
        "Recruitment": (["6(1)(f)"], ["six months"]),
        "Payroll": (["6(1)(c)"], ["6 years"]),
        "Pension scheme": (["6(1)(c)"], ["6 years"]),
    }


def test_headings_whose_bases_stand_in_a_section_of_their_own() -> None:
    found = read(
        "md",
        """# Privatliv

## Det gør vi

### Bordbestilling

Vi noterer navn og telefonnummer.

### Kameraer

Der er kamera ved indgangen.

## Retsgrundlag

- Bordbestilling: artikel 6, stk. 1, litra b
- Kameraer: artikel 6, stk. 1, litra f
""",
    )
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Bordbestilling": ["6(1)(b)"],
        "Kameraer": ["6(1)(f)"],
    }


def test_lists_that_run_side_by_side() -> None:
    found = read(
        "txt",
        """Why we use your data
1. To deliver boxes
2. To send recipes

Legal basis
1. Contract, Article 6(1)(b)
2. Consent, Article 6(1)(a)

How long we keep it
1. 12 months
2. Until you unsubscribe
""",
    )
    assert {name: (articles(activity), kept(activity)) for name, activity in found.items()} == {
        "Deliver boxes": (["6(1)(b)"], ["12 months"]),
        "Send recipes": (["6(1)(a)"], ["Until you unsubscribe"]),
    }


def test_a_list_within_a_sentence() -> None:
    found = read(
        "txt",
        """We use your data for the following purposes: (a) letting our flats; (b) collecting rent; and (c) answering councils.

The legal basis for (a) and (b) is our contract with you (Article 6(1)(b)). The legal basis for (c) is our legal duty (Article 6(1)(c)).

We keep the data for (a) and (b) for 6 years.
""",
    )
    assert {name: (articles(activity), kept(activity)) for name, activity in found.items()} == {
        "Letting our flats": (["6(1)(b)"], ["6 years"]),
        "Collecting rent": (["6(1)(b)"], ["6 years"]),
        "Answering councils": (["6(1)(c)"], []),
    }


@pytest.mark.parametrize(
    "told",
    [
        "Ad a) {b}\nAd b) {c}",
        "For (a) – {b}\nFor (b) – a duty, {c}",
        "Re a): {b}.\nRe b): {c}.",
    ],
)
def test_references_in_several_styles(told: str) -> None:
    bases = told.format(b="Article 6(1)(b)", c="Article 6(1)(c)")
    found = read("txt", f"PURPOSES\na) Treating teeth\nb) Telling the council\n\nLEGAL BASIS\n{bases}\n")
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Treating teeth": ["6(1)(b)"],
        "Telling the council": ["6(1)(c)"],
    }


def test_a_sentence_that_goes_on_to_another_purpose() -> None:
    found = read(
        "txt",
        """Wir verarbeiten Ihre Daten
A) zur Abbuchung der Beiträge,
B) zur Videoüberwachung der Zugänge.

Rechtsgrundlage für A ist Art. 6 Abs. 1 lit. b DSGVO, für B Art. 6 Abs. 1 lit. f DSGVO.
""",
    )
    assert [articles(activity) for activity in found.values()] == [["6(1)(b)"], ["6(1)(f)"]]


def test_paragraphs_numbered_within_their_sections() -> None:
    found = read(
        "html",
        "<h2>1. Varme</h2><p>1.1 Formål: Levering af varme.</p><p>1.2 Retsgrundlag: Artikel 6, stk. 1, litra b.</p>"
        "<p>1.3 Opbevaring: 5 år.</p>",
    )
    assert [(articles(activity), kept(activity)) for activity in found.values()] == [(["6(1)(b)"], ["5 år"])]


def test_purposes_that_bear_their_number_by_name() -> None:
    found = read(
        "txt",
        """Finalidades
Finalidad 1: Reparar su coche
Finalidad 2: Enviar ofertas

Base jurídica
Finalidad 1: ejecución del contrato (art. 6.1.b RGPD)
Finalidad 2: consentimiento (art. 6.1.a RGPD)

Plazo de conservación
Finalidades 1 y 2: 6 años
""",
    )
    assert {name: (articles(activity), kept(activity)) for name, activity in found.items()} == {
        "Reparar su coche": (["6(1)(b)"], ["6 años"]),
        "Enviar ofertas": (["6(1)(a)"], ["6 años"]),
    }


def test_tables_that_name_purposes_by_number() -> None:
    found = read(
        "md",
        """## Purposes

| No. | Purpose | Legal basis |
|---|---|---|
| 1 | Booking visits | Article 6(1)(b) |
| 2 | Treating teeth | Article 6(1)(b) and 9(2)(h) |
| 3 | Birthday cards | Article 6(1)(a) |

## How long do we keep your data?

| Purpose no. | Kept for |
|---|---|
| 1–2 | 11 years |
| 3 | until you opt out |

## Who receives your data?

| Recipient | Purposes |
|---|---|
| National Dental Board | 2 |
| Softdent Ltd | all |
""",
    )
    assert {name: (kept(activity), receivers(activity)) for name, activity in found.items()} == {
        "Booking visits": (["11 years"], ["Softdent Ltd"]),
        "Treating teeth": (["11 years"], ["National Dental Board", "Softdent Ltd"]),
        "Birthday cards": (["until you opt out"], ["Softdent Ltd"]),
    }


def test_bases_by_the_numbers_of_purposes() -> None:
    found = read(
        "html",
        "<h2>Purposes</h2><ol><li>Taking bookings</li><li>Running the spa</li><li>Keeping the register</li></ol>"
        "<h2>Our legal bases</h2><table><tr><th>Legal basis</th><th>Purposes</th></tr>"
        "<tr><td>Article 6(1)(b)</td><td>1 and 2</td></tr><tr><td>Article 6(1)(c)</td><td>3</td></tr>"
        "<tr><td>Article 9(2)(a)</td><td>2</td></tr></table>",
    )
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Taking bookings": ["6(1)(b)"],
        "Running the spa": ["6(1)(b)", "9(2)(a)"],
        "Keeping the register": ["6(1)(c)"],
    }


@pytest.mark.parametrize("marks", ["A = {b}; C = {a}", "* A: {b}; C: {a}"])
def test_letters_of_a_key_are_no_points_of_the_article(marks: str) -> None:
    key = marks.format(b="contract (Article 6(1)(b))", a="consent (Article 6(1)(a))")
    found = read(
        "md",
        f"""| Activity | Data | Legal basis |
|---|---|---|
| Membership | Name | A |
| Health form | Health data | A, C |

{key}
""",
    )
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Membership": ["6(1)(b)"],
        "Health form": ["6(1)(b)", "6(1)(a)"],
    }


_TICKS = """## Why

| Purpose | Legal basis |
|---|---|
| Membership | Article 6(1)(b) |
| Accounts | Article 6(1)(c) |

## What data do we use?

"""


@pytest.mark.parametrize(
    "table",
    [
        "| | Name | Account |\n|---|---|---|\n| Membership | ● | |\n| Accounts | ● | ● |\n",
        "| Data | Membership | Accounts |\n|---|---|---|\n| Name | ✓ | ✓ |\n| Account | – | ✓ |\n",
    ],
)
def test_ticks_of_purposes_and_data(table: str) -> None:
    found = read("md", _TICKS + table)
    assert {name: data(activity) for name, activity in found.items()} == {
        "Membership": ["Name"],
        "Accounts": ["Name", "Account"],
    }


def test_ticks_over_the_bases_of_the_columns() -> None:
    found = read(
        "md",
        """| | Selling honey | Mailing list |
|---|---|---|
| Name | ✓ | ✓ |
| Address | ✓ | |
| Legal basis | Art. 6(1)(b) | Art. 6(1)(a) |
""",
    )
    assert {name: (articles(activity), data(activity)) for name, activity in found.items()} == {
        "Selling honey": (["6(1)(b)"], ["Name", "Address"]),
        "Mailing list": (["6(1)(a)"], ["Name"]),
    }


_AND = st.sampled_from([" and ", ", ", " og ", " & ", " und ", " et ", " y ", " e "])


@given(st.sets(st.integers(0, 6), min_size=1), st.booleans(), st.booleans(), _AND)
def test_marks_are_read_as_they_are_written(
    chosen: set[int], letters: bool, brackets: bool, joint: str
) -> None:
    marks = list("ABCDEFG") if letters else list("1234567")
    names = Names(marks, [""] * len(marks))
    written = joint.join(f"({marks[at]})" if brackets else marks[at] for at in sorted(chosen))
    assert names.whole(written) == sorted(chosen)
    begun = names.begin(f"Purposes {written}: six years")
    assert begun == (sorted(chosen), "six years")


def test_words_that_only_begin_like_a_mark_name_nothing() -> None:
    names = Names(["a", "b"], ["Payroll", "Recruitment"])
    assert names.begin("A contract with you: Article 6(1)(b)") is None
    assert names.begin("Payroll providers: they see your name") is None
    assert names.whole("Payroll and something else") == []


WITHIN = {
    "da": (
        "Behandlingen efter {} sker på grundlag af artikel 6, stk. 1, litra f. Interessen er at passe på bådene.",
        "Behandlingen efter {} sker på grundlag af dit samtykke, jf. artikel 6, stk. 1, litra a.",
        ("Formål", "Retsgrundlag", "Rettigheder", "Du har ret til indsigt.", "Du har ret til sletning."),
    ),
    "en": (
        "Processing under {} is based on Article 6(1)(f) GDPR. The interest is to look after the boats.",
        "Processing under {} is based on your consent, Article 6(1)(a) GDPR.",
        ("Purposes", "Legal basis", "Your rights", "You may have access.", "You may have data erased."),
    ),
    "de": (
        "Die Verarbeitung nach {} beruht auf Art. 6 Abs. 1 lit. f DSGVO. Das Interesse ist der Schutz der Boote.",
        "Die Verarbeitung nach {} beruht auf Ihrer Einwilligung, Art. 6 Abs. 1 lit. a DSGVO.",
        ("Zwecke", "Rechtsgrundlagen", "Ihre Rechte", "Sie haben ein Recht auf Auskunft.", "Sie können Löschung verlangen."),
    ),
}  # fmt: skip
PLACES = {"da": ("punkt", "afsnit", "nr."), "en": ("section", "clause", "point"), "de": ("Ziffer", "Abschnitt", "Nr.")}  # fmt: skip


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
@pytest.mark.parametrize(
    ("language", "noun"), [(key, noun) for key, nouns in PLACES.items() for noun in nouns]
)
def test_purposes_are_called_by_their_numbers_within_a_section(language: str, noun: str, kind: str) -> None:
    interest, consent, (purposes, bases, rights, access, erasure) = WITHIN[language]
    lines = [
        f"2. {purposes}",
        "2.1 Bådplads",
        "2.2 Kranløft",
        "2.3 Billeder",
        f"4. {bases}",
        interest.format(f"{noun} 2.1 & 2.2") + " " + consent.format(f"{noun} 2.3"),
        f"8. {rights}",
        f"8.1 {access}",
        f"8.2 {erasure}",
    ]
    heads = {"txt": "{}", "md": "## {}", "html": "<h2>{}</h2>"}[kind]
    plain = "<p>{}</p>" if kind == "html" else "{}"
    text = "\n\n".join(
        (heads if line.split(" ")[0] in ("2.", "4.", "8.") else plain).format(line) for line in lines
    )
    found = read(kind, text)
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Bådplads": ["6(1)(f)"],
        "Kranløft": ["6(1)(f)"],
        "Billeder": ["6(1)(a)"],
    }

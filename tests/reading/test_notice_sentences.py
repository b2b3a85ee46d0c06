"""Sentences that tell a legal basis in ways of their own, and lists that are opened by one."""

from __future__ import annotations

import pytest

from register_app.reading.notice import prose
from tests.reading.noticetext import articles, kept, read


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("We have a legal obligation to report your catch.", ["6(1)(c)"]),
        ("Vi har en retlig forpligtelse til at indberette fangsten.", ["6(1)(c)"]),
        ("Behandlingen hviler på artikel 6, stk. 1, litra e.", ["6(1)(e)"]),
        ("Det bygger vi på artikel 6, stk. 1, litra b, og for allergi på dit udtrykkelige samtykke (artikel 9, stk. 2, litra a).", ["6(1)(b)", "9(2)(a)"]),
        ("The processing rests on Article 6(1)(b).", ["6(1)(b)"]),
        ("We write to you on the basis of our legitimate interest in filling the boat, and by text only with your consent.", ["6(1)(f)", "6(1)(a)"]),
        ("Vi skriver til dig på grundlag af vores legitime interesse i at fylde båden, og pr. sms kun med dit samtykke.", ["6(1)(f)", "6(1)(a)"]),
        ("We rely on your consent, and you may withdraw it.", ["6(1)(a)"]),
    ],
)  # fmt: skip
def test_the_bases_of_a_sentence(sentence: str, told: list[str]) -> None:
    assert [basis.article for found in prose.told(sentence) for basis in found.bases] == told


def test_another_basis_in_a_sentence_is_no_part_of_the_interest() -> None:
    (found,) = prose.told(
        "We write to you on the basis of our legitimate interest in filling the boat, and by e-mail or text only with your consent."
    )
    assert found.bases[0].reason == "our legitimate interest in filling the boat"


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        ("Vi indberetter fangsten efter fiskeriloven § 41, og det sker derfor efter artikel 6, stk. 1, litra c.", ("fiskeriloven", "§ 41")),
        ("Vi skriver til dig, og det sker efter artikel 6, stk. 1, litra c.", ("", "")),
        ("Det følger af lods- og bugserloven og sker efter artikel 6, stk. 1, litra c, og artikel 9, stk. 2, litra f.", ("lods- og bugserloven", "")),
    ],
)  # fmt: skip
def test_the_law_before_the_article_that_it_needs(sentence: str, law: tuple[str, str]) -> None:
    ((basis, *_others),) = [found.bases for found in prose.told(sentence)]
    assert (basis.article, basis.law, basis.section) == ("6(1)(c)", *law)


@pytest.mark.parametrize(
    ("heading", "lead", "items"),
    [
        (
            "To comply with the law",
            "Because the law obliges us to, we:",
            ("report your catch;", "keep vouchers."),
        ),
        (
            "For at overholde loven",
            "Fordi loven kræver det, skal vi:",
            ("indberette fangsten;", "gemme bilag."),
        ),
    ],
)
def test_a_list_that_a_clause_opens_in_everyday_words(
    heading: str, lead: str, items: tuple[str, str]
) -> None:
    listed = "".join(f"<li>{item}</li>" for item in items)
    found = read("html", f"<h1>Havets venner</h1><h2>{heading}</h2><p>{lead}</p><ul>{listed}</ul>")
    assert [name.casefold() for name in found] == [item.strip(";.").casefold() for item in items]
    assert [articles(activity) for activity in found.values()] == [["6(1)(c)"]] * 2


@pytest.mark.parametrize(
    ("lead", "reason"),
    [
        ("As we are required by law, we will:", "we are required by law"),
        ("Da vi er retligt forpligtet til det, skal vi:", "Da vi er retligt forpligtet til det"),
        ("Based on our legitimate interest in clean water, we:", "our legitimate interest in clean water"),
    ],
)
def test_the_words_that_open_the_list_are_no_part_of_the_reason(lead: str, reason: str) -> None:
    found = read(
        "html",
        f"<h1>Friends of the lake</h1><h2>How we use your data</h2><p>{lead}</p><ul><li>count boats;</li><li>test fish.</li></ul>",
    )
    reasons = {basis["reason"] for activity in found.values() for basis in activity["purposes"][0]["bases"]}
    assert (len(found), reasons) == (2, {reason})


@pytest.mark.parametrize(
    ("sentence", "purpose"),
    [
        ("Vi videregiver målingerne til Søkortstyrelsen efter artikel 6, stk. 1, litra e.", ""),
        ("Vi deler dit navn med forbundet til brug for stævner efter artikel 6, stk. 1, litra b.", "Stævner"),
        ("Vi videregiver dit navn til havnen for at tildele pladser efter artikel 6, stk. 1, litra b.", "Tildele pladser"),
    ],
)  # fmt: skip
def test_to_whom_data_go_is_no_purpose(sentence: str, purpose: str) -> None:
    assert [found.purpose for found in prose.told(sentence)] == [purpose]


def test_a_section_with_a_letter_ends_a_sentence() -> None:
    (found,) = read(
        "html",
        "<h1>Havnen</h1><h2>Kameraer</h2><p>Vi filmer molen. Retsgrundlaget er artikel 6, stk. 1, litra e, jf. havneloven § 9 b. "
        "Optagelserne slettes efter 14 dage.</p>",
    ).values()
    (basis,) = found["purposes"][0]["bases"]
    assert (basis["law"], basis["section"], basis["reason"]) == ("havneloven", "§ 9 b", "")
    assert kept(found) == ["14 dage"]


def test_a_purpose_that_is_named_by_complaints() -> None:
    found = read(
        "html",
        "<h1>Havnen</h1><h2>Hvad bruger vi oplysningerne til?</h2><h3>Bådpladser</h3><p>Vi tildeler pladser. Det sker efter artikel 6, "
        "stk. 1, litra b.</p><h3>Klage- og synssager</h3><p>Klager du over en plads, sender vi sagen videre. Det sker efter artikel 6, "
        "stk. 1, litra c.</p><h2>Klage til Datatilsynet</h2><p>Du kan klage efter artikel 77.</p>",
    )
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Bådpladser": ["6(1)(b)"],
        "Klage- og synssager": ["6(1)(c)"],
    }


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Vi gør det for at opfylde aftalen med dig (artikel 6, stk. 1, litra b) og fordi havneloven § 12 kræver det (artikel 6, stk. 1, litra c).",
            [("6(1)(b)", "", ""), ("6(1)(c)", "havneloven", "§ 12")],
        ),
        (
            "We do this to perform our contract with you (Article 6(1)(b)) and to keep books (Article 6(1)(c)).",
            [("6(1)(b)", "", ""), ("6(1)(c)", "", "")],
        ),
        (
            "We do this under Article 6(1)(c) GDPR in conjunction with section 33 of the Harbours (Safety of Piers) Act 1987.",
            [("6(1)(c)", "Harbours (Safety of Piers) Act 1987", "section 33")],
        ),
        ("We base this on our legitimate interest in being paid (Article 6(1)(f)).", [("6(1)(f)", "", "")]),
    ],
)
def test_bases_with_the_laws_they_need(sentence: str, told: list[tuple[str, str, str]]) -> None:
    (found,) = prose.told(sentence)
    assert [(basis.article, basis.law, basis.section) for basis in found.bases] == told


def test_the_last_letter_of_several_ends_a_sentence() -> None:
    (found,) = prose.told(
        "Grundlaget er artikel 6, stk. 1, litra b og f. Bilag gemmes i 5 år efter bogføringsloven § 12."
    )
    assert [(basis.article, basis.law) for basis in found.bases] == [("6(1)(b)", ""), ("6(1)(f)", "")]


def test_a_heading_among_purposes_that_sounds_like_one_of_rights() -> None:
    found = read(
        "html",
        "<h1>The marina</h1><h2>What we use personal data for</h2><h3>Berths</h3><p>We list who has which berth. This is done under "
        "Article 6(1)(b).</p><h3>Complaints and lost property</h3><p>We keep your letter to deal with the matter. We rely on our "
        "legitimate interests under Article 6(1)(f).</p><h3>Your right to object</h3><p>We process data on the basis of Article "
        "6(1)(f), to which you can object.</p><h2>Complaints</h2><p>You may complain about what we do under Article 6(1)(e).</p>",
    )
    assert {name: articles(activity) for name, activity in found.items()} == {
        "Berths": ["6(1)(b)"],
        "Complaints and lost property": ["6(1)(f)"],
    }

"""What a privacy notice says: all that the register holds for it, nothing more, and what is missing as a remark."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given

from register_app.base.paths import resource
from register_app.model.document import Document, complete_document
from register_app.writing.citing import cite
from register_app.writing.labels import UnknownDocumentLanguage, document_languages
from register_app.writing.notice import Bullets, Facts, NoticeText, Section, Table
from register_app.writing.notice_content import notice_text
from register_app.writing.notice_labels import NoticeLabels, authorities, notice_languages
from tests.documents import documents
from tests.writing.notice_documents import sample, texts

DAY = "2026-03-31"


def made(document: Document, language: str = "en", group: str = "") -> NoticeText:
    return notice_text(document, language=language, day=DAY, group=group)


def part(content: NoticeText, key: str) -> Section:
    return next(part for part in content.sections if part.key == key)


def table(content: NoticeText, key: str) -> list[list[str]]:
    """The rows of the table of a section, the lines of a cell joined by " / ", with ordinary blanks."""
    (found,) = (block for block in part(content, key).blocks if isinstance(block, Table))
    return [
        [" / ".join(line.text for line in cell).replace("\xa0", " ") for cell in row] for row in found.rows
    ]


def one(**activity: Any) -> Document:
    """A register with one approved activity."""
    return complete_document(
        {"register": {"language": "en"}, "activities": [{"status": "approved", **activity}]}
    )


def with_bases(*bases: dict[str, str]) -> Document:
    return one(purposes=[{"title": "P", "bases": list(bases)}])


def basis_cell(*bases: dict[str, str], language: str = "en") -> str:
    return table(made(with_bases(*bases), language), "purposes")[0][1]


def test_the_purposes_with_their_bases_are_the_heart() -> None:
    rows = table(made(sample("en")), "purposes")
    assert rows[3] == [
        "To market our own products to the individual / Offers are chosen by the customer's products. Where the law requires it, nothing is sent without consent.",
        "Our legitimate interest in marketing our products and services (Art. 6(1)(f)) / or your consent to electronic marketing, Marketing Practices Act § 10 (Art. 6(1)(a))",
    ]


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        (
            {"article": "6(1)(b)"},
            "Performance of a contract with you, or steps you ask for before it (Art. 6(1)(b))",
        ),
        ({"article": "6(1)(b)", "reason": "The loan"}, "Contract: The loan (Art. 6(1)(b))"),
        (
            {"article": "6(1)(f)", "reason": "our interest in X"},
            "Our legitimate interest in X (Art. 6(1)(f))",
        ),
        ({"article": "6(1)(f)", "reason": "Fraud"}, "Legitimate interest: Fraud (Art. 6(1)(f))"),
        ({"article": "6(1)(a)", "reason": "Consent to ads"}, "Your consent to ads (Art. 6(1)(a))"),
        (
            {"article": "6(1)(c)", "law": "Tax Act", "section": "46"},
            "Legal obligation, Tax Act § 46 (Art. 6(1)(c))",
        ),
        ({"law": "Tax Act"}, "Tax Act"),
        ({"article": "99(x)"}, "99(x)"),
        ({}, "The legal basis is not stated"),
    ],
)
def test_a_basis_in_words(basis: dict[str, str], told: str) -> None:
    assert basis_cell(basis) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "Contrat : Le prêt (art. 6, § 1, b)"),
        ("it", "Contratto: Le prêt (art. 6, par. 1, lettera b)"),
        ("en", "Contract: Le prêt (Art. 6(1)(b))"),
        ("da", "Kontrakt: Le prêt (art. 6, stk. 1, litra b)"),
    ],
)
def test_signs_are_set_as_the_language_does(language: str, told: str) -> None:
    """A citation that ends in a bracket brings the closing one; French has a blank before the colon."""
    assert basis_cell({"article": "6(1)(b)", "reason": "Le prêt"}, language=language) == told


def test_each_purpose_is_told_once() -> None:
    """What several activities do for the same reason stands in one row, with all that is said of it."""
    bases = [{"article": "6(1)(c)", "reason": "The Act"}]
    other = [{"article": "6(1)(a)", "reason": "asked"}]
    document = complete_document(
        {
            "activities": [
                {"purposes": [{"title": "Accounts", "description": "Bills", "bases": bases}]},
                {"purposes": [{"title": "Accounts", "bases": bases}, {"title": "Accounts", "bases": other}]},
                {"purposes": [{"title": "Accounts", "description": "Audit", "bases": bases}]},
            ]
        }
    )
    rows = table(made(document), "purposes")
    assert [row[0] for row in rows] == ["Accounts / Bills / Audit", "Accounts"]


def test_the_same_limit_of_the_same_data_stands_once_in_whatever_order() -> None:
    uses = [{"category": name, "retention": {"text": "5 years"}} for name in ("Name", "Address")]
    document = complete_document(
        {
            "activities": [
                {"purposes": [{"title": "A"}], "data": uses},
                {"purposes": [{"title": "B"}], "data": uses[::-1]},
            ]
        }
    )
    assert table(made(document), "retention") == [["Name / Address", "A / B", "5 years"]]


def test_no_line_ends_between_the_parts_of_a_citation() -> None:
    content = made(with_bases({"article": "6(1)(c)", "law": "Skatteloven", "section": "46"}), "da")
    (cell,) = texts(content)[texts(content).index("Retsgrundlag") + 2 :][:1]
    assert cell == "Retlig forpligtelse, Skatteloven §\xa046 (art.\xa06, stk.\xa01, litra\xa0c)"


def test_bases_are_joined_by_what_they_are_to_each_other() -> None:
    assert " / or legal obligation" in basis_cell({"article": "6(1)(b)"}, {"article": "6(1)(c)"})
    assert " / and your explicit consent" in basis_cell({"article": "6(1)(b)"}, {"article": "9(2)(a)"})
    assert " / eller dit samtykke" in basis_cell(
        {"article": "6(1)(f)"}, {"article": "6(1)(a)"}, language="da"
    )


def rights(content: NoticeText) -> list[str]:
    """The rights that are listed, and the one that stands apart."""
    (bullets,) = (block for block in part(content, "rights").blocks if isinstance(block, Bullets))
    apart = [section.title for section in content.sections if section.key == "objection"]
    return [name.split(" (")[0] for name in (*(item[0].text for item in bullets.items), *apart)]


@pytest.mark.parametrize(
    ("code", "wanted"),
    [
        ("6(1)(a)", {"Portability", "Withdrawal of consent"}),
        ("6(1)(b)", {"Portability"}),
        ("6(1)(c)", set()),
        ("6(1)(e)", {"Your right to object"}),
        ("6(1)(f)", {"Your right to object"}),
        ("9(2)(a)", {"Portability", "Withdrawal of consent"}),
    ],
)
def test_rights_follow_the_bases(code: str, wanted: set[str]) -> None:
    told = set(rights(made(with_bases({"article": code, "reason": "x"}))))
    assert told & {"Portability", "Your right to object", "Withdrawal of consent"} == wanted
    assert {"Access", "Rectification", "Erasure", "Restriction", "Automated decisions"} <= told


def test_direct_marketing_is_named_only_with_an_interest() -> None:
    interest = texts(made(with_bases({"article": "6(1)(f)", "reason": "x"})))
    task = texts(made(with_bases({"article": "6(1)(e)"})))
    both = texts(made(with_bases({"article": "6(1)(f)", "reason": "x"}, {"article": "6(1)(e)"})))
    assert any("direct marketing" in text for text in interest)
    assert not any("direct marketing" in text for text in task)
    assert any("direct marketing" in text and "official authority" in text for text in both)


# -- nothing more than is true ---------------------------------------------------------------------------


def test_no_transfer_is_claimed_only_where_all_activities_say_so() -> None:
    unsaid = {"purposes": [{"title": "P"}], "status": "approved"}
    clear = {**unsaid, "answers": {"transfers": {"state": "not_applicable", "reason": "none"}}}
    said = complete_document({"activities": [clear, clear]})
    open_one = complete_document({"activities": [clear, {**unsaid, "number": "RA-2"}]})
    assert part(made(said), "transfers").blocks[0] == part(made(said), "transfers").blocks[-1]
    assert "do not transfer" in " ".join(texts(made(said)))
    assert "do not transfer" not in " ".join(texts(made(open_one)))
    assert any("leave the EU" in str(remark) and "RA-2" in str(remark) for remark in made(open_one).remarks)


def test_what_is_internal_stays_inside() -> None:
    content = made(
        one(
            name="Internal name", notes="SECRET", owner="SECRET", description="SECRET", extra={"SECRET": "SECRET"},
            systems=["SECRET"], measures=["SECRET"], department="SECRET",
            purposes=[{"title": "P", "bases": [{"article": "6(1)(f)", "reason": "R", "lia": "SECRET"}]}],
            recipients=[{"name": "SECRET", "location": "internal"}, {"name": "Bank", "contract": "SECRET", "note": "SECRET"}],
            transfers=[{"country": "US", "mechanism": "45", "tia": "SECRET", "note": "SECRET"}],
        )
    )  # fmt: skip
    told = json.dumps(content.to_json())
    assert "SECRET" not in told
    assert "Bank" in told


def test_what_the_law_asks_for_and_the_register_lacks_is_remarked() -> None:
    document = one(
        number="RA-7", name="N", purposes=[{"title": "P"}, {"title": "Q", "bases": [{"article": "6(1)(f)"}]}],
        data=[{"category": "Name"}], transfers=[{"country": "US"}],
    )  # fmt: skip
    told = [str(remark) for remark in made(document).remarks]
    for wanted in ("names no controller", "“P” has no legal basis", "“Q” rests on", "No time limit is given for: Name",
                   "Who receives the data is not said (Art. 13(1)(e)): RA-7", "transfer to United States names no basis"):  # fmt: skip
        assert any(wanted in remark for remark in told), wanted
    assert len([remark for remark in made(sample("en")).remarks if "has no legal basis" in str(remark)]) == 0


def test_a_party_and_the_authority_are_named() -> None:
    content = made(sample("da"), "da")
    facts = [
        dict(block.rows)
        for key in ("who", "contact")
        for block in part(content, key).blocks
        if isinstance(block, Facts)
    ]
    named = [next(iter(rows.values()))[0].text for rows in facts]
    assert named == ["Havlund Finans A/S", "Ellen Kirkegaard", "Ellen Kirkegaard", "Datatilsynet"]
    abroad = sample("da")
    assert abroad["register"]["controller"] is not None
    abroad["register"]["controller"]["country"] = "FR"
    assert "Datatilsynet" not in " ".join(texts(made(abroad, "da")))
    assert "i det land, hvor du bor" in " ".join(texts(made(abroad, "da")))
    assert all(entry["source"].startswith("https://") for entry in authorities().values())


def test_retention_per_category_and_purpose() -> None:
    rows = table(made(sample("en")), "retention")
    (found,) = (row for row in rows if row[0] == "Correspondence and enquiries")
    assert found[1] == "To communicate with the customer about the services"
    assert "Then erased" in found[2]
    bare = one(
        purposes=[{"title": "P"}],
        data=[{"category": "Name", "retention": {"period": "P1Y6M", "start": "the end"}}],
    )
    assert table(made(bare), "retention") == [["Name", "P", "1 year and 6 months / Counted from: the end"]]


def test_a_limit_is_told_of_no_purpose_that_it_is_not_for() -> None:
    year = {"retention": {"text": "1 year"}}
    document = one(
        purposes=[{"title": "A"}, {"title": "B"}],
        data=[
            {"category": "Name", **year},
            {"category": "Wage", "purposes": [2], **year},
            {"category": "Name", "purposes": [1], "subjects": ["Kin"], **year},
        ],
    )
    assert table(made(document), "retention") == [["Name", "A / B", "1 year"], ["Wage", "B", "1 year"]]


# -- groups ----------------------------------------------------------------------------------------------


def test_a_group_is_told_of_its_own_data() -> None:
    document = one(
        purposes=[{"title": "Shop"}, {"title": "Staff"}],
        data=[
            {
                "category": "Orders",
                "subjects": ["Customers"],
                "purposes": [1],
                "retention": {"text": "1 year"},
            },
            {
                "category": "Salaries",
                "subjects": ["Employees"],
                "purposes": [2],
                "retention": {"text": "5 years"},
            },
        ],
    )
    content = made(document, group="customers")
    assert [row[0] for row in table(content, "purposes")] == ["Shop"]
    assert [row[0] for row in table(content, "data")] == ["Orders"]
    assert [row[0] for row in table(content, "retention")] == ["Orders"]
    assert "This notice is for: customers." in texts(content)
    assert "Salaries" not in json.dumps(content.to_json())


def test_a_group_has_all_purposes_where_the_register_does_not_part_them() -> None:
    document = one(
        purposes=[{"title": "A"}, {"title": "B"}], data=[{"category": "Name", "subjects": ["Customers"]}]
    )
    assert [row[0] for row in table(made(document, group="Customers"), "purposes")] == ["A", "B"]


# -- words -----------------------------------------------------------------------------------------------


def keys(value: Any, path: str = "") -> set[str]:
    if isinstance(value, dict):
        return {found for key, inner in value.items() for found in keys(inner, f"{path}/{key}")}
    return {path}


def test_each_language_has_every_word() -> None:
    read = {
        language: json.loads(
            resource("catalogues", "notice_labels", f"{language}.json").read_text(encoding="utf-8")
        )
        for language in notice_languages()
    }
    assert set(read) == set(document_languages())
    for language, content in read.items():
        assert keys(content) == keys(read["en"]), language
        assert all(isinstance(text, str) and text.strip() for text in content["labels"].values())
        for group in ("labels", "drift"):
            for key, text in content[group].items():
                assert braces(text) == braces(read["en"][group][key]), (language, key)
        # Nobody may take the sentences for the law's: the file says whose they are.
        assert content["source"]["verbatim"] is False
        assert "2016/679" in content["source"]["terms"]
    with pytest.raises(UnknownDocumentLanguage, match="da, de, en"):
        NoticeLabels("xx")


def braces(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


@pytest.mark.parametrize("language", sorted(set(notice_languages()) - {"en"}))
def test_nothing_of_a_notice_is_left_in_english(language: str) -> None:
    own, english = (
        json.loads(resource("catalogues", "notice_labels", f"{code}.json").read_text(encoding="utf-8"))
        for code in (language, "en")
    )
    for group in ("labels", "drift", "bases"):
        same = [key for key, text in own[group].items() if text == english[group][key] and len(text) > 20]
        assert same == [], group


@pytest.mark.parametrize("language", notice_languages())
def test_each_right_names_its_article_as_the_language_cites_it(language: str) -> None:
    labels = NoticeLabels(language)
    for key, code in (
        ("access", "15"),
        ("rectification", "16"),
        ("erasure", "17"),
        ("restriction", "18"),
        ("portability", "20"),
        ("objection", "21"),
        ("withdrawal", "7(3)"),
        ("decisions", "22"),
        ("informing", "19"),
        ("complaint_text", "77"),
        ("complaint_general", "77"),
    ):
        cited = f"({cite(code, language)})".replace("\xa0", " ")
        assert cited in labels[key] or cited.replace("art. ", "artikel ") in labels[key]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "oder Ihre Einwilligung ("),
        ("es", "u obligación legal ("),
        ("it", "o il Suo consenso ("),
        ("fi", "tai suostumuksesi ("),
    ],
)
def test_bases_go_on_in_the_sentence_of_each_language(language: str, said: str) -> None:
    second = "6(1)(c)" if language == "es" else "6(1)(a)"
    text = basis_cell(
        {"article": "6(1)(b)"},
        {"article": second},
        language=language,
    )
    assert said in text


def test_the_notice_speaks_its_own_language_not_the_programs() -> None:
    content = made(sample("en"), "da")
    assert content.title == "Privatlivspolitik"
    assert (content.language, content.own_language) == ("da", "en")
    assert "Opdateret 31. marts 2026" in content.updated.replace("\xa0", " ")


@given(documents())
def test_any_register_gives_a_notice_with_all_its_purposes(document: Document) -> None:
    for language in notice_languages():
        content = made(document, language)
        titles = [purpose["title"] for activity in document["activities"] for purpose in activity["purposes"]]
        whole = "\n".join(texts(content))
        assert all(" ".join(title.split()) in whole for title in titles)
        assert json.dumps(content.to_json())

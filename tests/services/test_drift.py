"""Whether a published notice still says what the register says: purposes matched, differences told, nothing invented."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from register_app.model.document import Document, complete_document
from register_app.reading.batch import Batch, Draft
from register_app.services import drift, drift_report, notice, reading
from register_app.services import sample as samples
from register_app.services.drift import Drift
from register_app.writing.notice_labels import notice_languages

DAY = "2026-03-31"
SEED = Path(__file__).resolve().parents[2] / "../shared/seed/notice-da.txt"
OTHER = Path(__file__).resolve().parents[1] / "data" / "notices"


def register(*purposes: dict[str, Any], **activity: Any) -> Document:
    """A register with an approved activity for each purpose."""
    activities = [
        {"id": str(n), "number": f"RA-{n}", "status": "approved", "purposes": [purpose], **activity}
        for n, purpose in enumerate(purposes, 1)
    ]
    return complete_document({"register": {"language": "en", "title": "R"}, "activities": activities})


def told(*purposes: dict[str, Any]) -> Batch:
    """A notice as reading gives it."""
    drafts = [
        Draft({"name": purpose["title"], "purposes": [purpose]}, "n.txt", [n])
        for n, purpose in enumerate(purposes)
    ]
    return Batch(source="n.txt", drafts=drafts)


def purpose(
    title: str, *articles: str, reason: str = "", law: str = "", description: str = ""
) -> dict[str, Any]:
    bases = [
        {"article": article, "law": law, "section": "", "reason": reason, "lia": ""} for article in articles
    ]
    return {"title": title, "description": description, "bases": bases}


def compared(batch: Batch, document: Document, **choices: str) -> Drift:
    return drift.compare(batch, document, day=DAY, **choices)


# -- real texts ------------------------------------------------------------------------------------------


def test_the_seed_and_the_sample_agree() -> None:
    if not SEED.exists():
        pytest.skip("the seed lies beside the checkout on some machines only")
    found = compared(reading.read(SEED), samples.sample("da"))
    assert found.unknown == []
    assert found.differing == []
    assert [(pair.notice.title[:12], pair.register.number) for pair in found.pairs] == [
        ("Levering af ", "RA-0001"),
        ("Anden kommun", "RA-0002"),
        ("Udvikling af", "RA-0003"),
        ("Direkte mark", "RA-0004"),
        ("Informations", "RA-0005"),
        ("Overholdelse", "RA-0006"),
    ]
    assert [missing.number for missing in found.missing] == ["RA-0007", "RA-0009", "RA-0009"]
    assert found.found


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("suffix", notice.NOTICE_FORMATS)
def test_our_own_notice_agrees_with_its_register(tmp_path: Path, language: str, suffix: str) -> None:
    document = samples.sample(language)
    path = tmp_path / f"notice{suffix}"
    notice.write(notice.text(document, day=DAY), path)
    found = compared(reading.read(path), document)
    assert [missing.title for missing in found.missing] == []
    assert [unknown.title for unknown in found.unknown] == []
    assert [(pair.notice.title, pair.only_notice, pair.only_register) for pair in found.differing] == []
    assert len(found.pairs) == 9
    assert not found.found


@pytest.mark.parametrize("suffix", [".html", ".pdf"])
@pytest.mark.parametrize("language", notice_languages())
def test_a_notice_in_any_language_agrees_with_its_register(
    tmp_path: Path, language: str, suffix: str
) -> None:
    document = samples.sample("en")
    path = tmp_path / f"notice{suffix}"
    notice.write(notice.text(document, day=DAY, language=language), path)
    found = compared(reading.read(path), document)
    assert len(found.pairs) == 9
    assert [missing.title for missing in found.missing] == []
    assert [unknown.title for unknown in found.unknown] == []
    assert not found.differing


def test_a_purpose_of_several_activities_is_told_once() -> None:
    """Whether they rest on the same articles, or a notice puts together what the register keeps apart."""
    document = register(
        purpose("Bookkeeping", "6(1)(c)"),
        purpose("bookkeeping ", "6(1)(c)"),
        purpose("Newsletters", "6(1)(a)"),
        purpose("Newsletters", "6(1)(f)", reason="to sell"),
    )
    found = compared(
        told(purpose("Bookkeeping", "6(1)(c)"), purpose("Newsletters", "6(1)(a)", "6(1)(f)")), document
    )
    assert not found.found
    assert {pair.register.called for pair in found.pairs} == {
        "RA-1, RA-2 Bookkeeping", "RA-3 Newsletters", "RA-4 Newsletters",
    }  # fmt: skip
    less = compared(told(purpose("Bookkeeping", "6(1)(c)"), purpose("Newsletters", "6(1)(a)")), document)
    assert [missing.called for missing in less.missing] == ["RA-4 Newsletters"]
    again = compared(
        told(*(purpose("Bookkeeping", "6(1)(c)") for _ in range(3))),
        register(purpose("Bookkeeping", "6(1)(c)")),
    )
    assert not again.found


def test_a_change_of_the_register_is_found(tmp_path: Path) -> None:
    document = samples.sample("en")
    notice.write(notice.text(document, day=DAY), tmp_path / "notice.html")
    batch = reading.read(tmp_path / "notice.html")
    gone = document["activities"].pop(2)
    document["activities"][0]["purposes"][0]["bases"][0]["article"] = "6(1)(f)"
    document["activities"].append(
        complete_document(
            {"activities": [{"id": "x", "number": "RA-99", "status": "approved", "purposes": [purpose("Whistleblowing", "6(1)(c)")]}]}
        )["activities"][0]
    )  # fmt: skip
    found = compared(batch, document)
    (unknown,) = found.unknown
    assert unknown.title.casefold() in gone["purposes"][0]["title"].casefold()
    assert [missing.title for missing in found.missing] == ["Whistleblowing"]
    (differing,) = found.differing
    assert (differing.only_notice, differing.only_register) == (("6(1)(b)",), ("6(1)(f)",))


@pytest.mark.parametrize("name", ["authority_da.txt", "practice_da.txt", "columns_da.txt", "theatre_da.md"])
def test_the_notice_of_somebody_else_does_not_fit(name: str) -> None:
    found = compared(reading.read(OTHER / name), samples.sample("da"))
    assert found.pairs == []
    assert len(found.missing) == 9


# -- matching --------------------------------------------------------------------------------------------


def test_titles_decide_over_bases() -> None:
    document = register(purpose("Newsletter", "6(1)(f)"), purpose("Payroll", "6(1)(a)"))
    found = compared(told(purpose("Payroll", "6(1)(f)"), purpose("Newsletter", "6(1)(a)")), document)
    assert [(pair.notice.title, pair.register.title) for pair in found.pairs] == [
        ("Payroll", "Payroll"),
        ("Newsletter", "Newsletter"),
    ]
    assert len(found.differing) == 2


def test_each_purpose_is_used_once() -> None:
    document = register(purpose("Marketing", "6(1)(f)"))
    found = compared(
        told(purpose("Marketing", "6(1)(f)"), purpose("Marketing by e-mail", "6(1)(f)")), document
    )
    assert [pair.notice.title for pair in found.pairs] == ["Marketing"]
    assert [unknown.title for unknown in found.unknown] == ["Marketing by e-mail"]
    assert found.nearest == {"Marketing by e-mail": "Marketing"}


def test_a_draft_is_known_but_not_missing() -> None:
    document = register(purpose("Marketing", "6(1)(f)"), purpose("Payroll", "6(1)(b)"), status="draft")
    found = compared(told(purpose("Marketing", "6(1)(f)")), document)
    assert [pair.notes for pair in found.pairs] == [("status",)]
    assert found.missing == []
    assert not found.found


def test_what_is_retired_is_not_known() -> None:
    found = compared(
        told(purpose("Marketing", "6(1)(f)")), register(purpose("Marketing", "6(1)(f)"), status="retired")
    )
    assert [unknown.title for unknown in found.unknown] == ["Marketing"]


def test_only_the_group_counts() -> None:
    document = register(purpose("Shop", "6(1)(b)"), data=[{"subjects": ["Customers"]}])
    document["activities"] += register(purpose("Payroll", "6(1)(b)"), data=[{"subjects": ["Employees"]}])[
        "activities"
    ]
    assert [m.title for m in compared(told(), document, group="employees").missing] == ["Payroll"]
    with pytest.raises(notice.NoticeError, match="Customers, Employees"):
        compared(told(), document, group="Visitors")


# -- bases -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "held", "differs", "notes"),
    [
        (["6(1)(f)", "6(1)(a)"], ["6(1)(a)", "6(1)(f)"], False, ()),
        (["6(1)(f)"], ["6(1)(f)", "6(1)(a)"], True, ()),
        (["6(1)(c)"], ["6(1)(f)"], True, ()),
        ([""], ["6(1)(f)"], False, ("unread",)),
        (["", "6(1)(b)"], ["6(1)(f)"], True, ("unread",)),
        ([], [], False, ()),
    ],
)
def test_articles(said: list[str], held: list[str], differs: bool, notes: tuple[str, ...]) -> None:
    (pair,) = compared(told(purpose("P one", *said)), register(purpose("P one", *held))).pairs
    assert pair.differs == differs
    assert pair.notes == notes


@pytest.mark.parametrize(
    ("said", "held", "noted"),
    [
        ("Our legitimate interest in preventing fraud", "Our interest in preventing fraud", False),
        ("Our legitimate interest in selling more", "Protection of the buildings against theft", True),
        ("", "Anything", False),
    ],
)
def test_another_interest_is_a_note(said: str, held: str, noted: bool) -> None:
    found = compared(
        told(purpose("P one", "6(1)(f)", reason=said)), register(purpose("P one", "6(1)(f)", reason=held))
    )
    assert ("interest" in found.pairs[0].notes) == noted
    assert not found.found


def test_another_law_is_a_note() -> None:
    found = compared(
        told(purpose("P one", "6(1)(c)", law="Tax Act")),
        register(purpose("P one", "6(1)(c)", law="Companies Act")),
    )
    assert found.pairs[0].notes == ("law",)
    same = compared(
        told(purpose("P one", "6(1)(c)", law="tax act")), register(purpose("P one", "6(1)(c)", law="Tax Act"))
    )
    assert same.pairs[0].notes == ()


# -- report ----------------------------------------------------------------------------------------------


def an_example() -> tuple[Drift, Document]:
    document = register(
        purpose("Marketing", "6(1)(f)"), purpose("Payroll", "6(1)(b)"), purpose("Archive", "6(1)(e)")
    )
    batch = told(
        purpose("Marketing", "6(1)(a)"), purpose("Archive", "6(1)(e)"), purpose("Competitions", "6(1)(a)")
    )
    return compared(batch, document), document


def test_the_screen_tells_each_part() -> None:
    lines = drift_report.screen(an_example()[0], "en")
    assert [line for line in lines if line and not line.startswith(" ")] == [
        "With another legal basis: 1", "In the notice, not in the register: 1", "In the register, not in the notice: 1",
        "In both: 1",
    ]  # fmt: skip
    assert "      Only in the notice: Art. 6(1)(a) · Only in the register: Art. 6(1)(f)" in lines
    assert "Med et andet retsgrundlag: 1" in drift_report.screen(an_example()[0], "da")


@pytest.mark.parametrize("suffix", notice.NOTICE_FORMATS)
def test_the_report_is_written_in_each_format(tmp_path: Path, suffix: str) -> None:
    found, document = an_example()
    content = drift_report.report(found, document, language="da", day=DAY)
    assert [part.key for part in content.sections] == ["summary", *drift_report.PARTS]
    notice.write(content, tmp_path / f"report{suffix}")
    assert (tmp_path / f"report{suffix}").stat().st_size > 500


def test_json_tells_everything() -> None:
    data = an_example()[0].to_json()
    assert (data["in_step"], len(data["pairs"]), len(data["missing"]), len(data["unknown"])) == (
        False,
        2,
        1,
        1,
    )
    assert data["pairs"][0]["only_register"] == ["6(1)(f)"]
    assert data["unknown"][0]["lines"] == [2]

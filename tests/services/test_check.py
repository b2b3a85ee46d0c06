from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from register_app.model.document import Document, complete_activity, complete_document
from register_app.services import check
from register_app.services.rules.slots import states
from register_app.services.sample import sample


def document(*activities: dict[str, Any], **register: Any) -> Document:
    contact = {"name": "C", "address": "A street", "email": "c@example.org"}
    return complete_document(
        {"register": {"controller": contact, **register}, "activities": list(activities)}
    )


def whole(**changes: Any) -> dict[str, Any]:
    """An activity that no rule finds anything in."""
    activity = {
        "id": "x",
        "number": "1",
        "name": "A",
        "purposes": [{"title": "P", "bases": [{"article": "6(1)(b)", "reason": "contract"}]}],
        "data": [
            {"category": "Name", "sensitivity": "ordinary", "subjects": ["S"], "retention": {"period": "P1Y"}}
        ],
        "recipients": [{"name": "R"}],
        "transfers": [{"country": "US", "mechanism": "46(2)(c)"}],
        "measures": ["M"],
    }
    return {**activity, **changes}


def rules(given: Document) -> list[str]:
    return [issue.rule for issue in check.run(given)]


def test_a_whole_activity_has_no_issue() -> None:
    assert rules(document(whole())) == []


def basis(article: str, **rest: str) -> dict[str, Any]:
    return {"purposes": [{"title": "P", "bases": [{"article": article, **rest}]}]}


def use(**rest: Any) -> dict[str, Any]:
    return {"data": [{**whole()["data"][0], **rest}]}


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"name": " "}, "activity-name"),
        ({"purposes": []}, "purpose-missing"),
        ({"purposes": [{"title": "P"}]}, "basis-missing"),
        (basis("6(1)(f)"), "interest-not-stated"),
        (basis("6(1)(c)"), "law-not-stated"),
        (use(sensitivity="special"), "special-without-condition"),
        (use(sensitivity="criminal"), "criminal-without-authority"),
        (use(sensitivity=""), "sensitivity-open"),
        (use(retention={}), "retention-missing"),
        ({"data": [{"subjects": ["S"]}]}, "retention-missing"),
        ({"transfers": [{"country": "US"}]}, "transfer-without-mechanism"),
        ({"transfers": [{"country": "US", "mechanism": "49(1)"}]}, "derogation-undocumented"),
        ({"recipients": [{"name": "R", "country": "IN"}]}, "recipient-abroad"),
        ({"recipients": [{"name": "R", "role": "processor"}]}, "contract-missing"),
        ({"recipients": []}, "slot-missing"),
        (
            {"recipients": [], "answers": {"recipients": {"state": "unclarified", "reason": ""}}},
            "slot-unclarified",
        ),
        ({"part": "processor"}, "slot-missing"),
    ],
)
def test_each_gap_is_found_by_its_rule(changes: dict[str, Any], rule: str) -> None:
    assert rule in rules(document(whole(**changes)))


def test_people_named_without_data_answer_nothing_about_time_limits() -> None:
    people = document(whole(data=[{"subjects": ["S"]}]))["activities"][0]
    assert states(people)["retention"] == "missing"


@pytest.mark.parametrize("country", ["DE", "LI", "RE", "AX"])
def test_nothing_leaves_the_union_where_its_law_applies(country: str) -> None:
    """Also in the outermost regions: Art. 44 asks only of third countries."""
    inside = whole(recipients=[{"name": "R", "country": country}], transfers=[{"country": country}])
    assert not {"recipient-abroad", "transfer-without-mechanism"} & set(rules(document(inside)))


@pytest.mark.parametrize(
    "changes",
    [
        basis("6(1)(f)", reason="our interest"),
        basis("6(1)(c)", law="Bookkeeping Act"),
        {
            **use(sensitivity="special"),
            "purposes": [{"title": "P", "bases": [{"article": "6(1)(a)"}, {"article": "9(2)(a)"}]}],
        },
        use(retention={"text": "as long as the law asks"}),
        {"data": [*use(retention={})["data"], {"retention": {"text": "everything: 5 years"}}]},
        {"transfers": [], "answers": {"transfers": {"state": "not_applicable", "reason": "EU only"}}},
        {"status": "retired", "purposes": []},
    ],
)
def test_what_is_in_order_is_left_alone(changes: dict[str, Any]) -> None:
    assert rules(document(whole(**changes))) == []


def test_a_purpose_without_a_title_is_called_by_its_text_or_its_place() -> None:
    given = document(whole(purposes=[{"title": "Pay"}, {"description": "Send letters"}, {}]))
    said = [issue.message.text() for issue in check.run(given) if issue.rule == "basis-missing"]
    assert [text.split("“")[1].split("”")[0] for text in said] == ["Pay", "Send letters", "3"]


def test_not_applicable_needs_a_reason() -> None:
    activity = complete_activity(
        whole(recipients=[], answers={"recipients": {"state": "not_applicable", "reason": " "}})
    )
    assert states(activity)["recipients"] == "unclarified"


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (lambda d: d["register"].update(controller=None), "controller-contact"),
        (lambda d: d["register"]["controller"].update(address=""), "controller-contact"),
        (
            lambda d: d["register"].update(dpo={**d["register"]["controller"], "email": "", "phone": ""}),
            "dpo-contact",
        ),
        (
            lambda d: d["activities"].append({**d["activities"][0], "id": "y", "number": "2", "name": "a"}),
            "same-name",
        ),
    ],
)
def test_the_register_as_a_whole(change: Callable[[Any], object], rule: str) -> None:
    given = document(whole())
    change(given)
    assert rule in rules(given)


def test_rules_are_told_apart_and_say_why() -> None:
    assert len({rule.id for rule in check.RULES}) == len(check.RULES) >= 10
    for rule in check.RULES:
        assert rule.title
        assert rule.why
        assert rule.article
        assert (rule.of_activity is None) != (rule.of_register is None)


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_sample_has_a_few_honest_gaps(language: str) -> None:
    found = set(rules(sample(language)))
    assert {"interest-not-stated", "retention-missing", "slot-unclarified", "contract-missing"} <= found
    assert len(check.run(sample(language))) <= 12


def test_the_sample_tells_the_six_purposes_with_their_bases() -> None:
    first = [activity["purposes"][0] for activity in sample("da")["activities"][:6]]
    assert [[basis["article"] for basis in purpose["bases"]] for purpose in first] == [
        ["6(1)(b)"],
        ["6(1)(f)"],
        ["6(1)(f)"],
        ["6(1)(f)", "6(1)(a)"],
        ["6(1)(b)"],
        ["6(1)(c)"],
    ]
    assert all(
        basis["reason"] for purpose in first for basis in purpose["bases"] if basis["article"] == "6(1)(f)"
    )


def test_countries_are_named_in_the_language_of_the_message() -> None:
    given = document(
        whole(
            recipients=[{"name": "R", "country": "CH"}], transfers=[{"country": "US"}, {"organisation": "UN"}]
        )
    )
    told = [
        issue.message
        for issue in check.run(given)
        if issue.rule in ("recipient-abroad", "transfer-without-mechanism")
    ]
    assert [message.text("en") for message in told] == [
        "The transfer to United States has no mechanism under Chapter V.",
        "The transfer to UN has no mechanism under Chapter V.",
        "“R” is in Switzerland, outside the EEA, but no transfer is described.",
    ]
    assert ["USA" in told[0].text("da"), "Schweiz" in told[2].text("da")] == [True, True]

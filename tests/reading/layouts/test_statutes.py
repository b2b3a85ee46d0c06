"""National law in a column of its own is the law of the duty or task beside it (Art. 6(3) GDPR)."""

from __future__ import annotations

from typing import Any

from tests.reading.layouts.workbooks import activities, one, read, sheet


def _found(basis: str, law: str) -> list[tuple[str, str, str]]:
    rows = [
        ["Behandling", "Formål", "Retsgrundlag", "Retsgrundlag i national ret", "Slettefrist"],
        ["Sag", "Afgøre sagen", basis, law, "5 år"],
        ["Bog", "Føre regnskab", "Art. 6, stk. 1, litra c", "Bogføringsloven § 12", "5 år"],
    ]
    activity: dict[str, Any] = activities(one(rows))["Sag"]
    return [
        (item["article"], item["law"], item["section"])
        for purpose in activity["purposes"]
        for item in purpose["bases"]
    ]


def test_a_law_beside_a_duty_is_the_law_of_the_duty() -> None:
    assert _found("Art. 6, stk. 1, litra e", "Skovloven § 8") == [("6(1)(e)", "Skovloven", "§ 8")]


def test_each_law_makes_a_basis_and_other_articles_have_none() -> None:
    found = _found("Art. 6, stk. 1, litra e\nArt. 9, stk. 2, litra f", "Skovloven § 8; Vandloven § 3")
    assert found == [
        ("6(1)(e)", "Skovloven", "§ 8"),
        ("6(1)(e)", "Vandloven", "§ 3"),
        ("9(2)(f)", "", ""),
    ]


def test_an_act_nobody_knows_is_told_by_its_section() -> None:
    assert _found("Art. 6, stk. 1, litra e", "Xqv 2015 art. 5.1") == [("6(1)(e)", "Xqv 2015", "art. 5.1")]


def test_a_law_beside_another_ground_stays_apart() -> None:
    assert _found("Art. 6, stk. 1, litra b", "Skovloven § 8") == [
        ("6(1)(b)", "", ""),
        ("", "Skovloven", "§ 8"),
    ]


def test_words_about_a_ground_that_another_cell_cites_are_its_reason() -> None:
    rows = [
        ["Activity", "Purpose", "Legal basis", "Legal basis explained", "Retention"],
        ["Cameras", "Stop theft", "Art. 6(1)(f)", "Legitimate interest: calm nights", "30 days"],
        ["Wages", "Pay staff", "Art. 6(1)(b)", "Art. 9(2)(b) for sick leave", "5 years"],
    ]
    found = activities(one(rows))
    (only,) = found["Cameras"]["purposes"][0]["bases"]
    assert (only["article"], only["reason"]) == ("6(1)(f)", "Legitimate interest: calm nights")
    assert [item["article"] for item in found["Wages"]["purposes"][0]["bases"]] == ["6(1)(b)", "9(2)(b)"]


def test_a_law_in_the_row_of_a_basis_on_a_sheet_of_bases_is_that_basis_law() -> None:
    batch = read(
        sheet(
            "Behandlinger",
            [
                ["ID", "Behandling", "Formål", "Registrerede"],
                ["B1", "Udlån", "Udlåne cykler", "Lånere"],
                ["B2", "Nøgler", "Styre adgang", "Beboere"],
            ],
        ),
        sheet(
            "Hjemler",
            [
                ["ID", "Hjemmel", "Særlov", "Bemærkning"],
                ["B1", "6.1.a", "Cykelloven § 4", "Samtykke"],
                ["B2", "6.1.f", "Nøgleloven", "Tyveri"],
                ["B2", "6.1.c", "", "Bogføring"],
            ],
        ),
    )
    found = activities(batch)
    assert [
        (item["article"], item["law"], item["section"])
        for name in ("Udlån", "Nøgler")
        for item in found[name]["purposes"][0]["bases"]
    ] == [("6(1)(a)", "Cykelloven", "§ 4"), ("6(1)(f)", "Nøgleloven", ""), ("6(1)(c)", "", "")]

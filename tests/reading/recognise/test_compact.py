"""Grounds as an article and its letter alone, and grounds that once were."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import bases, former


@pytest.mark.parametrize(
    ("text", "articles", "reason"),
    [
        ("6e – opgave i samfundets interesse\n9h – helse", ["6(1)(e)", "9(2)(h)"], "opgave i samfundets interesse"),
        ("6b, 6c", ["6(1)(b)", "6(1)(c)"], ""),
        ("6f (balance of interests)", ["6(1)(f)"], "balance of interests"),
        ("6e sygedag", [""], "6e sygedag"),
        ("6g – andet", [""], "6g – andet"),
        # What was so before is kept in words, never as a ground.
        ("6e – tilsyn (tidl. 6a – samtykke)", ["6(1)(e)"], "tilsyn; tidl. 6a – samtykke"),
        ("Art. 6(1)(e) (formerly: 6(1)(c))", ["6(1)(e)"], "formerly: 6(1)(c)"),
        ("Art. 6.1 e – tillsyn (tidigare angivet: 6.1 c)", ["6(1)(e)"], "tillsyn; tidigare angivet: 6.1 c"),
    ],
)  # fmt: skip
def test_grounds(text: str, articles: list[str], reason: str) -> None:
    found = bases.read(text)
    assert [item.article for item in found] == articles
    assert found[0].reason == reason


def test_only_brackets_about_the_past_are_set_apart() -> None:
    assert former.apart("Contract (formerly consent) (see annex)") == (
        "Contract (see annex)",
        "formerly consent",
    )
    assert former.apart("Contract (see annex)") == ("Contract (see annex)", "")

"""Answered, not applicable, not yet clarified and missing are four different things."""

from __future__ import annotations

from typing import Any

import pytest

from register_app.model import vocabulary
from register_app.writing.answers import Answer, answer, letter_state
from tests.writing import pdf_documents as docs


@pytest.mark.parametrize(
    ("part", "slot"), [(part, slot) for part, slots in vocabulary.SLOTS.items() for slot in slots]
)
def test_an_empty_activity_misses_every_slot_until_it_is_said_otherwise(part: str, slot: str) -> None:
    empty = docs.activity("1", "x", part)
    assert answer(empty, slot).missing
    stated = docs.activity("1", "x", part, answers={slot: {"state": "unclarified", "reason": "spørg"}})
    assert answer(stated, slot) == Answer(content=False, state="unclarified", reason="spørg")
    odd = docs.activity("1", "x", part, answers={slot: {"state": "answered", "reason": ""}})
    assert answer(odd, slot).missing


@pytest.mark.parametrize(
    ("slot", "given"),
    [
        ("purposes", {"purposes": [{"title": "", "description": "x", "bases": []}]}),
        ("subjects", {"data": [docs.use("", ["Kunder"])]}),
        ("data", {"data": [docs.use("Navn", [])]}),
        ("retention", {"data": [docs.use("", [], docs.retention(text="til sagen er slut"))]}),
        ("recipients", {"recipients": [docs.recipient("Banken")]}),
        ("measures", {"measures": ["Kryptering"]}),
        ("clients", {"clients": ["Kæden"]}),
        ("processing", {"processing": ["Drift"]}),
    ],
)
def test_content_answers_its_slot_and_no_other(slot: str, given: dict[str, Any]) -> None:
    activity = docs.activity("1", "x", **given)
    slots = {s for group in vocabulary.SLOTS.values() for s in group}
    assert {s for s in slots if answer(activity, s).content} == {slot}


def test_common_measures_answer_for_an_activity_without_its_own() -> None:
    assert not answer(docs.activity("1", "x"), "measures", common_measures=True).missing


def test_the_open_point_decides_the_state_of_a_letter() -> None:
    held = Answer(content=True, state="", reason="")
    gap = Answer(content=False, state="", reason="")
    later = Answer(content=True, state="unclarified", reason="")
    none = Answer(content=False, state="not_applicable", reason="")
    assert letter_state([held, gap]) == "missing"
    assert letter_state([held, later]) == "unclarified"
    assert letter_state([held, none]) == "answered"
    assert letter_state([none, none]) == "not_applicable"

from __future__ import annotations

import re

import pytest

from register_app.services import documents, replacing
from register_app.services.refused import EditError
from register_app.services.replacing import BadPattern, Hit
from register_app.store.register import Register


def found(register: Register, wanted: re.Pattern[str], replacement: str | None = None) -> list[Hit]:
    return [hit for hit in replacing.hits(register.read(), wanted, replacement) if hit is not None]


def test_a_word_is_replaced_everywhere_as_one_step(sample: Register) -> None:
    before = documents.dump(sample.read())
    hits = found(sample, replacing.pattern("customer"), "client")
    assert len({hit.ref.table for hit in hits}) > 3
    assert replacing.replace(sample, hits) == len(hits)
    after = str(documents.dump(sample.read())).lower()
    assert "customer" not in after
    assert "client relationship" in after
    sample.undo()
    assert documents.dump(sample.read()) == before


def test_whole_words_case_and_expressions(sample: Register) -> None:
    def count(text: str, **how: bool) -> int:
        return sum(len(hit.spans) for hit in found(sample, replacing.pattern(text, **how)))

    assert count("loan") > count("loan", words=True) > 0
    assert count("LOAN") == count("loan")
    assert count("LOAN", case=True) == 0
    assert count(r"loan|lån", regex=True) >= count("loan")


def test_a_replacement_is_text_not_a_pattern(sample: Register) -> None:
    hits = found(sample, replacing.pattern("Payroll"), r"\1 \g<0> $")
    replacing.replace(sample, hits)
    assert any(r"\1 \g<0> $" in activity["name"] for activity in documents.dump(sample.read())["activities"])


@pytest.mark.parametrize(("text", "regex"), [("", False), ("(", True), (".*", True)])
def test_what_cannot_be_searched_for_is_told(text: str, regex: bool) -> None:
    with pytest.raises(BadPattern):
        replacing.pattern(text, regex=regex)


def test_a_name_that_would_be_taken_changes_nothing(sample: Register) -> None:
    before = documents.dump(sample.read())
    hits = found(sample, replacing.pattern("Guarantors", case=True), "Customers")
    with pytest.raises(EditError, match="already an entry"):
        replacing.replace(sample, hits)
    assert documents.dump(sample.read()) == before


def test_only_the_chosen_hits_are_changed(sample: Register) -> None:
    hits = found(sample, replacing.pattern("customer", case=True), "client")
    assert replacing.replace(sample, hits, selected=[0]) == 1
    left = found(sample, replacing.pattern("customer", case=True))
    assert len(left) == len(hits) - 1


def test_a_text_changed_meanwhile_is_not_overwritten(sample: Register) -> None:
    hits = found(sample, replacing.pattern("Payroll"), "Pay")
    replacing.replace(sample, hits)
    with pytest.raises(BadPattern, match="Search again"):
        replacing.replace(sample, hits)

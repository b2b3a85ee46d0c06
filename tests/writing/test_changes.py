"""What has changed since an earlier state, told in any format: which words, and what of two texts."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from register_app.writing.changes import INTERNAL, Change, catalogue, field, parted, seen
from register_app.writing.labels import DocumentLabels

LINES = st.lists(st.sampled_from(["a", "b", "c"]), max_size=4).map("\n".join)


def entry(before: str = "", after: str = "", key: str = "name", what: str = "activity") -> Change:
    return {
        "kind": "changed",
        "what": what,
        "number": "RA-1",
        "name": "Payroll",
        "key": key,
        "before": before,
        "after": after,
    }


def test_of_a_list_only_what_differs() -> None:
    assert parted(entry("a\nb\nc", "a\nc\nd")) == ("b", "d")
    assert parted(entry("a\nb", "b\na")) == ("a\nb", "b\na")


@given(LINES, LINES)
def test_nothing_is_told_of_both_sides(before: str, after: str) -> None:
    was, now = parted(entry(before, after))
    if sorted(before.split("\n")) != sorted(after.split("\n")):
        assert not set(was.split("\n")) & set(now.split("\n")) - {""}


def test_internal_fields_are_for_the_inside() -> None:
    entries = [entry(key=key) for key in sorted(INTERNAL)] + [entry(key="notes", what="party")]
    assert seen(entries, internal=False) == entries[-1:]
    assert seen(entries, internal=True) == entries


def test_fields_have_words() -> None:
    labels = DocumentLabels("en")
    assert field(labels, "transfers") == labels["third_country"]
    assert field(labels, "of_no_label") == "of no label"
    assert field(labels, "") == ""
    assert catalogue(labels, "catalogue:departments") == labels["department"]

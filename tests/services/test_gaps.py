"""Words of ours in place of content: known again in every language, with and without no-break blanks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.services import gaps
from register_app.services.gaps import Gap, GapWords
from register_app.writing.labels import DocumentLabels, document_languages

ALL = {**gaps.NEVER_CONTENT, **gaps.MAY_BE_CONTENT}
LINES = st.text("ab :", max_size=8)


def words(language: str) -> GapWords:
    return GapWords.of([DocumentLabels(language)], ALL)


@given(
    st.sampled_from([*document_languages(), "da+en"]),
    st.lists(LINES, max_size=2),
    st.lists(LINES, min_size=1),
)
def test_a_reason_has_all_the_lines_that_follow(language: str, before: list[str], after: list[str]) -> None:
    reason = "\n".join(after)
    said = DocumentLabels(language).fill("not_applicable_because", reason=reason)
    for text in (said, said.replace("\u00a0", " ")):
        content, gap = words(language).parted("\n".join([*before, text]))
        assert (content, gap) == ("\n".join(before), Gap("not_applicable", reason))


@pytest.mark.parametrize("language", ["en", "fr", "da+en"])
def test_what_stands_below_a_gap_is_content(language: str) -> None:
    """Somebody typed it there: it is not lost with the words above it."""
    labels = DocumentLabels(language)
    for key, state in (("missing", ""), ("unclarified", "unclarified"), ("not_applicable", "not_applicable")):
        text = f"Payroll\n{labels[key]}\nSuppliers"
        assert words(language).parted(text) == ("Payroll\nSuppliers", Gap(state))


def test_a_number_before_it_counts_only_where_lines_are_numbered() -> None:
    text = f"1. Payroll\n2. {DocumentLabels('en')['basis_not_stated']}"
    assert words("en").parted(text, by_number=True) == ("1. Payroll", Gap(""))
    assert words("en").parted(text) == (text, None)


def test_what_is_only_missing_is_no_answer() -> None:
    assert Gap("").answer() == {}
    assert Gap("unclarified", "why").answer() == {"state": "unclarified", "reason": "why"}

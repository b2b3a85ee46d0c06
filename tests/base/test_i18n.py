"""Counts in the language of the program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from register_app.base import i18n


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = i18n.language()
    yield
    i18n.use(before)


@pytest.mark.parametrize(
    ("language", "count", "written"),
    [("da", 7, "7"), ("da", 20_000, "20.000"), ("en", 20_000, "20,000"), ("da", 1_234_567, "1.234.567")],
)
def test_a_count_is_written_as_the_language_writes_it(language: str, count: int, written: str) -> None:
    i18n.use(language)
    assert i18n.counted(count) == written


def test_what_a_message_counts_is_written_so_and_what_it_numbers_is_not() -> None:
    message = i18n.Message("{limit} in line {line}", {"limit": 3_000_000, "line": 12_345})
    assert message.text("da") == "3.000.000 in line 12345"
    assert message.text("en") == "3,000,000 in line 12345"

"""A mailbox of an office and one of a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.writing.mailboxes import FUNCTIONS, names_person


@pytest.mark.parametrize(
    "address",
    ["ellen.kirkegaard@a.example", "e.kirkegaard@a.example", "EKirkegaard@a.example", "ellen@a.example", "ek@a.example",
     "elki@a.example", "ellenk7@a.example"],
)  # fmt: skip
def test_a_person(address: str) -> None:
    assert names_person(address, "Ellen Kirkegaard")


@pytest.mark.parametrize(
    "address",
    ["dpo@a.example", "privacy@a.example", "databeskyttelse@ellen.example", "kontakt@a.example", "datenschutz-ek@a.example",
     "", "@", "42@a.example"],
)  # fmt: skip
def test_an_office(address: str) -> None:
    assert not names_person(address, "Ellen Kirkegaard")


def test_an_office_whose_short_name_could_be_initials() -> None:
    assert not names_person("dpo@a.example", "Dorthe Palle Olsen")
    assert names_person("dpol@a.example", "Dorthe Palle Olsen")


@pytest.mark.parametrize(
    "address", ["soeren.oestergaard@a.example", "soren.ostergard@a.example", "søren@a.example"]
)
def test_letters_beyond_ascii(address: str) -> None:
    assert names_person(address, "Søren Østergård")


@given(st.sampled_from(sorted(FUNCTIONS)), st.text(max_size=20), st.text(max_size=10))
def test_an_office_names_nobody(function: str, name: str, domain: str) -> None:
    assert not names_person(f"{function}@{domain}", name)


@given(st.text("abcdefgh", min_size=1, max_size=8), st.text("abcdefgh", min_size=1, max_size=8))
def test_first_name_dot_surname_is_a_person(first: str, last: str) -> None:
    assert (
        names_person(f"{first}.{last}@a.example", f"{first.title()} {last.title()}")
        or first + last in FUNCTIONS
    )

"""Recipients that a word joins, sentences that end with one, and instruments of a transfer behind a country."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import recipients


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vagtsys ApS (vagtplanen) og Bogtryk A/S.", ["Vagtsys ApS (vagtplanen)", "Bogtryk A/S"]),
        ("Cardline and your bank", ["Cardline", "your bank"]),
        ("Print House Ltd and our auditor.", ["Print House Ltd", "our auditor"]),
        ("GLS.", ["GLS"]),
        ("Sails Inc.", ["Sails Inc."]),
        ("Sails Inc. and its subsidiaries", ["Sails Inc. and its subsidiaries"]),
        ("Holm og Søn A/S", ["Holm og Søn A/S"]),
        ("you and your family", ["you and your family"]),
    ],
)  # fmt: skip
def test_what_a_word_joins_is_two_where_a_name_ends_before_it(text: str, names: list[str]) -> None:
    assert [found.name for found in recipients.read(text)] == names


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Sails Inc. (Rigger), USA, on the basis of the EU–US Data Privacy Framework", "on the basis of the EU–US Data Privacy Framework"),
        ("Sails Inc., USA, med EU-Kommissionens standardkontrakter", "med EU-Kommissionens standardkontrakter"),
        ("Sails Inc., USA, under standard contractual clauses", "under standard contractual clauses"),
    ],
)  # fmt: skip
def test_the_instrument_behind_the_country_of_a_recipient_is_its_note(text: str, note: str) -> None:
    ((country, told),) = [(found.country, found.note) for found in recipients.read(text)]
    assert (country, told) == ("US", note)

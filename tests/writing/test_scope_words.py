"""How an extract was chosen, in the words of its reader, in every language of a document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.services import exporting, selection
from register_app.writing.labels import DocumentLabels, document_languages
from register_app.writing.scope_words import SHOWN, Scope, scope_lines, scope_text


def told(where: str, language: str = "en", name: str = "") -> str:
    return scope_text(DocumentLabels(language), exporting.scope_of(where, name)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("where", "language", "said"),
    [
        ("number ~ RA-000", "da", "Nr. indeholder ”RA-000”"),
        ("number ~ RA-000", "en", "No. contains “RA-000”"),
        ("department = HR | Kredit", "da", "Afdeling: ”HR” eller ”Kredit”"),
        ("part = processor", "da", "Rolle: Databehandler"),
        ("status = Draft | in_review", "en", "Status: Draft or In review"),
        ("status != retired", "da", "Status: alle undtagen Ophørt"),
        ("status != retired", "fr", "Statut : tous sauf Close"),
        ("status ~ ret", "en", "Status contains “ret”"),
        ("subjects = Kunder", "de", "Kategorien betroffener Personen: „Kunder“"),
        ("part = processor and data ~ sundhed", "da", "Rolle: Databehandler\nKategorier af oplysninger indeholder ”sundhed”"),
        ('id = "a" | "b"', "da", "Enkeltvis udvalgte behandlingsaktiviteter"),
        ("", "da", ""),
    ],
)  # fmt: skip
def test_a_condition_is_said_with_the_heading_of_its_field(where: str, language: str, said: str) -> None:
    assert told(where, language) == said


def test_in_two_languages_the_words_are_said_twice_and_the_value_once() -> None:
    assert told("department = HR | IT", "da+en") == "Afdeling / Department: ”HR” eller / or ”IT”"
    assert told("part = processor", "da+en") == "Rolle / Role: Databehandler / Processor"


def test_a_name_says_what_was_picked_one_by_one() -> None:
    picked = "number = RA-1 | RA-2 | RA-3"
    assert told(picked, name="Loans to review") == "Selection: Loans to review"
    assert told(picked) == "No.: “RA-1”, “RA-2” or “RA-3”"
    assert told("number ~ RA", name="Mine") == "Selection: Mine\nNo. contains “RA”"
    assert told("department = HR", name="Mine") == "Selection: Mine\nDepartment: “HR”"


def test_of_very_many_values_the_rest_is_counted() -> None:
    values = [f"RA-{place:04}" for place in range(SHOWN + 30)]
    said = told("number = " + " | ".join(values))
    assert said.count("RA-") == SHOWN
    assert said.endswith("and 30 others")
    assert told("number = " + " | ".join(values[: SHOWN + 1])).count("RA-") == SHOWN + 1


@pytest.mark.parametrize("language", document_languages())
def test_every_field_can_be_said_in_every_language(language: str) -> None:
    labels = DocumentLabels(language)
    for field in selection.FIELDS:
        for operator in ("=", "!=", "~"):
            line = scope_lines(labels, exporting.scope_of(f"{field} {operator} value"))[0]
            words = "".join(text for text, own in line if not own)
            assert words.strip(" :”“„«»\u00a0"), (field, operator)
            assert field == "id" or [text for text, own in line if own] == ["value"]
            assert "{" not in words


@given(st.lists(st.text("ab |\"'=~and", min_size=1, max_size=9), min_size=1, max_size=4))
def test_values_are_shown_as_they_were_written(values: list[str]) -> None:
    clean = [value.replace('"', "").strip() or "x" for value in values]
    where = selection.condition("department", clean)
    assert where is not None
    lines = scope_lines(DocumentLabels("en"), exporting.scope_of(where))
    assert [text for text, own in lines[0] if own] == [value.strip("'") for value in clean]


def test_nothing_chosen_is_nothing_said() -> None:
    assert scope_lines(DocumentLabels("en"), Scope()) == []

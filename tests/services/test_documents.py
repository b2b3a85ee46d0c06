from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from register_app.base.i18n import Message
from register_app.model.document import Document, blank_activity, complete_document
from register_app.services import documents
from register_app.services.loading import Loader
from register_app.services.sample import sample as sample_document
from register_app.store.register import Register


def without_ids(document: Document) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(document))
    plain["register"]["id"] = ""
    for activity in plain["activities"]:
        activity["id"] = ""
    return plain


def load(register: Register, document: Document) -> list[int]:
    with register.edit_rows(Message("Load")) as connection:
        return Loader(connection).load(document)


@pytest.mark.parametrize("language", ["da", "en"])
def test_what_is_loaded_comes_out_again(register: Register, language: str) -> None:
    given = sample_document(language)
    load(register, given)
    held = without_ids(documents.dump(register.read()))
    assert held["register"] == without_ids(given)["register"]
    assert held["activities"] == without_ids(given)["activities"]


def test_a_dump_loaded_into_an_empty_register_is_the_same_dump(sample: Register, tmp_path: Path) -> None:
    first = documents.dump(sample.read())
    with Register.create(tmp_path / "b.register", title="Other", language="da") as other:
        load(other, first)
        assert without_ids(documents.dump(other.read())) == without_ids(first)


def test_some_activities_are_given_in_the_order_of_the_register(sample: Register) -> None:
    whole = documents.dump(sample.read())
    some = documents.dump(sample.read(), [3, 1])
    assert some["activities"] == [whole["activities"][0], whole["activities"][2]]
    assert documents.activity(sample.read(), 2) == whole["activities"][1]
    assert documents.activity(sample.read(), 999) is None


def test_names_differing_only_in_case_and_white_space_are_one(register: Register) -> None:
    use = {"category": "Name", "subjects": ["Customers", " customers "]}
    load(
        register,
        complete_document(
            {"activities": [{"name": "A", "data": [use]}, {"name": "B", "data": [{"category": "NAME"}]}]}
        ),
    )
    document = documents.dump(register.read())
    assert [term["name"] for term in document["catalogues"]["data_categories"]] == ["Name"]
    assert document["activities"][0]["data"][0]["subjects"] == ["Customers"]
    assert document["activities"][1]["data"][0]["category"] == "Name"


def test_activities_without_a_number_get_the_next_one_and_no_number_twice(register: Register) -> None:
    load(
        register,
        complete_document(
            {
                "activities": [
                    {"name": "A", "number": "RA-0007"},
                    {"name": "B"},
                    {"name": "C", "number": "RA-0007"},
                ]
            }
        ),
    )
    numbers = [activity["number"] for activity in documents.dump(register.read())["activities"]]
    assert numbers == ["RA-0007", "RA-0008", "RA-0009"]


def test_what_a_register_says_of_itself_is_not_overwritten(sample: Register) -> None:
    before = documents.dump(sample.read())["register"]
    load(sample, complete_document({"register": {"title": "Another", "controller": {"name": "Another Ltd"}}}))
    assert documents.dump(sample.read())["register"] == before


def test_a_blank_activity_has_every_key(sample: Register) -> None:
    held = documents.dump(sample.read())["activities"][0]
    assert list(held) == list(blank_activity())


def test_control_characters_and_line_ends_are_tidied(register: Register) -> None:
    load(
        register,
        complete_document({"activities": [{"name": "A\x00\ud800 b", "description": "one\r\ntwo\x07"}]}),
    )
    held = documents.dump(register.read())["activities"][0]
    assert held["name"] == "A b"
    assert held["description"] == "one\ntwo"

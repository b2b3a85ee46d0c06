"""A document in words: no code is left, and what differs still differs."""

from __future__ import annotations

import json
import re
from typing import Any, cast

import pytest

from register_app.model.document import Document
from register_app.services import diffing, sample
from register_app.writing.labels import DocumentLabels, document_languages
from register_app.writing.spoken import spoken
from tests.writing import pdf_documents as docs

CODES = re.compile(
    r'"(in_review|approved|draft|retired|special|criminal|national_id|confidential|sub_processor|joint_controller|'
    r'not_applicable|unclarified|inherited|surplus|anonymise|P\d+[YMD]|\d+\(\d\)(\([a-z]\))?|external|internal)"'
)


@pytest.mark.parametrize("language", [*document_languages(), "da+en"])
def test_no_code_is_left(language: str) -> None:
    for document in (sample.sample("da"), docs.sample()):
        assert CODES.search(json.dumps(document))
        said = {**spoken(document, DocumentLabels(language)), "versions": []}
        found = CODES.findall(json.dumps(said, ensure_ascii=False))
        assert found == []


def test_what_is_equal_stays_equal_and_a_change_is_told_in_words() -> None:
    before, after = docs.sample(), docs.sample()
    after["activities"][0]["status"] = "retired"
    after["activities"][0]["data"][0]["retention"]["period"] = "P7Y"
    after["activities"][0]["answers"]["transfers"] = {"state": "unclarified", "reason": "asked"}
    labels = DocumentLabels("en")
    pair = [cast(Document, spoken(cast(Any, held), labels)) for held in (before, after)]
    entries = {entry.key: entry for entry in diffing.compare(*pair)}
    assert set(entries) == {"status", "data", "answers"}
    assert (entries["status"].before, entries["status"].after) == ("Approved", "Retired")
    assert "7 years" in entries["data"].after
    assert "Not clarified · asked" in entries["answers"].after
    assert diffing.compare(pair[0], pair[0]) == []

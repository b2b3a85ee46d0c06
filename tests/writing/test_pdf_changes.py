"""The chapter of changes: who sees what, in words of the document."""

from __future__ import annotations

from typing import Any

import pytest

from register_app.base.paths import resource
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels, document_languages
from register_app.writing.pdf_blocks import Composer
from register_app.writing.pdf_changes import changes, counted, difference
from register_app.writing.text_safety import TextCleaner


def _change(kind: str, key: str = "", what: str = "activity", **given: str) -> dict[str, str]:
    return {"kind": kind, "what": what, "number": "RA-1", "name": "Payroll", "key": key, **_texts(given)}


def _texts(given: dict[str, str]) -> dict[str, str]:
    return {"before": given.get("before", ""), "after": given.get("after", "")}


@pytest.fixture(scope="module")
def cleaner() -> TextCleaner:
    return TextCleaner(coverage(resource("fonts")))


def _rows(
    cleaner: TextCleaner, entries: list[dict[str, str]], *, internal: bool = False, language: str = "da"
) -> Any:
    shown = changes(Composer(DocumentLabels(language), cleaner), entries, internal=internal)
    assert len(shown) == 1
    return shown[0]


def _said(block: Any) -> list[list[str]]:
    return [[" ".join(run[1] for line in cell for run in line) for cell in row] for row in block["rows"]]


def test_a_change_stands_with_its_field_before_and_now(cleaner: TextCleaner) -> None:
    block = _rows(cleaner, [_change("changed", "department", before="HR", after="IT"), _change("added")])
    assert block["head"] == ["Ændring", "Navn", "Felt", "Før", "Nu"]
    assert _said(block) == [
        ["Ændret", "RA-1 Payroll", "Afdeling", "HR", "IT"],
        ["Tilføjet", "RA-1 Payroll", "", "", ""],
    ]


def test_what_is_internal_stays_inside(cleaner: TextCleaner) -> None:
    entries = [_change("changed", key, before="a", after="b") for key in ("notes", "owner", "extra", "name")]
    assert len(_said(_rows(cleaner, entries))) == 1
    assert len(_said(_rows(cleaner, entries, internal=True))) == 4


def test_long_texts_are_cut(cleaner: TextCleaner) -> None:
    block = _rows(cleaner, [_change("changed", "description", before="x " * 5000, after="y")])
    assert len(_said(block)[0][3]) < 450


@pytest.mark.parametrize("language", document_languages())
def test_every_field_of_the_document_has_a_label(language: str, cleaner: TextCleaner) -> None:
    keys = [
        "part",
        "name",
        "description",
        "department",
        "status",
        "valid_from",
        "valid_until",
        "last_review",
        "next_review",
        "clients",
        "joint_controllers",
        "processing",
        "purposes",
        "data",
        "recipients",
        "transfers",
        "systems",
        "measures",
        "answers",
        "extra",
        "scope",
        "security",
        "controller",
        "representative",
        "dpo",
        "note",
        "period",
        "text",
        "start",
        "action",
        "law",
        "sensitivity",
        "address",
        "country",
        "email",
    ]
    rows = _said(_rows(cleaner, [_change("changed", key) for key in keys], internal=True, language=language))
    for key, row in zip(keys, rows, strict=True):
        assert row[2]
        assert "{" not in row[2], key


def test_no_changes_are_said_so(cleaner: TextCleaner) -> None:
    block = _rows(cleaner, [])
    assert block["k"] == "text"
    assert block["c"][0][0][1] == "Intet er ændret."


def test_of_a_list_only_the_lines_that_differ_are_shown(cleaner: TextCleaner) -> None:
    entry = _change("changed", "recipients", before="One\nTwo\nThree", after="One\nThree\nFour")
    assert _said(_rows(cleaner, [entry]))[0][3:] == ["Two", "Four"]
    moved = _change("changed", "recipients", before="One\nTwo", after="Two\nOne")
    assert _said(_rows(cleaner, [moved]))[0][3:] == ["One Two", "Two One"]


def test_alone_each_activity_has_a_chapter(cleaner: TextCleaner) -> None:
    entries = [
        {**_change("changed", "title", "register", before="a", after="b"), "number": "", "name": ""},
        _change("added"),
        {**_change("removed"), "number": "RA-2", "name": "Gone"},
        {**_change("changed", "department", before="HR"), "number": "RA-3", "name": "Kept"},
        {**_change("changed", "owner", before="x", after="y"), "number": "RA-4", "name": "Owned"},
        {**_change("changed", "address", "party", before="x", after="y"), "number": "", "name": "Bank"},
        {**_change("added", "", "catalogue:systems"), "number": "", "name": "Crypt"},
    ]
    compose = Composer(DocumentLabels("en"), cleaner)
    chapters = difference(compose, entries, internal=False)
    assert [chapter["title"] for chapter in chapters] == [
        "Activities",
        "Common information",
        "RA-3 Kept",
        "Parties and recipients",
        "Systems",
    ]
    assert _said(chapters[0]["blocks"][0]) == [["Added", "RA-1", "Payroll"], ["Removed", "RA-2", "Gone"]]
    assert _said(chapters[2]["blocks"][0]) == [["Department", "HR", "–"]]
    told = [run[1] for line in counted(compose, entries, internal=False) for run in line]
    assert told == ["Added: 2", "Removed: 1", "Changed: 3"]
    assert difference(compose, [], internal=True)[0]["title"] == "Change"

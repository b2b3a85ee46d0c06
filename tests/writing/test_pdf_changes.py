"""The chapter of changes: who sees what, in words of the document."""

from __future__ import annotations

from typing import Any

import pytest

from register_app.base.paths import resource
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels, document_languages
from register_app.writing.pdf_blocks import Composer
from register_app.writing.pdf_changes import changes, counted, difference
from register_app.writing.pdf_long import LongTexts
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
    compose = Composer(DocumentLabels(language), cleaner)
    shown = changes(compose, entries, LongTexts(compose, "D"), internal=internal)
    assert len(shown) == 1
    return shown[0]


def _said(block: Any) -> list[list[str]]:
    return [[" ".join(run[1] for line in cell for run in line) for cell in row] for row in block["rows"]]


def test_a_change_stands_with_its_field_before_and_now(cleaner: TextCleaner) -> None:
    block = _rows(cleaner, [_change("changed", "department", before="HR", after="IT"), _change("added")])
    assert block["head"] == ["Ændring", "Navn", "Felt", "Før", "Nu"]
    assert _said(block) == [
        ["Ændret", "RA-1 Payroll", "Afdeling", "HR", "IT"],
        ["Tilføjet", "RA-1 Payroll", "Behandlingsaktivitet", "", ""],
    ]


def test_what_came_and_went_in_a_list_is_one_row_that_names_the_list(cleaner: TextCleaner) -> None:
    def entry(kind: str, what: str, name: str) -> dict[str, str]:
        return {**_change(kind, "", what), "number": "", "name": name}

    block = _rows(
        cleaner,
        [
            entry("added", "party", "Bank A/S"),
            entry("added", "catalogue:systems", "CRM"),
            entry("added", "catalogue:systems", "HR"),
            entry("removed", "catalogue:systems", "Arkiv"),
            entry("added", "catalogue:subject_categories", "Kunder"),
        ],
    )
    assert block["head"] == ["Ændring", "Navn", "Felt"]
    assert _said(block) == [
        ["Tilføjet", "Bank A/S", "Parter og modtagere"],
        ["Tilføjet", "CRM HR", "Systemer"],
        ["Fjernet", "Arkiv", "Systemer"],
        ["Tilføjet", "Kunder", "Kategorier af registrerede"],
    ]


def test_what_is_internal_stays_inside(cleaner: TextCleaner) -> None:
    entries = [_change("changed", key, before="a", after="b") for key in ("notes", "owner", "extra", "name")]
    assert len(_said(_rows(cleaner, entries))) == 1
    assert len(_said(_rows(cleaner, entries, internal=True))) == 4


def test_long_texts_stand_whole_in_the_annex(cleaner: TextCleaner) -> None:
    compose = Composer(DocumentLabels("da+en"), cleaner)
    before = "x " * 5000
    entry = _change("changed", "description", before=before, after="y")
    for made in (changes, difference):
        long = LongTexts(compose, "A")
        shown = made(compose, [entry], long, internal=False)
        said = " ".join(str(cell) for block in shown for cell in block.get("blocks", [block])[0]["rows"][0])
        assert len(said) < 1200
        assert [str(item["title"]) for item in long.entries] == [
            "Beskrivelse (Før) til RA-1 Payroll / Description (Before) for RA-1 Payroll"
        ]
        assert long.entries[0]["c"] == compose.lines(before)


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
    chapters = difference(compose, entries, LongTexts(compose, "A"), internal=False)
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
    assert difference(compose, [], LongTexts(compose, "A"), internal=True)[0]["title"] == "Change"

"""Every format of ours that can come back, of any register, whole or in part: untouched it changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from register_app.base.i18n import Message
from register_app.model.document import complete_activity, complete_document
from register_app.model.questionnaire import KEY_PREFIX
from register_app.model.ref import Ref
from register_app.services import (
    documents,
    edit,
    export_choices,
    exporting,
    importing,
    loading,
    reading,
    selection,
)
from register_app.store.register import Register
from register_app.writing.xlsx.question_sheet import KEY
from tests.documents import documents as random_documents

FORMATS = {
    "json": ("out.json", ""),
    "xlsx": ("out.xlsx", ""),
    "csv": ("out.csv", ""),
    "tables": ("tables", "tables"),
    "questionnaire": ("out.xlsx", "questionnaire"),
}
PROFILED = ("json", "xlsx", "csv", "tables")
LANGUAGES = ("da", "en", "fi", "pl", "da+en")


def held(folder: Path, document: Any) -> Register:
    register = Register.create(folder / "a.register", title="R", language="en", author="tester")
    with register.edit_rows(Message("load")) as connection:
        loading.Loader(connection).load(document)
    return register


def foreseen(register: Register, folder: Path, kind: str, **choices: Any) -> dict[str, list[str]]:
    """What a plan of the untouched file would change, by the number of the activity, and how many it knows."""
    name, template = FORMATS[kind]
    exporting.export(register, folder / name, template=template, **choices)
    path = folder / name / "activities.csv" if template == "tables" else folder / name
    planned = importing.plan(register, reading.read(path))
    assert not [row.name for row in planned.rows if row.state == "new"]
    return {row.number: [item.key for item in row.differences] for row in planned.rows if row.differences}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("where", ["", "department = HR", "part = controller and number ~ 1"])
def test_the_sample_comes_back_unchanged(sample: Register, tmp_path: Path, kind: str, where: str) -> None:
    before = documents.dump(sample.read())
    assert foreseen(sample, tmp_path, kind, where=where or None) == {}
    assert documents.dump(sample.read()) == before


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=8, deadline=None)
@given(
    document=random_documents(activities=3, long=True),
    language=st.sampled_from(LANGUAGES),
    profile=st.sampled_from(["internal", "authority", "public"]),
    chosen=st.sets(st.integers(0, 2)),
)
def test_any_register_comes_back_unchanged(
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    document: Any,
    language: str,
    profile: str,
    chosen: set[int],
) -> None:
    folder = tmp_path_factory.mktemp("own")
    with held(folder, document) as register:
        activities = documents.dump(register.read())["activities"]
        ids = {item["id"] for place, item in enumerate(activities) if place in chosen}
        where = selection.among(activities, ids) if ids and len(ids) < len(activities) else None
        look = export_choices.Look(profile=profile) if kind in PROFILED else None
        assert foreseen(register, folder, kind, where=where, language=language, look=look) == {}


# One cell changed in them


def answered(path: Path, register: Register, number: str, text: str) -> None:
    """Say in the questionnaire of `path` who is in charge of an activity."""
    book = load_workbook(path)
    identity = register.read().execute("SELECT uuid FROM activity WHERE number = ?", (number,)).fetchone()[0]
    (sheet,) = [item for item in book if item.cell(1, KEY).value == KEY_PREFIX + identity]
    (row,) = [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, KEY).value == "owner"]
    sheet.cell(row, 2).value = text
    book.save(path)


def retyped(path: Path, number: str, text: str) -> None:
    """Say in the workbook of `path` who is in charge of an activity."""
    book = load_workbook(path)
    done = 0
    for sheet in book:
        keys = {str(cell.value).split(":")[-1]: place for place, cell in enumerate(sheet[2], 1)}
        if {"activity.number", "activity.owner"} <= keys.keys():
            for row in range(5, sheet.max_row + 1):
                if sheet.cell(row, keys["activity.number"]).value == number:
                    sheet.cell(row, keys["activity.owner"]).value = text
                    done += 1
    assert done == 1
    book.save(path)


@pytest.mark.parametrize("kind", ["xlsx", "questionnaire"])
@settings(max_examples=8, deadline=None)
@given(
    document=random_documents(activities=3).filter(lambda document: bool(document["activities"])),
    language=st.sampled_from(LANGUAGES),
    here=st.booleans(),
    data=st.data(),
)
def test_one_changed_cell_is_one_change(
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    document: Any,
    language: str,
    here: bool,
    data: st.DataObject,
) -> None:
    """Whatever else the register has changed since (`here`): it is merged, or a conflict in the same field."""
    folder = tmp_path_factory.mktemp("own")
    name, template = FORMATS[kind]
    with held(folder, document) as register:
        activities = documents.dump(register.read())["activities"]
        chosen = data.draw(st.sampled_from(activities))["number"]
        exporting.export(register, folder / name, template=template, language=language)
        (answered if kind == "questionnaire" else lambda path, _, *rest: retyped(path, *rest))(
            folder / name, register, chosen, "Somebody else"
        )
        row = register.read().execute("SELECT id FROM activity WHERE number = ?", (chosen,)).fetchone()[0]
        edit.set_field(register, Ref("activity", row), "owner" if here else "description", "Changed here")
        planned = importing.plan(register, reading.read(folder / name))
        assert [
            (item.number, difference.key, difference.after, difference.conflict)
            for item in planned.rows
            for difference in item.differences
        ] == [(chosen, "owner", "Somebody else", here)]
        importing.apply(register, planned)
        now = {item["number"]: item for item in documents.dump(register.read())["activities"]}
        expected = {
            item["number"]: item
            if item["number"] != chosen
            else {
                **item,
                "owner": "Changed here" if here else "Somebody else",
                "description": item["description"] if here else "Changed here",
            }
            for item in activities
        }
        assert now == expected


@pytest.mark.parametrize("kind", ["csv", "tables"])
def test_an_activity_with_next_to_nothing_is_still_one(tmp_path: Path, kind: str) -> None:
    """Without a name, and with words that a general reader would take for a remark or for markup."""
    activities = [
        {
            "id": "0c0f4c7e-3f4b-4f6c-8a35-0b9d3c3c6a01",
            "number": "RA-0001",
            "notes": "A sentence with words. " * 40,
        },
        {"id": "0c0f4c7e-3f4b-4f6c-8a35-0b9d3c3c6a02", "number": "RA-0002", "owner": "<b>&amp;</b>"},
    ]
    document = complete_document({"activities": [complete_activity(item) for item in activities]})
    with held(tmp_path, document) as register:
        assert foreseen(register, tmp_path, kind) == {}
    name, template = FORMATS[kind]
    batch = reading.read(tmp_path / name / "activities.csv" if template == "tables" else tmp_path / name)
    assert [draft.activity["number"] for draft in batch.drafts] == ["RA-0001", "RA-0002"]
    assert not [draft.activity for draft in batch.drafts if "extra" in draft.activity]

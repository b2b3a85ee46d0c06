"""Every format of ours that can come back, of any register, whole or in part: untouched it changes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register_app.base.i18n import Message
from register_app.services import documents, exporting, importing, loading, reading, selection
from register_app.store.register import Register
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
        look = exporting.Look(profile=profile) if kind in PROFILED else None
        assert foreseen(register, folder, kind, where=where, language=language, look=look) == {}

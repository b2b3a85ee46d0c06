"""A separated file of ours that comes back: untouched it changes nothing, touched it changes what was touched."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.model.document import complete_document
from register_app.reading.guarded import OwnDocument
from register_app.services import documents, export_choices, exporting, importing, reading
from register_app.services.owncsv import OneOfMany
from register_app.store.register import Register
from register_app.writing.labels import DocumentLabels

LANGUAGES = ("da", "en", "de", "fr", "sv", "nb", "nl", "es", "it", "pl", "fi", "da+en")


def written(register: Register, folder: Path, language: str = "en", profile: str = "") -> Path:
    path = folder / "out.csv"
    exporting.export(register, path, language=language, look=export_choices.Look(profile=profile))
    return path


def table(path: Path) -> list[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=";" if text.startswith('"') and '";"' in text[:40] else ","))


def changed(path: Path, row: int, heading: str, value: str) -> Path:
    rows = table(path)
    rows[row][rows[0].index(heading)] = value
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, delimiter=",", quoting=csv.QUOTE_ALL).writerows(rows)
    return path


def differences(register: Register, path: Path) -> dict[str, dict[str, str]]:
    planned = importing.plan(register, reading.read(path))
    assert all(row.state != "new" for row in planned.rows)
    return {
        row.number: {item.key: item.after for item in row.differences}
        for row in planned.rows
        if row.differences
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_untouched_file_changes_nothing(sample: Register, tmp_path: Path, language: str) -> None:
    path = written(sample, tmp_path, language)
    batch = reading.read(path)
    assert batch.exported_language == language
    assert (
        batch.cells.filled == batch.cells.imported == sum(bool(cell) for row in table(path) for cell in row)
    )
    planned = importing.plan(sample, batch)
    assert [(row.state, row.differences) for row in planned.rows] == [("same", [])] * 11
    before = documents.dump(sample.read())
    assert importing.apply(sample, planned).unchanged == 11
    assert documents.dump(sample.read()) == before


@pytest.mark.parametrize("profile", ["authority", "internal", "public"])
def test_whatever_was_left_out_for_somebody_is_no_change(
    sample: Register, tmp_path: Path, profile: str
) -> None:
    assert differences(sample, written(sample, tmp_path, "en", profile)) == {}


def test_a_changed_text_is_the_only_change(sample: Register, tmp_path: Path) -> None:
    path = changed(written(sample, tmp_path), 3, "Owner", "Somebody Else")
    assert differences(sample, path) == {"RA-0003": {"owner": "Somebody Else"}}


def test_a_renamed_activity_is_known_by_its_id(sample: Register, tmp_path: Path) -> None:
    path = changed(written(sample, tmp_path), 3, "Activity", "Another name")
    assert differences(sample, path) == {"RA-0003": {"name": "Another name"}}


def test_a_changed_state_is_read_in_the_words_of_the_file(sample: Register, tmp_path: Path) -> None:
    path = written(sample, tmp_path, "da")
    rows = table(path)
    assert "Status" in rows[0]
    word = DocumentLabels("da").term("status", "retired")
    assert differences(sample, changed(path, 1, "Status", word)) == {"RA-0001": {"status": "retired"}}


def test_what_the_file_never_had_stays(sample: Register, tmp_path: Path) -> None:
    before = documents.dump(sample.read())["activities"][0]
    path = written(sample, tmp_path)
    title = before["purposes"][0]["title"]
    rows = table(path)
    basis = rows[1][rows[0].index("Legal basis")]
    changed(path, 1, "Legal basis", basis + "\nArt. 6(1)(c)")
    planned = importing.plan(sample, reading.read(path))
    assert [item.key for item in planned.rows[0].differences] == ["purposes"]
    importing.apply(sample, planned)
    after = documents.dump(sample.read())["activities"][0]
    assert after["purposes"][0]["title"] == title
    assert after["purposes"][0]["description"] == before["purposes"][0]["description"] != ""
    assert [item["article"] for item in after["purposes"][0]["bases"]] == ["6(1)(b)", "6(1)(c)"]
    assert after["data"] == before["data"]


def test_into_another_register_it_gives_all_it_has(sample: Register, tmp_path: Path) -> None:
    path = written(sample, tmp_path)
    told = documents.dump(sample.read())["activities"]
    with Register.create(tmp_path / "b.register", title="Other", language="en", author="t") as other:
        planned = importing.plan(other, reading.read(path))
        assert importing.apply(other, planned).created == 11
        made = documents.dump(other.read())["activities"]
    exact = ("id", "number", "name", "part", "department", "owner", "status", "description", "valid_from", "last_review",
             "next_review", "notes", "systems", "measures", "clients", "processing")  # fmt: skip
    for was, now in zip(told, made, strict=True):
        assert {key: now[key] for key in exact} == {key: was[key] for key in exact}  # type: ignore[literal-required]
        assert now["extra"] == {}
        assert [item["title"] for item in now["purposes"]] == [item["title"] for item in was["purposes"]]
        for slot, answer in was["answers"].items():
            assert now["answers"][slot] == answer
        assert {item["country"] for item in now["transfers"]} == {
            item["country"] for item in was["transfers"]
        }


def test_a_column_of_the_users_own_is_kept_under_its_heading(sample: Register, tmp_path: Path) -> None:
    path = written(sample, tmp_path)
    rows = table(path)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([[*rows[0], "Folder"], [*rows[1], "green"], *rows[2:]])
    assert differences(sample, path) == {"RA-0001": {"extra": "green"}}


TEXT = st.text(alphabet="ab=+-@'; ,\"\n\t1æ.", max_size=12).map(str.strip)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=TEXT.filter(bool), notes=TEXT, description=TEXT, systems=st.lists(TEXT, max_size=2))
def test_any_texts_come_back_as_they_were(
    tmp_path_factory: pytest.TempPathFactory, name: str, notes: str, description: str, systems: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("csv")
    activity: dict[str, Any] = {"name": name, "notes": notes, "description": description, "systems": systems}
    with Register.create(folder / "a.register", title="R", language="en", author="t") as register:
        document = complete_document({"activities": [activity, {"name": "Another", "notes": "x"}]})
        batch = reading.interpret(OwnDocument("a.json", dict(document)))
        importing.apply(register, importing.plan(register, batch))
        path = written(register, folder)
        assert differences(register, path) == {}


def test_another_table_is_none_of_ours(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Activity;Purpose\nPayroll;Pay\n", encoding="utf-8")
    batch = reading.read(tmp_path / "a.csv")
    assert (batch.exported_rows, batch.exported_language) == ({}, "")


def folder_of(register: Register, folder: Path) -> Path:
    exporting.export(register, folder / "tables", template="tables")
    return folder / "tables"


def test_the_table_of_activities_of_a_folder_changes_nothing(sample: Register, tmp_path: Path) -> None:
    path = folder_of(sample, tmp_path) / "activities.csv"
    batch = reading.read(path)
    assert (
        batch.cells.filled == batch.cells.imported == sum(bool(cell) for row in table(path) for cell in row)
    )
    assert [row.state for row in importing.plan(sample, batch).rows] == ["same"] * 11


def test_what_was_changed_in_the_table_of_activities_is_the_only_change(
    sample: Register, tmp_path: Path
) -> None:
    path = folder_of(sample, tmp_path) / "activities.csv"
    changed(changed(path, 3, "owner", "Somebody Else"), 4, "status", "retired")
    assert differences(sample, path) == {
        "RA-0003": {"owner": "Somebody Else"},
        "RA-0004": {"status": "retired"},
    }


def test_another_table_of_a_folder_is_refused(sample: Register, tmp_path: Path) -> None:
    folder = folder_of(sample, tmp_path)
    for path in sorted(folder.iterdir()):
        if path.name != "activities.csv":
            with pytest.raises(OneOfMany, match=r"activities\.csv"):
                reading.read(path)

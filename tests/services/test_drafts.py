"""Half-typed text: kept for its user only, read back whatever the file holds, put back where it belongs."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.services import activities, drafts, edit, rows
from register_app.services.drafts import Draft
from register_app.store.register import Register


@given(st.lists(st.builds(Draft, st.text(min_size=1, max_size=40), st.text(max_size=9)), max_size=4))
def test_what_is_kept_is_read_back(tmp_path_factory: pytest.TempPathFactory, kept: list[Draft]) -> None:
    folder = tmp_path_factory.mktemp("drafts")
    assert drafts.keep(folder, "a-b", kept)
    assert drafts.read(folder, "a-b") == kept
    assert drafts.read(folder, "other") == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a user's files apart by other means")
def test_only_the_user_can_read_them(tmp_path: Path) -> None:
    drafts.keep(tmp_path / "drafts", "a", [Draft("secret")])
    path = next((tmp_path / "drafts").iterdir())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_nothing_is_left_when_nothing_is_typed(tmp_path: Path) -> None:
    drafts.keep(tmp_path, "a", [Draft("x")])
    assert len(list(tmp_path.iterdir())) == 1
    assert drafts.keep(tmp_path, "a", [])
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_never_stops_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert not drafts.keep(tmp_path / "file" / "drafts", "a", [Draft("x")])


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "[]",
        '{"drafts": 3}',
        '{"drafts": [1, {"text": 5}, {"text": "a", "row": "x"}, {"text": ""}, {"text": "a", "row": true}]}',
        "[" * 100_000,
        "\x00",
    ],
)
def test_what_is_no_draft_is_passed_over(tmp_path: Path, raw: str) -> None:
    (tmp_path / "a.json").write_text(raw)
    assert drafts.read(tmp_path, "a") == []


def test_a_strange_uuid_stays_in_the_folder(tmp_path: Path) -> None:
    drafts.keep(tmp_path / "in", "../../evil", [Draft("x")])
    assert [path.parent.name for path in tmp_path.rglob("*.json")] == ["in"]


def test_a_text_goes_back_to_its_row(register: Register) -> None:
    activity = activities.add_activity(register, "controller", "A")
    draft = Draft("Long text\nof two lines", field="activity.description", activity=activity.id)
    assert drafts.place(register.read(), draft) == activity
    assert drafts.put_back(register, draft)
    assert drafts.is_stored(register.read(), draft)
    row = register.read().execute("SELECT description FROM activity").fetchone()
    assert row["description"] == draft.text


def test_below_an_activity_the_place_is_told_by_what_stood_there(register: Register) -> None:
    activity = activities.add_activity(register, "controller", "A")
    first, second = (
        rows.add(register, "data_use", activity, {"text": text}) for text in ("1 year", "5 years")
    )
    draft = Draft("5 years from", field="data_use.text", activity=activity.id, before="5 years")
    assert drafts.place(register.read(), draft) == second
    edit.set_field(register, first, "text", "5 years")
    assert drafts.place(register.read(), draft) is None
    assert not drafts.put_back(register, draft)


def test_what_was_changed_since_is_not_overwritten(register: Register) -> None:
    activity = activities.add_activity(register, "controller", "A")
    draft = Draft("new", field="activity.notes", activity=activity.id, row=activity.id, before="old")
    assert drafts.place(register.read(), draft) is None
    assert not drafts.put_back(register, draft)


@pytest.mark.parametrize("field", ["", "activity.no_such", "step.hash", "activity.clients", "register.title"])
def test_a_field_that_is_none_has_no_place(register: Register, field: str) -> None:
    activity = activities.add_activity(register, "controller", "A")
    assert drafts.place(register.read(), Draft("x", field=field, activity=activity.id)) is None


def test_each_register_has_its_own(register: Register) -> None:
    uuid = drafts.register_uuid(register.read())
    assert len(uuid) > 20

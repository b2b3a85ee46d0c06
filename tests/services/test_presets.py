"""What was chosen for an export: kept, told as a command line that does the same, and carried out."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.cli.main import run as main
from register_app.model.document import ActivityDoc, Document
from register_app.services import documents, presets, sample, selection
from register_app.services.presets import AUDIENCES, Request
from register_app.store.register import Register


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("presets") / "Record's copy.register"
    with Register.create(made, title="Sample", language="en") as register:
        sample.fill(register, "en")
    return made


REQUESTS = [
    *(request for _name, request in AUDIENCES.values()),
    Request(suffix=".csv", language="da", where='department = "HR" | "Finance"'),
    Request(suffix=".jsonld", language="en"),
    Request(suffix=".md", template="notice", language="da", drafts=True),
    Request(suffix=".xlsx", template="questionnaire", language="da"),
    Request(
        suffix=".pdf",
        template="full",
        language="fr",
        where='number = "RA-0002"',
        accent="#336699",
        cover_text='-- for "the" board & you',
        since="1",
    ),
    Request(
        suffix=".pdf",
        template="activity",
        language="da",
        where='number = "RA-0001" | "RA-0003"',
        scope_name="-- to “review”",
    ),
]


@pytest.mark.parametrize(
    "request_", REQUESTS, ids=lambda item: f"{item.audience or item.suffix}-{item.template}"
)
def test_the_command_line_writes_the_same_file(path: Path, tmp_path: Path, request_: Request) -> None:
    mine, theirs = tmp_path / f"mine{request_.suffix}", tmp_path / f"theirs{request_.suffix}"
    with Register.open(path, read_only=True) as register:
        outcome = presets.run(register, request_, mine)
    told = shlex.split(presets.command_line(path, request_, theirs, windows=False))
    assert told[0] == "register-app"
    assert main(told[1:]) == 0
    assert mine.read_bytes() == theirs.read_bytes()
    assert outcome.complete
    assert 0 < outcome.counts["activities"] <= outcome.total


def test_what_is_chosen_is_counted(path: Path, tmp_path: Path) -> None:
    asked = Request(suffix=".json", where="part = processor")
    with Register.open(path, read_only=True) as register:
        outcome = presets.run(register, asked, tmp_path / "out.json")
        whole = documents.dump(register.read())
    held = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert outcome.counts["activities"] == len(held["activities"]) < outcome.total == len(whole["activities"])
    assert {item["part"] for item in held["activities"]} == {"processor"}


def test_a_package_is_whole_and_its_version_named(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.register"
    copy.write_bytes(path.read_bytes())
    with Register.open(copy) as register:
        outcome = presets.run(register, Request(suffix=".zip", name="Board, May"), tmp_path / "out.zip")
        versions = documents.dump(register.read())["versions"]
    assert [version["name"] for version in versions] == ["Board, May"]
    assert outcome.complete
    assert outcome.seal == versions[0]["hash"]
    assert main(["verify", str(tmp_path / "out.zip")]) == 0


@given(
    st.builds(
        Request,
        suffix=st.sampled_from([".pdf", ".xlsx", ".zip", ".html", ".json", ""]),
        template=st.sampled_from(["", "full", "table", "notice", "tables"]),
        where=st.text(max_size=9),
        scope_name=st.text(max_size=9),
        accent=st.text(max_size=9),
        cover_text=st.text(max_size=30),
        drafts=st.booleans(),
    )
)
def test_what_is_kept_comes_back(asked: Request) -> None:
    fitted = presets.fitted(asked)
    assert presets.from_text(presets.to_text(asked)) == fitted
    assert presets.fitted(fitted) == fitted


@pytest.mark.parametrize("text", ["", "[]", "{", '{"suffix": 3, "drafts": "yes", "else": 1}'])
def test_what_cannot_be_read_is_left_out(text: str) -> None:
    assert presets.from_text(text) in (None, presets.fitted(Request()))


def test_a_name_goes_with_what_it_names() -> None:
    asked = Request(suffix=".pdf", template="full", where="department = HR", scope_name="Mine")
    assert presets.fitted(asked).scope_name == "Mine"
    for other in (replace(asked, where=""), replace(asked, suffix=".json"), replace(asked, suffix=".zip")):
        assert presets.fitted(other).scope_name == ""


def test_a_notice_does_not_promise_what_it_does_not_have() -> None:
    asked = presets.fitted(
        Request(suffix=".html", template="full", accent="#000000", since="1", group="Customers")
    )
    assert (asked.template, asked.accent, asked.since, asked.group) == ("notice", "", "", "Customers")


def test_any_activities_can_be_told_apart(path: Path) -> None:
    with Register.open(path, read_only=True) as register:
        whole = documents.dump(register.read())
    activities = whole["activities"]
    ids = {activities[1]["id"], activities[3]["id"]}
    said = selection.among(activities, ids)
    assert said.startswith("number = ")
    assert {item["id"] for item in selection.select(whole, said)["activities"]} == ids
    same: list[ActivityDoc] = [{**item, "number": "1"} for item in activities]
    by_id = selection.among(same, ids)
    assert {
        item["id"] for item in selection.select({**whole, "activities": same}, by_id)["activities"]
    } == ids
    assert selection.select(whole, selection.among(activities, set()))["activities"] == []


def test_alternatives_and_quotes_in_an_expression(path: Path) -> None:
    with Register.open(path, read_only=True) as register:
        whole = documents.dump(register.read())
    names = [item["name"] for item in whole["activities"]]
    renamed: Document = {
        **whole,
        "activities": [replace_name(item, "a | b") for item in whole["activities"][:1]],
    }
    assert len(selection.select(renamed, 'name = "a | b"')["activities"]) == 1
    assert selection.select(renamed, "name = a | b")["activities"] == []
    both = selection.condition("name", names[:2])
    assert both is not None
    assert [item["name"] for item in selection.select(whole, both)["activities"]] == names[:2]
    assert selection.condition("name", ['say "no"']) is None
    people = whole["activities"][0]["data"][0]["subjects"][0]
    found = selection.select(whole, f'subjects = "{people}"')["activities"]
    assert found
    assert all(any(people in use["subjects"] for use in item["data"]) for item in found)


def replace_name(item: ActivityDoc, name: str) -> ActivityDoc:
    return {**item, "name": name}

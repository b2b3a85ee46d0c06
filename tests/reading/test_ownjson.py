"""Our own JSON comes back as it was written; anything else is refused with the place of what is wrong."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.model.document import blank_document
from register_app.reading import guarded, ownjson, refusals
from register_app.reading.refusals import Refusal


def document() -> dict[str, Any]:
    made: dict[str, Any] = copy.deepcopy(dict(blank_document()))
    made["register"]["title"] = "Fortegnelse"
    made["register"]["controller"] = {"name": "Birk & Bark ApS"}
    made["activities"] = [
        {
            "name": "Løn",
            "part": "controller",
            "purposes": [{"title": "Udbetaling", "bases": [{"article": "6(1)(b)"}]}],
            "data": [{"category": "Navn", "subjects": ["Ansatte"], "retention": {"period": "P5Y"}}],
            "extra": {"Kolonne": "tekst"},
            "answers": {"transfers": {"state": "not_applicable", "reason": "ingen"}},
        }
    ]
    return made


def write(folder: Path, content: object) -> Path:
    path = folder / "register.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_a_document(tmp_path: Path) -> None:
    read = guarded.read_document(write(tmp_path, document())).content
    assert read["register"]["controller"]["name"] == "Birk & Bark ApS"
    assert read["register"]["controller"]["email"] == ""
    (activity,) = read["activities"]
    assert activity["purposes"][0]["bases"][0] == {
        "article": "6(1)(b)",
        "law": "",
        "section": "",
        "reason": "",
        "lia": "",
    }
    assert activity["data"][0]["retention"]["period"] == "P5Y"
    assert activity["extra"] == {"Kolonne": "tekst"}
    assert read["catalogues"]["laws"] == []
    assert isinstance(guarded.read_source(tmp_path / "register.json"), guarded.OwnDocument)


def test_a_document_with_a_mark_and_other_encodings(tmp_path: Path) -> None:
    text = json.dumps(document(), ensure_ascii=False)
    for encoding in ("utf-8-sig", "utf-16"):
        (tmp_path / "a.json").write_bytes(text.encode(encoding))
        assert guarded.read_document(tmp_path / "a.json").content["activities"][0]["name"] == "Løn"


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (["activities"], {}, "activities"),
        (["activities", 0], "x", "activities[0]"),
        (["activities", 0, "name"], ["x"], "activities[0].name"),
        (["activities", 0, "purposes", 0, "bases"], "6(1)(b)", "activities[0].purposes[0].bases"),
        (["activities", 0, "data", 0, "purposes"], ["one"], "activities[0].data[0].purposes[0]"),
        (["activities", 0, "extra"], [], "activities[0].extra"),
        (["activities", 0, "status"], True, "activities[0].status"),
        (["register", "controller"], "Birk", "register.controller"),
        (["version"], "1", "version"),
        (["catalogues", "laws"], [1], "catalogues.laws[0]"),
    ],
)
def test_a_wrong_shape_is_named_by_its_place(
    tmp_path: Path, path: list[Any], value: object, place: str
) -> None:
    made = document()
    inner: Any = made
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(refusals.Damaged) as caught:
        guarded.read_document(write(tmp_path, made))
    assert f"“{place}”" in str(caught.value)


def test_other_json_and_newer_documents(tmp_path: Path) -> None:
    others: list[object] = [[], {}, {"format": "other"}, {"activities": []}]
    for content in others:
        with pytest.raises(refusals.WrongKind, match="JSON"):
            guarded.read_document(write(tmp_path, content))
    with pytest.raises(refusals.WrongKind, match="newer"):
        guarded.read_document(write(tmp_path, {**document(), "version": 99}))


@pytest.mark.parametrize(
    "text", ["[" * 200_000, '{"a":' * 100_000, "{", '{"format": "register-app", "version": NaN}']
)
def test_json_that_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(refusals.SourceError):
        guarded.read_document(tmp_path / "a.json")


def test_half_a_surrogate_is_replaced() -> None:
    checked = ownjson.check({"format": "register-app", "version": 1, "register": {"title": "a\ud800b"}})
    assert checked["register"]["title"] == "a\ufffdb"


def test_numbers_and_null_may_stand_for_texts() -> None:
    checked = ownjson.check({"format": "register-app", "version": 1, "register": {"title": 7, "scope": None}})
    assert (checked["register"]["title"], checked["register"]["scope"]) == ("7", "")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "purposes", "data", "extra", "x"]), inner, max_size=3),
    max_leaves=12,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_any_activities_are_checked(value: Any) -> None:
    try:
        checked = ownjson.check({"format": "register-app", "version": 1, "activities": value})
    except Refusal:
        return
    assert isinstance(checked["activities"], list)


def test_pieces_join_to_the_whole() -> None:
    whole = ownjson.check(document())
    joined: dict[str, Any] = {}
    for key, part in json.loads(json.dumps(list(ownjson.pieces(whole)))):
        ownjson.join(joined, key, part)
    assert joined == whole
    for key, part in [("activities", []), ("activities", "x"), ("register", {}), ("", {})]:
        with pytest.raises((TypeError, ValueError)):
            ownjson.join(joined, key, part)

"""JSON of a register: valid against the schema that ships, the same bytes each time, the same document back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from register_app.base.paths import resource
from register_app.model import document as shapes
from register_app.model import vocabulary
from register_app.model.document import Document
from register_app.writing import files
from register_app.writing.jsonfile import to_json, write_json
from tests.documents import documents, sized


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(resource("schema", "register-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(found)
    return found


@given(documents(versions=True))
def test_every_document_is_valid_and_comes_back(
    tmp_path_factory: pytest.TempPathFactory, schema: dict[str, Any], document: Document
) -> None:
    target = tmp_path_factory.mktemp("json") / "register.json"
    result = write_json(document, target)
    content = json.loads(target.read_text(encoding="utf-8"))
    assert content == document
    assert result.activities == len(document["activities"])
    assert list(Draft202012Validator(schema).iter_errors(content)) == []


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("party", shapes.PartyDoc),
        ("basis", shapes.BasisDoc),
        ("purpose", shapes.PurposeDoc),
        ("retention", shapes.RetentionDoc),
        ("data_use", shapes.DataUseDoc),
        ("recipient", shapes.RecipientDoc),
        ("transfer", shapes.TransferDoc),
        ("answer", shapes.AnswerDoc),
        ("activity", shapes.ActivityDoc),
        ("version", shapes.VersionDoc),
    ],
)
def test_schema_knows_every_key(schema: dict[str, Any], name: str, shape: type) -> None:
    assert set(schema["$defs"][name]["properties"]) == set(get_type_hints(shape))


def test_schema_knows_the_keys_above_and_the_vocabularies(schema: dict[str, Any]) -> None:
    copies = {"profile", "left_out"}  # of a copy for others
    assert set(schema["properties"]) - copies == set(get_type_hints(Document))
    assert set(schema["properties"]["register"]["properties"]) == set(get_type_hints(shapes.RegisterDoc))
    assert set(schema["properties"]["catalogues"]["properties"]) == set(get_type_hints(shapes.CataloguesDoc))
    articles = schema["$defs"]["basis"]["properties"]["article"]["anyOf"][0]["enum"]
    assert articles == ["", *vocabulary.ARTICLES]
    mechanisms = schema["$defs"]["transfer"]["properties"]["mechanism"]["anyOf"][0]["enum"]
    assert mechanisms == ["", *vocabulary.MECHANISMS]


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("format",), "other"),
        (("version",), 2),
        (("activities", 0, "part"), "both"),
        (("activities", 0, "purposes"), "none"),
        (("activities", 0, "purposes", 0, "bases", 0, "reason"), None),
        (("activities", 0, "answers", "transfers", "state"), "answered"),
        (("activities", 0, "data", 0, "purposes"), [0]),
        (("register", "controller"), {"name": "x"}),
    ],
)
def test_schema_refuses(schema: dict[str, Any], path: tuple[Any, ...], wrong: object) -> None:
    content: Any = json.loads(to_json(sized(1)))
    place = content
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = wrong
    assert list(Draft202012Validator(schema).iter_errors(content))


def test_same_document_same_bytes(tmp_path: Path) -> None:
    for name in ("a.json", "b.json"):
        write_json(sized(3), tmp_path / name)
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()
    assert (tmp_path / "a.json").read_bytes().endswith(b"}\n")


def test_what_is_not_whole_is_not_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.json"
    target.write_text("old", encoding="utf-8")
    monkeypatch.setattr("register_app.writing.jsonfile._write", lambda path, text: path.write_text(text[:-9]))
    with pytest.raises(files.Incomplete, match="read back"):
        write_json(sized(1), target)
    assert target.read_text(encoding="utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


ANY = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=4), ANY, max_size=4))
def test_it_is_set_as_the_standard_library_sets_it(content: dict[str, Any]) -> None:
    assert to_json(content) == json.dumps(content, ensure_ascii=False, indent=1) + "\n"

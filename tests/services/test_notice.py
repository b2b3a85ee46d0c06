"""Which activities a notice tells of, and the exports of a notice, of tables and of JSON-LD."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from register_app.model.document import Document, complete_document
from register_app.services import export_choices, exporting, notice
from register_app.store.register import Register

DAY = "2026-03-31"


def activity(name: str, **facts: Any) -> dict[str, Any]:
    return {"name": name, "number": name, "status": "approved", "purposes": [{"title": name}], **facts}


def document(*activities: dict[str, Any]) -> Document:
    return complete_document({"register": {"language": "en"}, "activities": list(activities)})


def names(found: Document) -> list[str]:
    return [activity["name"] for activity in found["activities"]]


def test_only_what_is_in_use_is_told() -> None:
    whole = document(
        activity("approved"),
        activity("review", status="in_review"),
        activity("draft", status="draft"),
        activity("retired", status="retired"),
        activity("processor", part="processor"),
        activity("future", valid_from="2026-04-01"),
        activity("over", valid_until="2026-03-30"),
        activity("today", valid_from=DAY, valid_until=DAY),
    )
    assert names(notice.chosen(whole, day=DAY)) == ["approved", "review", "today"]
    assert names(notice.chosen(whole, day=DAY, drafts=True)) == [
        "approved", "review", "draft", "retired", "future", "over", "today",
    ]  # fmt: skip


def test_a_group_that_nobody_names_is_refused() -> None:
    whole = document(
        activity("a", data=[{"subjects": ["Customers"]}]),
        activity("b", part="processor", data=[{"subjects": ["Dealers"]}]),
    )
    assert names(notice.chosen(whole, day=DAY, group="CUSTOMERS")) == ["a"]
    with pytest.raises(notice.NoticeError, match="Known are: Customers"):
        notice.text(whole, group="Dealers", day=DAY)


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(notice.NoticeError, match=r"\.html \.docx \.pdf \.md"):
        notice.write(notice.text(document(), day=DAY), tmp_path / "n.odt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["n.html", "n.docx", "n.md", "n.pdf"])
def test_a_notice_is_an_export(sample: Register, tmp_path: Path, name: str) -> None:
    made = exporting.export(sample, tmp_path / name, template="notice", language="da")
    assert made.activities == 8
    assert made.path.stat().st_size > 1000
    assert any("automated decisions" in note.text("en") for note in made.notes)
    if name.endswith((".html", ".md")):
        assert "Privatlivspolitik" in made.path.read_text(encoding="utf-8")


def test_what_can_only_be_a_notice_needs_no_template(sample: Register, tmp_path: Path) -> None:
    exporting.export(sample, tmp_path / "n.md")
    assert (tmp_path / "n.md").read_text(encoding="utf-8").startswith("# Privacy notice")
    with pytest.raises(export_choices.ExportError, match=r"cannot be written as \.html"):
        exporting.export(sample, tmp_path / "n.html", template="full")


def test_tables_go_into_a_folder(sample: Register, tmp_path: Path) -> None:
    made = exporting.export(sample, tmp_path / "new", template="tables")
    assert made.activities == 11
    files = {path.name for path in (tmp_path / "new").iterdir()}
    assert {"activities.csv", "purposes.csv", "bases.csv"} <= files
    (tmp_path / "there").mkdir()
    exporting.export(sample, tmp_path / "there")
    assert {path.name for path in (tmp_path / "there").iterdir()} == files


def test_a_folder_takes_nothing_but_tables(sample: Register, tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(export_choices.ExportError, match="only the template “tables”"):
        exporting.export(sample, tmp_path / "there", template="full")
    (tmp_path / "file").write_text("kept")
    with pytest.raises(export_choices.ExportError, match="is a file"):
        exporting.export(sample, tmp_path / "file", template="tables")
    assert (tmp_path / "file").read_text() == "kept"
    assert list((tmp_path / "there").iterdir()) == []


def test_json_ld_is_an_export(sample: Register, tmp_path: Path) -> None:
    made = exporting.export(sample, tmp_path / "r.jsonld")
    graph = json.loads(made.path.read_text(encoding="utf-8"))
    assert graph["@graph"][0]["@type"] == ["dpv:ROPA", "dcat:Dataset"]
    assert made.activities == len(graph["@graph"][0]["dpv:hasProcess"])

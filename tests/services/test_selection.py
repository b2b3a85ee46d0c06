"""What `--where` says, and what is told of a condition that no activity fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from register_app.model.document import Document, complete_document
from register_app.services import documents, exporting, presets, selection
from register_app.services.presets import Request
from register_app.store.register import Register


def held() -> Document:
    return complete_document(
        {
            "activities": [
                {
                    "name": "Payroll",
                    "department": "Human resources",
                    "status": "approved",
                    "systems": ["Ravn"],
                },
                {"name": "Loans", "department": "Credit", "status": "draft"},
            ]
        }
    )


def names(expression: str) -> list[str]:
    return [activity["name"] for activity in selection.select(held(), expression)["activities"]]


@pytest.mark.parametrize(
    ("expression", "found"),
    [
        ("department = credit", ["Loans"]),
        ('department = "Credit" | "Human resources"', ["Payroll", "Loans"]),
        ("department != Credit", ["Payroll"]),
        ("name ~ oan and status = draft", ["Loans"]),
        ("systems = ravn", ["Payroll"]),
        ("systems != ravn", ["Loans"]),
    ],
)
def test_what_fits(expression: str, found: list[str]) -> None:
    assert names(expression) == found


def test_a_field_that_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(selection.BadExpression, match="department"):
        selection.parse("departmnt = HR")


def test_the_nearest_is_offered_for_what_nobody_has() -> None:
    (found,) = selection.unknown(held(), "department = Human ressources | Credit")
    assert (found.field, found.value, found.near) == (
        "department",
        "Human ressources",
        ("Human resources",),
    )
    assert found.told().text("en") == (
        "No activity has “Human ressources” as department. Is “Human resources” meant?"
    )


def test_a_code_that_nobody_has_is_no_slip() -> None:
    assert selection.require(held(), "status != retired") == []
    with pytest.raises(selection.NothingFits, match="Choose other conditions"):
        selection.require(held(), "status = retired")


def test_what_fits_nothing_is_refused_and_the_old_file_stays(sample: Register, tmp_path: Path) -> None:
    for name in ("a.json", "a.xlsx", "a.pdf", "a.csv", "a.html"):
        target = tmp_path / name
        target.write_text("old", encoding="utf-8")
        asked = Request(suffix=target.suffix, template="", where="department = Kredit")
        with pytest.raises(selection.NothingFits, match="Kredit"):
            presets.run(sample, asked, target)
        assert target.read_text(encoding="utf-8") == "old"
    with pytest.raises(selection.NothingFits, match=r"“HR”|Choose|No activity has “Martians”"):
        exporting.export(sample, tmp_path / "tables", template="tables", where="department = Martians")
    assert not (tmp_path / "tables").exists()


def test_half_a_slip_is_a_note(sample: Register, tmp_path: Path) -> None:
    known = next(item["department"] for item in documents.dump(sample.read())["activities"])
    slip = known[:-1] + "x"
    made = exporting.export(sample, tmp_path / "a.json", where=f'department = "{known}" | "{slip}"')
    assert any(slip in note.text("en") and known in note.text("en") for note in made.notes)


def test_a_notice_of_some_activities(sample: Register, tmp_path: Path) -> None:
    asked = Request(suffix=".md", where="department = HR")
    assert presets.arguments(tmp_path / "a", asked, tmp_path / "b")[3:] == ["--where=department = HR"]
    outcome = presets.run(sample, asked, tmp_path / "hr.md")
    whole = presets.run(sample, Request(suffix=".md"), tmp_path / "all.md")
    assert 0 < outcome.counts["activities"] < whole.counts["activities"] <= outcome.total
    assert len((tmp_path / "hr.md").read_text("utf-8")) < len((tmp_path / "all.md").read_text("utf-8"))

"""A workbook that was handed out, edited and comes back: only what was changed in it is a change."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from register_app.model.ref import Ref
from register_app.services import documents, edit, exporting, importing, loading, reading, rows
from register_app.services.threeway import merge
from register_app.store.register import Register
from tests.documents import documents as random_documents

NUMBER, NAME = "activity.number", "activity.name"


def handed_out(register: Register, folder: Path, where: str | None = None) -> Path:
    path = folder / "out.xlsx"
    exporting.export(register, path, where=where)
    return path


def sheet_of(book: Any, key: str) -> Worksheet:
    for sheet in book:
        if any(str(cell.value).startswith(f"{key}:") for cell in sheet[2]):
            assert isinstance(sheet, Worksheet)
            return sheet
    raise AssertionError(key)


def column(sheet: Worksheet, key: str) -> int:
    return next(place for place, cell in enumerate(sheet[2], 1) if str(cell.value).endswith(f":{key}"))


def row_of(sheet: Worksheet, key: str, text: str) -> int:
    place = column(sheet, key)
    return next(row for row in range(5, sheet.max_row + 1) if sheet.cell(row, place).value == text)


def edited(path: Path, *changes: tuple[str, str, str, str, str]) -> Path:
    """The workbook with cells changed: sheet, key and text that find the row, key of the cell, its new text."""
    book = load_workbook(path)
    for key, by, text, of, new in changes:
        sheet = sheet_of(book, key)
        sheet.cell(row_of(sheet, by, text), column(sheet, of)).value = new or None
    back = path.with_name("back.xlsx")
    book.save(back)
    return back


def take(register: Register, path: Path, *, take_theirs: bool = False) -> importing.ImportReport:
    return importing.apply(register, importing.plan(register, reading.read(path), take_theirs=take_theirs))


def counts(report: importing.ImportReport) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, report.skipped


def activity(register: Register, name: str) -> Any:
    return next(item for item in documents.dump(register.read())["activities"] if item["name"] == name)


def ref(register: Register, name: str) -> Ref:
    found = register.read().execute("SELECT id FROM activity WHERE name = ?", (name,)).fetchone()
    return Ref("activity", found[0])


def test_what_comes_back_as_it_went_out_changes_nothing(sample: Register, tmp_path: Path) -> None:
    before = documents.dump(sample.read())
    report = take(sample, handed_out(sample, tmp_path))
    assert counts(report) == (0, 0, len(before["activities"]), 0)
    assert documents.dump(sample.read()) == before
    assert not report.problems


def test_only_what_the_colleague_changed_is_taken_over(sample: Register, tmp_path: Path) -> None:
    path = handed_out(sample, tmp_path)
    back = edited(path, ("controller", NAME, "Recruitment", "activity.owner", "Birgit Holm"))
    before = documents.dump(sample.read())
    # Meanwhile somebody goes on working in the register, also on the same activity.
    edit.set_field(sample, ref(sample, "Recruitment"), "notes", "Asked HR")
    edit.set_field(sample, ref(sample, "Direct marketing"), "owner", "Somebody new")
    planned = importing.plan(sample, reading.read(back))
    changed = [row for row in planned.rows if row.state == "changed"]
    assert [(row.name, [(d.key, d.after) for d in row.differences]) for row in changed] == [
        ("Recruitment", [("owner", "Birgit Holm")])
    ]
    report = importing.apply(sample, planned)
    assert counts(report) == (0, 1, len(before["activities"]) - 1, 0)
    assert activity(sample, "Recruitment")["owner"] == "Birgit Holm"
    assert activity(sample, "Recruitment")["notes"] == "Asked HR"
    assert activity(sample, "Direct marketing")["owner"] == "Somebody new"


def test_a_second_time_changes_nothing(sample: Register, tmp_path: Path) -> None:
    back = edited(
        handed_out(sample, tmp_path), ("controller", NAME, "Recruitment", "activity.owner", "Birgit Holm")
    )
    take(sample, back)
    head = documents.dump(sample.read())
    report = take(sample, back)
    assert report.updated == report.created == 0
    assert documents.dump(sample.read())["activities"] == head["activities"]


def test_one_step_takes_all_of_it_back(sample: Register, tmp_path: Path) -> None:
    back = edited(
        handed_out(sample, tmp_path),
        ("controller", NAME, "Recruitment", "activity.owner", "Birgit Holm"),
        ("controller", NAME, "Direct marketing", "activity.owner", "Ole Bech"),
    )
    before = documents.dump(sample.read())
    assert take(sample, back).updated == 2
    sample.undo()
    assert documents.dump(sample.read()) == before


def test_an_emptied_cell_empties_the_field(sample: Register, tmp_path: Path) -> None:
    assert activity(sample, "Recruitment")["owner"]
    back = edited(handed_out(sample, tmp_path), ("controller", NAME, "Recruitment", "activity.owner", ""))
    assert take(sample, back).updated == 1
    assert activity(sample, "Recruitment")["owner"] == ""


def test_a_conflict_is_told_and_left(sample: Register, tmp_path: Path) -> None:
    back = edited(
        handed_out(sample, tmp_path), ("controller", NAME, "Recruitment", "activity.owner", "Birgit Holm")
    )
    edit.set_field(sample, ref(sample, "Recruitment"), "owner", "Somebody else")
    planned = importing.plan(sample, reading.read(back))
    (difference,) = [item for row in planned.rows for item in row.differences]
    assert (difference.conflict, difference.before, difference.after) == (
        True,
        "Somebody else",
        "Birgit Holm",
    )
    report = importing.apply(sample, planned)
    assert report.updated == 0
    assert activity(sample, "Recruitment")["owner"] == "Somebody else"
    assert any("Recruitment" in problem.message.text("en") for problem in report.problems)


def test_theirs_may_be_taken_in_a_conflict(sample: Register, tmp_path: Path) -> None:
    back = edited(
        handed_out(sample, tmp_path), ("controller", NAME, "Recruitment", "activity.owner", "Birgit Holm")
    )
    edit.set_field(sample, ref(sample, "Recruitment"), "owner", "Somebody else")
    report = take(sample, back, take_theirs=True)
    assert report.updated == 1
    assert activity(sample, "Recruitment")["owner"] == "Birgit Holm"


def test_changed_details_are_put_together_item_by_item(sample: Register, tmp_path: Path) -> None:
    was = activity(sample, "Direct marketing")
    first, second = was["data"][0]["category"], was["data"][1]["category"]
    path = handed_out(sample, tmp_path)
    book = load_workbook(path)
    sheet = sheet_of(book, "data")
    row = next(
        row
        for row in range(5, sheet.max_row + 1)
        if sheet.cell(row, column(sheet, NAME)).value == was["name"]
        and sheet.cell(row, column(sheet, "data_use.category")).value == first
    )
    sheet.cell(row, column(sheet, "data_use.source")).value = "The employee"
    book.save(path)
    uses = sample.read().execute(
        "SELECT id FROM data_use WHERE activity_id = ? ORDER BY position",
        (ref(sample, was["name"]).id,),
    )
    edit.set_field(sample, Ref("data_use", uses.fetchall()[1][0]), "source", "The tax agency")
    report = take(sample, path)
    assert report.updated == 1
    assert not [problem for problem in report.problems if problem.severity == "warning"]
    now = activity(sample, was["name"])
    assert {use["category"]: use["source"] for use in now["data"]}[first] == "The employee"
    assert {use["category"]: use["source"] for use in now["data"]}[second] == "The tax agency"
    assert now["purposes"] == was["purposes"]
    assert [use["purposes"] for use in now["data"]] == [use["purposes"] for use in was["data"]]


def test_a_part_never_touches_the_rest(sample: Register, tmp_path: Path) -> None:
    before = documents.dump(sample.read())
    path = handed_out(sample, tmp_path, where="department = HR")
    mine = [item for item in before["activities"] if item["department"] == "HR"]
    assert 0 < len(mine) < len(before["activities"])
    report = take(sample, edited(path, ("controller", NAME, "Recruitment", "activity.owner", "Birgit Holm")))
    assert counts(report) == (0, 1, len(mine) - 1, 0)
    assert not report.problems
    after = documents.dump(sample.read())
    assert [item["id"] for item in after["activities"]] == [item["id"] for item in before["activities"]]
    assert [item for item in after["activities"] if item["department"] != "HR"] == [
        item for item in before["activities"] if item["department"] != "HR"
    ]


def test_a_deleted_row_is_told_and_nothing_is_deleted(sample: Register, tmp_path: Path) -> None:
    path = handed_out(sample, tmp_path)
    book = load_workbook(path)
    sheet = sheet_of(book, "controller")
    for row in [row_of(sheet, NAME, "Recruitment")]:
        sheet.delete_rows(row)
    book.save(path)
    report = take(sample, path)
    assert activity(sample, "Recruitment")
    assert any("no longer in the workbook" in problem.message.text("en") for problem in report.problems)


def test_a_new_row_is_a_new_activity(sample: Register, tmp_path: Path) -> None:
    path = handed_out(sample, tmp_path)
    book = load_workbook(path)
    sheet = sheet_of(book, "controller")
    row = sheet.max_row + 1
    sheet.cell(row, column(sheet, NAME)).value = "Visitors in the canteen"
    sheet.cell(row, column(sheet, "shown.purposes")).value = "To count the meals"
    book.save(path)
    report = take(sample, path)
    assert report.created == 1
    assert report.updated == 0
    assert activity(sample, "Visitors in the canteen")["purposes"][0]["title"] == "To count the meals"


def test_what_was_deleted_here_does_not_come_back_by_itself(sample: Register, tmp_path: Path) -> None:
    path = handed_out(sample, tmp_path)
    back = edited(path, ("controller", NAME, "Recruitment", "activity.owner", "Birgit Holm"))
    rows.remove(sample, [ref(sample, "Recruitment")])
    count = len(documents.dump(sample.read())["activities"])
    report = take(sample, back)
    assert report.created == 0
    assert len(documents.dump(sample.read())["activities"]) == count
    assert any("deleted" in problem.message.text("en") for problem in report.problems)


def test_changed_contacts_come_back(sample: Register, tmp_path: Path) -> None:
    party = documents.dump(sample.read())["parties"][0]["name"]
    back = edited(
        handed_out(sample, tmp_path), ("parties", "party.name", party, "party.email", "new@example.org")
    )
    report = take(sample, back)
    assert documents.dump(sample.read())["parties"][0]["email"] == "new@example.org"
    assert any("e-mail" in problem.message.text("en").lower() for problem in report.problems)


def test_another_register_takes_it_as_an_import(sample: Register, tmp_path: Path) -> None:
    path = handed_out(sample, tmp_path)
    with Register.create(tmp_path / "b.register", title="Other", language="en", author="tester") as other:
        report = take(other, path)
        assert report.created == len(documents.dump(sample.read())["activities"])


@settings(max_examples=10, deadline=None)
@given(random_documents(activities=2))
def test_any_register_comes_back_unchanged(tmp_path_factory: pytest.TempPathFactory, document: Any) -> None:
    folder = tmp_path_factory.mktemp("back")
    with Register.create(folder / "a.register", title="R", language="en", author="tester") as register:
        from register_app.base.i18n import Message

        with register.edit_rows(Message("load")) as connection:
            loading.Loader(connection).load(document)
        before = documents.dump(register.read())
        path = handed_out(register, folder)
        report = take(register, path)
        assert counts(report)[:2] == (0, 0)
        assert documents.dump(register.read()) == before


# -- three states -------------------------------------------------------------------------------------------------

VALUES = st.recursive(
    st.text("ab", max_size=2),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from("xyz"), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(VALUES, VALUES)
def test_what_one_side_left_alone_is_the_other_s(base: Any, changed: Any) -> None:
    for merged in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        assert merged.value == changed
        assert not merged.conflicts


@given(VALUES, VALUES, VALUES)
def test_without_a_conflict_it_does_not_matter_whose_is_preferred(base: Any, theirs: Any, now: Any) -> None:
    mine, other = merge(base, theirs, now), merge(base, theirs, now, take_theirs=True)
    assert mine.conflicts == other.conflicts
    if not mine.conflicts:
        assert mine.value == other.value


def test_items_are_merged_by_place_or_by_what_they_were() -> None:
    base = [{"a": "1", "b": "1"}, {"a": "2", "b": "2"}]
    theirs = [{"a": "x", "b": "1"}, {"a": "2", "b": "2"}]
    now = [{"a": "1", "b": "y"}, {"a": "2", "b": "2"}, {"a": "3", "b": "3"}]
    assert merge(base, theirs, now[:2]).value == [{"a": "x", "b": "y"}, {"a": "2", "b": "2"}]
    both = merge(base, theirs, now)
    assert both.conflicts  # the first item was changed on both sides while items came
    added = merge(base, [*base, {"a": "4", "b": "4"}], [{"a": "1", "b": "y"}, base[1]])
    assert added.value == [{"a": "1", "b": "y"}, base[1], {"a": "4", "b": "4"}]
    assert not added.conflicts
    names = merge(["a", "b"], ["b", "c"], ["a", "b", "d"])
    assert (names.value, names.conflicts) == (["b", "d", "c"], [])


def test_each_difference_knows_the_cells_it_was_read_from(sample: Register, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    exporting.export(sample, path, language="en")
    planned = importing.plan(sample, reading.read(path))
    for row in planned.rows:
        for key in ("purposes", "data", "recipients", "systems"):
            if row.draft.activity.get(key):
                assert all(address.startswith("'") and "!" in address for address in row.draft.cells[key]), (
                    key
                )
        assert row.draft.cells["name"] == [f"B{row.draft.rows[0]}"]

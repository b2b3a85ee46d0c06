"""Copies for others: what is internal is in no format, the copy says so, and what comes back deletes nothing."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import openpyxl
import pypdfium2
import pytest

from register_app.base.i18n import Message
from register_app.model.ref import Ref
from register_app.services import documents, edit, export_choices, exporting, importing, reading
from register_app.services.export_choices import ExportError, Look
from register_app.store.register import Register

OWNER, NOTE, EXTRA, BALANCE, TRANSFER, PARTY = (
    f"Zq{word}" for word in ("own", "not", "ext", "lia", "tia", "par")
)
INTERNAL = (OWNER, NOTE, EXTRA, PARTY)
FORMATS = ("a.xlsx", "a.pdf", "a.csv", "a.json", "a.jsonld", "tables")


@pytest.fixture
def filled(few: Register) -> Register:
    """Some of the sample, with a word of its own in each field that some copy leaves out."""
    edit.set_field(few, Ref("activity", 1), "owner", OWNER)
    edit.set_field(few, Ref("activity", 1), "notes", NOTE)
    with few.edit_rows(Message("fill in")) as connection:
        connection.execute(
            "INSERT INTO extra (activity_id, heading, text, position) VALUES (1, 'Spalte', ?, 0)", (EXTRA,)
        )
        connection.execute("UPDATE purpose_basis SET lia = ? WHERE article = '6(1)(f)'", (BALANCE,))
        connection.execute("UPDATE transfer SET tia = ?", (TRANSFER,))
        connection.execute("UPDATE party SET note = ?", (PARTY,))
    return few


def officer(register: Register) -> str:
    held = documents.dump(register.read())["register"]["dpo"]
    assert held is not None
    return held["name"]


def told(path: Path) -> str:
    """All text of a file, whatever its format."""
    if path.is_dir():
        return " ".join(file.read_text(encoding="utf-8") for file in sorted(path.iterdir()))
    match path.suffix:
        case ".pdf":
            with pypdfium2.PdfDocument(path) as pdf:
                text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
            return " ".join(re.sub("[\xad\ufffe]\\s*|-\r?\n", "", text).split())
        case ".xlsx":
            with zipfile.ZipFile(path) as archive:
                return " ".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())
        case _:
            return path.read_text(encoding="utf-8")


def export(register: Register, path: Path, profile: str) -> str:
    exporting.export(register, path, template="tables" if path.name == "tables" else "", look=Look(profile))
    return told(path)


@pytest.mark.parametrize("name", FORMATS)
def test_an_authority_gets_nothing_internal(name: str, filled: Register, tmp_path: Path) -> None:
    text = export(filled, tmp_path / name, "authority")
    assert [word for word in INTERNAL if word in text] == []
    assert officer(filled) in text or name == "a.csv"
    if name in ("a.xlsx", "a.pdf", "a.json", "tables"):
        assert BALANCE in text
        assert TRANSFER in text


@pytest.mark.parametrize("name", FORMATS)
def test_the_public_is_told_roles_and_no_assessments(name: str, filled: Register, tmp_path: Path) -> None:
    text = export(filled, tmp_path / name, "public")
    assert [word for word in (*INTERNAL, BALANCE, TRANSFER, officer(filled)) if word in text] == []
    if name != "a.csv":
        assert "Data protection officer" in text or "dpo" in text


@pytest.mark.parametrize("name", ["a.xlsx", "a.pdf", "a.json", "tables"])
def test_the_organisation_itself_gets_everything(name: str, filled: Register, tmp_path: Path) -> None:
    text = export(filled, tmp_path / name, "internal")
    assert [word for word in (*INTERNAL, BALANCE, TRANSFER, officer(filled)) if word not in text] == []


@pytest.mark.parametrize(
    ("name", "template", "profile"),
    [
        ("a.xlsx", "", "internal"),
        ("a.json", "", "internal"),
        ("a.pdf", "", "authority"),
        ("a.xlsx", "ico-controller", "authority"),
        ("a.xlsx", "questionnaire", "internal"),
    ],
)
def test_for_whom_it_is_when_nobody_says(name: str, template: str, profile: str) -> None:
    assert export_choices.usual_profile(Path(name), template) == profile


@pytest.mark.parametrize("name", ["a.xlsx", "a.pdf", "a.json"])
def test_a_copy_says_what_it_leaves_out(name: str, filled: Register, tmp_path: Path) -> None:
    said = "Left out of this extract: internal notes and persons in charge"
    assert said in export(filled, tmp_path / name, "authority")
    text = export(filled, tmp_path / name, "public")
    assert re.search(said + "[^.]*names of persons", text)
    assert "Left out of this extract" not in export(filled, tmp_path / name, "internal")


def test_columns_that_are_left_out_are_out_of_sight(filled: Register, tmp_path: Path) -> None:
    for profile, hidden in (("internal", False), ("authority", True)):
        export(filled, tmp_path / "a.xlsx", profile)
        sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["Overview"]
        letters = {
            str(cell.value): cell.column_letter
            for row in sheet.iter_rows(max_row=4)
            for cell in row
            if cell.value
        }
        seen = [sheet.column_dimensions[letters[heading]].hidden for heading in ("Owner", "Notes")]
        assert seen == [hidden, hidden]


@pytest.mark.parametrize("profile", ["authority", "public"])
@pytest.mark.parametrize("name", ["a.xlsx", "a.json"])
def test_what_comes_back_deletes_nothing(profile: str, name: str, filled: Register, tmp_path: Path) -> None:
    before = documents.dump(filled.read())
    export(filled, tmp_path / name, profile)
    batch = reading.read(tmp_path / name)
    planned = importing.plan(filled, batch)
    assert {row.state for row in planned.rows} == {"same"}
    assert planned.facts == []
    importing.apply(filled, planned)
    after = documents.dump(filled.read())
    assert after["activities"] == before["activities"]
    if name == "a.xlsx":
        assert after == before


def test_a_change_in_a_copy_is_taken_over_beside_what_was_left_out(filled: Register, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    export(filled, path, "public")
    book = openpyxl.load_workbook(path)
    sheet = book["Purposes and legal bases"]
    headings = next(row for row in sheet.iter_rows(max_row=5) if "Reason" in [cell.value for cell in row])
    place = next(cell for cell in headings if cell.value == "Reason")
    cell = next(
        found
        for row in range((place.row or 0) + 1, sheet.max_row + 1)
        if (found := sheet.cell(row, place.column or 0)).value
    )
    cell.value = "Said more plainly"
    book.save(path)
    importing.apply(filled, importing.plan(filled, reading.read(path)))
    bases = [
        basis
        for activity in documents.dump(filled.read())["activities"]
        for purpose in activity["purposes"]
        for basis in purpose["bases"]
    ]
    assert any(basis["reason"] == "Said more plainly" for basis in bases)
    assert all(basis["lia"] == BALANCE for basis in bases if basis["article"] == "6(1)(f)")
    assert documents.dump(filled.read())["activities"][0]["owner"] == OWNER


def test_an_organisation_as_officer_keeps_its_name(filled: Register, tmp_path: Path) -> None:
    with filled.edit_rows(Message("an organisation")) as connection:
        connection.execute("UPDATE party SET registration_number = '12345678'")
    assert officer(filled) in export(filled, tmp_path / "a.json", "public")


def test_a_copy_as_json_is_of_the_schema(filled: Register, tmp_path: Path) -> None:
    from jsonschema import Draft202012Validator

    from register_app.base.paths import resource

    export(filled, tmp_path / "a.json", "public")
    schema = json.loads(resource("schema", "register-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(json.loads((tmp_path / "a.json").read_text(encoding="utf-8")))


@pytest.mark.parametrize("profile", ["authority", "public"])
def test_a_questionnaire_has_no_such_copy(profile: str, filled: Register, tmp_path: Path) -> None:
    """What it lacked would come back as an answer."""
    with pytest.raises(ExportError, match="questionnaire"):
        exporting.export(filled, tmp_path / "a.xlsx", template="questionnaire", look=Look(profile))
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("address", "stays"), [("dpo@havlund.example", True), ("ellen.k@havlund.example", False)]
)
def test_the_public_can_write_to_the_office_but_not_to_the_person(
    name: str, address: str, stays: bool, few: Register, tmp_path: Path
) -> None:
    with few.edit_rows(Message("fill in")) as connection:
        connection.execute("UPDATE party SET email = ? WHERE name = ?", (address, officer(few)))
    text = export(few, tmp_path / name, "public")
    assert (address in text) == (stays and name != "a.csv")
    assert address in export(few, tmp_path / name, "authority") or name == "a.csv"
    held = documents.dump(few.read())["register"]["dpo"]
    assert held is not None
    assert held["phone"] in text or name == "a.csv"

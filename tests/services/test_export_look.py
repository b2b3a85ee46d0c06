"""Exports that a person dresses: profile, logo, cover text, and what has changed since an earlier state."""

from __future__ import annotations

import getpass
import socket
import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from register_app.model.ref import Ref
from register_app.services import edit, exporting
from register_app.services.export_choices import ExportError, Look
from register_app.store.register import Register


def told(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def test_profile_and_cover_text_reach_the_pdf(few: Register, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    exporting.export(few, target, look=Look(profile="internal", cover_text="For the board", accent="#14532d"))
    assert "For the board" in told(target)
    assert "Left out of this extract" not in told(target)
    exporting.export(few, target)
    assert "For the board" not in told(target)
    assert "Left out of this extract" in told(target)


def test_what_has_changed_is_a_chapter(few: Register, tmp_path: Path) -> None:
    exporting.export(few, tmp_path / "a.pdf", look=Look(since="1"))
    text = told(tmp_path / "a.pdf")
    assert "Changes since" in text
    assert "Added RA-0001" in text
    exporting.export(few, tmp_path / "b.pdf", look=Look(since=str(few.head()[0])))
    assert "Nothing has changed." in told(tmp_path / "b.pdf")
    exporting.export(few, tmp_path / "c.pdf")
    assert "Changes since" not in told(tmp_path / "c.pdf")


def test_an_extract_tells_the_changes_of_its_activities_only(sample: Register, tmp_path: Path) -> None:
    exporting.export(sample, tmp_path / "a.pdf", where="department = HR", look=Look(since="1"))
    text = told(tmp_path / "a.pdf")
    assert "Added RA-0009" in text
    assert "Added RA-0001" not in text


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.json", "a.html"])
def test_other_formats_refuse_what_they_do_not_have(name: str, few: Register, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="as PDF"):
        exporting.export(few, tmp_path / name, look=Look(accent="#14532d"))
    assert not (tmp_path / name).exists()


def test_the_short_layouts_have_no_such_chapter(sample: Register, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="table"):
        exporting.export(sample, tmp_path / "a.pdf", template="table", look=Look(since="1"))


def test_changes_are_a_document_of_their_own(few: Register, tmp_path: Path) -> None:
    edit.set_field(few, Ref("activity", 1), "department", "Zqnew")
    edit.set_field(few, Ref("activity", 1), "owner", "Zqowner")
    since = str(few.head()[0] - 2)
    exporting.export(few, tmp_path / "a.pdf", template="changes", look=Look(since=since))
    text = told(tmp_path / "a.pdf")
    assert "Changed: 1" in text
    assert "Zqnew" in text
    assert "Zqowner" not in text
    assert "Contents" not in text
    exporting.export(few, tmp_path / "b.pdf", template="changes", look=Look(since=since, profile="internal"))
    assert "Zqowner" in told(tmp_path / "b.pdf")


def test_changes_are_told_since_the_last_hand_over(sample: Register, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="Nothing has been handed over"):
        exporting.export(sample, tmp_path / "a.pdf", template="changes")
    assert not (tmp_path / "a.pdf").exists()
    sample.save_version("Authority, May", "handed_over", "")
    edit.set_field(sample, Ref("activity", 2), "status", "retired")
    exporting.export(sample, tmp_path / "a.pdf", template="changes", language="de")
    text = told(tmp_path / "a.pdf")
    assert "Änderungen seit Authority, May" in text
    assert "retired" not in text  # codes are said in words
    assert "RA-0002" in text
    assert "RA-0001" not in text


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf", ".csv", ".json", ".jsonld", ".html", ".docx", ".md"])
def test_the_same_register_on_the_same_day_is_the_same_file(
    suffix: str, few: Register, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        exporting.export(few, tmp_path / f"{name}{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes() == (tmp_path / f"b{suffix}").read_bytes()


def test_no_file_tells_of_the_user_the_machine_or_the_place(few: Register, tmp_path: Path) -> None:
    secrets = {str(tmp_path), str(few.path), getpass.getuser(), socket.gethostname(), str(Path.home())}
    # What is shorter than that, a document may say all the same.
    secrets = {secret for secret in secrets if len(secret) > 5}
    for name in ("a.docx", "a.xlsx", "a.pdf", "a.html", "a.json", "a.jsonld", "a.md", "a.csv"):
        exporting.export(few, tmp_path / name)
        content = (tmp_path / name).read_bytes()
        if name.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(tmp_path / name) as archive:
                content = b"".join(archive.read(entry) for entry in archive.namelist())
                assert all(entry.date_time[0] == 1980 or name == "a.xlsx" for entry in archive.infolist())
        elif name == "a.pdf":
            with pikepdf.open(tmp_path / name) as pdf:
                content = b"".join(
                    [str(dict(pdf.docinfo)).encode(), bytes(pdf.Root.Metadata.read_bytes()), content]
                )
        assert [secret for secret in secrets if secret.encode() in content] == [], name


def test_a_copy_for_others_is_announced_to_whoever_exports(sample: Register, tmp_path: Path) -> None:
    made = exporting.export(sample, tmp_path / "a.csv", look=Look(profile="public"))
    assert any("Left out" in str(note) or "Udeladt" in str(note) for note in made.notes)
    made = exporting.export(sample, tmp_path / "a.csv")
    assert not any("Left out" in str(note) or "Udeladt" in str(note) for note in made.notes)


def test_a_notice_names_the_officer_unless_roles_are_asked_for(sample: Register, tmp_path: Path) -> None:
    for profile, named in (("", True), ("public", False)):
        exporting.export(sample, tmp_path / "a.md", look=Look(profile=profile))
        text = (tmp_path / "a.md").read_text(encoding="utf-8")
        assert ("Ellen Kirkegaard" in text) is named
        assert "dpo@havlund.example" in text


def test_a_choice_of_activities_is_told_in_words_and_exactly_in_the_metadata(
    sample: Register, tmp_path: Path
) -> None:
    where = "number ~ RA-000 and status != retired"
    exporting.export(sample, tmp_path / "a.pdf", where=where, language="en")
    text = told(tmp_path / "a.pdf")
    assert "No. contains “RA-000” Status: all except Retired 9 of 11 processing activities" in text
    assert where not in text
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert str(pdf.docinfo["/Subject"]) == where
        with pdf.open_metadata() as held:
            assert held["dc:description"] == where
    exporting.export(sample, tmp_path / "b.pdf", language="en")
    with pikepdf.open(tmp_path / "b.pdf") as pdf:
        assert "/Subject" not in pdf.docinfo


def test_a_choice_with_a_name_is_told_by_it(sample: Register, tmp_path: Path) -> None:
    where = 'number = "RA-0001" | "RA-0009"'
    for ending in (".pdf", ".xlsx"):
        exporting.export(
            sample, tmp_path / f"a{ending}", where=where, scope_name="For the auditor", language="en"
        )
    assert "Selection: For the auditor 2 of 11 processing activities" in told(tmp_path / "a.pdf")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        held = "".join(archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml"))
    assert "Selection: For the auditor" in held
    assert "number =" not in held


@pytest.mark.parametrize(("name", "where"), [("a.json", "department = HR"), ("a.pdf", None)])
def test_a_name_that_nobody_would_read_is_refused(
    name: str, where: str | None, sample: Register, tmp_path: Path
) -> None:
    with pytest.raises(ExportError, match="leave it out"):
        exporting.export(sample, tmp_path / name, where=where, scope_name="Mine")
    assert not (tmp_path / name).exists()

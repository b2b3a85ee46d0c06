from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from register_app import __version__
from register_app.reading.layouts import Choices, SheetChoice
from register_app.services import mappings, reading
from register_app.store.register import Register
from tests.cli.conftest import Run

SHEET = """No.;Processing activity;Purpose;Legal basis;Categories of personal data;Data subjects;Colour of folder
F1;Visitor register;Know who is in the building;Art. 6(1)(f) – our interest in safety;Name; Visitors;green
F2;Parking permits;Administer parking;Art. 6(1)(b) – agreement on parking;Number plate;Employees;blue
"""


def test_new_makes_a_register_and_prints_its_path(run: Run, tmp_path: Path) -> None:
    result = run("new", "a.register", "--title", "Our record", "--lang", "en")
    assert (result.status, result.out.strip(), result.err) == (0, "a.register", "")
    shown = run("show", "a.register", "--json").json
    assert shown["register"]["title"] == "Our record"
    assert (shown["format"], shown["version"]) == ("register-app", 1)


@pytest.mark.parametrize(
    ("language", "title"),
    [("da", "Fortegnelse over behandlingsaktiviteter"), ("en", "Record of processing activities")],
)
def test_the_sample_comes_in_both_languages(run: Run, language: str, title: str) -> None:
    run("new", "a.register", "--sample", "--lang", language)
    register = run("show", "a.register", "--json").json["register"]
    assert (register["title"], register["language"]) == (title, language)


def test_show_tells_purposes_with_their_bases(run: Run, file: Path) -> None:
    activities = run("show", file, "--json").json["activities"]
    marketing = activities[3]["purposes"][0]
    assert [basis["article"] for basis in marketing["bases"]] == ["6(1)(f)", "6(1)(a)"]
    text = run("show", file).out
    assert "RA-0004  Direct marketing" in text
    assert "11 activities" in text


def test_check_finds_something_and_lists_its_rules(run: Run, file: Path) -> None:
    found = run("check", file, "--json")
    assert found.status == 1
    assert found.json["count"] == len(found.json["issues"]) > 0
    assert {"rule", "severity", "article", "number", "message", "path"} <= set(found.json["issues"][0])
    rules = run("check", "--rules", "--json")
    assert rules.status == 0
    assert {issue["rule"] for issue in found.json["issues"]} <= {rule["id"] for rule in rules.json["rules"]}
    assert "Art. 30(1)(b)" in run("check", "--rules").out


def test_check_of_a_whole_register_is_status_0(run: Run) -> None:
    run("new", "a.register", "--lang", "en")
    assert run("check", "a.register").status == 1  # no controller is named
    with Register.open(Path("a.register")) as register:
        from register_app.services import catalogues

        party = catalogues.add_party(register, {"name": "C", "address": "A", "email": "c@example.org"})
        catalogues.set_role(register, "controller", [party.id])
    result = run("check", "a.register")
    assert (result.status, result.out.strip()) == (0, "Nothing found.")


def test_import_reports_every_cell_and_is_undone_as_one_step(run: Run, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(SHEET, encoding="utf-8")
    run("new", "a.register", "--lang", "en")
    before = run("show", "a.register", "--json").out
    result = run("import", "a.register", "list.csv", "--report", "r.json")
    assert result.status == 0, result.out + result.err
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    cells = report["cells"]
    assert cells["filled"] == cells["imported"] + cells["kept_as_extra"] + cells["reported"] == 21
    assert (report["created"], report["updated"]) == (2, 0)
    shown = run("show", "a.register", "--json").json["activities"]
    assert [activity["name"] for activity in shown] == ["Visitor register", "Parking permits"]
    assert shown[0]["extra"] == {"Colour of folder": "green"}
    assert shown[0]["purposes"][0]["bases"][0]["article"] == "6(1)(f)"
    with Register.open(tmp_path / "a.register") as register:
        register.undo()
    assert run("show", "a.register", "--json").out == before


def test_a_dry_run_changes_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(SHEET, encoding="utf-8")
    before = file.read_bytes()
    result = run("import", file, "list.csv", "--dry-run", "--report", "r.json")
    assert result.status == 0
    assert "Nothing was written" in result.out
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["created"] == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize("suffix", ["json", "xlsx"])
def test_what_is_exported_comes_back_the_same(run: Run, file: Path, suffix: str) -> None:
    assert run("export", file, f"out.{suffix}").status == 0
    run("new", "b.register", "--lang", "da")
    assert run("import", "b.register", f"out.{suffix}").status == 0
    first, second = run("show", file, "--json").json, run("show", "b.register", "--json").json
    for shown in (first, second):
        shown["register"]["id"] = ""
        for activity in shown["activities"]:
            activity["id"] = ""
    assert second == first


@pytest.mark.parametrize("suffix", ["pdf", "csv"])
def test_the_other_formats_are_written(run: Run, file: Path, suffix: str) -> None:
    result = run("export", file, f"out.{suffix}", "--lang", "da")
    assert (result.status, result.out.strip()) == (0, f"out.{suffix}")
    assert Path(f"out.{suffix}").stat().st_size > 1000


def test_part_of_a_register_and_an_earlier_state_are_exported(run: Run, file: Path) -> None:
    run("export", file, "hr.json", "--where", "department = HR")
    assert len(json.loads(Path("hr.json").read_text(encoding="utf-8"))["activities"]) == 2
    run("export", file, "first.json", "--as-of", "1")
    assert json.loads(Path("first.json").read_text(encoding="utf-8"))["activities"] == []


def test_templates_are_listed(run: Run) -> None:
    listed = run("export", "--templates", "--json").json
    assert "full" in {template["name"] for template in listed["templates"]}
    assert ".xlsx" in listed["formats"]
    assert "full" in run("export", "--templates").out


def test_history_and_differences(run: Run, file: Path) -> None:
    steps = run("history", file, "--json").json["steps"]
    assert [step["step"] for step in steps] == [2, 1]
    assert steps[0]["changes"]
    assert "Fill in the sample" in run("history", file).out
    differences = run("diff", file, "1", "2", "--json")
    assert differences.status == 1
    assert differences.json["count"] > 11
    assert run("diff", file, "2", "2").status == 0
    assert "RA-0001" in run("diff", file, "1", "2").out
    assert run("diff", file, "1").out == run("diff", file, "1", "2").out


def test_verify_is_clean_and_names_what_was_changed_by_hand(run: Run, file: Path) -> None:
    assert run("verify", file).status == 0
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE purpose SET title = 'Something else' WHERE id = 3")
    connection.close()
    result = run("verify", file, "--json")
    assert result.status == 1
    assert [(f["table"], f["row"]) for f in result.json["findings"]] == [("purpose", 3)]


def test_verify_names_a_planted_trigger(run: Run, file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TRIGGER evil AFTER UPDATE ON activity BEGIN DELETE FROM purpose; END")
    connection.close()
    result = run("verify", file)
    assert result.status == 1
    assert "evil" in result.out


def test_backup_and_restore(run: Run, file: Path) -> None:
    assert run("backup", file, "copy.register").status == 0
    assert run("restore", "copy.register", "again.register").status == 0
    assert run("show", "again.register", "--json").out == run("show", file, "--json").out
    kept = Path(run("backup", file).out.strip())
    assert kept.is_file()
    assert str(kept) in run("backup", file, "--list").out


def test_demo_does_the_whole_job_and_says_where(run: Run) -> None:
    result = run("demo", "d", "--lang", "en")
    assert result.status == 0, result.err
    for name in ("sample.register", "register.xlsx", "register.pdf"):
        assert name in result.out
        assert (Path("d") / name).is_file()
    assert "Imported 3 activities" in result.out
    assert "Verified" in result.out
    again = run("demo", "d", "--lang", "en")
    assert again.status == 0
    assert Path("d-2/register.pdf").is_file()


def test_version(run: Run) -> None:
    assert run("--version").out.strip() == f"register-app {__version__}"


def test_a_hand_over_package_names_a_version_and_proves_itself(run: Run, few: Path) -> None:
    made = run("export", few, "handed.zip", "--name", "Authority, May")
    assert (made.status, made.out.strip()) == (0, "handed.zip")
    assert run("verify", "handed.zip").status == 0
    assert "Authority, May" in run("verify", "handed.zip").out
    assert run("diff", few, "Authority, May", "3").status == 0
    assert run("diff", few, "handed.zip").status == 0
    data = bytearray(Path("handed.zip").read_bytes())
    data[len(data) // 2] ^= 1
    Path("handed.zip").write_bytes(bytes(data))
    broken = run("verify", "handed.zip", "--json")
    assert broken.status in {1, 2}
    if broken.status == 1:
        assert not broken.json["ok"]


def test_a_package_is_of_the_whole_register(run: Run, file: Path) -> None:
    result = run("export", file, "handed.zip", "--where", "department = HR")
    assert result.status == 2
    assert "whole register" in result.err
    assert not Path("handed.zip").exists()


def test_a_package_is_for_an_authority_and_compared_with_the_one_before(run: Run, few: Path) -> None:
    import zipfile

    assert run("export", few, "first.zip", "--name", "May").status == 0
    assert run("export", few, "second.zip", "--name", "June", "--profile", "internal").status == 0
    for name, profile in (("first.zip", "authority"), ("second.zip", "internal")):
        with zipfile.ZipFile(name) as archive:
            assert json.loads(archive.read("manifest.json"))["profile"] == profile
    assert run("export", few, "changes.pdf", "--template", "changes").status == 0
    assert run("diff", few, "first.zip", "second.zip").out.strip() == "No differences."


def test_a_pdf_is_dressed_and_speaks_the_language_asked_for(run: Run, few: Path) -> None:
    import pypdfium2

    choices = ("--profile", "internal", "--cover-text", "Für den Vorstand", "--since", "1", "--lang", "de")
    assert run("export", few, "a.pdf", *choices).status == 0
    with pypdfium2.PdfDocument("a.pdf") as pdf:
        text = " ".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "Für den Vorstand" in text
    assert "Änderungen seit" in text
    assert run("export", few, "a.xlsx", "--profile", "authority").status == 0
    assert run("export", few, "a.xlsx", "--cover-text", "x").status != 0
    assert run("export", few, "both.pdf", "--lang", "da+en").status == 0


def test_a_mapping_is_saved_changed_and_given_back(run: Run, tmp_path: Path) -> None:
    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    run("new", "a.register", "--lang", "en")
    assert run("import", "a.register", "sheet.csv", "--dry-run", "--save-mapping", "m.json").status == 0
    mapping = json.loads(Path("m.json").read_text(encoding="utf-8"))
    columns = mapping["by_sheet"][""]["columns"]  # of any sheet: the next file is called otherwise
    assert columns["Legal basis"] == "basis"
    assert columns["Colour of folder"] == ""
    columns["Colour of folder"] = "notes"
    Path("m.json").write_text(json.dumps(mapping), encoding="utf-8")
    (tmp_path / "sheet.csv").rename(tmp_path / "next year.csv")
    assert run("import", "a.register", "next year.csv", "--mapping", "m.json").status == 0
    activities = run("show", "a.register", "--json").json["activities"]
    assert [activity["notes"] for activity in activities] == ["green", "blue"]
    assert all(activity["extra"] == {} for activity in activities)


def test_what_was_chosen_before_is_used_only_when_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sheet.csv"
    path.write_text(SHEET, encoding="utf-8")
    choices = Choices(by_sheet={"sheet": SheetChoice(columns={"Colour of folder": "notes"})})
    mappings.remember(reading.read(path, choices), choices)
    for options, notes in (((), ["", ""]), (("--remembered",), ["green", "blue"])):
        name = f"{len(options)}.register"
        run("new", name, "--lang", "en")
        assert run("import", name, "sheet.csv", *options).status == 0
        assert [item["notes"] for item in run("show", name, "--json").json["activities"]] == notes
    both = run("import", "1.register", "sheet.csv", "--remembered", "--mapping", "m.json")
    assert both.status == 2
    assert "--remembered" in both.err


def test_the_marked_report_is_a_workbook(run: Run, tmp_path: Path) -> None:
    import openpyxl

    (tmp_path / "sheet.csv").write_text(SHEET, encoding="utf-8")
    run("new", "a.register", "--lang", "en")
    result = run("import", "a.register", "sheet.csv", "--marked-report", "marked.xlsx")
    assert result.status == 0
    book = openpyxl.load_workbook("marked.xlsx")
    assert book.worksheets[1]["G2"].value == "green"
    run("export", "a.register", "a.json")
    before = run("show", "a.register", "--json").out
    refused = run("import", "a.register", "a.json", "--marked-report", "none.xlsx")
    assert refused.status == 2
    assert not Path("none.xlsx").exists()
    assert run("show", "a.register", "--json").out == before

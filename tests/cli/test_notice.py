"""The command `notice`: written, printed, per group, and compared with a published text."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run

SEED = Path(__file__).resolve().parents[2] / "../shared/seed/notice-da.txt"
PUBLISHED = """Purpose | Legal basis
Payroll | Art. 6(1)(b)
Video surveillance of the car park | Legitimate interest in preventing theft, Art. 6(1)(f)
Direct marketing | Your consent, Art. 6(1)(a)
"""


def test_it_is_printed(run: Run, file: Path) -> None:
    told = run("notice", file)
    assert told.status == 0
    assert told.out.startswith("# Privacy notice – Havlund Finans A/S\n")
    assert "| Purpose of the processing | Legal basis |" in told.out
    assert "automated decisions" in told.err


def test_it_is_written_in_the_language_asked_for(run: Run, file: Path, tmp_path: Path) -> None:
    told = run("notice", file, "notice.html", "--lang", "da", "--group", "customers")
    assert (told.status, told.out) == (0, "notice.html\n")
    page = (tmp_path / "notice.html").read_text(encoding="utf-8")
    assert "<h1>Privatlivspolitik</h1>" in page
    assert "Denne meddelelse er til: Customers." in page.replace('<span lang="en">', "").replace(
        "</span>", ""
    )


def test_where_to_may_stand_behind_the_options(run: Run, file: Path, tmp_path: Path) -> None:
    told = run("notice", file, "--lang", "fr", "notice.md", "--drafts")
    assert (told.status, told.out) == (0, "notice.md\n")
    assert (tmp_path / "notice.md").read_text(encoding="utf-8").startswith("# Politique de confidentialité")
    assert run("notice", file, "one.md", "two.md").status == 2


def test_as_json(run: Run, file: Path) -> None:
    data = run("notice", file, "--json").json
    assert [part["key"] for part in data["sections"]] == [
        "who", "purposes", "data", "recipients", "transfers", "retention", "rights", "objection", "contact",
    ]  # fmt: skip
    assert data["sections"][1]["blocks"][1]["kind"] == "table"


def test_drafts_only_when_asked_for(run: Run, file: Path) -> None:
    assert "To recover overdue claims" not in run("notice", file).out
    assert "To recover overdue claims" in run("notice", file, "--drafts").out


def test_an_unknown_group_is_one_sentence(run: Run, file: Path) -> None:
    told = run("notice", file, "--group", "Martians")
    assert told.status == 2
    assert "“Martians”" in told.err
    assert len(told.err.strip().splitlines()) == 1


def test_a_published_notice_is_compared(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "published.txt").write_text(PUBLISHED, encoding="utf-8")
    told = run("notice", file, "report.md", "--against", "published.txt")
    assert told.status == 1
    assert "With another legal basis: 1" in told.out
    assert "In the notice, not in the register: 1\n  Video surveillance of the car park" in told.out
    assert (tmp_path / "report.md").read_text(encoding="utf-8").startswith("# Privatlivspolitik") is False
    data = run("notice", file, "--against", "published.txt", "--json").json
    assert data["in_step"] is False
    assert [purpose["title"] for purpose in data["unknown"]] == ["Video surveillance of the car park"]


def test_the_own_notice_is_in_step(run: Run, file: Path) -> None:
    assert run("notice", file, "own.docx").status == 0
    told = run("notice", file, "--against", "own.docx")
    assert told.status == 0
    assert "In both: 9" in told.out


def test_the_seed(run: Run, tmp_path: Path) -> None:
    if not SEED.exists():
        pytest.skip("the seed lies beside the checkout on some machines only")
    assert run("new", "x.register", "--sample", "--lang", "da").status == 0
    data = run("notice", "x.register", "--against", SEED, "--json").json
    assert data["unknown"] == []
    assert [pair for pair in data["pairs"] if pair["bases_differ"]] == []
    assert {purpose["number"] for purpose in data["missing"]} == {"RA-0007", "RA-0009"}


def test_a_file_that_is_not_there(run: Run, file: Path) -> None:
    told = run("notice", file, "--against", "no.txt")
    assert told.status == 2
    assert "no.txt" in told.err
    assert run("notice", file, "--drafts", "--against", "no.txt").status == 2


def test_only_some_activities(run: Run, file: Path) -> None:
    whole, part = run("notice", file).out, run("notice", file, "--where", "department = HR").out
    assert 0 < part.count("\n") < whole.count("\n")
    told = run("notice", file, "--where", "department = HRR", "--lang", "en")
    assert (told.status, told.out) == (2, "")
    assert "Is “HR” meant?" in told.err


def test_an_export_of_nothing_is_refused(run: Run, file: Path, tmp_path: Path) -> None:
    told = run("export", file, "a.json", "--where", "department = Finanse", "--lang", "en")
    assert told.status == 2
    assert len(told.err.strip().splitlines()) == 1
    assert "“department = Finanse”" in told.err
    assert not (tmp_path / "a.json").exists()


def test_an_export_counts_itself(run: Run, file: Path) -> None:
    whole = run("show", file, "--json").json["activities"]
    purposes = sum(len(item["purposes"]) for item in whole)
    told = run("export", file, "a.json", "--lang", "en").err
    assert told.strip().splitlines()[-1] == f"11 of 11 activities, {purposes} purposes"
    mine = [item for item in whole if item["part"] == "processor"]
    counted = sum(len(item["purposes"]) for item in mine)
    told = run("export", file, "a.xlsx", "--template", "ico-processor", "--lang", "en").err
    assert told.strip().splitlines()[-1] == f"{len(mine)} of 11 activities, {counted} purposes"

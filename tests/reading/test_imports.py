"""Files of every layout and format, made for these tests, against what a careful person reads out of them.

`tests/data/imports/NAME.json` says what `NAME.xlsx`, `.xls`, `.ods` and `.csv` hold, as far as each format can.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from register_app.model.document import complete_activity
from register_app.reading.batch import FATES, Batch, Draft
from register_app.services import reading
from tests.reading.secondway import cells

DATA = Path(__file__).resolve().parents[1] / "data" / "imports"
FILES = sorted(path for path in DATA.iterdir() if path.suffix in {".xlsx", ".xls", ".ods", ".csv"})


def brief(draft: Draft) -> dict[str, Any]:
    """What is worth comparing of an activity, without what is empty."""
    activity = complete_activity(draft.activity)
    said = {
        "number": activity["number"],
        "name": activity["name"],
        "part": "" if activity["part"] == "controller" else activity["part"],
        "department": activity["department"],
        "clients": activity["clients"],
        "processing": activity["processing"],
        "purposes": {
            purpose["title"]: [
                " ".join(basis[key] for key in ("article", "law", "section", "reason") if basis[key])
                for basis in purpose["bases"]
            ]
            for purpose in activity["purposes"]
        },
        "data": {
            use["category"]: use["retention"]["period"] or use["retention"]["text"]
            for use in activity["data"]
        },
        "sensitive": [
            use["category"] for use in activity["data"] if use["sensitivity"] not in ("", "ordinary")
        ],
        "subjects": sorted({name for use in activity["data"] for name in use["subjects"]}),
        "recipients": [
            " ".join(item[key] for key in ("name", "role", "country") if item[key])
            for item in activity["recipients"]
        ],
        "transfers": [f"{item['country']} {item['mechanism']}".strip() for item in activity["transfers"]],
        "measures": activity["measures"],
        "last_review": activity["last_review"],
        "notes": activity["notes"],
        "answers": {slot: answer["state"] for slot, answer in activity["answers"].items()},
        "extra": activity["extra"],
    }
    return {key: value for key, value in said.items() if value}


def summary(batch: Batch) -> dict[str, Any]:
    register = {
        key: value["name"] if isinstance(value, dict) else value
        for key, value in batch.register.items()
        if value
    }
    said = {
        "activities": [brief(draft) for draft in batch.drafts],
        "register": register,
        "parties": [party["name"] for party in batch.parties],
        "catalogues": {
            key: [entry["name"] for entry in entries] for key, entries in batch.catalogues.items()
        },
        "ambiguous_dates": batch.ambiguous_dates,
    }
    return {key: value for key, value in said.items() if value}


def expected(path: Path) -> Any:
    """What is told of the file, or of its format alone ("csv": {...} beside the rest)."""
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    own = told.pop("formats", {}).get(path.suffix[1:], {})
    return {key: value for key, value in {**told, **own}.items() if value}


@pytest.fixture(scope="module")
def batches() -> dict[Path, Batch]:
    return {path: reading.read(path) for path in FILES}


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.name != "small.xls"], ids=lambda path: path.name
)
def test_a_file_is_read_as_a_careful_person_reads_it(path: Path, batches: dict[Path, Batch]) -> None:
    assert summary(batches[path]) == expected(path)


def test_there_are_files_of_all_four_formats() -> None:
    counts = {
        suffix: sum(path.suffix == suffix for path in FILES) for suffix in (".xlsx", ".xls", ".ods", ".csv")
    }
    assert all(count >= 4 for count in counts.values()), counts


def test_every_cell_that_another_reader_sees_is_accounted_for(batches: dict[Path, Batch]) -> None:
    """A cell is imported, kept or reported at its address, or a problem names it (a formula without a result)."""
    seen = cells(FILES)
    assert {path.suffix for path in seen} >= {".xlsx", ".csv"}
    for path, sheets in seen.items():
        batch = batches[path]
        assert set(sheets) == {sheet.name for sheet in batch.sheets}, path.name
        for sheet, found in sheets.items():
            codes = batch.fates[sheet]
            lost = {
                cell.address
                for (row, column), cell in found.items()
                if not (row < len(codes) and column < len(codes[row])) or codes[row][column] == FATES[""]
                if not (
                    cell.is_formula and any("formula" in problem.message.text() for problem in batch.problems)
                )
            }
            assert not lost, (path.name, sheet)
            filled = sum(code != FATES[""] for line in codes for code in line)
            assert filled <= len(found), (path.name, sheet)

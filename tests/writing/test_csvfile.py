"""Separated text: every row there, nothing a formula, and every text restorable."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from register_app.model.csvtext import MARK, guarded, restored
from register_app.model.document import PARTY_FIELDS, Document
from register_app.writing import csvfile, files
from tests.documents import documents, sized

BEGINNERS = "=+-@＝＋－＠"


def table(path: Path, delimiter: str) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream, delimiter=delimiter))


@given(st.text(st.sampled_from(list("'=+-@＝＠,;|\t\r\n\" \u00a0\u200bab")), max_size=12))
def test_guarding_is_exact(text: str) -> None:
    assert restored(guarded(text)) == text


@given(st.text(max_size=40))
def test_guarding_is_exact_for_any_text(text: str) -> None:
    assert restored(guarded(text)) == text


@given(st.text(st.sampled_from(list("'=+-@＝＠,;|\t\r\n\" \u00a0\u200bab")), max_size=12))
def test_no_piece_of_a_guarded_text_begins_a_formula(text: str) -> None:
    for delimiter in ',;|\t\n"':
        for piece in guarded(text).split(delimiter):
            assert piece.strip(" \u00a0\u200b\u3000\ufeff")[:1] not in BEGINNERS or not piece.strip(
                " \u00a0\u200b\u3000\ufeff"
            )
    assert guarded(text)[:1] not in ("\t", "\r", "\n") or not text


def test_plain_prose_stays_as_it_is() -> None:
    for text in ("Kontakt: dpo@firma.dk", "a - b", "5+5", "1 = 1", "Løn-data", ""):
        assert guarded(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+45 70",
        "-x",
        "@SUM(1)",
        "\t=1",
        "\r=1",
        " =1",
        "\u00a0=1",
        "＝1",
        "=cmd|' /C calc'!A0",
        "a;=1",
        'a",=1',
    ],
)
def test_what_could_be_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) != text


@settings(max_examples=15)
@given(documents())
def test_flat_file_has_one_row_for_each_activity(
    tmp_path_factory: pytest.TempPathFactory, document: Document
) -> None:
    target = tmp_path_factory.mktemp("csv") / "register.csv"
    result = csvfile.write_csv(document, target, language="da")
    found = table(target, ";")
    activities = document["activities"]
    assert result.rows == {"register.csv": len(activities)}
    assert len(found) == len(activities) + 1
    assert found[0][-1] == MARK
    assert len({len(row) for row in found}) == 1
    for row, activity in zip(found[1:], activities, strict=True):
        assert row[-1] == activity["id"]
        assert [restored(row[0]), restored(row[1])] == [activity["number"], activity["name"]]
        assert restored(row[found[0].index("Notes" if "Notes" in found[0] else "Noter")]) == activity["notes"]


def test_language_chooses_headings_and_delimiter(tmp_path: Path) -> None:
    document = sized(2)
    csvfile.write_csv(document, tmp_path / "en.csv", language="en")
    head = (tmp_path / "en.csv").read_bytes().split(b"\r\n")[0]
    assert head.startswith(b'\xef\xbb\xbf"Number","Activity",')
    csvfile.write_csv(document, tmp_path / "da.csv", language="da")
    assert b'";"' in (tmp_path / "da.csv").read_bytes()


def test_failure_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "nowhere" / "a.csv"
    with pytest.raises(files.FolderMissing):
        csvfile.write_csv(sized(1), target)
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=8)
@given(documents(versions=True))
def test_folder_holds_every_table(tmp_path_factory: pytest.TempPathFactory, document: Document) -> None:
    folder = tmp_path_factory.mktemp("csv") / "tables"
    result = csvfile.write_csv_folder(document, folder)
    assert {path.name for path in folder.iterdir()} == set(result.rows)
    purposes = table(folder / "purposes.csv", ",")[1:]
    wanted = [
        [activity["id"], str(position), purpose["title"], purpose["description"]]
        for activity in document["activities"]
        for position, purpose in enumerate(activity["purposes"], 1)
    ]
    assert [[restored(cell) for cell in row] for row in purposes] == wanted
    parties = [[restored(cell) for cell in row] for row in table(folder / "parties.csv", ",")[1:]]
    assert parties == [[dict(party)[key] for key in PARTY_FIELDS] for party in document["parties"]]
    bases = sum(
        len(purpose["bases"]) for activity in document["activities"] for purpose in activity["purposes"]
    )
    assert result.rows["bases.csv"] == bases


def test_folder_is_replaced_file_by_file(tmp_path: Path) -> None:
    folder = tmp_path / "tables"
    csvfile.write_csv_folder(sized(1), folder)
    (folder / "mine.txt").write_text("stays", encoding="utf-8")
    csvfile.write_csv_folder(sized(3), folder)
    assert len(table(folder / "activities.csv", ",")) == 4
    assert (folder / "mine.txt").read_text(encoding="utf-8") == "stays"
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


def test_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(csvfile.FolderRefused, match="could not be made"):
        csvfile.write_csv_folder(sized(1), tmp_path / "no" / "where")
    assert list(tmp_path.iterdir()) == []

"""One row for each record and question, as tools export assessments, is one activity for each record."""

from __future__ import annotations

from pathlib import Path

import pytest

from register_app.reading import guarded, layouts
from register_app.reading.layouts import Choices, SheetChoice, answered
from register_app.reading.layouts.grid import Grid
from register_app.reading.workbook import Sheet
from tests.reading.layouts.workbooks import (
    Rows,
    activities,
    bases,
    categories,
    countries,
    layout,
    limits,
    one,
    people,
    recipients,
    sheet,
    workbook,
)

ASKED = (
    ("1.1", "What is the purpose?", "Run the library", "Rent out boats"),
    ("1.2", "Are we controller or processor?", "Controller", "Processor"),
    ("2.1", "Whose personal data is processed?", "Borrowers", "Sailors"),
    ("2.2", "Which personal data is processed?", "Name; Loans", "Name"),
    ("3.1", "What is the legal basis?", "Article 6(1)(e)", "Article 6(1)(b)"),
    ("4.1", "Who receives the data?", "", "Harbour office"),
    ("5.1", "To which countries outside the EEA is data transferred?", "", "Japan"),
    ("6.1", "How long is the data kept?", "2 years", "5 years"),
)
HEAD = ("Ref", "Record", "Code", "Question", "Answer", "Answered by", "Answered on")


def export(*, by_question: bool = False, named_once: bool = False) -> list[list[str]]:
    body = [
        (
            record,
            [f"L-{record}", name, code, question, answers[record], "jo@example.org", f"2025-02-0{at + 1}"],
        )
        for record, name in enumerate(("Library", "Boats"))
        for at, (code, question, *answers) in enumerate(ASKED)
    ]
    if by_question:
        body.sort(key=lambda line: line[1][2])
    if named_once:
        for at, (record, line) in enumerate(body):
            if at and body[at - 1][0] == record:
                line[:2] = ["", ""]
    return [list(HEAD), *(line for _, line in body)]


@pytest.mark.parametrize("shape", [{}, {"by_question": True}, {"named_once": True}])
def test_each_record_is_one_activity_with_its_answers(shape: dict[str, bool]) -> None:
    batch = one(export(**shape))
    found = activities(batch)
    assert layout(batch) == ["form"]
    assert list(found) == ["Library", "Boats"]
    library, boats = found["Library"], found["Boats"]
    assert bases(library) == {"Run the library": ["6(1)(e)"]}
    assert bases(boats) == {"Rent out boats": ["6(1)(b)"]}
    assert categories(library) == ["Name", "Loans"]
    assert people(boats) == ["Sailors"]
    assert set(limits(library).values()) == {"P2Y"}
    assert set(limits(boats).values()) == {"P5Y"}
    assert recipients(library) == []
    assert recipients(boats) == ["Harbour office"]
    assert countries(library) == []
    assert countries(boats) == ["JP"]
    assert (library["number"], library["part"], boats["part"]) == ("L-0", "controller", "processor")
    assert "jo@example.org" in str(library["extra"])
    assert "2025-02-08" in str(boats["extra"])
    assert batch.sheets[0].others, "another way to read the sheet is still offered"


def test_values_know_the_cells_of_their_answers_and_activities_their_rows() -> None:
    boats = one(export()).drafts[1]
    assert boats.rows == list(range(10, 18))
    assert boats.cells["purpose"] == ["E10"]
    assert boats.cells["transfer"] == ["E16"]


def test_question_codes_other_languages_and_columns_in_another_order() -> None:
    rows: Rows = [
        ["Udtræk af besvarelser", "", "", ""],
        ["", "", "", ""],
        ["Svar", "Spørgsmål", "Afdeling", "Skema"],
        *(
            [answer, question, place, name]
            for name, place, answers in (
                ("Fritidspas", "Kultur", ("Udstede fritidspas", "Børn", "Navn", "Art. 6, stk. 1, litra e", "1 år")),
                ("Byhaver", "Teknik", ("Fordele haver", "Haveejere", "Adresse", "Art. 6, stk. 1, litra b", "3 år")),
                ("Loppemarked", "Kultur", ("Udleje stader", "Sælgere", "Telefon", "Art. 6, stk. 1, litra b", "6 måneder")),
            )
            for answer, question in zip(
                answers,
                (
                    "Q1.1 Hvad er formålet med behandlingen?",
                    "Q1.2 Hvem er de registrerede?",
                    "Q2.1 Hvilke personoplysninger behandles?",
                    "Q2.2 Hvad er retsgrundlaget?",
                    "Q3 Hvor længe opbevares oplysningerne?",
                ),
                strict=True,
            )
        ),
    ]  # fmt: skip
    found = activities(one(rows))
    assert list(found) == ["Fritidspas", "Byhaver", "Loppemarked"]
    assert bases(found["Byhaver"]) == {"Fordele haver": ["6(1)(b)"]}
    assert found["Fritidspas"]["department"] == "Kultur"
    assert set(limits(found["Loppemarked"]).values()) == {"P6M"}


def test_an_answer_of_several_rows_stays_one_answer() -> None:
    rows = [line[:5] for line in export()]
    at = next(index for index, line in enumerate(rows) if line[4] == "Name; Loans")
    rows[at : at + 1] = [[*rows[at][:4], text] for text in ("Name", "Loans", "Fines")]
    found = activities(one(rows))
    assert categories(found["Library"]) == ["Name", "Loans", "Fines"]
    assert categories(found["Boats"]) == ["Name"]


def test_a_csv_file_of_german_answers(tmp_path: Path) -> None:
    asked = {
        "Welche Zwecke verfolgt die Verarbeitung?": ("Kurse planen", "Zelte verleihen"),
        "Wessen Daten werden verarbeitet?": ("Kursteilnehmer", "Mieter"),
        "Welche Daten werden verarbeitet?": ("Name", "Anschrift"),
        "Auf welcher Rechtsgrundlage erfolgt die Verarbeitung?": ("Art. 6 Abs. 1 lit. b DSGVO",) * 2,
        "Wie lange werden die Daten gespeichert?": ("3 Jahre", "10 Jahre"),
    }
    lines = ["Vorgang;Frage;Antwort"]
    for at, name in enumerate(("Kurse", "Zeltverleih")):
        lines += [f"{name};{question};{answers[at]}" for question, answers in asked.items()]
    path = tmp_path / "antworten.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    found = activities(layouts.read(guarded.read_workbook(path)))
    assert list(found) == ["Kurse", "Zeltverleih"]
    assert bases(found["Kurse"]) == {"Kurse planen": ["6(1)(b)"]}


def test_what_the_user_said_of_a_question_counts() -> None:
    choices = Choices(
        by_sheet={"": SheetChoice(columns={"Who receives the data?": "systems", "D6": "notes"})}
    )
    batch = layouts.read(workbook(sheet("Sheet1", export())), choices)
    boats = activities(batch)["Boats"]
    assert recipients(boats) == []
    assert "Harbour office" in str(boats["systems"])
    assert bases(boats) == {"Rent out boats": []}


def test_a_list_of_changes_is_no_list_of_answers() -> None:
    rows: Rows = [
        ["Activity", "Changed field", "New value"],
        ["Library", "Purpose", "Run it"],
        ["Library", "Legal basis", "6(1)(e)"],
        ["Boats", "Retention", "5 years"],
        ["Boats", "Purpose", "Rent out"],
        ["Tours", "Data subjects", "Guests"],
        ["Tours", "Retention", "1 year"],
        ["Sauna", "Legal basis", "6(1)(b)"],
        ["Sauna", "Data subjects", "Bathers"],
    ]
    assert answered.find(Grid(sheet("Changes", rows))) is None
    assert answered.find(Grid(Sheet("Answers", [list(line) for line in export()]))) is not None

"""What the tables of the import dialogue say of a source: cells, columns, sheets, the activity value by value."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from register_app.base import i18n
from register_app.base.i18n import Message
from register_app.model.ref import Ref
from register_app.reading import pasting
from register_app.reading.addresses import column_number
from register_app.reading.batch import Draft
from register_app.reading.layouts import Choices, SheetChoice
from register_app.reading.workbook import Sheet, Workbook
from register_app.services import importing, reading
from register_app.services import rows as services_rows
from register_app.services.import_plan import Difference, PlannedRow
from register_app.viewmodels.importing.accounts import outcome_text
from register_app.viewmodels.importing.beside import BesideModel
from register_app.viewmodels.importing.came_in import Line
from register_app.viewmodels.importing.cells import CellsModel
from register_app.viewmodels.importing.column_lines import lines_of
from register_app.viewmodels.importing.columns import ColumnsModel
from register_app.viewmodels.importing.comparison import CompareModel
from register_app.viewmodels.importing.done import DoneModel
from register_app.viewmodels.importing.places import cells_of, remarks_by_row
from register_app.viewmodels.importing.readings import became
from register_app.viewmodels.importing.remarks import RemarksModel
from register_app.viewmodels.importing.rows import RowsModel
from register_app.viewmodels.importing.sheets import can_be_chosen, is_left_out, layout_text, second_best
from register_app.viewmodels.importing.source import ImportSource, decide_again
from register_app.viewmodels.importing.verdict import doubts
from register_app.viewmodels.importing.work import put_together
from register_app.viewmodels.session import Session
from tests.viewmodels.importing_sources import LAYOUTS, NOTICE, PLAIN, Sheets


def _book(sheets: Sheets) -> Workbook:
    return Workbook(
        "a.xlsx",
        "xlsx",
        [Sheet(name, [[cell or None for cell in row] for row in rows]) for name, rows in sheets.items()],
    )


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


def _source(session: Session, sheets: Sheets, choices: Choices | None = None) -> ImportSource:
    source = ImportSource("a.xlsx", choices=choices or Choices())
    source.content = _book(sheets)
    batch = reading.interpret(source.content, choices)
    plan = importing.plan(session.register, batch)
    source.guessed, source.state = batch, "ready"
    source.take_up(plan, decide_again(plan, {}))
    return source


@pytest.mark.parametrize(("letters", "column"), [("A", 0), ("Z", 25), ("AA", 26), ("XFD", 16383)])
def test_letters_of_columns(letters: str, column: int) -> None:
    assert column_number(letters) == column


def test_addresses() -> None:
    assert cells_of("F14") == ((13, 5), (13, 5))
    assert cells_of("B3:F4") == ((2, 1), (3, 5))
    assert cells_of("line 7") == ((6, 0), (6, 0))
    assert cells_of("") is cells_of("page 3") is None


def test_each_line_says_what_it_was_read_as(session: Session) -> None:
    model = CellsModel()
    model.show(_source(session, LAYOUTS["rows"]), "Register")
    texts = [model.line_text(row) for row in range(model.rowCount())]
    assert texts == ["Left out", "", "Headings", "Activity 1", "Activity 2", "Left out"]
    assert [model.mark(row, 0) for row in range(6)] == ["left_out", "", "header", "", "", "left_out"]
    assert model.mark(3, 7) == "extra"
    assert model.headerData(3, Qt.Orientation.Horizontal) == "D\nLegal basis"
    assert model.headerData(7, Qt.Orientation.Horizontal) == "H\nkept as it is"
    assert model.headerData(2, Qt.Orientation.Vertical) == "3  Headings"
    assert model.header_row == 2
    assert set(model.marks()) == {"header", "left_out", "activity", "extra"}


def test_a_title_that_was_only_told_is_not_said_to_be_about_the_register(session: Session) -> None:
    rows = (("Controller: Corner Shop Ltd",), ("Seen by all of us in May",), (), *PLAIN[2:])
    source = _source(session, {"Register": rows})
    model = CellsModel()
    model.show(source, "Register")
    assert source.plan is not None
    told = {problem.cell for problem in source.plan.problems}
    assert "A2" in told
    assert model.line_text(0) == "About the register"
    assert model.line_text(1) == "Left out"
    assert [model.mark(row, 0) for row in range(2)] == ["title", "left_out"]


def test_rows_that_go_on_and_sections_are_told(session: Session) -> None:
    rows = (
        ("No.", "Activity", "Purpose", "Legal basis", "Data subjects", "Personal data", "Retention"),
        ("HUMAN RESOURCES",),
        ("1", "Payroll", "Pay staff", "Art. 6(1)(b)", "Employees", "Name", "5 years"),
        ("", "", "Report wages", "Art. 6(1)(c)", "", "", ""),
        ("SALES",),
        ("2", "News", "Send news", "Consent", "Readers", "E-mail", "1 year"),
        ("3", "Prizes", "Draw winners", "Consent", "Readers", "Name", "1 year"),
    )
    model = CellsModel()
    model.show(_source(session, {"Register": rows}), "Register")
    texts = [model.line_text(row) for row in range(model.rowCount())]
    assert texts == [
        "Headings", "Section heading", "Activity 1", "Continued", "Section heading", "Activity 2", "Activity 3",
    ]  # fmt: skip


def test_on_its_side_the_columns_are_activities(session: Session) -> None:
    model = CellsModel()
    model.show(_source(session, LAYOUTS["transposed"]), "Register")
    assert model.turned
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(4)]
    assert heads == ["A\nHeadings", "B\nActivity 1", "C\nActivity 2", "D\nActivity 3"]
    assert model.headerData(1, Qt.Orientation.Vertical) == "2  Purpose"
    assert model.mark(3, 0) == "header"


def test_labels_of_a_form_are_marked(session: Session) -> None:
    model = CellsModel()
    model.show(_source(session, LAYOUTS["form"]), "Payroll")
    assert [model.mark(row, 0) for row in range(6)] == ["label"] * 6
    assert model.mark(1, 1) == ""


def test_a_sheet_left_out_is_told_from_one_that_is_read(session: Session) -> None:
    left = Choices(by_sheet={"Register": SheetChoice(layout="ignored")})
    source = _source(session, LAYOUTS["rows"], left)
    model = CellsModel()
    model.show(source, "Register")
    assert model.ignored
    assert model.marks() == ["ignored"]
    assert is_left_out(source.sheets()[0])


def test_a_text_is_shown_line_by_line(session: Session) -> None:
    source = ImportSource("notice")
    source.content = pasting.read(NOTICE, "notice")
    batch = reading.interpret(source.content)
    source.plan = importing.plan(session.register, batch)
    model = CellsModel()
    model.show(source, batch.sheets[0].name)
    texts = [model.line_text(row) for row in range(model.rowCount())]
    assert model.whole(0, 0) == "Privacy statement"
    assert [text for text in texts if text.startswith("Activity")] == [
        "Activity 1",
        "Activity 2",
        "Activity 3",
    ]
    assert texts[2] == "Shared"
    assert not can_be_chosen(source.sheets()[0])


def test_cells_are_not_copied_for_a_long_sheet(session: Session) -> None:
    rows = [PLAIN[2], *((str(n), f"Activity {n}", "Purpose", "Consent") for n in range(1, 3001))]
    source = _source(session, {"Register": rows})
    model = CellsModel()
    model.show(source, "Register")
    assert model.rowCount() == 3001
    assert isinstance(source.content, Workbook)
    assert model._sheet is source.content.sheets[0]
    assert model.line_text(3000) == "Activity 3000"


def test_samples_show_the_cell_and_what_it_became(session: Session) -> None:
    lines = {line.header: line for line in lines_of(_source(session, LAYOUTS["rows"]))}
    basis = lines["Legal basis"].samples
    assert [(sample.cell, sample.original, sample.read) for sample in basis] == [
        ("D4", "Art. 6(1)(b)", "Art. 6(1)(b)"),
        ("D5", "Consent", "Art. 6(1)(a)"),
    ]
    assert [sample.same for sample in basis] == [True, False]
    assert [sample.read for sample in lines["Retention"].samples] == ["5 years", "1 year"]
    assert [sample.read for sample in lines["Personal data"].samples] == ["Name, Bank account", "E-mail"]
    assert [sample.read for sample in lines["File code"].samples] == ["L-1", "N-2"]


@pytest.mark.parametrize(
    ("kind", "header", "expected"),
    [
        ("transposed", "Purpose", ("B2", "Pay staff", "Pay staff")),
        ("form", "Legal basis", ("B3", "Art. 6(1)(b)", "Art. 6(1)(b)")),
        ("matrix", "Address", ("G2", "x", "Address")),
    ],
)
def test_samples_of_other_layouts(
    session: Session, kind: str, header: str, expected: tuple[str, str, str]
) -> None:
    line = next(line for line in lines_of(_source(session, LAYOUTS[kind])) if line.header == header)
    sample = line.samples[0]
    assert (sample.cell, sample.original, sample.read) == expected


@pytest.mark.parametrize(
    ("sheets", "column", "expected"),
    [
        (LAYOUTS["linked"], ("Legal basis", "A"), [("A2", "A-01", "belongs to “Payroll”")]),
        (LAYOUTS["linked"], ("Legal basis", "B"), [("B2", "Art. 6(1)(b)", "Art. 6(1)(b)")]),
        (LAYOUTS["linked"], ("Legal basis", "C"), [("C2", "contract of work", "contract of work")]),
        (LAYOUTS["list"], ("Vendors", "A"), [("A2", "Pay Co", "Pay Co")]),
        (LAYOUTS["list"], ("Vendors", "B"), [("B2", "Ireland", "Ireland"), ("B3", "Denmark", "Denmark")]),
        (LAYOUTS["list"], ("Vendors", "D"), [("D2", "Processor", "Note: Role: Processor")]),
        (
            {
                "Rules": (
                    ("Record type", "Retention period", "Law"),
                    ("Accounts", "5 years", "Bookkeeping Act"),
                )
            },
            ("Rules", "B"),
            [("B2", "5 years", "5 years")],
        ),
    ],
)
def test_samples_of_sheets_beside_the_activities(
    session: Session, sheets: Sheets, column: tuple[str, str], expected: list[tuple[str, str, str]]
) -> None:
    line = next(each for each in lines_of(_source(session, sheets)) if (each.sheet, each.column) == column)
    told = [(sample.cell, sample.original, sample.read) for sample in line.samples]
    assert told[: len(expected)] == expected


def test_a_sample_of_bases_tells_all_that_its_cell_names(session: Session) -> None:
    rows = (
        ("Activity", "Purpose", "Legal basis"),
        ("First aid", "Help", "6(1)(d), 9(2)(c)"),
        ("News", "Tell", "6(1)(a)"),
    )
    line = next(line for line in lines_of(_source(session, {"X": rows})) if line.header == "Legal basis")
    assert [sample.read for sample in line.samples] == ["Art. 6(1)(d), Art. 9(2)(c)", "Art. 6(1)(a)"]


def test_a_sample_belongs_to_the_activity_of_its_own_table(session: Session) -> None:
    rows = (
        ("Activity", "Purpose", "Retention", "", "Activity", "Purpose", "Retention"),
        ("Payroll", "Pay staff", "5 years", "", "Invoices", "Get paid", "10 years"),
        ("Leave", "Plan absence", "2 years", "", "Audit", "Prove accounts", "1 year"),
    )
    lines = {line.column: line for line in lines_of(_source(session, {"X": rows}))}
    assert [sample.read for sample in lines["E"].samples] == ["Invoices", "Audit"]
    assert [sample.read for sample in lines["F"].samples] == ["Get paid", "Prove accounts"]


def test_a_sample_of_time_limits_tells_that_of_its_cell(session: Session) -> None:
    rows = (
        ("Aktivitet", "Formål", "Oplysninger", "Slettefrist"),
        ("Skole", "Indskrivning", "Navn", "5 år"),
        ("", "Fravær", "Fraværsdage", "1 år"),
        ("Bibliotek", "Udlån", "Lån", "3 år"),
    )
    line = next(line for line in lines_of(_source(session, {"X": rows})) if line.field == "retention")
    assert {sample.original: sample.read for sample in line.samples} == {
        "3 år": "3 years",
        "5 år": "5 years",
        "1 år": "1 year",
    }


def test_what_comes_in_beside_the_activities_is_told(session: Session) -> None:
    model = BesideModel()
    model.show(_source(session, LAYOUTS["list"]))
    found = [[model.index(row, column).data() for column in range(4)] for row in range(model.rowCount())]
    assert [line[:3] for line in found] == [["New", "Party", "Pay Co"], ["New", "Party", "Mail Co"]]
    assert "info@pay.example" in found[0][3]
    source = _source(session, LAYOUTS["list"])
    assert source.plan is not None
    importing.apply(session.register, source.plan)
    model.show(_source(session, LAYOUTS["list"]))
    assert [model.index(row, 0).data() for row in range(2)] == ["Already there"] * 2


def test_an_answer_is_told_in_words(session: Session) -> None:
    rows = (("Activity", "Purpose", "Recipients"), ("Payroll", "Pay", "None"), ("News", "Tell", "Post"))
    source = _source(session, {"X": rows})
    assert source.plan is not None
    model = CompareModel()
    model.show(source.plan.rows[0])
    line = next(line for line in model.lines if line.key == "answers")
    assert (line.label, line.file) == ("Answers", "Recipients: Not applicable (None)")


def test_rows_of_a_table_on_its_side_say_what_they_are_taken_for(session: Session) -> None:
    model = CellsModel()
    model.show(_source(session, LAYOUTS["transposed"]), "Register")
    assert [model.words_beside(row) for row in range(3)] == ["Activity", "Purpose", "Legal basis"]


def test_sentences_that_differ_in_a_word_are_told_as_one() -> None:
    text = "Nothing is said about: {slot}."
    given = [
        Message(text, {"slot": Message("Recipients")}),
        Message("Other"),
        Message(text, {"slot": Message("Purposes")}),
    ]
    assert put_together(given) == ["Nothing is said about: Recipients, Purposes.", "Other"]


def test_a_column_is_chosen_and_told_as_chosen(session: Session) -> None:
    model = ColumnsModel()
    source = _source(session, LAYOUTS["rows"])
    model.show(source)
    asked: list[tuple[object, str]] = []
    model.decided.connect(lambda line, field: asked.append((line.places, field)))
    row = next(place for place, line in enumerate(model.lines) if line.header == "File code")
    assert model.index(row, 2).data() == "not recognised"
    assert model.setData(model.index(row, 1), "notes")
    model.setData(model.index(row, 1), "")
    assert asked == [((("Register", "H"),), "notes")]
    chosen = Choices(by_sheet={"Register": SheetChoice(columns={"H": "notes"})})
    model.show(_source(session, LAYOUTS["rows"], chosen))
    assert (model.index(row, 1).data(), model.index(row, 2).data()) == ("Notes", "your choice")
    assert model.doubtful() == 0


TWO_FORMS: Sheets = {
    "Payroll": (
        ("Activity", "Payroll"),
        ("Purpose", "Pay staff"),
        ("Our footing", "firm ground"),
        ("Data subjects", "Employees"),
        ("Retention", "5 years"),
    ),
    "News": (
        ("Activity", "News"),
        ("Purpose", "Send news"),
        ("Our footing", "moving sand"),
        ("Data subjects", "Readers"),
        ("Retention", "1 year"),
    ),
}


def test_a_label_of_forms_is_one_line_and_chosen_for_all_of_them(session: Session) -> None:
    model = ColumnsModel()
    source = _source(session, TWO_FORMS)
    model.show(source)
    assert [line.header for line in model.lines] == [row[0] for row in TWO_FORMS["News"]]
    row = 2
    assert (model.lines[row].field, model.index(row, 2).data()) == ("", "not recognised")
    assert model.index(row, 0).data() == "Our footing\nPayroll · A3 and 1 more"
    assert [sample.original for sample in model.lines[row].samples] == ["firm ground", "moving sand"]
    assert model.index(row, 1).flags() & Qt.ItemFlag.ItemIsEditable
    model.decided.connect(lambda line, field: source.choose_fields(line.places, field))
    assert model.setData(model.index(row, 1), "systems")
    model.show(_source(session, TWO_FORMS, source.choices))
    assert (model.lines[row].field, model.index(row, 2).data()) == ("systems", "your choice")
    assert [sample.read for sample in model.lines[row].samples] == ["firm ground", "moving sand"]


def test_labels_of_the_same_words_but_another_meaning_are_chosen_by_their_cells(session: Session) -> None:
    rows = (*TWO_FORMS["News"], ("Remark", "once a month"), ("Remark", "by e-mail"))
    first = _source(
        session, {"News": rows}, Choices(by_sheet={"News": SheetChoice(columns={"A7": "measures"})})
    )
    lines = [line for line in lines_of(first) if line.header == "Remark"]
    assert [line.places for line in lines] == [(("News", "A6"),), (("News", "A7"),)]
    assert [line.chosen for line in lines] == [False, True]
    assert first.plan is not None
    assert first.plan.rows[0].draft.activity["measures"] == ["by e-mail"]


def test_what_cannot_be_chosen_is_not_offered(session: Session) -> None:
    source = _source(session, TWO_FORMS)
    for sheet in source.sheets():
        sheet.layout = "notice"
    model = ColumnsModel()
    model.show(source)
    assert model.rowCount() > 0
    assert not model.index(0, 1).flags() & Qt.ItemFlag.ItemIsEditable


def test_samples_of_an_index_tell_the_activity_that_each_belongs_to(session: Session) -> None:
    form = (
        ("Processing activity", "{}"),
        ("Purpose", "Do {}"),
        ("Legal basis", "Consent"),
        ("Recipients", "Bank"),
    )
    sheets: Sheets = {
        "Contents": (
            ("Sheet", "Processing activity", "Department"),
            *((name, name, "HR") for name in ("Pay", "News", "Gate")),
        ),
        **{
            name: tuple((label, text.format(name)) for label, text in form)
            for name in ("Pay", "News", "Gate")
        },
    }
    source = _source(session, sheets)
    assert source.sheets()[0].layout == "index"
    lines = {line.header: line for line in lines_of(source) if line.sheet == "Contents"}
    assert [sample.read for sample in lines["Processing activity"].samples][:1] == ["belongs to “Pay”"]
    assert [sample.read for sample in lines["Department"].samples] == ["HR"]


def test_only_columns_that_need_a_look(session: Session) -> None:
    model = ColumnsModel()
    model.show(_source(session, LAYOUTS["rows"]))
    model.only_doubtful(on=True)
    assert [line.header for line in model.lines] == ["File code"]


def test_the_second_best_reading_is_offered(session: Session) -> None:
    source = _source(session, LAYOUTS["transposed"])
    other = second_best(source.sheets()[0])
    assert other is not None
    assert other.layout == "form"
    assert layout_text(source.sheets()[0]) == "one column per activity"


def test_every_layout_has_a_name(session: Session) -> None:
    for sheets in LAYOUTS.values():
        for sheet in _source(session, sheets).sheets():
            assert " " in layout_text(sheet), sheet.layout


def test_remarks_belong_to_the_activity_they_are_about(session: Session) -> None:
    rows = (
        ("Activity", "Purpose", "Legal basis", "Valid from"),
        ("Payroll", "Pay staff", "Consent", "31/12/2024"),
        ("News", "Send news", "Consent", "3/4/2024"),
    )
    dated = [(*row[:3], row[3].replace("31/12", "1/12")) for row in rows]
    source = _source(session, {"Register": dated})
    assert source.plan is not None
    assert list(remarks_by_row(source.plan)) == [0]
    model = RowsModel()
    model.show(source)
    assert model.counts()["remarks"] == 1
    model.filter("remarks")
    assert [model.index(row, 3).data() for row in range(model.rowCount())] == ["Payroll"]
    assert model.index(0, 1).data() == "New, 1 remark"
    remarks = RemarksModel()
    remarks.show(source)
    assert remarks.place(0) == ("Register", "D2")


def test_an_activity_value_by_value() -> None:
    draft = Draft(
        {"name": "Payroll", "purposes": [{"title": "Pay", "bases": []}], "notes": "x"},
        "Register",
        [4],
        {"name": ["B4"], "purpose": ["C4"], "basis": ["D4"]},
    )
    row = PlannedRow(
        draft,
        "changed",
        7,
        "1",
        "Payroll",
        [Difference("purposes", "Earn · 6(1)(f) · P5Y", "Pay", "Old", conflict=True)],
    )
    model = CompareModel()
    model.show(row)
    assert [line.label for line in model.lines] == ["Purposes", "Activity", "Notes"]
    assert [model.index(0, column).data() for column in range(1, 6)] == [
        "Purposes\nConflict",
        "Earn · Art. 6(1)(f) · 5 years",
        "Pay",
        "Old",
        "C4, D4",
    ]
    assert model.index(1, model.REGISTER).data() == "the same"
    decided: list[tuple[str, bool]] = []
    model.decided.connect(lambda *what: decided.append(what))
    tick = Qt.ItemDataRole.CheckStateRole
    assert model.setData(model.index(0, 0), Qt.CheckState.Checked, tick)
    assert not model.setData(model.index(1, 0), Qt.CheckState.Checked, tick)
    assert decided == [("purposes", True)]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        ("purpose", "Pay, Report"),
        ("basis", "Art. 6(1)(b), Art. 6(1)(c) · Tax Act § 3"),
        ("law", "Tax Act § 3"),
        ("subjects+data", "Employees · Name"),
        ("retention", "5 years · end of work"),
        ("deletion", "Erase"),
        ("recipients", "not applicable"),
        ("systems", "Pay 3, Archive"),
        ("status", "Approved"),
        ("", "L-1"),
        ("notes", "Kept under its heading"),
    ],
)
def test_what_a_field_became(field: str, expected: str) -> None:
    activity = {
        "status": "approved",
        "systems": ["Pay 3", "Archive"],
        "purposes": [
            {"title": "Pay", "bases": [{"article": "6(1)(b)", "law": "", "section": "", "reason": ""}]},
            {
                "title": "Report",
                "bases": [{"article": "6(1)(c)", "law": "Tax Act", "section": "§ 3", "reason": ""}],
            },
        ],
        "data": [
            {
                "category": "Name",
                "subjects": ["Employees"],
                "retention": {"period": "P5Y", "start": "end of work", "action": "delete"},
            }
        ],
        "answers": {"recipients": {"state": "not_applicable", "reason": "none"}},
        "extra": {"File code": "L-1"},
    }
    assert became(field, activity, "File code") == expected
    assert became("notes", activity, "Notes") == ""
    assert became("transfer", activity, "Transfers", "n/a") == "not applicable"
    assert became("transfer", activity, "Transfers", "TBD") == "Not yet clarified"


def test_what_came_in_puts_remarks_first(session: Session) -> None:
    rows = (
        ("Activity", "Purpose", "Legal basis", "Valid from"),
        ("News", "Send news", "Consent", ""),
        ("Payroll", "Pay staff", "Consent", "3/4/2024"),
    )
    source = _source(session, {"Register": rows})
    assert source.plan is not None
    source.written(importing.apply(session.register, source.plan), steps=1)
    model = DoneModel()
    told = model.show([source])
    assert told.startswith("a.xlsx: 11 cells: 11 imported")
    assert model.remarked == 1
    names = {row["id"]: row["name"] for row in session.read().execute("SELECT id, name FROM activity")}
    assert [names[model.activity(row)] for row in range(2)] == ["Payroll", "News"]
    assert str(model.index(0, 2).data()).startswith("D3: ")


def test_a_conflict_is_looked_at_before_what_merely_lacks_something(session: Session) -> None:
    source = _source(
        session, {"Register": (("Activity", "Purpose"), ("News", "Send news"), ("Payroll", "Pay"))}
    )
    source.came_in = [Line(1, "1", "News", ()), Line(2, "2", "Payroll", ("B3: edited here too",))]
    model = DoneModel()
    model.show([source])
    model.add_issues({1: ["no people", "no data", "no time limit"]})
    assert [model.activity(row) for row in range(2)] == [2, 1]


def test_it_is_said_what_came_in_beside_the_activities(session: Session) -> None:
    source = _source(session, LAYOUTS["list"])
    assert source.plan is not None
    source.written(importing.apply(session.register, source.plan), steps=1)
    assert outcome_text([source]) == "2 entries taken over beside the activities."
    model = BesideModel()
    model.show_came_in([source])
    assert [model.index(row, 2).data() for row in range(model.rowCount())] == ["Pay Co", "Mail Co"]


def test_a_file_that_says_nothing_new_is_not_told_in_zeros(session: Session) -> None:
    told = ""
    for _time in range(2):
        source = _source(session, LAYOUTS["list"])
        assert source.plan is not None
        source.written(importing.apply(session.register, source.plan), steps=1)
        told = outcome_text([source])
    assert told == "The register says all of this already: nothing was changed."


def test_what_was_deleted_here_is_told_and_not_taken(session: Session) -> None:
    first = _source(session, LAYOUTS["rows"])
    assert first.plan is not None
    importing.apply(session.register, first.plan)
    number = session.register.read().execute("SELECT max(id) FROM activity").fetchone()[0]
    services_rows.remove(session.register, [Ref("activity", number)])
    source = _source(session, LAYOUTS["rows"])
    model = RowsModel()
    model.show(source)
    assert [model.index(row, 1).data().split(",")[0] for row in range(2)] == ["The same", "Deleted here"]
    assert (model.counts()["conflicts"], model.counts()["new"], source.taken) == (1, 0, set())
    assert "1 conflict" in [doubt.text for doubt in doubts(source)]
    model.take([1], on=True)
    assert source.plan is not None
    assert importing.apply(session.register, source.plan, source.taken).created == 1

"""What a cell became is told of that cell: not of another of its activity, and not of less than it gave."""

from __future__ import annotations

import pytest

from register_app.base import i18n
from register_app.reading import notices, pasting
from register_app.reading.texts import Block, SourceText
from register_app.reading.workbook import Sheet, Workbook
from register_app.services import importing, reading
from register_app.services.import_fields import cells_of_key
from register_app.viewmodels.importing.cells import CellsModel
from register_app.viewmodels.importing.column_lines import ColumnLine, lines_of
from register_app.viewmodels.importing.places import place_shown, places_shown
from register_app.viewmodels.importing.readings import became
from register_app.viewmodels.importing.samples import SAMPLES
from register_app.viewmodels.importing.source import ImportSource, decide_again
from register_app.viewmodels.session import Session
from tests.viewmodels.importing_sources import LAYOUTS, Sheets


@pytest.fixture(autouse=True)
def _english() -> None:
    i18n.use("en")


def _read(session: Session, content: Workbook | SourceText) -> ImportSource:
    source = ImportSource("a.xlsx", content=content, state="ready")
    source.guessed = reading.interpret(content)
    plan = importing.plan(session.register, source.guessed)
    source.take_up(plan, decide_again(plan, {}))
    return source


def _lines(session: Session, sheets: Sheets) -> dict[str, ColumnLine]:
    plain = [Sheet(name, [[cell or None for cell in row] for row in rows]) for name, rows in sheets.items()]
    return {line.header: line for line in lines_of(_read(session, Workbook("a.xlsx", "xlsx", plain)))}


def _told(line: ColumnLine) -> list[tuple[str, str]]:
    return [(sample.original, sample.read) for sample in line.samples]


def test_of_recipients_all_that_the_cell_names_whatever_their_role(session: Session) -> None:
    rows = (
        ("Activity", "Purpose", "Recipients"),
        ("Payroll", "Pay staff", "Pay Bureau Ltd (processor); Tax agency"),
        ("News", "Send news", "Post Ltd"),
    )
    found = _told(_lines(session, {"X": rows})["Recipients"])
    assert found[0][1] == "Pay Bureau Ltd, Tax agency"


def test_of_a_transfer_the_country_by_its_name_and_the_mechanism(session: Session) -> None:
    rows = (
        ("Activity", "Purpose", "Third countries"),
        ("Payroll", "Pay staff", "USA (standard contractual clauses)"),
        ("News", "Send news", "India"),
    )
    found = dict(_told(_lines(session, {"X": rows})["Third countries"]))
    assert found == {
        "USA (standard contractual clauses)": "United States · Art. 46(2)(c)",
        "India": "India",
    }


def test_of_a_time_limit_its_parts_that_the_cell_gives(session: Session) -> None:
    rows = (
        ("Activity", "Purpose", "Data", "Retention"),
        ("Løn", "Udbetale løn", "Navn", "5 år efter regnskabsårets udløb, jf. bogføringsloven § 12"),
        ("Nyt", "Sende nyt", "E-mail", "Når samtykket trækkes tilbage"),
    )
    found = [read for _original, read in _told(_lines(session, {"X": rows})["Retention"])]
    assert found[0] == "5 years · regnskabsårets udløb · bogføringsloven § 12"
    assert found[1] == "Når samtykket trækkes tilbage"


def test_of_a_basis_that_of_its_own_row_with_the_interest_it_names(session: Session) -> None:
    rows = (
        ("Activity", "Purpose", "Legal basis", "Data"),
        ("Payroll", "Pay staff", "Art. 6(1)(b)", "Name"),
        ("Payroll", "Report taxes", "Art. 6(1)(c)", "Income"),
        ("Gate", "Guard", "Art. 6(1)(f) – our interest in keeping thieves out", "Picture"),
    )
    found = dict(_told(_lines(session, {"X": rows})["Legal basis"]))
    assert (found["Art. 6(1)(b)"], found["Art. 6(1)(c)"]) == ("Art. 6(1)(b)", "Art. 6(1)(c)")
    interest = next(read for original, read in found.items() if "thieves" in original)
    assert interest.startswith("Art. 6(1)(f) · ")
    assert "thieves" in interest


def test_the_further_rows_of_an_activity_are_samples_too(session: Session) -> None:
    rows = (
        ("No.", "Activity", "Purpose", "Legal basis", "Data"),
        ("1", "Pupils", "", "", "Name"),
        ("1.1", "", "Enrol", "Art. 6(1)(e)", ""),
        ("1.2", "", "Note absence", "Art. 6(1)(c)", ""),
        ("2", "Library", "Lend books", "Art. 6(1)(e)", "Loans"),
    )
    line = _lines(session, {"X": rows})["Purpose"]
    assert {sample.read for sample in line.samples} == {"Enrol", "Note absence", "Lend books"}
    assert len(line.samples) == SAMPLES


def test_an_answer_in_a_form_is_the_sample_of_its_label(session: Session) -> None:
    form = (
        ("Activity", "Cameras"),
        ("Purpose", "Find thieves"),
        ("Legal basis", "Art. 6(1)(f)"),
        ("Transfers to third countries", "No"),
        ("Data subjects", "Guests"),
        ("Our own file", "81.30"),
    )
    lines = _lines(session, {"X": form})
    assert _told(lines["Transfers to third countries"]) == [("No", "not applicable")]
    assert _told(lines["Our own file"]) == [("81.30", "81.30")]


def test_what_a_form_keeps_beside_its_activity_has_samples_too(session: Session) -> None:
    form = (
        ("The choir",),
        (),
        ("Activity", "Concerts"),
        ("Purpose", "Sell tickets"),
        ("Legal basis", "Art. 6(1)(b)"),
        ("Data subjects", "Guests"),
        (),
        ("Signature", "Kim Kay"),
    )
    lines = _lines(session, {"X": form})
    assert _told(lines["Signature"]) == [("Kim Kay", "Kept under its heading")]


def test_a_column_beside_one_row_an_answer_has_its_own_cells_as_samples(session: Session) -> None:
    asked = ("What is the purpose?", "Whose data is it?", "What is the legal basis?", "How long is it kept?")
    told = {
        "Cameras": ("Find thieves", "Guests", "Art. 6(1)(f)", "30 days"),
        "Wages": ("Pay staff", "Staff", "Art. 6(1)(b)", "5 years"),
        "News": ("Tell people", "Readers", "Art. 6(1)(a)", "1 year"),
    }
    rows = [
        (f"R{number}", name, "Approved", "Part", question, answer)
        for number, (name, answers) in enumerate(told.items())
        for question, answer in zip(asked, answers, strict=True)
    ]
    lines = _lines(
        session, {"X": (("Record ID", "Record Name", "Status", "Section", "Question", "Answer"), *rows)}
    )
    assert lines["Status"].layout == "form"
    assert [text for text, _ in _told(lines["Status"])] == ["Approved"]
    assert [text for text, _ in _told(lines["Record Name"])] == ["Cameras", "Wages", "News"]
    assert [text for text, _ in _told(lines["What is the purpose?"])][:1] == ["Find thieves"]


def test_a_tick_says_what_stands_above_it() -> None:
    activity = {
        "purposes": [
            {"title": "Pay", "bases": [{"article": article, "law": "", "section": "", "reason": ""}]}
            for article in ("6(1)(b)", "6(1)(c)")
        ]
    }
    assert became("basis", activity, "Art. 6(1)(c)", "x") == "Art. 6(1)(c)"
    assert became("basis", activity, "Legal basis", "x") == "Art. 6(1)(b), Art. 6(1)(c)"


def test_columns_of_a_list_are_called_what_they_are_there(session: Session) -> None:
    labels = {header: line.label for header, line in _lines(session, LAYOUTS["list"]).items()}
    assert labels["Country"] == "Country"
    rows = (("Name", "Country", "E-mail", "Role"), *LAYOUTS["list"]["Vendors"][1:])
    lines = _lines(session, {"Processors": rows})
    assert {line.layout for line in lines.values()} == {"list:party"}
    assert lines["Name"].label == "Name"
    named = _lines(
        session, {"Parties": (("Supplier", "Country", "E-mail", "Contract"), *(row[:4] for row in rows[1:]))}
    )
    assert named["Supplier"].label == "Name"


NOTICE = SourceText(
    "notice.txt",
    "txt",
    [
        Block("paragraph", 1, 0, ("We are responsible for your data.",)),
        Block("row", 3, 0, ("Purpose", "Legal basis")),
        Block("row", 4, 0, ("To deliver what you ordered", "Contract")),
        Block("row", 5, 0, ("To send you news", "Consent")),
        Block("paragraph", 7, 0, ("We keep nothing longer than needed, we promise.",)),
    ],
)


def test_a_notice_has_samples_and_tells_which_lines_were_left_out(session: Session) -> None:
    assert notices.read(NOTICE).sheets[0].layout == "notice"
    source = _read(session, NOTICE)
    lines = lines_of(source)
    assert [sample.original for sample in lines[1].samples] == ["Contract", "Consent"]
    assert [sample.read for sample in lines[1].samples] == ["Art. 6(1)(b)", "Art. 6(1)(a)"]
    model = CellsModel()
    model.show(source, "notice.txt")
    assert [model.mark(2, column) for column in (0, 1)] == ["label", "label"]
    assert model.mark(6, 0) == "left_out"
    assert any("longer than needed" in remark for remark in model.remarks(6, 0))
    assert model.address(6, 0) == "line 7"


def test_places_are_shown_in_words() -> None:
    assert [place_shown(address) for address in ("line 7", "B4", "'Limits'!C2", "'Our limits'!C2")] == [
        "line 7",
        "B4",
        "Limits!C2",
        "'Our limits'!C2",
    ]


_WRAPPED = """What we use your data for

Letters to members
We write to members about what is on in the house
and what it costs to come.
Your consent, Art. 6(1)(a)

Orders of tickets
We send the tickets that you ordered
and the bill for them.
Contract, Art. 6(1)(b)

Our house is open every day, and everybody is welcome to
come in and have a look."""


def test_each_line_of_a_paragraph_says_what_became_of_it(session: Session) -> None:
    source = _read(session, pasting.as_text(_WRAPPED, "notice.txt"))
    assert source.plan is not None
    model = CellsModel()
    model.show(source, "notice.txt")
    texts = [model.line_text(row) for row in range(model.rowCount()) if not model.is_blank(row)]
    assert texts == [
        "Headings", "Activity 1", "Continued", "Continued", "Continued",
        "Activity 2", "Continued", "Continued", "Continued", "Left out", "Left out",
    ]  # fmt: skip
    assert model.mark(13, 0) == "left_out"
    assert model.remarks(13, 0) == model.remarks(12, 0) != []
    assert places_shown(cells_of_key(source.plan.batch.drafts[0], "purposes")) == "lines 3–6"

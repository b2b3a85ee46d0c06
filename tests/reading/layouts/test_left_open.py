"""What a table leaves open or says beside itself: what to write, who is meant, where a list or a basis ends."""

from __future__ import annotations

import pytest

from register_app.reading.layouts import lists
from register_app.reading.workbook import Value
from tests.reading.layouts.workbooks import (
    activities,
    bases,
    categories,
    countries,
    one,
    people,
    recipients,
    sheet,
)

HEAD = [
    "Activity",
    "Purpose",
    "Legal basis",
    "Data subjects",
    "Personal data",
    "Recipients",
    "Retention period",
]
PAYROLL = ["Payroll", "Pay the staff on time", "Art. 6(1)(b)", "Employees", "Name", "Auditors", "5 years"]
NEWS = ["Newsletter", "Send news to readers", "Art. 6(1)(a)", "Readers", "E-mail", "Printers", "2 years"]
ENGLISH = [
    "Write the name",
    "Describe briefly",
    "State the article",
    "E.g. employees",
    "E.g. name, address",
    "State who gets it",
    "State the period",
]
GERMAN = [
    "Name eintragen",
    "Kurz beschreiben",
    "Artikel angeben",
    "z. B. Kunden",
    "z. B. Name",
    "Angeben, wer",
    "Frist angeben",
]


@pytest.mark.parametrize("told", [ENGLISH, GERMAN])
@pytest.mark.parametrize("blank", [[], [[]]])
def test_a_row_that_tells_what_to_write_is_no_activity(told: list[str], blank: list[list[None]]) -> None:
    assert list(activities(one([HEAD, *blank, told, PAYROLL]))) == ["Payroll"]


def test_bases_on_two_lines_belong_to_the_purposes_of_two_lines_whatever_law_they_name() -> None:
    head = ["Aktivitet", "Formål", "Retsgrundlag", "Registrerede", "Oplysninger"]
    purposes = "Modtage gaver og indberette fradrag\nTakke givere"
    cited = "art. 6.1.c jf. ligningslovens § 8 A\nart. 6.1.f (at finansiere arbejdet)"
    found = activities(one([head, ["Gaver", purposes, cited, "Givere", "Navn"]]))
    assert bases(found["Gaver"]) == {
        "Modtage gaver og indberette fradrag": ["6(1)(c)"],
        "Takke givere": ["6(1)(f)"],
    }


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Navn, CPR-nummer, Lægeerklæringer, Notater fra samtaler".replace("CPR-nummer", "Fravær"), 4),
        ("Foto / Kortnummer / Passager", 3),
        ("Navn, adresse og telefon", 1),
        ("Navn, adresse, telefon", 1),
        ("Alfa A/S, Hovedgaden, Byen", 1),
        ("Navn / Adresse", 1),
    ],
)
def test_what_can_only_be_a_list_is_divided_whatever_the_column_does(text: str, count: int) -> None:
    assert len(lists.split(text)) == count


def test_ticks_below_headings_that_are_repeated_and_headings_that_only_sound_like_people() -> None:
    head: list[Value] = [
        "Activity",
        "Purpose",
        "Data subjects",
        "Name",
        "Employer",
        "Job title",
        "Trade union membership",
        "Retention period",
    ]
    rows: list[list[Value]] = [
        head,
        ["Membership", "Register members", "Members", "x", "x", None, "x", "5 years"],
        head,
        ["Payroll", "Pay the staff", "Staff", None, None, "x", None, "5 years"],
    ]
    found = activities(one(rows))
    assert categories(found["Membership"]) == ["Name", "Employer", "Trade union membership"]
    assert people(found["Membership"]) == ["Members"]


@pytest.mark.parametrize("wide", ["Disclosure and transfer", "DISCLOSURE AND TRANSFER"])
def test_a_wide_heading_of_two_things_leaves_each_what_it_is(wide: str) -> None:
    rows: list[list[Value]] = [
        ["Process", "Purpose", "Data", wide, None, None],
        [None, None, None, "Categories of recipients", "Processors used", "Transfers outside the EEA"],
        ["Payroll", "Pay the staff", "Name", "Auditors", "Payco Ltd", None],
        ["News", "Send news", "E-mail", "Printers", "Mailco Inc.", "United States"],
    ]
    batch = one(rows, merged=[(0, 3, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 1, 2)])
    found = activities(batch)
    assert recipients(found["Payroll"]) == ["Auditors", "Payco Ltd"]
    assert (countries(found["Payroll"]), countries(found["News"])) == ([], ["US"])


def test_an_activity_whose_name_begins_like_a_note_is_one() -> None:
    rows: list[list[Value]] = [
        ["Verarbeitungstätigkeit", "Lohn", "Hinweisgebersystem"],
        ["Zweck", "Löhne zahlen", "Meldungen prüfen"],
        ["Rechtsgrundlage", "Art. 6 Abs. 1 lit. b DSGVO", "Art. 6 Abs. 1 lit. c DSGVO"],
        ["Löschfrist", "10 Jahre", "3 Jahre"],
    ]
    assert list(activities(one(rows))) == ["Lohn", "Hinweisgebersystem"]


def test_a_purpose_without_a_heading_is_known_where_each_activity_takes_some_rows() -> None:
    head = [*HEAD]
    head[1] = ""
    rows = [head, PAYROLL, [*PAYROLL[:5], "Tax office", "5 years"], NEWS, [*NEWS[:5], "Post", "2 years"]]
    assert bases(activities(one(rows))["Newsletter"]) == {"Send news to readers": ["6(1)(a)"]}


def test_forms_below_each_other_do_not_lie_on_their_side() -> None:
    rows: list[list[Value]] = []
    for name in ("Udlejning", "Bogføring"):
        rows += [
            ["Aktivitet", name, None if name == "Udlejning" else "Se vejledningen"],
            ["Formål", f"{name} for medlemmer", "Skal udfyldes"],
            ["Hjemmel", "Art. 6, stk. 1, litra b", "Skal udfyldes"],
            ["Registrerede", "Medlemmer", "Skal udfyldes"],
            ["Slettefrist", "5 år", "Skriv kort"],
            [],
        ]
    assert list(activities(one(rows))) == ["Udlejning", "Bogføring"]
    assert sheet("x", rows).filled() == 29


def test_yes_with_a_country_in_brackets_is_a_transfer() -> None:
    rows: list[list[Value]] = [
        [*HEAD, "Third countries"],
        [*PAYROLL, "Yes (USA, SCC)"],
        [*NEWS, "No (EU only)"],
    ]
    found = activities(one(rows))
    assert (countries(found["Payroll"]), countries(found["Newsletter"])) == (["US"], [])


def test_headings_said_again_in_another_language_below_a_blank_row_begin_no_table() -> None:
    danish: list[Value] = [
        "Aktivitet",
        "Formål",
        "Hjemmel",
        "Registrerede",
        "Oplysninger",
        "Databehandlere",
        "Slettefrist",
    ]
    english: list[Value] = [*HEAD[:5], "Processors", "Retention period"]
    batch = one([danish, [], english, PAYROLL, NEWS])
    assert [(draft.activity["name"], draft.activity["part"]) for draft in batch.drafts] == [
        ("Payroll", "controller"),
        ("Newsletter", "controller"),
    ]


def test_headings_repeated_with_their_lines_broken_elsewhere_are_headings() -> None:
    head: list[Value] = [
        "ID",
        "Activity",
        "What is the\ndata used for?",
        "Legal basis",
        "Data\nsubjects",
        "Personal\ndata",
    ]
    again: list[Value] = [" ".join(str(text).split()) for text in head]
    row: list[Value] = ["1", "Payroll", "Pay the staff", "Art. 6(1)(b)", "Employees", "Name"]
    other: list[Value] = ["2", "Newsletter", "Send news", "Art. 6(1)(a)", "Readers", "E-mail"]
    assert list(activities(one([["HR"], head, row, [], ["Marketing"], again, other]))) == [
        "Payroll",
        "Newsletter",
    ]


def test_a_line_break_before_small_letters_parts_no_heading() -> None:
    head: list[Value] = [
        "Activity",
        "Description\nof purpose (Formål)",
        "Legal basis",
        "Personal data",
        "Retention",
    ]
    found = activities(one([head, ["Payroll", "Pay the staff", "Art. 6(1)(b)", "Name", "5 years"]]))
    assert bases(found["Payroll"]) == {"Pay the staff": ["6(1)(b)"]}
    assert found["Payroll"].get("description", "") == ""


def test_a_column_without_a_heading_counts_though_sections_stand_between_the_rows() -> None:
    head: list[Value] = [
        "#",
        "Activity",
        "Purpose",
        "Legal basis",
        "Data subjects",
        None,
        "Recipients",
        "Retention",
    ]
    rows: list[list[Value]] = [head]
    for number, name in enumerate(("Payroll", "Sickness", "Bonus"), 1):
        rows += [
            [f"Department {name}"],
            [
                number,
                name,
                f"Manage {name}",
                "Art. 6(1)(b)",
                "Employees",
                "Card number",
                "Auditors",
                "5 years",
            ],
        ]
    batch = one(rows, merged=[(row, 0, row, 7) for row in (1, 3, 5)])
    assert [categories(draft.activity) for draft in batch.drafts] == [["Card number"]] * 3


def test_headings_said_again_below_what_to_write_do_not_make_a_register_of_a_processor() -> None:
    danish: list[Value] = [
        "Aktivitet",
        "Formål",
        "Hjemmel",
        "Registrerede",
        "Oplysninger",
        "Databehandlere",
        "Slettefrist",
    ]
    english: list[Value] = [*HEAD[:5], "Processors", "Retention period"]
    batch = one([danish, [*ENGLISH], english, PAYROLL])
    assert [(draft.activity["name"], draft.activity["part"]) for draft in batch.drafts] == [
        ("Payroll", "controller")
    ]


def test_a_title_above_a_table_on_its_side_takes_no_name_from_it() -> None:
    rows: list[list[Value]] = [
        ["Record of processing activities"],
        [],
        ["Business process", "Payroll", "Newsletter"],
        ["Purpose", "Pay the staff", "Send news"],
        ["Lawful basis", "Art. 6(1)(b)", "Art. 6(1)(a)"],
        ["Data subjects", "Employees", "Readers"],
        ["Retention", "5 years", "2 years"],
    ]
    assert list(activities(one(rows))) == ["Payroll", "Newsletter"]


def test_rows_in_which_nobody_chose_anything_do_not_hide_what_a_column_is() -> None:
    head: list[Value] = [*HEAD]
    head[2] = None
    empty: list[Value] = [None, None, "Choose from list", "Choose from list"]
    batch = one([head, PAYROLL, NEWS, empty, empty, empty])
    assert bases(activities(batch)["Newsletter"]) == {"Send news to readers": ["6(1)(a)"]}

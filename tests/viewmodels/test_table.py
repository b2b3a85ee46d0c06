"""The register table: searched, sorted, kept up to date."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from register_app.base import i18n
from register_app.model.ref import Ref
from register_app.services import activities, edit, rows
from register_app.viewmodels.grouping import Role
from register_app.viewmodels.search import fits, hits, words_of
from register_app.viewmodels.session import Session, stored_text
from register_app.viewmodels.table import RegisterTable
from tests.viewmodels.checking import check


@pytest.fixture
def table(sample: Session) -> RegisterTable:
    made = RegisterTable(sample)
    made.load()
    made.load_linked()
    return made


def _names(table: RegisterTable) -> list[str]:
    column = list(table.column_keys()).index("name")
    return [table.index(row, column).data() for row in range(table.rowCount())]


def test_the_model_keeps_qts_rules(table: RegisterTable, qtmodeltester: ModelTester) -> None:
    check(qtmodeltester, table)
    table.search("marketing")
    check(qtmodeltester, table)


def test_own_texts_are_there_before_the_linked_ones(sample: Session) -> None:
    table = RegisterTable(sample)
    table.load()
    purposes = list(table.column_keys()).index("purposes")
    assert table.rowCount() > 5
    assert table.index(0, purposes).data() == ""
    table.load_linked()
    assert table.index(0, purposes).data() != ""


def test_search_finds_what_stands_in_any_text(table: RegisterTable) -> None:
    total = table.rowCount()
    table.search("MARKETING")
    found = table.rowCount()
    assert 0 < found < total
    table.search("marketing no-such-word")
    assert table.rowCount() == 0
    table.search("")
    assert table.rowCount() == total


def test_search_finds_a_reason_that_has_no_column(table: RegisterTable, sample: Session) -> None:
    activity = Ref("activity", table.ids()[0])
    rows.add(sample.register, "extra", activity, {"heading": "Farve", "text": "zebrastribet"})
    table.search("ZEBRAstr")
    assert table.ids() == [activity.id]


def test_sort_follows_the_language_and_the_value_of_numbers(session: Session) -> None:
    for name in ("Ål", "Zebra", "Abe", "Ærø", "BA-10", "BA-9", "Øst"):
        activities.add_activity(session.register, "controller", name)
    table = RegisterTable(session)
    i18n.use("da")
    table.load()
    table.sort_by("name")
    assert _names(table) == ["Abe", "BA-9", "BA-10", "Zebra", "Ærø", "Øst", "Ål"]
    table.sort_by("name", descending=True)
    assert _names(table) == ["Ål", "Øst", "Ærø", "Zebra", "BA-10", "BA-9", "Abe"]


def test_empty_values_come_last_either_way(session: Session) -> None:
    for owner in ("b", "", "a"):
        activities.add_activity(session.register, "controller", f"x{owner}", {"owner": owner})
    table = RegisterTable(session)
    table.load()
    for descending, expected in ((False, ["xa", "xb", "x"]), (True, ["xb", "xa", "x"])):
        table.sort_by("owner", descending=descending)
        assert _names(table) == expected


def test_an_edit_changes_only_its_row(table: RegisterTable, sample: Session, qtbot: QtBot) -> None:
    number = table.ids()[2]
    with qtbot.waitSignal(table.dataChanged) as told, qtbot.assertNotEmitted(table.modelReset):
        edit.set_field(sample.register, Ref("activity", number), "name", "Renamed")
    assert told.args[0].row() == table.row_of(number) == told.args[1].row()
    assert "Renamed" in _names(table)


def test_a_change_below_an_activity_reaches_its_row(table: RegisterTable, sample: Session) -> None:
    number = table.ids()[0]
    rows.add(sample.register, "purpose", Ref("activity", number), {"title": "Quite a new purpose"})
    column = list(table.column_keys()).index("purposes")
    assert "Quite a new purpose" in table.index(table.row_of(number), column).data()
    sample.undo()
    assert "Quite a new purpose" not in table.index(table.row_of(number), column).data()


def test_a_renamed_entry_reaches_every_row(table: RegisterTable, sample: Session) -> None:
    found = (
        sample.read()
        .execute("SELECT id, name FROM term WHERE kind = 'subject_category' ORDER BY id")
        .fetchone()
    )
    table.search(found["name"])
    users = table.rowCount()
    edit.set_field(sample.register, Ref("term", found["id"]), "name", "Xylophonists")
    table.search("xylophonists")
    assert table.rowCount() > 0
    assert users >= table.rowCount()


def test_added_and_removed_activities_come_and_go(table: RegisterTable, sample: Session) -> None:
    before = table.rowCount()
    ref = activities.add_activity(sample.register, "controller", "One more")
    assert table.rowCount() == before + 1
    rows.remove(sample.register, [ref])
    assert table.rowCount() == before


def test_the_language_changes_choices_and_headings(table: RegisterTable) -> None:
    i18n.use("da")
    table.retranslate()
    status = list(table.column_keys()).index("status")
    assert table.headerData(0, Qt.Orientation.Horizontal) == i18n.catalogue("da").gettext("Number")
    assert table.index(0, status).data() in [
        i18n.catalogue("da").gettext(text) for text in ("Draft", "In review", "Approved", "Retired")
    ]


def test_rows_name_their_activity(table: RegisterTable) -> None:
    assert [table.index(row, 0).data(Role.ID) for row in range(table.rowCount())] == table.ids()


def test_closing_empties_the_table(table: RegisterTable, sample: Session) -> None:
    table.search("loan")
    sample.close()
    assert table.rowCount() == 0
    assert (table.query, table.words) == ("", ())


@given(st.text(max_size=30), st.text(max_size=8))
def test_hits_are_inside_the_text_and_in_order(text: str, query: str) -> None:
    end = 0
    for start, length in hits(text, words_of(query)):
        assert start >= end
        assert length > 0
        end = start + length
    assert end <= len(text)


@given(st.text(max_size=30), st.text(max_size=30))
def test_searching_agrees_with_looking_for_each_word(text: str, query: str) -> None:
    expected = all(word in text.casefold() for word in query.replace('"', " ").casefold().split())
    if '"' not in query:
        assert fits(text.casefold(), words_of(query)) == expected


def test_a_quoted_phrase_stays_together() -> None:
    assert words_of('"Art. 6" løn løn') == ("art. 6", "løn")
    assert hits("STRASSE Straße", ("strasse",)) == [(0, 7), (8, 6)]


def test_the_status_line_says_what_was_stored_and_when(session: Session) -> None:
    assert stored_text(session) == "Everything is stored"
    ref = activities.add_activity(session.register, "controller", "x")
    edit.set_field(session.register, ref, "owner", "Mette")
    assert stored_text(session).startswith("Edit Owner – stored at ")
    i18n.use("da")
    assert i18n.catalogue("da").gettext("Owner") in stored_text(session)


def test_a_typed_cell_is_stored_and_a_refused_one_told(session: Session, qtbot: QtBot) -> None:
    first, second = (activities.add_activity(session.register, "controller", name).id for name in "ab")
    table = RegisterTable(session)
    table.load()
    keys = list(table.column_keys())
    owner = table.index(table.row_of(first), keys.index("owner"))
    assert table.setData(owner, "Mette")
    assert table.line(first)["owner"] == ("Mette",)
    steps = len(session.register.steps())
    assert table.setData(owner, "Mette")
    assert len(session.register.steps()) == steps
    number = table.index(table.row_of(second), keys.index("number"))
    with qtbot.waitSignal(table.refused):
        assert not table.setData(number, table.line(first)["number"][0])
    assert not table.setData(table.index(0, keys.index("bases")), "x")
    assert not table.flags(table.index(0, keys.index("bases"))) & Qt.ItemFlag.ItemIsEditable


def test_an_entry_that_goes_with_undo_goes_from_its_rows(table: RegisterTable, sample: Session) -> None:
    number = table.ids()[0]
    before = table.line(number).get("department")
    edit.set_field(sample.register, Ref("activity", number), "department", "Quite new")
    edit.set_list(sample.register, Ref("activity", number), "systems", ["Brand new system"])
    assert table.line(number)["systems"] == ("Brand new system",)
    sample.undo()
    sample.undo()
    assert table.line(number).get("department") == before
    fresh = RegisterTable(sample)
    fresh.load()
    fresh.load_linked()
    assert all(fresh.line(other) == table.line(other) for other in fresh.ids())

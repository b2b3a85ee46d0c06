"""After a step that changed very many activities the register table reads them anew in slices, and ends up right."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Collection
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from register_app.base.collecting import thaw
from register_app.base.i18n import Message
from register_app.model.ref import Ref
from register_app.services import activities, edit, listing, rows
from register_app.services.listing import Line
from register_app.services.record import Reader
from register_app.viewmodels import lines, ordering, table_content
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.ordering import Sort
from register_app.viewmodels.session import Session
from register_app.viewmodels.table import RegisterTable


def _in_slices(session: Session) -> RegisterTable:
    made = RegisterTable(session)
    made.own_slice, made.linked_slice = 3, 2
    made.load()
    made.load_linked()
    return made


@pytest.fixture
def table(sample: Session) -> RegisterTable:
    return _in_slices(sample)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many activities each reading of linked texts was about; 0 for all."""
    asked: list[int] = []
    read = listing.linked_lines

    def counted(connection: Reader, ids: Collection[int] | None = None) -> dict[int, Line]:
        asked.append(0 if ids is None else len(ids))
        return read(connection, ids)

    monkeypatch.setattr(listing, "linked_lines", counted)
    return asked


def _change_all(session: Session, owner: str) -> None:
    with session.register.edit_rows(Message("Many")) as database:
        database.execute("UPDATE activity SET owner = ?", (owner,))


def _settle(table: RegisterTable, qtbot: QtBot) -> None:
    done: list[bool] = []
    table.when_read(lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))


def _as_read_anew(table: RegisterTable) -> RegisterTable:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "MANY", 2000)
        fresh = RegisterTable(table.session)
        fresh.load()
        fresh.load_linked()
        fresh.arrange(sort=table.order, filters=table.filters, group=table.group)
        fresh.search(" ".join(table.words))
    return fresh


def _same(table: RegisterTable) -> bool:
    fresh = _as_read_anew(table)
    both = [(table.line(n), fresh.line(n)) for n in {*fresh.ids(), *table.ids()}]
    return table.ids() == fresh.ids() and table.total() == fresh.total() and all(a == b for a, b in both)


def test_what_a_large_step_changed_is_read_in_slices(
    table: RegisterTable, sample: Session, reads: list[int], qtbot: QtBot
) -> None:
    shown = table.ids()
    held = QPersistentModelIndex(table.index(4, 1))
    with qtbot.assertNotEmitted(table.modelReset):
        _change_all(sample, "Quite another")
        assert reads == []
        _settle(table, qtbot)
    assert max(reads) == table.linked_slice
    assert sum(reads) == table.total() == len(shown)
    assert table.ids() == shown
    assert (held.isValid(), held.row()) == (True, 4)
    assert {table.line(number)["owner"] for number in shown} == {("Quite another",)}
    assert _same(table)


def test_its_undo_is_read_in_slices_too(
    table: RegisterTable, sample: Session, reads: list[int], qtbot: QtBot
) -> None:
    before = {number: table.line(number)["owner"] for number in table.ids()}
    _change_all(sample, "x")
    _settle(table, qtbot)
    reads.clear()
    sample.undo()
    _settle(table, qtbot)
    assert max(reads) == table.linked_slice
    assert {number: table.line(number)["owner"] for number in table.ids()} == before


def test_what_is_gone_goes_at_once_and_what_came_stands_in_its_order(
    table: RegisterTable, sample: Session, qtbot: QtBot
) -> None:
    table.sort_by("name")
    with sample.register.edit_rows(Message("Import")):
        for name in ("Zz", "Aa", "Mm", "Bb", "Yy"):
            activities.add_activity(sample.register, "controller", name)
    _settle(table, qtbot)
    assert _same(table)
    assert table.line(table.ids()[0])["name"] == ("Aa",)
    before = table.total()
    sample.undo()
    assert table.total() == table.rowCount() == before - 5
    _settle(table, qtbot)
    assert _same(table)


def test_order_filter_and_search_follow_what_was_read(
    table: RegisterTable, sample: Session, qtbot: QtBot
) -> None:
    found = sample.read().execute(
        "SELECT t.id, t.name FROM term t JOIN data_use_subject s ON s.term_id = t.id GROUP BY t.id "
        "ORDER BY count(*) DESC, t.id"
    )
    number, name = tuple(found.fetchall()[0])
    table.arrange(sort=(("subjects", False),), filters=[Filter("subjects", "contains", ("xylo",))])
    assert table.rowCount() == 0
    edit.set_field(sample.register, Ref("term", number), "name", f"Xylophonists {name}")
    _settle(table, qtbot)
    assert table.rowCount() > 1
    assert _same(table)
    table.search("xylophonists")
    assert _same(table)


def test_what_is_looked_at_is_read_first(
    table: RegisterTable, sample: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_content, "_NEAR", 1)
    last = table.rowCount() - 1
    table.index(last, 0).data()
    _change_all(sample, "x")
    table.fill()
    owners = [table.line(number)["owner"] for number in table.ids()]
    assert owners[-2:] == [("x",), ("x",)]
    assert owners.count(("x",)) == table.own_slice


def test_nobody_edits_or_copies_a_text_that_is_out_of_date(table: RegisterTable, sample: Session) -> None:
    owner = list(table.column_keys()).index("owner")
    first, second = table.ids()[:2]
    _change_all(sample, "Newly stored")
    assert table.line(second)["owner"] != ("Newly stored",)
    assert table.index(0, owner).data(Qt.ItemDataRole.EditRole) == "Newly stored"
    table.catch_up([second])
    assert (table.line(first)["owner"], table.line(second)["owner"]) == (("Newly stored",),) * 2


def test_nothing_is_read_while_a_step_is_being_made(
    table: RegisterTable, sample: Session, reads: list[int], qtbot: QtBot
) -> None:
    _change_all(sample, "x")
    with sample.register.edit_rows(Message("Long")) as database:
        database.execute("UPDATE activity SET owner = 'y'")
        table.fill()
        assert {line["owner"] for line in map(table.line, table.ids())}.isdisjoint({("x",), ("y",)})
    assert reads == []
    _settle(table, qtbot)
    assert _same(table)


def test_who_waits_for_the_whole_register_is_told_once(
    table: RegisterTable, sample: Session, qtbot: QtBot
) -> None:
    told: list[set[tuple[str, ...]]] = []

    def tell() -> None:
        told.append({table.line(number)["owner"] for number in table.ids()})

    table.when_read(tell)
    assert len(told) == 1
    _change_all(sample, "x")
    table.when_read(tell)
    assert len(told) == 1
    _settle(table, qtbot)
    _change_all(sample, "y")
    table.when_read(tell)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[1] == {("y",)}
    _change_all(sample, "z")
    table.when_read(tell)
    sample.close()
    table.fill()
    assert len(told) == 2


_ACTS = st.sampled_from(
    ("all", "some", "rename", "add", "remove", "undo", "redo", "read", "read", "sort", "search")
)


@settings(max_examples=20)
@given(st.lists(st.tuples(_ACTS, st.integers(0, 9)), max_size=14), st.sampled_from((2, 2000)))
def test_whatever_happens_between_the_slices_the_table_ends_up_right(
    acts: list[tuple[str, int]], many: int
) -> None:
    application = QApplication.instance() or QApplication([])
    assert application is not None
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "MANY", many)
        patch.setattr(ordering, "_PIECE", 2)
        session = Session()
        session.create(Path(folder) / "m.register", "M", "en")
        for place in range(9):
            activities.add_activity(
                session.register, "controller", f"n{place % 4}", {"department": f"d{place % 3}"}
            )
        table = _in_slices(session)
        for act, given_number in acts:
            _do(session, table, act, given_number)
            numbers = [n for row in range(table.rowCount()) if (n := table.number_at(row))]
            assert numbers == table.ids()
        table.load_linked()
        table.arrange(sort=(*table.order, ("number", False)))
        _read_all(table)
        assert _same(table)
        session.close()


def _read_all(table: RegisterTable) -> None:
    """What the timer does, without its time."""
    told: list[bool] = []
    table.when_read(lambda: told.append(True))
    for _turn in range(1000):
        if told:
            return
        table.fill()
    raise AssertionError("the table does not come to an end")


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is done for very many activities is done for a few."""
    monkeypatch.setattr(lines, "MANY", 2)
    monkeypatch.setattr(ordering, "_PIECE", 2)


@pytest.mark.usefixtures("pieces")
def test_another_order_of_many_is_found_in_pieces_meanwhile_the_one_before_stands(
    table: RegisterTable,
) -> None:
    before = table.ids()
    table.sort_by("name", descending=True)
    assert table.ids() == before
    table.fill()
    assert table.ids() == before
    _read_all(table)
    assert table.ids() != before
    assert _same(table)


@pytest.mark.usefixtures("pieces")
def test_what_goes_while_the_order_is_found_is_gone_at_once(table: RegisterTable, sample: Session) -> None:
    table.sort_by("name")
    table.fill()
    gone = table.ids()[2]
    rows.remove(sample.register, [Ref("activity", gone)])
    assert gone not in table.ids()
    _read_all(table)
    assert _same(table)


@pytest.mark.usefixtures("pieces")
def test_a_register_that_does_not_lie_in_the_order_of_its_numbers_ends_up_in_it(sample: Session) -> None:
    table = RegisterTable(sample)
    table.load()
    table.sort_by("number")
    first = table.ids()[0]
    edit.set_field(sample.register, Ref("activity", first), "number", "ZZ-999")
    table.load()
    _read_all(table)
    assert table.ids()[-1] == first
    assert _same(table)


@pytest.mark.usefixtures("pieces")
def test_in_another_language_all_of_many_is_searched_at_once(table: RegisterTable) -> None:
    word = "".join(table.line(table.ids()[-1])["name"]).split()[0]
    table.search(word)
    found = table.ids()
    table.search("")
    table.retranslate()
    table.fill()
    table.search(word)
    assert found
    assert table.ids() == found
    _read_all(table)
    assert table.ids() == found


def _do(session: Session, table: RegisterTable, act: str, number: int) -> None:
    register = session.register
    present = [found[0] for found in session.read().execute("SELECT id FROM activity ORDER BY id")]
    match act:
        case "all":
            _change_all(session, f"o{number}")
        case "some":
            if present:
                edit.set_field(
                    register, Ref("activity", present[number % len(present)]), "owner", f"s{number}"
                )
        case "rename":
            term = session.read().execute("SELECT id FROM term ORDER BY id").fetchall()[0]
            edit.set_field(register, Ref("term", term[0]), "name", f"renamed {number}")
        case "add":
            with register.edit_rows(Message("Import")):
                for place in range(number % 5):
                    activities.add_activity(register, "controller", f"n{place}", {"department": "d1"})
        case "remove":
            rows.remove(register, [Ref("activity", found) for found in present[: number % 4]])
        case "undo":
            if len(register.steps()) > 12:
                session.undo()
        case "redo":
            session.redo()
        case "read":
            table.fill()
        case "sort":
            table.sort_by(("name", "department", "owner")[number % 3])
        case _:
            table.search(("", "n1", "o2")[number % 3])


def test_a_large_register_stands_there_before_all_of_it_is_read(sample: Session, qtbot: QtBot) -> None:
    table = RegisterTable(sample)
    table.first_slice, table.own_slice, table.linked_slice = 2, 3, 2
    table.load()
    whole = _as_read_anew(table)
    assert table.ids() == whole.ids()
    assert table.total() == whole.total() > 4
    names = [table.line(number).get("name") for number in table.ids()]
    assert all(names[:2])
    assert not any(names[2:])
    _settle(table, qtbot)
    assert _same(table)


@pytest.mark.parametrize("sort", [(), (("owner", True),), (("department", False), ("name", True))])
@pytest.mark.parametrize("filters", [(), (Filter("status", "any", ("approved",)),)])
@pytest.mark.parametrize("retired", [True, False])
def test_order_and_filters_are_right_at_once(
    sample: Session, qtbot: QtBot, sort: Sort, filters: tuple[Filter, ...], retired: bool
) -> None:
    activities.set_status(sample.register, [Ref("activity", 4), Ref("activity", 6)], "retired")
    table = RegisterTable(sample)
    table.first_slice, table.own_slice, table.linked_slice = 2, 3, 2
    table.load()
    table.arrange(sort=sort, filters=filters, retired=retired)
    whole = RegisterTable(sample)
    whole.load()
    whole.load_linked()
    whole.arrange(sort=sort, filters=filters, retired=retired)
    if not any(key == "department" for key, _down in sort):
        assert table.ids() == whole.ids()
    _settle(table, qtbot)
    assert table.ids() == whole.ids()
    # The order is known before the register is opened the next time.
    table.load()
    if not any(key == "department" for key, _down in sort):
        assert table.ids() == whole.ids()


def test_what_a_column_holds_is_told_of_every_activity(sample: Session) -> None:
    table = RegisterTable(sample)
    table.first_slice, table.own_slice, table.linked_slice = 2, 3, 2
    table.load()
    assert sum(count for _value, count in table.values("status")) == table.total()


def test_what_changes_before_all_is_read_is_right_in_the_end(sample: Session, qtbot: QtBot) -> None:
    table = RegisterTable(sample)
    table.first_slice, table.own_slice, table.linked_slice = 2, 3, 2
    table.load()
    last = table.ids()[-1]
    edit.set_field(sample.register, Ref("activity", last), "owner", "Somebody else")
    rows.remove(sample.register, [Ref("activity", table.ids()[3])])
    table.search("somebody")
    _settle(table, qtbot)
    assert table.ids() == [last]
    assert _same(table)


def test_who_waits_gets_the_last_slices_one_by_one_too(
    table: RegisterTable, sample: Session, reads: list[int], qtbot: QtBot
) -> None:
    """Else the last slice, and all that follows from it, would be one with the slice before."""
    done: list[int] = []
    _change_all(sample, "Another")
    while len(table._content.unread) > table.linked_slice:
        table.fill()
    before = len(reads)
    table.when_read(lambda: done.append(len(reads)))
    assert not done
    qtbot.waitUntil(lambda: bool(done))
    assert done == [before + 1]


def test_what_was_read_is_shown_in_a_piece_of_its_own(
    table: RegisterTable, sample: Session, reads: list[int]
) -> None:
    """The paint follows at once: with the reading of a slice before it the window would stand still for both."""
    table.own_slice = 1_000
    _change_all(sample, "Another")
    shown: list[str] = []
    table.dataChanged.connect(lambda *_: shown.append("shown"))
    pieces = []
    while len(table._content.unread) > table.linked_slice:
        before = len(reads)
        shown.clear()
        table.fill()
        pieces.append((len(reads) - before, len(shown)))
    assert (1, 1) not in pieces
    assert {(1, 0), (0, 1)} <= {*pieces}


def test_a_large_register_is_left_out_of_later_looks_for_garbage(sample: Session) -> None:
    thaw()
    large = RegisterTable(sample)
    large.load()
    assert gc.get_freeze_count() == 0
    large.first_slice = 3
    large.load()
    assert gc.get_freeze_count() > 0
    large.clear()
    assert gc.get_freeze_count() == 0


def test_the_order_by_number_is_found_when_the_numbers_are_read(sample: Session, qtbot: QtBot) -> None:
    """The first rows are on the screen before it is known by which numbers the others stand."""
    with sample.register.edit_rows(Message("Turned round")) as database:
        database.execute("UPDATE activity SET number = 100 - position")
    slow = RegisterTable(sample)
    slow.first_slice, slow.own_slice, slow.linked_slice = 3, 3, 2
    slow.arrange(sort=(("number", False),))
    slow.load()
    assert all("number" not in slow.line(number) for number in slow._content.unlisted)
    _settle(slow, qtbot)
    numbers = [slow.line(number)["number"][0] for number in slow.ids()]
    assert numbers == sorted(numbers, key=int)
    assert len(numbers) > 3

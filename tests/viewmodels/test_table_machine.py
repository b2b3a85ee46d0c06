"""Whatever one does in the register table, it shows what a table read anew would show, and undo takes it back."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtWidgets import QApplication

from register_app.services import activities
from register_app.viewmodels import block
from register_app.viewmodels.block import Block
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.session import Session
from register_app.viewmodels.table import RegisterTable

_KEYS = st.sampled_from(
    ("name", "department", "owner", "status", "next_review", "systems", "clients", "notes")
)
_TEXTS = st.sampled_from(
    ("", "HR", "Å", "a; b", "Approved", "Retired", "31.12.2025", "Løn\nog mere", "\u202eabc", "=1+1")
) | st.text(max_size=8)
_PLACES = st.integers(0, 40)


class RegisterTableMachine(RuleBasedStateMachine):
    """Edits, pastes, fills, clears, moves, undoes and redoes, with filters, order and groups changing meanwhile."""

    def __init__(self) -> None:
        super().__init__()
        self.application = QApplication.instance() or QApplication([])
        self.folder = tempfile.TemporaryDirectory()
        self.session = Session()
        self.session.create(Path(self.folder.name) / "m.register", "M", "en")
        self.table = RegisterTable(self.session)

    @initialize()
    def begin(self) -> None:
        for name, department in (("b", "HR"), ("a", "HR"), ("c", "")):
            activities.add_activity(self.session.register, "controller", name, {"department": department})
        self.table.load()
        self.table.load_linked()

    def teardown(self) -> None:
        self.session.close()
        self.folder.cleanup()

    def _block(self, place: int, height: int, keys: list[str]) -> Block:
        numbers = self.table.ids()
        first = place % len(numbers)
        return Block(tuple(numbers[first : first + height]), tuple(dict.fromkeys(keys)))

    @precondition(lambda self: self.table.ids())
    @rule(place=_PLACES, key=_KEYS, text=_TEXTS)
    def type_in_a_cell(self, place: int, key: str, text: str) -> None:
        number = self.table.ids()[place % len(self.table.ids())]
        row = self.table.row_of(number)
        if row >= 0:
            self.table.setData(self.table.index(row, list(self.table.column_keys()).index(key)), text)

    @precondition(lambda self: self.table.ids())
    @rule(
        place=_PLACES,
        keys=st.lists(_KEYS, min_size=1, max_size=3),
        rows=st.lists(st.lists(_TEXTS, min_size=1, max_size=3), min_size=1, max_size=3),
    )
    def paste(self, place: int, keys: list[str], rows: list[list[str]]) -> None:
        chosen = self._block(place, 1, keys)
        below = self.table.ids()[self.table.ids().index(chosen.numbers[0]) :]
        plan = block.plan(self.session, self.table.line, block.spread(rows, chosen, below, chosen.keys))
        steps = len(self.session.register.steps())
        block.paste(self.session, plan)
        assert len(self.session.register.steps()) <= steps + 1

    @precondition(lambda self: self.table.ids())
    @rule(place=_PLACES, height=st.integers(1, 4), keys=st.lists(_KEYS, min_size=1, max_size=3))
    def fill(self, place: int, height: int, keys: list[str]) -> None:
        chosen = self._block(place, height, keys)
        block.fill_down(self.session, self.table.line, chosen, chosen.numbers[0])

    @precondition(lambda self: self.table.ids())
    @rule(place=_PLACES, height=st.integers(1, 4), keys=st.lists(_KEYS, min_size=1, max_size=3))
    def clear(self, place: int, height: int, keys: list[str]) -> None:
        before = {number: dict(self.table.line(number)) for number in self.table.ids()}
        if block.clear(self.session, self.table.line, self._block(place, height, keys)):
            self.session.undo()
            assert all(dict(self.table.line(number)) == line for number, line in before.items())
            self.session.redo()

    @precondition(lambda self: self.table.ids())
    @rule(place=_PLACES, name=_TEXTS)
    def move(self, place: int, name: str) -> None:
        block.move(self.session, self.table.line, self._block(place, 2, ["name"]).numbers, "department", name)

    @rule(group=st.sampled_from(("", "department", "status")), key=_KEYS, descending=st.booleans())
    def arrange(self, group: str, key: str, descending: bool) -> None:
        self.table.arrange(group=group, sort=((key, descending), ("number", False)))

    @rule(
        given=st.none()
        | st.sampled_from(
            (Filter("owner", "empty"), Filter("gaps", "filled"), Filter("name", "contains", ("a",)))
        )
    )
    def filter(self, given: Filter | None) -> None:
        self.table.arrange(filters=[given] if given else [])

    @rule(query=st.sampled_from(("", "a", "hr", "løn")))
    def search(self, query: str) -> None:
        self.table.search(query)

    @rule()
    def undo(self) -> None:
        if len(self.session.register.steps()) > 4:
            self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @invariant()
    def it_shows_what_is_stored(self) -> None:
        fresh = RegisterTable(self.session)
        fresh.load()
        fresh.load_linked()
        assert fresh.total() == self.table.total()
        for number in fresh.ids():
            assert fresh.line(number) == self.table.line(number)
        fresh.session.changed.disconnect(fresh._on_changed)

    @invariant()
    def each_activity_is_shown_once(self) -> None:
        table = self.table
        numbers = [number for row in range(table.rowCount()) if (number := table.number_at(row))]
        assert numbers == table.ids()
        assert len(set(numbers)) == len(numbers)
        assert sum(group.count for row in table.group_rows() if (group := table.group_at(row))) in (
            0,
            len(numbers),
        )


# Each step compares the whole table: a third of the examples of a plain property.
RegisterTableMachine.TestCase.settings = settings(
    settings(), max_examples=max(settings().max_examples // 3, 5), stateful_step_count=20
)
TestRegisterTableMachine = RegisterTableMachine.TestCase

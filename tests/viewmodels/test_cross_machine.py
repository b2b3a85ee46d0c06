"""Whatever one does in the cross tables, they show what the plain model holds, and undo takes it back."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from PySide6.QtWidgets import QApplication

from register_app.model.text import clean, one_line
from register_app.services import activities, rows
from register_app.services.cell_plan import Cell
from register_app.viewmodels.activity import ActivityView
from register_app.viewmodels.bulk import BulkModel, BulkRows
from register_app.viewmodels.crosstable import CrossModel
from register_app.viewmodels.filters import Filter
from register_app.viewmodels.session import Session

_KEYS = st.sampled_from(("section", "reason"))
_TEXTS = st.sampled_from(("", "§ 4", "a\tb", "two\nlines", "\u202eabc", "=1+1")) | st.text(max_size=8)
_PLACES = st.integers(0, 40)
_FILTERS = (
    Filter("section", "empty"), Filter("reason", "contains", ("a",)), Filter("article", "unclarified"),
)  # fmt: skip

Plain = dict[int, dict[str, str]]
"""The plain model: what each row holds in the columns that are edited, and its purpose's number."""


class CrossTableMachine(RuleBasedStateMachine):
    """Edits, pastes, fills, clears, bulk changes, moved bases, undo, redo and reopening, with filters and order."""

    def __init__(self) -> None:
        super().__init__()
        self.application = QApplication.instance() or QApplication([])
        self.folder = tempfile.TemporaryDirectory()
        self.session = Session()
        self.path = Path(self.folder.name) / "m.register"
        self.session.create(self.path, "M", "en")
        self.plain: Plain = {}
        self.undone: list[Plain] = []
        self.done: list[Plain] = []

    @initialize()
    def begin(self) -> None:
        activity = activities.add_activity(self.session.register, "controller", "A")
        self.purposes = [
            rows.add(self.session.register, "purpose", activity, {"title": title}) for title in ("P", "Q")
        ]
        for number in range(4):
            values = {"section": f"§ {number}", "reason": "because"}
            basis = rows.add(self.session.register, "purpose_basis", self.purposes[number % 2], values)
            self.plain[basis.id] = {**values, "purpose": str(number % 2)}
        self.activity = activity.id
        self.table = CrossModel(self.session, "bases")

    def teardown(self) -> None:
        self.session.close()
        self.folder.cleanup()

    def _stored(self, key: str, text: str) -> str:
        return clean(text) if key == "reason" else one_line(text)

    def _numbers(self) -> list[int]:
        return [self.table.row_id(row) for row in range(self.table.rowCount())]

    def _steps(self) -> int:
        return len(self.session.register.steps())

    def _set(self, values: dict[int, dict[str, str]], steps: int) -> None:
        """Let the plain model follow a step that set cells; where nothing changed there was none."""
        after = {number: {**held, **values.get(number, {})} for number, held in self.plain.items()}
        if after != self.plain:
            assert self._steps() == steps + 1
            self.done.append(self.plain)
            self.plain, self.undone = after, []
        else:
            assert self._steps() == steps

    @precondition(lambda self: self.table.rowCount())
    @rule(place=_PLACES, key=_KEYS, text=_TEXTS)
    def type_in_a_cell(self, place: int, key: str, text: str) -> None:
        number, steps = self._numbers()[place % self.table.rowCount()], self._steps()
        self.session.register.end_merge()
        index = self.table.index(self.table.row_of(number), self.table.column_keys().index(key))
        self.table.setData(index, text)
        self._set({number: {key: self._stored(key, text)}}, steps)

    @precondition(lambda self: self.table.rowCount())
    @rule(place=_PLACES, key=_KEYS, texts=st.lists(_TEXTS, min_size=1, max_size=4))
    def paste(self, place: int, key: str, texts: list[str]) -> None:
        numbers, steps = self._numbers()[place % self.table.rowCount() :], self._steps()
        cells = [
            Cell(number, key, text, at) for at, (number, text) in enumerate(zip(numbers, texts, strict=False))
        ]
        self.table.paste(self.table.plan(cells))
        self._set({cell.number: {key: self._stored(key, cell.text.strip())} for cell in cells}, steps)

    @precondition(lambda self: self.table.rowCount())
    @rule(place=_PLACES, height=st.integers(1, 4), keys=st.lists(_KEYS, min_size=1, unique=True))
    def fill(self, place: int, height: int, keys: list[str]) -> None:
        start, steps = place % self.table.rowCount(), self._steps()
        numbers = self._numbers()[start : start + height]
        source = {key: self.plain[numbers[0]][key] for key in keys}
        self.table.fill_down(numbers, keys, numbers[0])
        self._set(dict.fromkeys(numbers, source), steps)

    @precondition(lambda self: self.table.rowCount())
    @rule(place=_PLACES, height=st.integers(1, 4), keys=st.lists(_KEYS, min_size=1, unique=True))
    def clear(self, place: int, height: int, keys: list[str]) -> None:
        start, steps = place % self.table.rowCount(), self._steps()
        numbers = self._numbers()[start : start + height]
        self.table.clear(numbers, keys)
        self._set({number: dict.fromkeys(keys, "") for number in numbers}, steps)

    @rule(
        key=_KEYS,
        text=_TEXTS,
        old=st.sampled_from(("a", "§", "")),
        operation=st.sampled_from(("set", "clear")),
    )
    def change_all(self, key: str, text: str, old: str, operation: str) -> None:
        numbers, steps = self._numbers(), self._steps()
        model = BulkModel(BulkRows(self.session, self.table, tuple(numbers)))
        model.preview(key, operation, text, old)
        model.apply()
        if operation == "set" and not text:
            assert self._steps() == steps
            return
        value = self._stored(key, "" if operation == "clear" else text)
        self._set({number: {key: value} for number in numbers}, steps)

    @rule(place=_PLACES, below=st.integers(0, 1), position=st.integers(1, 4))
    def move_a_basis(self, place: int, below: int, position: int) -> None:
        number = sorted(self.plain)[place % len(self.plain)]
        if self.plain[number]["purpose"] == str(below):
            return
        view, steps = ActivityView(self.session, self.activity), self._steps()
        basis = next(
            ref for ref in view.record.rows.values() if (ref.table, ref.id) == ("purpose_basis", number)
        )
        view.rehome(basis, self.purposes[below], position)
        self._set({number: {"purpose": str(below)}}, steps)

    @rule(given=st.none() | st.sampled_from(_FILTERS))
    def filter(self, given: Filter | None) -> None:
        self.table.clear_filters()
        if given is not None:
            self.table.set_filter(given.key, given)

    @rule(key=st.sampled_from(("purpose", "section", "reason")), further=st.booleans())
    def sort(self, key: str, further: bool) -> None:
        self.table.turn(key, further=further)

    @rule(query=st.sampled_from(("", "a", "§ 4")))
    def search(self, query: str) -> None:
        self.table.search(query)

    @precondition(lambda self: self.done)
    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.undone.append(self.plain)
        self.plain = self.done.pop()

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        self.session.redo()
        self.done.append(self.plain)
        self.plain = self.undone.pop()

    @rule()
    def reopen(self) -> None:
        self.session.close()
        self.session.open(self.path)
        self.undone = []

    @invariant()
    def it_holds_what_the_plain_model_holds(self) -> None:
        fresh = CrossModel(self.session, "bases")
        found = {}
        for row in range(fresh.rowCount()):
            number = fresh.row_id(row)
            found[number] = {
                "section": fresh.held(number, "section"),
                "reason": fresh.held(number, "reason"),
                "purpose": "01"["PQ".index(fresh.held(number, "purpose"))],
            }
            assert self.table.held(number, "section") == found[number]["section"]
            assert self.table.held(number, "reason") == found[number]["reason"]
        fresh.deleteLater()
        assert found == self.plain

    @invariant()
    def each_row_is_shown_at_most_once(self) -> None:
        numbers = self._numbers()
        assert len(set(numbers)) == len(numbers)
        assert set(numbers) <= set(self.plain)


CrossTableMachine.TestCase.settings = settings(
    settings(), max_examples=max(settings().max_examples // 3, 5), stateful_step_count=20
)
TestCrossTableMachine = CrossTableMachine.TestCase

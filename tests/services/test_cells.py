"""Cells of the register table: read as an import reads them, stored as one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.i18n import Message
from register_app.model.fields import FIELDS
from register_app.services import cells, documents
from register_app.services.activities import add_activity
from register_app.services.cell_plan import Cell, Change, Plan, Value
from register_app.services.refused import EditError
from register_app.store.register import Register
from register_app.viewmodels.columns import EDITABLE


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.create(tmp_path / "r.register", title="R", language="da") as made:
        yield made


def _nothing(_number: int, _key: str) -> Sequence[str]:
    return ()


def _plan(register: Register, *given: Cell) -> Plan:
    return cells.plan(register.read(), given, _nothing)


def test_the_columns_that_are_edited_are_those_of_the_table() -> None:
    assert set(cells.EDITABLE) == EDITABLE
    assert all(f"activity.{key}" in FIELDS for key in EDITABLE)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("name", "  Løn\n og  personale ", "Løn og personale"),
        ("notes", " to\nlinjer ", "to\nlinjer"),
        ("next_review", "31.12.2025", "2025-12-31"),
        ("next_review", "3. marts 2026", "2026-03-03"),
        ("next_review", "46022", "2025-12-31"),
        ("next_review", "", ""),
        ("status", "Godkendt", "approved"),
        ("status", "In review", "in_review"),
        ("status", "retired", "retired"),
        ("systems", "SAP; Excel\nSAP", ("SAP", "Excel")),
        ("measures", "Kryptering, adgangskontrol og logning", ("Kryptering", "adgangskontrol", "logning")),
        ("clients", "", ()),
        ("department", "HR", "HR"),
    ],
)
def test_a_value_is_read_as_an_import_reads_it(register: Register, key: str, text: str, value: Value) -> None:
    number = add_activity(register).id
    [change] = _plan(register, Cell(number, key, text or " ")).changes or [Change(number, key, "", value, 0)]
    assert change.value == value


@pytest.mark.parametrize(
    ("key", "text"), [("status", "venter"), ("valid_from", "snart"), ("purposes", "x"), ("number", " ")]
)
def test_what_cannot_be_stored_is_refused_with_a_reason(register: Register, key: str, text: str) -> None:
    number = add_activity(register).id
    plan = _plan(register, Cell(number, key, text))
    assert plan.changes == ()
    [refused] = plan.refused
    assert isinstance(refused.reason, Message)
    assert str(refused.reason)


def test_a_number_that_is_taken_is_refused_and_taken_once_in_a_block(register: Register) -> None:
    first, second = add_activity(register), add_activity(register)
    taken = documents.activity(register.read(), first.id)
    assert taken is not None
    assert _plan(register, Cell(second.id, "number", taken["number"])).refused
    plan = _plan(register, Cell(0, "number", "X-1", 0), Cell(0, "number", "X-1", 1))
    assert [change.place for change in plan.changes] == [0]
    assert [refused.place for refused in plan.refused] == [1]


def test_a_block_with_new_rows_is_one_step(register: Register) -> None:
    number = add_activity(register).id
    steps = len(register.steps())
    plan = _plan(
        register,
        Cell(number, "name", "Løn"),
        Cell(number, "systems", "SAP; Excel"),
        Cell(0, "name", "Rekruttering", 1),
        Cell(0, "department", "HR", 1),
    )
    assert plan.new_rows == 1
    assert plan.without_new().new_rows == 0
    [added] = cells.apply(register, plan.changes, Message("Paste"))
    assert len(register.steps()) == steps + 1
    made = documents.activity(register.read(), added)
    held = documents.activity(register.read(), number)
    assert made is not None
    assert held is not None
    assert (made["name"], made["department"]) == ("Rekruttering", "HR")
    assert (held["name"], held["systems"]) == ("Løn", ["SAP", "Excel"])
    register.undo()
    assert documents.activity(register.read(), added) is None


def test_a_failure_takes_the_whole_block_back(register: Register) -> None:
    number = add_activity(register, name="Before").id
    changes = [Change(number, "name", "", "After", 0), Change(99, "name", "", "x", 1)]
    with pytest.raises(EditError):
        cells.apply(register, changes, Message("Paste"))
    held = documents.activity(register.read(), number)
    assert held is not None
    assert held["name"] == "Before"


def test_a_typed_cell_is_one_step_and_keeps_a_date_that_is_none(register: Register) -> None:
    number = add_activity(register).id
    cells.set_cell(register, number, "next_review", "til foråret")
    cells.set_cell(register, number, "systems", "SAP; ; sap;Excel")
    held = documents.activity(register.read(), number)
    assert held is not None
    assert (held["next_review"], held["systems"]) == ("til foråret", ["SAP", "Excel"])


@given(st.sampled_from(sorted(EDITABLE)), st.text(max_size=60))
def test_any_text_is_stored_or_refused(tmp_path_factory: pytest.TempPathFactory, key: str, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "r.register"
    with Register.create(path, title="R", language="en") as register:
        number = add_activity(register).id
        plan = cells.plan(register.read(), [Cell(number, key, text)], _nothing)
        assert len(plan.changes) + len(plan.refused) + plan.unchanged == 1
        cells.apply(register, plan.changes, Message("Paste"))

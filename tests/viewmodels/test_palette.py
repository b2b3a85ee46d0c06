"""The command palette's list: words anywhere, slips forgiven, what was chosen lately first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from register_app.viewmodels.palette import Item, PaletteModel, Role, items_of
from register_app.viewmodels.session import Session
from tests.viewmodels.checking import check

_ACTIONS = [
    Item("action", "export", "Export", "Ctrl+E"),
    Item("action", "import", "Import spreadsheet", "Ctrl+I"),
]
_THINGS = [
    Item("activity", "1", "RA-0001  Payroll for employees", "HR"),
    Item("activity", "2", "RA-0002  Export of goods", "Sales"),
    Item("party", "3", "Revenue Agency"),
    Item("term", "4", "Employees", "Categories of data subjects"),
]


def _model(recent: tuple[str, ...] = ()) -> PaletteModel:
    model = PaletteModel(lambda: _ACTIONS + _THINGS, recent)
    model.refresh()
    return model


def _shown(model: PaletteModel, typed: str) -> list[str]:
    model.look_for(typed)
    return [item.id for row in range(model.rowCount()) if (item := model.item(row))]


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = _model()
    check(qtmodeltester, model)
    model.look_for("ex")
    check(qtmodeltester, model)


def test_without_a_word_the_actions_are_offered() -> None:
    assert _shown(_model(), "") == ["action:export", "action:import"]


def test_what_was_chosen_lately_comes_first() -> None:
    model = _model(("party:3", "action:import", "activity:99"))
    assert _shown(model, "") == ["party:3", "action:import", "action:export"]
    assert model.take(_THINGS[0])[:2] == ("activity:1", "party:3")
    assert _shown(model, "")[0] == "activity:1"


def test_beginnings_before_middles_and_actions_before_things() -> None:
    assert _shown(_model(), "export") == ["action:export", "activity:2"]
    assert set(_shown(_model(), "employees")) == {"term:4", "activity:1"}


def test_words_in_any_order_and_any_case() -> None:
    assert _shown(_model(), "EMPLOYEES payroll") == ["activity:1"]


def test_a_slip_of_the_finger_is_forgiven() -> None:
    assert _shown(_model(), "payrol fro employees") == ["activity:1"]
    assert "party:3" in _shown(_model(), "revenu agenyc")
    assert _shown(_model(), "zzzqqq") == []


def test_each_line_says_what_it_is() -> None:
    model = _model()
    model.look_for("revenue")
    index = model.index(0, 0)
    assert index.data(Role.KIND) == "party"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Party, Revenue Agency"


def test_everything_with_a_name_is_offered(sample: Session) -> None:
    kinds = {item.kind for item in items_of(sample)}
    assert kinds == {"activity", "party", "term"}
    sample.close()
    assert items_of(sample) == []


@given(st.text(max_size=12))
def test_whatever_is_typed_gives_a_list(typed: str) -> None:
    model = _model()
    shown = _shown(model, typed)
    assert len(shown) == len(set(shown))

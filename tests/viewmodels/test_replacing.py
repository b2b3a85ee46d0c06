"""Find and replace: hits come in, are left out or taken, and are replaced in one step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from register_app.base.i18n import Message
from register_app.model.ref import Ref
from register_app.services import activities, documents, edit, replacing
from register_app.viewmodels.replacing import ReplaceModel, Role, excerpts
from register_app.viewmodels.session import Session
from tests.viewmodels.checking import check


@pytest.fixture
def model(sample: Session) -> ReplaceModel:
    return ReplaceModel(sample)


def _look(
    model: ReplaceModel, text: str, new: str | None = "", *, case: bool = False, words: bool = False
) -> int:
    model.look_for(text, new, case=case, words=words)
    model.finish()
    return model.rowCount()


def test_the_model_keeps_qts_rules(model: ReplaceModel, qtmodeltester: ModelTester) -> None:
    assert _look(model, "customer", "client")
    check(qtmodeltester, model)


def test_every_text_with_a_hit_is_listed(model: ReplaceModel, sample: Session) -> None:
    found = [hit for hit in replacing.hits(sample.read(), replacing.pattern("customer"), "client") if hit]
    assert _look(model, "customer", "client") == len(found) > 3
    assert _look(model, "CUSTOMER", "client", case=True) == 0
    assert _look(model, "custom", "client", words=True) == 0
    assert _look(model, "") == 0


def test_a_hit_shows_where_it_stands_and_what_it_becomes(model: ReplaceModel, sample: Session) -> None:
    activity = activities.add_activity(sample.register, "controller", "Zebra crossing")
    assert _look(model, "zebra", "Tiger") == 1
    number = sample.read().execute("SELECT number FROM activity WHERE id = ?", (activity.id,)).fetchone()[0]
    assert model.index(0, 0).data() == f"Activity – {number}  Zebra crossing"
    assert model.index(0, 1).data() == "Zebra crossing"
    assert model.index(0, 2).data() == "Tiger crossing"
    assert model.index(0, 1).data(Role.SPANS) == ((0, 5),)


def test_only_ticked_hits_are_replaced_in_one_step(
    model: ReplaceModel, sample: Session, qtbot: QtBot
) -> None:
    total = _look(model, "customer", "client")
    hit = model.hit(0)
    assert hit is not None
    with qtbot.waitSignal(model.counted) as told:
        assert model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert told.args == [total, total - 1, False]
    before, steps = documents.dump(sample.read()), len(sample.register.steps())
    assert model.replace() == total - 1
    assert len(sample.register.steps()) == steps + 1
    model.finish()
    left = [found for row in range(model.rowCount()) if (found := model.hit(row))]
    assert [found.ref for found in left] == [hit.ref]
    sample.undo()
    assert documents.dump(sample.read()) == before


def test_all_or_none_are_ticked(model: ReplaceModel) -> None:
    total = _look(model, "customer", "client")
    model.tick_all(ticked=False)
    assert model.replace() == 0
    model.tick_all(ticked=True)
    assert model.replace() == total


def test_a_taken_name_is_refused_and_nothing_changes(
    model: ReplaceModel, session: Session, qtbot: QtBot
) -> None:
    from register_app.services.catalogues import add_term

    for name in ("Alpha", "Beta"):
        add_term(session.register, "system", name)
    _look(model, "Alpha", "Beta")
    head = session.register.head()
    with qtbot.waitSignal(model.refused, check_params_cb=bool):
        assert model.replace() == 0
    assert session.register.head() == head


def test_a_change_elsewhere_is_seen(model: ReplaceModel, sample: Session) -> None:
    activity = activities.add_activity(sample.register, "controller", "Zebra crossing")
    assert _look(model, "zebra", "Tiger") == 1
    edit.set_field(sample.register, activity, "name", "Lion crossing")
    model.finish()
    assert model.rowCount() == 0
    assert _look(model, "lion", "Tiger") == 1


@given(
    st.text("ab\n c", max_size=90),
    st.text("xyz", max_size=8),
)
def test_excerpts_mark_what_they_say(text: str, new: str) -> None:
    wanted = replacing.pattern("a")
    spans = tuple(match.span() for match in wanted.finditer(text))
    if not spans:
        return
    hit = replacing.Hit(Ref("activity", 1), "name", text, wanted.sub(lambda _: new, text), spans)
    now, then = excerpts(hit, new)
    assert now.spans
    assert all(now.text[start : start + length].casefold() == "a" for start, length in now.spans)
    assert all(then.text[start : start + length] == new for start, length in then.spans)
    assert len(now.spans) == len(then.spans)


def test_however_many_there_are_all_are_found(model: ReplaceModel, sample: Session) -> None:
    with sample.register.edit_rows(Message("Many")) as database:
        database.executemany(
            "INSERT INTO term (uuid, kind, name, position) VALUES (?, 'system', ?, 0)",
            [(f"many-{number}", f"Zebra {number}") for number in range(6_000)],
        )
    assert _look(model, "zebra", "tiger") == 6_000
    assert model.ticked == 6_000

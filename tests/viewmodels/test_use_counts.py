"""In how many activities entries are used: counted in slices, and right after every step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from register_app.base.i18n import Message
from register_app.model.ref import Ref
from register_app.services import bulk, edit, rows
from register_app.services.uses import Tally, count_activities, where_used
from register_app.viewmodels import offers, use_counts
from register_app.viewmodels.catalogues import CatalogueModel
from register_app.viewmodels.session import Session


def _right(session: Session) -> dict[int, int]:
    return count_activities(session.read(), "term")


def _known(session: Session) -> dict[int, int]:
    """What is known, without the entries that are not used any more."""
    counts = session.uses.known()
    assert counts is not None
    return {number: count for number, count in counts.items() if count}


def test_portions_add_up(sample: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("register_app.services.uses._PORTION", 3)
    for table in ("term", "party"):
        tally = Tally(sample.read(), table)
        portions = 1
        while tally.go_on():
            portions += 1
        assert portions > 5
        assert not tally.go_on()
        assert tally.counts == count_activities(sample.read(), table)


def test_some_are_counted_alone(sample: Session) -> None:
    counts = _right(sample)
    some = list(counts)[:3]
    assert count_activities(sample.read(), "term", some) == {number: counts[number] for number in some}
    assert count_activities(sample.read(), "term", ()) == {}


def test_places_are_limited(sample: Session) -> None:
    number = max(_right(sample), key=_right(sample).__getitem__)
    places = where_used(sample.read(), Ref("term", number))
    assert len(places) > 2
    assert where_used(sample.read(), Ref("term", number), 2) == places[:2]


def test_what_is_few_is_known_at_once(sample: Session) -> None:
    assert _known(sample) == _right(sample)


def test_what_is_much_is_counted_between_events(
    sample: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use_counts, "_SLICE", 0.0)
    monkeypatch.setattr("register_app.services.uses._PORTION", 3)
    assert sample.uses.known() is None
    model = CatalogueModel(sample, "system")
    assert model.index(0, 1).data() == "…"
    assert {model.index(row, 1).data() for row in range(model.rowCount())} == {"…"}
    offered = offers.terms(sample, "system")()
    assert {choice.detail for choice in offered} == {""}
    with qtbot.waitSignal(sample.uses.counted):
        pass
    counts = _right(sample)
    for row in range(model.rowCount()):
        entry = model.entry(row)
        assert entry is not None
        assert model.index(row, 1).data() == str(counts.get(entry.ref.id, 0))
    assert {choice.detail for choice in offers.terms(sample, "system")()} != {""}


def test_numbers_stay_right_step_by_step(sample: Session) -> None:
    sample.uses.known()
    register = sample.register
    activities = [row[0] for row in sample.read().execute("SELECT id FROM activity ORDER BY id")]
    first = Ref("activity", activities[0])

    bulk.apply(
        register, "systems", bulk.preview(register, [first], "systems", "set", value="A new system\nHR files")
    )
    assert _known(sample) == _right(sample)
    edit.set_field(register, first, "department", "Another department")
    assert _known(sample) == _right(sample)
    rows.remove(register, [first])
    assert _known(sample) == _right(sample)
    for _step in range(3):
        sample.undo()
        assert _known(sample) == _right(sample)
    sample.redo(2)
    assert _known(sample) == _right(sample)


def test_a_step_while_they_are_counted_counts(sample: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_counts, "_SLICE", 0.0)
    monkeypatch.setattr("register_app.services.uses._PORTION", 3)
    assert sample.uses.known() is None
    with sample.register.edit_rows(Message("Remove links")) as connection:
        connection.execute("DELETE FROM activity_term WHERE id IN (SELECT id FROM activity_term LIMIT 5)")
    sample.uses.finish()
    assert _known(sample) == _right(sample)


def test_after_a_very_large_step_all_are_counted_anew(
    sample: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use_counts, "_FEW", 2)
    sample.uses.known()
    with sample.register.edit_rows(Message("Remove links")) as connection:
        connection.execute("DELETE FROM activity_term")
    assert _known(sample) == _right(sample)


def test_another_register_has_its_own_numbers(sample: Session) -> None:
    sample.uses.known()
    path = sample.path
    assert path is not None
    sample.create(path.with_name("other.register"), "Other", "en")
    assert _known(sample) == {}
    QCoreApplication.processEvents()

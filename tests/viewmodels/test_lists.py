"""Models of parties, catalogues, history and issues."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from register_app.base.errors import RegisterError
from register_app.services.lists import Entry, PartyEntry
from register_app.viewmodels.catalogues import CatalogueModel
from register_app.viewmodels.history import HistoryModel
from register_app.viewmodels.issues import IssuesModel
from register_app.viewmodels.jobs import Jobs
from register_app.viewmodels.parties import PartiesModel, roles_text
from register_app.viewmodels.session import Session
from tests.viewmodels.checking import check


def _parties(model: PartiesModel) -> list[PartyEntry]:
    return [party for row in range(model.rowCount()) if (party := model.party(row))]


def _entries(model: CatalogueModel) -> list[Entry]:
    return [entry for row in range(model.rowCount()) if (entry := model.entry(row))]


def test_every_model_keeps_qts_rules(sample: Session, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    jobs = Jobs()
    issues = IssuesModel(sample, jobs)
    with qtbot.waitSignal(issues.counted):
        issues.start()
    for model in (
        PartiesModel(sample),
        CatalogueModel(sample, "data_category"),
        HistoryModel(sample),
        issues,
    ):
        assert model.rowCount() > 0
        check(qtmodeltester, model)


def test_parties_show_every_role(sample: Session) -> None:
    model = PartiesModel(sample)
    texts = {party.name: roles_text(party) for party in _parties(model)}
    assert any("Controller" in text for text in texts.values())
    assert any("Recipient in" in text for text in texts.values())


def test_a_register_role_is_given_and_taken(session: Session) -> None:
    model = PartiesModel(session)
    first, second = model.add("Firma A/S"), model.add("DPO ApS")
    model.set_register_role(first, "controller", held=True)
    model.set_register_role(second, "controller", held=True)
    roles = {party.name: party.register_roles for party in _parties(model)}
    assert roles == {"DPO ApS": ("controller",), "Firma A/S": ()}
    model.set_register_role(first, "joint_controller", held=True)
    model.set_register_role(second, "joint_controller", held=True)
    model.set_register_role(second, "controller", held=False)
    roles = {party.name: party.register_roles for party in _parties(model)}
    assert roles == {"DPO ApS": ("joint_controller",), "Firma A/S": ("joint_controller",)}


def test_a_party_in_use_is_not_removed(sample: Session) -> None:
    model = PartiesModel(sample)
    used = next(party for party in _parties(model) if party.uses)
    before = model.rowCount()
    with pytest.raises(RegisterError):
        model.remove([used.ref])
    assert model.rowCount() == before


def test_renaming_an_entry_reaches_where_it_is_used(sample: Session) -> None:
    model = CatalogueModel(sample, "system")
    row, entry = next((row, entry) for row, entry in enumerate(_entries(model)) if entry.uses)
    ref, uses = entry.ref, model.uses(row)
    model.set(ref, "name", "Zzz system")
    row = model.row_of(ref)
    assert model.index(row, 0).data() == "Zzz system"
    assert [use.ref for use in model.uses(row)] == [use.ref for use in uses]
    model.search("zzz")
    assert model.rowCount() == 1


def test_unused_entries_go_and_used_ones_stay(sample: Session) -> None:
    model = CatalogueModel(sample, "measure")
    used = sum(entry.uses > 0 for entry in _entries(model))
    model.add("Never used")
    assert model.remove_unused() >= 1
    assert model.rowCount() == used


def test_history_tells_what_changed(session: Session) -> None:
    parties = PartiesModel(session)
    ref = parties.add("Firma A/S")
    parties.set(ref, "email", "a@example.org")
    model = HistoryModel(session)
    assert model.index(0, 1).data() == "Edit E-mail"
    assert model.index(0, 2).data() == "Mette"
    assert model.details(0) == [("Party: Firma A/S – E-mail", "", "a@example.org")]
    assert model.details(1)[0][2] == "new"


def test_history_is_read_in_portions(session: Session) -> None:
    parties = PartiesModel(session)
    for count in range(205):
        parties.add(f"Firma {count}")
    model = HistoryModel(session)
    assert model.rowCount() == 200
    assert model.canFetchMore(QModelIndex())
    model.fetchMore(QModelIndex())
    assert model.rowCount() == len(session.register.steps())
    assert not model.canFetchMore(QModelIndex())


def test_issues_lead_to_their_place(sample: Session, qtbot: QtBot) -> None:
    model = IssuesModel(sample, Jobs())
    with qtbot.waitSignal(model.counted) as told:
        model.start()
    assert sum(told.args[0].values()) == model.rowCount() > 0
    targets = [model.target(row) for row in range(model.rowCount())]
    numbers = {row["id"] for row in sample.read().execute("SELECT id FROM activity")}
    assert all(number in numbers | {0} for number, _path in filter(None, targets))
    assert all(targets)
    assert all(model.why(row) for row in range(model.rowCount()))
    model.filter("error", "")
    issues = [issue for row in range(model.rowCount()) if (issue := model.issue(row))]
    assert {issue.severity for issue in issues} == {"error"}


def test_a_catalogue_nobody_looks_at_is_read_when_it_is_looked_at_again(sample: Session) -> None:
    model = CatalogueModel(sample, "measure")
    before = model.rowCount()
    model.active = False
    CatalogueModel(sample, "measure").add("Quite a new measure")
    assert model.rowCount() == before
    model.wake()
    assert model.rowCount() == before + 1

"""Duplicates found by likeness, previewed, and merged as one step; entries put in order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.model.ref import Ref
from register_app.services import activities, catalogues, documents, edit, merging, rows
from register_app.services.catalogues import add_party, add_term
from register_app.services.refused import EditError
from register_app.store.register import Register


def _names(groups: Sequence[Sequence[Ref]], known: Sequence[tuple[Ref, str]]) -> list[list[str]]:
    name_of = dict(known)
    return [[name_of[ref] for ref in group] for group in groups]


def test_alike_names_come_together(register: Register) -> None:
    for name in ("Customers", "customer", "Employees", "Emplyees", "Suppliers", "Employees "):
        add_term(register, "subject_category", name)
    known = catalogues.names(register.read(), "subject_category")
    found = _names(merging.groups(known), known)
    assert sorted(found) == [["Customers", "customer"], ["Employees", "Emplyees"]]


def test_names_that_differ_in_a_number_are_not_the_same(register: Register) -> None:
    for name in ("Clinic 11", "Clinic 12", "The Clinic 12"):
        add_party(register, {"name": name})
    known = catalogues.names(register.read(), "party")
    assert _names(merging.groups(known, likeness=75.0), known) == [["Clinic 12", "The Clinic 12"]]


@given(st.lists(st.text("abc ", min_size=1, max_size=6), max_size=12, unique=True))
def test_each_entry_is_in_one_group_at_most(names: list[str]) -> None:
    known = [(Ref("term", place), name) for place, name in enumerate(names)]
    groups = merging.groups(known, likeness=70.0)
    members = [ref for group in groups for ref in group]
    assert len(members) == len(set(members))
    assert all(len(group) > 1 for group in groups)
    paired = {ref for one, other, _ in catalogues.alike(known, likeness=70.0) for ref in (one, other)}
    assert set(members) == paired


def _parties(register: Register) -> tuple[Ref, Ref, Ref]:
    keep = add_party(register, {"name": "Acme A/S", "email": "post@acme.example"})
    other = add_party(register, {"name": "ACME AS", "phone": "12 34", "email": "info@acme.example"})
    activity = activities.add_activity(register, "controller", "A")
    rows.add(register, "disclosure", activity, {"name": "ACME AS"})
    return keep, other, activity


def test_a_preview_says_what_changes(register: Register) -> None:
    keep, other, activity = _parties(register)
    found = merging.preview(register.read(), keep, [other])
    assert [use.activity_id for use in found.activities] == [activity.id]
    assert [(fact.label, fact.value) for fact in found.taken] == [("Phone", "12 34")]
    assert [(fact.label, fact.value, fact.kept) for fact in found.lost] == [
        ("E-mail", "info@acme.example", "post@acme.example")
    ]


def test_merging_does_what_the_preview_said_in_one_step(register: Register) -> None:
    keep, other, _activity = _parties(register)
    before, steps = documents.dump(register.read()), len(register.steps())
    assert merging.merge(register, {keep: [other]}) == 1
    assert len(register.steps()) == steps + 1
    assert register.steps(1)[0].message == "Merge a party into another"
    document = documents.dump(register.read())
    assert [party["name"] for party in document["parties"]] == ["Acme A/S"]
    assert document["parties"][0]["phone"] == "12 34"
    assert document["parties"][0]["email"] == "post@acme.example"
    assert document["activities"][0]["recipients"][0]["name"] == "Acme A/S"
    register.undo()
    assert documents.dump(register.read()) == before
    assert register.verify() == []


def test_several_groups_are_one_step(register: Register) -> None:
    refs = [add_term(register, "system", name) for name in ("Mail", "mails", "Payroll", "Pay roll")]
    activity = activities.add_activity(register, "controller", "A")
    edit.set_list(register, activity, "systems", ["mails", "Pay roll", "Mail"])
    steps = len(register.steps())
    merging.merge(register, {refs[0]: [refs[1]], refs[2]: [refs[3]]})
    assert len(register.steps()) == steps + 1
    assert documents.dump(register.read())["activities"][0]["systems"] == ["Payroll", "Mail"]
    register.undo()
    assert documents.dump(register.read())["activities"][0]["systems"] == ["mails", "Pay roll", "Mail"]


def test_a_group_that_cannot_be_merged_leaves_all_as_it_was(register: Register) -> None:
    refs = [add_term(register, "system", name) for name in ("Mail", "mails")]
    law = add_term(register, "law", "An Act")
    before = register.head()
    with pytest.raises(EditError):
        merging.merge(register, {refs[0]: [refs[1]], law: [refs[1]]})
    assert register.head() == before


def test_entries_are_put_in_order(register: Register) -> None:
    refs = [add_term(register, "measure", name) for name in ("a", "b", "c", "d")]
    merging.reorder(register, "measure", [refs[2].id, refs[0].id, 999])
    known = catalogues.names(register.read(), "measure")
    assert [name for _ref, name in known] == ["c", "a", "b", "d"]
    register.undo()
    known = catalogues.names(register.read(), "measure")
    assert [name for _ref, name in known] == ["a", "b", "c", "d"]

from __future__ import annotations

import pytest

from register_app.model.ref import Ref
from register_app.services import activities, catalogues, documents, edit, rows
from register_app.services import uses as uses_of
from register_app.services.refused import EditError
from register_app.store.register import Register


def term(register: Register, kind: str, name: str) -> Ref:
    row = register.read().execute("SELECT id FROM term WHERE kind = ? AND name = ?", (kind, name)).fetchone()
    return Ref("term", row[0])


def party(register: Register, name: str) -> Ref:
    return Ref("party", register.read().execute("SELECT id FROM party WHERE name = ?", (name,)).fetchone()[0])


def test_renamed_once_renamed_everywhere(sample: Register) -> None:
    edit.set_field(sample, term(sample, "subject_category", "Customers"), "name", "Borrowers")
    text = str(documents.dump(sample.read()))
    assert "'Borrowers'" in text
    assert "'Customers'" not in text


def test_a_name_that_is_taken_asks_for_a_merge(sample: Register) -> None:
    with pytest.raises(EditError, match="merge"):
        edit.set_field(sample, term(sample, "subject_category", "Customers"), "name", "EMPLOYEES")


def test_merged_terms_stand_once_where_both_stood(sample: Register) -> None:
    keep, other = (
        term(sample, "subject_category", "Customers"),
        term(sample, "subject_category", "Guarantors"),
    )
    before = documents.dump(sample.read())
    catalogues.merge_terms(sample, keep, [other])
    after = documents.dump(sample.read())
    assert "Guarantors" not in str(after)
    for old, new in zip(before["activities"], after["activities"], strict=True):
        for was, now in zip(old["data"], new["data"], strict=True):
            wanted = {"Customers" if name == "Guarantors" else name for name in was["subjects"]}
            assert set(now["subjects"]) == wanted
            assert len(now["subjects"]) == len(wanted)
    assert not sample.verify()
    sample.undo()
    assert documents.dump(sample.read()) == before


def test_terms_of_two_catalogues_are_not_merged(sample: Register) -> None:
    with pytest.raises(EditError, match="same catalogue"):
        catalogues.merge_terms(
            sample, term(sample, "subject_category", "Customers"), [term(sample, "department", "Credit")]
        )


def test_merged_parties_keep_every_role_and_fill_each_others_gaps(sample: Register) -> None:
    keep = party(sample, "Lønkilden A/S")
    other = party(sample, "Klarfjord Drift A/S")
    uses = len(uses_of.where_used(sample.read(), other))
    catalogues.merge_parties(sample, keep, [other])
    held = next(p for p in documents.dump(sample.read())["parties"] if p["name"] == "Lønkilden A/S")
    assert held["address"].startswith("Havnegade")
    assert len(uses_of.where_used(sample.read(), keep)) == uses + 1


def test_where_used_names_the_activities(sample: Register) -> None:
    uses = uses_of.where_used(sample.read(), term(sample, "department", "HR"))
    assert {(use.number, use.name) for use in uses} == {
        ("RA-0009", "Payroll and staff administration"),
        ("RA-0010", "Recruitment"),
    }
    counts = uses_of.count_uses(sample.read(), "term")
    assert counts[term(sample, "department", "HR").id] == 2


def test_an_activity_that_names_a_thing_twice_is_one_activity(register: Register) -> None:
    loan = activities.add_activity(register, "controller", "Loans")
    other = activities.add_activity(register, "controller", "Payroll")
    for _purpose in range(3):
        purpose = rows.add(register, "purpose", loan, {"title": "P"})
        rows.add(register, "purpose_basis", purpose, {"law": "Tax Act"})
    for owner in (loan, loan, other):
        rows.add(register, "data_use", owner, {"category": "Names", "subjects": "Customers\nStaff"})
        rows.add(register, "disclosure", owner, {"name": "Tax agency"})
    read = register.read()
    counts = uses_of.count_activities(read, "term")
    assert counts[term(register, "law", "Tax Act").id] == 1
    assert uses_of.count_uses(read, "term")[term(register, "law", "Tax Act").id] == 3
    assert counts[term(register, "data_category", "Names").id] == 2
    assert counts[term(register, "subject_category", "Staff").id] == 2
    [agency] = uses_of.count_activities(read, "party").values()
    assert agency == 2


def test_roles_of_the_register(sample: Register) -> None:
    new = catalogues.add_party(sample, {"name": "Rep GmbH", "country": "DE"})
    catalogues.set_role(sample, "representative", [new.id])
    holder = documents.dump(sample.read())["register"]["representative"]
    assert holder is not None
    assert (holder["name"], holder["country"]) == ("Rep GmbH", "DE")
    with pytest.raises(EditError):
        catalogues.add_party(sample, {"name": "rep gmbh"})


def test_unused_entries_go_and_used_ones_stay(sample: Register) -> None:
    catalogues.add_term(sample, "system", "Nobody's system")
    before = len(documents.dump(sample.read())["catalogues"]["systems"])
    assert catalogues.remove_unused(sample, "system") == 1
    assert len(documents.dump(sample.read())["catalogues"]["systems"]) == before - 1


def test_likely_duplicates_are_suggested(sample: Register) -> None:
    one = catalogues.add_term(sample, "system", "Finance system")
    two = term(sample, "system", "The finance system")
    pairs = catalogues.alike(catalogues.names(sample.read(), "system"), likeness=80)
    assert {one, two} in [{first, second} for first, second, _ in pairs]
    assert not catalogues.alike(catalogues.names(sample.read(), "department"), likeness=95)

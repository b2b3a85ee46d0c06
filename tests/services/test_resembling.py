"""New names that resemble those of the register are told, never merged unasked, and merged in the same step when asked."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from register_app.model.text import fold
from register_app.reading.batch import Batch
from register_app.services import documents, importing
from register_app.services.import_plan import ImportPlan
from register_app.services.resembling import resembling
from register_app.store.register import Register
from tests.services.test_importing import batch, take

HELD = {
    "name": "Payroll",
    "department": "Human Resources",
    "systems": ["Salary system 2", "Archive"],
    "clients": ["Alpha Ltd", "Beta Ltd"],
    "data": [{"category": "Contact details", "subjects": ["Customers", "Employees"]}],
    "recipients": [{"name": "Nordic Bank A/S", "kind": "party"}, {"name": "Authorities", "kind": "category"}],
    "purposes": [{"title": "Pay", "bases": [{"article": "6(1)(c)", "law": "Bookkeeping Act"}]}],
}
GIVEN = {
    "name": "Newsletter",
    "department": "Human Ressources",
    "systems": ["Salary system 3", "Archives", "Mail"],
    "data": [{"category": "Details, contact", "subjects": ["Customer", "customers", "Visitors"]}],
    "recipients": [{"name": "Nordic Bank AS", "kind": "party"}, {"name": "Authoritys", "kind": "category"}],
    "transfers": [{"country": "US", "recipient": "Nordik Bank A/S"}],
    "purposes": [{"title": "Tell", "bases": [{"article": "6(1)(a)", "law": "Book-keeping Act"}]}],
}
ALIKE = {
    ("department", "Human Ressources"): "Human Resources",
    ("subject_category", "Customer"): "Customers",
    ("recipient_category", "Authoritys"): "Authorities",
    ("system", "Archives"): "Archive",
    ("law", "Book-keeping Act"): "Bookkeeping Act",
    ("party", "Nordic Bank AS"): "Nordic Bank A/S",
    ("party", "Nordik Bank A/S"): "Nordic Bank A/S",
}


def told(planned: ImportPlan) -> dict[tuple[str, str], str]:
    return {(item.kind, item.given): item.existing for item in planned.likely}


def test_what_resembles_is_told_with_its_likeness(register: Register) -> None:
    take(register, batch(HELD))
    planned = importing.plan(register, batch(GIVEN))
    assert ALIKE.items() <= told(planned).items()
    assert set(told(planned)) - set(ALIKE) <= {("data_category", "Details, contact")}
    assert all(0.84 <= item.score <= 1 for item in planned.likely)
    assert planned.replacements == {}


def test_nothing_is_merged_unasked(register: Register) -> None:
    take(register, batch(HELD))
    take(register, batch(GIVEN))
    made = documents.dump(register.read())["activities"][-1]
    assert made["department"] == "Human Ressources"
    assert made["systems"] == ["Salary system 3", "Archives", "Mail"]
    assert made["data"][0]["subjects"] == ["Customer", "Customers", "Visitors"]


def test_what_was_accepted_is_used_instead_in_the_same_step(register: Register) -> None:
    take(register, batch(HELD))
    before, head = documents.dump(register.read()), register.head()
    planned = importing.plan(register, batch(GIVEN, parties=[{"name": "Nordic Bank AS", "country": "DK"}]))
    planned.replacements = told(planned)
    importing.apply(register, planned)
    assert register.head()[0] == head[0] + 1
    document = documents.dump(register.read())
    made = document["activities"][-1]
    assert made["department"] == "Human Resources"
    assert made["systems"] == ["Salary system 3", "Archive", "Mail"]
    assert made["data"][0]["subjects"] == ["Customers", "Visitors"]
    assert [item["name"] for item in made["recipients"]] == ["Nordic Bank A/S", "Authorities"]
    assert made["transfers"][0]["recipient"] == "Nordic Bank A/S"
    assert made["purposes"][0]["bases"][0]["law"] == "Bookkeeping Act"
    banks = [party for party in document["parties"] if "Bank" in party["name"]]
    assert [(party["name"], party["country"]) for party in banks] == [("Nordic Bank A/S", "DK")]
    register.undo()
    assert documents.dump(register.read()) == before


def test_two_names_of_one_client_become_one(register: Register) -> None:
    take(register, batch(HELD))
    planned = importing.plan(
        register, batch({"name": "X", "part": "processor", "clients": ["Alpha Ltd.", "ALPHA LTD", "Gamma"]})
    )
    assert told(planned) == {("party", "Alpha Ltd."): "Alpha Ltd"}
    planned.replacements = told(planned)
    importing.apply(register, planned)
    assert documents.dump(register.read())["activities"][-1]["clients"] == ["Alpha Ltd", "Gamma"]


def test_a_changed_activity_uses_what_was_accepted(register: Register) -> None:
    take(register, batch(HELD))
    planned = importing.plan(register, batch({"name": "Payroll", "systems": ["Archives", "New"]}))
    assert told(planned) == {("system", "Archives"): "Archive"}
    planned.replacements = told(planned)
    importing.apply(register, planned)
    assert documents.dump(register.read())["activities"][0]["systems"] == ["Archive", "New"]


def test_a_replacement_by_what_is_not_there_changes_nothing(register: Register) -> None:
    take(register, batch(HELD))
    planned = importing.plan(register, batch({"name": "X", "systems": ["Archives"]}))
    planned.replacements = {("system", "Archives"): "Gone", ("system", "Archive"): "Salary system 2"}
    importing.apply(register, planned)
    assert documents.dump(register.read())["activities"][-1]["systems"] == ["Archives"]


def test_lists_of_the_file_are_looked_through_too(register: Register) -> None:
    take(register, batch(HELD))
    lists: Any = {"catalogues": {"systems": [{"name": "The Archive"}, {"name": "Archivé"}]}}
    assert told(importing.plan(register, Batch("x.xlsx", **lists))) == {("system", "Archivé"): "Archive"}


NAMES = st.lists(st.text("ab1 Å", max_size=8), max_size=6)


@given(NAMES, NAMES)
def test_nothing_that_is_there_is_told_as_new(held: list[str], new: list[str]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE party (id INTEGER PRIMARY KEY, name)")
        connection.execute("CREATE TABLE term (id INTEGER PRIMARY KEY, kind, name, position)")
        connection.executemany(
            "INSERT INTO term (kind, name) VALUES ('system', ?)", [(name,) for name in held]
        )
        for item in resembling(connection, Batch("b"), [{"name": "B", "systems": new}]):
            assert item.existing in held
            assert fold(item.given) in {fold(name) for name in new} - {fold(name) for name in held}
            assert re.findall(r"\d", item.given) == re.findall(r"\d", item.existing)


@given(NAMES)
def test_a_name_with_its_words_in_another_order_is_found(words: list[str]) -> None:
    name, turned = " ".join(words).split(), " ".join(reversed(words)).split()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE party (id INTEGER PRIMARY KEY, name)")
        connection.execute("CREATE TABLE term (id INTEGER PRIMARY KEY, kind, name, position)")
        connection.execute("INSERT INTO party (name) VALUES (?)", (" ".join(name),))
        found = resembling(connection, Batch("b"), [{"name": "B", "clients": [" ".join(turned)]}])
    same = fold(" ".join(name)) == fold(" ".join(turned))
    assert [item.score for item in found] == ([] if same or not name else [1.0])

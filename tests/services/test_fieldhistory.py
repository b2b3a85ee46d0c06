"""The history of one field: values, names of linked rows, lists, what is gone."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from register_app.model.ref import Ref
from register_app.services import catalogues, edit, rows
from register_app.services.activities import add_activity
from register_app.services.fieldhistory import FieldChange, of_field
from register_app.store.register import Register


def _values(register: Register, ref: Ref, name: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(change.before, change.after) for change in of_field(register.read(), ref, name)]


def _set(register: Register, ref: Ref, name: str, value: str) -> None:
    edit.set_field(register, ref, name, value)
    register.end_merge()


def test_a_text_tells_who_when_and_from_what(register: Register) -> None:
    ref = add_activity(register, "controller")
    _set(register, ref, "owner", "Mette")
    _set(register, ref, "name", "Payroll")
    _set(register, ref, "owner", "Søren")
    changes = of_field(register.read(), ref, "owner")
    assert [(c.before, c.after) for c in changes] == [(("Mette",), ("Søren",)), ((), ("Mette",))]
    steps = {step.id: step for step in register.steps()}
    assert all((c.at, c.author) == (steps[c.step].at, steps[c.step].author) for c in changes)


def test_keystrokes_of_one_step_are_one_change(register: Register) -> None:
    ref = add_activity(register, "controller")
    for text in ("P", "Pa", "Pay"):
        edit.set_field(register, ref, "name", text)
    assert _values(register, ref, "name") == [((), ("Pay",))]


def test_linked_rows_are_told_by_name_also_when_they_are_gone(register: Register) -> None:
    ref = add_activity(register, "controller")
    _set(register, ref, "department", "Sales")
    gone = Ref("term", register.read().execute("SELECT id FROM term WHERE name = 'Sales'").fetchone()[0])
    _set(register, ref, "department", "Finance")
    rows.remove(register, [gone])
    assert _values(register, ref, "department") == [(("Sales",), ("Finance",)), ((), ("Sales",))]


def test_lists_are_told_as_they_stood_each_in_its_own(register: Register) -> None:
    ref, other = add_activity(register, "controller"), add_activity(register, "controller")
    edit.set_list(register, ref, "systems", ["ERP", "Mail"])
    edit.set_list(register, ref, "measures", ["Logging"])
    edit.set_list(register, other, "systems", ["Other"])
    edit.set_list(register, ref, "systems", ["Mail", "Archive"])
    assert _values(register, ref, "systems") == [
        (("ERP", "Mail"), ("Mail", "Archive")),
        ((), ("ERP", "Mail")),
    ]
    assert _values(register, ref, "measures") == [((), ("Logging",))]


def test_sensitivity_is_that_of_the_category(register: Register) -> None:
    activity = add_activity(register, "controller")
    use = rows.add(register, "data_use", activity, {"category": "Health"})
    _set(register, use, "sensitivity", "special")
    assert _values(register, use, "sensitivity") == [((), ("special",))]
    assert of_field(register.read(), rows.add(register, "data_use", activity), "sensitivity") == []


def test_a_merge_shows_in_the_lists_it_changed(register: Register) -> None:
    ref = add_activity(register, "controller")
    edit.set_list(register, ref, "systems", ["E-mail", "Mail"])
    found = dict(register.read().execute("SELECT name, id FROM term").fetchall())
    catalogues.merge_terms(register, Ref("term", found["Mail"]), [Ref("term", found["E-mail"])])
    assert _values(register, ref, "systems")[0] == (("E-mail", "Mail"), ("Mail",))


@given(st.lists(st.text(alphabet="abc ", max_size=4), max_size=8))
def test_the_changes_lead_from_nothing_to_what_stands_there(texts: list[str]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Register.create(Path(folder) / "made.register", title="T", language="en") as register,
    ):
        ref = add_activity(register, "controller")
        for text in texts:
            _set(register, ref, "owner", text)
        changes: list[FieldChange] = of_field(register.read(), ref, "owner")
        now = register.read().execute("SELECT owner FROM activity").fetchone()[0]
    ends = [(), *(change.after for change in reversed(changes))]
    assert [change.before for change in reversed(changes)] == ends[:-1]
    assert ends[-1] == ((now,) if now else ())

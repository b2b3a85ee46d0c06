"""Retention rules: taken over as one step, kept out of a row."""

from __future__ import annotations

import pytest

from register_app.model.document import RETENTION_FIELDS
from register_app.services import documents, edit, rows
from register_app.services.activities import add_activity
from register_app.services.refused import EditError
from register_app.services.retention import keep_as_rule, rules, take_over
from register_app.store.register import Register

_LIMIT = {"period": "P5Y", "text": "5 years after the year", "start": "Year end", "action": "delete",
          "law": "The Bookkeeping Act", "note": ""}  # fmt: skip


def test_a_time_limit_is_kept_as_a_rule_and_taken_over_in_one_step(register: Register) -> None:
    activity = add_activity(register, "controller")
    first = rows.add(register, "data_use", activity, {"category": "Invoices", **_LIMIT})
    keep_as_rule(register, first, "Bookkeeping")
    [rule] = rules(register.read())
    assert (rule.name, rule.fields) == ("Bookkeeping", _LIMIT)
    second = rows.add(
        register, "data_use", activity, {"category": "Receipts", "note": "old", "period": "P1Y"}
    )
    steps = len(register.steps())
    take_over(register, second, rule)
    assert len(register.steps()) == steps + 1
    [_, taken] = documents.dump(register.read())["activities"][0]["data"]
    assert {name: taken["retention"][name] for name in RETENTION_FIELDS} == _LIMIT  # type: ignore[literal-required]
    register.undo()
    [_, taken] = documents.dump(register.read())["activities"][0]["data"]
    assert taken["retention"]["note"] == "old"


def test_names_of_rules_are_given_once(register: Register) -> None:
    use = rows.add(register, "data_use", add_activity(register, "controller"), {"text": "5 years"})
    keep_as_rule(register, use, "Five")
    for name in ("five", "  "):
        with pytest.raises(EditError):
            keep_as_rule(register, use, name)
    assert [rule.name for rule in rules(register.read())] == ["Five"]
    edit.set_field(register, use, "text", "6 years")
    assert rules(register.read())[0].fields["text"] == "5 years"

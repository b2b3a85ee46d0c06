"""What a step changed reads as names and words: no number of a row, no stored code, no column of the file."""

from __future__ import annotations

import re

from register_app.services import activities, edit, rows
from register_app.services.catalogues import add_party
from register_app.viewmodels.history import HistoryModel
from register_app.viewmodels.session import Session


def _newest(session: Session) -> list[tuple[str, str, str]]:
    return HistoryModel(session).details(0)


def test_pointers_are_named_and_codes_are_words(session: Session) -> None:
    register = session.register
    activity = activities.add_activity(register, "controller", "Payroll")
    number = register.read().execute("SELECT number FROM activity").fetchone()[0]
    edit.set_field(register, activity, "department", "Human resources")
    assert (f"{number} · Activity: Payroll – Department", "", "Human resources") in _newest(session)
    edit.set_field(register, activity, "status", "approved")
    assert _newest(session) == [(f"{number} · Activity: Payroll – Status", "Draft", "Approved")]
    edit.set_list(register, activity, "systems", ["Mail"])
    assert (f"{number} · Systems: Mail", "", "new") in _newest(session)
    purpose = rows.add(register, "purpose", activity, {"title": "Pay wages"})
    basis = rows.add(register, "purpose_basis", purpose, {"article": "6(1)(b)"})
    edit.set_field(register, basis, "article", "6(1)(c)")
    ((where, before, after),) = _newest(session)
    assert where.startswith(f"{number} · Legal basis: Art. 6(1)(c)")
    assert (before[:12], after[:12]) == ("Art. 6(1)(b)", "Art. 6(1)(c)")
    party = add_party(register, {"name": "Acme A/S"})
    edit.set_field(register, party, "country", "DK")
    assert _newest(session) == [("Party: Acme A/S – Country", "", "Denmark")]


def test_what_is_gone_keeps_its_name(session: Session) -> None:
    register = session.register
    activity = activities.add_activity(register, "controller", "Payroll")
    recipient = rows.add(register, "disclosure", activity, {"name": "Acme A/S"})
    rows.remove(register, [recipient])
    assert [(where.partition(" · ")[2], after) for where, _before, after in _newest(session)] == [
        ("Recipient: Acme A/S", "removed")
    ]


def test_no_line_of_the_sample_tells_a_column_or_the_number_of_a_row(sample: Session) -> None:
    model = HistoryModel(sample)
    for row in range(model.rowCount()):
        for where, before, after in model.details(row):
            assert not re.search(r"[a-z]_[a-z]|uuid", where), where
            assert not where.endswith("_id"), where
            assert not any(text.isdigit() for text in (before, after)), (where, before, after)

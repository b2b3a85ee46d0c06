"""What a workbook that came back changes beside the activities is known with what it was before."""

from __future__ import annotations

from pathlib import Path

from register_app.services import exporting, importing, reading
from register_app.store.register import Register
from tests.services.test_returning import edited


def test_a_change_of_a_party_is_told_with_its_name_and_what_it_was(sample: Register, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    exporting.export(sample, path)
    name, before = sample.read().execute("SELECT name, email FROM party ORDER BY id LIMIT 1").fetchone()
    back = edited(path, ("parties", "party.name", name, "party.email", "new@a.example"))
    facts = importing.plan(sample, reading.read(back)).facts
    assert [(fact.name, fact.column, fact.before, fact.value) for fact in facts] == [
        (name, "email", before, "new@a.example")
    ]

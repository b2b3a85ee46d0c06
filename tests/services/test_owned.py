"""To which activity a row belongs."""

from __future__ import annotations

from register_app.model.ref import Ref
from register_app.services import documents, owned, record
from register_app.store.register import Register


def test_every_row_of_an_activity_leads_to_it(few: Register) -> None:
    connection = few.read()
    seen = set()
    for number in record.activity_ids(connection).values():
        held = record.read(connection, number)
        assert held is not None
        for ref in held.rows.values():
            assert owned.activity_of(connection, ref) == number
            seen.add(ref.table)
    assert seen == {"activity", *owned.PARENTS} - {"extra"}


def test_what_belongs_to_none_leads_nowhere(few: Register) -> None:
    assert documents.dump(few.read())["parties"]
    gone = [Ref("activity", 9999), Ref("purpose_basis", 9999), Ref("party", 1), Ref("register", 1)]
    assert [owned.activity_of(few.read(), ref) for ref in gone] == [0, 0, 0, 0]

"""The short rows of lists: fetched as one, and still all of them, in their order and to the letter."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.base.i18n import Message
from register_app.services import listing
from register_app.store.register import Register

TEXTS = st.lists(st.text(max_size=12), min_size=1, max_size=8)


def _write(register: Register, names: list[str]) -> None:
    with register.edit_rows(Message("Many")) as database:
        database.execute("DELETE FROM activity")
        for position, name in enumerate(names):
            database.execute(
                "INSERT INTO activity (uuid, number, name, position, notes) VALUES (?, ?, ?, ?, ?)",
                (f"u{position}", f"N{position}", name, len(names) - position, f"[{name}]"),
            )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_each_text_comes_back_to_the_letter_and_in_order(register: Register, names: list[str]) -> None:
    _write(register, names)
    lines = listing.own_lines(register.read())
    read = [line["name"][0] if line["name"] else "" for line in lines.values()]
    assert read == names[::-1]
    assert [line["notes"] for line in lines.values()] == [(f"[{name}]",) for name in names[::-1]]

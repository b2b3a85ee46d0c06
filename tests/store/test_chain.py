from __future__ import annotations

import hashlib
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from register_app.base.i18n import Message
from register_app.store import chain
from register_app.store.register import Register
from tests.store.content import fill


def field(value: object) -> bytes:
    """As docs describe it, written a second time."""
    if value is None:
        return b"-"
    text = str(value).encode()
    return str(len(text)).encode() + b":" + text


def by_hand(register: Register) -> Iterator[str]:
    seal = "0" * 64
    for step in register.read().execute("SELECT * FROM step ORDER BY id"):
        body = hashlib.sha256()
        for name in ("id", "at", "author", "label", "params", "kind", "target"):
            body.update(field(step[name]))
        for change in register.read().execute(
            "SELECT * FROM change WHERE step_id = ? ORDER BY id", (step["id"],)
        ):
            for name in ("id", "table_name", "row_id", "before", "after"):
                body.update(field(change[name]))
        seal = hashlib.sha256(seal.encode() + body.digest()).hexdigest()
        yield seal


def test_anybody_can_recompute_the_seals(register: Register) -> None:
    with register.edit_rows(Message("Fill {n}", {"n": "æ"})) as rows:
        fill(rows)
    with register.edit_rows(Message("Ændr")) as rows:
        rows.execute("UPDATE activity SET name = '🏦', notes = char(0, 7, 10) || 'x'")
    register.undo()
    stored = [row["hash"] for row in register.read().execute("SELECT hash FROM step ORDER BY id")]
    assert stored == list(by_hand(register))
    assert register.head() == (4, stored[-1])


def test_a_known_seal() -> None:
    """The form of the seal is a contract: files are verified in ten years."""
    body = hashlib.sha256(
        b"1:1" + b"24:2026-01-01T00:00:00.000Z" + b"0:" + b"1:x" + b"2:{}" + b"4:edit" + b"-"
    )
    assert chain._fields((1, "2026-01-01T00:00:00.000Z", "", "x", "{}", "edit", None)) == (
        b"1:124:2026-01-01T00:00:00.000Z0:1:x2:{}4:edit-"
    )
    assert chain.link(chain.GENESIS, body.digest()) == (hashlib.sha256(b"0" * 64 + body.digest()).hexdigest())
    assert (
        chain._change(7, -3, b"activity", None, '{"æ":1}'.encode()) == b'1:78:activity2:-3-8:{"\xc3\xa6":1}'
    )


@given(
    st.lists(st.none() | st.text(max_size=5) | st.integers(), max_size=4),
    st.lists(st.none() | st.text(max_size=5) | st.integers(), max_size=4),
)
def test_different_fields_have_different_forms(one: list[object], two: list[object]) -> None:
    same = [None if value is None else str(value) for value in one] == [
        None if value is None else str(value) for value in two
    ]
    assert (chain._fields(one) == chain._fields(two)) == same

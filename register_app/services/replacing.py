"""Find and replace over the whole register: every text of it, previewed, then changed as one step."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from sqlite3 import Connection
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message
from register_app.base.watching import Watch, unwatched
from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.services import owned
from register_app.services.assign import assign, row
from register_app.store.register import Register

TEXT_COLUMNS: dict[str, tuple[str, ...]] = {
    "register": ("title", "scope", "security"),
    "activity": ("name", "description", "owner", "notes"),
    "purpose": ("title", "description"),
    "purpose_basis": ("section", "reason", "lia"),
    "data_use": ("basis", "source", "text", "start", "law", "note"),
    "disclosure": ("contract", "note"),
    "transfer": ("organisation", "safeguards", "tia", "note"),
    "answer": ("reason",),
    "extra": ("text",),
    "party": ("name", "registration_number", "address", "email", "phone", "web", "note"),
    "term": ("name", "note"),
    "retention_rule": ("name", "text", "start", "law", "note"),
}
"""Where words of the user stand, by table."""


_PORTION = 500


class BadPattern(RegisterError):
    """A search that cannot be read."""


@dataclass(frozen=True)
class Hit:
    """A text in which something was found, before and after the replacement, with the places found (start, end)."""

    ref: Ref
    field: str
    before: str
    after: str
    spans: tuple[tuple[int, int], ...]

    @property
    def label(self) -> str:
        """The msgid of the field's label."""
        described = FIELDS.get(f"{self.ref.table}.{self.field}")
        return described.label if described else self.field


def pattern(text: str, *, case: bool = False, words: bool = False, regex: bool = False) -> re.Pattern[str]:
    """What to look for: plain text, by default without regard to case; whole words, or a regular expression."""
    source = text if regex else re.escape(text)
    if words:
        source = rf"(?<!\w)(?:{source})(?!\w)"
    try:
        compiled = re.compile(source, 0 if case else re.IGNORECASE)
    except re.error as error:
        raise BadPattern(
            N_("“{text}” is no regular expression ({reason}). Search for plain text instead."),
            text=text,
            reason=error.msg,
        ) from error
    if not text or compiled.match(""):
        raise BadPattern(N_("That would find everything. Write what to look for."))
    return compiled


def hits(
    connection: Connection, wanted: re.Pattern[str], replacement: str | None = None
) -> Iterator[Hit | None]:
    """Every text that holds `wanted`, in the order of the tables; with `replacement`, what it would become.

    None comes now and then where nothing was found, so that who asks can pause in between.
    """
    for table, columns in TEXT_COLUMNS.items():
        for found in _portions(connection, table, columns):
            if found is None:
                yield None
                continue
            for column, text in zip(columns, found[1:], strict=True):
                spans = tuple(match.span() for match in wanted.finditer(text))
                if spans:
                    after = text if replacement is None else wanted.sub(lambda _: replacement, text)
                    yield Hit(Ref(table, found[0]), column, text, after, spans)


def owner(connection: Connection, ref: Ref) -> str:
    """Where a text stands: the number and name of its activity, or the name of its entry; "" for the register."""
    if ref.table in ("party", "term", "retention_rule"):
        row = connection.execute(f"SELECT name FROM {ref.table} WHERE id = ?", (ref.id,)).fetchone()
        return str(row[0]) if row else ""
    number = owned.activity_of(connection, ref)
    row = connection.execute("SELECT number, name FROM activity WHERE id = ?", (number,)).fetchone()
    return f"{row[0]}  {row[1]}".strip() if row else ""


def _portions(connection: Connection, table: str, columns: Sequence[str]) -> Iterator[Sequence[Any] | None]:
    """The rows of a table, read in portions with None before each: no statement stays open in a pause."""
    last = -1
    while True:
        yield None
        portion = connection.execute(
            f"SELECT id, {', '.join(columns)} FROM {table} WHERE id > ? ORDER BY id LIMIT {_PORTION}", (last,)
        ).fetchall()
        yield from portion
        if len(portion) < _PORTION:
            return
        last = portion[-1][0]


def replace(
    register: Register,
    hits: Sequence[Hit],
    selected: Collection[int] | None = None,
    watch: Watch = unwatched,
) -> int:
    """Make the replacements (only those at places `selected`, if given) as one step; gives how many texts changed.

    BadPattern where a text has changed since it was found, EditError where a name would be taken; nothing is changed.
    """
    wanted = None if selected is None else frozenset(selected)
    chosen = [hit for place, hit in enumerate(hits) if wanted is None or place in wanted]
    chosen = [hit for hit in chosen if hit.after != hit.before]
    label = N_("Replace in a text") if len(chosen) == 1 else N_("Replace in {count} texts")
    with register.edit(Message(label, {"count": len(chosen)})) as session:
        for done, hit in enumerate(chosen):
            watch(done)
            item = row(session, hit.ref)
            if getattr(item, hit.field) != hit.before:
                raise BadPattern(N_("A text has changed since it was found. Search again."))
            if hit.ref.table in ("answer", "extra"):
                setattr(item, hit.field, hit.after)
                session.add(item)
            else:
                assign(session, item, hit.field, hit.after)
    return len(chosen)

"""Text that was being typed when the program ended: kept outside the register, offered again, put back."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from sqlite3 import Connection

from register_app.model.fields import FIELDS
from register_app.model.ref import Ref
from register_app.services import owned
from register_app.store.register import Register

_OWNERS = {
    "purpose": "SELECT id FROM purpose WHERE activity_id = ?",
    "purpose_basis": "SELECT b.id FROM purpose_basis b JOIN purpose p ON p.id = b.purpose_id WHERE p.activity_id = ?",
    "data_use": "SELECT id FROM data_use WHERE activity_id = ?",
    "disclosure": "SELECT id FROM disclosure WHERE activity_id = ?",
    "transfer": "SELECT id FROM transfer WHERE activity_id = ?",
}
PICKED = ("article", "choice", "country", "parties", "party", "purposes", "recipient", "term", "terms")
"""Kinds of fields in which a name is picked, or begun."""
_LONGEST = 1_000_000
_MOST = 200


@dataclass(frozen=True)
class Draft:
    """A half-typed text. `field` is a key of `model/fields.py` or ""; `before` is what was stored when it was typed.

    `row` is the number of its row, 0 where only the activity (`activity`, 0 for none) is known; `where` says it in
    words. `act` is the action that opened the dialog it was typed in, `line` the place of its field in that dialog,
    from 0.
    """

    text: str
    where: str = ""
    field: str = ""
    activity: int = 0
    row: int = 0
    before: str = ""
    act: str = ""
    line: int = 0


def register_uuid(connection: Connection) -> str:
    """What tells this register from others, wherever its file lies."""
    return str(connection.execute("SELECT uuid FROM register").fetchone()[0])


def keep(folder: Path, uuid: str, drafts: Sequence[Draft]) -> bool:
    """Keep these drafts of a register, for its user only (mode 0600); none removes the file. False where it cannot be."""
    path = _path(folder, uuid)
    with contextlib.suppress(OSError):
        if not drafts:
            path.unlink(missing_ok=True)
            return True
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        raw = {"format": "register-app drafts", "version": 1, "drafts": [asdict(draft) for draft in drafts]}
        # mkstemp makes files that only their owner can read.
        handle, name = tempfile.mkstemp(dir=folder, prefix=f"{path.stem}-", suffix=".tmp")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass") as stream:
                json.dump(raw, stream, ensure_ascii=True)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        return True
    return False


def read(folder: Path, uuid: str) -> list[Draft]:
    """The drafts kept of a register; what is no draft is passed over."""
    try:
        raw = json.loads(_path(folder, uuid).read_text("utf-8"))
        found = raw["drafts"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return []
    return [draft for item in found[:_MOST] if (draft := _draft(item))] if isinstance(found, list) else []


def _draft(item: object) -> Draft | None:
    if not isinstance(item, dict):
        return None
    texts = {key: item.get(key, "") for key in ("text", "where", "field", "before", "act")}
    numbers = {key: item.get(key, 0) for key in ("activity", "row", "line")}
    if (
        not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts.values())
        or not texts["text"]
    ):
        return None
    if not all(type(number) is int for number in numbers.values()):
        return None
    return Draft(**texts, **numbers)


def place(connection: Connection, draft: Draft) -> Ref | None:
    """The row that a draft belongs to; None where that cannot be told for certain.

    Where only the activity is known, it is the one row below it whose field still says what was stored then.
    """
    # Half of a name is none yet: it goes back into its field, where it can be ended, not into the register.
    if draft.field not in FIELDS or FIELDS[draft.field].kind in PICKED:
        return None
    table, _dot, name = draft.field.partition(".")
    if draft.row:
        candidates = [draft.row]
    elif table == "activity":
        candidates = [draft.activity]
    elif table in _OWNERS and draft.activity:
        candidates = [row[0] for row in connection.execute(_OWNERS[table], (draft.activity,))]
    else:
        return None
    if not any(row[1] == name for row in connection.execute(f"PRAGMA table_info({table})")):
        return None
    fitting = [
        number
        for number in candidates
        for row in connection.execute(f"SELECT {name} FROM {table} WHERE id = ?", (number,))
        if row[0] == draft.before
    ]
    return Ref(table, fitting[0]) if len(fitting) == 1 else None


def activity_of(connection: Connection, draft: Draft) -> int:
    """The number of the activity that a draft belongs to; 0 where there is none any more."""
    table = draft.field.partition(".")[0]
    if draft.row and (table in _OWNERS or table == "activity"):
        return owned.activity_of(connection, Ref(table, draft.row))
    return owned.activity_of(connection, Ref("activity", draft.activity))


def is_stored(connection: Connection, draft: Draft) -> bool:
    """Whether the text stands in its row by now: then there is nothing to offer."""
    stored = Draft(draft.text, draft.where, draft.field, draft.activity, draft.row, before=draft.text)
    return place(connection, stored) is not None


def put_back(register: Register, draft: Draft) -> bool:
    """Store a draft where it belongs, as one step; False where its place cannot be told. EditError as any edit."""
    from register_app.services import edit

    ref = place(register.read(), draft)
    if ref is None:
        return False
    edit.set_field(register, ref, draft.field.partition(".")[2], draft.text)
    register.end_merge()
    return True


def _path(folder: Path, uuid: str) -> Path:
    safe = "".join(letter for letter in uuid if letter.isalnum() or letter == "-")[:64]
    return folder / f"{safe or 'register'}.json"

"""What a source was when it was last imported, so that the next import knows which side has changed what since.

The register's history has the state that an import left. Where that was not what the source said – a conflict was left,
a value refused, another source of the same step said something else –, the step keeps a fingerprint of what it said.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from sqlite3 import Connection
from typing import Any

from register_app.model.document import ActivityDoc
from register_app.services import documents
from register_app.services.import_differences import Said, compared, fingerprint, narrowed, plain
from register_app.store.register import Register

_IMPORTS = """
SELECT id, params FROM step WHERE kind = 'import' AND (
  json_extract(params, '$.source') = :source OR EXISTS (
    SELECT 1 FROM json_each(CASE WHEN json_valid(params ->> '$.bases') THEN params ->> '$.bases' ELSE '[]' END)
    WHERE json_extract(value, '$.source') = :source))
ORDER BY id DESC
"""
_UNDONE = "SELECT target, kind FROM step WHERE kind IN ('undo', 'redo') AND target IS NOT NULL ORDER BY id"


def imports_of(connection: Connection, source: str) -> list[int]:
    """The steps that imported a source of that name and still hold, the last first."""
    undone: dict[int, bool] = {}
    for target, kind in connection.execute(_UNDONE):
        undone[target] = kind == "undo"
    return [row[0] for row in connection.execute(_IMPORTS, {"source": source}) if not undone.get(row[0])]


def last_import(connection: Connection, source: str) -> int:
    """The step that last imported a source of that name and still holds; 0 where none did."""
    return next(iter(imports_of(connection, source)), 0)


@dataclass
class Earlier:
    """The register as the last import of a source left it."""

    step: int
    connection: Connection
    said: dict[int, Said]

    @cached_property
    def called(self) -> dict[int, tuple[str, str]]:
        """Number and name of each activity then."""
        rows = self.connection.execute("SELECT id, number, name FROM activity")
        return {row[0]: (row[1], row[2]) for row in rows}

    def activities(self, ids: Sequence[int]) -> dict[int, ActivityDoc]:
        """Those of the activities that were there."""
        return documents.activities(self.connection, [number for number in ids if number in self.called])


@contextmanager
def earlier(register: Register, source: str) -> Iterator[Earlier | None]:
    """The register as the last import of `source` left it; None where there was none."""
    step = last_import(register.read(), source)
    if not step:
        yield None
        return
    with closing(register.as_of(step)) as state:
        yield Earlier(step, state, _said(register.read(), step, source))


def _said(connection: Connection, step: int, source: str) -> dict[int, Said]:
    """What the step kept of what the source said; whatever is damaged in it is passed over."""
    row = connection.execute("SELECT params ->> '$.bases' FROM step WHERE id = ?", (step,)).fetchone()
    try:
        bases = json.loads(row[0]) if row and row[0] else []
    except (ValueError, RecursionError):
        return {}
    found: dict[int, Said] = {}
    for base in bases if isinstance(bases, list) else ():
        said = base.get("said") if isinstance(base, dict) and base.get("source") == source else None
        for number, marks in said.items() if isinstance(said, dict) else ():
            if number.isdigit() and isinstance(marks, dict):
                found[int(number)] = {str(key): str(mark) for key, mark in marks.items()}
    return found


@dataclass
class Heard:
    """What a source said of the activities that an import had to do with: values, or fingerprints of earlier ones."""

    source: str
    sha256: str
    mapping: Mapping[str, Any] = field(default_factory=dict)
    """How it was read (`mappings.as_read`), for the log."""
    values: dict[int, Mapping[str, Any]] = field(default_factory=dict)
    marks: dict[int, Said] = field(default_factory=dict)
    """Of activities that were not taken: what the source said before goes on to count."""

    def leave(self, activity: int, given: Mapping[str, Any], base: ActivityDoc | None, said: Said) -> None:
        """The activity was not taken: the next import begins where this one did."""
        if base is not None:
            self.marks[activity] = {
                key: said.get(key) or fingerprint(narrowed(key, base, value))
                for key, value in compared(given).items()
            }


def keep(connection: Connection, heard: Iterable[Heard]) -> None:
    """Note in the step being made what each source said where the register does not say it; within an edit."""
    bases = [
        {
            "source": each.source,
            "sha256": each.sha256,
            "mapping": each.mapping,
            "said": _otherwise(connection, each),
        }
        for each in heard
    ]
    connection.execute(
        "UPDATE step SET params = json_set(params, '$.bases', ?) WHERE id = (SELECT max(id) FROM step)",
        (json.dumps(bases, ensure_ascii=False),),
    )


def _otherwise(connection: Connection, heard: Heard) -> dict[str, Said]:
    """Fingerprints of what the source said, where the register now says something else."""
    now = documents.activities(connection, sorted({*heard.values, *heard.marks}))
    found: dict[str, Said] = {}
    for number, held in now.items():
        marks = {
            key: fingerprint(value)
            for key, value in compared(heard.values.get(number, {})).items()
            if plain(value) != plain(narrowed(key, held, value))
        }
        # What holds now was never compared with the values then, so all of it is kept.
        marks |= heard.marks.get(number, {})
        if marks:
            found[str(number)] = marks
    return found

"""A document as JSON, in the form that `resources/schema/register-1.json` describes; importable again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from register_app.base.i18n import N_
from register_app.model.document import Document
from register_app.writing.files import Incomplete, write_atomic

_INCOMPLETE = N_("“{name}” was written but cannot be read back whole; check the disk and try again.")


@dataclass(frozen=True)
class JsonResult:
    """What was written, with the number of activities in it."""

    path: Path
    activities: int


def write_json(document: Document, target: Path) -> JsonResult:
    """Write `document` to `target`; the same document gives the same bytes (UTF-8, keys in their own order).

    Raises WriteError (writing/files.py); then the old target is unchanged.
    """
    text = to_json(document)

    def check(path: Path) -> None:
        try:
            same = json.loads(path.read_bytes()) == document
        except ValueError:
            same = False
        if not same:
            raise Incomplete(_INCOMPLETE, name=target.name)

    write_atomic(target, lambda path: _write(path, text), check)
    return JsonResult(target, len(document["activities"]))


def to_json(document: Document) -> str:
    """The document as a JSON text, readable for people too."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))

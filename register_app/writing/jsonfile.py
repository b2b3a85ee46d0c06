"""A document as JSON, in the form that `resources/schema/register-1.json` describes; importable again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from register_app.base.i18n import N_
from register_app.model.document import Document
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.labels import DocumentLabels
from register_app.writing.overview import plain
from register_app.writing.profiles import known, left_out, shown

_quoted = json.encoder.encode_basestring  # one text as JSON, in C where there is any

_INCOMPLETE = N_("“{name}” was written but cannot be read back whole; check the disk and try again.")


@dataclass(frozen=True)
class JsonResult:
    """What was written, with the number of activities in it."""

    path: Path
    activities: int


def write_json(
    document: Document, target: Path, *, profile: str = "internal", language: str = "en"
) -> JsonResult:
    """Write `document` to `target`; the same document gives the same bytes (UTF-8, keys in their own order).

    A copy that is not for the organisation itself says its `profile` (writing/profiles.py) and what that left out, in
    `language`; the fields themselves are there and empty. Raises WriteError (writing/files.py); then the old target is
    unchanged.
    """
    content = _for(document, profile, language)
    text = to_json(content)

    def check(path: Path) -> None:
        try:
            same = json.loads(path.read_bytes()) == content
        except ValueError:
            same = False
        if not same:
            raise Incomplete(_INCOMPLETE, name=target.name)

    write_atomic(target, lambda path: _write(path, text), check)
    return JsonResult(target, len(document["activities"]))


def _for(document: Document, profile: str, language: str) -> Mapping[str, Any]:
    if known(profile) == "internal":
        return document
    labels = DocumentLabels(language)
    held = {**shown(document, profile, labels)}
    told = left_out(document, profile).told(labels)
    head = {key: held.pop(key) for key in ("format", "version")}
    return {**head, "profile": profile, "left_out": plain(told), **held}


def to_json(document: Mapping[str, Any]) -> str:
    """The document as a JSON text, readable for people too."""
    return _indented(document, "\n") + "\n"


def _indented(value: Any, start: str) -> str:
    """As `json.dumps(value, ensure_ascii=False, indent=1)`, which walks through Python's generators and takes twice as long.

    `start` begins a line as far in as `value` stands.
    """
    if type(value) is str:
        return _quoted(value)
    inner = start + " "
    if isinstance(value, Mapping) and value:
        held = [f"{_quoted(key)}: {_indented(item, inner)}" for key, item in value.items()]
        return f"{{{inner}{f',{inner}'.join(held)}{start}}}"
    if isinstance(value, (list, tuple)) and value:
        return f"[{inner}{f',{inner}'.join([_indented(item, inner) for item in value])}{start}]"
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))

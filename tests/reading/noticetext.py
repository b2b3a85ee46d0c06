"""A notice written in a test → what is read of it, in this process and without a file."""

from __future__ import annotations

from typing import Any

from register_app.reading import htmltext, notices, plaintext
from register_app.reading.texts import SourceText

_BLOCKS = {"txt": plaintext.lines, "md": plaintext.markdown, "html": htmltext.blocks}


def read(kind: str, text: str) -> dict[str, dict[str, Any]]:
    """The activities by name; every paragraph and cell is accounted for."""
    batch = notices.read(SourceText("notice", kind, _BLOCKS[kind](text)))
    cells = batch.cells
    assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported
    return {draft.activity["name"]: draft.activity for draft in batch.drafts}


def articles(activity: dict[str, Any]) -> list[str]:
    return [basis["article"] for purpose in activity["purposes"] for basis in purpose["bases"]]


def kept(activity: dict[str, Any]) -> list[str]:
    return sorted({use["retention"]["text"] for use in activity.get("data", [])})


def data(activity: dict[str, Any]) -> list[str]:
    return [use["category"] for use in activity.get("data", []) if use["category"]]


def receivers(activity: dict[str, Any]) -> list[str]:
    return [receiver["name"] for receiver in activity.get("recipients", [])]

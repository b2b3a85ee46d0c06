"""What a cell of ours says in place of content: not applicable because, not yet clarified, missing."""

from __future__ import annotations

from collections.abc import Mapping

from register_app.writing.labels import DocumentLabels

Answer = Mapping[str, str]


def parted(labels: DocumentLabels, text: str) -> tuple[str, Answer | None]:
    """The content of a cell, and how its point stands: an answer of the document, {} for "missing", None for neither.

    What stands after the content from such a line on is the reason, which may have several lines.
    """
    lines = text.split("\n")
    for place, line in enumerate(lines):
        found = stated(labels, "\n".join(lines[place:]), line)
        if found is not None:
            return "\n".join(lines[:place]), found
    return text, None


def stated(labels: DocumentLabels, text: str, line: str) -> dict[str, str] | None:
    """The answer that a text beginning with `line` is; {} for "missing", None where it is none."""
    if line in _spellings(labels, "missing"):
        return {}
    for state in ("not_applicable", "unclarified"):
        bare = _spellings(labels, state)
        if state == "not_applicable":
            bare |= _spellings(labels, f"{state}_no_reason")
        if line in bare:
            return {"state": state, "reason": ""}
        for said in _spellings(labels, f"{state}_because"):
            before, _, after = said.partition("{reason}")
            if before and text.startswith(before) and text.endswith(after):
                return {"state": state, "reason": text[len(before) : len(text) - len(after)]}
    return None


def _spellings(labels: DocumentLabels, key: str) -> set[str]:
    """A label with its no-break blanks, as a shape has it, and with ordinary ones, as tables for searching have it."""
    said = str(labels[key])
    return {said, said.replace("\u00a0", " ")}

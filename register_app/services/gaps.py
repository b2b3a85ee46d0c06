"""Words of ours that stand in a cell in place of content: not applicable because …, not yet clarified, missing.

They are compared with ordinary blanks: a shape has the no-break blanks of the labels, a table for searching has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from register_app.writing.labels import DocumentLabels
from register_app.writing.overview import plain

NEVER_CONTENT = {
    "not_applicable_no_reason": "not_applicable",
    "unclarified": "unclarified",
    "basis_not_stated": "",
}
"""Labels that nobody would write as content → the state that they tell, "" where the point is only missing."""

MAY_BE_CONTENT = {"not_applicable": "not_applicable", "missing": ""}
"""Labels that anybody may have written in a table of their own."""

_REASONS = ("not_applicable", "unclarified")
_NUMBER = re.compile(r"\d{1,4}\. ")


@dataclass(frozen=True)
class Gap:
    """What stands in place of content: `state` is not_applicable or unclarified, "" where it is only missing."""

    state: str
    reason: str = ""

    def answer(self) -> dict[str, str]:
        """The same as an answer of a document; {} where it is only missing."""
        return {"state": self.state, "reason": self.reason} if self.state else {}


@dataclass(frozen=True)
class GapWords:
    """Whole lines that are gaps, and beginnings of texts that are gaps with a reason; all with ordinary blanks."""

    lines: Mapping[str, Gap]
    beginnings: Mapping[str, str]

    @classmethod
    def of(cls, languages: Iterable[DocumentLabels], known: Mapping[str, str]) -> GapWords:
        """The words of documents in these languages; `known`: as NEVER_CONTENT, the labels that count."""
        lines: dict[str, Gap] = {}
        beginnings: dict[str, str] = {}
        for labels in languages:
            lines.update({plain(str(labels[key])): Gap(state) for key, state in known.items()})
            for state in _REASONS:
                beginnings[plain(str(labels[f"{state}_because"])).partition("{reason}")[0]] = state
        return cls(lines, beginnings)

    @cached_property
    def begins(self) -> tuple[str, ...]:
        """The beginnings, the longest first."""
        return tuple(sorted(self.beginnings, key=len, reverse=True))

    def parted(self, text: str, *, by_number: bool = False) -> tuple[str, Gap | None]:
        """The content of a cell, and what stands in place of more of it; None when nothing does.

        A reason has all the lines that follow. `by_number`: whether such a line may stand after its number.
        """
        kept: list[str] = []
        gap: Gap | None = None
        lines = text.split("\n")
        for place, line in enumerate(lines):
            said = plain(line)
            if said.startswith(self.begins):
                start = next(item for item in self.begins if said.startswith(item))
                reason = "\n".join(lines[place:])[len(start) :]
                return "\n".join(kept), Gap(self.beginnings[start], reason)
            found = self.lines.get(_NUMBER.sub("", said, count=1) if by_number else said)
            if found is None:
                kept.append(line)
            else:
                gap = found
        return ("\n".join(kept), gap) if gap else (text, None)


def numbered(text: str) -> bool:
    """Whether a text begins with the number of a line."""
    return ". " in text[:6] and _NUMBER.match(text) is not None

"""What an activity says on each point of Art. 30: answered, not applicable, not yet clarified, or missing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from register_app.writing.pairs import Pair

STATES = ("answered", "not_applicable", "unclarified", "missing")
"""What a letter of Art. 30 can be, from settled to open."""

Activity = Mapping[str, Any]


@dataclass(frozen=True)
class Answer:
    """`content`: the register holds something; `state`: "", "not_applicable" or "unclarified", with its reason."""

    content: bool
    state: str
    reason: str

    @property
    def missing(self) -> bool:
        return not self.content and not self.state


def answer(activity: Activity, slot: str, *, common_measures: bool = False) -> Answer:
    """How `activity` answers `slot` (a key of `answers`, docs/architecture.md).

    `common_measures`: the register describes its security measures for all activities.
    """
    given = activity["answers"].get(slot) or {}
    stated = given.get("state", "")
    return Answer(
        _holds(activity, slot) or (slot == "measures" and common_measures),
        stated if stated in ("not_applicable", "unclarified") else "",
        given.get("reason", ""),
    )


def letter_state(answers: list[Answer]) -> str:
    """The state of a letter that several slots answer: the one that needs most attention decides."""
    if any(a.missing for a in answers):
        return "missing"
    if any(a.state == "unclarified" for a in answers):
        return "unclarified"
    if any(a.content for a in answers):
        return "answered"
    return "not_applicable"


def retention_stated(use: Activity) -> bool:
    """Whether a data use says how long the data are kept, in years or in words (Art. 30(1)(f))."""
    retention = use["retention"]
    return bool(retention["period"].strip() or retention["text"].strip())


def _holds(activity: Activity, slot: str) -> bool:
    if slot == "purposes":
        return any(p["title"].strip() or p["description"].strip() for p in activity["purposes"])
    if slot == "subjects":
        return any(name.strip() for use in activity["data"] for name in use["subjects"])
    if slot == "data":
        return any(use["category"].strip() for use in activity["data"])
    if slot == "retention":
        return any(retention_stated(use) for use in activity["data"])
    return bool(activity.get(slot))


def says(text: str, words: object) -> bool:
    """Whether a text says `words` already, as words of their own and in whatever case: "5 years" is not in "15 years".

    Of words in two languages one is enough.
    """
    if isinstance(words, Pair):
        return says(text, words.first) or says(text, words.second)
    wanted = str(words).replace("\u00a0", " ").strip()
    if not wanted:
        return False
    return bool(re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", text.replace("\u00a0", " "), re.IGNORECASE))

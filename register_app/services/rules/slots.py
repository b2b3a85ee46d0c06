"""The state of each Art. 30 slot of an activity: answered, not applicable because …, not clarified, missing."""

from __future__ import annotations

from typing import Literal

from register_app.model.document import ActivityDoc, DataUseDoc
from register_app.model.vocabulary import SLOTS

State = Literal["answered", "not_applicable", "unclarified", "missing"]


def states(activity: ActivityDoc) -> dict[str, State]:
    """Slot → state, in the order of the article. What is filled in counts before what is said of its absence."""
    result: dict[str, State] = {}
    for slot in SLOTS.get(activity["part"], SLOTS["controller"]):
        said = activity["answers"].get(slot)
        if filled(activity, slot):
            result[slot] = "answered"
        elif said and said["state"] == "not_applicable" and said["reason"].strip():
            result[slot] = "not_applicable"
        elif said and said["state"] in ("unclarified", "not_applicable"):
            # "Not applicable" without a reason says no more than that somebody has still to find out.
            result[slot] = "unclarified"
        else:
            result[slot] = "missing"
    return result


def filled(activity: ActivityDoc, slot: str) -> bool:
    """Whether the activity says something in that slot."""
    match slot:
        case "purposes":
            return any(purpose["title"] or purpose["description"] for purpose in activity["purposes"])
        case "subjects":
            return any(use["subjects"] for use in activity["data"])
        case "data":
            return any(use["category"] for use in activity["data"])
        case "retention":
            # People named without data say nothing of time limits.
            limited = any(is_limited(use) for use in activity["data"])
            return limited and not uses_without_limit(activity)
        case "recipients":
            return bool(activity["recipients"])
        case "transfers":
            return bool(activity["transfers"])
        case "measures":
            return bool(activity["measures"])
        case "clients":
            return bool(activity["clients"])
        case "processing":
            return bool(activity["processing"])
        case _:
            return False


def uses_without_limit(activity: ActivityDoc) -> list[int]:
    """Places of the data categories without a time limit; a limit for the whole activity covers them all."""
    uses = activity["data"]
    if any(is_limited(use) and not use["category"] for use in uses):
        return []
    return [place for place, use in enumerate(uses) if use["category"] and not is_limited(use)]


def is_limited(use: DataUseDoc) -> bool:
    """Whether a time limit is stated for it."""
    return bool(use["retention"]["period"] or use["retention"]["text"])

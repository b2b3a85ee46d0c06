"""What the parts of a privacy notice are made from: the register, the activities it tells of, its words, the group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from register_app.base.i18n import Message
from register_app.model.document import ActivityDoc, BasisDoc, DataUseDoc, PurposeDoc, RegisterDoc
from register_app.model.text import fold
from register_app.writing.notice import Block, Line, Paragraph, Section
from register_app.writing.notice_labels import NoticeLabels


@dataclass(frozen=True)
class Told:
    """A notice in the making; `group`: the category of data subjects it is for, "" for all of them.

    `remarks`: what the law asks for and the register lacks.
    """

    register: RegisterDoc
    activities: Sequence[ActivityDoc]
    labels: NoticeLabels
    group: str = ""
    remarks: list[Message] = field(default_factory=list)

    def remark(self, text: str, **params: object) -> None:
        self.remarks.append(Message(text, params))

    def section(self, key: str, *blocks: Block | None) -> Section:
        return Section(key, self.labels[key], tuple(block for block in blocks if block is not None))

    def say(self, key: str) -> Paragraph:
        return Paragraph((Line(self.labels[key]),))

    def uses(self) -> list[DataUseDoc]:
        """The data uses of all activities that concern the group."""
        return [use for activity in self.activities for use in uses_for(activity, self.group)]

    def bases(self) -> Iterator[BasisDoc]:
        for activity in self.activities:
            for purpose in purposes_for(activity, self.group):
                yield from purpose["bases"]


def purposes_for(activity: ActivityDoc, group: str) -> list[PurposeDoc]:
    """The purposes of an activity for which data of `group` are used; all where the register does not part them."""
    uses = uses_for(activity, group)
    if not group or not uses or not all(use["purposes"] for use in uses):
        return activity["purposes"]
    served = {place for use in uses for place in use["purposes"]}
    return [purpose for place, purpose in enumerate(activity["purposes"], 1) if place in served]


def uses_for(activity: ActivityDoc, group: str) -> list[DataUseDoc]:
    """The data uses that concern `group`; all of them without a group."""
    return [
        use
        for use in activity["data"]
        if not group or any(fold(subject) == fold(group) for subject in use["subjects"])
    ]


def state(activity: ActivityDoc, slot: str) -> str:
    """What an activity says of a slot of Art. 30 that it does not fill; "" where it says nothing."""
    answer = activity["answers"].get(slot)
    return answer["state"] if answer else ""


def raised(text: str) -> str:
    """`text` with a capital letter first."""
    return text[:1].upper() + text[1:]


def add(held: list[str], names: Sequence[str]) -> None:
    """Add those of `names` to `held` that are not in it, whatever their case."""
    known = {fold(name) for name in held}
    for name in names:
        if name.strip() and fold(name) not in known:
            known.add(fold(name))
            held.append(name)

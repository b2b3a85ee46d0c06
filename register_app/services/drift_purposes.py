"""The purposes of the two sides that are compared: of a published notice, and of the register, each told once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

from register_app.model.document import ActivityDoc, Document
from register_app.model.text import fold, one_line
from register_app.reading.batch import Batch
from register_app.services import notice
from register_app.writing.notice_told import purposes_for, uses_for

_NUMBERS = 4


@dataclass(frozen=True)
class Basis:
    """A legal basis as one of the two sides states it; `article` is "" where none could be read."""

    article: str
    law: str
    reason: str


@dataclass(frozen=True)
class Purpose:
    """A purpose of one side. `number` and `name` are of its activity in the register, "" in a notice.

    `others`: the numbers of further activities with the very same purpose; a notice tells it once.
    """

    title: str
    description: str
    bases: tuple[Basis, ...]
    number: str = ""
    name: str = ""
    in_use: bool = True
    lines: tuple[int, ...] = ()
    others: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        """The title with the numbers of its activities; of many the first few."""
        numbers = [self.number, *self.others] if self.number else []
        told = ", ".join(numbers[:_NUMBERS]) + (" …" if len(numbers) > _NUMBERS else "")
        return " ".join(part for part in (told, self.title) if part)

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(basis.article for basis in self.bases if basis.article)

    def to_json(self) -> dict[str, Any]:
        data = asdict(self)
        data["bases"] = [asdict(basis) for basis in self.bases]
        data["lines"], data["others"] = list(self.lines), list(self.others)
        return data


def of_notice(batch: Batch) -> list[Purpose]:
    """The purposes that a notice tells of (`services.reading.read`)."""
    return _once(_told(batch))


def of_register(document: Document, day: str, group: str) -> list[Purpose]:
    """The purposes of the controller's activities that are not retired on `day` (ISO), drafts among them.

    `group`: only of activities with data of these people. Raises NoticeError for an unknown group.
    """
    return _once(_known(notice.chosen(document, day=day, group=group, drafts=True), day, group))


def _told(batch: Batch) -> Iterator[Purpose]:
    for draft in batch.drafts:
        for purpose in draft.activity.get("purposes", ()):
            yield Purpose(
                title=purpose.get("title", "") or draft.activity.get("name", ""),
                description=purpose.get("description", ""),
                bases=_bases(purpose.get("bases", ())),
                lines=tuple(draft.rows),
            )


def _known(document: Document, day: str, group: str) -> Iterator[Purpose]:
    for activity in document["activities"]:
        if activity["status"] == "retired" or not _of_group(activity, group):
            continue
        for purpose in purposes_for(activity, group):
            yield Purpose(
                title=purpose["title"] or activity["name"],
                description=purpose["description"],
                bases=_bases(purpose["bases"]),
                number=activity["number"],
                name=activity["name"],
                in_use=notice.in_use(activity, day),
            )


def _of_group(activity: ActivityDoc, group: str) -> bool:
    return not group or bool(uses_for(activity, group))


def _bases(bases: Any) -> tuple[Basis, ...]:
    return tuple(
        Basis(
            basis.get("article", "").strip(),
            one_line(f"{basis.get('law', '')} {basis.get('section', '')}"),
            one_line(basis.get("reason", "")),
        )
        for basis in bases
    )


def _once(purposes: Iterable[Purpose]) -> list[Purpose]:
    """Those of one name with the same articles as one, which is in use where any of them is."""
    found: dict[tuple[str, frozenset[str]], Purpose] = {}
    for purpose in purposes:
        key = fold(purpose.title), purpose.articles
        held = found.get(key)
        found[key] = purpose if held is None else _joined(held, purpose)
    return list(found.values())


def _joined(one: Purpose, other: Purpose) -> Purpose:
    first, second = (one, other) if one.in_use or not other.in_use else (other, one)
    numbers = dict.fromkeys((*first.others, *second.others, second.number))
    others = tuple(number for number in numbers if number and number != first.number)
    return replace(first, others=others, lines=first.lines + second.lines)

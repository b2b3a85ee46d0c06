"""Where data go: from whom they are about, through purposes, to recipients and countries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc


@dataclass(frozen=True)
class Link:
    """So many activities lead from one node of a column to one of the next."""

    source: tuple[int, str]
    target: tuple[int, str]
    activities: tuple[str, ...]


@dataclass(frozen=True)
class Flow:
    """From data subjects through purposes to recipients and countries: nodes by column, and links between them."""

    titles: tuple[Message, ...]
    columns: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]


def flow(activities: Sequence[ActivityDoc], *, most: int = 8) -> Flow:
    """Who the data are about, what they are for, who gets them, and where: the `most` frequent nodes of each column.

    What is left out is gathered in a node named "…".
    """
    paths: list[tuple[str, tuple[list[str], ...]]] = []
    for activity in activities:
        subjects = [name for use in activity["data"] for name in use["subjects"]]
        purposes = [purpose["title"] or activity["name"] for purpose in activity["purposes"]] or [
            activity["name"]
        ]
        recipients = [item["name"] for item in activity["recipients"]]
        countries = [item["country"] for item in activity["recipients"] if item["country"]]
        countries += [item["country"] or item["organisation"] for item in activity["transfers"]]
        paths.append(
            (
                activity["id"],
                tuple(list(dict.fromkeys(c)) for c in (subjects, purposes, recipients, countries)),
            )
        )
    kept = [_most(paths, column, most) for column in range(4)]
    links: dict[tuple[tuple[int, str], tuple[int, str]], list[str]] = defaultdict(list)
    used: list[list[str]] = [[], [], [], []]
    for number, columns in paths:
        shown = [
            list(dict.fromkeys(name if name in kept[place] else "…" for name in column))
            for place, column in enumerate(columns)
        ]
        for place, names in enumerate(shown):
            used[place] += [name for name in names if name not in used[place]]
            for name in names:
                for after in shown[place + 1] if place < 3 else ():
                    links[(place, name), (place + 1, after)].append(number)
    titles = (N_("Data subjects"), N_("Purposes"), N_("Recipients"), N_("Countries"))
    ordered = tuple(
        tuple([n for n in kept[p] if n in used[p]] + (["…"] if "…" in used[p] else [])) for p in range(4)
    )
    return Flow(
        tuple(Message(title) for title in titles),
        ordered,
        tuple(Link(source, target, tuple(dict.fromkeys(ids))) for (source, target), ids in links.items()),
    )


def _most(paths: Sequence[tuple[str, tuple[list[str], ...]]], column: int, most: int) -> list[str]:
    counts = Counter(name for _, columns in paths for name in columns[column])
    return [name for name, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:most]]

"""Names that an import would add to a catalogue or to the parties although a like one is there already.

They are only told; which of them are the same, the user says (`ImportPlan.replacements`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from sqlite3 import Connection
from typing import Any, cast

from register_app.model.document import complete_activity
from register_app.model.text import fold, one_line
from register_app.model.vocabulary import ACTIVITY_PARTIES, ACTIVITY_TERMS, TERM_KINDS
from register_app.reading.batch import Batch
from register_app.services import catalogues
from register_app.services.import_plan import Likeness

LEAST = 84.0
"""How like two names must be to be told of, in percent of their letters."""

MOST = 500
"""How many are told of one catalogue: nobody looks through more, and to find them all may take long."""

_NUMBER = re.compile(r"\d+")


def resembling(
    connection: Connection, batch: Batch, activities: Iterable[Mapping[str, Any]]
) -> list[Likeness]:
    """What `activities`, and the lists of the batch, name anew that much resembles what the register has.

    In the order of the catalogues, the likest first. Names with other numbers in them differ.
    """
    if connection.execute("SELECT 1 FROM term UNION ALL SELECT 1 FROM party LIMIT 1").fetchone() is None:
        return []
    given: dict[str, dict[str, str]] = {}
    # A register says the same few names in thousands of rows: each is folded once.
    for kind, name in dict.fromkeys(
        (*_of_lists(batch), *(pair for item in activities for pair in _of_activity(item)))
    ):
        if name:
            given.setdefault(kind, {}).setdefault(fold(name), one_line(name))
    found: list[Likeness] = []
    for kind in (*TERM_KINDS, "party"):
        if kind in given:
            held = [name for _, name in catalogues.names(connection, kind)]
            known = {fold(name) for name in held}
            new = [name for folded, name in given[kind].items() if folded and folded not in known]
            found += sorted(islice(_pairs(kind, new, held), MOST), key=lambda item: -item.score)
    return found


def _pairs(kind: str, new: Sequence[str], held: Sequence[str]) -> Iterator[Likeness]:
    from rapidfuzz import fuzz, process

    by_numbers: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for name in held:
        by_numbers.setdefault(_numbers(name), []).append((_in_order(name), name))
    for name in new:
        alike = by_numbers.get(_numbers(name))
        if not alike:
            continue
        best = process.extractOne(
            _in_order(name), [words for words, _ in alike], scorer=fuzz.ratio, score_cutoff=LEAST
        )
        if best is not None:
            yield Likeness(kind, name, alike[best[2]][1], round(best[1] / 100, 2))


def _in_order(name: str) -> str:
    """The words of a name in the order of the alphabet: how they are arranged does not count."""
    return " ".join(sorted(fold(name).split()))


def _numbers(name: str) -> tuple[str, ...]:
    return tuple(sorted(_NUMBER.findall(name)))


def _of_lists(batch: Batch) -> Iterator[tuple[str, str]]:
    for party in batch.parties:
        yield "party", str(party.get("name", ""))
    for kind, key in TERM_KINDS.items():
        for entry in batch.catalogues.get(key, ()):
            yield kind, str(entry.get("name", ""))


def _of_activity(partial: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Every name of an activity that becomes an entry of a catalogue or a party (as services/loading.py does it)."""
    activity = complete_activity(partial)
    yield "department", activity["department"]
    for key, kind in {**ACTIVITY_TERMS, **dict.fromkeys(ACTIVITY_PARTIES, "party")}.items():
        for name in cast(Mapping[str, Any], activity)[key]:
            yield kind, name
    for purpose in activity["purposes"]:
        for basis in purpose["bases"]:
            yield "law", basis["law"]
    for use in activity["data"]:
        yield "data_category", use["category"]
        for subject in use["subjects"]:
            yield "subject_category", subject
    for recipient in activity["recipients"]:
        yield ("recipient_category" if recipient["kind"] == "category" else "party"), recipient["name"]
    for moved in activity["transfers"]:
        yield "party", moved["recipient"]

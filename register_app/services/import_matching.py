"""Which activity of the register an activity of a file is: by identity, number and name, or what it was called before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from sqlite3 import Connection
from typing import Any, Literal, cast

from register_app.model.document import ActivityDoc
from register_app.model.text import fold
from register_app.services import documents
from register_app.services.import_base import Earlier
from register_app.services.import_differences import BY_NAME, compared, narrowed, plain

Match = Literal["auto", "number", "name", "none"]

_MOST_COMPARED = 2_000
"""Activities without a partner that are looked at for one of another name."""


class Matching:
    """Finds for each draft the activity that it is: `found[place]` is its row number, 0 for none.

    `earlier` is what the last import of the same source left: an activity that was renamed since, on either side, is
    known by what it was called then. `gone` are the places of drafts that were deleted from the register since.
    """

    def __init__(
        self,
        connection: Connection,
        drafts: Sequence[Mapping[str, Any]],
        match: Match,
        earlier: Earlier | None,
    ) -> None:
        self.connection, self.drafts, self.match, self.earlier = connection, drafts, match, earlier
        self.numbers: dict[str, int] = {}
        self.names: dict[int, str] = {}
        self.found = [0] * len(drafts)
        self.gone: set[int] = set()
        self._uuids: dict[str, int] = {}
        self._claimed: set[int] = set()
        for row, uuid, number, name in connection.execute(
            "SELECT id, uuid, number, name FROM activity ORDER BY id"
        ):
            self._uuids[uuid], self.numbers[number], self.names[row] = row, row, fold(name)
        if match != "none" and (self.names or earlier is not None):
            self._match()

    def _match(self) -> None:
        if self.match == "auto":
            self._claim(
                (place, self._uuids.get(str(draft.get("id", "")), 0)) for place, draft in self._open()
            )
        if self.match in ("auto", "number"):
            self._claim((place, self._by_number(draft)) for place, draft in self._open())
        if self.match == "number":
            return
        before: dict[int, str] = {}
        if self.earlier is not None:
            # What the source called it counts more than what it is called now: names may have been exchanged.
            before = {row: fold(name) for row, (_number, name) in self.earlier.called.items()}
            self._by_names({row: name for row, name in before.items() if row in self.names})
        self._by_names(self.names)
        if self.earlier is not None:
            if self.match == "auto":
                self._renamed(self.earlier)
            deleted = {name for row, name in before.items() if row not in self.names and name}
            self.gone = {place for place, draft in self._open() if _name(draft) in deleted}

    def _open(self) -> list[tuple[int, Mapping[str, Any]]]:
        return [(place, draft) for place, draft in enumerate(self.drafts) if not self.found[place]]

    def _claim(self, pairs: Iterable[tuple[int, int]]) -> None:
        for place, row in pairs:
            if row and row not in self._claimed:
                self.found[place] = row
                self._claimed.add(row)

    def _by_number(self, draft: Mapping[str, Any]) -> int:
        row = self.numbers.get(str(draft.get("number", "")), 0)
        return row if row and (self.match == "number" or self.names[row] == _name(draft)) else 0

    def _by_names(self, names: Mapping[int, str]) -> None:
        """One activity of a name is the draft of that name. Several are told apart only where the source came before."""
        rows: dict[str, list[int]] = {}
        for row, name in names.items():
            if name and row not in self._claimed:
                rows.setdefault(name, []).append(row)
        places: dict[str, list[int]] = {}
        for place, draft in self._open():
            places.setdefault(_name(draft), []).append(place)
        for name, drafts in places.items():
            known = rows.get(name, [])
            if len(known) == len(drafts) == 1:
                self._claim([(drafts[0], known[0])])
            elif len(known) == 1 or (known and self.earlier is not None):
                self._claim(self._most_alike(drafts, known))

    def _most_alike(self, places: Sequence[int], rows: Sequence[int]) -> list[tuple[int, int]]:
        """Pairs of drafts and activities of one name, those that say most alike first; else in their order."""
        if len(places) * len(rows) > _MOST_COMPARED:
            return list(zip(places, rows, strict=False))
        held = {row: _Held(activity) for row, activity in self._held(rows).items()}
        given = {place: _Given(self.drafts[place]) for place in places}
        scored = sorted((-held[row].alike(given[place]), place, row) for place in places for row in rows)
        taken: set[int] = set()
        pairs: list[tuple[int, int]] = []
        for _score, place, row in scored:
            if place not in taken and row not in {pair[1] for pair in pairs}:
                taken.add(place)
                pairs.append((place, row))
        return pairs

    def _held(self, rows: Sequence[int]) -> dict[int, ActivityDoc]:
        """Activities as the last import left them, or as they are."""
        before = self.earlier.activities(rows) if self.earlier is not None else {}
        return {**documents.activities(self.connection, [row for row in rows if row not in before]), **before}

    def _renamed(self, earlier: Earlier) -> None:
        """An activity whose name is new in the file: it says all else as before, or has its number and half of it."""
        rows = [row for row in earlier.called if row in self.names and row not in self._claimed]
        places = [place for place, _draft in self._open()]
        if not rows or not places or len(rows) > _MOST_COMPARED or len(places) > _MOST_COMPARED:
            return
        before = earlier.activities(rows)
        held = {row: _Held(before[row]) for row in rows}
        given = {place: _Given(self.drafts[place]) for place in places}
        by_content: dict[str, list[int]] = {}
        numbered = {earlier.called[row][0]: row for row in rows}
        pairs: list[tuple[int, int]] = []
        for place in places:
            row = numbered.get(str(self.drafts[place].get("number", "")), 0)
            wanted = len(given[place].content)
            if row and wanted and 2 * held[row].alike(given[place]) >= wanted:
                pairs.append((place, row))
        self._claim(pairs)
        for row in rows:
            if row not in self._claimed:
                by_content.setdefault(_purposes(before[row]), []).append(row)
        alike: dict[int, list[int]] = {}
        for place, draft in self._open():
            said = given[place]
            for row in by_content.get(_purposes(draft), ()) if len(said.content) > 1 else ():
                if held[row].says_all(said):
                    alike.setdefault(row, []).append(place)
        partners = Counter(place for places in alike.values() for place in places)
        self._claim(
            (found[0], row) for row, found in alike.items() if len(found) == 1 and partners[found[0]] == 1
        )


def _name(draft: Mapping[str, Any]) -> str:
    return fold(str(draft.get("name", "")))


class _Given:
    """What a draft says of an activity beside what it is called, made plain once for comparing it with many."""

    def __init__(self, draft: Mapping[str, Any]) -> None:
        self.content = {key: value for key, value in compared(draft).items() if key not in ("name", "part")}
        self.plain = {key: plain(value) for key, value in self.content.items()}


class _Held:
    """An activity that drafts are compared with, each of its keys made plain once."""

    def __init__(self, activity: ActivityDoc) -> None:
        self._activity = activity
        self._plain: dict[str, Any] = {}

    def alike(self, given: _Given) -> int:
        """How many keys of a draft say what the activity says."""
        return sum(self._says(given, key) for key in given.content)

    def says_all(self, given: _Given) -> bool:
        """Whether all of them do."""
        return all(self._says(given, key) for key in given.content)

    def _says(self, given: _Given, key: str) -> bool:
        if key in BY_NAME:
            return bool(given.plain[key] == plain(narrowed(key, self._activity, given.content[key])))
        if key not in self._plain:
            self._plain[key] = plain(narrowed(key, self._activity, None))
        return bool(given.plain[key] == self._plain[key])


def _purposes(activity: Mapping[str, Any] | ActivityDoc) -> str:
    """The titles of the purposes, by which activities that could be one are found quickly."""
    listed = cast(Mapping[str, Any], activity).get("purposes") or ()
    return "\n".join(fold(str(item.get("title", ""))) for item in listed)

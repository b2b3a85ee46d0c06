"""Data, the people they are about, and how long they are kept: the data uses of an activity."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from register_app.reading.folded import fold
from register_app.reading.layouts import citing, lists, pairing
from register_app.reading.layouts.evidence import is_mark, is_ticked, looks_like_retention, state_of
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.record import Line, Record
from register_app.reading.recognise import answers, durations, retention, sensitivity
from register_app.reading.recognise.found import RetentionFound

Document = dict[str, Any]


FIELDS = frozenset(
    ("data", "special", "subjects", "retention", "retention_start", "retention_law", "deletion", "source")
)
"""What speaks of data, of the people they are about, and of how long they are kept."""


_NOTHING = frozenset(("no", "none", "not_applicable"))


class DataUses:
    """Builds the data uses of one record; `keep` takes entries that found no place."""

    def __init__(self, record: Record, keep: Callable[[Entry], None]) -> None:
        self.record, self.keep = record, keep

    def build(self) -> list[Document]:
        """The data uses of the record; sources that no data stand for are kept aside."""
        record = self.record
        uses: list[Document] = []
        lines = record.lines
        with_subjects = [line for line in lines if line.get("subjects")]
        with_limits = [line for line in lines if line.get("retention")]
        with_data = [line for line in lines if line.get("data") or line.get("special")]
        people: list[str] = []
        unused: list[RetentionFound] = []
        for line in lines:
            own = self._items(line, "subjects")
            if len(with_subjects) == 1 or not with_data:
                people = (
                    self._items(with_subjects[0], "subjects") if len(with_subjects) == 1 else people + own
                )
            elif own:
                people = own
            limit_line = with_limits[0] if len(with_limits) == 1 and len(with_data) > 0 else line
            sensitive = calls_sensitive(line)
            categories = [(text, sensitive) for text in self._items(line, "data")]
            categories += [(text, True) for text in self._items(line, "special")]
            limits = self._limits(limit_line, tuple(name for name, _ in categories))
            if not categories:
                unused.extend(item for item in limits if line.get("retention") and item not in unused)
                continue
            uses.extend(self._uses(line, limit_line, categories, people, limits, unused))
        if with_subjects and len(with_subjects) > 1:
            self._lost_people(uses, with_subjects)
        if not uses and people:
            uses.append(use_document("", "", people))
        used = {use["retention"]["text"] for use in uses}
        if len(unused) == 1 and uses and not used - {""}:
            for use in uses:
                use["retention"] = pairing.retention_document(unused[0])
        else:
            for item in unused:
                if item.text not in used:
                    uses.append(use_document("", "", [], item))
                    used.add(item.text)
        uses = merged_uses(uses)
        for entry in record.entries("source"):
            for use in uses:
                use["source"] = "; ".join(filter(None, (use["source"], " ".join(entry.text.split()))))
            if not uses:
                self.keep(entry)
        return uses

    def _lost_people(self, uses: list[Document], lines: list[Line]) -> None:
        """People named on a line without data still belong to the activity."""
        known = {fold(name) for use in uses for name in use["subjects"]}
        missing = [
            name for line in lines for name in self._items(line, "subjects") if fold(name) not in known
        ]
        if missing and uses:
            for use in uses:
                use["subjects"] = use["subjects"] + [
                    name for name in dict.fromkeys(missing) if name not in use["subjects"]
                ]
        elif missing:
            uses.append(use_document("", "", list(dict.fromkeys(missing))))

    def _items(self, line: Line, name: str) -> list[str]:
        found: list[str] = []
        for entry in line.get(name, ()):
            said, rest = answers.lead(entry.text) if name == "special" else ("", "")
            whole = rest if said == "yes" and rest else entry.text  # "Yes – health" names health
            whole = citing.without(whole) if name == "special" else whole
            if said in _NOTHING and rest and sensitivity.of(rest) == "ordinary":
                self.keep(entry)  # "No, only what the law asks for"
                continue
            for item in [whole] if entry.whole else lists.split(whole, entry.habit):
                text = f"{item} ({entry.note})" if entry.note else item
                if not state_of(item) and not any(fold(text) == fold(other) for other in found):
                    found.append(text)
        return found

    def _limits(self, line: Line, categories: tuple[str, ...] = ()) -> list[RetentionFound]:
        entries = with_unit(joined_amounts(line.get("retention", [])))
        start = "; ".join(entry.text for entry in line.get("retention_start", ()))
        law = "; ".join(entry.text for entry in line.get("retention_law", ()))
        deletion = "; ".join(entry.text for entry in line.get("deletion", ()))
        found: list[RetentionFound] = []
        for entry in entries:
            parts = lists.lines(entry.text)
            if (
                len(parts) == len(categories) > 1
                and all(looks_like_retention(part) for part in parts)
                and not any(item.category for item in retention.read(entry.text, categories))
            ):
                found.extend(limit for part in parts for limit in retention.read(part)[:1])
                continue
            for item in retention.read(entry.text, categories):
                if item not in found:
                    found.append(item)
        if not found and (start or law or deletion):
            found = [RetentionFound(start or law or deletion)]
            start = "" if found[0].text == start else start
        done = []
        for item in found:
            action = item.action or (
                retention.read(deletion)[0].action if deletion and retention.read(deletion) else ""
            )
            done.append(
                RetentionFound(
                    item.text, item.period, item.start or start, action, item.law or law,
                    "; ".join(filter(None, (item.note, deletion if deletion not in (item.text, start) else ""))), item.category, item.doubtful,
                )
            )  # fmt: skip
        return done

    def _uses(
        self,
        line: Line,
        limit_line: Line,
        categories: list[tuple[str, bool]],
        people: list[str],
        limits: list[RetentionFound],
        unused: list[RetentionFound],
    ) -> list[Document]:
        """One data use for each category of a line; time limits that name no category and are several stay apart."""
        names = [name for name, _ in categories]
        parallel = pairing.by_order(limits, names, limit_line.get("retention", []), line.get("data", []))
        taken: list[RetentionFound] = []
        uses = []
        source = (
            "; ".join(entry.text for entry in line.get("source", ())) if len(self.record.lines) > 1 else ""
        )
        for position, (name, special) in enumerate(categories):
            if parallel:
                limit: RetentionFound | None = limits[position]
            else:
                limit = pairing.for_category(limits, name)
                if limit is None and len(limits) == 1 and not (limits[0].category and len(categories) > 1):
                    limit = limits[0]
                elif limit is None:
                    limit = (
                        next((item for item in limits if not item.category), None)
                        if sum(not item.category for item in limits) == 1
                        else None
                    )
            if limit is not None:
                taken.append(limit)
            kind = sensitivity.of(name) or ""
            if special and kind in ("", "ordinary"):
                kind = "special"
            uses.append(use_document(name, kind, people, limit))
        del source
        unused.extend(item for item in limits if item not in taken and item not in unused)
        return uses


def calls_sensitive(line: Line) -> bool:
    """Whether a column "Sensitive?" says yes of the one kind of data on a line; of several it could mean any."""
    said = [entry.text for entry in line.get("special", ())]
    data = line.get("data", [])
    one = len(data) == 1 and (data[0].whole or len(lists.split(data[0].text, data[0].habit)) == 1)
    return one and len(said) == 1 and is_mark(said[0]) and is_ticked(said[0])


def use_document(
    category: str, kind: str, people: list[str], limit: RetentionFound | None = None
) -> Document:
    """A data use as the document writes it."""
    return {
        "category": category,
        "sensitivity": kind,
        "subjects": list(people),
        "purposes": [],
        "basis_use": "inherited",
        "basis": "",
        "source": "",
        "retention": pairing.retention_document(limit or RetentionFound("")),
    }


def merged_uses(uses: list[Document]) -> list[Document]:
    """Data uses of one category and one time limit as one, with the people of all of them."""
    result: list[Document] = []
    by_category: dict[str, list[Document]] = defaultdict(list)
    for use in uses:
        alike = by_category[fold(use["category"])]
        same = next(
            (
                other
                for other in alike
                if other["retention"] == use["retention"]
                or "" in (other["retention"]["text"], use["retention"]["text"])
            ),
            None,
        )
        if same is None:
            result.append(use)
            alike.append(use)
            continue
        same["subjects"] += [name for name in use["subjects"] if name not in same["subjects"]]
        if not same["retention"]["text"]:
            same["retention"] = use["retention"]
    return result


def joined_amounts(entries: list[Entry]) -> list[Entry]:
    """Time limits written as an amount in one column and its unit in the next, as one text."""
    result: list[Entry] = []
    for entry in entries:
        before = result[-1] if result else None
        if (
            before is not None
            and re.fullmatch(r"\d+(?:[.,]\d+)?", before.text)
            and re.fullmatch(r"[^\W\d_]{1,12}\.?", entry.text)
        ):
            result[-1] = replace(before, text=f"{before.text} {entry.text}")
        else:
            result.append(entry)
    return result


def with_unit(entries: list[Entry]) -> list[Entry]:
    """Bare numbers under a heading that says what they count ("Erased after (years)"), with that unit."""
    return [
        replace(entry, text=f"{entry.text} {unit}", value=None)
        if _AMOUNT.fullmatch(entry.text) and (unit := durations.unit_named(entry.header))
        else entry
        for entry in entries
    ]


_AMOUNT = re.compile(r"\d{1,2}(?:[.,]\d{1,2})?")
"""Few digits: a longer number is a year."""

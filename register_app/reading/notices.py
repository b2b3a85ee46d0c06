"""A privacy notice (Art. 13 and 14 GDPR) → a batch: each purpose with its legal bases becomes an activity.

What a notice says for all purposes together (recipients, time limits, rights) belongs to no single activity; it is
reported with its place, so that nothing is lost and nothing is guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from register_app.base.i18n import N_, Message
from register_app.reading.batch import Batch, ColumnReading, Draft, SheetReading
from register_app.reading.layouts.dealings import recipient_document
from register_app.reading.layouts.pairing import basis_document, retention_document
from register_app.reading.notice import (
    abroad,
    audience,
    controller,
    elsewhere,
    legend,
    never,
    people,
    referred,
    stream,
    tables,
    words,
)
from register_app.reading.notice.account import account, announces, is_heading, told_by_line
from register_app.reading.notice.record import Record
from register_app.reading.notice.units import Unit, units
from register_app.reading.paragraphs import first_lines
from register_app.reading.recognise import answers, lists, recipients, retention, sensitivity, transfers
from register_app.reading.recognise.found import RetentionFound
from register_app.reading.texts import SourceText


def read(source: SourceText) -> Batch:
    """The activities that a notice describes, one for each purpose, and where every paragraph of it went.

    Paragraphs and table cells count as cells; their address is "line N".
    """
    everything = units(source.blocks)
    # A paragraph of many pages is no statement of a purpose; it is reported like any other that tells none.
    short = [unit for unit in everything if len(unit.text) <= _LONGEST_UNIT]
    records, heads, understood = _records(short)
    told = audience.by_line(short)
    spoken_to = _add_subjects(records, told)
    elsewhere.add(records, short, told)
    records = stream.merged(records)
    places = {line for record in records for line in record.lines}
    register: dict[str, Any] = {}
    party, party_lines = controller.find(short)
    if party is not None:
        register["controller"] = party
    known = places | understood | party_lines | spoken_to
    batch = Batch(source=source.source, register=register, problems=list(source.problems))
    groups = Counter(record.group for record in records)
    stays = abroad.denied(short)
    # A heading over one purpose is its name; over several, or of people, it is none of theirs.
    batch.drafts = [
        _draft(
            record,
            words.without_number(record.group)
            if record.group and groups[record.group] == 1 and not people.of(record.group)
            else record.title,
            source.source,
            stays=stays,
        )
        for record in records
    ]
    _add_wrapped(
        batch.drafts, first_lines((block.line for block in source.blocks), {unit.line for unit in everything})
    )
    batch.cells, batch.fates[source.source] = account(
        everything,
        known,
        told_by_line(batch.drafts, register, party_lines - places),
        source.source,
        batch.problems,
    )
    batch.sheets = [
        SheetReading(
            name=source.source,
            layout="notice",
            activities=len(records),
            columns=[ColumnReading(f"line {line}", text, field, 0.9) for line, text, field in heads if field],
            headings=[
                unit.text
                for unit in everything
                if unit.kind != "row"
                and (
                    unit.line in understood
                    or (unit.line in known and announces(unit))
                    or (is_heading(unit) and words.section(unit.text))
                )
            ],
            reasons=[_reason(records)],
            score=min(1.0, len(records) / 3),
        )
    ]
    return batch


def _add_wrapped(drafts: Sequence[Draft], firsts: Mapping[int, int]) -> None:
    """Name all the lines of the paragraphs that the drafts were read from, not only their first."""
    wrapped: dict[int, list[str]] = {}
    for line, first in firsts.items():
        wrapped.setdefault(first, []).append(f"line {line}")
    for draft in drafts:
        lines = [address for row in draft.rows for address in wrapped.get(row, (f"line {row}",))]
        draft.cells = dict.fromkeys(draft.cells, lines)


def _reason(records: Sequence[Record]) -> Message:
    if records:
        return Message(
            N_("A text with {count} purposes, each with its legal basis, is a privacy notice."),
            {"count": len(records)},
        )
    return Message(N_("No purpose with a legal basis was found in this text."))


def _records(everything: Sequence[Unit]) -> tuple[list[Record], list[tuple[int, str, str]], set[int]]:
    """The records of tables and running text in the order of the notice, column headings, understood lines."""
    found: list[tuple[int, Record]] = []
    heads: list[tuple[int, str, str]] = []
    running: list[Unit] = []
    everything, understood = legend.spelled(everything)
    referring, everything = referred.records(everything)
    found.extend((min(record.lines), record) for record in referring)
    at = 0
    while at < len(everything):
        unit = everything[at]
        if unit.kind != "row":
            running.append(unit)
            at += 1
            continue
        end = at
        while end < len(everything) and everything[end].kind == "row":
            end += 1
        table = tables.read(everything[at:end])
        if table is not None:
            told, form = table[0], not table[1]
            title, between = _above(running, form=form)
            if running and any(_COOKIES.search(before.text) for before in running[-_ABOVE:]):
                told = [record for record in told if any(not basis.by_words for basis in record.bases)]
            for record in told:
                if not record.title and title is not None:
                    record.title = title.text
                    record.lines.append(title.line)
                    record.description[:0] = [unit.text for unit in between]
                    record.lines.extend(unit.line for unit in between)
                if record.title and record.bases:
                    found.append((everything[at].line, record))
            heads.extend((line, text, words.label_field(text)) for line, text in table[1])
            understood.update(line for line, _ in table[1])
            if title is not None:
                understood.add(title.line)
        at = end
    reading = stream.read(running)
    understood |= reading.understood
    structured = len(found) + sum(1 for record in reading.records if record.sure)
    # Where a table or labels give the purposes, what a sentence only implies is commentary.
    tabled = len(found) >= _FEWEST
    found.extend(
        (min(record.lines, default=0), record)
        for record in reading.records
        if (record.sure or structured < _FEWEST) and not (tabled and record.implied)
    )
    found.sort(key=lambda item: item[0])
    return [record for _, record in found if not never.purpose(record.title)], heads, understood


def _above(running: Sequence[Unit], *, form: bool) -> tuple[Unit | None, Sequence[Unit]]:
    """The heading right above a table, and above a form also one with a sentence or two below it, and those."""
    if not running or is_heading(running[-1]):
        return (running[-1] if running else None), ()
    for length in range(1, _BETWEEN + 1) if form else ():
        above = running[-length - 1] if length < len(running) else None
        if above is not None and is_heading(above):
            own = above.line > running[0].line and not words.section(above.text)
            return (above, running[-length:]) if own else (None, ())
    return None, ()


_BETWEEN = 2


def _add_subjects(records: Sequence[Record], told: Mapping[int, audience.Audience]) -> set[int]:
    """Give each record without data subjects the people whom its heading speaks to; the lines of those headings."""
    lines: set[int] = set()
    for record in records:
        heard = {told[line] for line in record.lines if line in told}
        if len(heard) == 1 and not any(purpose.subjects for purpose in (record, *record.purposes)):
            (found,) = heard
            record.subjects.append(found.people)
            lines.add(found.line)
    return lines


def _draft(record: Record, name: str, sheet: str, *, stays: bool) -> Draft:
    """The activity of a purpose; `stays` is whether the notice says that no data go to third countries."""
    activity: dict[str, Any] = {
        "part": "controller",
        "name": name,
        "purposes": [_purpose(purpose) for purpose in record.purposes or [record]],
    }
    people = [name for text in record.subjects for name in _listed(text)]
    categories = _distinct([name for text in record.data for name in _listed(text)])
    limits = [found for text in record.retention for found in retention.read(text, categories)]
    if categories or people or limits:
        activity["data"] = _uses(categories, people, limits, "; ".join(record.source))
    receivers = [found for text in record.recipients for found in recipients.read(text)]
    if receivers:
        activity["recipients"] = [
            recipient_document(found.name, found.role, found.country, found.note, found.kind)
            for found in receivers
        ]
    elif nobody := next((text for text in record.recipients if answers.read(text) in _NOTHING), ""):
        activity["answers"] = {"recipients": {"state": "not_applicable", "reason": nobody}}
    _add_transfers(activity, record)
    if "transfers" not in activity and "transfers" not in activity.get("answers", {}):
        moved = abroad.told(receivers, unless=stays)
        activity.update({"transfers": moved} if moved else {})
    cells = {key: [f"line {line}" for line in sorted(set(record.lines))] for key in activity if key != "part"}
    return Draft(activity, sheet, sorted(set(record.lines)), cells)


def _purpose(record: Record) -> dict[str, Any]:
    return {
        "title": record.title,
        "description": "\n".join(record.description).strip(),
        "bases": [basis_document(basis) for basis in record.bases],
    }


def _listed(text: str) -> list[str]:
    """The categories in a cell or a sentence like "name, address and order history"; "None" and "No" name none."""
    return [item for item in lists.split(text.rstrip(".")) if item and not answers.read(item)]


def _distinct(names: Sequence[str]) -> list[str]:
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(name.casefold(), name)
    return list(found.values())


def _uses(
    categories: Sequence[str], people: list[str], limits: Sequence[RetentionFound], source: str
) -> list[dict[str, Any]]:
    """Data uses: a time limit for all of them stands on each; without categories on one that speaks for all."""
    by_category = {limit.category.casefold(): limit for limit in limits if limit.category}
    general = [limit for limit in limits if not limit.category] or [RetentionFound("")]
    found: list[dict[str, Any]] = []
    for category in categories or [""]:
        limit = by_category.get(category.casefold(), general[0])
        found.append(
            {
                "category": category,
                "sensitivity": sensitivity.of(category) if category else "",
                "subjects": list(people),
                "purposes": [],
                "basis_use": "inherited",
                "basis": "",
                "source": source,
                "retention": retention_document(limit),
            }
        )
    used = {use["retention"]["text"] for use in found}
    for limit in limits:
        if limit.text not in used:
            found.append({**found[0], "category": limit.category, "retention": retention_document(limit)})
            used.add(limit.text)
    return found


def _add_transfers(activity: dict[str, Any], record: Record) -> None:
    for text in record.transfers:
        read_transfers = transfers.read(text)
        if read_transfers.state in ("none", "not_applicable"):
            activity.setdefault("answers", {})["transfers"] = {"state": "not_applicable", "reason": text}
        elif read_transfers.state:
            activity.setdefault("answers", {})["transfers"] = {"state": read_transfers.state, "reason": ""}
        for found in read_transfers.transfers:
            activity.setdefault("transfers", []).append(
                {
                    "country": found.country,
                    "organisation": found.organisation,
                    "recipient": found.recipient,
                    "mechanism": found.mechanism,
                    "safeguards": found.safeguards,
                    "tia": "",
                    "note": found.outdated,
                }
            )


_COOKIES = re.compile(r"\bcookie|\binformationskapsl", re.IGNORECASE)
"""What a table of cookies has above it; "consent" in it says when one is set, and no purpose."""
_ABOVE = 2
"""Lines above a table that say what it is of: a heading and a sentence."""
_FEWEST = 2
"""Purposes that make a table of them, or a list."""
_LONGEST_UNIT = 3000
_NOTHING = frozenset(("no", "none", "not_applicable"))

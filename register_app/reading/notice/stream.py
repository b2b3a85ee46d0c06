"""Running text → records: what a heading, a label, a list or a sentence tells about purposes and their legal bases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from register_app.reading.notice import (
    abroad,
    apart,
    chunks,
    labels,
    led,
    listing,
    paired,
    prose,
    told,
    words,
)
from register_app.reading.notice.chunks import Chunk
from register_app.reading.notice.record import Record, clean_title, is_basis, read_bases, same
from register_app.reading.notice.units import Unit
from register_app.reading.recognise import transfers


@dataclass
class Reading:
    records: list[Record] = field(default_factory=list)
    understood: set[int] = field(default_factory=set)
    """Lines of headings and labels that were understood as such."""


def read(units: Sequence[Unit]) -> Reading:
    """The records in units that are not part of a table."""
    reading = Reading()
    tabled, units, reading.understood = labels.cells(units)
    reading.records.extend(tabled)
    waiting = apart.Waiting()
    for chunk in _in_turn(chunks.cut(units)):
        if chunk.title is not None and words.section(chunk.title.text):
            reading.understood.add(chunk.title.line)
        if chunk.section in words.PASSED_OVER and not _is_named_by_rights(chunk):
            continue
        if chunk.among_purposes and _says_basis(chunk):
            chunk.section, chunk.is_purpose = "purposes", True
        before = len(reading.records)
        _read_chunk(chunk, reading)
        if len(reading.records) == before and not _tells_more(chunk, reading):
            reading.records.extend(waiting.founded(chunk))
            waiting.hear(chunk)
    return reading


def _is_named_by_rights(chunk: Chunk) -> bool:
    """Whether a heading among purposes that sounds like one of rights is a purpose ("Complaints and lost property").

    It is when its text says what basis the processing has, and the title claims no right; the chunk is marked so.
    """
    title = chunk.title.text if chunk.title is not None else ""
    if not chunk.among_purposes or _CLAIMS.search(title) or not _says_basis(chunk):
        return False
    chunk.section, chunk.is_purpose = "purposes", True
    return True


_CLAIMS = re.compile(
    r"\b(?:rights?|rett?(?:en|igheder\w*)?|your|dine|du|you|how|hvordan|sådan|tilsynet)\b", re.IGNORECASE
)


def _in_turn(cut: list[Chunk]) -> list[Chunk]:
    """The chunks, of which one among purposes is a purpose too although its title might announce a section.

    It is when it has the form that they have: sentences under a title, and then the basis on a line of its own.
    """
    turns = 0
    inside = False
    for chunk in cut:
        announces = chunk.title is not None and words.section(chunk.title.text)
        if not announces:
            turns += bool(chunk.specific) and _is_turn(chunk)
            if inside:
                chunk.section = "purposes"
        else:
            inside = turns >= _TURNS and announces in _MAY_BE_PURPOSES and _is_turn(chunk)
            if inside:
                chunk.section, chunk.is_purpose = "purposes", True
    return cut


_TURNS = 2
_MAY_BE_PURPOSES = words.ELSEWHERE | {"changes", "purposes"}


_FEWEST = 2


def _is_turn(chunk: Chunk) -> bool:
    if len(chunk.units) < _FEWEST:
        return False
    *above, last = chunk.units
    return (
        last.kind == "paragraph"
        and not last.text.endswith(".")
        and is_basis(last.text)
        and not any(is_basis(unit.text) for unit in above)
    )


def _says_basis(chunk: Chunk) -> bool:
    """Whether what stands under a title names its legal basis in so many words."""
    return any(sentence.explicit for unit in chunk.units for sentence in prose.told(unit.text))


def _read_chunk(chunk: Chunk, reading: Reading) -> None:
    labelled = labels.labelled(chunk, reading.understood)
    if labelled is not None:
        _keep(labelled, chunk, reading)
        return
    if chunk.section in words.ELSEWHERE:
        return
    if chunk.title is not None and _COOKIES.search(chunk.title.text) and not _says_basis(chunk):
        return  # "only placed with your consent" is said of a cookie, and no purpose
    if chunk.title is not None and is_basis(chunk.title.text) and chunk.specific and _is_turn(chunk):
        _keep(_basis_below(chunk), chunk, reading)
        return
    for way in (led.basis_first, paired.items, listing.lists, _basis_below, _sentences):
        found = way(chunk)
        if found:
            _keep(found, chunk, reading)
            reading.understood.update(unit.line for unit in chunk.units if unit.text.endswith(":"))
            return


def _tells_more(chunk: Chunk, reading: Reading) -> bool:
    """Whether a section bears the name of a purpose told before; what stands there is taken to be of that."""
    title = chunk.title
    named = [record for record in reading.records if title is not None and same(record.title, title.text)]
    if title is None or len(named) != 1:
        return False
    (record,) = named
    record.lines.append(title.line)
    told.add([record], chunk.units)
    for unit in chunk.units:
        label = words.label(unit.text)
        if label is not None and label.rest and label.field in ("recipients", "retention", "source"):
            record.put(label.field, label.rest)
            record.lines.append(unit.line)
        elif transfers.read(unit.text).state == "none" and abroad.SPEAKS.search(unit.text):
            record.put("transfers", unit.text)
            record.lines.append(unit.line)
    return True


_COOKIES = re.compile(r"\bcookie|\binformationskapsl", re.IGNORECASE)


def _keep(records: list[Record], chunk: Chunk, reading: Reading) -> None:
    if chunk.specific or len(records) > 1:
        told.add([record for record in records if record.title and record.bases], chunk.units)
    for record in records:
        if not record.title or not record.bases:
            continue
        if chunk.title is not None:
            record.lines.append(chunk.title.line)
        reading.records.append(record)


def _basis_below(chunk: Chunk) -> list[Record]:
    """A title, its description, and the basis on lines of its own: the cells of a table written below each other."""
    found: list[Record] = []
    record = Record(clean_title(chunk.own_title))
    for unit in chunk.units:
        if words.label(unit.text) is not None and not words.label(unit.text).rest:  # type: ignore[union-attr]
            continue
        if is_basis(unit.text) and unit.kind != "item":
            record.add_bases(read_bases(unit.text))
        elif record.bases and unit.kind == "paragraph":
            found.append(record)
            record = Record("", [unit.text])
        else:
            record.description.append(unit.text)
        record.lines.append(unit.line)
    found.append(record)
    with_basis = [record for record in found if record.bases]
    for record in with_basis:
        record.title = record.title or prose.from_sentences(record)
    if with_basis and not found[-1].bases:
        with_basis[-1].description.extend(found[-1].description)
    return [record for record in with_basis if record.title]


def _sentences(chunk: Chunk) -> list[Record]:
    """Prose: one purpose for each sentence that tells one; under a title of its own, the title is the purpose."""
    told_here = [(sentence, unit) for unit in chunk.units for sentence in prose.told(unit.text)]
    # Beside purposes whose basis is cited, what is done with consent is one of them.
    beside = any(sentence.explicit and sentence.purpose for sentence, _ in told_here)
    sure = [
        (sentence, unit)
        for sentence, unit in told_here
        if sentence.explicit or chunk.specific or _asked(chunk) or (sentence.deed and beside)
    ]
    purposes = [sentence.purpose for sentence, _ in sure if sentence.purpose]
    specific = chunk.specific
    distinct = {purpose.casefold() for purpose in purposes}
    if specific and sure and len(distinct) <= 1:
        record = Record(clean_title(specific), [unit.text for unit in chunk.units])
        record.implied = not any(sentence.explicit for sentence, _ in sure)
        for sentence, unit in sure:
            record.add_bases(list(sentence.bases))
            record.lines.append(unit.line)
        return [record]
    found: list[Record] = []
    for sentence, unit in sure:
        if sentence.purpose:
            found.append(prose.record(sentence, unit.line, chunk.specific))
            found[-1].sure = sentence.explicit or (sentence.deed and beside)
        elif found:
            found[-1].add_bases(list(sentence.bases))
            found[-1].lines.append(unit.line)
        elif chunk.own_title:
            found.append(
                Record(clean_title(chunk.own_title), [unit.text], list(sentence.bases), lines=[unit.line])
            )
    return found


def _asked(chunk: Chunk) -> bool:
    """Whether the title asks why something is done: what answers it tells a purpose."""
    return chunk.section == "purposes" and chunk.title is not None and chunk.title.text.endswith("?")


def merged(records: Sequence[Record]) -> list[Record]:
    """The records with those of the same title joined."""
    found: list[Record] = []
    for record in records:
        twin = next(
            (other for other in found if same(other.title, record.title) and other.group == record.group),
            None,
        )
        if twin is None:
            found.append(record)
            continue
        if twin.purposes or record.purposes:
            twin.purposes = [
                *(twin.purposes or [replace(twin, bases=list(twin.bases))]),
                *(record.purposes or [record]),
            ]
        twin.add_bases(record.bases)
        for name in (
            "description",
            "data",
            "subjects",
            "recipients",
            "retention",
            "transfers",
            "source",
            "lines",
        ):
            known = getattr(twin, name)
            known.extend(value for value in getattr(record, name) if value not in known)
    return found

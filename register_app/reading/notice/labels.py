"""Records written as labels and values: "Purpose: …", "Legal basis: …", inline or line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from register_app.reading.notice import limits, words
from register_app.reading.notice.chunks import Chunk
from register_app.reading.notice.led import names_basis
from register_app.reading.notice.prose import from_sentences
from register_app.reading.notice.record import (
    Record,
    clean_title,
    data_and_purpose,
    is_basis,
    read_bases,
    sentences,
    title_and_rest,
)
from register_app.reading.notice.units import Unit


def labelled(chunk: Chunk, understood: set[int]) -> list[Record] | None:
    """Records written as labels ("Purpose: …", "Legal basis: …"); `None` when no legal basis is labelled."""
    labels = _labels(chunk.units)
    has_value = [
        label is not None and (bool(label.rest) or _value_follows(chunk.units, labels, at))
        for at, label in enumerate(labels)
    ]
    valued = {label.field for at, label in enumerate(labels) if label is not None and has_value[at]}
    if "basis" not in valued and ("interest" not in valued or any(names_basis(unit) for unit in chunk.units)):
        return None
    specific = chunk.specific
    found = [Record("")]
    seen: list[str] = []
    pending, closed, ended = "", False, False
    several: list[tuple[Record, list[str]]] = []
    for at, (unit, label) in enumerate(zip(chunk.units, labels, strict=True)):
        record = found[-1]
        if label is not None and not has_value[at]:
            understood.add(unit.line)
            pending = ""
            continue
        if label is not None:
            if _begins_record(label.field, seen):
                found.append(record := Record(""))
                seen = []
            seen.append(label.field)
            pending, ended = label.field, False
            if not label.rest:
                understood.add(unit.line)
                continue
            text = label.rest
            if label.field in ("basis", "interest"):
                text, further = _basis_and_rest(text)
                record.description.extend(further)
        else:
            text = unit.text
        if label is None and _names_next(chunk.units, labels, at, seen):
            if record.bases or record.title:
                found.append(Record(""))
            _name(found[-1], text)
            found[-1].lines.append(unit.line)
            seen, pending, closed = [], "", False
            continue
        if label is None and unit.gap and closed and unit.kind == "paragraph" and seen:
            continue  # a paragraph of its own after "Retention: 30 days." says nothing more of that
        closed = text.endswith(".") and label is not None
        if not pending:
            if record.bases and unit.kind != "item" and _is_name(unit):
                found.append(record := Record(clean_title(unit.text)))
                seen = []
            else:
                record.description.append(text)
        elif pending == "purpose" and unit.kind == "item":
            _list(several, record, text)
        elif label is None and _tells_other(unit, text, pending, record, ended=ended):
            ended = True  # a list below it says nothing more of the basis
            record.description.append(text)
        elif label is None and pending == "basis" and unit.kind == "paragraph":
            _put_bases(record, text)
        else:
            record.put(pending, text)
        record.lines.append(unit.line)
    return _named(found, several, specific, chunk)


def _labels(units: Sequence[Unit]) -> list[words.Label | None]:
    """The label of each unit; a bare item of a list below a label ("Name" below "Data:") is a value of that."""
    found: list[words.Label | None] = []
    listed = False
    for unit in units:
        label = words.label(unit.text)
        bare = label is not None and not label.rest
        if unit.kind != "item":
            listed = bare
        elif bare and not unit.text.endswith((":", "?")) and (listed or unit.text.casefold() in _NAMES):
            label = None
        found.append(label)
    return found


_NAMES = frozenset({"name", "navn", "names", "navne", "full name", "fulde navn"})
"""What heads the purposes of a register, and in a list is one of the data."""


def _put_bases(record: Record, text: str) -> None:
    """Add the bases of a paragraph, sentence by sentence; one that names none only describes."""
    told: list[str] = []
    for part in sentences(text):
        found = read_bases(part)
        if not found and told:
            record.description.append(part)
        elif told and not any(basis.article for basis in found):
            told[-1] += f" {part}"  # "It also follows from the Library Act"
        else:
            told.append(part)
    for part in told:
        record.put("basis", part)


def _name(record: Record, text: str) -> None:
    """Name a record by an item: its title, or the data and the purpose it tells ("Recordings – to play them to you")."""
    parts = data_and_purpose(text)
    if parts is None:
        headed = _HEADED.fullmatch(text)
        if headed is not None:
            record.group, rest = clean_title(headed["head"]), headed["rest"]
        else:
            record.group, rest = title_and_rest(text)
        if words.begins_sentence(record.group):
            record.group, rest = clean_title(text), ""
        record.description.extend(filter(None, [rest]))
        return
    record.data.append(parts[0])
    record.group = parts[1]
    record.description.extend(filter(None, [parts[2]]))


_HEADED = re.compile(r"(?P<head>[^:.]{3,80}):\s+(?P<rest>[^\W\d_](?:.{11,}|.*\.))", re.DOTALL)
"""A title with what is said of it: "Rotas: we plan who works when."."""


def _list(several: list[tuple[Record, list[str]]], record: Record, text: str) -> None:
    """Add one of several purposes that stand as a list under their label."""
    if several and several[-1][0] is record:
        several[-1][1].append(text)
    else:
        several.append((record, [text]))


def _tells_other(unit: Unit, text: str, pending: str, record: Record, *, ended: bool) -> bool:
    """Whether what follows a labelled basis is none: a paragraph of something else, or a list below one."""
    return (
        pending in ("basis", "interest")
        and (unit.kind == "paragraph" or ended)
        and not is_basis(text)
        and (bool(record.bases) or not read_bases(text))
    )


def _basis_and_rest(text: str) -> tuple[str, list[str]]:
    """The sentences of a labelled basis that speak of one, and those that go on to something else."""
    first, *others = sentences(text)
    further = [sentence for sentence in others if not read_bases(sentence) and limits.limit(sentence)]
    return " ".join([first, *(sentence for sentence in others if sentence not in further)]), further


def _value_follows(units: Sequence[Unit], labels: Sequence[words.Label | None], at: int) -> bool:
    """Whether something stands under a label alone on its line (a heading has another label or section below)."""
    if at + 1 == len(units):
        return False
    text = units[at + 1].text
    under_heading = units[at].kind == "heading" and units[at + 1].kind != "heading"
    return labels[at + 1] is None and (under_heading or text.endswith(".") or not words.section(text))


def _begins_record(name: str, seen: Sequence[str]) -> bool:
    """Whether a label opens the next record: the one that opened the last, or a purpose after a basis."""
    if not seen:
        return False
    complete = "basis" in seen or "interest" in seen
    return complete and (name == "purpose" or (name == seen[0] and name not in ("basis", "interest")))


def _names_next(
    units: Sequence[Unit], labels: Sequence[words.Label | None], at: int, seen: Sequence[str]
) -> bool:
    """Whether what has no label names the next of several records: those labels follow it that closed the last."""
    following = labels[at + 1] if at + 1 < len(labels) else None
    if following is None or following.field not in ("purpose", "basis"):
        return False
    if at > 1 and units[at].kind == units[at - 1].kind == "item" and labels[at - 1] is labels[at - 2] is None:
        return False  # one of a list of something, and no name
    if units[at].kind != "item" and (not seen or not following.rest or not _is_line(units[at])):
        return False
    return not seen or ("basis" in seen and following.field in seen)


def _is_line(unit: Unit) -> bool:
    """Whether a paragraph stands as a title over the labels that follow it, however long and whatever it reads like."""
    return (
        unit.kind == "paragraph"
        and not unit.raw
        and len(unit.text) <= _LONGEST_LINE
        and not unit.text.endswith((".", ":", ",", ";"))
    )


_LONGEST_LINE = 200


def _is_name(unit: Unit) -> bool:
    return (
        len(unit.text) <= 100 and not unit.text.endswith((".", ":")) and not words.begins_sentence(unit.text)
    )


def _named(
    found: list[Record], several: Sequence[tuple[Record, list[str]]], specific: str, chunk: Chunk
) -> list[Record]:
    """The records with their titles: the labelled purpose, else the heading, else what a sentence tells."""
    named: list[Record] = []
    lists = {id(record): items for record, items in several}
    for record in found:
        items = lists.get(id(record), [])
        if items and not record.title:
            for item in items:
                title, rest = title_and_rest(item)
                copy = Record(
                    title, [rest] if rest else [], group=record.group or specific, lines=list(record.lines)
                )
                for name in ("data", "subjects", "recipients", "retention", "transfers", "source"):
                    getattr(copy, name).extend(getattr(record, name))
                copy.bases = list(record.bases)
                named.append(copy)
            continue
        if items:
            record.description.extend(items)
        if record.group:
            record.title = record.title or record.group
        elif not record.title:
            record.title = clean_title(specific) or from_sentences(record) or _last_resort(chunk)
        else:
            record.group = specific
        named.append(record)
    return named


def _last_resort(chunk: Chunk) -> str:
    title = chunk.title
    return (
        clean_title(title.text)
        if title is not None and chunk.section not in words.ELSEWHERE | {"general", "purposes"}
        else ""
    )


def cells(units: Sequence[Unit]) -> tuple[list[Record], list[Unit], set[int]]:
    """Tables of which every cell stands on a line of its own: three labels or more, then their values in turn.

    Gives the records, the units that belong to no such table, and the lines of the labels.
    """
    found: list[Record] = []
    rest: list[Unit] = []
    understood: set[int] = set()
    at = 0
    while at < len(units):
        by_column, length = _by_column(units, at)
        if by_column:
            found.extend(by_column)
            understood.update(unit.line for unit in units[at : at + length])
            at += length
            continue
        fields: list[str] = []
        while at + len(fields) < len(units):
            label = words.label(units[at + len(fields)].text)
            alike = units[at + len(fields)].kind == units[at].kind
            if label is None or label.rest or label.field in fields or not alike:
                break
            fields.append(label.field)
        if _is_title(units[at : at + len(fields)]):
            fields = []
        turns = _turns(units[at + len(fields) :], fields) if len(fields) >= 3 and "basis" in fields else []
        if not turns:
            rest.append(units[at])
            at += 1
            continue
        understood.update(unit.line for unit in units[at : at + len(fields)])
        at += len(fields)
        for turn in turns:
            record = Record("")
            for name, cell in zip(fields, turn, strict=True):
                record.put(name, "\n".join(unit.text for unit in cell))
                record.lines.extend(unit.line for unit in cell)
                at += len(cell)
            found.append(record)
    return [record for record in found if record.title and record.bases], rest, understood


def _is_title(labels: Sequence[Unit]) -> bool:
    """Whether the first of several labels is the title above a table: a question, and none of the others is one."""
    return [unit.text.endswith("?") for unit in labels[:2]] == [True, False]


def _by_column(units: Sequence[Unit], at: int) -> tuple[list[Record], int]:
    """A table copied column by column: "Purpose" with its values, then "Legal basis" with as many; and its length."""
    columns: dict[str, list[Unit]] = {}
    place = at
    while place < len(units):
        label = words.label(units[place].text)
        if label is None or label.rest or label.field in columns or units[place].kind != units[at].kind:
            break  # an item like "Name" heads no column beside lines that do
        values = columns[label.field] = []
        place += 1
        while (
            place < len(units)
            and words.label(units[place].text) is None
            and not units[place].text.endswith(".")
        ):
            values.append(units[place])
            place += 1
    lengths = {len(values) for values in columns.values()}
    if len(lengths) != 1 or lengths == {1} or not {"purpose", "basis"} <= columns.keys():
        return [], 0
    if not all(is_basis(unit.text) for unit in columns["basis"]):
        return [], 0
    found = []
    for number in range(lengths.pop()):
        record = Record("")
        for name, values in columns.items():
            record.put(name, values[number].text)
            record.lines.append(values[number].line)
        found.append(record)
    return found, place - at


def _turns(units: Sequence[Unit], fields: Sequence[str]) -> list[list[list[Unit]]]:
    """Whole turns of `fields` at the start of `units`, as long as each basis reads like one.

    A cell is one unit, or all that stands together between white lines.
    """
    if "purpose" not in fields:
        return []
    place = list(fields).index("basis")
    for cells in ([[unit] for unit in units], _between_white(units)):
        turns: list[list[list[Unit]]] = []
        for at in range(0, len(cells) - len(fields) + 1, len(fields)):
            turn = cells[at : at + len(fields)]
            if not is_basis(" ".join(unit.text for unit in turn[place])):
                break
            turns.append(turn)
        if len(turns) >= 2:
            return turns
    return []


def _between_white(units: Sequence[Unit]) -> list[list[Unit]]:
    cells: list[list[Unit]] = []
    for unit in units:
        if unit.gap or not cells:
            cells.append([])
        cells[-1].append(unit)
    return cells

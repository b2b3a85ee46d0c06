"""Running text → records: what a heading, a label, a list or a sentence tells about purposes and their legal bases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from register_app.reading.notice import prose, words
from register_app.reading.notice.record import Record, clean_title, is_basis, read_bases, same, title_and_rest
from register_app.reading.notice.units import Unit


@dataclass
class Chunk:
    """A title and all that stands under it up to the next one."""

    title: Unit | None
    section: str
    units: list[Unit] = field(default_factory=list)
    above: str = ""
    """The specific heading over the title, if any."""

    @property
    def specific(self) -> str:
        """The title when it names something of its own, else ""."""
        return self.title.text if self.title is not None and not words.section(self.title.text) else ""


@dataclass
class Reading:
    records: list[Record] = field(default_factory=list)
    understood: set[int] = field(default_factory=set)
    """Lines of headings and labels that were understood as such."""


# -- Cutting into chunks -----------------------------------------------------------------------------------


def chunks(units: Sequence[Unit]) -> list[Chunk]:
    """The text cut at its titles, each with the section it belongs to."""
    found = [Chunk(None, "")]
    stack: list[tuple[int, str, str]] = []
    for at, unit in enumerate(units):
        if not _is_title(units, at, found[-1]):
            found[-1].units.append(unit)
            continue
        own = words.section(unit.text)
        level = unit.level if unit.kind == "heading" or 0 < unit.level < 9 else (1 if own else 60)  # noqa: PLR2004 - 9: numbered by a letter
        if unit.raw and not unit.level and own:
            stack.clear()
        while stack and stack[-1][0] >= level:
            stack.pop()
        inherited = next((section for _, _, section in reversed(stack) if section), "")
        keeps = inherited in words.PASSED_OVER or (inherited in words.ELSEWHERE and level < 50)  # noqa: PLR2004 - real headings only
        section = own or (inherited if keeps or inherited in ("purposes", "general") else "")
        if inherited in words.PASSED_OVER and not own:
            section = inherited
        above = next((title for _, title, told in reversed(stack) if not told), "")
        stack.append((level, unit.text, own))
        found.append(Chunk(unit, section, above=above))
    return found


def _is_title(units: Sequence[Unit], at: int, current: Chunk) -> bool:
    """Whether a unit is the title of what follows."""
    unit = units[at]
    after = units[at + 1] if at + 1 < len(units) else None
    if unit.kind == "heading":
        return words.label(unit.text) is None or bool(words.section(unit.text) and unit.text.endswith("?")) or _opens(after)
    if unit.kind != "paragraph" or after is None:
        return False
    text = unit.text
    if len(text) > 120 or text.count(" ") > 14 or text.endswith((".", ",", ";", ":")) or text[:1].islower():  # noqa: PLR2004
        return False
    if words.label(text) is not None and not (words.section(text) and text.endswith("?")):
        return False
    if is_basis(text):
        return _title_that_reads_like_a_basis(unit, after, current)
    return not words.begins_sentence(text) or bool(words.section(text))


def _opens(after: Unit | None) -> bool:
    """Whether what follows a label set as a heading is itself a title or label: then the label is a section."""
    return after is not None and after.kind in ("heading", "row")


def _title_that_reads_like_a_basis(unit: Unit, after: Unit, current: Chunk) -> bool:
    """ "Compliance with laws" may be a purpose: it is one when a description follows, or another basis."""
    has_basis = any(is_basis(other.text) for other in current.units)
    if current.title is None or (has_basis and unit.gap):
        if after.kind == "paragraph" and not is_basis(after.text) and len(after.text) > 60 and words.begins_sentence(after.text):  # noqa: PLR2004
            return True
        return has_basis and is_basis(after.text) and not after.gap
    return False


# -- Reading a chunk ---------------------------------------------------------------------------------------


def read(units: Sequence[Unit]) -> Reading:
    """The records in units that are not part of a table."""
    reading = Reading()
    for chunk in chunks(units):
        if chunk.title is not None:
            if chunk.section:
                reading.understood.add(chunk.title.line)
        if chunk.section in words.PASSED_OVER:
            continue
        _read_chunk(chunk, reading)
    return reading


def _read_chunk(chunk: Chunk, reading: Reading) -> None:
    labelled = _labelled(chunk, reading)
    if labelled is not None:
        _keep(labelled, chunk, reading)
        return
    if chunk.section in words.ELSEWHERE:
        return
    for way in (_items, _led_by_basis, _basis_below, _sentences):
        found = way(chunk)
        if found:
            _keep(found, chunk, reading)
            return


def _keep(records: list[Record], chunk: Chunk, reading: Reading) -> None:
    for record in records:
        if not record.title or not record.bases:
            continue
        if chunk.title is not None:
            record.lines.append(chunk.title.line)
        reading.records.append(record)


def _labelled(chunk: Chunk, reading: Reading) -> list[Record] | None:
    """Records written as labels ("Purpose: …", "Legal basis: …"); `None` when no legal basis is labelled."""
    labels = [words.label(unit.text) for unit in chunk.units]
    has_value = [
        label is not None and (bool(label.rest) or _value_follows(chunk.units, at)) for at, label in enumerate(labels)
    ]
    if not any(label and label.field in ("basis", "interest") and has_value[at] for at, label in enumerate(labels)):
        return None
    specific = chunk.specific
    found = [Record("")]
    seen: list[str] = []
    pending = ""
    several: list[tuple[Record, list[str]]] = []
    for at, (unit, label) in enumerate(zip(chunk.units, labels, strict=True)):
        record = found[-1]
        if label is not None and not has_value[at]:
            reading.understood.add(unit.line)
            pending = ""
            continue
        if label is not None:
            if _begins_record(label.field, seen):
                found.append(record := Record(""))
                seen = []
            seen.append(label.field)
            pending = label.field
            if not label.rest:
                reading.understood.add(unit.line)
                continue
            text = label.rest
        else:
            text = unit.text
        if not pending:
            if record.bases and unit.kind != "item" and _is_name(unit):
                found.append(record := Record(clean_title(unit.text)))
                seen = []
            else:
                record.description.append(text)
        elif pending == "purpose" and unit.kind == "item":
            if several and several[-1][0] is record:
                several[-1][1].append(text)
            else:
                several.append((record, [text]))
        elif label is None and pending in ("basis", "interest") and unit.kind == "paragraph" and not is_basis(text):
            record.description.append(text)
        else:
            record.put(pending, text)
        record.lines.append(unit.line)
    return _named(found, several, specific, chunk)


def _value_follows(units: Sequence[Unit], at: int) -> bool:
    """Whether something stands under a label alone on its line (a column heading has only other labels below)."""
    return at + 1 < len(units) and words.label(units[at + 1].text) is None


def _begins_record(name: str, seen: Sequence[str]) -> bool:
    """Whether a label opens the next record: the one that opened the last, or a purpose after a basis."""
    if not seen:
        return False
    complete = "basis" in seen or "interest" in seen
    return complete and (name == "purpose" or (name == seen[0] and name not in ("basis", "interest")))


def _is_name(unit: Unit) -> bool:
    return len(unit.text) <= 100 and not unit.text.endswith((".", ":")) and not words.begins_sentence(unit.text)  # noqa: PLR2004


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
                copy = Record(title, [rest] if rest else [], group=specific, lines=list(record.lines))
                for name in ("data", "subjects", "recipients", "retention", "transfers", "source"):
                    getattr(copy, name).extend(getattr(record, name))
                copy.bases = list(record.bases)
                named.append(copy)
            continue
        if items:
            record.description.extend(items)
        if not record.title:
            record.title = clean_title(specific) or _from_sentences(record) or _last_resort(chunk)
        else:
            record.group = specific
        named.append(record)
    return named


def _from_sentences(record: Record) -> str:
    for text in record.description:
        for told in prose.told(text) or ():
            if told.purpose:
                return told.purpose
        purpose = prose.purpose(text)
        if purpose:
            return purpose
    return ""


def _last_resort(chunk: Chunk) -> str:
    title = chunk.title
    return clean_title(title.text) if title is not None and chunk.section not in words.ELSEWHERE | {"general", "purposes"} else ""


_BASIS_WITHIN = re.compile(
    r"[\s(.;,–—-]*\b(?:(?:vores |our |the )?(?:rets|behandlings|lov)grundlag\w*|hjemmel\w*|hjemlen|(?:legal|lawful) (?:basis|bases|grounds?))\b"
    r"[^:.;]{0,60}?(?::|\ser\s|\sis\s|\sare\s)\s*(?P<basis>.+)",
    re.IGNORECASE | re.DOTALL,
)
_BRACKET = re.compile(r"(?P<title>.+?)\s*\((?P<basis>(?:[^()]|\([^()]*\))+)\)[.\s]*(?P<rest>.*)$", re.DOTALL)
_DIVIDER = re.compile(r"\s+(?:[–—→|-]|=>|->)\s+|:\s+|;\s+|\.\s+(?=[A-ZÆØÅ])|,\s+")


def divide(text: str) -> tuple[str, str] | None:
    """A line like "Purpose – legal basis" in its two parts; `None` when it holds no basis."""
    if match := _BASIS_WITHIN.search(text):
        if match.start() > 2 and read_bases(match["basis"]):  # noqa: PLR2004
            return text[: match.start()], match["basis"].rstrip(") .")
    for match in _BRACKET.finditer(text):
        if is_basis(match["basis"]):
            rest = match["rest"].strip()
            return (f"{match['title']} {rest}".strip(), match["basis"])
    for match in _DIVIDER.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        if len(left) > 2 and is_basis(right.rstrip(".")) and not (is_basis(left) and match.group().strip() == ","):  # noqa: PLR2004
            return left, right.rstrip(".")
    return None


def _items(chunk: Chunk) -> list[Record]:
    """Lists whose items each have a purpose and its basis; also paragraphs written like that, one after another."""
    found: list[Record] = []
    items = [unit for unit in chunk.units if unit.kind == "item"]
    lines = items or [unit for unit in chunk.units if unit.kind == "paragraph" and len(unit.text) <= 400]  # noqa: PLR2004
    for unit in lines:
        parts = divide(unit.text)
        if parts is not None and not (words.begins_sentence(parts[0]) and len(parts[0]) > 60):  # noqa: PLR2004 - a sentence is prose
            title, rest = title_and_rest(parts[0])
            record = Record(title, [rest] if rest else [], lines=[unit.line], group=chunk.specific)
            record.add_bases(read_bases(parts[1]))
            found.append(record)
            continue
        told = prose.told(unit.text) if items else []
        found.extend(_record(sentence, unit, chunk) for sentence in told if sentence.purpose)
    fewest = 1 if items else 2
    return found if len(found) >= max(fewest, 0.5 * len(lines)) else []


def _led_by_basis(chunk: Chunk) -> list[Record]:
    """A list of purposes under one basis: "On the basis of our legitimate interest (Art. 6(1)(f)) we:" …"""
    found: list[Record] = []
    title = chunk.title.text if chunk.title is not None else ""
    lead = read_bases(title) if title and is_basis(title) else []
    lead_line = chunk.title.line if chunk.title is not None else 0
    from_title = bool(lead)
    for unit in chunk.units:
        if unit.kind != "item":
            if unit.text.endswith(":") or from_title:
                told = prose.told(unit.text)
                here = [basis for sentence in told for basis in sentence.bases] or (
                    read_bases(unit.text) if unit.text.endswith(":") and is_basis(unit.text.rstrip(":")) else []
                )
                if here:
                    lead, lead_line = here, unit.line
                elif from_title and not unit.text.endswith(":"):
                    purpose = prose.purpose(unit.text)
                    if purpose:
                        found.append(Record(purpose, [unit.text], list(lead), lines=[unit.line, lead_line]))
            elif not from_title:
                lead = []
            continue
        if lead:
            name, rest = title_and_rest(unit.text)
            found.append(Record(name, [rest] if rest else [], list(lead), lines=[unit.line, lead_line]))
    return found


def _basis_below(chunk: Chunk) -> list[Record]:
    """A title, its description, and the basis on lines of its own: the cells of a table written below each other."""
    found: list[Record] = []
    record = Record(clean_title(chunk.specific))
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
        record.title = record.title or _from_sentences(record)
    if with_basis and not found[-1].bases:
        with_basis[-1].description.extend(found[-1].description)
    return [record for record in with_basis if record.title]


def _record(told: prose.Told, unit: Unit, chunk: Chunk) -> Record:
    return Record(told.purpose, [told.sentence], list(told.bases), lines=[unit.line], group=chunk.specific)


def _sentences(chunk: Chunk) -> list[Record]:
    """Prose: one purpose for each sentence that tells one; under a title of its own, the title is the purpose."""
    told = [(sentence, unit) for unit in chunk.units for sentence in prose.told(unit.text)]
    sure = [(sentence, unit) for sentence, unit in told if sentence.explicit or chunk.specific]
    purposes = [sentence.purpose for sentence, _ in sure if sentence.purpose]
    specific = chunk.specific
    distinct = {purpose.casefold() for purpose in purposes}
    if specific and sure and len(distinct) <= 1:
        record = Record(clean_title(specific), [unit.text for unit in chunk.units])
        for sentence, unit in sure:
            record.add_bases(list(sentence.bases))
            record.lines.append(unit.line)
        return [record]
    found: list[Record] = []
    for sentence, unit in sure:
        if sentence.purpose:
            found.append(_record(sentence, unit, chunk))
        elif found:
            found[-1].add_bases(list(sentence.bases))
            found[-1].lines.append(unit.line)
    return found


def merged(records: Sequence[Record]) -> list[Record]:
    """The records with those of the same title joined."""
    found: list[Record] = []
    for record in records:
        twin = next((other for other in found if same(other.title, record.title) and other.group == record.group), None)
        if twin is None:
            found.append(record)
            continue
        twin.add_bases(record.bases)
        for name in ("description", "data", "subjects", "recipients", "retention", "transfers", "source", "lines"):
            known = getattr(twin, name)
            known.extend(value for value in getattr(record, name) if value not in known)
    return found

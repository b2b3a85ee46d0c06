"""The text of a notice cut at its titles: what stands under each, and the section that it belongs to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from register_app.reading.notice import never, people, words
from register_app.reading.notice.record import is_basis, sentences
from register_app.reading.notice.units import Unit


@dataclass
class Chunk:
    """A title and all that stands under it up to the next one."""

    title: Unit | None
    section: str
    units: list[Unit] = field(default_factory=list)
    first: bool = False
    """Whether the title is the first line of the text, and so probably that of the whole notice."""
    among_purposes: bool = False
    """Whether the title is a heading below that of the purposes, whatever else it might announce."""
    is_purpose: bool = False
    """Whether the title is a purpose although it might announce a section ("Sharing data with the tax office")."""

    @property
    def specific(self) -> str:
        """The title when it names something of its own, else ""."""
        return "" if self.first else self.own_title

    @property
    def own_title(self) -> str:
        """The title unless it announces a section, also when it is that of the whole notice."""
        if self.title is None or (words.section(self.title.text) and not self.is_purpose):
            return ""
        return self.title.text


def cut(units: Sequence[Unit]) -> list[Chunk]:
    """The text cut at its titles, each with the section it belongs to."""
    found = [Chunk(None, "")]
    # A line guessed to be a title stands below the headings that are marked as such, if there are any.
    marked = any(unit.kind == "heading" for unit in units)
    labels = _label_headings(units) | _label_lines(units)
    stack: list[tuple[int, str, str]] = []
    # Where some items bear several labels, a basis labelled alone in another is one as well.
    fewest = 1 if any(unit.kind == "item" and len(words.parts(unit.text)) > 1 for unit in units) else 2
    for at, unit in enumerate(units):
        if unit.line in labels or not _is_title(units, at, found[-1]):
            found[-1].units.extend(
                replace(unit, text=part, kind=kind)
                for kind, part in _parts(
                    unit,
                    fewest if unit.kind == "item" else 2,
                    listed=bool(unit.mark) or _among_headed(units, at),
                )
            )
            continue
        own = "" if _stands_over_groups(units, at) else words.section(unit.text)
        if not at and own in words.ELSEWHERE:
            own = ""  # "Personal data at Mill Club" is the title of the whole notice
        level = (
            unit.level if unit.kind == "heading" or 0 < unit.level < 9 else (1 if own and not marked else 60)
        )
        if unit.raw and not unit.level and own:
            stack.clear()
        while stack and stack[-1][0] >= level:
            stack.pop()
        inherited = next((section for _, _, section in reversed(stack) if section), "")
        keeps = inherited in words.PASSED_OVER or (inherited in words.ELSEWHERE and (level < 50 or marked))
        section = own or (inherited if keeps or inherited in ("purposes", "general") else "")
        if inherited in words.PASSED_OVER and not own:
            section = inherited
        stack.append((level, unit.text, own))
        among = inherited == "purposes" and unit.kind == "heading" and own in words.ELSEWHERE | {"rights"}
        found.append(Chunk(unit, section, first=at == 0, among_purposes=among))
    return found


def _label_headings(units: Sequence[Unit]) -> set[int]:
    """The lines of headings that are labels of what stands under them ("Why?", "How long?"), purpose by purpose.

    They are when all headings below one of its own name are labels, and one of them is that of the legal basis.
    """
    found: set[int] = set()
    headings = [unit for unit in units if unit.kind == "heading"]
    for at, parent in enumerate(headings[1:], 2):  # below the first stand the sections of the notice
        end = next((n for n in range(at, len(headings)) if headings[n].level <= parent.level), len(headings))
        below = headings[at:end]
        fields = {words.cell_field(unit.text) for unit in below}
        if len(fields) >= _FEWEST_LABELS and "basis" in fields and "" not in fields:
            found |= {unit.line for unit in below}
    return found


_FEWEST_LABELS = 2


def _label_lines(units: Sequence[Unit]) -> set[int]:
    """The lines of labels that stand alone above their values, activity by activity, and of those values.

    They are such where several of them come again, and that of the legal basis among them.
    """
    alone = {
        at: label.field
        for at, unit in enumerate(units)
        if unit.kind == "paragraph" and (label := words.label(unit.text)) is not None and not label.rest
    }
    counted = Counter(units[at].text.casefold() for at in alone)
    again = {at: field for at, field in alone.items() if counted[units[at].text.casefold()] > 1}
    if "basis" not in again.values() or len(set(again.values())) < _FEWEST_LABELS:
        return set()
    known = {at for at in alone if at in again or (at - 2 in again and units[at].gap == units[at - 2].gap)}
    values = {
        at + 1 for at in known if at + 1 < len(units) and units[at + 1].kind == "paragraph"
    } - alone.keys()
    return {units[at].line for at in known | values}


def _stands_over_groups(units: Sequence[Unit], at: int) -> bool:
    """Whether a heading of people ("For customers and suppliers") stands over headings, and so names no receivers."""
    after = units[at + 1] if at + 1 < len(units) else None
    return (
        after is not None
        and after.kind == "heading"
        and after.level > units[at].level
        and bool(people.of(units[at].text))
    )


def _parts(unit: Unit, fewest: int, *, listed: bool) -> list[tuple[str, str]]:
    """The parts of a unit with their kinds; `listed` is whether what stands before its labels names one of a list."""
    parts = words.parts(unit.text, fewest)
    listed = listed and len(parts) > 1 and words.label(parts[0]) is None
    first = "item" if listed else unit.kind if len(parts) == 1 or unit.kind == "item" else "paragraph"
    return [(first if at == 0 else "paragraph", part) for at, part in enumerate(parts)]


def _among_headed(units: Sequence[Unit], at: int) -> bool:
    """Whether a paragraph names itself before its labels, as the one before or after it does ("Rotas: we plan …")."""
    beside = [*units[max(0, at - 1) : at], *units[at + 1 : at + 2]]
    return _is_headed(units[at]) and any(_is_headed(unit) for unit in beside)


def _is_headed(unit: Unit) -> bool:
    found = _HEADED.match(unit.text) if unit.kind == "paragraph" else None
    return found is not None and words.label(unit.text) is None and len(words.parts(unit.text)) > 1


_HEADED = re.compile(r"[^:.]{3,80}:\s+\S")


_TOLD = re.compile(r"[^:]{4,}(?::|\s[–—-])\s+(?P<basis>.+)")
_SPOKEN = 2
"""Blanks from which a first sentence is one, and no number before a title ("II. Recipients")."""


def _is_title(units: Sequence[Unit], at: int, current: Chunk) -> bool:
    """Whether a unit is the title of what follows."""
    unit = units[at]
    after = units[at + 1] if at + 1 < len(units) else None
    before = units[at - 1] if at else None
    if unit.kind == "heading":
        if after is not None and (after.kind == "item" or after.text.endswith(":")) and is_basis(unit.text):
            return True  # "Legitimate interests" over what is done on that basis
        deeper = current.title is not None and current.title.level < unit.level
        if deeper and words.label_field(unit.text, 1.0) and not unit.text.endswith("?"):
            return _opens(
                after
            )  # "Legal basis" under "Our customers" is a label, whatever else it might head
        return (
            not _is_label_alone(unit, before, after)
            or _opens(after)
            or (bool(words.section(unit.text)) and not deeper)
        )
    if unit.kind != "paragraph" or after is None:
        return False
    if before is not None and before.kind == "heading" and before is not current.title:
        return False  # what stands right below a heading that is a label is its value, however short
    text = unit.text
    if never.reaches(text) or never.reaches(after.text):
        return False
    if len(text) > 120 or text.count(" ") > 14 or text.endswith((".", ",", ";", ":")) or text[:1].islower():
        return False
    if words.label(text) is not None and _is_label_alone(unit, before, after):
        return False
    if len(parts := sentences(text)) > 1 and parts[0].count(" ") >= _SPOKEN:
        return False
    if (told := _TOLD.fullmatch(text)) is not None and is_basis(told["basis"]):
        return False  # "To pay our staff: employment contract"
    if is_basis(text):
        return _title_that_reads_like_a_basis(unit, after, current) or _turn_begins(units, at, current)
    if not words.begins_sentence(text) or words.section(text) or _stands_over(unit, after):
        return True
    return unit.gap and bool(people.of(text))  # "When you visit our website" over the purposes of that


def _stands_over(unit: Unit, after: Unit) -> bool:
    """Whether a short line like "When you write to us" stands alone over the text that belongs to it."""
    return unit.gap and not after.gap and len(unit.text) <= 80 and after.text.endswith((".", ":"))


def _is_label_alone(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    """Whether a line is a label for what follows ("Purpose"), not the heading of a section ("Why we use your data")."""
    found = words.label(unit.text)
    if found is None:
        return False
    if not words.section(unit.text) or found.rest:
        return True
    # Beside another label it heads the column of a table that was written line by line.
    beside = any(
        other is not None
        and other.kind == unit.kind
        and (label := words.label(other.text)) is not None
        and not label.rest
        for other in (before, after)
    )
    if unit.raw and (unit.level > 0 or unit.text.isupper()):
        return False
    heads_section = (
        unit.text.endswith("?") or unit.text.count(" ") >= 3 or bool(_TWO_THINGS.search(unit.text))
    )
    speaks = unit.gap and after is not None and words.begins_sentence(after.text) and after.text.endswith(".")
    return beside or not (heads_section or speaks)


def _turn_begins(units: Sequence[Unit], at: int, current: Chunk) -> bool:
    """Whether a purpose that reads like a basis opens another turn of title, sentences and basis.

    The turn before it has ended with its basis, and a sentence and a basis follow.
    """
    after = units[at + 1 : at + 3]
    return (
        current.title is not None
        and len(current.units) > 1
        and is_basis(current.units[-1].text)
        and len(after) == _TURN - 1
        and all(unit.kind == "paragraph" for unit in after)
        and after[0].text.endswith(".")
        and not is_basis(after[0].text)
        and is_basis(after[1].text)
    )


_TURN = 3


_TWO_THINGS = re.compile(r"\s(?:og|and|&)\s", re.IGNORECASE)


def _opens(after: Unit | None) -> bool:
    """Whether what follows a label set as a heading is itself a title or label: then the label is a section."""
    return after is not None and after.kind in ("heading", "row")


def _title_that_reads_like_a_basis(unit: Unit, after: Unit, current: Chunk) -> bool:
    """A purpose like "Compliance with laws": it is one when a description follows, or another basis."""
    has_basis = any(is_basis(other.text) for other in current.units)
    if current.title is None or (has_basis and unit.gap):
        if (
            after.kind == "paragraph"
            and not is_basis(after.text)
            and len(after.text) > 60
            and words.begins_sentence(after.text)
        ):
            return True
        if has_basis and is_basis(after.text) and not after.gap:
            return True
    return _stands_apart(unit, after)


def _stands_apart(unit: Unit, after: Unit) -> bool:
    """Whether a basis stands over a paragraph on it, set apart from what is above ("Consent" over when it is asked for)."""
    return (
        unit.raw
        and unit.gap
        and not after.gap
        and after.kind == "paragraph"
        and len(sentences(after.text)) > 1
    )

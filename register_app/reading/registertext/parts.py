"""Where a register stands in a text: its tables, and its forms by the heading that they stand under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from register_app.reading.folded import fold
from register_app.reading.layouts import candidates, kinds
from register_app.reading.notice.units import Unit
from register_app.reading.registertext import evidence, labelled
from register_app.reading.registertext.labelled import TELLING, Form
from register_app.reading.registertext.outline import Section
from register_app.reading.workbook import Sheet


@dataclass
class Part:
    """Something that becomes a sheet: `kind` is "table", "forms" or "headings" (which are the labels themselves)."""

    kind: str
    section: Section
    name: str
    telling: set[str]
    above: list[Unit] = field(default_factory=list)
    """What stands above a table and may say whose it is."""
    rows: list[Unit] = field(default_factory=list)
    forms: list[Form] = field(default_factory=list)
    side: bool = False
    """Whether it only tells more of what the register names: suppliers, transfers."""


@dataclass
class Parts:
    """The parts of a text in its order; `taken` are the units that they take up."""

    parts: list[Part] = field(default_factory=list)
    taken: set[Unit] = field(default_factory=set)


_FEWEST = 3
_SIDE = frozenset(("party", "transfers"))
_MOST_ABOVE = 4


def find(root: Section) -> Parts:
    """The parts of a text that could be those of a register."""
    found = Parts()
    by_section: dict[int, Part] = {}
    for section in root.every():
        for rows in _tables(section.body):
            part = _table(section, rows)
            if part is not None:
                found.parts.append(part)
        forms = [form for form in labelled.forms_of(section.body, _title(section)) if _tells(form)]
        if not forms:
            continue
        own = bool(section.title) and forms[0].title == section.title
        under = section.above if own and section.above is not None else section
        part = by_section.get(id(under))
        if part is None:
            part = by_section[id(under)] = Part("forms", under, under.title, set())
            if under.heading is not None:
                part.above.append(under.heading)
            found.parts.append(part)
        part.forms += forms
        if own and section.heading is not None:
            forms[0].units.append(section.heading)
        for form in forms:
            part.telling |= form.telling()
    found.parts = [part for part in found.parts if part.kind != "forms" or _are_told(part)]
    if not any(not part.side for part in found.parts):
        found.parts += _headed(root)
    for part in found.parts:
        found.taken.update(part.rows)
        found.taken.update(part.above)
        for form in part.forms:
            found.taken.update(form.units)
    if all(part.side for part in found.parts):
        return Parts()
    return found


def _title(section: Section) -> Unit | None:
    """The heading of a section as the title of the form below it; that of the register names no activity."""
    if evidence.says_register(section.title) and not evidence.counts_activity(section.title):
        return None
    return section.heading


def _tells(form: Form) -> bool:
    """Whether labels speak of an activity at all; one told in brief may stand among others that are told in full."""
    return len(form.telling()) >= _FEWEST - 1 and bool(form.telling() & _SUBSTANCE)


def _are_told(part: Part) -> bool:
    """Whether the forms of a part tell of activities: half of them in full, or one by one the same in brief."""
    full = sum(len(form.telling()) >= _FEWEST for form in part.forms)
    return 2 * full >= len(part.forms)


_SUBSTANCE = frozenset(("purpose", "data", "subjects", "basis", "processing", "basis9", "special"))


def _tables(body: Sequence[Unit]) -> list[list[Unit]]:
    groups: list[list[Unit]] = []
    before: Unit | None = None
    for unit in body:
        if unit.kind == "row":
            if before is None or before.kind != "row":
                groups.append([])
            groups[-1].append(unit)
        before = unit
    return [group for group in groups if len(group) > 1 and not labelled.pairs(group)]


def _table(section: Section, rows: list[Unit]) -> Part | None:
    """A table as a part of the register, where its headings or labels are those of one."""
    sheet = Sheet(section.title, [[cell or None for cell in row.cells] for row in rows])
    best = candidates.of(sheet)[0]
    above = [section.heading] if section.heading is not None else []
    above += [unit for unit in _just_above(section.body, rows[0]) if len(above) < _MOST_ABOVE]
    title = section.title
    if (
        best.layout in ("form", "transposed")
        and best.labels is not None
        and len(best.labels.telling) >= _FEWEST
    ):
        return Part("table", section, title, set(best.labels.telling), above, rows)
    if best.layout == "transposed" and best.header is not None:
        return Part("table", section, title, best.header.fields() & TELLING, above, rows)
    if best.layout != "rows" or best.header is None:
        return None
    header = best.header
    if header.row != 0:
        return None
    telling = header.fields() & TELLING
    kind = kinds.of(header, section.title, "")
    first = fold(rows[0].cells[0]) if rows[0].cells else ""
    if kind.kind == "register" and len(telling) >= _FEWEST and not _is_thing(first):
        # Names with a purpose and a time limit may be those of cookies, or of anything.
        substance = telling & (_SUBSTANCE - {"purpose"})
        return Part("table", section, title, telling, above, rows) if substance else None
    if kind.kind in _SIDE and not _unfilled(rows):
        return Part("table", section, title, telling, above[:1], rows, side=True)
    return None


def _just_above(body: Sequence[Unit], first: Unit) -> list[Unit]:
    """The lines between what stands before a table and the table itself."""
    found: list[Unit] = []
    for unit in body:
        if unit is first:
            return found
        found = [*found, unit] if unit.kind != "row" else []
    return []


def _is_thing(head: str) -> bool:
    """Whether a table lists cookies or the like, each with a purpose of its own, and no activities."""
    return "cookie" in head


def _unfilled(rows: Sequence[Unit]) -> bool:
    """Whether a list names nobody yet: brackets hold the places of the names."""
    names = [row.cells[0] for row in rows[1:] if row.cells]
    return all(name.startswith("[") and name.endswith("]") for name in names)


def _headed(root: Section) -> list[Part]:
    """A register whose headings are the labels of one activity, or those below the heading of each activity."""
    found: dict[int, Part] = {}
    for section in root.every():
        entries = labelled.told_by_headings(
            (below.heading, [unit for inner in below.every() for unit in _all(inner, below)])
            for below in section.below
            if below.heading is not None and not labelled.is_party(below.title)
        )
        form = Form("", entries, [unit for entry in entries for unit in entry.used])
        if len(form.telling()) < _FEWEST or not form.telling() & _SUBSTANCE:
            continue
        above = section.above
        if section.heading is not None and above is not None and above.heading is not None:
            # What it stands below is the title of the text, so it is itself that of an activity.
            form.title = section.title
            form.units.append(section.heading)
            section = above
        part = found.setdefault(id(section), Part("headings", section, section.title, set()))
        if section.heading is not None and not part.above:
            part.above.append(section.heading)
        part.forms.append(form)
        part.telling |= form.telling()
    return list(found.values())


def _all(section: Section, top: Section) -> list[Unit]:
    heading = [section.heading] if section is not top and section.heading is not None else []
    return [*heading, *section.body]

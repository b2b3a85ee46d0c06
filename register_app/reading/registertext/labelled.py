"""Labels with their values in running text: "Label: value", a label above a list, a table of two columns, headings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from register_app.reading.fields import ARTICLE_30, PARTY_FIELDS
from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.notice.units import Unit
from register_app.reading.texts import Block

TELLING = ARTICLE_30 | {"name"}
BOLD = 7
"""The level of a heading that is only a line in bold letters."""
_SURE = 0.8
_INLINE = re.compile(r"^(?P<label>[^:\n.!?]{2,80}?)\s*:(?!//)\s*(?P<rest>.*)$", re.DOTALL)
_FEWEST = 2
"""Fields that the labels of a table name, when it is one of labels."""
_LONGEST_LABEL = 60
_LONGEST_TITLE = 120


@dataclass
class Entry:
    """A label and the lines of its value; `unit` is where the label stands."""

    label: str
    lines: list[str]
    unit: Unit
    used: list[Unit] = field(default_factory=list)
    """The units that its lines stand in."""

    @property
    def value(self) -> str:
        return "\n".join(self.lines)

    @property
    def field(self) -> str:
        return field_of(self.label)


@dataclass
class Form:
    """What is told of one activity: its title and its entries."""

    title: str
    entries: list[Entry] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    """All that it takes up of the text."""

    def telling(self) -> set[str]:
        """The fields of a register that its labels name."""
        found = {name for entry in self.entries if entry.value for name in fields_of(entry.label)}
        return found & TELLING


def fields_of(label: str) -> set[str]:
    """The fields that a label surely stands for."""
    label = label.strip(" :*?–—-")
    return {found.field for found in match(label) if found.confidence >= _SURE} if label else set()


def field_of(label: str) -> str:
    """The first field that a label surely stands for, or ""."""
    found = match(label.strip(" :*?–—-"))
    return found[0].field if found and found[0].confidence >= _SURE else ""


def labels_in(block: Block) -> Sequence[str]:
    """What may be labels in a block: what stands before a colon, the cells of a table, a line in bold letters."""
    if block.kind == "row":
        return [cell for cell in block.cells if len(cell) <= _LONGEST_LABEL]
    found = parted(block)
    return (found[0],) if found is not None else ()


def parted(unit: Unit | Block) -> tuple[str, str] | None:
    """The label of a line and what follows its colon; None where it has no label."""
    if unit.kind == "heading":
        return (unit.text.rstrip(": "), "") if unit.level >= BOLD else None
    found = _INLINE.match(unit.text) if unit.kind in ("paragraph", "item", "line") else None
    if found is None or len(found["label"].split()) > 8 or len(found["label"]) > _LONGEST_LABEL:
        return None
    return found["label"].strip(" *_"), found["rest"].strip()


def forms_of(body: Sequence[Unit], title: Unit | None) -> list[Form]:
    """The forms in the lines and tables of two columns below a heading; the heading is the title of the first."""
    forms: list[Form] = []
    current: Form | None = None
    for entry, above in _entries(body):
        repeats = current is not None and any(fold(entry.label) == fold(old.label) for old in current.entries)
        begins = (
            current is None
            or (repeats and len(current.telling()) >= _FEWEST)
            or (above is not None and not current.telling())  # what stands above says who is responsible
        )
        if begins:
            named = above if above is not None else (title if not forms else None)
            current = Form(" ".join(named.text.split()) if named is not None else "")
            if above is not None:
                current.units.append(above)
            forms.append(current)
        assert current is not None
        current.entries.append(entry)
        current.units += entry.used
    return forms


def _entries(body: Sequence[Unit]) -> Iterator[tuple[Entry, Unit | None]]:
    """Every label with its value, and the short line right above it, which may be a title."""
    at, above = 0, None
    while at < len(body):
        unit = body[at]
        if unit.kind == "row":
            end = at
            while end < len(body) and body[end].kind == "row":
                end += 1
            for row in pairs(body[at:end]):
                yield row, above
                above = None
            at, above = end, None
            continue
        found = parted(unit) or _bare(unit, body[at + 1 : at + 2])
        if found is None:
            short = len(unit.text) <= _LONGEST_TITLE and not unit.text.endswith((".", ";", ","))
            above = unit if short else None
            at += 1
            continue
        entry = Entry(found[0], [found[1]] if found[1] else [], unit, [unit])
        at = _gather(entry, body, at + 1)
        yield entry, above
        above = None


def _bare(unit: Unit, following: Sequence[Unit]) -> tuple[str, str] | None:
    """A label without a colon on a line of its own, above a list."""
    listed = bool(following) and following[0].kind == "item"
    if unit.kind != "paragraph" or not listed or len(unit.text) > _LONGEST_LABEL:
        return None
    return (unit.text, "") if fields_of(unit.text) & TELLING else None


def _gather(entry: Entry, body: Sequence[Unit], at: int) -> int:
    """Take the lines below a label that are its value; where the next label may stand."""
    listed = False
    while at < len(body):
        unit = body[at]
        label = parted(unit)
        if unit.kind == "item" and entry.unit.kind != "item":
            if label is not None and fields_of(label[0]) & TELLING and entry.lines and not listed:
                break
            entry.lines.append(unit.text)
            listed = True
        elif (unit.kind == "item" and label is None and (not entry.lines or listed)) or (
            not entry.lines and unit.kind in ("paragraph", "line") and label is None
        ):
            entry.lines.append(unit.text)
            listed = unit.kind == "item"
        else:
            break
        entry.used.append(unit)
        at += 1
    return at


def pairs(rows: Sequence[Unit]) -> list[Entry]:
    """The labels and values of a table of two columns, or three of which the last says more; of another table nothing."""
    wide = len(rows[0].cells) == _WIDE and is_frame(rows[0]) and bool(_CONTENT.match(fold(rows[0].cells[1])))
    if any(len(row.cells) != (_WIDE if wide else 2) for row in rows):
        return []
    entries = [
        Entry(row.cells[0].strip(": "), [row.cells[1]] if row.cells[1] else [], row, [row]) for row in rows
    ]
    named = {name for entry in entries for name in fields_of(entry.label)} & TELLING
    known = sum(bool(fields_of(entry.label)) for entry in entries)
    if len(named) < _FEWEST or 2 * known < len(entries):
        return []
    if is_frame(rows[0]):
        entries.pop(0)
    if wide:
        # Where a field is told from is no source of data: but for remarks, what the column says of each is a note.
        more = rows[0].cells[2]
        noted = field_of(more) in ("", "notes")
        said = [(row.cells[0], row.cells[2]) for row in rows[1:] if row.cells[2]]
        lines = [f"{label}: {text}" if noted else f"{label} – {more}: {text}" for label, text in said]
        if lines:
            entries.append(Entry(more if noted else _NOTES, lines, rows[0]))
    return entries


_WIDE, _NOTES = 3, "Notes"
_CONTENT = re.compile(
    r"(?:indhold|inhalt|content|contenu|contenido|contenuto|inhoud|innehall|innhold|sisaelto|tresc|vaerdi|verdi|vaerde|value|wert|valeur|valor|valore|waarde|arvo|wartosc|"
    r"beskrivelse|beschreibung|description|descripcion|descrizione|beschrijving|beskrivning|kuvaus|opis|svar|answer|antwort|reponse|antwoord|vastaus|respuesta|risposta|odpowiedz|angaben?|detail\w*|dettagli\w*)$"
)


def is_frame(row: Unit) -> bool:
    """Whether the first row of a table of labels only says so ("Field | Content")."""
    return not field_of(row.cells[0]) and bool(_FRAME.match(fold(row.cells[0])))


_FRAME = re.compile(
    r"(?:felt|feld|field|champ|veld|faelt|campo|pole|kentta|kenttae|attribut\w*|attribuut|atrybut|element\w*|elemento|punkt|punto|point|"
    r"rubrik\w*|rubrique|rubriek|emne|thema|topic|item|angabe|merkmal|egenskab|egenskap|property|parameter|information|oplysning|kohta|tieto|dato|opplysning|uppgift|informacion|informazione|informacja|gegeven|aspekt|aspect|aspecto|voce|pozycja|detail)?(?:er|en|e|s|et)?$"
)


def told_by_headings(headings: Iterable[tuple[Unit, Sequence[Unit]]]) -> list[Entry]:
    """Headings that are labels, with all that stands below each."""
    found = []
    for heading, body in headings:
        if not fields_of(heading.text) or not any(unit.text for unit in body):
            continue
        lines = [_line(unit) for unit in body]
        found.append(
            Entry(heading.text.rstrip(": "), [line for line in lines if line], heading, [heading, *body])
        )
    return found


def _line(unit: Unit) -> str:
    return " – ".join(cell for cell in unit.cells if cell) if unit.kind == "row" else unit.text


def is_party(label: str) -> bool:
    """Whether a label says who somebody is: the controller, their representative, their officer."""
    return field_of(label) in PARTY_FIELDS

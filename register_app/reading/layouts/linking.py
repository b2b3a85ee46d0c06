"""Sheets that belong together: joined by the number or the name of the activity."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from register_app.reading.folded import fold
from register_app.reading.headings import code_of, match
from register_app.reading.layouts import asked, lists
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.evidence import looks_like_basis, looks_like_section
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.record import Record
from register_app.reading.subheadings import match_under

_OVERLAP = 0.6
NOT_TAKEN = ("number", "name", "status", "owner", "department", "last_review", "part")
"""What a sheet of details says of its own rows: of the activities it is kept as extra, unless they say the same."""


@dataclass
class Linked:
    """The table of one sheet, for joining; `about` is the field its sheet name stands for."""

    sheet: str
    header: Header
    records: list[Record]
    about: str = ""

    @property
    def numbers(self) -> dict[str, Record]:
        found: dict[str, Record] = {}
        column = self.code_column
        for record in self.records:
            texts = keys_of(record, column) if column is not None else [record.text("number")]
            if texts and (key := fold(texts[0])):
                found.setdefault(key, record)
        return found

    @property
    def code_column(self) -> Column | None:
        """The column that numbers the rows themselves ("Processor ID"), when it is not the one read as number."""
        for column in self.header.columns[:3]:
            if code_of(column.header) and column.content.distinct == 1 and column.content.count:
                return column
        return self.header.first("number")


@dataclass(frozen=True)
class Reference:
    """The column of a table that names activities of another, what it names them by, and whether these are numbers."""

    column: Column
    keys: dict[str, Record]
    numbers: bool


def reference(table: Linked, main: Linked) -> Reference | None:
    """How `table` names activities of `main`; None where it does not."""
    by_number = main.numbers
    by_name = {fold(record.text("name")): record for record in main.records if record.text("name")}
    for column in sorted(
        table.header.columns, key=lambda item: (item.field not in ("number", "name"), item.index)
    ):
        texts = {fold(key) for record in table.records for key in keys_of(record, column)}
        if not texts:
            continue
        for keys in (by_number, by_name):
            if (
                keys
                and len(texts & keys.keys()) >= max(1, _OVERLAP * len(texts))
                and _is_reference(column, texts, keys, table)
            ):
                return Reference(column, keys, keys is by_number)
    return None


def tells_parts(table: Linked, main: Linked, found: Reference) -> bool:
    """Whether what reads like the names of a table are activities of `main`, of which its rows tell parts.

    They are numbers of `main`, or stand on several rows and once there, where alone it is said what for.
    """
    name, other = table.header.first("name"), main.header.first("name")
    if name is None or other is None or found.column is not name:
        return False
    again = name.content.distinct < 1 and other.content.distinct == 1
    return found.numbers or (again and "purpose" in main.header.fields() - table.header.fields())


def _is_reference(column: Column, texts: set[str], keys: dict[str, Record], table: Linked) -> bool:
    """Small running numbers fit any list: only a heading that speaks of activities makes them references."""
    running = all(text.isdecimal() for text in texts)
    if not running:
        return True
    words = fold(column.header)
    if any(
        word in words
        for word in (
            "aktiv",
            "activ",
            "behandling",
            "process",
            "ropa",
            "verarbeit",
            "trait",
            "verwerk",
            "tratam",
            "tratt",
            "kaesitt",
            "czynn",
            "fortegn",
            "vvt",
            "register",
        )
    ):
        return True
    repeated = len(texts) < len([1 for record in table.records if keys_of(record, column)])
    return repeated and column.field == "number" and len(texts & keys.keys()) == len(texts)


def keys_of(record: Record, column: Column) -> list[str]:
    """The texts that stand in a column of a record, each item of a list by itself."""
    texts = [
        entry.text
        for line in record.lines
        for entries in line.values()
        for entry in entries
        if entry.cell[1] == column.index and entry.sheet == record.sheet
    ]
    texts.extend(
        entry.text for entry in record.extras if entry.cell[1] == column.index and entry.sheet == record.sheet
    )
    return [
        item
        for text in texts
        for item in (lists.split(text, lists.Habit(commas=True, slashes=True)) or (text,))
    ]


def join(table: Linked, found: Reference, claim: Callable[[Entry, str], None]) -> int:
    """Add the lines of `table` to the activities of another that they name; how many rows found theirs.

    `claim(entry, fate)` tells what became of a cell whose fate changes ("imported").
    """
    column, keys = found.column, found.keys
    about = table.about or sheet_about(table.sheet)
    joined = 0
    codes = table.code_column
    codes = codes if codes is not None and codes is not column else None
    for record in list(table.records):
        targets = [keys[fold(key)] for key in keys_of(record, column) if fold(key) in keys]
        targets = list({id(target): target for target in targets}.values())
        if not targets:
            continue
        joined += 1
        table.records.remove(record)
        for target in targets:
            _add(record, target, [item.index for item in (column, codes) if item is not None], about, claim)
    return joined


def fields_under(table: Linked) -> dict[str, tuple[str, float]]:
    """By letter the columns that mean something else on a sheet about one field ("Country" on a sheet of processors).

    What they mean, and how sure that is.
    """
    about = table.about or sheet_about(table.sheet)
    found = {}
    for column in table.header.columns:
        if len(column.fields) > 1 or column.matrix:
            continue
        name, sure = _found_under(column.field, column.header, about)
        told = column.field or _belongs(name, about)
        if told and name != column.field and name not in NOT_TAKEN:
            found[column.letter] = name, sure
    return found


def sheet_about(name: str) -> str:
    """The field a sheet's name stands for ("Recipients" → recipients), or ""."""
    found = match(name)
    return found[0].field if found else ""


def _add(
    record: Record, target: Record, keys: list[int], about: str, claim: Callable[[Entry, str], None]
) -> None:
    for line in record.lines:
        new: dict[str, list[Entry]] = {}
        for field, entries in line.items():
            for entry in entries:
                if entry.cell[1] in keys:
                    claim(entry, "imported")
                    continue
                name = _field_under(field, entry.header, about)
                if name in NOT_TAKEN:
                    if target.text(name if name != "name" else "name") != entry.text:
                        target.extras.append(entry)
                        claim(entry, "extra")
                    continue
                new.setdefault(name, []).append(entry)
        if new:
            target.lines.append(_told_whole(new) if about in ("basis", "basis9") else new)
    for entry in record.extras:
        if entry.cell[1] in keys:
            claim(entry, "imported")
            continue
        name = _field_under("", entry.header, about)
        if name and _belongs(name, about):
            beside = next(
                (
                    line
                    for line in target.lines
                    for entries in line.values()
                    if any(_same_row(item, entry) for item in entries)
                ),
                None,
            )
            if beside is None:
                target.lines.append({name: [entry]})
            else:
                beside.setdefault(name, []).append(entry)
            claim(entry, "imported")
        else:
            target.extras.append(entry)


def _told_whole(line: dict[str, list[Entry]]) -> dict[str, list[Entry]]:
    """On a sheet with a row a basis: the law or the words of a second column as part of the article in the first."""
    told = [*line.get("basis", ()), *line.get("basis9", ())]
    citing = [entry for entry in told if looks_like_basis(entry.text)]
    beside = [
        entry for name in ("basis", "basis9", "law") for entry in line.get(name, ()) if entry not in citing
    ]
    law = line.get("law", [])
    if not citing and len(told) == len(law) == 1 and looks_like_section(told[0].text):
        kept = {name: entries for name, entries in line.items() if name != "law"}
        return {
            **kept,
            "basis_reason": [*line.get("basis_reason", ()), *law],
        }  # national law is the basis itself
    if len(citing) != 1 or len(beside) != 1:
        return line
    whole = replace(citing[0], text=f"{citing[0].text} – {beside[0].text}")
    return {
        name: [whole if entry is citing[0] else entry for entry in entries if entry is not beside[0]]
        for name, entries in line.items()
        if entries != beside
    }


def _belongs(name: str, about: str) -> bool:
    """Whether a field is what a sheet is about, or a part of it ("retention_start")."""
    return bool(about) and (name == about or name.startswith(f"{about}_"))


def _same_row(first: Entry, second: Entry) -> bool:
    return first.sheet == second.sheet and first.cell[0] == second.cell[0]


def _field_under(field: str, header: str, about: str) -> str:
    return _found_under(field, header, about)[0]


def _found_under(field: str, header: str, about: str) -> tuple[str, float]:
    """What a heading means on a sheet about one field ("Name" on a sheet of recipients is a recipient), and how surely."""
    if about == "transfer" and field in ("basis", "law", "basis_reason"):
        return "safeguards", 1.0  # a basis in Art. 46, not in Art. 6
    if about in ("recipients", "processors") and field == "subjects" and asked.asks(header, "subjects"):
        return about, 0.8  # "Who", where each row is about somebody who receives
    if not about or field in (
        "purpose",
        "basis",
        "basis9",
        "basis_reason",
        "recipient_role",
        "recipient_country",
        "data",
        "subjects",
        "retention",
    ):
        return field, 1.0
    upper = {
        "transfer": "transfer",
        "recipients": "modtagere",
        "processors": "databehandlere",
        "data": "personoplysninger",
        "subjects": "registrerede",
        "retention": "slettefrist",
        "basis": "retsgrundlag",
        "purpose": "formål",
        "measures": "sikkerhed",
    }.get(about)
    if upper is None:
        return field, 1.0
    found = match_under(upper, header)
    return (found[0].field, found[0].confidence) if found else (field, 1.0)

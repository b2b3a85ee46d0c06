"""What a user decided about a file, remembered by the shape of its headings, and as a file to share.

Nothing of a file's content is kept: a heading row is known by the hash of its words, a column by its place in it, a
label of a form by the hash of its words or by its cell.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.base.paths import config_dir
from register_app.model.text import fold
from register_app.reading import layouts
from register_app.reading.batch import Batch, SheetReading
from register_app.reading.fields import FIELDS
from register_app.reading.layouts import LAYOUTS, Choices, MappingError, SheetChoice
from register_app.reading.layouts.chosen import label_key

MOST = 200
"""How many heading rows are remembered."""

_FORMAT = "register-app mappings"
_CELL = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_HASH = re.compile(r"[0-9a-f]{32}")


class MappingUnreadable(RegisterError):
    """A mapping file that cannot be opened or is no JSON."""


@dataclass(frozen=True)
class _Entry:
    """One remembered sheet: `shape` and `sheet` are hashes, `columns` maps a column to a field.

    A column is known by its place among the headings, so that it is found wherever the table begins; where the headings
    stand elsewhere than the reader thinks (`below` so many rows), by its letter. A label of a form is known `by_words`:
    by their hash, or by its cell where the words are those of several labels.
    """

    shape: str
    sheet: str
    layout: str = ""
    part: str = ""
    below: int = 0
    date_order: str = ""
    by_letter: bool = False
    by_words: bool = False
    columns: dict[str, str] = field(default_factory=dict)


def shape(sheet_headings: Sequence[str]) -> str:
    """What tells one heading row from another: its words, folded, in their order, hashed; "" where there are none."""
    words = [fold(" ".join(heading.split())) for heading in sheet_headings]
    return _hashed("\x1f".join(words)) if any(words) else ""


def remember(batch: Batch, choices: Choices, *, guessed: Batch | None = None) -> None:
    """Keep the choices with which `batch` was read, by the heading row of each of its sheets, the newest first.

    `guessed` is the batch of the same source as it was read without choices: with it, another heading row, another
    layout and sheets that were left out are known again too. What cannot be written is not remembered.
    """
    at_first = {sheet.name: sheet for sheet in guessed.sheets} if guessed else {}
    made: list[_Entry] = []
    again: set[tuple[str, str]] = set()
    for sheet in batch.sheets:
        first = at_first.get(sheet.name, sheet)
        left_out = bool(choices.sheets) and sheet.name not in choices.sheets
        choice = SheetChoice(layout="ignored") if left_out else choices.of(sheet.name)
        if choice == SheetChoice() and not choices.date_order:
            continue
        name = _hashed(fold(sheet.name))
        if sheet.layout == "form":
            key = _shape_of(first)
            again.add((key, name))
            entry = _form_entry(key, name, choice, choices.date_order)
            if key and not any(replace(other, sheet=name) == entry for other in made):
                made.append(entry)
            continue
        places = _by_place(sheet, choice)
        if key := _shape_of(sheet):
            made.append(_Entry(key, name, choice.layout, choice.part, 0, choices.date_order, columns=places))
        if (key := _shape_of(first)) and key != _shape_of(sheet):
            letters = {sheet.columns[int(place)].column: value for place, value in places.items()}
            below = choice.header_row - first.header_row if choice.header_row else 0
            made.append(
                _Entry(
                    key, name, choice.layout, choice.part, below, choices.date_order, True, columns=letters
                )
            )
    if made:
        again |= {(entry.shape, entry.sheet) for entry in made}
        _keep([*made, *(entry for entry in _kept() if (entry.shape, entry.sheet) not in again)][:MOST])


def recalled(batch: Batch) -> Choices | None:
    """The choices made before for the heading rows of this file, under the names of its sheets; None where none were.

    A sheet of the same name counts first, then the newest that was not left out.
    """
    entries = _kept()
    by_sheet: dict[str, SheetChoice] = {}
    order = ""
    for sheet in batch.sheets:
        key, name = _shape_of(sheet), _hashed(fold(sheet.name))
        alike = [entry for entry in entries if entry.shape == key] if key else []
        found = next((entry for entry in alike if entry.sheet == name), None) or next(
            (entry for entry in alike if entry.layout != "ignored"), None
        )
        if found is None:
            continue
        order = order or found.date_order
        header_row = max(0, sheet.header_row + found.below) if found.below else 0
        choice = SheetChoice(header_row, found.layout, found.part, _columns_of(sheet, found))
        if choice != SheetChoice():
            by_sheet[sheet.name] = choice
    return Choices((), by_sheet, order) if by_sheet or order else None


def as_read(batch: Batch) -> Choices:
    """How a file was read, said as choices: to be saved, changed by hand and given back (`--mapping`)."""
    by_sheet = {}
    for sheet in batch.sheets:
        columns = _labels_read(sheet) if sheet.layout == "form" else _columns_read(sheet)
        layout = sheet.layout if sheet.layout in LAYOUTS else ""
        by_sheet[sheet.name] = SheetChoice(
            sheet.header_row, layout, "", columns if layout in ("rows", "transposed", "form") else {}
        )
    return Choices((), by_sheet)


def _columns_read(sheet: SheetReading) -> dict[str, str]:
    headers = [column.header for column in sheet.columns]
    return {
        column.header if column.header and headers.count(column.header) == 1 else column.column: column.field
        for column in sheet.columns
        if _is_field(column.field)
    }


def _labels_read(sheet: SheetReading) -> dict[str, str]:
    """The labels of a form by their words; by their cells where the same words were read as several fields."""
    meanings: dict[str, set[str]] = {}
    for column in sheet.columns:
        meanings.setdefault(label_key(column.header), set()).add(column.field)
    return {
        column.header if len(meanings[label_key(column.header)]) == 1 else column.column: column.field
        for column in sheet.columns
        if column.header and _is_field(column.field)
    }


def _is_field(name: str) -> bool:
    return all(not part or part in FIELDS for part in name.split("+"))


def save(choices: Choices, path: Path) -> None:
    """Write choices as a mapping file (resources/schema/mapping.schema.json). Raises WriteError."""
    from register_app.writing.files import write_atomic

    text = json.dumps(choices.to_json(), ensure_ascii=False, indent=2) + "\n"
    write_atomic(path, lambda part: _write(part, text))


def load(path: Path) -> Choices:
    """The choices of a mapping file. Raises MappingUnreadable, or MappingError for one that is no mapping."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise MappingUnreadable(
            N_("The mapping {path} cannot be read. Check the path."), path=str(path)
        ) from error
    except (ValueError, RecursionError) as error:
        raise MappingUnreadable(
            N_("The mapping {path} is not JSON. Write it anew, or import without it."), path=str(path)
        ) from error
    return layouts.from_json(data)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _shape_of(sheet: SheetReading) -> str:
    """Of a form the labels that are known, each once: forms of one kind differ in what was filled in."""
    if sheet.layout == "form":
        known = (label_key(column.header) for column in sheet.columns if column.field)
        return shape(list(dict.fromkeys(known)))
    return shape([column.header for column in sheet.columns])


def _form_entry(key: str, name: str, choice: SheetChoice, date_order: str) -> _Entry:
    columns = {
        label if _CELL.fullmatch(label) else _hashed(label_key(label)): field
        for label, field in choice.columns.items()
    }
    return _Entry(key, name, choice.layout, choice.part, 0, date_order, by_words=True, columns=columns)


def _by_place(sheet: SheetReading, choice: SheetChoice) -> dict[str, str]:
    """The choices for columns by their place among the headings, so that they hold wherever the table begins."""
    wanted = {key.casefold().strip(): value for key, value in choice.columns.items()}
    found = {}
    for place, column in enumerate(sheet.columns):
        for key in (column.column.casefold(), column.header.casefold().strip()):
            if key in wanted:
                found[str(place)] = wanted[key]
                break
    return found


def _columns_of(sheet: SheetReading, entry: _Entry) -> dict[str, str]:
    if entry.by_letter:
        return dict(entry.columns)
    if entry.by_words:
        words = {_hashed(label_key(column.header)): column.header for column in sheet.columns}
        return {
            words.get(key, key): value
            for key, value in entry.columns.items()
            if key in words or _CELL.fullmatch(key)
        }
    return {
        sheet.columns[int(place)].column: value
        for place, value in entry.columns.items()
        if int(place) < len(sheet.columns)
    }


def _store() -> Path:
    return config_dir() / "mappings.json"


def _kept() -> list[_Entry]:
    """What is remembered; what is damaged, or of a later version of the program, is passed over."""
    try:
        raw = json.loads(_store().read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return []
    if not isinstance(raw, dict) or raw.get("format") != _FORMAT or not isinstance(raw.get("mappings"), list):
        return []
    return list(_entries(raw["mappings"]))


def _entries(raw: Sequence[Any]) -> Iterator[_Entry]:
    for item in raw:
        with contextlib.suppress(TypeError, ValueError, MappingError):
            entry = _Entry(**item)
            texts = (entry.shape, entry.sheet, entry.layout, entry.part, entry.date_order)
            if all(isinstance(text, str) for text in texts) and _keys_fit(entry):
                layouts.from_json(
                    {
                        "date_order": entry.date_order,
                        "columns": entry.columns,
                        "layout": entry.layout,
                        "part": entry.part,
                        "header_row": abs(entry.below),
                    }
                )
                yield entry


def _keys_fit(entry: _Entry) -> bool:
    if entry.by_words:
        return all(_CELL.fullmatch(key) or _HASH.fullmatch(key) for key in entry.columns)
    return entry.by_letter or all(key.isascii() and key.isdigit() for key in entry.columns)


def _keep(entries: Sequence[_Entry]) -> None:
    from register_app.writing.files import WriteError, write_atomic

    text = json.dumps({"format": _FORMAT, "version": 1, "mappings": [asdict(entry) for entry in entries]})
    with contextlib.suppress(OSError, WriteError):
        _store().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomic(_store(), lambda part: _write(part, text))

"""What the user decided about a file: which sheets, where the headings stand, what the columns are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.model.vocabulary import PARTS
from register_app.reading.fields import FIELDS

LAYOUTS = ("rows", "transposed", "form", "list", "cover", "ignored")
FORMAT = "register-app-mapping"
VERSION = 1
ROWS = ("activity", "more", "left_out")
"""What a row below the headings can be taken for: an activity, more of the one above it, or nothing."""
_LONG_FORM = ("by_sheet", "sheets", "columns", "date_order", "header_row", "layout", "part", "rows")


class MappingError(RegisterError):
    """A mapping that cannot be used."""


@dataclass(frozen=True)
class SheetChoice:
    """The choices for one sheet; what is left out is decided by the reader.

    `header_row` counts from 1; `columns` maps a heading or a column letter (of a form a label or its cell) to a field of
    `headings.FIELDS`, several joined by "+", or to "" to keep the column as extra; `rows` says what single rows (from 1)
    below the headings are, one of ROWS.
    """

    header_row: int = 0
    layout: str = ""
    part: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    rows: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Choices:
    """`sheets` are the only ones read when any is named; `by_sheet` the choices for single sheets, "" for all.

    `date_order` ("dmy" or "mdy") says how dates like 3/4/2024 are meant where the file itself does not.
    """

    sheets: tuple[str, ...] = ()
    by_sheet: dict[str, SheetChoice] = field(default_factory=dict)
    date_order: str = ""

    def of(self, sheet: str) -> SheetChoice:
        return self.by_sheet.get(sheet) or self.by_sheet.get("") or SheetChoice()

    def to_json(self) -> dict[str, Any]:
        """The form of a mapping file (`--mapping`)."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "sheets": list(self.sheets),
            "date_order": self.date_order,
            "by_sheet": {
                name: {
                    "header_row": choice.header_row,
                    "layout": choice.layout,
                    "part": choice.part,
                    "columns": dict(choice.columns),
                    **(
                        {"rows": {str(row): what for row, what in choice.rows.items()}} if choice.rows else {}
                    ),
                }
                for name, choice in self.by_sheet.items()
            },
        }


def from_json(data: object) -> Choices:
    """Choices from the JSON of a mapping file, as resources/schema/mapping.schema.json describes it.

    The short form `{"Heading": "field"}` maps columns of all sheets. Raises MappingError for anything else
    that is no mapping, and for unknown fields and layouts.
    """
    if not isinstance(data, dict):
        raise MappingError(N_("The mapping is no JSON object."))
    if data.get("format") != FORMAT and not any(key in data for key in _LONG_FORM):
        return Choices(by_sheet={"": SheetChoice(columns=_columns(data))})
    if data.get("format", FORMAT) != FORMAT or data.get("version", VERSION) != VERSION:
        raise MappingError(N_("The mapping was written by another program or a later version of this one."))
    order = data.get("date_order", "")
    if order not in ("", "dmy", "mdy"):
        raise MappingError(N_("The mapping's “date_order” must be “dmy” or “mdy”."))
    sheets = data.get("sheets", [])
    if not isinstance(sheets, list) or not all(isinstance(name, str) for name in sheets):
        raise MappingError(N_("The mapping's “sheets” must be a list of names of sheets."))
    if "by_sheet" not in data:
        choice = _choice(data)
        return Choices(tuple(sheets), {"": choice} if choice != SheetChoice() else {}, order)
    by_sheet = data["by_sheet"]
    if not isinstance(by_sheet, dict):
        raise MappingError(N_("The mapping's “by_sheet” is no JSON object."))
    return Choices(tuple(sheets), {str(name): _choice(choice) for name, choice in by_sheet.items()}, order)


def _choice(data: object) -> SheetChoice:
    if not isinstance(data, dict):
        raise MappingError(N_("The mapping is no JSON object."))
    layout = data.get("layout", "")
    if layout and layout not in LAYOUTS:
        raise MappingError(
            N_("“{layout}” is no layout; known are {known}."), layout=str(layout), known=", ".join(LAYOUTS)
        )
    header_row = data.get("header_row", 0)
    if not isinstance(header_row, int) or isinstance(header_row, bool) or header_row < 0:
        raise MappingError(N_("The mapping's “header_row” must be a row number."))
    part = data.get("part", "")
    if part not in ("", *PARTS):
        raise MappingError(N_("The mapping's “part” must be “controller” or “processor”."))
    columns, rows = _columns(data.get("columns", {})), _rows(data.get("rows", {}))
    return SheetChoice(header_row, str(layout or ""), str(part), columns, rows)


def _rows(data: object) -> dict[int, str]:
    if not isinstance(data, dict) or not all(
        str(row).isdecimal() and int(row) > 0 and what in ROWS for row, what in data.items()
    ):
        raise MappingError(
            N_("The mapping's “rows” must say of row numbers what the rows are: {known}."),
            known=", ".join(ROWS),
        )
    return {int(row): str(what) for row, what in data.items()}


def _columns(data: object) -> dict[str, str]:
    if not isinstance(data, dict) or not all(isinstance(value, str) for value in data.values()):
        raise MappingError(N_("The mapping must give a field for each heading."))
    for heading, value in data.items():
        for part in value.split("+"):
            if part and part not in FIELDS:
                raise MappingError(
                    N_("“{field}” (for “{heading}”) is no field of a register."),
                    field=part,
                    heading=str(heading),
                )
    return {str(heading): value for heading, value in data.items()}

"""A user's own template: an empty workbook with headings, which the importer's recognition tells apart."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message
from register_app.reading import guarded
from register_app.reading.layouts import candidates, header
from register_app.reading.layouts.columns import Header
from register_app.reading.layouts.grid import Grid
from register_app.reading.workbook import Sheet, Workbook
from register_app.writing.shapes.filling import Filling, Place

EXTRA = "extra"
"""What fills a column of which the register knows nothing but its heading."""
_FEWEST = 2
"""Known headings that make a row one of headings."""
LARGEST = 20 * 1024 * 1024
ENDINGS = (".xlsx", ".xltx", ".xlsm")

_FILLS = {
    **{
        name: name
        for name in (
            "number", "name", "department", "owner", "status", "description", "notes", "subjects", "data", "recipients",
            "transfers", "safeguards", "retention", "measures", "systems", "clients", "processing", "joint_controllers",
            "valid_from", "valid_until", "last_review", "next_review", "special", "bases", "processors", "laws",
        )
    },
    "purpose": "purposes",
    "purpose_detail": "purpose_details",
    "basis": "bases",
    "basis9": "bases9",
    "basis_reason": "reasons",
    "law": "laws",
    "interest": "interests",
    "contract": "contracts",
    "transfer": "transfers",
    "transfer_country": "transfer_places",
    "tia": "tia",
    "source": "sources",
    "part": "part",
}  # fmt: skip
"""Field of the importer → what fills it (`writing.shapes.fills`)."""

_ALONE = {"basis9": ("bases", "bases6"), "special": ("data", "data_ordinary"), "processors": ("recipients", "recipients_other"), "safeguards": ("transfers", "transfer_places"), "basis_reason": ("bases", "bases_cited")}  # fmt: skip
"""A column for one of these takes it out of the wider one."""

_TOO_LARGE = N_("The template “{name}” is larger than {limit} MB. Choose one that holds headings only.")
_MISSING = N_("The template “{name}” is not there. Check the path, or see the names with: export --templates")
_NO_WORKBOOK = N_("The template “{name}” is no Excel workbook (.xlsx). Save it as one and try again.")
_NO_HEADINGS = N_(
    "No headings of a register were found in the template “{name}”. Write them in one row, such as Name, Purpose, "
    "Retention."
)
_OPEN = N_("The heading “{heading}” ({cell}) is not one that the register can fill; its column stays empty.")
_MACROS = N_("The macros of the template are not in the new workbook.")


class TemplateRefused(RegisterError):
    """A template that cannot be filled; no file was written."""


def is_path(template: str) -> bool:
    """Whether a template is named by the path of a workbook rather than by a name of ours."""
    return template.lower().endswith(ENDINGS)


def look(path: Path) -> tuple[Filling, list[Message]]:
    """Where a register goes in the template at `path`, and what stays empty. Raises TemplateRefused, SourceError."""
    if not path.is_file():
        raise TemplateRefused(_MISSING, name=path.name)
    if path.stat().st_size > LARGEST:
        raise TemplateRefused(_TOO_LARGE, name=path.name, limit=LARGEST // 1024 // 1024)
    source = guarded.read_source(path)
    if not isinstance(source, Workbook) or source.kind != "xlsx":
        raise TemplateRefused(_NO_WORKBOOK, name=path.name)
    found = headings(source)
    if found is None:
        raise TemplateRefused(_NO_HEADINGS, name=path.name)
    sheet, head = found
    filled = places([(column.index + 1, column.header, column.fields) for column in head.columns])
    notes = [
        Message(_OPEN, {"heading": place.heading, "cell": f"{column.letter}{head.row + 1}"})
        for column, place in zip(head.columns, filled, strict=True)
        if place.fills == (EXTRA,)
    ]
    if path.suffix.lower() == ".xlsm":
        notes.append(Message(_MACROS))
    return Filling(path, sheet, max(head.rows) + 1, tuple(filled)), notes


def places(columns: Sequence[tuple[int, str, Sequence[str]]]) -> list[Place]:
    """What fills each column, given as its number from 1, its heading and the importer's fields for it.

    Where nothing of the register does, what it keeps under this very heading still goes there.
    """
    present = {name for _, _, fields in columns for name in fields}
    return [
        Place(
            number,
            heading,
            tuple(dict.fromkeys(_fill(name, present) for name in fields if name in _FILLS)) or (EXTRA,),
        )
        for number, heading, fields in columns
    ]


def _fill(name: str, present: set[str]) -> str:
    fill = _FILLS[name]
    for alone, (wide, narrow) in _ALONE.items():
        if alone in present and fill == wide:
            fill = narrow
    return fill


def headings(workbook: Workbook) -> tuple[str, Header] | None:
    """The sheet whose headings say most of what a register holds, and these; what stands below them says nothing here."""
    best: tuple[int, str, Header] | None = None
    for sheet in workbook.sheets:
        if sheet.hidden:
            continue
        chosen = candidates.of(sheet)[0]
        found = chosen.header if chosen.layout == "rows" else None
        found = found or _bare(sheet)
        known = len(found.fields() & _FILLS.keys()) if found else 0
        if found and known and (best is None or known > best[0]):
            best = known, sheet.name, found
    return (best[1], best[2]) if best else None


def _bare(sheet: Sheet) -> Header | None:
    """Headings with nothing below them, which no reader of filled sheets takes for a table."""
    grid = Grid(sheet)
    rows = [
        (len(header.row_score(grid, row).distinct), -row) for row in range(min(grid.height, header.LOOK_DOWN))
    ]
    most, row = max(rows, default=(0, 0))
    if most < _FEWEST or 2 * header.row_score(grid, -row).known < len(grid.filled(-row)):
        return None
    return header.find(grid, at=-row)

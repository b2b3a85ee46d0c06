"""What reading plain cells may have to tell besides the cells: fixed sentences, named by code across the pipe."""

from __future__ import annotations

from collections.abc import Mapping

from register_app.base.i18n import N_, Message
from register_app.reading.workbook import Problem, Severity

NOTES: Mapping[str, tuple[Severity, str]] = {
    "encoding_guessed": (
        "info",
        N_(
            "The text does not say how its letters are written; it was read as {encoding}. Look at æ, ø and å."
        ),
    ),
    "formulas": (
        "warning",
        N_(
            "{count} formulas have no stored result (first: {cell}); open the file in a spreadsheet program, save it "
            "and import again to get their values."
        ),
    ),
    "error_cell": ("warning", N_("The formula of this cell failed with {error}, so it has no value.")),
    "hidden_rows": ("info", N_("Hidden rows were read like the others: {rows}.")),
    "hidden_columns": ("info", N_("Hidden columns were read like the others: {columns}.")),
    "comment": ("info", N_("Comment at the cell: {text}")),
    "link": ("info", N_("Link of the cell: {address}")),
    "old_format": (
        "info",
        N_(
            "Comments, links, hidden rows and failed formulas cannot be seen in this older format; .xlsx shows them."
        ),
    ),
    "extras_unread": (
        "warning",
        N_("Comments, links, hidden rows and formulas of this sheet could not be read."),
    ),
    "chart_sheet": ("info", N_("This sheet holds a chart or a macro, no cells.")),
    "sheet_unread": ("error", N_("This sheet is damaged and could not be read.")),
    "page_without_text": ("warning", N_("Page {page} holds no text (a scanned page is a picture).")),
}


def problem(sheet: str, cell: str, code: str, params: Mapping[str, object]) -> Problem:
    """The problem that a code stands for; `KeyError` for one that is not in NOTES."""
    severity, msgid = NOTES[code]
    return Problem(sheet, cell, severity, Message(msgid, dict(params)))

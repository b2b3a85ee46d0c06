"""A sheet of a source in words: its layout, whether it was left out, what else it could be."""

from __future__ import annotations

from register_app.base.i18n import N_, _
from register_app.reading.batch import Alternative, SheetReading
from register_app.viewmodels.importing.source import LAYOUTS

_TEXT = N_("running text")
_FOUND = {
    **LAYOUTS,
    "own": N_("a workbook of this program"),
    "questionnaire": N_("a questionnaire of this program"),
    "document": N_("a register of this program"),
    "notice": N_("a privacy notice"),
    "index": N_("an index of the other sheets"),
    "linked": N_("details of another sheet’s activities"),
    "text": _TEXT,
    "guide": N_("a guide to the other sheets"),
    "empty": N_("empty"),
    "ignored": N_("left out"),
}
_LISTS = {
    "list:party": N_("a list of parties"),
    "list:retention": N_("a list of time limits"),
    "list:system": N_("a list of systems"),
    "list:data": N_("a list of kinds of data"),
}
OWN = ("own", "questionnaire")
"""Sheets of a workbook of this program: no column of them is taken for another field."""
_FIXED = ("own", "questionnaire", "document", "notice", "empty")
"""Read as they are: there is nothing to choose."""
_WORTH = 0.2
"""From this score on another reading is worth an offer."""


def layout_text(sheet: SheetReading) -> str:
    """What a sheet was read as."""
    if sheet.layout in _LISTS:
        return _(_LISTS[sheet.layout])
    if sheet.layout == "notice" and not sheet.activities:
        return _(_TEXT)
    if sheet.layout in _FOUND:
        return _(_FOUND[sheet.layout])
    return _("a list") if sheet.layout.startswith("list") else sheet.layout


def is_left_out(sheet: SheetReading) -> bool:
    """Whether nothing is taken from a sheet."""
    return sheet.layout in ("ignored", "empty", "guide", "text")


def can_be_chosen(sheet: SheetReading) -> bool:
    """Whether there is a choice of how, and whether at all, a sheet is read."""
    return sheet.layout not in _FIXED


def second_best(sheet: SheetReading) -> Alternative | None:
    """The reading to offer instead; None where there is none worth it."""
    return next(
        (
            other
            for other in sheet.others
            if other.layout in LAYOUTS and other.score >= _WORTH and other.layout != sheet.layout
        ),
        None,
    )

"""How each sheet looks: its name, what it says of itself, headings, articles, widths and paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from register_app.base.i18n import N_
from register_app.model import fields
from register_app.model.vocabulary import SLOT_LABELS
from register_app.model.workbook import Column
from register_app.writing.xlsx.words import Words


@dataclass(frozen=True)
class SheetLook:
    """`frozen` columns stay in sight and are repeated on each printed page across."""

    name: str
    about: str
    paper: Literal["A3", "A4"] = "A4"
    frozen: int = 2


SHEET_LOOKS: dict[str, SheetLook] = {
    "cover": SheetLook(N_("Cover"), ""),
    "controller": SheetLook(
        N_("Overview"),
        N_("One row for each processing activity as controller, in the order of Art. 30(1) GDPR."),
        "A3",
    ),
    "processor": SheetLook(
        N_("Overview, processor"),
        N_("One row for each processing activity on behalf of others, in the order of Art. 30(2) GDPR."),
        "A3",
    ),
    "purposes": SheetLook(
        N_("Purposes and legal bases"),
        N_("One row for each legal basis of each purpose."),
        "A3",
    ),
    "data": SheetLook(
        N_("Data and time limits"),
        N_("One row for each category of personal data: about whom, for which purposes, for how long."),
        "A3",
    ),
    "recipients": SheetLook(N_("Recipients"), N_("Who receives the data, by name or as a category.")),
    "transfers": SheetLook(
        N_("Third countries"),
        N_(
            "Transfers to third countries and international organisations, with their mechanism and safeguards."
        ),
        "A3",
    ),
    "items": SheetLook(
        N_("Measures and systems"),
        N_("Security measures, systems and other names, one row for each."),
    ),
    "answers": SheetLook(
        N_("Answers"),
        N_("Points of Art. 30 that do not apply, with the reason, or that are not yet clarified."),
    ),
    "extra": SheetLook(
        N_("Other details"), N_("Details from imported files that have no field of their own.")
    ),
    "parties": SheetLook(
        N_("Parties"), N_("Organisations and persons with their contact details."), frozen=1
    ),
    "catalogues": SheetLook(
        N_("Catalogues"),
        N_("The words that the activities share; change one in the program to change it everywhere."),
        frozen=0,
    ),
    "rules": SheetLook(
        N_("Retention rules"), N_("Time limits that are used by several activities."), frozen=1
    ),
    "versions": SheetLook(
        N_("Versions"), N_("Approved, handed-over and saved states of the register."), frozen=0
    ),
    "changes": SheetLook(
        N_("Changes"),
        N_("What differs from an earlier state of the register, for reading: edit it in the other sheets."),
    ),
    "annex": SheetLook(
        N_("Long texts"),
        N_("Texts that no cell shows whole, in full; their cells show the beginning and the reference."),
        frozen=1,
    ),
}

_LABELS = {
    "shown.purposes": SLOT_LABELS["purposes"],
    "shown.subjects": SLOT_LABELS["subjects"],
    "shown.data": SLOT_LABELS["data"],
    "shown.recipients": SLOT_LABELS["recipients"],
    "shown.transfers": SLOT_LABELS["transfers"],
    "shown.retention": SLOT_LABELS["retention"],
    "shown.bases": N_("Legal basis"),
    "purpose.position": N_("Purpose no."),
    "disclosure.kind": N_("Kind"),
    "item.kind": N_("Kind"),
    "item.name": N_("Name"),
    "answer.slot": N_("Point of Art. 30"),
    "answer.state": N_("Answer"),
    "answer.reason": N_("Reason"),
    "extra.heading": N_("Heading"),
    "extra.text": N_("Text"),
    "party.roles": N_("Role in the register"),
    "term.kind": N_("Catalogue"),
    "version.name": N_("Version"),
    "version.kind": N_("Kind"),
    "version.at": N_("Time"),
    "version.note": N_("Note"),
    "version.step": N_("Step"),
    "version.hash": N_("Hash"),
    "change.number": N_("Number"),
    "change.name": N_("Name"),
    "change.kind": N_("Kind of change"),
    "change.field": N_("Field"),
    "change.before": N_("Before"),
    "change.after": N_("Now"),
    "annex.reference": N_("Reference"),
    "annex.place": N_("Belongs to"),
    "annex.part": N_("Part"),
    "annex.text": N_("Text"),
}

_OVERVIEW_ARTICLES = {
    "controller": {
        "activity.joint_controllers": "30(1)(a)",
        "shown.purposes": "30(1)(b)",
        "shown.subjects": "30(1)(c)",
        "shown.data": "30(1)(c)",
        "shown.recipients": "30(1)(d)",
        "shown.transfers": "30(1)(e)",
        "shown.retention": "30(1)(f)",
        "activity.measures": "30(1)(g)",
    },
    "processor": {
        "activity.clients": "30(2)(a)",
        "activity.processing": "30(2)(b)",
        "shown.transfers": "30(2)(c)",
        "activity.measures": "30(2)(d)",
    },
}
FIRST_SUPPLEMENT = {"controller": "shown.bases", "processor": "shown.subjects"}
"""The first column of an overview that Art. 30 does not ask for; a new printed page begins there."""

_GATHERED = {
    "shown.purposes": "purposes",
    "shown.bases": "purposes",
    "shown.subjects": "data",
    "shown.data": "data",
    "shown.retention": "data",
    "shown.recipients": "recipients",
    "shown.transfers": "transfers",
}


def article(sheet: str, column: Column) -> str:
    """The letter of Art. 30 that asks for a column, like "30(1)(b)"; empty when none does."""
    if sheet in _OVERVIEW_ARTICLES:
        return _OVERVIEW_ARTICLES[sheet].get(column.key, "")
    if column.key.startswith("activity.") or column.key not in fields.FIELDS:
        return ""
    return fields.FIELDS[column.key].article


def heading(column: Column) -> str:
    """The heading of a column, as a msgid."""
    if column.key in _LABELS:
        return _LABELS[column.key]
    return fields.FIELDS[column.key].label


_ARTICLE_30 = N_("{citation}: {wording}.")
_CHANGE_THERE = N_("Gathered from the sheet “{sheet}”: change it there.")
_ONE_A_LINE = N_("One a line (Alt+Enter).")


def comment(sheet: str, column: Column, words: Words) -> str:
    """What the note on a heading says: the regulation's wording, help, and where to change what is gathered."""
    said: list[str] = []
    code = article(sheet, column)
    if code:
        part = "controller" if code.startswith("30(1)") else "processor"
        letter = next((item for item in words.labels.letters(part) if item.letter == code[-2]), None)
        if letter is not None:
            said.append(
                words.text(_ARTICLE_30).format(citation=words.labels.citation(code), wording=letter.wording)
            )
    known = fields.FIELDS.get(column.key)
    if known is not None and known.help:
        said.append(words.text(known.help))
    if column.key in _GATHERED:
        name = words.text(SHEET_LOOKS[_GATHERED[column.key]].name)
        said.append(words.text(_CHANGE_THERE).format(sheet=name))
    if column.kind in ("lines", "names", "roles"):
        said.append(words.text(_ONE_A_LINE))
    return "\n".join(said)


def gathered_from(column: Column) -> str:
    """The sheet from which a column of an overview is gathered."""
    return _GATHERED.get(column.key, "items")

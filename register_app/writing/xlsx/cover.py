"""The cover sheet: whose register it is, what the extract holds, what its sheets are and how to read them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from register_app.base.i18n import N_
from register_app.model import fields
from register_app.model.document import Document, PartyDoc
from register_app.model.text import clean
from register_app.model.vocabulary import STATUSES
from register_app.model.workbook import COVER_FIELDS, Column, column_key
from register_app.writing.overview import PlainLabels, plain
from register_app.writing.xlsx import fit, layout
from register_app.writing.xlsx.encode import Encoder
from register_app.writing.xlsx.package import put_text
from register_app.writing.xlsx.words import CellValue, Words

LABEL_WIDTH = 30
TEXT_WIDTH = 86
COUNT_WIDTH = 11
TEXT_SIZE, TITLE_SIZE, ORGANISATION_SIZE = 10.5, 25.0, 14.5
KEY_ROW = 1
LABEL, VALUE, COUNT, TECHNICAL = 2, 3, 4, 5

_EXTRACT = N_("This extract")
_REGISTER = N_("The register")
_DATE = N_("Date of the extract")
_ROWS = N_("Rows")
_EDITING = N_("Editing")
_EDITING_TEXT = N_(
    "This workbook can be imported again: only what was changed in it is taken over. Change cells, add rows below the "
    "last one or delete rows of details; an activity that is missing here stays in the register. Leave the hidden "
    "columns and the second row of each sheet as they are. Overviews are gathered from the other sheets: change "
    "purposes, data, recipients and transfers there."
)
_COUNTED = N_("{count} of {total} activities of the register")
_RECORD = N_("Record of processing activities")


@dataclass(frozen=True)
class SheetCount:
    """A sheet by its key, its name in the workbook and its number of data rows."""

    key: str
    name: str
    rows: int


@dataclass(frozen=True)
class Extract:
    """What the document is an extract of: the day, the scope in words, and how many activities the register has.

    `base` is the state of the register it shows, `profile` for whom it is, `left_out` what that profile keeps back.
    """

    day: dt.date
    scope: str = ""
    total: int | None = None
    base: tuple[int, str] | None = None
    profile: str = "internal"
    left_out: str = ""


class Cover:
    """The cover of one workbook; `facts` first, then, when all other sheets are filled, `contents`."""

    def __init__(self, sheet: Worksheet, encoder: Encoder) -> None:
        self.sheet = sheet
        self.encoder = encoder
        self.words = encoder.words
        self.row = KEY_ROW

    def put(self, column: int, value: CellValue, style: str) -> None:
        cell = self.sheet.cell(self.row, column)
        cell.style = f"Register {style}"
        if value is None:
            return
        if isinstance(value, str):
            put_text(cell, value)
        else:
            cell.value = value

    def height(self, text: str, size: float = TEXT_SIZE) -> None:
        self.sheet.row_dimensions[self.row].height = fit.height(fit.lines(text, TEXT_WIDTH, size), size)

    def line(self, label: str, text: str, style: str = "cover text") -> None:
        """A label and what it says."""
        self.row += 1
        self.put(LABEL, label, "cover label")
        self.put(VALUE, text, style)
        self.height(text)

    def section(self, title: str, right: str = "") -> None:
        self.row += 2
        self.put(LABEL, None, "cover section")
        self.put(VALUE, title, "cover section")
        self.put(COUNT, right or None, "cover section right")
        self.sheet.row_dimensions[self.row].height = 20
        self.row += 1
        self.sheet.row_dimensions[self.row].height = 5

    def field(self, key: str, value: str) -> None:
        """A fact of the register that is kept here and read back from here."""
        label = self.words.text(fields.FIELDS[key].label)
        place = f"{self.words.text(layout.SHEET_LOOKS['cover'].name)}: {label}"
        number = COVER_FIELDS.index(key) + 1
        shown, reference = self.encoder.value("cover", number, Column(key), value, TEXT_WIDTH, lambda: place)
        text = "" if shown is None else str(shown)
        self.line(label, text, "cover text")
        self.put(TECHNICAL, key, "hidden")
        if reference:
            self.encoder.cut(self.sheet.title, self.row, VALUE, len(value), reference)

    def facts(self, document: Document, extract: Extract) -> None:
        """Whose register this is, and what of it is here."""
        words, labels = self.words, self.words.labels
        register = document["register"]
        self.put(VALUE, column_key("cover", "value"), "hidden")
        self.put(TECHNICAL, column_key("cover", "_row"), "hidden")
        self.sheet.row_dimensions[KEY_ROW].hidden = True
        self._name(document)
        self.section(labels["contact"])
        _contacts(self, document)
        self.section(words.text(_EXTRACT))
        self.line(words.text(_DATE), labels.date(extract.day.isoformat()))
        self.line("", _parts(document, labels))
        self.line(labels["extract_scope"], _extent(document, extract, words))
        if extract.left_out:
            self.line("", plain(extract.left_out))
        self.line(labels["statuses"], _statuses(document, labels))
        for version in document["versions"][-1:]:
            kind = labels.term("version_kind", version["kind"])
            date = labels.date(version["at"])
            said = labels.fill("version_line", name=version["name"], kind=kind, date=date)
            self.line(labels["version"], clean(said)[:2000])
        self.section(words.text(_REGISTER))
        for key in COVER_FIELDS:
            self.field(key, register[key.partition(".")[2]])  # type: ignore[literal-required]

    def _name(self, document: Document) -> None:
        register = document["register"]
        self.row += 1
        self.sheet.row_dimensions[self.row].height = 20
        self.row += 1
        self.put(VALUE, self.words.text(_RECORD), "cover small")
        self.row += 1
        title = clean(register["title"]).strip() or self.words.text(_RECORD)
        title = _at_most(title, 3, TITLE_SIZE)
        self.put(VALUE, title, "cover title")
        self.height(title, TITLE_SIZE)
        self.row += 1
        controller = register["controller"]
        name = clean(controller["name"]) if controller else self.words.labels["unnamed_organisation"]
        name = _at_most(name, 3, ORGANISATION_SIZE)
        self.put(VALUE, name, "cover organisation")
        self.height(name, ORGANISATION_SIZE)

    def contents(self, document: Document, counts: list[SheetCount]) -> None:
        """The sheets with their rows, linked, and how to read them."""
        self.section(self.words.labels["contents"], self.words.text(_ROWS))
        for item in counts:
            self.line(item.name, self.words.text(layout.SHEET_LOOKS[item.key].about))
            name = self.sheet.cell(self.row, LABEL)
            quoted = item.name.replace("'", "''")
            name.hyperlink = Hyperlink(ref=name.coordinate, location=f"'{quoted}'!A1")
            name.style = "Register cover link"
            name.quotePrefix = True
            self.put(COUNT, item.rows, "cover number")
        _legend(self, document)
        self.section(self.words.text(_EDITING))
        self.line("", self.words.text(_EDITING_TEXT))


def _contacts(cover: Cover, document: Document) -> None:
    labels = cover.words.labels
    register = document["register"]
    if register["controller"] is None:
        cover.line(labels["controller"], labels["missing"], "cover gap")
    else:
        cover.line(labels["controller"], _contact(register["controller"], cover))
    for party in register["joint_controllers"]:
        cover.line(labels.term("party_role", "joint_controller"), _contact(party, cover))
    for role in ("representative", "dpo"):
        holder: PartyDoc | None = register[role]
        if holder is None:
            cover.line(labels[role], labels["not_stated"], "cover gap")
        else:
            cover.line(labels[role], _contact(holder, cover))


def _contact(party: PartyDoc, cover: Cover) -> str:
    labels = cover.words.labels
    lines = [party["name"]]
    if party["registration_number"]:
        lines.append(party["registration_number"])
    address = [text for text in (party["address"], labels.country(party["country"])) if text]
    lines.append(", ".join(" ".join(text.split()) for text in address))
    lines.append("  ·  ".join(party[name] for name in ("email", "phone", "web") if party[name]))
    text = clean("\n".join(line for line in lines if line.strip()))
    return _at_most(text, 12, TEXT_SIZE)


def _at_most(text: str, count: int, size: float) -> str:
    """The beginning of a text that takes no more than `count` lines."""
    if fit.lines(text, TEXT_WIDTH, size) <= count:
        return text
    return fit.beginning(text, TEXT_WIDTH * fit.BODY_SIZE / size, "…", count)


def _parts(document: Document, labels: PlainLabels) -> str:
    """Under which paragraph of Art. 30 the activities fall."""
    parts = {
        "processor" if activity["part"] == "processor" else "controller"
        for activity in document["activities"]
    }
    citations = {part: plain(labels.paragraph(part)) for part in ("controller", "processor")}
    if len(parts) == 2:
        return labels.fill("subtitle_both", **citations)
    part = parts.pop() if parts else "controller"
    return labels.fill(f"subtitle_{part}", citation=citations[part])


def _extent(document: Document, extract: Extract, words: Words) -> str:
    labels = words.labels
    count = len(document["activities"])
    total = count if extract.total is None else extract.total
    scope = extract.scope or (labels["all_activities"] if count == total else "")
    counted = words.text(_COUNTED).format(count=labels.number(count), total=labels.number(total))
    return "\n".join(text for text in (clean(scope)[:2000], counted) if text)


def _statuses(document: Document, labels: PlainLabels) -> str:
    counted = Counter(activity["status"] for activity in document["activities"])
    said = [labels.count(status, counted[status]) for status in STATUSES if counted[status]]
    return ", ".join(said) or labels["empty_register"]


def _legend(cover: Cover, document: Document) -> None:
    labels = cover.words.labels
    parts = [
        part
        for part in ("controller", "processor")
        if any(
            (activity["part"] == "processor") == (part == "processor") for activity in document["activities"]
        )
    ] or ["controller"]
    # The page about the register and its sheets ends here; how to read them is the next one.
    cover.sheet.row_breaks.append(Break(id=cover.row))
    for part in parts:
        paragraph = plain(labels.paragraph(part))
        cover.section(paragraph[:1].upper() + paragraph[1:])
        cover.line("", labels.introduction(part) + str(labels["colon"]), "cover text")
        for letter in labels.letters(part):
            cover.line(plain(letter.citation), letter.wording)
    cover.line("", labels.fill("wording_source", source=labels.wording_source()), "cover fine")
    cover.section(labels["meaning"])
    for state in ("missing", "not_applicable", "unclarified"):
        cover.line(labels.term("state", state), labels[f"legend_{state}"])
    cover.line(labels["supplement"], labels["legend_supplement"])

"""From the entries of a record to the partial activity document of a draft."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from register_app.base.i18n import N_, Message
from register_app.reading.batch import Draft
from register_app.reading.fields import SIDE_FIELDS
from register_app.reading.folded import fold
from register_app.reading.layouts import combined, datause, dealings, furniture, grounds, lists
from register_app.reading.layouts.datause import DataUses
from register_app.reading.layouts.evidence import is_mark, state_of
from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.ledger import Ledger
from register_app.reading.layouts.record import Record
from register_app.reading.recognise import dates, recipients, transfers, words
from register_app.reading.workbook import Cell

Document = dict[str, Any]

SLOTS = {
    "purposes": ("purpose", "purpose_detail"),
    "subjects": ("subjects",),
    "data": ("data", "special"),
    "recipients": ("recipients", "processors"),
    "transfers": ("transfer", "transfer_country", "transfer_recipient", "safeguards"),
    "retention": ("retention", "retention_start", "retention_law", "deletion"),
    "measures": ("measures",),
    "clients": ("clients",),
    "processing": ("processing",),
}
_PROCESSOR_SLOTS = ("clients", "processing", "transfers", "measures")
_NOTHING = frozenset(("none", "not_applicable", "no"))
_PART_OF = {"data": frozenset({"special"}), "recipients": frozenset({"processors"})}
"""Of what an answer "no" is none to the whole question: without sensitive data, without processors, there may be others."""
_STAYS = {"yes": "none", "no": "unclarified", "none": "unclarified"}
"""What an answer to "Within the EU?" says of transfers."""
_BEHALF = r"on behalf of|på vegne af|im auftrag (?:von|der|des)|pour le compte d[eu']|namens|för (?:.{0,20})räkning|på vegne av|por cuenta de|per conto d\w+|w imieniu"
_SAYS_BEHALF = re.compile(r" (?:behalf|vegne|auftrag|le compte|cuenta|conto|imieniu)")
"""Looked for first, in small letters: few names hold a word of it, and words are found quickly by the blank before them.

Before "namens" and "räkning" something else may stand."""
_ON_BEHALF = re.compile(rf"\b(?:{_BEHALF})\s*(?P<who>[^.;\n]+)", re.IGNORECASE)


def is_on_behalf(text: str) -> bool:
    """Whether a name or a purpose says that the processing is done on behalf of another (Art. 30(2))."""
    folded = text.casefold()
    says = "namens" in folded or "räkning" in folded or _SAYS_BEHALF.search(folded) is not None
    return says and _ON_BEHALF.search(text) is not None


def put_in(activity: Document, department: str) -> None:
    """Have an activity belong to what its section or sheet is called, unless it names another department itself."""
    if not activity.get("department"):
        activity["department"] = department
    elif fold(activity["department"]) != fold(department):
        activity["notes"] = "\n".join(filter(None, (activity.get("notes", ""), department)))


class Assembler:
    """Builds one draft; cells whose content found no place go back to the extras of the record."""

    def __init__(self, record: Record, ledgers: Mapping[str, Ledger], date_order: str) -> None:
        self.record, self.ledgers, self.date_order = record, ledgers, date_order
        self.activity: Document = {}
        named = any(line.get("purpose") for line in record.lines)
        record.lines = [combined.expand(line, purposes_named=named) for line in record.lines]

    def build(self) -> Draft:
        record, activity = self.record, self.activity
        self._say_nothing()
        activity["name"] = self._name()
        activity["part"] = self._part()
        self._simple()
        fields = record.filled_fields()
        if fields & grounds.FIELDS and (purposes := grounds.Grounds(record, self._extra).build()):
            activity["purposes"] = purposes
        if fields & datause.FIELDS and (uses := DataUses(record, self._extra).build()):
            activity["data"] = uses
        if fields & dealings.FIELDS:
            shared = dealings.Dealings(record, activity, self._extra)
            shared.build()
            if shared.said:
                self._said.setdefault("transfer", []).extend(shared.said)
        self._catalogued("measures")
        self._catalogued("systems")
        if activity["part"] == "processor" or record.entries("clients", "processing"):
            self._catalogued("clients")
            self._catalogued("processing")
        self._answers()
        self._people()
        self._extras()
        cells: dict[str, list[str]] = {}
        for line in record.lines:
            for name, entries in line.items():
                cells.setdefault(name, []).extend(self._address(entry) for entry in entries)
        if self._answered:
            cells["answers"] = [self._address(entry) for entry in sorted(self._answered, key=self._place)]
        if record.extras:
            cells["extra"] = [self._address(entry) for entry in self._sorted_extras()]
        return Draft(activity, record.sheet, sorted({row + 1 for row in record.rows}), cells)

    def _address(self, entry: Entry) -> str:
        """Where a text stood; with the sheet where it came from another than the activity."""
        if not entry.sheet or entry.sheet == self.record.sheet:
            return entry.address
        return f"'{entry.sheet}'!{entry.address}"

    # ---- answers ("none", "n/a") ---------------------------------------------------------------

    def _say_nothing(self) -> None:
        """Take out the cells that only say that there is nothing, and keep what they say for the answers."""
        self._said: dict[str, list[tuple[str, Entry]]] = {}
        for line in self.record.lines:
            for name in list(line):
                if (
                    name in ("name", "number", "status", "part", "notes", "description")
                    or name in SIDE_FIELDS
                ):
                    continue
                kept = []
                for entry in line[name]:
                    state = "" if entry.whole else state_of(entry.text)
                    if not state and name in SLOTS["recipients"] and recipients.is_nobody(entry.text):
                        state = "none"
                    if state in _STAYS and name in SLOTS["transfers"] and dealings.asks_within(entry.header):
                        state = _STAYS[state]
                    if state == "yes" and name == "transfer" and transfers.read(entry.text).transfers:
                        state = ""  # "Yes (USA, SCC)" says more than yes
                    if state == "yes" and name == "special" and datause.calls_sensitive(line):
                        state = ""
                    elif state == "yes" and name not in ("transfer", "special"):
                        state = ""
                        if is_mark(entry.text) and name in (
                            "data",
                            "subjects",
                            "recipients",
                            "processors",
                            "measures",
                            "deletion",
                            "interest",
                            "safeguards",
                            "basis9",
                            "basis",
                        ):
                            self._extra(entry)
                            continue
                    if state:
                        self._said.setdefault(name, []).append((state, entry))
                    else:
                        kept.append(entry)
                if kept:
                    line[name] = kept
                else:
                    del line[name]

    def _answers(self) -> None:
        found: Document = {}
        self._answered: list[Entry] = []
        """The cells that the answers were read from."""
        slots = _PROCESSOR_SLOTS if self.activity["part"] == "processor" else tuple(SLOTS)[:7]
        placed: set[str] = set()
        unasked: set[str] = set()
        for slot in slots:
            said = [item for name in SLOTS[slot] for item in self._said.get(name, ())]
            if not said or self._has(slot):
                continue
            if _PART_OF.get(slot, frozenset()).issuperset(self._said.keys() & set(SLOTS[slot])):
                unasked.update(SLOTS[slot])
                continue
            placed.update(SLOTS[slot])
            self._answered.extend(entry for _, entry in said)
            states = {state for state, _ in said}
            reason = "; ".join(dict.fromkeys(entry.text for _, entry in said))
            found[slot] = {
                "state": "not_applicable" if states <= _NOTHING else "unclarified",
                "reason": reason,
            }
        for name, said in self._said.items():
            for state, entry in said:
                # "None" beside a value adds nothing to it; an open question does, and so does a yes or no that no slot asks.
                if name == "special" or name in unasked or (name not in placed and state not in _NOTHING):
                    self._extra(entry)
        if found:
            self.activity["answers"] = found

    def _has(self, slot: str) -> bool:
        activity = self.activity
        uses = activity.get("data", [])
        match slot:
            case "data":
                return any(use["category"] for use in uses)
            case "subjects":
                return any(use["subjects"] for use in uses)
            case "retention":
                return any(use["retention"]["text"] or use["retention"]["period"] for use in uses)
            case _:
                return bool(activity.get(slot))

    # ---- single values -------------------------------------------------------------------------

    def _name(self) -> str:
        for name in ("name", "processing", "purpose", "description"):
            text = self.record.text(name)
            if text and not (name != "name" and state_of(text)):
                items = lists.statements(text) if name == "purpose" else (" ".join(text.split()),)
                return items[0] if items else text
        return self.record.title or self.record.text("clients")

    def _part(self) -> str:
        said = self.record.text("part")
        if said:
            part = words.part(said) or furniture.part_of(said)
            if part in ("controller", "processor"):
                return part
            for entry in self.record.entries("part"):
                self._extra(entry)
        if self.record.part:
            return self.record.part
        fields = self.record.filled_fields()
        if "clients" in fields or ("processing" in fields and "purpose" not in fields):
            return "processor"
        if is_on_behalf(self.record.text("name") or self.record.text("purpose")):
            return "processor"
        return "controller"

    def _simple(self) -> None:
        record, activity = self.record, self.activity
        for name in ("number", "department", "owner", "description", "notes"):
            entries = record.entries(name)
            if entries:
                texts = dict.fromkeys(entry.text for entry in entries)
                activity[name] = next(iter(texts)) if name == "number" else "\n".join(texts)
        for name in ("name", "number"):
            entries = record.entries(name)
            for entry in entries[1:]:
                if fold(entry.text) != fold(entries[0].text):
                    self._extra(entry)
        if record.department:
            put_in(activity, record.department)
        if status := record.entries("status"):
            read = words.status(status[0].text)
            if read:
                activity["status"] = read
            if not read or fold(read) != fold(status[0].text):
                self._extra(status[0])
            for entry in status[1:]:
                self._extra(entry)
        self._dates()

    def _dates(self) -> None:
        record, activity = self.record, self.activity
        for name in ("valid_from", "valid_until", "last_review", "next_review"):
            if entries := record.entries(name):
                activity[name] = date_text(entries[0], self.date_order)
                for entry in entries[1:]:
                    if entry.text != entries[0].text:
                        self._extra(entry)

    def _catalogued(self, name: str) -> None:
        found = list(self.activity.get(name, []))
        for entry in self.record.entries(name):
            for item in [entry.text] if entry.whole else lists.split(entry.text, entry.habit):
                text = f"{item} ({entry.note})" if entry.note else item
                if not any(fold(text) == fold(other) for other in found):
                    found.append(text)
        if found:
            self.activity[name] = found

    # ---- people and the rest -------------------------------------------------------------------

    def _people(self) -> None:
        entries = self.record.entries("joint_controllers")
        if entries:
            self.activity["joint_controllers"] = [
                name for entry in entries for name in lists.split(entry.text, entry.habit)
            ]
        for name in ("controller", "organisation", "representative", "dpo"):
            for entry in self.record.entries(name):
                self._extra(entry)

    def _extra(self, entry: Entry) -> None:
        if entry not in self.record.extras:
            self.record.extras.append(entry)
        self.ledgers[entry.sheet].extra([entry.cell])

    def _extras(self) -> None:
        for name in SIDE_FIELDS:
            for entry in self.record.entries(name):
                self._extra(entry)
        extra: dict[str, str] = {}
        for entry in self._sorted_extras():
            heading = entry.header or entry.address
            known, number = heading, 1
            while heading in extra and extra[heading] != entry.text and self._other_column(entry, known):
                number += 1
                heading = f"{known} ({number})"
            if heading in extra and extra[heading] != entry.text:
                extra[heading] = f"{extra[heading]}\n{entry.text}"
            else:
                extra[heading] = entry.text
        if extra:
            self.activity["extra"] = extra

    def _sorted_extras(self) -> list[Entry]:
        """What has no place, those of the activity's own sheet first."""
        return sorted(self.record.extras, key=self._place)

    def _place(self, entry: Entry) -> tuple[bool, str, Cell]:
        return entry.sheet != self.record.sheet, entry.sheet, entry.cell

    def _other_column(self, entry: Entry, heading: str) -> bool:
        """Whether another column of the same record has the same heading."""
        return (
            len(
                {
                    (item.sheet, item.cell[1])
                    for item in self.record.extras
                    if (item.header or item.address) == heading
                }
            )
            > 1
        )


def date_text(entry: Entry, order: str) -> str:
    """The date of a cell in ISO 8601; what is no date stays as it was written."""
    if isinstance(entry.value, datetime.datetime | datetime.date):
        return entry.value.isoformat()[:10]
    return dates.read(entry.text, order) or entry.text


def build(record: Record, ledgers: Mapping[str, Ledger], date_order: str = "dmy") -> Draft:
    """The draft of a record; `ledgers` by sheet name take note of what found no place; `date_order` is that of its dates."""
    draft = Assembler(record, ledgers, date_order).build()
    if draft.activity["part"] == "processor" and not record.part and not record.text("part"):
        found = _ON_BEHALF.search(draft.activity["name"])
        if found and not draft.activity.get("clients"):
            draft.activity["clients"] = [found.group("who").strip(" .")]
            entry = record.entries("name", "purpose")[0]
            ledgers[entry.sheet].tell(
                entry.cell,
                "warning",
                Message(
                    N_("Read as processing on behalf of another (Art. 30(2)), because the text says so.")
                ),
            )
    return draft

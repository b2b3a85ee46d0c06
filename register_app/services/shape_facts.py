"""What the cells of one activity in a shape say, as a partial activity document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from register_app.model.document import (
    ActivityDoc,
    blank_basis,
    blank_data_use,
    blank_retention,
    blank_transfer,
)
from register_app.model.text import clean
from register_app.reading.recognise import sensitivity
from register_app.services import gaps
from register_app.services.gaps import GapWords
from register_app.services.order import as_told
from register_app.services.shape_lines import Doc, Lines, named_recipient, numbered
from register_app.writing.shapes.fills import Fills
from register_app.writing.shapes.shape import Shape
from register_app.writing.shapes.words import ShapeLabels

_TEXTS = ("department", "owner", "description", "notes", "number", "name")
_DATES = ("valid_from", "valid_until", "last_review", "next_review")
_NAMES = ("systems", "measures", "processing", "clients", "joint_controllers")
_BASES = ("bases", "bases_cited", "bases6", "bases9")
ANSWERED = {"data_ordinary": "data", "data_special": "data"}
"""The point that an answer in the place of a table's items stands for."""
_SLOTS = {
    **{name: name for name in ("purposes", "subjects", "data", "recipients", "transfers", "retention")},
    **{name: name for name in ("measures", "processing", "clients")},
    "purpose_main": "purposes",
    "data_ordinary": "data",
    "recipients_other": "recipients",
    "recipient_names": "recipients",
    "transfer_places": "transfers",
}
"""Which point an answer stands for that a cell gives in place of content."""


@dataclass
class Cells:
    """The cells of one activity: texts by what fills them, rows of small tables by what they list, other headings."""

    texts: dict[str, str] = field(default_factory=dict)
    tables: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)


def cells_of(activity: ActivityDoc, shape: Shape, fills: Fills) -> Cells:
    """The cells that a shape has of an activity."""
    cells = Cells()
    said = [(column.heading, column.fill) for column in shape.columns] if shape.kind == "rows" else []
    for heading, fill in [*said, *(row for section in shape.sections for row in section.rows)]:
        text = clean("\n".join(fills.cell(activity, fill, heading).lines))
        if fill == "extra":
            cells.extra[heading] = text
        elif fill != "none":
            cells.texts[fill] = text
    for table in (section.table for section in shape.sections if section.table):
        known = {what for _, what in table.columns}
        items = [{key: clean(text) for key, text in row.items()} for row in fills.items(activity, table.of)]
        if items and all("" in row for row in items):
            cells.texts[ANSWERED.get(table.of, table.of)] = "\n".join(row[""] for row in items)
        else:
            cells.tables[table.of] = [
                {key: text for key, text in row.items() if key in known and text} for row in items
            ]
    return cells


class Facts:
    """Makes activities of cells in the words of `labels`."""

    def __init__(self, labels: ShapeLabels) -> None:
        self._labels = labels
        self._lines = Lines(labels)
        self._gaps = GapWords.of([labels], {**gaps.NEVER_CONTENT, **gaps.MAY_BE_CONTENT})

    def country(self, text: str) -> str:
        """The code of a country's name, "" for anything else."""
        return self._lines.country(text)

    def activity(self, cells: Cells, part: str) -> Doc:
        """The activity, with only the keys that its cells say something of."""
        answers: dict[str, Any] = {}
        texts = {fill: self._content(fill, text, answers) for fill, text in cells.texts.items()}
        made: Doc = {"part": part}
        made.update({key: texts.get(key, "") for key in _TEXTS})
        made.update({key: self._lines.date(texts.get(key, "")) for key in _DATES})
        made.update({key: _lines(texts.get(key, "")) for key in _NAMES})
        made["status"] = self._lines.status(texts.get("status", ""))
        for of in ("measures", "subjects"):
            if of in cells.tables:
                named = "\n".join(row.get("name", "") for row in cells.tables[of])
                texts[of] = self._content(of, named, answers)
        made["measures"] = _lines(texts.get("measures", ""))
        made["purposes"] = self._purposes(texts)
        made["data"] = self._data(texts, cells.tables)
        made["recipients"] = self._recipients(texts, cells.tables)
        names = [item["name"] for item in made["recipients"]]
        made["transfers"] = self._transfers(texts, cells.tables, names)
        if not made["name"] and not {"name"} & cells.texts.keys():
            made["name"] = _called(made)
        made["answers"] = answers
        made["extra"] = {heading: text for heading, text in cells.extra.items() if text}
        return {key: value for key, value in made.items() if value}

    def _content(self, fill: str, text: str, answers: dict[str, Any]) -> str:
        slot = _SLOTS.get(fill)
        if slot is None:
            return text
        content, gap = self._gaps.parted(text)
        if gap and gap.state:
            answers.setdefault(slot, gap.answer())
        return content

    # ---- purposes and their legal bases -------------------------------------------------------

    def _purposes(self, texts: Mapping[str, str]) -> list[Doc]:
        if "purpose_main" in texts:
            titles = dict(enumerate([texts["purpose_main"], *_lines(texts.get("purposes_other", ""))], 1))
            titles = {number: text for number, text in titles.items() if text}
        else:
            titles = numbered(texts.get("purposes", ""))
        several = None if "purposes" not in texts and "purpose_main" not in texts else len(titles) > 1
        bases = [numbered(texts.get(fill, ""), several=several) for fill in _BASES]
        details = numbered(texts.get("purpose_details", ""), several=several)
        last = max([*titles, *(number for found in bases for number in found)], default=0)
        made = []
        for number in range(1, last + 1):
            title = titles.get(number, "")
            of = [basis for found in bases for basis in self._lines.bases(found.get(number, ""))]
            described = title if "\n" in title else details.get(number, "")
            made.append({"title": "" if "\n" in title else title, "description": described, "bases": of})
        self._assessments(made, texts)
        return made

    def _assessments(self, purposes: list[Doc], texts: Mapping[str, str]) -> None:
        """Reasons and assessments that have a column of their own, to the bases that have none."""
        bases = [basis for purpose in purposes for basis in purpose["bases"]]
        interests = [basis for basis in bases if basis["article"] == "6(1)(f)"]
        for fill, key in (("interests", "reason"), ("reasons", "reason"), ("lia", "lia")):
            said = "\n".join(basis[key] for basis in bases)
            lines = [line for line in _lines(texts.get(fill, "")) if key == "lia" or line not in said]
            free = [basis for basis in interests if not basis[key]]
            if len(free) < len(lines):
                free = [basis for basis in bases if not basis[key]]
            for basis, line in zip(free, lines, strict=False):
                basis[key] = line
            if key == "lia" and len(free) < len(lines):
                # Assessments of bases that say nothing else.
                if not purposes:
                    purposes.append({"title": "", "description": "", "bases": []})
                purposes[-1]["bases"] += [{**blank_basis(), "lia": line} for line in lines[len(free) :]]

    # ---- data, people, time limits ------------------------------------------------------------

    def _data(self, texts: Mapping[str, str], tables: Mapping[str, list[dict[str, str]]]) -> list[Doc]:
        people = list(dict.fromkeys(_lines(texts.get("subjects", ""))))
        uses = [
            _use(name, "special" if fill == "special" else "", people)
            for fill in ("data", "data_ordinary", "special")
            for name in dict.fromkeys(_lines(texts.get(fill, "")))
        ]
        limits = self._lines.limits(texts.get("retention", ""), [use["category"] for use in uses])
        if {"data_ordinary", "special"} <= texts.keys():
            uses = as_told(uses, [category for category, _ in limits], "category")
        for of, kind in (("data_ordinary", ""), ("data_special", "special")):
            uses += [self._row(row, kind, people) for row in tables.get(of, ())]
        place = -1  # limits stand in the order of the data, and keep it
        for category, limit in limits:
            free = [
                number
                for number, use in enumerate(uses)
                if use["category"] == category and use["retention"] == blank_retention()
            ]
            if free:
                place = free[0]
                uses[place]["retention"] = limit
            else:
                kind = next((use["sensitivity"] for use in uses if use["category"] == category), "")
                place = min(place + 1, len(uses))
                uses.insert(place, {**_use(category, kind, people), "retention": limit})
        sources = _lines(texts.get("sources", ""))
        if len(sources) == 1 and uses:
            for use in uses:
                use["source"] = sources[0]
        else:
            uses += [{**_use("", "", people), "source": source} for source in sources]
        return uses or ([_use("", "", people)] if people else [])

    def _row(self, row: Mapping[str, str], kind: str, people: Sequence[str]) -> Doc:
        name, said = row.get("category", ""), row.get("retention", "")
        made = _use("" if name == self._labels["whole_activity"] else name, kind, people)
        made["source"] = row.get("source", "")
        if said and said != self._labels["missing"]:
            made["retention"] = self._lines.limit(said)
        return made

    # ---- recipients and transfers -------------------------------------------------------------

    def _recipients(self, texts: Mapping[str, str], tables: Mapping[str, list[dict[str, str]]]) -> list[Doc]:
        made = [
            self._lines.recipient(line)
            for fill in ("processors", "recipients", "recipients_other")
            for line in _lines(texts.get(fill, ""))
        ]
        made += [named_recipient(line) for line in _lines(texts.get("recipient_names", ""))]
        for row in tables.get("recipients", ()):
            made.append(named_recipient(row.get("name", ""), self._lines.role(row.get("role", ""))))
            made[-1]["note"] = row.get("note", "")
        for line in _lines(texts.get("contracts", "")):
            free = [item for item in made if line.startswith(f"{item['name']}: ") and not item["contract"]]
            if free:
                item = max(free, key=lambda each: len(each["name"]))
                item["contract"] = line[len(item["name"]) + 2 :]
            elif name := next((item["name"] for item in made if line.startswith(f"{item['name']}: ")), ""):
                made.append({**named_recipient(name), "contract": line[len(name) + 2 :]})
        return made

    def _transfers(
        self, texts: Mapping[str, str], tables: Mapping[str, list[dict[str, str]]], recipients: Sequence[str]
    ) -> list[Doc]:
        if "transfer_places" in texts:
            told = [numbered(texts.get(fill, "")) for fill in ("transfer_places", "safeguards")]
            if len(told[0]) > 1 or len(told[1]) > 1:
                told = [
                    numbered(texts.get(fill, ""), several=True) for fill in ("transfer_places", "safeguards")
                ]
            found = self._lines.places(told[0], recipients)
            for number, said in told[1].items():
                transfer = found.setdefault(number, {**blank_transfer()})
                transfer["mechanism"], transfer["safeguards"] = self._lines.safeguards(said)
            return [found[number] for number in sorted(found)]
        made = self._lines.transfers(texts.get("transfers", ""), recipients)
        for row in tables.get("transfers", ()):
            transfer = {**blank_transfer()}
            transfer["country"] = self._lines.country(row.get("country", ""))
            key = "recipient" if row.get("recipient", "") in recipients else "organisation"
            transfer[key] = row.get("recipient", "")
            transfer["mechanism"], transfer["safeguards"] = self._lines.safeguards(row.get("mechanism", ""))
            transfer["tia"] = row.get("documents", "")
            if any(transfer.values()):
                made.append(transfer)
        return made


def _called(activity: Doc) -> str:
    """A name for an activity of a shape that has none: its purpose, or what is done for others."""
    purposes = [item["title"] or item["description"].split("\n")[0] for item in activity["purposes"]]
    return next((name for name in [*purposes, *activity["processing"], *activity["clients"]] if name), "")


def _use(category: str, kind: str, people: Sequence[str]) -> Doc:
    told = sensitivity.of(category) if category else ""
    if kind and told not in ("special", "criminal"):
        told = kind
    return {**blank_data_use(), "category": category, "sensitivity": told, "subjects": list(people)}


def _lines(text: str) -> list[str]:
    return [line for line in text.split("\n") if line]

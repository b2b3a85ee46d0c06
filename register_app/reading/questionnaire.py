"""A questionnaire that comes back: what the activities said, with what the department changed in its cells."""

from __future__ import annotations

import json
from typing import Any

from register_app.base.cellnames import cell_name
from register_app.base.i18n import N_, Message
from register_app.model.document import complete_activity
from register_app.model.questionnaire import (
    KEY_PREFIX,
    MAGIC,
    QUESTIONS,
    READ_ONLY,
    VERSION,
    Question,
)
from register_app.model.workbook import (
    CHOICE_LISTS,
    CODE_SUFFIX,
    LISTS_SHEET,
    REGISTER_SHEET,
    fingerprint,
    folded,
)
from register_app.reading import refusals
from register_app.reading.batch import Batch, CellCount, Draft, Origin, SheetReading
from register_app.reading.ownsheets import plain
from register_app.reading.recognise import places, retention, words
from register_app.reading.workbook import Problem, Sheet, Workbook

_BY_KEY = {question.key: question for question in QUESTIONS}
_KEYS_WITHIN = 20
_LEFT = N_("Nothing is asked here, so “{text}” was not taken over; write it in the cell of an answer.")


def is_questionnaire(workbook: Workbook) -> bool:
    """Whether a workbook is a questionnaire that this program wrote."""
    return any(
        sheet.name == REGISTER_SHEET
        and plain(sheet.value(0, 0)) == "format"
        and plain(sheet.value(0, 1)) == MAGIC
        for sheet in workbook.sheets
    )


def to_batch(workbook: Workbook) -> Batch:
    """One draft for each sheet: the whole activity as it would be. Raises a `SourceError` when a newer program wrote it."""
    return _Reader(workbook).read()


class _Reader:
    def __init__(self, workbook: Workbook) -> None:
        self.workbook = workbook
        self.facts: dict[str, str] = {}
        self.said: dict[str, dict[str, Any]] = {}
        self.codes: dict[str, dict[str, str]] = {}
        self.batch = Batch(workbook.source)
        self.taken: set[str] = set()

    def read(self) -> Batch:
        sheets = {sheet.name: sheet for sheet in self.workbook.sheets}
        self._hidden(sheets[REGISTER_SHEET])
        if LISTS_SHEET in sheets:
            self._lists(sheets[LISTS_SHEET])
        for sheet in self.workbook.sheets:
            if sheet.name not in (REGISTER_SHEET, LISTS_SHEET):
                self._sheet(sheet)
        filled = sum(sheet.filled() for sheet in self.workbook.sheets)
        reported = len({(item.sheet, item.cell) for item in self.batch.problems})
        self.batch.cells = CellCount(filled, filled - reported, 0, reported)
        step = self.facts.get("base.step", "")
        ids: list[str] = []
        while part := self.facts.get(f"activities.{len(ids)}"):
            ids.extend(part.split())
        self.batch.origin = Origin(
            self.facts.get("register.id", ""),
            int(step) if step.isdecimal() and len(step) < 16 else 0,
            self.facts.get("base.hash", ""),
            tuple(ids),
        )
        return self.batch

    def _hidden(self, sheet: Sheet) -> None:
        for row in sheet.rows:
            texts = [plain(value) for value in row]
            if len(texts) < 2:
                continue
            if texts[0] == "activity":
                try:
                    said = json.loads("".join(texts[2:]))
                    self.said[texts[1]] = dict(complete_activity(said))
                except (ValueError, TypeError, AttributeError, KeyError, RecursionError):
                    continue  # somebody edited what nobody sees: then only the cells count
            else:
                self.facts[texts[0]] = texts[1]
        version = self.facts.get("version", "")
        if version.isdecimal() and int(version) > VERSION:
            raise refusals.error("newer_document", {"name": self.workbook.source, "version": int(version)})

    def _lists(self, sheet: Sheet) -> None:
        heads = {plain(value): column for column, value in enumerate(sheet.rows[0] if sheet.rows else [])}
        for name in CHOICE_LISTS:
            labels, codes = heads.get(name), heads.get(name + CODE_SUFFIX)
            if labels is not None and codes is not None:
                self.codes[name] = {
                    folded(plain(sheet.value(row, labels))): plain(sheet.value(row, codes))
                    for row in range(1, len(sheet.rows))
                    if sheet.value(row, labels) is not None
                }

    def _sheet(self, sheet: Sheet) -> None:
        found = next(
            (
                (row, column, plain(value)[len(KEY_PREFIX) :])
                for row, cells in enumerate(sheet.rows[:_KEYS_WITHIN])
                for column, value in enumerate(cells)
                if plain(value).startswith(KEY_PREFIX)
            ),
            None,
        )
        reading = SheetReading(sheet.name, "questionnaire", score=1.0)
        self.batch.sheets.append(reading)
        if found is None:
            return
        top, column, uuid = found
        known = uuid in self.said and uuid not in self.taken
        activity = dict(self.said[uuid]) if known else dict(complete_activity({}))
        if known:
            self.taken.add(uuid)
        else:
            activity["id"] = ""
            activity["number"] = ""
        rows = [row for row in range(top + 1, len(sheet.rows)) if plain(sheet.value(row, column))]
        for row in range(max(rows, default=top) + 1, len(sheet.rows)):
            for place, value in enumerate(sheet.rows[row]):
                if value is not None:
                    message = Message(_LEFT, {"text": plain(value)[:60]})
                    self.batch.problems.append(Problem(sheet.name, cell_name(row, place), "warning", message))
        changed = _Answers(self, sheet, column, activity).apply(rows)
        if not known and not activity["name"] and not changed:
            return
        if not known and not changed and uuid in self.said:
            return  # a copy in which nothing was changed
        reading.activities = 1
        self.batch.drafts.append(Draft(activity, sheet.name, [row + 1 for row in rows]))

    def code(self, kind: str, text: str) -> str:
        """The stored value of a choice; a text that is none stays itself."""
        codes = self.codes.get(kind, {})
        if not text or text in codes.values():
            return text
        if folded(text) in codes:
            return codes[folded(text)]
        if kind == "country":
            return places.country(text) if places.looks_like(text) == 1.0 else text
        return (words.role(text) if kind == "role" else "") or text


class _Answers:
    """The answers on one sheet, taken into an activity where they differ from what was shown."""

    def __init__(self, reader: _Reader, sheet: Sheet, column: int, activity: dict[str, Any]) -> None:
        self.reader, self.sheet, self.column, self.activity = reader, sheet, column, activity

    def apply(self, rows: list[int]) -> bool:
        """Take all answers; says whether any differs."""
        changed = False
        removed: dict[str, set[int]] = {}
        for row in rows:
            key, _, place = plain(self.sheet.value(row, self.column)).partition(":")
            question = _BY_KEY.get(key)
            if question is None:
                continue
            edits = self._edits(row, question)
            if not edits:
                continue
            changed = True
            if not question.listed:
                self.activity[key] = next(iter(edits.values()))
            elif place.isdecimal() and int(place) < len(self.activity[key]):
                index = int(place)
                items = list(self.activity[key])
                items[index] = self._item(key, dict(items[index]), edits)
                self.activity[key] = items
                if not any(self._shown(row, question).values()):
                    removed.setdefault(key, set()).add(index)
            else:
                new = self._item(key, _blank(key), edits)
                if any(edits.values()):
                    self.activity[key] = [*self.activity[key], new]
        for key, places_gone in removed.items():
            self._remove(key, places_gone)
        return changed

    def _shown(self, row: int, question: Question) -> dict[str, str]:
        return {
            field.name: plain(self.sheet.value(row, start)).strip()
            for field, start in zip(question.fields, _starts(question, self.column), strict=True)
        }

    def _edits(self, row: int, question: Question) -> dict[str, Any]:
        """What the cells of a row say now, by field, where it is something else than was shown."""
        marks = plain(self.sheet.value(row, self.column + 1)).split()
        found: dict[str, Any] = {}
        for position, (field, start) in enumerate(
            zip(question.fields, _starts(question, self.column), strict=True)
        ):
            text = plain(self.sheet.value(row, start)).strip()
            mark = marks[position] if position < len(marks) else ""
            if mark == READ_ONLY:
                continue
            if fingerprint(text) == mark:
                continue
            if field.kind == "lines":
                found[field.name] = [line.strip() for line in text.split("\n") if line.strip()]
            elif field.kind == "text":
                found[field.name] = text
            else:
                found[field.name] = self.reader.code(field.kind, text)
        return found

    def _item(self, key: str, item: dict[str, Any], edits: dict[str, Any]) -> dict[str, Any]:
        if key != "data":
            return {**item, **edits}
        limits = {name: edits.pop(name) for name in ("limit", "action") if name in edits}
        held = dict(item["retention"])
        if "limit" in limits:
            read = retention.read(limits["limit"])
            held["text"] = limits["limit"]
            held["period"] = read[0].period if len(read) == 1 and not read[0].doubtful else ""
            held["start"] = read[0].start if len(read) == 1 else ""
        if "action" in limits:
            held["action"] = limits["action"]
        return {**item, **edits, "retention": held}

    def _remove(self, key: str, gone: set[int]) -> None:
        """Take emptied items out; data that served a purpose no longer do when it is gone."""
        kept = [place for place in range(len(self.activity[key])) if place not in gone]
        self.activity[key] = [self.activity[key][place] for place in kept]
        if key == "purposes":
            positions = {before + 1: now for now, before in enumerate(kept, 1)}
            self.activity["data"] = [
                {**use, "purposes": [positions[number] for number in use["purposes"] if number in positions]}
                for use in self.activity["data"]
            ]


def _starts(question: Question, key_column: int) -> list[int]:
    """The columns (from 0) in which the answers of a question begin; the hidden key follows the last one."""
    if not question.listed:
        return [1]
    width, count = key_column, len(question.fields)
    found, start = [], 0
    for place in range(count):
        found.append(start)
        start += width // count + (1 if place < width % count else 0)
    return found


def _blank(key: str) -> dict[str, Any]:
    full: Any = complete_activity({key: [{}]})
    return dict(full[key][0])

"""The overview of the PDF: how far each letter of Art. 30 is answered, and one line an activity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from register_app.writing.answers import STATES, answer, letter_state
from register_app.writing.labels import Letter
from register_app.writing.pairs import each
from register_app.writing.pdf_blocks import WHOLE, Block, Cell, Composer

Doc = Mapping[str, Any]
_NAME_LIMIT = 120
_NUMBER_LIMIT = 40
_STATUS_LIMIT = 60


def overview(
    compose: Composer, register: Doc, activities: Sequence[Doc], parts: Sequence[tuple[str, Sequence[int]]]
) -> Block:
    """A line for each activity with the state of each letter of Art. 30; `parts`: as of RegisterView.parts."""
    labels = compose.labels
    common = bool(register["security"].strip())
    tables = []
    completeness = []
    for part, members in parts:
        letters = labels.letters("processor" if part == "processor" else "controller")
        shown = [entry for entry in letters if "controller" not in entry.slots]
        rows = []
        for i in members:
            activity = activities[i]
            name = compose.cleaner.one_line(activity["name"], _NAME_LIMIT)
            rows.append(
                {
                    "id": i,
                    "number": compose.cleaner.one_line(activity["number"], _NUMBER_LIMIT),
                    "name": name or labels["unnamed_activity"],
                    "department": compose.lines(activity["department"]),
                    "bases": _bases_short(compose, activity) if part != "processor" else [],
                    "states": [_state(activity, entry.slots, common=common) for entry in shown],
                    "status": status(compose, activity),
                }
            )
        tables.append(
            {
                "part": part,
                "title": labels[f"part_{part}"],
                "headed": len(parts) > 1,
                "letters": [entry.letter for entry in shown],
                "bases": any(row["bases"] for row in rows),
                "departments": any(row["department"] for row in rows),
                "rows": rows,
            }
        )
        completeness.append(_completeness(compose, part, shown, rows))
    keys = ("share", "number", "activity", "department", "bases_short", "status", "letters")
    return {
        "title": labels["overview"],
        "tables": tables,
        "completeness": completeness,
        "words": {key: labels[key] for key in keys},
        "empty": "" if activities else labels["empty_register"],
        "goes_on": False,
    }


def parted(whole: Block, most: int) -> list[Block]:
    """An overview in pieces of up to `most` activities; what is told of all of them stands in the first."""
    pieces: list[list[Block]] = []
    room = 0
    for table in whole["tables"]:
        rows, at = table["rows"], 0
        while at < len(rows):
            if not room:
                pieces.append([])
                room = most
            here = rows[at : at + room]
            pieces[-1].append({**table, "rows": here, "headed": table["headed"] and at == 0})
            at, room = at + len(here), room - len(here)
    first, *others = pieces or [[]]
    return [
        {**whole, "tables": first},
        *({**whole, "tables": tables, "completeness": [], "goes_on": True} for tables in others),
    ]


def status(compose: Composer, activity: Doc) -> str:
    word = compose.labels.term("status", activity["status"])
    return each(word, lambda half: compose.cleaner.one_line(half, _STATUS_LIMIT))


def _completeness(compose: Composer, part: str, letters: Sequence[Letter], rows: Sequence[Block]) -> Block:
    """How many activities of a part answer each letter, state by state."""
    counted = []
    for i, letter in enumerate(letters):
        states = Counter(row["states"][i] for row in rows)
        counts = {key: states[key] for key in STATES}
        counted.append({"letter": letter.letter, "title": letter.heading, "counts": counts})
    citation = compose.labels.paragraph("processor" if part == "processor" else "controller")
    return {"title": compose.labels.fill("completeness", citation=citation), "rows": counted}


def _state(activity: Doc, slots: Sequence[str], *, common: bool) -> str:
    return letter_state([answer(activity, slot, common_measures=common) for slot in slots])


def _bases_short(compose: Composer, activity: Doc) -> Cell:
    """The articles relied on, each once, in order of appearance, none of them broken over two lines."""
    codes = [b["article"].strip() for p in activity["purposes"] for b in p["bases"] if b["article"].strip()]
    runs = [compose.word(code, WHOLE) for code in dict.fromkeys(code.replace(" ", "") for code in codes)]
    return [compose.joined(runs, ", ")] if runs else []

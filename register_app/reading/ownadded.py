"""An activity that a person added as a row of the overview: its gathered cells are all that is known of it."""

from __future__ import annotations

import re
from typing import Any

from register_app.model.workbook import SHEETS
from register_app.reading.owncells import OwnCells
from register_app.reading.ownsheets import OwnRow
from register_app.reading.recognise import bases, places

_NUMBERED = re.compile(r"^\d+\.\s+")


def complete(content: dict[str, Any], row: OwnRow, cells: OwnCells) -> None:
    """Take purposes, data, recipients and the rest from the row where no other sheet says them."""

    def lines(key: str) -> list[str]:
        return cells.names(cells.text(row, key))

    for column in SHEETS[row.sheet.key]:
        name = column.key.partition(".")[2]
        if column.kind == "names" and not content.get(name):
            content[name] = lines(column.key)
    if not content.get("purposes"):
        found = bases.read(cells.text(row, "shown.bases"))
        content["purposes"] = [
            {"title": _NUMBERED.sub("", line), "description": "", "bases": []}
            for line in lines("shown.purposes")
        ]
        for basis in found if content["purposes"] else ():
            target = content["purposes"][min(max((basis.ad or 1) - 1, 0), len(content["purposes"]) - 1)]
            target["bases"].append(
                {
                    "article": basis.article,
                    "law": basis.law,
                    "section": basis.section,
                    "reason": basis.reason,
                }
            )
    if not content.get("data"):
        content["data"] = _uses(lines("shown.data"), lines("shown.subjects"), lines("shown.retention"))
    if not content.get("recipients"):
        content["recipients"] = [{"name": line, "kind": "category"} for line in lines("shown.recipients")]
    if not content.get("transfers"):
        content["transfers"] = [
            {"country": places.country(line), "safeguards": line} for line in lines("shown.transfers")
        ]


def _uses(categories: list[str], subjects: list[str], limits: list[str]) -> list[dict[str, Any]]:
    """Data uses from the three gathered cells of an added row."""
    uses: list[dict[str, Any]] = [{"category": category, "subjects": subjects} for category in categories]
    rest = []
    for limit in limits:
        owner = next((use for use in uses if limit.startswith(f"{use['category']}:")), None)
        if owner is None:
            rest.append(limit)
        else:
            owner["retention"] = {"text": limit[len(owner["category"]) + 1 :].strip()}
    if rest or (subjects and not uses):
        whole: dict[str, Any] = {"subjects": [] if uses else subjects}
        if rest:
            whole["retention"] = {"text": "\n".join(rest)}
        uses.append(whole)
    return uses

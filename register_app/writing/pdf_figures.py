"""The record in figures: how many activities have each basis, sensitivity, time limit …, and where the data go.

What is counted comes in as plain data (`Figures`); its words are found here, in the language of the document.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypedDict

from register_app.writing.pdf_blocks import (
    JOIN,
    SOFT,
    Block,
    Cell,
    Composer,
    Run,
    paragraphs,
    shortened,
    table,
)
from register_app.writing.pdf_flow import BOX, WIDTH, Flow, Link, laid_out, step

MOST_ROWS = 18
"""Rows of one picture, room for each letter of Art. 6 and 9; what is rarer is counted together."""

_NAME_LIMIT = 60
REST = "…"
"""The row of a picture or the node of a flow that stands for all that are not among the most frequent."""


class Count(TypedDict):
    """`key`: what is counted, such as "6(1)(f)", "special", "five", "US" or REST; `count`: activities, each once."""

    key: str
    count: int


class Figures(TypedDict):
    """`in_use`: activities counted; `pictures`: name → rows, of the names in PICTURES."""

    in_use: int
    pictures: dict[str, list[Count]]
    flow: Flow


PICTURES = ("bases", "sensitivity", "retention", "countries", "reviews")
_TITLES = {
    "bases": "basis",
    "sensitivity": "sensitivity",
    "retention": "time_limit",
    "countries": "third_country",
    "reviews": "figures_reviews",
}
_UNTIL = {"half-year": "P6M", "year": "P1Y", "three": "P3Y", "five": "P5Y", "ten": "P10Y"}
_WITHOUT = {
    "bases": "basis_not_stated",
    "sensitivity": "not_stated",
    "retention": "no_limit",
    "countries": "not_stated",
}


def figures(compose: Composer, given: Figures, *, reviews: bool) -> Block | None:
    """The chapter as plain data; None where nothing was counted. `reviews`: whether the planned reviews are shown."""
    if not given["in_use"]:
        return None
    labels = compose.labels
    shown = {
        name: _bars(compose, name, given["pictures"].get(name, []), given["in_use"])
        for name in PICTURES
        if given["pictures"].get(name) and (reviews or name != "reviews")
    }
    note = labels.fill("figures_note", count=labels.count("activities", given["in_use"]))
    return {
        "title": labels["figures"],
        "note": paragraphs([[compose.word(note, SOFT)]]),
        "wide": [shown[name] for name in ("bases",) if name in shown],
        "small": [shown[name] for name in PICTURES[1:] if name in shown],
        "flow": _flow(compose, given["flow"]),
    }


def _bars(compose: Composer, name: str, rows: Sequence[Count], of: int) -> Block:
    labels = compose.labels
    told = [[_label(compose, name, row["key"]), row["count"]] for row in rows]
    head = [labels[_TITLES[name]], labels["share"], labels["activities"]]
    return {"k": "bars", "name": name, "head": head, "rows": told, "of": of}


def _label(compose: Composer, name: str, key: str) -> Cell:
    labels = compose.labels
    if key == REST:
        return [[compose.say("others", SOFT)]]
    if not key and name in _WITHOUT:
        return [[compose.say(_WITHOUT[name], SOFT)]]
    match name:
        case "bases":
            title = labels.article_name(key)
            cited: list[Run] = [compose.word(labels.citation(key))]
            return [[*cited, compose.word(" "), compose.word(title, SOFT)]] if title else [cited]
        case "sensitivity":
            return [[compose.word(labels.term("sensitivity", key))]]
        case "retention" if key in _UNTIL:
            return [[compose.say("up_to", period=labels.period(_UNTIL[key]))]]
        case "retention":
            if key == "longer":
                return [[compose.say("longer_than", period=labels.period("P10Y"))]]
            return [[compose.say("until_event")]]
        case "reviews":
            return [[compose.word(labels.term("review", key or "none"))]]
        case _:
            return [[compose.country(shortened(key, _NAME_LIMIT))]]


def _flow(compose: Composer, flow: Flow) -> Block | None:
    """The drawing with its alternative text, and the table that says the same; None without a link."""
    if not flow["links"]:
        return None
    labels = compose.labels
    titles = [labels["subjects"], labels["purpose"], labels["recipients"], labels["country"]]
    names = [[_node(compose, place, name) for name in column] for place, column in enumerate(flow["columns"])]
    counts = [
        labels.number(sum(name != REST for name in column)) + ("+" if REST in column else "")
        for column in flow["columns"]
    ]
    alt = labels.fill(
        "flow_alt", subjects=counts[0], purposes=counts[1], recipients=counts[2], countries=counts[3]
    )
    boxes, bands, height = laid_out(flow)
    drawn = [[*boxes[place, i], names[place][i]] for place, i in boxes]
    heads = [[place * step(), title] for place, title in enumerate(titles) if flow["columns"][place]]
    rows: list[list[Cell | Block | None]] = []
    for place, column in enumerate(flow["columns"]):
        # "Others" is in every column, so the table says from which to which its rows lead.
        if any(link["source"][0] == place for link in flow["links"]):
            rows.append([[[compose.word(titles[place], JOIN)]], [[compose.word(titles[place + 1], JOIN)]]])
        for i, name in enumerate(column):
            ways = [link for link in flow["links"] if link["source"] == (place, name)]
            if ways:
                rows.append([[[names[place][i]]], [_ends(names, flow, ways)]])
    return {
        "title": labels["flow"],
        "alt": compose.cleaner.one_line(alt),
        "width": WIDTH,
        "height": height,
        "box": BOX,
        "heads": heads,
        "boxes": drawn,
        "bands": bands,
        "table": table([(labels["flow_from"], 1.0), (labels["flow_to"], 2.4)], rows),
    }


def _node(compose: Composer, place: int, name: str) -> Run:
    if name == REST:
        return compose.say("others", SOFT)
    if place == 3:
        return compose.country(shortened(name, _NAME_LIMIT))
    return compose.own(shortened(name, _NAME_LIMIT))


def _ends(names: list[list[Run]], flow: Flow, ways: Sequence[Link]) -> list[Run]:
    """Where the links of a node lead, each with its number, most first."""
    line: list[Run] = []
    for link in sorted(ways, key=lambda link: -link["count"]):
        place, name = link["target"]
        if line:
            line.append(["s", " · ", 0, ""])
        line.append(names[place][flow["columns"][place].index(name)])
        line.append(["s", f"\u00a0({link['count']})", 0, ""])
    return line

"""The drawing of a flow from column to column: where its boxes and bands lie."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TypedDict

Node = tuple[int, str]
"""Column and name."""

Box = tuple[float, float, float, float]
"""Left, top, width and height in millimetres."""

WIDTH = 170.0
BOX = 32.0
_LEAST = 8.4
_GAP = 1.6
_TALL = 105.0
_ROW = 18.0
_HEAD = 7.0
"""Millimetres of the drawing: the text of an A4 page, a box, its height at least, between two boxes, all in a column
at most, and what a box may take of a column that holds few."""


class Link(TypedDict):
    """`source` and `target`: (column, name); `count`: activities."""

    source: Node
    target: Node
    count: int


class Flow(TypedDict):
    """Data subjects, purposes, recipients and countries by name, most first, and the links between neighbours."""

    columns: list[list[str]]
    links: list[Link]


def step() -> float:
    """From the left edge of a column to that of the next."""
    return BOX + (WIDTH - 4 * BOX) / 3


def laid_out(flow: Flow) -> tuple[dict[tuple[int, int], Box], list[list[float]], float]:
    """Boxes (x, y, width, height) by column and row, bands [x, top, bottom, x, top, bottom], and the height, in mm."""
    columns = flow["columns"]
    tall = min(_TALL, _ROW * max(map(len, columns)))
    weight: dict[Node, int] = {}
    for link in flow["links"]:
        for end in (link["source"], link["target"]):
            weight[end] = 0
    for end in weight:
        left = sum(link["count"] for link in flow["links"] if link["source"] == end)
        right = sum(link["count"] for link in flow["links"] if link["target"] == end)
        weight[end] = max(left, right)
    scale = min(
        (
            max(tall - len(column) * (_LEAST + _GAP), 0.0)
            / max(1, sum(weight.get((place, name), 0) for name in column))
            for place, column in enumerate(columns)
            if column
        ),
        default=0.0,
    )
    high = {
        (place, name): _LEAST + weight.get((place, name), 0) * scale
        for place, column in enumerate(columns)
        for name in column
    }
    tallest = max(sum(high[place, name] + _GAP for name in column) for place, column in enumerate(columns))
    boxes: dict[tuple[int, int], Box] = {}
    places: dict[Node, Box] = {}
    for place, column in enumerate(columns):
        y = _HEAD + (tallest - sum(high[place, name] + _GAP for name in column)) / 2
        for i, name in enumerate(column):
            boxes[place, i] = places[place, name] = (place * step(), y, BOX, high[place, name])
            y += high[place, name] + _GAP
    return boxes, _bands(flow, places), _HEAD + tallest


def _bands(flow: Flow, places: Mapping[Node, Box]) -> list[list[float]]:
    """Each edge of a box is shared out among its links, in the order of the boxes they lead to."""
    ordered = sorted(flow["links"], key=lambda link: (places[link["source"]][1], places[link["target"]][1]))
    leaving: Counter[Node] = Counter()
    arriving: Counter[Node] = Counter()
    for link in ordered:
        leaving[link["source"]] += link["count"]
        arriving[link["target"]] += link["count"]
    left: dict[Node, float] = {}
    right: dict[Node, float] = {}
    return [
        [
            *_edge(
                places[link["source"]],
                link["count"] / leaving[link["source"]],
                left,
                link["source"],
                end=True,
            ),
            *_edge(
                places[link["target"]],
                link["count"] / arriving[link["target"]],
                right,
                link["target"],
                end=False,
            ),
        ]
        for link in ordered
    ]


def _edge(box: Box, share: float, used: dict[Node, float], node: Node, *, end: bool) -> list[float]:
    """Where a band meets a box: x, upper and lower end, below the bands in `used`, which it joins."""
    x, y, width, height = box
    upper = y + used.get(node, 0.0)
    used[node] = used.get(node, 0.0) + height * share
    return [round(number, 3) for number in (x + width if end else x, upper, upper + height * share)]

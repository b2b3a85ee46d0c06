"""Which lines of a text belong together: what a paragraph of several lines became is told of its first line."""

from __future__ import annotations

from collections.abc import Container, Iterable


def first_lines(lines: Iterable[int], told: Container[int]) -> dict[int, int]:
    """By line with words the first one of its paragraph; `told` are those that paragraphs, cells and headings begin on."""
    found: dict[int, int] = {}
    first = None
    for line in lines:
        if first is None or line in told:
            first = line
        found[line] = first
    return found

"""Data whose cell cites what allows their use: "Yes – health (Art. 9(2)(h))" names health, and a condition of Art. 9."""

from __future__ import annotations

import re
from dataclasses import replace

from register_app.reading.layouts.grid import Entry
from register_app.reading.layouts.record import Line
from register_app.reading.recognise import bases, citations
from register_app.reading.recognise.found import BasisFound

_BRACKET = re.compile(r"\s*[(\[]((?:[^()\[\]]|\([^()]*\))*)[)\]]")
_CONDITION = re.compile(r"(?:9\(2\)\([a-j]\)|10)")


def conditions(line: Line) -> list[tuple[Entry, list[BasisFound]]]:
    """The conditions of Art. 9 and 10 that the cells of special categories cite, by cell."""
    result = []
    for entry in line.get("special", ()):
        found = [
            BasisFound(item.article, item.law, item.section)
            for item in bases.read(entry.text, "9")
            if not item.by_words and not item.doubtful and _CONDITION.fullmatch(item.article)
        ]
        if found:
            result.append((replace(entry, text="; ".join(item.article for item in found)), found))
    return result


def without(text: str) -> str:
    """The data that a cell names, without the citation in brackets behind them."""

    def plain(bracket: re.Match[str]) -> str:
        cited = any(
            _CONDITION.fullmatch(article)
            for found in citations.find(bracket[1], "9")
            for article in found.articles
        )
        return "" if cited else bracket[0]

    return _BRACKET.sub(plain, text).strip() or text

"""Columns whose cells contradict what they were taken for: dates below "measures", one text in every row for a basis."""

from __future__ import annotations

import re

from register_app.reading.folded import fold
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.recognise import bases, dates

_WORDED = frozenset(("subjects", "data", "recipients", "processors", "measures", "purpose"))
"""What is told in words, never by a date alone."""
_SEVERAL = 4
_BY_CELLS = 0.85
_NUMBER = re.compile(r"^[\d.)\s-]+")
_REASON = re.compile(
    r"(?:justification|reason\w*|rationale|begrundelse|begruendung|motivation|motivering|motiver\w*|onderbouwing|toelichting|motivo|motivazione|uzasadnienie|perustelu\w*)\b"
)


def settle(header: Header) -> None:
    """Take back what the headings of such columns said; a column of reasons beside the bases gives their reasons."""
    for column in header.columns:
        if column.forced or len(column.fields) != 1 or not column.samples:
            continue
        dated = column.field in _WORDED and all(dates.read(text) for text in column.samples)
        if dated or (column.field == "basis" and _says_nothing(column)):
            column.fields, column.confidence = (), 0.0
    _reasons(header)


def _says_nothing(column: Column) -> bool:
    """Whether a basis was told by the cells alone, all of which are one text that cites no article and no law."""
    content = column.content
    same = content.count >= _SEVERAL and content.distinct * content.count < 1.5
    found = bases.read(column.samples[0]) if same else []
    return (
        same
        and column.confidence < _BY_CELLS
        and not any(item.article or item.law or item.section for item in found)
    )


def _reasons(header: Header) -> None:
    columns = [column for column in header.columns if column.fields == ("basis",)]
    if len(columns) < 2:
        return
    for column in columns:
        heading = _NUMBER.sub("", fold(column.header))
        others = [other for other in columns if other is not column and other.content.basis]
        if _REASON.match(heading) and others and not column.forced and column.content.basis < 0.3:
            column.fields, column.confidence = ("basis_reason",), 0.8

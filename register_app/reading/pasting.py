"""What the clipboard holds → a table or a text: nothing in it can harm a reader, so no process is needed."""

from __future__ import annotations

from register_app.reading import csvfile, plaintext
from register_app.reading.refusals import Refusal
from register_app.reading.texts import SourceText
from register_app.reading.workbook import Sheet, Value, Workbook

LONGEST = 2_000_000
"""Characters taken; more is no copy of a table or a notice."""


def read(text: str, name: str = "") -> Workbook | SourceText:
    """The cells of a copied table (a workbook of kind "csv"), or the blocks of a running text."""
    text = _clean(text)
    try:
        table = csvfile.read(text.encode("utf-8"), tabular_name=False)
    except Refusal:
        return as_text(text, name)
    rows: list[list[Value]] = [list(row) for row in table.rows]
    return Workbook(name, "csv", [Sheet(name, rows)])


def as_text(text: str, name: str = "") -> SourceText:
    """The blocks of a text, read like those of a text file."""
    return SourceText(name, "pasted", plaintext.lines(_clean(text)))


def _clean(text: str) -> str:
    # Half a surrogate pair is no character and could be written nowhere.
    return text[:LONGEST].replace("\0", "").encode("utf-8", "replace").decode("utf-8")

"""What the clipboard holds → a table or a text: nothing in it can harm a reader, so no process is needed."""

from __future__ import annotations

import re

from register_app.reading import csvfile, htmltext, plaintext
from register_app.reading.refusals import Refusal
from register_app.reading.texts import SourceText
from register_app.reading.workbook import Sheet, Value, Workbook

LONGEST = 2_000_000
"""Characters taken; more is no copy of a table or a notice."""


_MARKED = re.compile(r"^ {0,3}#{1,6} +\S|^ *\|?(?: *:?-{3,}:? *\|)+ *:?-{3,}:? *\|? *$", re.MULTILINE)
"""A heading, or the rule below the headings of a table, as Markdown writes them."""
_SHAPED = re.compile(r"<(?:h[1-6]|li|table)\b", re.IGNORECASE)
"""What a page tells of its shape that its bare text does not: headings, lists, tables."""


def read(text: str, name: str = "", *, markup: str = "") -> Workbook | SourceText:
    """The cells of a copied table (a workbook of kind "csv"), or the blocks of a running text.

    `markup` is the same as the page, or the document, it was copied from writes it, in HTML.
    """
    text = _clean(text)
    try:
        table = csvfile.read(text.encode("utf-8"), tabular_name=False)
    except Refusal:
        return _as_page(markup, name) or as_text(text, name)
    rows: list[list[Value]] = [list(row) for row in table.rows]
    return Workbook(name, "csv", [Sheet(name, rows)])


def as_text(text: str, name: str = "") -> SourceText:
    """The blocks of a text, read like those of a text file; of Markdown, where it shows that it is."""
    text = _clean(text)
    blocks = plaintext.markdown(text) if _MARKED.search(text) else plaintext.lines(text)
    return SourceText(name, "pasted", blocks)


def _as_page(markup: str, name: str) -> SourceText | None:
    """The blocks of copied HTML; None where it says no more than its text does."""
    if len(markup) > LONGEST or not _SHAPED.search(markup):
        return None
    blocks = htmltext.blocks(_clean(markup))
    return SourceText(name, "pasted", blocks) if blocks else None


def _clean(text: str) -> str:
    # Half a surrogate pair is no character and could be written nowhere.
    return text[:LONGEST].replace("\0", "").encode("utf-8", "replace").decode("utf-8")

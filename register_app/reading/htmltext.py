"""Web pages → blocks: the text that a reader sees, without menus, scripts and addresses."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from register_app.reading import encoding
from register_app.reading.footnotes import inlined, marked
from register_app.reading.texts import Block, numbered, tidy

_HIDDEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "svg",
        "head",
        "iframe",
        "object",
        "select",
        "button",
        "form",
    }
)
_BLOCKS = frozenset(
    {
        "p", "div", "section", "article", "main", "header", "footer", "aside", "ul", "ol", "dl", "blockquote", "pre",
        "figure", "figcaption", "address", "details", "body", "html", "hr", "fieldset", "center",
    }
)  # fmt: skip
_HEADINGS = {
    "h1": 1,
    "h2": 2,
    "h3": 3,
    "h4": 4,
    "h5": 5,
    "h6": 6,
    "summary": 6,
    "dt": 7,
    "caption": 6,
    "legend": 6,
}
_BOLD = frozenset({"strong", "b"})
_VOID = frozenset(
    {
        "br",
        "hr",
        "img",
        "input",
        "meta",
        "link",
        "col",
        "area",
        "base",
        "embed",
        "source",
        "track",
        "wbr",
        "param",
    }
)


def decode(data: bytes) -> str:
    """The text of a page in the encoding that it declares, else in the one found out."""
    declared = re.search(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]{2,40})""", data[:4096], re.IGNORECASE)
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = declared[1].decode("ascii").lower()
        # Browsers read the one as the other, and so do the people who write it.
        name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252"}.get(name, name)
        try:
            return data.decode(name)
        except (UnicodeDecodeError, LookupError):
            pass
    return encoding.decode(data).text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.hidden = 0
        self.hidden_in = ""
        self.words: list[str] = []
        self.bold = 0
        self.all_bold = True
        self.level = 0
        self.items = 0
        self.at = 1
        self.table = 0
        self.cells: list[str] | None = None
        self.cell: list[str] | None = None
        self.row_line = 1
        self.wide = 1
        self.tall = 1
        self.standing: dict[int, tuple[int, str]] = {}
        self.raised: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.hidden:
            self.hidden += tag == self.hidden_in
            return
        style = next((value or "" for name, value in attrs if name == "style"), "").replace(" ", "").lower()
        names = {name for name, _ in attrs}
        if tag not in _VOID and (tag in _HIDDEN or "display:none" in style or "hidden" in names):
            self.finish()
            self.hidden, self.hidden_in = 1, tag
        elif tag == "br":
            if self.cell is not None:
                self.words.append("\n")
            else:
                self.finish(keep=True)
        elif tag == "sup":
            self.raised = []
        elif tag == "table":
            self.finish()
            self.table += 1
            if self.table == 1:
                self.standing = {}
        elif tag == "tr":
            self.finish()
            if self.table == 1:
                self.cells, self.row_line = [], self.getpos()[0]
        elif tag in ("td", "th"):
            self.finish()
            if self.table == 1 and self.cells is not None:
                self._stand()
                self.cell = []
                self.wide, self.tall = _span(attrs, "colspan"), _span(attrs, "rowspan")
        elif tag in _HEADINGS:
            self.finish()
            self.level = _HEADINGS[tag]
        elif tag == "li":
            self.finish()
            self.items = 1
        elif tag in _BLOCKS or tag == "dd":
            self.finish(keep=True)
        elif tag in _BOLD:
            self.bold += 1

    def handle_endtag(self, tag: str) -> None:
        if self.hidden:
            self.hidden -= tag == self.hidden_in
            return
        if tag in ("td", "th"):
            self.finish()
            if self.table == 1:
                self._end_cell()
        elif tag == "sup" and self.raised is not None:
            mark, self.raised = "".join(self.raised), None
            self.words.append(marked(mark.strip()))
        elif tag == "tr" and self.table == 1:
            self._end_row()
        elif tag == "table":
            self.finish()
            self._end_row()
            self.table = max(0, self.table - 1)
        elif tag in _HEADINGS:
            self.finish()
            self.level = 0
        elif tag == "li":
            self.finish()
            self.items = 0
        elif tag in _BLOCKS or tag == "dd":
            self.finish(keep=True)
        elif tag in _BOLD:
            self.bold = max(0, self.bold - 1)

    def _end_cell(self) -> None:
        if self.cell is not None and self.cells is not None:
            text = tidy("\n".join(self.cell))
            if self.tall > 1:
                self.standing[len(self.cells)] = (self.tall - 1, text)
            self.cells.extend([text, *[""] * (self.wide - 1)])
        self.cell = None

    def _stand(self) -> None:
        """Repeat the cells of rows above that reach down to the place of the next cell."""
        while self.cells is not None and len(self.cells) in self.standing:
            at = len(self.cells)
            more, text = self.standing.pop(at)
            if more > 1:
                self.standing[at] = (more - 1, text)
            self.cells.append(text)

    def _end_row(self) -> None:
        self.finish()
        self._end_cell()
        if self.cells:
            self._stand()
            self.blocks.append(Block("row", self.row_line, 0, tuple(self.cells)))
        self.cells = None

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        if data.strip():
            if not any(word.strip() for word in self.words):
                self.at = self.getpos()[0]
            self.all_bold = self.all_bold and self.bold > 0
        if self.raised is not None:
            self.raised.append(data)
            return
        # Line breaks in the source are blanks; those meant as such came as <br>.
        self.words.append(data.replace("\n", " "))

    def finish(self, *, keep: bool = False) -> None:
        """End the block that is being read; `keep` says that an item goes on in a further block."""
        if self.raised:
            self.words.extend(self.raised)
        self.raised = None
        text = tidy("".join(self.words))
        bold, self.all_bold = self.all_bold, True
        self.words.clear()
        if text:
            if self.cell is not None:
                self.cell.append(text)
            elif self.level:
                self.blocks.append(Block("heading", self.at, self.level, (text.replace("\n", " "),)))
            elif self.items:
                self.blocks.append(Block("item", self.at, 0, (text,)))
            elif bold and len(text) <= 120 and not text.endswith((".", ":")):
                self.blocks.append(Block("heading", self.at, 7, (text,)))
            else:
                self.blocks.append(Block("paragraph", self.at, 0, (text,)))
        if not keep:
            self.items = 0


def blocks(text: str) -> list[Block]:
    """The blocks of a page; a page that is not well formed is read as far as a browser would."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.finish()
    reader._end_row()  # noqa: SLF001 - a table that is never closed
    return inlined(_told_apart(numbered(reader.blocks)))


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    value = next((value or "" for own, value in attrs if own == name), "")
    return min(int(value), _WIDEST) if value.isdecimal() and int(value) > 0 else 1


_WIDEST = 50
"""Columns or rows that one cell may reach over; a page that says more has no such table."""


def _told_apart(found: list[Block]) -> list[Block]:
    """The blocks by their lines; where several stand on one line, as in a page without line breaks, by their number."""
    lines = [block.line for block in found]
    if len(set(lines)) == len(lines):
        return found
    return [replace(block, line=number) for number, block in enumerate(found, 1)]


def tables(text: str) -> list[list[list[str]]]:
    """The tables of a page that is called a spreadsheet, each as rows of texts."""
    found: list[list[list[str]]] = []
    inside = False
    for block in blocks(text):
        if block.kind != "row":
            inside = False
            continue
        if not inside:
            found.append([])
        inside = True
        found[-1].append(list(block.cells))
    return found

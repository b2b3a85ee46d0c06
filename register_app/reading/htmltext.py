"""Web pages → blocks: the text that a reader sees, without menus, scripts and addresses."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

from register_app.reading import encoding
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
        elif tag == "table":
            self.finish()
            self.table += 1
        elif tag == "tr":
            self.finish()
            if self.table == 1:
                self.cells, self.row_line = [], self.getpos()[0]
        elif tag in ("td", "th"):
            self.finish()
            if self.table == 1 and self.cells is not None:
                self.cell = []
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
            if self.table == 1 and self.cell is not None and self.cells is not None:
                self.cells.append(tidy("\n".join(self.cell)))
                self.cell = None
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

    def _end_row(self) -> None:
        self.finish()
        if self.cell is not None and self.cells is not None:
            self.cells.append(tidy("\n".join(self.cell)))
        self.cell = None
        if self.cells:
            self.blocks.append(Block("row", self.row_line, 0, tuple(self.cells)))
        self.cells = None

    def handle_data(self, data: str) -> None:
        if self.hidden:
            return
        if data.strip():
            if not any(word.strip() for word in self.words):
                self.at = self.getpos()[0]
            self.all_bold = self.all_bold and self.bold > 0
        # Line breaks in the source are blanks; those meant as such came as <br>.
        self.words.append(data.replace("\n", " "))

    def finish(self, *, keep: bool = False) -> None:
        """End the block that is being read; `keep` says that an item goes on in a further block."""
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
    return _told_apart(numbered(reader.blocks))


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

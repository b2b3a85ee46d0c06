"""Text files and Markdown → blocks."""

from __future__ import annotations

import re

from register_app.reading.aligned import table_rows
from register_app.reading.columns import Page, Segment
from register_app.reading.footnotes import inlined, named
from register_app.reading.indents import unindented
from register_app.reading.recognise import durations
from register_app.reading.texts import Block, numbered, tidy

BULLET = re.compile(r"\s*(?:[-–—*•▪●◦‣·►✓✔➢➤]|o(?=\s{2}))\s+(?=\S)")
NUMBERING = re.compile(r"\s*(?:\(?(\d{1,2}(?:\.\d{1,2}){0,3})[.):]?|\(?([a-z]|[ivx]{1,4})\))\s+(?=[^\W\d_])")
_RULE = re.compile(r"\s*(?:[-=_*~·•—–]\s*){3,}$")


def lines(text: str) -> list[Block]:
    """The lines of a plain text; lines set in columns (by tabs, bars or wide gaps) become table rows."""
    source = unindented(text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n"))
    rows = _aligned(source)
    blocks: list[Block] = []
    for number, line in enumerate(source, 1):
        if number in rows:
            cells = rows[number]
            if cells is not None:
                blocks.append(Block("row", number, 0, cells))
        elif not _RULE.match(line):
            blocks.append(line_block(line, number))
    return numbered(blocks)


def line_block(line: str, number: int) -> Block:
    """One line as a list item or a plain line, without its bullet or number."""
    if bullet := BULLET.match(line):
        return Block("item", number, 0, (tidy(line[bullet.end() :]),))
    if found := _numbering(line):
        depth = found[1].count(".") + 1 if found[1] else 9
        return Block("line", number, depth, (tidy(line[found.end() :]),), found[1] or found[2])
    return Block("line", number, 0, (tidy(line),))


def _numbering(line: str) -> re.Match[str] | None:
    """The number or letter before a line; a bare number that counts something ("5 years …") is none."""
    found = NUMBERING.match(line)
    if found is None or not found[0].strip().isdecimal():
        return found
    text = tidy(line)
    counts = any(not duration.start for duration in durations.find(text))
    return None if counts or text[len(found[0].strip()) :].strip()[:1].islower() else found


_TAB = re.compile(r"\t+")
_BAR = re.compile(r"\s*\|\s*")
_CELL = re.compile(r"\S+(?: (?:(?<=[.!?:] ) )?\S+)*")
"""What stands between gaps of two blanks, but for those that some set after a sentence."""
_WORD = re.compile(r"\S+")


def _aligned(source: list[str]) -> dict[int, tuple[str, ...] | None]:
    """The rows of tables by line number; `None` for lines whose words went to the row above."""
    rows: dict[int, tuple[str, ...] | None] = {}
    for pattern, sign in ((_TAB, "\t"), (_BAR, "|")):
        candidates = [n for n, line in enumerate(source, 1) if sign in line.strip().strip(sign)]
        if len(candidates) >= 2:
            for number in candidates:
                line = source[number - 1].strip().strip("|")
                rows[number] = tuple(tidy(cell) for cell in pattern.split(line))
            for number, line in enumerate(source, 1):
                if sign == "|" and line.strip() and not line.strip("|+-=: "):
                    rows[number] = None
    if not rows:
        rows.update(_gaps(source))
    return rows


def _gaps(source: list[str]) -> dict[int, tuple[str, ...] | None]:
    """Tables set with blanks, as text copied from a page with its layout has them."""
    segments = [_segments(line.expandtabs(8)) for line in source]
    notes = frozenset(
        at
        for at, line in enumerate(source)
        if at and len(segments[at]) == 1 and not segments[at - 1] and _NOTE.match(line)
    )
    found: dict[int, tuple[str, ...] | None] = {}
    for row in table_rows(Page(segments, 1.0, breaks=notes)):
        found.update(dict.fromkeys((number + 1 for number in row.lines), None))
        found[row.lines[0] + 1] = row.cells
    return found


_NOTE = re.compile(r"\s*(?:\(?\d{1,2}\)|[¹²³⁰⁴-⁹]+|\*+|\[\d{1,2}\])\s*\S")
"""How the notes below a table begin."""


def _segments(line: str) -> list[Segment]:
    found = [_segment(cell) for cell in _CELL.finditer(line)]
    if len(found) == 2 and _LISTED.fullmatch(found[0].text):
        return []  # an item set off from its number or bullet is no row of two cells
    return found


_LISTED = re.compile(r"[-–—*•▪●◦‣·►✓✔➢➤o]|\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4})[.)]")


def _segment(cell: re.Match[str]) -> Segment:
    start = cell.start()
    words = (Segment(start + word.start(), start + word.end(), word[0]) for word in _WORD.finditer(cell[0]))
    return Segment(start, cell.end(), cell[0], tuple(words))


# -- Markdown ------------------------------------------------------------------------------------------

_HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*$")
_TABLE_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
_SHORT_RULE = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*$")
"""As GitHub takes it, too; but only right below the headings: elsewhere a dash may be a cell."""
_BOLD_LINE = re.compile(r"\s*(\*\*|__)(?P<text>(?!\1).+?)\1\s*:?\s*$")
_LABEL = re.compile(r"\s*(?:\*\*|__)[^*_]{2,60}?(?::\s*(?:\*\*|__)|(?:\*\*|__)\s*:)")
_INLINE = (
    (re.compile(r"!\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])"), r"\1"),
    (re.compile(r"<(https?://[^>]+|[^>@\s]+@[^>\s]+)>"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])([*_])(?=[^\s*_])(.+?)(?<=[^\s*_])\1(?![\w*])"), r"\2"),
    (re.compile(r"`+([^`]+)`+"), r"\1"),
    (re.compile(r"<br\s*/?>", re.IGNORECASE), "\n"),
    (re.compile(r"</?[a-zA-Z][^>]*>"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), r"\1"),
)


_FOOTNOTE = re.compile(r"\[\^(?P<name>[^\]\s]{1,60})\](?P<note>:)?")


def _plain(text: str) -> str:
    text = _FOOTNOTE.sub(lambda match: named(match["name"]), text)
    for pattern, replacement in _INLINE:
        text = pattern.sub(replacement, text)
    return tidy(text)


def markdown(text: str) -> list[Block]:
    """The blocks of a Markdown text, without its marks."""
    source = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    blocks: list[Block] = []
    paragraph: list[str] = []
    begun, kind = 0, "paragraph"

    def finish() -> None:
        nonlocal kind
        if paragraph:
            joined = " ".join(line.strip() for line in paragraph)
            whole = _plain(joined)
            if (
                len(paragraph) == 1
                and kind == "paragraph"
                and _BOLD_LINE.match(paragraph[0])
                and len(whole) <= 120
            ):
                blocks.append(Block("heading", begun, 7, (whole.rstrip(": "),)))
            else:
                # A hard break within a paragraph parts what belongs on lines of its own.
                parts = whole.split("\n")
                blocks.extend(Block(kind, begun, 0, (part,)) for part in parts)
            paragraph.clear()
        kind = "paragraph"

    start = _front_matter(source)
    for number, line in enumerate(source[start:], start + 1):
        bare = line.strip().removeprefix(">").strip() if line.lstrip().startswith(">") else line
        after = source[number] if number < len(source) else ""
        if not bare.strip():
            finish()
        elif heading := _HEADING.match(bare):
            finish()
            blocks.append(Block("heading", number, len(heading[1]), (_plain(_unnumbered(heading[2])),)))
        elif paragraph and kind == "paragraph" and (under := _UNDERLINE.match(bare)):
            title = _plain(" ".join(paragraph))
            paragraph.clear()
            blocks.append(Block("heading", begun, 1 if under[1][0] == "=" else 2, (title,)))
        elif _RULE.match(bare) or _TABLE_RULE.match(bare) or (_is_head(blocks) and _SHORT_RULE.match(bare)):
            finish()
        elif "|" in bare.strip() and (
            bare.strip().startswith("|") or _TABLE_RULE.match(after) or (blocks and blocks[-1].kind == "row")
        ):
            finish()
            cells = re.split(r"(?<!\\)\|", bare.strip().strip("|"))
            blocks.append(Block("row", number, 0, tuple(_plain(cell) for cell in cells)))
        elif bullet := BULLET.match(bare) or re.match(r"\s*(?:\+|\d{1,2}[.)])\s+", bare):
            finish()
            paragraph.append(bare[bullet.end() :])
            begun, kind = number, "item"
        else:
            if (note := _FOOTNOTE.match(bare)) is not None and note["note"]:
                finish()
            bold_alone = len(paragraph) == 1 and kind == "paragraph" and _BOLD_LINE.match(paragraph[0])
            if paragraph and (bold_alone or _LABEL.match(bare)):
                finish()
            if not paragraph:
                begun = number
            paragraph.append(bare + "<br>" if bare.endswith(("  ", "\\")) else bare)
    finish()
    return inlined(numbered(blocks))


def _is_head(blocks: list[Block]) -> bool:
    """Whether the last block is the first row of a table."""
    return bool(blocks) and blocks[-1].kind == "row" and (len(blocks) == 1 or blocks[-2].kind != "row")


def _unnumbered(text: str) -> str:
    found = _numbering(text)
    return text[found.end() :] if found else text


def _front_matter(source: list[str]) -> int:
    """The number of lines of a YAML head ("---" … "---"), 0 when there is none."""
    if source and source[0].strip() == "---":
        for number, line in enumerate(source[1:60], 1):
            if line.strip() in ("---", "..."):
                return number + 1
    return 0

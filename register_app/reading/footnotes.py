"""Footnotes of a text → what they say, in brackets where the text refers to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from register_app.reading.columns import join_lines
from register_app.reading.texts import Block

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Set around a mark that stood raised while the blocks are read; no text has these characters of its own."""
_MARK = re.compile(r"\[?\(?(?:\d{1,3}|[a-z]|\*{1,3}|[†‡§])\)?\]?", re.IGNORECASE)
_REFERENCE = re.compile(rf"\s*{_OPEN}(?P<mark>[^{_CLOSE}]*){_CLOSE}")
_NOTE = re.compile(rf"\s*{_OPEN}(?P<mark>[^{_CLOSE}]*){_CLOSE}[\s.:)]*(?P<text>\S.*)", re.DOTALL)
_BEFORE_STOP = re.compile(rf"(?P<stop>[.,;:!?]+)(?P<marks>(?:\s*{_OPEN}[^{_CLOSE}]*{_CLOSE})+)")
_PLAIN = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_MEASURE = re.compile(r"(?:^|[\d\s])[kcdm]?m$")
"""What a raised 2 or 3 makes an area or a volume of."""
_SENTENCE = re.compile(r"(?:(?<=[^\W\d_]{4})|(?<=\blitra [a-h])|(?<=\)))\.\s+(?=[A-ZÆØÅÄÖ])")
"""Where a note goes on in another sentence; in brackets it stays one."""
_COLON = re.compile(r"\s*:\s+")
"""In brackets it would part the words before them from what it stands for."""
_LONGEST = 600


def marked(text: str) -> str:
    """Raised text as the mark of a footnote, when it can be one; else as it is ("m²" keeps its "2")."""
    return f"{_OPEN}{text}{_CLOSE}" if _MARK.fullmatch(text) else text


def named(text: str) -> str:
    """The mark of a footnote that is known to be one, whatever its name ("[^consent]" in Markdown)."""
    return f"{_OPEN}{text}{_CLOSE}"


def mark(letters: str, *, begins: bool, ends: bool) -> str:
    """Letters of the mark of a footnote, read one by one: whether these begin it, and end it."""
    return f"{_OPEN if begins else ''}{letters}{_CLOSE if ends else ''}"


def refers_to(text: str) -> set[str]:
    """The marks that a text refers to, but for one that it begins with."""
    return {match[1] for match in _PLAIN.finditer(text) if match.start()}


def begun(text: str) -> str:
    """The mark that a text begins with, "" when it begins with none."""
    match = _PLAIN.match(text)
    return match[1] if match is not None else ""


def placed(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of lines with each footnote in brackets where it is referred to; notes may go over several lines."""
    return _whole(blocks, inlined(_joined(blocks)))


def _whole(blocks: Sequence[Block], made: Sequence[Block]) -> list[Block]:
    """The blocks with the line that goes on after one which a note made long: its length tells no margin any more."""
    before = {block.line: block.text for block in blocks}
    found: list[Block] = []
    long, end = False, 0
    for block in made:
        grown = len(block.text) > len(before.get(block.line, block.text))
        ended = before.get(end, ".").rstrip(_CLOSE).endswith((".", ":", "?", "!"))
        lines = block.kind == "line" and bool(found) and found[-1].kind == "line"
        if lines and (long or grown) and block.line == end + 1 and not block.mark and not ended:
            text = join_lines([found[-1].text, block.text])
            found[-1] = replace(found[-1], cells=(text,))
            long = True
        else:
            found.append(block)
            long = grown
        end = block.line
    return found


def plain(text: str) -> str:
    """A text with its raised marks as plain letters."""
    return _PLAIN.sub(r"\1", text)


def inlined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with each footnote in brackets where it is referred to, and without the notes so placed.

    A raised mark without a note is part of its word, and a note that nothing refers to a paragraph like any other.
    """
    if not any(_OPEN in cell for block in blocks for cell in block.cells):
        return list(blocks)
    notes: dict[str, str] = {}
    at: dict[str, int] = {}
    for number, block in enumerate(blocks):
        found = _NOTE.fullmatch(block.cells[0]) if len(block.cells) == 1 else None
        if found is not None and len(found["text"]) <= _LONGEST and found["mark"] not in notes:
            notes[found["mark"]] = _COLON.sub(", ", _SENTENCE.sub("; ", found["text"].strip().rstrip(".")))
            at[found["mark"]] = number
    used: set[str] = set()

    def told(match: re.Match[str]) -> str:
        mark = match["mark"]
        if mark not in notes or (mark in ("2", "3") and _MEASURE.search(match.string, 0, match.start())):
            return mark
        used.add(mark)
        return f" ({plain(notes[mark])})"

    kept: dict[int, Block] = {}
    for number, block in enumerate(blocks):
        if number not in at.values():
            cells = (_BEFORE_STOP.sub(r"\g<marks>\g<stop>", cell) for cell in block.cells)
            kept[number] = replace(block, cells=tuple(_REFERENCE.sub(told, cell) for cell in cells))
    for mark, number in at.items():
        if mark not in used:
            kept[number] = replace(blocks[number], cells=(plain(blocks[number].text),))
    return [kept[number] for number in sorted(kept)]


_RAISED = re.compile("[¹²³⁰⁴-⁹]+")
_ASCII = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_AT_END = re.compile(r"(?<=\S)\s?(?:\(?(?P<number>\d{1,2})\)|(?P<stars>\*{1,3}))$")
_BEGUN = re.compile(r"(?:\(?(?P<number>\d{1,2})\)|(?P<stars>\*{1,3}))\s*(?=\S)")
_FEWEST = 2


def found(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with their footnotes placed where nothing but the letters tells of them ("Training¹", "Courses 1)")."""
    if any(_RAISED.match(block.cells[0]) for block in blocks):
        return inlined(_joined([_raised(block) for block in blocks]))
    refers = {
        at: marks
        for at, block in enumerate(blocks)
        if (marks := [_mark(_AT_END, cell) for cell in block.cells])
    }
    wanted = {mark for marks in refers.values() for mark in marks if mark}
    last = max((at for at, marks in refers.items() if any(marks)), default=len(blocks))
    notes: dict[int, str] = {}
    for at in range(last + 1, len(blocks)):
        mark = blocks[at].mark or _mark(_BEGUN, blocks[at].cells[0])
        if blocks[at].kind != "row" and mark in wanted - set(notes.values()):
            notes[at] = mark
    told = sum(bool(mark) for marks in refers.values() for mark in marks)
    if told < _FEWEST or set(notes.values()) != wanted:
        return list(blocks)
    made = [
        replace(block, cells=tuple(_AT_END.sub(_named, cell) for cell in block.cells))
        if at <= last
        else block
        for at, block in enumerate(blocks)
    ]
    for at, mark in notes.items():
        text = _BEGUN.sub("", blocks[at].cells[0], count=1)
        made[at] = replace(blocks[at], cells=(f"{named(mark)} {text}",), mark="", level=0)
    return inlined(_joined(made))


def _mark(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text) if pattern is _AT_END else pattern.match(text)
    return "" if match is None else match["number"] or match["stars"]


def _named(match: re.Match[str]) -> str:
    return named(match["number"] or match["stars"])


def _raised(block: Block) -> Block:
    cells = (_RAISED.sub(lambda match: named(match[0].translate(_ASCII)), cell) for cell in block.cells)
    return replace(block, cells=tuple(cells))


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks with the further lines of a note joined to its first."""
    made: list[Block] = []
    end = 0
    for block in blocks:
        goes_on = block.kind == "line" and not block.mark and block.line == end + 1
        if made and goes_on and made[-1].text.startswith(_OPEN) and not block.text.startswith(_OPEN):
            made[-1] = replace(made[-1], cells=(f"{made[-1].text} {block.text}",))
        else:
            made.append(block)
        end = block.line
    return made

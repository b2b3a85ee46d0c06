"""A notice as Markdown (CommonMark with tables): plain enough to be read as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.notice import Block, Bullets, Cell, Facts, Line, NoticeText, Paragraph, Table
from register_app.writing.notice_html import INCOMPLETE

_SIGNS = re.compile(r"([\\`*_\[\]<>|~&])")
# What would begin a heading, a list, a quotation or a rule where it begins a line.
_BEGINS = re.compile(r"^(\s*\d{0,9})([#+=:.)-])")


def write_markdown(content: NoticeText, target: Path) -> None:
    """Write `content` to `target`; the same text gives the same bytes. Raises WriteError; the old file then stays."""
    data = to_markdown(content).encode("utf-8")

    def check(path: Path) -> None:
        if path.read_bytes() != data:
            raise Incomplete(INCOMPLETE, name=target.name)

    write_atomic(target, lambda path: _fill(path, data), check)


def _fill(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def to_markdown(content: NoticeText) -> str:
    """The notice as the text of a Markdown file."""
    return "\n".join(_lines(content)) + "\n"


def escaped(text: str) -> str:
    """`text` on one line as it reads, with every sign that Markdown would take for its own made plain."""
    return _BEGINS.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", " ".join(text.split())))


def _lines(content: NoticeText) -> Iterator[str]:
    colon = content.words["colon"]
    yield f"# {escaped(content.title)} – {escaped(content.organisation)}"
    for block in content.lead:
        yield from ("", *_block(block, colon))
    yield ""
    yield escaped(content.updated)
    for part in content.sections:
        yield ""
        yield f"## {escaped(part.title)}"
        for block in part.blocks:
            yield from ("", *_block(block, colon))


def _block(block: Block, colon: str) -> Iterator[str]:
    match block:
        case Paragraph(lines):
            yield "  \n".join(_run(line) for line in lines)
        case Bullets(items):
            for item in items:
                yield f"- {_item(item, colon)}"
        case Facts(_, rows):
            # Lines of one paragraph: two lists that follow each other would be one.
            said = [
                f"**{escaped(label)}{colon}** {', '.join(escaped(line.text) for line in value)}"
                for label, value in rows
            ]
            yield "  \n".join(said)
        case Table(_, head, rows):
            yield _row([escaped(text) for text in head])
            yield _row(["---"] * len(head))
            for row in rows:
                yield _row(["<br>".join(_run(line) for line in cell) for cell in row])


def _item(item: Cell, colon: str) -> str:
    """A strong line and what follows it on one line, as "**Access:** …"."""
    first, *others = item
    if first.strong and others:
        return f"**{escaped(first.text)}{colon}** {' '.join(_run(line) for line in others)}"
    return " ".join(_run(line) for line in item)


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _run(line: Line) -> str:
    return f"**{escaped(line.text)}**" if line.strong and line.text.strip() else escaped(line.text)

"""Text with separators → rows of cells: encoding, separator and quoting are found out, titles above are kept."""

from __future__ import annotations

import csv
import io
import math
import re
from collections import Counter
from dataclasses import dataclass, field

from register_app.reading.encoding import decode
from register_app.reading.refusals import Refusal

DELIMITERS = (";", ",", "\t", "|")
_LARGEST_FIELD = 10_000_000
"""Characters in one cell; the csv module's own limit (131,072) is below what a pasted policy may have."""
_SAMPLE_LINES = 400


@dataclass
class Table:
    """The cells of a separated text; an empty cell is `None`, all others are text."""

    rows: list[list[str | None]]
    encoding: str
    delimiter: str
    steady: bool
    """Whether most rows have the same number of columns, two at least: then it is a table whatever it is called."""
    notes: list[tuple[str, dict[str, str | int]]] = field(default_factory=list)
    """What the user should know, as codes of `problems.NOTES` with their parameters."""


def read(data: bytes, *, tabular_name: bool = True) -> Table:
    """Read a separated text.

    `tabular_name` says that the file is called a table (.csv, .tsv): then one column of short entries is a table,
    too; any other text needs at least two steady columns, else `Refusal("is_prose")`.
    """
    decoded = decode(data)
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    check_program(text)
    declared, text = _declared_delimiter(text)
    delimiter, quote_escape = declared or _find_delimiter(text), _escape(text)
    steady = bool(declared) or _is_steady(text, delimiter)
    if not steady and not tabular_name:
        raise Refusal("is_prose")
    rows = parse(text, delimiter or ";", quote_escape)
    if not any(any(cell is not None for cell in row) for row in rows):
        raise Refusal("nothing")
    if not steady and _is_prose(rows):
        raise Refusal("is_prose")
    notes: list[tuple[str, dict[str, str | int]]] = []
    if not decoded.certain:
        notes.append(("encoding_guessed", {"encoding": decoded.encoding}))
    return Table(rows, decoded.encoding, delimiter or ";", steady, notes)


def parse(text: str, delimiter: str, escape: str | None = None) -> list[list[str | None]]:
    """The cells of `text` (lines end in a line feed), without the empty ones at the ends of rows and of the table."""
    rows = _records(text, delimiter, escape)
    if rows is None:
        # A quotation mark that is never closed would swallow the rest of the table: then they are all letters.
        rows = _records(text.replace('"', _QUOTE), delimiter, escape) or []
        rows = [[cell and cell.replace(_QUOTE, '"') for cell in row] for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    return rows


_QUOTE = "\ue0ff"
_END = "\ue0fe\ue0ff"


def _records(text: str, delimiter: str, escape: str | None) -> list[list[str | None]] | None:
    """The rows, or `None` when the text ends within quotation marks."""
    csv.field_size_limit(_LARGEST_FIELD)
    source = io.StringIO(text + ("" if text.endswith("\n") else "\n") + _END, newline="")
    rows: list[list[str | None]] = []
    last: list[str] = []
    try:
        for last in csv.reader(source, delimiter=delimiter, doublequote=escape is None, escapechar=escape):
            row: list[str | None] = [value if value and not value.isspace() else None for value in last]
            while row and row[-1] is None:
                row.pop()
            rows.append(row)
    except csv.Error as error:
        raise Refusal("damaged") from error
    return rows[:-1] if last == [_END] else None


_SEP_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*\n", re.IGNORECASE)


def _declared_delimiter(text: str) -> tuple[str, str]:
    """Excel's own first line "sep=;" and the text after it; the line itself is no data."""
    match = _SEP_LINE.match(text)
    return (match.group(1), text[match.end() :]) if match else ("", text)


def _escape(text: str) -> str | None:
    """The backslash, when quotation marks inside cells are written after one (JSON's way) instead of doubled."""
    sample = text[:200_000]
    backslashed = len(re.findall(r'[^\\;,\t|\n]\\"(?![;,\t|\n])', sample))
    return "\\" if backslashed > 2 and backslashed > sample.count('""') else None


def _find_delimiter(text: str) -> str:
    """The separator that cuts the text into rows of the steadiest width; "" when none does."""
    sample = _whole_records(text)
    best, best_score = "", 0.0
    for delimiter in DELIMITERS:
        score = _steadiness(sample, delimiter)
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _whole_records(text: str) -> str:
    """The first lines, not cut within quotation marks."""
    lines = text.split("\n")
    if len(lines) <= _SAMPLE_LINES:
        return text
    end = _SAMPLE_LINES
    quotes = sum(line.count('"') for line in lines[:end])
    while quotes % 2 and end < min(len(lines), 4 * _SAMPLE_LINES):
        quotes += lines[end].count('"')
        end += 1
    return "\n".join(lines[:end])


def _steadiness(sample: str, delimiter: str) -> float:
    """How well `delimiter` explains the text: the share of rows of the same width, times a little for the width."""
    csv.field_size_limit(_LARGEST_FIELD)
    try:
        rows = [row for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter) if row]
    except csv.Error:
        return 0.0
    widths = [len(row) for row in rows]
    wide = [width for width in widths if width > 1]
    if not wide:
        return 0.0
    width, count = max(Counter(wide).items(), key=lambda item: (item[1] * math.sqrt(item[0]), item[0]))
    if count == 1 and len(widths) > 2:
        return 0.0
    # Rows narrower than the usual one are titles or end in dropped cells; wider ones speak against it.
    wider = sum(1 for other in widths if other > width)
    # A blank after the sign is how prose uses it, in a cell that another sign ends.
    later = [cell for row in rows for cell in row[1:] if cell]
    prose = sum(1 for cell in later if cell[0] == " ") / max(1, len(later))
    return count / len(widths) * math.sqrt(width) * (1 - 0.8 * wider / len(widths)) * (1 - 0.9 * prose)


def _is_steady(text: str, delimiter: str) -> bool:
    """Whether at least six in ten rows have one and the same number of columns, three when commas part them."""
    if not delimiter:
        return False
    try:
        rows = list(csv.reader(io.StringIO(_whole_records(text), newline=""), delimiter=delimiter))
    except csv.Error:
        return False
    widths = [len(row) for row in rows if any(cell.strip() for cell in row)]
    least = 3 if delimiter == "," else 2
    usual = Counter(width for width in widths if width >= least).most_common(1)
    if usual and usual[0][1] >= max(2, 0.6 * len(widths)):
        return True
    return delimiter == "\t" and _is_ragged([row for row in rows if any(cell.strip() for cell in row)])


_SHORT = 60
"""Letters of a cell that may be a heading."""


def _is_ragged(rows: list[list[str]]) -> bool:
    """Whether tabs part a table whose rows end early: below its widest row, of short cells, most have several."""
    if not rows:
        return False
    widest = max(len(row) for row in rows)
    first = next(at for at, row in enumerate(rows) if len(row) == widest)
    several = sum(1 for row in rows[first:] if len(row) > 1)
    headed = all(0 < len(cell.strip()) <= _SHORT for cell in rows[first])
    return widest > 2 and headed and several >= max(3, 0.6 * len(rows))


def _is_prose(rows: list[list[str | None]]) -> bool:
    """One column of sentences is a text; one column of short words may be a list."""
    texts = [cell for row in rows for cell in row if cell]
    long = sum(1 for text in texts if len(text.split()) > 8)
    return long > 0.3 * len(texts)


# -- Texts that only look like tables ------------------------------------------------------------------

_PROGRAM_SIGNS: tuple[tuple[re.Pattern[str], int], ...] = (
    (
        re.compile(
            r"^\s*<#(?:assign|list|if|else|include|macro|import|function|ftl|setting)\b.*>?", re.MULTILINE
        ),
        2,
    ),
    (re.compile(r"^\s*</#(?:list|if|macro|function)>", re.MULTILINE), 2),
    (
        re.compile(
            r"^\s*\{%-?\s*(?:for|if|set|block|extends|include|endfor|endif|macro|import)\b.*?%\}",
            re.MULTILINE,
        ),
        2,
    ),
    (re.compile(r"^\s*<\?php\b", re.MULTILINE), 2),
    (re.compile(r"^\s*<%[@=\s-].*%>", re.MULTILINE), 2),
    (re.compile(r"^\s*\{\{\s*[#/]\s*\w+.*\}\}", re.MULTILINE), 2),
    (re.compile(r"^#(?:set|foreach|if|macro|parse)\s*\(", re.MULTILINE), 2),
    (re.compile(r"^#!\s*/\S+", re.MULTILINE), 2),
    (
        re.compile(
            r"^\s*(?:import\s+[\w.]+\s*;?|from\s+[\w.]+\s+import\s+.+|package\s+[\w.]+;)$", re.MULTILINE
        ),
        1,
    ),
    (
        re.compile(
            r"^\s*(?:def|class)\s+\w+.*:\s*$|^\s*(?:public|private)\s+(?:static\s+)?\w+.*[{;]\s*$",
            re.MULTILINE,
        ),
        1,
    ),
    (re.compile(r"^\s*(?:function\s+\w*\s*\(|(?:const|let|var)\s+\w+\s*=).*", re.MULTILINE), 1),
    (re.compile(r"^\s*(?:CREATE\s+TABLE|INSERT\s+INTO|SELECT\s+.+\s+FROM)\b.*", re.MULTILINE), 1),
    (re.compile(r"\$\{[\w.]+[^}\n]*\}"), 1),
    (re.compile(r"\{\{-?\s*[\w.]+(?:\s*\|\s*\w+)?\s*-?\}\}"), 1),
    (re.compile(r"^(?:<{7} |={7}$|>{7} )", re.MULTILINE), 1),
)


def check_program(text: str) -> None:
    """Refuse a template or program: its lines tell how to make a table, they are not one."""
    sample = text[:100_000]
    lines = max(1, sum(1 for line in sample.split("\n") if line.strip()))
    weight, first = 0, None
    for pattern, worth in _PROGRAM_SIGNS:
        matches = list(pattern.finditer(sample))
        if not matches:
            continue
        weight += worth * len(matches)
        if first is None or matches[0].start() < first.start():
            first = matches[0]
    # A single placeholder in one cell of a long table is data; signs in a good part of the lines are a program.
    if first is not None and weight >= 3 and weight >= 0.15 * lines:
        line = sample.count("\n", 0, first.start()) + 1
        found = first.group().strip().split("\n")[0]
        raise Refusal("is_program", sample=found[:40], line=line)

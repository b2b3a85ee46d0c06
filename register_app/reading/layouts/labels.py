"""The labels of a form: which column they stand in, and where their values are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from register_app.reading.headings import ARTICLE_30, fold, match
from register_app.reading.layouts.grid import Grid, is_pointer
from register_app.reading.layouts.parties import TITLE_WORD

INLINE = re.compile(r"^(?P<label>[^:\n]{3,90}?)\s*:\s*(?P<rest>\S.*)$", re.DOTALL)
HELP = re.compile(
    r"^(vejledning\w*|hjaelp|hjaelpetekst|help|guidance|instruction\w*|explanation|forklaring|hinweis\w*|ausfuellhin\w*|erlaeuterung\w*|aide|toelichting|uitleg|foerklaring|anvisning\w*|ohje\w*|ayuda|aiuto|"
    r"pomoc|objasnien\w*|eksempel|example|beispiel|exemple|voorbeeld|exempel|artikel|article|art|kilde|quelle|gdpr|hjemmel|reference)( \w+)?$"
)
COMMENT = re.compile(
    r"^(bemaerk\w*|kommentar\w*|comment\w*|note\w*|noter|anmerk\w*|bemerk\w*|remark\w*|remarqu\w*|uddyb\w*|uddybning|precisions?|opmerk\w*|toelicht\w*|merknad\w*|huomaut\w*|observ\w*|osserv\w*|uwag\w*|details?)( \w+)?$"
    r"|^(?:\w+ ){0,3}(bemaerkning\w*|kommentar\w*|kommentt\w*|comments?|commentaires?|comentarios?|commenti?|komentarz\w*|anmerkung\w*|bemerkung\w*|remarks?|remarques?|opmerking\w*|merknad\w*|huomautu\w*|"
    r"observaciones|osservazioni|uwagi)( \w+){0,3}$"
)
_EARLY = 40
"""What stands over remarks, also those of one person: "The DPO's comments", "Bemerkungen der DSB"."""
_TALLEST = 400
_NARROW = 10


@dataclass
class Labels:
    """The column of labels of a form: how many different fields its cells name, and where their values stand."""

    column: int = 0
    fields: set[str] = field(default_factory=set)
    rows: list[int] = field(default_factory=list)
    value_columns: list[int] = field(default_factory=list)
    more: list[int] = field(default_factory=list)
    """Further columns of labels to the right."""

    @property
    def telling(self) -> set[str]:
        return self.fields & (ARTICLE_30 | {"name"})


def labels_of(grid: Grid) -> Labels:
    """The column among the first that reads most like one of labels, or the first of several such."""
    best = Labels()
    for column in range(min(grid.width, 5)):
        fields: set[str] = set()
        rows: list[int] = []
        for row in range(min(grid.height, _TALLEST if grid.width <= _NARROW else _EARLY)):
            text = grid.text(row, column)
            if not text:
                continue
            if row > _EARLY and len(rows) < 2:
                break
            found = match(label_text(text))
            if found and found[0].confidence >= 0.7 and not _is_title(grid, row, text, found[0].field):
                fields.update(item.field for item in found)
                rows.append(row)
        if len(fields & (ARTICLE_30 | {"name"})) > len(best.telling) or (
            len(fields & (ARTICLE_30 | {"name"})) == len(best.telling) and len(fields) > len(best.fields)
        ):
            best = Labels(column, fields, rows)
    counts: Counter[int] = Counter()
    for row in best.rows:
        counts.update(column for column in grid.filled(row) if column > best.column)
    for column in sorted(counts):
        texts = [grid.text(row, column) for row in best.rows if grid.text(row, column)]
        known = [match(label_text(text)) for text in texts]
        names = {found[0].field for found in known if found and found[0].confidence >= 0.85}
        telling = len(names & (ARTICLE_30 | {"name"})) >= 3 and len(names) >= 0.5 * len(texts)
        if (
            (telling or _labels_beside(grid, best, column))
            and column > best.column + 1
            and not _points_elsewhere(grid, best, column)
            and counts.get(column + 1)
        ):
            best.more.append(column)
            best.fields |= names
            del counts[column]
    most = max(counts.values(), default=0)
    best.value_columns = sorted(
        column
        for column, count in counts.items()
        if count >= max(2, 0.5 * most)
        and not _points_elsewhere(grid, best, column)
        and not HELP.match(_column_head(grid, best, column))
        and not COMMENT.match(_column_head(grid, best, column))
    )
    return best


_SIDE_LABELS = 3
_SURELY = 0.9


def _labels_beside(grid: Grid, labels: Labels, column: int) -> bool:
    """Whether a column right of the values holds labels of lesser things ("Reference", "Created") and values beside them."""
    rows = [row for row in labels.rows if grid.text(row, column)]
    known = [match(label_text(grid.text(row, column))) for row in rows]
    sure = {found[0].field for found in known if found and found[0].confidence >= 0.85}
    beside = sum(bool(grid.text(row, column + 1)) for row in rows)
    between = any(grid.text(row, column - 1) for row in rows) and column - 1 == labels.column
    return (
        len(rows) >= _SIDE_LABELS
        and sum(bool(found) for found in known) >= _SURELY * len(rows)
        and len(sure) >= _SIDE_LABELS - 1
        and beside >= 0.5 * len(rows)
        and not between
    )


def _is_title(grid: Grid, row: int, text: str, name: str) -> bool:
    """Whether a line alone only says what the sheet is ("Record of processing – Art. 30"), which names no activity."""
    below = match(label_text(grid.text(row + 1, grid.filled(row)[0]))) if row + 1 < grid.height else ()
    return (
        name == "name"
        and len(grid.filled(row)) == 1
        and bool(TITLE_WORD.search(fold(text)))
        and not INLINE.match(text)
        and (not grid.filled(row + 1) or bool(below))
    )


def pointing_columns(grid: Grid, label_column: int) -> set[int]:
    """Columns of links and help beside the form."""
    result = set()
    for column in range(label_column + 1, grid.width):
        texts = [grid.text(row, column) for row in range(grid.height) if grid.text(row, column)]
        if len(texts) > 1 and sum(is_pointer(text) for text in texts) >= 0.5 * len(texts):
            result.add(column)
    return result


def _points_elsewhere(grid: Grid, labels: Labels, column: int) -> bool:
    """Whether a column holds links and hints rather than values."""
    texts = [grid.text(row, column) for row in labels.rows if grid.text(row, column)]
    return sum(is_pointer(text) for text in texts) >= 0.4 * len(texts)


def _column_head(grid: Grid, labels: Labels, column: int) -> str:
    """The text above the values of a column, if a heading row stands above the labels."""
    first = labels.rows[0] if labels.rows else 0
    for row in range(first, max(first - 3, -1), -1):
        text = grid.text(row, column)
        if text and (row < first):
            return fold(text)
    for row in range(first, min(first + 3, grid.height)):
        # "Question | Answer | Guidance" below a title that itself reads like a label
        text, label = grid.text(row, column), grid.text(row, labels.column)
        if text and label and not match(label_text(label)):
            return fold(text)
    return ""


def label_text(text: str) -> str:
    found = INLINE.match(text)
    if found and match(found["label"]) and not match(text):
        return found["label"]
    return text.rstrip(": *")

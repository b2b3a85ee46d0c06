"""The labels of a form: which column they stand in, and where their values are."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from register_app.reading.fields import ARTICLE_30
from register_app.reading.folded import fold
from register_app.reading.headings import match
from register_app.reading.layouts.evidence import is_mark, looks_like_basis
from register_app.reading.layouts.grid import Grid, is_pointer
from register_app.reading.layouts.hints import is_hint
from register_app.reading.layouts.parties import TITLE_WORD
from register_app.reading.recognise import answers

INLINE = re.compile(r"^(?P<label>[^:\n]{3,90}?)\s*:\s*(?P<rest>\S.*)$", re.DOTALL)
HELP = re.compile(
    r"^(vejledning\w*|hjaelp|hjaelpetekst|help|guidance|instruction\w*|explanation|forklaring|hinweise?n?|ausfuellhin\w*|erlaeuterung\w*|aide|toelichting|uitleg|foerklaring|anvisning\w*|ohje\w*|ayuda|aiuto|"
    r"pomoc|objasnien\w*|eksempel|example|beispiel|exemple|voorbeeld|exempel|artikel|article|art|kilde|quelle|gdpr|hjemmel|reference)( \w+)?$"
    r"|^(?:\w+ ){1,3}(?:vejledning\w*|hjaelp|hjaelpetekst\w*|hjelpetekst\w*|hjaelptext\w*|help|help text|guidance|instructions?|hilfe|hilfetext\w*|ausfuellhilfe\w*|ausfuellhinweise?n?|erlaeuterung\w*|"
    r"aide|toelichting|uitleg|anvisning\w*|ohje\w*|ayuda|aiuto|istruzioni|pomoc|objasnien\w*|hulp|hulptekst)$"
)
"""What stands over help, also somebody's: "The consultant's guidance"."""
COMMENT = re.compile(
    r"^(bemaerk\w*|kommentar\w*|comment\w*|note\w*|noter|anmerk\w*|bemerk\w*|remark\w*|remarqu\w*|uddyb\w*|uddybning|precisions?|opmerk\w*|toelicht\w*|merknad\w*|huomaut\w*|observ\w*|osserv\w*|uwag\w*|details?)( \w+)?$"
    r"|^(?:\w+ ){0,3}(bemaerkning\w*|kommentar\w*|kommentt\w*|comments?|commentaires?|comentarios?|commenti?|komentarz\w*|anmerkung\w*|bemerkung\w*|remarks?|remarques?|opmerking\w*|merknad\w*|huomautu\w*|"
    r"observaciones|osservazioni|uwagi)( \w+){0,3}$"
)
"""What stands over remarks, also those of one person: "The DPO's comments", "Bemerkungen der DSB"."""
_EARLY = 40
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
    seen: list[Labels] = []
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
        seen.append(Labels(column, fields, rows))
        if len(seen[-1].telling) > len(best.telling) or (
            len(seen[-1].telling) == len(best.telling) and len(fields) > len(best.fields)
        ):
            best = seen[-1]
    best = next((labels for labels in seen if _stands_left(grid, labels, best)), best)
    counts: Counter[int] = Counter()
    for row in best.rows:
        counts.update(column for column in grid.filled(row) if column > best.column)
    for column in sorted(counts):
        texts = [grid.text(row, column) for row in best.rows if grid.text(row, column)]
        names = set(_named(grid, best.rows, column, _SURELY_LABEL))
        values = _named(grid, best.rows, column + 1, _SURELY_LABEL)
        telling = len(names & (ARTICLE_30 | {"name"})) >= 3 and len(names) >= 0.5 * len(texts)
        telling = telling and 2 * len(values) <= len(names)
        telling = telling or _mostly_labels(grid, best, column)
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
    hints = hint_columns(grid, best) if not best.more else set()
    best.value_columns = sorted(
        column
        for column, count in counts.items()
        if column not in hints
        and count >= max(2, 0.5 * most)
        and not _points_elsewhere(grid, best, column)
        and not HELP.match(_column_head(grid, best, column))
        and not COMMENT.match(_column_head(grid, best, column))
    )
    return best


def _stands_left(grid: Grid, labels: Labels, best: Labels) -> bool:
    """Whether labels with their values beside them stand left of those that tell most: a form with several across."""
    beside = sum(bool(grid.text(row, labels.column + 1)) for row in labels.rows)
    return (
        labels.column + 1 < best.column
        and len(labels.telling) >= max(2, 0.5 * len(best.telling))
        and len(labels.fields) >= _SIDE_LABELS
        and beside >= 0.5 * len(labels.rows)
        and 2 * len(set(labels.rows) & set(best.rows)) >= len(labels.rows)
    )


_SIDE_LABELS = 3
_SURELY = 0.9


def _mostly_labels(grid: Grid, labels: Labels, column: int) -> bool:
    """Whether most cells of a column name a field each, no field twice, and values stand beside them."""
    rows = [row for row in labels.rows if grid.text(row, column)]
    found = _named(grid, rows, column)
    beside = sum(bool(grid.text(row, column + 1)) for row in rows)
    values = _named(grid, rows, column + 1)
    return (
        len(found) >= max(_SIDE_LABELS, 0.6 * len(rows))
        and len(set(found)) >= 0.7 * len(found)
        and len(set(found) & ARTICLE_30) >= 2
        and not set(found) & labels.fields & ARTICLE_30
        and beside > 1
        and 2 * len(values)
        <= len(found)  # columns of activities side by side are as much like labels, or as little
    )


def _named(grid: Grid, rows: list[int], column: int, sure: float = 0.0) -> list[str]:
    """The fields that cells of a column name, those left out that cite an article or are said beside other labels too."""
    texts = [text for row in rows if (text := grid.text(row, column))]
    found = [match(label_text(text)) for text in texts if texts.count(text) == 1 and not _cites(text)]
    return [matches[0].field for matches in found if matches and matches[0].confidence >= sure]


def _cites(text: str) -> bool:
    """Whether a cell cites a legal basis; that Art. 30 asks for it is what a label may say of itself."""
    return looks_like_basis(text) and not _ARTICLE_30.search(text)


_ARTICLE_30 = re.compile(r"\b30\b")
_SURELY_LABEL = 0.85


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


def stray_columns(grid: Grid, labels: Labels) -> set[int]:
    """Columns right of a form and an empty one, in which something stands here and there: what somebody noted."""
    last = max([labels.column + 1, *labels.value_columns, *(column + 1 for column in labels.more)])
    found: set[int] = set()
    for column in range(last + 2, grid.width):
        count = sum(bool(grid.text(row, column)) for row in labels.rows)
        apart = not any(grid.text(row, column - 1) for row in grid.rows())
        if apart and count <= max(1, _HERE_AND_THERE * len(labels.rows)):
            found.add(column)
    return found


_HERE_AND_THERE = 0.3


def pointing_columns(grid: Grid, label_column: int) -> set[int]:
    """Columns of links and help beside the form."""
    result = set()
    for column in range(label_column + 1, grid.width):
        texts = [grid.text(row, column) for row in range(grid.height) if grid.text(row, column)]
        if len(texts) > 1 and sum(is_pointer(text) for text in texts) >= 0.5 * len(texts):
            result.add(column)
    return result


def hint_columns(grid: Grid, labels: Labels) -> set[int]:
    """Columns beside the labels that say how to fill the form in: the same few things, or the same as on other sheets."""
    found = {column for column in grid.template if labels.column in grid.template and column > labels.column}
    for column in range(labels.column + 2, grid.width):
        said = {row: text for row in labels.rows if (text := " ".join(grid.text(row, column).split()))}
        texts = [text for text in said.values() if not match(text)]
        counts = Counter(text for text in texts if not is_mark(text))
        if all(answers.read(text) not in _SAYS_NOTHING for text in counts):
            continue  # yes and no beside the labels are what they are answered with
        again = sum(count for text, count in counts.items() if count > 1 or is_hint(text))
        named = [text for row, text in said.items() if _names(grid, labels, row)]
        if not all(counts[text] > 1 or is_hint(text) for text in named):
            continue  # another activity, of which much is said alike
        between = any(grid.text(row, column - 1) for row in labels.rows)
        if len(texts) >= _HINTS and again >= _AGAIN * len(texts) and between:
            found.add(column)
    return found


_HINTS, _AGAIN = 4, 0.5
_SAYS_NOTHING = ("", "unclarified")


def _names(grid: Grid, labels: Labels, row: int) -> bool:
    """Whether the label of a row is that of the name."""
    found = match(label_text(grid.text(row, labels.column)))
    return bool(found) and found[0].field == "name"


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

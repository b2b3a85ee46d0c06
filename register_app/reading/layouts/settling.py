"""What each column of a table is: by its heading, by its contents, by the others."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from register_app.reading import headings
from register_app.reading.folded import fold
from register_app.reading.headingwords import alternatives
from register_app.reading.layouts import asked, naming, refuted
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.contents import KINDS, field_of
from register_app.reading.layouts.furniture import part_of
from register_app.reading.recognise import retention

_SINGLE = frozenset(
    (
        "number",
        "name",
        "department",
        "owner",
        "status",
        "part",
        "valid_from",
        "valid_until",
        "last_review",
        "next_review",
    )
)
_BASIS_LIKE = frozenset(
    ("basis", "basis9", "basis_reason", "law", "purpose", "retention_law", "interest", "notes", "description")
)
_RETENTION_LIKE = frozenset(
    ("retention", "retention_start", "retention_law", "deletion", "description", "notes", "next_review")
)
_KIND_WORDS = frozenset(
    ("type", "art", "slags", "kind", "typ", "tipo", "soort", "rodzaj", "tyyppi", "roolli")
)
_ROLE_WORDS = frozenset(("role", "rolle", "roll", "rol", "ruolo", "rola", "rooli", *_KIND_WORDS))
_RECEIVERS = frozenset(("recipients", "processors", "recipient_country"))


def settle(header: Header) -> None:
    """Let the contents of the columns and the other columns decide where headings alone leave it open."""
    for column in header.columns:
        if not column.forced:
            _by_content(column)
    refuted.settle(header)
    _only_like(header)
    _ambiguous(header)
    _limits_for_deletion(header)
    _start_of_limits(header)
    _role_column(header)
    naming.corner_column(header)
    _by_words(header)
    asked.settle(header)
    naming.name_column(header)
    naming.data_column(header)
    naming.reason_column(header)
    naming.purpose_column(header)
    naming.last_column(header)
    naming.processing_column(header)
    naming.number_column(header)
    best: dict[str, Column] = {}
    for column in header.columns:
        name = column.field
        if name in _SINGLE and (name not in best or _better(column, best[name])):
            best[name] = column
    for column in header.columns:
        name = column.field
        if name in _SINGLE and best[name] is not column and not column.forced:
            column.fields = column.fields[1:]


_SURE = 0.9
_TOLD_BY_CELLS = (*KINDS, "description")


def is_doubtful(fields: Sequence[str], confidence: float) -> bool:
    """Whether the cells of a column are to say what it is: its heading is unknown, or nearly so ("Who", "Groups")."""
    return not fields or (fields[0] in _TOLD_BY_CELLS and confidence < _SURE)


def _by_words(header: Header) -> None:
    """Columns whose cells tell people, data, a basis, a limit or measures, where the headings say nothing of these."""
    for column in header.columns:
        told = column.told
        ticked = column.content.marks >= 0.5 and told != "transfer"  # where "no" is what most cells say
        if not told or column.forced or told in header.fields() or ticked:
            continue
        if not column.fields or (told in KINDS and len(column.fields) == 1):
            column.fields, column.confidence = (told,), 0.5
    _basis_in_disguise(header)


_OTHERWISE_CALLED = frozenset(("purpose", "law", "description", "notes"))


def _basis_in_disguise(header: Header) -> None:
    """A column of citations where no other is the legal basis: "Why lawful" may read like a question for the purpose."""
    if header.fields() & {"basis", "basis9"}:
        return
    for column in header.columns:
        others = {name for other in header.columns if other is not column for name in other.fields}
        if (
            column.field in _OTHERWISE_CALLED
            and not column.forced
            and (column.content.basis >= 0.5 or field_of(column.samples) == "basis")
            and (column.field != "purpose" or "purpose" in others)
        ):
            column.fields, column.confidence = ("basis",), 0.6
            return


def _only_like(header: Header) -> None:
    """A heading no more than like a known one ("record_type"), over one word in all rows, where another is that column."""
    for column in header.columns:
        alone = column.content.count >= _SOME_ROWS and column.content.count * column.content.distinct <= 1
        if (
            alone
            and not column.forced
            and column.field in _LISTED
            and column.confidence < _SLIP
            and any(
                other is not column and other.field == column.field and other.confidence >= _SLIP
                for other in header.columns
            )
        ):
            column.fields = ()


_LISTED = frozenset(("data", "subjects", "recipients", "processors", "measures", "systems"))
_SOME_ROWS = 4
_SLIP = 0.85


def _role_column(header: Header) -> None:
    """A column "Role" beside the recipients gives theirs, not that of the organisation in the activity."""
    for before, column in itertools.pairwise(header.columns):
        if column.forced or before.field not in _RECEIVERS:
            continue
        words = fold(column.header).split()
        role = column.field == "part" or (not column.fields and " ".join(words) in _KIND_WORDS)
        if role and before.field == "processors" and _are_controllers(column):
            continue  # no processor is a controller: the organisation itself is meant
        of_them = len(words) > 1 and words[-1] in _ROLE_WORDS and column.field in _RECEIVERS
        if role or (of_them and before.confidence >= column.confidence):
            column.fields = ("recipient_role",)


def _are_controllers(column: Column) -> bool:
    return 2 * sum(part_of(text) == "controller" for text in column.samples) > len(column.samples)


def _better(column: Column, other: Column) -> bool:
    """Whether a later column fits a field better that only one column can have."""
    if column.forced or other.forced:
        return column.forced and not other.forced
    return bool(column.content.count) and not other.content.count


def _start_of_limits(header: Header) -> None:
    """A column beside the time limits says from when these run: "Start" without dates, or one that tells starts alone."""
    if "retention" not in header.fields() or "retention_start" in header.fields():
        return
    limits = header.all("retention")
    for column in limits[1:]:
        starts = sum(bool(found.start) for text in column.samples for found in retention.read(text)[:1])
        if (
            not column.forced
            and column.content.count
            and not column.content.retention
            and 2 * starts > len(column.samples)
            and limits[0].content.retention >= _SOME_LIMITS
        ):
            column.fields = ("retention_start",)
            return
    for column in header.all("valid_from"):
        worded = [text for text in column.samples if not _DIGITS.search(text)]
        if not column.forced and not column.content.dates and len(worded) > 0.5 * len(column.samples):
            column.fields, column.confidence = ("retention_start",), 0.6
            return


_DIGITS = re.compile(r"\d{2}")
_SOME_LIMITS = 0.3


def _limits_for_deletion(header: Header) -> None:
    """A column "Erasure" holds the time limits where no other does."""
    if "retention" in header.fields():
        return
    for column in header.all("deletion"):
        if not column.forced and column.content.retention >= _SOME_LIMITS:
            column.fields, column.confidence = ("retention",), 0.6
            return


def _by_content(column: Column) -> None:
    content = column.content
    name = column.field
    if (
        name in ("name", "owner", "department", "description", "status", "location")
        and content.count
        and content.marks > 0.8
        and content.numbers < 0.5
    ):
        column.fields, column.confidence = (), 0.0
        return
    if content.count < 2 or (not name and headings.is_former(column.header)):
        return
    sure = column.confidence >= 0.9
    if name == "name" and content.codes > 0.8 and content.distinct == 1 and content.length < 12:
        column.fields, column.confidence = ("number",), 0.6
    elif not sure and name not in _BASIS_LIKE and content.basis >= 0.65:
        column.fields, column.confidence = ("basis",), 0.6 * content.basis + 0.1
    elif (
        not sure
        and name not in _RETENTION_LIKE
        and content.retention >= 0.65
        and content.length < 80
        and content.basis < 0.3
    ):
        column.fields, column.confidence = ("retention",), 0.6 * content.retention + 0.05
    elif (
        name in ("law", "notes", "description", "interest")
        and content.basis >= 0.7
        and column.confidence < 1.0
    ):
        column.fields, column.confidence = ("basis",), 0.7
    elif name in ("basis", "basis9") and content.basis >= 0.5:
        column.confidence = min(1.0, column.confidence + 0.1)
    elif column.dated and content.dates == 0 and content.length > 40:
        column.fields, column.confidence = (), 0.0
    elif (
        name in ("data", "special", "subjects", "measures")
        and content.marks >= 0.9
        and len(column.fields) == 1
    ):
        column.confidence = min(column.confidence, 0.5)


def _ambiguous(header: Header) -> None:
    """Headings that mean different things in different registers are settled by the other headings."""
    for column in header.columns:
        others = alternatives(column.header)
        if len(others) < 2 or column.forced:
            continue
        taken = {
            name
            for other in header.columns
            if other is not column and (other.content.count or not column.content.count)
            for name in other.fields
        }
        for candidate in others:
            if candidate not in taken:
                column.fields = (candidate,)
                break

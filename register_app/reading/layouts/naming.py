"""Which column tells the activities apart, numbers them, or says what is done and what for, where headings leave it open."""

from __future__ import annotations

import itertools
import re

from register_app.reading import headings
from register_app.reading.fields import ARTICLE_30
from register_app.reading.folded import fold
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.subheadings import match_under

_LEAST_PURPOSE = 12


def purpose_column(header: Header) -> None:
    """Where no heading says what for, a column of different texts longer than names does: the next, or one unheaded."""
    name = header.first("name")
    if name is None or header.fields() & {"purpose", "purpose_detail", "processing"}:
        return
    if len(header.fields() & ARTICLE_30) < 2:
        return
    taken = header.fields() | {""}
    right = [column for column in header.columns if column.index > name.index]
    for column in (*right[:1], *(column for column in right[1:] if not column.header)):
        content = column.content
        if (
            not (column.fields or column.forced)
            and column.told in taken
            and content.count > 1
            and content.distinct > 0.8 * name.content.distinct
            and content.length >= max(_LEAST_PURPOSE, name.content.length)
            and content.marks + content.dates + content.numbers + content.codes < 0.3
        ):
            column.fields, column.confidence = ("purpose",), 0.45
            return


_OF_A_REGISTER = ("subjects", "data", "recipients")


def last_column(header: Header) -> None:
    """Where all but one of what a register lists has a heading, the one column without any is that one."""
    missing = [name for name in _OF_A_REGISTER if name not in header.fields()]
    if (
        len(missing) != 1
        or len(header.fields() & ARTICLE_30) < _TELLING
        or not header.fields() & {"name", "purpose"}
    ):
        return
    open_ = [
        column
        for column in header.columns
        if not column.header
        and not column.fields
        and not column.forced
        and column.content.marks + column.content.dates + column.content.numbers + column.content.codes < 0.3
    ]
    if len(open_) == 1 and open_[0].content.count > 1:
        open_[0].fields, open_[0].confidence = (missing[0],), 0.4


_TELLING = 4
"""How many fields of a register have a heading for the last one to be known by that."""


def processing_column(header: Header) -> None:
    """In a processor's record, what is done for the clients, where no heading names it (Art. 30(2)(b))."""
    clients = header.first("clients")
    if clients is None or header.fields() & {"name", "processing", "purpose"}:
        return
    for column in header.columns:
        content = column.content
        if (
            column.index > clients.index
            and column.fields in ((), ("department",))  # a "Service" may be a unit elsewhere
            and not column.forced
            and content.count
            and content.marks + content.dates + content.numbers < 0.3
        ):
            column.fields, column.confidence = ("processing",), 0.45
            return


def number_column(header: Header) -> None:
    """A column of codes left of the names numbers the activities, whatever it is called."""
    name = header.first("name") or header.first("purpose")
    if name is None or header.first("number") is not None:
        return
    for column in header.columns:
        content = column.content
        if column.index >= name.index:
            return
        if (
            not column.fields
            and content.count > 1
            and content.codes > 0.8
            and content.distinct == 1
            and content.marks < 0.8
        ):
            column.fields, column.confidence = ("number",), 0.5
            return


def name_column(header: Header) -> None:
    """A register needs a column that tells its activities apart; find it among the unknown ones if need be."""
    names = [column for column in header.columns if "name" in column.fields]
    if len(names) > 1:
        best = max(
            names,
            key=lambda column: (
                column.content.distinct * min(1.0, column.content.count / 3),
                column.confidence,
            ),
        )
        for column in names:
            if column is not best and column.field == "name":
                column.fields = column.fields[1:]
    if names:
        return
    if "processing" in header.fields():
        _service(header)
        return
    if (named := _claimed_twice(header) or _area(header)) is not None:
        named.fields, named.confidence = ("name",), 0.5
        return
    limit = min((column.index for column in header.columns if set(column.fields) & ARTICLE_30), default=0)
    for column in header.columns[:5]:
        if column.index > limit:
            break
        if _could_name(header, column) and not _within_activity(header, column):
            column.fields, column.confidence = ("name",), 0.45
            return


def corner_column(header: Header) -> None:
    """Names stand on the left, often with nothing over them: they say whose row it is, whatever their words tell."""
    first = header.columns[0]
    if not first.header and not header.fields() & {"name", "processing"} and _could_name(header, first):
        first.fields, first.confidence, first.told = ("name",), 0.5, ""


def _could_name(header: Header, column: Column, *, apart: bool = True) -> bool:
    """Whether an unknown column holds words like names: each row's own, when it is to tell the rows `apart`."""
    content = column.content
    purpose = header.first("purpose")
    return (
        not column.fields
        and content.count > 0
        and content.marks < 0.3
        and not content.dates
        and not content.numbers
        and content.codes <= 0.5
        and (content.distinct > 0.8 or not apart)
        and 3 <= content.length <= 90
        and (purpose is None or content.length < purpose.content.length)
        and len(header.fields()) >= 2
    )


def _within_activity(header: Header, column: Column) -> bool:
    """Whether several rows refer to one activity by its number, and this column tells these rows apart: it names parts."""
    return any(
        other.field == "number"
        and headings.code_of(other.header) == "name"
        and other.content.count >= column.content.count
        and other.content.distinct < column.content.distinct
        for other in header.columns
    )


def data_column(header: Header) -> None:
    """What a column of yes and no calls sensitive is data: the unknown column left of it, where none is the data."""
    if header.fields() & {"data", "purpose", "subjects"}:
        return
    special = header.first("special")
    if special is None or special.forced or special.content.marks < _ANSWERED:
        return
    left = [column for column in header.columns if column.index < special.index]
    if left and _could_name(header, left[-1], apart=False) and not left[-1].forced:
        left[-1].fields, left[-1].confidence = ("data",), 0.5


_ANSWERED = 0.9


def reason_column(header: Header) -> None:
    """A column "Reason" right of the legal basis, where no heading is that of its reason, gives it."""
    if "basis_reason" in header.fields():
        return
    for before, column in itertools.pairwise(header.columns):
        if before.field in ("basis", "basis9") and not column.fields and not column.forced:
            found = match_under(before.header, column.header)
            if found and found[0].field == "basis_reason":
                column.fields, column.confidence = ("basis_reason",), found[0].confidence
                return


_SERVICE = re.compile(r"services?( name| title)?")


def _service(header: Header) -> None:
    """In a processor's record a "Service" of its own in each row, beside the processing, is no unit but names it."""
    if header.first("clients") is None:
        return
    for column in header.columns:
        content = column.content
        if (
            column.fields == ("department",)
            and not column.forced
            and _SERVICE.fullmatch(fold(column.header))
            and content.count > 1
            and content.distinct == 1
            and content.marks + content.dates + content.numbers < 0.3
        ):
            column.fields, column.confidence = ("name",), 0.5
            return


_OF_AN_ACTIVITY = ("subjects", "data", "recipients", "retention")
_AREA = re.compile(
    r"^(omraade|emne|area|topic|project|projekt|bereich|thema|domaine|onderwerp|tema|temat|aihe|alue|ambito)\b"
)


def _area(header: Header) -> Column | None:
    """A column of areas or topics, each of them once, that names the activities where nothing else does."""
    column = next((column for column in header.columns[:_FIRST] if column.field == "department"), None)
    purpose = header.first("purpose")
    if column is None or column.forced or purpose is None or column.content.distinct < 1.0:
        return None
    if not _AREA.match(fold(column.header)):
        return None
    # Where each purpose has people, data and a limit of its own, each is an activity, and areas are departments.
    counts = [other.content.count for other in header.columns if other.field in _OF_AN_ACTIVITY]
    return column if counts and min(counts) <= column.content.count else None


_FIRST = 4
_LONGEST_NAME = 90


def _claimed_twice(header: Header) -> Column | None:
    """The first of two columns of one field when it seems to hold names: "What do we use data for?", then "Which data?"."""
    for column in header.columns[:_FIRST]:
        content = column.content
        later = [
            other for other in header.columns if other.index > column.index and other.field == column.field
        ]
        if (
            column.field in ARTICLE_30
            and later
            and not column.forced
            and max(other.confidence for other in later) >= column.confidence
            and not set(column.fields) & {"basis", "retention"}
            and content.distinct > 0.8
            and content.count > 1
            and 3 <= content.length <= _LONGEST_NAME
        ):
            return column
        if set(column.fields) & ARTICLE_30:
            return None
    return None

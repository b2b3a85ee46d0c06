"""Ticked columns: where a cross stands, the heading is the value."""

from __future__ import annotations

import re

from register_app.reading.fields import SIDE_FIELDS
from register_app.reading.folded import fold
from register_app.reading.headings import YES_OR_NO, match
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.evidence import looks_like_basis
from register_app.reading.recognise import bases, recipients, sensitivity, transfers

VALUED = frozenset(
    ("data", "special", "subjects", "recipients", "processors", "measures", "systems", "basis", "basis9", "transfer", "transfer_country",
     "processing", "purpose", "clients", "source")
)  # fmt: skip
"""Fields of which a heading can be a value."""
_ANSWERED = frozenset(
    (
        "transfer",
        "transfer_country",
        "processors",
        "recipients",
        "retention",
        "purpose",
        "basis",
        "measures",
        "safeguards",
    )
)
"""Fields that are often answered with no more than yes or no."""

_NEIGHBOURS = 3
_TICKED = 2
_PEOPLE = re.compile(
    r"kunde|ansat|medarbejd|borger|patient|elev\b|elever|klient|customer|employ|staff|citizen|pupil|student|client|visitor|besoeg|leverandoer|supplier|applicant|ansoeg|"
    r"medlem|member|mitarbeit|bewerb|buerger|lieferant|besucher|salari|fournisseur|candidat|usager|medewerker|klant|burger|leerling|anstaell|kund|medborgare|boern|barn|child|kinder|"
    r"foraeldre|\bparents?\b|\beltern\b|\bouders?\b|foereldre|vanhemm|beboer|lejer|resident|tenant|mieter|gaest|guest|paaroerende|relative|angehoerig|empleado|cliente|proveedor|ciudadan|dipendent|fornitor|candidati|pracowni|klienc|kandydat|tyoentekij|asiakas|asiakkaat|hakija|visitant|volunteer|frivillig|prospect"
)
_BODIES = re.compile(
    r"skat|politi|police|bank|revisor|auditor|authorit|myndighed|kommun|ministeri|styrelse|\bregion|steuerberat|finanzamt|behoerde|processor|databehandler|insurance|forsikring"
)
_STANDARD = {"special": "data", "transfer_country": "transfer", "basis9": "basis", "source": "source"}


def mark(header: Header) -> None:
    """Set `matrix` on the columns in which only crosses stand and whose heading names a value.

    One ticked column with a heading of a value ("Special categories: yes") is no matrix; at least three neighbours
    are, or columns under a wider heading that says of what they are ("Categories of data (tick)").
    """
    runs: list[list[Column]] = []
    for column in header.columns:
        if _could_be(column):
            if runs and runs[-1][-1].index >= column.index - 1:
                runs[-1].append(column)
            else:
                runs.append([column])
    for run in _joined(runs, header):
        ticked = [column for column in run if column.content.count]
        grouped = [column for column in run if _grouped(column)]
        if not ticked or (not grouped and (len(run) < _NEIGHBOURS or len(ticked) < _TICKED)):
            _lone(ticked, header)
            continue
        kinds = [_grouped(column) or _by_heading(column) for column in run]
        # "Bank" may be a body or an account: a few of them among data are data.
        bodies = kinds.count("recipients") > len(kinds) / 2
        if not grouped and "subjects" in header.fields() and 2 * kinds.count("data") >= len(kinds):
            # The people have a column of their own: "Employer" is what is known of them.
            kinds = ["data" if kind == "subjects" else kind for kind in kinds]
        tail = len(run) if bodies else _receivers_from(kinds)
        kinds[tail:] = ["recipients"] * (len(kinds) - tail)
        for at, (column, kind) in enumerate(zip(run, kinds, strict=True)):
            doubtful = kind == "recipients" and not bodies and at < tail and not _grouped(column)
            column.matrix = "data" if doubtful else kind
            column.fields = ()
            column.confidence = 0.9 if _grouped(column) else 0.7


_ASKS = re.compile(r"[?()/]")
"""What stands in a heading that asks something, and so is answered rather than ticked: "CPR (yes/no)"."""
_YES_OR_NO = re.compile(rf"\?\s*$|{YES_OR_NO}", re.IGNORECASE)
_TELLING = ("national_id", "special", "criminal", "confidential")


def _lone(ticked: list[Column], header: Header) -> None:
    """Ticked columns right beside columns that list data, and named like data of a kind of their own: "CPR", "Health"."""
    by_index = {column.index: column for column in header.columns}
    ends = (ticked[0].index - 1, ticked[-1].index + 1) if ticked else ()
    beside = [by_index[at] for at in ends if at in by_index]
    for column in ticked:
        listed = [
            other
            for other in beside
            if other.field in ("data", "special") and other.content.count and other.content.marks < 0.3
        ]
        kind = sensitivity.of(column.header) if not _ASKS.search(column.header) else ""
        named = kind == "national_id" or (not column.fields and kind in _TELLING)
        if listed and named and column.content.count and column.content.marks >= 0.8:
            column.matrix, column.fields, column.confidence = "data", (), 0.6


def _receivers_from(kinds: list[str]) -> int:
    """Where the receivers at the end of a run begin; among several of them an unknown body is one too."""
    for at, kind in enumerate(kinds):
        count = kinds[at:].count("recipients")
        if (
            kind == "recipients"
            and count > 1
            and count > 0.5 * len(kinds[at:])
            and "subjects" not in kinds[at:]
        ):
            return at
    return len(kinds)


def _joined(runs: list[list[Column]], header: Header) -> list[list[Column]]:
    """Runs with one ticked column between them as one: among "Civil status", "Location", "Health" no heading is a field."""
    by_index = {column.index: column for column in header.columns}
    result: list[list[Column]] = []
    for run in runs:
        between = by_index.get(run[0].index - 1)
        before = result[-1] if result else []
        if (
            before
            and between is not None
            and before[-1].index == between.index - 1
            and between.content.count
            and between.content.marks >= 0.8
            and not between.forced
        ):
            before.extend([between, *run])
        else:
            result.append(list(run))
    return result


def _is_asked(column: Column) -> bool:
    """Whether a heading asks for something that a register has elsewhere, and is answered: "Transfer (yes/no)"."""
    told = match(column.header)
    return (
        bool(told)
        and told[0].field != _grouped(column)
        and told[0].field not in _OPTIONS
        and told[0].confidence >= _SURELY
        and bool(_YES_OR_NO.search(column.header))
    )


def value_of(heading: str) -> str:
    """What a heading says as the value of a cell that is ticked: "National ID (yes/no)" says "National ID"."""
    heading = _YES_OR_NO.sub("", heading).strip() or heading
    return value if (value := _under_own_label(heading)[1]) else heading


_OWN_LABEL = re.compile(
    r"(?P<what>[^:\[\]]{3,40}?)(?:\s?:\s+|\s[–—-]\s|\s?(?=\[))\[?(?P<value>[^:\[\]]{2,})\]?"
)


_ASKED_OF = frozenset(
    ("safeguards", "contract", "tia", "law", "deletion", "retention", "basis_reason", "interest", "status", "last_review", "next_review", "notes")
)  # fmt: skip
"""What is asked of a thing of another field rather than one of its values."""


def _under_own_label(heading: str) -> tuple[str, str]:
    """The field that a heading names before its value, and the value: "Recipients: authorities", "Data [Health]"."""
    parts = _OWN_LABEL.fullmatch(heading.strip())
    named = match(parts["what"]) if parts else ()
    if parts is None or not named or named[0].field not in VALUED or named[0].confidence < _SURELY:
        return "", ""
    field = _STANDARD.get(named[0].field, named[0].field)
    asked = heading.rstrip().endswith("?") and field not in _OPTIONS
    if asked or (field == "transfer" and not transfers.read(parts["value"]).transfers):
        return "", ""
    said = match(parts["value"])
    ground = named[0].field.startswith("basis") and bases.looks_like(parts["value"]) > 0
    if said and said[0].field in _ASKED_OF and not ground:
        return "", ""  # "Transfer: safeguards" is about the one and asks for the other
    return field, parts["value"].strip()


_SURELY = 0.75
_OPTIONS = frozenset(("data", "special", "subjects", "systems", "location", "status"))
"""What a heading that ends with a question mark may stand for and still be one of several values: "Health data?"."""


def _could_be(column: Column) -> bool:
    if column.forced:
        return False
    if column.content.count and column.content.marks < 0.8:
        return False
    if _is_asked(column):
        return False
    if column.field in _ANSWERED and column.confidence >= 0.9 and _grouped(column) != column.field:
        return False
    if column.field in SIDE_FIELDS or column.field in (
        "number",
        "name",
        "status",
        "part",
        "contract",
        "tia",
        "notes",
        "law",
        "interest",
        "deletion",
    ):
        return bool(_grouped(column))
    if not column.content.count:
        if not column.header:
            return False
        return column.field not in (
            "purpose",
            "basis",
            "retention",
            "recipients",
            "processors",
            "transfer",
            "owner",
            "department",
            "description",
            "safeguards",
            "last_review",
            "next_review",
            "valid_from",
            "valid_until",
            "transfer_country",
            "transfer_recipient",
            "source",
            "systems",
            "measures",
        )
    return True


def _grouped(column: Column) -> str:
    """The field that a wider heading over the column, or the beginning of its own, gives its ticks."""
    if not column.group or fold(column.group) == fold(column.header):
        return _under_own_label(column.header)[0]
    found = match(column.group)
    named = [item.field for item in found]
    own = _STANDARD.get(column.field, column.field)
    field = own if own in named else next(iter(named), "")
    return _STANDARD.get(field, field) if field in VALUED else ""


def is_people(text: str) -> bool:
    """Whether a text names a group of people."""
    return bool(_PEOPLE.search(fold(text)))


def _by_heading(column: Column) -> str:
    folded = fold(column.header)
    if any(found.role for found in recipients.read(column.header)):
        return "recipients"
    if looks_like_basis(column.header):
        return "basis"
    if _PEOPLE.search(folded):
        return "subjects"
    if _BODIES.search(folded):
        return "recipients"
    return "data"

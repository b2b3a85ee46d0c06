"""What a table is: a register, a list for a catalogue, an index of sheets, a guide, or nothing we know."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from register_app.base.i18n import N_, Message
from register_app.reading.fields import ARTICLE_30, SIDE_FIELDS
from register_app.reading.folded import fold
from register_app.reading.headings import code_of
from register_app.reading.layouts.columns import Column, Header
from register_app.reading.layouts.grid import Grid

Kind = Literal[
    "register",
    "party",
    "retention",
    "data",
    "systems",
    "measures",
    "subjects",
    "recipients",
    "processing",
    "laws",
    "transfers",
    "none",
]

_ACTIVITY_WORD = re.compile(
    r"behandling|aktivit|activit|verarbeitung|verfahren|traitement|verwerking|kaesittely|tratamiento|trattamento|czynnos|process|prosess|proces|procedure|ropa|arbejdsgang|sagsomraade"
)
_GUIDE_HEAD = re.compile(
    r"^(kolonne|column|spalte|colonne|kolom|kolumn|sarake|columna|colonna|kolumna|felt|field|feld|champ|veld|faelt|kentta|begreb|term|begriff)(n|en|s|er|e)?$"
)
_GUIDE_SHEET = re.compile(
    r"vejledning|instru|guide|legend|readme|read me|laes|hjaelp|help|hinweis|anleitung|aide|toelicht|handleiding|uitleg|anvisning|ohje|ayuda|aiuto|pomoc|tutori|forklaring|about|om arket|how to|glossar|ordliste|definition|changelog|revision|version|aendringslog|sign|godkend|dropdown|lists?$|lister$|listes?$|listen$|liste$|lookup|opslag|valideri|validation"
)
_RETENTION = frozenset(("retention", "retention_start", "retention_law", "deletion"))
_REGISTER_ONLY = frozenset(
    ("purpose", "subjects", "recipients", "processors", "measures", "clients", "processing")
)
_TRANSFER = frozenset(("transfer", "transfer_country", "transfer_recipient", "safeguards", "tia"))
_MANY = 0.4
_BY_CELLS = 0.65
"""The most confidence of a column that is known by its cells alone."""


@dataclass(frozen=True)
class TableKind:
    """The kind of a table and why; `key` is the column that names its rows."""

    kind: Kind
    key: Column | None
    reason: Message | None = None


def is_guide_name(name: str) -> bool:
    """Whether a sheet's name says that it explains or serves other sheets."""
    return bool(_GUIDE_SHEET.search(fold(name)))


def names_activities(header: Header | None) -> bool:
    """Whether a heading is that of a list of activities, with their numbers or state: no list of what may be chosen."""
    name = header.first("name") if header is not None else None
    return (
        header is not None
        and name is not None
        and bool(_ACTIVITY_WORD.search(fold(name.header)))
        and bool(header.fields() & {"number", "status"})
    )


def is_guide(grid: Grid, header: Header | None) -> bool:
    """Whether a sheet explains the columns of another ("Column | Explanation")."""
    for row in islice(grid.rows(), 3):
        texts = [fold(grid.text(row, column)) for column in grid.filled(row)]
        if (
            len(texts) == 2
            and _GUIDE_HEAD.match(texts[0])
            and re.match(
                r"forklaring|explanation|erklaer|explication|uitleg|foerklaring|vejledning|description|beskrivelse|definition|betydning|meaning|bedeutung|"
                r"hjaelp|help|hilfe|aide|hulp|ayuda|aiuto|pomoc|ohje|hjelp|guidance|instruct|hinweis|anleitung|toelicht|anvisning|how to|what to|objasnien|istruzion|instrucc|selite",
                texts[1],
            )
        ):
            return True
    del header
    return False


def of(header: Header, sheet_name: str, title: str) -> TableKind:
    """What the table under a heading is."""
    fields = header.fields() | {column.matrix for column in header.columns if column.matrix}
    name = header.first("name")
    a30 = fields & ARTICLE_30
    about = fold(f"{sheet_name} {title}")
    activity_named = (name is not None and bool(_ACTIVITY_WORD.search(fold(name.header)))) or any(
        re.search(
            r"processing ?state|processing ?nature|dpia|verarbeitungs|behandlings|traitement",
            fold(column.header),
        )
        for column in header.columns
    )
    party = _party_key(header, name, activity_named, about)
    if party is not None:
        return TableKind(
            "party",
            party,
            Message(N_("The rows name companies and what they do, so this is a list of parties.")),
        )
    schedule = len([column for column in header.columns if column.field in _RETENTION]) >= 2 and not name
    if (
        fields & _RETENTION
        and not (fields & (_REGISTER_ONLY - {"purpose"} if schedule else _REGISTER_ONLY))
        and not activity_named
        and len(a30 - {"retention", "data", "special", "basis", *(("purpose",) if schedule else ())}) == 0
    ):
        strong = (
            len([column for column in header.columns if column.field in _RETENTION]) >= 2
            or "data" in fields
            or _about(about, "retention")
        )
        if strong and "basis9" not in fields and not ({"name", "data", "basis", "special"} <= fields):
            key = _first_text(header, ("data", "name", "description", "systems", "special"))
            return TableKind(
                "retention",
                key,
                Message(
                    N_("The rows give time limits and nothing of activities, so these are retention rules.")
                ),
            )
    if (
        not activity_named
        and not fields & {"purpose", "processing", "subjects", "data"}
        and _are_controls(header)
    ):
        return TableKind("none", None)
    if "purpose" not in fields and "processing" not in fields and not activity_named:
        single = _single_list(header, fields, about)
        if single is not None:
            return single
    moved = len(_TRANSFER & fields) >= 2 and not fields & {"purpose", "basis", "retention", "measures"}
    if moved and re.search(
        r"transfer|overfoer|overfoering|drittland|doorgifte|oeverfoering|siirto|siirrot|transferenc|trasferim|przekaz",
        f"{about} {fold(name.header) if name else ''}",
    ):
        return TableKind(
            "transfers",
            _first_text(header, ("transfer_recipient", "recipients", "processors", "name", "transfer")),
            None,
        )
    if _TRANSFER & fields and len(a30 - {"transfer"}) == 0 and not activity_named and "purpose" not in fields:
        return TableKind(
            "transfers", _first_text(header, ("transfer_recipient", "recipients", "name", "transfer")), None
        )
    known = len(fields - {"number"})
    if ("name" in fields or "purpose" in fields or "processing" in fields) and (
        (a30 and known >= 2) or (activity_named and known >= 2) or known >= 4
    ):
        return TableKind("register", name or header.first("purpose") or header.first("processing"))
    if len(a30) >= 3 and not _is_choice_lists(header):
        return TableKind("register", name or header.first("purpose") or header.first("data"))
    return TableKind("none", None)


def _party_key(header: Header, name: Column | None, activity_named: bool, about: str) -> Column | None:
    """The column that names the parties of a list of parties, or None."""
    # What only the cells tell is no field of the list: a term of notice is a length of time, too.
    fields = {name for column in header.columns if column.confidence > _BY_CELLS for name in column.fields}
    texts = [
        column
        for column in header.columns
        if column.content.count and column.content.numbers < 0.5 and column.content.dates < 0.5
    ]
    first = next(
        (
            column
            for column in texts
            if column.field not in ("number", "status") and not code_of(column.header)
        ),
        None,
    )
    role = header.first("part")
    if name is not None and not activity_named:
        companies = name.content.companies
        roles = role.content.roles if role is not None else 0.0
        if companies >= 0.6 or (
            companies >= _MANY
            and (
                roles >= _MANY
                or _about(about, "processors")
                or fields & {"contract", "transfer_country", "safeguards"}
            )
        ):
            return name
        if (
            _about(about, "processors")
            and "purpose" not in fields - {"purpose"}
            and not header.fields() >= {"clients", "processing"}  # the record of a processor itself
            and not fields & {"subjects", "retention", "basis"}
        ):
            return name
    if header.fields() & {"processing", "measures"} and fields & {"clients", "controller", "organisation"}:
        return None
    key = next(
        (
            column
            for column in header.columns
            if column.field in ("processors", "organisation", "clients") and not code_of(column.header)
        ),
        None,
    )
    if (
        key is not None
        and first is key
        # "What they do" beside a supplier says what for, not what is done here.
        and (name is None or (name.confidence <= _ASKED and name.index > key.index))
        and not fields & {"subjects", "retention", "basis"}
        and key.content.distinct >= 0.7
    ):
        return key
    if (
        name is None
        and key is not None
        and first is not None
        and first.index >= key.index
        and not fields & {"subjects", "retention", "basis", "purpose"}
    ):
        return key
    return None


_ASKED = 0.6
"""How sure a heading is that is only known by its question word."""


def _about(folded: str, name: str) -> bool:
    """Whether a sheet's name or title speaks of a field."""
    words = {
        "processors": r"databehandler|processor|vendor|supplier|leverand|auftragsverarb|dienstleister|sous traitant|verwerker|bitraed|prozessor|fornitor|proveedor|encargad|responsabil",
        "retention": r"retention|slettefrist|opbevaring|aufbewahr|loesch|conservation|bewaar|gallring|lagring|saeilyt|conservaci|conservazion|przechow",
    }
    return bool(re.search(words[name], folded))


def _single_list(header: Header, fields: set[str], about: str) -> TableKind | None:
    """A list of data categories, systems, measures, people, recipients or laws: its own words and remarks on them."""
    side = {
        "number",
        "name",
        "description",
        "notes",
        "status",
        "owner",
        "department",
        "last_review",
        "source",
        "law",
        "purpose_detail",
        "created",
        "location",
        "volume",
        *SIDE_FIELDS,
    }
    kinds: tuple[tuple[Kind, frozenset[str]], ...] = (
        ("data", frozenset(("data", "special"))),
        (
            "systems",
            frozenset(
                (
                    "systems",
                    "processors",
                    "contract",
                    "location",
                    "recipient_country",
                    "transfer_country",
                    "safeguards",
                )
            ),
        ),
        ("measures", frozenset(("measures",))),
        ("subjects", frozenset(("subjects",))),
        ("recipients", frozenset(("recipients",))),
        ("laws", frozenset(("law", "basis"))),
    )
    for kind, own in kinds:
        main = {
            "data": "data",
            "systems": "systems",
            "measures": "measures",
            "subjects": "subjects",
            "recipients": "recipients",
            "laws": "law",
        }[kind]
        if main in fields and fields <= side | own:
            key = header.first(main)
            name = header.first("name")
            if key is not None and name is not None and code_of(key.header) == main:
                return TableKind(kind, name)  # "System ID" numbers what "Name" names
            if key is not None and (name is None or name.index > key.index or kind in ("measures", "laws")):
                return TableKind(kind, key)
    del about
    return None


_CONTROL = re.compile(r"[A-Z]{0,4}[.-]?\d{1,3}(?:\.\d{1,3}){1,4}")


def _are_controls(header: Header) -> bool:
    """Whether the rows are the numbered controls of a standard ("A.5.34"), as in a statement of applicability."""
    column = header.first("measures")
    return (
        column is not None
        and bool(column.samples)
        and all(_CONTROL.fullmatch(text) for text in column.samples)
    )


def _is_choice_lists(header: Header) -> bool:
    """Whether the columns are lists by themselves, of what may be chosen elsewhere: no value twice, of any length."""
    counts = [column.content.count for column in header.columns if column.content.count]
    if len(counts) < 3 or header.fields() & {"name", "purpose", "number"}:
        return False
    distinct = [column.content.distinct for column in header.columns if column.content.count > 1]
    return sum(share > 0.95 for share in distinct) >= 0.7 * len(distinct) and min(counts) <= 0.7 * max(counts)


def _first_text(header: Header, names: tuple[str, ...]) -> Column | None:
    for name in names:
        column = header.first(name)
        if column is not None and column.content.count:
            return column
    return next((column for column in header.columns if column.content.count), None)

"""Random valid documents for property tests: `documents()` for Hypothesis, `sized(n)` for a big plain one.

A valid document is one that a register can hold: names of a catalogue and of parties are unique after folding, every
name that an activity uses stands in its catalogue, parties in roles stand among the parties.
"""

from __future__ import annotations

import datetime as dt
import random
import uuid
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

from register_app.model import vocabulary
from register_app.model.document import (
    FORMAT,
    FORMAT_VERSION,
    PARTY_FIELDS,
    RETENTION_FIELDS,
    Document,
)
from register_app.model.text import clean, fold, one_line

# Everything that a text of a register can hold, with what spreadsheets mistake for something else well in reach.
_CHARACTERS = st.characters(codec="utf-8", exclude_characters="\x00")
_TRICKY = st.sampled_from(
    [
        "=1+1",
        "+45 70 12",
        "-x",
        "@SUM(A1)",
        '=HYPERLINK("x")',
        "'quoted",
        "_x0041_",
        "_x005F_x0041_",
        "#N/A",
        "TRUE",
        "007",
        "1e5",
        "2026-03-31",
        "31-03-2026",
        " leading",
        "trailing ",
        "two  blanks",
        "a\nb",
        "a\n\nb\n",
        "a\tb",
        "<b>&amp;</b>",
        "æøå ÆØÅ ß",
        "e\u0301",
        "日本語",
        "👩‍⚖️",
        "\u200b",
        "\ufeffx",
        "\u2028x",
        "a\u00a0b",
        "1, 2",
        "Approved",
        "Godkendt",
        "art. 6",
        "§ 12",
    ]
)


def texts(*, most: int = 30) -> st.SearchStrategy[str]:
    """A text of several lines as it is stored, often empty, sometimes tricky."""
    return st.one_of(st.just(""), _TRICKY, st.text(_CHARACTERS, max_size=most)).map(clean)


def lines(*, most: int = 20) -> st.SearchStrategy[str]:
    """A text of one line as it is stored."""
    return texts(most=most).map(one_line)


def names(*, most: int = 5) -> st.SearchStrategy[list[str]]:
    """Distinct names that are not empty."""
    one = st.one_of(_TRICKY, st.text(_CHARACTERS, min_size=1, max_size=12)).map(clean).map(one_line)
    return st.lists(one.filter(lambda name: bool(fold(name))), max_size=most, unique_by=fold)


def dates() -> st.SearchStrategy[str]:
    day = st.dates(dt.date(1850, 1, 1), dt.date(2200, 1, 1)).map(dt.date.isoformat)
    return st.one_of(st.just(""), day)


def _code(choices: vocabulary.Choices, *, empty: bool = True) -> st.SearchStrategy[str]:
    return st.sampled_from([*([""] if empty else []), *choices])


_COUNTRIES = st.sampled_from(["", "DK", "US", "DE", "GB", "IN", "GL"])
_PERIODS = st.sampled_from(["", "P5Y", "P1Y6M", "P6M", "P30D", "P2W", "P10Y"])


def _retention() -> st.SearchStrategy[dict[str, str]]:
    return st.fixed_dictionaries(
        {
            "period": _PERIODS,
            "text": texts(),
            "start": lines(),
            "action": _code(vocabulary.END_ACTIONS),
            "law": lines(),
            "note": texts(),
        }
    )


@st.composite
def documents(
    draw: st.DrawFn, *, activities: int = 3, versions: bool = False, long: bool = False
) -> Document:
    """A valid document with at most `activities` activities.

    `versions`: with named versions (a register makes its own, so it does not load them); `long`: some texts are
    longer than what a cell of a spreadsheet takes.
    """
    catalogues = _draw_catalogues(draw)
    party_names = draw(names(most=5))
    parties = [
        {
            **draw(
                st.fixed_dictionaries(
                    {key: texts() if key in ("address", "note") else lines() for key in PARTY_FIELDS}
                )
            ),
            "name": name,
            "country": draw(_COUNTRIES),
        }
        for name in party_names
    ]
    register: dict[str, Any] = {
        "id": str(draw(st.uuids(version=4))),
        "title": draw(lines()),
        "language": draw(st.sampled_from(["da", "en"])),
        "scope": draw(texts()),
        "security": draw(texts()),
        "controller": _some(draw, parties),
        "joint_controllers": draw(st.lists(st.sampled_from(parties), max_size=2, unique_by=id))
        if parties
        else [],
        "representative": _some(draw, parties),
        "dpo": _some(draw, parties),
    }
    count = draw(st.integers(0, activities))
    ids = draw(st.lists(st.uuids(version=4), min_size=count, max_size=count, unique=True))
    found = [
        draw(_activity(str(ids[position]), position + 1, catalogues, party_names))
        for position in range(count)
    ]
    if long and found:
        length = draw(st.integers(1_000, 90_000))
        sentence = draw(st.sampled_from(["En sætning med ord i. ", "linje\n", "uafbrudt", "日本 "]))
        draw(st.sampled_from(found))["notes"] = clean((sentence * (length // len(sentence) + 1))[:length])
    document: dict[str, Any] = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "register": register,
        "activities": found,
        "parties": parties,
        "catalogues": catalogues,
        "versions": [],
    }
    if versions:
        document["versions"] = draw(st.lists(_version(), max_size=2))
    return document  # type: ignore[return-value]


def _some(draw: st.DrawFn, parties: list[dict[str, Any]]) -> dict[str, Any] | None:
    found: dict[str, Any] | None = draw(st.sampled_from([None, *parties]))
    return found


def _draw_catalogues(draw: st.DrawFn) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for kind, key in vocabulary.TERM_KINDS.items():
        found[key] = [{"name": name, "note": draw(texts())} for name in draw(names(most=4))]
        if kind == "data_category":
            for entry in found[key]:
                entry["sensitivity"] = draw(_code(vocabulary.SENSITIVITIES))
    found["retention_rules"] = [{"name": name, **draw(_retention())} for name in draw(names(most=2))]
    return found


@st.composite
def _activity(
    draw: st.DrawFn, identity: str, number: int, catalogues: dict[str, Any], parties: list[str]
) -> dict[str, Any]:
    def one(key: str) -> str:
        return str(draw(st.sampled_from(["", *(entry["name"] for entry in catalogues[key])])))

    def several(found: list[str], most: int = 3) -> list[str]:
        return draw(st.lists(st.sampled_from(found), max_size=most, unique=True)) if found else []

    def terms(key: str) -> list[str]:
        return several([entry["name"] for entry in catalogues[key]])

    def some(make: Callable[[], dict[str, Any]], most: int = 3) -> list[dict[str, Any]]:
        return [make() for _ in range(draw(st.integers(0, most)))]

    def basis() -> dict[str, Any]:
        return {
            "article": draw(_code(vocabulary.ARTICLES)),
            "law": one("laws"),
            "section": draw(lines()),
            "reason": draw(texts()),
            "lia": draw(lines()),
        }

    def purpose() -> dict[str, Any]:
        return {"title": draw(lines()), "description": draw(texts()), "bases": some(basis, 2)}

    purposes = some(purpose)
    sensitivities = {entry["name"]: entry["sensitivity"] for entry in catalogues["data_categories"]}

    def data_use() -> dict[str, Any]:
        category = one("data_categories")
        positions = list(range(1, len(purposes) + 1))
        return {
            "category": category,
            "sensitivity": sensitivities.get(category, ""),
            "subjects": terms("subject_categories"),
            "purposes": sorted(draw(st.sets(st.sampled_from(positions)))) if positions else [],
            "basis_use": draw(_code(vocabulary.BASIS_USES, empty=False)),
            "basis": draw(lines()),
            "source": draw(lines()),
            "retention": draw(_retention()),
        }

    def recipient() -> dict[str, Any]:
        kinds = [
            kind
            for kind, found in (("party", parties), ("category", catalogues["recipient_categories"]))
            if found
        ]
        kind = draw(st.sampled_from(kinds)) if kinds else "party"
        chosen = (
            parties if kind == "party" else [entry["name"] for entry in catalogues["recipient_categories"]]
        )
        return {
            "name": draw(st.sampled_from(chosen)),
            "kind": kind,
            "location": draw(_code(vocabulary.LOCATIONS)),
            "role": draw(_code(vocabulary.RECIPIENT_ROLES)),
            "country": draw(_COUNTRIES),
            "contract": draw(lines()),
            "note": draw(texts()),
        }

    def transfer() -> dict[str, Any]:
        return {
            "country": draw(_COUNTRIES),
            "organisation": draw(lines()),
            "recipient": draw(st.sampled_from(["", *parties])),
            "mechanism": draw(_code(vocabulary.MECHANISMS)),
            "safeguards": draw(texts()),
            "tia": draw(lines()),
            "note": draw(texts()),
        }

    part = draw(_code(vocabulary.PARTS, empty=False))
    slots = draw(st.sets(st.sampled_from(vocabulary.SLOTS[part])))
    headings = draw(names(most=3))
    return {
        "id": identity,
        "number": f"RA-{number:04d}",
        "part": part,
        "name": draw(lines()),
        "description": draw(texts()),
        "department": one("departments"),
        "owner": draw(lines()),
        "status": draw(_code(vocabulary.STATUSES, empty=False)),
        "valid_from": draw(dates()),
        "valid_until": draw(dates()),
        "last_review": draw(dates()),
        "next_review": draw(dates()),
        "notes": draw(texts()),
        "clients": several(parties),
        "joint_controllers": several(parties),
        "processing": terms("processing"),
        "purposes": purposes,
        "data": some(data_use),
        "recipients": some(recipient) if parties or catalogues["recipient_categories"] else [],
        "transfers": some(transfer, 2),
        "systems": terms("systems"),
        "measures": terms("measures"),
        "answers": {
            slot: {"state": draw(_code(vocabulary.ANSWER_STATES, empty=False)), "reason": draw(texts())}
            for slot in vocabulary.SLOTS[part]
            if slot in slots
        },
        "extra": {heading: draw(texts()) for heading in headings},
    }


def _version() -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "name": lines().filter(bool),
            "kind": _code(vocabulary.VERSION_KINDS, empty=False),
            "at": st.datetimes(dt.datetime(2020, 1, 1), dt.datetime(2030, 1, 1)).map(
                lambda moment: moment.replace(microsecond=0).isoformat()
            ),
            "note": texts(),
            "step": st.integers(1, 10_000),
            "hash": st.text("0123456789abcdef", min_size=64, max_size=64),
        }
    )


def sized(count: int, *, seed: int = 1) -> Document:
    """A document of `count` activities with texts of ordinary length, the same one for the same arguments."""
    dice = random.Random(seed)
    words = [
        *("behandling", "oplysninger", "kunder", "medarbejdere", "kontakt", "aftale"),
        *("lovgivning", "formål", "sletning", "interesse", "adgang"),
    ]

    def said(least: int, most: int) -> str:
        return " ".join(dice.choice(words) for _ in range(dice.randint(least, most))).capitalize()

    def terms(kind: str, number: int) -> list[dict[str, str]]:
        return [{"name": f"{kind} {position}", "note": ""} for position in range(1, number + 1)]

    catalogues: dict[str, Any] = {
        key: terms(kind.replace("_", " ").capitalize(), 20) for kind, key in vocabulary.TERM_KINDS.items()
    }
    for position, entry in enumerate(catalogues["data_categories"]):
        entry["sensitivity"] = list(vocabulary.SENSITIVITIES)[position % 5]
    catalogues["retention_rules"] = []
    parties = [
        {**dict.fromkeys(PARTY_FIELDS, ""), "name": f"Virksomhed {position} A/S", "country": "DK"}
        for position in range(1, 31)
    ]

    def names_of(key: str, most: int) -> list[str]:
        return [entry["name"] for entry in dice.sample(catalogues[key], dice.randint(1, most))]

    def activity(number: int) -> dict[str, Any]:
        purposes = [
            {
                "title": said(3, 8),
                "description": said(8, 30),
                "bases": [
                    {
                        "article": dice.choice(list(vocabulary.ARTICLES)),
                        "law": dice.choice(["", *names_of("laws", 2)]),
                        "section": "",
                        "reason": said(3, 15),
                        "lia": "",
                    }
                    for _ in range(dice.randint(1, 2))
                ],
            }
            for _ in range(dice.randint(1, 3))
        ]
        data = []
        for category in dice.sample(catalogues["data_categories"], dice.randint(1, 4)):
            retention = dict.fromkeys(RETENTION_FIELDS, "") | {
                "period": "P5Y",
                "text": said(3, 12),
                "start": said(1, 4),
                "action": "delete",
            }
            data.append(
                {
                    "category": category["name"],
                    "sensitivity": category["sensitivity"],
                    "subjects": names_of("subject_categories", 2),
                    "purposes": [1],
                    "basis_use": "inherited",
                    "basis": "",
                    "source": said(1, 3),
                    "retention": retention,
                }
            )
        recipients = [
            {
                "name": party["name"],
                "kind": "party",
                "location": "external",
                "role": "processor",
                "country": "DK",
                "contract": "",
                "note": "",
            }
            for party in dice.sample(parties, dice.randint(1, 3))
        ]
        return {
            "id": str(uuid.UUID(int=dice.getrandbits(128), version=4)),
            "number": f"RA-{number:04d}",
            "part": "controller",
            "name": said(2, 6),
            "description": said(10, 40),
            "department": dice.choice(catalogues["departments"])["name"],
            "owner": said(2, 2),
            "status": dice.choice(list(vocabulary.STATUSES)),
            "valid_from": "2024-01-01",
            "valid_until": "",
            "last_review": "2026-01-31",
            "next_review": "2027-01-31",
            "notes": said(0, 10) if dice.random() < 0.3 else "",
            "clients": [],
            "joint_controllers": [],
            "processing": [],
            "purposes": purposes,
            "data": data,
            "recipients": recipients,
            "transfers": [],
            "systems": names_of("systems", 3),
            "measures": names_of("measures", 5),
            "answers": {"transfers": {"state": "not_applicable", "reason": "alt drives i Danmark"}},
            "extra": {},
        }

    document: dict[str, Any] = {
        "format": FORMAT,
        "version": FORMAT_VERSION,
        "register": {
            "id": str(uuid.UUID(int=seed, version=4)),
            "title": "Fortegnelse",
            "language": "da",
            "scope": "",
            "security": "",
            "controller": parties[0],
            "joint_controllers": [],
            "representative": None,
            "dpo": None,
        },
        "activities": [activity(number) for number in range(1, count + 1)],
        "parties": parties,
        "catalogues": catalogues,
        "versions": [],
    }
    return document  # type: ignore[return-value]

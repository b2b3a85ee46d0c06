"""Registers of any size, the same each time: activities as a large organisation has them, in Danish."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any, TypeVar
from uuid import UUID

from benchmarks import texts
from benchmarks.texts import Theme
from register_app.base.i18n import Message
from register_app.model.document import Document, complete_document
from register_app.services.loading import Loader
from register_app.store.register import Register

T = TypeVar("T")
SEED = 30
SHARED = "shared"
"""The folder beside those of the benchmarks in which registers lie that several of them use."""


def document(activities: int) -> Document:
    """A register document with so many activities; one in twenty as processor, a few with gaps."""
    chance = Random(SEED)
    return complete_document(
        {
            "register": {
                "id": _uuid(chance),
                "title": "Fortegnelse for Bakkebo Gruppen",
                "language": "da",
                "scope": "Alle selskaber og afdelinger i Bakkebo Gruppen",
                "security": "Informationssikkerheden styres efter ISO 27001; risici vurderes hvert år og ved ændringer.",
                "controller": _party(
                    "Bakkebo Gruppen A/S", "Havnegade 14, 8000 Aarhus C", "post@bakkebo.example"
                ),
                "dpo": _party("Inger Skovbo", "Havnegade 14, 8000 Aarhus C", "dpo@bakkebo.example"),
            },
            "parties": [
                {"name": party.name, "country": party.country}
                for party in texts.RECIPIENTS
                if party.location == "external"
            ],
            "catalogues": {
                "data_categories": [
                    {"name": name, "sensitivity": sensitivity} for name, sensitivity in texts.DATA
                ]
            },
            "activities": [_activity(chance, place) for place in range(activities)],
        }
    )


def stored(folder: Path, activities: int) -> Path:
    """A register file in `folder` with so many activities; copied where the same one was written for others before."""
    shared = folder.parent / SHARED
    path = folder / "stored.register"
    if not shared.is_dir():
        return write(path, document(activities))
    kept = shared / f"{activities}.register"
    if not kept.exists():
        write(kept, document(activities))
    return Path(shutil.copy(kept, path))


def write(path: Path, content: Document) -> Path:
    """A register file with that content."""
    title = content["register"]["title"]
    with (
        Register.create(path, title=title, language="da", author="benchmark") as register,
        register.edit_rows(Message("Import {source}", {"source": "benchmark"})) as connection,
    ):
        Loader(connection).load(content)
    return path


def theme_and_name(place: int) -> tuple[Theme, str]:
    """Theme and name of the activity at a place; no two have the same name."""
    theme = texts.THEMES[place % len(texts.THEMES)]
    rest = place // len(texts.THEMES)
    unit = texts.UNITS[rest % len(texts.UNITS)]
    rest //= len(texts.UNITS)
    name = f"{theme.name} – {unit}"
    if rest:
        name += f", {texts.SCOPES[rest % len(texts.SCOPES)]}"
        rest //= len(texts.SCOPES)
    return theme, f"{name} ({rest})" if rest else name


def some(chance: Random, values: Sequence[T], least: int, most: int) -> list[T]:
    """A few of the values, in their order."""
    count = min(len(values), chance.randint(least, most))
    return [values[place] for place in sorted(chance.sample(range(len(values)), count))]


def _activity(chance: Random, place: int) -> dict[str, Any]:
    theme, name = theme_and_name(place)
    processor = place % 20 == 19
    activity: dict[str, Any] = {
        "id": _uuid(chance),
        "number": f"RA-{place + 1:04d}",
        "part": "processor" if processor else "controller",
        "name": name,
        "description": theme.description,
        "department": theme.department,
        "owner": chance.choice(texts.OWNERS),
        "status": chance.choice(("draft", "in_review", "approved", "approved")),
        "last_review": f"2026-{chance.randint(1, 10):02d}-{chance.randint(1, 28):02d}",
        "next_review": f"2027-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}",
        "notes": f"Gennemgået med {chance.choice(texts.OWNERS)}. {_note(chance)}"
        if chance.random() < 0.4
        else "",
        "systems": some(chance, texts.SYSTEMS, 1, 3),
        "measures": some(chance, texts.MEASURES, 2, 5),
        "recipients": [_recipient(number) for number in theme.recipients],
        "transfers": [_transfer(chance)] if chance.random() < 0.3 else [],
    }
    if not activity["transfers"] and chance.random() < 0.8:
        activity["answers"] = {
            "transfers": {"state": "not_applicable", "reason": "Alle systemer drives i EU/EØS."}
        }
    if processor:
        activity["clients"] = [f"{unit} Kommune" for unit in some(chance, texts.UNITS, 1, 3)]
        activity["processing"] = ["Drift og vedligeholdelse", "Support"]
        return activity
    activity["purposes"] = _purposes(chance, theme)
    activity["data"] = _data(chance, theme, len(activity["purposes"]))
    if chance.random() < 0.15:
        activity["extra"] = {
            "Gammelt journalnummer": f"{chance.randint(1000, 9999)}/{chance.randint(2012, 2025)}"
        }
    return activity


def _purposes(chance: Random, theme: Theme) -> list[dict[str, Any]]:
    purposes = [{"title": theme.purpose, "description": theme.description, "bases": _bases(theme.bases)}]
    if chance.random() < 0.5:
        other = chance.choice(texts.THEMES)
        purposes.append({"title": other.purpose, "description": "", "bases": _bases(other.bases[:1])})
    return purposes


def _bases(numbers: Sequence[int]) -> list[dict[str, str]]:
    return [
        {"article": basis.article, "law": basis.law, "section": basis.section, "reason": basis.reason}
        for basis in (texts.BASES[number] for number in numbers)
    ]


def _data(chance: Random, theme: Theme, purposes: int) -> list[dict[str, Any]]:
    uses = []
    for number in theme.data:
        name, sensitivity = texts.DATA[number]
        keeping = texts.KEEPING[chance.choice(theme.retention)]
        uses.append(
            {
                "category": name,
                "sensitivity": sensitivity,
                "subjects": [texts.SUBJECTS[place] for place in theme.subjects],
                "purposes": list(range(1, chance.randint(1, purposes) + 1)),
                "source": chance.choice(texts.SOURCES),
                "retention": keeping._asdict(),
            }
        )
    return uses


def _recipient(number: int) -> dict[str, str]:
    party = texts.RECIPIENTS[number]
    return {
        "name": party.name,
        "kind": "category" if party.location == "internal" else "party",
        "location": party.location,
        "role": party.role,
        "country": party.country,
        "contract": "Databehandleraftale af 2024-03-01" if party.role == "processor" else "",
    }


def _transfer(chance: Random) -> dict[str, str]:
    country, _, mechanism, safeguards = chance.choice(texts.COUNTRIES)
    return {
        "country": country,
        "recipient": "Tinderbox Analytics Inc.",
        "mechanism": mechanism,
        "safeguards": safeguards,
    }


def _note(chance: Random) -> str:
    return chance.choice(
        (
            "Risikoen er lav, og der er ingen åbne punkter.",
            "Slettefristen skal drøftes med økonomiafdelingen, før næste gennemgang.",
            "Aftalen med databehandleren er fornyet; tilsyn er aftalt til efteråret.",
            "Der mangler svar fra systemejeren om, hvor længe sikkerhedskopier gemmes.",
        )
    )


def _party(name: str, address: str, email: str) -> dict[str, str]:
    return {"name": name, "address": address, "email": email, "country": "DK", "phone": "+45 70 10 20 30"}


def _uuid(chance: Random) -> str:
    return str(UUID(int=chance.getrandbits(128), version=4))

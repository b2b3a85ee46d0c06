"""Spreadsheets as organisations keep them: twenty columns of Danish text under a title, a row an activity."""

from __future__ import annotations

from pathlib import Path
from random import Random

from benchmarks import texts
from benchmarks.registers import SEED, some, theme_and_name

HEADINGS = (
    "Nr.", "Behandlingsaktivitet", "Afdeling", "Ansvarlig", "Beskrivelse", "Formål", "Retsgrundlag",
    "Kategorier af registrerede", "Kategorier af personoplysninger", "Kilde", "Modtagere", "Databehandlere",
    "Overførsel til tredjelande", "Overførselsgrundlag", "Slettefrist", "Systemer", "Sikkerhedsforanstaltninger",
    "Status", "Sidst gennemgået", "Bemærkninger",
)  # fmt: skip
WIDE = (*HEADINGS, "Systemejer", "Sagsnr.", "Fysisk placering", "Bilag", "Antal brugere")
"""Five columns more, of what an organisation keeps beside the register."""
FILLED_ABOVE = 1
"""Filled cells above the headings: the title."""


def rows(count: int) -> list[list[str]]:
    """The rows below the headings, all of their cells as text."""
    chance = Random(SEED)
    return [_row(chance, place) for place in range(count)]


def write(path: Path, count: int, *, wide: bool = False) -> Path:
    """A workbook with one sheet: a title, an empty row, the headings (`WIDE` ones), `count` rows."""
    from openpyxl import Workbook

    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet("Fortegnelse")
    sheet.append(["Fortegnelse over behandlingsaktiviteter – Bakkebo Gruppen A/S"])
    sheet.append([])
    sheet.append(list(WIDE if wide else HEADINGS))
    chance = Random(SEED + 1)
    for place, row in enumerate(rows(count)):
        sheet.append([*row, *_beside(chance, place)] if wide else row)
    workbook.save(path)
    return path


def _beside(chance: Random, place: int) -> list[str]:
    return [
        chance.choice(texts.OWNERS),
        f"2026-{place + 1:05d}",
        f"Bygning {chance.randint(1, 12)}, rum {chance.randint(100, 399)}",
        f"Bilag {place % 40 + 1}",
        str(chance.randint(1, 900)),
    ]


def _row(chance: Random, place: int) -> list[str]:
    theme, name = theme_and_name(place)
    parties = [texts.RECIPIENTS[number] for number in theme.recipients]
    abroad = chance.choice(texts.COUNTRIES) if chance.random() < 0.3 else None
    return [
        str(place + 1),
        name,
        theme.department,
        chance.choice(texts.OWNERS),
        theme.description,
        theme.purpose,
        "; ".join(texts.BASES[number].words for number in theme.bases),
        ", ".join(texts.SUBJECTS[number] for number in theme.subjects),
        "; ".join(texts.DATA[number][0] for number in theme.data),
        chance.choice(texts.SOURCES),
        ", ".join(party.name for party in parties if party.role != "processor"),
        ", ".join(party.name for party in parties if party.role == "processor"),
        abroad[1] if abroad else "Nej",
        abroad[3] if abroad else "",
        texts.KEEPING[chance.choice(theme.retention)].text,
        ", ".join(some(chance, texts.SYSTEMS, 1, 3)),
        "; ".join(some(chance, texts.MEASURES, 2, 4)),
        chance.choice(("Udkast", "Godkendt", "Under revision")),
        f"{chance.randint(1, 28):02d}-{chance.randint(1, 10):02d}-2026",
        f"Gennemgået med {chance.choice(texts.OWNERS)}" if chance.random() < 0.4 else "",
    ]

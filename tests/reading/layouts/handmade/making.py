"""Workbooks from seeds: facts, a hand that writes them in a layout, and habits on top."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from register_app.reading.workbook import Workbook
from tests.reading.layouts.handmade import (
    crossed,
    forms,
    habits_beside,
    habits_heads,
    habits_rows,
    parts,
    tables,
)
from tests.reading.layouts.handmade.habits import HABITS, WRITING
from tests.reading.layouts.handmade.hand import Hand
from tests.reading.layouts.handmade.material import LANGUAGES, Activity
from tests.reading.layouts.handmade.pages import Page

Layout = Callable[[Hand, list[Activity]], list[Page]]
LAYOUTS: dict[str, Layout] = {
    "rows": tables.rows,
    "sections": tables.sections,
    "departments as sheets": tables.departments,
    "several tables": tables.several_tables,
    "denormalised": tables.denormalised,
    "continued": tables.continued,
    "merged down": tables.merged_down,
    "purposes down": tables.purposes_down,
    "sub-rows": tables.sub_rows,
    "two rows of headings": tables.two_rows,
    "matrix": crossed.matrix,
    "double matrix": crossed.double_matrix,
    "transposed": crossed.transposed,
    "forms": forms.forms,
    "index and forms": forms.index_and_forms,
    "stacked forms": forms.stacked_forms,
    "side by side": forms.side_by_side,
    "questionnaire": forms.questionnaire,
    "forms with tables": forms.forms_across,
    "linked": parts.linked,
    "both parts": parts.both_parts,
}
ALL_HABITS = (*WRITING, *habits_beside.SHEETS, *HABITS)
OWN = ("da", "da", "da", "en", "en", "de")
MODULES = (habits_heads, habits_rows, habits_beside)
"""Imported for the habits they register."""


@dataclass
class Made:
    """A workbook, what it says, and how it came about."""

    workbook: Workbook
    activities: list[Activity]
    seed: int
    layout: str
    language: str
    habits: set[str] = field(default_factory=set)


def make(
    seed: int, layout: str = "", language: str = "", without: frozenset[str] = frozenset(), most: int = 8
) -> Made:
    """The workbook of a seed; the same one less some habits with `without`, which nothing else of it depends on."""
    chance = random.Random(seed)
    layout = layout or list(LAYOUTS)[seed % len(LAYOUTS)]
    language = language or (chance.choice(OWN) if chance.random() < 0.9 else chance.choice(LANGUAGES[3:]))
    chosen = set(chance.sample(ALL_HABITS, chance.randint(0, most)))
    kept = frozenset(chosen - without)
    hand = Hand(random.Random(f"{seed} hand"), language, kept)
    items = hand.facts(most=4 if layout in ("side by side", "questionnaire", "stacked forms") else 8)
    pages = LAYOUTS[layout](hand, items)
    done = {name for name in WRITING if name in kept}
    for name in sorted(kept & HABITS.keys(), key=lambda name: (HABITS[name].last, list(HABITS).index(name))):
        habit = HABITS[name]
        for page in pages:
            if page.kind in habit.kinds and habit.alter(page, random.Random(f"{seed} {name}"), language):
                done.add(name)
    around = random.Random(f"{seed} around")
    extra = {
        "help sheet": habits_beside.help_sheet(language),
        "lists sheet": habits_beside.lists_sheet(language, hidden=around.random() < 0.5),
        "change log": habits_beside.log_sheet(language),
        "suppliers sheet": habits_beside.vendor_sheet(language, around),
    }
    for name, sheet in extra.items():
        if name in kept and sheet is not None:
            pages.insert(0 if name == "help sheet" else len(pages), sheet)
            done.add(name)
    distinct(pages)
    return Made(
        Workbook("generated.xlsx", "xlsx", [page.sheet() for page in pages]),
        items,
        seed,
        layout,
        language,
        done,
    )


def distinct(pages: list[Page]) -> None:
    """No two sheets of a workbook have the same name."""
    seen: set[str] = set()
    for page in pages:
        if page.name.casefold() in seen:
            page.name = f"{page.name[:27]} ({len(seen)})"
        seen.add(page.name.casefold())

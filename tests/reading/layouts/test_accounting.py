"""Whatever stands in a file: every filled cell is imported, kept as extra or reported, and none of them twice."""

from __future__ import annotations

import datetime
import json
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from register_app.base.cellnames import cell_name
from register_app.reading import batch as batches
from register_app.reading import layouts
from register_app.reading.folded import fold
from register_app.reading.recognise import answers
from register_app.reading.workbook import Sheet, Value, Workbook
from tests.reading.layouts import workbooks as made

HEADINGS = (
    "Nr.", "Behandlingsaktivitet", "Purpose", "Rechtsgrundlage", "Kategorier af registrerede", "Personal data", "Destinataires",
    "Databehandlere", "Third country", "Slettefrist", "Säkerhetsåtgärder", "Status", "Note", "Note", "Afdeling", "Navn", "Land",
    "Kategorier af registrerede / oplysninger", "Formål og hjemmel", "Client", "Sidst opdateret", "Spørgsmål", "Svar", "Dataansvarlig",
)  # fmt: skip
VALUES = (
    "Lønudbetaling", "Udbetale løn", "Art. 6, stk. 1, litra b og c", "6(1)(f) – fraud", "Kunder", "Navn\nCPR-nummer", "Navn, adresse",
    "KMD A/S; Skattestyrelsen", "USA – Google LLC – SCC", "Nej", "Ingen", "n/a", "5 år efter ophør", "Kryptering", "x", "X ", "Ja", "-",
    "I alt", "(Eksempel) Løn", "1.1", "1", "Udfyldt af: Ole", "skal afklares", "HR", "DEL B: DATABEHANDLER", "1) En\n2) To", "Ad 1) art. 6(1)(b)\nAd 2) samtykke",
    "CV: 6 måneder\nAnsøgning: 2 år", "► Hjælp", "https://example.org", "Formål: Udbetale løn", "  ", " ", "\n",
)  # fmt: skip

cells: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.none(),
    st.sampled_from(HEADINGS),
    st.sampled_from(VALUES),
    st.text(max_size=12).map(lambda text: text or None),
    st.integers(-5, 4000),
    st.booleans(),
    st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1)),
    st.floats(0, 100, allow_nan=False),
)
rows: st.SearchStrategy[list[list[Value]]] = st.lists(st.lists(cells, max_size=9), max_size=14)


@st.composite
def tables(draw: st.DrawFn) -> list[list[Value]]:
    """A heading row, with anything above and below it."""
    head: list[Value] = list(draw(st.lists(st.sampled_from(HEADINGS), min_size=3, max_size=8)))
    above = draw(st.lists(st.lists(cells, max_size=4), max_size=3))
    below = draw(st.lists(st.lists(cells, max_size=len(head) + 1), max_size=8))
    return [*above, head, *below]


@st.composite
def workbooks(draw: st.DrawFn) -> Workbook:
    sheets = []
    for number in range(draw(st.integers(1, 3))):
        content: list[list[Value]] = draw(st.one_of(rows, tables(), tables()))
        merged = []
        if content and draw(st.sampled_from((True, False))):
            row, column = draw(st.integers(0, len(content) - 1)), draw(st.integers(0, 4))
            merged.append((row, column, row + draw(st.integers(0, 2)), column + draw(st.integers(0, 2))))
        sheets.append(
            Sheet(
                draw(st.sampled_from(("Ark", "HR", "Vejledning", "Databehandlere", "Processor")))
                + str(number),
                content,
                merged=merged,
            )
        )
    return Workbook("any.xlsx", "xlsx", sheets)


def flat(value: Any) -> str:
    """Everything a document holds, as one folded text."""
    return fold(json.dumps(value, ensure_ascii=False, default=str).replace("\\n", " "))


@given(workbooks())
def test_every_filled_cell_is_counted_once(book: Workbook) -> None:
    batch = layouts.read(book)
    count = batch.cells
    assert count.filled == sum(sheet.filled() for sheet in book.sheets)
    assert count.filled == count.imported + count.kept_as_extra + count.reported
    json.dumps(batches.report(batch))


@given(workbooks())
def test_words_of_a_cell_are_in_the_batch_or_its_cell_is_in_a_problem(book: Workbook) -> None:
    """No long word is lost: it is in a draft, the register, a catalogue, a heading – or its cell is named by a problem."""
    batch = layouts.read(book)
    kept = (
        flat([draft.activity for draft in batch.drafts])
        + flat(batch.register)
        + flat(batch.parties)
        + flat(batch.catalogues)
    )
    heads = flat([[sheet.headings, [column.header for column in sheet.columns]] for sheet in batch.sheets])
    told = {(problem.sheet, cell) for problem in batch.problems for cell in covered(problem.cell)}
    for sheet in book.sheets:
        for row, values in enumerate(sheet.rows):
            for column, value in enumerate(values):
                if not isinstance(value, str) or (sheet.name, cell_name(row, column)) in told:
                    continue
                for word in re.findall(r"[^\W\d_]{6,}", value):
                    folded = fold(word)
                    assert folded in kept or folded in heads or is_said_otherwise(value), (
                        sheet.name,
                        cell_name(row, column),
                        value,
                    )


def is_said_otherwise(text: str) -> bool:
    """Citations are kept in their normal form, and "none" beside a value adds nothing to it."""
    return bool(re.search(r"(?i)art\.?|litra|samtykke", text)) or bool(answers.read(text))


def covered(address: str) -> list[str]:
    """The cells of an address like "B3:C4"."""
    found = re.fullmatch(r"([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?", address)
    if found is None:
        return []
    left, top = number(found[1]), int(found[2])
    right, bottom = number(found[3] or found[1]), int(found[4] or found[2])
    return [cell_name(row - 1, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def number(letters: str) -> int:
    total = 0
    for letter in letters:
        total = total * 26 + ord(letter) - 64
    return total - 1


def test_what_became_of_each_cell_is_told_by_its_place() -> None:
    rows: list[list[Value]] = [
        ["Activity", "Purpose", "Retention", "Colour of folder"],
        ["Payroll", "Pay staff", "5 years", "green"],
        ["Total", 1, "", ""],
    ]
    batch = made.one(rows)
    assert batch.fates == {"Sheet1": [b"iiii", b"iiie", b"rr.."]}
    assert batch.drafts[0].cells == {"name": ["A2"], "purpose": ["B2"], "retention": ["C2"], "extra": ["D2"]}


def test_what_came_from_another_sheet_is_told_with_its_name() -> None:
    batch = made.read(
        made.sheet(
            "Activities", [["ID", "Activity", "Purpose"], ["A1", "Payroll", "Pay"], ["A2", "CCTV", "Watch"]]
        ),
        made.sheet("Bases", [["ID", "Legal basis"], ["A1", "6(1)(b)"], ["A2", "6(1)(f)"]]),
    )
    assert batch.drafts[0].cells["basis"] == ["'Bases'!B2"]
    assert batch.drafts[1].cells["purpose"] == ["C3"]

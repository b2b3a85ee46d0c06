"""Registers that are written as a text are read as the tables and forms that they are."""

from __future__ import annotations

from typing import Any

import pytest

from register_app.reading import htmltext, layouts, plaintext, registertext
from register_app.reading.batch import Batch
from register_app.reading.texts import SourceText
from tests.reading.noticetext import articles, data, kept, receivers
from tests.reading.registertold import REGISTERS, SHAPES, Told

_BLOCKS = {"txt": plaintext.lines, "md": plaintext.markdown, "html": htmltext.blocks}


def read(kind: str, text: str) -> Batch:
    """The batch of a text that is a register; every cell is accounted for, and every line is a cell."""
    source = SourceText("told.md", kind, _BLOCKS[kind](text))
    book = registertext.workbook_of(source)
    assert book is not None, "a notice"
    batch = layouts.read(book)
    cells = batch.cells
    assert cells.filled == cells.imported + cells.kept_as_extra + cells.reported
    shown = " ".join(str(value) for sheet in book.sheets for row in sheet.rows for value in row if value)
    for block in source.blocks:
        for word in block.text.replace(":", " ").split():
            assert word.strip(".–#") in shown or word.isdecimal() or word == "n°", word
    return batch


def named(batch: Batch) -> dict[str, dict[str, Any]]:
    return {draft.activity["name"]: draft.activity for draft in batch.drafts}


def is_notice(text: str, kind: str = "md") -> bool:
    return registertext.workbook_of(SourceText("told", kind, _BLOCKS[kind](text))) is None


@pytest.mark.parametrize("language", REGISTERS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_register_in_any_shape_and_language(shape: str, language: str) -> None:
    told: Told = REGISTERS[language]
    kind, write = SHAPES[shape]
    found = named(read(kind, write(told)))
    assert list(found) == [activity[0] for activity in told.activities]
    for (name, purpose, _basis, people, categories, receiver, limit, measure), article in zip(
        told.activities, ("6(1)(b)", "6(1)(f)"), strict=True
    ):
        activity = found[name]
        assert [item["title"] for item in activity["purposes"]] == [purpose]
        assert articles(activity) == [article]
        assert data(activity) == categories.split(", ")
        assert {who for use in activity["data"] for who in use["subjects"]} == {people}
        assert receivers(activity) == [receiver]
        assert kept(activity) == [limit]
        assert activity["measures"] == [measure]


NOTICE = """# Privacy policy of the choir

We tell in our record of processing activities what else we do.

## Concerts

**Purpose:** We sell you tickets
**Legal basis:** Art. 6(1)(b)
**Data:** Name, email
**Recipients:** The box office
**Retention:** 5 years
"""


def test_a_notice_stays_one() -> None:
    assert is_notice(NOTICE)
    assert is_notice("# Privacy policy\n\n| Purpose | Legal basis | Data | Retention |\n|---|---|---|---|\n"
                     "| Ticket sales | Art. 6(1)(b) | Name | 5 years |\n")  # fmt: skip
    assert is_notice(
        "# Record of processing activities\n\nWe keep one, and show it to the authority on request."
    )


def test_what_stands_around_the_tables_is_told_line_by_line() -> None:
    text = """# Our record of processing activities

## Controller

Sydhavnens Kor, Kajen 4, 2450 København

## Activities

### Processing 1: Singers

| Field | Content |
|---|---|
| Purpose | Plan rehearsals |
| Legal basis | Art. 6(1)(b) |
| Personal data | Name, voice |

### Processing 2: Tickets

| Field | Content |
|---|---|
| Purpose | Sell tickets |
| Legal basis | Art. 6(1)(f) |
| Where | The office |

## Cookies

| Name | Purpose | Retention | Provider |
|---|---|---|---|
| session | Keeps you logged in | 1 day | Own |

## Rights (Art. 15-22)

- Access: within 30 days
- Erasure: at once
"""
    batch = read("md", text)
    assert list(named(batch)) == ["Singers", "Tickets"]
    assert batch.register["controller"]["name"] == "Sydhavnens Kor"
    told = [problem.message.text("en") for problem in batch.problems]
    assert any("Keeps you logged in" in line for line in told)
    assert any("Erasure: at once" in line for line in told)


def test_an_overview_and_the_forms_of_the_same_activities_are_one() -> None:
    text = """# Verzeichnis von Verarbeitungstätigkeiten

## Übersicht

| # | Verarbeitungstätigkeit | Zweck | Rechtsgrundlage |
|---|---|---|---|
| 1 | Chorproben | Proben planen | Art. 6 Abs. 1 lit. b DSGVO |
| 2 | Konzerte | Karten verkaufen | Art. 6 Abs. 1 lit. f DSGVO |

## Im Einzelnen

### Verarbeitung 1: Chorproben

| Merkmal | Angabe |
|---|---|
| Zweck | Planung der Proben |
| Betroffene | Sänger |
| Datenkategorien | Name, Stimmlage |
"""
    found = named(read("md", text))
    assert list(found) == ["Chorproben", "Konzerte"]
    assert data(found["Chorproben"]) == ["Name", "Stimmlage"]


def test_a_register_of_one_activity_whose_headings_are_the_labels() -> None:
    text = """# Fortegnelse over behandling af personoplysninger

## Dataansvarlig

Haveforeningen Solsikken

CVR-nr. 12345678

## Formål

Udlån af havens redskaber.

## Registrerede personer

- Nuværende lejere
- Tidligere lejere

## Oplysninger som behandles

- Kontaktoplysninger:
    - Navn
    - Telefonnummer

## Sletning

Et år efter lejemålets ophør.
"""
    batch = read("md", text)
    (activity,) = [draft.activity for draft in batch.drafts]
    assert activity["purposes"][0]["title"].startswith("Udlån af havens redskaber")
    assert data(activity)[-2:] == ["Navn", "Telefonnummer"]
    assert batch.register["controller"]["registration_number"] == "12345678"


def test_the_heading_above_a_table_says_for_whom_it_is_done() -> None:
    text = """# Registre des activités de traitement

## En tant que responsable de traitement

| Traitement | Finalité | Base légale | Catégories de données | Durée |
|---|---|---|---|---|
| Adhésions | Gérer les adhérents | art. 6.1.b | Nom, adresse | 3 ans |

## En tant que sous-traitant, pour le compte des clients

| Traitement | Finalité | Catégories de données | Durée |
|---|---|---|---|
| Hébergement des fichiers | Conserver les fichiers du client | Fichiers | 30 jours |
"""
    found = named(read("md", text))
    assert {name: activity["part"] for name, activity in found.items()} == {
        "Adhésions": "controller",
        "Hébergement des fichiers": "processor",
    }


def test_why_nobody_receives_it_is_the_answer() -> None:
    text = """# Fortegnelse over behandlingsaktiviteter

| Aktivitet | Formål | Personoplysninger | Modtagere | Slettefrist |
|---|---|---|---|---|
| Øveplan | Vise hvem der øver hvornår | Navn | Ingen – planen hænger kun i kælderen | 1 år |
| Noder | Udlåne noder | Navn | Bibliotekaren | 2 år |
"""
    found = named(read("md", text))
    assert receivers(found["Øveplan"]) == []
    assert found["Øveplan"]["answers"]["recipients"]["reason"] == "Ingen – planen hænger kun i kælderen"
    assert receivers(found["Noder"]) == ["Bibliotekaren"]

"""Registers that are written as a text are read as the tables and forms that they are."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from register_app.reading import guarded, htmltext, layouts, plaintext, registertext
from register_app.reading.batch import Batch
from register_app.reading.texts import SourceText
from tests.reading.noticetext import articles, data, kept, receivers
from tests.reading.registertold import REGISTERS, SHAPES, Told, word
from tests.reading.wordfile import docx

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
        for said in block.text.replace(":", " ").split():
            assert said.strip(".–#") in shown or said.isdecimal() or said == "n°", said
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


def test_a_rule_of_single_dashes_is_no_activity() -> None:
    text = """# Registre des traitements

| Traitement | Finalité | Base légale | Catégories de données |
| - | - | - | - |
| Chorale | Organiser les répétitions | art. 6.1.b | Nom |
| Billets | Vendre des billets | art. 6.1.f | Nom |
"""
    assert list(named(read("md", text))) == ["Chorale", "Billets"]


def test_a_title_that_cites_the_article_makes_no_processor_of_its_second_sheet() -> None:
    text = """# Register (Art. 30)

**Controller:** The Choir Ltd, Quay 4

## Singers

- **Purpose:** Plan rehearsals
- **Legal basis:** Art. 6(1)(b)
- **Personal data:** Name

## The same again

| Activity | Purpose | Legal basis | Personal data |
|---|---|---|---|
| Tickets | Sell tickets | Art. 6(1)(f) | Name |
"""
    batch = read("md", text)
    assert {draft.activity["part"] for draft in batch.drafts} == {"controller"}
    assert batch.register["controller"]["name"] == "The Choir Ltd"


@pytest.mark.parametrize("language", ["da", "fr"])
def test_a_word_file(language: str, tmp_path: Path) -> None:
    told = REGISTERS[language]
    path = tmp_path / "register.docx"
    path.write_bytes(docx(word(told)))
    source = guarded.read_text(path)
    book = registertext.workbook_of(source)
    assert book is not None
    assert list(named(layouts.read(book))) == [activity[0] for activity in told.activities]


def test_groups_of_activities_are_departments() -> None:
    text = """# Fortegnelse over behandlingsaktiviteter

## Koret

### Prøver
- Formål: Planlægge prøver
- Retsgrundlag: Art. 6, stk. 1, litra b
- Personoplysninger: Navn

### Rejser
- Formål: Bestille busser
- Retsgrundlag: Art. 6, stk. 1, litra f
- Personoplysninger: Navn

## Cafeen

### Vagtplan
- Formål: Planlægge vagter
- Retsgrundlag: Art. 6, stk. 1, litra f
- Personoplysninger: Navn
"""
    found = named(read("md", text))
    assert {name: activity["department"] for name, activity in found.items()} == {
        "Prøver": "Koret",
        "Rejser": "Koret",
        "Vagtplan": "Cafeen",
    }


def test_an_activity_a_column() -> None:
    text = """# Verwerkingsregister

| Verwerking | Repetities | Kaartverkoop |
|---|---|---|
| Doel | Repetities plannen | Kaarten verkopen |
| Grondslag | Art. 6 lid 1 onder b AVG | Art. 6 lid 1 onder f AVG |
| Betrokkenen | Zangers | Publiek |
| Bewaartermijn | 2 jaar | 5 jaar |
"""
    found = named(read("md", text))
    assert list(found) == ["Repetities", "Kaartverkoop"]
    assert articles(found["Kaartverkoop"]) == ["6(1)(f)"]


def test_who_is_responsible_in_every_form_is_told_once() -> None:
    text = """# Registro de actividades de tratamiento

| TRATAMIENTO | CORISTAS |
|---|---|
| Responsable del tratamiento | Coro del Puerto |
| Finalidad | Planificar los ensayos |
| Base jurídica | Consentimiento |
| Categoría de interesados | Coristas |

| TRATAMIENTO | TAQUILLA |
|---|---|
| Responsable del tratamiento | Coro del Puerto |
| Finalidad | Vender entradas |
| Base jurídica | Consentimiento |
| Categoría de interesados | Público |
"""
    batch = read("md", text)
    assert list(named(batch)) == ["CORISTAS", "TAQUILLA"]
    assert batch.register["controller"]["name"] == "Coro del Puerto"


def test_the_providers_of_a_register_come_with_it() -> None:
    text = """# Record of processing activities

### Singers
- Purpose: Plan rehearsals
- Legal basis: Art. 6(1)(b)
- Personal data: Name

## Processors

| Processor | Service | Country | DPA |
|---|---|---|---|
| Notebook Ltd | Stores the scores | Ireland | Signed |
| Posthouse Inc | Sends letters | USA | Signed |

## Processors to be found

| Processor | Service | Country | DPA |
|---|---|---|---|
| [Hosting] | Stores the scores | [Country] | [Status] |
"""
    batch = read("md", text)
    assert list(named(batch)) == ["Singers"]
    assert [party["name"] for party in batch.parties] == ["Notebook Ltd", "Posthouse Inc"]


def test_what_a_third_column_says_of_the_fields_is_kept() -> None:
    text = """# Datenschutz im Ruderverein

## Mitgliederverwaltung

| Feld | Inhalt | Quelle |
|---|---|---|
| Zweck der Verarbeitung | Beiträge einziehen | Satzung |
| Rechtsgrundlage | Art. 6 Abs. 1 lit. b DSGVO | |
| Kategorien betroffener Personen | Mitglieder | Liste |
| Kategorien personenbezogener Daten | Name, IBAN | |
| Löschfrist | 10 Jahre | |
| TOM | Passwort | |

## Bootsverleih

| Feld | Inhalt | Quelle |
|---|---|---|
| Zweck der Verarbeitung | Boote verleihen | |
| Rechtsgrundlage | Art. 6 Abs. 1 lit. f DSGVO | |
| Kategorien betroffener Personen | Gäste | |
| Kategorien personenbezogener Daten | Name, Telefon | |
| Löschfrist | 1 Jahr | |
| TOM | Schrank | |
"""
    found = named(read("md", text))
    assert list(found) == ["Mitgliederverwaltung", "Bootsverleih"]
    assert found["Mitgliederverwaltung"]["notes"] == (
        "Zweck der Verarbeitung – Quelle: Satzung\nKategorien betroffener Personen – Quelle: Liste"
    )
    assert data(found["Bootsverleih"]) == ["Name", "Telefon"]


def test_labels_without_a_colon_above_a_list_and_lists_within_lists() -> None:
    text = """# ROPA

## 1. Payroll

*Purpose*: Pay the conductor.

*Lawful basis*: Art. 6(1)(b)

*Data categories*:
* Identity:
  * Name
  * Address
* Bank account

*Technical and organisational measures*
- Locked cupboard
- Passwords

## Review

Reviewed each May.
"""
    found = named(read("md", text))
    assert list(found) == ["Payroll"]
    assert data(found["Payroll"])[-3:] == ["Name", "Address", "Bank account"]
    assert found["Payroll"]["measures"] == ["Locked cupboard", "Passwords"]


def test_a_plain_text_with_who_is_responsible_above_the_first_title() -> None:
    text = """BEHANDLINGSPROTOKOLL
for Fjellvandrerne

Behandlingsansvarlig: Fjellvandrerne, Storgata 1, 0155 Oslo

1. Medlemsregister
Formål: Holde oversikt over medlemmer og sende ut
faktura for kontingent.
Behandlingsgrunnlag: Art. 6 nr. 1 bokstav b
Kategorier av personopplysninger: Navn, adresse

2. Turpåmelding
Formål: Arrangere turer
Behandlingsgrunnlag: Art. 6 nr. 1 bokstav f
Kategorier av personopplysninger: Navn, telefon
"""
    batch = read("txt", text)
    assert list(named(batch)) == ["Medlemsregister", "Turpåmelding"]
    assert batch.register["controller"]["name"] == "Fjellvandrerne"


def test_a_list_of_activities_with_lists_of_labels_in_it() -> None:
    text = """# Rejestr czynności przetwarzania

1. **Nabór do chóru**
   - Cel: Wybór głosów
   - Podstawa prawna: art. 6 ust. 1 lit. b RODO
   - Kategorie danych: Imię, głos
2. **Gazetka chóru**
   - Cel: Informowanie
   - Podstawa prawna: art. 6 ust. 1 lit. a RODO
   - Kategorie danych: E-mail
"""
    found = named(read("md", text))
    assert list(found) == ["Nabór do chóru", "Gazetka chóru"]
    assert data(found["Nabór do chóru"]) == ["Imię", "głos"]


def test_a_register_below_a_privacy_policy() -> None:
    text = """# Politique de confidentialité

Nous utilisons vos données avec votre consentement (art. 6.1.a).

## Registre des traitements

| Réf. | Traitement | Finalité | Base légale | Données | Durée |
|---|---|---|---|---|---|
| T1 | Adhésions | Gérer les adhérents | Contrat | Nom | 3 ans |
| T2 | Bulletin | Informer | Consentement | E-mail | Jusqu'au retrait |
"""
    assert list(named(read("md", text))) == ["Adhésions", "Bulletin"]


def test_a_label_that_nobody_filled_in_is_accounted_for() -> None:
    text = """# Record of processing activities

## Singers

- Purpose: Plan rehearsals
- Legal basis: Art. 6(1)(b)
- Personal data: Name
- Recipients:
- Choirmaster's own shelf mark:

## Tickets

- Purpose: Sell tickets
- Legal basis: Art. 6(1)(f)
- Personal data: Name
"""
    found = named(read("md", text))
    assert list(found) == ["Singers", "Tickets"]
    assert receivers(found["Singers"]) == []

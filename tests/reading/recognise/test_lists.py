"""Lists in a cell: what divides, and what is left in one piece."""

from __future__ import annotations

import pytest

from register_app.reading.recognise import lists


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Navn\nAdresse\nCPR-nummer", ["Navn", "Adresse", "CPR-nummer"]),
        ("Navn\r\nAdresse", ["Navn", "Adresse"]),
        ("CV; References  ", ["CV", "References"]),
        ("- Elevens navn og CPR-nr.\n- Forældre", ["Elevens navn og CPR-nr.", "Forældre"]),
        ("• Navn • Adresse", ["Navn", "Adresse"]),
        ("Navn | Adresse | Tlf", ["Navn", "Adresse", "Tlf"]),
        ("1) Navn\n2) Adresse", ["Navn", "Adresse"]),
        ("1. Navn 2. Adresse 3. Tlf", ["Navn", "Adresse", "Tlf"]),
        ("a) Navn\nb) Adresse", ["Navn", "Adresse"]),
        ('["Navn", "E-mail, privat"]', ["Navn", "E-mail, privat"]),
        ("<ul><li>Navn</li><li>Adresse</li></ul>", ["Navn", "Adresse"]),
        ("Navn, adresse, CPR-nummer", ["Navn", "adresse", "CPR-nummer"]),
        ("Name, Work address, Fax number", ["Name", "Work address", "Fax number"]),
        ("Navn, adresse og CPR-nummer", ["Navn", "adresse", "CPR-nummer"]),
        ("Kunder, leverandører samt medarbejdere", ["Kunder", "leverandører", "medarbejdere"]),
        ("Name, address, and phone", ["Name", "address", "phone"]),
        ("Name, Anschrift und Telefon", ["Name", "Anschrift", "Telefon"]),
        ("Nom, prénom et adresse", ["Nom", "prénom", "adresse"]),
        ("Namn, adress och telefon", ["Namn", "adress", "telefon"]),
        ("Naam, adres en telefoon", ["Naam", "adres", "telefoon"]),
        ("Nombre, dirección y teléfono", ["Nombre", "dirección", "teléfono"]),
        ("Nome, indirizzo e telefono", ["Nome", "indirizzo", "telefono"]),
        ("Nazwisko, adres i telefon", ["Nazwisko", "adres", "telefon"]),
        ("Nimi, osoite ja puhelinnumero", ["Nimi", "osoite", "puhelinnumero"]),
        ("Navn (fornavn, efternavn), adresse", ["Navn (fornavn, efternavn)", "adresse"]),
        ("Banker / Revisorer", ["Banker", "Revisorer"]),
        ("Navn + adresse", ["Navn", "adresse"]),
        ("Amazon Web Services, Inc., Google LLC", ["Amazon Web Services, Inc.", "Google LLC"]),
        ("Navn, adresse, m.v.", ["Navn", "adresse, m.v."]),
        ("Navn, navn", ["Navn"]),
        ("Noms, prénoms, adresses", ["Noms", "prénoms", "adresses"]),
        ("Navn,adresse,telefon", ["Navn", "adresse", "telefon"]),
        ("AES-256 at rest, TLS in transit, MFA", ["AES-256 at rest", "TLS in transit", "MFA"]),
        ("Oplysninger om helbred, navn", ["Oplysninger om helbred", "navn"]),
        ("Navn, evt. CPR-nummer", ["Navn", "evt. CPR-nummer"]),
        # left in one piece
        ("Identifikation: navn, adresse", ["Identifikation: navn, adresse"]),
        ("Navn og adresse", ["Navn og adresse"]),
        ("Navn, adresse og CPR-nummer\nHelbredsoplysninger", ["Navn, adresse og CPR-nummer", "Helbredsoplysninger"]),
        ("Låne- og betalingshistorik", ["Låne- og betalingshistorik"]),
        ("Kunder, låne- og betalingshistorik", ["Kunder", "låne- og betalingshistorik"]),
        ("Kontaktoplysninger, herunder navn, adresse og telefon", ["Kontaktoplysninger, herunder navn, adresse og telefon"]),
        ("Personer, der har søgt om støtte, og deres børn", ["Personer, der har søgt om støtte, og deres børn"]),
        ("For the choice of a supplier, the lawyer can be asked", ["For the choice of a supplier, the lawyer can be asked"]),
        ("Vi behandler data, når du ringer. Det sker, fordi vi skal.", ["Vi behandler data, når du ringer. Det sker, fordi vi skal."]),
        ("Politiets enhed (NEC, NSK)", ["Politiets enhed (NEC, NSK)"]),
        ("Behandle personoplysninger med henblik på at\nkunne identificere dig", ["Behandle personoplysninger med henblik på at kunne identificere dig"]),
        ("Elever på 9. årgang", ["Elever på 9. årgang"]),
        ("1,5 mio. kunder", ["1,5 mio. kunder"]),
        ("", []),
        (" ; , ", []),
        ("-", []),
    ],
)  # fmt: skip
def test_items(text: str, items: list[str]) -> None:
    assert lists.split(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "Alle, der arbejder med sagen", "Dem, der bor i huset", "Alle, vi samarbejder med", "Ansatte, hvis arbejde kræver det",
        "Alle, die den Fall bearbeiten", "Personen, deren Daten wir haben", "Stellen, die wir beauftragen", "Stellen, denen wir Daten geben",
        "Alle, som trenger det", "Alla, som behöver det", "Läkare, vilkas patient du är",
        "Wszyscy, którzy prowadzą sprawę", "Osoby, którym zlecono prace", "Kaikki, jotka hoitavat asiaa", "Henkilöt, joille tieto kuuluu",
        "Iedereen, die eraan werkt", "Those, who work on the case", "Ceux, qui en ont besoin", "Quienes, cuando proceda, lo necesiten",
    ],
)  # fmt: skip
def test_a_clause_belongs_to_what_it_speaks_of(text: str) -> None:
    assert lists.split(text) == [text]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("Bank, revisor, alle, der arbejder med løn", ["Bank", "revisor", "alle, der arbejder med løn"]),
        ("Banken, revisor og dem, der fører tilsyn", ["Banken", "revisor", "dem, der fører tilsyn"]),
        ("Bank, Steuerberater, alle, die den Fall bearbeiten", ["Bank", "Steuerberater", "alle, die den Fall bearbeiten"]),
        ("Banken, leverandører, f.eks. hosting, drift", ["Banken", "leverandører, f.eks. hosting, drift"]),
        ("Banks, suppliers, such as hosting, support", ["Banks", "suppliers, such as hosting, support"]),
        ("Harbour office, police, in case of theft", ["Harbour office", "police, in case of theft"]),
        ("Board, readers, through publication in the gazette", ["Board", "readers, through publication in the gazette"]),
        ("Banken, revisor, på anmodning", ["Banken", "revisor, på anmodning"]),
        ("Steuerberater, Polizei, im Falle einer Anzeige", ["Steuerberater", "Polizei, im Falle einer Anzeige"]),
        ("Leverandører (hosting, drift og, om nødvendigt, support), banken", ["Leverandører (hosting, drift og, om nødvendigt, support)", "banken"]),
        # where the clause ends cannot be seen
        ("Alle, der har købt bil, båd eller hus", ["Alle, der har købt bil, båd eller hus"]),
        # German articles are none
        ("Name, die Adresse, der Beruf", ["Name", "die Adresse", "der Beruf"]),
        ("Bank, der zuständige Sachbearbeiter, das Finanzamt", ["Bank", "der zuständige Sachbearbeiter", "das Finanzamt"]),
        ("Navn, den ansattes adresse, telefon", ["Navn", "den ansattes adresse", "telefon"]),
    ],
)  # fmt: skip
def test_what_stands_before_a_clause_is_a_list(text: str, items: list[str]) -> None:
    assert lists.split(text) == items


def test_commas_may_be_left_alone() -> None:
    assert lists.split("Navn, adresse", commas=False) == ["Navn, adresse"]
    assert lists.split("Navn, adresse; telefon", commas=False) == ["Navn, adresse", "telefon"]


def test_known_names_decide() -> None:
    known = {"Kontaktoplysninger, herunder navn", "løn"}.__contains__
    assert lists.split("Kontaktoplysninger, herunder navn", known) == ["Kontaktoplysninger, herunder navn"]
    assert lists.split("personer, som klager, løn", {"personer", "som klager", "løn"}.__contains__) == [
        "personer",
        "som klager",
        "løn",
    ]


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("1) a\n2) b", {1: "a", 2: "b"}),
        ("Ad 1) x\nAd 2) y\nmere", {1: "x", 2: "y\nmere"}),
        ("1: five\r\n2: six", {1: "five", 2: "six"}),
        ("1. First 2. Second", {1: "First", 2: "Second"}),
        ("1 - a\n2 - b", {1: "a", 2: "b"}),
        ("no list", None),
        ("1) only", None),
        ("2018-05-25\n2019-01-01", None),
        ("intro\n1) a\n2) b", None),
        ("", None),
    ],
)
def test_numbered_lists(text: str, numbered: dict[int, str] | None) -> None:
    assert lists.numbered(text) == numbered

"""Habits around a table: columns more or less, notes beside, titles above, hidden and untidy things."""

from __future__ import annotations

import random
from collections.abc import Callable

from register_app.reading.workbook import Value
from tests.reading.layouts.handmade.habits import HEADED, TABLE, habit
from tests.reading.layouts.handmade.pages import Line, Page, pick

TITLES = {
    "da": ("Fortegnelse over behandlingsaktiviteter", "Artikel 30-fortegnelse – Alfa A/S", "Fortegnelse efter databeskyttelsesforordningens artikel 30"),
    "en": ("Record of processing activities", "Article 30 register – Alfa Ltd", "ROPA 2024"),
    "de": ("Verzeichnis von Verarbeitungstätigkeiten", "Verzeichnis nach Art. 30 DSGVO – Alfa GmbH"),
}  # fmt: skip
CONTACTS: dict[str, tuple[list[Value], ...]] = {
    "da": (["Dataansvarlig:", "Alfa A/S, Hovedgaden 1, 1000 Byen, CVR-nr. 12345678"], ["Databeskyttelsesrådgiver:", "Mette Holm, dpo@alfa.example"], ["Version 3.2"], ["Senest opdateret: 12. marts 2024"]),
    "en": (["Controller:", "Alfa Ltd, 1 High Street, Town"], ["Data protection officer:", "Mette Holm, dpo@alfa.example"], ["Version 3.2"], ["Last updated: 12 March 2024"]),
    "de": (["Verantwortlicher:", "Alfa GmbH, Hauptstraße 1, 10000 Stadt"], ["Datenschutzbeauftragte:", "Anna Weber, dsb@alfa.example"], ["Version 3.2"], ["Stand: 12. März 2024"]),
}  # fmt: skip
UNKNOWN = {
    "da": (("Systemejer-ID", ("SE-014", "SE-233", "SE-107")), ("Prioritet", ("Høj", "Lav", "Middel")), ("Journalnr.", ("23/1182", "24/0077")), ("Farvekode", ("Grøn", "Gul"))),
    "en": (("Asset tag", ("AT-014", "AT-233", "AT-107")), ("Priority", ("High", "Low", "Medium")), ("Ticket", ("T-1182", "T-77")), ("RAG", ("Green", "Amber"))),
    "de": (("Kostenstelle", ("4711", "0815")), ("Priorität", ("Hoch", "Niedrig", "Mittel")), ("Vorgang", ("V-1182", "V-77")), ("Ampel", ("Grün", "Gelb"))),
}  # fmt: skip
NOTES = {"da": ("Husk at spørge HR", "OBS: tjek med IT", "rettet 3/4"), "en": ("Remember to ask HR", "NB: check with IT", "changed 3 April"), "de": ("Personal fragen!", "mit IT klären", "geändert 3.4.")}  # fmt: skip
LISTED = {"da": ("Lister", "Høj", "Middel", "Lav"), "en": ("Lists", "High", "Medium", "Low"), "de": ("Listen", "Hoch", "Mittel", "Niedrig")}  # fmt: skip
BASES_LISTED = {"da": ("Samtykke", "Kontrakt", "Retlig forpligtelse", "Legitim interesse"), "en": ("Consent", "Contract", "Legal obligation", "Legitimate interests"), "de": ("Einwilligung", "Vertrag", "Rechtliche Verpflichtung", "Berechtigtes Interesse")}  # fmt: skip
HELP = {
    "da": ("Vejledning", "Sådan udfyldes fortegnelsen", "1. Skriv én behandlingsaktivitet i hver række.", "2. Formålet skal beskrives, så det kan forstås af andre.", "3. Retsgrundlaget angives med artikel, f.eks. art. 6, stk. 1, litra b.", "Spørgsmål rettes til databeskyttelsesrådgiveren."),
    "en": ("Instructions", "How to fill in the register", "1. Write one processing activity in each row.", "2. Describe the purpose so that others understand it.", "3. State the legal basis with its article, e.g. Art. 6(1)(b).", "Ask the data protection officer if in doubt."),
    "de": ("Anleitung", "So füllen Sie das Verzeichnis aus", "1. Eine Verarbeitungstätigkeit je Zeile.", "2. Den Zweck verständlich beschreiben.", "3. Die Rechtsgrundlage mit Artikel angeben, z. B. Art. 6 Abs. 1 lit. b DSGVO.", "Fragen an die Datenschutzbeauftragte."),
}  # fmt: skip


@habit("title rows", HEADED)
def title_rows(page: Page, chance: random.Random, language: str) -> bool:
    if language not in TITLES:
        return False
    text = chance.choice(TITLES[language])
    wide = [(0, 1, len(page.fields))] if chance.random() < 0.5 and len(page.fields) > 2 else []
    page.lines[:0] = [Line([text], "title", wide), *([Line([], "note")] * chance.randint(0, 2))]
    return True


@habit("contact block", HEADED)
def contact_block(page: Page, chance: random.Random, language: str) -> bool:
    rows = CONTACTS.get(language)
    if rows is None:
        return False
    kept = [row for row in rows if chance.random() < 0.7] or list(rows[:1])
    page.lines[:0] = [*(Line(list(row), "title") for row in kept), Line([], "note")]
    return True


def _filler(heading: str, values: tuple[str, ...], chance: random.Random) -> Callable[[Line], Value]:
    def fill(line: Line) -> Value:
        if line.role == "head":
            return heading
        return chance.choice((*values, None)) if line.role == "record" else None

    return fill


@habit("unknown columns", TABLE)
def unknown_columns(page: Page, chance: random.Random, language: str) -> bool:
    known = UNKNOWN.get(language)
    if known is None or len(page.find("head")) != 1:
        return False
    for heading, values in chance.sample(known, chance.randint(1, 2)):
        page.add_column(chance.randint(1, len(page.fields)), _filler(heading, values, chance))
    return True


@habit("blank column", TABLE)
def blank_column(page: Page, chance: random.Random, language: str) -> bool:
    del language
    page.add_column(chance.randint(1, len(page.fields) - 1), lambda line: None)
    return True


@habit("notes beside", HEADED)
def notes_beside(page: Page, chance: random.Random, language: str) -> bool:
    notes = NOTES.get(language)
    lines = page.find("record", "entry")
    if notes is None or not lines:
        return False
    width = max(len(line.cells) for line in page.lines)
    for line in pick(chance, lines, 0.1)[:3]:
        line.put(width + 1, chance.choice(notes))
    return True


@habit("columns shuffled", TABLE)
def shuffled(page: Page, chance: random.Random, language: str) -> bool:
    """Any order, the number and the name still leading in most registers."""
    del language
    if (
        len(page.find("head")) != 1
        or any(line.wide for line in page.lines if line.role != "title")
        or page.find("more")
        or "tick" in page.fields
    ):
        return False
    lead = (
        [column for column, name in enumerate(page.fields) if name in ("number", "key", "name")]
        if chance.random() < 0.7
        else []
    )
    rest = [column for column in range(len(page.fields)) if column not in lead]
    chance.shuffle(rest)
    order = lead + rest
    for line in page.lines:
        if line.role in ("head", "record") or (line.role == "note" and len(line.cells) > 3):
            line.cells = [line.value(column) for column in order] + line.cells[len(order) :]
    page.fields = [page.fields[column] for column in order]
    page.comments = {order.index(column): text for column, text in page.comments.items()}
    return True


@habit("spaces", HEADED, last=True)
def spaces(page: Page, chance: random.Random, language: str) -> bool:
    """Blanks at the ends, no-break spaces and double ones within."""
    del language
    for line in page.lines:
        for column, value in enumerate(line.cells):
            if isinstance(value, str) and len(value) > 1 and chance.random() < 0.3:
                line.cells[column] = chance.choice(
                    (
                        f"{value} ",
                        f" {value}",
                        value.replace(" ", "\u00a0", 1),
                        value.replace(" ", "  ", 1),
                        f"{value}\n",
                    )
                )
    return True


@habit("names in upper case", TABLE)
def upper_names(page: Page, chance: random.Random, language: str) -> bool:
    del chance, language
    if "name" not in page.fields:
        return False
    column = page.fields.index("name")
    for line in page.find("record", "more"):
        value = line.value(column)
        if isinstance(value, str):
            line.put(column, value.upper())
    return True


@habit("further right", HEADED, last=True)
def further_right(page: Page, chance: random.Random, language: str) -> bool:
    del language
    for _ in range(chance.randint(1, 2)):
        page.add_column(0, lambda line: None)
    return True


@habit("hidden rows", HEADED, last=True)
def hidden_rows(page: Page, chance: random.Random, language: str) -> bool:
    del language
    for line in pick(chance, page.find("record", "entry"), 0.2):
        line.hidden = True
    return True


@habit("hidden columns", TABLE, last=True)
def hidden_columns(page: Page, chance: random.Random, language: str) -> bool:
    del language
    page.hidden_columns.add(chance.randrange(1, len(page.fields)))
    return True


def help_sheet(language: str) -> Page | None:
    texts = HELP.get(language)
    return Page(texts[0], "other", [Line([text], "note") for text in texts[1:]]) if texts else None


def lists_sheet(language: str, *, hidden: bool) -> Page | None:
    texts = LISTED.get(language)
    if texts is None:
        return None
    columns = [texts[1:], BASES_LISTED[language]]
    rows = [
        Line([column[index] if index < len(column) else None for column in columns], "note")
        for index in range(max(map(len, columns)))
    ]
    return Page(texts[0], "other", rows, hidden=hidden)


LOG = {
    "da": ("Versionslog", ["Dato", "Version", "Ændring", "Initialer"], ["12.03.2024", "1.1", "Tilføjet nye behandlinger", "MH"], ["02.09.2024", "1.2", "Slettefrister rettet", "OK"]),
    "en": ("Change log", ["Date", "Version", "Change", "Initials"], ["12/03/2024", "1.1", "Added new activities", "MH"], ["02/09/2024", "1.2", "Corrected retention periods", "OK"]),
    "de": ("Änderungen", ["Datum", "Version", "Änderung", "Kürzel"], ["12.03.2024", "1.1", "Neue Verfahren ergänzt", "AW"], ["02.09.2024", "1.2", "Löschfristen berichtigt", "TF"]),
}  # fmt: skip
VENDORS = {
    "da": ("Leverandører", ["Leverandør", "CVR-nr.", "Databehandleraftale", "Kontakt"]),
    "en": ("Suppliers", ["Supplier", "Company no.", "Data processing agreement", "Contact"]),
    "de": ("Dienstleister", ["Dienstleister", "HRB", "AV-Vertrag vom", "Ansprechpartner"]),
}


def log_sheet(language: str) -> Page | None:
    texts = LOG.get(language)
    return Page(texts[0], "other", [Line(list(row), "note") for row in texts[1:]]) if texts else None


def vendor_sheet(language: str, chance: random.Random) -> Page | None:
    """Suppliers the register does not speak of: none of them is an activity."""
    texts = VENDORS.get(language)
    if texts is None:
        return None
    names = chance.sample(("Kopihuset A/S", "Cloudberg Ltd", "Papirnord ApS", "Netz GmbH", "Rengo AB"), 3)
    rows: list[list[Value]] = [list(texts[1])]
    rows += [[name, chance.randint(10_000_000, 99_999_999), "01.02.2023", "Ole Krag"] for name in names]
    return Page(texts[0], "other", [Line(row, "note") for row in rows])


SHEETS = ("help sheet", "lists sheet", "change log", "suppliers sheet")

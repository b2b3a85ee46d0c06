"""Headings as people write them: of our own in three languages, of the catalogue in the others."""

from __future__ import annotations

import json
import random
from functools import lru_cache
from typing import Any

from register_app.base.paths import resource

HEADS: dict[str, dict[str, tuple[str, ...]]] = {
    "da": {
        "number": ("Nr.", "Løbenr.", "ID", "Nr", "Lb.nr."),
        "name": ("Behandlingsaktivitet", "Aktivitet", "Behandling", "Navn på behandlingen", "Behandlingsaktivitetens navn", "Proces", "Hvad gør vi?"),
        "department": ("Afdeling", "Enhed", "Ansvarlig afdeling", "Forvaltning", "Hvilken afdeling?"),
        "owner": ("Ansvarlig", "Procesejer", "Kontaktperson", "Ejer", "Ansvarlig person"),
        "status": ("Status",),
        "purpose": ("Formål", "Formål med behandlingen", "Formålet", "Hvorfor behandler vi oplysningerne?", "Behandlingens formål", "Beskrivelse af formålet", "Hvad bruges oplysningerne til?", "Til hvilket formål behandles oplysningerne?"),
        "basis": ("Retsgrundlag", "Hjemmel", "Behandlingsgrundlag", "Lovligt grundlag", "Hjemmel for behandlingen", "Juridisk grundlag", "Lovhjemmel / behandlingsgrundlag", "Hvilken hjemmel har vi?"),
        "subjects": ("Kategorier af registrerede", "Registrerede", "Registrerede personer", "Hvem behandler vi oplysninger om?", "Personkreds", "Berørte personer", "De registrerede"),
        "data": ("Kategorier af personoplysninger", "Personoplysninger", "Oplysninger", "Typer af personoplysninger", "Hvilke oplysninger?", "Oplysningstyper", "Hvilke personoplysninger behandles?"),
        "recipients": ("Modtagere", "Kategorier af modtagere", "Videregives til", "Hvem får oplysningerne?", "Modtagere af oplysningerne", "Hvem videregives oplysningerne til?"),
        "processors": ("Databehandlere", "Databehandler", "Leverandør (databehandler)", "Anvendte databehandlere", "Hvilke databehandlere bruges?"),
        "transfer": ("Overførsel til tredjelande", "Tredjelandsoverførsel", "Tredjelande", "Overføres oplysninger til lande uden for EU/EØS?", "Overførsel ud af EU/EØS"),
        "safeguards": ("Overførselsgrundlag", "Garantier", "Grundlag for overførslen", "Passende garantier"),
        "retention": ("Slettefrist", "Opbevaringsperiode", "Frist for sletning", "Hvornår slettes oplysningerne?", "Opbevaring", "Sletning", "Hvor længe gemmes oplysningerne?"),
        "retention_start": ("Regnes fra", "Slettefristen regnes fra", "Fristen løber fra", "Starttidspunkt for frist"),
        "retention_law": ("Hjemmel for opbevaring", "Lovkrav til opbevaring", "Grundlag for slettefrist"),
        "measures": ("Sikkerhedsforanstaltninger", "Tekniske og organisatoriske foranstaltninger", "Sikkerhed", "Hvordan beskyttes oplysningerne?"),
        "systems": ("Systemer", "It-system", "IT-systemer", "Anvendte systemer", "Hvilke systemer bruges?"),
        "reviewed": ("Senest opdateret", "Sidst gennemgået", "Dato for seneste gennemgang", "Revideret"),
        "clients": ("Dataansvarlige kunder", "På vegne af", "Dataansvarlig (kunde)"),
        "services": ("Kategorier af behandling", "Ydelse", "Behandlingskategorier"),
        "key": ("Aktivitets-ID", "Behandlings-ID"),
    },
    "en": {
        "number": ("No.", "Ref", "ID", "Reference", "#"),
        "name": ("Processing activity", "Activity", "Name of processing", "Process", "Business process", "What do we do?"),
        "department": ("Department", "Business unit", "Team", "Responsible department", "Which department?"),
        "owner": ("Owner", "Process owner", "Contact person", "Responsible person"),
        "status": ("Status",),
        "purpose": ("Purpose", "Purpose of processing", "Why do we process the data?", "Purposes", "Description of purpose", "What is the data used for?", "Reason for processing"),
        "basis": ("Legal basis", "Lawful basis", "Lawful basis for processing", "Legal ground", "Legal basis (GDPR)", "What is our legal basis?"),
        "subjects": ("Data subjects", "Categories of data subjects", "Individuals", "Whose data do we hold?", "Categories of individuals", "People concerned"),
        "data": ("Personal data", "Categories of personal data", "Data categories", "Types of personal data", "What data do we hold?", "Data held"),
        "recipients": ("Recipients", "Categories of recipients", "Disclosed to", "Who receives the data?", "Who do we share it with?", "Shared with"),
        "processors": ("Processors", "Data processors", "Processors used", "Suppliers (processors)"),
        "transfer": ("Third country transfers", "Transfers outside the EEA", "International transfers", "Third countries", "Is data transferred outside the EU?"),
        "safeguards": ("Safeguards", "Transfer mechanism", "Safeguards for transfer", "Transfer tool"),
        "retention": ("Retention period", "Retention", "How long is it kept?", "When is it deleted?", "Time limit for erasure", "Storage period"),
        "retention_start": ("Retention starts", "Period runs from", "Starting point", "Retention trigger"),
        "retention_law": ("Legal basis for retention", "Statutory retention", "Retention law"),
        "measures": ("Security measures", "Technical and organisational measures", "Security", "How is it protected?"),
        "systems": ("Systems", "IT systems", "Systems used", "Application"),
        "reviewed": ("Last reviewed", "Last updated", "Date of last review"),
        "clients": ("Customers (controllers)", "On behalf of", "Customers"),
        "services": ("Categories of processing", "Service provided", "Processing carried out"),
        "key": ("Activity ID", "Processing ID"),
    },
    "de": {
        "number": ("Nr.", "Lfd. Nr.", "ID", "lfd. Nr."),
        "name": ("Verarbeitungstätigkeit", "Bezeichnung der Verarbeitungstätigkeit", "Verfahren", "Bezeichnung", "Name der Verarbeitung", "Prozess"),
        "department": ("Abteilung", "Fachbereich", "Fachabteilung", "Zuständige Abteilung"),
        "owner": ("Ansprechpartner", "Verantwortliche Person", "Prozessverantwortlicher", "Kontaktperson"),
        "status": ("Status",),
        "purpose": ("Zweck", "Zweck der Verarbeitung", "Zwecke der Verarbeitung", "Wozu werden die Daten verarbeitet?", "Verarbeitungszweck", "Beschreibung des Zwecks"),
        "basis": ("Rechtsgrundlage", "Rechtsgrundlagen", "Rechtsgrundlage der Verarbeitung", "Rechtliche Grundlage", "Auf welcher Rechtsgrundlage?"),
        "subjects": ("Betroffene Personen", "Kategorien betroffener Personen", "Betroffene", "Betroffenengruppen", "Wessen Daten?", "Personenkreis"),
        "data": ("Kategorien personenbezogener Daten", "Personenbezogene Daten", "Datenkategorien", "Datenarten", "Welche Daten?", "Art der Daten"),
        "recipients": ("Empfänger", "Kategorien von Empfängern", "Wer erhält die Daten?", "Empfänger der Daten", "Weitergabe an"),
        "processors": ("Auftragsverarbeiter", "Dienstleister (Auftragsverarbeiter)", "Eingesetzte Auftragsverarbeiter"),
        "transfer": ("Übermittlung in Drittländer", "Drittlandübermittlung", "Drittlandtransfer", "Übermittlung in ein Drittland", "Werden Daten in Drittländer übermittelt?"),
        "safeguards": ("Geeignete Garantien", "Garantien", "Transfergrundlage", "Garantien für die Übermittlung"),
        "retention": ("Löschfrist", "Speicherdauer", "Aufbewahrungsfrist", "Fristen für die Löschung", "Wie lange werden die Daten gespeichert?", "Löschung nach"),
        "retention_start": ("Fristbeginn", "Beginn der Frist", "Frist läuft ab dem"),
        "retention_law": ("Rechtsgrundlage der Aufbewahrung", "Gesetzliche Aufbewahrungspflicht", "Grundlage der Löschfrist"),
        "measures": ("Technische und organisatorische Maßnahmen", "TOM", "Sicherheitsmaßnahmen", "Maßnahmen"),
        "systems": ("Systeme", "IT-Systeme", "Anwendung", "Eingesetzte Software"),
        "reviewed": ("Letzte Prüfung", "Zuletzt aktualisiert", "Stand"),
        "clients": ("Auftraggeber", "Verantwortliche (Auftraggeber)", "Im Auftrag von"),
        "services": ("Kategorien von Verarbeitungen", "Leistung", "Art der Verarbeitung im Auftrag"),
        "key": ("Verarbeitungs-ID", "VVT-ID"),
    },
}  # fmt: skip
ARTICLES = {"purpose": "b", "subjects": "c", "data": "c", "recipients": "d", "transfer": "e", "retention": "f", "measures": "g"}  # fmt: skip
MISLEADING = {
    # Headings of the catalogue that mean something else without the register around them, or several fields at once.
    "Personuppgiftsbehandling", "Behandlingens namn", "Område", "Underbiträde", "Klassificering",
    "en tant que", "Client", "Destinataire 1",
}  # fmt: skip


@lru_cache
def _catalogue() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, Any] = json.loads(resource("catalogues", "headings.json").read_text(encoding="utf-8"))
    texts: dict[str, dict[str, list[str]]] = loaded["texts"]
    return {**texts, "services": texts["processing"], "reviewed": texts["last_review"]}


@lru_cache
def known(field: str, language: str) -> tuple[str, ...]:
    """What the field may be called in the language."""
    if language in HEADS:
        return HEADS[language][field]
    if field == "key":
        return HEADS["en"]["key"]
    texts = _catalogue()
    elsewhere = {
        text for other, by in texts.items() if other != field for several in by.values() for text in several
    }
    own = [text for text in texts[field].get(language, []) if len(text) > 2 and text not in MISLEADING]
    clear = [
        text for text in own if (text not in elsewhere and not text.isascii()) or " " in text or len(text) > 6
    ]
    return tuple(clear or own or HEADS["en"][field])


def head(field: str, language: str, chance: random.Random) -> str:
    return chance.choice(known(field, language))

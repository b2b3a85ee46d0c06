"""Invented registers in eleven languages, and the shapes in which people write one as a text."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from tests.reading.wordfile import Part

FIELDS = ("purpose", "basis", "subjects", "data", "recipients", "retention", "measures")


@dataclass(frozen=True)
class Told:
    """A register: its title, what counts an activity, labels by field, and activities (name, then values by field)."""

    title: str
    counter: str
    labels: tuple[str, ...]
    activities: tuple[tuple[str, ...], ...]


# A choir, a bakery and the like; each activity: name, purpose, basis, subjects, data, recipients, retention, measures.
REGISTERS = {
    "da": Told(
        "Fortegnelse over behandlingsaktiviteter",
        "Behandling",
        ("Formål", "Retsgrundlag", "Kategorier af registrerede", "Kategorier af personoplysninger", "Modtagere", "Opbevaringsperiode", "Sikkerhedsforanstaltninger"),
        (
            ("Korsangere", "Planlægge prøver", "Art. 6, stk. 1, litra b", "Sangere", "Navn, stemmegruppe", "Dirigenten", "2 år efter udmeldelse", "Adgangskode"),
            ("Billetsalg", "Sælge billetter", "Art. 6, stk. 1, litra f", "Publikum", "Navn, e-mail", "Billetkontoret", "5 år", "Kryptering"),
        ),
    ),
    "en": Told(
        "Record of processing activities",
        "Processing activity",
        ("Purpose", "Legal basis", "Categories of data subjects", "Categories of personal data", "Recipients", "Retention period", "Security measures"),
        (
            ("Choir singers", "Plan rehearsals", "Art. 6(1)(b)", "Singers", "Name, voice", "The conductor", "2 years after leaving", "Password"),
            ("Ticket sales", "Sell tickets", "Art. 6(1)(f)", "Audience", "Name, email", "The box office", "5 years", "Encryption"),
        ),
    ),
    "de": Told(
        "Verzeichnis von Verarbeitungstätigkeiten",
        "Verarbeitungstätigkeit",
        ("Zweck", "Rechtsgrundlage", "Betroffene Personen", "Datenkategorien", "Empfänger", "Speicherdauer", "Technische Maßnahmen"),
        (
            ("Chorsänger", "Proben planen", "Art. 6 Abs. 1 lit. b DSGVO", "Sänger", "Name, Stimmlage", "Chorleiter", "2 Jahre nach Austritt", "Passwort"),
            ("Kartenverkauf", "Karten verkaufen", "Art. 6 Abs. 1 lit. f DSGVO", "Publikum", "Name, E-Mail", "Kasse", "5 Jahre", "Verschlüsselung"),
        ),
    ),
    "fr": Told(
        "Registre des activités de traitement",
        "Traitement n°",
        ("Finalité", "Base légale", "Catégories de personnes", "Catégories de données", "Destinataires", "Durée de conservation", "Mesures de sécurité"),
        (
            ("Choristes", "Organiser les répétitions", "art. 6.1.b", "Choristes", "Nom, tessiture", "Le chef de chœur", "2 ans après le départ", "Mot de passe"),
            ("Billetterie", "Vendre des billets", "art. 6.1.f", "Public", "Nom, e-mail", "La caisse", "5 ans", "Chiffrement"),
        ),
    ),
    "es": Told(
        "Registro de actividades de tratamiento",
        "Tratamiento",
        ("Finalidad", "Base jurídica", "Categorías de interesados", "Categorías de datos personales", "Destinatarios", "Plazo de conservación", "Medidas de seguridad"),
        (
            ("Coristas", "Planificar los ensayos", "Art. 6.1.b RGPD", "Coristas", "Nombre, voz", "Director del coro", "2 años tras la baja", "Contraseña"),
            ("Venta de entradas", "Vender entradas", "Art. 6.1.f RGPD", "Público", "Nombre, correo electrónico", "Taquilla", "5 años", "Cifrado"),
        ),
    ),
    "it": Told(
        "Registro delle attività di trattamento",
        "Trattamento",
        ("Finalità", "Base giuridica", "Categorie di interessati", "Categorie di dati", "Destinatari", "Periodo di conservazione", "Misure di sicurezza"),
        (
            ("Coristi", "Pianificare le prove", "Art. 6.1.b GDPR", "Coristi", "Nome, voce", "Direttore del coro", "2 anni dal recesso", "Password"),
            ("Biglietteria", "Vendere biglietti", "Art. 6.1.f GDPR", "Pubblico", "Nome, e-mail", "Cassa", "5 anni", "Crittografia"),
        ),
    ),
    "nl": Told(
        "Register van verwerkingsactiviteiten",
        "Verwerking",
        ("Doel", "Grondslag", "Betrokkenen", "Categorieën persoonsgegevens", "Ontvangers", "Bewaartermijn", "Beveiligingsmaatregelen"),
        (
            ("Koorzangers", "Repetities plannen", "Art. 6 lid 1 onder b AVG", "Zangers", "Naam, stemsoort", "Dirigent", "2 jaar na vertrek", "Wachtwoord"),
            ("Kaartverkoop", "Kaarten verkopen", "Art. 6 lid 1 onder f AVG", "Publiek", "Naam, e-mail", "Kassa", "5 jaar", "Versleuteling"),
        ),
    ),
    "sv": Told(
        "Registerförteckning",
        "Behandling",
        ("Ändamål", "Rättslig grund", "Kategorier av registrerade", "Kategorier av personuppgifter", "Mottagare", "Lagringstid", "Säkerhetsåtgärder"),
        (
            ("Körsångare", "Planera repetitioner", "Art. 6.1 b", "Sångare", "Namn, stämma", "Dirigenten", "2 år efter utträde", "Lösenord"),
            ("Biljettförsäljning", "Sälja biljetter", "Art. 6.1 f", "Publik", "Namn, e-post", "Biljettkassan", "5 år", "Kryptering"),
        ),
    ),
    "nb": Told(
        "Protokoll over behandlingsaktiviteter",
        "Behandling",
        ("Formål", "Behandlingsgrunnlag", "Kategorier av registrerte", "Kategorier av personopplysninger", "Mottakere", "Lagringstid", "Sikkerhetstiltak"),
        (
            ("Korsangere", "Planlegge øvelser", "Art. 6 nr. 1 bokstav b", "Sangere", "Navn, stemme", "Dirigenten", "2 år etter utmelding", "Passord"),
            ("Billettsalg", "Selge billetter", "Art. 6 nr. 1 bokstav f", "Publikum", "Navn, e-post", "Billettkontoret", "5 år", "Kryptering"),
        ),
    ),
    "fi": Told(
        "Seloste käsittelytoimista",
        "Käsittelytoimi",
        ("Käsittelyn tarkoitus", "Oikeusperuste", "Rekisteröityjen ryhmät", "Henkilötietoryhmät", "Vastaanottajat", "Säilytysaika", "Turvatoimet"),
        (
            ("Kuorolaiset", "Harjoitusten suunnittelu", "6 artiklan 1 kohdan b alakohta", "Laulajat", "Nimi, ääniala", "Kuoronjohtaja", "2 vuotta eroamisesta", "Salasana"),
            ("Lipunmyynti", "Lippujen myynti", "6 artiklan 1 kohdan f alakohta", "Yleisö", "Nimi, sähköposti", "Lippukassa", "5 vuotta", "Salaus"),
        ),
    ),
    "pl": Told(
        "Rejestr czynności przetwarzania",
        "Czynność",
        ("Cel przetwarzania", "Podstawa prawna", "Kategorie osób", "Kategorie danych osobowych", "Odbiorcy", "Okres przechowywania", "Środki bezpieczeństwa"),
        (
            ("Chórzyści", "Planowanie prób", "art. 6 ust. 1 lit. b RODO", "Śpiewacy", "Imię, głos", "Dyrygent", "2 lata po odejściu", "Hasło"),
            ("Sprzedaż biletów", "Sprzedaż biletów na koncerty", "art. 6 ust. 1 lit. f RODO", "Publiczność", "Imię, e-mail", "Kasa", "5 lat", "Szyfrowanie"),
        ),
    ),
}  # fmt: skip


def pair_tables(told: Told) -> str:
    """A heading for each activity and a table of two columns below it."""
    parts = [f"# {told.title}\n"]
    for number, (name, *values) in enumerate(told.activities, 1):
        rows = "".join(
            f"| **{label}** | {value} |\n" for label, value in zip(told.labels, values, strict=True)
        )
        parts.append(f"## {told.counter} {number}: {name}\n\n|  |  |\n|---|---|\n{rows}")
    return "\n".join(parts)


def label_items(told: Told) -> str:
    """A heading for each activity and a list of labels below it."""
    parts = [f"# {told.title}\n"]
    for name, *values in told.activities:
        items = "".join(f"- **{label}:** {value}\n" for label, value in zip(told.labels, values, strict=True))
        parts.append(f"### {name}\n\n{items}")
    return "\n".join(parts)


def label_lines(told: Told) -> str:
    """Bold labels on lines of their own, what is several things as a list below its label."""
    parts = [f"# {told.title}\n"]
    for number, (name, *values) in enumerate(told.activities, 1):
        parts.append(f"## {number}. {name}\n")
        for label, value in zip(told.labels, values, strict=True):
            if "," in value and not any(character.isdigit() for character in value):
                items = "".join(f"- {item.strip()}\n" for item in value.split(","))
                parts.append(f"**{label}:**\n{items}")
            else:
                parts.append(f"**{label}:** {value}  ")
    return "\n".join(parts)


def headings(told: Told) -> str:
    """The labels are headings below the heading of each activity."""
    parts = [f"# {told.title}\n"]
    for name, *values in told.activities:
        parts.append(f"## {name}\n")
        for label, value in zip(told.labels, values, strict=True):
            told_as = (
                "".join(f"- {item.strip()}\n" for item in value.split(", "))
                if label == told.labels[3]
                else value
            )
            parts.append(f"### {label}\n\n{told_as}\n")
    return "\n".join(parts)


def row_table(told: Told) -> str:
    """One table, a row an activity."""
    head = f"| {told.counter.split()[0]} | {' | '.join(told.labels)} |\n|{'---|' * (len(told.labels) + 1)}\n"
    return f"# {told.title}\n\n{head}" + "".join(f"| {' | '.join(cells)} |\n" for cells in told.activities)


def page(told: Told) -> str:
    """A web page: a heading and a table of headings and cells for each activity."""
    parts = [f"<html><body><h1>{told.title}</h1>"]
    for number, (name, *values) in enumerate(told.activities, 1):
        rows = "".join(
            f"<tr><th>{html.escape(label)}</th><td>{html.escape(value)}</td></tr>"
            for label, value in zip(told.labels, values, strict=True)
        )
        parts.append(f"<h2>{told.counter} {number} – {name}</h2>\n<table>{rows}</table>")
    return "\n".join([*parts, "</body></html>"])


def defined(told: Told) -> str:
    """A web page of definition lists."""
    parts = [f"<html><body><h1>{told.title}</h1>"]
    for name, *values in told.activities:
        items = "".join(
            f"<dt>{html.escape(label)}</dt>\n<dd>{html.escape(value)}</dd>\n"
            for label, value in zip(told.labels, values, strict=True)
        )
        parts.append(f"<h3>{name}</h3>\n<dl>{items}</dl>")
    return "\n".join([*parts, "</body></html>"])


def plain(told: Told) -> str:
    """A text without marks: the name on a line, labels below it."""
    parts = [f"{told.title}\n"]
    for name, *values in told.activities:
        parts.append(
            "\n".join(
                [name, *(f"{label}: {value}" for label, value in zip(told.labels, values, strict=True)), ""]
            )
        )
    return "\n".join(parts)


SHAPES = {
    "pair_tables": ("md", pair_tables),
    "label_items": ("md", label_items),
    "label_lines": ("md", label_lines),
    "headings": ("md", headings),
    "row_table": ("md", row_table),
    "page": ("html", page),
    "defined": ("html", defined),
    "plain": ("txt", plain),
}


def word(told: Told) -> Sequence[Part]:
    """The parts of a Word file: a heading and a table for each activity."""
    parts: list[Part] = [("h1", told.title)]
    for name, *values in told.activities:
        parts += [("h2", name), [list(pair) for pair in zip(told.labels, values, strict=True)]]
    return parts

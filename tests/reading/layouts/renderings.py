"""A generator of workbooks as people make them: the same activities in many layouts, languages and orders."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

from register_app.base.paths import resource
from register_app.reading.workbook import Sheet, Value, Workbook
from tests.reading.layouts.workbooks import sheet

Activity = dict[str, Any]

LANGUAGES = ("da", "en", "de", "fr", "sv", "nb", "nl", "es", "it", "pl", "fi")

CONTENT: dict[str, dict[str, list[str]]] = {
    "da": {
        "name": ["Lønudbetaling", "Rekruttering", "Nyhedsbrev", "Tv-overvågning", "Klagesager", "Bogføring"],
        "purpose": ["Udbetale løn til ansatte", "Vurdere ansøgere til stillinger", "Sende nyheder", "Forebygge tyveri", "Behandle klager", "Opfylde bogføringspligten"],
        "data": ["Navn", "Adresse", "CPR-nummer", "Kontonummer", "CV", "Billedoptagelser", "Helbredsoplysninger"],
        "subjects": ["Ansatte", "Ansøgere", "Kunder", "Besøgende", "Pårørende"],
        "recipients": ["Skattestyrelsen", "Politiet", "KMD A/S", "Revisor", "Pensionsselskab"],
        "retention": ["5 år", "6 måneder efter afslag", "30 dage", "3 år efter sagens afslutning"],
        "measures": ["Adgangsstyring", "Logning", "Kryptering"],
        "basis": ["Art. 6, stk. 1, litra {}"],
    },
    "en": {
        "name": ["Payroll", "Recruitment", "Newsletter", "CCTV", "Complaints handling", "Accounting"],
        "purpose": ["Pay the staff", "Select candidates for jobs", "Send news to readers", "Prevent theft", "Answer complaints", "Keep the books"],
        "data": ["Name", "Postal address", "Bank account", "CV", "Video images", "Health data", "Job title"],
        "subjects": ["Employees", "Applicants", "Customers", "Visitors", "Relatives"],
        "recipients": ["Tax authority", "Police", "Payco Ltd", "Auditors", "Pension provider"],
        "retention": ["5 years", "6 months after rejection", "30 days", "3 years after closing the case"],
        "measures": ["Access control", "Logging", "Encryption"],
        "basis": ["Art. 6(1)({})", "GDPR Article 6(1)({})"],
    },
    "de": {
        "name": ["Lohnabrechnung", "Bewerbermanagement", "Rundbrief", "Videoüberwachung", "Beschwerden", "Buchführung"],
        "purpose": ["Gehälter zahlen", "Auswahl von Bewerbern", "Neuigkeiten versenden", "Diebstahl verhindern", "Beschwerden beantworten", "Bücher führen"],
        "data": ["Name", "Anschrift", "Bankverbindung", "Lebenslauf", "Bildaufnahmen", "Gesundheitsdaten"],
        "subjects": ["Beschäftigte", "Bewerber", "Kunden", "Besucher"],
        "recipients": ["Finanzamt", "Polizei", "Lohn GmbH", "Steuerberater"],
        "retention": ["10 Jahre", "6 Monate nach Absage", "30 Tage", "3 Jahre nach Abschluss"],
        "measures": ["Zugriffskontrolle", "Protokollierung", "Verschlüsselung"],
        "basis": ["Art. 6 Abs. 1 lit. {} DSGVO"],
    },
    "fr": {
        "name": ["Paie", "Recrutement", "Lettre d'information", "Vidéosurveillance", "Réclamations"],
        "purpose": ["Payer les salariés", "Choisir les candidats", "Envoyer des nouvelles", "Prévenir les vols", "Répondre aux plaintes"],
        "data": ["Nom", "Adresse postale", "RIB", "Images", "Données de santé"],
        "subjects": ["Salariés", "Candidats", "Clients", "Visiteurs"],
        "recipients": ["Urssaf", "Police", "Paie SARL", "Expert-comptable"],
        "retention": ["5 ans", "6 mois après le refus", "30 jours"],
        "measures": ["Contrôle d'accès", "Journalisation", "Chiffrement"],
        "basis": ["Art. 6.1.{} RGPD"],
    },
    "sv": {
        "name": ["Lönehantering", "Rekrytering", "Kundregister", "Kamerabevakning"],
        "purpose": ["Betala ut lön", "Välja ut sökande", "Hålla kontakt med kunder", "Förebygga stöld"],
        "data": ["Namn", "Adress", "Personnummer", "Bankkonto", "Bilder"],
        "subjects": ["Anställda", "Sökande", "Kunder", "Besökare"],
        "recipients": ["Skatteverket", "Polisen", "Lön AB"],
        "retention": ["7 år", "2 år efter tillsättning", "30 dagar"],
        "measures": ["Behörighetsstyrning", "Loggning", "Kryptering"],
        "basis": ["Artikel 6.1 {}"],
    },
    "nl": {
        "name": ["Salarisadministratie", "Werving en selectie", "Nieuwsbrief", "Cameratoezicht"],
        "purpose": ["Salaris uitbetalen", "Kandidaten selecteren", "Nieuws versturen", "Diefstal voorkomen"],
        "data": ["Naam", "Adres", "Rekeningnummer", "Camerabeelden"],
        "subjects": ["Werknemers", "Sollicitanten", "Klanten", "Bezoekers"],
        "recipients": ["Belastingdienst", "Politie", "Loon B.V."],
        "retention": ["7 jaar", "4 weken", "30 dagen"],
        "measures": ["Toegangsbeheer", "Versleuteling"],
        "basis": ["artikel 6 lid 1 sub {} AVG"],
    },
    "es": {
        "name": ["Nóminas", "Selección de personal", "Boletín", "Videovigilancia"],
        "purpose": ["Pagar los salarios", "Elegir candidatos", "Enviar noticias", "Prevenir robos"],
        "data": ["Nombre y apellidos", "Dirección", "Cuenta bancaria", "Imágenes"],
        "subjects": ["Empleados", "Candidatos", "Clientes", "Visitantes"],
        "recipients": ["Agencia Tributaria", "Policía", "Pagos S.L."],
        "retention": ["5 años", "6 meses", "30 días"],
        "measures": ["Control de acceso", "Cifrado"],
        "basis": ["Art. 6.1.{} RGPD"],
    },
    "it": {
        "name": ["Gestione paghe", "Selezione del personale", "Bollettino", "Videosorveglianza"],
        "purpose": ["Pagare gli stipendi", "Scegliere i candidati", "Inviare notizie", "Prevenire i furti"],
        "data": ["Nome e cognome", "Indirizzo", "IBAN", "Immagini"],
        "subjects": ["Dipendenti", "Candidati", "Clienti", "Visitatori"],
        "recipients": ["INPS", "Polizia", "Paghe S.r.l."],
        "retention": ["10 anni", "6 mesi", "30 giorni"],
        "measures": ["Controllo degli accessi", "Cifratura"],
        "basis": ["Art. 6, par. 1, lett. {}) GDPR"],
    },
    "pl": {
        "name": ["Kadry i płace", "Rekrutacja", "Biuletyn", "Monitoring wizyjny"],
        "purpose": ["Wypłata wynagrodzeń", "Wybór kandydata", "Wysyłka wiadomości", "Zapobieganie kradzieży"],
        "data": ["Imię i nazwisko", "Adres", "Numer konta", "Wizerunek"],
        "subjects": ["Pracownicy", "Kandydaci", "Klienci", "Goście"],
        "recipients": ["ZUS", "Policja", "Płace Sp. z o.o."],
        "retention": ["10 lat", "6 miesięcy", "30 dni"],
        "measures": ["Kontrola dostępu", "Szyfrowanie"],
        "basis": ["art. 6 ust. 1 lit. {} RODO"],
    },
    "fi": {
        "name": ["Palkanlaskenta", "Rekrytointi", "Uutiskirje", "Kameravalvonta"],
        "purpose": ["Palkkojen maksu", "Työntekijöiden valinta", "Uutisten lähetys", "Varkauksien ehkäisy"],
        "data": ["Nimi", "Osoite", "Tilinumero", "Kuvat"],
        "subjects": ["Työntekijät", "Hakijat", "Asiakkaat", "Vierailijat"],
        "recipients": ["Verohallinto", "Poliisi", "Palkka Oy"],
        "retention": ["10 vuotta", "6 kuukautta", "30 päivää"],
        "measures": ["Pääsynhallinta", "Salaus"],
        "basis": ["6 artiklan 1 kohdan {} alakohta"],
    },
    "nb": {
        "name": ["Lønnskjøring", "Ansettelse", "Kundeliste", "Kameraovervåking"],
        "purpose": ["Utbetale lønn", "Velge søkere", "Følge opp kunder", "Forebygge tyveri"],
        "data": ["Navn", "Adresse", "Fødselsnummer", "Kontonummer", "Bilder"],
        "subjects": ["Ansatte", "Søkere", "Kunder", "Besøkende"],
        "recipients": ["Skatteetaten", "Politiet", "Lønn AS"],
        "retention": ["5 år", "6 måneder", "30 dager"],
        "measures": ["Tilgangsstyring", "Logging", "Kryptering"],
        "basis": ["Artikkel 6 nr. 1 bokstav {}"],
    },
}  # fmt: skip

LAYOUTS = (
    "rows",
    "denormalised",
    "matrix",
    "transposed",
    "forms",
    "stacked forms",
    "two rows",
    "continued",
    "sub-rows",
    "sections",
    "linked",
    "noisy",
)
_PLURAL = ("data", "subjects", "recipients", "measures")
_ARTICLES = {"a": "6(1)(a)", "b": "6(1)(b)", "c": "6(1)(c)", "f": "6(1)(f)"}


@dataclass
class Rendered:
    """A workbook and the activities it was made from."""

    workbook: Workbook
    activities: list[Activity]
    layout: str
    language: str
    notes: list[str] = field(default_factory=list)


def _headings() -> dict[str, dict[str, list[str]]]:
    loaded: dict[str, Any] = json.loads(resource("catalogues", "headings.json").read_text(encoding="utf-8"))
    texts: dict[str, dict[str, list[str]]] = loaded["texts"]
    return texts


_MISLEADING = {
    # Headings that mean something else without the register around them, or that mean several fields at once.
    "Personuppgiftsbehandling", "Behandlingens namn", "Område", "Underbiträde", "Klassificering", "(Very) short description and purpose of the processing",
    "en tant que", "Client",
}  # fmt: skip


class Generator:
    """Makes one workbook from a seed."""

    def __init__(self, seed: int, layout: str = "", language: str = "") -> None:
        self.random = random.Random(seed)
        self.language = language or self.random.choice(LANGUAGES)
        self.layout = layout or self.random.choice(LAYOUTS)
        self.words = CONTENT[self.language]
        self.heads = _headings()

    # ---- content -------------------------------------------------------------------------------

    def some(self, name: str, most: int) -> list[str]:
        return self.random.sample(self.words[name], self.random.randint(1, min(most, len(self.words[name]))))

    def activities(self) -> list[Activity]:
        names = self.random.sample(self.words["name"], self.random.randint(2, len(self.words["name"])))
        result = []
        for number, name in enumerate(names, 1):
            purposes = self.some("purpose", 2 if self.layout in ("continued", "sub-rows") else 1)
            letters = [self.random.choice("abcf") for _ in purposes]
            result.append(
                {
                    "number": str(number),
                    "name": name,
                    "purposes": [
                        {
                            "title": title,
                            "bases": [_ARTICLES[letter]],
                            "text": self.random.choice(self.words["basis"]).format(letter),
                        }
                        for title, letter in zip(purposes, letters, strict=True)
                    ],
                    "data": self.some("data", 4),
                    "subjects": self.some("subjects", 2),
                    "recipients": self.some("recipients", 3),
                    "retention": self.random.choice(self.words["retention"]),
                    "measures": self.some("measures", 2),
                }
            )
        return result

    # ---- headings ------------------------------------------------------------------------------

    def head(self, name: str) -> str:
        """A heading of a field in the language, as somebody might write it."""
        known = [
            text
            for text in self.heads[name].get(self.language, [])
            if text not in _MISLEADING and len(text) > 2
        ]
        other = {
            text
            for field_name, languages in self.heads.items()
            if field_name != name
            for texts in languages.values()
            for text in texts
        }
        known = [
            text
            for text in known
            if (text not in other and not text.isascii()) or " " in text or len(text) > 6
        ] or known
        text = self.random.choice(known)
        match self.random.randint(0, 8):
            case 0:
                return text.upper()
            case 1:
                return f"{text}:"
            case 2:
                return f" {text}  "
            case 3 if " " in text:
                return text.replace(" ", "\n", 1)
            case _:
                return text

    def joined(self, items: list[str]) -> str:
        style = self.random.choice(("\n", "; ", "\n- ", "\n• "))
        if style.strip() in ("-", "•"):
            return style.strip() + " " + style.join(items)
        return style.join(items)

    def order(self, names: list[str]) -> list[str]:
        """The columns: the name leads, the others as anybody likes."""
        lead, rest = names[:1], names[1:]
        self.random.shuffle(rest)
        return lead + rest

    def above(self, width: int) -> list[list[Value]]:
        """Title and contact rows above a table."""
        if self.random.random() < 0.4:
            return []
        rows: list[list[Value]] = [[self.random.choice(("Artikel 30", "Art. 30 GDPR", "Register 2024"))]]
        if self.random.random() < 0.5:
            rows.append(["Alfa A/S, CVR-nr. 12 34 56 78, Hovedgaden 1, 1000 Byen"])
        if self.random.random() < 0.5:
            rows.append([])
        del width
        return rows

    # ---- layouts -------------------------------------------------------------------------------

    def make(self) -> Rendered:
        activities = self.activities()
        sheets = getattr(self, "_" + self.layout.replace(" ", "_").replace("-", "_"))(activities)
        if self.random.random() < 0.25:
            sheets = [
                sheet("Readme", [["How to fill in this workbook"], ["Write one activity in each row."]]),
                *sheets,
            ]
        return Rendered(Workbook("generated.xlsx", "xlsx", sheets), activities, self.layout, self.language)

    def cell(self, name: str, activity: Activity) -> str:
        if name == "purpose":
            return "\n".join(purpose["title"] for purpose in activity["purposes"])
        if name == "basis":
            return "\n".join(purpose["text"] for purpose in activity["purposes"])
        value = activity[name]
        return self.joined(value) if isinstance(value, list) else str(value)

    def names(self) -> list[str]:
        return ["name", "purpose", "basis", "subjects", "data", "recipients", "retention", "measures"]

    def shifted(self, rows: list[list[Value]]) -> list[list[Value]]:
        """The table may begin in a later column."""
        shift: list[Value] = [None] * self.random.choice((0, 0, 0, 1, 2))
        return [shift + row if row else row for row in rows]

    def _rows(self, activities: list[Activity]) -> list[Sheet]:
        names = self.order(self.names())
        if self.random.random() < 0.6:
            names.insert(0, "number")
        head: list[Value] = [self.head(name) for name in names]
        body: list[list[Value]] = [[self.cell(name, item) for name in names] for item in activities]
        if self.random.random() < 0.3:
            gap = self.random.randint(1, len(names))
            head.insert(gap, None)
            for row in body:
                row.insert(gap, None)
        if self.random.random() < 0.3:
            body.append(["Total", len(activities)])
        return [sheet("Register", self.shifted([*self.above(len(names)), head, *body]))]

    def _noisy(self, activities: list[Activity]) -> list[Sheet]:
        """Rows as they look after years: headings of other languages and misspelt, notes, gaps, repeated headings."""
        names = self.order(self.names())
        if self.random.random() < 0.6:
            names.insert(0, "number")
        home = self.language
        head: list[Value] = []
        for name in names:
            self.language = self.random.choice((home, home, home, "en", "da"))
            text = self.head(name)
            self.language = home
            if self.random.random() < 0.15:
                text = f"{text.strip().rstrip(':')} / {self.heads[name]['en'][0]}"
            elif self.random.random() < 0.15 and len(text) > 12:
                cut = self.random.randint(3, len(text) - 3)
                text = text[:cut] + text[cut + 1 :]
            head.append(text)
        body: list[list[Value]] = []
        for number, item in enumerate(activities):
            body.append(
                [f"RA-{item['number']:0>3}" if name == "number" else self.cell(name, item) for name in names]
            )
            if self.random.random() < 0.15:
                body.append([])
            if number == 2 and self.random.random() < 0.4:
                body.append(list(head))
        at = self.random.randint(1, len(names))
        head.insert(at, self.random.choice(("Projekt", "Intern kode", "Ticket", "Farbe")))
        for row in body:
            if row:
                row.insert(
                    at, head[at] if row[0] == head[0] else self.random.choice(("Apollo", "gul", "T-17", None))
                )
        rows = [*self.above(len(names)), head, *body]
        if self.random.random() < 0.5:
            rows.extend([[], ["Godkendt af: Ole Olsen, 1. marts 2024"]])
        if self.random.random() < 0.3:
            rows.append(["* rettes inden årets udgang"])
        return [sheet("Ark1", self.shifted(rows))]

    def _sections(self, activities: list[Activity]) -> list[Sheet]:
        names = ["number", *self.order(self.names())]
        rows: list[list[Value]] = [*self.above(len(names)), [self.head(name) for name in names]]
        merged = []
        for index, item in enumerate(activities):
            if index % 2 == 0:
                merged.append((len(rows), 0, len(rows), len(names) - 1))
                rows.append([f"HR {index}"])
            rows.append([self.cell(name, item) for name in names])
        return [sheet("Register", rows, merged=merged)]

    def _denormalised(self, activities: list[Activity]) -> list[Sheet]:
        names = self.order(self.names())
        rows: list[list[Value]] = [[self.head(name) for name in names]]
        for item in activities:
            rows.extend(
                [self.cell(name, {**item, "recipients": [recipient]}) for name in names]
                for recipient in item["recipients"]
            )
        return [sheet("Export", rows)]

    def _continued(self, activities: list[Activity]) -> list[Sheet]:
        names = ["number", *self.order(self.names())]
        rows: list[list[Value]] = [*self.above(len(names)), [self.head(name) for name in names]]
        for item in activities:
            lines = max(len(item["purposes"]), *(len(item[name]) for name in _PLURAL))
            for line in range(lines):
                row: list[Value] = []
                for name in names:
                    if name in ("purpose", "basis"):
                        purposes = item["purposes"]
                        row.append(
                            (purposes[line]["title"] if name == "purpose" else purposes[line]["text"])
                            if line < len(purposes)
                            else None
                        )
                    elif name in _PLURAL:
                        row.append(item[name][line] if line < len(item[name]) else None)
                    else:
                        row.append(item[name] if line == 0 else None)
                rows.append(row)
        return [sheet("Register", rows)]

    def _sub_rows(self, activities: list[Activity]) -> list[Sheet]:
        names = [
            "number",
            "name",
            "basis",
            *self.order(["data", "subjects", "recipients", "retention", "measures"]),
        ]
        rows: list[list[Value]] = [*self.above(len(names)), [self.head(name) for name in names]]
        for item in activities:
            rows.append([None if name == "basis" else self.cell(name, item) for name in names])
            for index, purpose in enumerate(item["purposes"], 1):
                rows.append([f"{item['number']}.{index}", purpose["title"], purpose["text"]])
        return [sheet("Register", rows)]

    def _two_rows(self, activities: list[Activity]) -> list[Sheet]:
        names = ["name", "purpose", "basis", "subjects", "data", "recipients", "retention", "measures"]
        upper: list[Value] = ["A", "", "", "B", "", "C", "D", "E"]
        head: list[Value] = [self.head(name) for name in names]
        upper[5], upper[6], upper[7] = head[5], head[6], head[7]
        head[5] = head[6] = head[7] = None
        top = self.above(8)
        first = len(top)
        merged = [
            (first, 0, first, 2),
            (first, 3, first, 4),
            *((first, column, first + 1, column) for column in (5, 6, 7)),
        ]
        rows: list[list[Value]] = [*top, upper, head]
        rows.extend([self.cell(name, item) for name in names] for item in activities)
        return [sheet("Register", rows, merged=merged)]

    def _matrix(self, activities: list[Activity]) -> list[Sheet]:
        values = sorted({value for item in activities for value in item["data"]})
        while len(values) < 3:
            values.append(next(value for value in self.words["data"] if value not in values))
        before, after = ["name", "purpose", "basis", "subjects"], ["recipients", "retention", "measures"]
        mark = self.random.choice(("x", "X", "✓", True))
        group = self.random.random() < 0.5
        upper: list[Value] = [*[None] * 4, self.head("data"), *[None] * (len(values) - 1)]
        rows: list[list[Value]] = [upper] if group else []
        rows.append([*[self.head(name) for name in before], *values, *[self.head(name) for name in after]])
        for item in activities:
            ticks: list[Value] = [
                mark if value in item["data"] else (False if mark is True else None) for value in values
            ]
            rows.append(
                [
                    *[self.cell(name, item) for name in before],
                    *ticks,
                    *[self.cell(name, item) for name in after],
                ]
            )
        merged = [(0, 4, 0, 3 + len(values))] if group else []
        return [sheet("Matrix", rows, merged=merged)]

    def _transposed(self, activities: list[Activity]) -> list[Sheet]:
        names = self.order(self.names())
        rows: list[list[Value]] = self.above(2)
        rows.extend([self.head(name), *[self.cell(name, item) for item in activities]] for name in names)
        return [sheet("Register", rows)]

    def form(self, item: Activity, names: list[str], heads: dict[str, str]) -> list[list[Value]]:
        downward = self.random.random() < 0.4
        rows: list[list[Value]] = []
        for name in names:
            if downward and name in _PLURAL:
                rows.extend(
                    [heads[name] if index == 0 else None, value] for index, value in enumerate(item[name])
                )
            else:
                rows.append([heads[name], self.cell(name, item)])
        return rows

    def _forms(self, activities: list[Activity]) -> list[Sheet]:
        names = self.order(self.names())
        heads = {name: self.head(name) for name in names}
        return [
            sheet(f"{item['number']} {item['name'][:20]}", [*self.above(2), *self.form(item, names, heads)])
            for item in activities
        ]

    def _stacked_forms(self, activities: list[Activity]) -> list[Sheet]:
        names = self.order(self.names())
        heads = {name: self.head(name) for name in names}
        rows: list[list[Value]] = self.above(2)
        for item in activities:
            rows.extend([*self.form(item, names, heads), []])
        return [sheet("Register", rows)]

    def _linked(self, activities: list[Activity]) -> list[Sheet]:
        main = ["name", "purpose", "basis", "subjects", "retention", "measures"]
        key = {"da": "Aktivitets-ID", "de": "Verarbeitungs-ID"}.get(self.language, "Activity ID")
        rows: list[list[Value]] = [[key, *[self.head(name) for name in main]]]
        rows.extend([f"A-{item['number']}", *[self.cell(name, item) for name in main]] for item in activities)
        data: list[list[Value]] = [[key, self.head("data")]]
        data.extend([f"A-{item['number']}", value] for item in activities for value in item["data"])
        others: list[list[Value]] = [[key, self.head("recipients")]]
        others.extend([f"A-{item['number']}", value] for item in activities for value in item["recipients"])
        return [sheet("Register", rows), sheet("Data", data), sheet("Recipients", others)]

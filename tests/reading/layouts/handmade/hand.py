"""One person's hand: what they keep, and how they write lists, time limits, transfers and dates into cells."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence
from dataclasses import replace

from register_app.reading.workbook import Value
from tests.reading.layouts.handmade import heads, material
from tests.reading.layouts.handmade.citing import Citing
from tests.reading.layouts.handmade.material import Activity, Basis, Limit, Transfer

LISTS = ("data", "subjects", "recipients", "processors", "measures", "systems")
OFTEN = {"data": 12, "subjects": 4, "recipients": 5, "processors": 3}
SEPARATORS = ("\n", "\n", "; ", "\n- ", "\n• ", ", ", " / ", "\n{}. ", "\n{}) ")
NONE = {
    "da": ("Ingen", "–", "-", "Nej", "N/A", "Ikke relevant"),
    "en": ("None", "N/A", "–", "-", "No", "Not applicable"),
    "de": ("Keine", "–", "-", "Nein", "entfällt"),
}
UNCLEAR = {
    "da": ("Skal afklares", "?", "Afklares"),
    "en": ("To be clarified", "TBC", "?"),
    "de": ("noch zu klären", "?"),
}
MEASURES = {
    "da": ("Adgangsstyring", "Logning", "Kryptering", "Tofaktorlogin", "Aflåste skabe", "Backup", "Fortrolighedserklæringer"),
    "en": ("Access control", "Logging", "Encryption", "Two-factor login", "Locked cabinets", "Backups", "Confidentiality agreements"),
    "de": ("Zugriffskontrolle", "Protokollierung", "Verschlüsselung", "Zwei-Faktor-Anmeldung", "Abschließbare Schränke", "Datensicherung"),
}  # fmt: skip
SYSTEMS = {"da": ("Outlook", "SharePoint", "Navision", "Sagssystem"), "en": ("Outlook", "SharePoint", "Dynamics", "Case system"), "de": ("Outlook", "SharePoint", "SAP", "Fachverfahren")}  # fmt: skip
STATUS = {"da": ("Godkendt", "Kladde", "Under gennemgang"), "en": ("Approved", "Draft", "In review"), "de": ("Freigegeben", "Entwurf", "In Prüfung")}  # fmt: skip
OWNERS = ("Mette Holm", "Ole Krag", "Sara Lind", "Jens Bo", "Anna Weber", "Tom Field")
LENGTHS = {"da": ("5 år", "6 måneder", "2 år", "30 dage"), "en": ("5 years", "6 months", "2 years", "30 days"), "de": ("5 Jahre", "6 Monate", "2 Jahre", "30 Tage")}  # fmt: skip
COUNTRIES = {
    "da": {"US": ("USA",), "GB": ("Storbritannien", "UK"), "IN": ("Indien",), "CH": ("Schweiz",)},
    "en": {"US": ("USA", "United States"), "GB": ("United Kingdom", "UK"), "IN": ("India",), "CH": ("Switzerland",)},
    "de": {"US": ("USA",), "GB": ("Großbritannien", "Vereinigtes Königreich"), "IN": ("Indien",), "CH": ("Schweiz",)},
}  # fmt: skip
INSTRUMENTS = {
    "da": {"SCC": ("EU-Kommissionens standardkontraktbestemmelser", "SCC", "Standardkontrakter (SCC)"), "DPF": ("EU-US Data Privacy Framework", "DPF"), "45": ("Tilstrækkelighedsafgørelse",)},
    "en": {"SCC": ("Standard contractual clauses", "SCCs", "SCC"), "DPF": ("EU-US Data Privacy Framework", "DPF"), "45": ("Adequacy decision",)},
    "de": {"SCC": ("Standardvertragsklauseln", "SCC"), "DPF": ("EU-US Data Privacy Framework", "DPF"), "45": ("Angemessenheitsbeschluss",)},
}  # fmt: skip
YES = {"da": "Ja", "en": "Yes", "de": "Ja"}
OPTIONS = {
    "da": {"a": "Samtykke", "b": "Kontrakt", "c": "Retlig forpligtelse", "e": "Offentlig opgave", "f": "Legitim interesse"},
    "en": {"a": "Consent", "b": "Contract", "c": "Legal obligation", "e": "Public task", "f": "Legitimate interests"},
    "de": {"a": "Einwilligung", "b": "Vertrag", "c": "Rechtliche Verpflichtung", "e": "Öffentliche Aufgabe", "f": "Berechtigtes Interesse"},
}  # fmt: skip
SPELT = {
    "da": {"5 år": "fem år", "6 måneder": "seks måneder", "10 år": "10 års opbevaring", "3 år": "tre år", "2 år": "24 mdr.", "1 år": "12 mdr.", "30 dage": "30 dg."},
    "en": {"5 years": "five years", "6 months": "six months", "3 years": "three years", "2 years": "24 mths", "6 years": "6 yrs", "30 days": "thirty days"},
    "de": {"5 Jahre": "fünf Jahre", "6 Monate": "sechs Monate", "3 Jahre": "drei Jahre", "10 Jahre": "zehn Jahre", "2 Jahre": "24 Mon."},
}  # fmt: skip
UNDER = {"da": ", jf. {}", "en": " ({})", "de": " ({})"}
OTHERS = {"da": "Øvrige oplysninger", "en": "Other data", "de": "Übrige Daten"}


class Hand:
    """How one workbook is written; `habits` are those of writing, which the facts of each cell are needed for."""

    def __init__(self, chance: random.Random, language: str, habits: frozenset[str]) -> None:
        self.chance = chance
        self.language = language
        self.rich = language in heads.HEADS
        self.habits = habits
        self.citing = Citing(chance, language)
        self.separator = chance.choice(SEPARATORS if self.rich else SEPARATORS[:5])
        self.none = NONE.get(language, ("–",))[: chance.choice((1, 2, 5))]
        self.limits = (
            chance.choice(("whole", "whole", "law", "start", "start law", "pairs")) if self.rich else "whole"
        )
        self.transfers = chance.choice(("", "one", "two")) if self.rich else ""
        self.processors = chance.choice(("apart", "apart", "among"))
        self.day = chance.choice(("%d.%m.%Y", "%d-%m-%Y", "%Y-%m-%d", "date"))
        self.numbers = chance.choice(("1", "01", "A-1", "BA-001", "1.0"))
        self.beside = [
            name
            for name in ("department", "owner", "status", "measures", "systems", "reviewed")
            if self.rich and chance.random() < 0.35
        ]
        self.numbered = chance.random() < 0.6
        self.heads: dict[str, str] = {}

    # ---- what is kept ----------------------------------------------------------------------------

    def fields(self) -> list[str]:
        """What the register keeps of an activity, the name first, as an authority orders it."""
        found = ["number"] if self.numbered else []
        found += [
            "name",
            *(name for name in ("department", "owner") if name in self.beside),
            "purpose",
            "basis",
            "subjects",
            "data",
            "recipients",
        ]
        if self.processors == "apart":
            found.append("processors")
        found += {"": [], "one": ["transfer"], "two": ["transfer", "safeguards"]}[self.transfers]
        found.append("retention")
        found += ["retention_start"] if "start" in self.limits else []
        found += ["retention_law"] if self.limits == "start law" else []
        return found + [name for name in ("measures", "systems", "reviewed", "status") if name in self.beside]

    def facts(self, most: int = 8, purposes: int = 3) -> list[Activity]:
        """So many activities, each with what this hand keeps of it."""
        known = material.activities(self.language)
        chosen = self.chance.sample(known, min(len(known), self.chance.randint(3, most)))
        found: list[Activity] = []
        for number, base in enumerate(chosen, 1):
            item = replace(base, number=self.number(number), unclear=set())
            item.limits = [self.spelt(limit) for limit in base.limits]
            item.purposes = base.purposes[: self.chance.randint(1, purposes)]
            item.purposes = [
                replace(purpose, bases=self.citing.told(purpose.bases[: self.chance.randint(1, 3)]))
                for purpose in item.purposes
            ]
            for name, most_items in OFTEN.items():
                items: list[str] = getattr(base, name)
                least = 0 if name in ("recipients", "processors") and self.rich else 1
                count = self.chance.randint(min(least, len(items)), min(most_items, len(items)))
                setattr(
                    item,
                    name,
                    [text for text in items if text in self.chance.sample(items, count)] if count else [],
                )
                if not getattr(item, name) and self.rich and self.chance.random() < 0.2:
                    item.unclear.add(name)
            item.data = item.data or base.data[:1]
            item.subjects = item.subjects or base.subjects[:1]
            item.owner = self.chance.choice(OWNERS)
            item.reviewed = str(datetime.date(2023, 1, 1) + datetime.timedelta(self.chance.randint(0, 1000)))
            if self.rich:
                item.measures = self.chance.sample(MEASURES[self.language], self.chance.randint(1, 4))
                item.systems = self.chance.sample(SYSTEMS[self.language], self.chance.randint(1, 2))
                item.status = self.chance.choice(STATUS[self.language])
            if found and self.chance.random() < 0.3:
                item.measures, item.systems = found[-1].measures, found[-1].systems
                item.subjects = found[-1].subjects
            self.keep(item)
            found.append(item)
        return found

    def spelt(self, limit: Limit) -> Limit:
        """The length in words or shortened, by a hand that does so; what it means stays."""
        said = SPELT.get(self.language, {}).get(limit.length, "") if "lengths in words" in self.habits else ""
        return replace(limit, length=said, meant=limit.period) if said else limit

    def keep(self, item: Activity) -> None:
        """Leave out what this hand does not write, so that the facts are what can be read."""
        if not self.transfers:
            item.transfers = []
        if self.limits == "pairs" and len(item.data) > 2:
            first, second = self.chance.sample(LENGTHS[self.language], 2)
            item.limits = [Limit(first, category=item.data[0]), Limit(second, category=item.data[1])]
        if self.processors == "among":
            item.recipients = [*item.recipients, *item.processors]
            item.processors = []

    def number(self, number: int) -> str:
        match self.numbers:
            case "01":
                return f"{number:02}"
            case "A-1":
                return f"A-{number}"
            case "BA-001":
                return f"BA-{number:03}"
        return str(number)

    # ---- how it is written -----------------------------------------------------------------------

    def head(self, name: str) -> str:
        """The heading of a field, the same all over the workbook."""
        if name not in self.heads:
            self.heads[name] = heads.head(name, self.language, self.chance)
        return self.heads[name]

    def joined(self, items: Sequence[str]) -> str:
        style = self.separator
        if "mixed separators" in self.habits:
            style = self.chance.choice(SEPARATORS if self.rich else SEPARATORS[:5])
        if style.strip() == "/" and any("/" in item for item in items):
            style = "; "
        if style == ", " and any("," in item for item in items):
            style = "; "
        if "{}" in style:
            return (
                "".join(style.format(number) + item for number, item in enumerate(items, 1)).strip()
                if len(items) > 1
                else items[0]
            )
        if style.strip() in ("-", "•"):
            return style.strip() + " " + style.join(items)
        return style.join(items)

    def items(self, item: Activity, name: str) -> list[str]:
        """The values of a list field; of purposes and bases as many as there are purposes."""
        if name == "purpose":
            return [purpose.title for purpose in item.purposes]
        if name == "basis":
            return [self.citing.many(purpose.bases, between=AND_ALSO) for purpose in item.purposes]
        return list(getattr(item, name))

    def cell(self, item: Activity, name: str) -> Value:
        match name:
            case "purpose" | "basis":
                return self.paired(item, name)
            case "retention":
                return self.retention(item)
            case "retention_start":
                return item.limits[0].start or None if not item.limits[0].category else None
            case "retention_law":
                return item.limits[0].law or None
            case "transfer" | "safeguards":
                return self.transfer(item.transfers, name)
            case "reviewed":
                return self.date(item.reviewed)
            case "number":
                return int(item.number) if self.numbers in ("1", "1.0") else item.number
        value = getattr(item, name)
        if isinstance(value, list):
            return self.joined(value) if value else self.nothing(item, name)
        return str(value) or None

    def nothing(self, item: Activity, name: str) -> Value:
        if "says none" not in self.habits:
            return None
        words = UNCLEAR[self.language] if name in item.unclear else self.none
        return self.chance.choice(words)

    def paired(self, item: Activity, name: str) -> str:
        """Purposes, or their bases, in the same order and marked alike."""
        if len(item.purposes) == 1:
            if name == "basis":
                return self.ticked(item.purposes[0].bases) or self.citing.many(item.purposes[0].bases)
            return self.broken(item.purposes[0].title)
        texts = self.items(item, name)
        if "parallel numbers" in self.habits:
            return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))
        if "ad numbers" in self.habits:
            mark = "Ad {}) {}" if name == "basis" else "{}) {}"
            return "\n".join(mark.format(number, text) for number, text in enumerate(texts, 1))
        return "\n".join(texts)

    def ticked(self, bases: Sequence[Basis]) -> str:
        """The options of a printed form, those that apply ticked; nothing where a basis is none of them."""
        options = OPTIONS.get(self.language, {})
        letters = {basis.letter for basis in bases}
        if "ticked options" not in self.habits or not letters <= options.keys() or len(letters) < len(bases):
            return ""
        return "\n".join(f"{'☒' if letter in letters else '☐'} {text}" for letter, text in options.items())

    def broken(self, text: str) -> str:
        """Somebody pressed Alt+Enter where the cell was full."""
        words = text.split(" ")
        if "hard breaks" not in self.habits or len(words) < 9:
            return text
        at = next((index for index in range(6, len(words)) if words[index][0].islower()), 0)
        return " ".join(words[:at]) + "\n" + " ".join(words[at:]) if at else text

    def retention(self, item: Activity) -> str:
        limit = item.limits[0]
        if limit.category:
            lines = [f"{part.category}: {part.length}" for part in item.limits]
            return "\n".join(lines)
        if "start" in self.limits and limit.start and limit.length:
            return limit.length
        return limit.text + (
            UNDER[self.language].format(limit.law) if self.limits == "law" and limit.law else ""
        )

    def transfer(self, transfers: Sequence[Transfer], name: str) -> Value:
        if not transfers:
            return (
                self.chance.choice(self.none) if "says none" in self.habits and name == "transfer" else None
            )
        found = transfers[0]
        country = self.chance.choice(COUNTRIES[self.language][found.country])
        instrument = self.chance.choice(INSTRUMENTS[self.language][found.instrument])
        if name == "safeguards":
            return instrument
        if self.transfers == "two":
            return country
        if "yes before transfers" in self.habits:
            yes = YES[self.language]
            forms = (
                f"{yes} – {country} ({instrument})",
                f"{yes}, {country}: {instrument}",
                f"{yes} ({country}, {instrument})",
            )
            return self.chance.choice(forms)
        return self.chance.choice(
            (
                f"{country} ({instrument})",
                f"{country} – {instrument}",
                f"{country}: {instrument}",
                f"{found.importer}, {country} ({instrument})",
            )
        )

    def date(self, text: str) -> Value:
        day = datetime.date.fromisoformat(text)
        if "dates as numbers" in self.habits:
            return (day - datetime.date(1899, 12, 30)).days
        return day if self.day == "date" else day.strftime(self.day)


AND_ALSO = "; "

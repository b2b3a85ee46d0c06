"""Layouts of several sheets or tables that belong together: linked by number, or one for each part of the register."""

from __future__ import annotations

from tests.reading.layouts.handmade.hand import MEASURES, Hand
from tests.reading.layouts.handmade.material import Activity
from tests.reading.layouts.handmade.pages import Line, Page
from tests.reading.layouts.handmade.tables import header, row, table

CLIENTS = ("Alfa A/S", "Beta Ltd", "Gamma GmbH", "Delta ApS", "Epsilon AB", "Zeta plc")
SERVICES = {
    "da": ("Hosting af kundesystemer", "Support på lønsystem", "Udsendelse af breve", "Scanning af bilag", "Drift af backup"),
    "en": ("Hosting of customer systems", "Support of payroll software", "Sending of letters", "Scanning of documents", "Backup operations"),
    "de": ("Hosting von Kundensystemen", "Betreuung der Lohnsoftware", "Versand von Briefen", "Scannen von Belegen", "Betrieb der Datensicherung"),
}  # fmt: skip
PARTS = {
    "da": ("Dataansvarlig", "Databehandler"),
    "en": ("Controller", "Processor"),
    "de": ("Verantwortlicher", "Auftragsverarbeiter"),
}


def linked(hand: Hand, items: list[Activity]) -> list[Page]:
    """The activities in one sheet, their data and recipients in others, by number."""
    fields = [name for name in hand.fields() if name not in ("number", "data", "recipients")]
    for number, item in enumerate(items, 1):
        item.number = f"A-{number}"
    pages = []
    main = Page(
        "Register", "table", [Line([hand.head("key"), *header(hand, fields).cells], "head")], ["key", *fields]
    )
    main.lines += [Line([item.number, *row(hand, item, fields).cells]) for item in items]
    pages.append(main)
    for name in ("data", "recipients"):
        page = Page(
            hand.head(name).replace("?", "").replace("/", " "),
            "other",
            [Line([hand.head("key"), hand.head(name)], "head")],
        )
        page.lines += [Line([item.number, value]) for item in items for value in hand.items(item, name)]
        if len(page.lines) > 1:
            pages.append(page)
    return pages


def both_parts(hand: Hand, items: list[Activity]) -> list[Page]:
    """A sheet as controller, and a sheet as processor with clients, services and measures."""
    fields = hand.fields()
    controller, processor = PARTS.get(hand.language, PARTS["en"])
    services = hand.chance.sample(SERVICES.get(hand.language, SERVICES["en"]), hand.chance.randint(2, 4))
    measures = MEASURES.get(hand.language, MEASURES["en"])
    served = []
    for name in services:
        item = Activity(name, part="processor", services=[])
        item.clients = hand.chance.sample(CLIENTS, hand.chance.randint(1, 3))
        item.measures = hand.chance.sample(measures, 2)
        served.append(item)
    pages = [
        table(hand, items, fields, controller),
        table(hand, served, ["name", "clients", "measures"], processor),
    ]
    pages[1].kind = "other"
    items += served
    return pages

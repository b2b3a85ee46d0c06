"""Layouts with labels beside their values: a form for each activity, in many arrangements."""

from __future__ import annotations

from tests.reading.layouts.handmade.hand import LISTS, Hand
from tests.reading.layouts.handmade.material import Activity
from tests.reading.layouts.handmade.pages import Line, Page
from tests.reading.layouts.handmade.tables import header, name_of, table

INDEX = {"da": "Oversigt", "en": "Index", "de": "Übersicht"}
QUESTIONS = {
    "da": {"name": "Hvad hedder behandlingsaktiviteten?", "purpose": "Hvad er formålet med behandlingen?", "basis": "Hvad er retsgrundlaget?", "subjects": "Hvem behandles der oplysninger om?", "data": "Hvilke personoplysninger behandles?", "recipients": "Hvem videregives oplysningerne til?", "processors": "Hvilke databehandlere anvendes?", "retention": "Hvornår slettes oplysningerne?", "transfer": "Overføres oplysninger til tredjelande?", "measures": "Hvilke sikkerhedsforanstaltninger er der?", "department": "Hvilken afdeling er ansvarlig?"},
    "en": {"name": "What is the processing activity called?", "purpose": "What is the purpose of the processing?", "basis": "What is the legal basis?", "subjects": "Who are the data subjects?", "data": "Which personal data are processed?", "recipients": "Who are the data disclosed to?", "processors": "Which processors are used?", "retention": "When are the data deleted?", "transfer": "Are data transferred to third countries?", "measures": "What security measures are in place?", "department": "Which department is responsible?"},
    "de": {"name": "Wie heißt die Verarbeitungstätigkeit?", "purpose": "Was ist der Zweck der Verarbeitung?", "basis": "Was ist die Rechtsgrundlage?", "subjects": "Wer sind die betroffenen Personen?", "data": "Welche personenbezogenen Daten werden verarbeitet?", "recipients": "An wen werden die Daten weitergegeben?", "processors": "Welche Auftragsverarbeiter werden eingesetzt?", "retention": "Wann werden die Daten gelöscht?", "transfer": "Werden Daten in Drittländer übermittelt?", "measures": "Welche Sicherheitsmaßnahmen gibt es?", "department": "Welche Abteilung ist zuständig?"},
}  # fmt: skip
ASKED = {"da": ("Spørgsmål", "Svar"), "en": ("Question", "Answer"), "de": ("Frage", "Antwort")}


def entries(hand: Hand, item: Activity, fields: list[str], *, downward: bool) -> list[Line]:
    """Labels and values; downward, each value of a list has a row of its own."""
    lines = []
    for name in fields:
        values = hand.items(item, name) if downward and name in LISTS else []
        if len(values) > 1:
            lines += [
                Line([None if index else hand.head(name), value], "more" if index else "entry")
                for index, value in enumerate(values)
            ]
        else:
            lines.append(Line([hand.head(name), hand.cell(item, name)], "entry"))
    return lines


def forms(hand: Hand, items: list[Activity]) -> list[Page]:
    """A sheet for each activity."""
    fields = hand.fields()
    downward = hand.chance.random() < 0.4
    return [
        Page(f"{item.number} {item.name}"[:31], "form", entries(hand, item, fields, downward=downward))
        for item in items
    ]


def index_and_forms(hand: Hand, items: list[Activity]) -> list[Page]:
    kept = [name for name in hand.fields() if name in ("name", "department", "owner", "status")]
    index = table(hand, items, ["number", *kept], INDEX.get(hand.language, "Index"))
    index.kind = "other"
    hand.numbered = True
    pages = forms(hand, items)
    return [index, *pages]


def stacked_forms(hand: Hand, items: list[Activity]) -> list[Page]:
    """The forms below each other, a blank row or two between them."""
    fields = [name for name in hand.fields() if name != "number"]
    lines: list[Line] = []
    gap = hand.chance.randint(1, 2)
    for item in items:
        lines += [Line([], "note") for _ in range(gap if lines else 0)]
        lines += entries(hand, item, fields, downward=False)
    return [Page(name_of(hand), "form", lines)]


def side_by_side(hand: Hand, items: list[Activity]) -> list[Page]:
    """Label and value twice across."""
    fields = hand.fields()
    half = (len(fields) + 1) // 2
    pages = []
    for item in items:
        lines = []
        for index in range(half):
            pair = [fields[index], *fields[half + index : half + index + 1]]
            cells = [value for name in pair for value in (hand.head(name), hand.cell(item, name))]
            lines.append(Line(list(cells), "entry"))
        pages.append(Page(f"{item.number} {item.name}"[:31], "form", lines, labels=(0, 2)))
    return pages


def questionnaire(hand: Hand, items: list[Activity]) -> list[Page]:
    """Question and answer, numbered, a sheet for each activity."""
    questions = QUESTIONS.get(hand.language, {})
    fields = (
        [name for name in hand.fields() if name in questions]
        if questions
        else [n for n in hand.fields() if n != "number"]
    )
    numbered = hand.chance.random() < 0.5
    pages = []
    for item in items:
        question, answer = ASKED.get(hand.language, ASKED["en"])
        lines = [Line([*(["Nr."] if numbered else []), question, answer], "note")]
        for number, name in enumerate(fields, 1):
            lines.append(
                Line(
                    [
                        *([number] if numbered else []),
                        questions.get(name) or hand.head(name),
                        hand.cell(item, name),
                    ],
                    "entry",
                )
            )
        pages.append(Page(f"{item.name}"[:31], "form", lines, labels=(1,) if numbered else (0,)))
    return pages


def forms_across(hand: Hand, items: list[Activity]) -> list[Page]:
    """A form whose list fields are small tables: the heading above its values."""
    fields = [name for name in hand.fields() if name != "number"]
    single = [name for name in fields if name not in ("data", "subjects", "recipients", "processors")]
    below = [name for name in fields if name not in single]
    pages = []
    for item in items:
        lines = entries(hand, item, single, downward=False)
        lines += [Line([], "note"), Line(header(hand, below).cells, "note")]
        columns = [hand.items(item, name) for name in below]
        lines += [
            Line([column[index] if index < len(column) else None for column in columns], "note")
            for index in range(max(map(len, columns)))
        ]
        pages.append(Page(item.name[:31], "form", lines))
    return pages

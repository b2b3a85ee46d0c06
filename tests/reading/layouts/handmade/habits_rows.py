"""Habits with rows: gaps, totals, sections, examples, marks that stand for what is above."""

from __future__ import annotations

import random

from register_app.reading.workbook import Value
from tests.reading.layouts.handmade.habits import FORM, HEADED, TABLE, habit
from tests.reading.layouts.handmade.hand import LISTS
from tests.reading.layouts.handmade.pages import Line, Page, pick

TOTAL = {
    "da": ("I alt", "Antal behandlinger:"),
    "en": ("Total", "Number of activities:"),
    "de": ("Summe", "Anzahl Verfahren:"),
}
EXAMPLE = {
    "da": {"number": "Eks.", "name": "EKSEMPEL: Fødselsdagsliste", "purpose": "Vide hvornår der skal være kage", "basis": "Art. 6, stk. 1, litra f", "subjects": "Kolleger", "data": "Fødselsdag", "recipients": "Ingen", "retention": "1 år"},
    "en": {"number": "e.g.", "name": "EXAMPLE: Birthday list", "purpose": "Know when there will be cake", "basis": "Art. 6(1)(f)", "subjects": "Colleagues", "data": "Birthday", "recipients": "None", "retention": "1 year"},
    "de": {"number": "Bsp.", "name": "BEISPIEL: Geburtstagsliste", "purpose": "Wissen, wann es Kuchen gibt", "basis": "Art. 6 Abs. 1 lit. f DSGVO", "subjects": "Kollegen", "data": "Geburtstag", "recipients": "Keine", "retention": "1 Jahr"},
}  # fmt: skip
DITTO = {"da": ('"', "do.", "se ovenfor", "Samme som ovenfor", '-"-'), "en": ('"', "ditto", "see above", "As above"), "de": ('"', "dito", "siehe oben", "s. o.")}  # fmt: skip
SIGNED = {
    "da": ("Godkendt af: Mette Holm, 3. marts 2024", "Næste gennemgang: 1. marts 2025"),
    "en": ("Approved by: Mette Holm, 3 March 2024", "Next review: 1 March 2025"),
    "de": ("Freigegeben von: Anna Weber, 3. März 2024", "Nächste Prüfung: 1. März 2025"),
}
LEGEND = {"da": ("* afventer afklaring", "Forklaring: DBA = databehandleraftale"), "en": ("* awaiting clarification", "Key: DPA = data processing agreement"), "de": ("* in Klärung", "Legende: AVV = Auftragsverarbeitungsvertrag")}  # fmt: skip
CHOOSE = {"da": "Vælg fra listen", "en": "Choose from list", "de": "Bitte auswählen"}


@habit("blank rows", HEADED)
def blank_rows(page: Page, chance: random.Random, language: str) -> bool:
    del language
    if page.kind == "table":
        for index in sorted(page.gaps(), reverse=True):
            if chance.random() < 0.4:
                page.lines.insert(index, Line([], "note"))
    else:
        lines = page.find("entry")
        for line in pick(chance, lines[1:], 0.2):
            page.before(line, Line([], "note"))
    return True


@habit("blank row below headings", TABLE)
def blank_below(page: Page, chance: random.Random, language: str) -> bool:
    del chance, language
    heads = page.find("head")
    if len(heads) != 1:
        return False
    page.lines.insert(page.at(heads[-1]) + 1, Line([], "note"))
    return True


@habit("department merged down", TABLE)
def merged_department(page: Page, chance: random.Random, language: str) -> bool:
    """A department is written once and merged over the activities that follow."""
    del language
    records = page.find("record")
    if "department" not in page.fields or page.find("more") or any(line.wide for line in page.lines):
        return False
    column = page.fields.index("department")
    together = chance.randint(2, 4)
    top, run = records[0], 0
    for line in records:
        if run == together or page.at(line) != page.at(top) + run:
            top, run = line, 0
        if run:
            line.put(column, None)
            top.wide = [(column, run + 1, 1)]
        run += 1
    return True


@habit("totals", TABLE)
def totals(page: Page, chance: random.Random, language: str) -> bool:
    if language not in TOTAL:
        return False
    ticks: list[Value] = [
        sum(line.value(column) not in (None, False) for line in page.find("record"))
        if name == "tick"
        else None
        for column, name in enumerate(page.fields)
    ]
    line = Line(ticks or [], "note")
    if "tick" in page.fields:
        line.put(0, chance.choice(TOTAL[language]))
    else:
        line = Line([chance.choice(TOTAL[language]), len(page.find("record"))], "note")
    page.lines.append(line)
    return True


@habit("section rows", TABLE)
def section_rows(page: Page, chance: random.Random, language: str) -> bool:
    names = {
        "da": ("Fælles processer", "Øvrige områder"),
        "en": ("Shared processes", "Other areas"),
        "de": ("Übergreifendes", "Sonstiges"),
    }.get(language)
    gaps = page.gaps()
    if names is None or not gaps or page.find("section"):
        return False
    first = next(index for index, line in enumerate(page.lines) if line.role == "record")
    wide = [(0, 1, len(page.fields))] if chance.random() < 0.5 else []
    page.lines.insert(chance.choice(gaps), Line([names[1]], "section", list(wide)))
    page.lines.insert(first, Line([names[0]], "section", list(wide)))
    return True


@habit("example row", TABLE)
def example_row(page: Page, chance: random.Random, language: str) -> bool:
    del chance
    texts = EXAMPLE.get(language)
    records = page.find("record")
    if texts is None or not records or "tick" in page.fields:
        return False
    page.before(records[0], Line([texts.get(name) for name in page.fields], "note"))
    return True


@habit("numbered empty rows", TABLE)
def numbered_rows(page: Page, chance: random.Random, language: str) -> bool:
    del language
    records = page.find("record")
    if page.fields[:1] != ["number"] or not records or not isinstance(records[-1].value(0), int):
        return False
    last = records[-1].value(0)
    assert isinstance(last, int)
    page.lines += [Line([last + more], "note") for more in range(1, chance.randint(3, 9))]
    return True


@habit("rows to choose in", TABLE)
def chosen_rows(page: Page, chance: random.Random, language: str) -> bool:
    if language not in CHOOSE or "basis" not in page.fields:
        return False
    columns = [page.fields.index(name) for name in ("basis", "subjects") if name in page.fields]
    for _ in range(chance.randint(2, 5)):
        line = Line([], "note")
        for column in columns:
            line.put(column, CHOOSE[language])
        page.lines.append(line)
    return True


@habit("ditto", TABLE)
def ditto(page: Page, chance: random.Random, language: str) -> bool:
    """What is as in the activity above is not written again."""
    records = page.find("record")
    mark = chance.choice(DITTO.get(language, ('"',)))
    found = False
    if page.find("more"):
        return False
    for column, name in enumerate(page.fields):
        if name not in ("measures", "systems", "subjects", "department", "owner", "retention"):
            continue
        before: Value = None
        for line in records:
            value = line.value(column)
            if value is not None and value == before:
                line.put(column, mark)
                found = True
            before = value
    return found


@habit("sign-off below", HEADED)
def sign_off(page: Page, chance: random.Random, language: str) -> bool:
    if language not in SIGNED:
        return False
    page.lines += [
        Line([], "note"),
        *(Line([text], "note") for text in SIGNED[language][: chance.randint(1, 2)]),
    ]
    return True


@habit("legend below", HEADED)
def legend(page: Page, chance: random.Random, language: str) -> bool:
    if language not in LEGEND:
        return False
    page.lines += [Line([], "note"), Line([chance.choice(LEGEND[language])], "note")]
    return True


@habit("list in two columns", TABLE)
def split_list(page: Page, chance: random.Random, language: str) -> bool:
    """The same heading twice, or merged over both: half of the values here, half there."""
    del language
    heads = page.find("head")
    names = [name for name in page.fields if name in LISTS[:4]]
    if len(heads) != 1 or page.find("more") or not names:
        return False
    column = page.fields.index(chance.choice(names))
    lines = page.find("record")
    halves = []
    for line in lines:
        value = line.value(column)
        values = value.split("\n") if isinstance(value, str) else []
        cut = (len(values) + 1) // 2
        halves.append(("\n".join(values[:cut]) or None, "\n".join(values[cut:]) or None))
    if sum(second is not None for _, second in halves) < 2:
        return False
    page.add_column(column + 1, lambda line: None, page.fields[column])
    for line, (first, second) in zip(lines, halves, strict=True):
        line.put(column, first)
        line.put(column + 1, second)
    if chance.random() < 0.5:
        heads[0].wide.append((column, 1, 2))
    else:
        heads[0].put(column + 1, heads[0].cells[column])
    return True


@habit("hint column", FORM)
def hints(page: Page, chance: random.Random, language: str) -> bool:
    """A third column of a form explains what to write."""
    texts = {
        "da": ("Skriv kort", "Se vejledningen", "Skal udfyldes"),
        "en": ("Keep it short", "See the guidance", "Mandatory"),
        "de": ("Kurz fassen", "Siehe Leitfaden", "Pflichtfeld"),
    }.get(language)
    if texts is None or page.labels not in ((0,), (1,)):
        return False
    for line in page.find("entry"):
        if chance.random() < 0.6:
            line.put(page.labels[0] + 2, chance.choice(texts))
    return True

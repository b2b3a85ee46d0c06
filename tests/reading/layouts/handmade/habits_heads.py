"""Habits with headings and labels."""

from __future__ import annotations

import random

from tests.reading.layouts.handmade import heads
from tests.reading.layouts.handmade.habits import HEADED, TABLE, habit
from tests.reading.layouts.handmade.pages import Line, Page

ARTICLE = {"da": ("(jf. art. 30, stk. 1, litra {})", "(art. 30, stk. 1, litra {})"), "en": ("(Art. 30(1)({}))",), "de": ("(Art. 30 Abs. 1 lit. {} DSGVO)",)}  # fmt: skip
FORGETTABLE = ("purpose", "basis", "subjects", "data", "recipients", "retention", "transfer")
INSTRUCTIONS = {
    "da": {"name": "Skriv navnet på behandlingen", "purpose": "Beskriv kort, hvad oplysningerne bruges til", "basis": "Angiv artikel og evt. national lov", "subjects": "F.eks. ansatte, kunder", "data": "F.eks. navn, CPR-nummer", "recipients": "Angiv hvem oplysningerne videregives til", "retention": "Angiv frist og hvad den regnes fra", "measures": "Beskriv kort"},
    "en": {"name": "Write the name of the processing", "purpose": "Describe briefly what the data are used for", "basis": "State the article and any national law", "subjects": "E.g. employees, customers", "data": "E.g. name, address", "recipients": "State who receives the data", "retention": "State the period and when it starts", "measures": "Describe briefly"},
    "de": {"name": "Name der Verarbeitung eintragen", "purpose": "Kurz beschreiben, wozu die Daten dienen", "basis": "Artikel und ggf. nationales Gesetz angeben", "subjects": "z. B. Beschäftigte, Kunden", "data": "z. B. Name, Anschrift", "recipients": "Angeben, wer die Daten erhält", "retention": "Frist und Fristbeginn angeben", "measures": "Kurz beschreiben"},
}  # fmt: skip


def each(page: Page, change: object) -> bool:
    """Change every heading text; whether there was one."""
    found = False
    for line, column in page.heads():
        line.cells[column] = change(str(line.cells[column]))  # type: ignore[operator]
        found = True
    return found


def main(page: Page) -> Line | None:
    """The line with most headings."""
    lines = page.find("head")
    return max(lines, key=lambda line: sum(isinstance(value, str) for value in line.cells), default=None)


@habit("headings starred", HEADED)
def starred(page: Page, chance: random.Random, language: str) -> bool:
    del language
    mark = chance.choice(("*", ":", " *", " :"))
    return each(page, lambda text: text if text.endswith("?") else text + mark)


@habit("headings in upper case", HEADED)
def upper(page: Page, chance: random.Random, language: str) -> bool:
    del chance, language
    return each(page, str.upper)


@habit("headings numbered", HEADED)
def numbered(page: Page, chance: random.Random, language: str) -> bool:
    del language
    pattern = chance.choice(("{}. {}", "{}) {}", "{} {}"))
    if "tick" in page.fields:
        return False
    numbers: dict[object, int] = {}
    for line, column in page.heads():
        number = numbers.setdefault(line.cells[column], len(numbers) + 1)
        line.cells[column] = pattern.format(number, line.cells[column])
    return True


@habit("headings broken", HEADED)
def broken(page: Page, chance: random.Random, language: str) -> bool:
    del language
    texts: dict[str, str] = {}

    def change(text: str) -> str:
        return texts.setdefault(text, text.replace(" ", "\n", 1) if chance.random() < 0.7 else text)

    return each(page, change)


@habit("headings with article", HEADED)
def with_article(page: Page, chance: random.Random, language: str) -> bool:
    pattern = chance.choice(ARTICLE.get(language, ARTICLE["en"]))
    between = chance.choice((" ", "\n"))
    letters = {
        text: letter for name, letter in heads.ARTICLES.items() for text in heads.known(name, language)
    }
    for line, column in page.heads():
        text = str(line.cells[column])
        if text in letters:
            line.cells[column] = text + between + pattern.format(letters[text])
    return True


@habit("headings in two languages", HEADED)
def two_languages(page: Page, chance: random.Random, language: str) -> bool:
    other = "en" if language != "en" else "da"
    between = chance.choice((" / ", "\n", " (", " – "))
    fields = {text: name for name in heads.HEADS["da"] for text in heads.known(name, language)}
    for line, column in page.heads():
        text = str(line.cells[column])
        if text in fields and not text.endswith("?"):
            line.cells[column] = (
                text + between + heads.known(fields[text], other)[0] + (")" if between == " (" else "")
            )
    return True


@habit("typing error", HEADED)
def typing_error(page: Page, chance: random.Random, language: str) -> bool:
    del language
    cells = [
        (line, column)
        for line, column in page.heads()
        if len(str(line.cells[column])) > 7 and "tick" not in page.fields[column : column + 1]
    ]
    if not cells:
        return False
    line, column = chance.choice(cells)
    text = str(line.cells[column])
    at = chance.choice([index for index in range(1, len(text) - 2) if text[index : index + 2].isalpha()])
    match chance.randint(0, 2):
        case 0:
            text = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        case 1:
            text = text[:at] + text[at + 1 :]
        case _:
            text = text[:at] + text[at] + text[at:]
    line.cells[column] = text
    return True


@habit("a heading forgotten", TABLE)
def forgotten(page: Page, chance: random.Random, language: str) -> bool:
    del language
    records = page.find("record")
    names = [
        name
        for name in FORGETTABLE
        if name in page.fields
        and sum(line.value(page.fields.index(name)) is not None for line in records)
        >= max(2, 0.6 * len(records))
    ]
    if not names or len(page.find("head")) != 1 or len(records) < 3:
        return False
    page.find("head")[0].put(page.fields.index(chance.choice(names)), None)
    return True


@habit("headings again in English", TABLE)
def second_language(page: Page, chance: random.Random, language: str) -> bool:
    """A second row of headings says the same in another language."""
    del chance
    line = main(page)
    if line is None or len(page.find("head")) != 1 or language not in heads.HEADS or "tick" in page.fields:
        return False
    other = "en" if language != "en" else "da"
    texts = [heads.known(name, other)[0] if name else None for name in page.fields]
    page.lines.insert(page.at(line) + 1, Line(list(texts), "note"))
    return True


@habit("instruction row", TABLE)
def instructions(page: Page, chance: random.Random, language: str) -> bool:
    del chance
    texts = INSTRUCTIONS.get(language)
    line = main(page)
    if texts is None or line is None or len(page.find("head")) != 1:
        return False
    page.lines.insert(page.at(line) + 1, Line([texts.get(name) for name in page.fields], "note"))
    return True


@habit("column numbers", TABLE)
def column_numbers(page: Page, chance: random.Random, language: str) -> bool:
    del language
    line = main(page)
    if line is None or len(page.find("head")) != 1:
        return False
    letters = chance.random() < 0.3
    cells = [chr(97 + index) if letters else index + 1 for index in range(len(page.fields))]
    page.lines.insert(page.at(line) + chance.choice((0, 1, 1)), Line(list(cells), "note"))
    return True


@habit("headings repeated", TABLE)
def repeated(page: Page, chance: random.Random, language: str) -> bool:
    del language
    gaps = page.gaps()
    line = main(page)
    if line is None or len(page.find("head")) != 1 or not gaps:
        return False
    page.lines.insert(chance.choice(gaps), Line(list(line.cells), "note"))
    return True


@habit("comments on headings", TABLE)
def comments(page: Page, chance: random.Random, language: str) -> bool:
    texts = INSTRUCTIONS.get(language, {})
    for column, name in enumerate(page.fields):
        if name in texts and chance.random() < 0.4:
            page.comments[column] = texts[name]
    return bool(page.comments)

"""Rows beside headings that say what to write below them: "E.g. customers", "yes/no", "Why do we need it?"."""

from __future__ import annotations

import re

from register_app.reading.headings import match
from register_app.reading.headingwords import Match
from register_app.reading.layouts import furniture
from register_app.reading.layouts.evidence import is_mark, state_of
from register_app.reading.layouts.grid import Grid

_HINT = re.compile(
    r"^\((?!x\))[^()]{3,}\)$|^(?:e\.g\.|eg\.|f\.eks\.|fx|f\.x\.|z\. ?b\.|p\.ex\.|bijv\.|t\.ex\.|esim\.|np\.|ad es\.|p\. ej\.)|^(?:vælg|select|auswählen|angiv|"
    r"indtast|enter|skriv|bitte|sélectionn|kies|välj|ange|velg|valitse|seleccion|selezion|wybierz|describe|beskriv|list (?:the|all)|dropdown|free text|fritekst|freitext|texte libre)\b",
    re.IGNORECASE,
)
_TELLS_HOW = re.compile(
    r"^(?:husk|se|notér|noter|nævn|oplys|udfyld|brug|remember|see|give|name(?=\s)|state(?=\s)|specify|explain|write|fill|tell|use|beschreiben|nennen|angeben|siehe|eintragen|ausfüllen|décri\w+|indique\w*|précise\w*|voir"
    r"|mentionne\w*|beschrijf|geef|vermeld|zie|vul|kurz|uppge|fyll|skriva|oppgi|nevn|fyll|kuvaa|kirjoita|katso|describ[ae]\w*|escrib[ae]\w*|indi(?:que|care|ca)\w*|véase|ver|scriver\w*|vedi|opisz|wpisz|podaj|zob)\b"
    r"|\s(?:beschreiben|nennen|angeben|eintragen|ausfüllen|aufführen|auflisten|benennen|beachten|wählen|invullen|vermelden|beschrijven|noemen)[.!]?$",
    re.IGNORECASE,
)
"""How a cell begins that tells what to write there; an activity may be called so, a column of such cells is none."""
_YES, _NO = r"(?:ja|jo|yes|oui|s[iíì]|tak|kyll[äa]|[jy])", r"(?:nein|nej|nei|no|non|nee|nie|ei|n)"
_OR = r"\s*(?:[/|]|\b(?:or|oder|eller|ou|of|lub|tai|vai|o)\b)\s*"
_CHOICE = re.compile(rf"^\(?(?:{_YES}{_OR}{_NO}|{_NO}{_OR}{_YES})\b", re.IGNORECASE)
"""Both answers in one cell: a choice that nobody made, as it stands where the choice is explained."""
_FORM = re.compile(
    r"^(?:(?:dd|tt|jj|gg|pp)[-./ ]?(?:mm|kk)[-./ ]?\w{2,4}|(?:yyyy|åååå|jjjj|aaaa|rrrr|vvvv|ssaa)[-./ ]?(?:mm|kk)\S*"
    r"|(?:max|maks|maximum|maksimum|höchstens|højst)\.? \d+ \S+|(?:vrije tekst|texto libre|testo libero|tekst dowolny|vapaa teksti|fri text|fri tekst)\b.*"
    r"|(?:drop-?down|rullemenu|rulleliste|rullgardin\w*|keuzelijst|auswahlliste|liste déroulante|lista desplegable|elenco a discesa|lista rozwijana|pick ?list|alasvetovalikko)\b.*"
    r"|fortlaufend\w*|løbenummer|fortløbende|löpnummer|auto(?:matisk|matisch|matic)?|volgnummer|juokseva)$",
    re.IGNORECASE,
)
"""The form in which something is to be written: "DD-MM-YYYY", "max. 50 characters", "drop-down"."""
_PLACE_IN_LAW = re.compile(
    r"^\(?(?:gdpr|dsgvo|ds-gvo|rgpd|avg|rodo|eu)?\W*(?:(?:art\w*|artykuł|§)\.?\s*30\b.{0,40}|30\W{0,2}[12]\W{0,3}(?:\w{1,6}\.?\s?)?\(?[a-h]\W?)$",
    re.IGNORECASE,
)
_LETTERED = re.compile(
    r"^\(?(?:(?:abs|absatz|ust|stk|par|para|apartado|lid|mom|nr|cpv|comma)\.?\s*\d\W*?)?"
    r"(?:(?:lit|litt|litra|litera|let|lett|letra|lettera|letter|buchst|bogstav|pkt|point|punkt|bokstav|kohta|onder|sub)\.?\s*|(?<=\d)\W+)"
    r"\(?[a-h]\)?(?:\W+(?:\w{1,3}\W+)?[a-h]\)?)?\.?\)?$",
    re.IGNORECASE,
)
_LETTER = re.compile(r"^\(?[a-g]\)$", re.IGNORECASE)
"""Where in Art. 30 a column is asked for: "Art. 30(1)(b)", "lit. c", "(d)"."""
_STAR = re.compile(r"^[*–-]+\s*")
_ALTERNATIVES = re.compile(r"[^/|\n]{2,40}(?:\s*[/|]\s*[^/|\n]{2,40}){2,}")
_TOLD, _SURELY_TOLD = 0.8, 3
_ASKED = 3
"""Questions below headings that tell what to write there: "Why do we use the data?", "How long?"."""
_HALF, _QUARTER, _MOST, _LEAST = 0.5, 0.25, 0.6, 2
_ACTED = frozenset(("name", "purpose", "processing", "description"))
"""Columns that say what somebody does, in the words in which others are told to do it: "Give care"."""
_ANSWERS = ("no", "none", "not_applicable")
_SHOWN = 6
"""How many rows below are looked at, for what only the rows of a register have."""


def is_hint(text: str) -> bool:
    """Whether a cell beside headings or labels tells what to write there."""
    text = _STAR.sub("", text)
    return bool(_HINT.match(text) or _TELLS_HOW.search(text) or is_choice(text))


def is_choice(text: str) -> bool:
    """Whether a cell offers an answer instead of giving one: "yes/no", "DD-MM-YYYY"."""
    return bool(_CHOICE.match(text) or _FORM.match(text))


def is_short_hint(text: str) -> bool:
    """Whether a cell begins as only hints do, be it one among headings."""
    return bool(_HINT.match(_STAR.sub("", text)))


def _is_question(text: str) -> bool:
    return text.endswith("?") and len(text.split()) > 1


def tells_how(grid: Grid, row: int) -> bool:
    """Whether a row says, column by column, what to write there: "State the article", "E.g. customers".

    An activity whose cells all say "See annex 1" only sounds so.
    """
    texts = [grid.text(row, column) for column in grid.filled(row)]
    differ = 2 * len(set(texts)) >= len(texts)
    return len(texts) >= _SURELY_TOLD and differ and sum(map(is_hint, texts)) >= _TOLD * len(texts)


def tell(grid: Grid, row: int, found: dict[int, tuple[Match, ...]]) -> bool:
    """Whether the row right below headings says what to write, what of Art. 30 they are, or offers the choices.

    A row of which only some cells are hints is one when the rows below have a number and it has none, or are not
    written so.
    """
    cells = grid.filled(row)
    if len(cells) < _LEAST:
        return False
    texts = [grid.text(row, column) for column in cells]
    if tells_how(grid, row) or sum(map(is_short_hint, texts)) >= _MOST * len(cells):
        return True
    if _are_places(texts) or _says_the_same(grid, row, found):
        return True
    asked = sum(map(_is_question, texts))
    if asked >= _ASKED and sum(map(is_short_hint, texts)) + asked >= 0.4 * len(cells):
        return True
    sure, told = _weight(grid, row, found)
    if sure < _LEAST or len(cells) <= _LEAST:
        return False
    below = _records_below(grid, row, len(cells))
    if any(2 * _weight(grid, other, found)[1] >= told for other in below):
        return False
    needed = _QUARTER if _has_no_number(grid, row, below, found) else _HALF
    return told >= needed * len(cells)


def _are_places(texts: list[str]) -> bool:
    """Whether most cells of a row only say where in Art. 30 their column is asked for."""
    cited = sum(bool(_PLACE_IN_LAW.match(text)) for text in texts)
    placed = cited + sum(bool(_LETTERED.match(text) or (cited and _LETTER.match(text))) for text in texts)
    return placed >= max(_MOST * len(texts), 2 if cited else _SURELY_TOLD)


def _says_the_same(grid: Grid, row: int, found: dict[int, tuple[Match, ...]]) -> bool:
    """Whether the column of the names and others of other kinds say one thing: "Mandatory", "Text", "Filled in by HR"."""
    fields = {column: found[column][0].field for column in grid.filled(row) if found.get(column)}
    name = next((column for key in ("name", "purpose") for column in fields if fields[column] == key), None)
    text = grid.text(row, name) if name is not None else ""
    if not text or is_mark(text) or state_of(text) in _ANSWERS or furniture.is_ditto(text):
        return False
    same = {fields[column] for column in fields if grid.text(row, column) == text}
    return len(same) >= max(_SURELY_TOLD, _HALF * len(grid.filled(row)))


def _weight(grid: Grid, row: int, found: dict[int, tuple[Match, ...]]) -> tuple[int, float]:
    """How many cells of a row are hints, and that with half of those that might be; one that is repeated counts once."""
    sure, maybe = 0, 0
    told: set[str] = set()
    for column in grid.filled(row):
        text = grid.text(row, column)
        field = next((hit.field for hit in found.get(column, ())), "")
        if is_short_hint(text) or is_choice(text) or _is_question(text):
            sure += 1
        elif " " in text and _TELLS_HOW.search(text):
            if field in _ACTED:
                maybe += text not in told
            else:
                sure += text not in told
            told.add(text)
        elif _ALTERNATIVES.fullmatch(text) or _says_again(text, found.get(column, ())):
            maybe += 1
    return sure, sure + maybe / 2


def _says_again(text: str, above: tuple[Match, ...]) -> bool:
    """Whether a cell says what the heading above it says, in other words."""
    said = match(text) if above else ()
    return bool(said) and said[0].field == above[0].field


def _records_below(grid: Grid, row: int, width: int) -> list[int]:
    """The next rows that fill about as many columns; the examples among them do not count."""
    rows = [other for other in range(row + 1, min(row + 2 * _SHOWN, grid.height)) if grid.filled(other)]
    return [
        other
        for other in rows
        if 2 * len(grid.filled(other)) >= width
        and not any(furniture.is_example(grid.text(other, column)) for column in grid.filled(other)[:2])
    ][:_SHOWN]


def _has_no_number(grid: Grid, row: int, below: list[int], found: dict[int, tuple[Match, ...]]) -> bool:
    """Whether every record below has a number and this row has none, or one that nobody has given yet."""
    numbers = [column for column, hit in found.items() if hit and hit[0].field == "number"]
    return any(
        (not grid.text(row, column) or is_hint(grid.text(row, column)))
        and bool(below)
        and all(grid.text(other, column) for other in below)
        for column in numbers
    )

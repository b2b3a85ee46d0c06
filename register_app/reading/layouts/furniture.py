"""Rows that are no activities: totals, examples, sign-off, legend, sections, numbers of columns."""

from __future__ import annotations

import re
from functools import lru_cache

from register_app.reading.folded import fold

_TOTALS = (
    r"i alt|ialt|alt i alt|all in all|altogether|au total|en total|in totale|in totaal|total\w*|sum|summe|gesamt\w*|totaal|totalt|"
    r"summa|suma|somme|razem|lacznie|yhteensae|sammanlagt|totale|antal( i alt)?|number of|count|optaelling|anzahl|nombre total|recuento|conteggio|liczba|lukumaara|lukumaeaerae|in total|toplam"
)
_TOTAL = re.compile(rf"^({_TOTALS})\b")
_ALONE = "eksempel|example|sample|exemple|beispiel|voorbeeld|exempel|ejemplo|esempio|przyklad|esimerkki"
_EXAMPLES = rf"{_ALONE}|eks\b|beispiel\w*|muster\w*|przyklad\w*|ornek|dummy|demo"
_EXAMPLE = re.compile(rf"^({_EXAMPLES})\b")
_EXAMPLE_NUMBERED = re.compile(rf"\d+ ({_ALONE})$")


def _beginnings(words: str) -> frozenset[str]:
    """The first three letters of each of these words: hardly any other name begins so, and to ask for them is quick."""
    return frozenset(word[:3] for word in words.split("|"))


_TOTAL_BEGINS = _beginnings(_TOTALS)
_EXAMPLE_BEGINS = _beginnings(_EXAMPLES)
_EXAMPLE_LETTERS = frozenset(begin[:1] for begin in _EXAMPLE_BEGINS)
_EXAMPLE_ENDS = tuple(_ALONE.split("|"))
_FOR_EXAMPLE = re.compile(
    r"\(?(?:e\.\s?g\.|eg\.|f\.\s?eks\.|fx[.:]|f\.\s?x\.|z\.\s?b\.|p\.\s?ex\.|bijv\.|t\.\s?ex\.|p\.\s?ej\.|ad es\.|np\.\s|esim\.|(?-i:[Ff]x\s))",
    re.IGNORECASE,
)
"""How what is written for example begins: "e.g. C01"."""
_MARKED = re.compile(
    r"(?:ex|eks|exp|bsp|vb|vrb|np|ej|es|esim|przykl|z b|p ex|p ej|t ex|f eks|fx|e g|eg|ad es|bijv)"
)
"""What stands in the place of a number beside an example, folded."""
_REMARKED = re.compile(
    rf"(?:{_ALONE})(?:\s?(?:row|line|entry|only|raekke|linje|post|rad|zeile|eintrag|ligne|regel|rij|fila|riga|wiersz|rivi))?"
    r"(?: .*\b(?:slet\w*|fjern\w*|delete\w*|remove\w*|overwrite|loesch\w*|entfern\w*|supprim\w*|effac\w*|verwijder\w*|radera\w*|ta bort|borra\w*|elimin\w*|cancell\w*|usun\w*|poista\w*)\b.*)?"
)
"""What a remark says beside an example: "Example row, delete before use", folded."""
_UNWRITTEN = re.compile(r"[xX]{3,}|\.{3,}|…|_{3,}|-{3,}")
_UNWRITTEN_BEGINS = frozenset("xX.…_-")
_EXAMPLE_END = re.compile(
    r"[(\[–-]\s*(eksempel|example|sample|exemple|beispiel|voorbeeld|exempel|ejemplo|esempio|przyklad|przykład|esimerkki)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"^(udfyldt|udarbejdet|godkendt|underskrift|kontrolleret|revideret|ajourfoert|completed|prepared|approved|reviewed|checked|signed|signatur\w*|initialer|dato|date|datum|drafted|authori[sz]ed|erstellt|"
    r"freigegeben|geprueft|unterschrift|gezeichnet|redige|etabli|valide|approuve|opgesteld|goedgekeurd|handtekening|upprattad|upprattat|upprattades|upraettad|uppraettad|godkaend|underskrift|"
    r"utarbeidet|godkjent|elaborado|aprobado|firma|redatto|approvato|sporzadzil|zatwierdzil|podpis|laatinut|hyvaeksynyt|allekirjoitus|"
    r"mis a jour|mise a jour|maj|opdateret|updated|uppdaterad|oppdatert|bijgewerkt|aktualisiert|actualizado|actualizacion|aggiornat[oa]|zaktualizowano|aktualizacja|paeivitetty|"
    r"version|senest opdateret|sidst (?:opdateret|rettet|aendret)|rettet|aendret|redigeret|tilrettet|last (?:updated|changed|edited|modified|reviewed)|changed|edited|modified|amended|geaendert|bearbeitet|ueberarbeitet|"
    r"zuletzt (?:geaendert|aktualisiert|bearbeitet)|modifie|derniere (?:mise a jour|modification)|senast (?:uppdaterad|aendrad)|aendrad|sist (?:oppdatert|endret)|endret|laatst (?:gewijzigd|bijgewerkt)|gewijzigd|modificado|"
    r"ultima (?:actualizacion|modificacion|modifica)|modificat[oa]|zmieniono|ostatnia (?:zmiana|aktualizacja)|muokattu|viimeksi (?:muokattu|paeivitetty)|stand)\b.{0,60}"
)
_LEGEND = re.compile(
    r"^(note|noter|notes|bemaerk\w*|obs|nb|forklaring\w*|signaturforklaring|legend\w*|legende|hinweise?n?|anmerkung\w*|remarque\w*|kilde|source|quelle|vejledning|instruct\w*|"
    r"anleitung|ausfuellhin\w*|mode d emploi|toelichting|uitleg|foerklaring|anvisning\w*|selite|huom|leyenda|nota|legenda|objasnien\w*|istruzion\w*|instruc\w*|ohje\w*|guide|guidance|how to)\b"
)
_EXPLAINED = re.compile(r"[^\W_]{1,5}\s*=\s*\S")
"""What a code stands for: "A = Art. 6(1)(f)"."""
_SECTION_START = re.compile(
    r"^(afdeling|afsnit|del|part|section|abschnitt|teil|bereich|partie|titre|deel|avsnitt|avdelning|avdeling|seccion|parte|sezione|czesc|dzial|osa|osio|gruppe|group|omraade|department|"
    r"forretningsomraade|business area|funktion|abteilung|service|direction|afdelning)\b|^([a-z]|[ivx]+|\d+) (?=\w)"
)
_PROCESSOR = re.compile(
    r"\bdatabehandler(?!aftale)\w*|(?<!sub )(?<!sub)\bprocessor\b|processors register|auftragsverarbeit\w*|sous traitant\w*|\bverwerkers?\b(?!verantw)|verwerkersregister|personuppgiftsbitraede\w*|"
    r"\bencargad\w*|responsabile (esterno|del trattamento)|podmiot\w* przetwarzaj\w*|procesor\w*|henkiloetietojen kaesittelij\w*|kaesittelijae\w*|\b30 2\b|30 stk 2|30 abs 2|paa vegne af|on behalf of|im auftrag"
)
_CONTROLLER = re.compile(
    r"\bdataansvarlig\w*|\bcontroller\b|verantwortliche\w*|responsable (du|de) traitement|verwerkingsverantwoordelijke\w*|personuppgiftsansvarig\w*|behandlingsansvarlig\w*|"
    r"responsable del tratamiento|\btitolare\b|\badministrator\w*|rekisterinpitaej\w*|\b30 1\b|30 stk 1|30 abs 1"
)
_NUMBER = re.compile(r"^(?:[A-Za-zÆØÅ]{0,8}[ ./-]{0,2})?\d+(?:[.-]\d+)*[a-z]?[.)]?$")
_SUB = re.compile(r"^(?P<parent>.*?\d)(?:[.,-](?P<n>\d+)|[.\s-]?(?P<letter>[a-z]))[.)]?$", re.IGNORECASE)
_DITTO = re.compile(
    r"^(?:[\"'”“″〃´`]{1,2}|[-–—]+\s*[\"”]\s*[-–—]+|,,|↑|do\.?|d\.\s?o\.?|d:o|w\.\s?o\.?|idem supra|(?:same )?as (?:the )?previous(?: row| line)?|same as (?:the )?(?:row |line )?above|"
    r"(?:se|som|samme som) (?:i )?rækken? (?:over|ovenfor)|(?:lo )?mismo(?: que arriba)?|hetzelfde als hierboven|dit+o|dto\.?|idem|id\.|ibid(?:em)?|samme(?: som (?:ovenfor|over))?|som (?:ovenfor|ovenstående|ovan|over)|"
    r"(?:se|sjå) (?:ovenfor|ovenstående|ovan|over)|(?:same )?as above|see above|same|s\. ?o\.|siehe oben|wie oben|wie zuvor|comme ci-dessus|(?:voir|cf\.?) ci-dessus|zie (?:hier)?boven|v[ée]ase arriba|vedi sopra|patrz wyżej|(?:katso|ks\.?) yllä|"
    r"hetzelfde|samma(?: som ovan)?|ídem|igual(?: que arriba)?|come sopra|j\.? ?w\.?|jak wyżej|kuten yllä|sama(?: kuin yllä)?)\.?$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-–•*·▪►→o]|\(?[a-z]\)|[ivx]+\)|\d+\))\s+", re.IGNORECASE)


def is_total(text: str) -> bool:
    """Whether a row that begins so gives sums."""
    return len(text) < 40 and not text.isdecimal() and fold(text)[:3] in _TOTAL_BEGINS and _says_total(text)


def counts(text: str) -> bool:
    """Whether a sentence sums a table up ("All in all 12 active ones, ask Ann if one is missing")."""
    return not text.isdecimal() and _says_total(text) and bool(_ANY_DIGIT.search(text))


_ANY_DIGIT = re.compile(r"\d")


@lru_cache(maxsize=5_000)
def _says_total(text: str) -> bool:
    return bool(_TOTAL.match(fold(text)))


def is_example(text: str) -> bool:
    """Whether a name or number says that what it names is an example ("(EXAMPLE) Payroll", "1 - Sample")."""
    if text.isdecimal():
        return False
    if _FOR_EXAMPLE.match(text):
        return True
    folded = fold(text)
    return (folded[:3] in _EXAMPLE_BEGINS or folded.endswith(_EXAMPLE_ENDS)) and _says_example(text)


def numbers_example(text: str) -> bool:
    """Whether what stands in the place of a number says that its row is an example: "Ex.", "z. B."."""
    return 0 < len(text) <= _LONGEST_MARK and bool(_MARKED.fullmatch(fold(text)))


_LONGEST_MARK = 6


def remarks_example(text: str) -> bool:
    """Whether a remark says that its row is an example: "Sample row, delete before use"."""
    first = text[:1].lower()
    if len(text) > _LONGEST_REMARK or (first.isascii() and first.isalnum() and first not in _EXAMPLE_LETTERS):
        return False
    return fold(text)[:3] in _EXAMPLE_BEGINS and bool(_REMARKED.fullmatch(fold(text)))


_LONGEST_REMARK = 60


def is_unwritten(text: str) -> bool:
    """Whether a cell only keeps a place for something: "xxx", "…"."""
    return text[:1] in _UNWRITTEN_BEGINS and bool(_UNWRITTEN.fullmatch(text))


@lru_cache(maxsize=5_000)
def _says_example(text: str) -> bool:
    folded = fold(text)
    if _EXAMPLE_NUMBERED.search(folded):
        return True
    return (
        bool(_EXAMPLE.match(folded))
        and not folded.startswith(("musterwohn", "sample manag", "sample coll", "demo "))
    ) or bool(_EXAMPLE_END.search(text))


_RUNNING_TITLE = re.compile(
    r"(?:behandlings?\w*|aktivitet\w*|activity|activite|processing(?: activity)?|verarbeitung\w*|traitement|verwerking\w*|tratamiento|"
    r"trattamento|czynnosc|kaesittely\w*|proces\w*|process|fiche|nr|no)\s*(?:nr|no|n)?\s*\d{1,3}"
)


def is_running_title(text: str) -> bool:
    """Whether a text only counts activities ("Processing 2")."""
    return bool(_RUNNING_TITLE.fullmatch(fold(text)))


@lru_cache(maxsize=5_000)
def is_signature(text: str) -> bool:
    """Whether a line says who filled in or approved the sheet, or of what date it is."""
    return len(text) < 120 and bool(_SIGNED.match(fold(text)))


@lru_cache(maxsize=5_000)
def is_legend(text: str) -> bool:
    """Whether a line explains the table."""
    if text.lstrip().startswith(("*", "►", "¹", "Ⓘ")) or _EXPLAINED.match(text):
        return True
    return bool(_LEGEND.match(fold(text)))


def is_section_title(text: str) -> bool:
    """Whether a lone cell reads like the title of a group of rows."""
    if len(text) > 90 or text.endswith("."):
        return False
    letters = [char for char in text if char.isalpha()]
    return (
        bool(_SECTION_START.match(fold(text)))
        or text.endswith(":")
        or (len(letters) > 2 and all(char.isupper() for char in letters))
    )


@lru_cache(maxsize=5_000)
def part_of(text: str) -> str:
    """The part, "controller" (Art. 30(1)) or "processor" (Art. 30(2)), that a title or sheet name speaks of, or ""."""
    folded = fold(text)
    processor, controller = _PROCESSOR.search(folded), _CONTROLLER.search(folded)
    if processor and controller:
        return (
            "processor"
            if re.search(r"\b(som|as|als|en tant que|come|como|jako|toimi\w*|ruolo)\b.*", folded)
            and processor.start() < controller.start()
            else ""
        )
    if processor:
        return "processor"
    return "controller" if controller else ""


def is_sub_number(number: str, parent: str) -> bool:
    """Whether "1.2" or "1b" numbers something under "1"."""
    if number.isdecimal():
        return False
    number, parent = number.strip().rstrip(".)"), parent.strip().rstrip(".)")
    if not parent or not number or number == parent:
        return False
    if not number.startswith(parent):
        return False
    rest = number[len(parent) :]
    return bool(re.fullmatch(r"[.,-]\d+|[.\s-]?[a-zæøå]", rest, re.IGNORECASE))


def is_ditto(text: str) -> bool:
    """Whether a cell only says that it repeats the one above."""
    return len(text) <= _LONGEST_DITTO and _says_ditto(text)


_LONGEST_DITTO = 30


@lru_cache(maxsize=20_000)
def _says_ditto(text: str) -> bool:
    return bool(_DITTO.match(text.strip())) or bool(_DITTO.match(text.strip(" ()[]")))


def is_number(text: str) -> bool:
    """Whether a text is a running number or a short reference."""
    return bool(_NUMBER.match(text))


def has_bullet(text: str) -> bool:
    return bool(_BULLET.match(text))


def without_bullet(text: str) -> str:
    return _BULLET.sub("", text, count=1).strip()

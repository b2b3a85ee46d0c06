"""National law in a text: its name as written and the section, apart from the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from register_app.reading.recognise.lexicon import fold, squeeze

GDPR = (
    r"(?:(?:eu|uk)[\s-]+)?(?:gdpr|dbf|pvf|tsa|(?<![\w-])forordningens?|ds-?gvo|rgpd|avg|rodo|databeskyttelsesforordning\w*|persondataforordning\w*|"
    r"dataskyddsforordning\w*|personvernforordning\w*|datenschutz-?\s?grundverordnung|"
    r"(?:eu:n\s+)?(?:yleinen|yleisen)?\s*tietosuoja-?asetu\w*|general data protection regulation|"
    r"reglement general sur la protection des donnees|reglamento general de proteccion de datos|"
    r"regolamento generale sulla protezione dei dati|algemene verordening gegevensbescherming|"
    r"ogoln\w+ rozporzadzeni\w+ o ochronie danych|"
    r"(?:forordning\w*|regulation|verordnung|reglement|reglamento|regolamento|verordening|rozporzadzeni\w+|asetu\w*)"
    r"\s*\(?(?:eu|ue)?\)?\s*(?:nr\.?\s*|n[°o]\.?\s*)?2016/679)"
)
"""The names of the General Data Protection Regulation in folded text."""

_NUMBER = r"\d+[a-z]{0,2}(?!\w)(?:\s[a-h](?![\w.)'-]))?"
_PART = (
    r"(?:,?\s*(?:stk|abs|absatz|nr|no|led|pkt|satz|lid|ust|pkt|st|ledd|mom|litra|lit|para|par|comma|co|bokstav|al|"
    r"kohta|punkt|apartado|letra|lett)\.?\s*\(?(?:\d+|[a-z])(?!\w)\)?)"
)
_ROMAN = r"(?:\s(?:i{1,3}|iv|vi{0,3})(?=\s+(?:(?:nr|s|satz|abs)\.?\s*\d+\s+)?(?:bdsg|hgb|ao|bgb|sgb|gwg|ttdsg|tdddg|tkg|estg|ustg|bbig|arbzg|tmg|uwg|betrvg|gewo|stgb|stpo|zpo|inso|aktg|gmbhg|bmg|ifsg|kwg|wphg|vvg|agg|muschg|asylg|aufenthg|stberg|wpo|brao)(?!\w)))"
"""The paragraph of a German section in Roman numerals, as lawyers cite ("§ 26 I BDSG"); Danish "i" is a word."""
_LETTERS = r"(?:\([a-z]\)(?:(?:,| and| or)+ \([a-z]\))*)?"
_UNTIL = r"\b(?:to|til|bis|tot|till|al?|do)\b"
_MORE = rf"(?:\s*(?:[-–]|,|{_UNTIL}|\bog\b|\bund\b|\band\b|\bet\b|\boch\b|\bja\b|\ben\b|\bu\.)\s*(?:§+\s*)?{_NUMBER}{_PART}*)"
SECTION = re.compile(
    rf"§+\s*{_NUMBER}(?:\([0-9a-z]{{1,3}}\))*(?:{_ROMAN}|{_PART})*{_MORE}*(?:\s*(?:ff?|flg)\.?(?!\w))?"
    rf"|\d+\s*(?:kap\.?|luvun|luku)\s*\d+\s*[a-z]?\s*§(?:{_PART})*"
    rf"|(?<![\w.:])\d+(?::\d+)?\s?[a-z]?(?:\s*[-–]\s*\d+)?\s*§(?!\s*\d){_PART}*"
    r"|(?<!\w)(?:art(?:icle|icles|ikel|ikkel|icolo|icoli|iculo|iculos|ykul|ykulu|ikla)?|arts)\.?\s*(?:[lrd]\.?\s?)?"
    rf"\d[\d.:-]*\d?[a-z]?(?!\w)(?:\(\d+\))?{_LETTERS}{_PART}*(?:\s*(?:[-–]|,|og|and|und|et|y|e|i|{_UNTIL})\s*(?:articles?\s+)?\d+[\d.:-]*(?!\w)(?:\(\d+\))?{_LETTERS})*"
    r"|(?<!\w)(?:kapitel|kap\.)\s*\d+\s[a-hj-z](?![\w.])"  # "kap. 4 a"; an "i" is a word
    r"|(?<!\w)(?:sections?|sec\.|ss?\.|schedule|reg(?:ulation)?\.?|chapter|kapitel|kap\.|hoofdstuk|titel|book)\s*"
    r"(?:\d+[a-z]?(?:\(\w+\))*(?:\s*[-–]\s*\d+)?|[ivx]+)(?!\w)"
)
"""A reference to a section, paragraph or article, in folded text."""

_GDPR_NAME = re.compile(rf"(?<!\w){GDPR}(?!\w)")
_STATUTE = re.compile(
    # Compounds and words that are themselves the name of an act; not papers, plants and funds in the plural, nor "explain".
    r"(?<![\w-])(?!\w*(?:p|vil|porce)lain(?!\w))"
    r"(?!\w*(?:unter|an|auf|bei|vor|ein|zu|um|aus|rechtsgrund|bo)lagen(?!\w))"
    r"(?P<compound>(?:[\w/]+-\s?(?:og|und|en|och|ja|and)\s+)?[\w-]*\w-?(?:loven|lovens|lov|lovene|forordningen|"
    r"forordningens|forordning|bekendtgorelsen|bekendtgorelsens|bekendtgorelse|direktivet|direktivets|direktiv|cirkulæret|lagen|lagens|"
    r"balken|balkens|forskriften|forskriftens|forskrift|gesetz|gesetzes|gesetzbuch|gesetzbuches|gesetzbuchs|verordnung|abgabenordnung|"
    r"zivilprozessordnung|gewerbeordnung|wetboek|wet|lain|laki|laissa|kaari|asetus|asetuksen|overenskomsten|overenskomst))(?!\w)"
    r"|(?<![\w-])(?P<plain>(?:\w{3,}s\s)lov|overenskomst(?:en)?|kollektivavtal\w*|tariffavtale\w*|tarifvertrag\w*|"
    r"convention collective|convenio colectivo|ccnl|bgb|hgb|wwft|wft|awb|wjsg|uavg|handelsgesetzbuch)(?!\w)"
    # Words that begin a name, which goes on to the section or the end.
    r"|(?<!\w)(?P<opening>lov(?:bekendtgorelse)?\s+(?:om|nr)\b|bekendtgorelse\w*\s+(?:om|nr)\b|forskrift\s+(?:om|nr)\b|"
    r"forordning\s+(?:om|nr|\(|\d)|direktiv\s+(?:om|nr|\(|\d)|lag\s+(?:om\b|\(\d)|forordning\s+\(\d|gesetz\s+(?:uber|zur|zum|gegen|betreffend)\b|"
    r"loi\s+(?:n|du|de|sur|relative)\b|code\s+(?:de|du|des|general|civil|penal)\b|decret\b|"
    r"ordonnance\s+n|reglement\s+\(|ley(?:\s+organica)?\s+(?:\d|de|del|general|foral)|l\.?o\.?\s+\d|real\s+decreto\b|codigo\s+(?:de|del|civil|penal)\b|estatuto\s+de\b|"
    r"decreto\s+legislativo\b|d\.?\s?lgs\.?\s|d\.?p\.?r\.?\s+(?:n|\d)|d\.?m\.?\s+\d|legge\s+(?:n|\d)|l\.\s+\d+/\d|codice\s+(?:civile|penale|del|della|di)\b|c\.c\.|"
    r"ustaw\w*\b|kodeks\w*\s|rozporzadzeni\w*\b|karta\s+nauczyciela|laki\s|regulation\s+\(|directive\s+\(|wet\s+(?:op|ter|van|bescherming)\b|besluit\s+\w|burgerlijk\s+wetboek)"
)
_UNION_ACT = re.compile(
    r"(?<![\w-])(?:regulation|forordning(?:en)?|verordnung|reglement|reglamento|regolamento|verordening|rozporzadzeni\w+|asetu\w+|directive|direktiv(?:et)?|"
    r"richtlinie|richtlijn|directiva|direttiva|dyrektyw\w*|direktiivi\w*|decision)\s*(?:\((?:eu|ue|ef|ec|eg|ce|we|ey)(?:,\s*\w+)?\)\s*)?"
    r"(?:(?:nr|no|n[°o])\.?\s*)?(?!2016/679)\d{2,4}/\d{1,4}(?:/(?:eu|ue|ef|ec|eg|ce|we|ey|ewg|eec|eof))?(?!\w)"
)
"""An act of the Union by its number: "Regulation (EU) 2018/1725", "direktiv 2002/58/EF"."""
_TITLE_BEFORE = re.compile(r"(?<![\w-])(?!See|Under|The|In|Per|By|Article|Nach|Gem)(?:[A-Z][a-z]+ ){1,2}$")
OWN_GROUNDS = re.compile(r"(?<!\d)(?:2018/1725|45/2001)(?!\d)|\beudpr\b")
"""What the bodies of the Union have in the place of the GDPR: the words beside its articles say what these are."""
_TITLED = re.compile(
    # English names are recognised by their capitals, so this runs on the text itself.
    r"(?:(?:[A-Z][\w’'&-]*|of|and|the|on|for|\([A-Z][^()]*\))[ ,]+){0,12}?"
    r"(?:Act|Acts|Regulations?|Rules|Code|Directive|Order|Statute|Law)(?: (?:\d{4}|of \d{4}|\(\w+\) ?\d+/\d+|\d+/\d+))?(?![\w-])"
)
_ACRONYM = re.compile(
    r"(?<![\w-])(?:(?:[A-ZÄÖÜ][a-zäöü]{0,2}){1,}[A-ZÄÖÜ]\w{0,4}|[A-ZÄÖÜ][a-zäöü]{3,14}[A-ZÄÖÜ]{2,5})(?:\s(?:I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|(?:19|20)\d\d))?(?![\w-])"
)
_ACRONYM_OTHER = {"EU", "GDPR", "CV", "HR", "IT", "CPR", "CVR", "DPO", "SCC", "BCR", "DPIA", "LIA", "KYC", "USA", "DSGVO", "RGPD", "RODO", "AVG", "ID", "IP", "TIA", "DPF", "EØS", "UK", "US"}  # fmt: skip
_BETWEEN = re.compile(
    r"\s*(?:,|,?\s*(?:og|and|und|et|och|en|y|e|i|samt|sowie|ja|oraz|i\.\s?v\.\s?m\.|jf\.))\s*(?:the\s+)?"
)
_OF = re.compile(
    r"\s*,?\s*(?:of\s+the|of|i|in|af|av|du|de\s+la|de\s+l'|del|della|dell'|dello|des|de|der|van\s+de|van\s+het|van|the)\s+|\s*,?\s*"
)
_GENITIVE = re.compile(r"(?<=[^m]e[nt])s$", re.IGNORECASE)
_NAME_END = re.compile(
    r"\n|;| [–—] | - |: |\. (?=[A-ZÆØÅÄÖ])|\)|\(|, (?:da|fordi|because|weil|da|idet|som|hvor|when|herunder|including)\b"
)


@dataclass(frozen=True)
class LawFound:
    """A law and a section as written, either may be empty, and where they stand in the text."""

    law: str
    section: str
    start: int
    end: int


def is_gdpr(name: str) -> bool:
    """Whether `name` is one of the names of the GDPR."""
    return re.fullmatch(rf"(?:the\s+)?{GDPR}(?:'?s)?", fold(name.strip())) is not None


def names(text: str) -> list[tuple[int, int]]:
    """Where names of laws stand in `text`, from left to right; acronyms only beside a section."""
    return list(_names(text))


@lru_cache(maxsize=8192)
def _names(text: str) -> tuple[tuple[int, int], ...]:
    folded = fold(text)
    sections = [found.span() for found in SECTION.finditer(folded)]
    spans: list[tuple[int, int]] = []

    def add(start: int, end: int) -> None:
        while (end > start and text[end - 1] in " ,:-–") or (
            text[start:end].endswith(".") and "." not in text[start : end - 1]
        ):
            end -= 1
        if end > start and all(end <= left or start >= right for left, right in spans):
            spans.append((start, end))

    for found in _GDPR_NAME.finditer(folded):
        if _beside(sections, found.start(), found.end(), text):
            add(*found.span())
    for found in _UNION_ACT.finditer(folded):
        titled = _TITLE_BEFORE.search(text[: found.start()])
        add(titled.start() if titled and text[found.start()].isupper() else found.start(), found.end())
    for found in _STATUTE.finditer(folded):
        if found.group("plain"):
            add(*found.span())
        elif found.group("compound"):
            end = found.end()
            if folded[end : end + 4] in (" om ", " nr.", " (eu") and not found.group("compound").endswith(
                ("en", "ens", "et")
            ):
                end = _name_end(text, end, sections)
            add(found.start(), end)
        else:
            add(found.start(), _name_end(text, found.end(), sections))
    for found in _TITLED.finditer(text):
        lead = re.match(r"(?:(?:of|and|the|on|for|The)[ ,]+)+", found.group())
        start = found.start() + (lead.end() if lead else 0)
        if found.end() > start and (
            " " in text[start : found.end()] or _beside(sections, start, found.end(), text)
        ):
            add(start, found.end())
    for found in _ACRONYM.finditer(text):
        if found.group() not in _ACRONYM_OTHER and _beside(sections, found.start(), found.end(), text):
            add(*found.span())
    return tuple(sorted(spans))


def _name_end(text: str, position: int, sections: list[tuple[int, int]]) -> int:
    """Where a name that goes on from `position` ends: at the next section, bracket, dash or sentence."""
    stop = _NAME_END.search(text, position)
    end = stop.start() if stop else len(text)
    if stop and stop.group() == "(" and re.match(r"\((?:EU|UE|EF|EC)\)", text[stop.start() :]):
        end = _name_end(text, stop.end() + 3, sections)
    for start, _ in sections:
        if position <= start < end:
            end = start
    return end


def _beside(sections: list[tuple[int, int]], start: int, end: int, text: str) -> bool:
    """Whether a section stands directly before or after the span."""
    for left, right in sections:
        if right <= start and _OF.fullmatch(fold(text[right:start])):
            return True
        if left >= end and re.fullmatch(r"\s*,?\s*", text[end:left]):
            return True
    return False


@lru_cache(maxsize=8192)
def find(text: str) -> LawFound | None:
    """The law that `text` speaks of, with its section; several laws are one, as written, with no section apart."""
    folded = fold(text)
    sections = [found.span() for found in SECTION.finditer(folded)]
    spans = names(text)
    if not spans:
        if sections and folded[sections[0][0]] == "§":
            start, end = sections[0]
            return LawFound("", squeeze(text[start:end]).rstrip(",. "), start, end)
        return None
    start, end = spans[0]
    parts = [(start, end)]
    section = ""
    section_span: tuple[int, int] | None = None
    for left, right in sections:
        stands_before = right <= start and _OF.fullmatch(fold(text[right:start])) is not None
        stands_after = left >= end and re.fullmatch(r"\s*,?\s*", text[end:left]) is not None
        if section_span is None and (stands_before or stands_after):
            section_span = (left, right)
    whole = [start, end]
    if section_span is not None:
        section = squeeze(text[slice(*section_span)]).rstrip(",. ")
        whole = [min(start, section_span[0]), max(end, section_span[1])]
    law = squeeze(text[start:end])
    # Further laws joined to the first make one name of all.
    for left, right in spans[1:]:
        attached = next(
            (span for span in sections if span[1] <= left and _OF.fullmatch(fold(text[span[1] : left]))), None
        )
        begin = attached[0] if attached and attached[0] >= whole[1] else left
        if begin >= whole[1] and _BETWEEN.fullmatch(fold(text[whole[1] : begin])):
            parts.append((left, right))
            whole[1] = right
            after = next(
                (span for span in sections if span[0] >= right and not text[right : span[0]].strip(" ,")),
                None,
            )
            if after:
                whole[1] = after[1]
    if len(parts) > 1:
        return LawFound(squeeze(text[whole[0] : whole[1]]).rstrip(",. "), "", whole[0], whole[1])
    if section and section_span is not None and section_span[0] >= end:
        if fold(section).startswith(("kap", "chapter", "hoofdstuk", "titel")):
            return LawFound(f"{law} {section}", "", whole[0], whole[1])
        law = _GENITIVE.sub("", law)
    return LawFound(law, section, whole[0], whole[1])

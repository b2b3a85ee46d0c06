"""Citations of Art. 6, 9 and 10 GDPR in a text, in the styles of eleven languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from register_app.reading.recognise.laws import GDPR, is_gdpr, names
from register_app.reading.recognise.lexicon import fold

_ART = (
    r"(?:art(?:icle|icles|ikel|ikels|ikeln|ikkel|ikkelen|ikkels|icolo|icoli|iculo|iculos|ykul|ykulu|ykuly|ykulem|igo|"
    r"ikla|iklan|iklassa|iklaan|iklat)?|arts|a(?=\d{1,2}-[12]-[a-j](?!\w)))(?![a-z])\.?"
)
_CONJUNCTION = r"(?:og/eller|and/or|und/oder|et/ou|og|eller|samt|and|or|und|oder|sowie|et|ou|och|en|of|y|o|e|i|lub|oraz|ja|tai|seka|as well as|u\.)"
_PARAGRAPH_WORD = (
    r"(?:stk|stykke|abs|absatz|absats|paragraphs?|paragraphe|paras?|par|paragrafo|parrafo|paragraaf|lid|nr|no|apartado|apdo|ap|comma|co|"
    r"ust|ustep|ustepu|ustepem|kohda[ns]?|kohta|kohdassa|mom|momentin|punkt|pkt|alinea|al|ledd|§|number|nummer|numero)\.?"
)
_ORDINAL = r"(?P<ordinal>eerste|tweede|forste|andet|anden|forsta|andra|first|second|premier|deuxieme|primer|segundo|primo|secondo)"
_PARAGRAPH = re.compile(
    rf"[\s,.]*{_PARAGRAPH_WORD}\s*\(?(?P<p1>[1-4])\)?(?!\w)(?:\s*{_PARAGRAPH_WORD}(?=\s*[a-j](?!\w)))?"
    r"|\s*\(\s*(?P<p2>[1-4])\s*\)"
    r"|\s?[.,/-]\s?\(?(?P<p3>[1-4])(?!\d)\)?(?:º|°|\.o)?"
    r"|[\s,]+\(?(?P<p4>[1-4])\)?\s*\.?\s*(?:kohda\w*|kohta\w*|mom\w*\.?|stk\.?|ust\.?|lid)(?!\w)"
    r"|\s+(?P<roman>ii?)(?=\s+(?:lit|buchst|s\.|satz|[a-j](?!\w)))"
    rf"|[\s,]*{_ORDINAL}\s+(?:lid|stk|stykke|stycket|ledd|paragraph|paragraphe|comma|alinea|punkt)\.?"
    r"|\s+(?P<p5>[12])(?=\s*(?:lit|litra|bokstav|let|\(?[a-j]\)|[a-j]\s+(?:ala)?koh[td]a\w*|[a-j]\s*(?:$|[,;:()])))"
    r"|\s+(?P<p6>[12])(?=[a-j](?!\w))"
    r"|(?P<p7>[12])(?=\([a-j]\))"
)
_SUBPARAGRAPH = re.compile(
    r"(?:[\s,]*(?:(?:uabs|unterabs|unterabsatz|satz|s|subpara\w*|stycket|stk|pkt)\.?\s*[1-3](?!\w)|[1-3]\.\s*(?:pkt|led|punktum|alinea)\.?|"
    r"aanhef\s+(?:en|,)?|aanhef,?\s*|forsta\s+stycket|(?:first|second)\s+subparagraph,?|unterabsatz))+"
)
_LETTER_WORD = (
    r"(?:litra|litrae|litr|lit|let|litt|lett|lettera|lettere|lettre|lettres|letra|letras|letter|letters|buchst|buchstaben?|bokstav|"
    r"bokstaven|bokstaverna|bst|points?|punkt|punto|pkt|sub|onder|onderdeel|onderdelen|ond|capo|alakohda[ns]?|alakohta|"
    r"alakohdat|led|nr|no|litera|literach|tiret|underpunkt|p|kohda[ns]|kohta|al|alinea|stk|§)\.?"
)
_AFTER_BARE = (
    rf"(?=\s*(?:[,;:.)\]/&+–—\n(-]|$|{_CONJUNCTION}\s|jf|jfr|jvf|cf|i\.?\s?v\.?\s?m|(?:i|of the|du|del|de la|der|des|av|af)?\s*{GDPR}|"
    r"-?alakohda|-?alakohta|-?kohta|-?kohda|artikla|§))"
)
_ENDS = re.compile(_AFTER_BARE)
_CLEAR = r"[bcdfghj](?![\w'])(?!-(?!alakoh|kohd|koht)\w)"
_UNCLEAR = rf"[aei](?![\w'])(?!-(?!alakoh|kohd|koht)\w){_AFTER_BARE}"
_FIRST_LETTER = re.compile(
    rf"[\s,.]*(?:{_LETTER_WORD}\s*)+[(\"']?\s*(?<![^\W\d_])(?P<l1>[a-j])(?![\w'])[)\"']?"
    r"|\s*[.\-/,]?\s*\(\s*(?P<l2>[a-j])\s*\)?(?!\w)"
    r"|\s?[.,/\-–]\s?(?P<l3>[a-j])(?![\w'])\)?"
    r"|(?P<l4>[a-j])(?![\w'])\)?"
    r"|[\s,]+(?P<l5>[a-j])\)"
    rf"|[\s,]+(?P<l6>{_CLEAR}|{_UNCLEAR})"
)
_NEXT_LETTER = re.compile(
    rf"\s*,?\s*(?:{_CONJUNCTION}\s*)?(?:{_LETTER_WORD}\s*)+\(?(?<![^\W\d_])(?P<n1>[a-j])(?![\w'])\)?"
    rf"|\s*(?:,|/|&|\+|{_CONJUNCTION}|-|–)?\s*(?:{_CONJUNCTION}\s*)?\(\s*(?P<n2>[a-j])\s*\)"
    rf"|\s*(?:[,/&+]|[,]?\s+{_CONJUNCTION}(?=\s))\s*(?P<n3>[a-j])(?:\)|(?![\w'])(?!\.[a-z])(?!-(?!alakoh|kohd|koht)\w){_AFTER_BARE})"
    r"|\s*(?P<range>[-–])\s*(?P<n4>[a-j])(?![\w'])\)?"
)
_POST_LETTER = re.compile(r"\s*\)?[\s-]*(?:alakohda\w*|alakohta\w*|kohta|kohda\w*)(?!\w)")
_ANCHOR = re.compile(
    rf"(?:(?<![\w§.:-])|(?<=gdpr:))(?<!\d[/,])(?:(?P<art>{_ART})\s*(?:n[r°o]\.?\s*)?)?(?P<number>6|9|10)(?!\d)(?![^\W\x00-\x7f])"
)
_POST_ART = re.compile(r"\s*(?:\.|:n)?\s*(?:artikla\w*|art(?:ikel|ikkel|icle)?\b(?!\.?\s*(?:6|9|10)\b)\.?)")
_GDPR_BEFORE = re.compile(
    rf"(?:(?:the|den|der|die|de|du|del|la|le|il|eu|eu's)\s+)?(?<!\w){GDPR}(?:'?s)?\s*[,:(–—-]?\s*(?:dens\s+)?$"
)
_GDPR_AFTER = re.compile(
    rf"\s*,?\s*\(?(?:(?:i|of|in|af|av|du|del|de la|de l'|de|der|des|van de|van|z|w|dell?a?|dello|dell')\s*)?(?:the\s+|eu'?s\s+|la\s+|el\s+|le\s+|den\s+|unionin\s+)?(?<!\w){GDPR}(?!\w)\)?"
)
_REVERSED = re.compile(
    rf"(?<!\w)(?:{_LETTER_WORD}\s*)\(?(?P<first>[a-j])(?!\w)\)?(?P<more>(?:\s*(?:,|/|{_CONJUNCTION})\s*(?:{_LETTER_WORD}\s*)?\(?[a-j](?!\w)\)?)*)"
    r"\s*,?\s*(?:of|i|in|av|af|de\s+l'|de\s+la|del|dell'|della|de|van|des|w|z)\s*(?:the\s+)?$"
)
_FURTHER = re.compile(
    rf"(?:[,;)]|(?P<opened>\()|(?<=\s){_CONJUNCTION}\s|^)\s*(?:{_CONJUNCTION}\s+)?(?P<cited>(?:litra|lit|let|lett|lettera|lettre|letra|letter|"
    r"buchst|buchstabe|bokstav|points?|onder|onderdeel|sub)\.?\s*\(?(?P<letter>[a-j])(?!\w)\)?)"
)
_LISTED = re.compile(
    rf"[:,;–—-]\s*(?:{_CONJUNCTION}\s+)?(?P<cited>(?:{_LETTER_WORD}\s*)?(?:\(\s*(?P<letter>[a-j])\s*\)))"
)
_ELSEWHERE = re.compile(r"(?:art\w*\.?|§|stk\.?|nr\.?|abs\.?)\s*\d+[^;()]*$")
_SET_APART = re.compile(rf"\d\s*,?\s*{_CONJUNCTION}\s*$")
_OPENING = re.compile(r"\((?:\w+\s+){0,2}$")
_CLOSING = re.compile(r"\s*\)")
_LETTERS = {"6": "abcdef", "9": "abcdefghij"}
_PARAGRAPHS = {"6": "1", "9": "2"}


@dataclass(frozen=True)
class Citation:
    """A citation at [start, end); `articles` in normal form, none when it names no letter (or one that is not).

    `number` is the article ("6", "9") of one that stops short of a letter.
    """

    start: int
    end: int
    articles: tuple[str, ...]
    doubtful: bool = False
    number: str = ""


def normal(number: str, letter: str) -> str:
    """The normal form of a ground, as `6(1)(f)`."""
    return f"{number}({_PARAGRAPHS[number]})({letter})"


@lru_cache(maxsize=8192)
def _find(text: str, column: str) -> tuple[Citation, ...]:
    folded = fold(text)
    if not any(number in folded for number in ("6", "9", "10")):
        return ()
    lawful = [span for span in names(text) if not is_gdpr(text[slice(*span)])]
    found: list[Citation] = []
    position = 0
    for anchor in _ANCHOR.finditer(folded):
        if anchor.start() < position:
            continue
        citation = _scan(folded, anchor, position, lawful, column)
        if citation is not None:
            found.append(citation)
            position = citation.end
    return tuple(_with_further_letters(folded, found))


def _with_further_letters(folded: str, found: list[Citation]) -> list[Citation]:
    """The citations with those that only name a letter of the article before: "litra b (…), litra c (…)"."""
    ends = [citation.start for citation in found[1:]] + [len(folded)] * bool(found)
    grown: list[Citation] = []
    for citation, end in zip(found, ends, strict=True):
        if citation.number:
            listed = _listed(folded, citation, end)
            grown.extend(listed or [citation])
            continue
        grown.append(citation)
        if not citation.articles or citation.articles == ("10",):
            continue
        number = citation.articles[0].partition("(")[0]
        grown.extend(
            Citation(further.start("cited"), further.end(), (normal(number, further["letter"]),))
            for further in _FURTHER.finditer(folded, citation.end, end)
            if further["letter"] in _LETTERS[number]
            and not (further["opened"] and normal(number, further["letter"]) in citation.articles)
            and not _of_another(
                folded[citation.end : further.start("opened" if further["opened"] else "cited")]
            )
        )
    return grown


def _listed(folded: str, citation: Citation, end: int) -> list[Citation]:
    """The grounds listed after an article that names none itself: "Article 6: (b) contract, (f) interests"."""
    listed: list[Citation] = []
    position = citation.end
    while (entry := _LISTED.search(folded, position, end)) is not None:
        if not listed and folded[position : entry.start()].strip():
            return []
        start = entry.start("cited") if listed else citation.start
        if entry["letter"] in _LETTERS[citation.number]:
            listed.append(Citation(start, entry.end(), (normal(citation.number, entry["letter"]),)))
        position = entry.end()
    return listed


def find(text: str, column: str = "") -> list[Citation]:
    """The citations in `text` (cleaned, not folded), from left to right."""
    return list(_find(text, column))


def _scan(
    folded: str, anchor: re.Match[str], floor: int, lawful: list[tuple[int, int]], column: str
) -> Citation | None:
    number = anchor.group("number")
    start, end = anchor.start(), anchor.end()
    if re.search(r"§\s*$|\d\s*[/:]\s*$", folded[:start]):
        return None
    has_article = anchor.group("art") is not None
    post = None if has_article else _POST_ART.match(folded, end)
    if post is not None and post.group().strip(" ."):
        has_article, end = True, post.end()
    before = folded[floor:start]
    gdpr_before = _GDPR_BEFORE.search(before)
    named = gdpr_before is not None
    if gdpr_before is not None:
        start = floor + gdpr_before.start()
    reversed_letters: list[str] = []
    reverse = _REVERSED.search(folded[floor:start]) if has_article else None
    if reverse is not None:
        reversed_letters = [reverse.group("first"), *re.findall(r"(?<!\w)[a-j](?!\w)", reverse.group("more"))]

    paragraph, end_paragraph = _paragraph(folded, end)
    skipped = _SUBPARAGRAPH.match(folded, end_paragraph)
    letters, end_letters, spread = _letters(
        folded, skipped.end() if skipped else end_paragraph, number, bool(paragraph)
    )
    if not letters and skipped:
        letters, end_letters, spread = _letters(folded, end_paragraph, number, bool(paragraph))
    if not letters and reversed_letters:
        letters, end_letters = reversed_letters, end_paragraph
        start = min(start, floor + reverse.start()) if reverse is not None else start
    gdpr_after = _GDPR_AFTER.match(folded, end_letters if letters else end_paragraph)
    named = named or gdpr_after is not None
    whole_end = gdpr_after.end() if gdpr_after else (end_letters if letters else end_paragraph)
    if gdpr_after and folded[whole_end - 1] == ")" and "(" not in gdpr_after.group():
        whole_end -= 1
    sure = has_article or named or column == number
    if not named and _other_law(
        folded, anchor.start(), whole_end, lawful, complete=bool(paragraph and letters) and number != "10"
    ):
        return None

    if number == "10":
        if (
            not sure
            or (paragraph and paragraph not in "12")
            or re.match(r"\s?[./:-]\s?\d", folded[anchor.end() :])
        ):
            return None
        return Citation(start, whole_end, ("10",))
    valid = [letter for letter in dict.fromkeys(letters) if letter in _LETTERS[number]]
    right = not paragraph or paragraph == _PARAGRAPHS[number]
    if letters and len(valid) == len(set(letters)) and (sure or (paragraph and right)):
        if right:
            return Citation(start, whole_end, tuple(normal(number, letter) for letter in valid), spread)
        return Citation(start, whole_end, (), True)
    if sure or (paragraph and letters and number == "6"):
        if column == number and not has_article and not named and not letters:
            return None
        return Citation(start, whole_end, (), doubtful=True, number="" if letters or not right else number)
    return None


def _paragraph(folded: str, position: int) -> tuple[str, int]:
    found = _PARAGRAPH.match(folded, position)
    if found is None:
        return "", position
    for name in ("p1", "p2", "p3", "p4", "p5", "p6", "p7"):
        if found.group(name):
            return found.group(name), found.end()
    if found.group("roman"):
        return str(len(found.group("roman"))), found.end()
    return (
        "1"
        if found.group("ordinal") in ("eerste", "forste", "forsta", "first", "premier", "primer", "primo")
        else "2"
    ), found.end()


def _letters(folded: str, position: int, number: str, has_paragraph: bool) -> tuple[list[str], int, bool]:
    """The letters from `position`, where they end, and whether a range was written."""
    found = _FIRST_LETTER.match(folded, position)
    if found is None:
        return [], position, False
    letter = next(value for value in found.groups() if value)[0]
    if not has_paragraph and found.group("l6") and _ENDS.match(folded, found.end()) is None:
        return [], position, False
    letters, end, spread = [letter], found.end(), False
    post = _POST_LETTER.match(folded, end)
    end = post.end() if post else end
    while True:
        more = _NEXT_LETTER.match(folded, end)
        if more is None:
            return letters, end, spread
        following = next(more.group(name) for name in ("n1", "n2", "n3", "n4") if more.group(name))
        if following not in _LETTERS.get(number, "abcdefghij"):
            return letters, end, spread
        if more.group("range"):
            if following <= letters[-1]:
                return letters, end, spread
            letters.extend(chr(code) for code in range(ord(letters[-1]) + 1, ord(following) + 1))
            spread = True
        else:
            letters.append(following)
        end = more.end()


_WITHOUT_ARTICLES = re.compile(r"(?:lov|lovens?|loven|lag|lagen|lagens|balken)$")
"""Nordic acts are divided into sections, so an article after a comma is none of theirs."""


def _other_law(folded: str, start: int, end: int, lawful: list[tuple[int, int]], *, complete: bool) -> bool:
    """Whether the citation is one of another law: its name stands directly before or after it."""
    for left, right in lawful:
        between = folded[right:start]
        # "the Bookkeeping Act, Article 6(1)(c)" names the duty and then its place in the GDPR.
        if (
            right <= start
            and re.fullmatch(r"\s*,?\s*(?:'?s\s)?", between)
            and not (complete and "," in between)
            and not ("," in between and _WITHOUT_ARTICLES.search(folded[left:right]))
        ):
            return True
        if left >= end and not complete:
            between = folded[end:left]
            if re.fullmatch(
                r"\s*,?\s*(?:(?:of|i|in|af|av|du|de|de la|del|della|dell'|dello|des|der|van|the|den|z dnia)\s*(?:the|la|l'|de)?\s*)?",
                between,
            ):
                return True
        if left < start < right:
            return True
    return False


_FIRST_PARAGRAPH = r"(?:(?:stk|abs|absatz|lid|par|para|paragraph|paragraphe|apartado|comma|ust|nr|pkt)\.?\s*1\s*[,.:]?\s*|1\s*(?=\())"
_ALONE = re.compile(
    rf"\s*{_FIRST_PARAGRAPH}?(?:(?:{_LETTER_WORD})\s*)*\(?[a-j]\)?(?:\s*(?:,|/|&|\+|{_CONJUNCTION})\s*(?:(?:{_LETTER_WORD})\s*)*\(?[a-j]\)?)*\s*[.)]?\s*"
)


_LEADING_LETTER = re.compile(
    rf"\s*(?:(?:{_LETTER_WORD})\s*\(?(?P<worded>[a-j])(?!\w)|\(?(?P<marked>[a-j])\s*(?:\)|[.:](?=\s)|\s[-–—](?=\s)|(?<=\s)(?=\()))\)?\s*"
)


def letter_first(text: str, column: str) -> tuple[str, str] | None:
    """The ground and the words after it of "litra e – myndighedsudøvelse" in a column about Art. 6 or 9."""
    found = _LEADING_LETTER.match(fold(text)) if column in _LETTERS else None
    if found is None:
        return None
    letter = found["worded"] or found["marked"]
    return (normal(column, letter), text[found.end() :]) if letter in _LETTERS[column] else None


_WORDED = re.compile(
    r"(?<!\w)(?:litrae?|litr(?=\.)|litt?|bokstav\w*|letter[ae]?|lettres?|letras?|letters?|buchst\w*|liter[ay]|points?)\.?\s*\(?(?P<letter>[a-j])(?![\w'])\)?"
)


def further(text: str, number: str) -> list[Citation]:
    """What a text without an article cites by letters that call themselves so, when it goes on about Art. 6 or 9.

    As "bogføringsloven § 12 (også litra c)" after a line that cites Art. 6; a letter of another law's section is none.
    """
    if number not in _LETTERS:
        return []
    folded = fold(text)
    found: list[Citation] = []
    for match in _WORDED.finditer(folded):
        if match["letter"] not in _LETTERS[number] or _of_another(folded[: match.start()]):
            continue
        letters, end, _ = _letters(folded, match.start(), number, has_paragraph=True)
        grounds = tuple(normal(number, letter) for letter in letters if letter in _LETTERS[number])
        if grounds and not (found and match.start() < found[-1].end):
            if folded[end - 1] == ")" and "(" not in folded[match.start() : end]:
                end -= 1  # it closes what was opened before the letter
            opening, closing = _OPENING.search(folded[: match.start()]), _CLOSING.match(folded, end)
            bracketed = opening is not None and closing is not None
            start = opening.start() if opening is not None and bracketed else match.start()
            end = closing.end() if closing is not None and bracketed else end
            found.append(Citation(start, end, grounds))
    return found


def _of_another(before: str) -> bool:
    """Whether a letter after these words is one of a section named there, unless an "and" sets it apart."""
    return _ELSEWHERE.search(before) is not None and _SET_APART.search(before) is None


_OF = re.compile(r"\s*(?:i|in|of|af|av|del?|du|des|der|della|dell|van|w|z)\b")
"""What names the text that a letter belongs to: "litra b i lov om …"."""
_SAYS_LETTER = re.compile(rf"\s*(?:{_FIRST_PARAGRAPH})?\(?(?:{_LETTER_WORD})", re.IGNORECASE)


def says_letters(text: str) -> bool:
    """Whether a text begins with, or is nothing but, letters that call themselves so ("litra b og c"), without article."""
    folded = fold(text)
    if _ALONE.fullmatch(folded) is not None and _SAYS_LETTER.match(folded) is not None:
        return True
    first = _WORDED.match(folded)
    return first is not None and _ANCHOR.search(folded) is None and not _OF.match(folded, first.end())


def letters_alone(text: str, column: str) -> list[str]:
    """The grounds of a text that is nothing but letters, in a column about Art. 6 or 9."""
    folded = fold(text)
    if column not in _LETTERS or not _ALONE.fullmatch(folded):
        return []
    stripped = re.sub(rf"\b{_LETTER_WORD}(?=\W)", " ", folded)
    letters = re.findall(r"(?<!\w)[a-j](?!\w)", stripped)
    return [normal(column, letter) for letter in dict.fromkeys(letters) if letter in _LETTERS[column]]

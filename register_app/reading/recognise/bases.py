"""Legal bases in text (Art. 6, 9 and 10 GDPR): citations in eleven languages, words, and national law.

Nothing is assumed: a text that names no article gives a basis without one, its words kept as the reason.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

from register_app.reading.recognise import answers, laws
from register_app.reading.recognise.citations import Citation, letters_alone
from register_app.reading.recognise.citations import find as find_citations
from register_app.reading.recognise.division import divide, outside, unwrap
from register_app.reading.recognise.found import BasisFound
from register_app.reading.recognise.lexicon import Hit, Lexicon, clean, entries, fold, squeeze, vocabulary

_SEGMENT = re.compile(
    r"\n+|;|\s\+\s|\s\|\s|(?:(?<=[\s;,.)])|^)[•▪●◦*►]\s+|(?<=[\w.)])\s+(?=ad\s*\d{1,2}\s*[).:])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?:(?:ad\.?|til|to|zu|re|vedr\.?|formål|purpose|zweck|finalité|doel|ändamål|finalidad|finalità|cel|tarkoitus)"
    r"(?:\s+(?:nr\.?|formål|purpose|zweck))?\s*(?P<named>\d{1,2}(?:\s*(?:,|og|and|und|&|\+|-)\s*\d{1,2})*)\s*(?:[).:]+|[-–](?=\s)|(?=\s))"
    r"|\(?(?P<plain>\d{1,2})\s*(?:\)|[.:](?!\d)))\s*[-–]?\s*)",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-–—•▪●◦*►✓]|o(?=\s{2}))\s*")
_EDGE_WORDS = (
    r"og|eller|samt|and|or|und|oder|sowie|et|ou|och|en|y|e|lub|oraz|ja|tai|sekä|jf\.?|jfr\.?|jvf\.?|cf\.?|vgl\.?|"
    r"i\.?\s?v\.?\s?m\.?|in verbindung mit|in conjunction with|sammenholdt med|se også|conformément à|"
    r"en relation avec|en lien avec|in combinatie met|jo\.|juncto|w zw\. z|w związku z|en relación con|"
    r"in combinato disposto con|ks\.|yhdessä|in connection with|read with|together with|i forbindelse med|i sammenheng med"
)
# "en", "e", "o", "y", "of" and "i" also begin a reason ("en interesseafvejning"), so they stay there.
_LEADING = re.compile(
    rf"^(?:[\s,;:.\-–—/&+=>→]+|(?!(?:en|e|o|y|of|or)\s)(?:{_EDGE_WORDS})(?=\s|$))+", re.IGNORECASE
)
_LONE = re.compile(_EDGE_WORDS, re.IGNORECASE)
_TRAILING = re.compile(rf"(?:[\s,;:\-–—/&+=>→]+|(?<=[\s,])(?:{_EDGE_WORDS}))+$", re.IGNORECASE)
_PIECE = re.compile(r"\n|\s+[–—-]\s+|;|:\s+")
_CONJUNCTION = re.compile(
    r"(?P<before>.*)(?:(?:^|[\s,/;&+(])(?:og|eller|samt|and|or|und|oder|sowie|et|ou|och|en|of|y|o|e|i|lub|oraz|ja|tai|seka|"
    r"og/eller|and/or|und/oder|et/ou|y/o|e/o|i/lub|en/of|och/eller|ja/tai)\s+(?:[\w'-]+\s+){0,2}|[,/;&+]\s*(?:[\w'-]+\s+){0,1})$",
    re.DOTALL,
)
_FREE = re.compile(
    r"\s*(?:$|[,;:.()/&+\n–—-]|(?:og|eller|samt|and|or|und|oder|et|ou|och|en|of|y|o|e|i|lub|oraz|ja|tai|fra|from|to|til|till|med|with|mit|in|for|"
    r"von|des|der|de|du|da|dei|degli|av|from|fran|van|met|z|na|under|jf|efter|given|by)\b)"
)
_NOT_AFTER = re.compile(
    r"\s+(?:(?:er|is|are|ist|sind|est|ar|es|e|jest|on|kraeves|kræves|indhentes)\s+)?(?:ikke|not|nicht|inte|niet|nie|n'est pas|pas)\b(?!\s+only)"
    r"|\s+(?:no|non)\s+(?:es|e|se|si)\b|\s+ei\s+(?:ole|tarvita)\b"
)
_LAW_COVERS = 0.6
_SHORT_NOTE = 8


@cache
def _words() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("legal_words")))


@cache
def _doubt() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("markers")["doubt"]))


@cache
def _negation() -> Lexicon[str]:
    return Lexicon(entries(vocabulary("markers")["negation"]))


def read(text: str, column: str = "") -> list[BasisFound]:
    """The legal bases of `text`, in order; no text is dropped, save answers such as "n/a" that give none.

    `column` is the article the column's heading names ("6", "9", "10" or ""): only there may a letter alone
    ("litra f") or "samtykke" be read as belonging to it.
    """
    return list(_read(clean(text), column))


def looks_like(text: str) -> float:
    """How much `text` looks like a legal basis, from 0 to 1."""
    return _looks_like(clean(text))


@lru_cache(maxsize=8192)
def _looks_like(text: str) -> float:
    if not text or len(text) > 4000:
        return 0.0
    if any(citation.articles for citation in find_citations(text)):
        return 1.0
    law = laws.find(text)
    if law is not None and law.law and law.section:
        return 0.9
    words = len(text.split())
    hits = _words().find(fold(text))
    if hits and hits[0].start <= 30:
        covered = sum(hit.end - hit.start for hit in hits) / len(text)
        return 0.8 if covered > 0.5 and words > 1 else 0.6 if words <= 12 else 0.3
    return 0.5 if law is not None else 0.0


@lru_cache(maxsize=8192)
def _read(text: str, column: str) -> tuple[BasisFound, ...]:
    if not text or answers.read(text):
        return ()
    found: list[BasisFound] = []
    ads: tuple[int | None, ...] = (None,)
    for line in divide(unwrap(text, _begins_basis), _SEGMENT):
        line = _BULLET.sub("", line)
        numbered = _NUMBERED.match(line)
        if numbered is not None:
            ads = _numbers(numbered)
            line = line[numbered.end() :].strip()
            if not line:
                continue
        for basis in _segment(line, column):
            if (
                not basis.article
                and not basis.law
                and not basis.section
                and found
                and _takes_reason(found[-1], ads)
            ):
                found[-1] = _with_reason(found[-1], basis)
                continue
            found.extend(replace(basis, ad=ad) for ad in ads)
    return tuple(_distinct(found))


def _begins_basis(line: str) -> bool:
    hit = _words().match(fold(line))
    return (
        hit is not None
        or any(citation.start < 12 for citation in find_citations(line))
        or _NUMBERED.match(line) is not None
    )


def _numbers(numbered: re.Match[str]) -> tuple[int | None, ...]:
    if numbered.group("plain"):
        return (int(numbered.group("plain")),)
    text = numbered.group("named")
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if "-" in text and len(numbers) == 2 and numbers[0] < numbers[1] <= numbers[0] + 20:
        return tuple(range(numbers[0], numbers[1] + 1))
    return tuple(numbers)


def _takes_reason(before: BasisFound, ads: tuple[int | None, ...]) -> bool:
    """Whether a line without article or law belongs to the basis before it, as its reason."""
    return before.ad == ads[-1] and bool(before.article or before.law or before.section)


def _with_reason(basis: BasisFound, more: BasisFound) -> BasisFound:
    return replace(
        basis,
        reason=_join(basis.reason, more.reason),
        note=_join(basis.note, more.note),
        doubtful=basis.doubtful or bool(more.note),
    )


def _join(*texts: str) -> str:
    return "; ".join(dict.fromkeys(text for text in texts if text))


def _distinct(found: list[BasisFound]) -> list[BasisFound]:
    kept: list[BasisFound] = []
    for basis in found:
        for index, other in enumerate(kept):
            same = (basis.article, basis.ad) == (other.article, other.ad)
            lawless = (not basis.law and not basis.section) or (basis.law, basis.section) == (
                other.law,
                other.section,
            )
            if (
                same
                and lawless
                and basis.article
                and not (basis.reason and other.reason and basis.reason != other.reason)
            ):
                kept[index] = _with_reason(other, basis)
                break
        else:
            kept.append(basis)
    return kept


def _trim(text: str) -> str:
    text = _LEADING.sub("", text)
    return squeeze(_TRAILING.sub("", text)).strip()


# --- one segment ------------------------------------------------------------------------------------------


def _segment(text: str, column: str) -> list[BasisFound]:
    citations = find_citations(text, column)
    if citations:
        return _cited(text, citations, column)
    if column:
        letters = letters_alone(text, column)
        if letters:
            return [BasisFound(article) for article in letters]
    return _worded(text, column)


def _cited(text: str, citations: list[Citation], column: str) -> list[BasisFound]:
    befores, afters = _distribute(text, citations)
    found: list[BasisFound] = []
    for citation, before, after in zip(citations, befores, afters, strict=True):
        leading, before = _own_words(before, column, before=True)
        trailing, after = _own_words(after, column, before=False)
        found.extend(leading)
        law, section, reason, note = _remainder(before, after)
        if not citation.articles:
            raw = squeeze(text[citation.start : citation.end])
            found.append(BasisFound("", law, section, _join(raw, reason), doubtful=True, note=note))
        for article in citation.articles:
            # National law lays down the duty or the task: in "litra b og c, jf. …" it goes with c.
            owns = (
                len(citation.articles) == 1
                or not _wants_law(citation.articles)
                or article in _wants_law(citation.articles)
            )
            found.append(
                BasisFound(
                    article,
                    law if owns else "",
                    section if owns else "",
                    reason,
                    doubtful=citation.doubtful or bool(note),
                    note=note,
                )
            )
        found.extend(trailing)
    return found


def _wants_law(articles: tuple[str, ...]) -> list[str]:
    return [
        article for article in articles if article in ("6(1)(c)", "6(1)(e)", "10") or article.startswith("9")
    ]


def _distribute(text: str, citations: list[Citation]) -> tuple[list[str], list[str]]:
    """The words before and after each citation that belong to it.

    As a rule words follow their citation; when the first has a label ("Consent (Art. …), Contract (Art. …)"), so
    have the others.
    """
    befores = [text[: citations[0].start]]
    afters: list[str] = []
    opening = befores[0].rstrip()
    labelled = bool(_trim(opening.rstrip("([")))
    in_brackets = opening.endswith(("(", "["))
    for citation, following in pairwise(citations):
        between = text[citation.end : following.start]
        if labelled and (
            in_brackets
            or opening.endswith((":", "-", "–", "—"))
            or re.search(r"\b(?:jf|jfr)\.?$", opening, re.IGNORECASE)
        ):
            closing = re.match(r"[^()\[\]]*[)\]]", between) if in_brackets else None
            cut = closing.end() if closing else 0
            if not closing:
                separator = re.search(r"[,;/]|\b(?:og|and|und|et|samt|och)\b", between)
                cut = separator.start() if separator else 0
            afters.append(between[:cut])
            befores.append(between[cut:])
        else:
            label = re.search(r"[,;]\s*(?:og|and|und|samt)?\s*[^,;()]*[(:]\s*$", between)
            cut = (
                label.start()
                if label and between.rstrip().endswith("(") and "(" not in between[: label.start()]
                else len(between)
            )
            afters.append(between[:cut])
            befores.append(between[cut:])
    afters.append(text[citations[-1].end :])
    if in_brackets:
        befores = [before.rstrip().removesuffix("(").removesuffix("[") for before in befores]
        afters = [_closed(after) for after in afters]
    else:
        for index, before in enumerate(befores):
            if before.rstrip().endswith(("(", "[")):
                befores[index] = before.rstrip()[:-1]
                afters[index] = _closed(afters[index])
    return befores, afters


def _closed(after: str) -> str:
    """`after` without the first bracket that closes something opened before it."""
    depth = 0
    for index, char in enumerate(after):
        if char in "([":
            depth += 1
        elif char in ")]":
            depth -= 1
            if depth < 0:
                return f"{after[:index]} – {after[index + 1 :]}"
    return after


def _own_words(text: str, column: str, *, before: bool) -> tuple[list[BasisFound], str]:
    """Bases named by words alone beside a citation: "… litra b og samtykke", "Samtykke eller art. …"."""
    folded = fold(text)
    if before:
        joined = re.fullmatch(
            r"(.*?)\s*,?\s*\b(?:og|eller|samt|and|or|und|oder|et|ou|och|y|o|oraz|lub)\s*", folded, re.DOTALL
        )
        if joined is None:
            return [], text
        words = _TRAILING.sub("", text[: joined.end(1)])
        return (_worded(words, column), "") if _words().match(fold(words)) else ([], text)
    joined = re.match(r"\s*,?\s*(?:og|eller|samt|and|or|und|oder|et|ou|och|y|o|oraz|lub)\s+", folded)
    if joined is None or _words().match(folded, joined.end()) is None:
        return [], text
    return _worded(text[joined.end() :], column), ""


def _remainder(*parts: str) -> tuple[str, str, str, str]:
    """The words around a citation as (law, section, reason, note)."""
    law = section = ""
    reasons: list[str] = []
    notes: list[str] = []

    def take(piece: str) -> None:
        nonlocal law, section
        piece = _trim(piece)
        if not piece or _LONE.fullmatch(piece):
            return
        found = laws.find(piece)
        if found is not None and not law and not section and _is_reference(piece, found):
            law, section = found.law, found.section
            for rest in (piece[: found.start], piece[found.end :]):
                take(rest)
            return
        doubtful = bool(_doubt().find(fold(piece)))
        if doubtful and len(piece.split()) <= _SHORT_NOTE:
            notes.append(piece)
            return
        if doubtful:
            notes.append(piece)
        reasons.append(piece)

    for part in parts:
        plain, contents = outside(part)
        for piece in re.split(_PIECE, plain):
            take(piece)
        for content in contents:
            found = laws.find(content)
            if (
                found is not None
                and not law
                and found.start == 0
                and found.end - found.start >= _LAW_COVERS * len(content)
            ):
                take(content)
            else:
                _keep(content, reasons, notes)
    return law, section, _join(*reasons), _join(*notes)


def _keep(content: str, reasons: list[str], notes: list[str]) -> None:
    content = squeeze(content)
    if _doubt().find(fold(content)):
        notes.append(content)
        if len(content.split()) <= _SHORT_NOTE:
            return
    reasons.append(content)


def _is_reference(piece: str, found: laws.LawFound) -> bool:
    """Whether a piece is a reference to law, not a sentence that mentions one."""
    return found.start <= 3 or bool(found.section) or found.end - found.start >= _LAW_COVERS * len(piece)


# --- words alone ------------------------------------------------------------------------------------------


def _worded(text: str, column: str) -> list[BasisFound]:
    """The bases of a segment that cites no article."""
    law = laws.find(text)
    masked = fold(text)
    for start, end in laws.names(text):
        masked = masked[:start] + " " * (end - start) + masked[end:]
    hits = [hit for hit in _words().find(masked) if not _negated(masked, hit)]
    heads = _heads(masked, hits)
    if not heads:
        doubts = [text[hit.start : hit.end] for hit in _doubt().find(fold(text))]
        note = squeeze(text) if doubts and len(text.split()) <= _SHORT_NOTE else _join(*doubts)
        if law is not None:
            rest_law, section, reason, more = _remainder(text)
            if "; " in reason and ";" not in text:
                reason = squeeze(text)  # a sentence about law, which pieces would only scramble
            if rest_law or section:
                return [BasisFound("", rest_law, section, reason, doubtful=bool(more), note=more)]
        reason = squeeze(text)
        return [BasisFound("", reason=reason, doubtful=True, note=note)] if re.search(r"\w", reason) else []
    cuts = [0, *(cut for _, cut in heads[1:]), len(text)]
    found: list[BasisFound] = []
    for (hit, _), start, end in zip(heads, cuts, cuts[1:], strict=False):
        piece = text[start:end]
        article = _in_column(hit.value, column)
        rest_law, section, reason, note = _remainder(piece)
        if not (rest_law or section):
            reason = _trim(piece) if not note else reason or _trim(piece)
        found.append(
            BasisFound(article, rest_law, section, reason, doubtful=bool(note), note=note, by_words=True)
        )
    return _merged(found)


def _merged(found: list[BasisFound]) -> list[BasisFound]:
    """Neighbours of the same article as one: "aftale eller kontrakt"."""
    merged: list[BasisFound] = []
    for basis in found:
        if merged and merged[-1].article == basis.article and not (merged[-1].law and basis.law):
            merged[-1] = replace(
                _with_reason(merged[-1], basis),
                law=merged[-1].law or basis.law,
                section=merged[-1].section or basis.section,
            )
        else:
            merged.append(basis)
    return merged


def _heads(folded: str, hits: list[Hit[str]]) -> list[tuple[Hit[str], int]]:
    """The words that name a basis, each with where its own words begin: the first, and those after a conjunction.

    In "legitimate interest in keeping the contract" only the first names one: the contract is what it is about.
    """
    heads: list[tuple[Hit[str], int]] = []
    for hit in hits:
        if not heads:
            heads.append((hit, 0))
            continue
        between = folded[heads[-1][0].end : hit.start]
        if hit.value == heads[-1][0].value and len(between) < 12:
            continue
        joint = _CONJUNCTION.match(between)
        if joint is not None and _stands_alone(folded, hit, joint.group("before")):
            heads.append((hit, heads[-1][0].end + joint.end("before")))
    return heads


def _stands_alone(folded: str, hit: Hit[str], between: str) -> bool:
    """Whether the words after a conjunction name a basis of their own, not a further object of a sentence."""
    if " " not in folded[hit.start : hit.end].strip() and _FREE.match(folded, hit.end) is None:
        return False  # "consent management"
    # "… handling orders and the contract": the word contract is too common inside reasons.
    return hit.value != "6(1)(b)" or len(between.split()) <= 4


def _negated(folded: str, hit: Hit[str]) -> bool:
    if _NOT_AFTER.match(folded, hit.end):
        return True
    before = folded[max(0, hit.start - 40) : hit.start]
    return any(
        not re.search(r"[,;.:]|\b(?:men|but|aber|mais|utan|maar|sino|ma|ale|vaan)\b", before[found.end :])
        and before[found.end :].count(" ") <= 2
        for found in _negation().find(before)
    )


def _in_column(article: str, column: str) -> str:
    """A word read in a column about Art. 9 means that article's basis of the same name."""
    if column == "9":
        return {"6(1)(a)": "9(2)(a)", "6(1)(d)": "9(2)(c)", "6(1)(e)": "9(2)(g)"}.get(article, article)
    return article

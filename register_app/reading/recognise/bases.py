"""Legal bases in text (Art. 6, 9 and 10 GDPR): citations in eleven languages, words, and national law.

Nothing is assumed: a text that names no article gives a basis without one, its words kept as the reason.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from register_app.reading.recognise import answers, citations, cited, compact, denied, former, laws, worded
from register_app.reading.recognise.division import divide, unwrap
from register_app.reading.recognise.found import BasisFound
from register_app.reading.recognise.lexicon import clean, fold
from register_app.reading.recognise.remainder import around, with_reason

_SEGMENT = re.compile(
    r"\n+|;|\s\+\s(?!\s*(?:litra\s+|lit\.\s+)?\(?[a-j]\)?(?:\W|$))|\s*\|\s*|\s/\s(?=(?:(?:gdpr|dsgvo|rgpd)\s+)?(?:art(?:\.|ikel|icle)?\s*)?9\s*(?:\(|abs|stk|par))|(?:(?<=[\s;,.)])|^)[•▪●◦*►]\s+|(?<=[\w.)])\s+(?=ad\s*\d{1,2}\s*[).:])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?:(?:ad\.?|formål|purpose|zweck|finalité|doel|ändamål|finalidad|finalità|cel|tarkoitus)(?P<sure>)|(?:til|to|zu|re|vedr\.?))"
    r"(?:\s+(?:nr\.?|formål|purpose|zweck))?\s*(?P<named>\d{1,2}(?:\s*(?:,|og|and|und|&|\+|-)\s*\d{1,2})*)"
    r"\s*(?:[).:]+|(?(sure)[-–](?=\s)|(?!))|(?(sure)(?=\s)|(?!)))"
    r"|\(?(?P<plain>\d{1,2})\s*(?:\)(?!\()|[.:](?=\s)))\s*[-–]?\s*",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^\s*(?:[-–—•▪●◦*►✓]|o(?=\s{2}))\s*")
_COLUMN_NAME = re.compile(
    r"^(?:retsgrundlag(?:et)?|(?:lov)?hjemmel|behandlingsgrundlag|legal basis|lawful basis|legal ground|rechtsgrundlage|base légale|"
    r"base juridique|fondement juridique|rättslig grund|laglig grund|rettslig grunnlag|behandlingsgrunnlag|(?:wettelijke )?grondslag|"
    r"rechtsgrond|base jurídica|base legal|base giuridica|podstawa prawna|oikeusperuste|käsittelyperuste)\s*:\s*",
    re.IGNORECASE,
)


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
    if any(citation.articles for citation in citations.find(text)):
        return 1.0
    law = laws.find(text)
    if law is not None and law.law and law.section:
        return 0.9
    words = len(text.split())
    hits = worded.words().find(fold(text))
    if hits and hits[0].start <= 30:
        covered = sum(hit.end - hit.start for hit in hits) / len(text)
        return 0.8 if covered > 0.5 and words > 1 else 0.6 if words <= 12 else 0.3
    return 0.5 if law is not None else 0.0


@lru_cache(maxsize=50_000)  # each line of a long notice, which is gone through several times
def _read(text: str, column: str) -> tuple[BasisFound, ...]:
    if not text or answers.read(text):
        return ()
    found: list[BasisFound] = []
    ads: tuple[int | None, ...] = (None,)
    for line in divide(unwrap(text, _begins_basis), _SEGMENT):
        line = _COLUMN_NAME.sub("", _BULLET.sub("", line))
        numbered = _NUMBERED.match(line)
        if numbered is not None:
            ads = _numbers(numbered)
            line = line[numbered.end() :].strip()
            if not line:
                continue
        before = found[-1].article.partition("(")[0] if found else ""
        for basis in _today(line, column, before):
            if (
                not basis.article
                and not basis.law
                and not basis.section
                and found
                and _takes_reason(found[-1], ads)
            ):
                found[-1] = with_reason(found[-1], basis)
                continue
            if found and _is_its_law(basis, found[-1], ads):
                found[-1] = with_reason(found[-1], basis)
                continue
            found.extend(replace(basis, ad=ad) for ad in ads)
    return tuple(_distinct(found))


def lines(text: str) -> list[str]:
    """The lines of a cell of bases, those joined over which one basis was wrapped."""
    return [line for line in unwrap(text.strip(), _begins_basis).split("\n") if line.strip()]


def _begins_basis(line: str) -> bool:
    hit = worded.words().match(fold(line))
    return (
        hit is not None
        or any(citation.start < 12 for citation in citations.find(line))
        or _NUMBERED.match(line) is not None
        or compact.begins(line)
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


_OWN_GROUND = re.compile(r"databeskyttelseslov\w* § 8(?!\d)|\bdbl\w* § 8(?!\d)")
"""National law that takes the place of an article of its own: offences (Art. 10 GDPR)."""


def _is_its_law(basis: BasisFound, before: BasisFound, ads: tuple[int | None, ...]) -> bool:
    """Whether a line of national law alone is the law of the ground before it: "… litra c + bogføringslovens § 12"."""
    alone = not basis.article and (basis.law or basis.section) and not basis.reason and not basis.doubtful
    if _OWN_GROUND.search(f"{fold(basis.law)} {basis.section}"):
        return False
    return bool(alone and before.article and not before.law and not before.section and before.ad == ads[-1])


def _today(line: str, column: str, before: str) -> list[BasisFound]:
    """The bases of one line; what it says of an earlier one, or that something is none, is but a word about them."""
    today, earlier = former.apart(line)
    text, no_basis = denied.apart(today)
    aside = "; ".join(filter(None, (earlier, no_basis)))
    if aside and not text and before:
        return [BasisFound("", reason=aside)]
    if not aside or not text:
        return _segment(line, column, before)
    found = _segment(text, column, before)
    return [*found[:-1], with_reason(found[-1], BasisFound("", reason=aside))] if found else found


def _segment(text: str, column: str, before: str) -> list[BasisFound]:
    """The bases of one line; `before` is the article that the line before it cites."""
    found = citations.find(text, column)
    if found:
        return cited.read(text, found, column)
    if coded := compact.read(text):
        return coded
    lettered = citations.further(text, column or before)
    if len(lettered) > 1 or (lettered and before):
        return cited.read(text, lettered, column)
    letters = citations.letters_alone(text, column)
    if letters:
        return [BasisFound(article) for article in letters]
    first = citations.letter_first(text, column)
    if first is not None:
        law, section, reason, note = around(first[1])
        return [BasisFound(first[0], law, section, reason, doubtful=bool(note), note=note)]
    return worded.read(text, column)


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
                kept[index] = with_reason(other, basis)
                break
        else:
            kept.append(basis)
    return kept

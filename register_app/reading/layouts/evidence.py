"""What the cells themselves say about a column: citations, periods, ticks, dates, names of companies."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from register_app.reading.folded import fold
from register_app.reading.layouts.furniture import is_number
from register_app.reading.recognise import answers
from register_app.reading.workbook import Value

_CITATION = re.compile(
    r"\bart(?:\.|ikel|icle|icolo|ículo|iculo|ikla\w*|ykuł\w*|ikkel|t\.)?\s*\d|\b[69]\s*[.(]\s*[12]\s*[.)]|\b[69]\s?,\s?[12]\s?,\s?[a-j]\b|\blit(?:t|tera|ra)?\b\.?\s*[a-j]\b"
    r"|\b[69]\s+(?:art|artikla)|\bGDPR\b|\bDSGVO\b|\bRGPD\b|\bAVG\b|\bRODO\b",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\d+\s*(?:½\s*)?(?:år|aar|year|yr|jahr|an(?:s|née)|jaar|jaren|vuo|año|ann[oi]\b|lat[a]?\b|rok|mån|maan|mnd|md[r.]?|måned"
    r"|month|monat|mois|mes|miesi|kk\b|kuukau|dag|dage|day|tag[en]*\b|jour|dni\b|días|giorn|päiv|week|uge|woche|viik|uker|veck|mon\b|std\b|stunde|hour|time[rn]?\b|heure|uur\b|ora\b|ore\b|hora|tunti|godzin|minut|[jv]\.(?!\s?\w\.))",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:A/S|ApS|I/S|K/S|P/S|AB|ASA?|Oyj?|GmbH|AG|SE|KG|mbH|Ltd|Limited|LLC|L\.L\.C|Inc|Corp|Corporation|PLC|plc|B\.?V|N\.?V|S\.?A\.?S|SARL"
    r"|S\.?r\.?l|S\.?p\.?A|S\.?L|Sp\.?\s?z\s?o\.?\s?o|SA|Co|EMEA|Pvt|Pty|amba|a\.m\.b\.a|EURL|SNC|HB|KB|Oü|UAB|eG|mbB|e\.\s?K|e\.\s?V|gGmbH|CIC|LLP|ry|rf)\b\.?"
)
_MARKS = frozenset(
    ("x", "xx", "v", "y", "j", "ja", "yes", "true", "sand", "oui", "vrai", "si", "sì", "sí", "tak", "kyllä", "wahr", "waar",
     "✓", "✔", "☑", "☒", "●", "•", "✗", "1", "1.0", "n", "nej", "no", "nei", "nein", "non", "nee", "nie", "ei", "false", "falsk", "faux",
     "falsch", "onwaar", "0", "☐", "-", "–", "○", "*", "(x)", "+", "jo", "evet", "hayır")
)  # fmt: skip
_YES = frozenset(
    ("x", "xx", "v", "y", "j", "ja", "yes", "true", "sand", "oui", "vrai", "si", "sì", "sí", "tak", "kyllä", "wahr", "waar", "✓", "✔", "☑",
     "☒", "●", "•", "✗", "1", "1.0", "*", "(x)", "+", "jo", "evet")
)  # fmt: skip
_CROSS = re.compile(r"[xX✓✔☑☒]\s*[\s(:;,–-]")
_PLACEHOLDER = re.compile(
    r"^(x{3,}|\.{2,}|…|_{2,}|-{2,}|\?+|tbd|todo|lorem ipsum.*|random|test|\[.*\]|<.*>)$", re.IGNORECASE
)
_ROLE = re.compile(
    r"processor|databehandler|auftragsverarb|prozessor|sous traitant|verwerker|bitraede|responsabile|encargado|procesor|kaesittelij|hosting"
    r"|controller|dataansvarlig|leverandoer|vendor|supplier|dienstleister"
)


@lru_cache(maxsize=50_000)
def is_mark(text: str) -> bool:
    """Whether a cell holds only a tick, a cross, or yes or no."""
    return text.strip().casefold().rstrip(".!") in _MARKS


@lru_cache(maxsize=50_000)
def is_ticked(text: str) -> bool:
    """Whether a tick, a cross or a yes stands in a cell, alone or before some words about it."""
    folded = text.strip().casefold().rstrip(".!")
    if folded in _YES:
        return True
    first = re.split(r"[\s(:;,–-]", folded, maxsplit=1)[0]
    return first in _YES and first not in ("1", "*", "v", "si", "•", "+") and len(folded) > len(first)


@lru_cache(maxsize=50_000)
def looks_like_basis(text: str) -> bool:
    """Whether a text cites an article as legal bases are cited."""
    return bool(_CITATION.search(text))


def looks_like_section(text: str) -> bool:
    """Whether a text cites a section of an act ("Boats Act s. 3", "VVL § 4")."""
    return bool(_SECTION.search(text))


_SECTION = re.compile(r"§\s*\d|\b(?:section|sec\.|s\.)\s*\d", re.IGNORECASE)


@lru_cache(maxsize=50_000)
def looks_like_retention(text: str) -> bool:
    """Whether a text names a length of time."""
    return bool(_PERIOD.search(text))


@lru_cache(maxsize=50_000)
def looks_like_company(text: str) -> bool:
    """Whether a text carries the legal form of a company ("A/S", "GmbH")."""
    return len(text) < 90 and bool(_COMPANY.search(text))


def looks_like_role(text: str) -> bool:
    """Whether a text says what part somebody plays: processor, supplier, controller."""
    return bool(_ROLE.search(fold(text)))


@lru_cache(maxsize=50_000)
def state_of(text: str) -> str:
    """What a mere answer says: "none", "not_applicable", "no", "yes", "unclarified"; "" for any other text."""
    if _PLACEHOLDER.match(text.strip()):
        return "unclarified"
    return answers.read(text)


@dataclass(frozen=True)
class Content:
    """Shares (0 to 1) of the filled cells of a column that look like something; `count` is how many were looked at."""

    count: int = 0
    basis: float = 0.0
    retention: float = 0.0
    marks: float = 0.0
    dates: float = 0.0
    numbers: float = 0.0
    companies: float = 0.0
    roles: float = 0.0
    codes: float = 0.0
    distinct: float = 0.0
    length: float = 0.0


def content_of(texts: Sequence[str], values: Sequence[Value]) -> Content:
    """Describe a column by its filled cells; the two sequences go together."""
    count = len(texts)
    if not count:
        return Content()

    def share(hits: int) -> float:
        return hits / count

    return Content(
        count=count,
        basis=share(sum(looks_like_basis(text) for text in texts)),
        retention=share(sum(looks_like_retention(text) for text in texts)),
        marks=share(sum(is_mark(text) or bool(_CROSS.match(text)) for text in texts)),
        dates=share(sum(isinstance(value, datetime.date) for value in values)),
        numbers=share(
            sum(isinstance(value, int | float) and not isinstance(value, bool) for value in values)
        ),
        companies=share(sum(looks_like_company(text) for text in texts)),
        roles=share(sum(looks_like_role(text) for text in texts)),
        codes=share(sum(is_number(text) for text in texts)),
        distinct=share(len(set(texts))),
        length=sum(map(len, texts)) / count,
    )

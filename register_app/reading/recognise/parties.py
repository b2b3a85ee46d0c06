"""Names of organisations: what is one, and where in a text it ends."""

from __future__ import annotations

import re
from functools import cache

from register_app.reading.recognise.lexicon import vocabulary

_LEGAL_TAIL = r"(?!\w)"


@cache
def form() -> re.Pattern[str]:
    """The legal forms of companies: "A/S", "GmbH", "Inc."."""
    forms = sorted(vocabulary("company_forms")["forms"], key=len, reverse=True)
    return re.compile(r"(?<![\w/.])(?:" + "|".join(re.escape(name) for name in forms) + ")" + _LEGAL_TAIL)


@cache
def _only_form() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{form().pattern}\.?\s*)+\Z")


_AFTER_COMMA = re.compile(r"(?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|Corporation|PLC|LLP)\b\.?(?=\s*[(–—,-]|\s*$)")
_NAMED = re.compile(
    r"(?:(?:[A-ZÆØÅÄÖÜÉÁŁŚŻ0-9][\w'’&.+-]*|&|og|and|of|de|du|der|und|i|for|Danmark|von|van|la|et|y|e)\s+){0,7}"
    r"(?:\([A-Z][^()]*\)\s+)?"
)


def has_form(text: str) -> bool:
    """Whether `text` holds a name with a company's legal form ("KMD A/S")."""
    found = form().search(text)
    return found is not None and found.start() > 0


def is_only_form(text: str) -> bool:
    """Whether `text` is nothing but a legal form: the "Inc." that a comma cut from its name."""
    return _only_form().match(text) is not None


_CONDITION = re.compile(
    r"(?:(?:kun )?(?:efter|på|ved) (?:anmodning|begæring|forespørgsel|anmeldelse|mistanke)|(?:only )?(?:up)?on request|if (?:required|requested|necessary|needed)|"
    r"when (?:required|requested)|(?:nur )?auf (?:anfrage|verlangen|anforderung)|bei bedarf|(?:uniquement )?sur (?:demande|réquisition)|le cas échéant|si nécessaire|"
    r"(?:på|vid) (?:begäran|behov|misstanke)|ved behov|på forespørsel|op (?:verzoek|vordering|aanvraag)|indien nodig|bij aangifte|"
    r"previa (?:petición|solicitud)|a petición|en su caso|su richiesta|se richiesto|se necessario|na (?:żądanie|wniosek)|pyynnöstä|tarvittaessa)\b[^,]{0,30}$",
    re.IGNORECASE,
)
"""When something is done, which is no item of its own: "Courts, on request"."""


def rejoined(parts: list[str]) -> list[str]:
    """Parts cut at commas, with legal forms and conditions put back to the names before them: "Amazon, Inc."."""
    joined: list[str] = []
    for part in parts:
        if joined and (is_only_form(part) or _AFTER_COMMA.match(part) or _CONDITION.match(part.strip())):
            joined[-1] = f"{joined[-1]}, {part}"
        else:
            joined.append(part)
    return joined


def name_in(text: str) -> str:
    """The first name with a legal form inside a sentence, or ""."""
    for found in form().finditer(text):
        before = text[: found.start()]
        lead = re.search(_NAMED.pattern + r"\Z", before)
        start = lead.start() if lead else found.start()
        name = text[start : found.end()]
        name = re.sub(r"^(?:(?:og|and|of|de|du|der|und|i|for|von|van|la|et|y|e|&)\s+)+", "", name).strip(" ,")
        if name and not is_only_form(name):
            following = re.match(r"(?:\s+(?:&|Co\.?|KG|Ltd\.?|Inc\.?))+|\.", text[found.end() :])
            return name + (following.group() if following and found.group()[-1] != "." else "")
    return ""

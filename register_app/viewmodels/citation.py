"""Articles of the GDPR as one writes them: “art. 6, stk. 1, litra b” or “Art. 6(1)(b)”."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from register_app.base import i18n
from register_app.base.i18n import _
from register_app.base.paths import resource
from register_app.model import vocabulary
from register_app.model.document import BasisDoc
from register_app.viewmodels.choices import Choice

_CODE = re.compile(r"(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?\Z")


@cache
def _forms() -> dict[str, dict[str, str]]:
    raw: dict[str, Any] = json.loads(resource("catalogues", "articles.json").read_text("utf-8"))
    return {str(key): dict(value) for key, value in raw["citation"].items()}


def cite(code: str, language: str | None = None) -> str:
    """`code` ("6(1)(f)") as a citation in `language`, by default that of the program; other text as it is."""
    found = _CODE.match(code)
    if not found:
        return code
    article, paragraph, letter = found.groups()
    forms = _forms().get(language or i18n.language(), _forms()["en"])
    form = forms["letter" if letter else "paragraph" if paragraph else "article"]
    return form.format(article=article, paragraph=paragraph, letter=letter)


def basis_text(basis: BasisDoc) -> str:
    """A legal basis in a few words: its article and law, else the beginning of its reason."""
    law = f"{basis['law']} {basis['section']}".strip()
    parts = [part for part in (cite(basis["article"]), law) if part]
    if not parts and basis["reason"]:
        parts.append(basis["reason"])
    return " · ".join(parts) or _("Not stated")


def basis_spoken(basis: BasisDoc) -> str:
    """A legal basis in full, for a tool tip or a screen reader."""
    name = vocabulary.ARTICLES.get(basis["article"], "")
    lines = [basis_text(basis)]
    if name:
        lines[0] += f" – {_(name)}"
    if basis["reason"]:
        lines.append(basis["reason"])
    return "\n".join(lines)


def article_choices(articles: Mapping[str, str]) -> list[Choice]:
    """Articles to choose among, each with what it is called."""
    return [Choice(code, f"{cite(code)} – {_(name)}") for code, name in articles.items()]


def article_text(code: str, articles: Mapping[str, str]) -> str:
    """An article with what it is called, as in the list of choices."""
    name = articles.get(code)
    return f"{cite(code)} – {_(name)}" if name else cite(code)

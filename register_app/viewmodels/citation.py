"""Articles of the GDPR as one writes them: “art. 6, stk. 1, litra b” or “Art. 6(1)(b)”."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
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


def bases_sentence(bases: Sequence[BasisDoc]) -> str:
    """Several bases as one reads them aloud: those of Art. 6 as alternatives, consent last, Art. 9 and 10 apart.

    “Art. 6(1)(c) The Bookkeeping Act § 12 or consent (Art. 6(1)(a)); also Art. 9(2)(h)”.
    """
    stated = [basis for basis in bases if basis["article"]]
    consent = [basis for basis in stated if basis["article"] == "6(1)(a)"]
    apart = [basis for basis in stated if basis["article"].startswith(("9", "10"))]
    rest = [_read_aloud(basis) for basis in stated if basis not in consent and basis not in apart]
    # Words with "of" and "or" differ by language; the pieces are put together by whole sentences.
    text = ", ".join(rest)
    for basis in consent:
        alone = _("consent ({article})").format(article=_read_aloud(basis))
        text = _("{others} or {last}").format(others=text, last=alone) if text else alone
    if apart:
        also = ", ".join(_read_aloud(basis) for basis in apart)
        text = _("{bases}; also {special}").format(bases=text, special=also) if text else also
    return text[:1].upper() + text[1:]


def _read_aloud(basis: BasisDoc) -> str:
    return " ".join(part for part in (cite(basis["article"]), basis["law"], basis["section"]) if part)


def article_choices(articles: Mapping[str, str]) -> list[Choice]:
    """Articles to choose among, each with what it is called."""
    return [Choice(code, f"{cite(code)} – {_(name)}") for code, name in articles.items()]


def article_text(code: str, articles: Mapping[str, str]) -> str:
    """An article with what it is called, as in the list of choices."""
    name = articles.get(code)
    return f"{cite(code)} – {_(name)}" if name else cite(code)

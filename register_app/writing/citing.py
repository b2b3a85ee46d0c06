"""How a document cites the regulation: articles by their code, with their names, in each language."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from register_app.base.paths import resource

NBSP = "\u00a0"
_CODE = re.compile(r"(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?")


@cache
def catalogue_of(name: str) -> Any:
    """A file of words in the catalogues, by its name there."""
    return json.loads(resource("catalogues", *name.split("/")).read_text(encoding="utf-8"))


def article_names() -> dict[str, Mapping[str, str]]:
    """Code such as `6(1)(f)` or `46(2)(c)` → its short name by language; legal bases first, then mechanisms."""
    data = catalogue_of("articles.json")
    return {
        entry["code"]: entry["name"] for key in ("legal_bases", "transfer_mechanisms") for entry in data[key]
    }


def cite(code: str, language: str) -> str:
    """How an article is cited: `6(1)(f)` is "art. 6, stk. 1, litra f" in Danish, "Art. 6(1)(f)" in English.

    Words and numbers are joined by no-break spaces. A code that is none is returned as it is.
    """
    data = catalogue_of("articles.json")
    for entry in data["transfer_mechanisms"]:
        if entry["code"] == code and "citation" in entry:
            return tie(entry["citation"].get(language, entry["citation"]["en"]))
    match = _CODE.fullmatch(code)
    if match is None:
        return code
    article, paragraph, letter = match.groups()
    form = "letter" if paragraph and letter else "paragraph" if paragraph else "article"
    if letter and not paragraph:
        return code
    patterns = data["citation"].get(language, data["citation"]["en"])
    return tie(patterns[form].format(article=article, paragraph=paragraph, letter=letter))


def closing(citation: str) -> str:
    """The bracket that closes one opened before a citation; "art. 6, § 1, f)" brings it with it."""
    return "" if citation.count(")") > citation.count("(") else ")"


def tie(text: str) -> str:
    """No line break between a word and its number; one is welcome after a comma, and where two blanks stand."""
    return text.replace(" ", NBSP).replace("," + NBSP, ", ").replace(NBSP * 2, " ")

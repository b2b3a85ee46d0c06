"""The fixed words of a handed-over document, in the document's own language, whatever the window speaks.

Each language is one file of data, `resources/catalogues/document_labels/<language>.json`; the regulation's wording is
in `article30.json`, the names of legal bases and transfer mechanisms in `articles.json`. Dates, countries, periods
and lists come from CLDR (babel).
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.base.paths import resource

_NBSP = "\u00a0"
_CODE = re.compile(r"(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?")
_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNITS = ("year", "month", "week", "day")


class UnknownDocumentLanguage(RegisterError):
    """A document was asked for in a language that has no labels."""


def document_languages() -> tuple[str, ...]:
    """The languages a document can be written in, by code, in alphabetical order."""
    return tuple(sorted(path.stem for path in resource("catalogues", "document_labels").glob("*.json")))


@cache
def _catalogue(name: str) -> Any:
    return json.loads(resource("catalogues", *name.split("/")).read_text(encoding="utf-8"))


def usual_titles() -> frozenset[str]:
    """What a register is called in each language when nobody called it otherwise."""
    return frozenset(DocumentLabels(language)["title"] for language in document_languages())


def article_names() -> dict[str, Mapping[str, str]]:
    """Code such as `6(1)(f)` or `46(2)(c)` → its short name by language; legal bases first, then mechanisms."""
    data = _catalogue("articles.json")
    return {
        entry["code"]: entry["name"] for key in ("legal_bases", "transfer_mechanisms") for entry in data[key]
    }


def cite(code: str, language: str) -> str:
    """How an article is cited: `6(1)(f)` is "art. 6, stk. 1, litra f" in Danish, "Art. 6(1)(f)" in English.

    Words and numbers are joined by no-break spaces. A code that is none is returned as it is.
    """
    data = _catalogue("articles.json")
    for entry in data["transfer_mechanisms"]:
        if entry["code"] == code and "citation" in entry:
            return _tie(entry["citation"].get(language, entry["citation"]["en"]))
    match = _CODE.fullmatch(code)
    if match is None:
        return code
    article, paragraph, letter = match.groups()
    form = "letter" if paragraph and letter else "paragraph" if paragraph else "article"
    if letter and not paragraph:
        return code
    patterns = data["citation"].get(language, data["citation"]["en"])
    return _tie(patterns[form].format(article=article, paragraph=paragraph, letter=letter))


def _tie(text: str) -> str:
    """No line break between a word and its number; one is welcome after a comma."""
    return text.replace(" ", _NBSP).replace("," + _NBSP, ", ")


@dataclass(frozen=True)
class Letter:
    """One letter of Art. 30(1) or (2): its short heading, the regulation's wording, its citation."""

    letter: str
    slots: tuple[str, ...]
    heading: str
    wording: str
    citation: str


class DocumentLabels:
    """All fixed words of one language.

    Raises UnknownDocumentLanguage when there is no file of labels for `language`.
    """

    def __init__(self, language: str) -> None:
        languages = document_languages()
        if language not in languages:
            raise UnknownDocumentLanguage(
                N_("There is no document in the language “{language}”. Choose one of: {languages}."),
                language=language,
                languages=", ".join(languages),
            )
        from babel import Locale

        self.language = language
        # Documents in English go to European authorities: day before month, no serial comma.
        self.locale = Locale.parse("en_GB" if language == "en" else language)
        self._data: dict[str, Any] = _catalogue(f"document_labels/{language}.json")

    def __getitem__(self, key: str) -> str:
        return str(self._data["labels"][key])

    def fill(self, key: str, **params: object) -> str:
        """The label `key` with its named braces filled in."""
        return self[key].format(**params)

    def count(self, key: str, n: int) -> str:
        """A counted label (`{"one": …, "other": …}`) with `{n}` filled in, by the language's plural rule."""
        forms: dict[str, str] = self._data["counts"][key]
        form = forms.get(str(self.locale.plural_form(n)), forms["other"])
        return form.format(n=self.number(n))

    def term(self, group: str, value: str) -> str:
        """The word for a stored choice such as `status`/`draft`; a value unknown to the group stays itself."""
        return str(self._data["terms"][group].get(value, value))

    def number(self, n: int) -> str:
        from babel.numbers import format_decimal

        return format_decimal(n, locale=self.locale)

    def date(self, text: str, style: str = "long") -> str:
        """An ISO date or date-time as a date of the language; a text that is none stays as it is."""
        from babel.dates import format_date

        try:
            day = dt.datetime.fromisoformat(text).date()
        except ValueError:
            return text
        return _tie(format_date(day, format=style, locale=self.locale))

    def period(self, text: str) -> str:
        """`P1Y6M` as "1 år og 6 måneder"; a text that is no period of years to days stays as it is."""
        from babel.units import format_unit

        match = _PERIOD.fullmatch(text)
        if match is None or text == "P":
            return text
        parts = [
            format_unit(int(n), unit, length="long", locale=self.locale).replace(" ", _NBSP)
            for n, unit in zip(match.groups(), _UNITS, strict=True)
            if n is not None
        ]
        return self.all_of(parts)

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 alpha-2 code; anything else stays as it is."""
        return str(self.locale.territories.get(code.upper(), code)) if len(code) == 2 else code

    def all_of(self, texts: Iterable[str]) -> str:
        """One text of several, joined as in "a, b og c"; empty texts are left out."""
        from babel.lists import format_list

        items = [text for text in texts if text]
        return format_list(items, locale=self.locale) if items else ""

    def citation(self, code: str) -> str:
        return cite(code, self.language)

    def article_name(self, code: str) -> str:
        """The short name of a legal basis or mechanism; empty for a code outside the regulation's list."""
        names = article_names().get(code, {})
        return names.get(self.language, names.get("en", ""))

    def letters(self, part: str) -> list[Letter]:
        """The letters of Art. 30(1) (`part` "controller") or 30(2) ("processor"), in the regulation's order."""
        data = _catalogue("article30.json")[part]
        pattern = self._own(data["citation"]["letter"])
        return [
            Letter(
                entry["letter"],
                tuple(entry["slots"]),
                self._own(entry["heading"]),
                self._own(entry["text"]),
                _tie(pattern.format(letter=entry["letter"])),
            )
            for entry in data["letters"]
        ]

    def paragraph(self, part: str) -> str:
        """The citation of Art. 30(1) or 30(2)."""
        return _tie(self._own(_catalogue("article30.json")[part]["citation"]["paragraph"]))

    def introduction(self, part: str) -> str:
        """The regulation's words before the letters of Art. 30(1) or (2)."""
        return self._own(_catalogue("article30.json")[part]["introduction"])

    def wording_source(self) -> str:
        return self._own(_catalogue("article30.json")["source"]["wording"])

    def _own(self, texts: Mapping[str, str]) -> str:
        return texts.get(self.language, texts["en"])

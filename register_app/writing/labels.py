"""The fixed words of a handed-over document, in the document's own language, whatever the window speaks.

Each language is one file of data, `resources/catalogues/document_labels/<language>.json`; the headings of workbooks
are in `document_words`, the regulation's wording in `article30.json`, the names of legal bases and transfer mechanisms
in `articles.json`. Dates, countries, periods and lists come from CLDR (babel).

A document may speak two languages at once: the language "da+en" says "Formål / Purpose".
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import LANGUAGES, N_, catalogue
from register_app.base.paths import resource
from register_app.writing.citing import NBSP, article_names, catalogue_of, cite, tie
from register_app.writing.pairs import Pair, halves, template

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNITS = ("year", "month", "week", "day")


class UnknownDocumentLanguage(RegisterError):
    """A document was asked for in a language that has no labels."""


def document_languages() -> tuple[str, ...]:
    """The languages a document can be written in, by code, in alphabetical order."""
    return tuple(sorted(path.stem for path in resource("catalogues", "document_labels").glob("*.json")))


def known_language(language: str) -> bool:
    """Whether a document can be written in `language`: one of document_languages(), or two of them as in "da+en"."""
    parts = language.split("+")
    return len(parts) == len(set(parts)) <= 2 and set(parts) <= set(document_languages())


def document_text(language: str) -> Callable[[str], str]:
    """What translates the marked texts of a document (headings of tables, names of sheets) into its language."""
    first, _, second = language.partition("+")
    one = _one_text(first)
    if not second:
        return one
    other = _one_text(second)
    return lambda msgid: Pair(one(msgid), other(msgid))


def _one_text(language: str) -> Callable[[str], str]:
    if language in LANGUAGES:
        return catalogue(language).gettext
    words: dict[str, str] = catalogue_of(f"document_words/{language}.json")
    return lambda msgid: words.get(msgid, msgid)


def usual_titles() -> frozenset[str]:
    """What a register is called in each language when nobody called it otherwise."""
    return frozenset(DocumentLabels(language)["title"] for language in document_languages())


@dataclass(frozen=True)
class Letter:
    """One letter of Art. 30(1) or (2): its short heading, the regulation's wording, its citation.

    Where the wording of a language is not kept (`verbatim` is false), `wording` is the heading and says so.
    """

    letter: str
    slots: tuple[str, ...]
    heading: str
    wording: str
    citation: str
    verbatim: bool = True


class DocumentLabels:
    """All fixed words of one language, or of two at once ("da+en").

    Raises UnknownDocumentLanguage when there is no file of labels for `language`.
    """

    def __init__(self, language: str) -> None:
        if not known_language(language):
            raise UnknownDocumentLanguage(
                N_("There is no document in the language “{language}”. Choose one of: {languages}."),
                language=language,
                languages=", ".join(document_languages()),
            )
        from babel import Locale

        first, _, second = language.partition("+")
        self.language = first
        """The language of the document; of two the first."""
        self.second: DocumentLabels | None = type(self)(second) if second else None
        # Documents in English go to European authorities: day before month, no serial comma.
        self.locale = Locale.parse("en_GB" if first == "en" else first)
        self._data: dict[str, Any] = catalogue_of(f"document_labels/{first}.json")

    def _paired(self, own: str, say: Callable[[DocumentLabels], str]) -> str:
        """`own`, and beside it what the second language says, if there is one."""
        return own if self.second is None else Pair(own, say(self.second))

    def __getitem__(self, key: str) -> str:
        own = str(self._data["labels"][key])
        return own if self.second is None else template(own, self.second[key])

    def has(self, key: str) -> bool:
        return key in self._data["labels"]

    def fill(self, key: str, **params: object) -> str:
        """The label `key` with its named braces filled in; of a param in two languages each label gets its own."""
        text = self[key]
        if not isinstance(text, Pair):
            return text.format(**params)
        if text.tail and not any(isinstance(value, Pair) for value in params.values()):
            return Pair(text.first, text.second, text.tail.format(**params))
        both = {name: halves(value) for name, value in params.items()}
        first = {name: pair[0] for name, pair in both.items()}
        second = {name: pair[1] for name, pair in both.items()}
        return Pair((text.first + text.tail).format(**first), (text.second + text.tail).format(**second))

    def count(self, key: str, n: int) -> str:
        """A counted label (`{"one": …, "other": …}`) with `{n}` filled in, by the language's plural rule."""
        forms: dict[str, str] = self._data["counts"][key]
        form = forms.get(str(self.locale.plural_form(n)), forms["other"])
        return self._paired(form.format(n=self.number(n)), lambda other: other.count(key, n))

    def term(self, group: str, value: str) -> str:
        """The word for a stored choice such as `status`/`draft`; a value unknown to the group stays itself."""
        own = str(self._data["terms"][group].get(value, value))
        return self._paired(own, lambda other: other.term(group, value))

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
        said = format_date(day, format=style, locale=self.locale)
        if self.language == "fr" and said.startswith("1 "):
            said = f"1er {said[2:]}"
        own = tie(said)
        return self._paired(own, lambda other: other.date(text, style))

    def period(self, text: str) -> str:
        """`P1Y6M` as "1 år og 6 måneder"; a text that is no period of years to days stays as it is."""
        match = _PERIOD.fullmatch(text)
        if match is None or text == "P":
            return text
        parts = [
            self._length(int(n), unit).replace(" ", NBSP)
            for n, unit in zip(match.groups(), _UNITS, strict=True)
            if n is not None
        ]
        return self._paired(self._listed(parts), lambda other: other.period(text))

    def _length(self, n: int, unit: str) -> str:
        """So many years, months, weeks or days."""
        from babel.units import format_unit

        said = format_unit(n, unit, length="long", locale=self.locale)
        if self.language != "en" and said.split()[-1] == unit:
            # CLDR leaves a long form out that is the same as the short one, and babel then speaks English.
            said = format_unit(n, unit, length="short", locale=self.locale)
        return said

    def country(self, code: str) -> str:
        """The name of a country by its ISO 3166-1 alpha-2 code; anything else stays as it is."""
        if len(code) != 2:
            return code
        own = str(self.locale.territories.get(code.upper(), code))
        return self._paired(own, lambda other: other.country(code))

    def all_of(self, texts: Iterable[str]) -> str:
        """One text of several, joined as in "a, b og c"; empty texts are left out."""
        items = [text for text in texts if text]
        if self.second is None or not any(isinstance(item, Pair) for item in items):
            return self._listed(items)
        both = [halves(item) for item in items]
        return Pair(
            self._listed([str(first) for first, _ in both]),
            self.second.all_of([str(second) for _, second in both]),
        )

    def _listed(self, items: list[str]) -> str:
        from babel.lists import format_list

        return format_list(items, locale=self.locale) if items else ""

    def citation(self, code: str) -> str:
        return self._paired(cite(code, self.language), lambda other: other.citation(code))

    def article_name(self, code: str) -> str:
        """The short name of a legal basis or mechanism; empty for a code outside the regulation's list."""
        names = article_names().get(code, {})
        own = names.get(self.language, names.get("en", ""))
        return self._paired(own, lambda other: other.article_name(code))

    def letters(self, part: str) -> list[Letter]:
        """The letters of Art. 30(1) (`part` "controller") or 30(2) ("processor"), in the regulation's order."""
        data = catalogue_of("article30.json")[part]
        pattern = self._own(data["citation"]["letter"])
        own = [self._letter(entry, pattern) for entry in data["letters"]]
        if self.second is None:
            return own
        return [
            Letter(
                one.letter,
                one.slots,
                Pair(one.heading, two.heading),
                Pair(one.wording, two.wording),
                Pair(one.citation, two.citation),
                one.verbatim and two.verbatim,
            )
            for one, two in zip(own, self.second.letters(part), strict=True)
        ]

    def _letter(self, entry: Mapping[str, Any], pattern: str) -> Letter:
        heading = self._own(entry["heading"])
        verbatim = self.language in entry["text"]
        in_short = str(self._data["labels"]["in_short"])
        return Letter(
            entry["letter"],
            tuple(entry["slots"]),
            heading,
            entry["text"][self.language] if verbatim else f"{heading} ({in_short})",
            tie(pattern.format(letter=entry["letter"])),
            verbatim,
        )

    def paragraph(self, part: str) -> str:
        """The citation of Art. 30(1) or 30(2)."""
        own = tie(self._own(catalogue_of("article30.json")[part]["citation"]["paragraph"]))
        return self._paired(own, lambda other: other.paragraph(part))

    def introduction(self, part: str) -> str:
        """The regulation's words before the letters of Art. 30(1) or (2); where not kept, what they are about."""
        texts: Mapping[str, str] = catalogue_of("article30.json")[part]["introduction"]
        labels = self._data["labels"]
        in_short = f"{labels['title']}: {labels[part]} ({labels['in_short']})"
        return self._paired(texts.get(self.language, in_short), lambda other: other.introduction(part))

    def wording_source(self) -> str:
        own = self._own(catalogue_of("article30.json")["source"]["wording"])
        return self._paired(own, lambda other: other.wording_source())

    def _own(self, texts: Mapping[str, str]) -> str:
        return texts.get(self.language, texts["en"])

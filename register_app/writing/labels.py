"""The fixed words of a handed-over document, in the document's own language, whatever the window speaks.

Each language is one file of data, `resources/catalogues/document_labels/<language>.json`; the headings of workbooks
are in `document_words`, the regulation's wording in `article30.json`, the names of legal bases and transfer mechanisms
in `articles.json`. Dates, countries, periods and lists come from CLDR (babel).

A document may speak two languages at once: the language "da+en" says "Formål / Purpose".
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Self

from register_app.base.errors import RegisterError
from register_app.base.i18n import LANGUAGES, N_, catalogue
from register_app.base.paths import resource

_NBSP = "\u00a0"
_CODE = re.compile(r"(\d+)(?:\((\d+)\))?(?:\(([a-z])\))?")
_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNITS = ("year", "month", "week", "day")
_ENDS_OPEN = re.compile(r"(.*?)\s?:\s(\{\w+\})\.?")


class Pair(str):
    """A text said in two languages, "Formål / Purpose"; each half stays known, so that it can be filled in alone.

    `tail` is said once after both, as in "Kilde / Source: {text}".
    """

    __slots__ = ("first", "second", "tail")
    first: str
    second: str
    tail: str

    def __new__(cls, first: str, second: str, tail: str = "") -> Self:
        made = super().__new__(cls, (first if first == second else f"{first} / {second}") + tail)
        made.first, made.second, made.tail = first, second, tail
        return made

    def each(self, change: Callable[[str], str]) -> Pair:
        """The pair of what `change` makes of each half, and of the tail."""
        return Pair(change(self.first), change(self.second), change(self.tail) if self.tail else "")

    def __add__(self, other: str) -> str:
        """The pair with something more said after it: once, or of another pair each half by itself."""
        if isinstance(other, Pair):
            return Pair(
                self.first + self.tail + other.first, self.second + self.tail + other.second, other.tail
            )
        return Pair(self.first, self.second, self.tail + other)

    def __radd__(self, other: str) -> str:
        return Pair(other + self.first, self.second, self.tail)


def each(text: str, change: Callable[[str], str]) -> str:
    """`change` of a text; of a pair the change of each half."""
    return text.each(change) if isinstance(text, Pair) else change(text)


def tied(one: str, between: str, other: str) -> str:
    """Two texts as one, of pairs half by half."""
    if isinstance(one, Pair) and isinstance(other, Pair):
        halves = zip(_halves(one), _halves(other), strict=True)
        return Pair(*(f"{first}{between}{second}" for first, second in halves))
    return one + between + other


def capitalised(text: str) -> str:
    """A text with a capital letter first, and nothing else changed."""
    return each(text, lambda half: half[:1].upper() + half[1:])


def parted(value: Any) -> Any:
    """Plain data with each pair as a list of first half, second half and tail, for who marks the language of each."""
    match value:
        case Pair() if value.first != value.second:
            return [value.first, value.second, value.tail]
        case dict():
            return {key: parted(item) for key, item in value.items()}
        case list() | tuple():
            return [parted(item) for item in value]
        case _:
            return value


def _halves(text: object) -> tuple[object, object]:
    return (text.first + text.tail, text.second + text.tail) if isinstance(text, Pair) else (text, text)


def _template(first: str, second: str) -> str:
    """Two labels as one that is filled in once where both end in the same braces: "Kilde / Source: {text}"."""
    ends = _ENDS_OPEN.fullmatch(first), _ENDS_OPEN.fullmatch(second)
    if ends[0] and ends[1] and ends[0][2] == ends[1][2]:
        return Pair(ends[0][1], ends[1][1], f": {ends[0][2]}")
    return Pair(first, second)


def before(label: str, name: str) -> str:
    """What a label such as "Source: {text}" says before its braces `name`."""
    if isinstance(label, Pair) and label.tail:
        return Pair(label.first, label.second, label.tail.split("{" + name)[0])
    return each(label, lambda half: half.split("{" + name)[0])


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
    words: dict[str, str] = _catalogue(f"document_words/{language}.json")
    return lambda msgid: words.get(msgid, msgid)


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
    """No line break between a word and its number; one is welcome after a comma, and where two blanks stand."""
    return text.replace(" ", _NBSP).replace("," + _NBSP, ", ").replace(_NBSP * 2, " ")


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
        self._data: dict[str, Any] = _catalogue(f"document_labels/{first}.json")

    def _paired(self, own: str, say: Callable[[DocumentLabels], str]) -> str:
        """`own`, and beside it what the second language says, if there is one."""
        return own if self.second is None else Pair(own, say(self.second))

    def __getitem__(self, key: str) -> str:
        own = str(self._data["labels"][key])
        return own if self.second is None else _template(own, self.second[key])

    def has(self, key: str) -> bool:
        return key in self._data["labels"]

    def fill(self, key: str, **params: object) -> str:
        """The label `key` with its named braces filled in; of a param in two languages each label gets its own."""
        text = self[key]
        if not isinstance(text, Pair):
            return text.format(**params)
        if text.tail and not any(isinstance(value, Pair) for value in params.values()):
            return Pair(text.first, text.second, text.tail.format(**params))
        halves = {name: _halves(value) for name, value in params.items()}
        first = {name: pair[0] for name, pair in halves.items()}
        second = {name: pair[1] for name, pair in halves.items()}
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
        own = _tie(format_date(day, format=style, locale=self.locale))
        return self._paired(own, lambda other: other.date(text, style))

    def period(self, text: str) -> str:
        """`P1Y6M` as "1 år og 6 måneder"; a text that is no period of years to days stays as it is."""
        match = _PERIOD.fullmatch(text)
        if match is None or text == "P":
            return text
        parts = [
            self._length(int(n), unit).replace(" ", _NBSP)
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
        halves = [_halves(item) for item in items]
        return Pair(
            self._listed([str(first) for first, _ in halves]),
            self.second.all_of([str(second) for _, second in halves]),
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
        data = _catalogue("article30.json")[part]
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
            _tie(pattern.format(letter=entry["letter"])),
            verbatim,
        )

    def paragraph(self, part: str) -> str:
        """The citation of Art. 30(1) or 30(2)."""
        own = _tie(self._own(_catalogue("article30.json")[part]["citation"]["paragraph"]))
        return self._paired(own, lambda other: other.paragraph(part))

    def introduction(self, part: str) -> str:
        """The regulation's words before the letters of Art. 30(1) or (2); where not kept, what they are about."""
        texts: Mapping[str, str] = _catalogue("article30.json")[part]["introduction"]
        labels = self._data["labels"]
        in_short = f"{labels['title']}: {labels[part]} ({labels['in_short']})"
        return self._paired(texts.get(self.language, in_short), lambda other: other.introduction(part))

    def wording_source(self) -> str:
        own = self._own(_catalogue("article30.json")["source"]["wording"])
        return self._paired(own, lambda other: other.wording_source())

    def _own(self, texts: Mapping[str, str]) -> str:
        return texts.get(self.language, texts["en"])

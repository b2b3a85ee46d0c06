"""The fixed words of a privacy notice, in the notice's own language, and how a legal basis is said to a person."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from register_app.base.i18n import N_
from register_app.base.paths import resource
from register_app.model.document import BasisDoc
from register_app.model.text import one_line
from register_app.writing.citing import closing, tie
from register_app.writing.labels import DocumentLabels, UnknownDocumentLanguage
from register_app.writing.notice import Line
from register_app.writing.overview import plain


def notice_languages() -> tuple[str, ...]:
    """The languages a notice can be written in, by code, in alphabetical order."""
    return tuple(sorted(path.stem for path in resource("catalogues", "notice_labels").glob("*.json")))


@cache
def _read(language: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(
        resource("catalogues", "notice_labels", f"{language}.json").read_text(encoding="utf-8")
    )
    return content


class NoticeLabels:
    """All fixed words of a notice in one language. Raises UnknownDocumentLanguage where there are none."""

    def __init__(self, language: str) -> None:
        if language not in notice_languages():
            raise UnknownDocumentLanguage(
                N_("There is no privacy notice in the language “{language}”. Choose one of: {languages}."),
                language=language,
                languages=", ".join(notice_languages()),
            )
        self.language = language
        self.document = DocumentLabels(language)
        self._data = _read(language)

    def __getitem__(self, key: str) -> str:
        return str(self._data["labels"][key])

    def fill(self, key: str, **params: object) -> str:
        """The label `key` with its named braces filled in."""
        return self[key].format_map(params)

    @property
    def colon(self) -> str:
        """The colon as the language sets it, held to the word before it."""
        return tie(self.document["colon"])

    def words(self) -> dict[str, str]:
        """What the writers of a notice say of their own."""
        return {key: self[key] for key in ("contents", "skip", "page")} | {"colon": self.colon}

    def headed(self, name: str, text: str) -> str:
        """A name and what is said of it, as "Contract: the loan agreement"; French puts a blank before the colon."""
        return f"{name}{self.colon} {text}" if name and text else name or text

    def cited(self, text: str, citation: str) -> str:
        """A text with an article in brackets. "art. 6, § 1, f)" and the like bring the closing bracket with them."""
        said = self.fill("with_article", text=text, citation=citation)
        return said if closing(citation) or not said.endswith("))") else said.removesuffix(")")

    def linked(self, key: str, text: str) -> str:
        """A text after "and" or "or" (`key`), as it goes on in a sentence: an abbreviation or a name in capitals stays."""
        word = self[key]
        if self.language == "de":  # nouns and forms of address keep their capitals
            return f"{word} {text}"
        going_on = text[:1].lower() + text[1:] if text[1:2].islower() else text
        if self.language == "es":
            word = _before_vowel(word, going_on)
        return f"{word} {going_on}"

    def term(self, group: str, value: str) -> str:
        """The word of a group (`kinds`, `actions`, `roles`) for a stored choice; "" where it needs no word."""
        return str(self._data[group].get(value, ""))

    def drift(self, key: str, **params: object) -> str:
        """A word of the comparison of a notice with the register."""
        return str(self._data["drift"][key]).format_map(params)

    def period(self, text: str) -> str:
        return plain(self.document.period(text))

    def basis(self, basis: BasisDoc) -> Line:
        """A legal basis as a person is told it: in words, with the reason or interest, the law, and the article.

        `{"article": "6(1)(f)", "reason": "Our interest in …"}` becomes "Our legitimate interest in … (Art. 6(1)(f))".
        """
        code, reason = basis["article"].strip(), one_line(basis["reason"])
        name = str(self._data["bases"].get(code, ""))
        if reason:
            name = str(self._data["with_reason"].get(code, name))
        text = self._joined(code, reason) or self.headed(name, reason)
        law = " ".join(part for part in (one_line(basis["law"]), section(basis["section"])) if part)
        if law:
            text = self.fill("with_law", text=text, law=law) if text else law
        citation = self.document.citation(code) if code else ""
        if citation and text:
            text = self.cited(text, citation)
        return Line(text or citation or self["no_basis"], own=bool(reason or law))

    def _joined(self, code: str, reason: str) -> str:
        """The reason continued after our words, where it begins like "our interest in …"; else ""."""
        form = self._data["joined"].get(code)
        if form:
            for lead in form["leads"]:
                if reason.casefold().startswith(lead):
                    return str(form["text"]).format(rest=reason[len(lead) :])
        return ""


def _before_vowel(word: str, text: str) -> str:
    """Spanish "y" and "o" before a word that begins with the same sound: "e interés", "u obligación"."""
    if word == "y" and re.match("h?[ií](?![aeo])", text, re.IGNORECASE):
        return "e"
    return "u" if word == "o" and re.match("h?[oó]", text, re.IGNORECASE) else word


def section(text: str) -> str:
    """A section of a law as one writes it: a bare number gets its "§", and no line ends between the two."""
    text = one_line(text)
    return unbroken(f"§ {text}" if text[:1].isdigit() else text)


def unbroken(text: str) -> str:
    """`text` with no line ending between "§" and its number."""
    return re.sub(r"(§) (?=\d)", "\\1\u00a0", text)


@cache
def authorities() -> dict[str, Mapping[str, str]]:
    """Supervisory authorities by the country of their controllers."""
    content = json.loads(resource("catalogues", "authorities.json").read_text(encoding="utf-8"))
    return {entry["country"]: entry for entry in content["authorities"]}

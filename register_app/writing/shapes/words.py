"""The fixed words of a shape in the language of its headings, also where whole documents have no labels of it."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from register_app.base.paths import resource
from register_app.writing.labels import document_languages
from register_app.writing.overview import PlainLabels


@cache
def _words() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(
        resource("templates", "workbook_words.json").read_text(encoding="utf-8")
    )
    return found


class ShapeLabels(PlainLabels):
    """Labels of a shape: what a cell can say, with dates, periods and countries in the shape's language."""

    def __init__(self, language: str) -> None:
        known = language in document_languages()
        super().__init__(language if known else "en")
        self.own = language
        self._known = known
        self._words: dict[str, Any] = _words().get(language, {})
        if not known:
            from babel import Locale

            self.language = language
            self.locale = Locale.parse(language)

    def __getitem__(self, key: str) -> str:
        word = self._words.get(key)
        return word if isinstance(word, str) else super().__getitem__(key)

    def term(self, group: str, value: str) -> str:
        words = self._words.get(group)
        return str(words[value]) if isinstance(words, dict) and value in words else super().term(group, value)

    def party(self, part: str) -> str:
        """What the organisation is in an activity of this part."""
        return self["processor" if part == "processor" else "controller"]

    def article_name(self, code: str) -> str:
        # An English name among other words of a language would help nobody.
        return super().article_name(code) if self._known else ""

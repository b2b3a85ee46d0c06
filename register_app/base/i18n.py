"""Translation through gettext: `_` now, `N_` later, `catalogue(language)` for a document's own language."""

from __future__ import annotations

import gettext
import locale
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from register_app.base.paths import resource
from register_app.base.pofile import POTranslations

LANGUAGES = ("da", "en")
"""The languages of the program itself; a document may be in more."""

_DOMAIN_FOLDER = "i18n"


class _Current:
    """The language in which the program speaks now; the one piece of state of this module."""

    language = "en"


def N_(text: str) -> str:  # noqa: N802 - the customary name in gettext
    """Mark `text` for translation where it is defined; it is translated where it is shown."""
    return text


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The translations into `language`; those of English, the language of the source, are the texts themselves."""
    source = resource(_DOMAIN_FOLDER) / f"{language}.po"
    if not source.exists():
        return gettext.NullTranslations()
    return POTranslations(source)


def use(language: str) -> None:
    """Let `_` speak `language` from now on (one of LANGUAGES; anything else is English)."""
    _Current.language = language if language in LANGUAGES else "en"


def language() -> str:
    """The language in which `_` speaks."""
    return _Current.language


def _(text: str) -> str:
    """`text` in the language of the program."""
    return catalogue(_Current.language).gettext(text) if text else ""


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a text that fits `count`, in the language of the program; `{n}` stays to be filled in."""
    return catalogue(_Current.language).ngettext(one, many, count)


def counted(count: int, language: str | None = None) -> str:
    """A count as a language, by default the program's, writes it: 20.000 in Danish, 20,000 in English."""
    written = f"{count:,}"
    return written.replace(",", ".") if (language or _Current.language) == "da" else written


_COUNTS = frozenset(
    (
        "activities",
        "count",
        "expected",
        "filled",
        "found",
        "known",
        "length",
        "limit",
        "most",
        "n",
        "questions",
        "records",
        "rows",
        "size",
        "total",
    )
)
"""What params of messages are called that say how many; others are numbers of rows, pages and years."""


def system_language() -> str:
    """The first of LANGUAGES that the user's environment asks for, else English."""
    names = [os.environ.get(key, "") for key in ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")]
    try:
        names.append(locale.getlocale()[0] or "")
    except ValueError:
        names.append("")
    for name in names:
        if name and name not in ("C", "POSIX") and not name.startswith("C."):
            code = name[:2].lower()
            return code if code in LANGUAGES else "en"
    return "en"


@dataclass(frozen=True)
class Message:
    """A sentence to be told in whatever language it is shown in: a marked text and what fills its braces.

    A param may be a Message itself, such as the label of a field. One that says how many is written as counts are.
    """

    msgid: str
    params: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str | None = None) -> str:
        """The sentence in `language`, by default that of the program."""
        translated = catalogue(language or _Current.language).gettext(self.msgid) if self.msgid else ""
        if not self.params:
            return translated
        return translated.format_map(
            {
                key: value.text(language)
                if isinstance(value, Message)
                else counted(value, language)
                if key in _COUNTS and isinstance(value, int)
                else value
                for key, value in self.params.items()
            }
        )

    def __str__(self) -> str:
        return self.text()

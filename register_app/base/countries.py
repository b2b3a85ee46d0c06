"""Countries by their two letters, named in a language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from register_app.base import i18n

_NO_COUNTRIES = ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")


@cache
def names(language: str) -> Mapping[str, str]:
    """Code → name, in the order of the names."""
    from babel import Locale

    territories = Locale.parse(language).territories
    found = {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


@dataclass(frozen=True)
class Country(i18n.Message):
    """A country within a message, by its code; anything that is no code is told as it is."""

    def text(self, language: str | None = None) -> str:
        """The name of the country in `language`, by default that of the program."""
        return names(language or i18n.language()).get(self.msgid, self.msgid)

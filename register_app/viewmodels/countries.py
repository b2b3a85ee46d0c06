"""Countries by their two letters, named in the program's language."""

from __future__ import annotations

from functools import cache

from register_app.base import i18n


@cache
def _names(language: str) -> dict[str, str]:
    from babel import Locale

    territories = Locale.parse(language).territories
    found = {
        code: name
        for code, name in territories.items()
        if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "XA", "XB", "ZZ", "QO")
    }
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def country_names() -> dict[str, str]:
    """Code → name, in the order of the names."""
    return _names(i18n.language())


def country(code: str) -> str:
    """The name of `code`; anything that is no code is shown as it is."""
    return country_names().get(code, code)

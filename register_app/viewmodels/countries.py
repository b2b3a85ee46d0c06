"""Countries by their two letters, named in the program's language."""

from __future__ import annotations

from collections.abc import Mapping

from register_app.base import countries, i18n


def country_names() -> Mapping[str, str]:
    """Code → name, in the order of the names."""
    return countries.names(i18n.language())


def country(code: str) -> str:
    """The name of `code`; anything that is no code is shown as it is."""
    return country_names().get(code, code)

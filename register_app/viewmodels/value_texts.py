"""A stored value as a reader sees it: codes in words, countries by name, articles as they are cited."""

from __future__ import annotations

from register_app.base.i18n import _
from register_app.model.fields import Field
from register_app.viewmodels.citation import article_text
from register_app.viewmodels.countries import country
from register_app.viewmodels.dates import period_shown


def shown(field: Field, raw: str) -> str:
    """A stored value of a field in words."""
    match field.kind:
        case "choice":
            return _(field.choices[raw]) if raw in field.choices else raw
        case "country":
            return country(raw) if raw else ""
        case "article":
            return article_text(raw, field.choices) if raw else ""
        case "period":
            return period_shown(raw)
        case _:
            return raw

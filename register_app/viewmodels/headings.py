"""The fields that an import can put a column into, in words."""

from __future__ import annotations

from register_app.base.i18n import _
from register_app.services.import_fields import LABELS
from register_app.viewmodels.choices import Choice


def heading_label(name: str) -> str:
    """A field of an import in words; several are joined by "+"; "" is what is kept under its own heading."""
    if not name:
        return _("Keep under its heading")
    return " + ".join(_(LABELS[part]) if part in LABELS else part for part in name.split("+"))


def heading_choices() -> list[Choice]:
    """Every field, and keeping a column under its own heading."""
    return [Choice("", heading_label("")), *(Choice(name, _(text)) for name, text in LABELS.items())]

"""The fields that an import can put a column into, in words."""

from __future__ import annotations

from register_app.base.i18n import N_, _
from register_app.model.fields import FIELDS
from register_app.services.import_fields import LABELS
from register_app.viewmodels.choices import Choice

_OF_LISTS = {"name": N_("Name"), "transfer_country": N_("Country"), "recipient_country": N_("Country")}
"""What the fields of an activity are called where a sheet lists something else: parties, systems, time limits."""

_OF_PARTIES = {name: N_("Name") for name in ("processors", "recipients", "organisation", "clients")}
"""In a list of parties what names them is the name, whatever part they play."""

_OF_RULES = {"data": N_("Name")}
"""In a list of time limits the kind of data that one is for is its name."""


def heading_label(name: str, layout: str = "") -> str:
    """A field of an import in words; several are joined by "+"; "" is what is kept under its own heading.

    `layout` is that of the sheet. A field of our own workbook ("activity.department") may have no name, which gives "".
    """
    if not name:
        return _("Keep under its heading")
    if layout == "own":
        return _(FIELDS[name].label) if name in FIELDS else ""
    names = {**LABELS, **_OF_LISTS} if layout.startswith("list") else LABELS
    names = {**names, **{"list:party": _OF_PARTIES, "list:retention": _OF_RULES}.get(layout, {})}
    return " + ".join(_(names[part]) if part in names else part for part in name.split("+"))


def heading_choices() -> list[Choice]:
    """Every field, and keeping a column under its own heading."""
    return [Choice("", heading_label("")), *(Choice(name, _(text)) for name, text in LABELS.items())]

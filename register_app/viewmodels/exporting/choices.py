"""What can be chosen for an export, in words."""

from __future__ import annotations

from dataclasses import dataclass

from register_app.base.i18n import N_
from register_app.services.export_choices import NOTICE, NOTICE_ONLY, templates

FORMATS = {
    ".pdf": N_("PDF: the register to hand over, in the order of Art. 30"),
    ".xlsx": N_("Excel workbook: overview and detail sheets, can be read back"),
    ".zip": N_("Hand-over package: PDF, workbook, JSON, manifest"),
    ".html": N_("Web page: the privacy notice"),
    ".docx": N_("Word document: the privacy notice"),
    ".md": N_("Markdown: the privacy notice"),
    ".csv": N_("CSV: the overview table for other programs"),
    "": N_("Folder of CSV tables: everything, for other programs"),
    ".json": N_("JSON: everything, for other programs and for import"),
    ".jsonld": N_("JSON-LD: linked data in the Data Privacy Vocabulary"),
}
"""Ending → what it is."""

LANGUAGES = {
    "da": "Dansk",
    "en": "English",
    "da+en": "Dansk + English",
    "de": "Deutsch",
    "fr": "Français",
    "sv": "Svenska",
    "nb": "Norsk bokmål",
    "nl": "Nederlands",
    "es": "Español",
    "it": "Italiano",
    "pl": "Polski",
    "fi": "Suomi",
}
"""Languages of documents, each by its own name."""

PROFILES = {
    "internal": N_("Internal: everything"),
    "authority": N_("Authority: without internal notes and owners"),
    "public": N_("Public: also without assessments, roles instead of persons"),
}

AUDIENCE_ICONS = {
    "authority": "bases",
    "board": "overview",
    "department": "parties",
    "public": "preview",
    "machine": "columns",
}


@dataclass(frozen=True)
class Shape:
    """A shape one may choose: `source` says where its headings come from and of what date, "" for our own."""

    name: str
    title: str
    source: str


def shapes(suffix: str) -> list[Shape]:
    """The shapes that a format can have, the usual one first; titles of our own are msgids."""
    return [
        Shape(item.name, item.title, item.source)
        for item in templates()
        if suffix in item.formats and not (suffix in NOTICE_ONLY and item.name != NOTICE)
    ]


def languages(*, notice: bool) -> dict[str, str]:
    """The languages of a register or of a notice, which is never in two at once."""
    return {code: name for code, name in LANGUAGES.items() if not (notice and "+" in code)}

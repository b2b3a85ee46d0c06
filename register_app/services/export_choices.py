"""What may be chosen for an export: format, template, whom it is for, how it looks; and what is refused before any work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, language
from register_app.services import shaping
from register_app.services import templates as users
from register_app.store.register import Register

FORMATS = (".xlsx", ".pdf", ".csv", ".json", ".jsonld", ".html", ".docx", ".md")
"""Endings of the formats that can be written."""

CHANGES = "changes"
"""Name of the template that tells what differs from an earlier state, and nothing else."""

NOTICE = "notice"
"""Name of the template of a privacy notice."""

NOTICE_ONLY = (".html", ".docx", ".md")
"""Endings of the formats that only a privacy notice has."""

_TABLES = "tables"


class ExportError(RegisterError):
    """An export that cannot be done as asked; no file was changed."""


@dataclass(frozen=True)
class Template:
    """A shape in which a register can be handed over; `source` says where it comes from."""

    name: str
    title: str
    formats: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True)
class Look:
    """What a person chooses: for whom it is, and how a PDF looks (writing/pdf_options.py); empty is the usual.

    `profile`, of every format: see writing/profiles.py and `usual_profile`. `since`: a date, a step or a version; what
    has changed from it is told in a chapter of the PDF or in a sheet of the workbook.
    """

    profile: str = ""
    logo: Path | None = None
    accent: str = ""
    cover_text: str = ""
    since: str = ""

    def chosen(self) -> dict[str, Any]:
        """The options of the writer that were chosen."""
        options = {
            "logo": self.logo,
            "accent": self.accent,
            "cover_text": self.cover_text,
        }
        return {name: value for name, value in options.items() if value}


_TEMPLATES = (
    Template(
        "full",
        N_("The whole register, in the order of Art. 30"),
        (".xlsx", ".pdf", ".csv", ".json", ".jsonld"),
    ),
    Template("table", N_("Cover and overview table only"), (".pdf",)),
    Template("activity", N_("Activities only, without cover and annexes"), (".pdf",)),
    Template(
        CHANGES,
        N_("What has changed since the last hand-over, a date, a step or a version"),
        (".pdf",),
    ),
    Template(
        NOTICE,
        N_("Privacy notice for the people whose data are processed (Art. 13 and 14)"),
        (*NOTICE_ONLY, ".pdf"),
    ),
    Template(_TABLES, N_("A folder of CSV tables for other programs"), ("",)),
)


def templates() -> tuple[Template, ...]:
    """The shapes known, the usual one first, those of authorities last with their source."""
    return (
        *_TEMPLATES,
        *(Template(name, title, (".xlsx",), source) for name, title, source in shaping.listed(language())),
    )


def usual_profile(target: Path, template: str = "") -> str:
    """For whom an export is when nobody says: a PDF and the shape of an authority for an authority, all else complete."""
    handed_over = target.suffix.lower() == ".pdf" or shaping.is_shape(template)
    return "authority" if handed_over else "internal"


def check_look(target: Path, template: str, look: Look | None) -> None:
    """Refuse choices that the format does not have, so that nobody believes them to be followed."""
    if look and look.profile not in ("", "internal") and template == "questionnaire":
        raise ExportError(
            N_(
                "A questionnaire comes back and is for colleagues; nothing is left out of it. Leave out the profile."
            )
        )
    if look is None or look == Look(profile=look.profile):
        return
    suffix = target.suffix.lower()
    if (look.chosen() and suffix != ".pdf") or template == NOTICE:
        raise ExportError(
            N_("Logo, colour and cover text are choices of the register as PDF; leave them out.")
        )
    if look.since and suffix not in (".pdf", ".xlsx"):
        raise ExportError(
            N_("What has changed is told in a PDF or in the register’s own workbook; leave it out.")
        )
    if look.since and template not in ("", "full", CHANGES):
        raise ExportError(
            N_("The template “{name}” has no chapter of changes; choose “full”."), name=template
        )


def check_request(register: Register, target: Path, template: str) -> None:
    """Refuse, before any work, what cannot come to a good end."""
    if is_folder(target, template):
        if template not in ("", _TABLES):
            raise ExportError(
                N_("“{name}” is a folder, and only the template “{template}” fills a folder."),
                name=target.name,
                template=_TABLES,
            )
        if target.exists() and not target.is_dir():
            raise ExportError(
                N_("“{name}” is a file; the tables go into a folder. Choose another name."), name=target.name
            )
        return
    suffix = target.suffix.lower()
    if suffix not in FORMATS:
        raise ExportError(
            N_("“{name}” does not tell a known format. End the name in one of: {formats}"),
            name=target.name,
            formats=" ".join(FORMATS),
        )
    known = {item.name: item for item in templates()}
    if users.is_path(template):
        known[template] = Template(template, template, (".xlsx",))
        if target.exists() and Path(template).exists() and target.samefile(template):
            raise ExportError(N_("That would overwrite the template itself. Choose another name."))
    if template and template not in known:
        raise ExportError(
            N_("The template “{name}” is not known. Known are: {names}"),
            name=template,
            names=", ".join(known),
        )
    if template and suffix not in known[template].formats:
        raise ExportError(
            N_("The template “{name}” cannot be written as {format}. It is made for: {formats}"),
            name=template,
            format=suffix,
            formats=" ".join(known[template].formats),
        )
    if target.exists() and register.path.exists() and target.samefile(register.path):
        raise ExportError(N_("That would overwrite the register itself. Choose another name."))


def is_folder(target: Path, template: str) -> bool:
    """Whether the target is a folder that the tables go into."""
    return template == _TABLES or (target.is_dir() and target.suffix.lower() not in FORMATS)

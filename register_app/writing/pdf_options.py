"""What a person chooses about a PDF."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.writing.changes import Change
from register_app.writing.pdf_figures import Figures
from register_app.writing.profiles import known
from register_app.writing.scope_words import Scope

LOGO_BYTES = 1_000_000
LAYOUTS = ("full", "table", "activity", "changes")


class LogoUnreadable(RegisterError):
    """The picture for the cover is missing, too large or no picture."""


class UnknownPdfOption(RegisterError):
    """A layout or profile that does not exist, or a date that is none."""


@dataclass(frozen=True)
class PdfOptions:
    """The choices of one PDF.

    `layout`: "full" (cover, contents, overview, each activity, annexes), "table" (one wide table), "activity" (the
    sections only) or "changes" (nothing but what differs from an earlier state). `profile`: for whom it is, see
    writing/profiles.py. `as_of`: the date or date-time printed and stored in the file, ISO 8601; now when empty.
    `scope`: how the extract was chosen. `total`: how many activities the register has; with it the cover says
    "23 of 61" or that the extract is complete. `accent`: the colour of headings and rules, `#rrggbb`. `logo`: a PNG,
    JPEG or SVG file for the cover, of at most LOGO_BYTES. `cover_text`: some words of the organisation for the cover.
    `changes`: what differs from an earlier state, told in a chapter of its own ("full") or alone ("changes"), and
    `since` that state's name; no chapter when None. `figures`: what was counted of the activities, drawn in a chapter
    of its own ("full" only); no chapter when None.
    """

    layout: str = "full"
    profile: str = "authority"
    as_of: str = ""
    scope: Scope = field(default_factory=Scope)
    total: int | None = None
    page_per_activity: bool = True
    accent: str = "#1f4e79"
    logo: Path | None = None
    cover_text: str = ""
    changes: Sequence[Change] | None = None
    since: str = ""
    figures: Figures | None = None
    moment: dt.datetime = field(init=False)

    def __post_init__(self) -> None:
        if self.layout not in LAYOUTS:
            raise UnknownPdfOption(
                N_("There is no PDF layout “{name}”. Choose one of: {names}."),
                name=self.layout,
                names=", ".join(LAYOUTS),
            )
        known(self.profile)
        if not re.fullmatch("#[0-9a-fA-F]{6}", self.accent):
            raise UnknownPdfOption(N_("“{text}” is no colour. Write it like #1f4e79."), text=self.accent)
        object.__setattr__(self, "moment", _moment(self.as_of))

    def logo_content(self) -> bytes:
        """The picture of the cover; empty when there is none. Raises LogoUnreadable."""
        if self.logo is None:
            return b""
        try:
            content = self.logo.read_bytes()
        except OSError as error:
            raise LogoUnreadable(
                N_("The logo “{name}” could not be read; choose another picture or none."),
                name=self.logo.name,
            ) from error
        known = content.startswith((b"\x89PNG\r\n", b"\xff\xd8\xff")) or b"<svg" in content[:2000]
        if not known or len(content) > LOGO_BYTES:
            raise LogoUnreadable(
                N_(
                    "The logo “{name}” is no PNG, JPEG or SVG picture below 1 MB; choose another picture or none."
                ),
                name=self.logo.name,
            )
        return content


def _moment(text: str) -> dt.datetime:
    """The time stamp of the file: a date counts as noon UTC, so that no time zone turns it into another day."""
    if not text:
        return dt.datetime.now().astimezone().replace(microsecond=0)
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        raise UnknownPdfOption(
            N_("“{text}” is no date. Write it as year-month-day, such as 2026-03-31."), text=text
        ) from None
    if len(text) <= len("2026-03-31"):
        moment = moment.replace(hour=12)
    moment = moment.replace(microsecond=0)
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)

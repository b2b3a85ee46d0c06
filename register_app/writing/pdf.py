"""A register as PDF: accessible (PDF/UA-1), archivable (PDF/A-2a), in the document's own language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.base.paths import resource
from register_app.writing.changes import Change
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.font_coverage import coverage
from register_app.writing.labels import DocumentLabels
from register_app.writing.pdf_figures import Figures
from register_app.writing.pdf_options import LogoUnreadable, PdfOptions
from register_app.writing.pdf_pieces import write_in_pieces
from register_app.writing.pdf_process import Cancel, Job, UnprintableText, compile_job, run_job
from register_app.writing.pdf_view import RegisterView
from register_app.writing.scope_words import Scope
from register_app.writing.text_safety import TextCleaner

Progress = Callable[[int, int], None]

ONE_DOCUMENT = 300
"""Up to so many activities are set as one document; above, memory asks for pieces."""


MOST = {"table": 3000, "activity": ONE_DOCUMENT}
"""How many activities a layout that cannot be set in pieces holds: about 1.5 and 0.8 GB."""


class TooManyActivities(RegisterError):
    """A layout would need more memory than a laptop has to spare."""


class NoSuchActivity(RegisterError):
    """The one activity to print is not in the document."""


@dataclass(frozen=True)
class PdfResult:
    """`replaced_characters`: each character that no typeface of ours has → how often it was printed as its code."""

    path: Path
    pages: int
    activities: int
    replaced_characters: Mapping[str, int]

    def replaced(self) -> list[str]:
        """The replaced characters for showing to the user, such as "中 (U+4E2D)"; one without a picture as its code."""
        return [
            f"{character} (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
            for character in self.replaced_characters
        ]


def write_pdf(
    document: Mapping[str, Any],
    target: Path,
    *,
    language: str = "da",
    layout: str = "full",
    profile: str = "authority",
    as_of: str = "",
    scope: Scope | None = None,
    total: int | None = None,
    activity: str = "",
    page_per_activity: bool = True,
    accent: str = "#1f4e79",
    logo: Path | None = None,
    cover_text: str = "",
    changes: Sequence[Change] | None = None,
    since: str = "",
    figures: Figures | None = None,
    progress: Progress | None = None,
    cancel: Cancel | None = None,
) -> PdfResult:
    """Write `document` (docs/architecture.md) to `target`, replacing it only when all is done.

    `layout`, `profile`, `as_of`, `scope`, `total`, `page_per_activity`, `accent`, `logo`, `cover_text`, `changes`,
    `since` and `figures`: see PdfOptions.
    `activity`: the id or number of the only activity to print. `progress(done, of)` counts activities and may be called
    from another thread; `cancel()` is asked about 20 times a second. The same document, options and
    `as_of` give the same bytes.

    Raises UnknownDocumentLanguage, UnknownPdfOption, LogoUnreadable, NoSuchActivity, TooManyActivities, PdfCancelled,
    WriteError or PdfError.
    """
    options = PdfOptions(
        layout=layout,
        profile=profile,
        as_of=as_of,
        scope=scope or Scope(),
        total=len(document["activities"]) if activity and total is None else total,
        page_per_activity=page_per_activity,
        accent=accent,
        logo=logo,
        cover_text=cover_text,
        changes=changes,
        since=since,
        figures=figures,
    )
    labels = DocumentLabels(language)
    chosen = only(document, activity) if activity else document
    count = len(chosen["activities"])
    if count > MOST.get(layout, count):
        raise TooManyActivities(
            N_(
                "The layout “{layout}” holds up to {most} activities, and {count} were chosen; choose fewer or the "
                "layout “full”."
            ),
            layout=layout,
            most=MOST[layout],
            count=count,
        )
    results: list[PdfResult] = []

    def write(path: Path) -> None:
        results[:] = [_written(chosen, path, labels, options, progress, cancel)]

    def check(path: Path) -> None:
        _check(path, results[0].pages)

    write_atomic(target, write, check)
    made = results[0]
    return PdfResult(target, made.pages, made.activities, made.replaced_characters)


def only(document: Mapping[str, Any], activity: str) -> dict[str, Any]:
    """`document` with nothing but the activity that has this id or number."""
    found = [a for a in document["activities"] if activity in (a["id"], a["number"])]
    if not found:
        raise NoSuchActivity(N_("There is no activity “{activity}” in the register."), activity=activity)
    return {**document, "activities": found[:1]}


def _written(
    document: Mapping[str, Any],
    path: Path,
    labels: DocumentLabels,
    options: PdfOptions,
    progress: Progress | None,
    cancel: Cancel | None,
) -> PdfResult:
    for narrow in (False, True):
        cleaner = TextCleaner(coverage(resource("fonts"), only_main=narrow))
        view = RegisterView(document, labels, cleaner, options)
        if progress is not None:
            progress(0, len(view))
        try:
            if len(view) > ONE_DOCUMENT and options.layout == "full":
                pages = write_in_pieces(view, path, options, progress, cancel)
            else:
                job = compile_job(
                    whole(view, options), path, strict=True, timestamp=stamp(options), shrink=True
                )
                pages = run_job(job, cancel)["pages"]
        except UnprintableText:
            # A combination of characters that each font knows but none can join: only the main face, then.
            if not narrow:
                continue
            if options.logo is not None:
                raise LogoUnreadable(
                    N_("The logo “{name}” could not be read; choose another picture or none."),
                    name=options.logo.name,
                ) from None
            raise
        if progress is not None:
            progress(len(view), len(view))
        return PdfResult(path, pages, len(view), dict(sorted(cleaner.replaced.items())))
    raise AssertionError("the loop returns or raises")


def stamp(options: PdfOptions) -> int:
    """The time written into the file, in seconds since 1970."""
    return int(options.moment.timestamp())


def whole(view: RegisterView, options: PdfOptions) -> Job:
    """The data of a register in one document."""
    head = view.head()
    if options.layout == "table":
        return {
            "head": head,
            "part": "all",
            "front": {"cover": view.cover()},
            "wide": view.wide(),
            "bodies": [],
            "back": view.long_texts(),
        }
    if options.layout == "changes":
        return {
            "head": head,
            "part": "all",
            "front": {"cover": view.cover()},
            "bodies": [],
            "chapters": view.difference(),
            "back": view.long_texts(),
        }
    bodies = [
        {
            "title": view.part_title(part),
            "id": f"part-{part}",
            "activities": [view.activity(i) for i in members],
        }
        for part, members in view.parts()
    ]
    if options.layout == "activity":
        return {
            "head": head,
            "part": "all",
            "front": {"cover": view.cover()},
            "bodies": bodies,
            "back": view.long_texts(),
        }
    return {"head": head, "part": "all", "front": view.front(), "bodies": bodies, "back": view.back()}


def _check(path: Path, pages: int) -> None:
    """Reopen the file: it must be a tagged PDF with all its pages."""
    import pikepdf

    incomplete = N_(
        "The PDF could not be made because the file on disk is not whole; try again or choose another disk."
    )
    try:
        with pikepdf.open(path) as pdf:
            whole_file = len(pdf.pages) == pages and "/StructTreeRoot" in pdf.Root
    except pikepdf.PdfError as error:
        raise Incomplete(incomplete) from error
    if not whole_file:
        raise Incomplete(incomplete)

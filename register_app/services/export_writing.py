"""One document to one file: the writer of its format, what the profile leaves out, what the reader should know."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from register_app.base.i18n import N_, Message, language
from register_app.model.document import Document
from register_app.services import packages, shaping
from register_app.services.export_choices import (
    NOTICE,
    NOTICE_ONLY,
    ExportError,
    Look,
    check_look,
    is_folder,
    usual_profile,
)
from register_app.writing import profiles
from register_app.writing.labels import DocumentLabels
from register_app.writing.pdf_figures import Figures
from register_app.writing.scope_words import Scope, scope_text

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class ExportResult:
    """What was written, how much of it, and what the reader should know of it."""

    path: Path
    activities: int
    notes: list[Message] = field(default_factory=list)
    purposes: int = 0


@dataclass(frozen=True)
class Extract:
    """What a document says of itself: the moment it shows (ISO 8601, now when empty), how it was chosen, out of how many."""

    moment: str = ""
    scope: Scope = field(default_factory=Scope)
    total: int | None = None
    base: tuple[int, str] | None = None
    """Step of the register that the document is of, and the hash of the history there."""


def write(
    content: Document,
    target: Path,
    *,
    language: str,
    template: str = "",
    extract: Extract | None = None,
    look: Look | None = None,
    changes: Sequence[dict[str, str]] | None = None,
    since: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportResult:
    """Write a document; the writer of the format is imported only now. `changes`: from the state `since`."""
    check_look(target, template, look)
    chosen = look or Look()
    job = _Job(
        content,
        target,
        language,
        template,
        extract or Extract(),
        chosen,
        profiles.known(chosen.profile or usual_profile(target, template)),
        changes,
        since,
        progress,
        cancelled,
    )
    suffix = target.suffix.lower()
    if is_folder(target, template):
        return _folder(job)
    if template == NOTICE or suffix in NOTICE_ONLY:
        return _notice(job)
    return _WRITERS[suffix](job)


@dataclass(frozen=True)
class _Job:
    """What is written, and how."""

    content: Document
    target: Path
    language: str
    template: str
    said: Extract
    look: Look
    profile: str
    changes: Sequence[Mapping[str, str]] | None
    since: str
    progress: Progress | None
    cancelled: Callable[[], bool] | None

    @property
    def labels(self) -> DocumentLabels:
        return DocumentLabels(self.language)

    def shown(self, profile: str) -> Document:
        """The document as a copy with that profile shows it."""
        return profiles.shown(self.content, profile, self.labels)

    def kept_back(self) -> list[Message]:
        """What the profile leaves out, for whoever exports; empty when that is nothing."""
        told = profiles.left_out(self.content, self.profile).told(DocumentLabels(language()))
        return [Message(N_("{text}"), {"text": told})] if told else []

    def done(self, notes: Sequence[Message] = (), told_of: Document | None = None) -> ExportResult:
        """The result, with what is in the document counted, or in the part `told_of` that was written."""
        held = packages.counts(told_of or self.content)
        return ExportResult(self.target, held["activities"], list(notes), held["purposes"])


def _folder(job: _Job) -> ExportResult:
    from register_app.writing.csvfile import write_csv_folder

    write_csv_folder(job.shown(job.profile), job.target)
    return job.done()


def _notice(job: _Job) -> ExportResult:
    """The notice of what is in use, with what it still lacks as notes."""
    from register_app.services import notice

    # A notice holds nothing that is internal; roles instead of persons are for who asks for them.
    content = job.shown(job.look.profile or "internal")
    made = notice.text(content, language=job.language, day=job.said.moment)
    notice.write(made, job.target)
    return job.done(made.remarks, notice.chosen(content, day=made.day))


def _pdf(job: _Job) -> ExportResult:
    from register_app.writing.pdf import write_pdf

    made = write_pdf(
        job.content,
        job.target,
        language=job.language,
        layout=job.template or "full",
        profile=job.profile,
        as_of=job.said.moment or _today().isoformat(),
        scope=job.said.scope,
        total=job.said.total,
        changes=job.changes,
        since=job.since,
        figures=figures(job.content, job.said.moment),
        progress=job.progress,
        cancel=job.cancelled,
        **job.look.chosen(),
    )
    notes = job.kept_back()
    if made.replaced_characters:
        notes.append(
            Message(
                N_("Characters that no font of the PDF has were written as their code: {characters}"),
                {"characters": ", ".join(made.replaced())},
            )
        )
    return job.done(notes)


def _workbook(job: _Job) -> ExportResult:
    said = job.said
    told = shaping.write(
        job.content,
        job.target,
        language=job.language,
        template=job.template,
        about=shaping.About(
            said.moment[:10],
            scope_text(job.labels, said.scope),
            said.total,
            said.base,
            job.profile,
            job.changes,
            job.since,
        ),
        progress=_stopping(job.progress, job.cancelled),
    )
    return ExportResult(job.target, told.activities, [*job.kept_back(), *told.notes], told.purposes)


def _csv(job: _Job) -> ExportResult:
    from register_app.writing.csvfile import write_csv

    write_csv(job.content, job.target, language=job.language, profile=job.profile)
    partial = N_("A CSV file holds the overview only; hand over .xlsx or .json to keep everything.")
    return job.done([*job.kept_back(), Message(partial)])


def _linked_data(job: _Job) -> ExportResult:
    from register_app.writing.jsonld import write_jsonld

    write_jsonld(job.shown(job.profile), job.target, day=job.said.moment[:10])
    return job.done(job.kept_back())


def _json(job: _Job) -> ExportResult:
    from register_app.writing.jsonfile import write_json

    write_json(job.content, job.target, profile=job.profile, language=job.language)
    return job.done(job.kept_back())


_WRITERS: Mapping[str, Callable[[_Job], ExportResult]] = {
    ".pdf": _pdf,
    ".xlsx": _workbook,
    ".csv": _csv,
    ".jsonld": _linked_data,
    ".json": _json,
}


def figures(content: Document, moment: str = "") -> Figures:
    """What the PDF draws of `content` as of `moment` (ISO 8601, now when empty)."""
    from register_app.services import overview

    return overview.figures(content, datetime.date.fromisoformat(moment[:10]) if moment else _today())


def _today() -> datetime.date:
    """The day of an export: a file says no hour, so that the same register on the same day is the same file."""
    return datetime.datetime.now().astimezone().date()


def _kept_back(content: Document, profile: str) -> list[Message]:
    """What a profile leaves out, for whoever exports; empty when that is nothing."""
    told = profiles.left_out(content, profile).told(DocumentLabels(language()))
    return [Message(N_("{text}"), {"text": told})] if told else []


def _stopping(progress: Progress | None, cancelled: Callable[[], bool] | None) -> Progress:
    def told(done: int, total: int) -> None:
        if cancelled and cancelled():
            raise ExportError(N_("The export was stopped; no file was changed."))
        if progress:
            progress(done, total)

    return told

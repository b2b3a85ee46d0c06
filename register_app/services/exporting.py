"""Export: a state of the register, all or part of it, written in a format, beside its target and then in place."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message, language
from register_app.model.document import Document
from register_app.services import diffing, documents, packages, selection, states
from register_app.services import templates as users
from register_app.store.register import Register
from register_app.writing import profiles
from register_app.writing.labels import DocumentLabels
from register_app.writing.pdf_figures import Figures
from register_app.writing.scope_words import Condition, Scope, scope_text
from register_app.writing.spoken import spoken

FORMATS = (".xlsx", ".pdf", ".csv", ".json", ".jsonld", ".html", ".docx", ".md")
"""Endings of the formats that can be written."""

CHANGES = "changes"
"""Name of the template that tells what differs from an earlier state, and nothing else."""

_NOTICE, _TABLES = "notice", "tables"
_NOTICE_ONLY = (".html", ".docx", ".md")

Progress = Callable[[int, int], None]


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
        _NOTICE,
        N_("Privacy notice for the people whose data are processed (Art. 13 and 14)"),
        (*_NOTICE_ONLY, ".pdf"),
    ),
    Template(_TABLES, N_("A folder of CSV tables for other programs"), ("",)),
)


def templates() -> tuple[Template, ...]:
    """The shapes known, the usual one first, those of authorities last with their source."""
    from register_app.services import shaping

    return (
        *_TEMPLATES,
        *(Template(name, title, (".xlsx",), source) for name, title, source in shaping.listed(language())),
    )


def document(
    register: Register,
    *,
    as_of: str | None = None,
    where: str | None = None,
    ids: Sequence[int] | None = None,
) -> Document:
    """What an export is about: the register now or `as_of` then, all of it, `ids`, or what `where` selects."""
    whole = _whole(register, as_of, ids)
    return selection.select(whole, where) if where else whole


def _whole(register: Register, as_of: str | None, ids: Sequence[int] | None) -> Document:
    if as_of and ids is not None:
        raise ExportError(N_("A selection of rows can be exported only as it is now."))
    return states.document_of(register, as_of) if as_of else documents.dump(register.read(), ids)


def export(
    register: Register,
    target: Path,
    *,
    language: str | None = None,
    template: str = "",
    as_of: str | None = None,
    where: str | None = None,
    scope_name: str = "",
    ids: Sequence[int] | None = None,
    look: Look | None = None,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> ExportResult:
    """Write the register to `target` in the format of its ending, in `language` (by default the register's own).

    `scope_name` is what the user calls the choice `where`, such as the name of a view; documents print it.
    Raises NothingFits where `where` fits no activity; what in it looks like a slip is among the notes.
    """
    check_request(register, target, template)
    check_look(target, template, look)
    if scope_name and (not where or target.suffix.lower() not in (".pdf", ".xlsx")):
        raise ExportError(
            N_("A name for the choice is printed in a PDF or workbook of some activities; leave it out.")
        )
    look = _with_base(register, template, look)
    whole = _whole(register, as_of, ids)
    doubtful = selection.require(whole, where) if where else []
    content = selection.select(whole, where) if where else whole
    speech = language or content["register"]["language"]
    written = write(
        content,
        target,
        language=speech,
        template=template,
        extract=about(register, as_of=as_of, where=where, scope_name=scope_name),
        look=look,
        changes=_changes(register, content, look, speech, as_of, usual_profile(target, template)),
        since=since_told(register, look.since) if look and look.since else "",
        progress=progress,
        cancelled=cancelled,
    )
    return replace(written, notes=[*(item.told() for item in doubtful), *written.notes])


def _changes(
    register: Register, content: Document, look: Look | None, language: str, as_of: str | None, usual: str
) -> list[dict[str, str]] | None:
    if look is None or not look.since:
        return None
    return changes_since(register, content, replace(look, profile=look.profile or usual), language, as_of)


def changes_since(
    register: Register, content: Document, look: Look, language: str, as_of: str | None = None
) -> list[dict[str, str]]:
    """What differs from the state `look.since`, of the register and of the activities in `content`, in words.

    `content` is the register now or `as_of` then, or a part of it.
    """
    labels = DocumentLabels(language)
    profile = look.profile or "authority"
    pair = (profiles.shown(held, profile, labels) for held in states.both(register, look.since, as_of))
    before, after = (cast(Document, spoken(held, labels)) for held in pair)
    told = {activity["number"] for activity in content["activities"]}
    whole = len(told) == len(after["activities"])
    return [
        entry.to_json()
        for entry in diffing.compare(before, after)
        if whole or entry.what != "activity" or entry.number in told
    ]


def _with_base(register: Register, template: str, look: Look | None) -> Look | None:
    """The choices with an earlier state to compare with, where the template needs one: the last hand-over."""
    if template != CHANGES or (look and look.since):
        return look
    last = states.last_handover(register)
    if last is None:
        raise ExportError(
            N_("Nothing has been handed over yet. Say since when: a date, a step or a version.")
        )
    return replace(look or Look(), since=last)


def since_told(register: Register, since: str) -> str:
    """What a reader calls the state `since`: the day of a step, the name of a version, a package or another file."""
    if Path(since).is_file() and packages.is_package(Path(since)):
        return packages.history_of(Path(since))[2]
    if since.isdecimal():
        return states.moment_of(register, since)
    return Path(since).stem if Path(since).is_file() else since


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
    if (look.chosen() and suffix != ".pdf") or template == _NOTICE:
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


def _kept_back(content: Document, profile: str) -> list[Message]:
    """What a profile leaves out, for whoever exports; empty when that is nothing."""
    told = profiles.left_out(content, profile).told(DocumentLabels(language()))
    return [Message(N_("{text}"), {"text": told})] if told else []


def usual_profile(target: Path, template: str = "") -> str:
    """For whom an export is when nobody says: a PDF and the shape of an authority for an authority, all else complete."""
    from register_app.services import shaping

    handed_over = target.suffix.lower() == ".pdf" or shaping.is_shape(template)
    return "authority" if handed_over else "internal"


def scope_of(where: str, name: str = "") -> Scope:
    """How an extract was chosen, for whoever reads it; `name` is what the user calls the choice."""
    if not where:
        return Scope()
    conditions = (Condition(item.field, item.operator, item.values) for item in selection.clauses(where))
    return Scope(where, tuple(conditions), name)


def about(
    register: Register, *, as_of: str | None = None, where: str | None = None, scope_name: str = ""
) -> Extract:
    """What an export of the register, now or as of then, says of itself."""
    return Extract(
        moment=states.moment_of(register, as_of) if as_of else "",
        scope=scope_of(where or "", scope_name),
        base=states.base_of(register, as_of),
        total=register.read().execute("SELECT count(*) FROM activity").fetchone()[0],
    )


def check_request(register: Register, target: Path, template: str) -> None:
    """Refuse, before any work, what cannot come to a good end."""
    if _is_folder(target, template):
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
    said = extract or Extract()
    check_look(target, template, look)
    profile = profiles.known((look.profile if look else "") or usual_profile(target, template))
    if _is_folder(target, template):
        from register_app.writing.csvfile import write_csv_folder

        write_csv_folder(profiles.shown(content, profile, DocumentLabels(language)), target)
        return _counted(target, content)
    if template == _NOTICE or target.suffix.lower() in _NOTICE_ONLY:
        # A notice holds nothing that is internal; roles instead of persons are for who asks for them.
        chosen = look.profile if look and look.profile else "internal"
        told_of = profiles.shown(content, chosen, DocumentLabels(language))
        return _write_notice(told_of, target, language=language, moment=said.moment)
    notes = _kept_back(content, profile)
    match target.suffix.lower():
        case ".pdf":
            from register_app.writing.pdf import write_pdf

            made = write_pdf(
                content,
                target,
                language=language,
                layout=template or "full",
                profile=profile,
                as_of=said.moment or _today().isoformat(),
                scope=said.scope,
                total=said.total,
                changes=changes,
                since=since,
                figures=figures(content, said.moment),
                progress=progress,
                cancel=cancelled,
                **(look.chosen() if look else {}),
            )
            if made.replaced_characters:
                notes.append(
                    Message(
                        N_("Characters that no font of the PDF has were written as their code: {characters}"),
                        {"characters": ", ".join(made.replaced())},
                    )
                )
        case ".xlsx":
            from register_app.services import shaping

            told = shaping.write(
                content,
                target,
                language=language,
                template=template,
                about=shaping.About(
                    said.moment[:10],
                    scope_text(DocumentLabels(language), said.scope),
                    said.total,
                    said.base,
                    profile,
                    changes,
                    since,
                ),
                progress=_stopping(progress, cancelled),
            )
            return ExportResult(target, told.activities, [*notes, *told.notes], told.purposes)
        case ".csv":
            from register_app.writing.csvfile import write_csv

            write_csv(content, target, language=language, profile=profile)
            notes.append(
                Message(
                    N_("A CSV file holds the overview only; hand over .xlsx or .json to keep everything.")
                )
            )
        case ".jsonld":
            from register_app.writing.jsonld import write_jsonld

            shown = profiles.shown(content, profile, DocumentLabels(language))
            write_jsonld(shown, target, day=said.moment[:10])
        case _:
            from register_app.writing.jsonfile import write_json

            write_json(content, target, profile=profile, language=language)
    return _counted(target, content, notes)


def _counted(target: Path, content: Document, notes: Sequence[Message] = ()) -> ExportResult:
    held = packages.counts(content)
    return ExportResult(target, held["activities"], list(notes), held["purposes"])


def figures(content: Document, moment: str = "") -> Figures:
    """What the PDF draws of `content` as of `moment` (ISO 8601, now when empty)."""
    from register_app.services import overview

    return overview.figures(content, datetime.date.fromisoformat(moment[:10]) if moment else _today())


def _today() -> datetime.date:
    """The day of an export: a file says no hour, so that the same register on the same day is the same file."""
    return datetime.datetime.now().astimezone().date()


def _is_folder(target: Path, template: str) -> bool:
    return template == _TABLES or (target.is_dir() and target.suffix.lower() not in FORMATS)


def _write_notice(content: Document, target: Path, *, language: str, moment: str) -> ExportResult:
    """The notice of what is in use, with what it still lacks as notes."""
    from register_app.services import notice

    made = notice.text(content, language=language, day=moment)
    notice.write(made, target)
    told = notice.chosen(content, day=made.day)
    return _counted(target, told, made.remarks)


def _stopping(progress: Progress | None, cancelled: Callable[[], bool] | None) -> Progress:
    def told(done: int, total: int) -> None:
        if cancelled and cancelled():
            raise ExportError(N_("The export was stopped; no file was changed."))
        if progress:
            progress(done, total)

    return told

"""Export: a state of the register, all or part of it, written in a format, beside its target and then in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from register_app.base.i18n import N_
from register_app.model.document import Document
from register_app.services import documents, selection, states
from register_app.services.export_changes import changes_since, since_told
from register_app.services.export_choices import (
    CHANGES,
    ExportError,
    Look,
    check_look,
    check_request,
    usual_profile,
)
from register_app.services.export_writing import ExportResult, Extract, Progress, write
from register_app.store.register import Register
from register_app.writing.scope_words import Condition, Scope


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

"""A source file into a batch, whatever kind it is: our own JSON or workbook, a spreadsheet, a privacy notice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from register_app.base.collecting import uncollected
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.reading import guarded, owndocument, registertext
from register_app.reading.batch import Batch
from register_app.reading.guarded import OwnDocument, Source
from register_app.reading.layouts import Choices
from register_app.reading.texts import SourceText
from register_app.reading.workbook import Workbook
from register_app.services import documents, owncsv, ownshape, ownwords
from register_app.store.register import Register


class NoSuchSheet(RegisterError):
    """A sheet was asked for that the workbook does not have."""


class SourceIsTheRegister(RegisterError):
    """The source is the register that it is to be imported into."""


def read(
    path: Path,
    choices: Choices | None = None,
    *,
    into: Path | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Batch:
    """What the file at `path` holds: a spreadsheet, a text, our own JSON or workbook, or another register.

    `into` is the register that is open: an ordinary look into its file would give up its locks. Raises a
    RegisterError where the source cannot be read; nothing is changed.
    """
    with uncollected(freeze=True):
        source, sha256 = open_source(path, into=into, cancelled=cancelled)
        batch = interpret(source, choices)
        batch.sha256 = sha256
        return batch


def open_source(
    path: Path, *, into: Path | None = None, cancelled: Callable[[], bool] | None = None
) -> tuple[Source, str]:
    """The plain content of a file, to be interpreted as often as the user's choices change, and its SHA-256.

    As `read`; another register has no SHA-256, since reading its bytes would give up the locks of a window that has it
    open.
    """
    if into is not None and path.exists() and into.exists() and path.samefile(into):
        raise SourceIsTheRegister(N_("{name} is this register itself. Choose another file."), name=path.name)
    if _is_register(path):
        with Register.open(path, read_only=True) as other:
            return OwnDocument(path.name, dict(documents.dump(other.read()))), ""
    return told(guarded.read_source(path, cancelled=cancelled)), _sha256(path)


def told(source: Source) -> Source:
    """A source as what it tells: a text that is a register is the workbook of its tables and labels."""
    if isinstance(source, SourceText):
        return registertext.workbook_of(source) or source
    return source


def _is_register(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            return stream.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def choices(sheets: Sequence[str], chosen: Choices | None = None) -> Choices | None:
    """The user's choices with only the `sheets` named, where any is; None where nothing is chosen."""
    if not sheets:
        return chosen
    return replace(chosen or Choices(), sheets=tuple(sheets))


def interpret(source: Source, choices: Choices | None = None) -> Batch:
    """The batch of a source that was read before; `choices` are the user's, where recognition guessed wrong."""
    with uncollected(freeze=True):
        return _interpreted(source, choices)


def _refuse_unknown_sheets(workbook: Workbook, choices: Choices | None) -> None:
    known = [sheet.name for sheet in workbook.sheets]
    for name in choices.sheets if choices else ():
        if name not in known:
            raise NoSuchSheet(
                N_("There is no sheet “{name}” in {source}. Choose one of: {names}"),
                name=name,
                source=workbook.source,
                names=", ".join(known),
            )


def _interpreted(source: Source, choices: Choices | None) -> Batch:
    if isinstance(source, OwnDocument):
        return owndocument.to_batch(source.source, source.content)
    if isinstance(source, Workbook):
        from register_app.reading import ownworkbook, questionnaire

        if choices is None and questionnaire.is_questionnaire(source):
            return questionnaire.to_batch(source)

        _refuse_unknown_sheets(source, choices)

        if choices is None and ownworkbook.is_ours(source):
            return ownworkbook.to_batch(source)
        if choices is None and owncsv.is_ours(source):
            return owncsv.to_batch(source)
        if choices is None and ownshape.is_ours(source):
            return ownshape.to_batch(source)
        return ownwords.read(source, choices)
    from register_app.reading import notices

    return notices.read(source)

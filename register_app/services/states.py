"""The register as it was: at a step, on a date, in a named version, or in another file."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.model.document import Document
from register_app.services import documents, packages
from register_app.store.register import Register
from register_app.writing import profiles
from register_app.writing.labels import DocumentLabels, known_language

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?")


class NoSuchState(RegisterError):
    """A step, date, version or file that is not there."""


def at_step(register: Register, step: int) -> Document:
    """The whole register after step `step`, from its history."""
    with closing(register.as_of(step)) as memory:
        if not memory.execute("SELECT 1 FROM register").fetchone():
            raise NoSuchState(N_("The register did not exist yet at step {step}."), step=step)
        return documents.dump(memory)


def step_of(register: Register, wanted: str) -> int:
    """The step meant by a step number, a date (the last step until its end) or the name of a version."""
    connection = register.read()
    last = register.head()[0]
    if wanted.isdecimal():
        if not 1 <= int(wanted) <= last:
            raise NoSuchState(N_("There is no step {step}; the last one is {last}."), step=wanted, last=last)
        return int(wanted)
    if _DATE.fullmatch(wanted):
        found = register.step_at(wanted.replace(" ", "T"))
        if found is None:
            raise NoSuchState(N_("The register has no step until {date}; it began later."), date=wanted)
        return found
    named = connection.execute(
        "SELECT step FROM version WHERE name = ? ORDER BY id DESC LIMIT 1", (wanted,)
    ).fetchone()
    if named is None:
        raise NoSuchState(
            N_("“{name}” is no step, no date (YYYY-MM-DD), no version of this register and no file."),
            name=wanted,
        )
    return int(named[0])


def moment_of(register: Register, wanted: str) -> str:
    """When the state that `wanted` names was reached, as ISO 8601 in UTC; "" for another file."""
    if _is_file(wanted):
        return ""
    found = (
        register.read().execute("SELECT at FROM step WHERE id = ?", (step_of(register, wanted),)).fetchone()
    )
    return str(found[0])


def base_of(register: Register, wanted: str | None) -> tuple[int, str] | None:
    """The step that `wanted` names (now when it names none) and the hash of the history there; None for a file."""
    if wanted and _is_file(wanted):
        return None
    if not wanted:
        return register.head()
    step = step_of(register, wanted)
    found = register.read().execute("SELECT hash FROM step WHERE id = ?", (step,)).fetchone()
    return step, str(found[0])


def document_of(register: Register, wanted: str) -> Document:
    """The state that `wanted` names: as in `step_of`, or the path of another register file or of a hand-over package."""
    return _held(register, wanted)[0]


def both(register: Register, before: str, after: str | None) -> tuple[Document, Document]:
    """Two states to compare, the later one now when it is None.

    A package holds a copy for others; then the other state is reduced to what such a copy shows.
    """
    held = [_held(register, before), _held(register, after) if after else (now(register), "internal")]
    for profile in {profile for _, profile in held}:
        held = [(alike(document, profile), own) for document, own in held]
    return held[0][0], held[1][0]


def now(register: Register) -> Document:
    return documents.dump(register.read())


def alike(document: Document, profile: str) -> Document:
    """A document as a copy with that profile shows it, in words of the register's own language."""
    language = document["register"]["language"]
    labels = DocumentLabels(language if known_language(language) else "en")
    return profiles.shown(document, profile, labels)


def last_handover(register: Register) -> str | None:
    """The name of the version that was handed over last; None when nothing was."""
    found = (
        register.read()
        .execute("SELECT name FROM version WHERE kind = 'handed_over' ORDER BY id DESC LIMIT 1")
        .fetchone()
    )
    return str(found[0]) if found else None


def _held(register: Register, wanted: str) -> tuple[Document, str]:
    if _is_file(wanted):
        if packages.is_package(Path(wanted)):
            return packages.document_of(Path(wanted))
        with Register.open(Path(wanted), read_only=True) as other:
            return documents.dump(other.read()), "internal"
    step = step_of(register, wanted)
    return (now(register) if step == register.head()[0] else at_step(register, step)), "internal"


def _is_file(wanted: str) -> bool:
    return not wanted.isdecimal() and not _DATE.fullmatch(wanted) and Path(wanted).is_file()

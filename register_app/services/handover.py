"""The hand-over package: a named version as PDF, workbook and JSON, with a manifest that proves what was handed over."""

from __future__ import annotations

import datetime
import json
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from register_app.base.i18n import N_
from register_app.model.document import Document
from register_app.services import documents, export_changes, export_choices, export_writing, states
from register_app.services.packages import (
    FORMAT,
    FORMAT_VERSION,
    LONG_AGO,
    MANIFEST,
    PARTS,
    PackageError,
    counts,
    refuse_unsound,
    sha256,
)
from register_app.store.register import Register
from register_app.writing.files import write_atomic


@dataclass(frozen=True)
class Package:
    """What was handed over: `step` and `seal` are the head of the history that it shows."""

    path: Path
    name: str
    activities: int
    step: int
    seal: str


def write_package(
    register: Register,
    target: Path,
    *,
    name: str,
    language: str | None = None,
    note: str = "",
    look: export_choices.Look | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Package:
    """Write the register as it is now to the zip file `target` (`pack`), and name that state as handed over.

    The version is saved once the package stands: a package that failed leaves no version behind.
    """
    made = pack(
        register,
        target,
        name=name,
        language=language,
        look=look,
        progress=progress,
        cancelled=cancelled,
    )
    register.save_version(made.name, "handed_over", note)
    return made


def pack(
    register: Register,
    target: Path,
    *,
    name: str,
    language: str | None = None,
    look: export_choices.Look | None = None,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Package:
    """Write the package alone; whoever calls saves the version where it can be edited.

    All that is in it is for an authority (writing/profiles.py) unless `look` says otherwise; its PDF and its
    workbook tell what has changed since the hand-over before, if there was one. The workbook knows the state it is of,
    for when it comes back.
    """
    if not name.strip():
        raise PackageError(N_("A hand-over needs a name, such as “Datatilsynet, May 2026”."))
    content = documents.dump(register.read())
    step, seal = register.head()
    chosen = look or export_choices.Look()
    chosen = replace(
        chosen,
        profile=chosen.profile or "authority",
        since=chosen.since or states.last_handover(register) or "",
    )
    speech = language or content["register"]["language"]
    changed = export_changes.changes_since(register, content, chosen, speech) if chosen.since else None
    with tempfile.TemporaryDirectory(prefix="register-app-") as folder:
        parts = [Path(folder) / part for part in PARTS]
        for part in parts:
            export_writing.write(
                content,
                part,
                language=speech,
                extract=export_writing.Extract(total=len(content["activities"]), base=(step, seal)),
                look=chosen if part.suffix == ".pdf" else export_choices.Look(profile=chosen.profile),
                changes=changed if part.suffix in (".pdf", ".xlsx") else None,
                since=export_changes.since_told(register, chosen.since) if chosen.since else "",
                progress=progress if part.suffix == ".pdf" else None,
                cancelled=cancelled,
            )
        manifest = _manifest(content, name.strip(), (step, seal), chosen, parts)

        def write(path: Path) -> None:
            with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(_entry(MANIFEST), manifest)
                for part in parts:
                    archive.writestr(_entry(part.name), part.read_bytes())

        write_atomic(target, write, refuse_unsound)
    return Package(target, name.strip(), len(content["activities"]), step, seal)


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry that tells nothing of the machine it was made on."""
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3
    entry.external_attr = 0o644 << 16
    return entry


def _manifest(
    content: Document, name: str, head: tuple[int, str], look: export_choices.Look, parts: list[Path]
) -> str:
    return json.dumps(
        {
            "format": FORMAT,
            "version": FORMAT_VERSION,
            "name": name,
            "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
            "register": {"id": content["register"]["id"], "title": content["register"]["title"]},
            "history": {"step": head[0], "hash": head[1]},
            "profile": look.profile,
            "since": look.since,
            "counts": counts(content),
            "files": [
                {"name": part.name, "bytes": part.stat().st_size, "sha256": sha256(part.read_bytes())}
                for part in parts
            ],
        },
        ensure_ascii=False,
        indent=2,
    )

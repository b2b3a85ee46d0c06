"""A hand-over package as a file: what it must hold, whether it is as it was handed over, and the register in it."""

from __future__ import annotations

import hashlib
import json
import tempfile
import zipfile
import zlib
from pathlib import Path
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, Message
from register_app.model.document import Document, complete_document

FORMAT = "register-app-package"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
PARTS = ("register.pdf", "register.xlsx", "register.json")

_LARGEST = 1_000_000_000
"""Bytes that a package may unpack to; a register of 5,000 activities takes a tenth of that."""

LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time of each entry: the same state makes the same package, and a clock tells nothing here."""


class PackageError(RegisterError):
    """A package that cannot be made or is none."""


def counts(content: Document) -> dict[str, int]:
    """How much a document holds: what an export says of itself, and a reader can count again."""
    activities = content["activities"]
    return {
        "activities": len(activities),
        "purposes": sum(len(item["purposes"]) for item in activities),
        "bases": sum(len(purpose["bases"]) for item in activities for purpose in item["purposes"]),
        "data": sum(len(item["data"]) for item in activities),
        "recipients": sum(len(item["recipients"]) for item in activities),
        "transfers": sum(len(item["transfers"]) for item in activities),
    }


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def is_package(path: Path) -> bool:
    """Whether a file may be a package, by its first bytes (a register begins otherwise)."""
    try:
        with path.open("rb") as stream:
            return stream.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def verify_package(path: Path) -> list[Message]:
    """What in a package is not as it was handed over; an empty list when all of it is.

    PackageError for a file that is no package at all.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return _findings(archive, path)
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise PackageError(
            N_("{name} is no package of a register, or is damaged. Fetch it anew."), name=path.name
        ) from error


def _findings(archive: zipfile.ZipFile, path: Path) -> list[Message]:
    names = archive.namelist()
    if MANIFEST not in names or sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
        raise PackageError(
            N_("{name} is no package of a register, or is damaged. Fetch it anew."), name=path.name
        )
    manifest = _read_manifest(archive, path)
    findings: list[Message] = []
    listed = {str(item["name"]): item for item in manifest["files"]}
    for name, item in listed.items():
        if names.count(name) != 1:
            findings.append(Message(N_("{name} is missing from the package."), {"name": name}))
            continue
        try:
            data = archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
            data = b""
        if len(data) != item["bytes"] or sha256(data) != item["sha256"]:
            findings.append(Message(N_("{name} was changed after it was handed over."), {"name": name}))
        elif name == "register.json" and _counted(data) != manifest["counts"]:
            findings.append(Message(N_("{name} does not hold what the manifest says."), {"name": name}))
    findings += [
        Message(N_("{name} was put into the package afterwards."), {"name": name})
        for name in names
        if name != MANIFEST and name not in listed
    ]
    findings += [
        Message(N_("{name} is missing from the package."), {"name": name})
        for name in PARTS
        if name not in listed
    ]
    return findings


def _read_manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(archive.read(MANIFEST))
        known = manifest["format"] == FORMAT and manifest["version"] <= FORMAT_VERSION
        shaped = isinstance(manifest["files"], list) and isinstance(manifest["counts"], dict)
        shaped = shaped and all({"name", "bytes", "sha256"} <= set(item) for item in manifest["files"])
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise PackageError(
            N_("The manifest of {name} cannot be read; the package was changed. Fetch it anew."),
            name=path.name,
        ) from error
    if not (known and shaped):
        raise PackageError(
            N_("The manifest of {name} cannot be read; the package was changed. Fetch it anew."),
            name=path.name,
        )
    return dict(manifest)


def _counted(data: bytes) -> dict[str, int]:
    try:
        return counts(json.loads(data))
    except (ValueError, KeyError, TypeError):
        return {}


def refuse_unsound(path: Path) -> None:
    findings = verify_package(path)
    if findings:
        raise PackageError(N_("The package could not be written whole: {finding}"), finding=findings[0])


def history_of(path: Path) -> tuple[int, str, str]:
    """Step, seal and name that a package was made from; verify it first."""
    with zipfile.ZipFile(path) as archive:
        manifest = _read_manifest(archive, path)
    return int(manifest["history"]["step"]), str(manifest["history"]["hash"]), str(manifest["name"])


def document_of(path: Path) -> tuple[Document, str]:
    """The register as it was handed over, and the profile of that copy (writing/profiles.py).

    PackageError for a package that is not as it was handed over.
    """
    from register_app.reading import guarded

    findings = verify_package(path)
    if findings:
        raise PackageError(
            N_("The package {name} is not as it was handed over, so nothing is compared with it: {finding}"),
            name=path.name,
            finding=findings[0],
        )
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="register-app-") as folder:
        inside = Path(folder) / "register.json"
        inside.write_bytes(archive.read(inside.name))
        content = guarded.read_document(inside).content
    return complete_document(content), str(content.get("profile", "internal"))

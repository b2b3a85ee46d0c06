"""A document as separated text: one flat table of activities for people, or a folder of tables for programs."""

from __future__ import annotations

import csv
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.model import fields
from register_app.model.csvtext import MARK, guarded
from register_app.model.document import (
    ActivityDoc,
    Document,
)
from register_app.model.text import clean
from register_app.model.vocabulary import PARTS, SLOT_LABELS
from register_app.writing.csvtables import tables
from register_app.writing.files import Incomplete, write_atomic
from register_app.writing.labels import DocumentLabels, document_text
from register_app.writing.overview import OverviewTexts, PlainLabels
from register_app.writing.profiles import HIDDEN_COLUMNS, shown

_INCOMPLETE = N_(
    "“{name}” was written but {missing} of its rows cannot be read back; check the disk and try again."
)
_SEMICOLON = frozenset({"da", "de", "fr", "sv", "nb", "nl", "es", "it", "pl", "fi"})
"""Languages in whose countries the comma divides decimals, so that spreadsheet programs divide cells by semicolons."""


@dataclass(frozen=True)
class CsvResult:
    """What was written: the files (one, or one for each table of a folder) and their rows without the headings."""

    path: Path
    rows: dict[str, int]


_Cell = Callable[[ActivityDoc], str]


def write_csv(
    document: Document, target: Path, *, language: str = "da", profile: str = "internal"
) -> CsvResult:
    """Write one row for each activity to `target`, headings and fixed words in `language`.

    Columns that `profile` (writing/profiles.py) leaves out are not there.

    UTF-8 with a byte order mark (Excel needs it), every cell in quotes, cells divided as spreadsheet programs of the
    language expect; no text can become a formula (model/csvtext.py). Raises WriteError; the old target then stays.
    """
    document = shown(document, profile, DocumentLabels(language))
    made = columns(language, processors=_processors(document), hidden=HIDDEN_COLUMNS[profile])
    rows = [[column.heading for column in made]]
    rows.extend([guarded(column.text(activity)) for column in made] for activity in document["activities"])
    _write(target, rows, ";" if language.partition("+")[0] in _SEMICOLON else ",")
    return CsvResult(target, {target.name: len(rows) - 1})


class Column(NamedTuple):
    """A column: `key` is a key of the activity's document, a slot of its answers, "bases" or "id"."""

    key: str
    heading: str
    cell: _Cell

    def text(self, activity: ActivityDoc) -> str:
        """What the column says of an activity, before it is guarded."""
        return clean(self.cell(activity))


def _processors(document: Document) -> bool:
    return any(activity["part"] == "processor" for activity in document["activities"])


def columns(language: str, *, processors: bool = True, hidden: frozenset[str] = frozenset()) -> list[Column]:
    """The columns of such a file in `language`; those of a processor's record only with `processors`."""
    labels = PlainLabels(language)
    gettext = document_text(language)
    texts = OverviewTexts(labels)

    def plain(name: str) -> Column:
        return Column(name, gettext(fields.FIELDS[f"activity.{name}"].label), lambda activity: activity[name])  # type: ignore[literal-required]

    def names(name: str) -> Column:
        heading = gettext(fields.FIELDS[f"activity.{name}"].label)
        return Column(name, heading, lambda activity: "\n".join(texts.names(activity, name).lines))

    def joined(slot: str) -> Column:
        return Column(
            slot, gettext(SLOT_LABELS[slot]), lambda activity: "\n".join(getattr(texts, slot)(activity).lines)
        )

    part = Column(
        "part",
        gettext(fields.FIELDS["activity.part"].label),
        lambda activity: gettext(PARTS.get(activity["part"], activity["part"])),
    )
    bases = Column(
        "bases",
        gettext(fields.FIELDS["purpose_basis.article"].label),
        lambda activity: "\n".join(texts.bases(activity).lines),
    )
    status = Column(
        "status",
        gettext(fields.FIELDS["activity.status"].label),
        lambda activity: labels.term("status", activity["status"]),
    )
    slots = ("purposes", "subjects", "data", "recipients", "transfers", "retention")
    rest = ("description", "valid_from", "valid_until", "last_review", "next_review", "notes")
    made = [
        plain("number"),
        plain("name"),
        *([part] if processors else []),
        plain("department"),
        names("joint_controllers"),
        *([names("clients"), names("processing")] if processors else []),
        *(joined(slot) for slot in slots),
        names("measures"),
        bases,
        names("systems"),
        plain("owner"),
        status,
        *(plain(name) for name in rest),
        Column("id", MARK, lambda activity: activity["id"]),
    ]
    return [column for column in made if f"activity.{column.key}" not in hidden]


# -- a folder of tables ------------------------------------------------------------------------------------------


def write_csv_folder(document: Document, folder: Path) -> CsvResult:
    """Write the tables of a document as `activities.csv`, `purposes.csv`, … into `folder`, made when it is missing.

    Stored values under the keys of the document, comma and UTF-8 with a byte order mark; rows belong to activities
    by `activity` (the id) and stand in order. A file is only replaced when all of them have been written.
    """
    written = {
        name: [list(head), *([_stored(value) for value in row] for row in rows)]
        for name, head, rows in tables(document)
    }
    made = not folder.exists()
    # The errors of a missing parent or a full disk are told by the writer of the first file.
    staging = (
        folder.with_name(f".{secrets.token_hex(8)}.part")
        if made
        else folder / f".{secrets.token_hex(8)}.part"
    )
    try:
        _make(staging, folder)
        for name, rows in written.items():
            _write(staging / f"{name}.csv", rows, ",")
        if made:
            staging.rename(folder)
        else:
            for name in written:
                (staging / f"{name}.csv").replace(folder / f"{name}.csv")
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return CsvResult(folder, {f"{name}.csv": len(rows) - 1 for name, rows in written.items()})


class FolderRefused(RegisterError):
    """A folder for tables could not be made."""


_NO_FOLDER = N_("The folder “{folder}” could not be made ({reason}); choose another place.")


def _make(staging: Path, folder: Path) -> None:
    try:
        staging.mkdir()
    except OSError as error:
        raise FolderRefused(_NO_FOLDER, folder=str(folder), reason=error.strerror or "") from error


def _stored(value: object) -> str:
    return guarded(clean(str(value)))


# -- the file ----------------------------------------------------------------------------------------------------


def _write(target: Path, rows: list[list[str]], delimiter: str) -> None:
    def write(path: Path) -> None:
        with path.open("w", encoding="utf-8-sig", newline="", errors="replace") as stream:
            csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(
                rows
            )

    def check(path: Path) -> None:
        # Texts hold no carriage return, so only the ends of rows do.
        found = path.read_bytes().count(b"\r\n")
        if found != len(rows):
            raise Incomplete(_INCOMPLETE, name=target.name, missing=len(rows) - found)

    write_atomic(target, write, check)

"""Why a source cannot be read: one sentence for each reason, told by code from the child process to its parent."""

from __future__ import annotations

from collections.abc import Mapping

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_


class SourceError(RegisterError):
    """A source that cannot be read; nothing was imported."""


class SourceMissing(SourceError):
    """No such file, a folder, or one that the system does not let us read."""


class SourceEmpty(SourceError):
    """A file without content."""


class WrongKind(SourceError):
    """A file of another kind than asked for, and what it seems to be."""


class PasswordProtected(SourceError):
    """A workbook that opens with a password only."""


class Damaged(SourceError):
    """A file of the right kind, but cut off or broken."""


class TooLarge(SourceError):
    """More than a register ever holds, or a small file made to unpack to something huge."""


class ReaderFailed(SourceError):
    """The process that reads the file ended without an answer, or gave one that is none."""


class Cancelled(SourceError):
    """The user stopped the reading."""


class Refusal(Exception):
    """Inside the child: the file is refused for the reason `code`, one of REASONS."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


Reason = tuple[type[SourceError], str]

REASONS: Mapping[str, Reason] = {
    "missing": (SourceMissing, N_("There is no file “{path}”; check the name and the folder.")),
    "folder": (SourceMissing, N_("“{path}” is a folder; choose a file in it.")),
    "special": (SourceMissing, N_("“{path}” is not an ordinary file, so it cannot be read as a source.")),
    "forbidden": (
        SourceMissing,
        N_("“{path}” cannot be opened ({reason}); check that it may be read and is not in use."),
    ),
    "empty": (SourceEmpty, N_("“{name}” is empty (0 bytes); save or download it again.")),
    "nothing": (SourceEmpty, N_("“{name}” holds no filled cell, so there is nothing to import.")),
    "no_text": (
        SourceEmpty,
        N_("“{name}” holds no text that can be read (a scanned page is a picture); use a version with text."),
    ),
    "password": (
        PasswordProtected,
        N_("“{name}” is protected by a password; save a copy without the password and import that."),
    ),
    "damaged": (
        Damaged,
        N_("“{name}” is damaged or cut off and cannot be read; open and save it again, or fetch it anew."),
    ),
    "damaged_part": (
        Damaged,
        N_("“{name}” is damaged: its part “{part}” is missing or cannot be read; save or fetch it again."),
    ),
    "too_large": (
        TooLarge,
        N_("“{name}” is {size} MB; a source may be at most {limit} MB. Divide it and import the parts."),
    ),
    "bomb": (
        TooLarge,
        N_("“{name}” would unpack to more than {limit} MB, which no register needs, so it is not opened."),
    ),
    "too_many_parts": (
        TooLarge,
        N_("“{name}” consists of {count} parts, which no spreadsheet needs, so it is not opened."),
    ),
    "far_cell": (
        TooLarge,
        N_(
            "Sheet “{sheet}” of “{name}” reaches to cell {cell}, too far to be a table; delete the empty rows and "
            "columns behind the data, save and import again."
        ),
    ),
    "too_many_cells": (
        TooLarge,
        N_("“{name}” has more than {limit} cells; divide it and import the parts."),
    ),
    "memory": (
        TooLarge,
        N_(
            "Reading “{name}” needs more memory than {limit} MB; delete the empty rows and columns behind the data "
            "or divide the file."
        ),
    ),
    "slow": (
        ReaderFailed,
        N_("Reading “{name}” took longer than {seconds} seconds and was stopped; save it anew or divide it."),
    ),
    "crashed": (
        ReaderFailed,
        N_(
            "“{name}” made the reading process fail, so the file is probably damaged; save it anew and try again."
        ),
    ),
    "not_started": (
        ReaderFailed,
        N_(
            "The process that reads files could not be started ({reason}); restart the program and try again."
        ),
    ),
    "no_answer": (
        ReaderFailed,
        N_(
            "Reading “{name}” gave no usable answer, so nothing was taken over; save the file anew and try again."
        ),
    ),
    "long_text": (
        TooLarge,
        N_(
            "“{name}” holds more than {limit} characters of text, which no privacy notice does; import the part "
            "that names the purposes."
        ),
    ),
    "cancelled": (Cancelled, N_("Reading “{name}” was stopped.")),
    "entities": (
        WrongKind,
        N_("“{name}” declares its own entities (DOCTYPE), which no spreadsheet does, so it is not opened."),
    ),
    "is_html": (
        WrongKind,
        N_("“{name}” is a web page (HTML), not a spreadsheet; was it an error page that was saved?"),
    ),
    "is_json": (
        WrongKind,
        N_("“{name}” is a JSON file of another program; only JSON exported by this program can be imported."),
    ),
    "is_xml": (
        WrongKind,
        N_("“{name}” is an XML file; open it in a spreadsheet program and save it as .xlsx."),
    ),
    "is_pdf": (WrongKind, N_("“{name}” is a PDF file, not a spreadsheet.")),
    "is_rtf": (WrongKind, N_("“{name}” is a text in RTF format; save it as .docx and import that.")),
    "is_word": (WrongKind, N_("“{name}” is a Word document, not a spreadsheet.")),
    "is_old_word": (
        WrongKind,
        N_("“{name}” is a document in the old Word format; save it as .docx and import that."),
    ),
    "is_presentation": (WrongKind, N_("“{name}” is a presentation, not a spreadsheet.")),
    "is_old_excel": (
        WrongKind,
        N_("“{name}” is a workbook in a format from before Excel 97; save it as .xlsx and import that."),
    ),
    "is_numbers": (
        WrongKind,
        N_("“{name}” is an Apple Numbers document; export it as Excel and import that."),
    ),
    "is_archive": (WrongKind, N_("“{name}” is an archive; unpack it and import the file inside.")),
    "is_picture": (WrongKind, N_("“{name}” is a picture, not a spreadsheet.")),
    "is_database": (
        WrongKind,
        N_("“{name}” is a database file, not a spreadsheet; open a register instead of importing it."),
    ),
    "is_program": (
        WrongKind,
        N_(
            "“{name}” is a program or template text (“{sample}” in line {line}), not data; run it and import what it makes."
        ),
    ),
    "is_pointer": (
        WrongKind,
        N_("“{name}” is only a pointer to a file kept elsewhere (Git LFS); fetch the file itself."),
    ),
    "is_binary": (WrongKind, N_("“{name}” is not a spreadsheet but binary data of an unknown kind.")),
    "is_ole": (
        WrongKind,
        N_("“{name}” is an old Office file, but not a workbook; save the table as .xlsx and import that."),
    ),
    "is_prose": (WrongKind, N_("“{name}” is running text without columns, not a table.")),
    "is_table": (WrongKind, N_("“{name}” is a table, not a text.")),
    "shape_text": (
        Damaged,
        N_("“{name}” is not a register as this program exports it: “{place}” should be a text."),
    ),
    "shape_number": (
        Damaged,
        N_("“{name}” is not a register as this program exports it: “{place}” should be a whole number."),
    ),
    "shape_list": (
        Damaged,
        N_("“{name}” is not a register as this program exports it: “{place}” should be a list."),
    ),
    "shape_object": (
        Damaged,
        N_(
            "“{name}” is not a register as this program exports it: “{place}” should be an object with named values."
        ),
    ),
    "newer_document": (
        WrongKind,
        N_(
            "“{name}” was exported by a newer version of this program (form {version}); update the program first."
        ),
    ),
}


def error(code: str, params: Mapping[str, object]) -> SourceError:
    """The error for a reason; a reason that the table does not know (a forged answer) is `no_answer`."""
    kind, msgid = REASONS.get(code, REASONS["no_answer"])
    try:
        msgid.format_map(dict(params))
    except (KeyError, ValueError, IndexError, AttributeError):
        kind, msgid = REASONS["no_answer"]
    return kind(msgid, **{str(key): value for key, value in params.items()})

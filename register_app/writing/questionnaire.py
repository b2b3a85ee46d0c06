"""A short workbook for a department: plain questions about its activities, which comes back as changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from register_app.model.document import Document
from register_app.writing.files import write_atomic


@dataclass(frozen=True)
class QuestionnaireResult:
    """What was written: the sheets with questions (one of them for a new activity); cells that show a beginning only."""

    path: Path
    activities: int
    sheets: tuple[str, ...]
    shortened: tuple[tuple[str, str], ...] = ()


def write_questionnaire(
    document: Document,
    target: Path,
    *,
    language: str = "da",
    day: dt.date | None = None,
    base: tuple[int, str] | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> QuestionnaireResult:
    """Write one sheet of questions for each activity and one for a new one, in `language` ("da", "en").

    `base` (step, hash) is the state of the register that the document is of. The same arguments give the same bytes.
    Raises WriteError (writing/files.py); the old target then stays.
    """
    from register_app.writing.xlsx.package import check, save
    from register_app.writing.xlsx.questions import ask

    on = day or dt.date.today()  # noqa: DTZ011 - the user's own day
    asked = ask(document, language, base, on, progress)
    write_atomic(
        target,
        lambda path: save(asked.book.workbook, {}, path, on, asked.book.step),
        lambda path: check(path, asked.book.expected(), target.name),
    )
    return QuestionnaireResult(
        target, len(document["activities"]), tuple(asked.sheets), tuple(asked.shortened)
    )

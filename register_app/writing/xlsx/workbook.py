"""A document as an Excel workbook: something to hand over, and to read back unchanged or edited."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from register_app.base.i18n import N_
from register_app.model.document import Document
from register_app.model.text import clean
from register_app.writing.changes import Change
from register_app.writing.files import write_atomic
from register_app.writing.overview import OverviewTexts
from register_app.writing.profiles import left_out, shown

_COMMON = N_("See the general security measures on the cover.")


@dataclass(frozen=True)
class XlsxResult:
    """What was written: `sheets` as (name, rows of data), all data rows and all filled cells.

    `shortened` says (sheet, cell, length, where in full) of each text of which its cell shows the beginning and the
    annex the whole; `abridged` the same of each cell of an overview that shows less than the sheet it is gathered from.
    """

    path: Path
    sheets: tuple[tuple[str, int], ...]
    rows: int
    cells: int
    shortened: tuple[tuple[str, str, int, str], ...] = ()
    abridged: tuple[tuple[str, str, int, str], ...] = ()


def write_xlsx(
    document: Document,
    target: Path,
    *,
    language: str = "da",
    day: dt.date | None = None,
    scope: str = "",
    total: int | None = None,
    base: tuple[int, str] | None = None,
    profile: str = "internal",
    changes: Sequence[Change] | None = None,
    since: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> XlsxResult:
    """Write `document` to `target` in the words of `language` ("da", "en"); the texts in it stay as they are.

    `day` is the date of the extract (today), `scope` says in words what was chosen, `total` how many activities
    the register has, `base` (step, hash) which state of the register this is, `profile` for whom it is
    (writing/profiles.py), `changes` what differs from the state `since`, in words (a sheet of its own); `progress`
    hears (done, in all) as rows are made and written and may raise to stop. The same arguments give the same bytes.
    Raises WriteError (writing/files.py) when it cannot be written and UnknownDocumentLanguage; then the old target is
    unchanged.
    """
    # openpyxl takes a fifth of a second to import: nobody waits for it who only opens a register.
    from register_app.writing.xlsx.assemble import assemble
    from register_app.writing.xlsx.cover import Extract
    from register_app.writing.xlsx.package import check, save
    from register_app.writing.xlsx.tables import Changes
    from register_app.writing.xlsx.words import Words

    words = Words(language)
    kept_back = left_out(document, profile).told(words.labels)
    document = shown(document, profile, words.labels)
    today = day or dt.date.today()  # noqa: DTZ011 - the user's own day
    extract = Extract(today, scope, total, base, profile, kept_back)
    common = words.text(_COMMON) if clean(document["register"]["security"]).strip() else ""
    earlier = None if changes is None else Changes(since, changes, profile == "internal", words.labels)
    book = assemble(document, words, OverviewTexts(words.labels, common=common), extract, progress, earlier)
    write_atomic(
        target,
        lambda path: save(book.workbook, book.bodies, path, extract.day, book.step),
        lambda path: check(path, book.expected(), target.name),
    )
    return XlsxResult(
        target,
        tuple((item.name, item.rows) for item in book.counts),
        sum(item.rows for item in book.counts),
        sum(cells for _, _, cells in book.expected().values()),
        tuple(item.told() for item in book.shortened if not item.gathered),
        tuple(item.told() for item in book.shortened if item.gathered),
    )

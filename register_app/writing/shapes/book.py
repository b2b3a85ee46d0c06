"""A document written in a shape: one table, or a list and a form for each activity."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from register_app.model.document import ActivityDoc, Document
from register_app.writing.files import write_atomic
from register_app.writing.shapes.shape import Shape


@dataclass(frozen=True)
class ShapeResult:
    """What was written: activities in it, and how many are left out because they belong to the other part.

    `shortened` says (sheet, cell, where in full) of texts longer than a cell, `tall` (sheet, cell) of those that stand
    whole in a cell but are higher than a row can be shown.
    """

    path: Path
    activities: int
    other_part: int
    sheets: tuple[str, ...]
    shortened: tuple[tuple[str, str, str], ...] = ()
    tall: tuple[tuple[str, str], ...] = ()


def write_shape(
    document: Document,
    shape: Shape,
    target: Path,
    *,
    day: dt.date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ShapeResult:
    """Write the activities of the shape's part to `target` (.xlsx), headings and fixed words as the shape has them.

    The same arguments give the same bytes. Raises WriteError (writing/files.py); the old target then stays.
    """
    # openpyxl takes a fifth of a second to import: nobody waits for it who only opens a register.
    from register_app.writing.shapes.making import make
    from register_app.writing.shapes.setting import Setting
    from register_app.writing.xlsx.package import check, save

    on = day or dt.date.today()  # noqa: DTZ011 - the user's own day
    chosen = [item for item in document["activities"] if _part(item) == shape.part]
    setting = Setting(document, shape, chosen, on)
    book = make(setting, progress)
    write_atomic(
        target,
        lambda path: save(book.workbook, {}, path, on, book.step),
        lambda path: check(path, book.expected(), target.name),
    )
    short = setting.shortened
    return ShapeResult(
        target,
        len(chosen),
        len(document["activities"]) - len(chosen),
        tuple(book.workbook.sheetnames),
        tuple((sheet, cell, f"{short.annex}, {reference}") for sheet, cell, reference, _ in short.texts),
        tuple(short.tall),
    )


def _part(activity: ActivityDoc) -> str:
    return "processor" if activity["part"] == "processor" else "controller"

"""The steps of an import worth seeing: of a good file, of one with doubts, of one that comes again, of several."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from register_app.base import i18n
from register_app.base.paths import resource
from register_app.ui.desk import Desk
from register_app.ui.dialogs.importing.dialog import ImportDialog

Scene = Callable[[Desk], QWidget | None]

_TABLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "da": (
        ("Behandlinger i afdelingen",),
        ("",),
        ("Nr.", "Behandling", "Formål", "Retsgrundlag", "Hvem handler det om?", "Gælder fra", "Journal"),
        ("Personale",),
        ("1", "Lønudbetaling", "Udbetale løn", "Art. 6, stk. 1, litra b", "Medarbejdere", "03/04/2024", "L-1"),
        ("2", "Rekruttering", "Besætte stillinger", "Samtykke", "Ansøgere", "05/06/2024", "R-7"),
        ("Kunder",),
        ("3", "Nyhedsbreve", "Sende nyheder", "Art. 6, stk. 1, litra a", "Modtagere", "01/02/2025", "N-2"),
        ("I alt", "3"),
    ),
    "en": (
        ("Processing in the department",),
        ("",),
        ("No.", "Processing", "Purpose", "Legal basis", "Who is it about?", "Valid from", "File"),
        ("Staff",),
        ("1", "Payroll", "Pay salaries", "Art. 6(1)(b)", "Employees", "03/04/2024", "L-1"),
        ("2", "Recruitment", "Fill vacancies", "Consent", "Applicants", "05/06/2024", "R-7"),
        ("Customers",),
        ("3", "Newsletters", "Send news", "Art. 6(1)(a)", "Recipients", "01/02/2025", "N-2"),
        ("Total", "3"),
    ),
}  # fmt: skip
_OWN = {"da": ("Passe på huset", "ny"), "en": ("Look after the house", "new")}
"""What was changed in the register, and in the file, since the last import."""


def _open(desk: Desk, *names: str) -> ImportDialog:
    dialog = _dialog(desk)
    dialog.read([resource("samples", name) for name in names])
    _wait(desk)
    return dialog


def _department() -> str:
    return f"department-{'da' if i18n.language() == 'da' else 'en'}.csv"


def _dialog(desk: Desk) -> ImportDialog:
    dialog = ImportDialog(desk.context, desk.window)
    dialog.show()
    return dialog


def _wait(desk: Desk) -> None:
    """Until what was begun is done, and what that begins in turn."""
    for _round in range(6):
        desk.context.jobs.finish()
        QCoreApplication.processEvents()


def _empty(desk: Desk) -> QWidget:
    return _dialog(desk)


def _chosen(desk: Desk) -> QWidget:
    return _open(desk, _department())


def _several(desk: Desk) -> QWidget:
    dialog = _open(desk, "department-da.csv", "department-en.csv")
    dialog.flow.add_text(_doubtful_table())
    _wait(desk)
    dialog.flow.add_paths([Path("gone.xlsx")])
    _wait(desk)
    return dialog


def _doubtful_table() -> str:
    """A table with a title, a section, a total, a date that may be read either way and headings that say little."""
    text = io.StringIO()
    rows = _TABLES.get(i18n.language(), _TABLES["en"])
    widest = max(map(len, rows))
    csv.writer(text, delimiter="\t").writerows((*row, *[""] * (widest - len(row))) for row in rows)
    return text.getvalue()


def _doubtful(desk: Desk) -> ImportDialog:
    dialog = _dialog(desk)
    dialog.flow.add_text(_doubtful_table())
    _wait(desk)
    return dialog


def _sheets(desk: Desk) -> QWidget:
    dialog = _doubtful(desk)
    dialog.show_step("sheets")
    return dialog


def _columns(desk: Desk) -> QWidget:
    dialog = _open(desk, _department())
    dialog.show_step("columns")
    return dialog


def _field(desk: Desk) -> QWidget:
    """The choice of a field, open."""
    dialog = _doubtful(desk)
    dialog.show_step("columns")
    table = dialog.columns.table
    index = table.model().index(table.model().rowCount() - 1, 1)
    table.setCurrentIndex(index)
    table.edit(index)
    return dialog


def _preview(desk: Desk) -> QWidget:
    dialog = _open(desk, _department())
    dialog.show_step("preview")
    return dialog


def _again(desk: Desk) -> ImportDialog:
    """A source that comes again, with changes on both sides since."""
    folder = desk.session.path
    assert folder is not None
    path = folder.with_name("department.csv")
    text = resource("samples", _department()).read_text("utf-8-sig")
    path.write_text(text, "utf-8")
    dialog = _dialog(desk)
    dialog.read([path])
    _wait(desk)
    dialog.apply()
    _wait(desk)
    return dialog


def _conflicts(desk: Desk) -> QWidget:
    dialog = _again(desk)
    source = dialog.flow.sources[0]
    assert source.outcome is not None
    assert source.path is not None
    numbers = list(source.outcome.activities.values())
    dialog.close()
    from register_app.services import edit, record

    title, mark = _OWN.get(i18n.language(), _OWN["en"])
    for number in numbers[:2]:
        found = record.read(desk.session.read(), number)
        if found is not None:
            edit.set_field(desk.session.register, found.rows["purposes", 0], "title", title)
    table = list(csv.reader(source.path.read_text("utf-8").splitlines(), delimiter=";"))
    heading = next(place for place, row in enumerate(table) if len([cell for cell in row if cell]) > 3)
    for row in table[heading + 1 :]:
        row[:] = [
            f"{cell} ({mark})" if len(cell) > 3 and place > 1 else cell for place, cell in enumerate(row)
        ]
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(table)
    source.path.write_text(text.getvalue(), "utf-8")
    again = _dialog(desk)
    again.read([source.path])
    _wait(desk)
    again.show_step("preview")
    return again


def _remarks(desk: Desk) -> QWidget:
    dialog = _doubtful(desk)
    dialog.show_step("preview")
    dialog.preview.tabs.setCurrentIndex(2)
    return dialog


def _done(desk: Desk) -> QWidget:
    return _again(desk)


SCENES: dict[str, Scene] = {
    "import": _chosen,
    "import-empty": _empty,
    "import-several": _several,
    "import-doubtful": _doubtful,
    "import-sheets": _sheets,
    "import-columns": _columns,
    "import-field": _field,
    "import-preview": _preview,
    "import-conflicts": _conflicts,
    "import-remarks": _remarks,
    "import-done": _done,
}

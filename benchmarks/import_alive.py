"""The window during a large import: the longest gap between two ticks of a 10 ms timer, step by step of the dialogue."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import spreadsheets
from benchmarks.alive import Ticker
from benchmarks.measure import Pair, Run
from benchmarks.window import put_away
from register_app.store.register import Register

if TYPE_CHECKING:  # the benchmarks without a window run where Qt does not
    from register_app.ui.dialogs.importing.dialog import ImportDialog
    from register_app.viewmodels.importing.steps import Step

_PATIENCE = 600.0
"""Seconds that the writing of twenty thousand activities and their checks may take on a busy machine."""
_STEPS: tuple[Step, ...] = ("sheets", "columns", "preview")


def previewing(folder: Path, size: int) -> Pair:
    """From the choice of the file through every step of the dialogue to the preview."""
    importing = _Importing(folder, size)

    def ours() -> Run:
        dialog = importing.dialog()
        longest = importing.read(dialog)
        for step in _STEPS:
            run = importing.step(dialog, step)
            longest = Run(max(longest.seconds, run.seconds), max(longest.cpu, run.cpu), {})
        return Run(longest.seconds, longest.cpu, {"activities": importing.leave(dialog)})

    return Pair(ours, lambda: importing.ticker.bare(activities=size), importing.close)


def applying(folder: Path, size: int) -> Pair:
    """From "Import" to the list of what came in, the table of the register and the checks behind it."""
    importing = _Importing(folder, size)

    def ours() -> Run:
        importing.fresh()
        dialog = importing.dialog()
        importing.read(dialog)
        run = importing.ticker.watch(dialog.flow.apply, lambda: importing.still(dialog))
        return Run(run.seconds, run.cpu, {"activities": importing.leave(dialog, written=True)})

    return Pair(ours, lambda: importing.ticker.bare(activities=size), importing.close)


class _Importing:
    """A window on an empty register, on no screen, with a large workbook to import."""

    def __init__(self, folder: Path, size: int) -> None:
        from PySide6.QtWidgets import QApplication

        from register_app.ui.desk import Desk, application

        self.folder, self.numbers = folder, count()
        self.source = spreadsheets.write(folder / "source.xlsx", size, wide=True)
        app = QApplication.instance() or application(["benchmark"])
        assert isinstance(app, QApplication)
        self.desk = Desk(app, folder / "settings.toml", language="da")
        self.desk.window.resize(1360, 860)
        self.desk.window.show()
        self.ticker = Ticker()
        self.ticker.patience = _PATIENCE
        self.fresh()

    def fresh(self) -> None:
        """Open a register in which nothing is."""
        path = self.folder / f"made-{next(self.numbers)}.register"
        Register.create(path, title="Fortegnelse", language="da", author="benchmark").close()
        self.desk.session.open(path)
        self.ticker.watch(lambda: None, lambda: not self.desk.context.jobs.busy)

    def dialog(self) -> ImportDialog:
        from register_app.ui.dialogs.importing.dialog import ImportDialog

        dialog = ImportDialog(self.desk.context, self.desk.window)
        dialog.show()
        return dialog

    def still(self, dialog: ImportDialog) -> bool:
        return not dialog.flow.busy and not self.desk.context.jobs.busy

    def read(self, dialog: ImportDialog) -> Run:
        return self.ticker.watch(lambda: dialog.read([self.source]), lambda: self.still(dialog))

    def step(self, dialog: ImportDialog, name: Step) -> Run:
        def act() -> None:
            dialog.show_step(name)
            dialog.repaint()

        return self.ticker.watch(act, lambda: self.still(dialog))

    def leave(self, dialog: ImportDialog, *, written: bool = False) -> int:
        """Close the dialogue; how many activities it would have taken, or did."""
        (stored,) = self.desk.session.read().execute("SELECT count(*) FROM activity").fetchone()
        taken = int(stored) if written else dialog.flow.taken()
        dialog.flow.cancel()
        dialog.close()
        return taken

    def close(self) -> None:
        self.desk.context.jobs.stop_all()
        self.desk.session.close()
        put_away(self.desk.window)

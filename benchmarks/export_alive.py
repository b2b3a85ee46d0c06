"""The window during an export: the longest gap between two ticks of a 10 ms timer while the file is written beside it."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from benchmarks import registers
from benchmarks.alive import Ticker
from benchmarks.measure import Pair, Run
from benchmarks.window import put_away

_WRITTEN = (".pdf", ".xlsx", ".json")


def exporting(folder: Path, size: int) -> Pair:
    """PDF, workbook and JSON from the dialogue, until each is told to be there."""
    from PySide6.QtWidgets import QApplication

    from register_app.services.presets import Outcome
    from register_app.ui.desk import Desk, application
    from register_app.viewmodels.exporting.flow import ExportFlow

    path = registers.stored(folder, size)
    app = QApplication.instance() or application(["benchmark"])
    assert isinstance(app, QApplication)
    desk = Desk(app, folder / "settings.toml", language="da")
    desk.window.resize(1360, 860)
    desk.window.show()
    ticker, numbers = Ticker(), count()
    desk.session.open(path)
    desk.table.load_linked()
    ticker.watch(lambda: None, lambda: not desk.context.jobs.busy)
    flow = ExportFlow(desk.session, desk.context.jobs, desk.context.preferences)

    def written(suffix: str) -> Run:
        ended: list[object] = []
        flow.choose(suffix=suffix, template="full")
        ticker.watch(lambda: None, lambda: not desk.context.jobs.busy)
        flow.done.connect(ended.append)
        flow.failed.connect(ended.append)
        target = folder / f"out-{next(numbers)}{suffix}"
        run = ticker.watch(lambda: flow.start(target), lambda: bool(ended))
        flow.done.disconnect(ended.append)
        flow.failed.disconnect(ended.append)
        (outcome,) = ended
        assert isinstance(outcome, Outcome), outcome
        return Run(run.seconds, run.cpu, {"activities": outcome.written})

    def ours() -> Run:
        return max((written(suffix) for suffix in _WRITTEN), key=lambda run: run.seconds)

    def close() -> None:
        desk.context.jobs.stop_all()
        desk.session.close()
        put_away(desk.window)

    return Pair(ours, lambda: ticker.bare(activities=size), close)

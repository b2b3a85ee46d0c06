"""Tab goes the way one reads: down and to the right, never back up to something that stands before."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.scenes import SCENES

_SCENES = (
    "register-filtered", "activity", "activity-new", "activity-special", "activity-processor", "cross-filtered",
    "cross-change", "parties", "catalogues", "checks", "history", "overview-table", "bulk", "replace", "merge",
    "shortcuts", "print",
)  # fmt: skip


def _stops(root: QWidget) -> list[QWidget]:
    """Where Tab stops in a window, from its first widget on."""
    found, widget = [], root.nextInFocusChain()
    while widget is not None and widget is not root:
        reached = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if reached and widget.isVisible() and widget.isEnabled() and widget.window() is root:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def _backwards(root: QWidget) -> list[str]:
    """Steps that lead up without leading to another column."""
    stops = _stops(root)
    return [
        f"{type(one).__name__} {one.accessibleName()!r} → {type(other).__name__} {other.accessibleName()!r}"
        for one, other in pairwise(stops)
        if _place(other).bottom() < _place(one).top() and _place(other).left() <= _place(one).right()
    ]


@pytest.mark.parametrize("scene", _SCENES)
def test_tab_goes_the_way_one_reads(sample_desk: Desk, qtbot: QtBot, scene: str) -> None:
    shown = SCENES[scene](sample_desk) or sample_desk.window
    sample_desk.context.jobs.finish()
    qtbot.wait(120)
    root = shown.window()
    assert len(_stops(root)) > 2
    assert _backwards(root) == []
    if shown is not sample_desk.window:
        shown.close()


def test_the_measure_sees_a_step_back(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QWidget(window), QWidget(window)
    for widget, y in ((first, 60), (second, 0)):
        widget.setGeometry(0, y, 40, 20)
        widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show()
    assert len(_backwards(window)) == 1
    second.move(0, 120)
    assert _backwards(window) == []

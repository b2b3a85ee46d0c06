"""Dialogs by keyboard and by screen reader: every control has a role and a name, is reached, shows it, and is left."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QKeySequenceEdit,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from register_app.ui.desk import Desk
from register_app.ui.scenes import SCENES
from tests.ui.drawn import settle

DIALOGS = (
    "import-empty",
    "import-several",
    "import-sheets",
    "import-columns",
    "import-conflicts",
    "import-remarks",
    "import-done",
    "export",
    "export-package",
    "export-done",
    "changes",
    "notice-empty",
    "notice-compared",
    "cross-filter",
    "cross-change",
    "register-filter",
    "register-filter-date",
    "register-paste",
    "merge",
    "drafts",
    "print",
    "bulk",
    "replace",
    "shortcuts",
)
_MOST = 120
_WITHOUT_MEANING = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}
"""Roles that tell a listener nothing."""


def _show(desk: Desk, qtbot: QtBot, scene: str) -> QWidget:
    shown = SCENES[scene](desk)
    assert shown is not None
    desk.context.jobs.finish()
    settle()
    window = shown.window()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window or window.focusWidget() is not None)
    return shown


def _tour(root: QWidget, key: Qt.Key) -> list[QWidget]:
    """Where `key` leads, from where the focus is until it comes round."""
    seen: list[QWidget] = []
    focused: QWidget | None = QApplication.focusWidget() or root.focusWidget()
    assert focused is not None
    for _stop in range(_MOST):
        if focused in seen:
            return seen[seen.index(focused) :]
        seen.append(focused)
        QTest.keyClick(focused, key)
        focused = QApplication.focusWidget() or focused
    raise AssertionError(f"{key.name} does not come round: {seen[-6:]}")


def _reachable(root: QWidget) -> set[QWidget]:
    """The controls that Tab is to reach. Of radio buttons the arrow keys reach the others."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    found: set[QWidget] = set()
    for widget in root.findChildren(QWidget):
        policy = widget.focusPolicy()
        if (
            isinstance(widget, kinds)
            and widget.window() is root.window()
            and widget.isVisible()
            and widget.isEnabled()
            and policy.value & Qt.FocusPolicy.TabFocus.value
            and widget.focusProxy() is None
            and not (isinstance(widget, QAbstractButton) and widget.autoExclusive())
        ):
            found.add(widget)
    return found


def _describe(widget: QWidget) -> str:
    text = widget.accessibleName() or str(widget.property("text") or "")
    return f"{type(widget).__name__} {text!r}"


@pytest.mark.parametrize("scene", DIALOGS)
def test_tab_reaches_each_control_of_a_dialog_which_has_a_role_a_name_and_shows_that_it_is_there(
    sample_desk: Desk, qtbot: QtBot, scene: str
) -> None:
    root = _show(sample_desk, qtbot, scene)
    forth = _tour(root, Qt.Key.Key_Tab)
    missed = _reachable(root) - set(forth)
    assert sorted(map(_describe, missed)) == []
    back = _tour(root, Qt.Key.Key_Backtab)
    assert set(map(_describe, back)) == set(map(_describe, forth))
    unseen, untold = [], []
    for widget in forth:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        settle()
        found = QAccessible.queryAccessibleInterface(widget)
        # Qt gives a field for keys no role of its own, only the line within it.
        plain = found.role() in _WITHOUT_MEANING and not isinstance(widget, QKeySequenceEdit)
        if plain or not found.text(QAccessible.Text.Name):
            untold.append(f"{_describe(widget)}: {found.role().name}")
        there = _picture(widget)
        widget.clearFocus()
        settle()
        if there == _picture(widget):
            unseen.append(_describe(widget))
    assert untold == []
    assert unseen == []


def _picture(widget: QWidget) -> QImage:
    """What is seen of a widget within its window."""
    area = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    return widget.window().grab(area).toImage()

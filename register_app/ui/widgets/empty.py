"""What a page says when there is nothing on it yet, and what one can do about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from register_app.ui.icons import Icons
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.text import label

Acts = Sequence[tuple[str, Callable[[], object]]]


@dataclass(frozen=True)
class Reason:
    """Why a list is empty: an icon, a heading, a sentence, and the acts that lead on."""

    icon: str
    heading: str
    sentence: str
    acts: Acts = ()


def bring(front: QWidget, *others: QWidget) -> None:
    """Show `front` in the place of `others`, and let it have the focus where one of them had it."""
    focused = QApplication.focusWidget()
    held = focused is not None and any(other is focused or other.isAncestorOf(focused) for other in others)
    front.show()
    if held and (front.focusProxy() is not None or front.focusPolicy() != Qt.FocusPolicy.NoFocus):
        # Before the others go: Qt would hand the focus on to whatever comes next in the window.
        front.setFocus(Qt.FocusReason.OtherFocusReason)
    for other in others:
        other.hide()


class EmptyPage(QWidget):
    """An icon, a heading, a sentence and the acts that lead on; the first is the primary one."""

    def __init__(
        self,
        icons: Icons,
        icon: str,
        heading: str,
        sentence: str,
        acts: Acts,
        parent: QWidget | None = None,
        *,
        width: int = 420,
    ) -> None:
        """`width`: of the sentence, in pixels."""
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(2)
        mark = QLabel(self)
        icons.mark(mark, icon, "faint", 40)
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(label(heading, "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        text = label(sentence, "label", wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        text.setMinimumWidth(width)
        # In a row of its own: a label that a layout aligns gets the height of one line, whatever its width.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(text)
        row.addStretch(1)
        layout.addLayout(row)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        made = [push(name, act, role="" if place else "primary") for place, (name, act) in enumerate(acts)]
        for button in made:
            buttons.addWidget(button)
        if made:
            # Who gives the page the focus means the act that leads on.
            self.setFocusProxy(made[0])
        buttons.addStretch(1)
        layout.addSpacing(8)
        layout.addLayout(buttons)
        layout.addStretch(3)

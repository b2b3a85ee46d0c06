"""The navigation at the left edge of the window."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from register_app.ui.icons import Icons
from register_app.ui.theme import scaled
from register_app.ui.widgets.buttons import IconButton
from register_app.ui.widgets.text import caption, label, tip

_WIDTH, _AROUND = 188, 68
"""The least width with names, and what stands around the longest one, in pixels."""

_SHARE = 0.215
"""The names of the screens may take so much of the window's width."""


class Rail(QFrame):
    """A button for each screen; `chosen(name)` asks for one."""

    chosen = Signal(str)

    def __init__(
        self, icons: Icons, items: Sequence[tuple[str, str, str]], parent: QWidget | None = None
    ) -> None:
        """`items`: name, icon, text of each screen; an empty name is a heading."""
        super().__init__(parent)
        self.setProperty("role", "side")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 10, 8, 10)
        layout.setSpacing(2)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        for name, icon, text in items:
            if not name:
                layout.addSpacing(10)
                head = label(text, "column")
                head.setContentsMargins(10, 0, 0, 2)
                layout.addWidget(head)
                continue
            button = IconButton(self)
            button.setProperty("role", "rail")
            button.setCheckable(True)
            button.setText(caption(text))
            button.setAccessibleName(text)
            button.setIcon(icons.get(icon))
            button.setIconSize(QSize(scaled(18), scaled(18)))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            self._group.addButton(button)
            self._buttons[name] = button
            layout.addWidget(button)
        layout.addStretch(1)
        # As wide as its longest text: the screens give way, not the names of the screens.
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._compact = False

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return hint if self._compact else hint.expandedTo(QSize(_WIDTH, 0))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())

    def make_room(self, window: int) -> None:
        """Beside so many pixels of a window: icons only, with tool tips, where the names would take too much of them."""
        compact = self._full_width() > window * _SHARE
        if compact == self._compact:
            return
        self._compact = compact
        style = Qt.ToolButtonStyle
        for button in self._buttons.values():
            button.setToolButtonStyle(style.ToolButtonIconOnly if compact else style.ToolButtonTextBesideIcon)
            button.setToolTip(tip(button.accessibleName()) if compact else "")
        self.updateGeometry()

    def _full_width(self) -> int:
        longest = max(
            self.fontMetrics().horizontalAdvance(b.accessibleName()) for b in self._buttons.values()
        )
        return max(_WIDTH, longest + _AROUND)

    def mark(self, name: str) -> None:
        """Show which screen is the current one."""
        if name in self._buttons:
            self._buttons[name].setChecked(True)

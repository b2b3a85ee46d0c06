"""The bar over the register table: search, count, view, grouping, filter, columns, new activity."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from register_app.base.i18n import _, counted, ngettext
from register_app.ui.context import Context
from register_app.ui.icons import Icons
from register_app.ui.widgets.buttons import icon_button, menu_button, push
from register_app.ui.widgets.fitting import FittingBar
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.text import caption, label, tip

_LONGEST_TITLE = 28
_SEARCH_FRAME = 66
"""What the search field needs beside its text: the icon, the cross, the frame."""


class RegisterBar(FittingBar):
    """`down_requested` asks for the table, `filter_requested` for the filter of its current column."""

    down_requested = Signal()
    filter_requested = Signal()
    add_requested = Signal()

    def __init__(
        self,
        context: Context,
        fill_views: Callable[[QMenu], None],
        fill_groups: Callable[[QMenu], None],
        fill_columns: Callable[[QMenu], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        icons = context.icons
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 9, 14, 9)
        layout.setSpacing(8)
        self.views = self._menu_button(icons, "preview", _("Views"), fill_views)
        layout.addWidget(self.views)
        self.search = SearchLine(self)
        self.search.make_search(_("Search all texts"), icons.get("search"))
        hint = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText())
        self.search.setMinimumWidth(max(170, hint + _SEARCH_FRAME))
        self.search.setMaximumWidth(460)
        self.search.down_requested.connect(self.down_requested)
        layout.addWidget(self.search, 2)
        self._count = label("", "hint")
        self._count.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self._counted, self._counted_short, self._count_is_short = "", "", False
        layout.addWidget(self._count)
        layout.addStretch(1)
        self.groups = self._menu_button(icons, "catalogues", _("Group"), fill_groups)
        layout.addWidget(self.groups)
        layout.addWidget(
            icon_button(
                icons.get("filter"),
                _("Filter this column (Alt+Down)"),
                self.filter_requested.emit,
                parent=self,
            )
        )
        self.columns = StickyMenu(self)
        self.columns.aboutToShow.connect(lambda: fill_columns(self.columns))
        layout.addWidget(menu_button(icons.get("columns"), _("Columns"), self.columns, parent=self))
        self._add = push(
            _("New activity"), self.add_requested.emit, role="primary", icon=icons.get("new", "on_accent")
        )
        self._add.setEnabled(not context.session.read_only)
        layout.addWidget(self._add)
        self.set_parts(
            (
                lambda short: self._set_short(self.groups, short),
                self._shorten_count,
                self._shorten_add,
                lambda short: self._set_short(self.views, short),
            )
        )

    def show_count(self, shown: int, total: int) -> None:
        if shown == total:
            text = ngettext("{n} activity", "{n} activities", total).format(n=counted(total))
        else:
            text = _("{n} of {total} activities").format(n=counted(shown), total=counted(total))
        short = (
            counted(total)
            if shown == total
            else _("{n} of {total}").format(n=counted(shown), total=counted(total))
        )
        if (text, short) != (self._counted, self._counted_short):
            self._counted, self._counted_short = text, short
            self._shorten_count(self._count_is_short)
            self.fit()

    def last_stop(self) -> QWidget:
        """From where Tab leaves the bar."""
        return self._add

    def count_text(self) -> str:
        """The count in full, also where it is shown short."""
        return self._counted

    def show_view(self, title: str, short: str) -> None:
        if len(short) > _LONGEST_TITLE:
            short = short[: _LONGEST_TITLE - 1].rstrip() + "…"
        self.views.setText(caption(short))
        self.views.setToolTip(tip(_("View: {view}").format(view=title)))
        self.views.setAccessibleName(_("View: {view}").format(view=title))
        self.fit()

    def show_group(self, title: str) -> None:
        text = _("Grouped by {column}").format(column=title) if title else _("Group")
        self.groups.setToolTip(tip(text))
        self.groups.setAccessibleName(text)
        self.groups.setText(caption(_("Group: {column}").format(column=title)) if title else _("Group"))
        self.fit()

    def _shorten_count(self, short: bool) -> None:
        self._count_is_short = short
        self._count.setText(self._counted_short if short else self._counted)
        self._count.setToolTip(tip(self._counted) if short else "")
        self._count.setAccessibleName(self._counted)

    def _shorten_add(self, short: bool) -> None:
        self._add.setText("" if short else caption(self._add.accessibleName()))
        self._add.setToolTip(tip(self._add.accessibleName()) if short else "")

    @staticmethod
    def _set_short(button: QToolButton, short: bool) -> None:
        style = Qt.ToolButtonStyle
        button.setToolButtonStyle(style.ToolButtonIconOnly if short else style.ToolButtonTextBesideIcon)

    def _menu_button(self, icons: Icons, icon: str, name: str, fill: Callable[[QMenu], None]) -> QToolButton:
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: fill(menu))
        made = menu_button(icons.get(icon), name, menu, parent=self)
        made.setProperty("role", "button")
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setText(caption(name))
        return made


class StickyMenu(QMenu):
    """Stays open while one ticks entries, so that several columns are chosen in one go."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if _tickable(action):
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and _tickable(action):
            action.trigger()
        else:
            super().keyPressEvent(event)


def _tickable(action: QAction | None) -> bool:
    return action is not None and action.isCheckable() and action.isEnabled()


class SearchLine(LineEdit):
    """Down or Enter leads to the table, Escape empties the field."""

    down_requested = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

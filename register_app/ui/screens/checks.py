"""Checks: what is missing or doubtful, why it matters, and the way to the field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QTimer, Signal
from PySide6.QtWidgets import QFrame, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from register_app.base.i18n import _, counted
from register_app.services.record import Path
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.empty import Reason
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.page import Page, Seen
from register_app.ui.widgets.text import label
from register_app.viewmodels.issues import SEVERITY_ROLE, IssuesModel
from register_app.viewmodels.state_texts import SEVERITIES

_PAUSE = 600
_COLOURS = {"error": "error", "warning": "warning", "note": "muted"}


class ChecksScreen(Page):
    """The issues of the register; `jump_requested(activity, path)` asks for the field of one."""

    jump_requested = Signal(int, tuple)

    def __init__(self, context: Context, model: IssuesModel, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Checks"), parent=parent)
        self._model = model
        self._severity = self._rule = ""
        self.searched.connect(lambda text: model.filter(self._severity, text, self._rule))
        self._buttons = {}
        for severity, text in (("", _("All")), *((key, _(value)) for key, value in SEVERITIES.items())):
            icon = context.icons.get(severity, _COLOURS[severity]) if severity else None
            button = push(text, partial(self._filter, severity), role="link", icon=icon)
            button.setCheckable(True)
            button.setChecked(not severity)
            self._buttons[severity] = (button, text)
            self.bar.addWidget(button)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.list = Listing(model, _("Checks"), (16, 10, 26, 0, 24), self)
        self.list.setItemDelegateForColumn(0, _SeverityCells(context, self.list))
        self.list.opened.connect(self._on_opened)
        self.list.current_changed.connect(self._on_current)
        self.put_list(
            self.list,
            column,
            Reason("answered", _("Nothing to remark"), _("Every rule put to the register is content.")),
            Reason(
                "search",
                _("No remark fits"),
                _("None of what the checks say fits the search and the weight chosen."),
                [(_("Show all remarks"), self.show_all)],
            ),
        )
        self._found = self._counted = False
        model.modelReset.connect(self._on_listed)
        foot = QFrame(self)
        foot.setProperty("role", "bar")
        inside = QVBoxLayout(foot)
        inside.setContentsMargins(16, 10, 16, 10)
        self._message = label("", "strong", wrap=True)
        self._why = label("", "label", wrap=True)
        inside.addWidget(self._message)
        inside.addWidget(self._why)
        column.addWidget(foot)
        self._foot = foot
        self.body.addLayout(column)
        model.counted.connect(self._on_counted)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(model.start)
        context.session.changed.connect(self._on_changed)

    def shown(self) -> None:
        """Find the issues of the register as it is now."""
        super().shown()
        self._model.start()

    def _filter(self, severity: str) -> None:
        self._severity, self._rule = severity, ""
        for key, (button, _text) in self._buttons.items():
            button.setChecked(key == severity)
        self._model.filter(severity, self.search_line.text() if self.search_line else "")

    def seen(self) -> Seen:
        return super().seen()._replace(kind=self._severity)

    def see(self, seen: Seen) -> None:
        self._filter(seen.kind)
        super().see(seen)

    def show_rule(self, rule: str) -> None:
        """Show what breaks one rule, until another choice is made; "" shows everything."""
        self._filter("")
        self._rule = rule
        self._buttons[""][0].setChecked(not rule)
        if self.search_line:
            self.search_line.clear()
        self._model.filter("", "", rule)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    def _on_counted(self, counts: dict[str, int]) -> None:
        for severity, (button, text) in self._buttons.items():
            count = counts.get(severity, 0) if severity else sum(counts.values())
            button.setText(f"{text} ({counted(count)})")
        self._found, self._counted = bool(counts), True
        self._on_listed()

    def _on_listed(self) -> None:
        some = self._model.rowCount() > 0
        self.show_list_or_reason(some=some or not self._counted, narrowed=self._found)
        self._foot.setVisible(some)

    def show_all(self) -> None:
        """Show everything the checks say."""
        self.show_rule("")

    def _on_current(self, row: int) -> None:
        issue = self._model.issue(row)
        self._message.setText(issue.message.text() if issue else "")
        self._why.setText(self._model.why(row) if issue else "")

    def _on_opened(self, row: int) -> None:
        target = self._model.target(row)
        if target is not None:
            number, path = target
            self.jump_requested.emit(number, _plain(path))


def _plain(path: Path) -> tuple[str | int, ...]:
    return tuple(path)


class _SeverityCells(QStyledItemDelegate):
    """The word of a severity with its icon: meaning is never in the colour alone."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        severity = str(index.data(SEVERITY_ROLE))
        option.icon = self._context.icons.get(severity, _COLOURS[severity])
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration

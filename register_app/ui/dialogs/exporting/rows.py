"""Rows of a form in two columns that are shown and hidden as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLabel, QWidget

from register_app.base.i18n import _
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.text import label


class Rows:
    """Puts rows under one another into `grid`."""

    def __init__(self, parent: QWidget, grid: QGridLayout) -> None:
        self._parent, self._grid = parent, grid
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self._next = 0
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(9)
        grid.setColumnStretch(1, 1)

    def heading(self, key: str, text: str) -> None:
        made = label(text, "strong", parent=self._parent)
        made.setContentsMargins(0, 8 if self._next else 0, 0, 0)
        self._grid.addWidget(made, self._next, 0, 1, 2)
        self._keep(key, made)

    def box(self, key: str, name: str, chosen: Callable[[str], object]) -> ChoiceBox:
        """A list of fixed choices."""
        box = ChoiceBox(self._parent)
        box.setAccessibleName(name)
        box.setMinimumContentsLength(22)
        box.chosen.connect(chosen)
        self._add(key, name, box)
        return box

    def line(
        self,
        key: str,
        name: str,
        edited: Callable[[str], object],
        *,
        hint: str = "",
        act: tuple[str, Callable[[], object]] | None = None,
    ) -> LineEdit:
        """A field of one line, with a button beside it where `act` says so."""
        made = LineEdit(self._parent)
        made.setAccessibleName(name)
        made.setPlaceholderText(hint)
        made.edited.connect(edited)
        more = [push(act[0], act[1], parent=self._parent)] if act else []
        for button in more:
            button.setAccessibleName(f"{name}: {act[0]}" if act else "")
        self._add(key, name, made, *more)
        return made

    def hint(self, key: str) -> QLabel:
        made = label("", "hint", wrap=True, parent=self._parent)
        self._grid.addWidget(made, self._next, 1)
        self._keep(key, made)
        return made

    def widget(self, key: str, widget: QWidget) -> None:
        self._grid.addWidget(widget, self._next, 1)
        self._keep(key, widget)

    def show(self, key: str, shown: bool) -> None:
        for widget in self._rows[key]:
            widget.setVisible(shown)

    def _add(self, key: str, name: str, *widgets: QWidget) -> None:
        caption = label(name, "label", parent=self._parent)
        caption.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        caption.setBuddy(widgets[0])
        self._grid.addWidget(caption, self._next, 0)
        line = QHBoxLayout()
        line.setSpacing(8)
        for place, widget in enumerate(widgets):
            line.addWidget(widget, 0 if place else 1)
        self._grid.addLayout(line, self._next, 1)
        self._keep(key, caption, *widgets)

    def _keep(self, key: str, *widgets: QWidget) -> None:
        self._rows[key] = (*self._rows.get(key, ()), *widgets)
        self._next += 1


def fill(box: ChoiceBox, choices: Mapping[str, str], value: str) -> None:
    """Offer `choices` (value → text) with `value` chosen, without telling anybody."""
    box.blockSignals(True)
    if [box.itemData(place) for place in range(box.count())] != list(choices) or any(
        box.itemText(place) != text for place, text in enumerate(choices.values())
    ):
        box.clear()
        for key, text in choices.items():
            box.addItem(text, key)
    box.set_value(value)
    box.blockSignals(False)


def complete(field: LineEdit, words: list[str]) -> None:
    """Offer `words` while one types."""
    completer = QCompleter(words, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    field.setCompleter(completer)


def choose_text() -> str:
    return _("Choose …")

"""A field that offers known names while one types, and takes a new one as well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QWidget,
)

from register_app.model.text import fold, one_line
from register_app.ui.widgets.choice_list import ChoiceDelegate, least_width, within_window
from register_app.ui.widgets.keys import is_programs
from register_app.ui.widgets.line import LONGEST, paint_elided
from register_app.ui.widgets.place_watch import PlaceWatch
from register_app.viewmodels.choices import Choice, ChoicesModel, Role, pasted_names

_AHEAD = 40
"""Milliseconds after which a field with the focus reads its choices: it is drawn by then, and no key has come yet."""


class TypeAhead(QLineEdit):
    """Offers the choices of a model; `chosen(value)` tells what was taken, old or new, once it is final.

    `begun()` tells that there is text which is not taken yet.

    Enter takes the marked choice or what was typed, Down opens the whole list, Escape restores what was there.
    Where `strict`, only known choices are taken.
    """

    chosen = Signal(str)
    pasted = Signal(list)
    begun = Signal()

    def __init__(
        self,
        choices: ChoicesModel,
        parent: QWidget | None = None,
        *,
        strict: bool = False,
        clears: bool = False,
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._strict = strict
        self._clears = clears
        self._value = ""
        self._text = ""
        # Not QLineEdit's own flag: that is lost whenever a text is set.
        self._typed = self._read = False
        self.without: list[str] = []
        self.marks = True
        """Whether the nearest known choice is marked while one types, so that Enter takes it."""
        self.setMaxLength(LONGEST)
        choices.setParent(self)
        self._list: QListView | None = None
        self.textEdited.connect(self._on_edited)

    def _make_list(self) -> QListView:
        """The completer and its list, made when they are first needed: a form has dozens of such fields."""
        completer = QCompleter(self._choices, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        made = QListView()
        made.setUniformItemSizes(True)
        made.setProperty("role", "popup")
        completer.setPopup(made)
        made.setItemDelegate(ChoiceDelegate(made))
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setWidget(self)
        self._watch = PlaceWatch(self)
        self._watch.moved.connect(self._on_moved)
        completer.activated[QModelIndex].connect(self._on_activated)  # type: ignore[index]
        self._completer = completer
        return made

    @property
    def _popup(self) -> QListView:
        if self._list is None:
            self._list = self._make_list()
        return self._list

    def _list_shown(self) -> bool:
        return self._list is not None and self._list.isVisible()

    def _hide_list(self) -> None:
        if self._list is not None:
            self._list.hide()

    def set_choice(self, value: str, text: str | None = None) -> None:
        """Show `value` (as `text` where that differs) as what is stored now."""
        self._value, self._text = value, value if text is None else text
        self._forget_choices()
        if not self._typed and self.text() != self._text:
            self.setText(self._text)
            self.setCursorPosition(0)

    def value(self) -> str:
        return self._value

    @property
    def is_typed(self) -> bool:
        """Whether there is text that has not been taken yet."""
        return self._typed

    def type_text(self, text: str) -> None:
        """Put `text` into the field as if it had been typed: it is not taken yet."""
        self.setText(text)
        self._typed = True
        self.begun.emit()

    def completer_popup(self) -> QListView:
        """The list that opens below the field."""
        return self._popup

    def open_list(self) -> None:
        """Offer everything there is."""
        self._read_choices()
        self._show("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and not self._list_shown():
            self.open_list()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._take_marked():
                event.accept()
            elif self._typed:
                self._take_typed()
                event.accept()
            else:
                event.ignore()
        elif event.key() == Qt.Key.Key_Escape and self._typed:
            self._restore()
        else:
            super().keyPressEvent(event)

    def settle(self) -> None:
        """Take what is marked or typed, as leaving the field does."""
        if not self._take_marked() and self._typed:
            self._take_typed()

    def leave(self) -> None:
        """Take what was typed, as losing the keyboard does."""
        if self._typed:
            self._take_typed()

    def insert_many(self, text: str) -> bool:
        """Take a pasted list (lines, cells or semicolons) as several values where somebody listens for that."""
        parts = pasted_names(text)
        if len(parts) < 2 or not self._clears:
            return False
        self._read_choices()
        known = {fold(part): found.value if (found := self._choices.exact(part)) else part for part in parts}
        self.pasted.emit(list(known.values()))
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._read_ahead()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave()
            self._read = False

    def _read_ahead(self) -> None:
        """To read a long list takes longer than a key should: it is read before the first one comes."""
        if not self._read and not self.isReadOnly():
            QTimer.singleShot(_AHEAD, self, lambda: self._read_choices() if self.hasFocus() else None)

    def _read_choices(self) -> None:
        """Read the choices, once until the register changes or the field is left."""
        if not self._read:
            self._choices.refresh()
            self._read = True

    def _forget_choices(self) -> None:
        self._read = False
        if self.hasFocus():
            self._read_ahead()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not paint_elided(self):
            super().paintEvent(event)

    def event(self, event: QEvent) -> bool:
        if is_programs(event):
            event.ignore()
            return False
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Tab
        ):
            self._take_marked()
        elif (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and self.insert_many(QGuiApplication.clipboard().text())
        ):
            return True
        return super().event(event)

    def _on_edited(self, text: str) -> None:
        self._typed = True
        self.begun.emit()
        if not self._list_shown():
            self._read_choices()
        if text.strip():
            self._show(text)
        else:
            self._hide_list()

    def _show(self, text: str) -> None:
        self._choices.look_for(text, self.without)
        if self._choices.rowCount():
            popup = self._popup
            self._place_list()
            if text and self.marks and not self._choices.index(0, 0).data(Role.NEW):
                # The completer shows the choices through a model of its own.
                popup.setCurrentIndex(popup.model().index(0, 0))
        else:
            self._hide_list()

    def _place_list(self) -> None:
        """Show the list below the field; while it is open it may grow, but it does not jump."""
        popup, shown = self._popup, self._list_shown()
        rect, wide = self.rect(), popup.width() if shown else 0
        rect.setWidth(max(rect.width(), least_width(self._choices, self.fontMetrics()), wide))
        self._completer.complete(within_window(self, rect))
        if not shown:
            self._watch.start()

    def _on_moved(self) -> None:
        """What is around the field was laid out only now that its list is open."""
        if self._list_shown():
            chosen = self._popup.currentIndex().row()
            self._place_list()
            if chosen >= 0:
                self._popup.setCurrentIndex(self._popup.model().index(chosen, 0))
        else:
            self._watch.stop()

    def _on_activated(self, index: QModelIndex) -> None:
        choice = Choice(str(index.data(Role.VALUE)), str(index.data()))
        # The completer writes its own text into the field after this signal.
        QTimer.singleShot(0, self, lambda: self._take(choice.value, choice.text))

    def _take_marked(self) -> bool:
        """Take the marked choice of the open list."""
        index = self._popup.currentIndex() if self._list_shown() else QModelIndex()
        # Qt makes the first one current where the list gets the focus; that is nobody's choice.
        if not index.isValid() or not self._popup.selectionModel().isSelected(index):
            return False
        self._take(str(index.data(Role.VALUE)), str(index.data()))
        return True

    def _take_typed(self) -> None:
        self._hide_list()
        text = one_line(self.text())
        self._read_choices()
        found = self._choices.exact(text)
        if found is not None:
            self._take(found.value, found.text)
        elif text and self._strict:
            self._restore()
        else:
            self._take(text, text)

    def _take(self, value: str, text: str) -> None:
        self._hide_list()
        self._typed = False
        self._forget_choices()
        if self._clears:
            self.clear()
            if value:
                self.chosen.emit(value)
            return
        changed = value != self._value
        self._value, self._text = value, text
        self.setText(text)
        self._typed = False
        if changed:
            self.chosen.emit(value)

    def _restore(self) -> None:
        self._hide_list()
        self.setText("" if self._clears else self._text)
        self._typed = False

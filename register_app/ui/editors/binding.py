"""Between an editor and the value it edits: shows what is stored, stores what the user does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from register_app.base.errors import RegisterError
from register_app.model.invisible import invisible, without_invisible
from register_app.ui.context import Context
from register_app.ui.widgets.chips import ChipsEdit
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.text import restyle
from register_app.ui.widgets.typeahead import TypeAhead

Get = Callable[[], str]
Put = Callable[[str], None]

_PAUSE = 700
_LONGEST = 4000
"""Typed text is on disk after a pause of 0.7 s, at the latest after 4 s, and always when the field is left."""


class Binding(QObject):
    """Base of all bindings. `refused(sentence)` tells why a value was not stored; "" once one is."""

    refused = Signal(str)
    invisible_changed = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.widget = widget
        self.read_only = False
        self.invisible: dict[str, int] = {}
        """The characters of the stored value that nobody sees, each with how often."""

    def refresh(self) -> None:
        """Show what is stored now."""
        raise NotImplementedError

    def set_read_only(self, *, read_only: bool) -> None:
        self.read_only = read_only
        self.widget.setEnabled(not read_only)

    def remove_invisible(self) -> None:
        """Store the value without the characters that nobody sees, as a step of its own."""
        raise NotImplementedError

    def _look_at(self, *texts: str) -> None:
        """Tell which of the characters of what is stored nobody sees."""
        found: dict[str, int] = {}
        for text in texts:
            for letter, count in invisible(text).items():
                found[letter] = found.get(letter, 0) + count
        if found != self.invisible:
            self.invisible = found
            self.invisible_changed.emit()

    def set_hint(self, text: str) -> None:
        """What the editor says while it is empty, where it can say something."""
        if isinstance(self.widget, (LineEdit, GrowingText, TypeAhead)):
            self.widget.setPlaceholderText(text)

    def _store(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except RegisterError as error:
            self._mark(refused=True)
            self.refused.emit(str(error))
            return False
        self._mark(refused=False)
        self.refused.emit("")
        return True

    def _mark(self, *, refused: bool) -> None:
        state = "error" if refused else ""
        if (self.widget.property("state") or "") != state:
            self.widget.setProperty("state", state)
            restyle(self.widget)


class TypedBinding(Binding):
    """Text as it is typed: one step of the history from entering the field to leaving it."""

    def __init__(
        self,
        context: Context,
        widget: LineEdit | GrowingText,
        get: Get,
        put: Put,
        *,
        show: Callable[[str], str] = str,
        read: Callable[[str], str] = str,
        live: bool = True,
    ) -> None:
        super().__init__(widget)
        self._context, self._get, self._put = context, get, put
        self._show, self._read, self._live = show, read, live
        self._field = widget
        self._dirty = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST)
        self._pause.timeout.connect(self.store_now)
        self._longest.timeout.connect(self.store_now)
        widget.edited.connect(self._on_edited)
        widget.left.connect(self._on_left)
        widget.destroyed.connect(self._forget)
        self.refresh()

    def refresh(self) -> None:
        if not self._dirty:
            value = self._get()
            self._field.set_text(self._show(value))
            self._look_at(value)

    def remove_invisible(self) -> None:
        self.store_now()
        if not self._dirty and self._store(lambda: self._put(without_invisible(self._get()))):
            self._context.session.end_merge()
            self.refresh()

    def stored(self) -> str:
        """What is stored now, whatever the field shows."""
        return self._get()

    def set_read_only(self, *, read_only: bool) -> None:
        self.read_only = read_only
        self._field.setReadOnly(read_only)

    def store_now(self) -> None:
        """Store what is typed."""
        self._pause.stop()
        self._longest.stop()
        if not self._dirty:
            return
        text = self._field.text() if isinstance(self._field, LineEdit) else self._field.toPlainText()
        if self._store(lambda: self._put(self._read(text))):
            self._dirty = False
            self._context.typing.discard(self.store_now)
            self._look_at(self._get())

    def _on_edited(self) -> None:
        self._dirty = True
        self._context.typing.add(self.store_now)
        if self._live:
            self._pause.start()
            if not self._longest.isActive():
                self._longest.start()

    def _on_left(self) -> None:
        if self._dirty:
            self.store_now()
        self._context.session.end_merge()
        self.refresh()

    def _forget(self) -> None:
        self._context.typing.discard(self.store_now)


class ChoiceBinding(Binding):
    """One of fixed choices."""

    def __init__(self, context: Context, widget: ChoiceBox, get: Get, put: Put) -> None:
        super().__init__(widget)
        self._box, self._get = widget, get

        def on_chosen(value: str) -> None:
            if value != get():
                self._store(lambda: put(value))
                context.session.end_merge()
                self.refresh()

        widget.chosen.connect(on_chosen)
        self.refresh()

    def refresh(self) -> None:
        self._box.set_value(self._get())

    def remove_invisible(self) -> None:
        """A choice is none of the user's words: nothing is ever found."""


class PickBinding(Binding):
    """A name out of a catalogue, or a new one."""

    def __init__(
        self, context: Context, widget: TypeAhead, get: Get, put: Put, show: Callable[[str], str] = str
    ) -> None:
        super().__init__(widget)
        self._pick, self._get, self._show = widget, get, show

        def take(value: str) -> None:
            self._store(lambda: put(value))
            context.session.end_merge()
            self.refresh()

        self._take = take
        widget.chosen.connect(take)
        _store_before_leaving(context, widget)
        self.refresh()

    def refresh(self) -> None:
        value = self._get()
        self._pick.set_choice(value, self._show(value))
        self._look_at(value)

    def remove_invisible(self) -> None:
        self._take(without_invisible(self._get()))

    def set_read_only(self, *, read_only: bool) -> None:
        self.read_only = read_only
        self._pick.setReadOnly(read_only)


class ListBinding(Binding):
    """Several names."""

    def __init__(
        self,
        context: Context,
        widget: ChipsEdit,
        get: Callable[[], Sequence[str]],
        put: Callable[[list[str]], None],
    ) -> None:
        super().__init__(widget)
        self._chips, self._get = widget, get

        def take(values: list[str]) -> None:
            self._store(lambda: put(values))
            context.session.end_merge()
            self.refresh()

        self._take = take
        widget.changed.connect(take)
        _store_before_leaving(context, widget.field)
        self.refresh()

    def refresh(self) -> None:
        values = list(self._get())
        self._chips.set_values(values)
        self._look_at(*values)

    def remove_invisible(self) -> None:
        self._take([without_invisible(value) for value in self._get()])

    def set_read_only(self, *, read_only: bool) -> None:
        self.read_only = read_only
        self._chips.set_read_only(read_only)


def _store_before_leaving(context: Context, pick: TypeAhead) -> None:
    """What is begun in a field is taken before the register is closed, as it is when one leaves the field."""
    leave, typing = pick.leave, context.typing
    pick.begun.connect(lambda: typing.add(leave))
    pick.chosen.connect(lambda _value: typing.discard(leave))
    pick.destroyed.connect(lambda: typing.discard(leave))

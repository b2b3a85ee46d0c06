"""Keeps what is being typed, and where one is: both survive the end of the program, however it comes about."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from register_app.services import drafts
from register_app.services.drafts import Draft
from register_app.ui.context import Context
from register_app.ui.draft_places import is_kept, line_of
from register_app.ui.editors.binding import TypedBinding
from register_app.ui.editors.field_place import place_of
from register_app.ui.main_window import MainWindow
from register_app.ui.widgets.growing import GrowingText
from register_app.ui.widgets.typeahead import TypeAhead

INTERVAL = 2000
"""Milliseconds between two looks at what is being typed; kept within five seconds at the latest."""


class DraftKeeper(QObject):
    """Looks at the fields that hold text not stored yet.

    Those are the ones of `Context.typing`, those of the dialogs that are open, and the one with the focus.
    Text in a form is stored by itself after a few seconds; kept here is what is not: refused, in a dialog or cell, or
    half typed where a name is picked.
    `found()` tells that an earlier run left some for the register that was opened.
    """

    found = Signal()

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.folder = context.preferences.folder / "drafts"
        self._kept: list[Draft] = []
        self._earlier: list[Draft] = []
        self._uuid = ""
        self._timer = QTimer(self, interval=INTERVAL)
        self._timer.timeout.connect(self._on_time)
        context.session.opened.connect(self.begin)
        context.session.closed.connect(self._on_closed)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def begin(self) -> None:
        """Watch over the register that is open now, and tell where an earlier run left text for it."""
        self._kept = []
        self._uuid = drafts.register_uuid(self._context.session.read())
        self._earlier = self.waiting()
        drafts.keep(self.folder, self._uuid, self._earlier)
        self._timer.start()
        if self._earlier:
            self.found.emit()

    def waiting(self) -> list[Draft]:
        """What was kept of the open register by an earlier run and is not stored by now."""
        connection = self._context.session.read()
        found = drafts.read(self.folder, drafts.register_uuid(connection))
        return [draft for draft in found if not drafts.is_stored(connection, draft)]

    def look(self) -> None:
        """Keep what is being typed now; what was stored meanwhile is kept no more."""
        if not self._uuid:
            return
        now = self._typed()
        if now != self._kept and drafts.keep(self.folder, self._uuid, [*self._earlier, *now]):
            self._kept = now

    def earlier(self) -> list[Draft]:
        """The drafts of an earlier run, kept until they are dealt with."""
        return list(self._earlier)

    def settle(self, draft: Draft) -> None:
        """One of the earlier drafts was put back, or is not wanted."""
        self._earlier = [other for other in self._earlier if other != draft]
        drafts.keep(self.folder, self._uuid, [*self._earlier, *self._kept])

    def _on_time(self) -> None:
        self.look()
        # Whoever comes back to a text that was offered comes back to the activity it belongs to.
        self._window.keep_left()

    def _on_closed(self) -> None:
        self._timer.stop()
        self._uuid = ""

    def _on_focus(self, old: QWidget | None, now: QWidget | None) -> None:
        # A dialog stores nothing before it is accepted: what stood there at first is what counts.
        if now is not None and is_kept(now) and (now.property("text_before") is None or not _in_dialog(now)):
            typed = (_in_dialog(now) and isinstance(now, QLineEdit) and now.isModified()) or (
                isinstance(now, TypeAhead) and now.is_typed
            )
            now.setProperty("text_before", "" if typed else _text_of(now))

    def _typed(self) -> list[Draft]:
        found: list[Draft] = []
        for store in tuple(self._context.typing):
            binding = getattr(store, "__self__", None)
            if isinstance(binding, TypedBinding):
                found.append(self._draft(binding.widget, binding.stored()))
        focused = QApplication.focusWidget()
        fields = [focused] if focused is not None and self._is_own(focused) else []
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                fields += [w for w in dialog.findChildren(QWidget) if w is not focused and w.isVisible()]
        for field in fields:
            # A field of a form that is not in `typing` has stored what it shows.
            if not is_kept(field) or field.findChild(TypedBinding) is not None:
                continue
            before = field.property("text_before")
            if before is None and isinstance(field, QLineEdit) and field.isModified():
                before = ""
            picked = isinstance(field, TypeAhead) and not field.is_typed and not _in_dialog(field)
            if before is not None and not picked and _text_of(field) != before:
                found.append(self._draft(field, str(before)))
        return [draft for draft in found if draft.text]

    def _is_own(self, widget: QWidget) -> bool:
        """Whether a widget belongs to the register of this window, also in a window torn off it."""
        around: QWidget | None = widget
        while around is not None and around is not self._window:
            around = around.parentWidget()
        return around is not None

    def _draft(self, widget: QWidget, before: str) -> Draft:
        text = _text_of(widget)
        screen = _form_of(widget) or self._window.current()
        # Not at the top: the form is no part of what the first list on the screen waits for.
        from register_app.ui.screens.activity import ActivityScreen

        activity = (
            screen.view.id if isinstance(screen, ActivityScreen) else int(widget.property("activity") or 0)
        )
        where = self._window.windowTitle().split(" – ", maxsplit=1)[0]
        if _in_dialog(widget):
            where = widget.window().windowTitle()
        elif isinstance(screen, ActivityScreen):
            where = f"{screen.view.document['number']}  {screen.view.document['name']}"
        elif line := self._window.table.line(activity):
            where = f"{line['number']}  {line['name']}"
        name = widget.accessibleName()
        place = place_of(widget)
        marked = place.ref.id if place is not None and place.ref is not None else 0
        act, place_in_dialog = line_of(widget)
        return Draft(
            text,
            where=f"{name} – {where}" if name else where,
            field=str(widget.property("field") or (place.field.key if place is not None else "")),
            activity=activity,
            row=int(widget.property("row") or marked),
            before=before,
            act=act,
            line=place_in_dialog,
        )


def _form_of(widget: QWidget) -> QWidget | None:
    """The form that a widget is a part of."""
    from register_app.ui.screens.activity import ActivityScreen

    around = widget.parentWidget()
    while around is not None and not isinstance(around, ActivityScreen):
        around = around.parentWidget()
    return around


def _in_dialog(widget: QWidget) -> bool:
    return isinstance(widget.window(), QDialog)


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, GrowingText):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""

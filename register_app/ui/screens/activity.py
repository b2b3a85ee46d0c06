"""One activity: name and navigation above, the Art. 30 side list at the left, the form at the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.model.fields import FIELDS
from register_app.services.record import Path
from register_app.ui.context import Context
from register_app.ui.editors.binding import TypedBinding
from register_app.ui.editors.field_place import mark
from register_app.ui.editors.field_popovers import FieldHelp
from register_app.ui.editors.purposes_grid import PurposesGrid
from register_app.ui.editors.rows_grid import RowsGrid
from register_app.ui.screens.activity_form import ActivityForm
from register_app.ui.widgets.buttons import icon_button
from register_app.ui.widgets.focus import follow
from register_app.ui.widgets.line import LineEdit
from register_app.ui.widgets.slots import SlotList
from register_app.ui.widgets.text import label
from register_app.viewmodels.activity import ActivityView
from register_app.viewmodels.citation import cite

_CHECK_PAUSE = 350


class ActivityScreen(QWidget):
    """Edits one activity. `closed` asks to go back to the register, `stepped(±1)` for the next one in its order."""

    closed = Signal()
    parties_requested = Signal()
    stepped = Signal(int)

    def __init__(self, context: Context, view: ActivityView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context, self.view = context, view
        self.setProperty("role", "page")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._make_bar())
        below = QHBoxLayout()
        below.setSpacing(0)
        outer.addLayout(below, 1)
        self.slots = SlotList(context, self)
        self.form = ActivityForm(context, view, self)
        self.slots.jump_requested.connect(self.form.jump)
        self.form.scrolled_to.connect(self.slots.mark)
        self.form.parties_requested.connect(self.parties_requested)
        below.addWidget(self.slots)
        below.addWidget(self.form, 1)
        self._check = QTimer(self, singleShot=True, interval=_CHECK_PAUSE)
        self._check.timeout.connect(self.check_now)
        self._stale = self._shown = False
        view.changed.connect(self._on_changed)
        view.gone.connect(self.closed)
        self.field_help = FieldHelp(context, self)
        self.refresh()
        # Its lines are made later than the first fields of the form; Tab goes to them first all the same.
        follow(self._steps[-1], self.slots.lines())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.slots.make_room(self.width())

    def _make_bar(self) -> QWidget:
        bar = QFrame(self)
        bar.setProperty("role", "bar")
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(12, 8, 14, 8)
        layout.setSpacing(8)
        icons = self.context.icons
        self._back = icon_button(icons.get("back"), _("Back to the register"), self.closed.emit, size=20)
        layout.addWidget(self._back)
        self._number = label("", "badge")
        self._number.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        layout.addWidget(self._number)
        self._name = LineEdit(bar)
        self._name.setProperty("role", "name")
        self._name.setPlaceholderText(_("Name of the activity"))
        self._name.setAccessibleName(_("Activity"))
        mark(self._name, FIELDS["activity.name"], self.view.ref)
        self._name_binding = TypedBinding(
            self.context,
            self._name,
            lambda: self.view.text("name"),
            lambda text: self.view.set(self.view.ref, "name", text),
        )
        # Between the name and the first field stand other stops of Tab.
        self._name.returnPressed.connect(lambda: self.form.focus_first())
        self._name_binding.set_read_only(read_only=self.view.read_only)
        layout.addWidget(self._name, 1)
        self._steps = []
        for icon, text, by in (("up", _("Previous activity"), -1), ("down", _("Next activity"), 1)):
            self._steps.append(icon_button(icons.get(icon), text, partial(self.stepped.emit, by), size=20))
            layout.addWidget(self._steps[-1])
        return bar

    def set_alone(self) -> None:
        """In a window of its own there is no way back and no next one."""
        for button in (self._back, *self._steps):
            button.hide()

    def _on_changed(self) -> None:
        """A tab behind another one is brought up to date when it comes to the front."""
        if self.isVisible() or not self._shown:
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._shown = True
        if self._stale and self.view.exists:
            self.refresh()

    def refresh(self) -> None:
        """Show what is stored now; editors keep their cursors, and what is still being typed."""
        self._stale = False
        document = self.view.document
        self._number.setText(document["number"])
        self._name_binding.refresh()
        self.form.refresh()
        article = cite("30(2)" if document["part"] == "processor" else "30(1)")
        slots = [self.view.holder_slot(), *self.view.slots()]
        self.slots.show_slots(article[:1].upper() + article[1:], slots)
        self._check.start()

    def check_now(self) -> None:
        """Show beside each field what the checks say of it."""
        if self.view.exists and self.view.session.is_open:
            self.view.check()
            self.form.show_issues()

    def go_to(self, path: Path) -> None:
        """Go to the place of an issue."""
        if path == ("name",):
            self.focus_name()
        else:
            self.form.go_to(path)

    def take_focus(self) -> None:
        """Put the cursor where it is seen, and where typing adds to what is there and takes nothing away."""
        self._name.setCursorPosition(0)
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that turn pages turn those of the form, wherever on the screen the cursor is."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.form.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def focus_name(self) -> None:
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    @property
    def purposes(self) -> PurposesGrid:
        return self.form.purposes

    def grid(self, key: str) -> RowsGrid:
        return self.form.grid(key)

    def jump(self, slot: str) -> None:
        self.form.jump(slot)

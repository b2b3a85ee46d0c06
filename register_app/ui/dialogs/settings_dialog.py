"""Settings in one dialog: each stored at once, found by searching."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register_app.base import i18n
from register_app.base.i18n import _
from register_app.base.settings import BACKUPS, TEXT_SIZES, THEMES
from register_app.model.text import fold
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.parts import first_size
from register_app.ui.theme import scaled
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.messages import IssueList
from register_app.ui.widgets.text import label, line
from register_app.viewmodels.backups import DAYS, MONTHS, WEEKS, BackupsView
from register_app.viewmodels.dates import DATE_FORMATS, date_example

_LANGUAGES = {"da": "Dansk", "en": "English"}


class SettingsDialog(QDialog):
    """Language, author and dates are told by signals, as other parts of the window have to follow."""

    language_chosen = Signal(str)
    look_chosen = Signal(str, int)
    dates_chosen = Signal()
    shortcuts_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        first_size(self, 680, 600)
        self._context = context
        self._rows: list[tuple[QWidget, str]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = QFrame(self)
        head.setProperty("role", "bar")
        top = QHBoxLayout(head)
        top.setContentsMargins(18, 12, 18, 12)
        self.search = LineEdit(head)
        self.search.make_search(_("Search settings"), context.icons.get("search"))
        self.search.textChanged.connect(self.look_for)
        top.addWidget(self.search)
        layout.addWidget(head)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setProperty("role", "page-body")
        self._body = QVBoxLayout(body)
        self._body.setContentsMargins(18, 14, 18, 14)
        self._body.setSpacing(10)
        self._fill()
        self._nothing = label(_("No setting fits."), "hint")
        self._nothing.hide()
        self._body.addWidget(self._nothing)
        self._body.addStretch(1)
        scroll.setWidget(body)
        layout.addWidget(scroll, 1)
        layout.addWidget(line(self))
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 10, 18, 12)
        foot.addWidget(label(_("Each setting is stored at once."), "hint"))
        foot.addStretch(1)
        foot.addWidget(push(_("Close"), self.accept))
        layout.addLayout(foot)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def look_for(self, query: str) -> None:
        """Show only the settings whose name, help or choices hold every word."""
        words = fold(query).split()
        some = False
        for row, text in self._rows:
            fits = all(word in text for word in words)
            row.setVisible(fits)
            some = some or fits
        self._nothing.setVisible(not some)

    def shown(self) -> list[str]:
        """The names of the settings that are shown."""
        return [row.accessibleName() for row, _text in self._rows if row.isVisibleTo(self)]

    def _fill(self) -> None:
        now = self._context.preferences.now
        self.language = self._choice(
            _("Language"),
            _("Of menus and messages; a register has a language of its own."),
            _LANGUAGES,
            i18n.language(),
            self.language_chosen.emit,
        )
        self.author = LineEdit(self)
        self.author.setText(now.author)
        self.author.editingFinished.connect(self._on_author)
        self._row(
            _("Your name"),
            _("Stands beside each of your steps in the history of a register."),
            self.author,
            _("author"),
        )
        formats = {key: f"{_(text)} ({date_example(key)})" for key, text in DATE_FORMATS.items()}
        self._choice(
            _("Dates"),
            _("How dates are shown; both ways can be typed."),
            formats,
            now.date_format,
            self._on_dates,
        )
        themes = {"system": _("As the system"), "light": _("Light"), "dark": _("Dark")}
        assert tuple(themes) == THEMES
        self._choice(
            _("Theme"),
            _("Light or dark colours."),
            themes,
            now.theme,
            lambda theme: self.look_chosen.emit(theme, self._context.preferences.now.text_size),
        )
        self._choice(
            _("Text size"),
            _("Of everything in the window."),
            {str(size): f"{size} %" for size in TEXT_SIZES},
            str(now.text_size),
            lambda size: self.look_chosen.emit(self._context.preferences.now.theme, int(size)),
        )
        self._choice(
            _("Motion"),
            _("Whether anything moves by itself: menus that unfold, bars that run, the cursor that blinks."),
            {"system": _("As the system"), "reduced": _("Nothing moves by itself")},
            now.motion,
            self._on_motion,
        )
        keys = push(_("Keyboard shortcuts …"), self.shortcuts_requested.emit)
        self._row(_("Keyboard shortcuts"), _("The keys of every action, listed and changeable."), keys)
        self._backups()

    def _backups(self) -> None:
        self._view = BackupsView(self._context.session, self._context.jobs, self)
        buttons = QWidget(self)
        inside = QHBoxLayout(buttons)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        self.backup = push(_("Back up now"), self._view.back_up)
        self.folder = push(_("Show folder"), self._show_folder, role="link")
        inside.addWidget(self.backup)
        inside.addWidget(self.folder)
        self._last = label("", "hint", wrap=True)
        self._backup_issues = IssueList(self._context, self)
        self._row(
            _("Backups"),
            _(
                "Made before the first change after opening and before each import; the newest are kept longest."
            ),
            buttons,
            extra=(self._last, self._backup_issues),
        )
        self._view.changed.connect(self._show_backups)
        self._view.failed.connect(self._backup_issues.set_refusal)
        self._show_backups()

        self._choice(
            _("Backups kept"),
            _("Older ones are thinned out: of each day, week and month the newest stays."),
            {
                str(times): _("{days} days, {weeks} weeks, {months} months").format(
                    days=DAYS * times, weeks=WEEKS * times, months=MONTHS * times
                )
                for times in BACKUPS
            },
            str(self._context.preferences.now.backups),
            self._on_kept,
        )

    def _on_kept(self, times: str) -> None:
        self._context.preferences.set(backups=int(times))
        self._context.session.keep_backups(int(times))

    def _on_motion(self, motion: str) -> None:
        self._context.preferences.set(motion=motion)
        self._context.look.move(motion)

    def _show_backups(self) -> None:
        self._last.setText(self._view.text())
        self.backup.setEnabled(self._view.possible)
        self.folder.setEnabled(self._view.folder() is not None)

    def _show_folder(self) -> None:
        newest = self._view.folder()
        if newest is not None:
            ask.show_in_folder(newest)

    def _on_author(self) -> None:
        name = self.author.text().strip()
        self._context.preferences.set(author=name)
        self._context.session.sign_as(name)

    def _on_dates(self, value: str) -> None:
        self._context.preferences.set(date_format=value)
        self.dates_chosen.emit()

    def _choice(
        self,
        name: str,
        help_text: str,
        choices: Mapping[str, str],
        value: str,
        act: Callable[[str], object],
    ) -> ChoiceBox:
        box = ChoiceBox(self)
        for key, text in choices.items():
            box.addItem(text, key)
        box.setMinimumContentsLength(18)
        box.set_value(value)
        box.chosen.connect(act)
        self._row(name, help_text, box, " ".join(choices.values()))
        return box

    def _row(
        self, name: str, help_text: str, editor: QWidget, more: str = "", extra: tuple[QWidget, ...] = ()
    ) -> None:
        card = QFrame(self)
        card.setProperty("role", "card")
        card.setAccessibleName(name)
        outer = QVBoxLayout(card)
        outer.setContentsMargins(16, 10, 14, 10)
        inside = QHBoxLayout()
        inside.setSpacing(16)
        outer.addLayout(inside)
        texts = QVBoxLayout()
        texts.setSpacing(1)
        title = label(name, "strong")
        title.setBuddy(editor)
        texts.addWidget(title)
        texts.addWidget(label(help_text, "hint", wrap=True))
        inside.addLayout(texts, 1)
        if isinstance(editor, (LineEdit, ChoiceBox)):
            editor.setFixedWidth(scaled(300))
            editor.setAccessibleName(name)
            editor.setAccessibleDescription(help_text)
        inside.addWidget(editor, 0, Qt.AlignmentFlag.AlignVCenter)
        for widget in extra:
            outer.addWidget(widget)
        self._body.addWidget(card)
        self._rows.append((card, fold(f"{name} {help_text} {more}")))

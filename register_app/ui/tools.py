"""The tools of the window: command palette, settings, shortcuts, find and replace, changes to many activities."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from register_app.base.i18n import _
from register_app.model.ref import Ref
from register_app.services.drafts import Draft
from register_app.ui import draft_places
from register_app.ui.actions import ACTIONS, MENUS
from register_app.ui.context import Context
from register_app.ui.draft_keeper import DraftKeeper
from register_app.ui.main_window import MainWindow
from register_app.viewmodels.dates import use_date_format
from register_app.viewmodels.palette import Item, PaletteModel, items_of
from register_app.viewmodels.shortcuts import KeyedAction, ShortcutsModel

if TYPE_CHECKING:  # made when it is asked for
    from register_app.ui.dialogs.settings_dialog import SettingsDialog

_AGAIN = 50
"""Milliseconds until it is asked again whether the window is the active one."""
_SOON = 400
"""Milliseconds after opening until earlier drafts are offered: the window is there first."""


class Tools(QObject):
    """Opens the tools; `language_chosen(code)` asks to speak another language."""

    language_chosen = Signal(str)

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self.drafts = DraftKeeper(context, window)
        self.drafts.found.connect(lambda: QTimer.singleShot(_SOON, self, self.offer_drafts))
        if context.session.is_open:  # the program was started with a register
            self.drafts.begin()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """By the names of `ui/actions.py`."""
        return {
            "palette": self.palette,
            "settings": self.settings,
            "shortcuts": self.shortcuts,
            "replace": self.replace,
            "bulk": self.bulk,
        }

    def offer_drafts(self) -> None:
        """Show what was typed, but not stored, when the program last ended."""
        from register_app.ui.dialogs.drafts_dialog import DraftsDialog

        earlier = self.drafts.earlier()
        if earlier and self._context.session.is_open:
            dialog = DraftsDialog(
                self._context,
                earlier,
                self.drafts.settle,
                self._window,
                returns=lambda draft: draft_places.can_return(self._window, draft),
            )
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.field_wanted.connect(self._wait_for_field, Qt.ConnectionType.QueuedConnection)
            dialog.open()

    def _wait_for_field(self, draft: Draft, times: int = 20) -> None:
        """A field that loses the keyboard takes what is in it: so first the window gets it back from the dialog."""
        self._window.activateWindow()
        if times and not self._window.isActiveWindow():
            QTimer.singleShot(_AGAIN, self, lambda: self._wait_for_field(draft, times - 1))
        else:
            self._put_into_field(draft)

    def _put_into_field(self, draft: Draft) -> None:
        """What was begun goes back into its field, to be ended there."""
        if draft_places.put_into_field(self._window, draft):
            self.drafts.settle(draft)
        else:
            from register_app.ui.dialogs.drafts_dialog import changed_since

            self._window.message.tell(changed_since(), "warning")

    # Settings

    def settings(self) -> SettingsDialog:
        """Everything one can choose."""
        from register_app.ui.dialogs.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._context, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.look_chosen.connect(self._choose_look)
        dialog.dates_chosen.connect(self._on_dates)
        dialog.shortcuts_requested.connect(self.shortcuts)
        dialog.language_chosen.connect(self._speak)
        dialog.open()
        return dialog

    def _choose_look(self, theme: str, text_size: int) -> None:
        self._context.preferences.set(theme=theme, text_size=text_size)
        self._context.look.choose(theme, text_size)
        self._window.mark_choices()

    def _on_dates(self) -> None:
        use_date_format(self._context.preferences.now.date_format)
        self._window.table.retranslate()
        self._window.rebuild()

    def _speak(self, language: str) -> None:
        """The dialog is made anew, so that it speaks the new language too."""
        from register_app.ui.dialogs.settings_dialog import SettingsDialog

        for dialog in self._window.findChildren(SettingsDialog):
            dialog.close()
        self.language_chosen.emit(language)
        # Who goes through the languages by keyboard goes on from here.
        self.settings().language.setFocus(Qt.FocusReason.OtherFocusReason)

    def shortcuts(self) -> None:
        """The keys of every action."""
        from register_app.ui.dialogs.shortcuts_dialog import ShortcutsDialog, native_keys

        menus = dict(MENUS)
        known = [
            KeyedAction(
                spec.id, _(spec.text).removesuffix(" …"), _(menus[spec.menu]).replace("&", ""), spec.shortcut
            )
            for spec in ACTIONS
        ]
        model = ShortcutsModel(self._context.preferences, known, native_keys)
        model.changed.connect(self._on_keys)
        dialog = ShortcutsDialog(self._context, model, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _on_keys(self, name: str, keys: str) -> None:
        if self._window.actions_ is not None:
            self._window.actions_.set_keys(name, keys)

    # Changes to much at once

    def replace(self) -> None:
        """Find and replace over the register."""
        from register_app.ui.dialogs.replace_dialog import ReplaceDialog

        self._context.store_typing()
        dialog = ReplaceDialog(self._context, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.replaced.connect(self._tell)
        dialog.open()

    def bulk(self) -> None:
        """Change a field of the selected activities."""
        from register_app.ui.dialogs.bulk_dialog import BulkDialog
        from register_app.viewmodels.bulk import BulkActivities

        self._context.store_typing()
        numbers = tuple(self._window.chosen_activities())
        dialog = BulkDialog(self._context, BulkActivities(self._context.session, numbers), self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.changed.connect(self._tell)
        dialog.open()

    def _tell(self, sentence: str) -> None:
        self._window.message.tell(sentence, "", _("Undo"))

    # Command palette

    def palette(self) -> None:
        """Find an action or anything with a name."""
        from register_app.ui.dialogs.palette import PaletteDialog

        self._context.store_typing()
        model = PaletteModel(self._items, self._context.preferences.now.palette)
        dialog = PaletteDialog(self._context, model, self._window)
        dialog.chosen.connect(lambda item: self._context.preferences.set(palette=model.take(item)))
        dialog.chosen.connect(self.go_to)
        dialog.show()
        dialog.activateWindow()

    def _items(self) -> list[Item]:
        actions = self._window.actions_
        made = []
        for spec in ACTIONS:
            if actions is not None and spec.id != "palette" and actions[spec.id].isEnabled():
                action = actions[spec.id]
                keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
                made.append(Item("action", spec.id, actions.text(spec.id).removesuffix(" …"), keys))
        return made + items_of(self._context.session)

    def go_to(self, item: Item) -> None:
        """Do or show what was chosen in the palette."""
        match item.kind:
            case "action":
                if self._window.actions_ is not None:
                    self._window.actions_[item.key].trigger()
            case "activity":
                self._window.open_activity(int(item.key))
            case "party":
                self._window.show_screen("parties")
                screen = self._window.current()
                from register_app.ui.screens.parties import PartiesScreen

                if isinstance(screen, PartiesScreen):
                    if screen.search_line is not None:
                        screen.search_line.clear()
                    screen.choose(Ref("party", int(item.key)))
            case "term":
                self._window.show_screen("catalogues")
                screen = self._window.current()
                from register_app.ui.screens.catalogues import CataloguesScreen

                if isinstance(screen, CataloguesScreen):
                    screen.choose(Ref("term", int(item.key)))

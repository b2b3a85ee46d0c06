"""The tools of the window: command palette, settings, shortcuts, find and replace, changes to many activities."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from register_app.base.i18n import _
from register_app.model.ref import Ref
from register_app.ui.actions import ACTIONS
from register_app.ui.context import Context
from register_app.ui.main_window import MainWindow
from register_app.ui.screens.catalogues import CataloguesScreen
from register_app.ui.screens.parties import PartiesScreen
from register_app.viewmodels.palette import Item, PaletteModel, items_of


class Tools(QObject):
    """Opens the tools; `language_chosen(code)` asks to speak another language."""

    language_chosen = Signal(str)

    def __init__(self, context: Context, window: MainWindow) -> None:
        super().__init__(window)
        self._context, self._window = context, window

    def handlers(self) -> dict[str, Callable[[], object]]:
        """By the names of `ui/actions.py`."""
        return {"palette": self.palette}

    # Command palette

    def palette(self) -> None:
        """Find an action or anything with a name."""
        from register_app.ui.dialogs.palette import PaletteDialog

        self._context.store_typing()
        model = PaletteModel(self._items, self._context.preferences.now.palette)
        dialog = PaletteDialog(self._context, model, self._window)
        dialog.chosen.connect(lambda item: self._context.preferences.set(palette=model.take(item)))
        dialog.chosen.connect(self.go_to)
        dialog.open()

    def _items(self) -> list[Item]:
        actions = self._window.actions_
        made = []
        for spec in ACTIONS:
            if actions is not None and spec.id != "palette" and actions[spec.id].isEnabled():
                action = actions[spec.id]
                keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
                made.append(Item("action", spec.id, _(spec.text).removesuffix(" …"), keys))
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
                if isinstance(screen, PartiesScreen):
                    screen.choose(Ref("party", int(item.key)))
            case "term":
                self._window.show_screen("catalogues")
                screen = self._window.current()
                if isinstance(screen, CataloguesScreen):
                    screen.choose(Ref("term", int(item.key)))

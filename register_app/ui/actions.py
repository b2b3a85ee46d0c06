"""What a user can do, as data: menus, buttons, shortcuts and (later) the command palette are made from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from register_app.base.i18n import N_, _
from register_app.ui.icons import Icons
from register_app.ui.widgets.text import caption, tip


@dataclass(frozen=True)
class ActionSpec:
    """An action and when it can be done.

    `when` names what must hold (`ui/conditions.py`): "" always, "open", "writable", "activity" (one is chosen or
    open), "row" (one in the register table), "table" (that has rows), "cross" (a cross table is in front), "cells"
    (either of these), "form" (an activity is open in front), "undo", "redo"; with
    "_writable" only where the register can be written.
    """

    id: str
    text: str
    icon: str
    shortcut: str
    when: str
    menu: str


ACTIONS = (
    ActionSpec("new", N_("New register …"), "new", "Ctrl+Shift+N", "", "file"),
    ActionSpec("open", N_("Open register …"), "open", "Ctrl+O", "", "file"),
    ActionSpec("sample", N_("New register from the sample …"), "sample", "Ctrl+Shift+M", "", "file"),
    ActionSpec("new_window", N_("New window"), "", "Ctrl+Alt+W", "", "file"),
    ActionSpec("import", N_("Import spreadsheet …"), "import", "Ctrl+I", "writable", "file"),
    ActionSpec("export", N_("Export …"), "export", "Ctrl+E", "open", "file"),
    ActionSpec("save_version", N_("Save a version …"), "", "Ctrl+Shift+S", "writable", "file"),
    ActionSpec("verify", N_("Verify file and history"), "", "Ctrl+Shift+V", "open", "file"),
    ActionSpec("verify_package", N_("Verify a hand-over package …"), "tick", "Ctrl+Shift+J", "", "file"),
    ActionSpec("changes", N_("What has changed since …"), "history", "Ctrl+Shift+H", "open", "file"),
    ActionSpec("notice", N_("Privacy notice …"), "file", "Ctrl+Shift+E", "open", "file"),
    ActionSpec("compare_notice", N_("Compare a privacy notice …"), "bases", "Ctrl+Shift+Y", "open", "file"),
    ActionSpec("print", N_("Print …"), "", "Ctrl+P", "open", "file"),
    ActionSpec("close", N_("Close register"), "", "Ctrl+W", "open", "file"),
    ActionSpec("quit", N_("Quit"), "", "Ctrl+Q", "", "file"),
    ActionSpec("undo", N_("Undo"), "undo", "Ctrl+Z", "undo", "edit"),
    ActionSpec("redo", N_("Redo"), "redo", "Ctrl+Y", "redo", "edit"),
    ActionSpec("find", N_("Search"), "search", "Ctrl+F", "open", "edit"),
    ActionSpec("edit_cell", N_("Edit cell"), "edit", "F2", "cells_writable", "edit"),
    ActionSpec("copy_cells", N_("Copy cells"), "copy", "Ctrl+C", "cells", "edit"),
    ActionSpec("copy_headings", N_("Copy cells with headings"), "", "Ctrl+Alt+C", "cells", "edit"),
    ActionSpec("paste_cells", N_("Paste cells"), "", "Ctrl+V", "cells_writable", "edit"),
    ActionSpec("fill_down", N_("Fill down"), "down", "Ctrl+D", "cells_writable", "edit"),
    ActionSpec("clear_cells", N_("Clear cells"), "", "Del", "cells_writable", "edit"),
    ActionSpec("select_rows", N_("Select whole rows"), "", "Shift+Space", "cells", "edit"),
    ActionSpec("remove_rows", N_("Remove rows"), "delete", "Ctrl+Del", "cross_writable", "edit"),
    ActionSpec("set_rows", N_("Change selected rows …"), "edit", "Ctrl+Shift+B", "cross_writable", "edit"),
    ActionSpec("replace", N_("Find and replace …"), "search", "Ctrl+H", "open", "edit"),
    ActionSpec("palette", N_("Command palette …"), "right", "Ctrl+K", "", "edit"),
    ActionSpec("shortcuts", N_("Keyboard shortcuts …"), "", "Ctrl+Shift+K", "", "edit"),
    ActionSpec("settings", N_("Settings …"), "settings", "Ctrl+,", "", "edit"),
    ActionSpec("add_activity", N_("New activity"), "new", "Ctrl+N", "writable", "activity"),
    ActionSpec("add_processor", N_("New activity as processor"), "new", "Ctrl+Alt+N", "writable", "activity"),
    ActionSpec("edit_activity", N_("Open activity"), "edit", "Ctrl+Return", "activity", "activity"),
    ActionSpec(
        "duplicate", N_("Duplicate activity"), "copy", "Ctrl+Shift+D", "activity_writable", "activity"
    ),
    ActionSpec(
        "new_from_template",
        N_("New activity from this one"),
        "",
        "Ctrl+Alt+D",
        "activity_writable",
        "activity",
    ),
    ActionSpec(
        "move_department", N_("Move to a department …"), "folder", "Ctrl+M", "table_writable", "activity"
    ),
    ActionSpec("bulk", N_("Change selected activities …"), "edit", "Ctrl+B", "activity_writable", "activity"),
    ActionSpec("retire", N_("Retire activity"), "archive", "Ctrl+Shift+R", "activity_writable", "activity"),
    ActionSpec(
        "remove_activity", N_("Remove activity"), "delete", "Ctrl+Shift+Del", "activity_writable", "activity"
    ),
    ActionSpec("previous", N_("Previous activity"), "up", "Ctrl+PgUp", "activity", "activity"),
    ActionSpec("next", N_("Next activity"), "down", "Ctrl+PgDown", "activity", "activity"),
    ActionSpec(
        "add_row",
        N_("Add to this part of the activity"),
        "new",
        "Ctrl+Shift+A",
        "activity_writable",
        "activity",
    ),
    ActionSpec("next_part", N_("Next part of the activity"), "", "Alt+PgDown", "activity", "activity"),
    ActionSpec("previous_part", N_("Previous part of the activity"), "", "Alt+PgUp", "activity", "activity"),
    ActionSpec("open_tab", N_("Open activity in a tab"), "", "Ctrl+Shift+Return", "row", "activity"),
    ActionSpec("next_tab", N_("Next tab"), "", "Ctrl+Tab", "form", "activity"),
    ActionSpec("previous_tab", N_("Previous tab"), "", "Ctrl+Shift+Tab", "form", "activity"),
    ActionSpec("close_tab", N_("Close tab"), "", "Ctrl+F4", "form", "activity"),
    ActionSpec("tear_off", N_("Open in a window of its own"), "", "Ctrl+Alt+Return", "form", "activity"),
    ActionSpec("go_register", N_("Register"), "register", "Ctrl+1", "open", "go"),
    ActionSpec("go_parties", N_("Parties"), "parties", "Ctrl+2", "open", "go"),
    ActionSpec("go_catalogues", N_("Catalogues"), "catalogues", "Ctrl+3", "open", "go"),
    ActionSpec("go_checks", N_("Checks"), "checks", "Ctrl+4", "open", "go"),
    ActionSpec("go_history", N_("History"), "history", "Ctrl+5", "open", "go"),
    ActionSpec("go_cross", N_("Cross tables"), "columns", "Ctrl+6", "open", "go"),
    ActionSpec("go_overview", N_("Overview"), "overview", "Ctrl+7", "open", "go"),
    ActionSpec("views", N_("Views …"), "preview", "Ctrl+Alt+V", "open", "view"),
    ActionSpec("save_view", N_("Save view as …"), "", "Ctrl+Alt+S", "table", "view"),
    ActionSpec("groups", N_("Group …"), "catalogues", "Ctrl+Alt+G", "open", "view"),
    ActionSpec("filter", N_("Filter this column …"), "filter", "Ctrl+Alt+F", "cells", "view"),
    ActionSpec("clear_filters", N_("Clear all filters"), "", "Ctrl+Shift+L", "open", "view"),
    ActionSpec("show_all", N_("Show all activities"), "", "Ctrl+Alt+A", "open", "view"),
    ActionSpec("columns", N_("Columns …"), "columns", "Ctrl+Shift+C", "open", "view"),
    ActionSpec("preview", N_("Preview pane"), "preview", "Ctrl+Shift+P", "open", "view"),
    ActionSpec("theme_system", N_("Theme of the system"), "", "Ctrl+Alt+0", "", "view"),
    ActionSpec("theme_light", N_("Light theme"), "", "Ctrl+Alt+1", "", "view"),
    ActionSpec("theme_dark", N_("Dark theme"), "", "Ctrl+Alt+2", "", "view"),
    ActionSpec("text_larger", N_("Larger text"), "", "Ctrl++", "", "view"),
    ActionSpec("text_smaller", N_("Smaller text"), "", "Ctrl+-", "", "view"),
    ActionSpec("language_da", "Dansk", "", "Ctrl+Alt+8", "", "view"),
    ActionSpec("language_en", "English", "", "Ctrl+Alt+9", "", "view"),
)

MENUS = (
    ("file", N_("&File")),
    ("edit", N_("&Edit")),
    ("activity", N_("&Activity")),
    ("go", N_("&Go")),
    ("view", N_("&View")),
)

SEPARATED = (
    "new_window", "print", "redo", "set_rows", "show_all", "replace", "shortcuts", "add_processor", "remove_activity", "next", "previous_part", "preview", "theme_dark", "text_smaller",
)  # fmt: skip
"""Actions that a line follows in their menu."""

CHECKABLE = ("preview", "theme_system", "theme_light", "theme_dark", "language_da", "language_en")


class Actions(QObject):
    """The actions of one window. `allow` says which conditions hold; each action is enabled by its own."""

    def __init__(
        self,
        window: QWidget,
        icons: Icons,
        handlers: Mapping[str, Callable[[], object]],
        shortcuts: Mapping[str, str],
    ) -> None:
        super().__init__(window)
        self._icons = icons
        self._made: dict[str, QAction] = {}
        self._specs = {spec.id: spec for spec in ACTIONS}
        self._called: dict[str, str] = {}
        for spec in ACTIONS:
            action = QAction(window)
            action.setShortcut(QKeySequence(shortcuts.get(spec.id, spec.shortcut)))
            action.setCheckable(spec.id in CHECKABLE)
            handler = handlers[spec.id]
            action.triggered.connect(lambda _checked=False, handler=handler: handler())
            window.addAction(action)
            self._made[spec.id] = action
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def retranslate(self) -> None:
        """Show every action in the language and theme of now."""
        for spec in ACTIONS:
            self._show_text(spec.id)
            if spec.icon:
                self._made[spec.id].setIcon(self._icons.get(spec.icon))

    def name(self, name: str, text: str) -> None:
        """Call an action `text` (not translated yet) for what it does now; "" calls it by its own name."""
        if text != self._called.get(name, ""):
            self._called[name] = text
            self._show_text(name)

    def text(self, name: str) -> str:
        """What an action is called now, in the user's language."""
        return _(self._called.get(name) or self._specs[name].text)

    def _show_text(self, name: str) -> None:
        action, text = self._made[name], self.text(name)
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setText(caption(text))
        action.setToolTip(tip(f"{text} ({keys})" if keys else text))

    def set_keys(self, name: str, keys: str) -> None:
        """Give an action other keys ("Ctrl+K"; "" for none)."""
        self._made[name].setShortcut(QKeySequence(keys))
        self.retranslate()

    def allow(self, conditions: set[str]) -> None:
        """Enable each action whose condition is among `conditions`."""
        for spec in ACTIONS:
            self._made[spec.id].setEnabled(not spec.when or spec.when in conditions)

    def of_menu(self, menu: str) -> list[QAction]:
        return [self._made[spec.id] for spec in ACTIONS if spec.menu == menu]

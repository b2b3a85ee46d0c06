"""How the register table is laid out: columns, order, filters, grouping; kept per register and as named views."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QMenu

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.register_view import RegisterView
from register_app.ui.widgets.text import caption
from register_app.viewmodels import views
from register_app.viewmodels.columns import BY_KEY, COLUMNS
from register_app.viewmodels.table import RegisterTable
from register_app.viewmodels.views import GIVEN, GROUPS, View

_KEEP = 400


class RegisterLayout(QObject):
    """Applies views to table and headings, and keeps what the user makes of them.

    `name_requested` asks for the name under which to save the view; `shown(name)` follows a change of view.
    """

    name_requested = Signal()
    changed = Signal()

    def __init__(self, context: Context, table: RegisterTable, view: RegisterView) -> None:
        super().__init__(view)
        self._context, self._table, self._view = context, table, view
        self._applying = False
        self.name = ""
        """The named view that was applied last: an id of GIVEN behind "=", or the name of a saved one."""
        self._pause = QTimer(self, singleShot=True, interval=_KEEP)
        self._pause.timeout.connect(self.keep)
        heading = view.heading
        heading.sorting = self._sorting
        heading.several = lambda: len(table.order) > 1
        heading.filtered = lambda section: table.filter_of(table.column_keys()[section]) is not None
        heading.turned.connect(
            lambda section, further: table.turn(table.column_keys()[section], further=further)
        )
        self.restore()
        heading.sectionMoved.connect(self._on_header)
        heading.sectionResized.connect(self._on_header)
        table.arranged.connect(self._on_arranged)

    # Views

    def restore(self) -> None:
        """Lay the table out as this register was left; a new one as the last one was."""
        settings = self._context.preferences.now
        view = views.from_text(settings.layouts.get(self._register(), ""))
        if view is None:
            view = View(
                columns=settings.columns, sort=(settings.sort,) if settings.sort.lstrip("-") in BY_KEY else ()
            )
        self.apply(view)

    def apply(self, view: View, name: str | None = None) -> None:
        """Show what a view says."""
        header, keys = self._view.heading, list(self._table.column_keys())
        widths = views.widths(view)
        self._applying = True
        self._view.setUpdatesEnabled(False)
        for place, key in enumerate(widths):
            header.moveSection(header.visualIndex(keys.index(key)), place)
        for section, key in enumerate(keys):
            header.resizeSection(section, widths.get(key) or self._first_width(section))
            header.setSectionHidden(section, key not in widths)
        self._view.setUpdatesEnabled(True)
        self._table.arrange(
            sort=tuple((item.lstrip("-"), item.startswith("-")) for item in view.sort),
            filters=view.filters,
            group=view.group,
            retired=view.retired,
        )
        self._applying = False
        self.name = view.name if name is None else name
        self.keep()
        self.changed.emit()

    def now(self) -> View:
        """The layout as it stands."""
        header, keys = self._view.heading, self._table.column_keys()
        table = self._table
        return View(
            columns=tuple(f"{keys[s]}:{header.sectionSize(s)}" for s in self._view.visible_columns()),
            sort=tuple(("-" if descending else "") + key for key, descending in table.order),
            filters=table.filters,
            group=table.group,
            retired=table.retired,
            name=self.name,
        )

    def keep(self) -> None:
        """Keep the layout for this register, and its columns and order for the next new one."""
        self._pause.stop()
        now, settings = self.now(), self._context.preferences.now
        self._context.preferences.set(
            columns=now.columns,
            sort=now.sort[0] if now.sort else "",
            layouts=views.kept(settings.layouts, self._register(), now),
        )

    def saved(self) -> dict[str, View]:
        """The saved views by name, in the order in which they were saved."""
        found = {name: views.from_text(text) for name, text in self._context.preferences.now.views.items()}
        return {name: view for name, view in found.items() if view is not None}

    def save(self, name: str) -> None:
        """Save the layout under a name; one of that name is replaced."""
        name = " ".join(name.split())[:80]
        if name and not name.startswith("="):
            self.name = name
            kept = {**self._context.preferences.now.views, name: views.to_text(self.now())}
            self._context.preferences.set(views=kept)
            self.keep()
            self.changed.emit()

    def forget(self, name: str) -> None:
        """Delete a saved view; what is shown stays."""
        kept = {held: text for held, text in self._context.preferences.now.views.items() if held != name}
        self._context.preferences.set(views=kept)
        if self.name == name:
            self.name = ""
        self.changed.emit()

    def choose(self, name: str) -> None:
        """Show a view: an id of GIVEN behind "=", or a saved one."""
        if name.startswith("=") and name[1:] in GIVEN:
            self.apply(GIVEN[name[1:]][1], name)
        elif name in self.saved():
            self.apply(self.saved()[name], name)

    def title(self) -> str:
        """The name of the view shown, in words; with a mark where it was changed since."""
        name, changed = self._named()
        return _("{view} (changed)").format(view=name) if changed else name

    def short_title(self) -> str:
        """The same for a button."""
        name, changed = self._named()
        return f"{name} *" if changed else name

    def _named(self) -> tuple[str, bool]:
        known = {f"={key}": view for key, (_label, view) in GIVEN.items()} | self.saved()
        if self.name not in known:
            return _("Views"), False
        name = _(GIVEN[self.name[1:]][0]) if self.name.startswith("=") else self.name
        return name, not views.same(known[self.name], self.now())

    # Menus

    def fill_views(self, menu: QMenu) -> None:
        menu.clear()
        for place, (key, (text, _view)) in enumerate(GIVEN.items(), 1):
            self._entry(menu, f"&{place}  {caption(_(text))}", f"={key}")
        saved = self.saved()
        if saved:
            menu.addSeparator()
        for name in saved:
            self._entry(menu, caption(name), name)
        menu.addSeparator()
        menu.addAction(caption(_("Save view as …"))).triggered.connect(lambda: self.name_requested.emit())
        if self.name in saved:
            name = self.name
            changed = not views.same(saved[name], self.now())
            renew = menu.addAction(caption(_("Save changes of “{view}”").format(view=name)))
            renew.setEnabled(changed)
            renew.triggered.connect(lambda: self.save(name))
            menu.addAction(caption(_("Delete “{view}”").format(view=name))).triggered.connect(
                lambda: self.forget(name)
            )

    def fill_groups(self, menu: QMenu) -> None:
        menu.clear()
        for key in ("", *GROUPS):
            text = _(BY_KEY[key].label) if key else _("No grouping")
            action = menu.addAction(caption(text))
            action.setCheckable(True)
            action.setChecked(self._table.group == key)
            action.triggered.connect(lambda _on=False, key=key: self._table.arrange(group=key))
        if self._table.group:
            menu.addSeparator()
            menu.addAction(_("Fold all")).triggered.connect(lambda: self._table.fold_all(folded=True))
            menu.addAction(_("Unfold all")).triggered.connect(lambda: self._table.fold_all(folded=False))

    def fill_columns(self, menu: QMenu) -> None:
        menu.clear()
        shown = [self._table.column_keys()[section] for section in self._view.visible_columns()]
        for column in COLUMNS:
            action = menu.addAction(caption(_(column.label)))
            action.setCheckable(True)
            action.setChecked(column.key in shown)
            action.setEnabled(column.key != "name")
            action.toggled.connect(lambda on, key=column.key: self.show_column(key, shown=on))
        menu.addSeparator()
        place = menu.addMenu(caption(_("This column")))
        for text, keys, act in (
            (_("Move column left"), "Alt+Left", lambda: self._view.move_column(-1)),
            (_("Move column right"), "Alt+Right", lambda: self._view.move_column(1)),
            (_("Wider column"), "Alt+Shift+Right", lambda: self._view.widen_column(24)),
            (_("Narrower column"), "Alt+Shift+Left", lambda: self._view.widen_column(-24)),
        ):
            place.addAction(f"{caption(text)}\t{keys}").triggered.connect(lambda _on=False, act=act: act())
        menu.addAction(caption(_("Columns as at first"))).triggered.connect(self.reset_columns)

    def show_column(self, key: str, *, shown: bool) -> None:
        section = list(self._table.column_keys()).index(key)
        self._view.heading.setSectionHidden(section, not shown)
        if shown and self._view.heading.sectionSize(section) < 20:
            self._view.heading.resizeSection(section, self._first_width(section))
        self.keep()
        self.changed.emit()

    def reset_columns(self) -> None:
        """The columns, widths and their order as they are at first."""
        self.apply(replace(self.now(), columns=GIVEN["all"][1].columns))

    # Inside

    def _first_width(self, section: int) -> int:
        """The width of a column that nobody has given one: room for its heading in any language at least."""
        letter, column = (
            self._view.fontMetrics().averageCharWidth(),
            BY_KEY[self._table.column_keys()[section]],
        )
        heading = self._view.heading.fontMetrics().horizontalAdvance(_(column.label))
        return max(column.width * letter, heading + 2 * letter) + 18

    def _entry(self, menu: QMenu, text: str, name: str) -> None:
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(self.name == name)
        action.triggered.connect(lambda: self.choose(name))

    def _sorting(self, section: int) -> tuple[int, bool]:
        key = self._table.column_keys()[section]
        order: Sequence[tuple[str, bool]] = self._table.order
        return next(
            ((place, descending) for place, (held, descending) in enumerate(order, 1) if held == key),
            (0, False),
        )

    def _on_header(self) -> None:
        if not self._applying:
            self._pause.start()

    def _on_arranged(self) -> None:
        self._view.heading.viewport().update()
        if not self._applying:
            self.keep()
            self.changed.emit()

    def _register(self) -> str:
        return str(self._context.session.path or "")

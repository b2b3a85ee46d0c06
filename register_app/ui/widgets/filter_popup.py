"""The filter of one column: what it must hold, tried out while one chooses."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from register_app.base.i18n import _, counted
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.line import ChoiceBox, LineEdit
from register_app.ui.widgets.text import label
from register_app.viewmodels.dates import date_read, date_shown
from register_app.viewmodels.filters import MOST_VALUES, TESTS, Filter, Filterable
from register_app.viewmodels.ordering import collator

_PAUSE = 150
_VALUE = Qt.ItemDataRole.UserRole


class FilterPopup(QFrame):
    """Opens below a heading; every choice filters at once. `left` follows its closing."""

    left = Signal()

    def __init__(self, context: Context, table: Filterable, key: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self._table, self._key = table, key
        self._values: list[tuple[str, int]] | None = None
        self._chosen: set[str] = set()
        name = table.filter_title(key)
        self.setAccessibleName(_("Filter {column}").format(column=name))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 40)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(8)
        layout.addWidget(label(name, "strong"))
        self.test = ChoiceBox(self)
        self.test.setAccessibleName(_("Condition"))
        for test in table.filter_tests(key):
            self.test.addItem(_(TESTS[test]), test)
        layout.addWidget(self.test)
        self.text = self._line(_("Text"))
        self.first, self.last = self._line(_("From")), self._line(_("Until"))
        self.first.setPlaceholderText(_("From"))
        self.last.setPlaceholderText(_("Until"))
        self._dates = QWidget(self)
        pair = QHBoxLayout(self._dates)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(self.first)
        pair.addWidget(self.last)
        self.narrow = LineEdit(self)
        self.narrow.make_search(_("Look for a value"), context.icons.get("search"))
        self.narrow.textChanged.connect(self._list_values)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Values"))
        self.list.setProperty("role", "boxed")
        self.list.setUniformItemSizes(True)
        # Twelve lines, fewer where the screen is low or the text large.
        tall = min(self.fontMetrics().lineSpacing() * 12, self.screen().availableGeometry().height() * 2 // 5)
        self.list.setMinimumHeight(tall)
        self.list.itemChanged.connect(self._on_ticked)
        for widget in (self.text, self._dates, self.narrow, self.list):
            layout.addWidget(widget)
        foot = QHBoxLayout()
        self._clear = push(_("Remove filter"), self.clear, role="link")
        foot.addWidget(self._clear)
        foot.addStretch(1)
        foot.addWidget(push(_("Done"), self.close))
        layout.addLayout(foot)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.apply)
        self._show_filter(table.filter_of(key))
        self.test.currentIndexChanged.connect(self._on_test)

    def open_at(self, place: QPoint) -> None:
        """Show the popup with its upper left corner at `place`, moved where the screen ends."""
        area = self.screen().availableGeometry()
        if not self.list.isHidden():
            letter = self.fontMetrics().averageCharWidth()
            wide = self.list.sizeHintForColumn(0) + letter * 8
            self.setMinimumWidth(min(max(wide, letter * 40), letter * 66, area.width()))
        # Not `adjustSize`, which uses but two thirds of the screen.
        self.resize(self.sizeHint().expandedTo(self.minimumSizeHint()).boundedTo(area.size()))
        x = max(area.left(), min(place.x(), area.right() - self.width()))
        y = (
            place.y()
            if place.y() + self.height() <= area.bottom()
            else max(area.top(), area.bottom() - self.height())
        )
        self.move(x, y)
        self.show()
        self._first_field().setFocus(Qt.FocusReason.PopupFocusReason)

    def choose(self, test: str) -> None:
        """Choose another condition."""
        self.test.setCurrentIndex(self.test.findData(test))

    def tick(self, value: str, *, on: bool = True) -> None:
        """Tick one value of the list."""
        self._chosen = self._chosen | {value} if on else self._chosen - {value}
        self._list_values()
        self.apply()

    def given(self) -> Filter | None:
        """The filter as it stands; None where it asks for nothing."""
        test = str(self.test.currentData())
        match test:
            case "contains" | "lacks":
                values: tuple[str, ...] = (self.text.text().strip(),)
                return Filter(self._key, test, values) if values[0] else None
            case "any" | "none":
                order = [value for value, _count in self._read_values()]
                values = tuple(value for value in order if value in self._chosen)
                return Filter(self._key, test, values) if values else None
            case "between":
                values = (date_read(self.first.text()), date_read(self.last.text()))
                return Filter(self._key, test, values) if any(values) else None
            case "due":
                days = self.text.text().strip()
                return Filter(self._key, test, (days if days.isdecimal() else "0",))
            case _:
                return Filter(self._key, test)

    def apply(self) -> None:
        self._pause.stop()
        self._table.set_filter(self._key, self.given())

    def clear(self) -> None:
        """Take the filter away and close."""
        self._pause.stop()
        self._table.set_filter(self._key, None)
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            if event.key() != Qt.Key.Key_Escape and self.narrow.hasFocus():
                self._take_found()
            if self._pause.isActive():
                self.apply()
            self.close()
        elif event.key() == Qt.Key.Key_Down and self.narrow.hasFocus() and self.list.count():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.setCurrentRow(0)
        else:
            super().keyPressEvent(event)

    def _take_found(self) -> None:
        """Enter behind a word that was looked for means every value with it, as in a spreadsheet."""
        if self.narrow.text().strip() and not self._chosen and self.list.count():
            self._chosen = {str(self.list.item(row).data(_VALUE)) for row in range(self.list.count())}
            self.apply()

    def hideEvent(self, event: object) -> None:
        super().hideEvent(event)  # type: ignore[arg-type]
        if self._pause.isActive():
            self.apply()
        self.left.emit()

    def _line(self, name: str) -> LineEdit:
        made = LineEdit(self)
        made.setAccessibleName(name)
        made.textEdited.connect(lambda: self._pause.start())
        return made

    def _show_filter(self, given: Filter | None) -> None:
        test = given.test if given else self._table.filter_tests(self._key)[0]
        self.test.setCurrentIndex(max(self.test.findData(test), 0))
        if given is not None:
            if test in ("contains", "lacks", "due"):
                self.text.setText(given.values[0] if given.values else "")
            elif test == "between":
                self.first.setText(date_shown(given.values[0]))
                self.last.setText(date_shown(given.values[1]))
            elif test in ("any", "none"):
                self._chosen = set(given.values)
        self._clear.setEnabled(given is not None)
        self._arrange()

    def _on_test(self) -> None:
        self._arrange()
        self._clear.setEnabled(True)
        self.apply()
        if self.isVisible():
            self.adjustSize()

    def _arrange(self) -> None:
        test = str(self.test.currentData())
        self.text.setVisible(test in ("contains", "lacks", "due"))
        self.text.setPlaceholderText(_("Number of days") if test == "due" else _("Text"))
        self._dates.setVisible(test == "between")
        listed = test in ("any", "none")
        self.list.setVisible(listed)
        self.narrow.setVisible(listed)
        if listed:
            self._list_values()

    def _first_field(self) -> QWidget:
        fields = (self.text, self.first if not self._dates.isHidden() else self.text, self.narrow, self.test)
        return next(widget for widget in fields if not widget.isHidden())

    def _read_values(self) -> list[tuple[str, int]]:
        if self._values is None:
            by_text = collator()
            found = self._table.values(self._key)
            # A value that is chosen is listed even where nothing has it now.
            known = {value for value, _count in found}
            found += [(value, 0) for value in self._chosen if value not in known]
            self._values = sorted(
                found,
                key=lambda item: (not item[0], by_text.sortKey(self._table.value_text(self._key, item[0]))),
            )
        return self._values

    def _list_values(self) -> None:
        wanted = self.narrow.text().strip().casefold()
        self.list.blockSignals(True)
        self.list.clear()
        for value, count in self._read_values():
            text = self._table.value_text(self._key, value)
            if wanted and wanted not in text.casefold():
                continue
            if self.list.count() >= MOST_VALUES:
                break
            item = QListWidgetItem(
                _("{value} ({count})").format(value=" ".join(text.split()), count=counted(count))
            )
            item.setData(_VALUE, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in self._chosen else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        value = str(item.data(_VALUE))
        on = item.checkState() == Qt.CheckState.Checked
        self._chosen = self._chosen | {value} if on else self._chosen - {value}
        self._clear.setEnabled(True)
        self.apply()

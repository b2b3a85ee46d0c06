"""What the preview has beside the activities: names much alike, remarks, and what comes in beside them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.listing import Listing
from register_app.ui.widgets.text import label
from register_app.viewmodels.importing.beside import BesideModel
from register_app.viewmodels.importing.likely import LikelyModel
from register_app.viewmodels.importing.remarks import RemarksModel


def _column(page: QWidget, hint: str = "") -> QVBoxLayout:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 8, 0, 0)
    layout.setSpacing(8)
    if hint:
        layout.addWidget(label(hint, "hint", wrap=True))
    return layout


class SimilarNames(QWidget):
    """New names that resemble ones of the register; the user says which mean the same."""

    def __init__(self, model: LikelyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        layout = _column(
            self,
            _("These names are new, but resemble one that the register has. Tick those that mean the same."),
        )
        self.list = Listing(model, _("Similar names"), (22, 34, 34, 10, 0), self)
        self.list.setProperty("role", "boxed")
        self.list.opened.connect(lambda row: model.merge([row], on=not model.is_merged(row)))
        layout.addWidget(self.list, 1)
        foot = QHBoxLayout()
        for text, on in ((_("Use the register’s names for those selected"), True), (_("Keep both"), False)):
            foot.addWidget(push(text, partial(self._merge, on=on)))
        foot.addStretch(1)
        layout.addLayout(foot)

    def _merge(self, *, on: bool) -> None:
        self._model.merge(self.list.rows(), on=on)


class Remarks(QWidget):
    """What the reading has to say; `place_wanted(sheet, address)` asks to see where."""

    place_wanted = Signal(str, str)

    def __init__(self, model: RemarksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        layout = _column(self)
        self.list = Listing(model, _("Remarks"), (12, 30, 0), self)
        self.list.setProperty("role", "boxed")
        self.list.clicked.connect(lambda index: self._to_place(index.row()))
        self.list.opened.connect(self._to_place)
        self.list.current_changed.connect(self._show)
        layout.addWidget(self.list, 1)
        self._whole = label("", wrap=True)
        layout.addWidget(self._whole)

    def _show(self, row: int) -> None:
        index = self._model.index(row, 2)
        self._whole.setText(str(index.data() or "") if index.isValid() else "")

    def _to_place(self, row: int) -> None:
        if 0 <= row < self._model.rowCount():
            sheet, address = self._model.place(row)
            if sheet and address:
                self.place_wanted.emit(sheet, address)


class Beside(QWidget):
    """Parties, lists and facts of the register that a source brings."""

    def __init__(self, model: BesideModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = _column(
            self,
            _(
                "This comes in beside the activities. What the register says already is added to, never replaced."
            ),
        )
        self.list = Listing(model, _("Beside the activities"), (13, 26, 34, 0), self)
        self.list.setProperty("role", "boxed")
        layout.addWidget(self.list, 1)

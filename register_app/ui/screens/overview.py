"""Overview: the state of the register at a glance, each picture a way to the activities behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.pictures.bars import BarDrawing
from register_app.ui.pictures.card import PictureCard
from register_app.ui.pictures.flow_picture import FlowDrawing
from register_app.ui.widgets.empty import EmptyPage
from register_app.ui.widgets.list_box import ListBox
from register_app.ui.widgets.page import Page
from register_app.ui.widgets.text import label
from register_app.viewmodels.history import moment
from register_app.viewmodels.overview import OverviewModel

_NARROW = 760
"""Below this width the pictures stand in one column."""
_PAUSE = 600
"""Milliseconds after a step until the pictures are drawn anew."""


class OverviewScreen(Page):
    """`rows_requested(row numbers, why)` asks for the register, narrowed; `screen_requested(name)` for a screen."""

    rows_requested = Signal(list, str)
    screen_requested = Signal(str)
    add_requested = Signal()
    import_requested = Signal()

    def __init__(self, context: Context, model: OverviewModel, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Overview"), search=False, parent=parent)
        self._model = model
        self.cards: list[PictureCard] = []
        self._columns = 2
        self._summary = label(_("Counting …"), "hint")
        self.bar.insertWidget(1, self._summary)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setProperty("role", "page")
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(self._scroll, 1)
        self._empty = EmptyPage(
            context.icons,
            "overview",
            _("Nothing to see yet"),
            _("The overview is drawn from the activities of the register."),
            [
                (_("New activity"), self.add_requested.emit),
                (_("Import spreadsheet …"), self.import_requested.emit),
            ],
            self,
        )
        self._empty.hide()
        self.body.addWidget(self._empty, 1)
        model.ready.connect(self._build)
        model.failed.connect(self._summary.setText)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(model.start)
        context.session.changed.connect(self._on_changed)

    def shown(self) -> None:
        self._model.start()
        if self.cards:
            self.cards[0].view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._pause.start()

    def show_card(self, card: PictureCard) -> None:
        """Bring a card on the screen, its picture ready for the keys."""
        card.take_focus()
        self._scroll.ensureWidgetVisible(card, 0, 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = 1 if self.width() < _NARROW else 2
        if columns != self._columns:
            self._columns = columns
            if self.cards:
                self._build()

    def _build(self) -> None:
        """Make the cards of the figures of now."""
        body = QWidget()
        body.setProperty("role", "page-body")
        outer = QVBoxLayout(body)
        outer.setContentsMargins(18, 16, 18, 18)
        outer.setSpacing(14)
        self._summary.setText(self._model.summary())
        charts = self._model.charts()
        some = any(line.total for chart in charts if chart.name == "status" for line in chart.lines)
        self._scroll.setVisible(some)
        self._empty.setVisible(not some)
        at, scrolled = self._front(), self._scroll.verticalScrollBar().value()
        tables = {card.drawing.title for card in self.cards if card.as_table.isChecked()}
        self.cards = [self._card(BarDrawing(chart), body) for chart in charts if some]
        columns = QHBoxLayout()
        columns.setSpacing(14)
        stacks: list[QVBoxLayout] = []
        heights: list[float] = []
        for _place in range(self._columns):
            stack = QVBoxLayout()
            stack.setSpacing(14)
            columns.addLayout(stack, 1)
            stacks.append(stack)
            heights.append(0.0)
        for card in self.cards:
            # Each card goes below the shorter column.
            shorter = heights.index(min(heights))
            stacks[shorter].addWidget(card)
            heights[shorter] += card.drawing.lay_out(420, self.font()) + 70
        for stack in stacks:
            stack.addStretch(1)
        outer.addLayout(columns)
        flow = self._model.flow()
        if some and flow is not None:
            self.cards.append(self._card(FlowDrawing(flow), body))
            outer.addWidget(self.cards[-1])
        outer.addWidget(self._lately(body))
        outer.addStretch(1)
        self._scroll.setWidget(body)
        for card in self.cards:
            card.as_table.setChecked(card.drawing.title in tables)
        if 0 <= at < len(self.cards):
            # Counted anew while one looks: the same picture stays in front.
            QTimer.singleShot(0, body, lambda: self._scroll.verticalScrollBar().setValue(scrolled))
            self.cards[at].take_focus()

    def _front(self) -> int:
        """The place of the card that has the focus; -1 where none has."""
        focused = QApplication.focusWidget()
        if focused is None:
            return -1
        return next((place for place, card in enumerate(self.cards) if card.isAncestorOf(focused)), -1)

    def _card(self, drawing: BarDrawing | FlowDrawing, parent: QWidget) -> PictureCard:
        card = PictureCard(self.context, drawing, parent)
        card.written.connect(lambda sentence: self.told.emit(sentence, False))
        card.chosen.connect(lambda why, uuids: self.rows_requested.emit(self._model.rows_of(uuids), why))
        return card

    def _lately(self, parent: QWidget) -> QFrame:
        card = QFrame(parent)
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(18, 12, 14, 14)
        layout.addWidget(label(_("Changed lately"), "strong"))
        made = ListBox(_("Changed lately"), card)
        for step in self._model.lately():
            made.add(
                " · ".join(part for part in (moment(step.at), step.author, step.message) if part), step.id
            )
        made.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setFixedHeight((self.fontMetrics().lineSpacing() + 14) * max(made.count(), 1) + 4)
        made.itemActivated.connect(lambda _item: self.screen_requested.emit("history"))
        layout.addWidget(made)
        return card

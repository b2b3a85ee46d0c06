"""Step one: which files, or what was copied; what each holds, and whether it needs a look."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.widgets.buttons import icon_button, push
from register_app.ui.widgets.empty import EmptyPage
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.focus import chain
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.page_body import PageBody
from register_app.ui.widgets.text import ElidedLabel, label, tip
from register_app.viewmodels.importing.flow import ImportFlow
from register_app.viewmodels.importing.source import ImportSource
from register_app.viewmodels.importing.verdict import cells_text, columns_kept, doubts, files_text, summary


class ChoosePage(QWidget):
    """`files_wanted`, `paste_wanted` are the ways in; `step_wanted(source, step)` follows a doubt."""

    files_wanted = Signal()
    paste_wanted = Signal()
    step_wanted = Signal(object, str)

    def __init__(self, context: Context, flow: ImportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._flow = context, flow
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(self)
        layout.addWidget(self._stack)
        self.empty = self._make_empty()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._make_sources())

    def _make_empty(self) -> QWidget:
        return EmptyPage(
            self._context.icons,
            "import",
            _("Drop your files here"),
            _(
                "A spreadsheet in whatever layout it is, a separated text, a privacy notice as a document, web page or "
                "PDF, or another register. Several files at once are fine."
            ),
            [
                (_("Choose files …"), self.files_wanted.emit),
                (_("Paste from the clipboard"), self.paste_wanted.emit),
            ],
            self,
        )

    def _make_sources(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 14, 20, 12)
        layout.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(8)
        icons = self._context.icons
        self._add = push(_("Add files …"), self.files_wanted.emit, icon=icons.get("new"))
        self._paste = push(_("Paste from the clipboard"), self.paste_wanted.emit, icon=icons.get("copy"))
        top.addWidget(self._add)
        top.addWidget(self._paste)
        top.addStretch(1)
        self._as_one = ChoiceBox(page)
        self._as_one.setAccessibleName(_("How several files are imported"))
        self._as_one.addItem(_("Each file as a step of its own"), "")
        self._as_one.addItem(_("All files as one step"), "one")
        self._as_one.setMinimumContentsLength(30)
        self._as_one.chosen.connect(self._on_as_one)
        top.addWidget(self._as_one)
        layout.addLayout(top)
        self.told = label("", wrap=True)
        layout.addWidget(self.told)
        self._area = QScrollArea(page)
        self._area.setProperty("role", "page")
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._area, 1)
        return page

    def show_sources(self) -> None:
        """Show the sources as they are now."""
        sources = self._flow.sources
        self._stack.setCurrentIndex(1 if sources else 0)
        several = len(sources) > 1
        for widget in (self._as_one, self.told):
            widget.setVisible(several)
        self.told.setText(files_text(sources) if several else "")
        body = PageBody()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        for source in sources:
            layout.addWidget(self._card(source, body))
        layout.addStretch(1)
        self._area.setWidget(body)
        chain(self._add, [self._paste, self._as_one, body])

    def _card(self, source: ImportSource, parent: QWidget) -> QWidget:
        icons = self._context.icons
        card = QFrame(parent)
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(16, 12, 10, 14)
        layout.setSpacing(4)
        top = QHBoxLayout()
        mark = QLabel(card)
        failed = source.state == "failed"
        icons.mark(mark, "error" if failed else "file", "error" if failed else "muted", 18)
        top.addWidget(mark)
        name = ElidedLabel("heading", card)
        name.setText(source.name)
        name.setToolTip(tip(str(source.path or source.name)))
        top.addWidget(name, 1)
        out = icon_button(
            icons.get("remove"),
            _("Leave out {name}").format(name=source.name),
            partial(self._flow.remove, source),
            parent=card,
        )
        top.addWidget(out)
        layout.addLayout(top)
        layout.addWidget(label(summary(source), "error" if failed else "", wrap=True))
        if source.state == "ready":
            layout.addWidget(label(cells_text(source), "hint", wrap=True))
            layout.addSpacing(4)
            layout.addWidget(self._verdict(source, card))
        elif failed and source.path is not None:
            again = FlowLayout()
            again.addWidget(
                push(_("Read it again"), partial(self._flow.add_paths, [source.path]), role="link")
            )
            layout.addLayout(again)
        return card

    def _verdict(self, source: ImportSource, parent: QWidget) -> QWidget:
        """Ready, or what is worth a look, each a link to where it can be looked at."""
        found = doubts(source)
        row = QWidget(parent)
        layout = FlowLayout(row)
        badge = label(_("Ready to import") if not found else _("Worth checking"), "badge", parent=row)
        badge.setProperty("tone", "warning" if found else "ok")
        layout.addWidget(badge)
        kept = columns_kept(source)
        for doubt in (*found, *([kept] if kept else [])):
            link = push(doubt.text, partial(self.step_wanted.emit, source, doubt.step), role="link")
            link.setParent(row)
            layout.addWidget(link)
        return row

    def _on_as_one(self, value: str) -> None:
        self._flow.as_one = bool(value)

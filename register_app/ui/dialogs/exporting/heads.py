"""The head of the export dialogue: for whom it is, and choices that were kept under a name."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from register_app.base.i18n import _
from register_app.services.presets import AUDIENCES
from register_app.ui.context import Context
from register_app.ui.dialogs.exporting.rows import fill
from register_app.ui.dialogs.one_name import NameDialog
from register_app.ui.widgets.buttons import push
from register_app.ui.widgets.flow import FlowLayout
from register_app.ui.widgets.line import ChoiceBox
from register_app.ui.widgets.text import label
from register_app.viewmodels.choices import Choice, ChoicesModel
from register_app.viewmodels.exporting.choices import AUDIENCE_ICONS
from register_app.viewmodels.exporting.flow import ExportFlow


class ExportHead(QFrame):
    """Audiences as buttons; the presets beside their heading."""

    def __init__(self, context: Context, flow: ExportFlow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._flow, self._icons = flow, context.icons
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 12, 16, 12)
        layout.setSpacing(8)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(label(_("Who is it for?"), "heading"))
        top.addStretch(1)
        self.presets = ChoiceBox(self)
        self.presets.setAccessibleName(_("Kept choices"))
        self.presets.setMinimumContentsLength(16)
        self.presets.chosen.connect(self._use)
        top.addWidget(self.presets)
        self.keep = push(_("Keep choices …"), self.ask_name)
        top.addWidget(self.keep)
        self.forget = push(_("Delete"), self._forget, role="link")
        self.forget.setAccessibleName(_("Delete the kept choices"))
        top.addWidget(self.forget)
        layout.addLayout(top)
        tiles = QWidget(self)
        flow_layout = FlowLayout(tiles, 8)
        self.audiences = {}
        for key, (name, _usual) in AUDIENCES.items():
            icon = context.icons.get(AUDIENCE_ICONS[key], "accent")
            button = push(_(name), partial(self._choose, key), role="chip", icon=icon, parent=tiles)
            button.setCheckable(True)
            flow_layout.addWidget(button)
            self.audiences[key] = button
        layout.addWidget(tiles)
        flow.changed.connect(self.show_choices)
        self.show_choices()

    def show_choices(self) -> None:
        for key, button in self.audiences.items():
            chosen = key == self._flow.request.audience
            button.setChecked(chosen)
            button.setIcon(self._icons.get(AUDIENCE_ICONS[key], "on_accent" if chosen else "accent"))
        names = self._flow.preset_names()
        now = str(self.presets.currentData() or "")
        fill(
            self.presets,
            {"": _("Kept choices"), **{name: name for name in names}},
            now if now in names else "",
        )
        self.presets.setEnabled(bool(names))
        self.forget.setEnabled(bool(self.presets.currentData()))

    def keep_as(self, name: str) -> None:
        """Keep the choices under `name`."""
        self._flow.save_preset(name)
        self.show_choices()
        self.presets.set_value(name.strip())
        self.forget.setEnabled(True)

    def ask_name(self) -> None:
        names = self._flow.preset_names()
        dialog = NameDialog(
            _("Keep choices"),
            _("Name of the choices"),
            _("Save"),
            ChoicesModel(lambda: [Choice(name, name) for name in names], creatable=False),
            self.window(),
            hint=_("Keeps everything but where the file goes. Choices of the same name are replaced."),
            value=str(self.presets.currentData() or ""),
            naming=True,
        )
        dialog.decided.connect(self.keep_as)
        dialog.open()

    def _choose(self, audience: str) -> None:
        self._flow.choose_audience(audience)
        self.show_choices()

    def _use(self, name: str) -> None:
        if name:
            self._flow.use_preset(name)
        self.forget.setEnabled(bool(name))

    def _forget(self) -> None:
        self._flow.delete_preset(str(self.presets.currentData() or ""))
        self.presets.setCurrentIndex(0)
        self.show_choices()

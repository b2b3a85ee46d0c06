"""The form of the export dialogue: scope, shape, language, profile and look; it shows what the format has."""

from __future__ import annotations

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QCheckBox, QColorDialog, QGridLayout, QWidget

from register_app.base.i18n import _
from register_app.services.presets import PACKAGE
from register_app.services.templates import ENDINGS
from register_app.ui.dialogs import ask
from register_app.ui.dialogs.exporting.rows import Rows, choose_text, complete, fill
from register_app.ui.widgets.text import caption
from register_app.viewmodels.exporting.choices import FORMATS, PROFILES, languages, shapes
from register_app.viewmodels.exporting.flow import ExportFlow
from register_app.viewmodels.exporting.scopes import Scopes

_OTHER, _OWN = "\x00other", "\x00own"


class ExportForm(QWidget):
    """Shows the choices of `flow` and tells it of others."""

    def __init__(self, flow: ExportFlow, scopes: Scopes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page-body")
        self._flow, self._scopes = flow, scopes
        self._kind, self._value = "all", ""
        grid = QGridLayout(self)
        grid.setContentsMargins(22, 14, 16, 16)
        self._rows = rows = Rows(self, grid)
        rows.heading("what", _("Which activities"))
        self.kind = rows.box("kind", _("Activities"), self._on_kind)
        self.value = rows.box("value", _("Namely"), self._on_value)
        self.group = rows.box("group", _("Data subjects"), lambda value: flow.choose(group=value))
        self.drafts = QCheckBox(caption(_("Also drafts and what is not in force")), self)
        self.drafts.toggled.connect(lambda on: flow.choose(drafts=on))
        rows.widget("drafts", self.drafts)
        self.whole = rows.hint("whole")
        self.whole.setText(_("The whole register as it is now; the state gets a name and is sealed."))
        self.as_of = rows.line(
            "as_of",
            _("As of"),
            lambda text: flow.choose(as_of=text.strip()),
            hint=_("now; or a date, step or version"),
        )
        rows.heading("shape-heading", _("In which shape"))
        self.format = rows.box("format", _("Format"), lambda value: flow.choose(suffix=value))
        self.template = rows.box("template", _("Shape"), self._on_template)
        self.source = rows.hint("source")
        self.language = rows.box("language", _("Language"), lambda value: flow.choose(language=value))
        self.profile = rows.box("profile", _("Profile"), lambda value: flow.choose(profile=value))
        self.name = rows.line("name", _("Name of the version"), lambda text: flow.choose(name=text.strip()))
        rows.heading("look", _("How it looks"))
        self.logo = rows.line(
            "logo",
            _("Logo"),
            lambda text: flow.choose(logo=text.strip()),
            hint=_("none"),
            act=(choose_text(), self._pick_logo),
        )
        self.accent = rows.line(
            "accent",
            _("Colour"),
            lambda text: flow.choose(accent=text.strip()),
            hint=_("usual"),
            act=(choose_text(), self._pick_colour),
        )
        self.cover_text = rows.line(
            "cover_text", _("Cover text"), lambda text: flow.choose(cover_text=text), hint=_("none")
        )
        self.since = rows.line(
            "since",
            _("Changes since"),
            lambda text: flow.choose(since=text.strip()),
            hint=_("a date, step or version"),
        )
        for field in (self.as_of, self.since):
            complete(field, flow.versions())
        grid.setRowStretch(grid.rowCount(), 1)
        flow.changed.connect(self.show_choices)
        self.show_choices()

    def show_choices(self) -> None:
        """Show what is chosen, and only the rows that the format has."""
        request, rows = self._flow.request, self._rows
        notice, package, pdf = request.is_notice, request.suffix == PACKAGE, request.suffix == ".pdf"
        fill(self.format, {key: _(text) for key, text in FORMATS.items()}, request.suffix)
        known = shapes(request.suffix)
        offered = {shape.name: _(shape.title) for shape in known}
        if request.suffix == ".xlsx":
            offered[_OWN] = _("My own workbook with headings …")
        fill(self.template, offered, request.template)
        source = next((shape.source for shape in known if shape.name == request.template), "")
        self.source.setText(source)
        rows.show("template", not package and len(offered) > 1)
        rows.show("source", bool(source))
        fill(self.language, languages(notice=notice), request.language)
        fill(self.profile, {key: _(text) for key, text in PROFILES.items()}, request.profile or "internal")
        rows.show("profile", not notice and request.template != "questionnaire")
        self._show_scope(whole=package)
        fill(self.group, {"": _("Everybody"), **{name: name for name in self._flow.groups()}}, request.group)
        self.drafts.blockSignals(True)
        self.drafts.setChecked(request.drafts)
        self.drafts.blockSignals(False)
        for key in ("group", "drafts"):
            rows.show(key, notice)
        rows.show("as_of", not notice and not package)
        rows.show("name", package)
        rows.show("whole", package)
        styled = (pdf and not notice) or package
        for key in ("look", "logo", "accent", "cover_text", "since"):
            rows.show(key, styled)
        told = pdf or request.suffix == ".xlsx"
        rows.show("since", package or (told and request.template in ("", "full", "changes")))
        for field, text in (
            (self.as_of, request.as_of),
            (self.name, request.name),
            (self.logo, request.logo),
            (self.accent, request.accent),
            (self.cover_text, request.cover_text),
            (self.since, request.since),
        ):
            if field.text().strip() != text.strip():
                field.set_text(text)

    def _show_scope(self, *, whole: bool) -> None:
        where = self._flow.request.where
        if where != self._where():
            self._kind, self._value = self._scopes.found(where)
        kinds = self._scopes.kinds()
        if not self._kind:
            kinds[_OTHER] = where
        fill(self.kind, kinds, self._kind or _OTHER)
        values = self._scopes.values(self._kind)
        fill(self.value, values, self._value) if values else None
        self._rows.show("kind", not whole)
        self._rows.show("value", bool(values) and not whole)

    def _where(self) -> str | None:
        return self._scopes.where(self._kind, self._value) if self._kind else None

    def _on_kind(self, kind: str) -> None:
        if kind != _OTHER:
            self._kind, self._value = kind, next(iter(self._scopes.values(kind)), "")
            self._choose_scope()
            self.show_choices()

    def _on_value(self, value: str) -> None:
        self._value = value
        self._choose_scope()

    def _choose_scope(self) -> None:
        name = self._scopes.values("view").get(self._value, "") if self._kind == "view" else ""
        self._flow.choose(where=self._where() or "", scope_name=name)

    def _on_template(self, name: str) -> None:
        if name != _OWN:
            self._flow.choose(template=name)
            return
        kinds = " ".join(f"*{ending}" for ending in ENDINGS)
        path = ask.pick_file(self, _("My own workbook with headings"), f"{_('Workbooks')} ({kinds})")
        if path is not None:
            self._flow.choose(template=str(path))
        self.show_choices()

    def _pick_logo(self) -> None:
        path = ask.pick_file(self, _("Logo"), f"{_('Pictures')} (*.png *.jpg *.jpeg *.svg)")
        if path is not None:
            self._flow.choose(logo=str(path))

    def _pick_colour(self) -> None:
        colour = QColorDialog.getColor(QColor(self._flow.request.accent or "#1f5f8b"), self, _("Colour"))
        if colour.isValid():
            self._flow.choose(accent=colour.name())

"""What can be kept of an import: the account of every cell, and the source with its cells marked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from register_app.base.i18n import _
from register_app.ui.dialogs import ask
from register_app.viewmodels.importing import accounts
from register_app.viewmodels.importing.flow import ImportFlow
from register_app.viewmodels.importing.source import ImportSource


def save_report(parent: QWidget, flow: ImportFlow) -> str:
    """Ask where to, and write the report of what was imported; gives the name of the file, "" for none."""
    source = imported(flow)
    if source is None:
        return ""
    proposal = f"{Path(source.name).stem}-{_('report')}.json"
    path = ask.pick_target(
        parent, _("Save the report"), proposal, _("JSON ({patterns})").format(patterns="*.json")
    )
    if path is None:
        return ""
    accounts.save_report(source, path)
    return path.name


def save_marked(parent: QWidget, flow: ImportFlow) -> None:
    """Ask where to, and write the source with its cells marked; the flow tells when it is done."""
    source = imported(flow)
    if source is None:
        return
    proposal = f"{Path(source.name).stem}-{_('marked')}.xlsx"
    filters = _("Excel workbooks ({patterns})").format(patterns="*.xlsx")
    path = ask.pick_target(parent, _("Save the source, marked"), proposal, filters)
    if path is not None:
        flow.save_marked(source, path)


def imported(flow: ImportFlow) -> ImportSource | None:
    """The source that is looked at where it was imported, else the first that was."""
    done = [source for source in flow.sources if source.state == "done"]
    return flow.current if flow.current in done else next(iter(done), None)


def of_which(flow: ImportFlow) -> str:
    """The name of the file that the report would be of, where there are several that it could be of; else ""."""
    source = imported(flow)
    several = sum(each.state == "done" for each in flow.sources) > 1
    return source.name if source is not None and several else ""

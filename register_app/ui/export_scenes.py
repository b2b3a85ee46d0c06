"""What leaves the register, as scenes: the export dialogue in its states, hand-overs compared, a notice compared."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QThread
from PySide6.QtWidgets import QWidget

from register_app.ui.desk import Desk
from register_app.ui.dialogs.exporting.dialog import ExportDialog

Scene = Callable[[Desk], QWidget | None]


def _wait(desk: Desk) -> None:
    """Until what was begun is done, and what that begins in turn."""
    deadline = QDeadlineTimer(400)
    while desk.context.jobs.busy or not deadline.hasExpired():
        desk.context.jobs.finish()
        QCoreApplication.processEvents()
        QThread.msleep(10)


def _open(desk: Desk) -> ExportDialog:
    desk.table.load_linked()
    ids = desk.table.ids()
    dialog = ExportDialog(desk.context, ids[:4], ids[:2], desk.window, line=desk.table.line)
    dialog.target.setText(str(Path("register.pdf")))  # a picture tells nothing of the computer it was made on
    dialog.show()
    _settle(desk, dialog)
    return dialog


def _settle(desk: Desk, dialog: ExportDialog) -> None:
    _wait(desk)
    told = dialog.side.command.command
    path = desk.session.path
    if path is not None:
        dialog.side.show_command(told.replace(str(path), path.name))


def _audience(name: str) -> Callable[[Desk], QWidget]:
    def show(desk: Desk) -> QWidget:
        dialog = _open(desk)
        dialog.head.audiences[name].click()
        _settle(desk, dialog)
        return dialog

    return show


def _gaps(desk: Desk) -> QWidget:
    """Activities of which something is missing, in a shape of an authority."""
    from register_app.viewmodels import activities

    for _number in range(2):
        activities.add(desk.session, "controller")
    dialog = _open(desk)
    dialog.view.choose(suffix=".xlsx")
    dialog.view.choose(template=dialog.form.template.itemData(3))
    _settle(desk, dialog)
    return dialog


def _package(desk: Desk) -> QWidget:
    dialog = _open(desk)
    dialog.view.choose(suffix=".zip", name="Datatilsynet 2026")
    _settle(desk, dialog)
    return dialog


def _done(desk: Desk) -> QWidget:
    dialog = _open(desk)
    dialog.head.keep_as("2026")
    dialog.view.choose(suffix=".json", where='part = "controller"')
    path = desk.session.path
    assert path is not None
    target = path.with_name("done.json")
    dialog.target.setText(str(target))
    dialog.write()
    _wait(desk)
    shown = target.with_name("register.json").name
    dialog.target.setText(shown)
    dialog.result_.where.setText(shown)
    _settle(desk, dialog)
    return dialog


def _changes(desk: Desk) -> QWidget | None:
    """What changed since a version that was handed over."""
    from register_app.services import edit, record
    from register_app.ui.dialogs.changes_dialog import ChangesDialog

    register = desk.session.register
    register.save_version("Datatilsynet 2026", "handed_over", "")
    for number in desk.table.ids()[:3]:
        found = record.read(register.read(), number)
        if found is not None:
            edit.set_field(register, found.rows[()], "owner", "Jens Holm")
    desk.acts.proof.changes()
    _wait(desk)
    return desk.window.findChild(ChangesDialog)


def _drift_empty(desk: Desk) -> QWidget | None:
    from register_app.ui.dialogs.drift_dialog import DriftDialog

    desk.acts.proof.compare_notice()
    return desk.window.findChild(DriftDialog)


def _drift(desk: Desk) -> QWidget | None:
    """The register's own notice, from which one purpose was taken and to which one was added."""
    from register_app.services import documents, notice
    from register_app.ui.dialogs.drift_dialog import DriftDialog

    path = desk.session.path
    assert path is not None
    document = documents.dump(desk.session.read())
    document["activities"] = document["activities"][2:]
    target = path.with_name("notice.html")
    notice.write(notice.text(document, language="da"), target)
    desk.acts.proof.compare_notice()
    dialog = desk.window.findChild(DriftDialog)
    if dialog is not None:
        dialog.compare(target)
        _wait(desk)
    return dialog


SCENES: dict[str, Scene] = {
    "export": _audience("authority"),
    "export-department": _audience("department"),
    "export-public": _audience("public"),
    "export-machine": _audience("machine"),
    "export-gaps": _gaps,
    "export-package": _package,
    "export-done": _done,
    "changes": _changes,
    "notice-empty": _drift_empty,
    "notice-compared": _drift,
}

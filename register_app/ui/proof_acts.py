"""Acts on the register as evidence: versions, what changed since, packages verified, the notice compared."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from register_app.base.i18n import Message, _
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.dropping import DropTarget
from register_app.ui.main_window import MainWindow
from register_app.viewmodels.jobs import Control

if TYPE_CHECKING:  # loaded when something is verified
    from register_app.store.verify import Finding

_MOST_TOLD = 12


class ProofActs:
    """The acts of one window, by the names of `ui/actions.py`."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        self._context, self._window = context, window

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "save_version": self.save_version,
            "verify": self.verify,
            "verify_package": self.verify_package,
            "changes": self.changes,
            "compare_notice": self.compare_notice,
        }

    def changes(self) -> None:
        """What has changed since a version or a hand-over."""
        from register_app.services.lists import register_language
        from register_app.ui.dialogs.changes_dialog import ChangesDialog

        self._context.store_typing()
        language = register_language(self._context.session.read())
        dialog = ChangesDialog(self._context, language, self._window)
        dialog.activity_wanted.connect(self._window.open_activity)
        dialog.show()
        dialog.activateWindow()

    def compare_notice(self) -> None:
        """Whether a published privacy notice still says what the register says."""
        from register_app.ui.dialogs.drift_dialog import DriftDialog

        self._context.store_typing()
        dialog = DriftDialog(self._context, self._window)
        DropTarget(dialog, into_import=True).brought.connect(dialog.take)
        dialog.activity_wanted.connect(self._window.open_activity)
        dialog.show()
        dialog.activateWindow()

    def verify_package(self) -> None:
        """Ask for a hand-over package and say whether it is as it was handed over."""
        path = ask.pick_file(self._window, _("Verify a hand-over package"), f"{_('Packages')} (*.zip)")
        if path is not None:
            self.verify_file(path)

    def verify_file(self, path: Path) -> None:
        """Verify the package at `path`, off the window's thread."""

        def work(_control: Control) -> tuple[list[Message], int, str, str]:
            from register_app.services import packages

            return packages.verify_package(path), *packages.history_of(path)

        self._context.jobs.start(
            work,
            done=self._on_package,
            failed=lambda error: self._window.message.tell(str(error), "error"),
        )

    def _on_package(self, found: tuple[list[Message], int, str, str]) -> None:
        findings, step, seal, name = found
        if findings:
            told = "\n".join(f"• {finding.text()}" for finding in findings[:_MOST_TOLD])
            ask.tell(self._window, _("Not as it was handed over"), told)
            return
        self._window.message.tell(
            _("The package “{name}” is as it was handed over. Step {step}, seal {seal}").format(
                name=name, step=step, seal=seal[:16]
            )
        )
        self._window.message.stay()

    def save_version(self) -> None:
        """Ask for a name and give it to the register as it is now."""
        from register_app.ui.dialogs.version_dialog import VersionDialog

        self._context.store_typing()
        dialog = VersionDialog(datetime.date.today().isoformat(), self._window)  # noqa: DTZ011 - the user's own day
        dialog.accepted.connect(lambda: self._keep(dialog))
        dialog.open()

    def _keep(self, dialog: object) -> None:
        from register_app.ui.dialogs.version_dialog import VersionDialog

        assert isinstance(dialog, VersionDialog)
        self._context.session.register.save_version(dialog.name, dialog.kind, dialog.note)
        self._window.message.tell(_("The version “{name}” was saved.").format(name=dialog.name))

    def verify(self) -> None:
        """Replay the history off the window's thread and say whether every row agrees with it."""
        self._context.store_typing()
        register = self._context.session.register
        self._window.message.tell(_("Verifying file and history …"))
        self._context.jobs.start(
            lambda _control: register.verify(),
            done=self._on_verified,
            failed=lambda error: self._window.message.tell(str(error), "error"),
        )

    def _on_verified(self, findings: list[Finding]) -> None:
        if not findings:
            step, seal = self._context.session.register.head()
            self._window.message.tell(
                _(
                    "The register is whole: every row agrees with its history. Step {step}, seal {seal}"
                ).format(step=step, seal=seal[:16])
            )
            return
        told = [f"• {finding.message.text()}" for finding in findings[:_MOST_TOLD]]
        more = len(findings) - len(told)
        if more > 0:
            told.append(_("… and {n} more").format(n=more))
        ask.tell(self._window, _("Not as it was left"), "\n".join(told))

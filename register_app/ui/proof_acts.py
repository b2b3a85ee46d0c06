"""Acts on the register as evidence: a version saved, file and history proved to agree."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from register_app.base.i18n import _
from register_app.ui.context import Context
from register_app.ui.dialogs import ask
from register_app.ui.main_window import MainWindow

if TYPE_CHECKING:  # loaded when something is verified
    from register_app.store.verify import Finding

_MOST_TOLD = 12


class ProofActs:
    """The acts of one window, by the names of `ui/actions.py`."""

    def __init__(self, context: Context, window: MainWindow) -> None:
        self._context, self._window = context, window

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"save_version": self.save_version, "verify": self.verify}

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

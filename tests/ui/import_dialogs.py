"""The import dialogue for tests: what opens it, and waiting until it has read, planned or written."""

from __future__ import annotations

from collections.abc import Callable

from register_app.ui.desk import Desk
from register_app.ui.dialogs.importing.dialog import ImportDialog
from tests.viewmodels.importing_sources import finish

Open = Callable[..., ImportDialog]


def settle(dialog: ImportDialog, desk: Desk) -> None:
    finish(dialog.flow, desk.context.jobs.finish)

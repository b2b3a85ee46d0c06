"""The start: a command goes to the command line without Qt; anything else opens the window."""

from __future__ import annotations

import sys
import threading
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from register_app.base.errors import RegisterError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments of the command line; gives its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if _is_window(arguments):
        return _window(Path(arguments[0]) if arguments else None)
    from register_app.cli.main import run

    return run(arguments, screenshot=_screenshot)


def _is_window(arguments: list[str]) -> bool:
    if not arguments:
        return True
    from register_app.cli.arguments import COMMANDS

    return len(arguments) == 1 and not arguments[0].startswith("-") and arguments[0] not in COMMANDS


def _window(path: Path | None) -> int:
    from PySide6.QtCore import QTimer

    from register_app.ui.desk import Desk, application

    app = application(sys.argv[:1])
    desk = Desk(app)
    _hook_exceptions(desk.acts.tell_error)
    if path is not None:
        desk.acts.open_path(path)
    desk.window.show()
    # The first list is on the screen; what the first edit needs is imported while the user looks at it.
    QTimer.singleShot(150, lambda: threading.Thread(target=_import_heavy, daemon=True).start())
    return app.exec()


def _import_heavy() -> None:
    import openpyxl  # noqa: F401

    import register_app.services.edit
    import register_app.services.rows  # noqa: F401


def _hook_exceptions(tell: object) -> None:
    """The one place where what nobody caught ends: a sentence for the user, the traceback on standard error."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if isinstance(error, RegisterError) and callable(tell):
            tell(error)
            return
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = hook


def _screenshot(options: Namespace) -> int:
    from register_app.ui.screenshot import run

    return run(options)

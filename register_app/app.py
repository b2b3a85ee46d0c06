"""The start: a command goes to the command line without Qt; anything else opens the window."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from types import TracebackType

from register_app.base import i18n
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with the arguments of the command line; gives its exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    child = _CHILDREN.get(arguments[0]) if arguments else None
    if child is not None:
        return int(import_module(child).main(arguments[1:]))
    if not _is_window(arguments):
        from register_app.cli.main import run

        return run(arguments, screenshot=_screenshot)
    if not _has_screen():
        i18n.use(i18n.system_language())
        print(
            _("There is no screen to open a window on. See what works without one: register-app --help"),
            file=sys.stderr,
        )
        return 2
    return _window(Path(arguments[0]) if arguments else None)


_CHILDREN = {
    "--read-in-child": "register_app.reading.child",
    "--set-pages-in-child": "register_app.writing.pdf_child",
}
"""In a frozen program, which has no interpreter to start, the program itself is the guarded child (packaging)."""


def _is_window(arguments: list[str]) -> bool:
    """Whether the window is asked for: by nothing at all, or by the path of a register."""
    if not arguments:
        return True
    if len(arguments) > 1 or arguments[0].startswith("-"):
        return False
    path = Path(arguments[0])
    if path.suffix or len(path.parts) > 1:  # no command looks like that: the window need not read them all
        return True
    from register_app.cli.arguments import COMMANDS

    return arguments[0] not in COMMANDS and path.exists()


def _has_screen() -> bool:
    """Whether Qt has something to draw on; asked first, because Qt ends the process where it has not."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _window(path: Path | None) -> int:
    from register_app.ui.desk import Desk, application

    app = application(sys.argv[:1])
    desk = Desk(app, register=path)
    _hook_exceptions(desk.tell_error)
    desk.window.show()
    return app.exec()


def _hook_exceptions(tell: Callable[[RegisterError], None]) -> None:
    """The one place where what nobody caught ends: a sentence for the user, the traceback on standard error."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not isinstance(error, RegisterError):
            sys.__excepthook__(kind, error, trace)
            if not isinstance(error, Exception):
                return
            error = RegisterError(
                N_(
                    "Something went wrong in the program itself ({kind}). What was stored is safe; save a copy and start again."
                ),
                kind=kind.__name__,
            )
        tell(error)

    sys.excepthook = hook


def _screenshot(options: Namespace) -> int:
    from register_app.ui.screenshot import run

    return run(options)

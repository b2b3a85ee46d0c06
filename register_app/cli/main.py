"""The commands: parse, call, print. No Qt here; failures become one sentence and exit status 2."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from register_app import __version__
from register_app.base import i18n
from register_app.base.errors import RegisterError
from register_app.base.i18n import N_, _
from register_app.cli import arguments
from register_app.cli.speech import tell

Command = Callable[[Namespace], int]

DONE, FOUND, FAILED = 0, 1, 2
"""Exit status: it worked; it worked and found something; it could not be done."""


def run(argv: Sequence[str], *, screenshot: Command | None = None) -> int:
    """Run one command; `screenshot` draws, and is given by the one module that may know the window."""
    i18n.use(_asked_language(argv) or i18n.system_language())
    _speak_utf8()
    try:
        options = arguments.parser().parse_args(list(argv))
        if options.version:
            print(f"register-app {__version__}")
            return DONE
        if options.command is None:
            raise arguments.UsageError(N_("No command was given. See: register-app --help"))
        return _command(options.command, screenshot)(options)
    except RegisterError as error:
        tell(str(error))
        return FAILED
    except KeyboardInterrupt:
        tell(_("Stopped. Nothing was left half done."))
        return FAILED
    except BrokenPipeError:
        sys.stderr.close()
        return FAILED
    except OSError as error:
        tell(
            _("The system refused: {reason}. Check the disk, the path and your rights.").format(
                reason=error.strerror or type(error).__name__
            )
        )
        return FAILED
    except MemoryError:
        tell(_("There is not enough memory for this. Close other programs, or do it in smaller parts."))
        return FAILED


def _asked_language(argv: Sequence[str]) -> str | None:
    """The language asked for, found before parsing so that errors of parsing speak it too."""
    for place, argument in enumerate(argv):
        if argument == "--lang" and place + 1 < len(argv):
            return argv[place + 1]
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
    return None


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _command(name: str, screenshot: Command | None) -> Command:
    """The function behind a command; its module is imported only now."""
    match name:
        case "import" | "export":
            from register_app.cli import transfer

            return transfer.import_ if name == "import" else transfer.export
        case "show" | "check" | "history" | "diff" | "verify":
            from register_app.cli import looking

            return {
                "show": looking.show,
                "check": looking.check,
                "history": looking.history,
                "diff": looking.diff,
                "verify": looking.verify,
            }[name]
        case "notice":
            from register_app.cli import notice

            return notice.notice
        case "screenshot":
            if screenshot is None:
                raise RegisterError(N_("Pictures are drawn by the command register-app itself."))
            return screenshot
        case "demo":
            from register_app.cli import demo

            return demo.demo
        case _:
            from register_app.cli import files

            return {"new": files.new, "backup": files.backup, "restore": files.restore}[name]

"""Running one job of page setting in a child process that can be ended at any moment."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.base.paths import resource
from register_app.writing.pairs import parted

log = logging.getLogger(__name__)

SWITCH = "--set-pages-in-child"
"""In a frozen program the executable itself is the child when this is its first argument."""

Job = dict[str, Any]
Cancel = Callable[[], bool]

_POLL_SECONDS = 0.05
_BOOT = "import sys; sys.path.insert(0, sys.argv[1]); from register_app.writing.pdf_child import main; sys.exit(main())"
# What a child may know of the user's environment: where Windows and the loader find their libraries.
_KEPT = ("SYSTEMROOT", "WINDIR", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
# Nothing of ours asks the network. Should the typesetter ever want a package, it finds a closed door.
_NOWHERE = "http://127.0.0.1:9"


class PdfError(RegisterError):
    """The PDF could not be made; the target is unchanged."""


class PdfCancelled(PdfError):
    """The user ended it."""


class UnprintableText(PdfError):
    """The typesetter refused a text; made again with a narrower set of characters, it should pass."""


def child_command() -> list[str]:
    """The command that starts the child, isolated from the user's environment and folder."""
    if getattr(sys, "frozen", False):
        return [sys.executable, SWITCH]
    return [sys.executable, "-I", "-c", _BOOT, str(Path(__file__).resolve().parents[2])]


def child_environment() -> dict[str, str]:
    kept = {key: os.environ[key] for key in _KEPT if key in os.environ}
    return kept | dict.fromkeys(
        ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"), _NOWHERE
    )


def compile_job(
    data: Job, output: Path, *, strict: bool, timestamp: int, tags: bool = True, shrink: bool = False
) -> Job:
    """A job that sets `data` at `output`. `strict`: PDF/UA-1 and PDF/A-2a, else a piece of such a file."""
    archival = "a-2a" if tags else "a-2b"
    return {
        "do": "compile",
        "template": str(resource("templates", "pdf", "register.typ")),
        "fonts": str(resource("fonts")),
        "data": json.dumps(
            parted(data) if data.get("head", {}).get("second_language") else data,
            ensure_ascii=False,
            separators=(",", ":"),
        ),
        "output": str(output),
        "standards": ["ua-1", archival] if strict else [archival],
        "tags": tags,
        "timestamp": timestamp,
        "shrink": shrink,
    }


def run_job(job: Job, cancel: Cancel | None = None) -> Job:
    """Do `job` in a child and return its answer.

    Raises PdfCancelled soon after `cancel` says so, UnprintableText when the typesetter refuses the document, OSError
    for what the disk refused, PdfError for anything else.
    """
    process = subprocess.Popen(
        child_command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=child_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    try:
        said = _wait(process, json.dumps(job).encode(), cancel)
    except BaseException:
        process.kill()
        raise
    try:
        answer: Job = json.loads(said)
    except ValueError:
        # The PDF writer can crash on a text it cannot take; what it printed may quote the register, so it is dropped.
        log.error(  # noqa: TRY400 - the parse error says nothing
            "the page setting process ended with status %s and no answer", process.returncode
        )
        raise UnprintableText(_CRASHED) from None
    if "failed" not in answer:
        return answer
    if answer["failed"] == "system":
        raise OSError(answer["number"], answer["text"])
    log.error("page setting failed: %s", answer["failed"])
    kind = UnprintableText if answer["failed"] == "TypstError" else PdfError
    raise kind(_CRASHED)


_CRASHED = N_(
    "The PDF could not be made because the pages could not be set; nothing was written. Export to Excel instead."
)


def _wait(process: subprocess.Popen[bytes], sent: bytes, cancel: Cancel | None) -> bytes:
    """What the process answers; a thread talks to it, as `communicate` with a time limit loses what it has to send."""
    said: list[bytes] = []

    def talk() -> None:
        said.append(process.communicate(sent)[0])

    talker = threading.Thread(target=talk, name="page setting", daemon=True)
    talker.start()
    while talker.is_alive():
        if cancel is not None and cancel():
            process.kill()
            talker.join()
            raise PdfCancelled(N_("The PDF was cancelled; nothing was written."))
        talker.join(_POLL_SECONDS)
    return said[0] if said else b""

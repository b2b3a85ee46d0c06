"""Pictures of the window's screens, drawn without a display, for the documentation and for looking at them."""

from __future__ import annotations

import os
import tempfile
import time
from argparse import Namespace
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QDialog

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.store.register import Register
from register_app.ui.desk import Desk
from register_app.ui.scenes import SCENES

SIZE = (1360, 860)
_ROUNDS, _ROUND = 10, 0.04


class PictureError(RegisterError):
    """A picture that cannot be drawn."""


def screens() -> tuple[str, ...]:
    """The names of all screens."""
    return tuple(SCENES)


def run(options: Namespace) -> int:
    """The command `screenshot`."""
    if options.list:
        print("\n".join(screens()))  # noqa: T201 - the answer of the command
        return 0
    if options.file is None or options.screen is None or options.out is None:
        raise PictureError(
            N_("Say which register, which screen and where to: screenshot FILE SCREEN OUT.png")
        )
    take(
        Path(options.file),
        options.screen,
        Path(options.out),
        theme=options.theme,
        scale=options.scale,
        language=options.lang or "",
    )
    print(options.out)  # noqa: T201 - the answer of the command
    return 0


def take(
    register: Path, screen: str, out: Path, *, theme: str = "light", scale: float = 1.0, language: str = ""
) -> None:
    """Draw `screen` of the register at `register` as a PNG at `out`; the register itself is only read.

    `scale` holds for the whole process, as Qt reads it when its application starts.
    """
    if screen not in SCENES:
        raise PictureError(
            N_("There is no screen “{name}”. Known are: {names}"), name=screen, names=", ".join(SCENES)
        )
    if not 0.5 <= scale <= 4:
        raise PictureError(N_("The scale must be between 0.5 and 4."))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(scale)
    app = QApplication.instance() or QApplication(["register-app"])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory(prefix="register-app-") as folder:
        draw(app, register, screen, out, Path(folder), theme=theme, language=language)


def draw(
    app: QApplication, register: Path, screen: str, out: Path, folder: Path, *, theme: str, language: str
) -> None:
    """As `take`, in an application that runs; `folder` takes a copy of the register and the settings."""
    desk = Desk(app, folder / "settings.toml", theme=theme, language=language)
    window = desk.window
    window.resize(*SIZE)
    try:
        if screen != "start":
            copy = folder / register.name
            with Register.open(register, read_only=True) as source:
                source.save_as(copy)
            desk.session.open(copy)
        window.show()
        settle()
        shown = SCENES[screen](desk) or window
        desk.context.jobs.finish()
        settle()
        if not shown.grab().save(str(out), "PNG"):
            raise PictureError(N_("The picture {path} cannot be written: check the folder."), path=out)
    finally:
        for dialog in window.findChildren(QDialog):
            dialog.close()
        window.close()
        window.deleteLater()
        settle(2)


def settle(rounds: int = _ROUNDS) -> None:
    """Let timers fire and everything be laid out and drawn."""
    for _round in range(rounds):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(_ROUND)

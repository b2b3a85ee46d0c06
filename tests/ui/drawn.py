"""Draws scenes one after the other, each on a copy of a register, and measures what is on the screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from register_app.base.settings import Settings
from register_app.store.register import Register
from register_app.ui.desk import Desk
from register_app.ui.scenes import SCENES
from tests.ui.geometry import cut_texts, outgrown, overlaps, unnamed
from tests.ui.spoken_tree import nameless

WINDOW = (1360, 860)
LAPTOP = (1024, 576)
"""A screen of 1280×720 pixels at 125 %, as Qt counts it."""


@dataclass(frozen=True)
class Setting:
    """How the window is shown: size of text in per cent, size of the window in pixels."""

    language: str = "en"
    theme: str = "light"
    text_size: int = 100
    size: tuple[int, int] = WINDOW

    def __str__(self) -> str:
        return f"{self.language}-{self.theme}-{self.text_size}-{self.size[0]}x{self.size[1]}"


def make_sample(folder: Path, language: str) -> Path:
    """The sample as a file."""
    from register_app.services.sample import fill

    path = folder / f"{language}.register"
    with Register.create(path, title="Sample", language=language) as register:
        fill(register, language)
    return path


def troubles_in(
    app: QApplication,
    folder: Path,
    register: Path,
    setting: Setting,
    names: Sequence[str] = tuple(SCENES),
    pictures: Path | None = None,
) -> dict[str, list[str]]:
    """What is cut, overlaps, has no name or needs more than the window, with the scenes that show it.

    `pictures` is a folder in which each scene is kept as it was drawn.
    """
    found: dict[str, list[str]] = {}
    with _window(app, folder, setting) as desk:
        for number, name in enumerate(names):
            # Each on a copy of its own, since some scenes edit.
            path = folder / f"{number}.register"
            shutil.copy(register, path)
            desk.session.open(path)
            desk.window.resize(*setting.size)
            settle()
            shown = SCENES[name](desk) or desk.window
            desk.context.jobs.finish()
            settle()
            for trouble in _troubles({shown, desk.window}, setting.size):
                found.setdefault(trouble, []).append(name)
            desk.window.setUpdatesEnabled(True)
            picture = shown.grab().toImage()
            desk.window.setUpdatesEnabled(False)
            if _colours(picture) <= 2:
                found.setdefault("nothing is drawn", []).append(name)
            if pictures is not None:
                pictures.mkdir(parents=True, exist_ok=True)
                picture.save(str(pictures / f"{name}.png"))
            _put_away(desk, shown)
            path.unlink()
    return found


@contextmanager
def _window(app: QApplication, folder: Path, setting: Setting) -> Iterator[Desk]:
    desk = Desk(app, folder / "settings.toml", theme=setting.theme, language=setting.language)
    desk.look.choose(setting.theme, setting.text_size)
    desk.window.resize(*setting.size)
    desk.window.show()
    # What is on the way to a scene is laid out, but not painted: the scene itself is, where its picture is taken.
    desk.window.setUpdatesEnabled(False)
    try:
        yield desk
    finally:
        desk.look.choose("light", 100)
        desk.window.close()
        desk.window.deleteLater()
        settle()


def settle() -> None:
    for _round in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _troubles(roots: set[QWidget], size: tuple[int, int]) -> list[str]:
    """What stays wrong once everything has found its place: a text that grows moves its neighbours a moment later."""
    found: list[str] = []
    for _attempt in range(20):
        found = [
            trouble
            for root in roots
            for look in (cut_texts, overlaps, unnamed, nameless)
            for trouble in look(root)
        ]
        found += [trouble for root in roots for trouble in outgrown(root, size)]
        if not found:
            break
        QTest.qWait(15)
    return found


def _put_away(desk: Desk, shown: QWidget) -> None:
    for dialog in desk.window.findChildren(QDialog):
        dialog.close()
        dialog.deleteLater()
    if shown is not desk.window:
        shown.close()
    desk.session.close()
    # A new register is laid out as the last one was left, which is the next scene's.
    first = Settings()
    desk.context.preferences.set(columns=first.columns, sort=first.sort, layouts={}, places={}, presets={})
    settle()


def _colours(picture: QImage) -> int:
    """Different colours among some hundred places."""
    return len(
        {
            picture.pixel(x, y)
            for x in range(0, picture.width(), max(picture.width() // 60, 1))
            for y in range(0, picture.height(), max(picture.height() // 60, 1))
        }
    )

"""How a window is left and found again: its place, its splitters, and for each register what was shown."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QByteArray, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QSplitter, QWidget

from register_app.viewmodels.preferences import Preferences

_MOST_REGISTERS = 40
_PAUSE = 600
_FRAME = QSize(8, 40)
"""About what a desktop draws around a window."""


def within(size: QSize, screen: QScreen) -> QSize:
    """`size`, or what of it fits on a small screen; a picture that is drawn off the screen has the size asked for."""
    if QGuiApplication.platformName() == "offscreen":
        return size
    return size.boundedTo(screen.availableSize() - _FRAME)


def place_beside(window: QWidget, size: QSize, by: int) -> QPoint:
    """Where a further window of a size goes, `by` pixels off `window`: whole on the screen where there is room."""
    free = window.screen().availableGeometry()
    at = window.pos() + QPoint(by, by)
    room = free.bottomRight() - QPoint(size.width() + _FRAME.width(), size.height() + _FRAME.height())
    return QPoint(max(min(at.x(), room.x()), free.left()), max(min(at.y(), room.y()), free.top()))


class Left(NamedTuple):
    """What was shown of a register: the screen, the open activities (row numbers), the one in front, the row chosen.

    `part` is the part of the activity in front that was on the screen, "" its top.
    """

    screen: str = ""
    activities: tuple[int, ...] = ()
    front: int = 0
    row: int = 0
    part: str = ""


def left(preferences: Preferences, path: Path) -> Left:
    """How the register at `path` was left the last time."""
    try:
        raw = json.loads(preferences.now.places.get(str(path.absolute()), "{}"))
        activities = tuple(int(number) for number in raw.get("activities", ()))
        front, row = int(raw.get("front", 0)), int(raw.get("row", 0))
        return Left(str(raw.get("screen", "")), activities, front, row, str(raw.get("part", "")))
    except (ValueError, TypeError, AttributeError):
        return Left()


def keep(preferences: Preferences, path: Path, state: Left) -> None:
    """Remember what is shown; of registers not seen for long nothing is kept."""
    places = {name: text for name, text in preferences.now.places.items() if name != str(path.absolute())}
    places[str(path.absolute())] = json.dumps(state._asdict())
    preferences.set(places=dict(list(places.items())[-_MOST_REGISTERS:]))


class Splitters(QObject):
    """Keeps the sizes of the splitters of each screen."""

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._moved: dict[str, QSplitter] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.keep)

    def restore(self, name: str, screen: QWidget) -> None:
        """Give the splitters of the screen `name` the sizes they had, and watch them."""
        for place, splitter in enumerate(screen.findChildren(QSplitter)):
            key = f"{name}-{place}"
            kept = self._preferences.now.splitters.get(key, "")
            sizes = [int(part) for part in kept.split(",") if part.isdigit()]
            if len(sizes) == splitter.count() and sum(sizes) > 0:
                splitter.setSizes(sizes)
            splitter.splitterMoved.connect(
                lambda *_, key=key, splitter=splitter: self._on_moved(key, splitter)
            )

    def _on_moved(self, key: str, splitter: QSplitter) -> None:
        self._moved[key] = splitter
        splitter.destroyed.connect(lambda: self._moved.pop(key, None), Qt.ConnectionType.SingleShotConnection)
        self._pause.start()

    def keep(self) -> None:
        """Write down what was moved."""
        self._pause.stop()
        moved, self._moved = self._moved, {}
        if moved:
            sizes = {key: ",".join(map(str, splitter.sizes())) for key, splitter in moved.items()}
            self._preferences.set(splitters={**self._preferences.now.splitters, **sizes})


def geometry_of(text: str) -> QByteArray:
    """A window's place as the settings hold it."""
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))


def geometry_text(geometry: QByteArray) -> str:
    return bytes(geometry.toBase64().data()).decode("ascii")

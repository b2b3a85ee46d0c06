"""Icons: the drawings of `resources/icons`, tinted in a colour of the theme."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QObject, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QListWidget, QListWidgetItem

from register_app.base.paths import resource
from register_app.ui.theme import Look, Theme, scaled

_SIZES = (16, 20, 24)
_PROGRAM_SIZES = (16, 32, 64)
_MARK = "icon-mark"


def tinted(name: str, colour: str) -> bytes:
    """The SVG `name` with its lines in `colour` (`#RRGGBB`)."""
    return resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode("ascii"))


def pixmap(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    """`name` drawn `size` logical pixels wide for a screen with `ratio` device pixels each."""
    canvas = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(QByteArray(tinted(name, colour))).render(painter)
    painter.end()
    canvas.setDevicePixelRatio(ratio)
    return canvas


def program_icon() -> QIcon:
    """What the taskbar and the title bar show for the program."""
    icon = QIcon()
    renderer = QSvgRenderer(str(resource("icons", "register-app.svg")))
    for size in _PROGRAM_SIZES:
        canvas = QPixmap(QSize(size, size))
        canvas.fill(Qt.GlobalColor.transparent)
        painter = QPainter(canvas)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(canvas)
    return icon


class Icons(QObject):
    """Icons by name and role of colour, each drawn once a theme; those on the screen follow the theme."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self._drawn: dict[tuple[str, str], QIcon] = {}
        look.changed.connect(self._drawn.clear)
        look.recoloured.connect(self._recolour)

    @property
    def theme(self) -> Theme:
        return self._look.theme

    def get(self, name: str, role: str = "muted") -> QIcon:
        """The icon `name` in the theme's colour for `role`; greyed when its button is disabled."""
        key = (name, role)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, role)
        return self._drawn[key]

    def mark(self, label: QLabel, name: str, role: str, size: int) -> None:
        """Show an icon in a label, `size` pixels wide at normal text."""
        label.setProperty(_MARK, (name, role, size))
        label.setPixmap(self.get(name, role).pixmap(scaled(size), scaled(size)))

    def _recolour(self) -> None:
        """Give everything that shows an icon the one in the colours of now."""
        before = {icon.cacheKey(): key for key, icon in self._drawn.items()}
        self._drawn.clear()
        for widget in QApplication.allWidgets():
            showing: list[QAbstractButton | QAction | QListWidgetItem] = [*widget.actions()]
            if isinstance(widget, QAbstractButton):
                showing.append(widget)
            elif isinstance(widget, QListWidget):
                showing += [widget.item(row) for row in range(widget.count())]
            elif isinstance(widget, QLabel) and (marked := widget.property(_MARK)):
                self.mark(widget, *marked)
            for item in showing:
                if (key := before.get(item.icon().cacheKey())) is not None:
                    item.setIcon(self.get(*key))

    def _draw(self, name: str, role: str) -> QIcon:
        icon, colours = QIcon(), self.theme.colours
        screens = {screen.devicePixelRatio() for screen in QGuiApplication.screens()} or {1.0}
        for ratio in sorted(screens):
            for size in {scaled(size) for size in _SIZES}:
                icon.addPixmap(pixmap(name, colours[role], size, ratio), QIcon.Mode.Normal)
            icon.addPixmap(pixmap(name, colours["disabled"], scaled(_SIZES[1]), ratio), QIcon.Mode.Disabled)
        return icon

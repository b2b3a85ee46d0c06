"""The look: named colours from a TOML file, turned into a palette and a style sheet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.base.paths import resource

BASE_SIZE = 10.5
"""Normal text in points at a text size of 100 %."""

_TICK = 15
"""Sides of the box one ticks, in pixels at a text size of 100 %."""

_STILL = "\n* { widget-animation-duration: 0; }\n"

FAMILY = "Source Sans 3"
_KINDS = ("QLabel", "QMenu", "QMenuBar", "QPushButton", "QCheckBox", "QAbstractItemView", "QTipLabel")
"""Kinds of widgets for which one desktop or the other has a font of its own."""
_FONT_FILES = ("SourceSans3-Regular.ttf", "SourceSans3-Semibold.ttf", "SourceSans3-Bold.ttf")


class ThemeError(RegisterError):
    """A theme file that cannot be used."""


def scaled(pixels: int) -> int:
    """A length of `pixels` at a text size of 100 %, at the size of now: icons and columns grow with their texts."""
    return round(pixels * QApplication.font().pointSizeF() / BASE_SIZE)


@dataclass(frozen=True)
class Theme:
    """Colours by role, as `#RRGGBB`."""

    name: str
    dark: bool
    colours: dict[str, str]

    def colour(self, role: str) -> QColor:
        return QColor(self.colours[role])


def read_theme(name: str) -> Theme:
    """The theme `name` ("light" or "dark") of `resources/themes`."""
    path = resource("themes", f"{name}.toml")
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        colours = {str(key): str(value) for key, value in raw["colours"].items()}
        return Theme(str(raw["name"]), bool(raw["dark"]), colours)
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise ThemeError(
            N_("The theme {name} cannot be read; install the program again."), name=name
        ) from error


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` as WCAG 2 defines it, 0 to 1."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def palette_of(theme: Theme) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for target, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "raised"),
        (role.Text, "text"),
        (role.PlaceholderText, "faint"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "on_accent"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "accent"),
        (role.LinkVisited, "accent"),
        (role.Light, "surface"),
        (role.Midlight, "hover"),
        (role.Mid, "border"),
        (role.Dark, "border_strong"),
        (role.Shadow, "border_strong"),
    ):
        palette.setColor(target, theme.colour(name))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, target, theme.colour("disabled"))
    palette.setColor(group.Disabled, role.Highlight, theme.colour("hover"))
    return palette


def style_of(theme: Theme, text_size: int) -> str:
    """The style sheet in the theme's colours; sizes of text follow `text_size` in per cent."""
    template = Template(resource("themes", "style.qss").read_text("utf-8"))
    points = {
        f"pt_{name}": f"{BASE_SIZE * text_size / 100 * factor:.2f}pt"
        for name, factor in (("small", 0.88), ("normal", 1.0), ("large", 1.19), ("title", 1.62))
    }
    tick = round(_TICK * text_size / 100)
    points |= {"px_tick": f"{tick}px", "px_round": f"{tick // 2 + 1}px"}
    folder = resource("themes", "dark" if theme.dark else "light").as_posix()
    return template.substitute(theme.colours | points | {"icons": folder})


class Look(QObject):
    """Keeps the application in the chosen theme and text size, and follows the system's when asked to."""

    recoloured = Signal()
    """Other colours: what is there was styled anew and stays as it is."""
    changed = Signal()
    """Another size of text: what is measured by it is to be built anew."""
    leaving = Signal()
    """Comes before: what is built anew for the new look is better taken down before all that is there is styled."""

    def __init__(
        self, app: QApplication, theme: str = "system", text_size: int = 100, motion: str = "system"
    ) -> None:
        super().__init__(app)
        self._effects = {effect: app.isEffectEnabled(effect) for effect in Qt.UIEffect}
        self._blink = app.cursorFlashTime()
        self.still = motion == "reduced"
        """Whether nothing moves by itself; otherwise Qt does as the computer is set."""
        self._app = app
        self._choice = theme
        self._text_size = text_size
        self._themes: dict[str, Theme] = {}
        self._dressed: Theme | None = None
        self._own_fonts = False
        """Whether the desktop has fonts of its own for some kinds of widgets."""
        self._add_fonts()
        app.setStyle("Fusion")
        self._apply()
        # Qt is in the middle of following: it still takes up the fonts of the system.
        app.styleHints().colorSchemeChanged.connect(self._follow, Qt.ConnectionType.QueuedConnection)

    @property
    def theme(self) -> Theme:
        name = self._choice
        if name not in ("light", "dark"):
            name = "dark" if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else "light"
        if name not in self._themes:
            self._themes[name] = read_theme(name)
        return self._themes[name]

    @property
    def text_size(self) -> int:
        return self._text_size

    def choose(self, theme: str, text_size: int) -> None:
        """Show everything in `theme` ("system", "light", "dark") and with text of `text_size` per cent."""
        size = self._text_size
        self._choice, self._text_size = theme, text_size
        if text_size != size:
            self.leaving.emit()
            self._apply()
            self.changed.emit()
        elif self.theme is not self._dressed:
            self._recolour()

    def move(self, motion: str) -> None:
        """Let things move as the computer is set ("system"), or nothing at all ("reduced")."""
        if (motion == "reduced") != self.still:
            self.still = motion == "reduced"
            self._apply()

    def _apply_motion(self) -> None:
        for effect, on in self._effects.items():
            self._app.setEffectEnabled(effect, on and not self.still)
        # Without a flash time the cursor stands still.
        self._app.setCursorFlashTime(0 if self.still else self._blink)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of a main window: where the system's look has changed, ours is put on again once Qt has followed."""
        if event.type() == QEvent.Type.ThemeChange:
            QTimer.singleShot(0, self, self._follow)
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        if self.theme is not self._dressed or self._fonts_are_foreign():
            self._recolour()

    def _recolour(self) -> None:
        if self._own_fonts:
            self._take_fonts_back()
        else:
            # With the old sheet still there, Qt works out each rule of each widget twice: four times as long.
            self._app.setStyleSheet("")
        self._dress()
        self.recoloured.emit()

    def _fonts_are_foreign(self) -> bool:
        """Whether Qt would give some kinds of widgets the fonts that the desktop has for them."""
        fonts = [QApplication.font(kind) for kind in _KINDS]  # type: ignore[call-overload]
        return any(font.family() != FAMILY for font in fonts)

    def _take_fonts_back(self) -> None:
        # A font that is the same as before would reach no widget that is there already.
        other = self._font()
        other.setPointSizeF(other.pointSizeF() + 1)
        for font in (other, self._font()):
            self._app.setFont(font)

    def _add_fonts(self) -> None:
        if FAMILY not in QFontDatabase.families():
            for name in _FONT_FILES:
                QFontDatabase.addApplicationFont(str(resource("fonts", name)))

    def _apply(self) -> None:
        self._app.setFont(self._font())
        self._dress()
        self._apply_motion()

    def _font(self) -> QFont:
        font = QFont(FAMILY)
        font.setPointSizeF(BASE_SIZE * self._text_size / 100)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font

    def _dress(self) -> None:
        self._dressed = theme = self.theme
        self._app.setPalette(palette_of(theme))
        self._app.setStyleSheet(style_of(theme, self._text_size) + (_STILL if self.still else ""))
        if self._fonts_are_foreign():
            # Qt takes them up with the first style sheet.
            self._own_fonts = True
            self._take_fonts_back()

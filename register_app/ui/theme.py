"""The look: named colours from a TOML file, turned into a palette and a style sheet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
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

    changed = Signal()
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
        self._add_fonts()
        app.setStyle("Fusion")
        self._apply()
        app.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

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
        if (theme, text_size) != (self._choice, self._text_size):
            self._choice, self._text_size = theme, text_size
            self._turn()

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

    def _on_scheme_changed(self) -> None:
        if self._choice == "system":
            self._turn()

    def _turn(self) -> None:
        self.leaving.emit()
        self._apply()
        self.changed.emit()

    def _add_fonts(self) -> None:
        if FAMILY not in QFontDatabase.families():
            for name in _FONT_FILES:
                QFontDatabase.addApplicationFont(str(resource("fonts", name)))

    def _apply(self) -> None:
        font = QFont(FAMILY)
        font.setPointSizeF(BASE_SIZE * self._text_size / 100)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        self._app.setFont(font)
        theme = self.theme
        self._app.setPalette(palette_of(theme))
        self._app.setStyleSheet(style_of(theme, self._text_size) + (_STILL if self.still else ""))
        self._apply_motion()

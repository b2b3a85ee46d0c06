"""What the user chose for this computer, kept as TOML; a register holds none of it."""

from __future__ import annotations

import contextlib
import os
import tempfile
import tomllib
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from register_app.base.paths import config_dir

THEMES = ("system", "light", "dark")
TEXT_SIZES = (85, 100, 115, 130, 150, 175, 200)
"""Sizes of text in per cent of the normal size."""

BACKUPS = (1, 2, 4)
MOTIONS = ("system", "reduced")
"""As the computer is set, or nothing that moves by itself."""

_MOST_RECENT = 12


@dataclass(frozen=True)
class Settings:
    """Everything chosen; `language` "" and `theme` "system" follow the computer.

    `columns` holds the columns of the register table from left to right as "name:width", `sort` a column
    name, with a leading "-" when descending; `layouts` maps a register's path to how its table was left, and `views`
    a name to a saved view of it, both as JSON of `viewmodels/views.py`. `shortcuts` maps an action to the keys that
    replace its own.
    `geometry` is the window's place as Qt writes it, in base 64, `splitters` the sizes of the parts of a screen, and
    `places` maps a register's path to what was shown of it, as JSON. `palette` holds what was chosen in the command
    palette, the latest first; `date_format` is "iso", "dmy", or "" for the customary one of the language. `presets`
    maps a name to the choices of an export as JSON of `services/presets.py`, "" to those of the last one.
    `backups` is how many times the usual number of backups is kept, one of BACKUPS; `motion` one of MOTIONS.
    """

    language: str = ""
    theme: str = "system"
    text_size: int = 100
    author: str = ""
    recent: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sort: str = "number"
    preview: bool = True
    geometry: str = ""
    layouts: dict[str, str] = field(default_factory=dict)
    views: dict[str, str] = field(default_factory=dict)
    splitters: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    shortcuts: dict[str, str] = field(default_factory=dict)
    palette: tuple[str, ...] = ()
    date_format: str = ""
    backups: int = 1
    motion: str = "system"
    presets: dict[str, str] = field(default_factory=dict)

    def with_recent(self, path: Path) -> Settings:
        """These settings with `path` as the latest of the recent registers."""
        text = str(path)
        rest = tuple(item for item in self.recent if item != text)
        return replace(self, recent=(text, *rest)[:_MOST_RECENT])


def user_name() -> str:
    """The name of the user's account, for the history; nothing where the system does not tell."""
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def settings_path() -> Path:
    return config_dir() / "settings.toml"


def load(path: Path | None = None) -> Settings:
    """The settings kept at `path`; what is missing, unreadable or of the wrong kind takes its default."""
    try:
        raw = tomllib.loads((path or settings_path()).read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _from_raw(raw)


def _from_raw(raw: dict[str, Any]) -> Settings:
    default = Settings()
    kept: dict[str, Any] = {}
    for item in fields(Settings):
        if item.name not in raw:
            continue
        value, expected = raw[item.name], getattr(default, item.name)
        if isinstance(expected, tuple) and isinstance(value, list):
            kept[item.name] = tuple(entry for entry in value if isinstance(entry, str))
        elif isinstance(expected, dict) and isinstance(value, dict):
            kept[item.name] = {key: entry for key, entry in value.items() if isinstance(entry, str)}
        elif type(value) is type(expected):
            kept[item.name] = value
    settings = replace(default, **kept)
    if settings.theme not in THEMES:
        settings = replace(settings, theme="system")
    if settings.backups not in BACKUPS:
        settings = replace(settings, backups=1)
    if settings.motion not in MOTIONS:
        settings = replace(settings, motion="system")
    if not TEXT_SIZES[0] <= settings.text_size <= TEXT_SIZES[-1]:
        settings = replace(settings, text_size=100)
    return settings


def save(settings: Settings, path: Path | None = None) -> bool:
    """Keep `settings`; False when the folder cannot be written, which must never stop the user's work."""
    import tomli_w

    target = path or settings_path()
    data = {
        key: list(value) if isinstance(value, tuple) else value for key, value in asdict(settings).items()
    }
    text = tomli_w.dumps(data)
    with contextlib.suppress(OSError, UnicodeEncodeError):
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix="settings-", suffix=".tmp")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
        Path(name).replace(target)
        return True
    return False

"""Who is at the keyboard, for the history."""

from __future__ import annotations

import getpass


def author() -> str:
    """The name of the user's account, or nothing where the system does not tell."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""

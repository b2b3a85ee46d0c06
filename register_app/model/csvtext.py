"""Texts in separated files: guarded, so that no spreadsheet program takes one for a formula, and restored.

As OWASP advises (CSV Injection): an apostrophe goes before what could begin a formula, at the start of a text and
after anything that another program might take for the end of a cell. Guarding is exact: `restored(guarded(t)) == t`.
"""

from __future__ import annotations

import re

MARK = "register-app:id"
"""Heading of the column of ids: a file that has it was guarded by us, so its texts may be restored."""

_BEGINNERS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_BLANKS = " \u00a0\u200b\u3000\ufeff"
_FORMULA = f"'*[{_BLANKS}]*[{_BEGINNERS}]"
_AT_START = f"(?:{_FORMULA}|'*[\\t\\r\\n])"
_BEHIND_CELL_END = '(?<=[,;|\\t\\r\\n"])'
_UNGUARDED = re.compile(f"^(?={_AT_START})|{_BEHIND_CELL_END}(?={_FORMULA})")
_GUARD = re.compile(f"^'(?={_AT_START})|{_BEHIND_CELL_END}'(?={_FORMULA})")


def guarded(text: str) -> str:
    """`text` with an apostrophe wherever a program could begin to read a formula."""
    return _UNGUARDED.sub("'", text)


def restored(text: str) -> str:
    """The text that `guarded` was given."""
    return _GUARD.sub("", text)

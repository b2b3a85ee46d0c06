"""What a text may hold: everything a person writes, nothing a file or a screen cannot carry."""

from __future__ import annotations

import re

# NUL ends a text in C code; a lone surrogate is no character and has no UTF-8 form.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_CONTROLS = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def clean(text: str) -> str:
    """`text` as it is stored: line ends as line feeds, without NUL, lone surrogates and control characters."""
    if text.isprintable():  # which no control, surrogate or unassigned character is
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", _UNSTORABLE.sub("", text))


def one_line(text: str) -> str:
    """`text` for a place with one line, such as a name: white space collapsed, ends trimmed."""
    return " ".join(clean(text).split())


def fold(text: str) -> str:
    """`text` for comparing names: case and white space do not count."""
    return one_line(text).casefold()

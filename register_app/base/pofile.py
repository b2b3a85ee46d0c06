"""Reads a PO file at start: a fraction of the time that importing and running a full parser takes."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

_ENTRY = re.compile(r'^(msgid|msgid_plural|msgstr|msgstr\[(\d)\])?\s*"(.*)"$')
_ESCAPE = re.compile(r"\\(.)")
_MEANS = {"n": "\n", "t": "\t", "r": "\r"}
_PLURAL = re.compile(r"plural\s*=\s*([^;]+)")


class POTranslations(gettext.NullTranslations):
    """The translations of one PO file: complete ones that are no guess; a text without one stays itself."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._texts, plural = _read(path.read_text(encoding="utf-8"))
        self._form = gettext.c2py(plural)  # from the standard library

    def gettext(self, message: str) -> str:
        return self._texts.get((message, 0), message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self._texts.get((msgid1, self._form(n)), msgid1 if n == 1 else msgid2)


def _read(source: str) -> tuple[dict[tuple[str, int], str], str]:
    """Each translation by its text and the number of its plural form, and the rule that chooses among these."""
    texts: dict[tuple[str, int], str] = {}
    for paragraph in re.split(r"\n\s*\n", source):
        parts: dict[str, str] = {}
        key = ""
        fuzzy = False
        for line in paragraph.splitlines():
            if line.startswith("#"):
                fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line) or line.startswith("#~")
                continue
            found = _ENTRY.match(line)
            if found is None:
                continue
            key = found[1] or key
            text = found[3]
            if "\\" in text:
                text = _ESCAPE.sub(lambda escape: _MEANS.get(escape[1], escape[1]), text)
            parts[key] = parts.get(key, "") + text
        if fuzzy and parts.get("msgid"):
            continue
        for key, text in parts.items():
            if key.startswith("msgstr") and text:
                texts[parts.get("msgid", ""), int(key[7:-1] or 0)] = text
    rule = _PLURAL.search(texts.pop(("", 0), ""))
    return texts, rule[1].strip() if rule else "n != 1"

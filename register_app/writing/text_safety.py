"""Make a person's text fit for a strict PDF without changing what it says.

PDF/UA and PDF/A refuse a missing glyph or a control character, and the PDF writer cannot take an endless word. What
has no glyph is printed as its code in brackets and counted, so that the user can be told.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from register_app.writing.font_coverage import Coverage

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_PLAIN = re.compile(r"[\n -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2014\u2018-\u201e\u2022\u2026\u20ac]*")
# Characters without a picture of their own that change how their neighbours are drawn or broken.
_BREAKS = frozenset("\u00ad\u200b\u2060")
_JOINERS = frozenset("\u200c\u200d")
# Letters by their category that still attach to the character before them: Thai and Lao AM, halfwidth sound marks.
_ATTACHED = frozenset("\u0e33\u0eb3\uff9e\uff9f")
_LONG = re.compile(r"\S{25,}")
_AFTER_SIGN = re.compile(r"([/._?&=@:;,#%+|\\-])(?=\w)")
_TIED = re.compile(
    r"(§{1,2}|\b(?:[Aa]rt|[Ss]tk|[Nn]r|[Kk]ap|[Aa]rtikel|[Ll]itra|Article|Art)\.?) (?=[\divxlc(]|[a-z]\b)"
)
_ZERO_SPACE = "\u200b"
_STEP = 20
_WORD_LIMIT = 40


class TextCleaner:
    """Cleans texts for one document and counts in `replaced` each character that could not be printed."""

    def __init__(self, coverage: Coverage) -> None:
        self._coverage = coverage
        self.replaced: Counter[str] = Counter()

    def clean(self, text: str) -> str:
        """`text` in composed form, printable throughout, ends of lines as newlines, with places to break endless words."""
        if not _PLAIN.fullmatch(text):
            text = self._printable(
                _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text)).replace("\t", " ")
            )
        text = _TIED.sub("\\1\u00a0", text)
        return _LONG.sub(_breakable, text)

    def one_line(self, text: str, limit: int = 0) -> str:
        """`text` on one line; above `limit` characters (0: no limit) cut at a word and ended with "…"."""
        flat = " ".join(text.split())
        if limit and len(flat) > limit:
            cut = flat[:limit]
            flat = (cut[: cut.rindex(" ")] if " " in cut[limit // 2 :] else cut).rstrip(" ,;:") + "…"
        return self.clean(flat)

    def _printable(self, text: str) -> str:
        out: list[str] = []
        able: list[frozenset[int]] = []  # the fonts that have the letter and all its marks so far
        for character in text:
            point, kind = ord(character), unicodedata.category(character)
            if character in "\n " or character in _BREAKS:
                able = []
                out.append(character)
            elif 0xFE00 <= point <= 0xFE0F or 0xE0100 <= point <= 0xE01EF:
                continue  # chooses between two pictures of the same character
            elif character in _JOINERS or kind[0] == "M" or character in _ATTACHED:
                joined = [font for font in able if point in font]
                if joined:
                    able = joined
                    out.append(character)
                elif (
                    character not in _JOINERS
                ):  # without a joiner the letters stand side by side and say the same
                    able = []
                    out.append(self._code(character))
            elif kind in ("Cc", "Cf", "Cs", "Cn"):
                self.replaced[character] += 1
            elif kind[0] == "Z":
                able = []
                out.append("\u00a0" if character in "\u00a0\u202f" else " ")
            else:
                able = [font for font in self._coverage.fonts if point in font] if kind != "Co" else []
                out.append(character if able else self._code(character))
        return "".join(out)

    def _code(self, character: str) -> str:
        self.replaced[character] += 1
        return f"[U+{ord(character):04X}]"


def _breakable(match: re.Match[str]) -> str:
    runs = _AFTER_SIGN.sub("\\1" + _ZERO_SPACE, match[0]).split(_ZERO_SPACE)
    # A word of letters is hyphenated by the language; a code or an address has no syllables.
    limits = (_STEP if any(map(str.isdigit, run)) else _WORD_LIMIT for run in runs)
    return _ZERO_SPACE.join(
        _stepped(run) if len(run) > limit else run for run, limit in zip(runs, limits, strict=True)
    )


def _stepped(word: str) -> str:
    pieces: list[str] = []
    start = 0
    while start < len(word):
        end = min(start + _STEP, len(word))
        while end < len(word) and unicodedata.combining(word[end]) and end - start < 3 * _STEP:
            end += 1  # a mark stays with its letter
        pieces.append(word[start:end])
        start = end
    return _ZERO_SPACE.join(pieces)

"""Bytes of a text → text, without a declared encoding: by its mark, its zero bytes, UTF-8, then Danish letters."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from register_app.reading.refusals import Refusal

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_LETTERS = frozenset("æøåÆØÅäöüßÄÖÜéèàçêëîïôûÉáíóúñìòùâãõÁÍÓÚÑÀÈąćęłńśźżĄĆĘŁŃŚŹŻ")
"""Letters that tell that a guess was right: those of the languages in which registers are written."""

_POLISH = frozenset("łąŁĄ")
"""Letters without one of which no Polish text does, and which are signs in Windows-1252."""

_UNLIKELY = frozenset("‘†‡ˆ‰Š‹ŒŽ™›œžŸ¥¢ƒ¤¦¨¯²³¹¼½¾×÷þÞðÐýÝ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀")

_SAMPLE = 256 * 1024


@dataclass(frozen=True)
class Decoded:
    """A text, and the name of the encoding it was read in."""

    text: str
    encoding: str
    certain: bool
    """False when the bytes could mean something else as well (a one-byte encoding was guessed)."""


def decode(data: bytes) -> Decoded:
    """Read bytes as text; `Refusal("is_binary")` when they are none, `Refusal("empty")` when there are none."""
    if not data:
        raise Refusal("empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    sixteen = _sixteen_bit(data)
    if sixteen:
        return _strict(data, sixteen)
    if b"\0" in data:
        raise Refusal("is_binary")
    try:
        return Decoded(_without_mark(data.decode("utf-8")), "utf-8", True)
    except UnicodeDecodeError:
        pass
    return _one_byte(data)


def _strict(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        # A file with the mark of UTF-8 but pasted Windows letters in it is common enough to be read.
        if encoding == "utf-8" and b"\0" not in data:
            return _one_byte(data)
        raise Refusal("damaged") from error
    _check_plain(text)
    return Decoded(_without_mark(text), encoding, True)


def _without_mark(text: str) -> str:
    return text.removeprefix("\ufeff")


def _sixteen_bit(data: bytes) -> str:
    """UTF-16 without its mark: every other byte of Western text is zero."""
    sample = data[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return ""
    pairs = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.6 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if even > 0.6 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return ""


def _check_plain(text: str) -> None:
    if "\0" in text:
        raise Refusal("is_binary")


def _one_byte(data: bytes) -> Decoded:
    control = sum(data.count(bytes([code])) for code in (*range(1, 9), *range(14, 27), *range(28, 32)))
    if control > 0.01 * len(data):
        raise Refusal("is_binary")
    sample = data[:_SAMPLE] if any(byte > 127 for byte in data[:_SAMPLE]) else data
    best, best_score = "cp1252", _likeness(sample.decode("cp1252", "replace"))
    for encoding in ("cp865", "cp850", "mac_roman", "cp1250"):
        text = sample.decode(encoding, "replace")
        score = _likeness(text)
        if score > best_score and (encoding != "cp1250" or not _POLISH.isdisjoint(text)):
            best, best_score = encoding, score
    # Five bytes mean nothing in Windows-1252; they must not make the whole file unreadable.
    return Decoded(data.decode(best, "replace"), best, False)


def _likeness(text: str) -> int:
    """How much a text looks like a language of registers: letters count for it, box drawings against it."""
    score = 0
    for at, character in enumerate(text):
        if character < "\x80":
            continue
        if character in _LETTERS:
            # A foreign capital within a lower-case word is a sign of a wrong guess.
            inside = at > 0 and text[at - 1].islower() and character.isupper()
            score += -1 if inside else 2
        elif character in _UNLIKELY or character == "\ufffd" or "\x80" <= character < "\xa0":
            score -= 2
        elif character.isalpha():
            score -= 1
    return score

"""What a file really is, by its first bytes."""

from __future__ import annotations

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"{\\rtf", "is_rtf"),
    (b"SQLite format 3\0", "is_database"),
    (b"version https://git-lfs.github.com/spec/", "is_pointer"),
    (b"\x89PNG\r\n", "is_picture"),
    (b"\xff\xd8\xff", "is_picture"),
    (b"GIF8", "is_picture"),
    (b"BM", "bitmap"),
    (b"II*\0", "is_picture"),
    (b"MM\0*", "is_picture"),
    (b"\x1f\x8b", "is_archive"),
    (b"7z\xbc\xaf\x27\x1c", "is_archive"),
    (b"Rar!\x1a\x07", "is_archive"),
    (b"\xfd7zXZ\0", "is_archive"),
    (b"BZh", "is_archive"),
    (b"\x7fELF", "is_binary"),
    (b"MZ", "executable"),
    (b"\x09\x00\x04\x00", "is_old_excel"),
    (b"\x09\x02\x06\x00", "is_old_excel"),
    (b"\x09\x04\x06\x00", "is_old_excel"),
    (b"\x09\x08\x08\x00", "is_old_excel"),
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HTML = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*\?>\s*)?"
    rb"(?:<!doctype\s+html|<html|<head|<body|<table|<(?:h[1-6]|main|article|section|title|dl)\b[^<>]{0,200}>)",
    re.IGNORECASE | re.DOTALL,
)
_PROGRAM = (
    r"<\?(?:php|=)?(?!xml).*?\?>|<%.*?%>|\{%.*?%\}|\{\{.*?\}\}|@[a-zA-Z]{2,20}\b(?:\([^()\n]{0,300}\))?(?=\s)"
)
"""What a program fills in where it stands; a page kept with it is still a page."""
_FRAGMENT = re.compile(
    rb"\s*(?:(?:<!--.*?-->|" + _PROGRAM.encode() + rb")\s*)*"
    rb"<(?:style|script|div|p|span|ul|ol|header|footer|nav|aside|center|meta|link|strong|b|hr)\b[^<>]{0,400}>",
    re.IGNORECASE | re.DOTALL,
)
_UNSEEN = re.compile(rb"<(style|script)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_CLOSED = re.compile(rb"</(?:p|div|li|td|th|tr|h[1-6]|section|article)\s*>", re.IGNORECASE)
_MARKDOWN = re.compile(rb"^ {0,3}#{1,6} +\S|^\s*\|(?:\s*:?-{2,}:?\s*\|)+\s*$", re.MULTILINE)
_FEWEST_CLOSED = 3
_XML = re.compile(rb"\s*<\?xml\b|\s*<(?:Workbook|office:document)\b")


def sniff(head: bytes) -> str:
    """The kind of a file by its first bytes: "zip", "ole", "pdf", "html", "xml", "text", or the code of a refusal."""
    if head.startswith(_ZIP):
        return "zip"
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            if kind in ("bitmap", "executable"):
                # "BM" and "MZ" may well begin a text; zero bytes tell the two apart.
                if b"\0" not in head[:64]:
                    continue
                return "is_picture" if kind == "bitmap" else "is_binary"
            return kind
    plain = head.removeprefix(b"\xef\xbb\xbf")
    if _HTML.match(plain) or _is_fragment(plain):
        return "html"
    if _XML.match(plain):
        return "xml"
    return "text"


def _is_fragment(head: bytes) -> bool:
    """Whether a text is the part of a page that a program puts into its frame; a Markdown text may hold some tags too."""
    if _FRAGMENT.match(head) is None:
        return False
    seen = _UNSEEN.sub(b"", head)
    return len(_CLOSED.findall(seen)) >= _FEWEST_CLOSED and _MARKDOWN.search(seen) is None

"""A reader of tagged PDF for the tests: what a screen reader would find, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf


@dataclass
class Element:
    """One element of the structure tree."""

    tag: str
    text: str = ""
    children: list[Element] = field(default_factory=list)
    alt: str = ""
    language: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.walk() if element.tag in tags]

    def said(self) -> str:
        """All text under the element, white space collapsed."""
        return " ".join(" ".join(e.text for e in self.walk()).replace("\u200b", "").split())


@dataclass
class TaggedPdf:
    root: Element
    pages: int
    language: str
    marked: bool
    xmp: dict[str, str]
    bookmarks: list[tuple[str, int, list[tuple[str, int]]]]
    links: list[tuple[int, int]]
    """(page of the link, page it leads to), from 0."""
    contents: list[str]
    """The alternative descriptions of the links."""
    fonts: dict[str, bool]
    """Name → embedded."""
    raw_keys: set[str]

    def headings(self) -> list[tuple[int, str]]:
        return [(int(e.tag[1]), e.said()) for e in self.root.walk() if re.fullmatch("H[1-6]", e.tag)]


def read(path: Path) -> TaggedPdf:
    with pikepdf.open(path) as pdf:
        pages = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        texts = [_texts(page) for page in pdf.pages]
        tree = pdf.Root.StructTreeRoot
        top = Element("Root", children=[_element(kid, None, pages, texts) for kid in _kids(tree)])
        with pdf.open_metadata() as metadata:
            xmp = {key.split("}")[-1]: str(value) for key, value in metadata.items()}
        names = {}
        if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
            names = {str(k): v for k, v in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
        with pdf.open_outline() as outline:
            bookmarks = [
                (
                    item.title,
                    _goal(_target(item), names, pages),
                    _below(item, names, pages),
                )
                for item in outline.root
            ]
        links, contents = [], []
        for i, page in enumerate(pdf.pages):
            for note in page.obj.get("/Annots", []):
                assert note.Subtype == pikepdf.Name.Link
                assert "/StructParent" in note
                goal = note.Dest if "/Dest" in note else note.A.D
                links.append((i, _goal(goal, names, pages)))
                contents.append(str(note.get("/Contents", "")))
        return TaggedPdf(
            root=top,
            pages=len(pdf.pages),
            language=str(pdf.Root.get("/Lang", "")),
            marked=bool(pdf.Root.MarkInfo.Marked),
            xmp=xmp,
            bookmarks=bookmarks,
            links=links,
            contents=contents,
            fonts=_fonts(pdf),
            raw_keys={str(key) for key in pdf.Root},
        )


def _below(item: Any, names: dict[str, Any], pages: dict[Any, int]) -> list[tuple[str, int]]:
    return [(child.title, _goal(_target(child), names, pages)) for child in item.children]


def _target(item: Any) -> Any:
    return item.destination or item.action.D


def _goal(target: Any, names: dict[str, Any], pages: dict[Any, int]) -> int:
    if isinstance(target, (pikepdf.String, str)):
        target = names[str(target)]
    if isinstance(target, pikepdf.Dictionary):
        target = target.D
    return pages[target[0].objgen]


def _kids(element: Any) -> list[Any]:
    if "/K" not in element:
        return []
    return list(element.K) if isinstance(element.K, pikepdf.Array) else [element.K]


@dataclass
class Piece:
    """A piece of marked content: its text, and the language given to it alone."""

    text: str = ""
    language: str = ""

    def element(self) -> Element:
        return Element("#text", self.text, language=self.language)


def _element(raw: Any, page: int | None, pages: dict[Any, int], texts: list[dict[int, Piece]]) -> Element:
    if "/Pg" in raw:
        page = pages[raw.Pg.objgen]
    made = Element(
        str(raw.S).lstrip("/"),
        alt=str(raw.get("/Alt", "")),
        language=str(raw.get("/Lang", "")),
        attributes=_attributes(raw),
    )
    for kid in _kids(raw):
        if isinstance(kid, int):
            assert page is not None
            made.children.append(texts[page].get(kid, Piece()).element())
        elif kid.get("/Type") == pikepdf.Name.MCR:
            place = pages[kid.Pg.objgen] if "/Pg" in kid else page or 0
            made.children.append(texts[place].get(int(kid.MCID), Piece()).element())
        elif "/S" in kid:
            made.children.append(_element(kid, page, pages, texts))
    return made


def _attributes(raw: Any) -> dict[str, Any]:
    if "/A" not in raw:
        return {}
    given = raw.A if isinstance(raw.A, pikepdf.Array) else [raw.A]
    return {
        str(k).lstrip("/"): v if isinstance(v, int) else str(v).lstrip("/")
        for a in given
        for k, v in a.items()
    }


def _fonts(pdf: pikepdf.Pdf) -> dict[str, bool]:
    found = {}
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.FontDescriptor:
            found[str(thing.FontName)] = any(
                key in thing for key in ("/FontFile", "/FontFile2", "/FontFile3")
            )
    return found


def _texts(page: pikepdf.Page) -> dict[int, Piece]:
    """The text of each piece of marked content of a page, by its number; what a glyph stands for goes before it."""
    fonts: dict[str, dict[int, str]] = {}
    if "/Font" in page.obj.Resources:
        fonts = {key: _unicode(font) for key, font in page.obj.Resources.Font.items()}
    found: dict[int, Piece] = {}
    marks: list[tuple[int | None, bool]] = []
    current: dict[int, str] = {}

    def say(text: str) -> None:
        number = next((number for number, _ in reversed(marks) if number is not None), None)
        if number is not None:
            found.setdefault(number, Piece()).text += text

    for instruction in pikepdf.parse_content_stream(page):
        operands: list[Any] = list(instruction.operands)
        name = str(instruction.operator)
        if name in ("BDC", "BMC"):
            given: Any = operands[1] if len(operands) > 1 else None
            held = isinstance(given, pikepdf.Dictionary)
            instead = str(given.ActualText) if held and "/ActualText" in given else None
            marks.append((int(given.MCID) if held and "/MCID" in given else None, instead is not None))
            if held and "/MCID" in given and "/Lang" in given:
                found.setdefault(int(given.MCID), Piece()).language = str(given.Lang)
            if instead is not None:
                say(instead)
        elif name == "EMC":
            marks.pop()
        elif name == "Tf":
            current = fonts[str(operands[0])]
        elif name in ("Tj", "TJ") and not any(hidden for _, hidden in marks):
            parts = operands[0] if name == "TJ" else [operands[0]]
            say("".join(_decode(bytes(part), current) for part in parts if isinstance(part, pikepdf.String)))
    return found


def _decode(codes: bytes, table: dict[int, str]) -> str:
    return "".join(table.get(int.from_bytes(codes[i : i + 2], "big"), "") for i in range(0, len(codes), 2))


def _unicode(font: Any) -> dict[int, str]:
    """The ToUnicode table of a font: code → text."""
    source = font.ToUnicode.read_bytes().decode("latin-1")
    table: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            table[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", source, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = int.from_bytes(bytes.fromhex(text), "big")
            for i in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + i] = chr(start + i)
    return table

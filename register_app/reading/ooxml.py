"""The plan of an .xlsx package: which part holds which sheet, and the parts that belong to it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from register_app.reading.container import Package
from register_app.reading.refusals import Refusal

Attributes = dict[str, str]
Start = Callable[[str, Attributes], None]
End = Callable[[str], None]
Text = Callable[[str], None]


def parse(
    package: Package, part: str, start: Start, end: End | None = None, text: Text | None = None
) -> None:
    """Send the elements of a part to the callbacks, names without prefix; a DOCTYPE or broken XML is a `Refusal`."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def refuse(*_: object) -> None:
        raise Refusal("entities")

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = lambda name, attributes: start(name.rpartition(" ")[2], attributes)
    if end is not None:
        finish = end
        parser.EndElementHandler = lambda name: finish(name.rpartition(" ")[2])
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        for chunk in package.chunks(part):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Refusal("damaged_part", part=part) from error


RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def attribute(attributes: Attributes, name: str) -> str:
    """An attribute by its name without namespace (transitional and strict workbooks differ in it)."""
    if name in attributes:
        return attributes[name]
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), "")


@dataclass(frozen=True)
class Relation:
    kind: str
    """The last word of its type: "worksheet", "comments", "hyperlink", "sharedStrings"."""
    target: str
    """The part it points to, or the address when it is `external`."""
    external: bool


def relations(package: Package, part: str) -> dict[str, Relation]:
    """The relations of a part by id; none when it has no list of them."""
    folder, name = posixpath.split(part)
    source = f"{folder}/_rels/{name}.rels".lstrip("/")
    found: dict[str, Relation] = {}

    def start(element: str, attributes: Attributes) -> None:
        if element != "Relationship":
            return
        target = attributes.get("Target", "")
        external = attributes.get("TargetMode", "") == "External"
        if not external:
            target = posixpath.normpath(
                target if target.startswith("/") else posixpath.join(folder, target)
            ).lstrip("/")
        found[attributes.get("Id", "")] = Relation(
            attributes.get("Type", "").rpartition("/")[2], target, external
        )

    if source in package.names:
        parse(package, source, start)
    return found


@dataclass
class SheetPlan:
    name: str
    part: str
    kind: str
    """"worksheet", "chartsheet", "dialogsheet" or "macrosheet"."""
    hidden: bool


@dataclass
class WorkbookPlan:
    sheets: list[SheetPlan] = field(default_factory=list)
    percent_styles: frozenset[int] = frozenset()
    """The cell styles (`s`) that show a number as a percentage."""


def plan(package: Package) -> WorkbookPlan:
    """The sheets of a workbook in their order, with the part that holds each."""
    part = _workbook_part(package)
    related = relations(package, part)
    found = WorkbookPlan()

    def start(element: str, attributes: Attributes) -> None:
        if element == "sheet":
            relation = related.get(attribute(attributes, "id"))
            found.sheets.append(
                SheetPlan(
                    attributes.get("name", ""),
                    relation.target if relation and not relation.external else "",
                    relation.kind if relation else "worksheet",
                    attributes.get("state", "visible") in ("hidden", "veryHidden"),
                )
            )

    parse(package, part, start)
    styles = next((relation.target for relation in related.values() if relation.kind == "styles"), "")
    if styles in package.names:
        found.percent_styles = _percent_styles(package, styles)
    return found


def _workbook_part(package: Package) -> str:
    for relation in relations(package, "").values():
        if relation.kind == "officeDocument" and relation.target in package.names:
            return relation.target
    if "xl/workbook.xml" in package.names:
        return "xl/workbook.xml"
    raise Refusal("damaged_part", part="xl/workbook.xml")


def _percent_styles(package: Package, part: str) -> frozenset[int]:
    formats = {9, 10}
    styles: list[int] = []
    inside = False

    def start(element: str, attributes: Attributes) -> None:
        nonlocal inside
        if element == "numFmt" and "%" in re.sub(r'"[^"]*"|\\.', "", attributes.get("formatCode", "")):
            formats.add(_number(attributes.get("numFmtId", "")))
        elif element == "cellXfs":
            inside = True
        elif element == "xf" and inside:
            styles.append(_number(attributes.get("numFmtId", "")))

    def end(element: str) -> None:
        nonlocal inside
        if element == "cellXfs":
            inside = False

    try:
        parse(package, part, start, end)
    except Refusal as refusal:
        if refusal.code == "entities":
            raise
        return frozenset()
    return frozenset(at for at, number in enumerate(styles) if number in formats and number >= 0)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else -1

"""Files as people make them, beside what a careful person reads out of them, both in a short notation.

A table is lines of cells between bars; ``⏎`` is a line break in a cell. What is read out (the gold) is lines:
``# name @ department % processor``, ``P purpose => 6(1)(c) <law> {reason} ; …``, ``D``, ``S``, ``R``, ``M`` lists,
``T`` countries with mechanism, ``K text -> P5Y`` time limits; the same letter with a bar (``R|``) gives another reading
that is as good.
"""

from __future__ import annotations

import csv
import datetime
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

LISTS = {"D": "data", "S": "subjects", "R": "recipients", "M": "measures"}
BASIS = re.compile(r"^\s*(?P<article>[\d()a-z]*)\s*(?:<(?P<law>[^>]*)>)?\s*(?:\{(?P<reason>[^}]*)\})?\s*$")
Cell = str | int | bool | datetime.date | None


@dataclass
class Table:
    title: str
    rows: list[list[Cell]]
    merged: list[str] = field(default_factory=list)
    hidden: bool = False


@dataclass
class Case:
    name: str
    sheets: list[Table]
    gold: list[dict[str, Any]]
    text: str = ""
    encoding: str = "utf-8"
    delimiter: str = ";"
    must_not: tuple[str, ...] = ()

    def write(self, folder: Path) -> Path:
        path = folder / self.name
        if self.text:
            path.write_text(self.text, encoding=self.encoding)
        elif path.suffix == ".csv":
            path.write_bytes(as_csv(self.sheets[0].rows, self.delimiter).encode(self.encoding))
        elif path.suffix == ".ods":
            write_ods(path, self.sheets)
        else:
            write_xlsx(path, self.sheets)
        return path

    def label(self) -> dict[str, Any]:
        """The gold in the form of a label file: what activities there are, and what must not become one."""
        return {
            "file": self.name,
            "layout": "",
            "activities": self.gold,
            "must_not_import": [{"text": text, "verdict": "no"} for text in self.must_not],
        }


def cell(text: str) -> Cell:
    text = text.strip().replace("⏎", "\n")
    if re.fullmatch(r"[1-9]\d{0,8}|0", text):
        return int(text)
    if text in {"=TRUE", "=FALSE"}:
        return text == "=TRUE"
    if text.startswith("date:"):
        return datetime.date.fromisoformat(text[5:])
    return text or None


def table(title: str, text: str, *, merged: tuple[str, ...] = (), hidden: bool = False) -> Table:
    lines = text.strip("\n").split("\n")
    return Table(
        title,
        [[cell(part) for part in re.split(r"(?<![^ ])\|(?![^ ])", line)] for line in lines],
        list(merged),
        hidden,
    )


def write_xlsx(path: Path, sheets: list[Table]) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        page = book.create_sheet(sheet.title)
        for number, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row, 1):
                if value is not None:
                    page.cell(number, column, value)
        for area in sheet.merged:
            page.merge_cells(area)
        if sheet.hidden:
            page.sheet_state = "hidden"
    book.save(path)


def as_csv(rows: list[list[Cell]], delimiter: str) -> str:
    width = max(len(row) for row in rows)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter)
    for row in rows:
        writer.writerow(["" if value is None else value for value in row] + [""] * (width - len(row)))
    return text.getvalue()


def write_ods(path: Path, sheets: list[Table]) -> None:
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )

    def lines() -> Iterator[str]:
        for sheet in sheets:
            yield f"<table:table table:name={quoteattr(sheet.title)}>"
            for row in sheet.rows:
                yield "<table:table-row>"
                for value in row:
                    if value is None:
                        yield "<table:table-cell/>"
                        continue
                    paragraphs = "".join(
                        f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n")
                    )
                    yield f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'
                yield "</table:table-row>"
            yield '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
            yield "</table:table>"

    kind = "application/vnd.oasis.opendocument.spreadsheet"
    body = f"<office:body><office:spreadsheet>{''.join(lines())}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names} office:version="1.2">{body}</office:document-content>'
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", manifest)


def parts(text: str) -> list[str]:
    return [part.strip().replace("⏎", "\n") for part in text.split(" ; ") if part.strip()]


def basis(text: str) -> dict[str, Any]:
    found = BASIS.match(text)
    if found is None:
        raise ValueError(text)
    return {key: value for key, value in found.groupdict().items() if value}


def purpose(text: str) -> dict[str, Any]:
    title, _, bases = text.partition(" => ")
    return {"title": title.strip(), "bases": [basis(part) for part in parts(bases)]}


def limit(text: str) -> dict[str, Any]:
    words, _, period = text.partition(" -> ")
    return {"text": words.strip(), **({"period": period.strip()} if period.strip() else {})}


def transfer(text: str) -> dict[str, Any]:
    country, _, mechanism = text.partition(" ")
    return {"country": country, **({"mechanism": mechanism} if mechanism else {})}


def read_list(letter: str, text: str) -> list[Any]:
    many = {"K": limit, "T": transfer}
    return [many[letter](part) if letter in many else part for part in parts(text)]


def gold(text: str) -> list[dict[str, Any]]:
    activities: list[dict[str, Any]] = []
    keys = {**LISTS, "K": "retention", "T": "transfers"}
    for line in text.strip().split("\n"):
        mark, _, rest = line.strip().partition(" ")
        if mark == "#":
            rest, _, part = rest.partition(" % ")
            name, _, department = rest.partition(" @ ")
            activities.append({"name": name.strip(), "part": part.strip() or "controller", "purposes": []})
            if department:
                activities[-1]["department"] = department.strip()
            continue
        activity = activities[-1]
        if mark == "P":
            activity["purposes"].append(purpose(rest))
        elif mark == "P|":
            readings = [purpose(part) for part in rest.split(" // ")] if rest else []
            activity.setdefault("accept", {}).setdefault("purposes", []).append(readings)
        elif mark == "N|":
            activity.setdefault("accept", {})["name"] = parts(rest)
        elif mark.endswith("|"):
            activity.setdefault("accept", {}).setdefault(keys[mark[0]], []).append(read_list(mark[0], rest))
        elif mark:
            activity[keys[mark]] = read_list(mark, rest)
    return activities

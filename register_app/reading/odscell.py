"""One cell of an OpenDocument sheet: its value, and whether its formula failed."""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass, field

from register_app.reading.workbook import Value

_ERROR = re.compile(r"(#[A-Z0-9/]+[!?]?|Err:\d{3})")

_TIME = re.compile(r"PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S")


@dataclass
class OdsCell:
    """A cell while its elements pass by; `repeated` beside itself, over `spans` rows and columns."""

    kind: str
    value: str
    formula: bool
    repeated: int
    spans: tuple[int, int]
    covered: bool
    paragraphs: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    link: str = ""

    def failed(self) -> str:
        """What a failed formula shows, "" for a cell that is well."""
        shown = "\n".join(self.paragraphs).strip()
        if self.formula and (not self.kind or self.kind in ("string", "float")) and _ERROR.fullmatch(shown):
            return shown
        return ""

    def plain(self) -> Value:
        """Its value; a text of blanks alone is none."""
        shown = "\n".join(self.paragraphs)
        read: Value = shown
        try:
            if self.kind in ("float", "currency"):
                read = _number(float(self.value))
            elif self.kind == "percentage":
                read = shown or f"{round(float(self.value) * 100, 2):g}%"
            elif self.kind == "boolean":
                read = self.value == "true"
            elif self.kind == "date":
                read = _date(self.value)
            elif self.kind == "time" and (match := _TIME.fullmatch(self.value)) and int(match[1]) < 24:
                read = datetime.time(int(match[1]), int(match[2]), int(match[3]))
            elif self.kind == "string" and not shown:
                read = self.value
        except ValueError:
            read = shown or self.value
        return None if isinstance(read, str) and (not read or read.isspace()) else read


def _number(value: float) -> int | float | str:
    if not math.isfinite(value):
        return str(value)
    return int(value) if value.is_integer() and abs(value) < 1e15 else value


def _date(text: str) -> Value:
    if "T" not in text:
        return datetime.date.fromisoformat(text)
    return datetime.datetime.fromisoformat(re.sub(r"[.,]\d+$", "", text)).replace(tzinfo=None)

"""The styles of a workbook: named, few, calm on paper, each made once and reused for every cell."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

FONT = "Calibri"
INK = "FF1D2B36"
ACCENT = "FF1F4E6B"
MUTED = "FF707C86"
GAP = "FF9A4A00"
RULE = "FFD9DFE4"
RULE_STRONG = "FF9DB0BD"
HEAD = "FFDDE8EF"
HEAD_SUPPLEMENT = "FFEFEDE6"

_ISO, _DOTS, _STROKES = "yyyy\\-mm\\-dd", "dd\\.mm\\.yyyy", "dd\\/mm\\/yyyy"
_DATE_FORMATS = {
    "en": _ISO,
    "sv": _ISO,
    **dict.fromkeys(("de", "nb", "pl", "fi"), _DOTS),
    **dict.fromkeys(("fr", "es", "it"), _STROKES),
}
_DATE_FORMAT = "dd\\-mm\\-yyyy"
# Only for short texts: older versions of Excel show "####" for long ones in this format.
TEXT_FORMAT = "@"
GENERAL = "General"


@dataclass
class Styles:
    """The named styles of one workbook; `body` holds the number of each body style for cells written directly."""

    language: str
    names: dict[str, str] = field(default_factory=dict)
    body: dict[tuple[str, bool], int] = field(default_factory=dict)

    def add_to(self, workbook: Workbook) -> None:
        """Register all styles with the workbook."""
        for style in _named(self.language):
            workbook.add_named_style(style)
            self.names[style.name] = style.name

    def number_body(self, sheet: Worksheet) -> None:
        """Find the numbers of the body styles, with the mark that keeps a text a text when a person edits it."""
        cell = sheet.cell(1, 1)
        for name in BODY:
            for first in (False, True):
                cell.style = _body_name(name, first)
                cell.quotePrefix = name not in ("date", "number", "muted number")
                self.body[name, first] = cell.style_id
        cell.style = "Normal"


BODY = ("text", "code", "muted", "muted number", "gap", "centre", "number", "date", "link")


def _body_name(name: str, first: bool) -> str:
    return f"Register {name}{' first' if first else ''}"


def _named(language: str) -> list[NamedStyle]:
    def font(size: float, colour: str = INK, *, bold: bool = False, italic: bool = False) -> Font:
        return Font(name=FONT, size=size, color=colour, bold=bold, italic=italic)

    def align(
        horizontal: str | None = None, vertical: str = "top", *, wrap: bool = True, indent: int = 0
    ) -> Alignment:
        return Alignment(horizontal=horizontal, vertical=vertical, wrap_text=wrap, indent=indent)

    thin = Side("thin", RULE)
    strong = Side("thin", RULE_STRONG)
    heavy = Side("medium", ACCENT)
    styles = [
        NamedStyle(
            "Register title", font(15, ACCENT, bold=True), alignment=align(vertical="center", wrap=False)
        ),
        NamedStyle("Register about", font(10, MUTED), alignment=align(vertical="center", wrap=False)),
        NamedStyle("Register article", font(8, ACCENT), alignment=align("left", vertical="bottom", indent=1)),
        NamedStyle(
            "Register article supplement",
            font(8, MUTED),
            alignment=align("left", vertical="bottom", wrap=False, indent=1),
        ),
        NamedStyle("Register line", font(10), alignment=align(vertical="center", wrap=False)),
        _label("Register label", font(10, ACCENT, bold=True), HEAD, thin),
        _heading("Register group", font(10, ACCENT, bold=True), HEAD, thin),
        _heading("Register heading", font(10, INK, bold=True), HEAD, heavy),
        _heading("Register heading supplement", font(10, INK, bold=True), HEAD_SUPPLEMENT, heavy),
        NamedStyle("Register cover small", font(10.5, ACCENT, bold=True), alignment=align()),
        NamedStyle("Register cover title", font(24, INK, bold=True), alignment=align(vertical="center")),
        NamedStyle("Register cover organisation", font(14, MUTED), alignment=align()),
        NamedStyle(
            "Register cover section",
            font(12, ACCENT, bold=True),
            border=Border(bottom=Side("thin", ACCENT)),
            alignment=align(vertical="bottom", wrap=False),
        ),
        NamedStyle(
            "Register cover section right",
            font(10, MUTED),
            border=Border(bottom=Side("thin", ACCENT)),
            alignment=align("right", vertical="bottom", wrap=False),
        ),
        NamedStyle("Register cover label", font(10, MUTED), alignment=align("right", indent=1)),
        NamedStyle("Register cover text", font(10.5), alignment=align()),
        NamedStyle("Register cover link", font(10.5, ACCENT, bold=True), alignment=align("right", indent=1)),
        NamedStyle("Register cover link left", font(10.5, ACCENT, bold=True), alignment=align()),
        NamedStyle("Register cover number", font(10.5), alignment=align("right")),
        NamedStyle("Register cover fine", font(9, MUTED), alignment=align()),
        NamedStyle("Register cover gap", font(10.5, GAP, italic=True), alignment=align()),
        # ";;;" shows nothing, also where a program prints what runs over from a hidden column.
        NamedStyle("Register hidden", font(8, MUTED), alignment=align(wrap=False), number_format=";;;"),
    ]
    looks = {
        "text": (font(10), align("left", indent=1), GENERAL),
        "code": (font(10), align("left", indent=1), TEXT_FORMAT),
        "muted": (font(10, MUTED), align("left", indent=1), GENERAL),
        "muted number": (font(10, MUTED), align("center"), "0"),
        "gap": (font(10, GAP, italic=True), align("left", indent=1), GENERAL),
        "centre": (font(10), align("center"), TEXT_FORMAT),
        "number": (font(10), align("center"), "0"),
        "date": (font(10), align("left", indent=1), _DATE_FORMATS.get(language, _DATE_FORMAT)),
        "link": (font(10, ACCENT, bold=True), align("left", wrap=False, indent=1), TEXT_FORMAT),
    }
    for name, (face, alignment, number_format) in looks.items():
        for first in (False, True):
            style = NamedStyle(
                _body_name(name, first), face, alignment=alignment, number_format=number_format
            )
            style.border = Border(left=thin, right=thin, top=strong if first else thin, bottom=thin)
            styles.append(style)
    return styles


_SET_IN = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)


def _heading(name: str, face: Font, colour: str, line: Side) -> NamedStyle:
    fill = PatternFill("solid", fgColor=colour, bgColor=colour)
    style = NamedStyle(name, face, fill=fill, alignment=_SET_IN)
    style.border = Border(bottom=line)
    return style


def _label(name: str, face: Font, colour: str, line: Side) -> NamedStyle:
    """The label of a form, on the left of what it asks for."""
    style = _heading(name, face, colour, line)
    style.border = Border(left=line, right=line, top=line, bottom=line)
    return style

"""A picture as a file: PNG for documents and mail, SVG for print and further work."""

from __future__ import annotations

import html
import re
import tempfile
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from register_app.base.errors import RegisterError
from register_app.base.i18n import N_
from register_app.ui.pictures.drawing import Drawing
from register_app.ui.theme import read_theme

_MARGIN = 24.0
_WIDTH = 900
_SHARP = 3
"""Pixels of a PNG for each logical pixel: sharp on paper."""


_RESOLUTION = 96
"""Dots per inch of an SVG: a point of text then is as large beside the bars as it is in the window."""
_FALLBACK = "Helvetica, Arial, sans-serif"


class PictureNotWritten(RegisterError):
    """A picture that cannot be written."""


def write(drawing: Drawing, path: Path, font: QFont, width: int = _WIDTH) -> None:
    """Write `drawing`, `width` logical pixels wide and under its title, as `path` says: .svg or .png.

    The file takes the place of an older one only when it is complete.
    """
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".picture-") as folder:
            draft = Path(folder) / f"picture{path.suffix.lower()}"
            if draft.suffix == ".svg":
                _write_svg(drawing, draft, font, width)
            elif not image(drawing, font, width).save(str(draft)):
                raise PictureNotWritten(
                    N_("The picture {path} cannot be written: check the folder."), path=path
                )
            draft.replace(path)
    except OSError as error:
        raise PictureNotWritten(
            N_("The picture {path} cannot be written: check the folder."), path=path
        ) from error


def image(drawing: Drawing, font: QFont, width: int = _WIDTH) -> QImage:
    """`drawing` under its title as pixels."""
    sheet = _Sheet(drawing, font, width)
    made = QImage(sheet.size * _SHARP, QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(_SHARP)
    painter = QPainter(made)
    sheet.paint(painter)
    painter.end()
    return made


def _write_svg(drawing: Drawing, path: Path, font: QFont, width: int) -> None:
    sheet = _Sheet(drawing, font, width)
    generator = QSvgGenerator()
    generator.setFileName(str(path))
    generator.setSize(sheet.size)
    generator.setResolution(_RESOLUTION)
    generator.setViewBox(QRectF(0, 0, sheet.size.width(), sheet.size.height()))
    generator.setTitle(drawing.title)
    painter = QPainter(generator)
    sheet.paint(painter)
    painter.end()
    path.write_text(_readable_anywhere(path.read_text("utf-8")), "utf-8")


class _Sheet:
    """A drawing laid out under its title, on light ground: it goes into a document, whatever the window looks like."""

    def __init__(self, drawing: Drawing, font: QFont, width: int) -> None:
        self._drawing, self._theme = drawing, read_theme("light")
        self._title = QFont(font)
        self._title.setPointSizeF(font.pointSizeF() * 1.25)
        self._title.setWeight(QFont.Weight.DemiBold)
        self._head = self._title.pointSizeF() * 2.6
        height = drawing.lay_out(width, font)
        self.size = QSize(round(width + 2 * _MARGIN), round(height + self._head + 2 * _MARGIN))

    def paint(self, painter: QPainter) -> None:
        size, head = self.size, self._head
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), self._theme.colour("surface"))
        painter.setPen(self._theme.colour("text"))
        painter.setFont(self._title)
        area = QRectF(_MARGIN, _MARGIN, size.width() - 2 * _MARGIN, head)
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        painter.drawText(area, left, self._drawing.title)
        painter.translate(_MARGIN, _MARGIN + head)
        self._drawing.paint(painter, self._theme)


_TEXT = re.compile(
    r'<text (?P<before>[^>]*?)font-family="(?P<family>[^"]*)" font-size="(?P<size>[^"]*)" '
    r'font-weight="(?P<weight>[^"]*)"(?P<after>[^>]*)>(?P<text>[^<]*)</text>'
)


def _readable_anywhere(svg: str) -> str:
    """The picture for programs that lack our font: each text names others, and keeps the width it was laid out for."""

    def fitted(found: re.Match[str]) -> str:
        font = QFont(found["family"])
        font.setPixelSize(max(round(float(found["size"])), 1))
        font.setWeight(QFont.Weight(int(found["weight"])))
        metrics = QFontMetricsF(font)
        width = (
            metrics.horizontalAdvance(html.unescape(found["text"])) * float(found["size"]) / font.pixelSize()
        )
        return (
            f'<text {found["before"]}textLength="{width:.2f}" lengthAdjust="spacingAndGlyphs" '
            f"font-family=\"'{found['family']}', {_FALLBACK}\" "
            f'font-size="{found["size"]}" '
            f'font-weight="{found["weight"]}"{found["after"]}>{found["text"]}</text>'
        )

    return _TEXT.sub(fitted, svg)

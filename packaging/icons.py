"""Draw the program's icon in the forms that Windows and macOS want: build/icons/register-app.ico, .icns and PNGs."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)


def draw(renderer: QSvgRenderer, size: int) -> QImage:
    """The icon drawn at its size, so that small ones are sharp."""
    picture = QImage(size, size, QImage.Format.Format_ARGB32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


def main() -> None:
    """Write all forms; the folder is made when it is not there."""
    _application = QGuiApplication(sys.argv[:1])
    renderer = QSvgRenderer(str(ROOT / "resources" / "icons" / "register-app.svg"))
    folder = ROOT / "build" / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        if not draw(renderer, size).save(str(folder / f"register-app-{size}.png")):
            sys.exit(f"icons: cannot write into {folder}")
    pictures = {size: Image.open(folder / f"register-app-{size}.png") for size in SIZES}
    small = [size for size in SIZES if size <= 256]
    pictures[256].save(
        folder / "register-app.ico",
        sizes=[(size, size) for size in small],
        append_images=[pictures[size] for size in small],
    )
    pictures[1024].save(
        folder / "register-app.icns", append_images=[pictures[size] for size in SIZES if size != 24]
    )


if __name__ == "__main__":
    main()

"""Each screen, dialog and state worth seeing, drawn in both themes and languages: nothing is cut, nothing overlaps."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from register_app.store.register import Register
from register_app.ui.desk import Desk
from register_app.ui.scenes import SCENES
from register_app.ui.widgets.text import label
from tests.ui.geometry import cut_texts, overlaps, unnamed


def _settle() -> None:
    for _round in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _troubles(roots: set[QWidget]) -> list[str]:
    """What stays wrong once everything has found its place: a text that grows moves its neighbours a moment later."""
    found: list[str] = []
    for _attempt in range(20):
        found = [trouble for root in roots for trouble in (*cut_texts(root), *overlaps(root), *unnamed(root))]
        if not found:
            break
        QTest.qWait(15)
    return found


def _put_away(desk: Desk, shown: QWidget) -> None:
    for dialog in desk.window.findChildren(QDialog):
        dialog.close()
        dialog.deleteLater()
    if shown is not desk.window:
        shown.close()
    desk.session.close()
    _settle()


def _colours(picture: QImage) -> int:
    """Different colours among some hundred places."""
    return len(
        {
            picture.pixel(x, y)
            for x in range(0, picture.width(), max(picture.width() // 60, 1))
            for y in range(0, picture.height(), max(picture.height() // 60, 1))
        }
    )


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample in each language."""
    from register_app.services.sample import fill

    made = {}
    for language in ("en", "da"):
        made[language] = tmp_path_factory.mktemp("scenes") / f"{language}.register"
        with Register.create(made[language], title="Sample", language=language) as register:
            fill(register, language)
    return made


@pytest.mark.parametrize(
    ("language", "theme", "text_size"),
    [
        ("en", "light", 100),
        ("en", "dark", 100),
        ("da", "light", 100),
        ("da", "dark", 100),
        ("da", "light", 130),
    ],
)
def test_no_text_is_cut_and_nothing_overlaps(
    qapp: QApplication, tmp_path: Path, samples: dict[str, Path], language: str, theme: str, text_size: int
) -> None:
    desk = Desk(qapp, tmp_path / "settings.toml", theme=theme, language=language)
    desk.look.choose(theme, text_size)
    desk.window.resize(1360, 860)
    desk.window.show()
    found: dict[str, list[str]] = {}
    try:
        for number, (name, scene) in enumerate(SCENES.items()):
            # Each on a copy of its own, since some scenes edit.
            path = tmp_path / f"{number}.register"
            shutil.copy(samples[language], path)
            desk.session.open(path)
            _settle()
            shown = scene(desk) or desk.window
            desk.context.jobs.finish()
            _settle()
            for trouble in _troubles({shown, desk.window}):
                found.setdefault(trouble, []).append(name)
            assert _colours(shown.grab().toImage()) > 2, f"{name} is drawn"
            _put_away(desk, shown)
    finally:
        desk.look.choose("light", 100)
        desk.window.close()
        desk.window.deleteLater()
        _settle()
    assert not found


def test_the_measures_see_what_is_wrong(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QHBoxLayout(page)
    words, button, other, field = label("a long label"), QPushButton("A long button"), label("x"), QLineEdit()
    field.setPlaceholderText("what one may write here")
    for widget in (words, button, other, field):
        layout.addWidget(widget)
    page.resize(800, 80)
    page.show()
    _settle()
    assert (cut_texts(page), overlaps(page)) == ([], [])
    assert [text.split()[0] for text in unnamed(page)] == ["QLineEdit"]
    for widget in (words, button, field):
        widget.setGeometry(QRect(10, 10, 30, 40))
    other.setGeometry(QRect(100, 10, 30, 40))
    assert [text.split()[0] for text in cut_texts(page)] == ["QLabel", "QPushButton", "QLineEdit"]
    assert len(overlaps(page)) == 3

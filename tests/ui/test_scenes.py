"""Each screen, dialog and state worth seeing, drawn in both themes and languages: nothing is cut, nothing overlaps."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from register_app.store.register import Register
from register_app.ui.scenes import SCENES
from register_app.ui.widgets.text import label
from tests.ui.drawn import LAPTOP, Setting, make_sample, settle, troubles_in
from tests.ui.geometry import cut_texts, outgrown, overlaps, unnamed
from tests.ui.spoken_tree import nameless


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The sample in each language, and a register in which nothing is."""
    folder = tmp_path_factory.mktemp("scenes")
    made = {language: make_sample(folder, language) for language in ("en", "da")}
    made["empty"] = folder / "empty.register"
    Register.create(made["empty"], title="Empty", language="da").close()
    return made


_MAIN = tuple(name for name in SCENES if not name.startswith(("import", "export", "register-paste")))
"""Without the dialogs that show whole spreadsheets: each in both themes and both languages, every second one at 130 %
and the others at 200 %."""


# All of them: python -m tests.campaigns.scenes
@pytest.mark.parametrize(
    ("setting", "names"),
    [
        (Setting("en", "light"), tuple(SCENES)),
        (Setting("da", "dark", size=LAPTOP), _MAIN),
        (Setting("da", "light", 130, (1024, 700)), _MAIN[::2]),
        (Setting("en", "dark", 200), _MAIN[1::2]),
    ],
    ids=lambda value: str(value) if isinstance(value, Setting) else "",
)
def test_no_text_is_cut_and_nothing_overlaps(
    qapp: QApplication, tmp_path: Path, samples: dict[str, Path], setting: Setting, names: tuple[str, ...]
) -> None:
    assert troubles_in(qapp, tmp_path, samples[setting.language], setting, names) == {}


def test_nothing_is_cut_where_nothing_is_entered(
    qapp: QApplication, tmp_path: Path, samples: dict[str, Path]
) -> None:
    names = ("overview", "register", "cross", "parties", "catalogues", "checks", "history", "activity-new")
    assert (
        troubles_in(qapp, tmp_path, samples["empty"], Setting("da", "light", 130, (1024, 700)), names) == {}
    )


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
    settle()
    assert (cut_texts(page), overlaps(page)) == ([], [])
    assert [text.split()[0] for text in unnamed(page)] == ["QLineEdit"]
    assert [text.split()[1] for text in nameless(page)] == ["QLineEdit"]
    for widget in (words, button, field):
        widget.setGeometry(QRect(10, 10, 30, 40))
    other.setGeometry(QRect(100, 10, 30, 40))
    assert [text.split()[0] for text in cut_texts(page)] == ["QLabel", "QPushButton", "QLineEdit"]
    assert len(overlaps(page)) == 3
    assert outgrown(page, (800, 80)) == []
    assert len(outgrown(page, (50, 80))) == 1

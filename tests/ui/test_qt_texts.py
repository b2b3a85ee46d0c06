"""Qt's own dialogs speak the language of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from register_app.ui.qt_texts import QtTexts


@pytest.fixture
def danish(qapp: QApplication) -> Iterator[QtTexts]:
    made = QtTexts(qapp, "da")
    yield made
    made.use("en")


def test_each_text_that_qt_leaves_out_is_said_in_danish(danish: QtTexts, root: Path) -> None:
    found = 0
    for context in ElementTree.parse(root / "resources" / "i18n" / "qt_da.ts").getroot().iter("context"):
        for message in context.iter("message"):
            source, comment = message.findtext("source", ""), message.findtext("comment")
            said = QCoreApplication.translate(context.findtext("name", ""), source, comment)
            assert said == message.findtext("translation"), f"compile it again: {source}"
            found += 1
    assert found > 10


def test_the_file_dialog_is_danish_and_english_again(danish: QtTexts, qtbot: QtBot) -> None:
    def labels() -> set[str]:
        dialog = QFileDialog(None, "Ny", "", "Fortegnelser (*.register)")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        qtbot.addWidget(dialog)
        return {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}

    assert {"Kig i:", "Filtype:"} <= labels()
    danish.use("en")
    assert "Look in:" in labels()


def test_what_somebody_else_left_is_silent(danish: QtTexts, qapp: QApplication) -> None:
    QtTexts(qapp, "da")
    danish.use("en")
    assert QCoreApplication.translate("QFileDialog", "Look in:") == "Look in:"

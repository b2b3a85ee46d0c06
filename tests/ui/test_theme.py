"""Colours can be read on each surface they are put on, in both themes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QStyle, QWidget
from pytestqt.qtbot import QtBot

from register_app.base.paths import resource
from register_app.ui.theme import FAMILY, Look, ThemeError, contrast, palette_of, read_theme, style_of

TEXT_ON = {
    "text": ("window", "surface", "raised", "hover", "accent_soft"),
    "muted": ("window", "surface", "raised", "hover", "accent_soft"),
    "faint": ("window", "surface", "raised"),
    "accent": ("window", "surface", "raised", "accent_soft"),
    "on_accent": ("accent", "accent_hover", "accent_pressed"),
    "ok": ("surface", "ok_soft"),
    "warning": ("surface", "raised", "warning_soft"),
    "error": ("surface", "raised", "error_soft"),
    "special": ("surface", "special_soft"),
    "on_mark": ("mark",),
}
LINES_ON = {"border_strong": ("surface", "window", "raised"), "accent": ("surface", "accent_soft", "window")}
"""Edges of controls and of what has the focus."""


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_text_has_enough_contrast(name: str) -> None:
    colours = read_theme(name).colours
    low = {
        (front, back): round(contrast(colours[front], colours[back]), 2)
        for front, backs in TEXT_ON.items()
        for back in backs
        if contrast(colours[front], colours[back]) < 4.5
    }
    assert not low


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_edge_of_a_control_can_be_seen(name: str) -> None:
    colours = read_theme(name).colours
    low = {
        (front, back): round(contrast(colours[front], colours[back]), 2)
        for front, backs in LINES_ON.items()
        for back in backs
        if contrast(colours[front], colours[back]) < 3
    }
    assert not low


def test_both_themes_name_the_same_roles() -> None:
    light, dark = read_theme("light"), read_theme("dark")
    assert set(light.colours) == set(dark.colours)
    assert not light.dark
    assert dark.dark


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_uses_only_roles_that_are_there(name: str) -> None:
    theme = read_theme(name)
    style = style_of(theme, 100)
    assert "$" not in style
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", style)) <= set(theme.colours.values())
    for picture in re.findall(r'url\("([^"]+)"\)', style):
        drawn = resource("themes", name, picture.rsplit("/", 1)[1])
        assert drawn.is_file()
        assert set(re.findall("#[0-9A-Fa-f]{6}", drawn.read_text("utf-8"))) <= set(theme.colours.values())


@given(st.from_regex(r"\A#[0-9A-F]{6}\Z"), st.from_regex(r"\A#[0-9A-F]{6}\Z"))
def test_contrast_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21
    assert contrast("#000000", "#FFFFFF") == 21


def test_a_theme_that_is_not_there_is_told() -> None:
    with pytest.raises(ThemeError):
        read_theme("pink")


def test_the_look_follows_the_choice(qapp: QApplication) -> None:
    look = Look(qapp, "light", 100)
    told = []
    look.changed.connect(lambda: told.append(look.theme.name))
    size = qapp.font().pointSizeF()
    look.choose("dark", 130)
    look.choose("dark", 130)
    assert told == ["Dark"]
    assert qapp.font().pointSizeF() == pytest.approx(size * 1.3)
    assert qapp.palette().color(QPalette.ColorRole.Window) == palette_of(look.theme).color(
        QPalette.ColorRole.Window
    )
    look.choose("light", 100)


def test_nothing_moves_by_itself_where_that_is_chosen(qapp: QApplication) -> None:
    qapp.setEffectEnabled(Qt.UIEffect.UI_General)
    qapp.setEffectEnabled(Qt.UIEffect.UI_AnimateMenu)
    effects = [effect for effect in Qt.UIEffect if qapp.isEffectEnabled(effect)]
    assert effects
    blink = qapp.cursorFlashTime()
    look = Look(qapp, "light")
    field = QPlainTextEdit()
    try:
        look.move("reduced")
        assert look.still
        assert [effect for effect in Qt.UIEffect if qapp.isEffectEnabled(effect)] == []
        assert qapp.cursorFlashTime() == 0
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        assert field.style().styleHint(hint, None, field) == 0
    finally:
        look.move("system")
    assert [effect for effect in Qt.UIEffect if qapp.isEffectEnabled(effect)] == effects
    assert qapp.cursorFlashTime() == blink
    assert not look.still


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_rule_of_the_style_sheet_that_sets_both_colours_can_be_read(name: str) -> None:
    colours = read_theme(name).colours
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", resource("themes", "style.qss").read_text("utf-8"))
    low, seen = {}, 0
    for selector, body in rules:
        front = re.search(r"(?<![\w-])color: \$(\w+)", body)
        back = re.search(r"background: \$(\w+)", body)
        # What cannot be used may be pale: WCAG 2, 1.4.3.
        if front and back and "disabled" not in front[1]:
            seen += 1
            if (ratio := contrast(colours[front[1]], colours[back[1]])) < 4.5:
                low[selector.strip()] = round(ratio, 2)
    assert seen > 15
    assert not low


def test_each_colour_is_measured_as_text_as_an_edge_or_as_ground() -> None:
    measured = {*TEXT_ON, *LINES_ON} | {
        back for backs in (*TEXT_ON.values(), *LINES_ON.values()) for back in backs
    }
    # Lines that separate without meaning anything, and what cannot be used.
    plain = {"border", "disabled", "accent_line"}
    assert set(read_theme("light").colours) - measured - plain == set()


def test_fonts_of_the_desktop_give_way_when_its_look_changes(qapp: QApplication, qtbot: QtBot) -> None:
    """Qt takes up the fonts that GNOME, Windows or macOS has for labels and menus whenever their look changes."""
    look = Look(qapp, "light", 100)
    window = QWidget()
    qtbot.addWidget(window)
    window.installEventFilter(look)
    text = QLabel("Purpose", window)
    window.show()
    told: list[bool] = []
    look.recoloured.connect(lambda: told.append(True))
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
    QTest.qWait(0)
    assert told == []
    QApplication.setFont(QFont("Courier New"), "QLabel")  # type: ignore[arg-type]
    assert text.font().family() == "Courier New"
    QApplication.sendEvent(window, QEvent(QEvent.Type.ThemeChange))
    qtbot.waitUntil(lambda: text.font().family() == FAMILY)
    assert text.font().pointSizeF() == pytest.approx(qapp.font().pointSizeF())
    assert told == [True]

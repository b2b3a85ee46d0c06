"""Settings survive a round trip, and anything else that may stand in their file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from register_app.base.settings import TEXT_SIZES, THEMES, Settings, load, save

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@given(
    st.builds(
        Settings,
        language=st.sampled_from(["", "da", "en"]),
        theme=st.sampled_from(THEMES),
        text_size=st.sampled_from(TEXT_SIZES),
        author=_texts,
        recent=st.lists(_texts, max_size=4).map(tuple),
        columns=st.lists(_texts, max_size=4).map(tuple),
        shortcuts=st.dictionaries(_texts, _texts, max_size=3),
    )
)
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.mktemp("settings") / "deep" / "settings.toml"
    assert save(settings, path)
    assert load(path) == settings


def test_no_file_gives_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings()


def test_a_broken_file_gives_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    for content in (
        b"\xff\xfe",
        b"theme = ",
        b'theme = "pink"\ntext_size = 9000',
        b"recent = 7\ncolumns = [1, 2]",
    ):
        path.write_bytes(content)
        assert load(path) == Settings()


def test_a_wrong_kind_costs_only_its_own_setting(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('author = "Mette"\npreview = "yes"\n', "utf-8")
    assert load(path) == Settings(author="Mette")


def test_saving_where_one_may_not_is_no_error(tmp_path: Path) -> None:
    blocker = tmp_path / "file"
    blocker.write_text("", "utf-8")
    assert not save(Settings(), blocker / "settings.toml")


def test_the_latest_register_comes_first_and_only_once() -> None:
    settings = Settings()
    for name in ("a", "b", "a"):
        settings = settings.with_recent(Path(name))
    assert settings.recent == ("a", "b")

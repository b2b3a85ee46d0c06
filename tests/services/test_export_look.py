"""Exports that a person dresses: profile, logo, cover text, and what has changed since an earlier state."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from register_app.services import exporting
from register_app.services.exporting import ExportError, Look
from register_app.store.register import Register


def told(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def test_profile_and_cover_text_reach_the_pdf(sample: Register, tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    exporting.export(
        sample, target, look=Look(profile="internal", cover_text="For the board", accent="#14532d")
    )
    assert "For the board" in told(target)
    assert "Left out of this extract" not in told(target)
    exporting.export(sample, target)
    assert "For the board" not in told(target)
    assert "Left out of this extract" in told(target)


def test_what_has_changed_is_a_chapter(sample: Register, tmp_path: Path) -> None:
    exporting.export(sample, tmp_path / "a.pdf", look=Look(since="1"))
    text = told(tmp_path / "a.pdf")
    assert "Changes since" in text
    assert "Added RA-0001" in text
    exporting.export(sample, tmp_path / "b.pdf", look=Look(since=str(sample.head()[0])))
    assert "Nothing has changed." in told(tmp_path / "b.pdf")
    exporting.export(sample, tmp_path / "c.pdf")
    assert "Changes since" not in told(tmp_path / "c.pdf")


def test_an_extract_tells_the_changes_of_its_activities_only(sample: Register, tmp_path: Path) -> None:
    exporting.export(sample, tmp_path / "a.pdf", where="department = HR", look=Look(since="1"))
    text = told(tmp_path / "a.pdf")
    assert "Added RA-0009" in text
    assert "Added RA-0001" not in text


@pytest.mark.parametrize("name", ["a.xlsx", "a.csv", "a.json", "a.html"])
def test_other_formats_refuse_what_they_do_not_have(name: str, sample: Register, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="as PDF"):
        exporting.export(sample, tmp_path / name, look=Look(profile="public"))
    assert not (tmp_path / name).exists()


def test_the_short_layouts_have_no_such_chapter(sample: Register, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="table"):
        exporting.export(sample, tmp_path / "a.pdf", template="table", look=Look(since="1"))

"""Every export with hostile texts in every field, on a disk that fills up, and opened by another program."""

from __future__ import annotations

import csv
import itertools
import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, cast

import pikepdf
import pypdfium2
import pytest

from register_app.base.errors import RegisterError
from register_app.model.csvtext import restored
from register_app.model.document import Document
from register_app.model.text import clean
from register_app.services import documents, export_writing, handover, sample
from register_app.services.export_choices import Look
from register_app.services.export_writing import Extract
from register_app.store.register import Register
from register_app.writing.shapes.shape import shapes
from tests.documents import sized
from tests.payloads import MARKUP, PAYLOADS

DAY = "2026-11-25"
KEPT = {"id", "part", "status", "state", "kind", "at", "hash", "version", "format", "language"}
"""Fields that no person types."""


def hostile(count: int, *, texts: list[str] | None = None) -> Document:
    """A register of `count` activities in which every field that a person types holds a payload, each somewhere."""
    supply = itertools.cycle(texts or [*MARKUP, *PAYLOADS])

    def fill(value: Any, key: str = "") -> Any:
        if key in KEPT:
            return value
        if isinstance(value, str):
            return clean(next(supply))
        if isinstance(value, list):
            return [fill(item) for item in value]
        if isinstance(value, dict):
            if key == "extra":
                return {clean(next(supply)) or "x": clean(next(supply)) for _ in range(2)}
            return {name: fill(item, name) for name, item in value.items()}
        return value

    return cast(Document, fill(sized(count, seed=5)))


def told(value: Any) -> Iterator[str]:
    """All texts of plain data."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from told(item)
    elif isinstance(value, list):
        for item in value:
            yield from told(item)


def squeezed(text: str) -> str:
    """A text without white space and what breaks lines, for comparing across line ends.

    The one character here that no typeface of ours has is printed as its code.
    """
    text = text.replace("＝", "[U+FF1D]")
    return re.sub(r"[\s\u00ad\u200b\u2060\ufffe\u00a0\ufeff]", "", text)


# -- nothing live, nothing lost --------------------------------------------------------------------------------------


@pytest.mark.parametrize("layout", ["full", "table", "activity", "changes"])
def test_a_pdf_holds_no_act_and_every_text(layout: str, tmp_path: Path) -> None:
    content = hostile(8 if layout != "table" else 4)
    changes = [
        {
            "kind": "changed",
            "what": "activity",
            "number": "1",
            "name": text,
            "key": "name",
            "before": text,
            "after": "",
        }
        for text in (*MARKUP, *PAYLOADS)
    ]
    export_writing.write(
        content,
        tmp_path / "a.pdf",
        language="da+en",
        template=layout,
        look=Look(profile="internal"),
        extract=Extract(DAY),
        changes=changes if layout == "changes" else None,
        since=MARKUP[0],
    )
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        for thing in pdf.objects:
            if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
                keys = {str(key) for key in thing.keys()}  # noqa: SIM118 - a stream is iterated otherwise
                assert not keys & {
                    "/JS",
                    "/JavaScript",
                    "/Launch",
                    "/EmbeddedFile",
                    "/EmbeddedFiles",
                    "/OpenAction",
                }
                assert thing.get("/S") not in ("/URI", "/Launch", "/JavaScript", "/GoToR", "/SubmitForm")
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as pages:
        text = squeezed("".join(page.get_textpage().get_text_range() for page in pages)).replace("-", "")
    wanted: Iterator[str] = iter([entry["name"] for entry in changes])
    if layout != "changes":
        wanted = (
            text
            for activity in content["activities"]
            for purpose in activity["purposes"]
            for text in (purpose["title"], *(activity["measures"] if layout != "table" else ()))
        )
    lost = [item for item in wanted if squeezed(item).replace("-", "") not in text]
    assert lost == []


def test_a_flat_table_holds_no_formula_and_every_text(tmp_path: Path) -> None:
    content = hostile(40)
    export_writing.write(content, tmp_path / "a.csv", language="en", look=Look(profile="internal"))
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 40
    for row, activity in zip(rows, content["activities"], strict=True):
        assert not [
            cell
            for cell in row.values()
            if cell[:1] in ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
        ]
        assert restored(row["Activity"]) == activity["name"]
        assert restored(row["Description"]) == activity["description"]
        assert restored(row["Notes"]) == activity["notes"]


@pytest.mark.parametrize("name", ["a.json", "a.jsonld"])
def test_data_for_machines_holds_every_text_as_text(name: str, tmp_path: Path) -> None:
    content = hostile(30)
    export_writing.write(content, tmp_path / name, language="en")
    held = set(told(json.loads((tmp_path / name).read_text(encoding="utf-8"))))
    for activity in content["activities"]:
        for purpose in activity["purposes"]:
            if purpose["title"].strip():
                assert purpose["title"] in held
    if name == "a.json":
        assert json.loads((tmp_path / name).read_text(encoding="utf-8")) == content


@pytest.mark.parametrize("template", ["", "questionnaire", *(item.name for item in shapes())])
def test_no_workbook_has_a_formula_or_a_link_outside(template: str, tmp_path: Path) -> None:
    export_writing.write(
        hostile(12), tmp_path / "a.xlsx", language="en", template=template, look=Look(profile="internal")
    )
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        for name in archive.namelist():
            content = archive.read(name)
            assert not re.search(
                rb"<f[ >]|TargetMode=\"External|<externalLink|ddeLink|vbaProject", content
            ), name


# -- whole or not at all ---------------------------------------------------------------------------------------------


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Files may grow to `size` bytes and no further, here and in the processes started from here."""
    import resource
    import signal

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


CHANGES = [
    {
        "kind": "changed",
        "what": "activity",
        "number": "RA-0001",
        "name": "Payroll",
        "key": "description",
        "before": f"word {place}",
        "after": "other " * place,
    }
    for place in range(40)
]
TARGETS = [
    ("a.xlsx", ""),
    ("a.xlsx", "ico-controller"),
    ("a.xlsx", "questionnaire"),
    ("a.pdf", "full"),
    ("a.pdf", "changes"),
    ("a.csv", ""),
    ("a.json", ""),
    ("a.jsonld", ""),
    ("a.html", ""),
    ("a.docx", ""),
    ("a.md", ""),
    ("a.pdf", "notice"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files there")
@pytest.mark.parametrize(("name", "template"), TARGETS)
def test_a_disk_that_fills_up_anywhere_leaves_the_old_file(name: str, template: str, tmp_path: Path) -> None:
    content = sample.sample("en")
    content["activities"] = content["activities"][:1]  # each is written seven times
    target = tmp_path / name

    def write() -> None:
        export_writing.write(
            content, target, language="en", template=template, extract=Extract(DAY), changes=CHANGES
        )

    write()
    whole = target.read_bytes()
    target.write_bytes(b"old")
    for size in (0, 1, 100, len(whole) // 3, len(whole) - 1):
        with room_for(size), pytest.raises(RegisterError) as refused:
            write()
        assert "a." in str(refused.value) or "pages" in str(refused.value)
        assert target.read_bytes() == b"old"
        assert [path.name for path in tmp_path.iterdir()] == [name]
    write()
    assert target.read_bytes() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files there")
def test_a_disk_that_fills_up_leaves_the_old_tables(tmp_path: Path) -> None:
    content, folder = sample.sample("en"), tmp_path / "tables"
    export_writing.write(content, folder, language="en", template="tables")
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    content["activities"][0]["description"] = "other " * 500
    for size in (0, 10, 2000):
        with room_for(size), pytest.raises(RegisterError):
            export_writing.write(content, folder, language="en", template="tables")
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
        assert [path.name for path in tmp_path.iterdir()] == ["tables"]


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files there")
def test_a_disk_that_fills_up_leaves_the_old_package(few: Register, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    handover.write_package(few, target, name="First", language="en")
    size = target.stat().st_size
    target.write_bytes(b"old")
    versions = documents.dump(few.read())["versions"]
    with closing(few.frozen()) as held:
        beside = sorted(path.name for path in tmp_path.iterdir())
        for room in (0, 50, size // 4, size // 2, size - 1):
            with room_for(room), pytest.raises(RegisterError):
                handover.pack(held, target, name="Second", language="en")
            assert target.read_bytes() == b"old"
            assert sorted(path.name for path in tmp_path.iterdir()) == beside
    assert documents.dump(few.read())["versions"] == versions


# -- opened by another program ---------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_opens_every_shape_and_finds_no_formula(tmp_path: Path) -> None:
    names = ["questionnaire", *(item.name for item in shapes())]
    for name in names:
        export_writing.write(hostile(3), tmp_path / f"{name}.xlsx", language="en", template=name)
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "ods",
        "--outdir",
        str(tmp_path / "saved"),
        *(str(tmp_path / f"{name}.xlsx") for name in names),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for name in names:
        with zipfile.ZipFile(tmp_path / "saved" / f"{name}.ods") as archive:
            content = archive.read("content.xml")
        assert b"table:formula" not in content, name
        assert content.count(b"<table:table-row") > 3, name

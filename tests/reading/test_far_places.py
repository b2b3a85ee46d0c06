"""Archives whose parts and links point elsewhere, and those of too many parts: nothing else is opened or written."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from register_app.reading import refusals
from register_app.reading.guarded import read_workbook
from tests.reading import hostile

ROOT = Path(__file__).resolve().parents[2]
ROW = f'<row r="1">{hostile.text_cell("A1", "Activity")}{hostile.text_cell("B1", "Purpose")}</row>'

_WATCHED = """
import io, json, sys
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from register_app.reading import child, sending
from register_app.reading.bounds import Bounds
warm = io.BytesIO()
child.read_any(sending.Answer(warm), Path(sys.argv[2]), "workbook", Bounds())
touched = []
def hook(event, args):
    if event == "open" or event.startswith(("os.", "socket.", "subprocess.", "shutil.")):
        touched.append([event, *(str(arg) for arg in args)])
sys.addaudithook(hook)
try:
    child.read_any(sending.Answer(io.BytesIO()), Path(sys.argv[3]), "workbook", Bounds())
except Exception as error:
    touched.append(["raised", type(error).__name__])
told = list(touched)
print(json.dumps(told))
"""


def linked(target: str, mode: str = "") -> bytes:
    """A workbook one of whose parts is said to lie at `target`, and that has a member of that name."""
    parts = hostile.xlsx_parts(
        hostile.sheet_xml(ROW, after='<hyperlinks><hyperlink ref="A1" r:id="rId1"/></hyperlinks>')
    )
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        f'<Relationships xmlns="{hostile.PACKAGE}">'
        f'<Relationship Id="rId1" Type="{hostile.OFFICE}/hyperlink" Target="{target}"{mode}/>'
        f'<Relationship Id="rId2" Type="{hostile.OFFICE}/comments" Target="{target}"{mode}/></Relationships>'
    )
    parts[target] = "never read"
    return hostile.zipped(parts)


@pytest.mark.parametrize("mode", ["", ' TargetMode="External"'], ids=["inside", "outside"])
@pytest.mark.parametrize(
    "target", ["../../../../escaped", "{canary}", "C:\\\\escaped", "\\\\\\\\host\\\\share\\\\x", "file://{canary}", "http://127.0.0.1:9/x"]
)  # fmt: skip
def test_names_of_parts_are_no_paths(tmp_path: Path, target: str, mode: str) -> None:
    canary = tmp_path / "elsewhere" / "canary"
    canary.parent.mkdir()
    canary.write_text("untouched")
    honest, path = tmp_path / "honest.xlsx", tmp_path / "a.xlsx"
    honest.write_bytes(hostile.small_xlsx())
    path.write_bytes(linked(target.replace("{canary}", str(canary)), mode))
    before = sorted(tmp_path.rglob("*"))
    command = [sys.executable, "-c", _WATCHED, str(ROOT), str(honest), str(path)]
    run = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    touched = json.loads(run.stdout)
    assert any(event == "open" and args[0] == str(path) for event, *args in touched)
    for event, *args in touched:
        assert not event.startswith(("socket.", "subprocess.")), (event, args)
        assert "canary" not in " ".join(args), (event, args)
        assert "escaped" not in " ".join(args), (event, args)
        if event == "open" and args[0] != str(path):
            assert not set(args[1]) & set("wax+"), (event, args)
    assert canary.read_text() == "untouched"
    assert sorted(tmp_path.rglob("*")) == before


def many_parts() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number in range(100_000):
            archive.writestr(f"xl/{number}", b"")
    return stream.getvalue()


def nested() -> bytes:
    """An archive of archives of archives, as 42.zip: what lies within is never opened."""
    inner = hostile.zipped({"0.bin": b"\0" * 50_000_000})
    for _depth in range(3):
        inner = hostile.zipped({f"{n}.zip": inner for n in range(16)})
    return inner


def overlapping() -> bytes:
    """A directory that names the same packed bytes a thousand times."""
    single = hostile.zipped({"xl/a": b"\0" * 5_000_000})
    start = single.index(b"PK\x01\x02")
    end = single.index(b"PK\x05\x06")
    entry = single[start:end]
    entries = b"".join(entry[:46] + f"xl/{number:04}".encode()[:4] + entry[50:] for number in range(1000))
    tail = bytearray(single[end:])
    tail[8:10] = tail[10:12] = (1000).to_bytes(2, "little")
    tail[12:16] = len(entries).to_bytes(4, "little")
    return single[:start] + entries + bytes(tail)


def merged() -> bytes:
    ranges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in range(1, 1_000_001))
    after = f'<mergeCells count="1000000">{ranges}</mergeCells>'
    return hostile.zipped(hostile.xlsx_parts(hostile.sheet_xml(ROW, after=after)))


def many_strings() -> bytes:
    shared = f'<sst xmlns="{hostile.MAIN}" count="10000000">' + "<si><t>a</t></si>" * 3_000_000 + "</sst>"
    return hostile.zipped(hostile.xlsx_parts(hostile.sheet_xml(ROW), shared=shared))


@pytest.mark.parametrize(
    "make", [many_parts, nested, overlapping, merged, many_strings], ids=lambda make: make.__name__
)
def test_an_archive_made_to_swell_is_refused_or_read_within_its_limits(tmp_path: Path, make: object) -> None:
    assert callable(make)
    path = tmp_path / "a.xlsx"
    path.write_bytes(make())
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert outcome(path) in ("read", "refused")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - own < 300 * 1024


def outcome(path: Path) -> str:
    """Whether a file is read as the sheet that it has, or refused; anything else fails the test."""
    try:
        sheets = read_workbook(path).sheets
    except refusals.SourceError:
        return "refused"
    return "read" if [sheet.name for sheet in sheets] == ["Ark"] else "misread"

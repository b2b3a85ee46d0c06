"""Every file gives a workbook or one sentence; no process, hang or traceback is left behind."""

from __future__ import annotations

import datetime
import json
import os
import re
import sys
import threading
import time
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.base.errors import RegisterError
from register_app.reading import guarded, refusals
from register_app.reading.guarded import Limits, read_source, read_workbook, run_child
from register_app.reading.workbook import Workbook
from tests.reading import hostile

SMALL_XLS = Path(__file__).resolve().parents[1] / "data" / "imports" / "small.xls"


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refused(path: Path, kind: type[RegisterError], *words: str) -> str:
    """The one sentence with which a file is refused."""
    with pytest.raises(kind) as caught:
        read_workbook(path)
    sentence = str(caught.value)
    assert not re.search(r"\{[a-z]+\}", sentence)
    assert "\n" not in sentence
    for word in (path.name, *words):
        assert word in sentence
    return sentence


def outcome(path: Path) -> object:
    """What a file is read as, or the error that it gives; anything else fails the test."""
    try:
        return read_source(path)
    except refusals.SourceError as error:
        return error


# -- What is read ---------------------------------------------------------------------------------------


def test_values_have_their_types(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Fortegnelse"
    sheet.append(
        ["Løn æøå", 7, 7.5, True, datetime.date(2026, 3, 31), datetime.datetime(2026, 3, 31, 12, 30)]
    )
    sheet.append([None, "  ", "to\nlinjer", -3.0, datetime.time(8, 15), None])
    sheet.merge_cells("A3:C4")
    hidden = book.create_sheet("Skjult")
    hidden.sheet_state = "veryHidden"
    hidden["C3"] = "dybt"
    book.save(tmp_path / "a.xlsx")
    read = read_workbook(tmp_path / "a.xlsx")
    assert (read.kind, read.source) == ("xlsx", "a.xlsx")
    first, second = read.sheets
    assert first.rows == [
        ["Løn æøå", 7, 7.5, True, datetime.date(2026, 3, 31), datetime.datetime(2026, 3, 31, 12, 30)],
        [None, None, "to\nlinjer", -3, datetime.time(8, 15)],
    ]
    assert [type(value) for value in first.rows[0][1:3]] == [int, float]
    assert first.merged == [(2, 0, 3, 2)]
    assert not first.hidden
    assert second.hidden
    assert second.rows == [[], [], [None, None, "dybt"]]


def test_old_workbook() -> None:
    read = read_workbook(SMALL_XLS)
    assert read.kind == "xls"
    assert [(sheet.name, sheet.hidden) for sheet in read.sheets] == [("Fortegnelse", False), ("Skjult", True)]
    assert read.sheets[0].rows[3] == [
        1,
        "Lønudbetaling til medarbejdere æøå",
        datetime.date(2026, 3, 31),
        True,
    ]
    assert read.sheets[0].merged == [(0, 0, 0, 3)]
    assert [problem.severity for problem in read.problems] == ["info"]


@pytest.mark.parametrize("name", ["workbook.csv", "workbook.xls", "workbook.ods", "workbook", "workbook.pdf"])
def test_the_content_counts_not_the_name(tmp_path: Path, name: str) -> None:
    assert read_workbook(write(tmp_path, name, hostile.small_xlsx())).kind == "xlsx"


def test_xls_named_xlsx(tmp_path: Path) -> None:
    assert read_workbook(write(tmp_path, "a.xlsx", SMALL_XLS.read_bytes())).kind == "xls"


def test_csv_named_xlsx(tmp_path: Path) -> None:
    read = read_workbook(write(tmp_path, "a.xlsx", "Behandling;Formål\nLøn;Udbetaling\n".encode()))
    assert read.kind == "csv"
    assert read.sheets[0].rows == [["Behandling", "Formål"], ["Løn", "Udbetaling"]]


def test_many_rows_arrive_in_order(tmp_path: Path) -> None:
    text = "".join(f"{number};række {number}\n" for number in range(3000))
    rows = read_workbook(write(tmp_path, "a.csv", text.encode())).sheets[0].rows
    assert rows == [[str(number), f"række {number}"] for number in range(3000)]


def test_unusual_path(tmp_path: Path) -> None:
    folder = tmp_path / "mappe med æ # ? %41 \N{GRINNING FACE}"
    folder.mkdir()
    assert read_workbook(write(folder, "å b.xlsx", hostile.small_xlsx())).sheets[0].rows[1] == ["Løn", 12]


def test_dimension_that_is_too_small(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{n}">{hostile.text_cell(f"A{n}", f"r{n}")}</row>' for n in range(1, 21))
    data = hostile.zipped(hostile.xlsx_parts(hostile.sheet_xml(rows, before='<dimension ref="A1:A2"/>')))
    assert len(read_workbook(write(tmp_path, "a.xlsx", data)).sheets[0].rows) == 20


def test_missing_styles(tmp_path: Path) -> None:
    parts = hostile.xlsx_parts(
        hostile.sheet_xml(f'<row r="1">{hostile.text_cell("A1", "x")}</row>'), styles="<a/>"
    )
    del parts["xl/styles.xml"]
    assert read_workbook(write(tmp_path, "a.xlsx", hostile.zipped(parts))).sheets[0].rows == [["x"]]


# -- What is refused, and why ----------------------------------------------------------------------------


def test_no_file(tmp_path: Path) -> None:
    refused(tmp_path / "none.xlsx", refusals.SourceMissing, "no file")


def test_a_file_as_folder(tmp_path: Path) -> None:
    refused(write(tmp_path, "a.xlsx", b"x") / "b.xlsx", refusals.SourceMissing)


def test_folder(tmp_path: Path) -> None:
    refused(tmp_path, refusals.SourceMissing, "folder")


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_pipe(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.xlsx")
    refused(tmp_path / "pipe.xlsx", refusals.SourceMissing, "ordinary")


def test_zero_byte_in_the_name(tmp_path: Path) -> None:
    with pytest.raises(refusals.SourceMissing):
        read_workbook(tmp_path / "a\0b.xlsx")


def test_empty(tmp_path: Path) -> None:
    refused(write(tmp_path, "a.xlsx", b""), refusals.SourceEmpty)


def test_workbook_without_cells(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    refused(tmp_path / "a.xlsx", refusals.SourceEmpty)
    refused(write(tmp_path, "a.csv", b";;\n ; \n"), refusals.SourceEmpty)


@pytest.mark.parametrize(
    ("name", "data", "word"),
    [
        ("a.xlsx", b"<!DOCTYPE html><html><body>404</body></html>", "HTML"),
        ("a.xlsx", b"version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "Git LFS"),
        ("a.xlsx", b"%PDF-1.7\n", "PDF"),
        ("a.csv", b'{"a": [1, 2]}', "JSON"),
        ("a.xlsx", b"{\\rtf1 x}", "RTF"),
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "picture"),
        ("a.xlsx", b"SQLite format 3\0" + b"\0" * 90, "register"),
        ("a.xlsx", bytes(range(256)) * 8, "binary"),
        (
            "a.xls",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "XML",
        ),
        (
            "a.csv",
            b"Denne politik beskriver, hvordan vi behandler oplysninger om vores kunder og andre.\n" * 5,
            "text",
        ),
        (
            "a.csv",
            b"<#list items as i>\nname;id\n${i.name};${i.id}\n</#list>\n",
            "program",
        ),
        ("a.csv", b"{% for a in x %}\n{{ a.name }};{{ a.id }}\n{% endfor %}\n", "program"),
        ("a.xlsx", hostile.zipped({"readme.txt": "x"}), "archive"),
        ("a.xlsx", hostile.zipped({"[Content_Types].xml": "x", "word/document.xml": "<w/>"}), "Word"),
        ("a.xlsx", hostile.zipped({"ppt/presentation.xml": "<w/>"}), "presentation"),
        ("a.xls", hostile.ole(["WordDocument"]), "Word"),
        ("a.xls", hostile.ole(["Contents"]), "Office"),
    ],
)
def test_what_it_is_instead(tmp_path: Path, name: str, data: bytes, word: str) -> None:
    refused(write(tmp_path, name, data), refusals.WrongKind, word)


def test_password(tmp_path: Path) -> None:
    refused(
        write(tmp_path, "a.xlsx", hostile.ole(["EncryptedPackage", "EncryptionInfo"])),
        refusals.PasswordProtected,
    )
    manifest = "<manifest><encryption-data/></manifest>"
    refused(write(tmp_path, "a.ods", hostile.ods("", manifest=manifest)), refusals.PasswordProtected)


@pytest.mark.parametrize("name", ["a.xlsx", "a.xls", "a.ods"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
def test_cut_off(tmp_path: Path, name: str, share: float) -> None:
    tables = f'<table:table table:name="A"><table:table-row>{hostile.ods_cell("x")}</table:table-row></table:table>'
    whole = {"a.xlsx": hostile.small_xlsx(), "a.xls": SMALL_XLS.read_bytes(), "a.ods": hostile.ods(tables)}[
        name
    ]
    path = write(tmp_path, name, whole[: int(len(whole) * share)])
    read = outcome(path)
    if isinstance(read, Workbook):
        # The end of an old workbook is unused space; then nothing may be missing.
        assert (name, share) == ("a.xls", 0.97)
        assert read.sheets[0].rows[3][1] == "Lønudbetaling til medarbejdere æøå"
    else:
        assert isinstance(read, refusals.Damaged)
        assert path.name in str(read)


def test_missing_sheet_part(tmp_path: Path) -> None:
    parts = hostile.xlsx_parts("")
    del parts["xl/worksheets/sheet1.xml"]
    refused(write(tmp_path, "a.xlsx", hostile.zipped(parts)), refusals.Damaged, "sheet1.xml")


def test_broken_sheet_part(tmp_path: Path) -> None:
    data = hostile.zipped(hostile.xlsx_parts(hostile.sheet_xml('<row r="1"><c r="A1"><v>1</c></row>')))
    refused(write(tmp_path, "a.xlsx", data), refusals.Damaged)


BOMBS = {
    "billion laughs": (hostile.billion_laughs, refusals.WrongKind),
    "file entity": (lambda: hostile.external_entity("file:///etc/passwd"), refusals.WrongKind),
    "web entity": (lambda: hostile.external_entity("http://127.0.0.1:9/x"), refusals.WrongKind),
    "shared string": (lambda: hostile.shared_string_bomb(64), refusals.TooLarge),
    "lying size": (lambda: hostile.lying_bomb(12), refusals.TooLarge),
    "last cell": (lambda: hostile.lone_cell("XFD1048576"), refusals.TooLarge),
    "last row": (lambda: hostile.lone_cell("A1048576"), refusals.TooLarge),
    "ods repeats": (hostile.repeat_bomb, refusals.TooLarge),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs(tmp_path: Path, bomb: str) -> None:
    make, kind = BOMBS[bomb]
    refused(write(tmp_path, "bomb.xlsx", make()), kind)


def test_bomb_that_the_preflight_does_not_see(tmp_path: Path) -> None:
    """Written so that no pattern finds the far cell: then the limits of the child hold it."""
    rows = "<row\n  r = '1'><c\n r = 'A1'><v>1</v></c></row><row\n r = '1048576'><c\n r &#x3d; 'XFD1048576'/></row>"
    rows = rows.replace(" r &#x3d; 'XFD1048576'/>", ' r\t="XFD1048576"><v>1</v></c>')
    data = hostile.zipped(hostile.xlsx_parts(hostile.sheet_xml(rows)))
    with pytest.raises((refusals.ReaderFailed, refusals.TooLarge, refusals.Damaged)):
        read_workbook(write(tmp_path, "a.xlsx", data))


def test_forged_text_is_no_format_string(tmp_path: Path) -> None:
    """Names with braces go into sentences as they are."""
    path = write(tmp_path, "{0.__class__}.xlsx", b"")
    with pytest.raises(refusals.SourceEmpty) as caught:
        read_workbook(path)
    assert "{0.__class__}.xlsx" in str(caught.value)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_bit_rot(tmp_path: Path, data: st.DataObject) -> None:
    """A workbook with flipped bytes is read or refused; nothing else ever comes out."""
    table = f'<table:table table:name="A"><table:table-row>{hostile.ods_cell("x")}</table:table-row></table:table>'
    whole = data.draw(st.sampled_from([hostile.small_xlsx(), SMALL_XLS.read_bytes(), hostile.ods(table)]))
    changed = bytearray(whole)
    for _ in range(data.draw(st.integers(1, 12))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    path = write(tmp_path, "rot.xlsx", bytes(changed))
    assert isinstance(outcome(path), Workbook | refusals.SourceError)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(min_size=1, max_size=400))
def test_any_bytes(tmp_path: Path, data: bytes) -> None:
    assert str(outcome(write(tmp_path, "any.csv", data)))


# -- Children that misbehave ------------------------------------------------------------------------------


def child(code: str, limits: Limits | None = None, cancelled: threading.Event | None = None) -> list[bytes]:
    """What is taken from a child that runs `code`."""
    lines: list[bytes] = []

    def take(line: bytes) -> bool:
        lines.append(line)
        return line == b"end\n"

    run_child(
        [sys.executable, "-I", "-c", code],
        take,
        "file.xlsx",
        limits or Limits(seconds=20),
        cancelled.is_set if cancelled else None,
    )
    return lines


def test_an_answer() -> None:
    assert child("print('a'); print('end')") == [b"a\n", b"end\n"]


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import os; os.kill(os.getpid(), 11)",
        "raise SystemExit(3)",
        "print('x'); raise MemoryError",
    ],
)
def test_child_that_dies(code: str) -> None:
    with pytest.raises(refusals.ReaderFailed, match=r"file\.xlsx"):
        child(code)


@pytest.mark.parametrize("code", ["", "print('half', end='')"])
def test_child_without_an_answer(code: str) -> None:
    with pytest.raises(refusals.ReaderFailed, match="no usable answer"):
        child(code)


def test_child_that_hangs() -> None:
    with pytest.raises(refusals.ReaderFailed, match="longer than"):
        child("import time; time.sleep(60)", Limits(seconds=0.3))


def test_child_that_swells() -> None:
    with pytest.raises(refusals.TooLarge, match="memory"):
        child("import time; x = bytearray(200 << 20); time.sleep(60)", Limits(seconds=20, memory=100 << 20))


def test_child_that_writes_without_end() -> None:
    with pytest.raises(refusals.ReaderFailed, match="no usable answer"):
        child("while True: print('x' * 1000)", Limits(seconds=20, answer=100_000))


def test_line_without_end() -> None:
    with pytest.raises(refusals.ReaderFailed):
        child("import sys\nwhile True: sys.stdout.write('x' * 1000)", Limits(seconds=20, line=100_000))


def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    stop = threading.Event()
    mark = tmp_path / "pid"
    code = f"import os, time; open({str(mark)!r}, 'w').write(str(os.getpid())); print('x', flush=True); time.sleep(60)"
    threading.Timer(0.4, stop.set).start()
    started = time.monotonic()
    with pytest.raises(refusals.Cancelled):
        child(code, None, stop)
    assert time.monotonic() - started < 15
    pid = int(mark.read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_command_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(refusals.ReaderFailed, match="could not be started"):
        run_child([str(tmp_path / "nothing")], lambda line: True, "file.xlsx")


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_child_ends_with_its_parent(tmp_path: Path) -> None:
    """A reading child whose parent is killed goes too, though nobody asks it to."""
    import subprocess

    mark = tmp_path / "pid"
    hang = (
        "import sys, os, time; sys.path.insert(0, sys.argv[1])\n"
        "from register_app.reading.child import end_with_parent\n"
        f"end_with_parent(); open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(60)"
    )
    root = str(Path(guarded.__file__).resolve().parents[2])
    parent = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-I', '-c', {hang!r}, {root!r}], stdin=subprocess.PIPE); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", parent])
    while not mark.exists() or not mark.read_text():
        time.sleep(0.02)
    process.kill()
    process.wait()
    pid = int(mark.read_text())
    for _ in range(250):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return
        if Path(f"/proc/{pid}/stat").exists() and ") Z" in Path(f"/proc/{pid}/stat").read_text():
            return
        time.sleep(0.02)
    pytest.fail("the child outlived its parent by five seconds")


ROWS = {"is": "rows", "first": 0, "values": ["x"], "typed": [], "widths": [1], "codes": "AQAAAA=="}
"""One cell, as a machine tells it whose numbers begin with their least byte."""
FORGED = [
    {**ROWS, "first": 0},
    {"is": "workbook", "format": "exe"},
    {"is": "finish"},
    {"is": "__class__"},
    {"is": ["rows"]},
    {"x": 1},
    7,
    [],
    {"is": "refused", "code": "bomb", "params": {}, "x": 1},
    {"is": "refused", "code": "unknown", "params": {}},
    {"is": "refused", "code": "is_program", "params": {}},
    {"is": "refused"},
]
BEGUN = [{"is": "workbook", "format": "csv"}, {"is": "sheet", "name": "A", "hidden": False}]
FORGED_LATER = [
    {**ROWS, "first": 5},
    {**ROWS, "values": [{"a": 1}]},
    {**ROWS, "values": [None]},
    {**ROWS, "values": [""]},
    {**ROWS, "values": {"a": 1}},
    {**ROWS, "values": "text"},
    {**ROWS, "values": []},
    {**ROWS, "typed": [[0, "date"]]},
    {**ROWS, "typed": [[9, "date"]]},
    {**ROWS, "typed": [[0, "eval"]]},
    {**ROWS, "widths": [2]},
    {**ROWS, "widths": [0]},
    {**ROWS, "widths": [2, -1]},
    {**ROWS, "widths": [True]},
    {**ROWS, "codes": "AgAAAA=="},
    {**ROWS, "codes": "AQAA"},
    {**ROWS, "codes": "ø"},
    {**ROWS, "codes": 1},
    {"is": "note", "sheet": "A", "cell": "", "code": "nothing", "params": {}},
    {"is": "note", "sheet": "A", "cell": "", "code": "comment", "params": {}},
    {"is": "marks", "hidden_rows": ["x"]},
    {"is": "merged", "ranges": [[1, 2]]},
    {"is": "blocks", "blocks": []},
]


@pytest.mark.parametrize(
    "lines", [[line] for line in FORGED] + [[*BEGUN, line] for line in FORGED_LATER], ids=repr
)
def test_forged_answers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, lines: list[object]) -> None:
    code = "import sys; [print(line) for line in sys.argv[1:-1]]"
    written = [json.dumps(line) for line in [*lines, {"is": "end"}]]
    monkeypatch.setattr(guarded, "child_command", lambda: [sys.executable, "-I", "-c", code, *written])
    with pytest.raises(refusals.SourceError) as caught:
        read_workbook(write(tmp_path, "a.csv", b"a;b\n"))
    assert "{" not in str(caught.value)


def test_the_answer_that_is_forged_above_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code = "import sys; [print(line) for line in sys.argv[1:-1]]"
    written = [json.dumps(line) for line in [*BEGUN, ROWS, {**ROWS, "first": 1}, {"is": "end"}]]
    monkeypatch.setattr(guarded, "child_command", lambda: [sys.executable, "-I", "-c", code, *written])
    assert read_workbook(write(tmp_path, "a.csv", b"a;b\n")).sheets[0].rows == [["x"], ["x"]]


def test_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert guarded.child_command() == [sys.executable, guarded.SWITCH]

"""What the child does to itself: limits, one answer for each request, no words on its standard output but the answer."""

from __future__ import annotations

import ctypes
import datetime
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from register_app.reading import child, guarded, windows
from register_app.reading.bounds import Bounds
from register_app.reading.received import Receiver
from register_app.reading.refusals import Refusal
from register_app.reading.sending import CHUNK, Answer
from tests.reading import hostile

ROOT = str(Path(child.__file__).resolve().parents[2])
START = "import sys; sys.path.insert(0, sys.argv[1]); from register_app.reading.child import "


def lines(stream: io.BytesIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def received(*rows: list[object]) -> list[list[Any]]:
    """The rows as they come out of the answer again."""
    stream = io.BytesIO()
    answer = Answer(stream)
    answer.send("workbook", format="xlsx")
    answer.send("sheet", name="A", hidden=False)
    answer.rows(rows)
    receiver = Receiver(Path("a.xlsx"), 0)
    for line in stream.getvalue().splitlines():
        receiver.take(line)
    assert receiver.sheet is not None
    return receiver.sheet.rows


def test_rows_are_plain_and_cut() -> None:
    aware = datetime.datetime(2026, 1, 2, 3, tzinfo=datetime.timezone(datetime.timedelta(hours=2)))
    row = [
        "a",
        "",
        1.0,
        2.5,
        True,
        1,
        datetime.date(2026, 1, 2),
        aware,
        aware.astimezone(datetime.UTC),
        datetime.time(4, 5),
    ]
    found = received(
        [*row, float("nan"), datetime.timedelta(days=1), None, " "], ["\n", None], ["a", " ", "b"]
    )
    assert found == [
        ["a", None, 1, 2.5, True, 1, datetime.date(2026, 1, 2), datetime.datetime(2026, 1, 2, 3),
         datetime.datetime(2026, 1, 2, 1), datetime.time(4, 5), "nan", "1 day, 0:00:00"],
        [],
        ["a", None, "b"],
    ]  # fmt: skip
    assert [type(value) for value in found[0][2:6]] == [int, float, bool, int]
    assert found[0][0] is found[2][0]


@given(
    st.lists(
        st.lists(
            st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from([0.0, 1.0, 2.5, 1e16]) | st.text(max_size=3)
            | st.dates() | st.datetimes(),
            max_size=5,
        ),
        max_size=8,
    )
)  # fmt: skip
def test_rows_come_as_they_were(rows: list[list[object]]) -> None:
    """Whatever repeats, each cell is what it was: of its type, in its place; nothing stands for white space."""
    expected = []
    for row in rows:
        plain = [
            None
            if isinstance(value, str) and not value.strip()
            else int(value)
            if value in (0.0, 1.0) and type(value) is float
            else value
            for value in row
        ]
        while plain and plain[-1] is None:
            plain.pop()
        expected.append([(type(value), value) for value in plain])
    # A lone surrogate can be in no file; what JSON does to it is told elsewhere.
    assume(not any(isinstance(value, str) and not value.isprintable() for row in rows for value in row))
    assert [[(type(value), value) for value in row] for row in received(*rows)] == expected


def test_cells_are_counted_over_all_sheets() -> None:
    answer = Answer(io.BytesIO(), most_cells=10)
    answer.rows([["x"] * 6])
    with pytest.raises(Refusal) as caught:
        answer.rows([["y"] * 5])
    assert (caught.value.code, caught.value.params) == ("too_many_cells", {"limit": 10})


def test_rows_come_in_pieces() -> None:
    stream = io.BytesIO()
    assert Answer(stream).rows([["x"]] * (CHUNK + 1)) == CHUNK + 1
    assert [(line["first"], len(line["widths"])) for line in lines(stream)] == [(0, CHUNK), (CHUNK, 1)]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize(
    "code",
    ["bytearray(900 << 20)", "import os; os.write(os.open(sys.argv[2], os.O_CREAT | os.O_WRONLY), b'x')"],
)
def test_limits_hold(tmp_path: Path, code: str) -> None:
    """Memory beyond the limit is refused by the system, and a parser cannot write a file."""
    done = subprocess.run(
        [
            sys.executable,
            "-I",
            "-c",
            f"{START}limit_self\nlimit_self(300 << 20, 20)\n{code}\nprint('done')",
            ROOT,
            str(tmp_path / "written"),
        ],
        capture_output=True,
        check=False,
    )
    assert b"done" not in done.stdout
    assert done.returncode != 0


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_processor_time_is_limited() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"{START}limit_self\nlimit_self(300 << 20, 1)\nwhile True: pass", ROOT],
        capture_output=True,
        check=False,
    )
    assert done.returncode < 0


def test_limits_of_windows_are_laid_out_as_the_system_wants() -> None:
    wanted = windows.limits(700 << 20, 30)
    assert ctypes.sizeof(wanted) == (144 if ctypes.sizeof(ctypes.c_void_p) == 8 else 112)
    assert wanted.ProcessMemoryLimit == 700 << 20
    assert wanted.BasicLimitInformation.PerProcessUserTimeLimit == 300_000_000
    if sys.platform != "win32":
        assert windows.limit_job(700 << 20, 30) is False


def test_a_request_is_answered_once(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(hostile.small_xlsx())
    request = {"act": "workbook", "path": str(tmp_path / "a.xlsx"), "memory": 1 << 40, "seconds": 500}
    command = [*guarded.child_command(), json.dumps(request)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdout is not None
    answered = [json.loads(line) for line in process.stdout]
    assert [line["is"] for line in answered] == ["workbook", "sheet", "rows", "merged", "marks", "end"]
    assert process.wait() == 0
    process.stdout.close()
    assert process.stdin is not None
    process.stdin.close()


def test_file_that_goes_away(tmp_path: Path) -> None:
    stream = io.BytesIO()
    answer = Answer(stream)
    with pytest.raises(Refusal) as caught:
        child.read_any(answer, tmp_path / "gone.xlsx", "any", Bounds())
    assert caught.value.code == "missing"

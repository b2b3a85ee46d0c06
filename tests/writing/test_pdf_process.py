"""The child that sets pages: isolated, ended at once, its failures told without quoting the register."""

from __future__ import annotations

import logging
import sys
import time
from pathlib import Path

import pytest

from register_app.writing import pdf_process
from register_app.writing.pdf_process import (
    SWITCH,
    PdfCancelled,
    PdfError,
    UnprintableText,
    child_command,
    child_environment,
    compile_job,
    run_job,
)


def _stand_in(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    monkeypatch.setattr(pdf_process, "child_command", lambda: [sys.executable, "-I", "-c", code])


def test_the_child_knows_nothing_of_the_user_and_finds_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:8080")
    given = child_environment()
    assert "SECRET" not in given
    assert "HOME" not in given
    assert given["HTTPS_PROXY"] == given["ALL_PROXY"] == "http://127.0.0.1:9"


def test_a_frozen_program_is_its_own_child(monkeypatch: pytest.MonkeyPatch) -> None:
    assert child_command()[1] == "-I"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, SWITCH]


def test_a_large_job_reaches_a_slow_child_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    code = "import sys,time,json; time.sleep(.3); print(json.dumps({'length': len(json.load(sys.stdin.buffer)['data'])}))"
    _stand_in(monkeypatch, code)
    assert run_job({"data": "x" * 3_000_000}) == {"length": 3_000_000}


def test_a_stop_ends_the_child_at_once(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    late = tmp_path / "late"
    _stand_in(monkeypatch, f"import time,pathlib; time.sleep(2); pathlib.Path({str(late)!r}).touch()")
    with pytest.raises(PdfCancelled):
        run_job({}, lambda: True)
    time.sleep(0.1)
    assert not late.exists()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ("{'failed': 'TypstError', 'text': 'Hans Hansen'}", UnprintableText),
        ("{'failed': 'KeyError', 'text': 'Hans Hansen'}", PdfError),
    ],
)
def test_a_failure_is_told_without_quoting_the_register(
    answer: str, error: type[PdfError], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _stand_in(monkeypatch, f"import json; print(json.dumps({answer}))")
    with caplog.at_level(logging.DEBUG), pytest.raises(error) as told:
        run_job({})
    assert "Hansen" not in str(told.value) + caplog.text
    assert isinstance(told.value, error)


def test_a_crash_of_the_child_is_a_text_it_could_not_take(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, "import os,sys; print('Hans Hansen', file=sys.stderr); os._exit(134)")
    with pytest.raises(UnprintableText):
        run_job({})


def test_what_the_disk_refuses_is_an_os_error(monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(monkeypatch, 'print(\'{"failed": "system", "number": 28, "text": "No space left on device"}\')')
    with pytest.raises(OSError, match="space") as told:
        run_job({})
    assert told.value.errno == 28


def test_a_refused_text_is_answered_by_the_real_child(tmp_path: Path) -> None:
    """The strict export refuses a glyph that no font has; the data are not cleaned here on purpose."""
    head = {"language": "da", "own_language": "da", "title": "中", "organisation": "", "footer": "", "page": "{x} {y}",
            "accent": "#000000", "layout": "activity", "page_per_activity": True, "states": {}}  # fmt: skip
    data = {
        "head": head,
        "part": "all",
        "front": {"cover": {"subtitle": "中", "facts": None, "date": ""}},
        "bodies": [],
    }
    with pytest.raises(UnprintableText):
        run_job(compile_job(data, tmp_path / "a.pdf", strict=True, timestamp=0))
    assert not (tmp_path / "a.pdf").exists()

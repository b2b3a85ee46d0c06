"""What bad input gets: one sentence, status 2, and not a byte changed."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from register_app.store.register import Register
from tests.cli.conftest import Result, Run


def refused(result: Result, *words: str) -> None:
    assert result.status == 2, result
    assert result.out == ""
    assert len(result.err.strip().splitlines()) == 1, result.err
    assert result.err.strip().endswith((".", "?", "--help")) or ":" in result.err
    assert "Traceback" not in result.err
    for word in words:
        assert word.lower() in result.err.lower(), result.err


@pytest.mark.parametrize("command", ["show", "check", "history", "verify"])
def test_a_register_that_is_not_there(run: Run, command: str) -> None:
    refused(run(command, "nothing.register"), "nothing.register")
    assert not Path("nothing.register").exists()


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("this is a letter, not a register", encoding="utf-8")


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()


def _newer(path: Path) -> None:
    with Register.create(path, title="T", language="en"):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()


def _damaged(path: Path) -> None:
    with Register.create(path, title="T", language="en"):
        pass
    data = bytearray(path.read_bytes())
    for place in range(4096, len(data), 7):
        data[place] ^= 0x55
    path.write_bytes(bytes(data))


def _cut(path: Path) -> None:
    with Register.create(path, title="T", language="en"):
        pass
    path.write_bytes(path.read_bytes()[:5000])


def _planted(path: Path) -> None:
    with Register.create(path, title="T", language="en"):
        pass
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TRIGGER evil AFTER UPDATE ON activity BEGIN DELETE FROM purpose; END")
    connection.close()


@pytest.mark.parametrize("make", [_empty, _text, _foreign, _newer, _damaged, _cut, _planted])
@pytest.mark.parametrize("command", [("show",), ("import",), ("export",)])
def test_a_file_that_is_no_sound_register(
    run: Run, tmp_path: Path, make: object, command: tuple[str, ...]
) -> None:
    path = tmp_path / "bad.register"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    (tmp_path / "list.csv").write_text("Processing activity;Purpose\nA;B\n", encoding="utf-8")
    rest = {"show": (), "import": ("list.csv",), "export": ("out.json",)}[command[0]]
    refused(run(*command, path, *rest), "bad.register")
    assert path.read_bytes() == before
    assert not Path("out.json").exists()


def test_a_register_that_another_program_has_open(run: Run, file: Path) -> None:
    with Register.open(file):
        before = os.stat(file)
        refused(run("show", file), "open")
        other = subprocess.run(
            [
                sys.executable,
                "-c",
                "import sys; from register_app.cli.main import run; sys.exit(run(sys.argv[1:]))",
                "show",
                str(file),
            ],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            cwd=Path(__file__).resolve().parents[2],
        )
        refused(Result(other.returncode, other.stdout, other.stderr), "open")
        assert os.stat(file).st_mtime_ns == before.st_mtime_ns


def test_a_register_is_not_made_over_another_file(run: Run, file: Path) -> None:
    before = file.read_bytes()
    refused(run("new", file), "already")
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nothing.xlsx", None, ["nothing.xlsx"]),
        ("empty.xlsx", b"", ["empty"]),
        ("letter.xlsx", b"\x00\x01\x02" * 100, ["letter.xlsx"]),
        ("page.xlsx", b"<!DOCTYPE html><html><body>not found</body></html>", []),
        ("cut.xlsx", b"PK\x03\x04" + b"\x00" * 50, ["cut.xlsx"]),
        ("other.json", b'{"format": "something else"}', ["other.json"]),
        ("broken.json", b'{"format": ', ["broken.json"]),
    ],
)
def test_a_source_that_cannot_be_read(
    run: Run, file: Path, tmp_path: Path, name: str, content: bytes | None, words: list[str]
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = file.read_bytes()
    result = run("import", file, name)
    if name != "page.xlsx":  # a web page can be read, as a notice without activities
        refused(result, *words)
    assert file.read_bytes() == before or name == "page.xlsx"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "{file}", "out.rtf"), ["out.rtf", ".xlsx"]),
        (("export", "{file}", "no/such/folder/out.json"), ["folder"]),
        (("export", "{file}", "out.pdf", "--template", "nonsense"), ["nonsense", "full"]),
        (("export", "{file}", "out.csv", "--template", "table"), ["table"]),
        (("export", "{file}", "out.json", "--lang", "xx"), ["xx"]),
        (("export", "{file}", "out.json", "--as-of", "yesterday"), ["yesterday"]),
        (("export", "{file}", "out.json", "--where", "size = 3"), ["size = 3"]),
        (("export", "{file}", "{file}"), []),
        (("export", "{file}"), ["OUT"]),
        (("diff", "{file}", "1", "99"), ["99"]),
        (("import", "{file}", "{file}"), ["itself"]),
        (("import", "{file}", "x.csv", "--sheet", "Nonsense"), ["Nonsense", "x"]),
        (("import", "{file}", "x.csv", "--match", "colour"), ["colour"]),
        (("import", "{file}", "x.csv", "--mapping", "none.json"), ["none.json"]),
        (("new",), ["FILE"]),
        (("new", "no/such/folder/a.register"), ["folder"]),
        (("dance",), ["dance"]),
        (("show", "{file}", "--loud"), ["--loud"]),
        (("restore", "{file}.missing", "b.register"), []),
        ((), []),
    ],
)
def test_a_command_that_cannot_be_done(
    run: Run, file: Path, arguments: tuple[str, ...], words: list[str]
) -> None:
    Path("x.csv").write_text("Processing activity;Purpose\nA;B\n", encoding="utf-8")
    before = file.read_bytes()
    refused(run(*(argument.format(file=file) for argument in arguments)), *words)
    assert file.read_bytes() == before
    assert not Path("out.json").exists()


def test_a_failed_export_leaves_the_old_file(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "out.json"
    old.write_text("old", encoding="utf-8")
    monkeypatch.setattr("json.dump", _no_space)
    monkeypatch.setattr("os.fsync", _no_space)
    refused(run("export", file, old))
    assert old.read_text(encoding="utf-8") == "old"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".") and "part" in p.name) == []


def _no_space(*_arguments: object, **_named: object) -> None:
    raise OSError(28, "No space left on device")


def test_errors_are_told_in_danish(run: Run, file: Path) -> None:
    refused(run("show", "intet.register", "--lang", "da"), "intet.register", "findes")
    refused(run("dance", "--lang", "da"), "kendes ikke")
    refused(run("new", "--lang=da"), "mangler")


def test_a_danish_locale_is_enough(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "da_DK.UTF-8")
    refused(run("show", "intet.register"), "findes")

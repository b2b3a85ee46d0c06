"""What becomes of a file that is no register, or not a sound one: one sentence, and not a byte changed."""

# ruff: noqa: PTH208 - the edit that fails, and what is said of it, belong together

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from register_app.base.i18n import Message
from register_app.store.connection import APPLICATION_ID, NewerRegister, NotARegister
from register_app.store.errors import Damaged, StoreError
from register_app.store.register import Register
from register_app.store.schema import Planted
from tests.store.content import dump, fill

Bytes = Callable[[], dict[str, bytes]]


def refusal(path: Path, kind: type[StoreError] = StoreError) -> str:
    """The sentence that opening gives, to write and to read."""
    sentences = set()
    for read_only in (False, True):
        with pytest.raises(kind) as refused:
            Register.open(path, read_only=read_only).close()
        sentences.add(str(refused.value))
    (sentence,) = sentences
    assert "\n" not in sentence
    assert "{" not in sentence
    assert path.name in sentence
    return sentence


def header(path: Path, offset: int, value: int, size: int = 4) -> None:
    with path.open("r+b") as stream:
        stream.seek(offset)
        stream.write((value % (1 << 8 * size)).to_bytes(size, "big"))


def test_a_missing_file(path: Path, folder_bytes: Bytes) -> None:
    assert "There is no register" in refusal(path)
    assert "There is no register" in refusal(path / "deeper")
    assert folder_bytes() == {}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 a workbook", "not a register"),
        (b"x" * 5000, "not a register"),
        (b"SQLite format 3\x00", "not a register"),
        (b"SQLite format 3\x00" + bytes(84), "another program"),
    ],
)
def test_another_kind_of_file(path: Path, folder_bytes: Bytes, content: bytes, words: str) -> None:
    path.write_bytes(content)
    assert words in refusal(path, NotARegister)
    assert folder_bytes() == {path.name: content}


def test_a_database_of_another_program_and_its_journal(path: Path, folder_bytes: Bytes) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE moz_places (id)")
        other.commit()
    (path.parent / f"{path.name}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))
    before = folder_bytes()
    assert "another program" in refusal(path, NotARegister)
    assert folder_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="POSIX files")
def test_what_is_no_ordinary_file(path: Path) -> None:
    path.mkdir()
    assert "is a folder" in refusal(path, NotARegister)
    path.rmdir()
    os.mkfifo(path)
    assert "ordinary file" in refusal(path, NotARegister)
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(NotARegister, match="ordinary file"):
        Register.open(path, read_only=True)


def test_a_huge_empty_file_is_refused_at_once(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(10 * 2**30)
    assert "not a register" in refusal(path, NotARegister)


@pytest.mark.parametrize("version", [2, 1001, 2**31 - 1])
def test_a_newer_file_stays_as_it_is(filled: Path, folder_bytes: Bytes, version: int) -> None:
    header(filled, 60, version)
    (filled.parent / f"{filled.name}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))
    before = folder_bytes()
    sentence = refusal(filled, NewerRegister)
    assert str(version) in sentence
    assert "knows 1" in sentence
    assert folder_bytes() == before


@pytest.mark.parametrize("version", [0, -1, -(2**31)])
def test_a_format_that_never_was(filled: Path, folder_bytes: Bytes, version: int) -> None:
    header(filled, 60, version)
    before = folder_bytes()
    assert str(version) in refusal(filled, Damaged)
    assert folder_bytes() == before


def test_a_foreign_application_id(filled: Path, folder_bytes: Bytes) -> None:
    header(filled, 68, APPLICATION_ID + 1)
    before = folder_bytes()
    assert "another program" in refusal(filled, NotARegister)
    assert folder_bytes() == before


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("CREATE TRIGGER evil AFTER UPDATE ON activity BEGIN DELETE FROM party; END", "evil"),
        ("CREATE VIEW spy AS SELECT * FROM party", "spy"),
        ("CREATE TABLE more (x)", "more"),
        ("CREATE INDEX extra_index ON activity (lower(name))", "extra_index"),
        ("CREATE VIRTUAL TABLE words USING fts5(text)", "words"),
        ("ALTER TABLE activity ADD COLUMN risk TEXT", "activity"),
        ("ALTER TABLE activity ADD COLUMN twice TEXT AS (name || name)", "activity"),
        ("DROP TABLE answer", "answer"),
        ("DROP INDEX role_party", "role_party"),
        ("ANALYZE", "sqlite_stat1"),
    ],
)
def test_a_planted_or_missing_object_is_named(
    filled: Path, folder_bytes: Bytes, statement: str, name: str
) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute(statement)
        other.commit()
    before = folder_bytes()
    assert f"“{name}" in refusal(filled, Planted)
    assert folder_bytes() == before


def test_a_table_of_that_name_with_another_rule_is_refused(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("PRAGMA writable_schema=ON")
        other.execute(
            "UPDATE sqlite_schema SET sql = replace(sql, 'ON DELETE RESTRICT', 'ON DELETE CASCADE')"
        )
        other.commit()
    assert "was altered" in refusal(filled, Planted)


def test_ten_thousand_tables_are_refused(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as other:
        other.execute("BEGIN")
        for number in range(3000):
            other.execute(f"CREATE TABLE aaa{number} (x)")
        other.commit()
    assert "“aaa0”" in refusal(filled, Planted)


@pytest.mark.parametrize("keep", [100, 101, 4096, 8192, 20000])
def test_a_truncated_file(filled: Path, folder_bytes: Bytes, keep: int) -> None:
    with filled.open("r+b") as stream:
        stream.truncate(keep)
    before = folder_bytes()
    assert "damaged" in refusal(filled, Damaged)
    assert folder_bytes() == before


def test_a_page_of_zeros(filled: Path, folder_bytes: Bytes) -> None:
    with filled.open("r+b") as stream:
        stream.seek(100)
        stream.write(bytes(4096 - 100))
    before = folder_bytes()
    refusal(filled)
    assert folder_bytes() == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read and write everything")
def test_without_permission(filled: Path) -> None:
    filled.chmod(0)
    assert "may not read" in refusal(filled)


def as_nobody(program: str, *arguments: str) -> str:
    """Run a program as a user to whom permissions apply."""
    code = (
        "import os, sys\nos.setgroups([])\nos.setgid(65534); os.setuid(65534)\n"
        "from pathlib import Path\nfrom register_app.store.register import Register\n"
        "from register_app.base.i18n import Message\npath = Path(sys.argv[1])\n" + program
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run(
        [sys.executable, "-c", f"import register_app.store.register, encodings.idna\n{code}", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to become somebody else")
def test_a_read_only_file_or_folder_opens_to_read_only(filled: Path, folder_bytes: Bytes) -> None:
    for folder in (filled.parent, *filled.parents[1:-2]):
        folder.chmod(0o755)
    filled.chmod(0o444)
    before = folder_bytes()
    program = (
        "try:\n    Register.open(path)\nexcept Exception as error:\n    print(type(error).__name__, error)\n"
        "with Register.open(path, read_only=True) as register:\n    print(len(register.verify()))"
    )
    first, second = as_nobody(program, str(filled)).splitlines()
    assert first.startswith("NotWritable ")
    assert "folder" in first
    assert second == "0"
    filled.chmod(0o000)
    first, *_ = as_nobody(program.split("with ", maxsplit=1)[0], str(filled)).splitlines()
    filled.parent.chmod(0o777)
    first, *_ = as_nobody(program.split("with ", maxsplit=1)[0], str(filled)).splitlines()
    assert "may not read" in first
    filled.chmod(0o444)
    first, second = as_nobody(program, str(filled)).splitlines()
    assert first.startswith("NotWritable "), first
    assert second == "0"
    assert folder_bytes() == before


def kill_in_the_middle(path: Path, root: Path) -> None:
    """A process that dies with half an edit written."""
    program = (
        "import os, signal, sys; from pathlib import Path\n"
        "from register_app.base.i18n import Message\nfrom register_app.store.register import Register\n"
        "register = Register.open(Path(sys.argv[1]))\n"
        "with register.edit_rows(Message('Half')) as rows:\n"
        "    rows.execute('PRAGMA cache_size=2')\n"
        "    for number in range(3000):\n"
        "        rows.execute(\"INSERT INTO party (uuid, name, note) VALUES (?, 'x', ?)\", (str(number), 'n' * 500))\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(path)], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_a_half_written_edit_is_taken_back(filled: Path, root: Path) -> None:
    with Register.open(filled) as register:
        before, head = dump(register.read()), register.head()
    whole = filled.stat().st_size
    kill_in_the_middle(filled, root)
    assert filled.stat().st_size > whole
    with Register.open(filled) as register:
        assert register.unclean
        assert (dump(register.read()), register.head()) == (before, head)
        assert register.verify() == []
    with Register.open(filled) as register:
        assert not register.unclean
        register.backups.if_due()  # unless the killed one had got that far
    (backups,) = set(os.listdir(filled.parent)) - {filled.name}
    assert len(os.listdir(filled.parent / backups)) == 1  # nothing half made is left


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to become somebody else")
def test_a_half_written_edit_on_a_protected_disk_says_what_to_do(
    filled: Path, root: Path, folder_bytes: Bytes
) -> None:
    kill_in_the_middle(filled, root)
    for folder in (filled.parent, *filled.parents[1:-2]):
        folder.chmod(0o755)
    filled.chmod(0o444)
    (filled.parent / f"{filled.name}-journal").chmod(0o444)
    before = folder_bytes()
    said = as_nobody(
        "try:\n    Register.open(path, read_only=True)\nexcept Exception as error:\n    print(error)",
        str(filled),
    )
    assert "not closed properly" in said
    assert "-journal" in said
    assert folder_bytes() == before


def switch_to_write_ahead(path: Path) -> None:
    """What a database browser does to a file, and then it dies."""
    program = (
        "import os, sqlite3, sys\nother = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "other.execute('PRAGMA journal_mode=WAL')\nother.execute(\"UPDATE register SET title = 'From the log'\")\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)


def test_a_write_ahead_log_is_brought_home(filled: Path) -> None:
    switch_to_write_ahead(filled)
    assert (filled.parent / f"{filled.name}-wal").exists()
    with Register.open(filled) as register:
        assert register.read().execute("SELECT title FROM register").fetchone()[0] == "From the log"
        assert [finding.table for finding in register.verify()] == ["register"]
    assert os.listdir(filled.parent) == [filled.name]
    assert filled.read_bytes()[18] == 1


def test_to_read_only_a_write_ahead_log_is_brought_home_too(filled: Path) -> None:
    switch_to_write_ahead(filled)
    with Register.open(filled, read_only=True) as register:
        assert register.read().execute("SELECT title FROM register").fetchone()[0] == "From the log"
    assert os.listdir(filled.parent) == [filled.name]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="needs root to become somebody else")
@pytest.mark.parametrize("left_open", [False, True])
def test_a_write_ahead_file_on_a_protected_disk(filled: Path, folder_bytes: Bytes, left_open: bool) -> None:
    if left_open:
        switch_to_write_ahead(filled)
    else:
        with closing(sqlite3.connect(filled)) as other:
            other.execute("PRAGMA journal_mode=WAL")
    for folder in (filled.parent, *filled.parents[1:-2]):
        folder.chmod(0o755)
    for file in filled.parent.iterdir():
        file.chmod(0o444)
    before = folder_bytes()
    said = as_nobody(
        "try:\n    with Register.open(path, read_only=True) as register:\n        print(register.head()[0])\n"
        "except Exception as error:\n    print(error)",
        str(filled),
    )
    assert ("Another program left" if left_open else "3\n") in said
    assert folder_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_to_read_only_a_half_written_edit_is_taken_back(filled: Path, root: Path) -> None:
    kill_in_the_middle(filled, root)
    with Register.open(filled, read_only=True) as register:
        assert register.head()[0] == 3
        assert register.verify() == []


def test_a_reader_keeps_nobody_from_editing(filled: Path) -> None:
    with Register.open(filled, read_only=True) as reader, Register.open(filled) as writer:
        writer.undo()
        assert writer.read().execute("SELECT name FROM activity").fetchone()[0] != "Løn"
        assert reader.read().execute("SELECT name FROM activity").fetchone()[0] == "Løn"


def test_the_log_of_another_database_is_not_played_in(
    filled: Path, tmp_path: Path, folder_bytes: Bytes
) -> None:
    other = tmp_path / "other" / "other.register"
    other.parent.mkdir()
    shutil.copy(filled, other)
    switch_to_write_ahead(other)
    shutil.move(f"{other}-wal", f"{filled}-wal")
    before = folder_bytes()
    assert f"{filled.name}-wal" in refusal(filled)
    assert folder_bytes() == before


def test_save_as_is_compact_complete_and_private(register: Register, path: Path, tmp_path: Path) -> None:
    with register.edit_rows(Message("Fill")) as rows:
        fill(rows)
    target = tmp_path / "copy.register"
    register.save_as(target)
    with Register.open(target) as copy:
        assert dump(copy.read()) == dump(register.read())
        assert copy.head() == register.head()
        assert copy.verify() == []
        assert copy.undo() is not None
    with Register.open(target):
        pass
    if os.name == "posix":
        assert target.stat().st_mode & 0o777 == 0o600
    register.save_as(target)
    with Register.open(target, read_only=True) as copy:
        assert copy.head() == register.head()
    with pytest.raises(StoreError, match="open register itself"):
        register.save_as(path)
    with pytest.raises(StoreError, match="no folder"):
        register.save_as(tmp_path / "none" / "x.register")
    with pytest.raises(StoreError, match="is a folder"):
        register.save_as(tmp_path)
    with register.edit_rows(Message("In the middle")) as rows:
        rows.execute("UPDATE register SET title = 'half'")
        for act in (
            lambda: register.save_as(target),
            lambda: register.backup(tmp_path / "b.register"),
            register.backup,
            register.snapshot,
            register.verify,
        ):
            with pytest.raises(StoreError, match="middle of a change"):
                act()
    with Register.open(target) as copy, pytest.raises(StoreError, match="already open"):
        register.save_as(target)


def test_the_journal_of_a_deleted_register_is_not_played_into_a_new_one(tmp_path: Path) -> None:
    hot = bytes.fromhex("d9d505f920a163d7") + bytes(600)
    (tmp_path / "new.register-journal").write_bytes(hot)
    with Register.create(tmp_path / "new.register", title="T", language="da") as register:
        assert register.verify() == []
        register.backup(tmp_path / "copy.register")
    (aside,) = {path for path in tmp_path.iterdir() if path.name.endswith("-journal")}
    assert "before-restore" in aside.name
    assert aside.read_bytes() == hot


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
@pytest.mark.parametrize("act", ["edit", "import", "save_as", "backup"])
def test_a_full_disk(filled: Path, root: Path, act: str) -> None:
    """A limit on the size of files stands for a full disk: SQLite meets a failed write in both."""
    with Register.open(filled, read_only=True) as register:
        before, head = dump(register.read()), register.head()
    program = (
        "import os, resource, signal, sys; from pathlib import Path\n"
        "from register_app.base.i18n import Message\nfrom register_app.store.register import Register\n"
        "register = Register.open(Path(sys.argv[1])); act = sys.argv[2]\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "size = os.stat(sys.argv[1]).st_size\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2 if act in ('save_as', 'backup') else size,) * 2)\n"
        "target = Path(sys.argv[1]).parent / 'copy.register'\n"
        "try:\n"
        "    if act == 'save_as': register.save_as(target)\n"
        "    elif act == 'backup': register.backup(target)\n"
        "    else:\n"
        "        with register.edit_rows(Message('Much'), kind=act) as rows:\n"
        "            for number in range(40 if act == 'edit' else 5000):\n"
        "                rows.execute('INSERT INTO party (uuid, name) VALUES (?, ?)', (str(number), 'x' * 900))\n"
        "except Exception as error:\n"
        "    print(type(error).__name__, error)\n"
        "assert register.verify() == []\n"
        "register.close()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(filled), act],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("DiskFull "), done.stdout
    assert "full" in done.stdout
    with Register.open(filled, read_only=True) as register:
        assert (dump(register.read()), register.head()) == (before, head)
        assert register.verify() == []
    assert {name for name in os.listdir(filled.parent) if not name.endswith(".backups")} == {filled.name}


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
@pytest.mark.parametrize("act", ["edit", "undo", "type"])
def test_a_disk_that_is_full_at_any_point(filled: Path, root: Path, act: str) -> None:
    """Page by page more room: each time the change is there as a whole, or not at all, and the next one works."""
    program = (
        "import os, resource, signal, sys; from pathlib import Path\n"
        "from register_app.base.i18n import Message\nfrom register_app.store.errors import DiskFull\n"
        "from register_app.store.register import Register\n"
        "from tests.store.content import dump\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "act = sys.argv[2]; outcomes = []; register = Register.open(Path(sys.argv[1]))\n"
        "def insert(number, merge=None):\n"
        "    with register.edit_rows(Message('Insert'), merge=merge) as rows:\n"
        "        for part in range(8):\n"
        "            rows.execute('INSERT INTO party (uuid, name) VALUES (hex(randomblob(9)), ?)', ('x' * 900,))\n"
        "insert(0); insert(0)\n"
        "for more in range(0, 20):\n"
        "    before, head = dump(register.read()), register.head()\n"
        "    limit = os.stat(sys.argv[1]).st_size + more * 4096 if act != 'undo' else more * 65536\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))\n"
        "    try:\n"
        "        if act == 'undo': register.undo() or register.redo()\n"
        "        else: insert(more, merge=('k',) if act == 'type' else None)\n"
        "        outcome = 'done'\n"
        "    except DiskFull:\n"
        "        outcome = 'full'\n"
        "    finally:\n"
        "        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))\n"
        "    outcomes.append(outcome)\n"
        "    if outcome == 'done': assert dump(register.read()) != before\n"
        "    else: assert (dump(register.read()), register.head()) == (before, head)\n"
        "    assert register.verify() == []\n"
        "    if act == 'undo': insert(1)\n"
        "register.close(); print(*sorted(set(outcomes)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(filled), act],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "done full\n"
    with Register.open(filled) as register:
        assert not register.unclean
        assert register.verify() == []

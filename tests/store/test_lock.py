# ruff: noqa: PT017 - the edit that fails, and what is said of it, belong together

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from register_app.base.i18n import Message
from register_app.store import lock
from register_app.store.changes import local_time
from register_app.store.errors import InUse, StoreError
from register_app.store.register import Register

OPEN_AND_WAIT = (
    "import sys; from pathlib import Path; from register_app.store.register import Register\n"
    "register = Register.open(Path(sys.argv[1]))\nprint('open', flush=True); sys.stdin.read()\nregister.close()"
)


@contextmanager
def opened_elsewhere(path: Path, root: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process has the register open."""
    with subprocess.Popen(
        [sys.executable, "-c", OPEN_AND_WAIT, str(path)],
        cwd=root,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        try:
            yield process
        finally:
            if process.poll() is None:
                process.communicate("")


def test_the_lock_file_says_who_and_since_when(register: Register, path: Path) -> None:
    found = json.loads(lock.lock_path(path).read_text("utf-8"))
    assert set(found) == {"user", "host", "pid", "program", "since"}
    assert found["pid"] == os.getpid()
    holder = lock.holder(path)
    assert holder is not None
    assert holder.since == found["since"]
    register.close()
    assert not lock.lock_path(path).exists()
    assert lock.holder(path) is None


def test_a_second_opener_is_told_who_has_it(filled: Path, root: Path) -> None:
    before = filled.read_bytes()
    with opened_elsewhere(filled, root) as other:
        holder = lock.holder(filled)
        assert holder is not None
        for read_only in (False, True):
            with pytest.raises(InUse) as refused:
                Register.open(filled, read_only=read_only)
            sentence = str(refused.value)
            for part in (
                str(other.pid),
                holder.user,
                holder.host,
                local_time(holder.since),
                "register-app",
                "close it there",
            ):
                assert part in sentence
    assert filled.read_bytes() == before
    with Register.open(filled) as register:
        assert not register.unclean


def test_opening_twice_in_one_process_is_refused_and_drops_no_lock(
    register: Register, path: Path, root: Path
) -> None:
    os.link(path, path.with_name("link.register"))
    path.with_name("soft.register").symlink_to(path)
    for name in (path.name, "link.register", "soft.register"):
        for read_only in (False, True):
            with pytest.raises(InUse, match="already open in this program"):
                Register.open(path.with_name(name), read_only=read_only)
    # A closed handle on the file would have dropped SQLite's locks: another process could write now.
    program = (
        "import sqlite3, sys\ntry:\n    sqlite3.connect(sys.argv[1], timeout=0).execute('UPDATE register SET title = 1')\n"
        "except sqlite3.OperationalError as error:\n    print(error)"
    )
    said = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    ).stdout
    assert said == "database is locked\n"


@pytest.mark.parametrize(
    "act", ["verify", "backup", "save_as", "snapshot", "undo", "as_of", "backup_if_due", "steps"]
)
def test_no_act_of_ours_drops_the_lock(register: Register, path: Path, tmp_path: Path, act: str) -> None:
    with register.edit_rows(Message("x")) as rows:
        rows.execute("UPDATE register SET title = 'x'")
    acts: dict[str, Callable[[], object]] = {
        "verify": register.verify,
        "backup": register.backup,
        "save_as": lambda: register.save_as(tmp_path / "other.register"),
        "snapshot": lambda: register.snapshot().close(),
        "undo": register.undo,
        "as_of": lambda: register.as_of(1).close(),
        "backup_if_due": register.backups.if_due,
        "steps": register.steps,
    }
    acts[act]()
    program = "import sqlite3, sys\nsqlite3.connect(sys.argv[1], timeout=0).execute('UPDATE register SET title = 1')"
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=False
    )
    assert "database is locked" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="locks of POSIX")
def test_a_long_step_takes_a_lock_again_that_something_else_here_has_dropped(
    register: Register, path: Path, root: Path
) -> None:
    program = (
        "import sqlite3, sys\ntry:\n    sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT 1 FROM register')\n"
        "except sqlite3.OperationalError as error:\n    print(error)"
    )

    def said() -> str:
        look = [sys.executable, "-c", program, str(path)]
        return subprocess.run(look, capture_output=True, text=True, check=True).stdout

    path.read_bytes()  # as a file dialog of the system may do
    assert said() == ""
    with register.edit_rows(Message("x"), kind="import") as rows:
        rows.execute("UPDATE register SET title = 'x'")
        assert said() == "database is locked\n"
    assert said() == "database is locked\n"
    assert register.verify() == []


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_the_lock_of_a_killed_process_is_taken_over(filled: Path, root: Path) -> None:
    with opened_elsewhere(filled, root) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
    assert lock.lock_path(filled).exists()
    with Register.open(filled, read_only=True) as register:
        assert register.head()[0] == 3
    with Register.open(filled) as register:
        assert register.unclean
        holder = lock.holder(filled)
        assert holder is not None
        assert holder.pid == os.getpid()
    assert not lock.lock_path(filled).exists()


def test_a_lock_file_of_a_living_process_of_another_kind_is_taken_over(filled: Path) -> None:
    """Process numbers are used again, after a reboot too: only the system's lock counts."""
    host = os.uname().nodename if os.name != "nt" else os.environ["COMPUTERNAME"]
    lock.lock_path(filled).write_text(json.dumps({"user": "a", "host": host, "pid": os.getppid()}))
    with Register.open(filled) as register:
        assert register.unclean


def test_a_lock_from_another_computer_holds(filled: Path) -> None:
    text = json.dumps(
        {"user": "Åse", "host": "PC-12", "pid": 7, "program": "register-app", "since": "2026-01-02T12:00:00"}
    )
    lock.lock_path(filled).write_text(text, "utf-8")
    for read_only in (False, True):
        with pytest.raises(InUse) as refused:
            Register.open(filled, read_only=read_only)
        assert "Åse" in str(refused.value)
        assert "PC-12" in str(refused.value)
        assert "2026-01-02 1" in str(refused.value)
    with pytest.raises(InUse, match=r"delete the file \.~lock\."):
        Register.open(filled)
    assert lock.lock_path(filled).read_text("utf-8") == text


@given(content=st.one_of(st.binary(max_size=200), st.recursive(st.none() | st.text() | st.integers(), lambda inner: (
    st.lists(inner) | st.dictionaries(st.sampled_from(["user", "pid", "program", "since"]), inner)
)).map(lambda value: json.dumps(value).encode())))  # fmt: skip
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_stands_in_a_lock_file_it_never_bars_the_register(filled: Path, content: bytes) -> None:
    lock.lock_path(filled).write_bytes(content)
    with Register.open(filled, read_only=True):
        pass
    with Register.open(filled):
        assert lock.holder(filled) is not None


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_a_lock_file_that_points_elsewhere_writes_nothing_there(filled: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("mine")
    lock.lock_path(filled).symlink_to(victim)
    with pytest.raises(StoreError):
        Register.open(filled)
    assert victim.read_text() == "mine"


def test_processes_that_compete_never_write_together(filled: Path, root: Path) -> None:
    """Several programs open, edit and close in a row: each edit is there, one after the other."""
    program = (
        "import sys, time; from pathlib import Path\n"
        "from register_app.base.i18n import Message\nfrom register_app.store.errors import InUse\n"
        "from register_app.store.register import Register\n"
        "done = 0\n"
        "while done < 6:\n"
        "    try:\n"
        "        with Register.open(Path(sys.argv[1])) as register:\n"
        "            with register.edit_rows(Message('x')) as rows:\n"
        "                rows.execute(\"INSERT INTO party (uuid, name) VALUES (hex(randomblob(8)), 'x')\")\n"
        "        done += 1\n"
        "    except InUse:\n"
        "        time.sleep(0.002)\n"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", program, str(filled)], cwd=root, stderr=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for process in processes:
        _out, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    with Register.open(filled) as register:
        assert not register.unclean
        assert register.read().execute("SELECT count(*) FROM party").fetchone()[0] == 1 + 18
        assert register.head()[0] == 3 + 18
        assert register.verify() == []


def test_mutated_locks_of_ours(filled: Path) -> None:
    with Register.open(filled):
        good = bytearray(lock.lock_path(filled).read_bytes())
    chance = random.Random(3)
    for _ in range(200):
        bad = bytearray(good)
        for _ in range(chance.randrange(1, 6)):
            bad[chance.randrange(len(bad))] = chance.randrange(256)
        lock.lock_path(filled).write_bytes(bytes(bad[: chance.randrange(len(bad) + 1)]))
        try:
            with Register.open(filled):
                pass
        except InUse as refused:  # another host's name came out: the sentence tells which file to delete
            assert ".~lock." in str(refused)
            lock.lock_path(filled).unlink()


def test_no_ordinary_file_call_on_an_open_register(filled: Path, root: Path) -> None:
    """Closing a second handle on the file would drop SQLite's locks, whoever opened it."""
    program = (
        "import sys; from pathlib import Path\n"
        "from register_app.base.i18n import Message\nfrom register_app.store import backups\n"
        "from register_app.store.register import Register\n"
        "path = Path(sys.argv[1]); opened = []; watch = False\n"
        "def hook(event, arguments):\n"
        "    if watch and event == 'open' and str(arguments[0]) == str(path): opened.append(arguments)\n"
        "sys.addaudithook(hook)\n"
        "register = Register.open(path); watch = True\n"
        "with register.edit_rows(Message('x')) as rows: rows.execute(\"UPDATE register SET title = 'x'\")\n"
        "with register.edit(Message('y')) as session: pass\n"
        "register.undo(); register.redo(); register.verify(); register.backup(); register.backups.if_due()\n"
        "register.save_as(path.with_name('copy.register')); register.backup(path.with_name('b.register'))\n"
        "register.snapshot().close(); register.as_of(1).close(); register.save_version('v'); register.steps()\n"
        "backups.listing(path)\n"
        "for act in (Register.open, lambda path: Register.open(path, read_only=True)):\n"
        "    try: act(path)\n    except Exception as error: pass\n"
        "register.close(); watch = False\n"
        "print(opened); assert Register.open(path).verify() == []\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(filled)], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "[]\n"

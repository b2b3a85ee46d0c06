"""To look at a register while another process edits it: what was stored last, whole, and nothing of it touched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from register_app.store import glimpse
from register_app.store.connection import neighbour
from register_app.store.errors import InUse, StoreError
from register_app.store.register import Register
from tests.store.test_lock import opened_elsewhere

EDIT_AND_EDIT = (
    "import sys, time; from pathlib import Path\nfrom register_app.base.i18n import Message\n"
    "from register_app.store.register import Register\n"
    "register = Register.open(Path(sys.argv[1])); print('open', flush=True)\n"
    "for number in range(10**6):\n"
    "    with register.edit_rows(Message('Step')) as rows:\n"
    "        rows.execute('UPDATE register SET title = ?', (str(number) * 9000,))\n"
    "    time.sleep(0.03)\n"
)


def test_what_another_process_has_open_can_be_looked_at(filled: Path, root: Path) -> None:
    with Register.open(filled) as register:
        head = register.head()
    names = sorted(filled.parent.iterdir())
    before = filled.read_bytes()
    with opened_elsewhere(filled, root) as other:
        with pytest.raises(InUse):
            Register.open(filled, read_only=True)
        with Register.open(filled, read_only=True, beside=True) as seen:
            assert seen.head() == head
            assert seen.verify() == []
            assert seen.read_only
            assert seen.path == filled
        assert other.poll() is None
    assert filled.read_bytes() == before
    assert sorted(filled.parent.iterdir()) == names


def test_while_it_is_edited_only_whole_steps_are_seen(filled: Path, root: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", EDIT_AND_EDIT, str(filled)], cwd=root, stdout=subprocess.PIPE, text=True
    ) as editing:
        assert editing.stdout is not None
        assert editing.stdout.readline() == "open\n"
        heads: set[tuple[int, str]] = set()
        try:
            while len(heads) < 5:
                with Register.open(filled, read_only=True, beside=True) as seen:
                    assert seen.verify() == []
                    heads.add(seen.head())
        finally:
            editing.kill()


def test_what_is_being_written_all_the_time_is_not_looked_at(
    filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glimpse, "_PAUSE", 0.0)
    neighbour(filled, "-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(600))
    with pytest.raises(StoreError, match="all the time"):
        glimpse.glimpse(filled)


def test_what_this_process_has_open_is_not_read_a_second_time(filled: Path) -> None:
    with Register.open(filled), pytest.raises(InUse, match="already open in this program"):
        Register.open(filled, read_only=True, beside=True)

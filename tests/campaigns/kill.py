# ruff: noqa: T201, PTH208 - a program of its own
"""Kill -9 at random moments of a working register, and see what is left.

    python -m tests.campaigns.kill [KILLS] [SEED]

A child edits, imports, undoes, redoes, backs up and saves copies; after each step that is on the disk it says so.
However it dies, the register must open, every step it told of must be there, at most one more, no half one, and the
content must be what the history says.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from register_app.base.i18n import Message
from register_app.store import backups
from register_app.store.inspection import verify_file
from register_app.store.register import Register
from tests.store.content import change_at_random, fill, memory_folder

ROOT = Path(__file__).resolve().parents[2]


def work(path: Path, seed: int) -> None:
    """The child: act until killed."""
    chance = random.Random(seed)
    while True:
        with Register.open(path) as register:
            for _ in range(chance.randrange(3, 12)):
                _act(register, chance)
                step, seal = register.head()
                print(step, seal, flush=True)


def _act(register: Register, chance: random.Random) -> None:
    act = chance.randrange(10)
    if act < 4:
        with register.edit_rows(Message("Edit")) as rows:
            for _ in range(chance.randrange(1, 6)):
                change_at_random(rows, chance)
    elif act == 4:
        with register.edit_rows(Message("Import"), kind="import") as rows:
            rows.execute("PRAGMA cache_size=4")  # so that half an import is written before it ends
            for _ in range(300):
                change_at_random(rows, chance)
    elif act == 5:
        register.undo()
    elif act == 6:
        register.redo()
    elif act == 7:
        register.backup()
    elif act == 8:
        register.save_as(register.path.with_name("copy.register"))
    else:
        for text in "abc":
            with register.edit_rows(Message("Type"), merge=("k",)) as rows:
                rows.execute("UPDATE register SET scope = ?", (text,))


def one_kill(path: Path, chance: random.Random) -> str:
    """Let a child work on `path` and kill it; what was found. Raises AssertionError."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.campaigns.kill", "--work", str(path), str(chance.randrange(2**32))],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline()]  # it has begun to work
        time.sleep(chance.random() * 0.15)
        child.send_signal(signal.SIGKILL)
        said += child.stdout.read().splitlines()
    acknowledged = [line.split() for line in said if len(line.split()) == 2 and len(line.split()[1]) == 64]
    return check(path, acknowledged)


def check(path: Path, acknowledged: list[list[str]]) -> str:
    """What a killed child left is whole, and holds what it told of."""
    journal = path.with_name(f"{path.name}-journal")
    hot = journal.exists() and journal.read_bytes()[:1] == b"\xd9"
    with Register.open(path) as register:
        steps = {step.id: step.hash for step in register.steps()}
        findings = [str(finding) for finding in register.verify()]
        assert not findings, findings
        if acknowledged:
            step, seal = int(acknowledged[-1][0]), acknowledged[-1][1]
            # Keystrokes may have gone on in the last step told of, or have taken it back.
            assert max(steps) <= step + 1, (max(steps), step)
            if max(steps) > step:
                assert steps[step] == seal, "an acknowledged step is gone"
            assert max(steps) >= step - 1
        undone = register.undo()
        if undone is not None:
            register.redo()
        assert not register.verify()
        register.backups.if_due()
    copy = path.with_name("copy.register")
    if copy.exists():
        assert not verify_file(copy)
    for backup in backups.listing(path)[:2]:  # the older ones were verified after the kills before
        assert not verify_file(backup.path)
    usual = (".register", ".backups", ".tmp", ".tmp-journal")
    left = {name for name in os.listdir(path.parent) if not name.endswith(usual)}
    assert not left, left
    with suppress(FileNotFoundError):
        for name in os.listdir(path.parent):
            if ".tmp" in name:
                path.with_name(name).unlink()
    return "rolled back" if hot else "whole"


def campaign(kills: int, seed: int, folder: Path) -> Counter[str]:
    """So many kills, a new register every twenty."""
    chance = random.Random(seed)
    outcomes: Counter[str] = Counter()
    for number in range(kills):
        path = folder / f"{number // 20}" / "killed.register"
        if not path.exists():
            path.parent.mkdir()
            with (
                Register.create(path, title="Killed", language="en") as register,
                register.edit_rows(Message("Fill")) as rows,
            ):
                fill(rows)
        outcomes[one_kill(path, chance)] += 1
    return outcomes


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--work"]:
        work(Path(arguments[1]), int(arguments[2]))
        return 0
    kills, seed = (int(text) for text in (arguments + ["200", "1"][len(arguments) :])[:2])
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        print(dict(campaign(kills, seed, Path(folder))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

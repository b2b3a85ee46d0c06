# ruff: noqa: T201, PT017 - a program of its own
"""Flip bits in copies of a register: nothing altered may ever be shown as good.

python -m tests.campaigns.flip [COPIES] [SEED]
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path

from register_app.base.i18n import Message
from register_app.store.errors import StoreError
from register_app.store.inspection import verify_file
from register_app.store.register import Register
from tests.store.content import dump, fill, insert, memory_folder


def flip(path: Path, chance: random.Random, bits: int) -> None:
    content = bytearray(path.read_bytes())
    for _ in range(bits):
        place = chance.randrange(100, len(content))
        content[place] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def survives(path: Path, sound: bytes) -> str:
    """What becomes of a damaged copy: refused or found with sentences, or the content is what it was."""
    try:
        findings = verify_file(path)
    except StoreError as refused:
        assert "\n" not in str(refused)
        return "refused"
    if findings:
        for finding in findings:
            str(finding).encode("utf-8")
        return "found"
    with Register.open(path, read_only=True) as register:
        assert dump(register.read()) == sound
    return "sound"


def campaign(copies: int, seed: int, folder: Path) -> Counter[str]:
    """So many copies of one register, each with 1 to 64 flipped bits."""
    path, copy, chance = folder / "sound.register", folder / "copy.register", random.Random(seed)
    with Register.create(path, title="Sound", language="da") as register:
        with register.edit_rows(Message("Fill")) as rows:
            fill(rows)
            for number in range(300):
                insert(rows, "party", uuid=str(number), note="n" * 200)
        with register.edit_rows(Message("Rename")) as rows:
            rows.execute("UPDATE party SET name = 'Løn' WHERE id % 2")
        sound = dump(register.read())
    outcomes: Counter[str] = Counter()
    for _ in range(copies):
        shutil.copy(path, copy)
        flip(copy, chance, chance.choice([1, 2, 8, 64]))
        outcomes[survives(copy, sound)] += 1
    return outcomes


def main(arguments: list[str]) -> int:
    copies, seed = (int(text) for text in (arguments + ["1000", "1"][len(arguments) :])[:2])
    with tempfile.TemporaryDirectory(dir=memory_folder()) as folder:
        print(dict(campaign(copies, seed, Path(folder))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

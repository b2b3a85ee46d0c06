"""A fuzz campaign on importing: mutants of honest files of every format, in equal shares, to a plan or a sentence.

    python -m tests.fuzz.imports [COUNT] [--seed N] [--keep FOLDER] [--guarded SHARE] [--texts]

Each mutant is read, understood and compared with a register, one in ten is also applied, marked and taken back. What
raises anything but a `RegisterError`, takes longer than thirty seconds, miscounts its cells or changes the register is
a failure; it is kept in FOLDER. SHARE of them (1 by default) take the way of the program, a child process with limits
for each; the others share one (tests/fuzz/worker.py), ten times as fast. Mutation knows the structure: the parts
of packages are changed inside and packed again, so that more than the outermost check is tried. `--texts` adds privacy
notices (.docx and text) to the workbooks.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from register_app.base.errors import RegisterError
from register_app.reading import guarded
from register_app.reading.workbook import Workbook
from register_app.services import documents, importing, marked_source, reading, sample
from register_app.services.import_plan import ImportPlan
from register_app.store.register import Register
from tests.fuzz.worker import Worker
from tests.reading import hostile
from tests.reading.wordfile import docx

DATA = Path(__file__).resolve().parents[1] / "data"
LONGEST = 30.0
EVERY = 1000  # mutants, between two words on how far it is

NUMBERS = (b"0", b"-1", b"1048576", b"4294967295", b"99999999999999999999", b"1e308", b"NaN", b"")
SNIPPETS = (
    b"<f>1+1</f>", b"<!DOCTYPE a>", b"&lt;", b"&x;", b"]]>", b"<![CDATA[", b"\0", b"\xff\xfe", b"</row>", b"<row>", b"<c/>",
    b't="e"', b's="9999"', b'r="XFD1048576"', b'r="A0"', b'<mergeCell ref="A1:XFD1048576"/>', b'hidden="1"', b"\r", b"\t", b'"', b";",
)  # fmt: skip


WORKBOOKS = ("csv", "ods", "xls", "xlsx")


def seeds() -> dict[str, list[bytes]]:
    """Honest files to begin with, by format: of every layout."""
    cell = hostile.ods_cell("Løn", 'table:number-columns-repeated="3"')
    table = f'<table:table table:name="A"><table:table-row table:number-rows-repeated="2">{cell}</table:table-row></table:table>'
    found = {
        kind: [path.read_bytes() for path in sorted((DATA / "imports").glob(f"*.{kind}"))]
        for kind in WORKBOOKS
    }
    found["xlsx"].append(hostile.small_xlsx())
    found["ods"].append(hostile.ods(table))
    return {
        **found,
        "docx": [docx([("h1", "Formål"), [["Formål", "Retsgrundlag"], ["Løn", "Aftale"], ["Skat", "Lov"]]])],
        "text": [path.read_bytes() for path in sorted((DATA / "notices").iterdir()) if path.suffix != ".json"],
    }  # fmt: skip


def flip(data: bytes, chance: random.Random) -> bytes:
    """Bytes changed, cut out, doubled, put in, or numbers replaced, at a few places."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at = chance.randrange(len(made) + 1)
        length = chance.choice((1, 2, 8, 64, 512))
        act = chance.randrange(6)
        if act == 0 and made:
            made[min(at, len(made) - 1)] = chance.randrange(256)
        elif act == 1:
            del made[at : at + length]
        elif act == 2:
            made[at:at] = made[at : at + length] * chance.choice((1, 2, 50))
        elif act == 3:
            made[at:at] = chance.choice(SNIPPETS)
        elif act == 4:
            other = chance.randrange(len(made) + 1)
            made[at:at] = made[other : other + length]
        else:
            digits = [
                place for place in range(max(0, at - 50), min(len(made), at + 50)) if 48 <= made[place] <= 57
            ]
            if digits:
                place = chance.choice(digits)
                made[place : place + 1] = chance.choice(NUMBERS)
    return bytes(made)


def mutate(data: bytes, chance: random.Random) -> bytes:
    """A mutant: of the file itself, or of a part of its package, packed again."""
    if not data.startswith(b"PK") or chance.random() < 0.2:
        return flip(data, chance)
    parts: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    name = chance.choice(sorted(parts))
    act = chance.randrange(10)
    if act == 0:
        del parts[name]
    elif act == 1:
        parts[chance.choice(("../../evil", "C:\\evil", "xl/workbook.xml", "mimetype", "a" * 300))] = (
            parts.pop(name)
        )
    else:
        parts[name] = flip(bytes(parts[name]), chance)  # type: ignore[arg-type]
    return hostile.zipped(parts)


def attempt(
    path: Path,
    register: Register | None = None,
    *,
    read: Callable[[Path], guarded.Source] = guarded.read_source,
    apply: bool = False,
) -> str:
    """What became of a file: "read", "planned", "applied", the kind of its refusal, or "FAILED …"."""
    started = time.monotonic()
    before = _state(register)
    try:
        source = read(path)
        batch = reading.interpret(source)
        result = "read"
        cells = batch.cells
        if cells.filled != cells.imported + cells.kept_as_extra + cells.reported:
            return f"FAILED count: {cells}"
        if register is not None:
            planned = importing.plan(register, batch)
            result = "planned"
            if apply:
                _apply(register, source, planned, path.with_name("marked.xlsx"))
                result = "applied"
    except RegisterError as error:
        result = type(error).__name__
        if "\n" in str(error) or not str(error):
            result = "FAILED sentence"
    except Exception as error:  # noqa: BLE001 - that is what the campaign looks for
        result = f"FAILED {type(error).__name__}: {error}"
    if _state(register) != before:
        return "FAILED register changed"
    return result if time.monotonic() - started < LONGEST + 5 else "FAILED slow"


def _state(register: Register | None) -> object:
    return None if register is None else documents.dump(register.read())


def _apply(register: Register, source: guarded.Source, planned: ImportPlan, marked: Path) -> None:
    """Import, save the marked report, and undo."""
    head = register.head()
    outcome = importing.apply(register, planned)
    if isinstance(source, Workbook) and source.sheets:
        marked_source.save_marked(source, outcome, marked, language="en")
    if register.head() != head:
        register.undo()


def campaign(
    count: int,
    seed: int,
    keep: Path | None,
    tell: Callable[[str], None] = print,
    *,
    kinds: Sequence[str] = WORKBOOKS,
    share: float = 1.0,
) -> dict[str, Counter[str]]:
    """Try `count` mutants, `share` of them in the child process; gives how many of each format ended how."""
    chance = random.Random(seed)
    found: dict[str, Counter[str]] = {}
    formats = seeds()
    with (
        tempfile.TemporaryDirectory() as folder,
        Register.create(
            Path(folder) / "a.register", title="Record", language="en", author="campaign"
        ) as register,
        Worker() as worker,
    ):
        sample.fill(register, "en")
        for number in range(count):
            kind = kinds[number % len(kinds)]
            data = mutate(chance.choice(formats[kind]), chance)
            path = Path(folder) / f"mutant.{'txt' if kind == 'text' else kind}"
            path.write_bytes(data)
            alone = number * share % 1 + share >= 1
            read = guarded.read_source if alone else worker.read
            result = attempt(path, register, read=read, apply=chance.random() < 0.1)
            found.setdefault(kind, Counter())[result] += 1
            if result.startswith("FAILED"):
                tell(f"{kind} {number}: {result}")
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}{path.suffix}").write_bytes(data)
            if (number + 1) % EVERY == 0:
                tell(f"{number + 1} of {count}")
    return found


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("count", nargs="?", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path)
    arguments.add_argument("--guarded", type=float, default=1.0, metavar="SHARE")
    arguments.add_argument("--texts", action="store_true")
    chosen = arguments.parse_args()
    sys.stdout.reconfigure(line_buffering=True)  # type: ignore[union-attr]
    started = time.monotonic()
    kinds = (*WORKBOOKS, "docx", "text") if chosen.texts else WORKBOOKS
    found = campaign(chosen.count, chosen.seed, chosen.keep, kinds=kinds, share=chosen.guarded)
    for kind, results in sorted(found.items()):
        print(f"{kind:6}", "  ".join(f"{name} {number}" for name, number in sorted(results.items())))  # noqa: T201
    failed = sum(
        number for results in found.values() for name, number in results.items() if name.startswith("FAILED")
    )
    print(f"{chosen.count} mutants, {failed} failed, {time.monotonic() - started:.0f} s")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

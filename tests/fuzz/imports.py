"""A fuzz campaign on reading: mutants of honest files of every format, in equal shares, each to an answer or a sentence.

    python -m tests.fuzz.imports [COUNT] [--seed N] [--keep FOLDER]

A mutant that raises anything but a `SourceError`, or takes longer than thirty seconds, is a failure; it is kept in
FOLDER. Mutation knows the structure: the parts of packages are changed inside and packed again, so that more than the
outermost check is tried.
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
from collections.abc import Callable
from pathlib import Path

from register_app.reading import guarded, notices, refusals
from register_app.reading.texts import SourceText
from tests.reading import hostile
from tests.reading.wordfile import docx

DATA = Path(__file__).resolve().parents[1] / "data"
LONGEST = 30.0

NUMBERS = (b"0", b"-1", b"1048576", b"4294967295", b"99999999999999999999", b"1e308", b"NaN", b"")
SNIPPETS = (
    b"<f>1+1</f>", b"<!DOCTYPE a>", b"&lt;", b"&x;", b"]]>", b"<![CDATA[", b"\0", b"\xff\xfe", b"</row>", b"<row>", b"<c/>",
    b't="e"', b's="9999"', b'r="XFD1048576"', b'r="A0"', b'<mergeCell ref="A1:XFD1048576"/>', b'hidden="1"', b"\r", b"\t", b'"', b";",
)  # fmt: skip


def seeds() -> dict[str, list[bytes]]:
    """Honest files to begin with, by format."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Behandling", "Formål", "Dato", "Andel"])
    for number in range(20):
        sheet.append([f"Nr. {number}", "Løn & pension", number, number / 7])
    sheet["E2"] = "=A1"
    sheet.merge_cells("A3:B4")
    sheet.row_dimensions[5].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    cell = hostile.ods_cell("Løn", 'table:number-columns-repeated="3"')
    table = f'<table:table table:name="A"><table:table-row table:number-rows-repeated="2">{cell}</table:table-row></table:table>'
    return {
        "xlsx": [stream.getvalue(), hostile.small_xlsx()],
        "xls": [(DATA / "imports" / "small.xls").read_bytes()],
        "ods": [hostile.ods(table)],
        "csv": ['Behandling;Formål;Grund\nLøn;"Udbetaling\nog pension";Aftale\nSkat;Indberetning;Lov\n'.encode("cp1252")],
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


def attempt(path: Path) -> str:
    """What became of a file: "read", the kind of its refusal, or "FAILED …"."""
    started = time.monotonic()
    try:
        source = guarded.read_source(path)
        if isinstance(source, SourceText):
            notices.read(source)
        result = "read"
    except refusals.SourceError as error:
        result = type(error).__name__
        if "\n" in str(error) or not str(error):
            result = "FAILED sentence"
    except Exception as error:  # noqa: BLE001 - that is what the campaign looks for
        result = f"FAILED {type(error).__name__}: {error}"
    return result if time.monotonic() - started < LONGEST + 5 else "FAILED slow"


def campaign(
    count: int, seed: int, keep: Path | None, tell: Callable[[str], None] = print
) -> dict[str, Counter[str]]:
    """Try `count` mutants; gives how many of each format ended how."""
    chance = random.Random(seed)
    found: dict[str, Counter[str]] = {}
    formats = seeds()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            kind = sorted(formats)[number % len(formats)]
            data = mutate(chance.choice(formats[kind]), chance)
            path = Path(folder) / f"mutant.{'txt' if kind == 'text' else kind}"
            path.write_bytes(data)
            result = attempt(path)
            found.setdefault(kind, Counter())[result] += 1
            if result.startswith("FAILED"):
                tell(f"{kind} {number}: {result}")
                if keep is not None:
                    keep.mkdir(parents=True, exist_ok=True)
                    (keep / f"{seed}-{number}{path.suffix}").write_bytes(data)
    return found


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("count", nargs="?", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path)
    chosen = arguments.parse_args()
    started = time.monotonic()
    found = campaign(chosen.count, chosen.seed, chosen.keep)
    for kind, results in sorted(found.items()):
        print(f"{kind:6}", "  ".join(f"{name} {number}" for name, number in sorted(results.items())))  # noqa: T201
    failed = sum(
        number for results in found.values() for name, number in results.items() if name.startswith("FAILED")
    )
    print(f"{chosen.count} mutants, {failed} failed, {time.monotonic() - started:.0f} s")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

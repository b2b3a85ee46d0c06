"""The process that sets pages: compiles, merges and draws, apart from the program.

A child can be ended at once, gives its memory back, and takes a crash of the PDF writer with it. It gets one job as
JSON on standard input and answers with one line of JSON; it needs neither the network nor any environment.
"""

from __future__ import annotations

import io
import json
import struct
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Job = dict[str, Any]

MAX_PAGES_DRAWN = 50


def run(job: Job) -> Job:
    """Do one job: `compile`, `merge` or `draw`."""
    if job["do"] == "compile":
        return compile_pages(job)
    if job["do"] == "merge":
        from register_app.writing.pdf_merge import merge

        return merge(job)
    return draw(job)


def compile_pages(job: Job) -> Job:
    """Set one piece as PDF at `job["output"]`; answers with its number of pages and where its labels lie."""
    import typst

    template = Path(job["template"])
    made = typst.compile(
        template,
        root=template.parent,
        font_paths=_fonts(job),
        sys_inputs={"data": job["data"]},
        pdf_standards=job["standards"],
        pdf_tags=job["tags"],
        timestamp=job["timestamp"],
    )
    return _finished(made, Path(job["output"]), shrink=job["shrink"])


def _finished(made: bytes, output: Path, *, shrink: bool) -> Job:
    """Write a compiled file; `shrink` packs its objects into streams, a third of the size.

    The file is written by Python, not by the libraries, so that a full disk is an OSError.
    """
    import pikepdf

    with pikepdf.open(io.BytesIO(made)) as pdf:
        numbers = {page.obj.objgen: i for i, page in enumerate(pdf.pages)}
        labels = {}
        if "/Names" in pdf.Root and "/Dests" in pdf.Root.Names:
            for name, target in pikepdf.NameTree(pdf.Root.Names.Dests).items():
                place = target.D if isinstance(target, pikepdf.Dictionary) else target
                labels[str(name)] = [numbers[place[0].objgen], float(place[3])]
        if shrink:
            # Into memory first: the library ends the process when a stream of ours fails.
            packed = io.BytesIO()
            pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
            made = packed.getvalue()
    output.write_bytes(made)
    return {"pages": len(numbers), "labels": labels}


def draw(job: Job) -> Job:
    """Draw pages of a finished PDF as PNG (`page-<n>.png`, from 0) into the folder `job["folder"]`."""
    import pypdfium2

    drawn = []
    with pypdfium2.PdfDocument(job["source"]) as pdf:
        for number in range(job["first"], job["first"] + min(job["count"], MAX_PAGES_DRAWN)):
            picture = pdf[number].render(scale=job["ppi"] / 72, rev_byteorder=True)
            target = Path(job["folder"]) / f"page-{number}.png"
            target.write_bytes(png(bytes(picture.buffer), picture.width, picture.height, picture.stride))
            drawn.append(str(target))
    return {"drawn": drawn}


def png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """A PNG of rows of 8-bit RGB, `stride` bytes apart."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))
        )

    rows = b"".join(b"\0" + pixels[y * stride : y * stride + 3 * width] for y in range(height))
    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows, 6)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _fonts(job: Job) -> Any:
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])


def main(_arguments: Sequence[str] = ()) -> int:
    """Read a job, do it, answer; a failure that can be named is an answer too."""
    job = json.loads(sys.stdin.buffer.read())
    try:
        answer = run(job)
    except OSError as error:
        answer = {"failed": "system", "number": error.errno or 0, "text": error.strerror or ""}
    except Exception as error:  # noqa: BLE001 - the boundary of the child: whatever it is, the parent must hear of it
        answer = {"failed": type(error).__name__, "text": str(error)[:4000]}
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())

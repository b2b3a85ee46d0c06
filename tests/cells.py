"""A workbook's plain cells without the child process: what reading it gives, in a tenth of the time."""

from __future__ import annotations

import io
from pathlib import Path

from register_app.reading import child, guarded, received, sending
from register_app.reading.bounds import Bounds
from register_app.reading.workbook import Workbook


def plain_cells(path: Path) -> Workbook:
    """The sheets of an .xlsx or .ods file, read in this process by what the child process runs."""
    stream = io.BytesIO()
    answer = sending.Answer(stream)
    child.read_any(answer, path, "workbook", Bounds())
    answer.send("end")
    builder = received.Receiver(path, guarded.DEFAULT_LIMITS.memory)
    for line in stream.getvalue().splitlines(keepends=True):
        builder.take(line)
    found = builder.finish()
    assert isinstance(found, Workbook)
    return found

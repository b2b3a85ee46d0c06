"""Many files read by one child process, for campaigns: a process a file is safe, but ten times as slow.

It runs the same code under the same limits as the child of the program (reading/child.py). A file that ends it, or keeps
it longer than the time limit, is the guard's to answer: it is read again the program's way.
"""

from __future__ import annotations

import contextlib
import io
import os
import select
import subprocess
import sys
from pathlib import Path
from typing import IO, Self

from register_app.reading import child, guarded
from register_app.reading.received import Receiver

SECONDS = 30.0


class Worker:
    """One child after another; use as a context."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def read(self, path: Path) -> guarded.Source:
        """As `guarded.read_source`."""
        answer = None if sys.platform == "win32" else self._ask(path)
        if answer is None:
            return guarded.read_source(path)
        receiver = Receiver(path, guarded.DEFAULT_LIMITS.memory)
        for line in answer.splitlines(keepends=True):
            receiver.take(line)
        return receiver.finish()

    def _ask(self, path: Path) -> bytes | None:
        """The answer on a file; None when the child died of it or took too long."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.fuzz.worker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=Path(__file__).resolve().parents[2],
            )
        process = self._process
        assert process.stdin is not None, "asked for"
        assert process.stdout is not None, "asked for"
        with contextlib.suppress(OSError, ValueError):
            process.stdin.write(str(path.resolve()).encode() + b"\n")
            process.stdin.flush()
            ready, _, _ = select.select([process.stdout], [], [], SECONDS)
            if ready:
                length = process.stdout.readline()
                answer = process.stdout.read(int(length)) if length else b""
                if answer:
                    return answer
        self._end()
        return None

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer on each path of a line with the length of the answer in a line, and the answer."""
    for line in requests:
        answer = io.BytesIO()
        request = {
            "path": line.decode().removesuffix("\n"),
            "act": "any",
            "memory": guarded.DEFAULT_LIMITS.memory + (500 << 20),
            "seconds": 100_000,
        }
        child.run(request, answer)
        answers.write(str(answer.tell()).encode() + b"\n" + answer.getvalue())
        answers.flush()


if __name__ == "__main__":
    told = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a native library prints is no answer
    serve(sys.stdin.buffer, told)

"""A virtual screen with the program on it, and real keys pressed for it: nothing else touches the program."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

TOOLS = ("Xvfb", "xdotool")
_PATIENCE = 15.0
_ROOT = Path(__file__).resolve().parents[2]


def missing() -> list[str]:
    """What the tour needs and this machine has not."""
    return [name for name in TOOLS if shutil.which(name) is None]


@contextmanager
def virtual_screen() -> Iterator[str]:
    """An X server of our own; gives the name of its display."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x900x24", "-nolisten", "tcp"],
        pass_fds=(writer,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as told:
            number = told.readline().strip()
        if not number:
            message = "the virtual screen did not start"
            raise RuntimeError(message)
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Typist:
    """Starts the program on a display and works it by keys alone, seeing only where the focus is."""

    def __init__(self, display: str, settings: Path, register: Path | None = None) -> None:
        self._environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(_ROOT),
        }
        self._environment.pop("WAYLAND_DISPLAY", None)
        self.program = subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.tour.driver",
                str(settings),
                *([str(register)] if register else []),
            ],
            cwd=_ROOT,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self._told: Queue[str] = Queue()
        self.focus = ""
        self._listener = Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        assert self.program.stdout is not None
        for line in self.program.stdout:
            self._told.put(str(json.loads(line)["name"]))

    def _next(self, patience: float) -> bool:
        """Whether the focus went somewhere within so many seconds; what came at once is taken together."""
        went = False
        try:
            self.focus = self._told.get(timeout=patience)
            went = True
            while True:
                self.focus = self._told.get(timeout=0.04)
        except Empty:
            return went

    def _xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=self._environment, check=True, timeout=60)

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as "ctrl+shift+n" or "Tab"."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def write(self, text: str) -> None:
        self._xdotool("type", "--delay", "4", "--clearmodifiers", text)

    def wait_for_focus(self, name: str) -> None:
        """Wait until the focus is in the control of that name."""
        self.wait_until(lambda: self.moved() and self.focus == name, f"{name!r} has the focus")

    def moved(self) -> bool:
        """Take note of where the focus went."""
        self._next(0.05)
        return True

    def go_to(self, name: str, key: str = "Tab", most: int = 80) -> None:
        """Press `key` until the control of that name has the focus: it can be reached, and nothing on the way traps."""
        passed = []
        for _press in range(most):
            self._next(0.02)
            if self.focus == name:
                return
            passed.append(self.focus)
            before = self.focus
            self.press(key)
            end = time.monotonic() + 3
            while self.focus == before and time.monotonic() < end:
                self._next(0.1)
        message = f"{key} does not lead to {name!r}: {passed}"
        raise AssertionError(message)

    def wait_until(self, holds: Callable[[], object], what: str) -> None:
        """Wait until `holds()`; the program works on in its own time."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if holds():
                return
            if self.program.poll() is not None:
                message = f"the program ended ({self.program.returncode}) before: {what}"
                raise AssertionError(message)
            time.sleep(0.05)
        message = f"did not come about: {what}; the focus is in {self.focus!r}"
        raise AssertionError(message)

    def end(self) -> None:
        if self.program.poll() is None:
            self.program.kill()
        self.program.wait()
        self._listener.join()
        assert self.program.stdout is not None
        self.program.stdout.close()

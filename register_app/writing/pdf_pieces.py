"""A large register as PDF: set in pieces, because setting pages takes memory with each page, and joined afterwards."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from register_app.writing.pdf_options import PdfOptions
from register_app.writing.pdf_overview import parted
from register_app.writing.pdf_process import Cancel, Job, PdfCancelled, compile_job, run_job
from register_app.writing.pdf_view import RegisterView

PIECE = 200
"""Activities set by one process: about 0.4 GB."""
LINES = 1_500
"""Activities of the overview set by one process: about 0.7 GB."""
WORKERS = 2
_ROUNDS = 4


@dataclass
class _Piece:
    """A part of the document as a file of its own, with what it answered: pages and label → (page, height)."""

    path: Path
    pages: int
    labels: dict[str, tuple[int, float]]


def write_in_pieces(
    view: RegisterView,
    output: Path,
    options: PdfOptions,
    progress: Callable[[int, int], None] | None = None,
    cancel: Cancel | None = None,
    *,
    piece: int = PIECE,
    workers: int = WORKERS,
) -> int:
    """Write the whole register to `output` and return its number of pages; errors as of `run_job`."""
    head = view.head()
    timestamp = int(options.moment.timestamp())
    stop = _Stop(cancel)
    with tempfile.TemporaryDirectory(prefix="register-app-", ignore_cleanup_errors=True) as name:
        folder = Path(name)

        def make(data: Job, file: str, *, strict: bool = False, tags: bool = True) -> _Piece:
            path = folder / file
            job = compile_job({"head": head, **data}, path, strict=strict, timestamp=timestamp, tags=tags)
            answer = stop.run(job)
            return _Piece(path, answer["pages"], {k: (p, y) for k, (p, y) in answer["labels"].items()})

        bodies = _bodies(view, make, progress, stop, piece, workers)
        pieces = [
            make({"part": "overview", "front": front}, f"overview{number}.pdf")
            for number, front in enumerate(_overviews(view))
        ]
        pieces += bodies
        pieces.append(make({"part": "back", "back": view.back()}, "back.pdf"))
        front, places = _front(view, make, pieces)
        total = front.pages + sum(made.pages for made in pieces)
        stamp = make({"part": "stamp", "total": total}, "stamp.pdf", tags=False)
        stop.run(
            {
                "do": "merge",
                "front": str(front.path),
                "rest": [str(made.path) for made in pieces],
                "stamp": str(stamp.path),
                "places": places,
                "bookmarks": _bookmarks(view),
                "output": str(output),
            }
        )
    return total


class _Stop:
    """Asks once whether to stop and then stops every piece, also those of other threads."""

    def __init__(self, cancel: Cancel | None) -> None:
        self._cancel = cancel
        self._stopped = False

    def __call__(self) -> bool:
        if not self._stopped and self._cancel is not None and self._cancel():
            self._stopped = True
        return self._stopped

    def run(self, job: Job) -> Job:
        try:
            return run_job(job, self)
        except PdfCancelled:
            raise
        except BaseException:
            self._stopped = True  # one piece failed, so none is needed
            raise


def _bodies(
    view: RegisterView,
    make: Callable[..., _Piece],
    progress: Callable[[int, int], None] | None,
    stop: _Stop,
    piece: int,
    workers: int,
) -> list[_Piece]:
    """The activities, in pieces that never reach over the border between two parts of the register."""
    jobs: list[tuple[str, list[int], bool]] = []
    for part, members in view.parts():
        jobs += [(part, members[i : i + piece], i == 0) for i in range(0, len(members), piece)]
    done = 0

    def one(number: int) -> _Piece:
        nonlocal done
        part, members, first = jobs[number]
        body = {"title": view.part_title(part), "id": f"part-{part}", "first": first}
        made = make(
            {"part": "body", "bodies": [body | {"activities": [prepared[number][i] for i in members]}]},
            f"body{number}.pdf",
        )
        prepared[number].clear()
        done += len(members)
        if progress is not None:
            progress(done, len(view))
        return made

    # Texts are prepared in print order, whatever order the pieces end in: the annex of long texts grows meanwhile.
    prepared: list[dict[int, Job]] = []
    with ThreadPoolExecutor(workers) as pool:
        futures = []
        for number, (_, members, _) in enumerate(jobs):
            prepared.append({i: view.activity(i) for i in members})
            futures.append(pool.submit(one, number))
            if stop():
                break
        return [future.result() for future in futures]


def _overviews(view: RegisterView) -> list[Job]:
    """What follows the contents, in pieces of the overview; all that is no table of activities is in the last."""
    whole = view.front()
    fronts: list[Job] = [
        {"overview": piece, "figures": None, "common": None} for piece in parted(whole["overview"], LINES)
    ]
    fronts[-1] |= {"figures": whole["figures"], "common": whole["common"]}
    return fronts


def _front(
    view: RegisterView, make: Callable[..., _Piece], pieces: list[_Piece]
) -> tuple[_Piece, dict[str, list[float]]]:
    """The front with its page numbers, which depend on its own length: set again until the length holds."""
    data = {"part": "front", "front": view.opening()}
    length = 2 + len(view) // 45  # what registers with usual names come to; wrong, it costs one more setting
    rounds = 0
    while True:
        rounds += 1
        places: dict[str, list[float]] = {}
        start = length
        for made in pieces:
            places |= {label: [start + page, height] for label, (page, height) in made.labels.items()}
            start += made.pages
        entries = [
            entry | {"page": int(places[entry["target"]][0]) + 1} if entry["target"] in places else entry
            for entry in view.contents()
        ]
        front = make(data | {"toc": entries}, "front.pdf", strict=True)
        if front.pages == length or rounds == _ROUNDS:
            break
        length = front.pages
    places |= {label: [page, height] for label, (page, height) in front.labels.items()}
    return front, places


def _bookmarks(view: RegisterView) -> list[Job]:
    """The contents as a tree of two levels."""
    tree: list[Job] = []
    for entry in view.contents():
        title = f"{entry['number']} {entry['title']}".strip()
        node = {"title": title, "target": entry["target"], "children": []}
        (tree if entry["level"] == 1 or not tree else tree[-1]["children"]).append(node)
    return tree

"""The pages of a PDF as pictures, drawn from the very file that would be handed over."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from register_app.writing.pdf import PdfResult, write_pdf
from register_app.writing.pdf_process import Cancel, run_job

MAX_PPI = 400.0


def draw_pages(
    source: Path, folder: Path, first: int, count: int, ppi: float, cancel: Cancel | None = None
) -> list[bytes]:
    """PNG pictures of `count` pages of the file `source` from page `first` (counted from 1).

    `folder` is private to the caller, who also removes it; the pages must be there.
    """
    job = {
        "do": "draw",
        "source": str(source),
        "folder": str(folder),
        "first": first - 1,
        "count": count,
        "ppi": max(10.0, min(float(ppi), MAX_PPI)),
    }
    return [Path(name).read_bytes() for name in run_job(job, cancel)["drawn"]]


class PdfPreview:
    """A PDF set once in a private folder and drawn page by page; `close` (or leaving the `with` block) removes it.

    The arguments are those of `write_pdf` without its target, and the same errors are raised.
    """

    def __init__(self, document: Mapping[str, Any], *, cancel: Cancel | None = None, **choices: Any) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="register-app-", ignore_cleanup_errors=True)
        try:
            target = Path(self._folder.name) / "preview.pdf"
            self.result: PdfResult = write_pdf(document, target, cancel=cancel, **choices)
        except BaseException:
            self._folder.cleanup()
            raise

    @property
    def pages(self) -> int:
        return self.result.pages

    def draw(
        self, first: int = 1, count: int = 1, ppi: float = 110.0, cancel: Cancel | None = None
    ) -> list[bytes]:
        """PNG pictures of up to `count` pages from page `first` (counted from 1), at `ppi` pixels per inch.

        Pages beyond the end are left out.
        """
        last = min(first + count - 1, self.pages)
        if first < 1 or last < first:
            return []
        return draw_pages(self.result.path, Path(self._folder.name), first, last - first + 1, ppi, cancel)

    def close(self) -> None:
        self._folder.cleanup()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

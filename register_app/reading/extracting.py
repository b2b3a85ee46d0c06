"""A running text of any format → its blocks; in the child process only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from register_app.reading.container import Package
from register_app.reading.refusals import Refusal
from register_app.reading.texts import Extracted

LONGEST = 3_000_000
"""Characters of a running text, some thousand pages: a text is interpreted outside of this process."""


def extract(path: Path, kind: str, package: Package | None, data: Callable[[], bytes]) -> Extracted:
    """The blocks of a file of `kind`; `Refusal` when it is damaged or holds no text."""
    if kind == "pdf":
        from register_app.reading import pdftext

        extracted = pdftext.extract(path)
    elif package is not None:
        from register_app.reading import officetext

        extracted = Extracted(officetext.blocks(package))
    else:
        from register_app.reading import encoding, htmltext, plaintext

        if kind == "html":
            extracted = Extracted(htmltext.blocks(htmltext.decode(data())))
        else:
            text = encoding.decode(data()).text
            extracted = Extracted(plaintext.markdown(text) if kind == "md" else plaintext.lines(text))
    if sum(len(block.text) for block in extracted.blocks) > LONGEST:
        raise Refusal("long_text", limit=LONGEST)
    if not any(block.text for block in extracted.blocks):
        raise Refusal("no_text")
    return extracted

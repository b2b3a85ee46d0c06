"""What the commands say besides their result."""

from __future__ import annotations

import sys


def tell(sentence: str) -> None:
    """One line on standard error."""
    print(" ".join(sentence.split()), file=sys.stderr)

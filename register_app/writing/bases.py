"""What the legal bases of one purpose are to each other: relied on at once, or in each other's place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal


def link(one: Mapping[str, Any], other: Mapping[str, Any]) -> Literal["and", "or"]:
    """The label that joins two bases of a purpose: "and" for Art. 6 beside Art. 9 or 10 or two laws under one letter."""
    codes = [str(basis["article"]).strip() for basis in (one, other)]
    families = [code.split("(")[0] for code in codes]
    together = all(codes) and (codes[0] == codes[1] or (families[0] == "6") != (families[1] == "6"))
    return "and" if together else "or"

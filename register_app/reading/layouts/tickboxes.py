"""Cells that list options with a box before (or behind) each: those ticked are what the cell says, the others are not."""

from __future__ import annotations

import re
from collections.abc import Sequence

_TICKED = "☑☒✅✔✓⊠🗹🗷"
_OPEN = "☐⬜▢❏❑◻"
_PRINTED = "■□"
"""Filled and empty squares are boxes where both stand in a cell; either alone is a bullet as well."""

_BOX = re.compile(
    rf"(?P<on>[{_TICKED}]\ufe0f?|(?<!\S)(?:■|\[[xXvV✓✔]\]|\([xX✓✔]\)))"
    rf"|(?P<off>[{_OPEN}]\ufe0f?|(?<!\S)(?:□|\[[ _]\]|\([ _]\)))"
)
_SIGN = re.compile(rf"[{_TICKED}{_OPEN}{_PRINTED}\[(]")
"""How a box begins. Few texts hold one of these signs, and one set of them is looked for quickly."""
_ANY = re.compile(rf"[{_TICKED}{_OPEN}{_PRINTED}]|[\[(][xXvV✓✔ _][\])]")
_LEGEND = re.compile(r"\s*(?:[=:]|means\b|betyder\b|bedeutet\b|signifie\b)")
_REMARK = re.compile(r"\s*[(\[:;,–—-]")
"""How words about a lone cross begin, as against the name of an option: "☒ (staff only)"."""


def chosen(text: str) -> str:
    """The text without its boxes and without the options that are not ticked, one option a line.

    "" when no option is ticked and nothing else is said; `text` itself where it lists no options: a lone box,
    a cross with a remark, a legend of the signs.
    """
    if text.isascii() and "[" not in text and "(" not in text:  # none of the signs
        return text
    if _SIGN.search(text) is None or _ANY.search(text) is None:
        return text
    boxes = [box for box in _BOX.finditer(text) if _is_box(text, box.group())]
    if not boxes:
        return text
    lead, tail = text[: boxes[0].start()].strip(), text[boxes[-1].end() :].strip()
    if not tail and lead and len(boxes) > 1 and not lead.endswith(":"):
        starts = [0, *(box.end() for box in boxes[:-1])]
        pieces = [text[start : box.start()] for start, box in zip(starts, boxes, strict=True)]
        lead = ""
    else:
        ends = [*(box.start() for box in boxes[1:]), len(text)]
        pieces = [text[box.end() : end] for box, end in zip(boxes, ends, strict=True)]
    if not any(piece.strip() for piece in pieces) or any(_LEGEND.match(piece) for piece in pieces):
        return text
    if len(boxes) == 1 and (lead or (boxes[0]["on"] and _is_remark(boxes[0].group(), pieces[0]))):
        return text
    kept = [lead] if lead else []
    for box, piece in zip(boxes, pieces, strict=True):
        kept.extend(_said(piece.strip(), ticked=box["on"] is not None))
    joined = "\n".join(kept)
    return f"{lead} {joined[len(lead) :].lstrip()}".strip() if lead.endswith(":") else joined


def lists_options(text: str) -> bool:
    """Whether a text lists options with a box for each."""
    return chosen(text) != text


def beside(texts: Sequence[str]) -> list[int] | None:
    """Which of the cells of a row hold ticked options where each has its box in a cell beside it; None where none has.

    The boxes stand before their options when the first cell is one, else behind them.
    """
    boxes = [_BOX.fullmatch(text.strip()) for text in texts]
    if len(texts) < 2 or not any(boxes) or all(boxes):
        return None
    step = 1 if boxes[0] else -1
    ticked = {place + step for place, box in enumerate(boxes) if box and box["on"]}
    boxed = {place + step for place, box in enumerate(boxes) if box}
    return [place for place, box in enumerate(boxes) if not box and (place in ticked or place not in boxed)]


def _is_box(text: str, sign: str) -> bool:
    if sign[0] in _PRINTED:
        return all(square in text for square in _PRINTED)
    return sign[0] not in "✔✓" or any(box in text for box in "☐□⬜▢❏❑◻[")


def _is_remark(sign: str, piece: str) -> bool:
    """Whether what follows a single cross is a remark rather than the option that it ticks."""
    return sign[0] == "(" or _REMARK.match(piece) is not None


def _said(piece: str, *, ticked: bool) -> list[str]:
    """What of an option and the lines below it counts; a sentence on a line of its own says something either way."""
    lines = [line.strip(" \t;,") for line in piece.split("\n")]
    option, rest = lines[0], [line for line in lines[1:] if line]
    if ticked:
        return [part for part in (option, *rest) if part]
    return [line for line in rest if line[0].isupper() and len(line.split()) > 1]

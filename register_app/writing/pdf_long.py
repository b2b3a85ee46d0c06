"""Texts that are too long for their place: they stand whole in an annex, over the full width of the page."""

from __future__ import annotations

from register_app.writing.pairs import each
from register_app.writing.pdf_blocks import PLAIN, SOFT, Block, Cell, Composer, Line, Run, shortened

_HEADING_LIMIT = 160
_SHARE = 6
"""Of what a place can hold, the part that the beginning of a longer text takes, before the reference."""

HALF, NARROW = 1800, 900
"""Characters that half a page's width holds in good order, and a narrower column."""


class LongTexts:
    """The annex of long texts, which grows while activities are written in print order.

    `about` is the activity (or party) whose texts are written now; `entries` are the texts so far, in order.
    """

    def __init__(self, compose: Composer, letter: str) -> None:
        """`letter`: that of the annex, as in "Annex D"."""
        self._compose = compose
        self._letter = letter
        self.about = ""
        self.entries: list[Block] = []

    def title(self) -> str:
        return self._compose.labels.fill("annex_texts", letter=self._letter)

    def cell(
        self, text: str, label: str, limit: int, style: str = PLAIN, *, beginning: int | None = None
    ) -> Cell:
        """A text line by line; a longer one than `limit` characters: its beginning, and where the whole stands.

        `label` says what it is, in the heading of the annex; `beginning` characters stand at its place.
        """
        if len(text) <= limit:
            return self._compose.lines(text, style)
        most = limit // _SHARE if beginning is None else beginning
        said = self._compose.lines(shortened(text, most), style) if most else []
        return [*said, [self._moved(text, label)]]

    def line(self, text: str, label: str, limit: int, style: str = PLAIN) -> Line:
        """The same as runs of one line."""
        if len(text) <= limit:
            return [self._compose.own(text, style)]
        said = self._compose.own(shortened(text, limit // _SHARE), style)
        return [said, self._compose.word(" "), self._moved(text, label)]

    def _moved(self, text: str, label: str) -> Run:
        """Put a text into the annex; gives the reference to it."""
        compose, labels = self._compose, self._compose.labels
        target = f"text{len(self.entries)}"
        title = labels.fill("text_of", label=label, activity=self.about) if self.about else label
        shown = each(title, lambda half: compose.cleaner.one_line(half, _HEADING_LIMIT))
        self.entries.append({"id": target, "title": shown, "c": compose.lines(text)})
        told = labels.fill("see_annex", letter=self._letter)
        return compose.word(each(told, lambda half: f"→ {half}."), SOFT, target)

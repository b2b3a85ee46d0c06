"""Purposes and their legal bases side by side, as a privacy notice sets them out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from register_app.writing.bases import link
from register_app.writing.pdf_blocks import JOIN, MISSING, SOFT, STRONG, Block, Cell, Composer, table
from register_app.writing.pdf_long import HALF, LongTexts

Doc = Mapping[str, Any]


class PurposeWriter:
    """Writes the table of purposes; `assessments`: print references to balancing tests."""

    def __init__(self, compose: Composer, long: LongTexts, *, assessments: bool) -> None:
        self._compose = compose
        self._long = long
        self._labels = compose.labels
        self._assessments = assessments

    def table(self, purposes: Sequence[Doc]) -> Block:
        """Purposes and their bases side by side, as a privacy notice sets them out."""
        compose = self._compose
        rows = []
        for i, purpose in enumerate(purposes, 1):
            number = [compose.word(f"{i}. ", STRONG)] if len(purposes) > 1 else []
            label = self._labels["purpose"] + (f" {i}" if len(purposes) > 1 else "")
            described = self._long.cell(purpose["description"], label, HALF)
            if purpose["title"].strip():
                title = self._long.line(purpose["title"], label, HALF, STRONG)
                left: Cell = [[*number, *title], *described]
            elif described:
                left = [[*number, *described[0]], *described[1:]]
            else:
                left = [[*number, compose.say("missing", MISSING)]]
            rows.append([left, self._bases(purpose["bases"])])
        return table([(self._labels["purpose"], 1.15), (self._labels["basis"], 1.0)], rows)

    def _bases(self, bases: Sequence[Doc]) -> Cell:
        """The bases of a purpose, joined as they hold: alternatives by "or", Art. 6 and Art. 9 or 10 together by "and"."""
        compose = self._compose
        cell: Cell = []
        for i, basis in enumerate(bases):
            if i:
                cell.append([compose.say(link(bases[i - 1], basis), JOIN)])
            cell += self._basis(basis)
        return cell or [[compose.say("basis_not_stated", SOFT)]]

    def _basis(self, basis: Doc) -> Cell:
        compose = self._compose
        cell: Cell = []
        code = basis["article"].strip()
        if code:
            name = self._labels.article_name(code)
            line = [compose.word(self._labels.citation(code), STRONG)]
            cell.append([*line, compose.word(" – " + name)] if name else line)
        law = " ".join(text for text in (basis["law"].strip(), _section(basis["section"])) if text)
        cell += compose.lines(law)
        cell += self._long.cell(basis["reason"], self._labels["basis"], HALF)
        if code == "6(1)(f)" and not basis["reason"].strip():
            cell.append([compose.say("interest_not_stated", SOFT)])
        if self._assessments and basis["lia"].strip():
            cell.append(compose.around("lia", basis["lia"]))
        return cell or [[compose.say("basis_not_stated", SOFT)]]


def _section(text: str) -> str:
    """A section of a law as one writes it: a bare number gets its "§"."""
    text = text.strip()
    return f"§ {text}" if text[:1].isdigit() else text

"""What all sheets of one workbook in a shape share: the document, the words, the contacts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import groupby

from register_app.base.i18n import catalogue
from register_app.model.document import ActivityDoc, Document, PartyDoc
from register_app.model.text import clean
from register_app.writing.shapes.articles import article, headed
from register_app.writing.shapes.fills import Fills
from register_app.writing.shapes.page import Shortened
from register_app.writing.shapes.shape import Shape
from register_app.writing.shapes.words import ANNEX, ShapeLabels


class Setting:
    """A document about to be written in a shape; `activities` are those of the shape's part."""

    def __init__(
        self, document: Document, shape: Shape, activities: Sequence[ActivityDoc], day: dt.date
    ) -> None:
        self.document, self.shape, self.activities, self.day = document, shape, activities, day
        self.labels = ShapeLabels(shape.language)
        self.fills = Fills.of(document, self.labels)
        self._headed: dict[tuple[str, str], str] = {}
        self.shortened = Shortened(catalogue(shape.language).gettext(ANNEX))

    @property
    def title(self) -> str:
        return clean(self.document["register"]["title"]).strip() or self.labels["title"]

    def contacts(self) -> list[tuple[str, str]]:
        """The label and the contact details, in a line, of each party in a role of the register."""
        register = self.document["register"]
        found: list[tuple[str, str]] = []
        for label, role in self.shape.contacts:
            held = register[role]  # type: ignore[literal-required]
            parties: list[PartyDoc] = held if isinstance(held, list) else [held] if held else []
            found.extend((label, self.contact(party)) for party in parties)
        return found

    def contact(self, party: PartyDoc) -> str:
        details = [
            party["registration_number"],
            party["address"],
            self.labels.country(party["country"]),
            party["email"],
            party["phone"],
            party["web"],
        ]
        return ", ".join(" ".join(text.split()) for text in [party["name"], *details] if text)

    def named(self) -> list[PartyDoc]:
        """Parties named beside the activities whose contact details Art. 30 asks for: clients and joint controllers."""
        names = {name for item in self.activities for name in [*item["clients"], *item["joint_controllers"]]}
        return [party for party in self.document["parties"] if party["name"] in names]

    def groups(self) -> list[tuple[str, int, int]]:
        """The wider headings: text, first and last column."""
        found: list[tuple[str, int, int]] = []
        column = 1
        for text, items in groupby(self.shape.columns, key=lambda item: item.group):
            count = len(list(items))
            if text:
                found.append((text, column, column + count - 1))
            column += count
        return found

    def article(self, fill: str) -> str:
        """The letter of Art. 30 that a cell answers, as it is cited; "" for supplementary ones."""
        return article(self.labels, self.shape.part, fill)

    def headed(self, heading: str, fill: str) -> str:
        """A heading or label as it stands in the workbook."""
        known = self._headed.get((heading, fill))
        if known is None:
            known = self._headed[heading, fill] = headed(self.labels, self.shape.part, heading, fill)
        return known

"""A register document turned into what the PDF shows, page by page, as plain data for the template."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from register_app.model.document import Document
from register_app.writing.labels import DocumentLabels
from register_app.writing.pairs import each
from register_app.writing.pdf_annexes import legend, provisions, wording
from register_app.writing.pdf_blocks import (
    STRONG,
    Block,
    Cell,
    Composer,
    paired_facts,
    paragraphs,
    section,
)
from register_app.writing.pdf_changes import changes, difference
from register_app.writing.pdf_cover import RUNNING_LIMIT, CoverWriter
from register_app.writing.pdf_figures import figures
from register_app.writing.pdf_height import close_call, height
from register_app.writing.pdf_long import LongTexts
from register_app.writing.pdf_options import PdfOptions
from register_app.writing.pdf_overview import overview, status
from register_app.writing.pdf_parties import known_parties, party_table, recipient_table
from register_app.writing.pdf_sections import SectionWriter
from register_app.writing.profiles import left_out, shown
from register_app.writing.text_safety import TextCleaner

Doc = Mapping[str, Any]
PART_ORDER = ("controller", "processor", "other")
_HEADING_LIMIT = 160
_NUMBER_LIMIT = 40
_LONG_TEXT = 1800
_BEGINNING = 600
_FEWEST = 3
"""Activities that are worth counting: of one or two the overview says all there is to say."""


class RegisterView:
    """The pages of one register, built lazily: large registers are rendered in pieces.

    `head` is what every piece needs; `activity(i)` the i-th activity in print order; `front()` and `back()` the pages
    before and after the activities.
    """

    def __init__(
        self, document: Doc, labels: DocumentLabels, cleaner: TextCleaner, options: PdfOptions
    ) -> None:
        kept_back = left_out(document, options.profile)
        document = shown(cast(Document, document), options.profile, labels)
        self._document = document
        self._register: Doc = document["register"]
        self._labels = labels
        self._compose = Composer(labels, cleaner)
        self._options = options
        self._back: Block | None = None
        order = {part: i for i, part in enumerate(PART_ORDER)}
        self._activities: list[Doc] = sorted(
            document["activities"], key=lambda a: order.get(a["part"], len(order))
        )
        self.parties = known_parties(document)
        full = options.layout == "full"
        self._cited = provisions(self._compose, self._activities)
        annexes = [
            "annex_legend",
            "annex_wording",
            *(["annex_articles"] if self._cited else []),
            "annex_texts",
        ]
        self._annexes = dict(zip(annexes, "ABCD", strict=False))
        self._long = LongTexts(self._compose, self._annexes["annex_texts"] if full else "A")
        self._sections = SectionWriter(
            self._compose,
            self._register,
            {key: entry.party for key, entry in self.parties.items()},
            self._long,
            assessments=options.profile != "public",
            alone=options.layout == "activity",
        )
        self._cover = CoverWriter(
            self._compose, document, self._activities, options, self._sections, kept_back.told(labels)
        )

    def __len__(self) -> int:
        return len(self._activities)

    # --- the front -----------------------------------------------------------------------------------------------

    def head(self) -> Block:
        """Titles, languages and the words of header and footer."""
        return self._cover.head()

    def cover(self) -> Block:
        return self._cover.cover()

    def opening(self) -> Block:
        """Cover, and what the contents are called."""
        return {"cover": self.cover(), "contents": self._labels["contents"]}

    def front(self) -> Block:
        """Cover, overview and the information common to all activities."""
        return {
            **self.opening(),
            "overview": overview(self._compose, self._register, self._activities, self.parts()),
            "figures": self._figures(),
            "common": self._cover.common(),
        }

    def _figures(self) -> Block | None:
        given = self._options.figures
        if given is None or given["in_use"] < _FEWEST:
            return None
        return figures(self._compose, given, reviews=self._options.profile != "public")

    def parts(self) -> list[tuple[str, list[int]]]:
        """The parts of the register that have activities, with the activities' positions in print order."""
        groups: dict[str, list[int]] = {}
        for i, activity in enumerate(self._activities):
            groups.setdefault(activity["part"] if activity["part"] in PART_ORDER else "other", []).append(i)
        return list(groups.items())

    def part_title(self, part: str) -> str:
        return self._labels[f"part_{part}"]

    # --- one activity --------------------------------------------------------------------------------------------

    def name(self, i: int, limit: int = _HEADING_LIMIT) -> str:
        return (
            self._compose.cleaner.one_line(self._activities[i]["name"], limit)
            or self._labels["unnamed_activity"]
        )

    def activity(self, i: int) -> Block:
        """The i-th activity in print order: heading, description, lettered sections, supplementary information."""
        activity, labels, compose = self._activities[i], self._labels, self._compose
        number = compose.cleaner.one_line(activity["number"], _NUMBER_LIMIT)
        name = self.name(i)
        self._long.about = each(name, lambda half: f"{number} {half}".strip())
        intro = []
        if len(" ".join(activity["name"].split())) > _HEADING_LIMIT:
            lead = compose.word(compose.before("full_name", "name"))
            intro.append(paragraphs([[lead, compose.own(activity["name"])]]))
        intro += self._text(activity["description"], labels["description"], heading=False)
        if activity["part"] == "processor":
            sections = self._sections.processor_part(activity)
            beyond = self._sections.beyond_processor(activity)
        else:
            sections, beyond = self._sections.controller_part(activity), []
        sections.append(self._supplement(activity, beyond))
        lead = [block for block in intro if block]
        return {
            "id": i,
            "number": number,
            "name": name,
            "running": each(name, lambda half: compose.cleaner.one_line(f"{number} {half}", RUNNING_LIMIT)),
            "status": status(self._compose, activity),
            "intro": lead,
            "sections": sections,
            "close_call": close_call(height(sections, lead, name)),
        }

    def _supplement(self, activity: Doc, beyond: Sequence[Block | None]) -> Block:
        labels, compose = self._labels, self._compose
        internal = self._options.profile == "internal"
        valid = []
        if activity["valid_from"].strip():
            valid.append(labels.fill("valid_from", date=labels.date(activity["valid_from"])))
        if activity["valid_until"].strip():
            valid.append(labels.fill("valid_until", date=labels.date(activity["valid_until"])))
        rows = [
            (labels["department"], compose.lines(activity["department"])),
            (labels["owner"], compose.lines(activity["owner"]) if internal else []),
            (labels["status"], compose.words(status(compose, activity))),
            (labels["valid"], [compose.joined([compose.word(text) for text in valid], " ")] if valid else []),
            (labels["last_review"], compose.words(labels.date(activity["last_review"]))),
            (labels["next_review"], compose.words(labels.date(activity["next_review"]))),
            (labels["systems"], compose.lines(", ".join(activity["systems"]))),
        ]
        blocks = [*beyond, paired_facts(rows)]
        if internal:
            for heading, text in activity["extra"].items():
                blocks += self._text(text, heading, own_label=True)
            blocks += self._text(activity["notes"], labels["notes"])
        return section("", labels["supplement"], labels["supplement_cite"], blocks)

    def _text(
        self, text: str, label: str, *, heading: bool = True, own_label: bool = False
    ) -> list[Block | None]:
        """A free text under its label; a long one goes to the annex of long texts and leaves a reference."""
        if not text.strip():
            return []
        compose = self._compose
        named = compose.own(label, STRONG) if own_label else compose.word(label, STRONG)
        lead: Cell = [[named]] if heading else []
        if self._options.layout != "full":
            return [paragraphs(lead + compose.lines(text))]
        beginning = 0 if heading else _BEGINNING
        return [paragraphs(lead + self._long.cell(text, label, _LONG_TEXT, beginning=beginning))]

    # --- the back ------------------------------------------------------------------------------------------------

    def back(self) -> Block:
        """The register of parties and the annexes; to be asked for after all activities."""
        if self._back is not None:
            return self._back
        labels, compose = self._labels, self._compose
        total = self._options.total
        shown = party_table(
            compose,
            self.parties,
            self._activities,
            internal=self._options.profile == "internal",
            # Of a part of the register only what belongs to it is shown.
            concerned=total is not None and total > len(self._activities),
        )
        others = recipient_table(compose, self.parties, self._activities)
        chapters = []
        if shown or others:
            blocks = [block for block in (shown, others) if block]
            chapters.append({"title": labels["parties"], "blocks": blocks, "new_page": True})
        told = self._options.changes
        if told is not None:
            title = self._cover.since()
            listed = changes(compose, told, self._long, internal=self._options.profile == "internal")
            chapters.append({"title": title, "blocks": listed, "new_page": True})
        annexes = {
            "annex_legend": legend(compose),
            "annex_wording": wording(compose, [part for part, _ in self.parts()]),
            "annex_articles": self._cited,
        }
        for key, letter in self._annexes.items():
            if key in annexes:
                title = labels.fill(key, letter=letter)
                first = key == "annex_legend"
                chapters.append({"title": title, "blocks": annexes[key], "new_page": first})
        self._back = {"chapters": chapters, "long_title": self._long.title(), "long": self._long.entries}
        return self._back

    def contents(self) -> list[Block]:
        """Every heading of the contents, in order: level, number, title and the label it stands at."""
        labels = self._labels
        entries: list[Block] = []

        def add(level: int, title: str, target: str, number: str = "") -> None:
            entries.append({"level": level, "number": number, "title": title, "target": target})

        add(1, labels["overview"], "overview")
        if self._options.figures and self._options.figures["in_use"] >= _FEWEST:
            add(1, labels["figures"], "figures")
        add(1, labels["common"], "common")
        for part, members in self.parts():
            add(1, self.part_title(part), f"part-{part}")
            for i in members:
                number = self._compose.cleaner.one_line(self._activities[i]["number"], _NUMBER_LIMIT)
                add(2, self.name(i), f"act{i}", number)
        for i, chapter in enumerate(self.back()["chapters"]):
            add(1, chapter["title"], f"chapter{i}")
        if self._long.entries:
            add(1, self._long.title(), "long")
        return entries

    def long_texts(self) -> Block:
        """The annex of a layout that has no other; to be asked for after all else."""
        return {"chapters": [], "long_title": self._long.title(), "long": self._long.entries}

    # --- changes alone ---------------------------------------------------------------------------------------------

    def difference(self) -> list[Block]:
        """The chapters of a document about nothing but what has changed."""
        internal = self._options.profile == "internal"
        return difference(self._compose, self._options.changes or (), self._long, internal=internal)

    # --- the wide table ------------------------------------------------------------------------------------------

    def wide(self) -> Block:
        """The whole register as one table, a row an activity, a column a letter."""
        from register_app.writing.pdf_wide import wide_table

        return {
            "title": self._labels["overview"],
            "tables": [
                {
                    "title": self.part_title(part),
                    "table": wide_table(
                        self._compose,
                        self._register,
                        [self._activities[i] for i in members],
                        part,
                        self._long,
                    ),
                }
                for part, members in self.parts()
            ],
            "empty": "" if self._activities else self._labels["empty_register"],
        }

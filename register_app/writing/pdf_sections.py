"""The sections of one activity in the order of Art. 30(1)(a)-(g) or 30(2)(a)-(d), as blocks of the PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from register_app.writing.answers import Answer, answer
from register_app.writing.pdf_blocks import (
    CONTACT,
    MISSING,
    NOT_APPLICABLE,
    SOFT,
    STRONG,
    UNCLARIFIED,
    Block,
    Cell,
    Composer,
    bullets,
    facts,
    paragraphs,
    section,
    state,
    table,
)
from register_app.writing.pdf_data import DataWriter
from register_app.writing.pdf_long import NARROW, LongTexts
from register_app.writing.pdf_purposes import PurposeWriter

Doc = Mapping[str, Any]
ROOM = 82
"""Characters of contact details that stand on one line beside a label."""


class SectionWriter:
    """Writes the sections of activities of one register."""

    def __init__(
        self,
        compose: Composer,
        register: Doc,
        parties: Mapping[str, Doc],
        long: LongTexts,
        *,
        assessments: bool = True,
        alone: bool = False,
    ) -> None:
        """Write for one register.

        `parties`: the parties of the register by folded name; `long`: the annex that takes what is too long for its
        column; `assessments`: print references to balancing tests and
        transfer assessments; `alone`: nothing is printed but activities, so each must hold what is common to all.
        """
        self._assessments = assessments
        self._purpose_writer = PurposeWriter(compose, long, assessments=assessments)
        self._data = DataWriter(compose, long)
        self._long = long
        self._alone = alone
        self._compose = compose
        self._labels = compose.labels
        self._register = register
        self._parties = parties

    def controller_part(self, activity: Doc) -> list[Block]:
        """Letters (a) to (g) of Art. 30(1)."""
        content = {
            "a": [self._who(activity, "controller")],
            "b": self._purposes(activity),
            "c": self._people_and_data(activity),
            "d": self._recipients(activity),
            "e": self._transfers(activity),
            "f": self._retention(activity),
            "g": self._measures(activity),
        }
        return self._lettered("controller", content)

    def processor_part(self, activity: Doc) -> list[Block]:
        """Letters (a) to (d) of Art. 30(2)."""
        content = {
            "a": [self._who(activity, "processor"), *self._clients(activity)],
            "b": self._processing(activity),
            "c": self._transfers(activity),
            "d": self._measures(activity),
        }
        return self._lettered("processor", content)

    def beyond_processor(self, activity: Doc) -> list[Block | None]:
        """What a processor's activity holds that Art. 30(2) does not ask for: purposes, data, recipients, time limits."""
        blocks: list[Block | None] = []
        if activity["purposes"]:
            blocks.append(self._purpose_writer.table(activity["purposes"]))
        if activity["data"]:
            blocks += [self._data.table(activity), self._data.time_limits(activity["data"])]
        if activity["recipients"]:
            blocks.append(self._recipient_table(activity["recipients"]))
        return blocks

    def _lettered(self, part: str, content: Mapping[str, Sequence[Block | None]]) -> list[Block]:
        return [
            section(letter.letter, letter.heading, letter.citation, content[letter.letter])
            for letter in self._labels.letters(part)
        ]

    # --- answers -------------------------------------------------------------------------------------------------

    def _answer(self, activity: Doc, slot: str) -> Answer:
        return answer(activity, slot, common_measures=bool(self._register["security"].strip()))

    def _said(self, activity: Doc, slot: str, label: str = "") -> list[Block | None]:
        """The statement that stands for missing content, or beside it: three states that must never look alike."""
        given = self._answer(activity, slot)
        compose = self._compose
        lead = [compose.word(self._labels[label] + compose.colon, STRONG)] if label else []
        if given.missing:
            return [state(MISSING, [[*lead, compose.say("missing", MISSING)]])]
        if not given.state:
            return []
        kind = NOT_APPLICABLE if given.state == "not_applicable" else UNCLARIFIED
        reason = compose.lines(given.reason)
        if reason:
            key = "not_applicable_because" if kind == NOT_APPLICABLE else "unclarified_because"
            before = compose.word(compose.before(key, "reason"), STRONG)
            said: Cell = [[*lead, before, *reason[0]], *reason[1:]]
        else:
            key = "not_applicable_no_reason" if kind == NOT_APPLICABLE else "unclarified"
            said = [[*lead, compose.say(key, STRONG)]]
        return [state(kind, said)]

    # --- letter (a) ----------------------------------------------------------------------------------------------

    def _who(self, activity: Doc, part: str) -> Block | None:
        compose, register = self._compose, self._register
        joint = [p["name"] for p in register["joint_controllers"]] if part == "controller" else []
        joint += [name for name in activity["joint_controllers"] if name not in joint]
        own = register["controller"]
        return facts(
            [
                (
                    self._labels[part],
                    self.party_line(own) if own and own["name"].strip() else compose.missing(),
                ),
                (self._labels["joint_controllers"], [line for name in joint for line in self.named(name)]),
                (self._labels["representative"], self.party_line(register["representative"])),
                (self._labels["dpo"], self.party_line(register["dpo"])),
            ]
        )

    def named(self, name: str) -> Cell:
        """A party by name, with its contact details where the register knows it."""
        party = self._parties.get(" ".join(name.split()).casefold())
        return self.party_line(party) if party else self._compose.listed([name])

    def party_line(self, party: Doc | None, room: int = ROOM) -> Cell:
        """Name and contact details of a party, compactly: the name, and below it the rest.

        What is longer than `room` characters is parted where a reader would: the address, then how to write or call.
        """
        if not party or not party["name"].strip():
            return []
        compose = self._compose
        first = [compose.own(party["name"], STRONG)]
        number = party["registration_number"].strip()
        if number:
            first += [compose.word("  "), compose.own(number, SOFT)]
        address = ", ".join(line.strip() for line in party["address"].split("\n") if line.strip())
        rest = [
            compose.own(address, CONTACT),
            compose.country(party["country"], CONTACT),
            compose.own(party["email"], CONTACT),
            # A number is not broken at the end of a line.
            [CONTACT, compose.cleaner.clean("\u00a0".join(party["phone"].split())), 1, ""],
        ]
        line = compose.joined(rest, " · ")
        if sum(len(run[1]) for run in line) > room:
            return [
                first,
                *(
                    part
                    for part in (compose.joined(rest[:2], " · "), compose.joined(rest[2:], " · "))
                    if part
                ),
            ]
        return [first, line] if line else [first]

    def _clients(self, activity: Doc) -> list[Block | None]:
        clients = [name for name in activity["clients"] if name.strip()]
        shown = facts(
            [(self._labels["client"] if i == 0 else "", self.named(name)) for i, name in enumerate(clients)]
        )
        return [shown, *self._said(activity, "clients", "client")]

    # --- letter (b) ----------------------------------------------------------------------------------------------

    def _purposes(self, activity: Doc) -> list[Block | None]:
        purposes = activity["purposes"]
        shown = self._purpose_writer.table(purposes) if purposes else None
        return [shown, *self._said(activity, "purposes")]

    # --- letter (c) ----------------------------------------------------------------------------------------------

    def _people_and_data(self, activity: Doc) -> list[Block | None]:
        shown = self._data.table(activity)
        return [
            shown,
            *self._said(activity, "subjects", "subjects"),
            *self._said(activity, "data", "categories"),
        ]

    # --- letter (d) ----------------------------------------------------------------------------------------------

    def _recipients(self, activity: Doc) -> list[Block | None]:
        shown = self._recipient_table(activity["recipients"]) if activity["recipients"] else None
        return [shown, *self._said(activity, "recipients")]

    def _recipient_table(self, recipients: Sequence[Doc]) -> Block:
        compose, labels = self._compose, self._labels
        rows = []
        for entry in recipients:
            place = [
                compose.word(labels.term("location", entry["location"])),
                compose.country(entry["country"]),
            ]
            where = compose.joined(place, ", ")
            rows.append(
                [
                    self._long.cell(entry["name"], labels["recipient"], NARROW, STRONG)
                    or [[compose.say("not_stated", SOFT)]],
                    compose.words(labels.term("role", entry["role"])),
                    [where] if where else [],
                    self._long.cell(entry["contract"], labels["contract"], NARROW)
                    + self._long.cell(entry["note"], labels["contract"], NARROW),
                ]
            )
        columns = [
            (labels["recipient"], 1.1),
            (labels["role"], compose.fixed(39)),
            (labels["place"], compose.fixed(31)),
        ]
        return table([*columns, (labels["contract"], 1.2)], rows)

    # --- letter (e), processor letter (c) ------------------------------------------------------------------------

    def _transfers(self, activity: Doc) -> list[Block | None]:
        compose, labels = self._compose, self._labels
        rows = []
        for entry in activity["transfers"]:
            place = [compose.country(entry["country"]), compose.own(entry["organisation"])]
            code = entry["mechanism"].strip()
            ground = compose.words(labels.citation(code), STRONG)
            ground += compose.words(labels.article_name(code))
            held = self._long.cell(entry["safeguards"], labels["safeguards"], NARROW)
            if self._assessments and entry["tia"].strip():
                held.append(compose.around("tia", entry["tia"]))
            rows.append(
                [
                    [[run] for run in place if run[1]] or compose.missing(),
                    compose.lines(entry["recipient"]),
                    ground or [[compose.say("not_stated", SOFT)]],
                    held + self._long.cell(entry["note"], labels["safeguards"], NARROW),
                ]
            )
        columns = [(labels["third_country"], -36), (labels["recipient"], 1.0)]
        columns += [(labels["mechanism"], 1.0), (labels["safeguards"], 1.3)]
        return [table(columns, rows) if rows else None, *self._said(activity, "transfers")]

    # --- letter (f) ----------------------------------------------------------------------------------------------

    def _retention(self, activity: Doc) -> list[Block | None]:
        shown = self._data.time_limits(activity["data"])
        return [shown, *self._said(activity, "retention")]

    # --- letter (g), processor letters (b) and (d) ---------------------------------------------------------------

    def _measures(self, activity: Doc) -> list[Block | None]:
        compose, labels = self._compose, self._labels
        common = None
        if self._register["security"].strip() and not self._answer(activity, "measures").state:
            text = labels.fill("measures_common", section=labels["common"])
            here = compose.lines(self._register["security"])
            common = paragraphs(here if self._alone else [[compose.word(text, "p", "common")]])
        shown = bullets([compose.lines(name) for name in activity["measures"]])
        return [shown, common, *self._said(activity, "measures")]

    def _processing(self, activity: Doc) -> list[Block | None]:
        shown = bullets([self._compose.lines(text) for text in activity["processing"]])
        return [shown, *self._said(activity, "processing")]

"""A register document turned into what the PDF shows, page by page, as plain data for the template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from register_app.writing.answers import STATES, answer, letter_state
from register_app.writing.labels import DocumentLabels, Letter, usual_titles
from register_app.writing.pdf_annexes import legend, provisions, wording
from register_app.writing.pdf_blocks import (
    SOFT,
    STRONG,
    Block,
    Cell,
    Composer,
    facts,
    paragraphs,
    section,
)
from register_app.writing.pdf_options import PdfOptions
from register_app.writing.pdf_parties import known_parties, party_table
from register_app.writing.pdf_sections import SectionWriter
from register_app.writing.text_safety import TextCleaner

Doc = Mapping[str, Any]
PART_ORDER = ("controller", "processor", "other")
_HEADING_LIMIT = 160
_NUMBER_LIMIT = 40
_LONG_TEXT = 1800


class RegisterView:
    """The pages of one register, built lazily: large registers are rendered in pieces.

    `head` is what every piece needs; `activity(i)` the i-th activity in print order; `front()` and `back()` the pages
    before and after the activities.
    """

    def __init__(
        self, document: Doc, labels: DocumentLabels, cleaner: TextCleaner, options: PdfOptions
    ) -> None:
        self._document = document
        self._register: Doc = document["register"]
        self._labels = labels
        self._compose = Composer(labels, cleaner)
        self._options = options
        self._long: list[Block] = []
        self._back: Block | None = None
        order = {part: i for i, part in enumerate(PART_ORDER)}
        self._activities: list[Doc] = sorted(
            document["activities"], key=lambda a: order.get(a["part"], len(order))
        )
        self.parties = known_parties(document)
        self._sections = SectionWriter(
            self._compose,
            self._register,
            {key: entry.party for key, entry in self.parties.items()},
            assessments=options.profile != "public",
            alone=options.layout == "activity",
        )

    def __len__(self) -> int:
        return len(self._activities)

    # --- what every piece needs ----------------------------------------------------------------------------------

    def head(self) -> Block:
        """Titles, languages and the words of header and footer."""
        register, labels, compose = self._register, self._labels, self._compose
        title = compose.cleaner.one_line(register["title"], _HEADING_LIMIT)
        if not title or title in usual_titles():
            title = labels["title"]
        organisation = self._organisation()
        footer = [labels.fill("extract_date", date=labels.date(self._options.moment.isoformat()))]
        version = self._version()
        if version:
            footer.append(f"{labels['version']} {version}")
        own = register["language"] or labels.language
        return {
            "language": labels.language,
            "own_language": own
            if own.isascii() and own.isalpha() and 2 <= len(own) <= 3
            else labels.language,
            "title": title,
            "organisation": organisation,
            "footer": compose.cleaner.one_line(" · ".join(footer), 110),
            "page": labels["page"],
            "accent": self._options.accent,
            "layout": self._options.layout,
            "page_per_activity": self._options.page_per_activity,
            "states": {key: labels.term("state", key) for key in STATES},
        }

    def _organisation(self) -> str:
        party = self._register["controller"]
        name = self._compose.cleaner.one_line(party["name"], _HEADING_LIMIT) if party else ""
        return name or self._labels["unnamed_organisation"]

    def _version(self) -> str:
        """The last version that was named, as "name (approved 3 March 2026)"."""
        versions = self._document["versions"]
        if not versions:
            return ""
        last, labels = versions[-1], self._labels
        name = self._compose.cleaner.one_line(last["name"], 80)
        kind = labels.term("version_kind", last["kind"])
        return labels.fill("version_line", name=name, kind=kind, date=labels.date(last["at"]))

    # --- the front -----------------------------------------------------------------------------------------------

    def front(self) -> Block:
        """Cover, overview and the information common to all activities."""
        return {
            "cover": self.cover(),
            "contents": self._labels["contents"],
            "overview": self.overview(),
            "common": self.common(),
        }

    def cover(self) -> Block:
        register, labels, compose = self._register, self._labels, self._compose
        used = [
            part for part in ("controller", "processor") if any(a["part"] == part for a in self._activities)
        ]
        if len(used) == 2:
            subtitle = labels["subtitle_both"]
        else:
            part = used[0] if used else "controller"
            subtitle = labels.fill(f"subtitle_{part}", citation=labels.paragraph(part))
        line = self._sections.party_line
        joint = [text for party in register["joint_controllers"] for text in line(party)]
        own = line(register["controller"]) or compose.missing()
        organisation = labels["processor"] if used == ["processor"] else labels["controller"]
        rows = [
            (organisation, own),
            (labels["joint_controllers"], joint),
            (labels["representative"], line(register["representative"])),
            (labels["dpo"], line(register["dpo"])),
            (labels["scope"], compose.lines(_shortened(register["scope"]))),
            (labels["contains"], self._counts()),
            (labels["extract_scope"], self._extract()),
            (labels["version"], compose.words(self._version())),
        ]
        if self._options.layout == "table":
            rows.insert(4, (labels["common_measures"], compose.lines(register["security"])))
        date = labels.fill("extract_date", date=labels.date(self._options.moment.isoformat()))
        return {
            "subtitle": subtitle,
            "date": date,
            "facts": facts(rows),
            "text": compose.lines(self._options.cover_text),
            "logo": list(self._options.logo_content()),
            "logo_alt": labels.fill("logo_alt", organisation=self._organisation()),
        }

    def _counts(self) -> Cell:
        labels, compose = self._labels, self._compose
        parts = Counter(a["part"] for a in self._activities)
        statuses = Counter(a["status"] for a in self._activities)
        line = labels.count("activities", len(self._activities))
        if len(parts) > 1:
            line += ": " + labels.all_of(
                [labels.count(p, parts[p]) for p in ("controller", "processor") if parts[p]]
            )
        cell = compose.words(line)
        known = [s for s in ("approved", "in_review", "draft", "retired") if statuses[s]]
        return cell + compose.words(labels.all_of([labels.count(s, statuses[s]) for s in known]), SOFT)

    def _extract(self) -> Cell:
        labels, compose = self._labels, self._compose
        cell = compose.lines(self._options.scope) or compose.words(labels["all_activities"])
        left = []
        if self._options.profile != "internal":
            if any(a["notes"].strip() or a["owner"].strip() for a in self._activities):
                left.append(labels["notes_left_out"])
            extra = sum(1 for a in self._activities for text in a["extra"].values() if text.strip())
            if extra:
                left.append(labels.count("extra_left_out", extra))
        if left:
            cell += compose.words(labels.fill("left_out", what=labels.all_of(left)), SOFT)
        return cell

    def common(self) -> Block:
        """Letters (a) and (g) as far as they hold for the whole register, in full."""
        register, labels, compose = self._register, self._labels, self._compose
        used = [part for part, _ in self.parts() if part != "other"] or ["controller"]
        part = used[0]
        people = [
            (labels[part], register["controller"]),
            *((labels["joint_controllers"], party) for party in register["joint_controllers"]),
            (labels["representative"], register["representative"]),
            (labels["dpo"], register["dpo"]),
        ]
        rows = [(label, self._full(party)) for label, party in people if party and party["name"].strip()]
        if not register["controller"] or not register["controller"]["name"].strip():
            rows.insert(0, (labels[part], compose.missing()))
        first, last = [labels.letters(part)[i] for i in (0, -1)]
        cites = [labels.all_of([labels.letters(p)[i].citation for p in used]) for i in (0, -1)]
        sections = [section(first.letter, first.heading, cites[0], [facts(rows)])]
        if register["security"].strip():
            shown = paragraphs(compose.lines(register["security"]))
            sections.append(section(last.letter, last.heading, cites[1], [shown]))
        return {"title": labels["common"], "sections": sections}

    def _full(self, party: Doc) -> Cell:
        """All contact details of a party, a line each."""
        labels, compose = self._labels, self._compose
        cell: Cell = [[compose.own(party["name"], STRONG)]]
        if party["registration_number"].strip():
            label = compose.word(labels["registration_number"] + " ", SOFT)
            cell.append([label, compose.own(party["registration_number"])])
        cell += compose.lines(party["address"])
        cell += compose.words(labels.country(party["country"]))
        for key in ("email", "phone", "web"):
            if party[key].strip():
                cell.append([compose.word(labels[key] + ": ", SOFT), compose.own(party[key])])
        return cell

    # --- overview ------------------------------------------------------------------------------------------------

    def overview(self) -> Block:
        """One line an activity, with the state of each letter of Art. 30."""
        labels, compose = self._labels, self._compose
        tables = []
        completeness = []
        for part, members in self.parts():
            letters = labels.letters("processor" if part == "processor" else "controller")
            shown = [entry for entry in letters if "controller" not in entry.slots]
            rows = []
            for i in members:
                activity = self._activities[i]
                marks = [self._state(activity, entry.slots) for entry in shown]
                rows.append(
                    {
                        "id": i,
                        "number": compose.cleaner.one_line(activity["number"], _NUMBER_LIMIT),
                        "name": self.name(i, 120),
                        "department": compose.lines(activity["department"]),
                        "bases": compose.words(self._bases_short(activity)) if part != "processor" else [],
                        "states": marks,
                        "status": self._status(activity),
                    }
                )
            tables.append(
                {
                    "part": part,
                    "title": self.part_title(part),
                    "letters": [e.letter for e in shown],
                    "rows": rows,
                }
            )
            completeness.append(self._completeness(part, shown, rows))
        keys = ("share", "number", "activity", "department", "bases_short", "status", "letters")
        return {
            "title": labels["overview"],
            "tables": tables,
            "completeness": completeness,
            "words": {key: labels[key] for key in keys},
            "empty": "" if self._activities else labels["empty_register"],
        }

    def _completeness(self, part: str, letters: Sequence[Letter], rows: Sequence[Block]) -> Block:
        """How many activities of a part answer each letter, state by state."""
        counted = []
        for i, letter in enumerate(letters):
            states = Counter(row["states"][i] for row in rows)
            counts = {key: states[key] for key in STATES}
            counted.append({"letter": letter.letter, "title": letter.heading, "counts": counts})
        citation = self._labels.paragraph("processor" if part == "processor" else "controller")
        return {"title": self._labels.fill("completeness", citation=citation), "rows": counted}

    def _state(self, activity: Doc, slots: Sequence[str]) -> str:
        common = bool(self._register["security"].strip())
        return letter_state([answer(activity, slot, common_measures=common) for slot in slots])

    def _status(self, activity: Doc) -> str:
        return self._compose.cleaner.one_line(self._labels.term("status", activity["status"]), 60)

    def _bases_short(self, activity: Doc) -> str:
        """The articles relied on, each once, in order of appearance."""
        codes = [
            b["article"].strip() for p in activity["purposes"] for b in p["bases"] if b["article"].strip()
        ]
        return ", ".join(dict.fromkeys(code.replace(" ", "") for code in codes))

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
        intro = []
        if len(" ".join(activity["name"].split())) > _HEADING_LIMIT:
            intro.append(paragraphs(compose.lines(labels.fill("full_name", name=activity["name"]))))
        intro += self._text(activity["description"], labels["description"], f"{number} {name}", heading=False)
        if activity["part"] == "processor":
            sections = self._sections.processor_part(activity)
            beyond = self._sections.beyond_processor(activity)
        else:
            sections, beyond = self._sections.controller_part(activity), []
        sections.append(self._supplement(activity, f"{number} {name}", beyond))
        return {
            "id": i,
            "number": number,
            "name": name,
            "status": self._status(activity),
            "intro": [block for block in intro if block],
            "sections": sections,
        }

    def _supplement(self, activity: Doc, title: str, beyond: Sequence[Block | None]) -> Block:
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
            (labels["status"], compose.words(labels.term("status", activity["status"]))),
            (labels["valid"], compose.words(" ".join(valid))),
            (labels["last_review"], compose.words(labels.date(activity["last_review"]))),
            (labels["next_review"], compose.words(labels.date(activity["next_review"]))),
            (labels["systems"], compose.listed(activity["systems"])),
        ]
        blocks = [*beyond, facts(rows)]
        if internal:
            for heading, text in activity["extra"].items():
                blocks += self._text(text, heading, title, own_label=True)
            blocks += self._text(activity["notes"], labels["notes"], title)
        return section("", labels["supplement"], labels["supplement_cite"], blocks)

    def _text(
        self, text: str, label: str, title: str, *, heading: bool = True, own_label: bool = False
    ) -> list[Block | None]:
        """A free text under its label; a long one goes to the annex of long texts and leaves a reference."""
        if not text.strip():
            return []
        labels, compose = self._labels, self._compose
        named = compose.own(label, STRONG) if own_label else compose.word(label, STRONG)
        lead: Cell = [[named]] if heading else []
        if self._options.layout != "full" or len(text) <= _LONG_TEXT:
            return [paragraphs(lead + compose.lines(text))]
        target = f"text{len(self._long)}"
        shown = labels.fill("text_of", label=label, activity=title)
        self._long.append(
            {"id": target, "title": compose.cleaner.one_line(shown, _HEADING_LIMIT), "c": compose.lines(text)}
        )
        beginning = compose.lines(_shortened(text)) if not heading else []
        return [paragraphs([*lead, *beginning, [compose.word(f"→ {labels['see_annex']}.", SOFT, target)]])]

    # --- the back ------------------------------------------------------------------------------------------------

    def back(self) -> Block:
        """The register of parties and the annexes; to be asked for after all activities."""
        if self._back is not None:
            return self._back
        labels, compose = self._labels, self._compose
        shown = party_table(
            compose, self.parties, self._activities, internal=self._options.profile == "internal"
        )
        chapters = []
        if shown:
            chapters.append({"title": labels["parties"], "blocks": [shown], "new_page": True})
        chapters.append({"title": labels["annex_legend"], "blocks": legend(compose), "new_page": True})
        law = wording(compose, [part for part, _ in self.parts()])
        chapters.append({"title": labels["annex_wording"], "blocks": law, "new_page": False})
        cited = provisions(compose, self._activities)
        if cited:
            chapters.append({"title": labels["annex_articles"], "blocks": cited, "new_page": False})
        self._back = {"chapters": chapters, "long_title": labels["annex_texts"], "long": self._long}
        return self._back

    def contents(self) -> list[Block]:
        """Every heading of the contents, in order: level, number, title and the label it stands at."""
        labels = self._labels
        entries: list[Block] = []

        def add(level: int, title: str, target: str, number: str = "") -> None:
            entries.append({"level": level, "number": number, "title": title, "target": target})

        add(1, labels["overview"], "overview")
        add(1, labels["common"], "common")
        for part, members in self.parts():
            add(1, self.part_title(part), f"part-{part}")
            for i in members:
                number = self._compose.cleaner.one_line(self._activities[i]["number"], _NUMBER_LIMIT)
                add(2, self.name(i), f"act{i}", number)
        for i, chapter in enumerate(self.back()["chapters"]):
            add(1, chapter["title"], f"chapter{i}")
        if self._long:
            add(1, labels["annex_texts"], "long")
        return entries

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
                        self._compose, self._register, [self._activities[i] for i in members], part
                    ),
                }
                for part, members in self.parts()
            ],
            "empty": "" if self._activities else self._labels["empty_register"],
        }


def _shortened(text: str, limit: int = 600) -> str:
    """The beginning of a long text, cut at a word."""
    if len(text) <= limit:
        return text
    cut = text[:limit]
    return (cut[: cut.rindex(" ")] if " " in cut[limit // 2 :] else cut).rstrip() + " …"

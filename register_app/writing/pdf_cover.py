"""What the PDF says of the register as a whole: its titles, the cover, the information common to all activities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from register_app.writing.answers import STATES
from register_app.writing.labels import usual_titles
from register_app.writing.pairs import each, tied
from register_app.writing.pdf_blocks import (
    SOFT,
    STRONG,
    Block,
    Cell,
    Composer,
    Line,
    facts,
    paragraphs,
    section,
    shortened,
)
from register_app.writing.pdf_changes import counted
from register_app.writing.pdf_options import PdfOptions
from register_app.writing.pdf_sections import ROOM, SectionWriter

Doc = Mapping[str, Any]
_HEADING_LIMIT = 160
_EXPRESSION_LIMIT = 8000
"""Characters of an expression in the metadata: a text there has to stay below 32,767 bytes."""

_ROOM = {"full": 62, "table": 150}
"""Characters of contact details that stand on one line: of a cover, and above a table on a page on its side."""

RUNNING_LIMIT = 70
"""Characters of a text in the head of a page, so that two stand on one line."""


class CoverWriter:
    """Writes the words about one register."""

    def __init__(
        self,
        compose: Composer,
        document: Doc,
        activities: Sequence[Doc],
        options: PdfOptions,
        sections: SectionWriter,
        left_out: str,
    ) -> None:
        """`activities`: those of `document` in print order; `left_out` says what the profile kept back."""
        self._compose = compose
        self._labels = compose.labels
        self._document = document
        self._register: Doc = document["register"]
        self._activities = activities
        self._options = options
        self._sections = sections
        self._left_out = left_out

    def head(self) -> Block:
        """Titles, languages and the words of header and footer."""
        register, labels, compose = self._register, self._labels, self._compose
        title = compose.cleaner.one_line(register["title"], _HEADING_LIMIT)
        if not title or title in usual_titles():
            title = labels["title"]
        if self._options.layout == "changes":
            title = self.since()
        organisation = self.organisation()
        footer = [labels.fill("extract_date", date=labels.date(self._options.moment.isoformat()))]
        version = self._version()
        if version:
            footer.append(f"{labels['version']} {version}")
        own = register["language"] or labels.language
        return {
            "language": labels.language,
            "second_language": labels.second.language if labels.second else "",
            "own_language": own
            if own.isascii() and own.isalpha() and 2 <= len(own) <= 3
            else labels.language,
            "title": title,
            "description": self._compose.cleaner.one_line(self._options.scope.expression, _EXPRESSION_LIMIT),
            "organisation": organisation,
            "running_title": each(title, lambda half: compose.cleaner.one_line(half, RUNNING_LIMIT)),
            "running_organisation": each(
                organisation, lambda half: compose.cleaner.one_line(half, RUNNING_LIMIT)
            ),
            "footer": compose.cleaner.one_line(" · ".join(footer), 110),
            "page": labels["page"],
            "accent": self._options.accent,
            "layout": self._options.layout,
            "page_per_activity": self._options.page_per_activity,
            "states": {key: labels.term("state", key) for key in STATES},
        }

    def since(self) -> str:
        """What the account of changes is called: "Changes since 3 March 2026"."""
        since = each(
            self._labels.date(self._options.since),
            lambda half: self._compose.cleaner.one_line(half, _HEADING_LIMIT),
        )
        return self._labels.fill("changes_since", since=since)

    def _earlier(self) -> Line:
        """The state that changes are counted from; a version with its kind and its day."""
        compose, since = self._compose, self._options.since
        for version in reversed(self._document["versions"]):
            if version["name"] == since:
                return [compose.word(self._told(version))]
        return [compose.word(self._labels.date(since))]

    def organisation(self) -> str:
        party = self._register["controller"]
        name = self._compose.cleaner.one_line(party["name"], _HEADING_LIMIT) if party else ""
        return name or self._labels["unnamed_organisation"]

    def _version(self) -> str:
        """The last version that was named, as "name (approved 3 March 2026)"."""
        versions = self._document["versions"]
        if not versions:
            return ""
        return self._told(versions[-1])

    def _told(self, version: Doc) -> str:
        name = self._compose.cleaner.one_line(version["name"], 80)
        kind = self._labels.term("version_kind", version["kind"])
        return self._labels.fill("version_line", name=name, kind=kind, date=self._labels.date(version["at"]))

    def cover(self) -> Block:
        register, labels, compose = self._register, self._labels, self._compose
        used = self._used_parts()
        if len(used) == 2:
            subtitle = labels["subtitle_both"]
        else:
            part = used[0] if used else "controller"
            subtitle = labels.fill(f"subtitle_{part}", citation=labels.paragraph(part))
        room = _ROOM.get(self._options.layout, ROOM)

        def line(party: Doc | None) -> Cell:
            return self._sections.party_line(party, room)

        joint = [text for party in register["joint_controllers"] for text in line(party)]
        own = line(register["controller"]) or compose.missing()
        organisation = labels["processor"] if used == ["processor"] else labels["controller"]
        rows = [
            (organisation, own),
            (labels["joint_controllers"], joint),
            (labels["representative"], line(register["representative"])),
            (labels["dpo"], line(register["dpo"])),
            (labels["scope"], compose.lines(shortened(register["scope"]))),
            (labels["contains"], self._counts()),
            (labels["extract_scope"], self._extract()),
            (labels["version"], compose.words(self._version())),
        ]
        if self._options.layout == "table":
            rows.insert(4, (labels["common_measures"], compose.lines(register["security"])))
        if self._options.layout == "activity":
            # The organisation stands in each activity.
            rows = [row for row in rows if row[0] in (labels["extract_scope"], labels["version"])]
        date = labels.fill("extract_date", date=labels.date(self._options.moment.isoformat()))
        if self._options.layout == "changes":
            told = self._options.changes or ()
            internal = self._options.profile == "internal"
            rows = [
                rows[0],
                (labels["before"], [self._earlier()]),
                (labels["now"], compose.words(labels.date(self._options.moment.isoformat()))),
                (labels["extract_scope"], self._extract()),
                (labels["change"], counted(compose, told, internal=internal)),
            ]
            subtitle = compose.cleaner.one_line(register["title"], _HEADING_LIMIT) or labels["title"]
        return {
            "subtitle": subtitle,
            "date": date,
            "facts": facts(rows),
            "text": compose.lines(self._options.cover_text),
            "logo": list(self._options.logo_content()),
            "logo_alt": labels.fill("logo_alt", organisation=self.organisation()),
        }

    def _used_parts(self) -> list[str]:
        held = {activity["part"] for activity in self._activities}
        return [part for part in ("controller", "processor") if part in held]

    def _counts(self) -> Cell:
        labels, compose = self._labels, self._compose
        parts = Counter(a["part"] for a in self._activities)
        statuses = Counter(a["status"] for a in self._activities)
        line = labels.count("activities", len(self._activities))
        if len(parts) > 1:
            each_part = [labels.count(p, parts[p]) for p in ("controller", "processor") if parts[p]]
            line = tied(line, compose.colon, labels.all_of(each_part))
        cell = compose.words(line)
        known = [s for s in ("approved", "in_review", "draft", "retired") if statuses[s]]
        return cell + compose.words(labels.all_of([labels.count(s, statuses[s]) for s in known]), SOFT)

    def _extract(self) -> Cell:
        labels, compose = self._labels, self._compose
        cell = compose.chosen(self._options.scope)
        # Complete is what has been counted, not what nobody filtered.
        count, total = len(self._activities), self._options.total
        if total is not None and not (cell and count == total):
            whole = count == total
            of = labels.fill("of_total", n=labels.number(count), total=labels.number(total))
            cell += compose.words(labels["all_activities"] if whole else of)
        return cell + compose.words(self._left_out, SOFT)

    def common(self) -> Block:
        """Letters (a) and (g) as far as they hold for the whole register, in full."""
        register, labels, compose = self._register, self._labels, self._compose
        used = self._used_parts() or ["controller"]
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
        if party["country"].strip():
            cell.append([compose.country(party["country"])])
        for key in ("email", "phone", "web"):
            if party[key].strip():
                cell.append([compose.word(labels[key] + compose.colon, SOFT), compose.own(party[key])])
        return cell

"""The data of an activity in print: categories with the people they are about, and how long each is kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from register_app.writing.answers import retention_stated, says
from register_app.writing.pdf_blocks import SMALL, SOFT, STRONG, Block, Cell, Composer, merged, table
from register_app.writing.pdf_long import NARROW, LongTexts

Doc = Mapping[str, Any]


class DataWriter:
    """Writes the tables of data of one register's activities; `long` takes what is too long for its column."""

    def __init__(self, compose: Composer, long: LongTexts) -> None:
        self._compose = compose
        self._labels = compose.labels
        self._long = long

    def table(self, activity: Doc) -> Block | None:
        """Letter (c): each category of data, about whom, from where, for which purposes; None without any."""
        compose, labels = self._compose, self._labels
        uses = [
            use
            for use in activity["data"]
            if use["category"].strip() or any(s.strip() for s in use["subjects"])
        ]
        if not uses:
            return None
        many = len(activity["purposes"]) > 1
        sources = merged([self._long.cell(use["source"], labels["source"], NARROW) for use in uses])
        subjects = merged([compose.listed(use["subjects"]) for use in uses])
        rows = []
        for use, people, source in zip(uses, subjects, sources, strict=True):
            name = use["category"].strip()
            category: Cell = [self._long.line(name, labels["category"], NARROW, STRONG)]
            if not name:
                category = [[compose.say("no_category", SOFT)]]
            if use["basis_use"] == "own" and use["basis"].strip():
                category.append(compose.around("own_basis", labels.citation(use["basis"].strip())))
            elif use["basis_use"] == "surplus":
                category.append([compose.say("surplus", SMALL)])
            elif use["basis_use"] == "unclarified":
                category.append([compose.say("basis_unclarified", SMALL)])
            marked = use["sensitivity"] not in ("", "ordinary")
            word = labels.term("sensitivity", use["sensitivity"])
            kind = compose.words(word, STRONG if marked else SOFT)
            numbers = compose.words(", ".join(str(n) for n in use["purposes"])) if many else []
            rows.append([category, kind, people, source, numbers])
        return table(
            [
                (labels["category"], 1.25),
                (labels["sensitivity"], compose.fixed(29)),
                (labels["subjects"], 1.0),
                (labels["source"], 0.8),
                (labels["purpose_numbers"], compose.fixed(18)),
            ],
            rows,
            lists=[2],
        )

    def time_limits(self, uses: Sequence[Doc]) -> Block | None:
        """Letter (f): time limits, the categories with the same limit in one row; a category without one is marked."""
        if not any(retention_stated(use) for use in uses):
            return None
        compose, labels = self._compose, self._labels
        groups: dict[tuple[str, ...], list[Doc]] = {}
        for use in uses:
            kept = use["retention"]
            key = tuple(kept[name].strip() for name in ("period", "text", "start", "action", "law", "note"))
            groups.setdefault(key, []).append(use)
        names = [use["category"] for use in uses]
        rows = []
        for (period, text, start, action, law, note), members in groups.items():
            what: Cell = []
            for use in members:
                line = [compose.own(use["category"], STRONG)]
                if not use["category"].strip():
                    line = [compose.say("whole_activity", STRONG)]
                if names.count(use["category"]) > 1 and use["subjects"]:
                    line += [compose.word(" "), compose.own(f"({labels.all_of(use['subjects'])})", SOFT)]
                what.append(line)
            words = labels.period(period)
            # "3 years" above "3 years after the loan is repaid" would say it twice.
            limit = self._long.cell(text, labels["time_limit"], NARROW)
            if not says(text, words):
                limit = compose.words(words, STRONG) + limit
            rows.append(
                [
                    what,
                    limit or compose.missing(),
                    self._long.cell(start, labels["counted_from"], NARROW),
                    compose.words(labels.term("action", action)),
                    self._long.cell(law, labels["retention_law"], NARROW)
                    + self._long.cell(note, labels["retention_law"], NARROW, SOFT),
                ]
            )
        columns = [(labels["categories"], 1.4), (labels["time_limit"], 1.15), (labels["counted_from"], 0.85)]
        columns += [(labels["afterwards"], compose.fixed(24)), (labels["retention_law"], 1.1)]
        return table(columns, rows, lists=[0])

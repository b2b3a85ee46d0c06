"""The comparison of a notice with a register as lines for the screen, and as a report in each format of a notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from register_app.model.document import Document
from register_app.services.drift import Drift, Pair
from register_app.services.drift_purposes import Purpose
from register_app.writing.notice import (
    Block,
    Cell,
    Facts,
    Line,
    NoticeText,
    Paragraph,
    Section,
    own,
    without_empty_columns,
    word,
)
from register_app.writing.notice_labels import NoticeLabels

PARTS = ("differing", "unknown", "missing", "agree")
"""The parts of a report: what to decide first, what is in order last."""


def screen(drift: Drift, language: str) -> list[str]:
    """The comparison as lines of plain text, in `language`. Raises UnknownDocumentLanguage."""
    labels = NoticeLabels(language)
    lines: list[str] = []
    for key in PARTS:
        rows = list(_rows(drift, labels, key))
        if lines:
            lines.append("")
        lines.append(f"{labels.drift(key)}: {len(rows)}")
        for first, *others in rows:
            told = [" · ".join(line.text for line in cell) for cell in (first, *others)]
            lines.append(f"  {told[0]}")
            lines.extend(f"      {text}" for text in told[1:] if text)
    return lines


def report(drift: Drift, document: Document, *, language: str, day: str) -> NoticeText:
    """The comparison as a text that every writer of notices can write, dated `day` (ISO)."""
    labels = NoticeLabels(language)
    counts = tuple((labels.drift(key), word(str(len(list(_rows(drift, labels, key)))))) for key in PARTS)
    sections = [Section("summary", labels.drift("summary"), (Facts(labels.drift("count"), counts),))]
    for key in PARTS:
        rows = list(_rows(drift, labels, key))
        block: Block = Paragraph((Line(labels.drift("nothing")),))
        if rows:
            block = without_empty_columns(_head(labels, key), rows, labels.drift(key))
        sections.append(Section(key, labels.drift(key), (block,)))
    controller = document["register"]["controller"]
    lead = labels.drift("lead", notice=drift.notice, register=drift.register)
    return NoticeText(
        language=language,
        own_language=document["register"]["language"] or language,
        title=labels.drift("title"),
        organisation=(controller["name"] if controller else "") or labels["unnamed_organisation"],
        day=day,
        updated=labels.fill("updated", date=labels.document.date(day).replace("\u00a0", " ")),
        lead=(Paragraph((Line(lead),)),),
        sections=tuple(sections),
        words=labels.words(),
    )


def _head(labels: NoticeLabels, key: str) -> tuple[str, ...]:
    if key in ("missing", "unknown"):
        return labels["purpose"], labels["basis"], labels.drift("notes")
    return labels.drift("notice_says"), labels.drift("register_says"), labels.drift("notes")


def _rows(drift: Drift, labels: NoticeLabels, key: str) -> Iterator[tuple[Cell, ...]]:
    match key:
        case "missing" | "unknown":
            alone: Sequence[Purpose] = drift.missing if key == "missing" else drift.unknown
            for purpose in alone:
                nearest = drift.nearest.get(purpose.title, "")
                note = word(labels.drift("nearest", title=nearest)) if nearest else ()
                yield own(purpose.called, strong=True), _articles(purpose, labels), note
        case _:
            for pair in drift.pairs:
                if pair.differs == (key == "differing"):
                    yield (
                        own(pair.notice.title, strong=True) + _articles(pair.notice, labels),
                        own(pair.register.called, strong=True) + _articles(pair.register, labels),
                        tuple(Line(text) for text in _notes(pair, labels)),
                    )


def _articles(purpose: Purpose, labels: NoticeLabels) -> Cell:
    """The articles a purpose rests on, a line for each."""
    found = dict.fromkeys(basis.article for basis in purpose.bases if basis.article)
    return tuple(Line(_cited(code, labels)) for code in found) or word(labels["no_basis"])


def _cited(code: str, labels: NoticeLabels) -> str:
    return labels.document.citation(code).replace("\u00a0", " ")


def _all_cited(codes: Sequence[str], labels: NoticeLabels) -> str:
    return labels.document.all_of(_cited(code, labels) for code in codes)


def _notes(pair: Pair, labels: NoticeLabels) -> Iterator[str]:
    if pair.only_notice:
        yield labels.drift("only_notice", bases=_all_cited(pair.only_notice, labels))
    if pair.only_register:
        yield labels.drift("only_register", bases=_all_cited(pair.only_register, labels))
    for note in pair.notes:
        yield labels.drift(f"note_{note}")

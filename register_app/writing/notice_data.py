"""Which data a privacy notice tells of, whence, and how long they are kept (Art. 13(2)(a), 14(1)(d), 14(2)(f) GDPR)."""

from __future__ import annotations

from register_app.base.i18n import N_
from register_app.model.document import ActivityDoc, DataUseDoc, RetentionDoc
from register_app.model.text import fold, one_line
from register_app.writing.notice import Cell, Line, Section, own, without_empty_columns, word
from register_app.writing.notice_labels import unbroken
from register_app.writing.notice_told import Told, add, purposes_for, raised, uses_for


def data(told: Told) -> Section | None:
    labels = told.labels
    found: dict[str, tuple[str, str, list[str], list[str]]] = {}
    for use in told.uses():
        if not use["category"].strip():
            continue
        key = fold(use["category"])
        _, _, subjects, sources = found.setdefault(key, (use["category"], use["sensitivity"], [], []))
        add(subjects, use["subjects"])
        add(sources, [use["source"]])
    if not found:
        told.remark(N_("The register names no personal data for the notice (Art. 14(1)(d))."))
        return None
    rows = [
        (
            _category(told, name, kind),
            () if told.group else own("\n".join(subjects)),
            own("\n".join(sources)),
        )
        for name, kind, subjects, sources in found.values()
    ]
    head = (labels["category"], labels["subjects"], labels["source"])
    asked = {"6(1)(b)", "6(1)(c)"} & {basis["article"] for basis in told.bases()}
    return told.section(
        "data",
        told.say("data_text"),
        without_empty_columns(head, rows, labels["data"]),
        told.say("needed") if asked else None,
    )


def _category(told: Told, name: str, kind: str) -> Cell:
    said = told.labels.term("kinds", kind)
    text = (
        told.labels.fill("with_kind", text=name, kind=said) if said and fold(said) not in fold(name) else name
    )
    return own(text, strong=True)


def retention(told: Told) -> Section | None:
    labels = told.labels
    groups: dict[tuple[Cell, tuple[str, ...]], list[str]] = {}
    unsaid: list[str] = []
    for activity in told.activities:
        for use in uses_for(activity, told.group):
            limit, name = _limit(told, use["retention"]), use["category"].strip()
            if limit:
                names = groups.setdefault((limit, _served(told, activity, use)), [])
                add(names, [name or labels["everything"]])
            elif name:
                add(unsaid, [name])
    # The same limit of the same categories stands once, beside all the purposes it is for, and beside no other.
    rows: dict[tuple[Cell, frozenset[str]], tuple[list[str], list[str]]] = {}
    for (limit, purposes), names in groups.items():
        _, served = rows.setdefault((limit, frozenset(map(fold, names))), (names, []))
        add(served, purposes)
    if unsaid:
        told.remark(
            N_("No time limit is given for: {categories} (Art. 13(2)(a))."), categories=", ".join(unsaid)
        )
    if not rows:
        return None
    table = without_empty_columns(
        (labels["category"], labels["for_purpose"], labels["time_limit"]),
        [
            (own("\n".join(categories), strong=True), own("\n".join(served)), limit)
            for (limit, _), (categories, served) in rows.items()
        ],
        labels["retention"],
    )
    return told.section("retention", told.say("retention_text"), table)


def _served(told: Told, activity: ActivityDoc, use: DataUseDoc) -> tuple[str, ...]:
    """The titles of the purposes that a data use is for."""
    if use["purposes"]:
        return tuple(
            purpose["title"]
            for place, purpose in enumerate(activity["purposes"], 1)
            if place in use["purposes"]
        )
    return tuple(purpose["title"] for purpose in purposes_for(activity, told.group))


def _limit(told: Told, retention: RetentionDoc) -> Cell:
    """The limit in words; the bare period where the register has no words of its own."""
    labels = told.labels
    period = labels.period(retention["period"].strip())
    text = own(retention["text"]) or word(raised(period))
    if not text:
        return ()
    lines = list(text)
    if retention["start"].strip() and not retention["text"].strip():
        lines.append(Line(labels.fill("counted_from", text=one_line(retention["start"])), own=True))
    then = labels.term("actions", retention["action"])
    if then:
        lines.append(Line(then))
    if retention["law"].strip():
        lines.append(Line(labels.fill("retention_law", text=unbroken(one_line(retention["law"]))), own=True))
    return tuple(lines)

"""Rules put to the data of an activity: how sensitive they are, and how long they are kept."""

from __future__ import annotations

from collections.abc import Iterator

from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc, Document
from register_app.services.rules import slots
from register_app.services.rules.rule import Finding, Rule


def _special_without_condition(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    yield from _unfounded(
        activity,
        "special",
        "9(",
        N_("“{category}” is a special category, but no condition of Art. 9(2) is given."),
    )


def _criminal_without_authority(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    yield from _unfounded(
        activity,
        "criminal",
        "10",
        N_("“{category}” concerns criminal offences, but no authority under Art. 10 is given."),
    )


def _unfounded(activity: ActivityDoc, sensitivity: str, article: str, text: str) -> Iterator[Finding]:
    """Data of a sensitivity in an activity that gives no basis of the article it needs."""
    given = {basis["article"] for purpose in activity["purposes"] for basis in purpose["bases"]}
    given |= {use["basis"] for use in activity["data"]}
    if activity["part"] != "controller" or any(basis.startswith(article) for basis in given):
        return
    for place, use in enumerate(activity["data"]):
        if use["sensitivity"] == sensitivity:
            yield Finding(("data", place, "category"), Message(text, {"category": use["category"]}))


def _sensitivity_open(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, use in enumerate(activity["data"]):
        if use["category"] and not use["sensitivity"]:
            yield Finding(
                ("data", place, "sensitivity"),
                Message(N_("It is not said how sensitive “{category}” is."), {"category": use["category"]}),
            )


def _no_time_limit(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    if activity["part"] != "controller" or slots.states(activity)["retention"] in (
        "not_applicable",
        "unclarified",
    ):
        return
    open_uses = slots.uses_without_limit(activity)
    if not any(use["category"] or slots.is_limited(use) for use in activity["data"]):
        yield Finding(("retention",), Message(N_("No time limit for erasure is stated.")))
    for place in open_uses:
        yield Finding(
            ("data", place, "retention"),
            Message(
                N_("No time limit for erasure is stated for “{category}”."),
                {"category": activity["data"][place]["category"]},
            ),
        )


RULES: tuple[Rule, ...] = (
    Rule(
        "special-without-condition",
        "error",
        "9(2)",
        N_("Special categories have a condition"),
        N_("Art. 9(1) forbids the processing unless a condition of Art. 9(2) holds."),
        _special_without_condition,
    ),
    Rule(
        "criminal-without-authority",
        "error",
        "10",
        N_("Criminal data have an authority"),
        N_(
            "Art. 10 allows data on convictions and offences only under official authority or where law permits it."
        ),
        _criminal_without_authority,
    ),
    Rule(
        "sensitivity-open",
        "note",
        "9",
        N_("Each data category has a sensitivity"),
        N_("What is special, criminal or a national identification number has rules of its own."),
        _sensitivity_open,
    ),
    Rule(
        "retention-missing",
        "error",
        "30(1)(f)",
        N_("Each data category has a time limit"),
        N_("The record shall, where possible, give the envisaged time limits for the different categories."),
        _no_time_limit,
    ),
)

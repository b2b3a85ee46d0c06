"""Rules put to an activity: its name, the answers to Art. 30, its purposes and their legal bases."""

from __future__ import annotations

from collections.abc import Iterator

from register_app.base.i18n import N_, Message
from register_app.model.document import ActivityDoc, Document, PurposeDoc
from register_app.model.vocabulary import SLOT_LABELS
from register_app.services.rules import slots
from register_app.services.rules.rule import Finding, Rule


def _no_name(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    if not activity["name"].strip():
        yield Finding(("name",), Message(N_("The activity has no name.")))


def _slot_missing(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for slot, state in slots.states(activity).items():
        if state == "missing" and slot not in ("purposes", "retention"):
            yield Finding(
                (slot,),
                Message(N_("Nothing is said about: {slot}."), {"slot": Message(SLOT_LABELS[slot])}),
            )


def _slot_unclarified(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for slot, state in slots.states(activity).items():
        if state == "unclarified":
            yield Finding(
                (slot,), Message(N_("Still to be clarified: {slot}."), {"slot": Message(SLOT_LABELS[slot])})
            )


def _no_purpose(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    if activity["part"] == "controller" and slots.states(activity)["purposes"] == "missing":
        yield Finding(("purposes",), Message(N_("No purpose is stated.")))


def _purpose_without_basis(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    if activity["part"] != "controller":
        return
    for place, purpose in enumerate(activity["purposes"]):
        if not any(basis["article"].startswith(("6(", "10")) or basis["law"] for basis in purpose["bases"]):
            yield Finding(
                ("purposes", place, "bases"),
                Message(
                    N_("The purpose “{purpose}” has no legal basis."), {"purpose": _called(purpose, place)}
                ),
            )


def _interest_not_stated(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, purpose in enumerate(activity["purposes"]):
        for order, basis in enumerate(purpose["bases"]):
            if basis["article"] == "6(1)(f)" and not basis["reason"].strip():
                yield Finding(
                    ("purposes", place, "bases", order, "reason"),
                    Message(
                        N_("“{purpose}” rests on legitimate interests, but the interest is not stated."),
                        {"purpose": _called(purpose, place)},
                    ),
                )


def _law_not_stated(activity: ActivityDoc, _: Document) -> Iterator[Finding]:
    for place, purpose in enumerate(activity["purposes"]):
        for order, basis in enumerate(purpose["bases"]):
            if basis["article"] in ("6(1)(c)", "6(1)(e)") and not (basis["law"] or basis["reason"].strip()):
                yield Finding(
                    ("purposes", place, "bases", order, "law"),
                    Message(
                        N_("“{purpose}” rests on a duty or task laid down by law, but no law is named."),
                        {"purpose": _called(purpose, place)},
                    ),
                )


def _called(purpose: PurposeDoc, place: int) -> str:
    """What names a purpose: its title, else its text, else which one it is."""
    return _short(purpose["title"].strip() or purpose["description"].strip() or str(place + 1))


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57].rstrip() + "…"


RULES: tuple[Rule, ...] = (
    Rule(
        "activity-name",
        "error",
        "30(1)",
        N_("The activity has a name"),
        N_("Colleagues and the authority refer to an activity by its name."),
        _no_name,
    ),
    Rule(
        "purpose-missing",
        "error",
        "30(1)(b)",
        N_("A purpose is stated"),
        N_("The record must contain the purposes of the processing."),
        _no_purpose,
    ),
    Rule(
        "slot-missing",
        "error",
        "30(1)",
        N_("Every part of Art. 30 is answered"),
        N_("An empty field reads as “nobody has looked”. Fill it in, or say why it does not apply."),
        _slot_missing,
    ),
    Rule(
        "slot-unclarified",
        "warning",
        "30(1)",
        N_("Nothing is left to be clarified"),
        N_("The register is honest about what is open, but the authority will ask."),
        _slot_unclarified,
    ),
    Rule(
        "basis-missing",
        "error",
        "6(1)",
        N_("Each purpose has a legal basis"),
        N_("Processing is lawful only on one of the bases of Art. 6(1), and you must be able to show which."),
        _purpose_without_basis,
    ),
    Rule(
        "interest-not-stated",
        "error",
        "13(1)(d)",
        N_("A legitimate interest is stated"),
        N_("Data subjects must be told the interest pursued; without it there is nothing to balance."),
        _interest_not_stated,
    ),
    Rule(
        "law-not-stated",
        "warning",
        "6(3)",
        N_("A legal obligation names its law"),
        N_("The basis of Art. 6(1)(c) and (e) is laid down by Union or Member State law."),
        _law_not_stated,
    ),
)
